// Written by `cargo codegen` from models/sns.json. Do not edit.
use wire::OperationMeta;
use wire::schema::*;

/// The service, with all its operations.
pub static SERVICE: ServiceMeta = ServiceMeta {
    name: "sns",
    endpoint_prefix: "sns",
    api_version: "2010-03-31",
    uid: "sns-2010-03-31",
    protocols: &[Protocol::Query],
    target_prefix: None,
    xml_namespace: Some("http://sns.amazonaws.com/doc/2010-03-31/"),
    query_compatible: false,
    operations: &[
        OperationRef { name: "AddPermission", http: &HTTP_0, meta: Some(&OPERATION_ADD_PERMISSION) },
        OperationRef { name: "CheckIfPhoneNumberIsOptedOut", http: &HTTP_0, meta: None },
        OperationRef { name: "ConfirmSubscription", http: &HTTP_0, meta: None },
        OperationRef { name: "CreatePlatformApplication", http: &HTTP_0, meta: None },
        OperationRef { name: "CreatePlatformEndpoint", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateSMSSandboxPhoneNumber", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateTopic", http: &HTTP_0, meta: Some(&OPERATION_CREATE_TOPIC) },
        OperationRef { name: "DeleteEndpoint", http: &HTTP_0, meta: None },
        OperationRef { name: "DeletePlatformApplication", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteSMSSandboxPhoneNumber", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteTopic", http: &HTTP_0, meta: Some(&OPERATION_DELETE_TOPIC) },
        OperationRef { name: "GetDataProtectionPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "GetEndpointAttributes", http: &HTTP_0, meta: None },
        OperationRef { name: "GetPlatformApplicationAttributes", http: &HTTP_0, meta: None },
        OperationRef { name: "GetSMSAttributes", http: &HTTP_0, meta: None },
        OperationRef { name: "GetSMSSandboxAccountStatus", http: &HTTP_0, meta: None },
        OperationRef { name: "GetSubscriptionAttributes", http: &HTTP_0, meta: Some(&OPERATION_GET_SUBSCRIPTION_ATTRIBUTES) },
        OperationRef { name: "GetTopicAttributes", http: &HTTP_0, meta: Some(&OPERATION_GET_TOPIC_ATTRIBUTES) },
        OperationRef { name: "ListEndpointsByPlatformApplication", http: &HTTP_0, meta: None },
        OperationRef { name: "ListOriginationNumbers", http: &HTTP_0, meta: None },
        OperationRef { name: "ListPhoneNumbersOptedOut", http: &HTTP_0, meta: None },
        OperationRef { name: "ListPlatformApplications", http: &HTTP_0, meta: None },
        OperationRef { name: "ListSMSSandboxPhoneNumbers", http: &HTTP_0, meta: None },
        OperationRef { name: "ListSubscriptions", http: &HTTP_0, meta: Some(&OPERATION_LIST_SUBSCRIPTIONS) },
        OperationRef { name: "ListSubscriptionsByTopic", http: &HTTP_0, meta: Some(&OPERATION_LIST_SUBSCRIPTIONS_BY_TOPIC) },
        OperationRef { name: "ListTagsForResource", http: &HTTP_0, meta: Some(&OPERATION_LIST_TAGS_FOR_RESOURCE) },
        OperationRef { name: "ListTopics", http: &HTTP_0, meta: Some(&OPERATION_LIST_TOPICS) },
        OperationRef { name: "OptInPhoneNumber", http: &HTTP_0, meta: None },
        OperationRef { name: "Publish", http: &HTTP_0, meta: Some(&OPERATION_PUBLISH) },
        OperationRef { name: "PublishBatch", http: &HTTP_0, meta: Some(&OPERATION_PUBLISH_BATCH) },
        OperationRef { name: "PutDataProtectionPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "RemovePermission", http: &HTTP_0, meta: Some(&OPERATION_REMOVE_PERMISSION) },
        OperationRef { name: "SetEndpointAttributes", http: &HTTP_0, meta: None },
        OperationRef { name: "SetPlatformApplicationAttributes", http: &HTTP_0, meta: None },
        OperationRef { name: "SetSMSAttributes", http: &HTTP_0, meta: None },
        OperationRef { name: "SetSubscriptionAttributes", http: &HTTP_0, meta: Some(&OPERATION_SET_SUBSCRIPTION_ATTRIBUTES) },
        OperationRef { name: "SetTopicAttributes", http: &HTTP_0, meta: Some(&OPERATION_SET_TOPIC_ATTRIBUTES) },
        OperationRef { name: "Subscribe", http: &HTTP_0, meta: Some(&OPERATION_SUBSCRIBE) },
        OperationRef { name: "TagResource", http: &HTTP_0, meta: Some(&OPERATION_TAG_RESOURCE) },
        OperationRef { name: "Unsubscribe", http: &HTTP_0, meta: Some(&OPERATION_UNSUBSCRIBE) },
        OperationRef { name: "UntagResource", http: &HTTP_0, meta: Some(&OPERATION_UNTAG_RESOURCE) },
        OperationRef { name: "VerifySMSSandboxPhoneNumber", http: &HTTP_0, meta: None },
    ],
    errors: &[
        ErrorMeta { shape: "AuthorizationErrorException", code: "AuthorizationError", status: 403 },
        ErrorMeta { shape: "BatchEntryIdsNotDistinctException", code: "BatchEntryIdsNotDistinct", status: 400 },
        ErrorMeta { shape: "BatchRequestTooLongException", code: "BatchRequestTooLong", status: 400 },
        ErrorMeta { shape: "ConcurrentAccessException", code: "ConcurrentAccess", status: 400 },
        ErrorMeta { shape: "EmptyBatchRequestException", code: "EmptyBatchRequest", status: 400 },
        ErrorMeta { shape: "EndpointDisabledException", code: "EndpointDisabled", status: 400 },
        ErrorMeta { shape: "FilterPolicyLimitExceededException", code: "FilterPolicyLimitExceeded", status: 403 },
        ErrorMeta { shape: "InternalErrorException", code: "InternalError", status: 500 },
        ErrorMeta { shape: "InvalidBatchEntryIdException", code: "InvalidBatchEntryId", status: 400 },
        ErrorMeta { shape: "InvalidParameterException", code: "InvalidParameter", status: 400 },
        ErrorMeta { shape: "InvalidParameterValueException", code: "ParameterValueInvalid", status: 400 },
        ErrorMeta { shape: "InvalidSecurityException", code: "InvalidSecurity", status: 403 },
        ErrorMeta { shape: "InvalidStateException", code: "InvalidState", status: 400 },
        ErrorMeta { shape: "KMSAccessDeniedException", code: "KMSAccessDenied", status: 400 },
        ErrorMeta { shape: "KMSDisabledException", code: "KMSDisabled", status: 400 },
        ErrorMeta { shape: "KMSInvalidStateException", code: "KMSInvalidState", status: 400 },
        ErrorMeta { shape: "KMSNotFoundException", code: "KMSNotFound", status: 400 },
        ErrorMeta { shape: "KMSOptInRequired", code: "KMSOptInRequired", status: 403 },
        ErrorMeta { shape: "KMSThrottlingException", code: "KMSThrottling", status: 400 },
        ErrorMeta { shape: "NotFoundException", code: "NotFound", status: 404 },
        ErrorMeta { shape: "OptedOutException", code: "OptedOut", status: 400 },
        ErrorMeta { shape: "PlatformApplicationDisabledException", code: "PlatformApplicationDisabled", status: 400 },
        ErrorMeta { shape: "ReplayLimitExceededException", code: "ReplayLimitExceeded", status: 403 },
        ErrorMeta { shape: "ResourceNotFoundException", code: "ResourceNotFound", status: 404 },
        ErrorMeta { shape: "StaleTagException", code: "StaleTag", status: 400 },
        ErrorMeta { shape: "SubscriptionLimitExceededException", code: "SubscriptionLimitExceeded", status: 403 },
        ErrorMeta { shape: "TagLimitExceededException", code: "TagLimitExceeded", status: 400 },
        ErrorMeta { shape: "TagPolicyException", code: "TagPolicy", status: 400 },
        ErrorMeta { shape: "ThrottledException", code: "Throttled", status: 429 },
        ErrorMeta { shape: "TooManyEntriesInBatchRequestException", code: "TooManyEntriesInBatchRequest", status: 400 },
        ErrorMeta { shape: "TopicLimitExceededException", code: "TopicLimitExceeded", status: 403 },
        ErrorMeta { shape: "UserErrorException", code: "UserError", status: 400 },
        ErrorMeta { shape: "ValidationException", code: "ValidationException", status: 400 },
        ErrorMeta { shape: "VerificationException", code: "VerificationException", status: 400 },
    ],
};

static HTTP_0: HttpBinding = HttpBinding {
    method: "POST",
    path: &[],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

pub(super) static OPERATION_ADD_PERMISSION: OperationMeta = OperationMeta {
    service: "sns",
    name: "AddPermission",
    http: &HTTP_0,
    input: &ADD_PERMISSION_INPUT,
    output: &ADD_PERMISSION_OUTPUT,
    new_input: || Box::<super::AddPermissionInput>::default(),
    new_output: || Box::<super::AddPermissionOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_TOPIC: OperationMeta = OperationMeta {
    service: "sns",
    name: "CreateTopic",
    http: &HTTP_0,
    input: &CREATE_TOPIC_INPUT,
    output: &CREATE_TOPIC_OUTPUT,
    new_input: || Box::<super::CreateTopicInput>::default(),
    new_output: || Box::<super::CreateTopicOutput>::default(),
    result_wrapper: Some("CreateTopicResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_TOPIC: OperationMeta = OperationMeta {
    service: "sns",
    name: "DeleteTopic",
    http: &HTTP_0,
    input: &DELETE_TOPIC_INPUT,
    output: &DELETE_TOPIC_OUTPUT,
    new_input: || Box::<super::DeleteTopicInput>::default(),
    new_output: || Box::<super::DeleteTopicOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_GET_SUBSCRIPTION_ATTRIBUTES: OperationMeta = OperationMeta {
    service: "sns",
    name: "GetSubscriptionAttributes",
    http: &HTTP_0,
    input: &GET_SUBSCRIPTION_ATTRIBUTES_INPUT,
    output: &GET_SUBSCRIPTION_ATTRIBUTES_OUTPUT,
    new_input: || Box::<super::GetSubscriptionAttributesInput>::default(),
    new_output: || Box::<super::GetSubscriptionAttributesOutput>::default(),
    result_wrapper: Some("GetSubscriptionAttributesResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_TOPIC_ATTRIBUTES: OperationMeta = OperationMeta {
    service: "sns",
    name: "GetTopicAttributes",
    http: &HTTP_0,
    input: &GET_TOPIC_ATTRIBUTES_INPUT,
    output: &GET_TOPIC_ATTRIBUTES_OUTPUT,
    new_input: || Box::<super::GetTopicAttributesInput>::default(),
    new_output: || Box::<super::GetTopicAttributesOutput>::default(),
    result_wrapper: Some("GetTopicAttributesResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_SUBSCRIPTIONS: OperationMeta = OperationMeta {
    service: "sns",
    name: "ListSubscriptions",
    http: &HTTP_0,
    input: &LIST_SUBSCRIPTIONS_INPUT,
    output: &LIST_SUBSCRIPTIONS_OUTPUT,
    new_input: || Box::<super::ListSubscriptionsInput>::default(),
    new_output: || Box::<super::ListSubscriptionsOutput>::default(),
    result_wrapper: Some("ListSubscriptionsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_SUBSCRIPTIONS_BY_TOPIC: OperationMeta = OperationMeta {
    service: "sns",
    name: "ListSubscriptionsByTopic",
    http: &HTTP_0,
    input: &LIST_SUBSCRIPTIONS_BY_TOPIC_INPUT,
    output: &LIST_SUBSCRIPTIONS_BY_TOPIC_OUTPUT,
    new_input: || Box::<super::ListSubscriptionsByTopicInput>::default(),
    new_output: || Box::<super::ListSubscriptionsByTopicOutput>::default(),
    result_wrapper: Some("ListSubscriptionsByTopicResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_TAGS_FOR_RESOURCE: OperationMeta = OperationMeta {
    service: "sns",
    name: "ListTagsForResource",
    http: &HTTP_0,
    input: &LIST_TAGS_FOR_RESOURCE_INPUT,
    output: &LIST_TAGS_FOR_RESOURCE_OUTPUT,
    new_input: || Box::<super::ListTagsForResourceInput>::default(),
    new_output: || Box::<super::ListTagsForResourceOutput>::default(),
    result_wrapper: Some("ListTagsForResourceResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_TOPICS: OperationMeta = OperationMeta {
    service: "sns",
    name: "ListTopics",
    http: &HTTP_0,
    input: &LIST_TOPICS_INPUT,
    output: &LIST_TOPICS_OUTPUT,
    new_input: || Box::<super::ListTopicsInput>::default(),
    new_output: || Box::<super::ListTopicsOutput>::default(),
    result_wrapper: Some("ListTopicsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUBLISH: OperationMeta = OperationMeta {
    service: "sns",
    name: "Publish",
    http: &HTTP_0,
    input: &PUBLISH_INPUT,
    output: &PUBLISH_OUTPUT,
    new_input: || Box::<super::PublishInput>::default(),
    new_output: || Box::<super::PublishOutput>::default(),
    result_wrapper: Some("PublishResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUBLISH_BATCH: OperationMeta = OperationMeta {
    service: "sns",
    name: "PublishBatch",
    http: &HTTP_0,
    input: &PUBLISH_BATCH_INPUT,
    output: &PUBLISH_BATCH_OUTPUT,
    new_input: || Box::<super::PublishBatchInput>::default(),
    new_output: || Box::<super::PublishBatchOutput>::default(),
    result_wrapper: Some("PublishBatchResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_REMOVE_PERMISSION: OperationMeta = OperationMeta {
    service: "sns",
    name: "RemovePermission",
    http: &HTTP_0,
    input: &REMOVE_PERMISSION_INPUT,
    output: &REMOVE_PERMISSION_OUTPUT,
    new_input: || Box::<super::RemovePermissionInput>::default(),
    new_output: || Box::<super::RemovePermissionOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_SET_SUBSCRIPTION_ATTRIBUTES: OperationMeta = OperationMeta {
    service: "sns",
    name: "SetSubscriptionAttributes",
    http: &HTTP_0,
    input: &SET_SUBSCRIPTION_ATTRIBUTES_INPUT,
    output: &SET_SUBSCRIPTION_ATTRIBUTES_OUTPUT,
    new_input: || Box::<super::SetSubscriptionAttributesInput>::default(),
    new_output: || Box::<super::SetSubscriptionAttributesOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_SET_TOPIC_ATTRIBUTES: OperationMeta = OperationMeta {
    service: "sns",
    name: "SetTopicAttributes",
    http: &HTTP_0,
    input: &SET_TOPIC_ATTRIBUTES_INPUT,
    output: &SET_TOPIC_ATTRIBUTES_OUTPUT,
    new_input: || Box::<super::SetTopicAttributesInput>::default(),
    new_output: || Box::<super::SetTopicAttributesOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_SUBSCRIBE: OperationMeta = OperationMeta {
    service: "sns",
    name: "Subscribe",
    http: &HTTP_0,
    input: &SUBSCRIBE_INPUT,
    output: &SUBSCRIBE_OUTPUT,
    new_input: || Box::<super::SubscribeInput>::default(),
    new_output: || Box::<super::SubscribeOutput>::default(),
    result_wrapper: Some("SubscribeResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_TAG_RESOURCE: OperationMeta = OperationMeta {
    service: "sns",
    name: "TagResource",
    http: &HTTP_0,
    input: &TAG_RESOURCE_INPUT,
    output: &TAG_RESOURCE_OUTPUT,
    new_input: || Box::<super::TagResourceInput>::default(),
    new_output: || Box::<super::TagResourceOutput>::default(),
    result_wrapper: Some("TagResourceResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_UNSUBSCRIBE: OperationMeta = OperationMeta {
    service: "sns",
    name: "Unsubscribe",
    http: &HTTP_0,
    input: &UNSUBSCRIBE_INPUT,
    output: &UNSUBSCRIBE_OUTPUT,
    new_input: || Box::<super::UnsubscribeInput>::default(),
    new_output: || Box::<super::UnsubscribeOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UNTAG_RESOURCE: OperationMeta = OperationMeta {
    service: "sns",
    name: "UntagResource",
    http: &HTTP_0,
    input: &UNTAG_RESOURCE_INPUT,
    output: &UNTAG_RESOURCE_OUTPUT,
    new_input: || Box::<super::UntagResourceInput>::default(),
    new_output: || Box::<super::UntagResourceOutput>::default(),
    result_wrapper: Some("UntagResourceResult"),
    has_output: true,
    checksum_required: false,
};

static MEMBERS_OF_ADD_PERMISSION_INPUT: [Member; 4] = [
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN).required(),
    Member::new("Label", "Label", Location::Body, &SHAPE_LABEL).required(),
    Member::new("AWSAccountId", "AWSAccountId", Location::Body, &SHAPE_DELEGATES_LIST).required(),
    Member::new("ActionName", "ActionName", Location::Body, &SHAPE_ACTIONS_LIST).required(),
];

pub(super) static ADD_PERMISSION_INPUT: StructureSchema = StructureSchema {
    name: "AddPermissionInput",
    xml_name: "AddPermissionInput",
    members: &MEMBERS_OF_ADD_PERMISSION_INPUT,
    payload: None,
};

pub(super) static ADD_PERMISSION_OUTPUT: StructureSchema = StructureSchema {
    name: "AddPermissionOutput",
    xml_name: "AddPermissionOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_CREATE_TOPIC_INPUT: [Member; 4] = [
    Member::new("Name", "Name", Location::Body, &SHAPE_TOPIC_NAME).required(),
    Member::new("Attributes", "Attributes", Location::Body, &SHAPE_TOPIC_ATTRIBUTES_MAP),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST),
    Member::new("DataProtectionPolicy", "DataProtectionPolicy", Location::Body, &SHAPE_ATTRIBUTE_VALUE),
];

pub(super) static CREATE_TOPIC_INPUT: StructureSchema = StructureSchema {
    name: "CreateTopicInput",
    xml_name: "CreateTopicInput",
    members: &MEMBERS_OF_CREATE_TOPIC_INPUT,
    payload: None,
};

static MEMBERS_OF_CREATE_TOPIC_RESPONSE: [Member; 1] = [
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN),
];

pub(super) static CREATE_TOPIC_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateTopicOutput",
    xml_name: "CreateTopicOutput",
    members: &MEMBERS_OF_CREATE_TOPIC_RESPONSE,
    payload: None,
};

static MEMBERS_OF_DELETE_TOPIC_INPUT: [Member; 1] = [
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN).required(),
];

pub(super) static DELETE_TOPIC_INPUT: StructureSchema = StructureSchema {
    name: "DeleteTopicInput",
    xml_name: "DeleteTopicInput",
    members: &MEMBERS_OF_DELETE_TOPIC_INPUT,
    payload: None,
};

pub(super) static DELETE_TOPIC_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteTopicOutput",
    xml_name: "DeleteTopicOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_GET_SUBSCRIPTION_ATTRIBUTES_INPUT: [Member; 1] = [
    Member::new("SubscriptionArn", "SubscriptionArn", Location::Body, &SHAPE_SUBSCRIPTION_ARN).required(),
];

pub(super) static GET_SUBSCRIPTION_ATTRIBUTES_INPUT: StructureSchema = StructureSchema {
    name: "GetSubscriptionAttributesInput",
    xml_name: "GetSubscriptionAttributesInput",
    members: &MEMBERS_OF_GET_SUBSCRIPTION_ATTRIBUTES_INPUT,
    payload: None,
};

static MEMBERS_OF_GET_SUBSCRIPTION_ATTRIBUTES_RESPONSE: [Member; 1] = [
    Member::new("Attributes", "Attributes", Location::Body, &SHAPE_SUBSCRIPTION_ATTRIBUTES_MAP),
];

pub(super) static GET_SUBSCRIPTION_ATTRIBUTES_OUTPUT: StructureSchema = StructureSchema {
    name: "GetSubscriptionAttributesOutput",
    xml_name: "GetSubscriptionAttributesOutput",
    members: &MEMBERS_OF_GET_SUBSCRIPTION_ATTRIBUTES_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_TOPIC_ATTRIBUTES_INPUT: [Member; 1] = [
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN).required(),
];

pub(super) static GET_TOPIC_ATTRIBUTES_INPUT: StructureSchema = StructureSchema {
    name: "GetTopicAttributesInput",
    xml_name: "GetTopicAttributesInput",
    members: &MEMBERS_OF_GET_TOPIC_ATTRIBUTES_INPUT,
    payload: None,
};

static MEMBERS_OF_GET_TOPIC_ATTRIBUTES_RESPONSE: [Member; 1] = [
    Member::new("Attributes", "Attributes", Location::Body, &SHAPE_TOPIC_ATTRIBUTES_MAP),
];

pub(super) static GET_TOPIC_ATTRIBUTES_OUTPUT: StructureSchema = StructureSchema {
    name: "GetTopicAttributesOutput",
    xml_name: "GetTopicAttributesOutput",
    members: &MEMBERS_OF_GET_TOPIC_ATTRIBUTES_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_SUBSCRIPTIONS_INPUT: [Member; 1] = [
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_SUBSCRIPTIONS_INPUT: StructureSchema = StructureSchema {
    name: "ListSubscriptionsInput",
    xml_name: "ListSubscriptionsInput",
    members: &MEMBERS_OF_LIST_SUBSCRIPTIONS_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_SUBSCRIPTIONS_RESPONSE: [Member; 2] = [
    Member::new("Subscriptions", "Subscriptions", Location::Body, &SHAPE_SUBSCRIPTIONS_LIST),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_SUBSCRIPTIONS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListSubscriptionsOutput",
    xml_name: "ListSubscriptionsOutput",
    members: &MEMBERS_OF_LIST_SUBSCRIPTIONS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_SUBSCRIPTIONS_BY_TOPIC_INPUT: [Member; 2] = [
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN).required(),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_SUBSCRIPTIONS_BY_TOPIC_INPUT: StructureSchema = StructureSchema {
    name: "ListSubscriptionsByTopicInput",
    xml_name: "ListSubscriptionsByTopicInput",
    members: &MEMBERS_OF_LIST_SUBSCRIPTIONS_BY_TOPIC_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_SUBSCRIPTIONS_BY_TOPIC_RESPONSE: [Member; 2] = [
    Member::new("Subscriptions", "Subscriptions", Location::Body, &SHAPE_SUBSCRIPTIONS_LIST),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_SUBSCRIPTIONS_BY_TOPIC_OUTPUT: StructureSchema = StructureSchema {
    name: "ListSubscriptionsByTopicOutput",
    xml_name: "ListSubscriptionsByTopicOutput",
    members: &MEMBERS_OF_LIST_SUBSCRIPTIONS_BY_TOPIC_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_REQUEST: [Member; 1] = [
    Member::new("ResourceArn", "ResourceArn", Location::Body, &SHAPE_AMAZON_RESOURCE_NAME).required(),
];

pub(super) static LIST_TAGS_FOR_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "ListTagsForResourceInput",
    xml_name: "ListTagsForResourceInput",
    members: &MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_RESPONSE: [Member; 1] = [
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST),
];

pub(super) static LIST_TAGS_FOR_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "ListTagsForResourceOutput",
    xml_name: "ListTagsForResourceOutput",
    members: &MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_TOPICS_INPUT: [Member; 1] = [
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_TOPICS_INPUT: StructureSchema = StructureSchema {
    name: "ListTopicsInput",
    xml_name: "ListTopicsInput",
    members: &MEMBERS_OF_LIST_TOPICS_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_TOPICS_RESPONSE: [Member; 2] = [
    Member::new("Topics", "Topics", Location::Body, &SHAPE_TOPICS_LIST),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_TOPICS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListTopicsOutput",
    xml_name: "ListTopicsOutput",
    members: &MEMBERS_OF_LIST_TOPICS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_PUBLISH_INPUT: [Member; 9] = [
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN),
    Member::new("TargetArn", "TargetArn", Location::Body, &SHAPE_STRING),
    Member::new("PhoneNumber", "PhoneNumber", Location::Body, &SHAPE_PHONE_NUMBER),
    Member::new("Message", "Message", Location::Body, &SHAPE_MESSAGE).required(),
    Member::new("Subject", "Subject", Location::Body, &SHAPE_SUBJECT),
    Member::new("MessageStructure", "MessageStructure", Location::Body, &SHAPE_MESSAGE_STRUCTURE),
    Member::new("MessageAttributes", "MessageAttributes", Location::Body, &SHAPE_MESSAGE_ATTRIBUTE_MAP),
    Member::new("MessageDeduplicationId", "MessageDeduplicationId", Location::Body, &SHAPE_STRING),
    Member::new("MessageGroupId", "MessageGroupId", Location::Body, &SHAPE_STRING),
];

pub(super) static PUBLISH_INPUT: StructureSchema = StructureSchema {
    name: "PublishInput",
    xml_name: "PublishInput",
    members: &MEMBERS_OF_PUBLISH_INPUT,
    payload: None,
};

static MEMBERS_OF_PUBLISH_RESPONSE: [Member; 2] = [
    Member::new("MessageId", "MessageId", Location::Body, &SHAPE_MESSAGE_ID),
    Member::new("SequenceNumber", "SequenceNumber", Location::Body, &SHAPE_STRING),
];

pub(super) static PUBLISH_OUTPUT: StructureSchema = StructureSchema {
    name: "PublishOutput",
    xml_name: "PublishOutput",
    members: &MEMBERS_OF_PUBLISH_RESPONSE,
    payload: None,
};

static MEMBERS_OF_PUBLISH_BATCH_INPUT: [Member; 2] = [
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN).required(),
    Member::new("PublishBatchRequestEntries", "PublishBatchRequestEntries", Location::Body, &SHAPE_PUBLISH_BATCH_REQUEST_ENTRY_LIST).required(),
];

pub(super) static PUBLISH_BATCH_INPUT: StructureSchema = StructureSchema {
    name: "PublishBatchInput",
    xml_name: "PublishBatchInput",
    members: &MEMBERS_OF_PUBLISH_BATCH_INPUT,
    payload: None,
};

static MEMBERS_OF_PUBLISH_BATCH_RESPONSE: [Member; 2] = [
    Member::new("Successful", "Successful", Location::Body, &SHAPE_PUBLISH_BATCH_RESULT_ENTRY_LIST),
    Member::new("Failed", "Failed", Location::Body, &SHAPE_BATCH_RESULT_ERROR_ENTRY_LIST),
];

pub(super) static PUBLISH_BATCH_OUTPUT: StructureSchema = StructureSchema {
    name: "PublishBatchOutput",
    xml_name: "PublishBatchOutput",
    members: &MEMBERS_OF_PUBLISH_BATCH_RESPONSE,
    payload: None,
};

static MEMBERS_OF_REMOVE_PERMISSION_INPUT: [Member; 2] = [
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN).required(),
    Member::new("Label", "Label", Location::Body, &SHAPE_LABEL).required(),
];

pub(super) static REMOVE_PERMISSION_INPUT: StructureSchema = StructureSchema {
    name: "RemovePermissionInput",
    xml_name: "RemovePermissionInput",
    members: &MEMBERS_OF_REMOVE_PERMISSION_INPUT,
    payload: None,
};

pub(super) static REMOVE_PERMISSION_OUTPUT: StructureSchema = StructureSchema {
    name: "RemovePermissionOutput",
    xml_name: "RemovePermissionOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_SET_SUBSCRIPTION_ATTRIBUTES_INPUT: [Member; 3] = [
    Member::new("SubscriptionArn", "SubscriptionArn", Location::Body, &SHAPE_SUBSCRIPTION_ARN).required(),
    Member::new("AttributeName", "AttributeName", Location::Body, &SHAPE_ATTRIBUTE_NAME).required(),
    Member::new("AttributeValue", "AttributeValue", Location::Body, &SHAPE_ATTRIBUTE_VALUE),
];

pub(super) static SET_SUBSCRIPTION_ATTRIBUTES_INPUT: StructureSchema = StructureSchema {
    name: "SetSubscriptionAttributesInput",
    xml_name: "SetSubscriptionAttributesInput",
    members: &MEMBERS_OF_SET_SUBSCRIPTION_ATTRIBUTES_INPUT,
    payload: None,
};

pub(super) static SET_SUBSCRIPTION_ATTRIBUTES_OUTPUT: StructureSchema = StructureSchema {
    name: "SetSubscriptionAttributesOutput",
    xml_name: "SetSubscriptionAttributesOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_SET_TOPIC_ATTRIBUTES_INPUT: [Member; 3] = [
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN).required(),
    Member::new("AttributeName", "AttributeName", Location::Body, &SHAPE_ATTRIBUTE_NAME).required(),
    Member::new("AttributeValue", "AttributeValue", Location::Body, &SHAPE_ATTRIBUTE_VALUE),
];

pub(super) static SET_TOPIC_ATTRIBUTES_INPUT: StructureSchema = StructureSchema {
    name: "SetTopicAttributesInput",
    xml_name: "SetTopicAttributesInput",
    members: &MEMBERS_OF_SET_TOPIC_ATTRIBUTES_INPUT,
    payload: None,
};

pub(super) static SET_TOPIC_ATTRIBUTES_OUTPUT: StructureSchema = StructureSchema {
    name: "SetTopicAttributesOutput",
    xml_name: "SetTopicAttributesOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_SUBSCRIBE_INPUT: [Member; 5] = [
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN).required(),
    Member::new("Protocol", "Protocol", Location::Body, &SHAPE_PROTOCOL).required(),
    Member::new("Endpoint", "Endpoint", Location::Body, &SHAPE_ENDPOINT),
    Member::new("Attributes", "Attributes", Location::Body, &SHAPE_SUBSCRIPTION_ATTRIBUTES_MAP),
    Member::new("ReturnSubscriptionArn", "ReturnSubscriptionArn", Location::Body, &SHAPE_BOOLEAN),
];

pub(super) static SUBSCRIBE_INPUT: StructureSchema = StructureSchema {
    name: "SubscribeInput",
    xml_name: "SubscribeInput",
    members: &MEMBERS_OF_SUBSCRIBE_INPUT,
    payload: None,
};

static MEMBERS_OF_SUBSCRIBE_RESPONSE: [Member; 1] = [
    Member::new("SubscriptionArn", "SubscriptionArn", Location::Body, &SHAPE_SUBSCRIPTION_ARN),
];

pub(super) static SUBSCRIBE_OUTPUT: StructureSchema = StructureSchema {
    name: "SubscribeOutput",
    xml_name: "SubscribeOutput",
    members: &MEMBERS_OF_SUBSCRIBE_RESPONSE,
    payload: None,
};

static MEMBERS_OF_TAG_RESOURCE_REQUEST: [Member; 2] = [
    Member::new("ResourceArn", "ResourceArn", Location::Body, &SHAPE_AMAZON_RESOURCE_NAME).required(),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST).required(),
];

pub(super) static TAG_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "TagResourceInput",
    xml_name: "TagResourceInput",
    members: &MEMBERS_OF_TAG_RESOURCE_REQUEST,
    payload: None,
};

static MEMBERS_OF_TAG_RESOURCE_RESPONSE: [Member; 0] = [
];

pub(super) static TAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "TagResourceOutput",
    xml_name: "TagResourceOutput",
    members: &MEMBERS_OF_TAG_RESOURCE_RESPONSE,
    payload: None,
};

static MEMBERS_OF_UNSUBSCRIBE_INPUT: [Member; 1] = [
    Member::new("SubscriptionArn", "SubscriptionArn", Location::Body, &SHAPE_SUBSCRIPTION_ARN).required(),
];

pub(super) static UNSUBSCRIBE_INPUT: StructureSchema = StructureSchema {
    name: "UnsubscribeInput",
    xml_name: "UnsubscribeInput",
    members: &MEMBERS_OF_UNSUBSCRIBE_INPUT,
    payload: None,
};

pub(super) static UNSUBSCRIBE_OUTPUT: StructureSchema = StructureSchema {
    name: "UnsubscribeOutput",
    xml_name: "UnsubscribeOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UNTAG_RESOURCE_REQUEST: [Member; 2] = [
    Member::new("ResourceArn", "ResourceArn", Location::Body, &SHAPE_AMAZON_RESOURCE_NAME).required(),
    Member::new("TagKeys", "TagKeys", Location::Body, &SHAPE_TAG_KEY_LIST).required(),
];

pub(super) static UNTAG_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "UntagResourceInput",
    xml_name: "UntagResourceInput",
    members: &MEMBERS_OF_UNTAG_RESOURCE_REQUEST,
    payload: None,
};

static MEMBERS_OF_UNTAG_RESOURCE_RESPONSE: [Member; 0] = [
];

pub(super) static UNTAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "UntagResourceOutput",
    xml_name: "UntagResourceOutput",
    members: &MEMBERS_OF_UNTAG_RESOURCE_RESPONSE,
    payload: None,
};

static MEMBERS_OF_BATCH_RESULT_ERROR_ENTRY: [Member; 4] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_STRING).required(),
    Member::new("Code", "Code", Location::Body, &SHAPE_STRING).required(),
    Member::new("Message", "Message", Location::Body, &SHAPE_STRING),
    Member::new("SenderFault", "SenderFault", Location::Body, &SHAPE_BOOLEAN).required(),
];

pub(super) static BATCH_RESULT_ERROR_ENTRY: StructureSchema = StructureSchema {
    name: "BatchResultErrorEntry",
    xml_name: "BatchResultErrorEntry",
    members: &MEMBERS_OF_BATCH_RESULT_ERROR_ENTRY,
    payload: None,
};

static MEMBERS_OF_MESSAGE_ATTRIBUTE_VALUE: [Member; 3] = [
    Member::new("DataType", "DataType", Location::Body, &SHAPE_STRING).required(),
    Member::new("StringValue", "StringValue", Location::Body, &SHAPE_STRING),
    Member::new("BinaryValue", "BinaryValue", Location::Body, &SHAPE_BINARY),
];

pub(super) static MESSAGE_ATTRIBUTE_VALUE: StructureSchema = StructureSchema {
    name: "MessageAttributeValue",
    xml_name: "MessageAttributeValue",
    members: &MEMBERS_OF_MESSAGE_ATTRIBUTE_VALUE,
    payload: None,
};

static MEMBERS_OF_PUBLISH_BATCH_REQUEST_ENTRY: [Member; 7] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_STRING).required(),
    Member::new("Message", "Message", Location::Body, &SHAPE_MESSAGE).required(),
    Member::new("Subject", "Subject", Location::Body, &SHAPE_SUBJECT),
    Member::new("MessageStructure", "MessageStructure", Location::Body, &SHAPE_MESSAGE_STRUCTURE),
    Member::new("MessageAttributes", "MessageAttributes", Location::Body, &SHAPE_MESSAGE_ATTRIBUTE_MAP),
    Member::new("MessageDeduplicationId", "MessageDeduplicationId", Location::Body, &SHAPE_STRING),
    Member::new("MessageGroupId", "MessageGroupId", Location::Body, &SHAPE_STRING),
];

pub(super) static PUBLISH_BATCH_REQUEST_ENTRY: StructureSchema = StructureSchema {
    name: "PublishBatchRequestEntry",
    xml_name: "PublishBatchRequestEntry",
    members: &MEMBERS_OF_PUBLISH_BATCH_REQUEST_ENTRY,
    payload: None,
};

static MEMBERS_OF_PUBLISH_BATCH_RESULT_ENTRY: [Member; 3] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_STRING),
    Member::new("MessageId", "MessageId", Location::Body, &SHAPE_MESSAGE_ID),
    Member::new("SequenceNumber", "SequenceNumber", Location::Body, &SHAPE_STRING),
];

pub(super) static PUBLISH_BATCH_RESULT_ENTRY: StructureSchema = StructureSchema {
    name: "PublishBatchResultEntry",
    xml_name: "PublishBatchResultEntry",
    members: &MEMBERS_OF_PUBLISH_BATCH_RESULT_ENTRY,
    payload: None,
};

static MEMBERS_OF_SUBSCRIPTION: [Member; 5] = [
    Member::new("SubscriptionArn", "SubscriptionArn", Location::Body, &SHAPE_SUBSCRIPTION_ARN),
    Member::new("Owner", "Owner", Location::Body, &SHAPE_ACCOUNT),
    Member::new("Protocol", "Protocol", Location::Body, &SHAPE_PROTOCOL),
    Member::new("Endpoint", "Endpoint", Location::Body, &SHAPE_ENDPOINT),
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN),
];

pub(super) static SUBSCRIPTION: StructureSchema = StructureSchema {
    name: "Subscription",
    xml_name: "Subscription",
    members: &MEMBERS_OF_SUBSCRIPTION,
    payload: None,
};

static MEMBERS_OF_TAG: [Member; 2] = [
    Member::new("Key", "Key", Location::Body, &SHAPE_TAG_KEY).required(),
    Member::new("Value", "Value", Location::Body, &SHAPE_TAG_VALUE).required(),
];

pub(super) static TAG: StructureSchema = StructureSchema {
    name: "Tag",
    xml_name: "Tag",
    members: &MEMBERS_OF_TAG,
    payload: None,
};

static MEMBERS_OF_TOPIC: [Member; 1] = [
    Member::new("TopicArn", "TopicArn", Location::Body, &SHAPE_TOPIC_ARN),
];

pub(super) static TOPIC: StructureSchema = StructureSchema {
    name: "Topic",
    xml_name: "Topic",
    members: &MEMBERS_OF_TOPIC,
    payload: None,
};

static SHAPE_ACCOUNT: Shape = Shape::new("account", Kind::String);

static SHAPE_ACTION: Shape = Shape::new("action", Kind::String);

static SHAPE_ACTIONS_LIST: Shape = Shape::new("ActionsList", Kind::List { item: &SHAPE_ACTION, item_name: "member", flattened: false });

static SHAPE_AMAZON_RESOURCE_NAME: Shape = Shape::new("AmazonResourceName", Kind::String).range(Some(1), Some(1011));

static SHAPE_ATTRIBUTE_NAME: Shape = Shape::new("attributeName", Kind::String);

static SHAPE_ATTRIBUTE_VALUE: Shape = Shape::new("attributeValue", Kind::String);

static SHAPE_BATCH_RESULT_ERROR_ENTRY: Shape = Shape::new("BatchResultErrorEntry", Kind::Structure(&BATCH_RESULT_ERROR_ENTRY));

static SHAPE_BATCH_RESULT_ERROR_ENTRY_LIST: Shape = Shape::new("BatchResultErrorEntryList", Kind::List { item: &SHAPE_BATCH_RESULT_ERROR_ENTRY, item_name: "member", flattened: false });

static SHAPE_BINARY: Shape = Shape::new("Binary", Kind::Blob);

static SHAPE_BOOLEAN: Shape = Shape::new("boolean", Kind::Boolean);

static SHAPE_DELEGATE: Shape = Shape::new("delegate", Kind::String);

static SHAPE_DELEGATES_LIST: Shape = Shape::new("DelegatesList", Kind::List { item: &SHAPE_DELEGATE, item_name: "member", flattened: false });

static SHAPE_ENDPOINT: Shape = Shape::new("endpoint", Kind::String);

static SHAPE_LABEL: Shape = Shape::new("label", Kind::String);

static SHAPE_MESSAGE: Shape = Shape::new("message", Kind::String);

static SHAPE_MESSAGE_ATTRIBUTE_MAP: Shape = Shape::new("MessageAttributeMap", Kind::Map { key: &SHAPE_STRING, value: &SHAPE_MESSAGE_ATTRIBUTE_VALUE, key_name: "Name", value_name: "Value", flattened: false });

static SHAPE_MESSAGE_ATTRIBUTE_VALUE: Shape = Shape::new("MessageAttributeValue", Kind::Structure(&MESSAGE_ATTRIBUTE_VALUE));

static SHAPE_MESSAGE_ID: Shape = Shape::new("messageId", Kind::String);

static SHAPE_MESSAGE_STRUCTURE: Shape = Shape::new("messageStructure", Kind::String);

static SHAPE_NEXT_TOKEN: Shape = Shape::new("nextToken", Kind::String);

static SHAPE_PHONE_NUMBER: Shape = Shape::new("PhoneNumber", Kind::String).sensitive();

static SHAPE_PROTOCOL: Shape = Shape::new("protocol", Kind::String);

static SHAPE_PUBLISH_BATCH_REQUEST_ENTRY: Shape = Shape::new("PublishBatchRequestEntry", Kind::Structure(&PUBLISH_BATCH_REQUEST_ENTRY));

static SHAPE_PUBLISH_BATCH_REQUEST_ENTRY_LIST: Shape = Shape::new("PublishBatchRequestEntryList", Kind::List { item: &SHAPE_PUBLISH_BATCH_REQUEST_ENTRY, item_name: "member", flattened: false });

static SHAPE_PUBLISH_BATCH_RESULT_ENTRY: Shape = Shape::new("PublishBatchResultEntry", Kind::Structure(&PUBLISH_BATCH_RESULT_ENTRY));

static SHAPE_PUBLISH_BATCH_RESULT_ENTRY_LIST: Shape = Shape::new("PublishBatchResultEntryList", Kind::List { item: &SHAPE_PUBLISH_BATCH_RESULT_ENTRY, item_name: "member", flattened: false });

static SHAPE_STRING: Shape = Shape::new("String", Kind::String);

static SHAPE_SUBJECT: Shape = Shape::new("subject", Kind::String);

static SHAPE_SUBSCRIPTION: Shape = Shape::new("Subscription", Kind::Structure(&SUBSCRIPTION));

static SHAPE_SUBSCRIPTIONS_LIST: Shape = Shape::new("SubscriptionsList", Kind::List { item: &SHAPE_SUBSCRIPTION, item_name: "member", flattened: false });

static SHAPE_SUBSCRIPTION_ARN: Shape = Shape::new("subscriptionARN", Kind::String);

static SHAPE_SUBSCRIPTION_ATTRIBUTES_MAP: Shape = Shape::new("SubscriptionAttributesMap", Kind::Map { key: &SHAPE_ATTRIBUTE_NAME, value: &SHAPE_ATTRIBUTE_VALUE, key_name: "key", value_name: "value", flattened: false });

static SHAPE_TAG: Shape = Shape::new("Tag", Kind::Structure(&TAG));

static SHAPE_TAG_KEY: Shape = Shape::new("TagKey", Kind::String).range(Some(1), Some(128));

static SHAPE_TAG_KEY_LIST: Shape = Shape::new("TagKeyList", Kind::List { item: &SHAPE_TAG_KEY, item_name: "member", flattened: false });

static SHAPE_TAG_LIST: Shape = Shape::new("TagList", Kind::List { item: &SHAPE_TAG, item_name: "member", flattened: false });

static SHAPE_TAG_VALUE: Shape = Shape::new("TagValue", Kind::String).range(Some(0), Some(256));

static SHAPE_TOPIC: Shape = Shape::new("Topic", Kind::Structure(&TOPIC));

static SHAPE_TOPICS_LIST: Shape = Shape::new("TopicsList", Kind::List { item: &SHAPE_TOPIC, item_name: "member", flattened: false });

static SHAPE_TOPIC_ARN: Shape = Shape::new("topicARN", Kind::String);

static SHAPE_TOPIC_ATTRIBUTES_MAP: Shape = Shape::new("TopicAttributesMap", Kind::Map { key: &SHAPE_ATTRIBUTE_NAME, value: &SHAPE_ATTRIBUTE_VALUE, key_name: "key", value_name: "value", flattened: false });

static SHAPE_TOPIC_NAME: Shape = Shape::new("topicName", Kind::String);
