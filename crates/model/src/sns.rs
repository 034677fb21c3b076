// Written by `cargo codegen` from models/sns.json. Do not edit.
#![allow(missing_docs, reason = "the model holds facts and no prose")]

mod schema;

use std::collections::BTreeMap;

use bytes::Bytes;

pub use schema::SERVICE;

#[derive(Clone, Default, PartialEq)]
pub struct AddPermissionInput {
    pub topic_arn: Option<String>,
    pub label: Option<String>,
    pub aws_account_id: Option<Vec<String>>,
    pub action_name: Option<Vec<String>>,
}
wire::structure!(AddPermissionInput, schema::ADD_PERMISSION_INPUT, 0 topic_arn, 1 label, 2 aws_account_id, 3 action_name);

#[derive(Clone, Default, PartialEq)]
pub struct AddPermissionOutput {}
wire::structure!(AddPermissionOutput, schema::ADD_PERMISSION_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct CreateTopicInput {
    pub name: Option<String>,
    pub attributes: Option<BTreeMap<String, String>>,
    pub tags: Option<Vec<Tag>>,
    pub data_protection_policy: Option<String>,
}
wire::structure!(CreateTopicInput, schema::CREATE_TOPIC_INPUT, 0 name, 1 attributes, 2 tags, 3 data_protection_policy);

#[derive(Clone, Default, PartialEq)]
pub struct CreateTopicOutput {
    pub topic_arn: Option<String>,
}
wire::structure!(CreateTopicOutput, schema::CREATE_TOPIC_OUTPUT, 0 topic_arn);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteTopicInput {
    pub topic_arn: Option<String>,
}
wire::structure!(DeleteTopicInput, schema::DELETE_TOPIC_INPUT, 0 topic_arn);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteTopicOutput {}
wire::structure!(DeleteTopicOutput, schema::DELETE_TOPIC_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct GetSubscriptionAttributesInput {
    pub subscription_arn: Option<String>,
}
wire::structure!(GetSubscriptionAttributesInput, schema::GET_SUBSCRIPTION_ATTRIBUTES_INPUT, 0 subscription_arn);

#[derive(Clone, Default, PartialEq)]
pub struct GetSubscriptionAttributesOutput {
    pub attributes: Option<BTreeMap<String, String>>,
}
wire::structure!(GetSubscriptionAttributesOutput, schema::GET_SUBSCRIPTION_ATTRIBUTES_OUTPUT, 0 attributes);

#[derive(Clone, Default, PartialEq)]
pub struct GetTopicAttributesInput {
    pub topic_arn: Option<String>,
}
wire::structure!(GetTopicAttributesInput, schema::GET_TOPIC_ATTRIBUTES_INPUT, 0 topic_arn);

#[derive(Clone, Default, PartialEq)]
pub struct GetTopicAttributesOutput {
    pub attributes: Option<BTreeMap<String, String>>,
}
wire::structure!(GetTopicAttributesOutput, schema::GET_TOPIC_ATTRIBUTES_OUTPUT, 0 attributes);

#[derive(Clone, Default, PartialEq)]
pub struct ListSubscriptionsInput {
    pub next_token: Option<String>,
}
wire::structure!(ListSubscriptionsInput, schema::LIST_SUBSCRIPTIONS_INPUT, 0 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListSubscriptionsOutput {
    pub subscriptions: Option<Vec<Subscription>>,
    pub next_token: Option<String>,
}
wire::structure!(ListSubscriptionsOutput, schema::LIST_SUBSCRIPTIONS_OUTPUT, 0 subscriptions, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListSubscriptionsByTopicInput {
    pub topic_arn: Option<String>,
    pub next_token: Option<String>,
}
wire::structure!(ListSubscriptionsByTopicInput, schema::LIST_SUBSCRIPTIONS_BY_TOPIC_INPUT, 0 topic_arn, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListSubscriptionsByTopicOutput {
    pub subscriptions: Option<Vec<Subscription>>,
    pub next_token: Option<String>,
}
wire::structure!(ListSubscriptionsByTopicOutput, schema::LIST_SUBSCRIPTIONS_BY_TOPIC_OUTPUT, 0 subscriptions, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsForResourceInput {
    pub resource_arn: Option<String>,
}
wire::structure!(ListTagsForResourceInput, schema::LIST_TAGS_FOR_RESOURCE_INPUT, 0 resource_arn);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsForResourceOutput {
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(ListTagsForResourceOutput, schema::LIST_TAGS_FOR_RESOURCE_OUTPUT, 0 tags);

#[derive(Clone, Default, PartialEq)]
pub struct ListTopicsInput {
    pub next_token: Option<String>,
}
wire::structure!(ListTopicsInput, schema::LIST_TOPICS_INPUT, 0 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListTopicsOutput {
    pub topics: Option<Vec<Topic>>,
    pub next_token: Option<String>,
}
wire::structure!(ListTopicsOutput, schema::LIST_TOPICS_OUTPUT, 0 topics, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct PublishInput {
    pub topic_arn: Option<String>,
    pub target_arn: Option<String>,
    pub phone_number: Option<String>,
    pub message: Option<String>,
    pub subject: Option<String>,
    pub message_structure: Option<String>,
    pub message_attributes: Option<BTreeMap<String, MessageAttributeValue>>,
    pub message_deduplication_id: Option<String>,
    pub message_group_id: Option<String>,
}
wire::structure!(PublishInput, schema::PUBLISH_INPUT, 0 topic_arn, 1 target_arn, 2 phone_number, 3 message, 4 subject, 5 message_structure, 6 message_attributes, 7 message_deduplication_id, 8 message_group_id);

#[derive(Clone, Default, PartialEq)]
pub struct PublishOutput {
    pub message_id: Option<String>,
    pub sequence_number: Option<String>,
}
wire::structure!(PublishOutput, schema::PUBLISH_OUTPUT, 0 message_id, 1 sequence_number);

#[derive(Clone, Default, PartialEq)]
pub struct PublishBatchInput {
    pub topic_arn: Option<String>,
    pub publish_batch_request_entries: Option<Vec<PublishBatchRequestEntry>>,
}
wire::structure!(PublishBatchInput, schema::PUBLISH_BATCH_INPUT, 0 topic_arn, 1 publish_batch_request_entries);

#[derive(Clone, Default, PartialEq)]
pub struct PublishBatchOutput {
    pub successful: Option<Vec<PublishBatchResultEntry>>,
    pub failed: Option<Vec<BatchResultErrorEntry>>,
}
wire::structure!(PublishBatchOutput, schema::PUBLISH_BATCH_OUTPUT, 0 successful, 1 failed);

#[derive(Clone, Default, PartialEq)]
pub struct RemovePermissionInput {
    pub topic_arn: Option<String>,
    pub label: Option<String>,
}
wire::structure!(RemovePermissionInput, schema::REMOVE_PERMISSION_INPUT, 0 topic_arn, 1 label);

#[derive(Clone, Default, PartialEq)]
pub struct RemovePermissionOutput {}
wire::structure!(RemovePermissionOutput, schema::REMOVE_PERMISSION_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct SetSubscriptionAttributesInput {
    pub subscription_arn: Option<String>,
    pub attribute_name: Option<String>,
    pub attribute_value: Option<String>,
}
wire::structure!(SetSubscriptionAttributesInput, schema::SET_SUBSCRIPTION_ATTRIBUTES_INPUT, 0 subscription_arn, 1 attribute_name, 2 attribute_value);

#[derive(Clone, Default, PartialEq)]
pub struct SetSubscriptionAttributesOutput {}
wire::structure!(SetSubscriptionAttributesOutput, schema::SET_SUBSCRIPTION_ATTRIBUTES_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct SetTopicAttributesInput {
    pub topic_arn: Option<String>,
    pub attribute_name: Option<String>,
    pub attribute_value: Option<String>,
}
wire::structure!(SetTopicAttributesInput, schema::SET_TOPIC_ATTRIBUTES_INPUT, 0 topic_arn, 1 attribute_name, 2 attribute_value);

#[derive(Clone, Default, PartialEq)]
pub struct SetTopicAttributesOutput {}
wire::structure!(SetTopicAttributesOutput, schema::SET_TOPIC_ATTRIBUTES_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct SubscribeInput {
    pub topic_arn: Option<String>,
    pub protocol: Option<String>,
    pub endpoint: Option<String>,
    pub attributes: Option<BTreeMap<String, String>>,
    pub return_subscription_arn: Option<bool>,
}
wire::structure!(SubscribeInput, schema::SUBSCRIBE_INPUT, 0 topic_arn, 1 protocol, 2 endpoint, 3 attributes, 4 return_subscription_arn);

#[derive(Clone, Default, PartialEq)]
pub struct SubscribeOutput {
    pub subscription_arn: Option<String>,
}
wire::structure!(SubscribeOutput, schema::SUBSCRIBE_OUTPUT, 0 subscription_arn);

#[derive(Clone, Default, PartialEq)]
pub struct TagResourceInput {
    pub resource_arn: Option<String>,
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(TagResourceInput, schema::TAG_RESOURCE_INPUT, 0 resource_arn, 1 tags);

#[derive(Clone, Default, PartialEq)]
pub struct TagResourceOutput {}
wire::structure!(TagResourceOutput, schema::TAG_RESOURCE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UnsubscribeInput {
    pub subscription_arn: Option<String>,
}
wire::structure!(UnsubscribeInput, schema::UNSUBSCRIBE_INPUT, 0 subscription_arn);

#[derive(Clone, Default, PartialEq)]
pub struct UnsubscribeOutput {}
wire::structure!(UnsubscribeOutput, schema::UNSUBSCRIBE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UntagResourceInput {
    pub resource_arn: Option<String>,
    pub tag_keys: Option<Vec<String>>,
}
wire::structure!(UntagResourceInput, schema::UNTAG_RESOURCE_INPUT, 0 resource_arn, 1 tag_keys);

#[derive(Clone, Default, PartialEq)]
pub struct UntagResourceOutput {}
wire::structure!(UntagResourceOutput, schema::UNTAG_RESOURCE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct BatchResultErrorEntry {
    pub id: Option<String>,
    pub code: Option<String>,
    pub message: Option<String>,
    pub sender_fault: Option<bool>,
}
wire::structure!(BatchResultErrorEntry, schema::BATCH_RESULT_ERROR_ENTRY, 0 id, 1 code, 2 message, 3 sender_fault);

#[derive(Clone, Default, PartialEq)]
pub struct MessageAttributeValue {
    pub data_type: Option<String>,
    pub string_value: Option<String>,
    pub binary_value: Option<Bytes>,
}
wire::structure!(MessageAttributeValue, schema::MESSAGE_ATTRIBUTE_VALUE, 0 data_type, 1 string_value, 2 binary_value);

#[derive(Clone, Default, PartialEq)]
pub struct PublishBatchRequestEntry {
    pub id: Option<String>,
    pub message: Option<String>,
    pub subject: Option<String>,
    pub message_structure: Option<String>,
    pub message_attributes: Option<BTreeMap<String, MessageAttributeValue>>,
    pub message_deduplication_id: Option<String>,
    pub message_group_id: Option<String>,
}
wire::structure!(PublishBatchRequestEntry, schema::PUBLISH_BATCH_REQUEST_ENTRY, 0 id, 1 message, 2 subject, 3 message_structure, 4 message_attributes, 5 message_deduplication_id, 6 message_group_id);

#[derive(Clone, Default, PartialEq)]
pub struct PublishBatchResultEntry {
    pub id: Option<String>,
    pub message_id: Option<String>,
    pub sequence_number: Option<String>,
}
wire::structure!(PublishBatchResultEntry, schema::PUBLISH_BATCH_RESULT_ENTRY, 0 id, 1 message_id, 2 sequence_number);

#[derive(Clone, Default, PartialEq)]
pub struct Subscription {
    pub subscription_arn: Option<String>,
    pub owner: Option<String>,
    pub protocol: Option<String>,
    pub endpoint: Option<String>,
    pub topic_arn: Option<String>,
}
wire::structure!(Subscription, schema::SUBSCRIPTION, 0 subscription_arn, 1 owner, 2 protocol, 3 endpoint, 4 topic_arn);

#[derive(Clone, Default, PartialEq)]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
}
wire::structure!(Tag, schema::TAG, 0 key, 1 value);

#[derive(Clone, Default, PartialEq)]
pub struct Topic {
    pub topic_arn: Option<String>,
}
wire::structure!(Topic, schema::TOPIC, 0 topic_arn);

pub struct AddPermission;
wire::operation!(AddPermission, AddPermissionInput, AddPermissionOutput, schema::OPERATION_ADD_PERMISSION);

pub struct CreateTopic;
wire::operation!(CreateTopic, CreateTopicInput, CreateTopicOutput, schema::OPERATION_CREATE_TOPIC);

pub struct DeleteTopic;
wire::operation!(DeleteTopic, DeleteTopicInput, DeleteTopicOutput, schema::OPERATION_DELETE_TOPIC);

pub struct GetSubscriptionAttributes;
wire::operation!(GetSubscriptionAttributes, GetSubscriptionAttributesInput, GetSubscriptionAttributesOutput, schema::OPERATION_GET_SUBSCRIPTION_ATTRIBUTES);

pub struct GetTopicAttributes;
wire::operation!(GetTopicAttributes, GetTopicAttributesInput, GetTopicAttributesOutput, schema::OPERATION_GET_TOPIC_ATTRIBUTES);

pub struct ListSubscriptions;
wire::operation!(ListSubscriptions, ListSubscriptionsInput, ListSubscriptionsOutput, schema::OPERATION_LIST_SUBSCRIPTIONS);

pub struct ListSubscriptionsByTopic;
wire::operation!(ListSubscriptionsByTopic, ListSubscriptionsByTopicInput, ListSubscriptionsByTopicOutput, schema::OPERATION_LIST_SUBSCRIPTIONS_BY_TOPIC);

pub struct ListTagsForResource;
wire::operation!(ListTagsForResource, ListTagsForResourceInput, ListTagsForResourceOutput, schema::OPERATION_LIST_TAGS_FOR_RESOURCE);

pub struct ListTopics;
wire::operation!(ListTopics, ListTopicsInput, ListTopicsOutput, schema::OPERATION_LIST_TOPICS);

pub struct Publish;
wire::operation!(Publish, PublishInput, PublishOutput, schema::OPERATION_PUBLISH);

pub struct PublishBatch;
wire::operation!(PublishBatch, PublishBatchInput, PublishBatchOutput, schema::OPERATION_PUBLISH_BATCH);

pub struct RemovePermission;
wire::operation!(RemovePermission, RemovePermissionInput, RemovePermissionOutput, schema::OPERATION_REMOVE_PERMISSION);

pub struct SetSubscriptionAttributes;
wire::operation!(SetSubscriptionAttributes, SetSubscriptionAttributesInput, SetSubscriptionAttributesOutput, schema::OPERATION_SET_SUBSCRIPTION_ATTRIBUTES);

pub struct SetTopicAttributes;
wire::operation!(SetTopicAttributes, SetTopicAttributesInput, SetTopicAttributesOutput, schema::OPERATION_SET_TOPIC_ATTRIBUTES);

pub struct Subscribe;
wire::operation!(Subscribe, SubscribeInput, SubscribeOutput, schema::OPERATION_SUBSCRIBE);

pub struct TagResource;
wire::operation!(TagResource, TagResourceInput, TagResourceOutput, schema::OPERATION_TAG_RESOURCE);

pub struct Unsubscribe;
wire::operation!(Unsubscribe, UnsubscribeInput, UnsubscribeOutput, schema::OPERATION_UNSUBSCRIBE);

pub struct UntagResource;
wire::operation!(UntagResource, UntagResourceInput, UntagResourceOutput, schema::OPERATION_UNTAG_RESOURCE);
