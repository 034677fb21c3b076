// Written by `cargo codegen` from models/logs.json. Do not edit.
use wire::OperationMeta;
use wire::schema::*;

/// The service, with all its operations.
pub static SERVICE: ServiceMeta = ServiceMeta {
    name: "logs",
    endpoint_prefix: "logs",
    api_version: "2014-03-28",
    uid: "logs-2014-03-28",
    protocols: &[Protocol::AwsJson11],
    target_prefix: Some("Logs_20140328"),
    xml_namespace: None,
    query_compatible: false,
    operations: &[
        OperationRef { name: "AssociateKmsKey", http: &HTTP_0, meta: None },
        OperationRef { name: "AssociateSourceToS3TableIntegration", http: &HTTP_0, meta: None },
        OperationRef { name: "CancelExportTask", http: &HTTP_0, meta: None },
        OperationRef { name: "CancelImportTask", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateDelivery", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateExportTask", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateImportTask", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateLogAnomalyDetector", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateLogGroup", http: &HTTP_0, meta: Some(&OPERATION_CREATE_LOG_GROUP) },
        OperationRef { name: "CreateLogStream", http: &HTTP_0, meta: Some(&OPERATION_CREATE_LOG_STREAM) },
        OperationRef { name: "CreateLookupTable", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateScheduledQuery", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteAccountPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteDataProtectionPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteDelivery", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteDeliveryDestination", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteDeliveryDestinationPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteDeliverySource", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteDestination", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteIndexPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteIntegration", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteLogAnomalyDetector", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteLogGroup", http: &HTTP_0, meta: Some(&OPERATION_DELETE_LOG_GROUP) },
        OperationRef { name: "DeleteLogStream", http: &HTTP_0, meta: Some(&OPERATION_DELETE_LOG_STREAM) },
        OperationRef { name: "DeleteLookupTable", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteMetricFilter", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteQueryDefinition", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteResourcePolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteRetentionPolicy", http: &HTTP_0, meta: Some(&OPERATION_DELETE_RETENTION_POLICY) },
        OperationRef { name: "DeleteScheduledQuery", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteSubscriptionFilter", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteTransformer", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeAccountPolicies", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeConfigurationTemplates", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeDeliveries", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeDeliveryDestinations", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeDeliverySources", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeDestinations", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeExportTasks", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeFieldIndexes", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeImportTaskBatches", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeImportTasks", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeIndexPolicies", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeLogGroups", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_LOG_GROUPS) },
        OperationRef { name: "DescribeLogStreams", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_LOG_STREAMS) },
        OperationRef { name: "DescribeLookupTables", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeMetricFilters", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeQueries", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeQueryDefinitions", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeResourcePolicies", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeSubscriptionFilters", http: &HTTP_0, meta: None },
        OperationRef { name: "DisassociateKmsKey", http: &HTTP_0, meta: None },
        OperationRef { name: "DisassociateSourceFromS3TableIntegration", http: &HTTP_0, meta: None },
        OperationRef { name: "FilterLogEvents", http: &HTTP_0, meta: Some(&OPERATION_FILTER_LOG_EVENTS) },
        OperationRef { name: "GetDataProtectionPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "GetDelivery", http: &HTTP_0, meta: None },
        OperationRef { name: "GetDeliveryDestination", http: &HTTP_0, meta: None },
        OperationRef { name: "GetDeliveryDestinationPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "GetDeliverySource", http: &HTTP_0, meta: None },
        OperationRef { name: "GetIntegration", http: &HTTP_0, meta: None },
        OperationRef { name: "GetLogAnomalyDetector", http: &HTTP_0, meta: None },
        OperationRef { name: "GetLogEvents", http: &HTTP_0, meta: Some(&OPERATION_GET_LOG_EVENTS) },
        OperationRef { name: "GetLogFields", http: &HTTP_0, meta: None },
        OperationRef { name: "GetLogGroupFields", http: &HTTP_0, meta: None },
        OperationRef { name: "GetLogObject", http: &HTTP_0, meta: None },
        OperationRef { name: "GetLogRecord", http: &HTTP_0, meta: None },
        OperationRef { name: "GetLookupTable", http: &HTTP_0, meta: None },
        OperationRef { name: "GetQueryResults", http: &HTTP_0, meta: None },
        OperationRef { name: "GetScheduledQuery", http: &HTTP_0, meta: None },
        OperationRef { name: "GetScheduledQueryHistory", http: &HTTP_0, meta: None },
        OperationRef { name: "GetTransformer", http: &HTTP_0, meta: None },
        OperationRef { name: "ListAggregateLogGroupSummaries", http: &HTTP_0, meta: None },
        OperationRef { name: "ListAnomalies", http: &HTTP_0, meta: None },
        OperationRef { name: "ListIntegrations", http: &HTTP_0, meta: None },
        OperationRef { name: "ListLogAnomalyDetectors", http: &HTTP_0, meta: None },
        OperationRef { name: "ListLogGroups", http: &HTTP_0, meta: Some(&OPERATION_LIST_LOG_GROUPS) },
        OperationRef { name: "ListLogGroupsForQuery", http: &HTTP_0, meta: None },
        OperationRef { name: "ListScheduledQueries", http: &HTTP_0, meta: None },
        OperationRef { name: "ListSourcesForS3TableIntegration", http: &HTTP_0, meta: None },
        OperationRef { name: "ListTagsForResource", http: &HTTP_0, meta: Some(&OPERATION_LIST_TAGS_FOR_RESOURCE) },
        OperationRef { name: "ListTagsLogGroup", http: &HTTP_0, meta: Some(&OPERATION_LIST_TAGS_LOG_GROUP) },
        OperationRef { name: "PutAccountPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "PutBearerTokenAuthentication", http: &HTTP_0, meta: None },
        OperationRef { name: "PutDataProtectionPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "PutDeliveryDestination", http: &HTTP_0, meta: None },
        OperationRef { name: "PutDeliveryDestinationPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "PutDeliverySource", http: &HTTP_0, meta: None },
        OperationRef { name: "PutDestination", http: &HTTP_0, meta: None },
        OperationRef { name: "PutDestinationPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "PutIndexPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "PutIntegration", http: &HTTP_0, meta: None },
        OperationRef { name: "PutLogEvents", http: &HTTP_0, meta: Some(&OPERATION_PUT_LOG_EVENTS) },
        OperationRef { name: "PutLogGroupDeletionProtection", http: &HTTP_0, meta: None },
        OperationRef { name: "PutMetricFilter", http: &HTTP_0, meta: None },
        OperationRef { name: "PutQueryDefinition", http: &HTTP_0, meta: None },
        OperationRef { name: "PutResourcePolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "PutRetentionPolicy", http: &HTTP_0, meta: Some(&OPERATION_PUT_RETENTION_POLICY) },
        OperationRef { name: "PutSubscriptionFilter", http: &HTTP_0, meta: None },
        OperationRef { name: "PutTransformer", http: &HTTP_0, meta: None },
        OperationRef { name: "StartLiveTail", http: &HTTP_0, meta: None },
        OperationRef { name: "StartQuery", http: &HTTP_0, meta: None },
        OperationRef { name: "StopQuery", http: &HTTP_0, meta: None },
        OperationRef { name: "TagLogGroup", http: &HTTP_0, meta: Some(&OPERATION_TAG_LOG_GROUP) },
        OperationRef { name: "TagResource", http: &HTTP_0, meta: Some(&OPERATION_TAG_RESOURCE) },
        OperationRef { name: "TestMetricFilter", http: &HTTP_0, meta: None },
        OperationRef { name: "TestTransformer", http: &HTTP_0, meta: None },
        OperationRef { name: "UntagLogGroup", http: &HTTP_0, meta: Some(&OPERATION_UNTAG_LOG_GROUP) },
        OperationRef { name: "UntagResource", http: &HTTP_0, meta: Some(&OPERATION_UNTAG_RESOURCE) },
        OperationRef { name: "UpdateAnomaly", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateDeliveryConfiguration", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateLogAnomalyDetector", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateLookupTable", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateScheduledQuery", http: &HTTP_0, meta: None },
    ],
    errors: &[
        ErrorMeta { shape: "AccessDeniedException", code: "AccessDeniedException", status: 400 },
        ErrorMeta { shape: "ConflictException", code: "ConflictException", status: 400 },
        ErrorMeta { shape: "DataAlreadyAcceptedException", code: "DataAlreadyAcceptedException", status: 400 },
        ErrorMeta { shape: "InternalServerException", code: "InternalServerException", status: 500 },
        ErrorMeta { shape: "InternalStreamingException", code: "InternalStreamingException", status: 400 },
        ErrorMeta { shape: "InvalidOperationException", code: "InvalidOperationException", status: 400 },
        ErrorMeta { shape: "InvalidParameterException", code: "InvalidParameterException", status: 400 },
        ErrorMeta { shape: "InvalidSequenceTokenException", code: "InvalidSequenceTokenException", status: 400 },
        ErrorMeta { shape: "LimitExceededException", code: "LimitExceededException", status: 400 },
        ErrorMeta { shape: "MalformedQueryException", code: "MalformedQueryException", status: 400 },
        ErrorMeta { shape: "OperationAbortedException", code: "OperationAbortedException", status: 400 },
        ErrorMeta { shape: "ResourceAlreadyExistsException", code: "ResourceAlreadyExistsException", status: 400 },
        ErrorMeta { shape: "ResourceNotFoundException", code: "ResourceNotFoundException", status: 400 },
        ErrorMeta { shape: "ServiceQuotaExceededException", code: "ServiceQuotaExceededException", status: 400 },
        ErrorMeta { shape: "ServiceUnavailableException", code: "ServiceUnavailableException", status: 500 },
        ErrorMeta { shape: "SessionStreamingException", code: "SessionStreamingException", status: 400 },
        ErrorMeta { shape: "SessionTimeoutException", code: "SessionTimeoutException", status: 400 },
        ErrorMeta { shape: "ThrottlingException", code: "ThrottlingException", status: 400 },
        ErrorMeta { shape: "TooManyTagsException", code: "TooManyTagsException", status: 400 },
        ErrorMeta { shape: "UnrecognizedClientException", code: "UnrecognizedClientException", status: 400 },
        ErrorMeta { shape: "ValidationException", code: "ValidationException", status: 400 },
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

pub(super) static OPERATION_CREATE_LOG_GROUP: OperationMeta = OperationMeta {
    service: "logs",
    name: "CreateLogGroup",
    http: &HTTP_0,
    input: &CREATE_LOG_GROUP_INPUT,
    output: &CREATE_LOG_GROUP_OUTPUT,
    new_input: || Box::<super::CreateLogGroupInput>::default(),
    new_output: || Box::<super::CreateLogGroupOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_LOG_STREAM: OperationMeta = OperationMeta {
    service: "logs",
    name: "CreateLogStream",
    http: &HTTP_0,
    input: &CREATE_LOG_STREAM_INPUT,
    output: &CREATE_LOG_STREAM_OUTPUT,
    new_input: || Box::<super::CreateLogStreamInput>::default(),
    new_output: || Box::<super::CreateLogStreamOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_LOG_GROUP: OperationMeta = OperationMeta {
    service: "logs",
    name: "DeleteLogGroup",
    http: &HTTP_0,
    input: &DELETE_LOG_GROUP_INPUT,
    output: &DELETE_LOG_GROUP_OUTPUT,
    new_input: || Box::<super::DeleteLogGroupInput>::default(),
    new_output: || Box::<super::DeleteLogGroupOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_LOG_STREAM: OperationMeta = OperationMeta {
    service: "logs",
    name: "DeleteLogStream",
    http: &HTTP_0,
    input: &DELETE_LOG_STREAM_INPUT,
    output: &DELETE_LOG_STREAM_OUTPUT,
    new_input: || Box::<super::DeleteLogStreamInput>::default(),
    new_output: || Box::<super::DeleteLogStreamOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_RETENTION_POLICY: OperationMeta = OperationMeta {
    service: "logs",
    name: "DeleteRetentionPolicy",
    http: &HTTP_0,
    input: &DELETE_RETENTION_POLICY_INPUT,
    output: &DELETE_RETENTION_POLICY_OUTPUT,
    new_input: || Box::<super::DeleteRetentionPolicyInput>::default(),
    new_output: || Box::<super::DeleteRetentionPolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_LOG_GROUPS: OperationMeta = OperationMeta {
    service: "logs",
    name: "DescribeLogGroups",
    http: &HTTP_0,
    input: &DESCRIBE_LOG_GROUPS_INPUT,
    output: &DESCRIBE_LOG_GROUPS_OUTPUT,
    new_input: || Box::<super::DescribeLogGroupsInput>::default(),
    new_output: || Box::<super::DescribeLogGroupsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_LOG_STREAMS: OperationMeta = OperationMeta {
    service: "logs",
    name: "DescribeLogStreams",
    http: &HTTP_0,
    input: &DESCRIBE_LOG_STREAMS_INPUT,
    output: &DESCRIBE_LOG_STREAMS_OUTPUT,
    new_input: || Box::<super::DescribeLogStreamsInput>::default(),
    new_output: || Box::<super::DescribeLogStreamsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_FILTER_LOG_EVENTS: OperationMeta = OperationMeta {
    service: "logs",
    name: "FilterLogEvents",
    http: &HTTP_0,
    input: &FILTER_LOG_EVENTS_INPUT,
    output: &FILTER_LOG_EVENTS_OUTPUT,
    new_input: || Box::<super::FilterLogEventsInput>::default(),
    new_output: || Box::<super::FilterLogEventsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_LOG_EVENTS: OperationMeta = OperationMeta {
    service: "logs",
    name: "GetLogEvents",
    http: &HTTP_0,
    input: &GET_LOG_EVENTS_INPUT,
    output: &GET_LOG_EVENTS_OUTPUT,
    new_input: || Box::<super::GetLogEventsInput>::default(),
    new_output: || Box::<super::GetLogEventsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_LOG_GROUPS: OperationMeta = OperationMeta {
    service: "logs",
    name: "ListLogGroups",
    http: &HTTP_0,
    input: &LIST_LOG_GROUPS_INPUT,
    output: &LIST_LOG_GROUPS_OUTPUT,
    new_input: || Box::<super::ListLogGroupsInput>::default(),
    new_output: || Box::<super::ListLogGroupsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_TAGS_FOR_RESOURCE: OperationMeta = OperationMeta {
    service: "logs",
    name: "ListTagsForResource",
    http: &HTTP_0,
    input: &LIST_TAGS_FOR_RESOURCE_INPUT,
    output: &LIST_TAGS_FOR_RESOURCE_OUTPUT,
    new_input: || Box::<super::ListTagsForResourceInput>::default(),
    new_output: || Box::<super::ListTagsForResourceOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_TAGS_LOG_GROUP: OperationMeta = OperationMeta {
    service: "logs",
    name: "ListTagsLogGroup",
    http: &HTTP_0,
    input: &LIST_TAGS_LOG_GROUP_INPUT,
    output: &LIST_TAGS_LOG_GROUP_OUTPUT,
    new_input: || Box::<super::ListTagsLogGroupInput>::default(),
    new_output: || Box::<super::ListTagsLogGroupOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_LOG_EVENTS: OperationMeta = OperationMeta {
    service: "logs",
    name: "PutLogEvents",
    http: &HTTP_0,
    input: &PUT_LOG_EVENTS_INPUT,
    output: &PUT_LOG_EVENTS_OUTPUT,
    new_input: || Box::<super::PutLogEventsInput>::default(),
    new_output: || Box::<super::PutLogEventsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_RETENTION_POLICY: OperationMeta = OperationMeta {
    service: "logs",
    name: "PutRetentionPolicy",
    http: &HTTP_0,
    input: &PUT_RETENTION_POLICY_INPUT,
    output: &PUT_RETENTION_POLICY_OUTPUT,
    new_input: || Box::<super::PutRetentionPolicyInput>::default(),
    new_output: || Box::<super::PutRetentionPolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_TAG_LOG_GROUP: OperationMeta = OperationMeta {
    service: "logs",
    name: "TagLogGroup",
    http: &HTTP_0,
    input: &TAG_LOG_GROUP_INPUT,
    output: &TAG_LOG_GROUP_OUTPUT,
    new_input: || Box::<super::TagLogGroupInput>::default(),
    new_output: || Box::<super::TagLogGroupOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_TAG_RESOURCE: OperationMeta = OperationMeta {
    service: "logs",
    name: "TagResource",
    http: &HTTP_0,
    input: &TAG_RESOURCE_INPUT,
    output: &TAG_RESOURCE_OUTPUT,
    new_input: || Box::<super::TagResourceInput>::default(),
    new_output: || Box::<super::TagResourceOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UNTAG_LOG_GROUP: OperationMeta = OperationMeta {
    service: "logs",
    name: "UntagLogGroup",
    http: &HTTP_0,
    input: &UNTAG_LOG_GROUP_INPUT,
    output: &UNTAG_LOG_GROUP_OUTPUT,
    new_input: || Box::<super::UntagLogGroupInput>::default(),
    new_output: || Box::<super::UntagLogGroupOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UNTAG_RESOURCE: OperationMeta = OperationMeta {
    service: "logs",
    name: "UntagResource",
    http: &HTTP_0,
    input: &UNTAG_RESOURCE_INPUT,
    output: &UNTAG_RESOURCE_OUTPUT,
    new_input: || Box::<super::UntagResourceInput>::default(),
    new_output: || Box::<super::UntagResourceOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

static MEMBERS_OF_CREATE_LOG_GROUP_REQUEST: [Member; 5] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME).required(),
    Member::new("kmsKeyId", "kmsKeyId", Location::Body, &SHAPE_KMS_KEY_ID),
    Member::new("tags", "tags", Location::Body, &SHAPE_TAGS),
    Member::new("logGroupClass", "logGroupClass", Location::Body, &SHAPE_LOG_GROUP_CLASS),
    Member::new("deletionProtectionEnabled", "deletionProtectionEnabled", Location::Body, &SHAPE_DELETION_PROTECTION_ENABLED),
];

pub(super) static CREATE_LOG_GROUP_INPUT: StructureSchema = StructureSchema {
    name: "CreateLogGroupInput",
    xml_name: "CreateLogGroupInput",
    members: &MEMBERS_OF_CREATE_LOG_GROUP_REQUEST,
    payload: None,
};

pub(super) static CREATE_LOG_GROUP_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateLogGroupOutput",
    xml_name: "CreateLogGroupOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_CREATE_LOG_STREAM_REQUEST: [Member; 2] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME).required(),
    Member::new("logStreamName", "logStreamName", Location::Body, &SHAPE_LOG_STREAM_NAME).required(),
];

pub(super) static CREATE_LOG_STREAM_INPUT: StructureSchema = StructureSchema {
    name: "CreateLogStreamInput",
    xml_name: "CreateLogStreamInput",
    members: &MEMBERS_OF_CREATE_LOG_STREAM_REQUEST,
    payload: None,
};

pub(super) static CREATE_LOG_STREAM_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateLogStreamOutput",
    xml_name: "CreateLogStreamOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_LOG_GROUP_REQUEST: [Member; 1] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME).required(),
];

pub(super) static DELETE_LOG_GROUP_INPUT: StructureSchema = StructureSchema {
    name: "DeleteLogGroupInput",
    xml_name: "DeleteLogGroupInput",
    members: &MEMBERS_OF_DELETE_LOG_GROUP_REQUEST,
    payload: None,
};

pub(super) static DELETE_LOG_GROUP_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteLogGroupOutput",
    xml_name: "DeleteLogGroupOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_LOG_STREAM_REQUEST: [Member; 2] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME).required(),
    Member::new("logStreamName", "logStreamName", Location::Body, &SHAPE_LOG_STREAM_NAME).required(),
];

pub(super) static DELETE_LOG_STREAM_INPUT: StructureSchema = StructureSchema {
    name: "DeleteLogStreamInput",
    xml_name: "DeleteLogStreamInput",
    members: &MEMBERS_OF_DELETE_LOG_STREAM_REQUEST,
    payload: None,
};

pub(super) static DELETE_LOG_STREAM_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteLogStreamOutput",
    xml_name: "DeleteLogStreamOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_RETENTION_POLICY_REQUEST: [Member; 1] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME).required(),
];

pub(super) static DELETE_RETENTION_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "DeleteRetentionPolicyInput",
    xml_name: "DeleteRetentionPolicyInput",
    members: &MEMBERS_OF_DELETE_RETENTION_POLICY_REQUEST,
    payload: None,
};

pub(super) static DELETE_RETENTION_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteRetentionPolicyOutput",
    xml_name: "DeleteRetentionPolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DESCRIBE_LOG_GROUPS_REQUEST: [Member; 8] = [
    Member::new("accountIdentifiers", "accountIdentifiers", Location::Body, &SHAPE_ACCOUNT_IDS),
    Member::new("logGroupNamePrefix", "logGroupNamePrefix", Location::Body, &SHAPE_LOG_GROUP_NAME),
    Member::new("logGroupNamePattern", "logGroupNamePattern", Location::Body, &SHAPE_LOG_GROUP_NAME_PATTERN),
    Member::new("nextToken", "nextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("limit", "limit", Location::Body, &SHAPE_DESCRIBE_LIMIT),
    Member::new("includeLinkedAccounts", "includeLinkedAccounts", Location::Body, &SHAPE_INCLUDE_LINKED_ACCOUNTS),
    Member::new("logGroupClass", "logGroupClass", Location::Body, &SHAPE_LOG_GROUP_CLASS),
    Member::new("logGroupIdentifiers", "logGroupIdentifiers", Location::Body, &SHAPE_DESCRIBE_LOG_GROUPS_LOG_GROUP_IDENTIFIERS),
];

pub(super) static DESCRIBE_LOG_GROUPS_INPUT: StructureSchema = StructureSchema {
    name: "DescribeLogGroupsInput",
    xml_name: "DescribeLogGroupsInput",
    members: &MEMBERS_OF_DESCRIBE_LOG_GROUPS_REQUEST,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_LOG_GROUPS_RESPONSE: [Member; 2] = [
    Member::new("logGroups", "logGroups", Location::Body, &SHAPE_LOG_GROUPS),
    Member::new("nextToken", "nextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static DESCRIBE_LOG_GROUPS_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeLogGroupsOutput",
    xml_name: "DescribeLogGroupsOutput",
    members: &MEMBERS_OF_DESCRIBE_LOG_GROUPS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_LOG_STREAMS_REQUEST: [Member; 7] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME),
    Member::new("logGroupIdentifier", "logGroupIdentifier", Location::Body, &SHAPE_LOG_GROUP_IDENTIFIER),
    Member::new("logStreamNamePrefix", "logStreamNamePrefix", Location::Body, &SHAPE_LOG_STREAM_NAME),
    Member::new("orderBy", "orderBy", Location::Body, &SHAPE_ORDER_BY),
    Member::new("descending", "descending", Location::Body, &SHAPE_DESCENDING),
    Member::new("nextToken", "nextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("limit", "limit", Location::Body, &SHAPE_DESCRIBE_LIMIT),
];

pub(super) static DESCRIBE_LOG_STREAMS_INPUT: StructureSchema = StructureSchema {
    name: "DescribeLogStreamsInput",
    xml_name: "DescribeLogStreamsInput",
    members: &MEMBERS_OF_DESCRIBE_LOG_STREAMS_REQUEST,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_LOG_STREAMS_RESPONSE: [Member; 2] = [
    Member::new("logStreams", "logStreams", Location::Body, &SHAPE_LOG_STREAMS),
    Member::new("nextToken", "nextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static DESCRIBE_LOG_STREAMS_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeLogStreamsOutput",
    xml_name: "DescribeLogStreamsOutput",
    members: &MEMBERS_OF_DESCRIBE_LOG_STREAMS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_FILTER_LOG_EVENTS_REQUEST: [Member; 11] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME),
    Member::new("logGroupIdentifier", "logGroupIdentifier", Location::Body, &SHAPE_LOG_GROUP_IDENTIFIER),
    Member::new("logStreamNames", "logStreamNames", Location::Body, &SHAPE_INPUT_LOG_STREAM_NAMES),
    Member::new("logStreamNamePrefix", "logStreamNamePrefix", Location::Body, &SHAPE_LOG_STREAM_NAME),
    Member::new("startTime", "startTime", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("endTime", "endTime", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("filterPattern", "filterPattern", Location::Body, &SHAPE_FILTER_PATTERN),
    Member::new("nextToken", "nextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("limit", "limit", Location::Body, &SHAPE_EVENTS_LIMIT),
    Member::new("interleaved", "interleaved", Location::Body, &SHAPE_INTERLEAVED),
    Member::new("unmask", "unmask", Location::Body, &SHAPE_UNMASK),
];

pub(super) static FILTER_LOG_EVENTS_INPUT: StructureSchema = StructureSchema {
    name: "FilterLogEventsInput",
    xml_name: "FilterLogEventsInput",
    members: &MEMBERS_OF_FILTER_LOG_EVENTS_REQUEST,
    payload: None,
};

static MEMBERS_OF_FILTER_LOG_EVENTS_RESPONSE: [Member; 3] = [
    Member::new("events", "events", Location::Body, &SHAPE_FILTERED_LOG_EVENTS),
    Member::new("searchedLogStreams", "searchedLogStreams", Location::Body, &SHAPE_SEARCHED_LOG_STREAMS),
    Member::new("nextToken", "nextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static FILTER_LOG_EVENTS_OUTPUT: StructureSchema = StructureSchema {
    name: "FilterLogEventsOutput",
    xml_name: "FilterLogEventsOutput",
    members: &MEMBERS_OF_FILTER_LOG_EVENTS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_GET_LOG_EVENTS_REQUEST: [Member; 9] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME),
    Member::new("logGroupIdentifier", "logGroupIdentifier", Location::Body, &SHAPE_LOG_GROUP_IDENTIFIER),
    Member::new("logStreamName", "logStreamName", Location::Body, &SHAPE_LOG_STREAM_NAME).required(),
    Member::new("startTime", "startTime", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("endTime", "endTime", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("nextToken", "nextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("limit", "limit", Location::Body, &SHAPE_EVENTS_LIMIT),
    Member::new("startFromHead", "startFromHead", Location::Body, &SHAPE_START_FROM_HEAD),
    Member::new("unmask", "unmask", Location::Body, &SHAPE_UNMASK),
];

pub(super) static GET_LOG_EVENTS_INPUT: StructureSchema = StructureSchema {
    name: "GetLogEventsInput",
    xml_name: "GetLogEventsInput",
    members: &MEMBERS_OF_GET_LOG_EVENTS_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_LOG_EVENTS_RESPONSE: [Member; 3] = [
    Member::new("events", "events", Location::Body, &SHAPE_OUTPUT_LOG_EVENTS),
    Member::new("nextForwardToken", "nextForwardToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("nextBackwardToken", "nextBackwardToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static GET_LOG_EVENTS_OUTPUT: StructureSchema = StructureSchema {
    name: "GetLogEventsOutput",
    xml_name: "GetLogEventsOutput",
    members: &MEMBERS_OF_GET_LOG_EVENTS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_LOG_GROUPS_REQUEST: [Member; 9] = [
    Member::new("logGroupNamePattern", "logGroupNamePattern", Location::Body, &SHAPE_LOG_GROUP_NAME_REGEX_PATTERN),
    Member::new("logGroupClass", "logGroupClass", Location::Body, &SHAPE_LOG_GROUP_CLASS),
    Member::new("includeLinkedAccounts", "includeLinkedAccounts", Location::Body, &SHAPE_INCLUDE_LINKED_ACCOUNTS),
    Member::new("accountIdentifiers", "accountIdentifiers", Location::Body, &SHAPE_ACCOUNT_IDS),
    Member::new("nextToken", "nextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("limit", "limit", Location::Body, &SHAPE_LIST_LIMIT),
    Member::new("dataSources", "dataSources", Location::Body, &SHAPE_DATA_SOURCE_FILTERS),
    Member::new("fieldIndexNames", "fieldIndexNames", Location::Body, &SHAPE_FIELD_INDEX_NAMES),
    Member::new("logGroupTags", "logGroupTags", Location::Body, &SHAPE_TAG_FILTERS),
];

pub(super) static LIST_LOG_GROUPS_INPUT: StructureSchema = StructureSchema {
    name: "ListLogGroupsInput",
    xml_name: "ListLogGroupsInput",
    members: &MEMBERS_OF_LIST_LOG_GROUPS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_LOG_GROUPS_RESPONSE: [Member; 2] = [
    Member::new("logGroups", "logGroups", Location::Body, &SHAPE_LOG_GROUP_SUMMARIES),
    Member::new("nextToken", "nextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_LOG_GROUPS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListLogGroupsOutput",
    xml_name: "ListLogGroupsOutput",
    members: &MEMBERS_OF_LIST_LOG_GROUPS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_REQUEST: [Member; 1] = [
    Member::new("resourceArn", "resourceArn", Location::Body, &SHAPE_AMAZON_RESOURCE_NAME).required(),
];

pub(super) static LIST_TAGS_FOR_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "ListTagsForResourceInput",
    xml_name: "ListTagsForResourceInput",
    members: &MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_RESPONSE: [Member; 1] = [
    Member::new("tags", "tags", Location::Body, &SHAPE_TAGS),
];

pub(super) static LIST_TAGS_FOR_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "ListTagsForResourceOutput",
    xml_name: "ListTagsForResourceOutput",
    members: &MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_RESPONSE,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_LOG_GROUP_REQUEST: [Member; 1] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME).required(),
];

pub(super) static LIST_TAGS_LOG_GROUP_INPUT: StructureSchema = StructureSchema {
    name: "ListTagsLogGroupInput",
    xml_name: "ListTagsLogGroupInput",
    members: &MEMBERS_OF_LIST_TAGS_LOG_GROUP_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_LOG_GROUP_RESPONSE: [Member; 1] = [
    Member::new("tags", "tags", Location::Body, &SHAPE_TAGS),
];

pub(super) static LIST_TAGS_LOG_GROUP_OUTPUT: StructureSchema = StructureSchema {
    name: "ListTagsLogGroupOutput",
    xml_name: "ListTagsLogGroupOutput",
    members: &MEMBERS_OF_LIST_TAGS_LOG_GROUP_RESPONSE,
    payload: None,
};

static MEMBERS_OF_PUT_LOG_EVENTS_REQUEST: [Member; 5] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME).required(),
    Member::new("logStreamName", "logStreamName", Location::Body, &SHAPE_LOG_STREAM_NAME).required(),
    Member::new("logEvents", "logEvents", Location::Body, &SHAPE_INPUT_LOG_EVENTS).required(),
    Member::new("sequenceToken", "sequenceToken", Location::Body, &SHAPE_SEQUENCE_TOKEN),
    Member::new("entity", "entity", Location::Body, &SHAPE_ENTITY),
];

pub(super) static PUT_LOG_EVENTS_INPUT: StructureSchema = StructureSchema {
    name: "PutLogEventsInput",
    xml_name: "PutLogEventsInput",
    members: &MEMBERS_OF_PUT_LOG_EVENTS_REQUEST,
    payload: None,
};

static MEMBERS_OF_PUT_LOG_EVENTS_RESPONSE: [Member; 3] = [
    Member::new("nextSequenceToken", "nextSequenceToken", Location::Body, &SHAPE_SEQUENCE_TOKEN),
    Member::new("rejectedLogEventsInfo", "rejectedLogEventsInfo", Location::Body, &SHAPE_REJECTED_LOG_EVENTS_INFO),
    Member::new("rejectedEntityInfo", "rejectedEntityInfo", Location::Body, &SHAPE_REJECTED_ENTITY_INFO),
];

pub(super) static PUT_LOG_EVENTS_OUTPUT: StructureSchema = StructureSchema {
    name: "PutLogEventsOutput",
    xml_name: "PutLogEventsOutput",
    members: &MEMBERS_OF_PUT_LOG_EVENTS_RESPONSE,
    payload: None,
};

static MEMBERS_OF_PUT_RETENTION_POLICY_REQUEST: [Member; 2] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME).required(),
    Member::new("retentionInDays", "retentionInDays", Location::Body, &SHAPE_DAYS).required(),
];

pub(super) static PUT_RETENTION_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "PutRetentionPolicyInput",
    xml_name: "PutRetentionPolicyInput",
    members: &MEMBERS_OF_PUT_RETENTION_POLICY_REQUEST,
    payload: None,
};

pub(super) static PUT_RETENTION_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "PutRetentionPolicyOutput",
    xml_name: "PutRetentionPolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_TAG_LOG_GROUP_REQUEST: [Member; 2] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME).required(),
    Member::new("tags", "tags", Location::Body, &SHAPE_TAGS).required(),
];

pub(super) static TAG_LOG_GROUP_INPUT: StructureSchema = StructureSchema {
    name: "TagLogGroupInput",
    xml_name: "TagLogGroupInput",
    members: &MEMBERS_OF_TAG_LOG_GROUP_REQUEST,
    payload: None,
};

pub(super) static TAG_LOG_GROUP_OUTPUT: StructureSchema = StructureSchema {
    name: "TagLogGroupOutput",
    xml_name: "TagLogGroupOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_TAG_RESOURCE_REQUEST: [Member; 2] = [
    Member::new("resourceArn", "resourceArn", Location::Body, &SHAPE_AMAZON_RESOURCE_NAME).required(),
    Member::new("tags", "tags", Location::Body, &SHAPE_TAGS).required(),
];

pub(super) static TAG_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "TagResourceInput",
    xml_name: "TagResourceInput",
    members: &MEMBERS_OF_TAG_RESOURCE_REQUEST,
    payload: None,
};

pub(super) static TAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "TagResourceOutput",
    xml_name: "TagResourceOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UNTAG_LOG_GROUP_REQUEST: [Member; 2] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME).required(),
    Member::new("tags", "tags", Location::Body, &SHAPE_TAG_LIST).required(),
];

pub(super) static UNTAG_LOG_GROUP_INPUT: StructureSchema = StructureSchema {
    name: "UntagLogGroupInput",
    xml_name: "UntagLogGroupInput",
    members: &MEMBERS_OF_UNTAG_LOG_GROUP_REQUEST,
    payload: None,
};

pub(super) static UNTAG_LOG_GROUP_OUTPUT: StructureSchema = StructureSchema {
    name: "UntagLogGroupOutput",
    xml_name: "UntagLogGroupOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UNTAG_RESOURCE_REQUEST: [Member; 2] = [
    Member::new("resourceArn", "resourceArn", Location::Body, &SHAPE_AMAZON_RESOURCE_NAME).required(),
    Member::new("tagKeys", "tagKeys", Location::Body, &SHAPE_TAG_KEY_LIST).required(),
];

pub(super) static UNTAG_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "UntagResourceInput",
    xml_name: "UntagResourceInput",
    members: &MEMBERS_OF_UNTAG_RESOURCE_REQUEST,
    payload: None,
};

pub(super) static UNTAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "UntagResourceOutput",
    xml_name: "UntagResourceOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DATA_SOURCE_FILTER: [Member; 2] = [
    Member::new("name", "name", Location::Body, &SHAPE_DATA_SOURCE_NAME).required(),
    Member::new("type", "type", Location::Body, &SHAPE_DATA_SOURCE_TYPE),
];

pub(super) static DATA_SOURCE_FILTER: StructureSchema = StructureSchema {
    name: "DataSourceFilter",
    xml_name: "DataSourceFilter",
    members: &MEMBERS_OF_DATA_SOURCE_FILTER,
    payload: None,
};

static MEMBERS_OF_ENTITY: [Member; 2] = [
    Member::new("keyAttributes", "keyAttributes", Location::Body, &SHAPE_ENTITY_KEY_ATTRIBUTES),
    Member::new("attributes", "attributes", Location::Body, &SHAPE_ENTITY_ATTRIBUTES),
];

pub(super) static ENTITY: StructureSchema = StructureSchema {
    name: "Entity",
    xml_name: "Entity",
    members: &MEMBERS_OF_ENTITY,
    payload: None,
};

static MEMBERS_OF_FILTERED_LOG_EVENT: [Member; 5] = [
    Member::new("logStreamName", "logStreamName", Location::Body, &SHAPE_LOG_STREAM_NAME),
    Member::new("timestamp", "timestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("message", "message", Location::Body, &SHAPE_EVENT_MESSAGE),
    Member::new("ingestionTime", "ingestionTime", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("eventId", "eventId", Location::Body, &SHAPE_EVENT_ID),
];

pub(super) static FILTERED_LOG_EVENT: StructureSchema = StructureSchema {
    name: "FilteredLogEvent",
    xml_name: "FilteredLogEvent",
    members: &MEMBERS_OF_FILTERED_LOG_EVENT,
    payload: None,
};

static MEMBERS_OF_INPUT_LOG_EVENT: [Member; 2] = [
    Member::new("timestamp", "timestamp", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("message", "message", Location::Body, &SHAPE_EVENT_MESSAGE).required(),
];

pub(super) static INPUT_LOG_EVENT: StructureSchema = StructureSchema {
    name: "InputLogEvent",
    xml_name: "InputLogEvent",
    members: &MEMBERS_OF_INPUT_LOG_EVENT,
    payload: None,
};

static MEMBERS_OF_LOG_GROUP: [Member; 13] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME),
    Member::new("creationTime", "creationTime", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("retentionInDays", "retentionInDays", Location::Body, &SHAPE_DAYS),
    Member::new("metricFilterCount", "metricFilterCount", Location::Body, &SHAPE_FILTER_COUNT),
    Member::new("arn", "arn", Location::Body, &SHAPE_ARN),
    Member::new("storedBytes", "storedBytes", Location::Body, &SHAPE_STORED_BYTES),
    Member::new("kmsKeyId", "kmsKeyId", Location::Body, &SHAPE_KMS_KEY_ID),
    Member::new("dataProtectionStatus", "dataProtectionStatus", Location::Body, &SHAPE_DATA_PROTECTION_STATUS),
    Member::new("inheritedProperties", "inheritedProperties", Location::Body, &SHAPE_INHERITED_PROPERTIES),
    Member::new("logGroupClass", "logGroupClass", Location::Body, &SHAPE_LOG_GROUP_CLASS),
    Member::new("logGroupArn", "logGroupArn", Location::Body, &SHAPE_ARN),
    Member::new("deletionProtectionEnabled", "deletionProtectionEnabled", Location::Body, &SHAPE_DELETION_PROTECTION_ENABLED),
    Member::new("bearerTokenAuthenticationEnabled", "bearerTokenAuthenticationEnabled", Location::Body, &SHAPE_BEARER_TOKEN_AUTHENTICATION_ENABLED),
];

pub(super) static LOG_GROUP: StructureSchema = StructureSchema {
    name: "LogGroup",
    xml_name: "LogGroup",
    members: &MEMBERS_OF_LOG_GROUP,
    payload: None,
};

static MEMBERS_OF_LOG_GROUP_SUMMARY: [Member; 3] = [
    Member::new("logGroupName", "logGroupName", Location::Body, &SHAPE_LOG_GROUP_NAME),
    Member::new("logGroupArn", "logGroupArn", Location::Body, &SHAPE_ARN),
    Member::new("logGroupClass", "logGroupClass", Location::Body, &SHAPE_LOG_GROUP_CLASS),
];

pub(super) static LOG_GROUP_SUMMARY: StructureSchema = StructureSchema {
    name: "LogGroupSummary",
    xml_name: "LogGroupSummary",
    members: &MEMBERS_OF_LOG_GROUP_SUMMARY,
    payload: None,
};

static MEMBERS_OF_LOG_STREAM: [Member; 8] = [
    Member::new("logStreamName", "logStreamName", Location::Body, &SHAPE_LOG_STREAM_NAME),
    Member::new("creationTime", "creationTime", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("firstEventTimestamp", "firstEventTimestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("lastEventTimestamp", "lastEventTimestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("lastIngestionTime", "lastIngestionTime", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("uploadSequenceToken", "uploadSequenceToken", Location::Body, &SHAPE_SEQUENCE_TOKEN),
    Member::new("arn", "arn", Location::Body, &SHAPE_ARN),
    Member::new("storedBytes", "storedBytes", Location::Body, &SHAPE_STORED_BYTES),
];

pub(super) static LOG_STREAM: StructureSchema = StructureSchema {
    name: "LogStream",
    xml_name: "LogStream",
    members: &MEMBERS_OF_LOG_STREAM,
    payload: None,
};

static MEMBERS_OF_OUTPUT_LOG_EVENT: [Member; 3] = [
    Member::new("timestamp", "timestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("message", "message", Location::Body, &SHAPE_EVENT_MESSAGE),
    Member::new("ingestionTime", "ingestionTime", Location::Body, &SHAPE_TIMESTAMP),
];

pub(super) static OUTPUT_LOG_EVENT: StructureSchema = StructureSchema {
    name: "OutputLogEvent",
    xml_name: "OutputLogEvent",
    members: &MEMBERS_OF_OUTPUT_LOG_EVENT,
    payload: None,
};

static MEMBERS_OF_REJECTED_ENTITY_INFO: [Member; 1] = [
    Member::new("errorType", "errorType", Location::Body, &SHAPE_ENTITY_REJECTION_ERROR_TYPE).required(),
];

pub(super) static REJECTED_ENTITY_INFO: StructureSchema = StructureSchema {
    name: "RejectedEntityInfo",
    xml_name: "RejectedEntityInfo",
    members: &MEMBERS_OF_REJECTED_ENTITY_INFO,
    payload: None,
};

static MEMBERS_OF_REJECTED_LOG_EVENTS_INFO: [Member; 3] = [
    Member::new("tooNewLogEventStartIndex", "tooNewLogEventStartIndex", Location::Body, &SHAPE_LOG_EVENT_INDEX),
    Member::new("tooOldLogEventEndIndex", "tooOldLogEventEndIndex", Location::Body, &SHAPE_LOG_EVENT_INDEX),
    Member::new("expiredLogEventEndIndex", "expiredLogEventEndIndex", Location::Body, &SHAPE_LOG_EVENT_INDEX),
];

pub(super) static REJECTED_LOG_EVENTS_INFO: StructureSchema = StructureSchema {
    name: "RejectedLogEventsInfo",
    xml_name: "RejectedLogEventsInfo",
    members: &MEMBERS_OF_REJECTED_LOG_EVENTS_INFO,
    payload: None,
};

static MEMBERS_OF_SEARCHED_LOG_STREAM: [Member; 2] = [
    Member::new("logStreamName", "logStreamName", Location::Body, &SHAPE_LOG_STREAM_NAME),
    Member::new("searchedCompletely", "searchedCompletely", Location::Body, &SHAPE_LOG_STREAM_SEARCHED_COMPLETELY),
];

pub(super) static SEARCHED_LOG_STREAM: StructureSchema = StructureSchema {
    name: "SearchedLogStream",
    xml_name: "SearchedLogStream",
    members: &MEMBERS_OF_SEARCHED_LOG_STREAM,
    payload: None,
};

static MEMBERS_OF_TAG_FILTER: [Member; 2] = [
    Member::new("key", "key", Location::Body, &SHAPE_TAG_FILTER_KEY).required(),
    Member::new("values", "values", Location::Body, &SHAPE_TAG_FILTER_VALUES),
];

pub(super) static TAG_FILTER: StructureSchema = StructureSchema {
    name: "TagFilter",
    xml_name: "TagFilter",
    members: &MEMBERS_OF_TAG_FILTER,
    payload: None,
};

static SHAPE_ACCOUNT_ID: Shape = Shape::new("AccountId", Kind::String).range(Some(12), Some(12)).pattern("^\\d{12}$");

static SHAPE_ACCOUNT_IDS: Shape = Shape::new("AccountIds", Kind::List { item: &SHAPE_ACCOUNT_ID, item_name: "member", flattened: false }).range(Some(0), Some(20));

static SHAPE_AMAZON_RESOURCE_NAME: Shape = Shape::new("AmazonResourceName", Kind::String).range(Some(1), Some(1011)).pattern("[\\w+=/:,.@-]*");

static SHAPE_ARN: Shape = Shape::new("Arn", Kind::String);

static SHAPE_BEARER_TOKEN_AUTHENTICATION_ENABLED: Shape = Shape::new("BearerTokenAuthenticationEnabled", Kind::Boolean);

static SHAPE_DATA_PROTECTION_STATUS: Shape = Shape::new("DataProtectionStatus", Kind::String).values(&["ACTIVATED", "DELETED", "ARCHIVED", "DISABLED"]);

static SHAPE_DATA_SOURCE_FILTER: Shape = Shape::new("DataSourceFilter", Kind::Structure(&DATA_SOURCE_FILTER));

static SHAPE_DATA_SOURCE_FILTERS: Shape = Shape::new("DataSourceFilters", Kind::List { item: &SHAPE_DATA_SOURCE_FILTER, item_name: "member", flattened: false }).range(Some(1), Some(5));

static SHAPE_DATA_SOURCE_NAME: Shape = Shape::new("DataSourceName", Kind::String);

static SHAPE_DATA_SOURCE_TYPE: Shape = Shape::new("DataSourceType", Kind::String);

static SHAPE_DAYS: Shape = Shape::new("Days", Kind::Integer);

static SHAPE_DELETION_PROTECTION_ENABLED: Shape = Shape::new("DeletionProtectionEnabled", Kind::Boolean);

static SHAPE_DESCENDING: Shape = Shape::new("Descending", Kind::Boolean);

static SHAPE_DESCRIBE_LIMIT: Shape = Shape::new("DescribeLimit", Kind::Integer).range(Some(1), Some(50));

static SHAPE_DESCRIBE_LOG_GROUPS_LOG_GROUP_IDENTIFIERS: Shape = Shape::new("DescribeLogGroupsLogGroupIdentifiers", Kind::List { item: &SHAPE_LOG_GROUP_IDENTIFIER, item_name: "member", flattened: false }).range(Some(1), Some(50));

static SHAPE_ENTITY: Shape = Shape::new("Entity", Kind::Structure(&ENTITY));

static SHAPE_ENTITY_ATTRIBUTES: Shape = Shape::new("EntityAttributes", Kind::Map { key: &SHAPE_ENTITY_ATTRIBUTES_KEY, value: &SHAPE_ENTITY_ATTRIBUTES_VALUE, key_name: "key", value_name: "value", flattened: false }).range(Some(0), Some(10));

static SHAPE_ENTITY_ATTRIBUTES_KEY: Shape = Shape::new("EntityAttributesKey", Kind::String).range(Some(1), Some(256));

static SHAPE_ENTITY_ATTRIBUTES_VALUE: Shape = Shape::new("EntityAttributesValue", Kind::String).range(Some(1), Some(512));

static SHAPE_ENTITY_KEY_ATTRIBUTES: Shape = Shape::new("EntityKeyAttributes", Kind::Map { key: &SHAPE_ENTITY_KEY_ATTRIBUTES_KEY, value: &SHAPE_ENTITY_KEY_ATTRIBUTES_VALUE, key_name: "key", value_name: "value", flattened: false }).range(Some(2), Some(4));

static SHAPE_ENTITY_KEY_ATTRIBUTES_KEY: Shape = Shape::new("EntityKeyAttributesKey", Kind::String).range(Some(1), Some(32));

static SHAPE_ENTITY_KEY_ATTRIBUTES_VALUE: Shape = Shape::new("EntityKeyAttributesValue", Kind::String).range(Some(1), Some(512));

static SHAPE_ENTITY_REJECTION_ERROR_TYPE: Shape = Shape::new("EntityRejectionErrorType", Kind::String).values(&["InvalidEntity", "InvalidTypeValue", "InvalidKeyAttributes", "InvalidAttributes", "EntitySizeTooLarge", "UnsupportedLogGroupType", "MissingRequiredFields"]);

static SHAPE_EVENTS_LIMIT: Shape = Shape::new("EventsLimit", Kind::Integer).range(Some(1), Some(10000));

static SHAPE_EVENT_ID: Shape = Shape::new("EventId", Kind::String);

static SHAPE_EVENT_MESSAGE: Shape = Shape::new("EventMessage", Kind::String).range(Some(1), None);

static SHAPE_FIELD_INDEX_NAME: Shape = Shape::new("FieldIndexName", Kind::String).range(Some(1), Some(512)).pattern("[\\.\\-_/#A-Za-z0-9]+");

static SHAPE_FIELD_INDEX_NAMES: Shape = Shape::new("FieldIndexNames", Kind::List { item: &SHAPE_FIELD_INDEX_NAME, item_name: "member", flattened: false }).range(Some(1), Some(20));

static SHAPE_FILTERED_LOG_EVENT: Shape = Shape::new("FilteredLogEvent", Kind::Structure(&FILTERED_LOG_EVENT));

static SHAPE_FILTERED_LOG_EVENTS: Shape = Shape::new("FilteredLogEvents", Kind::List { item: &SHAPE_FILTERED_LOG_EVENT, item_name: "member", flattened: false });

static SHAPE_FILTER_COUNT: Shape = Shape::new("FilterCount", Kind::Integer);

static SHAPE_FILTER_PATTERN: Shape = Shape::new("FilterPattern", Kind::String).range(Some(0), Some(1024));

static SHAPE_INCLUDE_LINKED_ACCOUNTS: Shape = Shape::new("IncludeLinkedAccounts", Kind::Boolean);

static SHAPE_INHERITED_PROPERTIES: Shape = Shape::new("InheritedProperties", Kind::List { item: &SHAPE_INHERITED_PROPERTY, item_name: "member", flattened: false });

static SHAPE_INHERITED_PROPERTY: Shape = Shape::new("InheritedProperty", Kind::String).values(&["ACCOUNT_DATA_PROTECTION"]);

static SHAPE_INPUT_LOG_EVENT: Shape = Shape::new("InputLogEvent", Kind::Structure(&INPUT_LOG_EVENT));

static SHAPE_INPUT_LOG_EVENTS: Shape = Shape::new("InputLogEvents", Kind::List { item: &SHAPE_INPUT_LOG_EVENT, item_name: "member", flattened: false }).range(Some(1), Some(10000));

static SHAPE_INPUT_LOG_STREAM_NAMES: Shape = Shape::new("InputLogStreamNames", Kind::List { item: &SHAPE_LOG_STREAM_NAME, item_name: "member", flattened: false }).range(Some(1), Some(100));

static SHAPE_INTERLEAVED: Shape = Shape::new("Interleaved", Kind::Boolean);

static SHAPE_KMS_KEY_ID: Shape = Shape::new("KmsKeyId", Kind::String).range(None, Some(256));

static SHAPE_LIST_LIMIT: Shape = Shape::new("ListLimit", Kind::Integer).range(Some(1), Some(1000));

static SHAPE_LOG_EVENT_INDEX: Shape = Shape::new("LogEventIndex", Kind::Integer);

static SHAPE_LOG_GROUP: Shape = Shape::new("LogGroup", Kind::Structure(&LOG_GROUP));

static SHAPE_LOG_GROUPS: Shape = Shape::new("LogGroups", Kind::List { item: &SHAPE_LOG_GROUP, item_name: "member", flattened: false });

static SHAPE_LOG_GROUP_CLASS: Shape = Shape::new("LogGroupClass", Kind::String).values(&["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"]);

static SHAPE_LOG_GROUP_IDENTIFIER: Shape = Shape::new("LogGroupIdentifier", Kind::String).range(Some(1), Some(2048)).pattern("[\\w#+=/:,.@-]*");

static SHAPE_LOG_GROUP_NAME: Shape = Shape::new("LogGroupName", Kind::String).range(Some(1), Some(512)).pattern("[\\.\\-_/#A-Za-z0-9]+");

static SHAPE_LOG_GROUP_NAME_PATTERN: Shape = Shape::new("LogGroupNamePattern", Kind::String).range(Some(0), Some(512)).pattern("[\\.\\-_/#A-Za-z0-9]*");

static SHAPE_LOG_GROUP_NAME_REGEX_PATTERN: Shape = Shape::new("LogGroupNameRegexPattern", Kind::String).range(Some(3), Some(129)).pattern("(\\^?[\\.\\-_\\/#A-Za-z0-9]{3,24})(\\|\\^?[\\.\\-_\\/#A-Za-z0-9]{3,24}){0,4}");

static SHAPE_LOG_GROUP_SUMMARIES: Shape = Shape::new("LogGroupSummaries", Kind::List { item: &SHAPE_LOG_GROUP_SUMMARY, item_name: "member", flattened: false });

static SHAPE_LOG_GROUP_SUMMARY: Shape = Shape::new("LogGroupSummary", Kind::Structure(&LOG_GROUP_SUMMARY));

static SHAPE_LOG_STREAM: Shape = Shape::new("LogStream", Kind::Structure(&LOG_STREAM));

static SHAPE_LOG_STREAMS: Shape = Shape::new("LogStreams", Kind::List { item: &SHAPE_LOG_STREAM, item_name: "member", flattened: false });

static SHAPE_LOG_STREAM_NAME: Shape = Shape::new("LogStreamName", Kind::String).range(Some(1), Some(512)).pattern("[^:*]*");

static SHAPE_LOG_STREAM_SEARCHED_COMPLETELY: Shape = Shape::new("LogStreamSearchedCompletely", Kind::Boolean);

static SHAPE_NEXT_TOKEN: Shape = Shape::new("NextToken", Kind::String).range(Some(1), None);

static SHAPE_ORDER_BY: Shape = Shape::new("OrderBy", Kind::String).values(&["LogStreamName", "LastEventTime"]);

static SHAPE_OUTPUT_LOG_EVENT: Shape = Shape::new("OutputLogEvent", Kind::Structure(&OUTPUT_LOG_EVENT));

static SHAPE_OUTPUT_LOG_EVENTS: Shape = Shape::new("OutputLogEvents", Kind::List { item: &SHAPE_OUTPUT_LOG_EVENT, item_name: "member", flattened: false });

static SHAPE_REJECTED_ENTITY_INFO: Shape = Shape::new("RejectedEntityInfo", Kind::Structure(&REJECTED_ENTITY_INFO));

static SHAPE_REJECTED_LOG_EVENTS_INFO: Shape = Shape::new("RejectedLogEventsInfo", Kind::Structure(&REJECTED_LOG_EVENTS_INFO));

static SHAPE_SEARCHED_LOG_STREAM: Shape = Shape::new("SearchedLogStream", Kind::Structure(&SEARCHED_LOG_STREAM));

static SHAPE_SEARCHED_LOG_STREAMS: Shape = Shape::new("SearchedLogStreams", Kind::List { item: &SHAPE_SEARCHED_LOG_STREAM, item_name: "member", flattened: false });

static SHAPE_SEQUENCE_TOKEN: Shape = Shape::new("SequenceToken", Kind::String).range(Some(1), None);

static SHAPE_START_FROM_HEAD: Shape = Shape::new("StartFromHead", Kind::Boolean);

static SHAPE_STORED_BYTES: Shape = Shape::new("StoredBytes", Kind::Long).range(Some(0), None);

static SHAPE_TAGS: Shape = Shape::new("Tags", Kind::Map { key: &SHAPE_TAG_KEY, value: &SHAPE_TAG_VALUE, key_name: "key", value_name: "value", flattened: false }).range(Some(1), Some(50));

static SHAPE_TAG_FILTER: Shape = Shape::new("TagFilter", Kind::Structure(&TAG_FILTER));

static SHAPE_TAG_FILTERS: Shape = Shape::new("TagFilters", Kind::List { item: &SHAPE_TAG_FILTER, item_name: "member", flattened: false }).range(Some(1), Some(5));

static SHAPE_TAG_FILTER_KEY: Shape = Shape::new("TagFilterKey", Kind::String).range(Some(1), Some(128)).pattern("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$");

static SHAPE_TAG_FILTER_VALUE: Shape = Shape::new("TagFilterValue", Kind::String).range(Some(0), Some(259)).pattern("^!?\\*?([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)\\*?$");

static SHAPE_TAG_FILTER_VALUES: Shape = Shape::new("TagFilterValues", Kind::List { item: &SHAPE_TAG_FILTER_VALUE, item_name: "member", flattened: false }).range(Some(0), Some(5));

static SHAPE_TAG_KEY: Shape = Shape::new("TagKey", Kind::String).range(Some(1), Some(128)).pattern("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$");

static SHAPE_TAG_KEY_LIST: Shape = Shape::new("TagKeyList", Kind::List { item: &SHAPE_TAG_KEY, item_name: "member", flattened: false }).range(Some(0), Some(50));

static SHAPE_TAG_LIST: Shape = Shape::new("TagList", Kind::List { item: &SHAPE_TAG_KEY, item_name: "member", flattened: false }).range(Some(1), None);

static SHAPE_TAG_VALUE: Shape = Shape::new("TagValue", Kind::String).range(None, Some(256)).pattern("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$");

static SHAPE_TIMESTAMP: Shape = Shape::new("Timestamp", Kind::Long).range(Some(0), None);

static SHAPE_UNMASK: Shape = Shape::new("Unmask", Kind::Boolean);
