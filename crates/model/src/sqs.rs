// Written by `cargo codegen` from models/sqs.json. Do not edit.
#![allow(missing_docs, reason = "the model holds facts and no prose")]

mod schema;

use std::collections::BTreeMap;

use bytes::Bytes;

pub use schema::SERVICE;

#[derive(Clone, Default, PartialEq)]
pub struct AddPermissionInput {
    pub queue_url: Option<String>,
    pub label: Option<String>,
    pub aws_account_ids: Option<Vec<String>>,
    pub actions: Option<Vec<String>>,
}
wire::structure!(AddPermissionInput, schema::ADD_PERMISSION_INPUT, 0 queue_url, 1 label, 2 aws_account_ids, 3 actions);

#[derive(Clone, Default, PartialEq)]
pub struct AddPermissionOutput {}
wire::structure!(AddPermissionOutput, schema::ADD_PERMISSION_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct ChangeMessageVisibilityInput {
    pub queue_url: Option<String>,
    pub receipt_handle: Option<String>,
    pub visibility_timeout: Option<i32>,
}
wire::structure!(ChangeMessageVisibilityInput, schema::CHANGE_MESSAGE_VISIBILITY_INPUT, 0 queue_url, 1 receipt_handle, 2 visibility_timeout);

#[derive(Clone, Default, PartialEq)]
pub struct ChangeMessageVisibilityOutput {}
wire::structure!(ChangeMessageVisibilityOutput, schema::CHANGE_MESSAGE_VISIBILITY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct ChangeMessageVisibilityBatchInput {
    pub queue_url: Option<String>,
    pub entries: Option<Vec<ChangeMessageVisibilityBatchRequestEntry>>,
}
wire::structure!(ChangeMessageVisibilityBatchInput, schema::CHANGE_MESSAGE_VISIBILITY_BATCH_INPUT, 0 queue_url, 1 entries);

#[derive(Clone, Default, PartialEq)]
pub struct ChangeMessageVisibilityBatchOutput {
    pub successful: Option<Vec<ChangeMessageVisibilityBatchResultEntry>>,
    pub failed: Option<Vec<BatchResultErrorEntry>>,
}
wire::structure!(ChangeMessageVisibilityBatchOutput, schema::CHANGE_MESSAGE_VISIBILITY_BATCH_OUTPUT, 0 successful, 1 failed);

#[derive(Clone, Default, PartialEq)]
pub struct CreateQueueInput {
    pub queue_name: Option<String>,
    pub attributes: Option<BTreeMap<String, String>>,
    pub tags: Option<BTreeMap<String, String>>,
}
wire::structure!(CreateQueueInput, schema::CREATE_QUEUE_INPUT, 0 queue_name, 1 attributes, 2 tags);

#[derive(Clone, Default, PartialEq)]
pub struct CreateQueueOutput {
    pub queue_url: Option<String>,
}
wire::structure!(CreateQueueOutput, schema::CREATE_QUEUE_OUTPUT, 0 queue_url);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteMessageInput {
    pub queue_url: Option<String>,
    pub receipt_handle: Option<String>,
}
wire::structure!(DeleteMessageInput, schema::DELETE_MESSAGE_INPUT, 0 queue_url, 1 receipt_handle);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteMessageOutput {}
wire::structure!(DeleteMessageOutput, schema::DELETE_MESSAGE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteMessageBatchInput {
    pub queue_url: Option<String>,
    pub entries: Option<Vec<DeleteMessageBatchRequestEntry>>,
}
wire::structure!(DeleteMessageBatchInput, schema::DELETE_MESSAGE_BATCH_INPUT, 0 queue_url, 1 entries);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteMessageBatchOutput {
    pub successful: Option<Vec<DeleteMessageBatchResultEntry>>,
    pub failed: Option<Vec<BatchResultErrorEntry>>,
}
wire::structure!(DeleteMessageBatchOutput, schema::DELETE_MESSAGE_BATCH_OUTPUT, 0 successful, 1 failed);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteQueueInput {
    pub queue_url: Option<String>,
}
wire::structure!(DeleteQueueInput, schema::DELETE_QUEUE_INPUT, 0 queue_url);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteQueueOutput {}
wire::structure!(DeleteQueueOutput, schema::DELETE_QUEUE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct GetQueueAttributesInput {
    pub queue_url: Option<String>,
    pub attribute_names: Option<Vec<String>>,
}
wire::structure!(GetQueueAttributesInput, schema::GET_QUEUE_ATTRIBUTES_INPUT, 0 queue_url, 1 attribute_names);

#[derive(Clone, Default, PartialEq)]
pub struct GetQueueAttributesOutput {
    pub attributes: Option<BTreeMap<String, String>>,
}
wire::structure!(GetQueueAttributesOutput, schema::GET_QUEUE_ATTRIBUTES_OUTPUT, 0 attributes);

#[derive(Clone, Default, PartialEq)]
pub struct GetQueueUrlInput {
    pub queue_name: Option<String>,
    pub queue_owner_aws_account_id: Option<String>,
}
wire::structure!(GetQueueUrlInput, schema::GET_QUEUE_URL_INPUT, 0 queue_name, 1 queue_owner_aws_account_id);

#[derive(Clone, Default, PartialEq)]
pub struct GetQueueUrlOutput {
    pub queue_url: Option<String>,
}
wire::structure!(GetQueueUrlOutput, schema::GET_QUEUE_URL_OUTPUT, 0 queue_url);

#[derive(Clone, Default, PartialEq)]
pub struct ListDeadLetterSourceQueuesInput {
    pub queue_url: Option<String>,
    pub next_token: Option<String>,
    pub max_results: Option<i32>,
}
wire::structure!(ListDeadLetterSourceQueuesInput, schema::LIST_DEAD_LETTER_SOURCE_QUEUES_INPUT, 0 queue_url, 1 next_token, 2 max_results);

#[derive(Clone, Default, PartialEq)]
pub struct ListDeadLetterSourceQueuesOutput {
    pub queue_urls: Option<Vec<String>>,
    pub next_token: Option<String>,
}
wire::structure!(ListDeadLetterSourceQueuesOutput, schema::LIST_DEAD_LETTER_SOURCE_QUEUES_OUTPUT, 0 queue_urls, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListQueueTagsInput {
    pub queue_url: Option<String>,
}
wire::structure!(ListQueueTagsInput, schema::LIST_QUEUE_TAGS_INPUT, 0 queue_url);

#[derive(Clone, Default, PartialEq)]
pub struct ListQueueTagsOutput {
    pub tags: Option<BTreeMap<String, String>>,
}
wire::structure!(ListQueueTagsOutput, schema::LIST_QUEUE_TAGS_OUTPUT, 0 tags);

#[derive(Clone, Default, PartialEq)]
pub struct ListQueuesInput {
    pub queue_name_prefix: Option<String>,
    pub next_token: Option<String>,
    pub max_results: Option<i32>,
}
wire::structure!(ListQueuesInput, schema::LIST_QUEUES_INPUT, 0 queue_name_prefix, 1 next_token, 2 max_results);

#[derive(Clone, Default, PartialEq)]
pub struct ListQueuesOutput {
    pub queue_urls: Option<Vec<String>>,
    pub next_token: Option<String>,
}
wire::structure!(ListQueuesOutput, schema::LIST_QUEUES_OUTPUT, 0 queue_urls, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct PurgeQueueInput {
    pub queue_url: Option<String>,
}
wire::structure!(PurgeQueueInput, schema::PURGE_QUEUE_INPUT, 0 queue_url);

#[derive(Clone, Default, PartialEq)]
pub struct PurgeQueueOutput {}
wire::structure!(PurgeQueueOutput, schema::PURGE_QUEUE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct ReceiveMessageInput {
    pub queue_url: Option<String>,
    pub attribute_names: Option<Vec<String>>,
    pub message_system_attribute_names: Option<Vec<String>>,
    pub message_attribute_names: Option<Vec<String>>,
    pub max_number_of_messages: Option<i32>,
    pub visibility_timeout: Option<i32>,
    pub wait_time_seconds: Option<i32>,
    pub receive_request_attempt_id: Option<String>,
}
wire::structure!(ReceiveMessageInput, schema::RECEIVE_MESSAGE_INPUT, 0 queue_url, 1 attribute_names, 2 message_system_attribute_names, 3 message_attribute_names, 4 max_number_of_messages, 5 visibility_timeout, 6 wait_time_seconds, 7 receive_request_attempt_id);

#[derive(Clone, Default, PartialEq)]
pub struct ReceiveMessageOutput {
    pub messages: Option<Vec<Message>>,
}
wire::structure!(ReceiveMessageOutput, schema::RECEIVE_MESSAGE_OUTPUT, 0 messages);

#[derive(Clone, Default, PartialEq)]
pub struct RemovePermissionInput {
    pub queue_url: Option<String>,
    pub label: Option<String>,
}
wire::structure!(RemovePermissionInput, schema::REMOVE_PERMISSION_INPUT, 0 queue_url, 1 label);

#[derive(Clone, Default, PartialEq)]
pub struct RemovePermissionOutput {}
wire::structure!(RemovePermissionOutput, schema::REMOVE_PERMISSION_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct SendMessageInput {
    pub queue_url: Option<String>,
    pub message_body: Option<String>,
    pub delay_seconds: Option<i32>,
    pub message_attributes: Option<BTreeMap<String, MessageAttributeValue>>,
    pub message_system_attributes: Option<BTreeMap<String, MessageSystemAttributeValue>>,
    pub message_deduplication_id: Option<String>,
    pub message_group_id: Option<String>,
}
wire::structure!(SendMessageInput, schema::SEND_MESSAGE_INPUT, 0 queue_url, 1 message_body, 2 delay_seconds, 3 message_attributes, 4 message_system_attributes, 5 message_deduplication_id, 6 message_group_id);

#[derive(Clone, Default, PartialEq)]
pub struct SendMessageOutput {
    pub md5_of_message_body: Option<String>,
    pub md5_of_message_attributes: Option<String>,
    pub md5_of_message_system_attributes: Option<String>,
    pub message_id: Option<String>,
    pub sequence_number: Option<String>,
}
wire::structure!(SendMessageOutput, schema::SEND_MESSAGE_OUTPUT, 0 md5_of_message_body, 1 md5_of_message_attributes, 2 md5_of_message_system_attributes, 3 message_id, 4 sequence_number);

#[derive(Clone, Default, PartialEq)]
pub struct SendMessageBatchInput {
    pub queue_url: Option<String>,
    pub entries: Option<Vec<SendMessageBatchRequestEntry>>,
}
wire::structure!(SendMessageBatchInput, schema::SEND_MESSAGE_BATCH_INPUT, 0 queue_url, 1 entries);

#[derive(Clone, Default, PartialEq)]
pub struct SendMessageBatchOutput {
    pub successful: Option<Vec<SendMessageBatchResultEntry>>,
    pub failed: Option<Vec<BatchResultErrorEntry>>,
}
wire::structure!(SendMessageBatchOutput, schema::SEND_MESSAGE_BATCH_OUTPUT, 0 successful, 1 failed);

#[derive(Clone, Default, PartialEq)]
pub struct SetQueueAttributesInput {
    pub queue_url: Option<String>,
    pub attributes: Option<BTreeMap<String, String>>,
}
wire::structure!(SetQueueAttributesInput, schema::SET_QUEUE_ATTRIBUTES_INPUT, 0 queue_url, 1 attributes);

#[derive(Clone, Default, PartialEq)]
pub struct SetQueueAttributesOutput {}
wire::structure!(SetQueueAttributesOutput, schema::SET_QUEUE_ATTRIBUTES_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct TagQueueInput {
    pub queue_url: Option<String>,
    pub tags: Option<BTreeMap<String, String>>,
}
wire::structure!(TagQueueInput, schema::TAG_QUEUE_INPUT, 0 queue_url, 1 tags);

#[derive(Clone, Default, PartialEq)]
pub struct TagQueueOutput {}
wire::structure!(TagQueueOutput, schema::TAG_QUEUE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UntagQueueInput {
    pub queue_url: Option<String>,
    pub tag_keys: Option<Vec<String>>,
}
wire::structure!(UntagQueueInput, schema::UNTAG_QUEUE_INPUT, 0 queue_url, 1 tag_keys);

#[derive(Clone, Default, PartialEq)]
pub struct UntagQueueOutput {}
wire::structure!(UntagQueueOutput, schema::UNTAG_QUEUE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct BatchResultErrorEntry {
    pub id: Option<String>,
    pub sender_fault: Option<bool>,
    pub code: Option<String>,
    pub message: Option<String>,
}
wire::structure!(BatchResultErrorEntry, schema::BATCH_RESULT_ERROR_ENTRY, 0 id, 1 sender_fault, 2 code, 3 message);

#[derive(Clone, Default, PartialEq)]
pub struct ChangeMessageVisibilityBatchRequestEntry {
    pub id: Option<String>,
    pub receipt_handle: Option<String>,
    pub visibility_timeout: Option<i32>,
}
wire::structure!(ChangeMessageVisibilityBatchRequestEntry, schema::CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY, 0 id, 1 receipt_handle, 2 visibility_timeout);

#[derive(Clone, Default, PartialEq)]
pub struct ChangeMessageVisibilityBatchResultEntry {
    pub id: Option<String>,
}
wire::structure!(ChangeMessageVisibilityBatchResultEntry, schema::CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY, 0 id);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteMessageBatchRequestEntry {
    pub id: Option<String>,
    pub receipt_handle: Option<String>,
}
wire::structure!(DeleteMessageBatchRequestEntry, schema::DELETE_MESSAGE_BATCH_REQUEST_ENTRY, 0 id, 1 receipt_handle);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteMessageBatchResultEntry {
    pub id: Option<String>,
}
wire::structure!(DeleteMessageBatchResultEntry, schema::DELETE_MESSAGE_BATCH_RESULT_ENTRY, 0 id);

#[derive(Clone, Default, PartialEq)]
pub struct Message {
    pub message_id: Option<String>,
    pub receipt_handle: Option<String>,
    pub md5_of_body: Option<String>,
    pub body: Option<String>,
    pub attributes: Option<BTreeMap<String, String>>,
    pub md5_of_message_attributes: Option<String>,
    pub message_attributes: Option<BTreeMap<String, MessageAttributeValue>>,
}
wire::structure!(Message, schema::MESSAGE, 0 message_id, 1 receipt_handle, 2 md5_of_body, 3 body, 4 attributes, 5 md5_of_message_attributes, 6 message_attributes);

#[derive(Clone, Default, PartialEq)]
pub struct MessageAttributeValue {
    pub string_value: Option<String>,
    pub binary_value: Option<Bytes>,
    pub string_list_values: Option<Vec<String>>,
    pub binary_list_values: Option<Vec<Bytes>>,
    pub data_type: Option<String>,
}
wire::structure!(MessageAttributeValue, schema::MESSAGE_ATTRIBUTE_VALUE, 0 string_value, 1 binary_value, 2 string_list_values, 3 binary_list_values, 4 data_type);

#[derive(Clone, Default, PartialEq)]
pub struct MessageSystemAttributeValue {
    pub string_value: Option<String>,
    pub binary_value: Option<Bytes>,
    pub string_list_values: Option<Vec<String>>,
    pub binary_list_values: Option<Vec<Bytes>>,
    pub data_type: Option<String>,
}
wire::structure!(MessageSystemAttributeValue, schema::MESSAGE_SYSTEM_ATTRIBUTE_VALUE, 0 string_value, 1 binary_value, 2 string_list_values, 3 binary_list_values, 4 data_type);

#[derive(Clone, Default, PartialEq)]
pub struct SendMessageBatchRequestEntry {
    pub id: Option<String>,
    pub message_body: Option<String>,
    pub delay_seconds: Option<i32>,
    pub message_attributes: Option<BTreeMap<String, MessageAttributeValue>>,
    pub message_system_attributes: Option<BTreeMap<String, MessageSystemAttributeValue>>,
    pub message_deduplication_id: Option<String>,
    pub message_group_id: Option<String>,
}
wire::structure!(SendMessageBatchRequestEntry, schema::SEND_MESSAGE_BATCH_REQUEST_ENTRY, 0 id, 1 message_body, 2 delay_seconds, 3 message_attributes, 4 message_system_attributes, 5 message_deduplication_id, 6 message_group_id);

#[derive(Clone, Default, PartialEq)]
pub struct SendMessageBatchResultEntry {
    pub id: Option<String>,
    pub message_id: Option<String>,
    pub md5_of_message_body: Option<String>,
    pub md5_of_message_attributes: Option<String>,
    pub md5_of_message_system_attributes: Option<String>,
    pub sequence_number: Option<String>,
}
wire::structure!(SendMessageBatchResultEntry, schema::SEND_MESSAGE_BATCH_RESULT_ENTRY, 0 id, 1 message_id, 2 md5_of_message_body, 3 md5_of_message_attributes, 4 md5_of_message_system_attributes, 5 sequence_number);

pub struct AddPermission;
wire::operation!(AddPermission, AddPermissionInput, AddPermissionOutput, schema::OPERATION_ADD_PERMISSION);

pub struct ChangeMessageVisibility;
wire::operation!(ChangeMessageVisibility, ChangeMessageVisibilityInput, ChangeMessageVisibilityOutput, schema::OPERATION_CHANGE_MESSAGE_VISIBILITY);

pub struct ChangeMessageVisibilityBatch;
wire::operation!(ChangeMessageVisibilityBatch, ChangeMessageVisibilityBatchInput, ChangeMessageVisibilityBatchOutput, schema::OPERATION_CHANGE_MESSAGE_VISIBILITY_BATCH);

pub struct CreateQueue;
wire::operation!(CreateQueue, CreateQueueInput, CreateQueueOutput, schema::OPERATION_CREATE_QUEUE);

pub struct DeleteMessage;
wire::operation!(DeleteMessage, DeleteMessageInput, DeleteMessageOutput, schema::OPERATION_DELETE_MESSAGE);

pub struct DeleteMessageBatch;
wire::operation!(DeleteMessageBatch, DeleteMessageBatchInput, DeleteMessageBatchOutput, schema::OPERATION_DELETE_MESSAGE_BATCH);

pub struct DeleteQueue;
wire::operation!(DeleteQueue, DeleteQueueInput, DeleteQueueOutput, schema::OPERATION_DELETE_QUEUE);

pub struct GetQueueAttributes;
wire::operation!(GetQueueAttributes, GetQueueAttributesInput, GetQueueAttributesOutput, schema::OPERATION_GET_QUEUE_ATTRIBUTES);

pub struct GetQueueUrl;
wire::operation!(GetQueueUrl, GetQueueUrlInput, GetQueueUrlOutput, schema::OPERATION_GET_QUEUE_URL);

pub struct ListDeadLetterSourceQueues;
wire::operation!(ListDeadLetterSourceQueues, ListDeadLetterSourceQueuesInput, ListDeadLetterSourceQueuesOutput, schema::OPERATION_LIST_DEAD_LETTER_SOURCE_QUEUES);

pub struct ListQueueTags;
wire::operation!(ListQueueTags, ListQueueTagsInput, ListQueueTagsOutput, schema::OPERATION_LIST_QUEUE_TAGS);

pub struct ListQueues;
wire::operation!(ListQueues, ListQueuesInput, ListQueuesOutput, schema::OPERATION_LIST_QUEUES);

pub struct PurgeQueue;
wire::operation!(PurgeQueue, PurgeQueueInput, PurgeQueueOutput, schema::OPERATION_PURGE_QUEUE);

pub struct ReceiveMessage;
wire::operation!(ReceiveMessage, ReceiveMessageInput, ReceiveMessageOutput, schema::OPERATION_RECEIVE_MESSAGE);

pub struct RemovePermission;
wire::operation!(RemovePermission, RemovePermissionInput, RemovePermissionOutput, schema::OPERATION_REMOVE_PERMISSION);

pub struct SendMessage;
wire::operation!(SendMessage, SendMessageInput, SendMessageOutput, schema::OPERATION_SEND_MESSAGE);

pub struct SendMessageBatch;
wire::operation!(SendMessageBatch, SendMessageBatchInput, SendMessageBatchOutput, schema::OPERATION_SEND_MESSAGE_BATCH);

pub struct SetQueueAttributes;
wire::operation!(SetQueueAttributes, SetQueueAttributesInput, SetQueueAttributesOutput, schema::OPERATION_SET_QUEUE_ATTRIBUTES);

pub struct TagQueue;
wire::operation!(TagQueue, TagQueueInput, TagQueueOutput, schema::OPERATION_TAG_QUEUE);

pub struct UntagQueue;
wire::operation!(UntagQueue, UntagQueueInput, UntagQueueOutput, schema::OPERATION_UNTAG_QUEUE);
