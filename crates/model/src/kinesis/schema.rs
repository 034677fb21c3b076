// Written by `cargo codegen` from models/kinesis.json. Do not edit.
use wire::OperationMeta;
use wire::schema::*;

/// The service, with all its operations.
pub static SERVICE: ServiceMeta = ServiceMeta {
    name: "kinesis",
    endpoint_prefix: "kinesis",
    api_version: "2013-12-02",
    uid: "kinesis-2013-12-02",
    protocols: &[Protocol::AwsJson11, Protocol::AwsCbor11],
    target_prefix: Some("Kinesis_20131202"),
    xml_namespace: None,
    query_compatible: false,
    operations: &[
        OperationRef { name: "AddTagsToStream", http: &HTTP_0, meta: Some(&OPERATION_ADD_TAGS_TO_STREAM) },
        OperationRef { name: "CreateStream", http: &HTTP_0, meta: Some(&OPERATION_CREATE_STREAM) },
        OperationRef { name: "DecreaseStreamRetentionPeriod", http: &HTTP_0, meta: Some(&OPERATION_DECREASE_STREAM_RETENTION_PERIOD) },
        OperationRef { name: "DeleteResourcePolicy", http: &HTTP_0, meta: Some(&OPERATION_DELETE_RESOURCE_POLICY) },
        OperationRef { name: "DeleteStream", http: &HTTP_0, meta: Some(&OPERATION_DELETE_STREAM) },
        OperationRef { name: "DeregisterStreamConsumer", http: &HTTP_0, meta: Some(&OPERATION_DEREGISTER_STREAM_CONSUMER) },
        OperationRef { name: "DescribeAccountSettings", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_ACCOUNT_SETTINGS) },
        OperationRef { name: "DescribeLimits", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_LIMITS) },
        OperationRef { name: "DescribeStream", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_STREAM) },
        OperationRef { name: "DescribeStreamConsumer", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_STREAM_CONSUMER) },
        OperationRef { name: "DescribeStreamSummary", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_STREAM_SUMMARY) },
        OperationRef { name: "DisableEnhancedMonitoring", http: &HTTP_0, meta: Some(&OPERATION_DISABLE_ENHANCED_MONITORING) },
        OperationRef { name: "EnableEnhancedMonitoring", http: &HTTP_0, meta: Some(&OPERATION_ENABLE_ENHANCED_MONITORING) },
        OperationRef { name: "GetRecords", http: &HTTP_0, meta: Some(&OPERATION_GET_RECORDS) },
        OperationRef { name: "GetResourcePolicy", http: &HTTP_0, meta: Some(&OPERATION_GET_RESOURCE_POLICY) },
        OperationRef { name: "GetShardIterator", http: &HTTP_0, meta: Some(&OPERATION_GET_SHARD_ITERATOR) },
        OperationRef { name: "IncreaseStreamRetentionPeriod", http: &HTTP_0, meta: Some(&OPERATION_INCREASE_STREAM_RETENTION_PERIOD) },
        OperationRef { name: "ListShards", http: &HTTP_0, meta: Some(&OPERATION_LIST_SHARDS) },
        OperationRef { name: "ListStreamConsumers", http: &HTTP_0, meta: Some(&OPERATION_LIST_STREAM_CONSUMERS) },
        OperationRef { name: "ListStreams", http: &HTTP_0, meta: Some(&OPERATION_LIST_STREAMS) },
        OperationRef { name: "ListTagsForResource", http: &HTTP_0, meta: Some(&OPERATION_LIST_TAGS_FOR_RESOURCE) },
        OperationRef { name: "ListTagsForStream", http: &HTTP_0, meta: Some(&OPERATION_LIST_TAGS_FOR_STREAM) },
        OperationRef { name: "MergeShards", http: &HTTP_0, meta: Some(&OPERATION_MERGE_SHARDS) },
        OperationRef { name: "PutRecord", http: &HTTP_0, meta: Some(&OPERATION_PUT_RECORD) },
        OperationRef { name: "PutRecords", http: &HTTP_0, meta: Some(&OPERATION_PUT_RECORDS) },
        OperationRef { name: "PutResourcePolicy", http: &HTTP_0, meta: Some(&OPERATION_PUT_RESOURCE_POLICY) },
        OperationRef { name: "RegisterStreamConsumer", http: &HTTP_0, meta: Some(&OPERATION_REGISTER_STREAM_CONSUMER) },
        OperationRef { name: "RemoveTagsFromStream", http: &HTTP_0, meta: Some(&OPERATION_REMOVE_TAGS_FROM_STREAM) },
        OperationRef { name: "SplitShard", http: &HTTP_0, meta: Some(&OPERATION_SPLIT_SHARD) },
        OperationRef { name: "StartStreamEncryption", http: &HTTP_0, meta: Some(&OPERATION_START_STREAM_ENCRYPTION) },
        OperationRef { name: "StopStreamEncryption", http: &HTTP_0, meta: Some(&OPERATION_STOP_STREAM_ENCRYPTION) },
        OperationRef { name: "SubscribeToShard", http: &HTTP_0, meta: Some(&OPERATION_SUBSCRIBE_TO_SHARD) },
        OperationRef { name: "TagResource", http: &HTTP_0, meta: Some(&OPERATION_TAG_RESOURCE) },
        OperationRef { name: "UntagResource", http: &HTTP_0, meta: Some(&OPERATION_UNTAG_RESOURCE) },
        OperationRef { name: "UpdateAccountSettings", http: &HTTP_0, meta: Some(&OPERATION_UPDATE_ACCOUNT_SETTINGS) },
        OperationRef { name: "UpdateMaxRecordSize", http: &HTTP_0, meta: Some(&OPERATION_UPDATE_MAX_RECORD_SIZE) },
        OperationRef { name: "UpdateShardCount", http: &HTTP_0, meta: Some(&OPERATION_UPDATE_SHARD_COUNT) },
        OperationRef { name: "UpdateStreamMode", http: &HTTP_0, meta: Some(&OPERATION_UPDATE_STREAM_MODE) },
        OperationRef { name: "UpdateStreamWarmThroughput", http: &HTTP_0, meta: Some(&OPERATION_UPDATE_STREAM_WARM_THROUGHPUT) },
    ],
    errors: &[
        ErrorMeta { shape: "AccessDeniedException", code: "AccessDeniedException", status: 400 },
        ErrorMeta { shape: "ExpiredIteratorException", code: "ExpiredIteratorException", status: 400 },
        ErrorMeta { shape: "ExpiredNextTokenException", code: "ExpiredNextTokenException", status: 400 },
        ErrorMeta { shape: "InternalFailureException", code: "InternalFailureException", status: 500 },
        ErrorMeta { shape: "InvalidArgumentException", code: "InvalidArgumentException", status: 400 },
        ErrorMeta { shape: "KMSAccessDeniedException", code: "KMSAccessDeniedException", status: 400 },
        ErrorMeta { shape: "KMSDisabledException", code: "KMSDisabledException", status: 400 },
        ErrorMeta { shape: "KMSInvalidStateException", code: "KMSInvalidStateException", status: 400 },
        ErrorMeta { shape: "KMSNotFoundException", code: "KMSNotFoundException", status: 400 },
        ErrorMeta { shape: "KMSOptInRequired", code: "KMSOptInRequired", status: 400 },
        ErrorMeta { shape: "KMSThrottlingException", code: "KMSThrottlingException", status: 400 },
        ErrorMeta { shape: "LimitExceededException", code: "LimitExceededException", status: 400 },
        ErrorMeta { shape: "ProvisionedThroughputExceededException", code: "ProvisionedThroughputExceededException", status: 400 },
        ErrorMeta { shape: "ResourceInUseException", code: "ResourceInUseException", status: 400 },
        ErrorMeta { shape: "ResourceNotFoundException", code: "ResourceNotFoundException", status: 400 },
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

pub(super) static OPERATION_ADD_TAGS_TO_STREAM: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "AddTagsToStream",
    http: &HTTP_0,
    input: &ADD_TAGS_TO_STREAM_INPUT,
    output: &ADD_TAGS_TO_STREAM_OUTPUT,
    new_input: || Box::<super::AddTagsToStreamInput>::default(),
    new_output: || Box::<super::AddTagsToStreamOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_STREAM: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "CreateStream",
    http: &HTTP_0,
    input: &CREATE_STREAM_INPUT,
    output: &CREATE_STREAM_OUTPUT,
    new_input: || Box::<super::CreateStreamInput>::default(),
    new_output: || Box::<super::CreateStreamOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DECREASE_STREAM_RETENTION_PERIOD: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "DecreaseStreamRetentionPeriod",
    http: &HTTP_0,
    input: &DECREASE_STREAM_RETENTION_PERIOD_INPUT,
    output: &DECREASE_STREAM_RETENTION_PERIOD_OUTPUT,
    new_input: || Box::<super::DecreaseStreamRetentionPeriodInput>::default(),
    new_output: || Box::<super::DecreaseStreamRetentionPeriodOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_RESOURCE_POLICY: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "DeleteResourcePolicy",
    http: &HTTP_0,
    input: &DELETE_RESOURCE_POLICY_INPUT,
    output: &DELETE_RESOURCE_POLICY_OUTPUT,
    new_input: || Box::<super::DeleteResourcePolicyInput>::default(),
    new_output: || Box::<super::DeleteResourcePolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_STREAM: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "DeleteStream",
    http: &HTTP_0,
    input: &DELETE_STREAM_INPUT,
    output: &DELETE_STREAM_OUTPUT,
    new_input: || Box::<super::DeleteStreamInput>::default(),
    new_output: || Box::<super::DeleteStreamOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DEREGISTER_STREAM_CONSUMER: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "DeregisterStreamConsumer",
    http: &HTTP_0,
    input: &DEREGISTER_STREAM_CONSUMER_INPUT,
    output: &DEREGISTER_STREAM_CONSUMER_OUTPUT,
    new_input: || Box::<super::DeregisterStreamConsumerInput>::default(),
    new_output: || Box::<super::DeregisterStreamConsumerOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_ACCOUNT_SETTINGS: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "DescribeAccountSettings",
    http: &HTTP_0,
    input: &DESCRIBE_ACCOUNT_SETTINGS_INPUT,
    output: &DESCRIBE_ACCOUNT_SETTINGS_OUTPUT,
    new_input: || Box::<super::DescribeAccountSettingsInput>::default(),
    new_output: || Box::<super::DescribeAccountSettingsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_LIMITS: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "DescribeLimits",
    http: &HTTP_0,
    input: &DESCRIBE_LIMITS_INPUT,
    output: &DESCRIBE_LIMITS_OUTPUT,
    new_input: || Box::<super::DescribeLimitsInput>::default(),
    new_output: || Box::<super::DescribeLimitsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_STREAM: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "DescribeStream",
    http: &HTTP_0,
    input: &DESCRIBE_STREAM_INPUT,
    output: &DESCRIBE_STREAM_OUTPUT,
    new_input: || Box::<super::DescribeStreamInput>::default(),
    new_output: || Box::<super::DescribeStreamOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_STREAM_CONSUMER: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "DescribeStreamConsumer",
    http: &HTTP_0,
    input: &DESCRIBE_STREAM_CONSUMER_INPUT,
    output: &DESCRIBE_STREAM_CONSUMER_OUTPUT,
    new_input: || Box::<super::DescribeStreamConsumerInput>::default(),
    new_output: || Box::<super::DescribeStreamConsumerOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_STREAM_SUMMARY: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "DescribeStreamSummary",
    http: &HTTP_0,
    input: &DESCRIBE_STREAM_SUMMARY_INPUT,
    output: &DESCRIBE_STREAM_SUMMARY_OUTPUT,
    new_input: || Box::<super::DescribeStreamSummaryInput>::default(),
    new_output: || Box::<super::DescribeStreamSummaryOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DISABLE_ENHANCED_MONITORING: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "DisableEnhancedMonitoring",
    http: &HTTP_0,
    input: &DISABLE_ENHANCED_MONITORING_INPUT,
    output: &DISABLE_ENHANCED_MONITORING_OUTPUT,
    new_input: || Box::<super::DisableEnhancedMonitoringInput>::default(),
    new_output: || Box::<super::DisableEnhancedMonitoringOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_ENABLE_ENHANCED_MONITORING: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "EnableEnhancedMonitoring",
    http: &HTTP_0,
    input: &ENABLE_ENHANCED_MONITORING_INPUT,
    output: &ENABLE_ENHANCED_MONITORING_OUTPUT,
    new_input: || Box::<super::EnableEnhancedMonitoringInput>::default(),
    new_output: || Box::<super::EnableEnhancedMonitoringOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_RECORDS: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "GetRecords",
    http: &HTTP_0,
    input: &GET_RECORDS_INPUT,
    output: &GET_RECORDS_OUTPUT,
    new_input: || Box::<super::GetRecordsInput>::default(),
    new_output: || Box::<super::GetRecordsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_RESOURCE_POLICY: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "GetResourcePolicy",
    http: &HTTP_0,
    input: &GET_RESOURCE_POLICY_INPUT,
    output: &GET_RESOURCE_POLICY_OUTPUT,
    new_input: || Box::<super::GetResourcePolicyInput>::default(),
    new_output: || Box::<super::GetResourcePolicyOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_SHARD_ITERATOR: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "GetShardIterator",
    http: &HTTP_0,
    input: &GET_SHARD_ITERATOR_INPUT,
    output: &GET_SHARD_ITERATOR_OUTPUT,
    new_input: || Box::<super::GetShardIteratorInput>::default(),
    new_output: || Box::<super::GetShardIteratorOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_INCREASE_STREAM_RETENTION_PERIOD: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "IncreaseStreamRetentionPeriod",
    http: &HTTP_0,
    input: &INCREASE_STREAM_RETENTION_PERIOD_INPUT,
    output: &INCREASE_STREAM_RETENTION_PERIOD_OUTPUT,
    new_input: || Box::<super::IncreaseStreamRetentionPeriodInput>::default(),
    new_output: || Box::<super::IncreaseStreamRetentionPeriodOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_SHARDS: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "ListShards",
    http: &HTTP_0,
    input: &LIST_SHARDS_INPUT,
    output: &LIST_SHARDS_OUTPUT,
    new_input: || Box::<super::ListShardsInput>::default(),
    new_output: || Box::<super::ListShardsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_STREAM_CONSUMERS: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "ListStreamConsumers",
    http: &HTTP_0,
    input: &LIST_STREAM_CONSUMERS_INPUT,
    output: &LIST_STREAM_CONSUMERS_OUTPUT,
    new_input: || Box::<super::ListStreamConsumersInput>::default(),
    new_output: || Box::<super::ListStreamConsumersOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_STREAMS: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "ListStreams",
    http: &HTTP_0,
    input: &LIST_STREAMS_INPUT,
    output: &LIST_STREAMS_OUTPUT,
    new_input: || Box::<super::ListStreamsInput>::default(),
    new_output: || Box::<super::ListStreamsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_TAGS_FOR_RESOURCE: OperationMeta = OperationMeta {
    service: "kinesis",
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

pub(super) static OPERATION_LIST_TAGS_FOR_STREAM: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "ListTagsForStream",
    http: &HTTP_0,
    input: &LIST_TAGS_FOR_STREAM_INPUT,
    output: &LIST_TAGS_FOR_STREAM_OUTPUT,
    new_input: || Box::<super::ListTagsForStreamInput>::default(),
    new_output: || Box::<super::ListTagsForStreamOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_MERGE_SHARDS: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "MergeShards",
    http: &HTTP_0,
    input: &MERGE_SHARDS_INPUT,
    output: &MERGE_SHARDS_OUTPUT,
    new_input: || Box::<super::MergeShardsInput>::default(),
    new_output: || Box::<super::MergeShardsOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_RECORD: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "PutRecord",
    http: &HTTP_0,
    input: &PUT_RECORD_INPUT,
    output: &PUT_RECORD_OUTPUT,
    new_input: || Box::<super::PutRecordInput>::default(),
    new_output: || Box::<super::PutRecordOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_RECORDS: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "PutRecords",
    http: &HTTP_0,
    input: &PUT_RECORDS_INPUT,
    output: &PUT_RECORDS_OUTPUT,
    new_input: || Box::<super::PutRecordsInput>::default(),
    new_output: || Box::<super::PutRecordsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_RESOURCE_POLICY: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "PutResourcePolicy",
    http: &HTTP_0,
    input: &PUT_RESOURCE_POLICY_INPUT,
    output: &PUT_RESOURCE_POLICY_OUTPUT,
    new_input: || Box::<super::PutResourcePolicyInput>::default(),
    new_output: || Box::<super::PutResourcePolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_REGISTER_STREAM_CONSUMER: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "RegisterStreamConsumer",
    http: &HTTP_0,
    input: &REGISTER_STREAM_CONSUMER_INPUT,
    output: &REGISTER_STREAM_CONSUMER_OUTPUT,
    new_input: || Box::<super::RegisterStreamConsumerInput>::default(),
    new_output: || Box::<super::RegisterStreamConsumerOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_REMOVE_TAGS_FROM_STREAM: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "RemoveTagsFromStream",
    http: &HTTP_0,
    input: &REMOVE_TAGS_FROM_STREAM_INPUT,
    output: &REMOVE_TAGS_FROM_STREAM_OUTPUT,
    new_input: || Box::<super::RemoveTagsFromStreamInput>::default(),
    new_output: || Box::<super::RemoveTagsFromStreamOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_SPLIT_SHARD: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "SplitShard",
    http: &HTTP_0,
    input: &SPLIT_SHARD_INPUT,
    output: &SPLIT_SHARD_OUTPUT,
    new_input: || Box::<super::SplitShardInput>::default(),
    new_output: || Box::<super::SplitShardOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_START_STREAM_ENCRYPTION: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "StartStreamEncryption",
    http: &HTTP_0,
    input: &START_STREAM_ENCRYPTION_INPUT,
    output: &START_STREAM_ENCRYPTION_OUTPUT,
    new_input: || Box::<super::StartStreamEncryptionInput>::default(),
    new_output: || Box::<super::StartStreamEncryptionOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_STOP_STREAM_ENCRYPTION: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "StopStreamEncryption",
    http: &HTTP_0,
    input: &STOP_STREAM_ENCRYPTION_INPUT,
    output: &STOP_STREAM_ENCRYPTION_OUTPUT,
    new_input: || Box::<super::StopStreamEncryptionInput>::default(),
    new_output: || Box::<super::StopStreamEncryptionOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_SUBSCRIBE_TO_SHARD: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "SubscribeToShard",
    http: &HTTP_0,
    input: &SUBSCRIBE_TO_SHARD_INPUT,
    output: &SUBSCRIBE_TO_SHARD_OUTPUT,
    new_input: || Box::<super::SubscribeToShardInput>::default(),
    new_output: || Box::<super::SubscribeToShardOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_TAG_RESOURCE: OperationMeta = OperationMeta {
    service: "kinesis",
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

pub(super) static OPERATION_UNTAG_RESOURCE: OperationMeta = OperationMeta {
    service: "kinesis",
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

pub(super) static OPERATION_UPDATE_ACCOUNT_SETTINGS: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "UpdateAccountSettings",
    http: &HTTP_0,
    input: &UPDATE_ACCOUNT_SETTINGS_INPUT,
    output: &UPDATE_ACCOUNT_SETTINGS_OUTPUT,
    new_input: || Box::<super::UpdateAccountSettingsInput>::default(),
    new_output: || Box::<super::UpdateAccountSettingsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_MAX_RECORD_SIZE: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "UpdateMaxRecordSize",
    http: &HTTP_0,
    input: &UPDATE_MAX_RECORD_SIZE_INPUT,
    output: &UPDATE_MAX_RECORD_SIZE_OUTPUT,
    new_input: || Box::<super::UpdateMaxRecordSizeInput>::default(),
    new_output: || Box::<super::UpdateMaxRecordSizeOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_SHARD_COUNT: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "UpdateShardCount",
    http: &HTTP_0,
    input: &UPDATE_SHARD_COUNT_INPUT,
    output: &UPDATE_SHARD_COUNT_OUTPUT,
    new_input: || Box::<super::UpdateShardCountInput>::default(),
    new_output: || Box::<super::UpdateShardCountOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_STREAM_MODE: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "UpdateStreamMode",
    http: &HTTP_0,
    input: &UPDATE_STREAM_MODE_INPUT,
    output: &UPDATE_STREAM_MODE_OUTPUT,
    new_input: || Box::<super::UpdateStreamModeInput>::default(),
    new_output: || Box::<super::UpdateStreamModeOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_STREAM_WARM_THROUGHPUT: OperationMeta = OperationMeta {
    service: "kinesis",
    name: "UpdateStreamWarmThroughput",
    http: &HTTP_0,
    input: &UPDATE_STREAM_WARM_THROUGHPUT_INPUT,
    output: &UPDATE_STREAM_WARM_THROUGHPUT_OUTPUT,
    new_input: || Box::<super::UpdateStreamWarmThroughputInput>::default(),
    new_output: || Box::<super::UpdateStreamWarmThroughputOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

static MEMBERS_OF_ADD_TAGS_TO_STREAM_INPUT: [Member; 4] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_MAP).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static ADD_TAGS_TO_STREAM_INPUT: StructureSchema = StructureSchema {
    name: "AddTagsToStreamInput",
    xml_name: "AddTagsToStreamInput",
    members: &MEMBERS_OF_ADD_TAGS_TO_STREAM_INPUT,
    payload: None,
};

pub(super) static ADD_TAGS_TO_STREAM_OUTPUT: StructureSchema = StructureSchema {
    name: "AddTagsToStreamOutput",
    xml_name: "AddTagsToStreamOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_CREATE_STREAM_INPUT: [Member; 6] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME).required(),
    Member::new("ShardCount", "ShardCount", Location::Body, &SHAPE_POSITIVE_INTEGER_OBJECT),
    Member::new("StreamModeDetails", "StreamModeDetails", Location::Body, &SHAPE_STREAM_MODE_DETAILS),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_MAP),
    Member::new("WarmThroughputMiBps", "WarmThroughputMiBps", Location::Body, &SHAPE_NATURAL_INTEGER_OBJECT),
    Member::new("MaxRecordSizeInKiB", "MaxRecordSizeInKiB", Location::Body, &SHAPE_MAX_RECORD_SIZE_IN_KIB),
];

pub(super) static CREATE_STREAM_INPUT: StructureSchema = StructureSchema {
    name: "CreateStreamInput",
    xml_name: "CreateStreamInput",
    members: &MEMBERS_OF_CREATE_STREAM_INPUT,
    payload: None,
};

pub(super) static CREATE_STREAM_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateStreamOutput",
    xml_name: "CreateStreamOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DECREASE_STREAM_RETENTION_PERIOD_INPUT: [Member; 4] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("RetentionPeriodHours", "RetentionPeriodHours", Location::Body, &SHAPE_RETENTION_PERIOD_HOURS).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static DECREASE_STREAM_RETENTION_PERIOD_INPUT: StructureSchema = StructureSchema {
    name: "DecreaseStreamRetentionPeriodInput",
    xml_name: "DecreaseStreamRetentionPeriodInput",
    members: &MEMBERS_OF_DECREASE_STREAM_RETENTION_PERIOD_INPUT,
    payload: None,
};

pub(super) static DECREASE_STREAM_RETENTION_PERIOD_OUTPUT: StructureSchema = StructureSchema {
    name: "DecreaseStreamRetentionPeriodOutput",
    xml_name: "DecreaseStreamRetentionPeriodOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_RESOURCE_POLICY_INPUT: [Member; 2] = [
    Member::new("ResourceARN", "ResourceARN", Location::Body, &SHAPE_RESOURCE_ARN).required(),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static DELETE_RESOURCE_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "DeleteResourcePolicyInput",
    xml_name: "DeleteResourcePolicyInput",
    members: &MEMBERS_OF_DELETE_RESOURCE_POLICY_INPUT,
    payload: None,
};

pub(super) static DELETE_RESOURCE_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteResourcePolicyOutput",
    xml_name: "DeleteResourcePolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_STREAM_INPUT: [Member; 4] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("EnforceConsumerDeletion", "EnforceConsumerDeletion", Location::Body, &SHAPE_BOOLEAN_OBJECT),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static DELETE_STREAM_INPUT: StructureSchema = StructureSchema {
    name: "DeleteStreamInput",
    xml_name: "DeleteStreamInput",
    members: &MEMBERS_OF_DELETE_STREAM_INPUT,
    payload: None,
};

pub(super) static DELETE_STREAM_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteStreamOutput",
    xml_name: "DeleteStreamOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DEREGISTER_STREAM_CONSUMER_INPUT: [Member; 4] = [
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("ConsumerName", "ConsumerName", Location::Body, &SHAPE_CONSUMER_NAME),
    Member::new("ConsumerARN", "ConsumerARN", Location::Body, &SHAPE_CONSUMER_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static DEREGISTER_STREAM_CONSUMER_INPUT: StructureSchema = StructureSchema {
    name: "DeregisterStreamConsumerInput",
    xml_name: "DeregisterStreamConsumerInput",
    members: &MEMBERS_OF_DEREGISTER_STREAM_CONSUMER_INPUT,
    payload: None,
};

pub(super) static DEREGISTER_STREAM_CONSUMER_OUTPUT: StructureSchema = StructureSchema {
    name: "DeregisterStreamConsumerOutput",
    xml_name: "DeregisterStreamConsumerOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DESCRIBE_ACCOUNT_SETTINGS_INPUT: [Member; 0] = [
];

pub(super) static DESCRIBE_ACCOUNT_SETTINGS_INPUT: StructureSchema = StructureSchema {
    name: "DescribeAccountSettingsInput",
    xml_name: "DescribeAccountSettingsInput",
    members: &MEMBERS_OF_DESCRIBE_ACCOUNT_SETTINGS_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_ACCOUNT_SETTINGS_OUTPUT: [Member; 1] = [
    Member::new("MinimumThroughputBillingCommitment", "MinimumThroughputBillingCommitment", Location::Body, &SHAPE_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT),
];

pub(super) static DESCRIBE_ACCOUNT_SETTINGS_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeAccountSettingsOutput",
    xml_name: "DescribeAccountSettingsOutput",
    members: &MEMBERS_OF_DESCRIBE_ACCOUNT_SETTINGS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_LIMITS_INPUT: [Member; 0] = [
];

pub(super) static DESCRIBE_LIMITS_INPUT: StructureSchema = StructureSchema {
    name: "DescribeLimitsInput",
    xml_name: "DescribeLimitsInput",
    members: &MEMBERS_OF_DESCRIBE_LIMITS_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_LIMITS_OUTPUT: [Member; 4] = [
    Member::new("ShardLimit", "ShardLimit", Location::Body, &SHAPE_SHARD_COUNT_OBJECT).required(),
    Member::new("OpenShardCount", "OpenShardCount", Location::Body, &SHAPE_SHARD_COUNT_OBJECT).required(),
    Member::new("OnDemandStreamCount", "OnDemandStreamCount", Location::Body, &SHAPE_ON_DEMAND_STREAM_COUNT_OBJECT).required(),
    Member::new("OnDemandStreamCountLimit", "OnDemandStreamCountLimit", Location::Body, &SHAPE_ON_DEMAND_STREAM_COUNT_LIMIT_OBJECT).required(),
];

pub(super) static DESCRIBE_LIMITS_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeLimitsOutput",
    xml_name: "DescribeLimitsOutput",
    members: &MEMBERS_OF_DESCRIBE_LIMITS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STREAM_INPUT: [Member; 5] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("Limit", "Limit", Location::Body, &SHAPE_DESCRIBE_STREAM_INPUT_LIMIT),
    Member::new("ExclusiveStartShardId", "ExclusiveStartShardId", Location::Body, &SHAPE_SHARD_ID),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static DESCRIBE_STREAM_INPUT: StructureSchema = StructureSchema {
    name: "DescribeStreamInput",
    xml_name: "DescribeStreamInput",
    members: &MEMBERS_OF_DESCRIBE_STREAM_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STREAM_OUTPUT: [Member; 1] = [
    Member::new("StreamDescription", "StreamDescription", Location::Body, &SHAPE_STREAM_DESCRIPTION).required(),
];

pub(super) static DESCRIBE_STREAM_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeStreamOutput",
    xml_name: "DescribeStreamOutput",
    members: &MEMBERS_OF_DESCRIBE_STREAM_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STREAM_CONSUMER_INPUT: [Member; 4] = [
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("ConsumerName", "ConsumerName", Location::Body, &SHAPE_CONSUMER_NAME),
    Member::new("ConsumerARN", "ConsumerARN", Location::Body, &SHAPE_CONSUMER_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static DESCRIBE_STREAM_CONSUMER_INPUT: StructureSchema = StructureSchema {
    name: "DescribeStreamConsumerInput",
    xml_name: "DescribeStreamConsumerInput",
    members: &MEMBERS_OF_DESCRIBE_STREAM_CONSUMER_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STREAM_CONSUMER_OUTPUT: [Member; 1] = [
    Member::new("ConsumerDescription", "ConsumerDescription", Location::Body, &SHAPE_CONSUMER_DESCRIPTION).required(),
];

pub(super) static DESCRIBE_STREAM_CONSUMER_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeStreamConsumerOutput",
    xml_name: "DescribeStreamConsumerOutput",
    members: &MEMBERS_OF_DESCRIBE_STREAM_CONSUMER_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STREAM_SUMMARY_INPUT: [Member; 3] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static DESCRIBE_STREAM_SUMMARY_INPUT: StructureSchema = StructureSchema {
    name: "DescribeStreamSummaryInput",
    xml_name: "DescribeStreamSummaryInput",
    members: &MEMBERS_OF_DESCRIBE_STREAM_SUMMARY_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STREAM_SUMMARY_OUTPUT: [Member; 1] = [
    Member::new("StreamDescriptionSummary", "StreamDescriptionSummary", Location::Body, &SHAPE_STREAM_DESCRIPTION_SUMMARY).required(),
];

pub(super) static DESCRIBE_STREAM_SUMMARY_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeStreamSummaryOutput",
    xml_name: "DescribeStreamSummaryOutput",
    members: &MEMBERS_OF_DESCRIBE_STREAM_SUMMARY_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DISABLE_ENHANCED_MONITORING_INPUT: [Member; 4] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("ShardLevelMetrics", "ShardLevelMetrics", Location::Body, &SHAPE_METRICS_NAME_LIST).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static DISABLE_ENHANCED_MONITORING_INPUT: StructureSchema = StructureSchema {
    name: "DisableEnhancedMonitoringInput",
    xml_name: "DisableEnhancedMonitoringInput",
    members: &MEMBERS_OF_DISABLE_ENHANCED_MONITORING_INPUT,
    payload: None,
};

static MEMBERS_OF_ENHANCED_MONITORING_OUTPUT: [Member; 4] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("CurrentShardLevelMetrics", "CurrentShardLevelMetrics", Location::Body, &SHAPE_METRICS_NAME_LIST),
    Member::new("DesiredShardLevelMetrics", "DesiredShardLevelMetrics", Location::Body, &SHAPE_METRICS_NAME_LIST),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
];

pub(super) static DISABLE_ENHANCED_MONITORING_OUTPUT: StructureSchema = StructureSchema {
    name: "DisableEnhancedMonitoringOutput",
    xml_name: "DisableEnhancedMonitoringOutput",
    members: &MEMBERS_OF_ENHANCED_MONITORING_OUTPUT,
    payload: None,
};

static MEMBERS_OF_ENABLE_ENHANCED_MONITORING_INPUT: [Member; 4] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("ShardLevelMetrics", "ShardLevelMetrics", Location::Body, &SHAPE_METRICS_NAME_LIST).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static ENABLE_ENHANCED_MONITORING_INPUT: StructureSchema = StructureSchema {
    name: "EnableEnhancedMonitoringInput",
    xml_name: "EnableEnhancedMonitoringInput",
    members: &MEMBERS_OF_ENABLE_ENHANCED_MONITORING_INPUT,
    payload: None,
};

pub(super) static ENABLE_ENHANCED_MONITORING_OUTPUT: StructureSchema = StructureSchema {
    name: "EnableEnhancedMonitoringOutput",
    xml_name: "EnableEnhancedMonitoringOutput",
    members: &MEMBERS_OF_ENHANCED_MONITORING_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_RECORDS_INPUT: [Member; 4] = [
    Member::new("ShardIterator", "ShardIterator", Location::Body, &SHAPE_SHARD_ITERATOR).required(),
    Member::new("Limit", "Limit", Location::Body, &SHAPE_GET_RECORDS_INPUT_LIMIT),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static GET_RECORDS_INPUT: StructureSchema = StructureSchema {
    name: "GetRecordsInput",
    xml_name: "GetRecordsInput",
    members: &MEMBERS_OF_GET_RECORDS_INPUT,
    payload: None,
};

static MEMBERS_OF_GET_RECORDS_OUTPUT: [Member; 4] = [
    Member::new("Records", "Records", Location::Body, &SHAPE_RECORD_LIST).required(),
    Member::new("NextShardIterator", "NextShardIterator", Location::Body, &SHAPE_SHARD_ITERATOR),
    Member::new("MillisBehindLatest", "MillisBehindLatest", Location::Body, &SHAPE_MILLIS_BEHIND_LATEST),
    Member::new("ChildShards", "ChildShards", Location::Body, &SHAPE_CHILD_SHARD_LIST),
];

pub(super) static GET_RECORDS_OUTPUT: StructureSchema = StructureSchema {
    name: "GetRecordsOutput",
    xml_name: "GetRecordsOutput",
    members: &MEMBERS_OF_GET_RECORDS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_RESOURCE_POLICY_INPUT: [Member; 2] = [
    Member::new("ResourceARN", "ResourceARN", Location::Body, &SHAPE_RESOURCE_ARN).required(),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static GET_RESOURCE_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "GetResourcePolicyInput",
    xml_name: "GetResourcePolicyInput",
    members: &MEMBERS_OF_GET_RESOURCE_POLICY_INPUT,
    payload: None,
};

static MEMBERS_OF_GET_RESOURCE_POLICY_OUTPUT: [Member; 1] = [
    Member::new("Policy", "Policy", Location::Body, &SHAPE_POLICY).required(),
];

pub(super) static GET_RESOURCE_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "GetResourcePolicyOutput",
    xml_name: "GetResourcePolicyOutput",
    members: &MEMBERS_OF_GET_RESOURCE_POLICY_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_SHARD_ITERATOR_INPUT: [Member; 7] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("ShardId", "ShardId", Location::Body, &SHAPE_SHARD_ID).required(),
    Member::new("ShardIteratorType", "ShardIteratorType", Location::Body, &SHAPE_SHARD_ITERATOR_TYPE).required(),
    Member::new("StartingSequenceNumber", "StartingSequenceNumber", Location::Body, &SHAPE_SEQUENCE_NUMBER),
    Member::new("Timestamp", "Timestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static GET_SHARD_ITERATOR_INPUT: StructureSchema = StructureSchema {
    name: "GetShardIteratorInput",
    xml_name: "GetShardIteratorInput",
    members: &MEMBERS_OF_GET_SHARD_ITERATOR_INPUT,
    payload: None,
};

static MEMBERS_OF_GET_SHARD_ITERATOR_OUTPUT: [Member; 1] = [
    Member::new("ShardIterator", "ShardIterator", Location::Body, &SHAPE_SHARD_ITERATOR),
];

pub(super) static GET_SHARD_ITERATOR_OUTPUT: StructureSchema = StructureSchema {
    name: "GetShardIteratorOutput",
    xml_name: "GetShardIteratorOutput",
    members: &MEMBERS_OF_GET_SHARD_ITERATOR_OUTPUT,
    payload: None,
};

static MEMBERS_OF_INCREASE_STREAM_RETENTION_PERIOD_INPUT: [Member; 4] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("RetentionPeriodHours", "RetentionPeriodHours", Location::Body, &SHAPE_RETENTION_PERIOD_HOURS).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static INCREASE_STREAM_RETENTION_PERIOD_INPUT: StructureSchema = StructureSchema {
    name: "IncreaseStreamRetentionPeriodInput",
    xml_name: "IncreaseStreamRetentionPeriodInput",
    members: &MEMBERS_OF_INCREASE_STREAM_RETENTION_PERIOD_INPUT,
    payload: None,
};

pub(super) static INCREASE_STREAM_RETENTION_PERIOD_OUTPUT: StructureSchema = StructureSchema {
    name: "IncreaseStreamRetentionPeriodOutput",
    xml_name: "IncreaseStreamRetentionPeriodOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_LIST_SHARDS_INPUT: [Member; 8] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("ExclusiveStartShardId", "ExclusiveStartShardId", Location::Body, &SHAPE_SHARD_ID),
    Member::new("MaxResults", "MaxResults", Location::Body, &SHAPE_LIST_SHARDS_INPUT_LIMIT),
    Member::new("StreamCreationTimestamp", "StreamCreationTimestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("ShardFilter", "ShardFilter", Location::Body, &SHAPE_SHARD_FILTER),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static LIST_SHARDS_INPUT: StructureSchema = StructureSchema {
    name: "ListShardsInput",
    xml_name: "ListShardsInput",
    members: &MEMBERS_OF_LIST_SHARDS_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_SHARDS_OUTPUT: [Member; 2] = [
    Member::new("Shards", "Shards", Location::Body, &SHAPE_SHARD_LIST),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_SHARDS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListShardsOutput",
    xml_name: "ListShardsOutput",
    members: &MEMBERS_OF_LIST_SHARDS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_STREAM_CONSUMERS_INPUT: [Member; 5] = [
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN).required(),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("MaxResults", "MaxResults", Location::Body, &SHAPE_LIST_STREAM_CONSUMERS_INPUT_LIMIT),
    Member::new("StreamCreationTimestamp", "StreamCreationTimestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static LIST_STREAM_CONSUMERS_INPUT: StructureSchema = StructureSchema {
    name: "ListStreamConsumersInput",
    xml_name: "ListStreamConsumersInput",
    members: &MEMBERS_OF_LIST_STREAM_CONSUMERS_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_STREAM_CONSUMERS_OUTPUT: [Member; 2] = [
    Member::new("Consumers", "Consumers", Location::Body, &SHAPE_CONSUMER_LIST),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_STREAM_CONSUMERS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListStreamConsumersOutput",
    xml_name: "ListStreamConsumersOutput",
    members: &MEMBERS_OF_LIST_STREAM_CONSUMERS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_STREAMS_INPUT: [Member; 3] = [
    Member::new("Limit", "Limit", Location::Body, &SHAPE_LIST_STREAMS_INPUT_LIMIT),
    Member::new("ExclusiveStartStreamName", "ExclusiveStartStreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_STREAMS_INPUT: StructureSchema = StructureSchema {
    name: "ListStreamsInput",
    xml_name: "ListStreamsInput",
    members: &MEMBERS_OF_LIST_STREAMS_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_STREAMS_OUTPUT: [Member; 4] = [
    Member::new("StreamNames", "StreamNames", Location::Body, &SHAPE_STREAM_NAME_LIST).required(),
    Member::new("HasMoreStreams", "HasMoreStreams", Location::Body, &SHAPE_BOOLEAN_OBJECT).required(),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("StreamSummaries", "StreamSummaries", Location::Body, &SHAPE_STREAM_SUMMARY_LIST),
];

pub(super) static LIST_STREAMS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListStreamsOutput",
    xml_name: "ListStreamsOutput",
    members: &MEMBERS_OF_LIST_STREAMS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_INPUT: [Member; 2] = [
    Member::new("ResourceARN", "ResourceARN", Location::Body, &SHAPE_RESOURCE_ARN).required(),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static LIST_TAGS_FOR_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "ListTagsForResourceInput",
    xml_name: "ListTagsForResourceInput",
    members: &MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_OUTPUT: [Member; 1] = [
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST),
];

pub(super) static LIST_TAGS_FOR_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "ListTagsForResourceOutput",
    xml_name: "ListTagsForResourceOutput",
    members: &MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_FOR_STREAM_INPUT: [Member; 5] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("ExclusiveStartTagKey", "ExclusiveStartTagKey", Location::Body, &SHAPE_TAG_KEY),
    Member::new("Limit", "Limit", Location::Body, &SHAPE_LIST_TAGS_FOR_STREAM_INPUT_LIMIT),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static LIST_TAGS_FOR_STREAM_INPUT: StructureSchema = StructureSchema {
    name: "ListTagsForStreamInput",
    xml_name: "ListTagsForStreamInput",
    members: &MEMBERS_OF_LIST_TAGS_FOR_STREAM_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_FOR_STREAM_OUTPUT: [Member; 2] = [
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST).required(),
    Member::new("HasMoreTags", "HasMoreTags", Location::Body, &SHAPE_BOOLEAN_OBJECT).required(),
];

pub(super) static LIST_TAGS_FOR_STREAM_OUTPUT: StructureSchema = StructureSchema {
    name: "ListTagsForStreamOutput",
    xml_name: "ListTagsForStreamOutput",
    members: &MEMBERS_OF_LIST_TAGS_FOR_STREAM_OUTPUT,
    payload: None,
};

static MEMBERS_OF_MERGE_SHARDS_INPUT: [Member; 5] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("ShardToMerge", "ShardToMerge", Location::Body, &SHAPE_SHARD_ID).required(),
    Member::new("AdjacentShardToMerge", "AdjacentShardToMerge", Location::Body, &SHAPE_SHARD_ID).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static MERGE_SHARDS_INPUT: StructureSchema = StructureSchema {
    name: "MergeShardsInput",
    xml_name: "MergeShardsInput",
    members: &MEMBERS_OF_MERGE_SHARDS_INPUT,
    payload: None,
};

pub(super) static MERGE_SHARDS_OUTPUT: StructureSchema = StructureSchema {
    name: "MergeShardsOutput",
    xml_name: "MergeShardsOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_PUT_RECORD_INPUT: [Member; 7] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("Data", "Data", Location::Body, &SHAPE_DATA).required(),
    Member::new("PartitionKey", "PartitionKey", Location::Body, &SHAPE_PARTITION_KEY).required(),
    Member::new("ExplicitHashKey", "ExplicitHashKey", Location::Body, &SHAPE_HASH_KEY),
    Member::new("SequenceNumberForOrdering", "SequenceNumberForOrdering", Location::Body, &SHAPE_SEQUENCE_NUMBER),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static PUT_RECORD_INPUT: StructureSchema = StructureSchema {
    name: "PutRecordInput",
    xml_name: "PutRecordInput",
    members: &MEMBERS_OF_PUT_RECORD_INPUT,
    payload: None,
};

static MEMBERS_OF_PUT_RECORD_OUTPUT: [Member; 3] = [
    Member::new("ShardId", "ShardId", Location::Body, &SHAPE_SHARD_ID).required(),
    Member::new("SequenceNumber", "SequenceNumber", Location::Body, &SHAPE_SEQUENCE_NUMBER).required(),
    Member::new("EncryptionType", "EncryptionType", Location::Body, &SHAPE_ENCRYPTION_TYPE),
];

pub(super) static PUT_RECORD_OUTPUT: StructureSchema = StructureSchema {
    name: "PutRecordOutput",
    xml_name: "PutRecordOutput",
    members: &MEMBERS_OF_PUT_RECORD_OUTPUT,
    payload: None,
};

static MEMBERS_OF_PUT_RECORDS_INPUT: [Member; 4] = [
    Member::new("Records", "Records", Location::Body, &SHAPE_PUT_RECORDS_REQUEST_ENTRY_LIST).required(),
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static PUT_RECORDS_INPUT: StructureSchema = StructureSchema {
    name: "PutRecordsInput",
    xml_name: "PutRecordsInput",
    members: &MEMBERS_OF_PUT_RECORDS_INPUT,
    payload: None,
};

static MEMBERS_OF_PUT_RECORDS_OUTPUT: [Member; 3] = [
    Member::new("FailedRecordCount", "FailedRecordCount", Location::Body, &SHAPE_POSITIVE_INTEGER_OBJECT),
    Member::new("Records", "Records", Location::Body, &SHAPE_PUT_RECORDS_RESULT_ENTRY_LIST).required(),
    Member::new("EncryptionType", "EncryptionType", Location::Body, &SHAPE_ENCRYPTION_TYPE),
];

pub(super) static PUT_RECORDS_OUTPUT: StructureSchema = StructureSchema {
    name: "PutRecordsOutput",
    xml_name: "PutRecordsOutput",
    members: &MEMBERS_OF_PUT_RECORDS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_PUT_RESOURCE_POLICY_INPUT: [Member; 3] = [
    Member::new("ResourceARN", "ResourceARN", Location::Body, &SHAPE_RESOURCE_ARN).required(),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
    Member::new("Policy", "Policy", Location::Body, &SHAPE_POLICY).required(),
];

pub(super) static PUT_RESOURCE_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "PutResourcePolicyInput",
    xml_name: "PutResourcePolicyInput",
    members: &MEMBERS_OF_PUT_RESOURCE_POLICY_INPUT,
    payload: None,
};

pub(super) static PUT_RESOURCE_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "PutResourcePolicyOutput",
    xml_name: "PutResourcePolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_REGISTER_STREAM_CONSUMER_INPUT: [Member; 4] = [
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN).required(),
    Member::new("ConsumerName", "ConsumerName", Location::Body, &SHAPE_CONSUMER_NAME).required(),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_MAP),
];

pub(super) static REGISTER_STREAM_CONSUMER_INPUT: StructureSchema = StructureSchema {
    name: "RegisterStreamConsumerInput",
    xml_name: "RegisterStreamConsumerInput",
    members: &MEMBERS_OF_REGISTER_STREAM_CONSUMER_INPUT,
    payload: None,
};

static MEMBERS_OF_REGISTER_STREAM_CONSUMER_OUTPUT: [Member; 1] = [
    Member::new("Consumer", "Consumer", Location::Body, &SHAPE_CONSUMER).required(),
];

pub(super) static REGISTER_STREAM_CONSUMER_OUTPUT: StructureSchema = StructureSchema {
    name: "RegisterStreamConsumerOutput",
    xml_name: "RegisterStreamConsumerOutput",
    members: &MEMBERS_OF_REGISTER_STREAM_CONSUMER_OUTPUT,
    payload: None,
};

static MEMBERS_OF_REMOVE_TAGS_FROM_STREAM_INPUT: [Member; 4] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("TagKeys", "TagKeys", Location::Body, &SHAPE_TAG_KEY_LIST).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static REMOVE_TAGS_FROM_STREAM_INPUT: StructureSchema = StructureSchema {
    name: "RemoveTagsFromStreamInput",
    xml_name: "RemoveTagsFromStreamInput",
    members: &MEMBERS_OF_REMOVE_TAGS_FROM_STREAM_INPUT,
    payload: None,
};

pub(super) static REMOVE_TAGS_FROM_STREAM_OUTPUT: StructureSchema = StructureSchema {
    name: "RemoveTagsFromStreamOutput",
    xml_name: "RemoveTagsFromStreamOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_SPLIT_SHARD_INPUT: [Member; 5] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("ShardToSplit", "ShardToSplit", Location::Body, &SHAPE_SHARD_ID).required(),
    Member::new("NewStartingHashKey", "NewStartingHashKey", Location::Body, &SHAPE_HASH_KEY).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static SPLIT_SHARD_INPUT: StructureSchema = StructureSchema {
    name: "SplitShardInput",
    xml_name: "SplitShardInput",
    members: &MEMBERS_OF_SPLIT_SHARD_INPUT,
    payload: None,
};

pub(super) static SPLIT_SHARD_OUTPUT: StructureSchema = StructureSchema {
    name: "SplitShardOutput",
    xml_name: "SplitShardOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_START_STREAM_ENCRYPTION_INPUT: [Member; 5] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("EncryptionType", "EncryptionType", Location::Body, &SHAPE_ENCRYPTION_TYPE).required(),
    Member::new("KeyId", "KeyId", Location::Body, &SHAPE_KEY_ID).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static START_STREAM_ENCRYPTION_INPUT: StructureSchema = StructureSchema {
    name: "StartStreamEncryptionInput",
    xml_name: "StartStreamEncryptionInput",
    members: &MEMBERS_OF_START_STREAM_ENCRYPTION_INPUT,
    payload: None,
};

pub(super) static START_STREAM_ENCRYPTION_OUTPUT: StructureSchema = StructureSchema {
    name: "StartStreamEncryptionOutput",
    xml_name: "StartStreamEncryptionOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_STOP_STREAM_ENCRYPTION_INPUT: [Member; 5] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("EncryptionType", "EncryptionType", Location::Body, &SHAPE_ENCRYPTION_TYPE).required(),
    Member::new("KeyId", "KeyId", Location::Body, &SHAPE_KEY_ID).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static STOP_STREAM_ENCRYPTION_INPUT: StructureSchema = StructureSchema {
    name: "StopStreamEncryptionInput",
    xml_name: "StopStreamEncryptionInput",
    members: &MEMBERS_OF_STOP_STREAM_ENCRYPTION_INPUT,
    payload: None,
};

pub(super) static STOP_STREAM_ENCRYPTION_OUTPUT: StructureSchema = StructureSchema {
    name: "StopStreamEncryptionOutput",
    xml_name: "StopStreamEncryptionOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_SUBSCRIBE_TO_SHARD_INPUT: [Member; 4] = [
    Member::new("ConsumerARN", "ConsumerARN", Location::Body, &SHAPE_CONSUMER_ARN).required(),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
    Member::new("ShardId", "ShardId", Location::Body, &SHAPE_SHARD_ID).required(),
    Member::new("StartingPosition", "StartingPosition", Location::Body, &SHAPE_STARTING_POSITION).required(),
];

pub(super) static SUBSCRIBE_TO_SHARD_INPUT: StructureSchema = StructureSchema {
    name: "SubscribeToShardInput",
    xml_name: "SubscribeToShardInput",
    members: &MEMBERS_OF_SUBSCRIBE_TO_SHARD_INPUT,
    payload: None,
};

static MEMBERS_OF_SUBSCRIBE_TO_SHARD_OUTPUT: [Member; 1] = [
    Member::new("EventStream", "EventStream", Location::Body, &STREAM_SUBSCRIBE_TO_SHARD_EVENT_STREAM).required(),
];

pub(super) static SUBSCRIBE_TO_SHARD_OUTPUT: StructureSchema = StructureSchema {
    name: "SubscribeToShardOutput",
    xml_name: "SubscribeToShardOutput",
    members: &MEMBERS_OF_SUBSCRIBE_TO_SHARD_OUTPUT,
    payload: None,
};

static MEMBERS_OF_TAG_RESOURCE_INPUT: [Member; 3] = [
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_MAP).required(),
    Member::new("ResourceARN", "ResourceARN", Location::Body, &SHAPE_RESOURCE_ARN).required(),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static TAG_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "TagResourceInput",
    xml_name: "TagResourceInput",
    members: &MEMBERS_OF_TAG_RESOURCE_INPUT,
    payload: None,
};

pub(super) static TAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "TagResourceOutput",
    xml_name: "TagResourceOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UNTAG_RESOURCE_INPUT: [Member; 3] = [
    Member::new("TagKeys", "TagKeys", Location::Body, &SHAPE_TAG_KEY_LIST).required(),
    Member::new("ResourceARN", "ResourceARN", Location::Body, &SHAPE_RESOURCE_ARN).required(),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static UNTAG_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "UntagResourceInput",
    xml_name: "UntagResourceInput",
    members: &MEMBERS_OF_UNTAG_RESOURCE_INPUT,
    payload: None,
};

pub(super) static UNTAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "UntagResourceOutput",
    xml_name: "UntagResourceOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UPDATE_ACCOUNT_SETTINGS_INPUT: [Member; 1] = [
    Member::new("MinimumThroughputBillingCommitment", "MinimumThroughputBillingCommitment", Location::Body, &SHAPE_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT).required(),
];

pub(super) static UPDATE_ACCOUNT_SETTINGS_INPUT: StructureSchema = StructureSchema {
    name: "UpdateAccountSettingsInput",
    xml_name: "UpdateAccountSettingsInput",
    members: &MEMBERS_OF_UPDATE_ACCOUNT_SETTINGS_INPUT,
    payload: None,
};

static MEMBERS_OF_UPDATE_ACCOUNT_SETTINGS_OUTPUT: [Member; 1] = [
    Member::new("MinimumThroughputBillingCommitment", "MinimumThroughputBillingCommitment", Location::Body, &SHAPE_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT),
];

pub(super) static UPDATE_ACCOUNT_SETTINGS_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateAccountSettingsOutput",
    xml_name: "UpdateAccountSettingsOutput",
    members: &MEMBERS_OF_UPDATE_ACCOUNT_SETTINGS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_UPDATE_MAX_RECORD_SIZE_INPUT: [Member; 3] = [
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
    Member::new("MaxRecordSizeInKiB", "MaxRecordSizeInKiB", Location::Body, &SHAPE_MAX_RECORD_SIZE_IN_KIB).required(),
];

pub(super) static UPDATE_MAX_RECORD_SIZE_INPUT: StructureSchema = StructureSchema {
    name: "UpdateMaxRecordSizeInput",
    xml_name: "UpdateMaxRecordSizeInput",
    members: &MEMBERS_OF_UPDATE_MAX_RECORD_SIZE_INPUT,
    payload: None,
};

pub(super) static UPDATE_MAX_RECORD_SIZE_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateMaxRecordSizeOutput",
    xml_name: "UpdateMaxRecordSizeOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UPDATE_SHARD_COUNT_INPUT: [Member; 5] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("TargetShardCount", "TargetShardCount", Location::Body, &SHAPE_POSITIVE_INTEGER_OBJECT).required(),
    Member::new("ScalingType", "ScalingType", Location::Body, &SHAPE_SCALING_TYPE).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
];

pub(super) static UPDATE_SHARD_COUNT_INPUT: StructureSchema = StructureSchema {
    name: "UpdateShardCountInput",
    xml_name: "UpdateShardCountInput",
    members: &MEMBERS_OF_UPDATE_SHARD_COUNT_INPUT,
    payload: None,
};

static MEMBERS_OF_UPDATE_SHARD_COUNT_OUTPUT: [Member; 4] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("CurrentShardCount", "CurrentShardCount", Location::Body, &SHAPE_POSITIVE_INTEGER_OBJECT),
    Member::new("TargetShardCount", "TargetShardCount", Location::Body, &SHAPE_POSITIVE_INTEGER_OBJECT),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
];

pub(super) static UPDATE_SHARD_COUNT_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateShardCountOutput",
    xml_name: "UpdateShardCountOutput",
    members: &MEMBERS_OF_UPDATE_SHARD_COUNT_OUTPUT,
    payload: None,
};

static MEMBERS_OF_UPDATE_STREAM_MODE_INPUT: [Member; 4] = [
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN).required(),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
    Member::new("StreamModeDetails", "StreamModeDetails", Location::Body, &SHAPE_STREAM_MODE_DETAILS).required(),
    Member::new("WarmThroughputMiBps", "WarmThroughputMiBps", Location::Body, &SHAPE_NATURAL_INTEGER_OBJECT),
];

pub(super) static UPDATE_STREAM_MODE_INPUT: StructureSchema = StructureSchema {
    name: "UpdateStreamModeInput",
    xml_name: "UpdateStreamModeInput",
    members: &MEMBERS_OF_UPDATE_STREAM_MODE_INPUT,
    payload: None,
};

pub(super) static UPDATE_STREAM_MODE_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateStreamModeOutput",
    xml_name: "UpdateStreamModeOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UPDATE_STREAM_WARM_THROUGHPUT_INPUT: [Member; 4] = [
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
    Member::new("WarmThroughputMiBps", "WarmThroughputMiBps", Location::Body, &SHAPE_NATURAL_INTEGER_OBJECT).required(),
];

pub(super) static UPDATE_STREAM_WARM_THROUGHPUT_INPUT: StructureSchema = StructureSchema {
    name: "UpdateStreamWarmThroughputInput",
    xml_name: "UpdateStreamWarmThroughputInput",
    members: &MEMBERS_OF_UPDATE_STREAM_WARM_THROUGHPUT_INPUT,
    payload: None,
};

static MEMBERS_OF_UPDATE_STREAM_WARM_THROUGHPUT_OUTPUT: [Member; 3] = [
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN),
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME),
    Member::new("WarmThroughput", "WarmThroughput", Location::Body, &SHAPE_WARM_THROUGHPUT_OBJECT),
];

pub(super) static UPDATE_STREAM_WARM_THROUGHPUT_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateStreamWarmThroughputOutput",
    xml_name: "UpdateStreamWarmThroughputOutput",
    members: &MEMBERS_OF_UPDATE_STREAM_WARM_THROUGHPUT_OUTPUT,
    payload: None,
};

static MEMBERS_OF_CHILD_SHARD: [Member; 3] = [
    Member::new("ShardId", "ShardId", Location::Body, &SHAPE_SHARD_ID).required(),
    Member::new("ParentShards", "ParentShards", Location::Body, &SHAPE_SHARD_ID_LIST).required(),
    Member::new("HashKeyRange", "HashKeyRange", Location::Body, &SHAPE_HASH_KEY_RANGE).required(),
];

pub(super) static CHILD_SHARD: StructureSchema = StructureSchema {
    name: "ChildShard",
    xml_name: "ChildShard",
    members: &MEMBERS_OF_CHILD_SHARD,
    payload: None,
};

static MEMBERS_OF_CONSUMER: [Member; 4] = [
    Member::new("ConsumerName", "ConsumerName", Location::Body, &SHAPE_CONSUMER_NAME).required(),
    Member::new("ConsumerARN", "ConsumerARN", Location::Body, &SHAPE_CONSUMER_ARN).required(),
    Member::new("ConsumerStatus", "ConsumerStatus", Location::Body, &SHAPE_CONSUMER_STATUS).required(),
    Member::new("ConsumerCreationTimestamp", "ConsumerCreationTimestamp", Location::Body, &SHAPE_TIMESTAMP).required(),
];

pub(super) static CONSUMER: StructureSchema = StructureSchema {
    name: "Consumer",
    xml_name: "Consumer",
    members: &MEMBERS_OF_CONSUMER,
    payload: None,
};

static MEMBERS_OF_CONSUMER_DESCRIPTION: [Member; 5] = [
    Member::new("ConsumerName", "ConsumerName", Location::Body, &SHAPE_CONSUMER_NAME).required(),
    Member::new("ConsumerARN", "ConsumerARN", Location::Body, &SHAPE_CONSUMER_ARN).required(),
    Member::new("ConsumerStatus", "ConsumerStatus", Location::Body, &SHAPE_CONSUMER_STATUS).required(),
    Member::new("ConsumerCreationTimestamp", "ConsumerCreationTimestamp", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN).required(),
];

pub(super) static CONSUMER_DESCRIPTION: StructureSchema = StructureSchema {
    name: "ConsumerDescription",
    xml_name: "ConsumerDescription",
    members: &MEMBERS_OF_CONSUMER_DESCRIPTION,
    payload: None,
};

static MEMBERS_OF_ENHANCED_METRICS: [Member; 1] = [
    Member::new("ShardLevelMetrics", "ShardLevelMetrics", Location::Body, &SHAPE_METRICS_NAME_LIST),
];

pub(super) static ENHANCED_METRICS: StructureSchema = StructureSchema {
    name: "EnhancedMetrics",
    xml_name: "EnhancedMetrics",
    members: &MEMBERS_OF_ENHANCED_METRICS,
    payload: None,
};

static MEMBERS_OF_HASH_KEY_RANGE: [Member; 2] = [
    Member::new("StartingHashKey", "StartingHashKey", Location::Body, &SHAPE_HASH_KEY).required(),
    Member::new("EndingHashKey", "EndingHashKey", Location::Body, &SHAPE_HASH_KEY).required(),
];

pub(super) static HASH_KEY_RANGE: StructureSchema = StructureSchema {
    name: "HashKeyRange",
    xml_name: "HashKeyRange",
    members: &MEMBERS_OF_HASH_KEY_RANGE,
    payload: None,
};

static MEMBERS_OF_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT: [Member; 1] = [
    Member::new("Status", "Status", Location::Body, &SHAPE_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT_STATUS).required(),
];

pub(super) static MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT: StructureSchema = StructureSchema {
    name: "MinimumThroughputBillingCommitmentInput",
    xml_name: "MinimumThroughputBillingCommitmentInput",
    members: &MEMBERS_OF_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT,
    payload: None,
};

static MEMBERS_OF_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT: [Member; 4] = [
    Member::new("Status", "Status", Location::Body, &SHAPE_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT_STATUS).required(),
    Member::new("StartedAt", "StartedAt", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("EndedAt", "EndedAt", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("EarliestAllowedEndAt", "EarliestAllowedEndAt", Location::Body, &SHAPE_TIMESTAMP),
];

pub(super) static MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT: StructureSchema = StructureSchema {
    name: "MinimumThroughputBillingCommitmentOutput",
    xml_name: "MinimumThroughputBillingCommitmentOutput",
    members: &MEMBERS_OF_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT,
    payload: None,
};

static MEMBERS_OF_PUT_RECORDS_REQUEST_ENTRY: [Member; 3] = [
    Member::new("Data", "Data", Location::Body, &SHAPE_DATA).required(),
    Member::new("ExplicitHashKey", "ExplicitHashKey", Location::Body, &SHAPE_HASH_KEY),
    Member::new("PartitionKey", "PartitionKey", Location::Body, &SHAPE_PARTITION_KEY).required(),
];

pub(super) static PUT_RECORDS_REQUEST_ENTRY: StructureSchema = StructureSchema {
    name: "PutRecordsRequestEntry",
    xml_name: "PutRecordsRequestEntry",
    members: &MEMBERS_OF_PUT_RECORDS_REQUEST_ENTRY,
    payload: None,
};

static MEMBERS_OF_PUT_RECORDS_RESULT_ENTRY: [Member; 4] = [
    Member::new("SequenceNumber", "SequenceNumber", Location::Body, &SHAPE_SEQUENCE_NUMBER),
    Member::new("ShardId", "ShardId", Location::Body, &SHAPE_SHARD_ID),
    Member::new("ErrorCode", "ErrorCode", Location::Body, &SHAPE_ERROR_CODE),
    Member::new("ErrorMessage", "ErrorMessage", Location::Body, &SHAPE_ERROR_MESSAGE),
];

pub(super) static PUT_RECORDS_RESULT_ENTRY: StructureSchema = StructureSchema {
    name: "PutRecordsResultEntry",
    xml_name: "PutRecordsResultEntry",
    members: &MEMBERS_OF_PUT_RECORDS_RESULT_ENTRY,
    payload: None,
};

static MEMBERS_OF_RECORD: [Member; 5] = [
    Member::new("SequenceNumber", "SequenceNumber", Location::Body, &SHAPE_SEQUENCE_NUMBER).required(),
    Member::new("ApproximateArrivalTimestamp", "ApproximateArrivalTimestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("Data", "Data", Location::Body, &SHAPE_DATA).required(),
    Member::new("PartitionKey", "PartitionKey", Location::Body, &SHAPE_PARTITION_KEY).required(),
    Member::new("EncryptionType", "EncryptionType", Location::Body, &SHAPE_ENCRYPTION_TYPE),
];

pub(super) static RECORD: StructureSchema = StructureSchema {
    name: "Record",
    xml_name: "Record",
    members: &MEMBERS_OF_RECORD,
    payload: None,
};

static MEMBERS_OF_SEQUENCE_NUMBER_RANGE: [Member; 2] = [
    Member::new("StartingSequenceNumber", "StartingSequenceNumber", Location::Body, &SHAPE_SEQUENCE_NUMBER).required(),
    Member::new("EndingSequenceNumber", "EndingSequenceNumber", Location::Body, &SHAPE_SEQUENCE_NUMBER),
];

pub(super) static SEQUENCE_NUMBER_RANGE: StructureSchema = StructureSchema {
    name: "SequenceNumberRange",
    xml_name: "SequenceNumberRange",
    members: &MEMBERS_OF_SEQUENCE_NUMBER_RANGE,
    payload: None,
};

static MEMBERS_OF_SHARD: [Member; 5] = [
    Member::new("ShardId", "ShardId", Location::Body, &SHAPE_SHARD_ID).required(),
    Member::new("ParentShardId", "ParentShardId", Location::Body, &SHAPE_SHARD_ID),
    Member::new("AdjacentParentShardId", "AdjacentParentShardId", Location::Body, &SHAPE_SHARD_ID),
    Member::new("HashKeyRange", "HashKeyRange", Location::Body, &SHAPE_HASH_KEY_RANGE).required(),
    Member::new("SequenceNumberRange", "SequenceNumberRange", Location::Body, &SHAPE_SEQUENCE_NUMBER_RANGE).required(),
];

pub(super) static SHARD: StructureSchema = StructureSchema {
    name: "Shard",
    xml_name: "Shard",
    members: &MEMBERS_OF_SHARD,
    payload: None,
};

static MEMBERS_OF_SHARD_FILTER: [Member; 3] = [
    Member::new("Type", "Type", Location::Body, &SHAPE_SHARD_FILTER_TYPE).required(),
    Member::new("ShardId", "ShardId", Location::Body, &SHAPE_SHARD_ID),
    Member::new("Timestamp", "Timestamp", Location::Body, &SHAPE_TIMESTAMP),
];

pub(super) static SHARD_FILTER: StructureSchema = StructureSchema {
    name: "ShardFilter",
    xml_name: "ShardFilter",
    members: &MEMBERS_OF_SHARD_FILTER,
    payload: None,
};

static MEMBERS_OF_STARTING_POSITION: [Member; 3] = [
    Member::new("Type", "Type", Location::Body, &SHAPE_SHARD_ITERATOR_TYPE).required(),
    Member::new("SequenceNumber", "SequenceNumber", Location::Body, &SHAPE_SEQUENCE_NUMBER),
    Member::new("Timestamp", "Timestamp", Location::Body, &SHAPE_TIMESTAMP),
];

pub(super) static STARTING_POSITION: StructureSchema = StructureSchema {
    name: "StartingPosition",
    xml_name: "StartingPosition",
    members: &MEMBERS_OF_STARTING_POSITION,
    payload: None,
};

static MEMBERS_OF_STREAM_DESCRIPTION: [Member; 11] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN).required(),
    Member::new("StreamStatus", "StreamStatus", Location::Body, &SHAPE_STREAM_STATUS).required(),
    Member::new("StreamModeDetails", "StreamModeDetails", Location::Body, &SHAPE_STREAM_MODE_DETAILS),
    Member::new("Shards", "Shards", Location::Body, &SHAPE_SHARD_LIST).required(),
    Member::new("HasMoreShards", "HasMoreShards", Location::Body, &SHAPE_BOOLEAN_OBJECT).required(),
    Member::new("RetentionPeriodHours", "RetentionPeriodHours", Location::Body, &SHAPE_RETENTION_PERIOD_HOURS).required(),
    Member::new("StreamCreationTimestamp", "StreamCreationTimestamp", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("EnhancedMonitoring", "EnhancedMonitoring", Location::Body, &SHAPE_ENHANCED_MONITORING_LIST).required(),
    Member::new("EncryptionType", "EncryptionType", Location::Body, &SHAPE_ENCRYPTION_TYPE),
    Member::new("KeyId", "KeyId", Location::Body, &SHAPE_KEY_ID),
];

pub(super) static STREAM_DESCRIPTION: StructureSchema = StructureSchema {
    name: "StreamDescription",
    xml_name: "StreamDescription",
    members: &MEMBERS_OF_STREAM_DESCRIPTION,
    payload: None,
};

static MEMBERS_OF_STREAM_DESCRIPTION_SUMMARY: [Member; 14] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN).required(),
    Member::new("StreamId", "StreamId", Location::Body, &SHAPE_STREAM_ID),
    Member::new("StreamStatus", "StreamStatus", Location::Body, &SHAPE_STREAM_STATUS).required(),
    Member::new("StreamModeDetails", "StreamModeDetails", Location::Body, &SHAPE_STREAM_MODE_DETAILS),
    Member::new("RetentionPeriodHours", "RetentionPeriodHours", Location::Body, &SHAPE_RETENTION_PERIOD_HOURS).required(),
    Member::new("StreamCreationTimestamp", "StreamCreationTimestamp", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("EnhancedMonitoring", "EnhancedMonitoring", Location::Body, &SHAPE_ENHANCED_MONITORING_LIST).required(),
    Member::new("EncryptionType", "EncryptionType", Location::Body, &SHAPE_ENCRYPTION_TYPE),
    Member::new("KeyId", "KeyId", Location::Body, &SHAPE_KEY_ID),
    Member::new("OpenShardCount", "OpenShardCount", Location::Body, &SHAPE_SHARD_COUNT_OBJECT).required(),
    Member::new("ConsumerCount", "ConsumerCount", Location::Body, &SHAPE_CONSUMER_COUNT_OBJECT),
    Member::new("WarmThroughput", "WarmThroughput", Location::Body, &SHAPE_WARM_THROUGHPUT_OBJECT),
    Member::new("MaxRecordSizeInKiB", "MaxRecordSizeInKiB", Location::Body, &SHAPE_MAX_RECORD_SIZE_IN_KIB),
];

pub(super) static STREAM_DESCRIPTION_SUMMARY: StructureSchema = StructureSchema {
    name: "StreamDescriptionSummary",
    xml_name: "StreamDescriptionSummary",
    members: &MEMBERS_OF_STREAM_DESCRIPTION_SUMMARY,
    payload: None,
};

static MEMBERS_OF_STREAM_MODE_DETAILS: [Member; 1] = [
    Member::new("StreamMode", "StreamMode", Location::Body, &SHAPE_STREAM_MODE).required(),
];

pub(super) static STREAM_MODE_DETAILS: StructureSchema = StructureSchema {
    name: "StreamModeDetails",
    xml_name: "StreamModeDetails",
    members: &MEMBERS_OF_STREAM_MODE_DETAILS,
    payload: None,
};

static MEMBERS_OF_STREAM_SUMMARY: [Member; 5] = [
    Member::new("StreamName", "StreamName", Location::Body, &SHAPE_STREAM_NAME).required(),
    Member::new("StreamARN", "StreamARN", Location::Body, &SHAPE_STREAM_ARN).required(),
    Member::new("StreamStatus", "StreamStatus", Location::Body, &SHAPE_STREAM_STATUS).required(),
    Member::new("StreamModeDetails", "StreamModeDetails", Location::Body, &SHAPE_STREAM_MODE_DETAILS),
    Member::new("StreamCreationTimestamp", "StreamCreationTimestamp", Location::Body, &SHAPE_TIMESTAMP),
];

pub(super) static STREAM_SUMMARY: StructureSchema = StructureSchema {
    name: "StreamSummary",
    xml_name: "StreamSummary",
    members: &MEMBERS_OF_STREAM_SUMMARY,
    payload: None,
};

static MEMBERS_OF_SUBSCRIBE_TO_SHARD_EVENT: [Member; 4] = [
    Member::new("Records", "Records", Location::Body, &SHAPE_RECORD_LIST).required(),
    Member::new("ContinuationSequenceNumber", "ContinuationSequenceNumber", Location::Body, &SHAPE_SEQUENCE_NUMBER).required(),
    Member::new("MillisBehindLatest", "MillisBehindLatest", Location::Body, &SHAPE_MILLIS_BEHIND_LATEST).required(),
    Member::new("ChildShards", "ChildShards", Location::Body, &SHAPE_CHILD_SHARD_LIST),
];

pub(super) static SUBSCRIBE_TO_SHARD_EVENT: StructureSchema = StructureSchema {
    name: "SubscribeToShardEvent",
    xml_name: "SubscribeToShardEvent",
    members: &MEMBERS_OF_SUBSCRIBE_TO_SHARD_EVENT,
    payload: None,
};

static MEMBERS_OF_TAG: [Member; 2] = [
    Member::new("Key", "Key", Location::Body, &SHAPE_TAG_KEY).required(),
    Member::new("Value", "Value", Location::Body, &SHAPE_TAG_VALUE),
];

pub(super) static TAG: StructureSchema = StructureSchema {
    name: "Tag",
    xml_name: "Tag",
    members: &MEMBERS_OF_TAG,
    payload: None,
};

static MEMBERS_OF_WARM_THROUGHPUT_OBJECT: [Member; 2] = [
    Member::new("TargetMiBps", "TargetMiBps", Location::Body, &SHAPE_NATURAL_INTEGER_OBJECT),
    Member::new("CurrentMiBps", "CurrentMiBps", Location::Body, &SHAPE_NATURAL_INTEGER_OBJECT),
];

pub(super) static WARM_THROUGHPUT_OBJECT: StructureSchema = StructureSchema {
    name: "WarmThroughputObject",
    xml_name: "WarmThroughputObject",
    members: &MEMBERS_OF_WARM_THROUGHPUT_OBJECT,
    payload: None,
};

static SHAPE_BOOLEAN_OBJECT: Shape = Shape::new("BooleanObject", Kind::Boolean);

static SHAPE_CHILD_SHARD: Shape = Shape::new("ChildShard", Kind::Structure(&CHILD_SHARD));

static SHAPE_CHILD_SHARD_LIST: Shape = Shape::new("ChildShardList", Kind::List { item: &SHAPE_CHILD_SHARD, item_name: "member", flattened: false });

static SHAPE_CONSUMER: Shape = Shape::new("Consumer", Kind::Structure(&CONSUMER));

static SHAPE_CONSUMER_ARN: Shape = Shape::new("ConsumerARN", Kind::String).range(Some(1), Some(2048)).pattern("^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+");

static SHAPE_CONSUMER_COUNT_OBJECT: Shape = Shape::new("ConsumerCountObject", Kind::Integer).range(Some(0), Some(1000000));

static SHAPE_CONSUMER_DESCRIPTION: Shape = Shape::new("ConsumerDescription", Kind::Structure(&CONSUMER_DESCRIPTION));

static SHAPE_CONSUMER_LIST: Shape = Shape::new("ConsumerList", Kind::List { item: &SHAPE_CONSUMER, item_name: "member", flattened: false });

static SHAPE_CONSUMER_NAME: Shape = Shape::new("ConsumerName", Kind::String).range(Some(1), Some(128)).pattern("[a-zA-Z0-9_.-]+");

static SHAPE_CONSUMER_STATUS: Shape = Shape::new("ConsumerStatus", Kind::String).values(&["CREATING", "DELETING", "ACTIVE"]);

static SHAPE_DATA: Shape = Shape::new("Data", Kind::Blob).range(Some(0), Some(10485760));

static SHAPE_DESCRIBE_STREAM_INPUT_LIMIT: Shape = Shape::new("DescribeStreamInputLimit", Kind::Integer).range(Some(1), Some(10000));

static SHAPE_ENCRYPTION_TYPE: Shape = Shape::new("EncryptionType", Kind::String).values(&["NONE", "KMS"]);

static SHAPE_ENHANCED_METRICS: Shape = Shape::new("EnhancedMetrics", Kind::Structure(&ENHANCED_METRICS));

static SHAPE_ENHANCED_MONITORING_LIST: Shape = Shape::new("EnhancedMonitoringList", Kind::List { item: &SHAPE_ENHANCED_METRICS, item_name: "member", flattened: false });

static SHAPE_ERROR_CODE: Shape = Shape::new("ErrorCode", Kind::String);

static SHAPE_ERROR_MESSAGE: Shape = Shape::new("ErrorMessage", Kind::String);

static SHAPE_GET_RECORDS_INPUT_LIMIT: Shape = Shape::new("GetRecordsInputLimit", Kind::Integer).range(Some(1), Some(10000));

static SHAPE_HASH_KEY: Shape = Shape::new("HashKey", Kind::String).pattern("0|([1-9]\\d{0,38})");

static SHAPE_HASH_KEY_RANGE: Shape = Shape::new("HashKeyRange", Kind::Structure(&HASH_KEY_RANGE));

static SHAPE_KEY_ID: Shape = Shape::new("KeyId", Kind::String).range(Some(1), Some(2048));

static SHAPE_LIST_SHARDS_INPUT_LIMIT: Shape = Shape::new("ListShardsInputLimit", Kind::Integer).range(Some(1), Some(10000));

static SHAPE_LIST_STREAMS_INPUT_LIMIT: Shape = Shape::new("ListStreamsInputLimit", Kind::Integer).range(Some(1), Some(10000));

static SHAPE_LIST_STREAM_CONSUMERS_INPUT_LIMIT: Shape = Shape::new("ListStreamConsumersInputLimit", Kind::Integer).range(Some(1), Some(10000));

static SHAPE_LIST_TAGS_FOR_STREAM_INPUT_LIMIT: Shape = Shape::new("ListTagsForStreamInputLimit", Kind::Integer).range(Some(1), Some(50));

static SHAPE_MAX_RECORD_SIZE_IN_KIB: Shape = Shape::new("MaxRecordSizeInKiB", Kind::Integer).range(Some(1024), Some(10240));

static SHAPE_METRICS_NAME: Shape = Shape::new("MetricsName", Kind::String).values(&["IncomingBytes", "IncomingRecords", "OutgoingBytes", "OutgoingRecords", "WriteProvisionedThroughputExceeded", "ReadProvisionedThroughputExceeded", "IteratorAgeMilliseconds", "ALL"]);

static SHAPE_METRICS_NAME_LIST: Shape = Shape::new("MetricsNameList", Kind::List { item: &SHAPE_METRICS_NAME, item_name: "member", flattened: false }).range(Some(1), Some(7));

static SHAPE_MILLIS_BEHIND_LATEST: Shape = Shape::new("MillisBehindLatest", Kind::Long).range(Some(0), None);

static SHAPE_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT: Shape = Shape::new("MinimumThroughputBillingCommitmentInput", Kind::Structure(&MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT));

static SHAPE_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT_STATUS: Shape = Shape::new("MinimumThroughputBillingCommitmentInputStatus", Kind::String).values(&["ENABLED", "DISABLED"]);

static SHAPE_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT: Shape = Shape::new("MinimumThroughputBillingCommitmentOutput", Kind::Structure(&MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT));

static SHAPE_MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT_STATUS: Shape = Shape::new("MinimumThroughputBillingCommitmentOutputStatus", Kind::String).values(&["ENABLED", "DISABLED", "ENABLED_UNTIL_EARLIEST_ALLOWED_END"]);

static SHAPE_NATURAL_INTEGER_OBJECT: Shape = Shape::new("NaturalIntegerObject", Kind::Integer).range(Some(0), None);

static SHAPE_NEXT_TOKEN: Shape = Shape::new("NextToken", Kind::String).range(Some(1), Some(1048576));

static SHAPE_ON_DEMAND_STREAM_COUNT_LIMIT_OBJECT: Shape = Shape::new("OnDemandStreamCountLimitObject", Kind::Integer).range(Some(0), Some(1000000));

static SHAPE_ON_DEMAND_STREAM_COUNT_OBJECT: Shape = Shape::new("OnDemandStreamCountObject", Kind::Integer).range(Some(0), Some(1000000));

static SHAPE_PARTITION_KEY: Shape = Shape::new("PartitionKey", Kind::String).range(Some(1), Some(256));

static SHAPE_POLICY: Shape = Shape::new("Policy", Kind::String);

static SHAPE_POSITIVE_INTEGER_OBJECT: Shape = Shape::new("PositiveIntegerObject", Kind::Integer).range(Some(1), None);

static SHAPE_PUT_RECORDS_REQUEST_ENTRY: Shape = Shape::new("PutRecordsRequestEntry", Kind::Structure(&PUT_RECORDS_REQUEST_ENTRY));

static SHAPE_PUT_RECORDS_REQUEST_ENTRY_LIST: Shape = Shape::new("PutRecordsRequestEntryList", Kind::List { item: &SHAPE_PUT_RECORDS_REQUEST_ENTRY, item_name: "member", flattened: false }).range(Some(1), Some(500));

static SHAPE_PUT_RECORDS_RESULT_ENTRY: Shape = Shape::new("PutRecordsResultEntry", Kind::Structure(&PUT_RECORDS_RESULT_ENTRY));

static SHAPE_PUT_RECORDS_RESULT_ENTRY_LIST: Shape = Shape::new("PutRecordsResultEntryList", Kind::List { item: &SHAPE_PUT_RECORDS_RESULT_ENTRY, item_name: "member", flattened: false }).range(Some(1), Some(500));

static SHAPE_RECORD: Shape = Shape::new("Record", Kind::Structure(&RECORD));

static SHAPE_RECORD_LIST: Shape = Shape::new("RecordList", Kind::List { item: &SHAPE_RECORD, item_name: "member", flattened: false });

static SHAPE_RESOURCE_ARN: Shape = Shape::new("ResourceARN", Kind::String).range(Some(1), Some(2048)).pattern("arn:aws.*:kinesis:.*:\\d{12}:.*stream/\\S+");

static SHAPE_RETENTION_PERIOD_HOURS: Shape = Shape::new("RetentionPeriodHours", Kind::Integer);

static SHAPE_SCALING_TYPE: Shape = Shape::new("ScalingType", Kind::String).values(&["UNIFORM_SCALING"]);

static SHAPE_SEQUENCE_NUMBER: Shape = Shape::new("SequenceNumber", Kind::String).pattern("0|([1-9]\\d{0,128})");

static SHAPE_SEQUENCE_NUMBER_RANGE: Shape = Shape::new("SequenceNumberRange", Kind::Structure(&SEQUENCE_NUMBER_RANGE));

static SHAPE_SHARD: Shape = Shape::new("Shard", Kind::Structure(&SHARD));

static SHAPE_SHARD_COUNT_OBJECT: Shape = Shape::new("ShardCountObject", Kind::Integer).range(Some(0), Some(1000000));

static SHAPE_SHARD_FILTER: Shape = Shape::new("ShardFilter", Kind::Structure(&SHARD_FILTER));

static SHAPE_SHARD_FILTER_TYPE: Shape = Shape::new("ShardFilterType", Kind::String).values(&["AFTER_SHARD_ID", "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON", "AT_LATEST", "AT_TIMESTAMP", "FROM_TIMESTAMP"]);

static SHAPE_SHARD_ID: Shape = Shape::new("ShardId", Kind::String).range(Some(1), Some(128)).pattern("[a-zA-Z0-9_.-]+");

static SHAPE_SHARD_ID_LIST: Shape = Shape::new("ShardIdList", Kind::List { item: &SHAPE_SHARD_ID, item_name: "member", flattened: false });

static SHAPE_SHARD_ITERATOR: Shape = Shape::new("ShardIterator", Kind::String).range(Some(1), Some(512));

static SHAPE_SHARD_ITERATOR_TYPE: Shape = Shape::new("ShardIteratorType", Kind::String).values(&["AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"]);

static SHAPE_SHARD_LIST: Shape = Shape::new("ShardList", Kind::List { item: &SHAPE_SHARD, item_name: "member", flattened: false });

static SHAPE_STARTING_POSITION: Shape = Shape::new("StartingPosition", Kind::Structure(&STARTING_POSITION));

static SHAPE_STREAM_ARN: Shape = Shape::new("StreamARN", Kind::String).range(Some(1), Some(2048)).pattern("arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+");

static SHAPE_STREAM_DESCRIPTION: Shape = Shape::new("StreamDescription", Kind::Structure(&STREAM_DESCRIPTION));

static SHAPE_STREAM_DESCRIPTION_SUMMARY: Shape = Shape::new("StreamDescriptionSummary", Kind::Structure(&STREAM_DESCRIPTION_SUMMARY));

static SHAPE_STREAM_ID: Shape = Shape::new("StreamId", Kind::String).range(Some(1), Some(24)).pattern("[a-z0-9]{20}-[a-z0-9]{3}");

static SHAPE_STREAM_MODE: Shape = Shape::new("StreamMode", Kind::String).values(&["PROVISIONED", "ON_DEMAND"]);

static SHAPE_STREAM_MODE_DETAILS: Shape = Shape::new("StreamModeDetails", Kind::Structure(&STREAM_MODE_DETAILS));

static SHAPE_STREAM_NAME: Shape = Shape::new("StreamName", Kind::String).range(Some(1), Some(128)).pattern("[a-zA-Z0-9_.-]+");

static SHAPE_STREAM_NAME_LIST: Shape = Shape::new("StreamNameList", Kind::List { item: &SHAPE_STREAM_NAME, item_name: "member", flattened: false });

static SHAPE_STREAM_STATUS: Shape = Shape::new("StreamStatus", Kind::String).values(&["CREATING", "DELETING", "ACTIVE", "UPDATING"]);

static SHAPE_STREAM_SUMMARY: Shape = Shape::new("StreamSummary", Kind::Structure(&STREAM_SUMMARY));

static SHAPE_STREAM_SUMMARY_LIST: Shape = Shape::new("StreamSummaryList", Kind::List { item: &SHAPE_STREAM_SUMMARY, item_name: "member", flattened: false });

static SHAPE_TAG: Shape = Shape::new("Tag", Kind::Structure(&TAG));

static SHAPE_TAG_KEY: Shape = Shape::new("TagKey", Kind::String).range(Some(1), Some(128));

static SHAPE_TAG_KEY_LIST: Shape = Shape::new("TagKeyList", Kind::List { item: &SHAPE_TAG_KEY, item_name: "member", flattened: false }).range(Some(1), Some(50));

static SHAPE_TAG_LIST: Shape = Shape::new("TagList", Kind::List { item: &SHAPE_TAG, item_name: "member", flattened: false }).range(Some(0), Some(200));

static SHAPE_TAG_MAP: Shape = Shape::new("TagMap", Kind::Map { key: &SHAPE_TAG_KEY, value: &SHAPE_TAG_VALUE, key_name: "key", value_name: "value", flattened: false }).range(Some(1), Some(200));

static SHAPE_TAG_VALUE: Shape = Shape::new("TagValue", Kind::String).range(Some(0), Some(256));

static SHAPE_TIMESTAMP: Shape = Shape::new("Timestamp", Kind::Timestamp(None));

static SHAPE_WARM_THROUGHPUT_OBJECT: Shape = Shape::new("WarmThroughputObject", Kind::Structure(&WARM_THROUGHPUT_OBJECT));

static STREAM_SUBSCRIBE_TO_SHARD_EVENT_STREAM: Shape = Shape::new("SubscribeToShardEventStream", Kind::Stream);
