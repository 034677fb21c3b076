// Written by `cargo codegen` from models/sqs.json. Do not edit.
use wire::OperationMeta;
use wire::schema::*;

/// The service, with all its operations.
pub static SERVICE: ServiceMeta = ServiceMeta {
    name: "sqs",
    endpoint_prefix: "sqs",
    api_version: "2012-11-05",
    uid: "sqs-2012-11-05",
    protocols: &[Protocol::AwsJson10, Protocol::Query],
    target_prefix: Some("AmazonSQS"),
    xml_namespace: Some("http://queue.amazonaws.com/doc/2012-11-05/"),
    query_compatible: true,
    operations: &[
        OperationRef { name: "AddPermission", http: &HTTP_0, meta: Some(&OPERATION_ADD_PERMISSION) },
        OperationRef { name: "CancelMessageMoveTask", http: &HTTP_0, meta: None },
        OperationRef { name: "ChangeMessageVisibility", http: &HTTP_0, meta: Some(&OPERATION_CHANGE_MESSAGE_VISIBILITY) },
        OperationRef { name: "ChangeMessageVisibilityBatch", http: &HTTP_0, meta: Some(&OPERATION_CHANGE_MESSAGE_VISIBILITY_BATCH) },
        OperationRef { name: "CreateQueue", http: &HTTP_0, meta: Some(&OPERATION_CREATE_QUEUE) },
        OperationRef { name: "DeleteMessage", http: &HTTP_0, meta: Some(&OPERATION_DELETE_MESSAGE) },
        OperationRef { name: "DeleteMessageBatch", http: &HTTP_0, meta: Some(&OPERATION_DELETE_MESSAGE_BATCH) },
        OperationRef { name: "DeleteQueue", http: &HTTP_0, meta: Some(&OPERATION_DELETE_QUEUE) },
        OperationRef { name: "GetQueueAttributes", http: &HTTP_0, meta: Some(&OPERATION_GET_QUEUE_ATTRIBUTES) },
        OperationRef { name: "GetQueueUrl", http: &HTTP_0, meta: Some(&OPERATION_GET_QUEUE_URL) },
        OperationRef { name: "ListDeadLetterSourceQueues", http: &HTTP_0, meta: Some(&OPERATION_LIST_DEAD_LETTER_SOURCE_QUEUES) },
        OperationRef { name: "ListMessageMoveTasks", http: &HTTP_0, meta: None },
        OperationRef { name: "ListQueueTags", http: &HTTP_0, meta: Some(&OPERATION_LIST_QUEUE_TAGS) },
        OperationRef { name: "ListQueues", http: &HTTP_0, meta: Some(&OPERATION_LIST_QUEUES) },
        OperationRef { name: "PurgeQueue", http: &HTTP_0, meta: Some(&OPERATION_PURGE_QUEUE) },
        OperationRef { name: "ReceiveMessage", http: &HTTP_0, meta: Some(&OPERATION_RECEIVE_MESSAGE) },
        OperationRef { name: "RemovePermission", http: &HTTP_0, meta: Some(&OPERATION_REMOVE_PERMISSION) },
        OperationRef { name: "SendMessage", http: &HTTP_0, meta: Some(&OPERATION_SEND_MESSAGE) },
        OperationRef { name: "SendMessageBatch", http: &HTTP_0, meta: Some(&OPERATION_SEND_MESSAGE_BATCH) },
        OperationRef { name: "SetQueueAttributes", http: &HTTP_0, meta: Some(&OPERATION_SET_QUEUE_ATTRIBUTES) },
        OperationRef { name: "StartMessageMoveTask", http: &HTTP_0, meta: None },
        OperationRef { name: "TagQueue", http: &HTTP_0, meta: Some(&OPERATION_TAG_QUEUE) },
        OperationRef { name: "UntagQueue", http: &HTTP_0, meta: Some(&OPERATION_UNTAG_QUEUE) },
    ],
    errors: &[
        ErrorMeta { shape: "BatchEntryIdsNotDistinct", code: "AWS.SimpleQueueService.BatchEntryIdsNotDistinct", status: 400 },
        ErrorMeta { shape: "BatchRequestTooLong", code: "AWS.SimpleQueueService.BatchRequestTooLong", status: 400 },
        ErrorMeta { shape: "EmptyBatchRequest", code: "AWS.SimpleQueueService.EmptyBatchRequest", status: 400 },
        ErrorMeta { shape: "InvalidAddress", code: "InvalidAddress", status: 400 },
        ErrorMeta { shape: "InvalidAttributeName", code: "InvalidAttributeName", status: 400 },
        ErrorMeta { shape: "InvalidAttributeValue", code: "InvalidAttributeValue", status: 400 },
        ErrorMeta { shape: "InvalidBatchEntryId", code: "AWS.SimpleQueueService.InvalidBatchEntryId", status: 400 },
        ErrorMeta { shape: "InvalidIdFormat", code: "InvalidIdFormat", status: 400 },
        ErrorMeta { shape: "InvalidMessageContents", code: "InvalidMessageContents", status: 400 },
        ErrorMeta { shape: "InvalidSecurity", code: "InvalidSecurity", status: 400 },
        ErrorMeta { shape: "KmsAccessDenied", code: "KmsAccessDenied", status: 400 },
        ErrorMeta { shape: "KmsDisabled", code: "KmsDisabled", status: 400 },
        ErrorMeta { shape: "KmsInvalidKeyUsage", code: "KmsInvalidKeyUsage", status: 400 },
        ErrorMeta { shape: "KmsInvalidState", code: "KmsInvalidState", status: 400 },
        ErrorMeta { shape: "KmsNotFound", code: "KmsNotFound", status: 400 },
        ErrorMeta { shape: "KmsOptInRequired", code: "KmsOptInRequired", status: 400 },
        ErrorMeta { shape: "KmsThrottled", code: "KmsThrottled", status: 400 },
        ErrorMeta { shape: "MessageNotInflight", code: "AWS.SimpleQueueService.MessageNotInflight", status: 400 },
        ErrorMeta { shape: "OverLimit", code: "OverLimit", status: 400 },
        ErrorMeta { shape: "PurgeQueueInProgress", code: "AWS.SimpleQueueService.PurgeQueueInProgress", status: 400 },
        ErrorMeta { shape: "QueueDeletedRecently", code: "AWS.SimpleQueueService.QueueDeletedRecently", status: 400 },
        ErrorMeta { shape: "QueueDoesNotExist", code: "AWS.SimpleQueueService.NonExistentQueue", status: 400 },
        ErrorMeta { shape: "QueueNameExists", code: "QueueAlreadyExists", status: 400 },
        ErrorMeta { shape: "ReceiptHandleIsInvalid", code: "ReceiptHandleIsInvalid", status: 400 },
        ErrorMeta { shape: "RequestThrottled", code: "RequestThrottled", status: 400 },
        ErrorMeta { shape: "ResourceNotFoundException", code: "ResourceNotFoundException", status: 400 },
        ErrorMeta { shape: "TooManyEntriesInBatchRequest", code: "AWS.SimpleQueueService.TooManyEntriesInBatchRequest", status: 400 },
        ErrorMeta { shape: "UnsupportedOperation", code: "AWS.SimpleQueueService.UnsupportedOperation", status: 400 },
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
    service: "sqs",
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

pub(super) static OPERATION_CHANGE_MESSAGE_VISIBILITY: OperationMeta = OperationMeta {
    service: "sqs",
    name: "ChangeMessageVisibility",
    http: &HTTP_0,
    input: &CHANGE_MESSAGE_VISIBILITY_INPUT,
    output: &CHANGE_MESSAGE_VISIBILITY_OUTPUT,
    new_input: || Box::<super::ChangeMessageVisibilityInput>::default(),
    new_output: || Box::<super::ChangeMessageVisibilityOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_CHANGE_MESSAGE_VISIBILITY_BATCH: OperationMeta = OperationMeta {
    service: "sqs",
    name: "ChangeMessageVisibilityBatch",
    http: &HTTP_0,
    input: &CHANGE_MESSAGE_VISIBILITY_BATCH_INPUT,
    output: &CHANGE_MESSAGE_VISIBILITY_BATCH_OUTPUT,
    new_input: || Box::<super::ChangeMessageVisibilityBatchInput>::default(),
    new_output: || Box::<super::ChangeMessageVisibilityBatchOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_QUEUE: OperationMeta = OperationMeta {
    service: "sqs",
    name: "CreateQueue",
    http: &HTTP_0,
    input: &CREATE_QUEUE_INPUT,
    output: &CREATE_QUEUE_OUTPUT,
    new_input: || Box::<super::CreateQueueInput>::default(),
    new_output: || Box::<super::CreateQueueOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_MESSAGE: OperationMeta = OperationMeta {
    service: "sqs",
    name: "DeleteMessage",
    http: &HTTP_0,
    input: &DELETE_MESSAGE_INPUT,
    output: &DELETE_MESSAGE_OUTPUT,
    new_input: || Box::<super::DeleteMessageInput>::default(),
    new_output: || Box::<super::DeleteMessageOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_MESSAGE_BATCH: OperationMeta = OperationMeta {
    service: "sqs",
    name: "DeleteMessageBatch",
    http: &HTTP_0,
    input: &DELETE_MESSAGE_BATCH_INPUT,
    output: &DELETE_MESSAGE_BATCH_OUTPUT,
    new_input: || Box::<super::DeleteMessageBatchInput>::default(),
    new_output: || Box::<super::DeleteMessageBatchOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_QUEUE: OperationMeta = OperationMeta {
    service: "sqs",
    name: "DeleteQueue",
    http: &HTTP_0,
    input: &DELETE_QUEUE_INPUT,
    output: &DELETE_QUEUE_OUTPUT,
    new_input: || Box::<super::DeleteQueueInput>::default(),
    new_output: || Box::<super::DeleteQueueOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_GET_QUEUE_ATTRIBUTES: OperationMeta = OperationMeta {
    service: "sqs",
    name: "GetQueueAttributes",
    http: &HTTP_0,
    input: &GET_QUEUE_ATTRIBUTES_INPUT,
    output: &GET_QUEUE_ATTRIBUTES_OUTPUT,
    new_input: || Box::<super::GetQueueAttributesInput>::default(),
    new_output: || Box::<super::GetQueueAttributesOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_QUEUE_URL: OperationMeta = OperationMeta {
    service: "sqs",
    name: "GetQueueUrl",
    http: &HTTP_0,
    input: &GET_QUEUE_URL_INPUT,
    output: &GET_QUEUE_URL_OUTPUT,
    new_input: || Box::<super::GetQueueUrlInput>::default(),
    new_output: || Box::<super::GetQueueUrlOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_DEAD_LETTER_SOURCE_QUEUES: OperationMeta = OperationMeta {
    service: "sqs",
    name: "ListDeadLetterSourceQueues",
    http: &HTTP_0,
    input: &LIST_DEAD_LETTER_SOURCE_QUEUES_INPUT,
    output: &LIST_DEAD_LETTER_SOURCE_QUEUES_OUTPUT,
    new_input: || Box::<super::ListDeadLetterSourceQueuesInput>::default(),
    new_output: || Box::<super::ListDeadLetterSourceQueuesOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_QUEUE_TAGS: OperationMeta = OperationMeta {
    service: "sqs",
    name: "ListQueueTags",
    http: &HTTP_0,
    input: &LIST_QUEUE_TAGS_INPUT,
    output: &LIST_QUEUE_TAGS_OUTPUT,
    new_input: || Box::<super::ListQueueTagsInput>::default(),
    new_output: || Box::<super::ListQueueTagsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_QUEUES: OperationMeta = OperationMeta {
    service: "sqs",
    name: "ListQueues",
    http: &HTTP_0,
    input: &LIST_QUEUES_INPUT,
    output: &LIST_QUEUES_OUTPUT,
    new_input: || Box::<super::ListQueuesInput>::default(),
    new_output: || Box::<super::ListQueuesOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PURGE_QUEUE: OperationMeta = OperationMeta {
    service: "sqs",
    name: "PurgeQueue",
    http: &HTTP_0,
    input: &PURGE_QUEUE_INPUT,
    output: &PURGE_QUEUE_OUTPUT,
    new_input: || Box::<super::PurgeQueueInput>::default(),
    new_output: || Box::<super::PurgeQueueOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_RECEIVE_MESSAGE: OperationMeta = OperationMeta {
    service: "sqs",
    name: "ReceiveMessage",
    http: &HTTP_0,
    input: &RECEIVE_MESSAGE_INPUT,
    output: &RECEIVE_MESSAGE_OUTPUT,
    new_input: || Box::<super::ReceiveMessageInput>::default(),
    new_output: || Box::<super::ReceiveMessageOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_REMOVE_PERMISSION: OperationMeta = OperationMeta {
    service: "sqs",
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

pub(super) static OPERATION_SEND_MESSAGE: OperationMeta = OperationMeta {
    service: "sqs",
    name: "SendMessage",
    http: &HTTP_0,
    input: &SEND_MESSAGE_INPUT,
    output: &SEND_MESSAGE_OUTPUT,
    new_input: || Box::<super::SendMessageInput>::default(),
    new_output: || Box::<super::SendMessageOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_SEND_MESSAGE_BATCH: OperationMeta = OperationMeta {
    service: "sqs",
    name: "SendMessageBatch",
    http: &HTTP_0,
    input: &SEND_MESSAGE_BATCH_INPUT,
    output: &SEND_MESSAGE_BATCH_OUTPUT,
    new_input: || Box::<super::SendMessageBatchInput>::default(),
    new_output: || Box::<super::SendMessageBatchOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_SET_QUEUE_ATTRIBUTES: OperationMeta = OperationMeta {
    service: "sqs",
    name: "SetQueueAttributes",
    http: &HTTP_0,
    input: &SET_QUEUE_ATTRIBUTES_INPUT,
    output: &SET_QUEUE_ATTRIBUTES_OUTPUT,
    new_input: || Box::<super::SetQueueAttributesInput>::default(),
    new_output: || Box::<super::SetQueueAttributesOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_TAG_QUEUE: OperationMeta = OperationMeta {
    service: "sqs",
    name: "TagQueue",
    http: &HTTP_0,
    input: &TAG_QUEUE_INPUT,
    output: &TAG_QUEUE_OUTPUT,
    new_input: || Box::<super::TagQueueInput>::default(),
    new_output: || Box::<super::TagQueueOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UNTAG_QUEUE: OperationMeta = OperationMeta {
    service: "sqs",
    name: "UntagQueue",
    http: &HTTP_0,
    input: &UNTAG_QUEUE_INPUT,
    output: &UNTAG_QUEUE_OUTPUT,
    new_input: || Box::<super::UntagQueueInput>::default(),
    new_output: || Box::<super::UntagQueueOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

static MEMBERS_OF_ADD_PERMISSION_REQUEST: [Member; 4] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("Label", "Label", Location::Body, &SHAPE_STRING).required(),
    Member::new("AWSAccountIds", "AWSAccountIds", Location::Body, &SHAPE_AWS_ACCOUNT_ID_LIST).required(),
    Member::new("Actions", "Actions", Location::Body, &SHAPE_ACTION_NAME_LIST).required(),
];

pub(super) static ADD_PERMISSION_INPUT: StructureSchema = StructureSchema {
    name: "AddPermissionInput",
    xml_name: "AddPermissionInput",
    members: &MEMBERS_OF_ADD_PERMISSION_REQUEST,
    payload: None,
};

pub(super) static ADD_PERMISSION_OUTPUT: StructureSchema = StructureSchema {
    name: "AddPermissionOutput",
    xml_name: "AddPermissionOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_CHANGE_MESSAGE_VISIBILITY_REQUEST: [Member; 3] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("ReceiptHandle", "ReceiptHandle", Location::Body, &SHAPE_STRING).required(),
    Member::new("VisibilityTimeout", "VisibilityTimeout", Location::Body, &SHAPE_NULLABLE_INTEGER).required(),
];

pub(super) static CHANGE_MESSAGE_VISIBILITY_INPUT: StructureSchema = StructureSchema {
    name: "ChangeMessageVisibilityInput",
    xml_name: "ChangeMessageVisibilityInput",
    members: &MEMBERS_OF_CHANGE_MESSAGE_VISIBILITY_REQUEST,
    payload: None,
};

pub(super) static CHANGE_MESSAGE_VISIBILITY_OUTPUT: StructureSchema = StructureSchema {
    name: "ChangeMessageVisibilityOutput",
    xml_name: "ChangeMessageVisibilityOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST: [Member; 2] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("Entries", "Entries", Location::Body, &SHAPE_CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY_LIST).required(),
];

pub(super) static CHANGE_MESSAGE_VISIBILITY_BATCH_INPUT: StructureSchema = StructureSchema {
    name: "ChangeMessageVisibilityBatchInput",
    xml_name: "ChangeMessageVisibilityBatchInput",
    members: &MEMBERS_OF_CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST,
    payload: None,
};

static MEMBERS_OF_CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT: [Member; 2] = [
    Member::new("Successful", "Successful", Location::Body, &SHAPE_CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY_LIST).required(),
    Member::new("Failed", "Failed", Location::Body, &SHAPE_BATCH_RESULT_ERROR_ENTRY_LIST).required(),
];

pub(super) static CHANGE_MESSAGE_VISIBILITY_BATCH_OUTPUT: StructureSchema = StructureSchema {
    name: "ChangeMessageVisibilityBatchOutput",
    xml_name: "ChangeMessageVisibilityBatchOutput",
    members: &MEMBERS_OF_CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT,
    payload: None,
};

static MEMBERS_OF_CREATE_QUEUE_REQUEST: [Member; 3] = [
    Member::new("QueueName", "QueueName", Location::Body, &SHAPE_STRING).required(),
    Member::new("Attributes", "Attributes", Location::Body, &SHAPE_QUEUE_ATTRIBUTE_MAP),
    Member::new("tags", "tags", Location::Body, &SHAPE_TAG_MAP),
];

pub(super) static CREATE_QUEUE_INPUT: StructureSchema = StructureSchema {
    name: "CreateQueueInput",
    xml_name: "CreateQueueInput",
    members: &MEMBERS_OF_CREATE_QUEUE_REQUEST,
    payload: None,
};

static MEMBERS_OF_CREATE_QUEUE_RESULT: [Member; 1] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING),
];

pub(super) static CREATE_QUEUE_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateQueueOutput",
    xml_name: "CreateQueueOutput",
    members: &MEMBERS_OF_CREATE_QUEUE_RESULT,
    payload: None,
};

static MEMBERS_OF_DELETE_MESSAGE_REQUEST: [Member; 2] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("ReceiptHandle", "ReceiptHandle", Location::Body, &SHAPE_STRING).required(),
];

pub(super) static DELETE_MESSAGE_INPUT: StructureSchema = StructureSchema {
    name: "DeleteMessageInput",
    xml_name: "DeleteMessageInput",
    members: &MEMBERS_OF_DELETE_MESSAGE_REQUEST,
    payload: None,
};

pub(super) static DELETE_MESSAGE_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteMessageOutput",
    xml_name: "DeleteMessageOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_MESSAGE_BATCH_REQUEST: [Member; 2] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("Entries", "Entries", Location::Body, &SHAPE_DELETE_MESSAGE_BATCH_REQUEST_ENTRY_LIST).required(),
];

pub(super) static DELETE_MESSAGE_BATCH_INPUT: StructureSchema = StructureSchema {
    name: "DeleteMessageBatchInput",
    xml_name: "DeleteMessageBatchInput",
    members: &MEMBERS_OF_DELETE_MESSAGE_BATCH_REQUEST,
    payload: None,
};

static MEMBERS_OF_DELETE_MESSAGE_BATCH_RESULT: [Member; 2] = [
    Member::new("Successful", "Successful", Location::Body, &SHAPE_DELETE_MESSAGE_BATCH_RESULT_ENTRY_LIST).required(),
    Member::new("Failed", "Failed", Location::Body, &SHAPE_BATCH_RESULT_ERROR_ENTRY_LIST).required(),
];

pub(super) static DELETE_MESSAGE_BATCH_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteMessageBatchOutput",
    xml_name: "DeleteMessageBatchOutput",
    members: &MEMBERS_OF_DELETE_MESSAGE_BATCH_RESULT,
    payload: None,
};

static MEMBERS_OF_DELETE_QUEUE_REQUEST: [Member; 1] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
];

pub(super) static DELETE_QUEUE_INPUT: StructureSchema = StructureSchema {
    name: "DeleteQueueInput",
    xml_name: "DeleteQueueInput",
    members: &MEMBERS_OF_DELETE_QUEUE_REQUEST,
    payload: None,
};

pub(super) static DELETE_QUEUE_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteQueueOutput",
    xml_name: "DeleteQueueOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_GET_QUEUE_ATTRIBUTES_REQUEST: [Member; 2] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("AttributeNames", "AttributeNames", Location::Body, &SHAPE_ATTRIBUTE_NAME_LIST),
];

pub(super) static GET_QUEUE_ATTRIBUTES_INPUT: StructureSchema = StructureSchema {
    name: "GetQueueAttributesInput",
    xml_name: "GetQueueAttributesInput",
    members: &MEMBERS_OF_GET_QUEUE_ATTRIBUTES_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_QUEUE_ATTRIBUTES_RESULT: [Member; 1] = [
    Member::new("Attributes", "Attributes", Location::Body, &SHAPE_QUEUE_ATTRIBUTE_MAP),
];

pub(super) static GET_QUEUE_ATTRIBUTES_OUTPUT: StructureSchema = StructureSchema {
    name: "GetQueueAttributesOutput",
    xml_name: "GetQueueAttributesOutput",
    members: &MEMBERS_OF_GET_QUEUE_ATTRIBUTES_RESULT,
    payload: None,
};

static MEMBERS_OF_GET_QUEUE_URL_REQUEST: [Member; 2] = [
    Member::new("QueueName", "QueueName", Location::Body, &SHAPE_STRING).required(),
    Member::new("QueueOwnerAWSAccountId", "QueueOwnerAWSAccountId", Location::Body, &SHAPE_STRING),
];

pub(super) static GET_QUEUE_URL_INPUT: StructureSchema = StructureSchema {
    name: "GetQueueUrlInput",
    xml_name: "GetQueueUrlInput",
    members: &MEMBERS_OF_GET_QUEUE_URL_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_QUEUE_URL_RESULT: [Member; 1] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING),
];

pub(super) static GET_QUEUE_URL_OUTPUT: StructureSchema = StructureSchema {
    name: "GetQueueUrlOutput",
    xml_name: "GetQueueUrlOutput",
    members: &MEMBERS_OF_GET_QUEUE_URL_RESULT,
    payload: None,
};

static MEMBERS_OF_LIST_DEAD_LETTER_SOURCE_QUEUES_REQUEST: [Member; 3] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_TOKEN),
    Member::new("MaxResults", "MaxResults", Location::Body, &SHAPE_BOXED_INTEGER),
];

pub(super) static LIST_DEAD_LETTER_SOURCE_QUEUES_INPUT: StructureSchema = StructureSchema {
    name: "ListDeadLetterSourceQueuesInput",
    xml_name: "ListDeadLetterSourceQueuesInput",
    members: &MEMBERS_OF_LIST_DEAD_LETTER_SOURCE_QUEUES_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_DEAD_LETTER_SOURCE_QUEUES_RESULT: [Member; 2] = [
    Member::new("queueUrls", "queueUrls", Location::Body, &SHAPE_QUEUE_URL_LIST).required(),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_TOKEN),
];

pub(super) static LIST_DEAD_LETTER_SOURCE_QUEUES_OUTPUT: StructureSchema = StructureSchema {
    name: "ListDeadLetterSourceQueuesOutput",
    xml_name: "ListDeadLetterSourceQueuesOutput",
    members: &MEMBERS_OF_LIST_DEAD_LETTER_SOURCE_QUEUES_RESULT,
    payload: None,
};

static MEMBERS_OF_LIST_QUEUE_TAGS_REQUEST: [Member; 1] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
];

pub(super) static LIST_QUEUE_TAGS_INPUT: StructureSchema = StructureSchema {
    name: "ListQueueTagsInput",
    xml_name: "ListQueueTagsInput",
    members: &MEMBERS_OF_LIST_QUEUE_TAGS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_QUEUE_TAGS_RESULT: [Member; 1] = [
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_MAP),
];

pub(super) static LIST_QUEUE_TAGS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListQueueTagsOutput",
    xml_name: "ListQueueTagsOutput",
    members: &MEMBERS_OF_LIST_QUEUE_TAGS_RESULT,
    payload: None,
};

static MEMBERS_OF_LIST_QUEUES_REQUEST: [Member; 3] = [
    Member::new("QueueNamePrefix", "QueueNamePrefix", Location::Body, &SHAPE_STRING),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_TOKEN),
    Member::new("MaxResults", "MaxResults", Location::Body, &SHAPE_BOXED_INTEGER),
];

pub(super) static LIST_QUEUES_INPUT: StructureSchema = StructureSchema {
    name: "ListQueuesInput",
    xml_name: "ListQueuesInput",
    members: &MEMBERS_OF_LIST_QUEUES_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_QUEUES_RESULT: [Member; 2] = [
    Member::new("QueueUrls", "QueueUrls", Location::Body, &SHAPE_QUEUE_URL_LIST),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_TOKEN),
];

pub(super) static LIST_QUEUES_OUTPUT: StructureSchema = StructureSchema {
    name: "ListQueuesOutput",
    xml_name: "ListQueuesOutput",
    members: &MEMBERS_OF_LIST_QUEUES_RESULT,
    payload: None,
};

static MEMBERS_OF_PURGE_QUEUE_REQUEST: [Member; 1] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
];

pub(super) static PURGE_QUEUE_INPUT: StructureSchema = StructureSchema {
    name: "PurgeQueueInput",
    xml_name: "PurgeQueueInput",
    members: &MEMBERS_OF_PURGE_QUEUE_REQUEST,
    payload: None,
};

pub(super) static PURGE_QUEUE_OUTPUT: StructureSchema = StructureSchema {
    name: "PurgeQueueOutput",
    xml_name: "PurgeQueueOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_RECEIVE_MESSAGE_REQUEST: [Member; 8] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("AttributeNames", "AttributeNames", Location::Body, &SHAPE_ATTRIBUTE_NAME_LIST),
    Member::new("MessageSystemAttributeNames", "MessageSystemAttributeNames", Location::Body, &SHAPE_MESSAGE_SYSTEM_ATTRIBUTE_LIST),
    Member::new("MessageAttributeNames", "MessageAttributeNames", Location::Body, &SHAPE_MESSAGE_ATTRIBUTE_NAME_LIST),
    Member::new("MaxNumberOfMessages", "MaxNumberOfMessages", Location::Body, &SHAPE_NULLABLE_INTEGER),
    Member::new("VisibilityTimeout", "VisibilityTimeout", Location::Body, &SHAPE_NULLABLE_INTEGER),
    Member::new("WaitTimeSeconds", "WaitTimeSeconds", Location::Body, &SHAPE_NULLABLE_INTEGER),
    Member::new("ReceiveRequestAttemptId", "ReceiveRequestAttemptId", Location::Body, &SHAPE_STRING),
];

pub(super) static RECEIVE_MESSAGE_INPUT: StructureSchema = StructureSchema {
    name: "ReceiveMessageInput",
    xml_name: "ReceiveMessageInput",
    members: &MEMBERS_OF_RECEIVE_MESSAGE_REQUEST,
    payload: None,
};

static MEMBERS_OF_RECEIVE_MESSAGE_RESULT: [Member; 1] = [
    Member::new("Messages", "Messages", Location::Body, &SHAPE_MESSAGE_LIST),
];

pub(super) static RECEIVE_MESSAGE_OUTPUT: StructureSchema = StructureSchema {
    name: "ReceiveMessageOutput",
    xml_name: "ReceiveMessageOutput",
    members: &MEMBERS_OF_RECEIVE_MESSAGE_RESULT,
    payload: None,
};

static MEMBERS_OF_REMOVE_PERMISSION_REQUEST: [Member; 2] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("Label", "Label", Location::Body, &SHAPE_STRING).required(),
];

pub(super) static REMOVE_PERMISSION_INPUT: StructureSchema = StructureSchema {
    name: "RemovePermissionInput",
    xml_name: "RemovePermissionInput",
    members: &MEMBERS_OF_REMOVE_PERMISSION_REQUEST,
    payload: None,
};

pub(super) static REMOVE_PERMISSION_OUTPUT: StructureSchema = StructureSchema {
    name: "RemovePermissionOutput",
    xml_name: "RemovePermissionOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_SEND_MESSAGE_REQUEST: [Member; 7] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("MessageBody", "MessageBody", Location::Body, &SHAPE_STRING).required(),
    Member::new("DelaySeconds", "DelaySeconds", Location::Body, &SHAPE_NULLABLE_INTEGER),
    Member::new("MessageAttributes", "MessageAttributes", Location::Body, &SHAPE_MESSAGE_BODY_ATTRIBUTE_MAP),
    Member::new("MessageSystemAttributes", "MessageSystemAttributes", Location::Body, &SHAPE_MESSAGE_BODY_SYSTEM_ATTRIBUTE_MAP),
    Member::new("MessageDeduplicationId", "MessageDeduplicationId", Location::Body, &SHAPE_STRING),
    Member::new("MessageGroupId", "MessageGroupId", Location::Body, &SHAPE_STRING),
];

pub(super) static SEND_MESSAGE_INPUT: StructureSchema = StructureSchema {
    name: "SendMessageInput",
    xml_name: "SendMessageInput",
    members: &MEMBERS_OF_SEND_MESSAGE_REQUEST,
    payload: None,
};

static MEMBERS_OF_SEND_MESSAGE_RESULT: [Member; 5] = [
    Member::new("MD5OfMessageBody", "MD5OfMessageBody", Location::Body, &SHAPE_STRING),
    Member::new("MD5OfMessageAttributes", "MD5OfMessageAttributes", Location::Body, &SHAPE_STRING),
    Member::new("MD5OfMessageSystemAttributes", "MD5OfMessageSystemAttributes", Location::Body, &SHAPE_STRING),
    Member::new("MessageId", "MessageId", Location::Body, &SHAPE_STRING),
    Member::new("SequenceNumber", "SequenceNumber", Location::Body, &SHAPE_STRING),
];

pub(super) static SEND_MESSAGE_OUTPUT: StructureSchema = StructureSchema {
    name: "SendMessageOutput",
    xml_name: "SendMessageOutput",
    members: &MEMBERS_OF_SEND_MESSAGE_RESULT,
    payload: None,
};

static MEMBERS_OF_SEND_MESSAGE_BATCH_REQUEST: [Member; 2] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("Entries", "Entries", Location::Body, &SHAPE_SEND_MESSAGE_BATCH_REQUEST_ENTRY_LIST).required(),
];

pub(super) static SEND_MESSAGE_BATCH_INPUT: StructureSchema = StructureSchema {
    name: "SendMessageBatchInput",
    xml_name: "SendMessageBatchInput",
    members: &MEMBERS_OF_SEND_MESSAGE_BATCH_REQUEST,
    payload: None,
};

static MEMBERS_OF_SEND_MESSAGE_BATCH_RESULT: [Member; 2] = [
    Member::new("Successful", "Successful", Location::Body, &SHAPE_SEND_MESSAGE_BATCH_RESULT_ENTRY_LIST).required(),
    Member::new("Failed", "Failed", Location::Body, &SHAPE_BATCH_RESULT_ERROR_ENTRY_LIST).required(),
];

pub(super) static SEND_MESSAGE_BATCH_OUTPUT: StructureSchema = StructureSchema {
    name: "SendMessageBatchOutput",
    xml_name: "SendMessageBatchOutput",
    members: &MEMBERS_OF_SEND_MESSAGE_BATCH_RESULT,
    payload: None,
};

static MEMBERS_OF_SET_QUEUE_ATTRIBUTES_REQUEST: [Member; 2] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("Attributes", "Attributes", Location::Body, &SHAPE_QUEUE_ATTRIBUTE_MAP).required(),
];

pub(super) static SET_QUEUE_ATTRIBUTES_INPUT: StructureSchema = StructureSchema {
    name: "SetQueueAttributesInput",
    xml_name: "SetQueueAttributesInput",
    members: &MEMBERS_OF_SET_QUEUE_ATTRIBUTES_REQUEST,
    payload: None,
};

pub(super) static SET_QUEUE_ATTRIBUTES_OUTPUT: StructureSchema = StructureSchema {
    name: "SetQueueAttributesOutput",
    xml_name: "SetQueueAttributesOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_TAG_QUEUE_REQUEST: [Member; 2] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_MAP).required(),
];

pub(super) static TAG_QUEUE_INPUT: StructureSchema = StructureSchema {
    name: "TagQueueInput",
    xml_name: "TagQueueInput",
    members: &MEMBERS_OF_TAG_QUEUE_REQUEST,
    payload: None,
};

pub(super) static TAG_QUEUE_OUTPUT: StructureSchema = StructureSchema {
    name: "TagQueueOutput",
    xml_name: "TagQueueOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UNTAG_QUEUE_REQUEST: [Member; 2] = [
    Member::new("QueueUrl", "QueueUrl", Location::Body, &SHAPE_STRING).required(),
    Member::new("TagKeys", "TagKeys", Location::Body, &SHAPE_TAG_KEY_LIST).required(),
];

pub(super) static UNTAG_QUEUE_INPUT: StructureSchema = StructureSchema {
    name: "UntagQueueInput",
    xml_name: "UntagQueueInput",
    members: &MEMBERS_OF_UNTAG_QUEUE_REQUEST,
    payload: None,
};

pub(super) static UNTAG_QUEUE_OUTPUT: StructureSchema = StructureSchema {
    name: "UntagQueueOutput",
    xml_name: "UntagQueueOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_BATCH_RESULT_ERROR_ENTRY: [Member; 4] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_STRING).required(),
    Member::new("SenderFault", "SenderFault", Location::Body, &SHAPE_BOOLEAN).required(),
    Member::new("Code", "Code", Location::Body, &SHAPE_STRING).required(),
    Member::new("Message", "Message", Location::Body, &SHAPE_STRING),
];

pub(super) static BATCH_RESULT_ERROR_ENTRY: StructureSchema = StructureSchema {
    name: "BatchResultErrorEntry",
    xml_name: "BatchResultErrorEntry",
    members: &MEMBERS_OF_BATCH_RESULT_ERROR_ENTRY,
    payload: None,
};

static MEMBERS_OF_CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY: [Member; 3] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_STRING).required(),
    Member::new("ReceiptHandle", "ReceiptHandle", Location::Body, &SHAPE_STRING).required(),
    Member::new("VisibilityTimeout", "VisibilityTimeout", Location::Body, &SHAPE_NULLABLE_INTEGER),
];

pub(super) static CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY: StructureSchema = StructureSchema {
    name: "ChangeMessageVisibilityBatchRequestEntry",
    xml_name: "ChangeMessageVisibilityBatchRequestEntry",
    members: &MEMBERS_OF_CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY,
    payload: None,
};

static MEMBERS_OF_CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY: [Member; 1] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_STRING).required(),
];

pub(super) static CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY: StructureSchema = StructureSchema {
    name: "ChangeMessageVisibilityBatchResultEntry",
    xml_name: "ChangeMessageVisibilityBatchResultEntry",
    members: &MEMBERS_OF_CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY,
    payload: None,
};

static MEMBERS_OF_DELETE_MESSAGE_BATCH_REQUEST_ENTRY: [Member; 2] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_STRING).required(),
    Member::new("ReceiptHandle", "ReceiptHandle", Location::Body, &SHAPE_STRING).required(),
];

pub(super) static DELETE_MESSAGE_BATCH_REQUEST_ENTRY: StructureSchema = StructureSchema {
    name: "DeleteMessageBatchRequestEntry",
    xml_name: "DeleteMessageBatchRequestEntry",
    members: &MEMBERS_OF_DELETE_MESSAGE_BATCH_REQUEST_ENTRY,
    payload: None,
};

static MEMBERS_OF_DELETE_MESSAGE_BATCH_RESULT_ENTRY: [Member; 1] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_STRING).required(),
];

pub(super) static DELETE_MESSAGE_BATCH_RESULT_ENTRY: StructureSchema = StructureSchema {
    name: "DeleteMessageBatchResultEntry",
    xml_name: "DeleteMessageBatchResultEntry",
    members: &MEMBERS_OF_DELETE_MESSAGE_BATCH_RESULT_ENTRY,
    payload: None,
};

static MEMBERS_OF_MESSAGE: [Member; 7] = [
    Member::new("MessageId", "MessageId", Location::Body, &SHAPE_STRING),
    Member::new("ReceiptHandle", "ReceiptHandle", Location::Body, &SHAPE_STRING),
    Member::new("MD5OfBody", "MD5OfBody", Location::Body, &SHAPE_STRING),
    Member::new("Body", "Body", Location::Body, &SHAPE_STRING),
    Member::new("Attributes", "Attributes", Location::Body, &SHAPE_MESSAGE_SYSTEM_ATTRIBUTE_MAP),
    Member::new("MD5OfMessageAttributes", "MD5OfMessageAttributes", Location::Body, &SHAPE_STRING),
    Member::new("MessageAttributes", "MessageAttributes", Location::Body, &SHAPE_MESSAGE_BODY_ATTRIBUTE_MAP),
];

pub(super) static MESSAGE: StructureSchema = StructureSchema {
    name: "Message",
    xml_name: "Message",
    members: &MEMBERS_OF_MESSAGE,
    payload: None,
};

static MEMBERS_OF_MESSAGE_ATTRIBUTE_VALUE: [Member; 5] = [
    Member::new("StringValue", "StringValue", Location::Body, &SHAPE_STRING),
    Member::new("BinaryValue", "BinaryValue", Location::Body, &SHAPE_BINARY),
    Member::new("StringListValues", "StringListValues", Location::Body, &SHAPE_STRING_LIST).flattened(),
    Member::new("BinaryListValues", "BinaryListValues", Location::Body, &SHAPE_BINARY_LIST).flattened(),
    Member::new("DataType", "DataType", Location::Body, &SHAPE_STRING).required(),
];

pub(super) static MESSAGE_ATTRIBUTE_VALUE: StructureSchema = StructureSchema {
    name: "MessageAttributeValue",
    xml_name: "MessageAttributeValue",
    members: &MEMBERS_OF_MESSAGE_ATTRIBUTE_VALUE,
    payload: None,
};

static MEMBERS_OF_MESSAGE_SYSTEM_ATTRIBUTE_VALUE: [Member; 5] = [
    Member::new("StringValue", "StringValue", Location::Body, &SHAPE_STRING),
    Member::new("BinaryValue", "BinaryValue", Location::Body, &SHAPE_BINARY),
    Member::new("StringListValues", "StringListValues", Location::Body, &SHAPE_STRING_LIST).flattened(),
    Member::new("BinaryListValues", "BinaryListValues", Location::Body, &SHAPE_BINARY_LIST).flattened(),
    Member::new("DataType", "DataType", Location::Body, &SHAPE_STRING).required(),
];

pub(super) static MESSAGE_SYSTEM_ATTRIBUTE_VALUE: StructureSchema = StructureSchema {
    name: "MessageSystemAttributeValue",
    xml_name: "MessageSystemAttributeValue",
    members: &MEMBERS_OF_MESSAGE_SYSTEM_ATTRIBUTE_VALUE,
    payload: None,
};

static MEMBERS_OF_SEND_MESSAGE_BATCH_REQUEST_ENTRY: [Member; 7] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_STRING).required(),
    Member::new("MessageBody", "MessageBody", Location::Body, &SHAPE_STRING).required(),
    Member::new("DelaySeconds", "DelaySeconds", Location::Body, &SHAPE_NULLABLE_INTEGER),
    Member::new("MessageAttributes", "MessageAttributes", Location::Body, &SHAPE_MESSAGE_BODY_ATTRIBUTE_MAP),
    Member::new("MessageSystemAttributes", "MessageSystemAttributes", Location::Body, &SHAPE_MESSAGE_BODY_SYSTEM_ATTRIBUTE_MAP),
    Member::new("MessageDeduplicationId", "MessageDeduplicationId", Location::Body, &SHAPE_STRING),
    Member::new("MessageGroupId", "MessageGroupId", Location::Body, &SHAPE_STRING),
];

pub(super) static SEND_MESSAGE_BATCH_REQUEST_ENTRY: StructureSchema = StructureSchema {
    name: "SendMessageBatchRequestEntry",
    xml_name: "SendMessageBatchRequestEntry",
    members: &MEMBERS_OF_SEND_MESSAGE_BATCH_REQUEST_ENTRY,
    payload: None,
};

static MEMBERS_OF_SEND_MESSAGE_BATCH_RESULT_ENTRY: [Member; 6] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_STRING).required(),
    Member::new("MessageId", "MessageId", Location::Body, &SHAPE_STRING).required(),
    Member::new("MD5OfMessageBody", "MD5OfMessageBody", Location::Body, &SHAPE_STRING).required(),
    Member::new("MD5OfMessageAttributes", "MD5OfMessageAttributes", Location::Body, &SHAPE_STRING),
    Member::new("MD5OfMessageSystemAttributes", "MD5OfMessageSystemAttributes", Location::Body, &SHAPE_STRING),
    Member::new("SequenceNumber", "SequenceNumber", Location::Body, &SHAPE_STRING),
];

pub(super) static SEND_MESSAGE_BATCH_RESULT_ENTRY: StructureSchema = StructureSchema {
    name: "SendMessageBatchResultEntry",
    xml_name: "SendMessageBatchResultEntry",
    members: &MEMBERS_OF_SEND_MESSAGE_BATCH_RESULT_ENTRY,
    payload: None,
};

static SHAPE_ACTION_NAME_LIST: Shape = Shape::new("ActionNameList", Kind::List { item: &SHAPE_STRING, item_name: "member", flattened: true });

static SHAPE_ATTRIBUTE_NAME_LIST: Shape = Shape::new("AttributeNameList", Kind::List { item: &SHAPE_QUEUE_ATTRIBUTE_NAME, item_name: "member", flattened: true });

static SHAPE_AWS_ACCOUNT_ID_LIST: Shape = Shape::new("AWSAccountIdList", Kind::List { item: &SHAPE_STRING, item_name: "member", flattened: true });

static SHAPE_BATCH_RESULT_ERROR_ENTRY: Shape = Shape::new("BatchResultErrorEntry", Kind::Structure(&BATCH_RESULT_ERROR_ENTRY));

static SHAPE_BATCH_RESULT_ERROR_ENTRY_LIST: Shape = Shape::new("BatchResultErrorEntryList", Kind::List { item: &SHAPE_BATCH_RESULT_ERROR_ENTRY, item_name: "member", flattened: true });

static SHAPE_BINARY: Shape = Shape::new("Binary", Kind::Blob);

static SHAPE_BINARY_LIST: Shape = Shape::new("BinaryList", Kind::List { item: &SHAPE_BINARY, item_name: "member", flattened: false });

static SHAPE_BOOLEAN: Shape = Shape::new("Boolean", Kind::Boolean);

static SHAPE_BOXED_INTEGER: Shape = Shape::new("BoxedInteger", Kind::Integer);

static SHAPE_CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY: Shape = Shape::new("ChangeMessageVisibilityBatchRequestEntry", Kind::Structure(&CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY));

static SHAPE_CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY_LIST: Shape = Shape::new("ChangeMessageVisibilityBatchRequestEntryList", Kind::List { item: &SHAPE_CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY, item_name: "member", flattened: true });

static SHAPE_CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY: Shape = Shape::new("ChangeMessageVisibilityBatchResultEntry", Kind::Structure(&CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY));

static SHAPE_CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY_LIST: Shape = Shape::new("ChangeMessageVisibilityBatchResultEntryList", Kind::List { item: &SHAPE_CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY, item_name: "member", flattened: true });

static SHAPE_DELETE_MESSAGE_BATCH_REQUEST_ENTRY: Shape = Shape::new("DeleteMessageBatchRequestEntry", Kind::Structure(&DELETE_MESSAGE_BATCH_REQUEST_ENTRY));

static SHAPE_DELETE_MESSAGE_BATCH_REQUEST_ENTRY_LIST: Shape = Shape::new("DeleteMessageBatchRequestEntryList", Kind::List { item: &SHAPE_DELETE_MESSAGE_BATCH_REQUEST_ENTRY, item_name: "member", flattened: true });

static SHAPE_DELETE_MESSAGE_BATCH_RESULT_ENTRY: Shape = Shape::new("DeleteMessageBatchResultEntry", Kind::Structure(&DELETE_MESSAGE_BATCH_RESULT_ENTRY));

static SHAPE_DELETE_MESSAGE_BATCH_RESULT_ENTRY_LIST: Shape = Shape::new("DeleteMessageBatchResultEntryList", Kind::List { item: &SHAPE_DELETE_MESSAGE_BATCH_RESULT_ENTRY, item_name: "member", flattened: true });

static SHAPE_MESSAGE: Shape = Shape::new("Message", Kind::Structure(&MESSAGE));

static SHAPE_MESSAGE_ATTRIBUTE_NAME: Shape = Shape::new("MessageAttributeName", Kind::String);

static SHAPE_MESSAGE_ATTRIBUTE_NAME_LIST: Shape = Shape::new("MessageAttributeNameList", Kind::List { item: &SHAPE_MESSAGE_ATTRIBUTE_NAME, item_name: "member", flattened: true });

static SHAPE_MESSAGE_ATTRIBUTE_VALUE: Shape = Shape::new("MessageAttributeValue", Kind::Structure(&MESSAGE_ATTRIBUTE_VALUE));

static SHAPE_MESSAGE_BODY_ATTRIBUTE_MAP: Shape = Shape::new("MessageBodyAttributeMap", Kind::Map { key: &SHAPE_STRING, value: &SHAPE_MESSAGE_ATTRIBUTE_VALUE, key_name: "key", value_name: "value", flattened: true });

static SHAPE_MESSAGE_BODY_SYSTEM_ATTRIBUTE_MAP: Shape = Shape::new("MessageBodySystemAttributeMap", Kind::Map { key: &SHAPE_MESSAGE_SYSTEM_ATTRIBUTE_NAME_FOR_SENDS, value: &SHAPE_MESSAGE_SYSTEM_ATTRIBUTE_VALUE, key_name: "key", value_name: "value", flattened: true });

static SHAPE_MESSAGE_LIST: Shape = Shape::new("MessageList", Kind::List { item: &SHAPE_MESSAGE, item_name: "member", flattened: true });

static SHAPE_MESSAGE_SYSTEM_ATTRIBUTE_LIST: Shape = Shape::new("MessageSystemAttributeList", Kind::List { item: &SHAPE_MESSAGE_SYSTEM_ATTRIBUTE_NAME, item_name: "member", flattened: true });

static SHAPE_MESSAGE_SYSTEM_ATTRIBUTE_MAP: Shape = Shape::new("MessageSystemAttributeMap", Kind::Map { key: &SHAPE_MESSAGE_SYSTEM_ATTRIBUTE_NAME, value: &SHAPE_STRING, key_name: "key", value_name: "value", flattened: true });

static SHAPE_MESSAGE_SYSTEM_ATTRIBUTE_NAME: Shape = Shape::new("MessageSystemAttributeName", Kind::String).values(&["All", "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp", "SequenceNumber", "MessageDeduplicationId", "MessageGroupId", "AWSTraceHeader", "DeadLetterQueueSourceArn"]);

static SHAPE_MESSAGE_SYSTEM_ATTRIBUTE_NAME_FOR_SENDS: Shape = Shape::new("MessageSystemAttributeNameForSends", Kind::String).values(&["AWSTraceHeader"]);

static SHAPE_MESSAGE_SYSTEM_ATTRIBUTE_VALUE: Shape = Shape::new("MessageSystemAttributeValue", Kind::Structure(&MESSAGE_SYSTEM_ATTRIBUTE_VALUE));

static SHAPE_NULLABLE_INTEGER: Shape = Shape::new("NullableInteger", Kind::Integer);

static SHAPE_QUEUE_ATTRIBUTE_MAP: Shape = Shape::new("QueueAttributeMap", Kind::Map { key: &SHAPE_QUEUE_ATTRIBUTE_NAME, value: &SHAPE_STRING, key_name: "key", value_name: "value", flattened: true });

static SHAPE_QUEUE_ATTRIBUTE_NAME: Shape = Shape::new("QueueAttributeName", Kind::String).values(&["All", "Policy", "VisibilityTimeout", "MaximumMessageSize", "MessageRetentionPeriod", "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "CreatedTimestamp", "LastModifiedTimestamp", "QueueArn", "ApproximateNumberOfMessagesDelayed", "DelaySeconds", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy", "FifoQueue", "ContentBasedDeduplication", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "DeduplicationScope", "FifoThroughputLimit", "RedriveAllowPolicy", "SqsManagedSseEnabled"]);

static SHAPE_QUEUE_URL_LIST: Shape = Shape::new("QueueUrlList", Kind::List { item: &SHAPE_STRING, item_name: "member", flattened: true });

static SHAPE_SEND_MESSAGE_BATCH_REQUEST_ENTRY: Shape = Shape::new("SendMessageBatchRequestEntry", Kind::Structure(&SEND_MESSAGE_BATCH_REQUEST_ENTRY));

static SHAPE_SEND_MESSAGE_BATCH_REQUEST_ENTRY_LIST: Shape = Shape::new("SendMessageBatchRequestEntryList", Kind::List { item: &SHAPE_SEND_MESSAGE_BATCH_REQUEST_ENTRY, item_name: "member", flattened: true });

static SHAPE_SEND_MESSAGE_BATCH_RESULT_ENTRY: Shape = Shape::new("SendMessageBatchResultEntry", Kind::Structure(&SEND_MESSAGE_BATCH_RESULT_ENTRY));

static SHAPE_SEND_MESSAGE_BATCH_RESULT_ENTRY_LIST: Shape = Shape::new("SendMessageBatchResultEntryList", Kind::List { item: &SHAPE_SEND_MESSAGE_BATCH_RESULT_ENTRY, item_name: "member", flattened: true });

static SHAPE_STRING: Shape = Shape::new("String", Kind::String);

static SHAPE_STRING_LIST: Shape = Shape::new("StringList", Kind::List { item: &SHAPE_STRING, item_name: "member", flattened: false });

static SHAPE_TAG_KEY: Shape = Shape::new("TagKey", Kind::String);

static SHAPE_TAG_KEY_LIST: Shape = Shape::new("TagKeyList", Kind::List { item: &SHAPE_TAG_KEY, item_name: "member", flattened: true });

static SHAPE_TAG_MAP: Shape = Shape::new("TagMap", Kind::Map { key: &SHAPE_TAG_KEY, value: &SHAPE_TAG_VALUE, key_name: "key", value_name: "value", flattened: true });

static SHAPE_TAG_VALUE: Shape = Shape::new("TagValue", Kind::String);

static SHAPE_TOKEN: Shape = Shape::new("Token", Kind::String);
