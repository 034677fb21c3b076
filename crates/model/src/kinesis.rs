// Written by `cargo codegen` from models/kinesis.json. Do not edit.
#![allow(missing_docs, reason = "the model holds facts and no prose")]

mod schema;

use std::collections::BTreeMap;

use bytes::Bytes;
use wire::Payload;
use wire::Timestamp;

pub use schema::SERVICE;

#[derive(Clone, Default, PartialEq)]
pub struct AddTagsToStreamInput {
    pub stream_name: Option<String>,
    pub tags: Option<BTreeMap<String, String>>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(AddTagsToStreamInput, schema::ADD_TAGS_TO_STREAM_INPUT, 0 stream_name, 1 tags, 2 stream_arn, 3 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct AddTagsToStreamOutput {}
wire::structure!(AddTagsToStreamOutput, schema::ADD_TAGS_TO_STREAM_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct CreateStreamInput {
    pub stream_name: Option<String>,
    pub shard_count: Option<i32>,
    pub stream_mode_details: Option<StreamModeDetails>,
    pub tags: Option<BTreeMap<String, String>>,
    pub warm_throughput_mibps: Option<i32>,
    pub max_record_size_in_kib: Option<i32>,
}
wire::structure!(CreateStreamInput, schema::CREATE_STREAM_INPUT, 0 stream_name, 1 shard_count, 2 stream_mode_details, 3 tags, 4 warm_throughput_mibps, 5 max_record_size_in_kib);

#[derive(Clone, Default, PartialEq)]
pub struct CreateStreamOutput {}
wire::structure!(CreateStreamOutput, schema::CREATE_STREAM_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DecreaseStreamRetentionPeriodInput {
    pub stream_name: Option<String>,
    pub retention_period_hours: Option<i32>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(DecreaseStreamRetentionPeriodInput, schema::DECREASE_STREAM_RETENTION_PERIOD_INPUT, 0 stream_name, 1 retention_period_hours, 2 stream_arn, 3 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct DecreaseStreamRetentionPeriodOutput {}
wire::structure!(DecreaseStreamRetentionPeriodOutput, schema::DECREASE_STREAM_RETENTION_PERIOD_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteResourcePolicyInput {
    pub resource_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(DeleteResourcePolicyInput, schema::DELETE_RESOURCE_POLICY_INPUT, 0 resource_arn, 1 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteResourcePolicyOutput {}
wire::structure!(DeleteResourcePolicyOutput, schema::DELETE_RESOURCE_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteStreamInput {
    pub stream_name: Option<String>,
    pub enforce_consumer_deletion: Option<bool>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(DeleteStreamInput, schema::DELETE_STREAM_INPUT, 0 stream_name, 1 enforce_consumer_deletion, 2 stream_arn, 3 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteStreamOutput {}
wire::structure!(DeleteStreamOutput, schema::DELETE_STREAM_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeregisterStreamConsumerInput {
    pub stream_arn: Option<String>,
    pub consumer_name: Option<String>,
    pub consumer_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(DeregisterStreamConsumerInput, schema::DEREGISTER_STREAM_CONSUMER_INPUT, 0 stream_arn, 1 consumer_name, 2 consumer_arn, 3 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct DeregisterStreamConsumerOutput {}
wire::structure!(DeregisterStreamConsumerOutput, schema::DEREGISTER_STREAM_CONSUMER_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeAccountSettingsInput {}
wire::structure!(DescribeAccountSettingsInput, schema::DESCRIBE_ACCOUNT_SETTINGS_INPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeAccountSettingsOutput {
    pub minimum_throughput_billing_commitment: Option<MinimumThroughputBillingCommitmentOutput>,
}
wire::structure!(DescribeAccountSettingsOutput, schema::DESCRIBE_ACCOUNT_SETTINGS_OUTPUT, 0 minimum_throughput_billing_commitment);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeLimitsInput {}
wire::structure!(DescribeLimitsInput, schema::DESCRIBE_LIMITS_INPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeLimitsOutput {
    pub shard_limit: Option<i32>,
    pub open_shard_count: Option<i32>,
    pub on_demand_stream_count: Option<i32>,
    pub on_demand_stream_count_limit: Option<i32>,
}
wire::structure!(DescribeLimitsOutput, schema::DESCRIBE_LIMITS_OUTPUT, 0 shard_limit, 1 open_shard_count, 2 on_demand_stream_count, 3 on_demand_stream_count_limit);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStreamInput {
    pub stream_name: Option<String>,
    pub limit: Option<i32>,
    pub exclusive_start_shard_id: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(DescribeStreamInput, schema::DESCRIBE_STREAM_INPUT, 0 stream_name, 1 limit, 2 exclusive_start_shard_id, 3 stream_arn, 4 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStreamOutput {
    pub stream_description: Option<StreamDescription>,
}
wire::structure!(DescribeStreamOutput, schema::DESCRIBE_STREAM_OUTPUT, 0 stream_description);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStreamConsumerInput {
    pub stream_arn: Option<String>,
    pub consumer_name: Option<String>,
    pub consumer_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(DescribeStreamConsumerInput, schema::DESCRIBE_STREAM_CONSUMER_INPUT, 0 stream_arn, 1 consumer_name, 2 consumer_arn, 3 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStreamConsumerOutput {
    pub consumer_description: Option<ConsumerDescription>,
}
wire::structure!(DescribeStreamConsumerOutput, schema::DESCRIBE_STREAM_CONSUMER_OUTPUT, 0 consumer_description);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStreamSummaryInput {
    pub stream_name: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(DescribeStreamSummaryInput, schema::DESCRIBE_STREAM_SUMMARY_INPUT, 0 stream_name, 1 stream_arn, 2 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStreamSummaryOutput {
    pub stream_description_summary: Option<StreamDescriptionSummary>,
}
wire::structure!(DescribeStreamSummaryOutput, schema::DESCRIBE_STREAM_SUMMARY_OUTPUT, 0 stream_description_summary);

#[derive(Clone, Default, PartialEq)]
pub struct DisableEnhancedMonitoringInput {
    pub stream_name: Option<String>,
    pub shard_level_metrics: Option<Vec<String>>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(DisableEnhancedMonitoringInput, schema::DISABLE_ENHANCED_MONITORING_INPUT, 0 stream_name, 1 shard_level_metrics, 2 stream_arn, 3 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct DisableEnhancedMonitoringOutput {
    pub stream_name: Option<String>,
    pub current_shard_level_metrics: Option<Vec<String>>,
    pub desired_shard_level_metrics: Option<Vec<String>>,
    pub stream_arn: Option<String>,
}
wire::structure!(DisableEnhancedMonitoringOutput, schema::DISABLE_ENHANCED_MONITORING_OUTPUT, 0 stream_name, 1 current_shard_level_metrics, 2 desired_shard_level_metrics, 3 stream_arn);

#[derive(Clone, Default, PartialEq)]
pub struct EnableEnhancedMonitoringInput {
    pub stream_name: Option<String>,
    pub shard_level_metrics: Option<Vec<String>>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(EnableEnhancedMonitoringInput, schema::ENABLE_ENHANCED_MONITORING_INPUT, 0 stream_name, 1 shard_level_metrics, 2 stream_arn, 3 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct EnableEnhancedMonitoringOutput {
    pub stream_name: Option<String>,
    pub current_shard_level_metrics: Option<Vec<String>>,
    pub desired_shard_level_metrics: Option<Vec<String>>,
    pub stream_arn: Option<String>,
}
wire::structure!(EnableEnhancedMonitoringOutput, schema::ENABLE_ENHANCED_MONITORING_OUTPUT, 0 stream_name, 1 current_shard_level_metrics, 2 desired_shard_level_metrics, 3 stream_arn);

#[derive(Clone, Default, PartialEq)]
pub struct GetRecordsInput {
    pub shard_iterator: Option<String>,
    pub limit: Option<i32>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(GetRecordsInput, schema::GET_RECORDS_INPUT, 0 shard_iterator, 1 limit, 2 stream_arn, 3 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct GetRecordsOutput {
    pub records: Option<Vec<Record>>,
    pub next_shard_iterator: Option<String>,
    pub millis_behind_latest: Option<i64>,
    pub child_shards: Option<Vec<ChildShard>>,
}
wire::structure!(GetRecordsOutput, schema::GET_RECORDS_OUTPUT, 0 records, 1 next_shard_iterator, 2 millis_behind_latest, 3 child_shards);

#[derive(Clone, Default, PartialEq)]
pub struct GetResourcePolicyInput {
    pub resource_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(GetResourcePolicyInput, schema::GET_RESOURCE_POLICY_INPUT, 0 resource_arn, 1 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct GetResourcePolicyOutput {
    pub policy: Option<String>,
}
wire::structure!(GetResourcePolicyOutput, schema::GET_RESOURCE_POLICY_OUTPUT, 0 policy);

#[derive(Clone, Default, PartialEq)]
pub struct GetShardIteratorInput {
    pub stream_name: Option<String>,
    pub shard_id: Option<String>,
    pub shard_iterator_type: Option<String>,
    pub starting_sequence_number: Option<String>,
    pub timestamp: Option<Timestamp>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(GetShardIteratorInput, schema::GET_SHARD_ITERATOR_INPUT, 0 stream_name, 1 shard_id, 2 shard_iterator_type, 3 starting_sequence_number, 4 timestamp, 5 stream_arn, 6 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct GetShardIteratorOutput {
    pub shard_iterator: Option<String>,
}
wire::structure!(GetShardIteratorOutput, schema::GET_SHARD_ITERATOR_OUTPUT, 0 shard_iterator);

#[derive(Clone, Default, PartialEq)]
pub struct IncreaseStreamRetentionPeriodInput {
    pub stream_name: Option<String>,
    pub retention_period_hours: Option<i32>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(IncreaseStreamRetentionPeriodInput, schema::INCREASE_STREAM_RETENTION_PERIOD_INPUT, 0 stream_name, 1 retention_period_hours, 2 stream_arn, 3 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct IncreaseStreamRetentionPeriodOutput {}
wire::structure!(IncreaseStreamRetentionPeriodOutput, schema::INCREASE_STREAM_RETENTION_PERIOD_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct ListShardsInput {
    pub stream_name: Option<String>,
    pub next_token: Option<String>,
    pub exclusive_start_shard_id: Option<String>,
    pub max_results: Option<i32>,
    pub stream_creation_timestamp: Option<Timestamp>,
    pub shard_filter: Option<ShardFilter>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(ListShardsInput, schema::LIST_SHARDS_INPUT, 0 stream_name, 1 next_token, 2 exclusive_start_shard_id, 3 max_results, 4 stream_creation_timestamp, 5 shard_filter, 6 stream_arn, 7 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct ListShardsOutput {
    pub shards: Option<Vec<Shard>>,
    pub next_token: Option<String>,
}
wire::structure!(ListShardsOutput, schema::LIST_SHARDS_OUTPUT, 0 shards, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListStreamConsumersInput {
    pub stream_arn: Option<String>,
    pub next_token: Option<String>,
    pub max_results: Option<i32>,
    pub stream_creation_timestamp: Option<Timestamp>,
    pub stream_id: Option<String>,
}
wire::structure!(ListStreamConsumersInput, schema::LIST_STREAM_CONSUMERS_INPUT, 0 stream_arn, 1 next_token, 2 max_results, 3 stream_creation_timestamp, 4 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct ListStreamConsumersOutput {
    pub consumers: Option<Vec<Consumer>>,
    pub next_token: Option<String>,
}
wire::structure!(ListStreamConsumersOutput, schema::LIST_STREAM_CONSUMERS_OUTPUT, 0 consumers, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListStreamsInput {
    pub limit: Option<i32>,
    pub exclusive_start_stream_name: Option<String>,
    pub next_token: Option<String>,
}
wire::structure!(ListStreamsInput, schema::LIST_STREAMS_INPUT, 0 limit, 1 exclusive_start_stream_name, 2 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListStreamsOutput {
    pub stream_names: Option<Vec<String>>,
    pub has_more_streams: Option<bool>,
    pub next_token: Option<String>,
    pub stream_summaries: Option<Vec<StreamSummary>>,
}
wire::structure!(ListStreamsOutput, schema::LIST_STREAMS_OUTPUT, 0 stream_names, 1 has_more_streams, 2 next_token, 3 stream_summaries);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsForResourceInput {
    pub resource_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(ListTagsForResourceInput, schema::LIST_TAGS_FOR_RESOURCE_INPUT, 0 resource_arn, 1 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsForResourceOutput {
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(ListTagsForResourceOutput, schema::LIST_TAGS_FOR_RESOURCE_OUTPUT, 0 tags);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsForStreamInput {
    pub stream_name: Option<String>,
    pub exclusive_start_tag_key: Option<String>,
    pub limit: Option<i32>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(ListTagsForStreamInput, schema::LIST_TAGS_FOR_STREAM_INPUT, 0 stream_name, 1 exclusive_start_tag_key, 2 limit, 3 stream_arn, 4 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsForStreamOutput {
    pub tags: Option<Vec<Tag>>,
    pub has_more_tags: Option<bool>,
}
wire::structure!(ListTagsForStreamOutput, schema::LIST_TAGS_FOR_STREAM_OUTPUT, 0 tags, 1 has_more_tags);

#[derive(Clone, Default, PartialEq)]
pub struct MergeShardsInput {
    pub stream_name: Option<String>,
    pub shard_to_merge: Option<String>,
    pub adjacent_shard_to_merge: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(MergeShardsInput, schema::MERGE_SHARDS_INPUT, 0 stream_name, 1 shard_to_merge, 2 adjacent_shard_to_merge, 3 stream_arn, 4 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct MergeShardsOutput {}
wire::structure!(MergeShardsOutput, schema::MERGE_SHARDS_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct PutRecordInput {
    pub stream_name: Option<String>,
    pub data: Option<Bytes>,
    pub partition_key: Option<String>,
    pub explicit_hash_key: Option<String>,
    pub sequence_number_for_ordering: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(PutRecordInput, schema::PUT_RECORD_INPUT, 0 stream_name, 1 data, 2 partition_key, 3 explicit_hash_key, 4 sequence_number_for_ordering, 5 stream_arn, 6 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct PutRecordOutput {
    pub shard_id: Option<String>,
    pub sequence_number: Option<String>,
    pub encryption_type: Option<String>,
}
wire::structure!(PutRecordOutput, schema::PUT_RECORD_OUTPUT, 0 shard_id, 1 sequence_number, 2 encryption_type);

#[derive(Clone, Default, PartialEq)]
pub struct PutRecordsInput {
    pub records: Option<Vec<PutRecordsRequestEntry>>,
    pub stream_name: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(PutRecordsInput, schema::PUT_RECORDS_INPUT, 0 records, 1 stream_name, 2 stream_arn, 3 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct PutRecordsOutput {
    pub failed_record_count: Option<i32>,
    pub records: Option<Vec<PutRecordsResultEntry>>,
    pub encryption_type: Option<String>,
}
wire::structure!(PutRecordsOutput, schema::PUT_RECORDS_OUTPUT, 0 failed_record_count, 1 records, 2 encryption_type);

#[derive(Clone, Default, PartialEq)]
pub struct PutResourcePolicyInput {
    pub resource_arn: Option<String>,
    pub stream_id: Option<String>,
    pub policy: Option<String>,
}
wire::structure!(PutResourcePolicyInput, schema::PUT_RESOURCE_POLICY_INPUT, 0 resource_arn, 1 stream_id, 2 policy);

#[derive(Clone, Default, PartialEq)]
pub struct PutResourcePolicyOutput {}
wire::structure!(PutResourcePolicyOutput, schema::PUT_RESOURCE_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct RegisterStreamConsumerInput {
    pub stream_arn: Option<String>,
    pub consumer_name: Option<String>,
    pub stream_id: Option<String>,
    pub tags: Option<BTreeMap<String, String>>,
}
wire::structure!(RegisterStreamConsumerInput, schema::REGISTER_STREAM_CONSUMER_INPUT, 0 stream_arn, 1 consumer_name, 2 stream_id, 3 tags);

#[derive(Clone, Default, PartialEq)]
pub struct RegisterStreamConsumerOutput {
    pub consumer: Option<Consumer>,
}
wire::structure!(RegisterStreamConsumerOutput, schema::REGISTER_STREAM_CONSUMER_OUTPUT, 0 consumer);

#[derive(Clone, Default, PartialEq)]
pub struct RemoveTagsFromStreamInput {
    pub stream_name: Option<String>,
    pub tag_keys: Option<Vec<String>>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(RemoveTagsFromStreamInput, schema::REMOVE_TAGS_FROM_STREAM_INPUT, 0 stream_name, 1 tag_keys, 2 stream_arn, 3 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct RemoveTagsFromStreamOutput {}
wire::structure!(RemoveTagsFromStreamOutput, schema::REMOVE_TAGS_FROM_STREAM_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct SplitShardInput {
    pub stream_name: Option<String>,
    pub shard_to_split: Option<String>,
    pub new_starting_hash_key: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(SplitShardInput, schema::SPLIT_SHARD_INPUT, 0 stream_name, 1 shard_to_split, 2 new_starting_hash_key, 3 stream_arn, 4 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct SplitShardOutput {}
wire::structure!(SplitShardOutput, schema::SPLIT_SHARD_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct StartStreamEncryptionInput {
    pub stream_name: Option<String>,
    pub encryption_type: Option<String>,
    pub key_id: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(StartStreamEncryptionInput, schema::START_STREAM_ENCRYPTION_INPUT, 0 stream_name, 1 encryption_type, 2 key_id, 3 stream_arn, 4 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct StartStreamEncryptionOutput {}
wire::structure!(StartStreamEncryptionOutput, schema::START_STREAM_ENCRYPTION_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct StopStreamEncryptionInput {
    pub stream_name: Option<String>,
    pub encryption_type: Option<String>,
    pub key_id: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(StopStreamEncryptionInput, schema::STOP_STREAM_ENCRYPTION_INPUT, 0 stream_name, 1 encryption_type, 2 key_id, 3 stream_arn, 4 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct StopStreamEncryptionOutput {}
wire::structure!(StopStreamEncryptionOutput, schema::STOP_STREAM_ENCRYPTION_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct SubscribeToShardInput {
    pub consumer_arn: Option<String>,
    pub stream_id: Option<String>,
    pub shard_id: Option<String>,
    pub starting_position: Option<StartingPosition>,
}
wire::structure!(SubscribeToShardInput, schema::SUBSCRIBE_TO_SHARD_INPUT, 0 consumer_arn, 1 stream_id, 2 shard_id, 3 starting_position);

#[derive(Default)]
pub struct SubscribeToShardOutput {
    pub event_stream: Option<Payload>,
}
wire::structure!(SubscribeToShardOutput, schema::SUBSCRIBE_TO_SHARD_OUTPUT, 0 event_stream);

#[derive(Clone, Default, PartialEq)]
pub struct TagResourceInput {
    pub tags: Option<BTreeMap<String, String>>,
    pub resource_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(TagResourceInput, schema::TAG_RESOURCE_INPUT, 0 tags, 1 resource_arn, 2 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct TagResourceOutput {}
wire::structure!(TagResourceOutput, schema::TAG_RESOURCE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UntagResourceInput {
    pub tag_keys: Option<Vec<String>>,
    pub resource_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(UntagResourceInput, schema::UNTAG_RESOURCE_INPUT, 0 tag_keys, 1 resource_arn, 2 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct UntagResourceOutput {}
wire::structure!(UntagResourceOutput, schema::UNTAG_RESOURCE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateAccountSettingsInput {
    pub minimum_throughput_billing_commitment: Option<MinimumThroughputBillingCommitmentInput>,
}
wire::structure!(UpdateAccountSettingsInput, schema::UPDATE_ACCOUNT_SETTINGS_INPUT, 0 minimum_throughput_billing_commitment);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateAccountSettingsOutput {
    pub minimum_throughput_billing_commitment: Option<MinimumThroughputBillingCommitmentOutput>,
}
wire::structure!(UpdateAccountSettingsOutput, schema::UPDATE_ACCOUNT_SETTINGS_OUTPUT, 0 minimum_throughput_billing_commitment);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateMaxRecordSizeInput {
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
    pub max_record_size_in_kib: Option<i32>,
}
wire::structure!(UpdateMaxRecordSizeInput, schema::UPDATE_MAX_RECORD_SIZE_INPUT, 0 stream_arn, 1 stream_id, 2 max_record_size_in_kib);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateMaxRecordSizeOutput {}
wire::structure!(UpdateMaxRecordSizeOutput, schema::UPDATE_MAX_RECORD_SIZE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateShardCountInput {
    pub stream_name: Option<String>,
    pub target_shard_count: Option<i32>,
    pub scaling_type: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
}
wire::structure!(UpdateShardCountInput, schema::UPDATE_SHARD_COUNT_INPUT, 0 stream_name, 1 target_shard_count, 2 scaling_type, 3 stream_arn, 4 stream_id);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateShardCountOutput {
    pub stream_name: Option<String>,
    pub current_shard_count: Option<i32>,
    pub target_shard_count: Option<i32>,
    pub stream_arn: Option<String>,
}
wire::structure!(UpdateShardCountOutput, schema::UPDATE_SHARD_COUNT_OUTPUT, 0 stream_name, 1 current_shard_count, 2 target_shard_count, 3 stream_arn);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateStreamModeInput {
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
    pub stream_mode_details: Option<StreamModeDetails>,
    pub warm_throughput_mibps: Option<i32>,
}
wire::structure!(UpdateStreamModeInput, schema::UPDATE_STREAM_MODE_INPUT, 0 stream_arn, 1 stream_id, 2 stream_mode_details, 3 warm_throughput_mibps);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateStreamModeOutput {}
wire::structure!(UpdateStreamModeOutput, schema::UPDATE_STREAM_MODE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateStreamWarmThroughputInput {
    pub stream_arn: Option<String>,
    pub stream_name: Option<String>,
    pub stream_id: Option<String>,
    pub warm_throughput_mibps: Option<i32>,
}
wire::structure!(UpdateStreamWarmThroughputInput, schema::UPDATE_STREAM_WARM_THROUGHPUT_INPUT, 0 stream_arn, 1 stream_name, 2 stream_id, 3 warm_throughput_mibps);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateStreamWarmThroughputOutput {
    pub stream_arn: Option<String>,
    pub stream_name: Option<String>,
    pub warm_throughput: Option<WarmThroughputObject>,
}
wire::structure!(UpdateStreamWarmThroughputOutput, schema::UPDATE_STREAM_WARM_THROUGHPUT_OUTPUT, 0 stream_arn, 1 stream_name, 2 warm_throughput);

#[derive(Clone, Default, PartialEq)]
pub struct ChildShard {
    pub shard_id: Option<String>,
    pub parent_shards: Option<Vec<String>>,
    pub hash_key_range: Option<HashKeyRange>,
}
wire::structure!(ChildShard, schema::CHILD_SHARD, 0 shard_id, 1 parent_shards, 2 hash_key_range);

#[derive(Clone, Default, PartialEq)]
pub struct Consumer {
    pub consumer_name: Option<String>,
    pub consumer_arn: Option<String>,
    pub consumer_status: Option<String>,
    pub consumer_creation_timestamp: Option<Timestamp>,
}
wire::structure!(Consumer, schema::CONSUMER, 0 consumer_name, 1 consumer_arn, 2 consumer_status, 3 consumer_creation_timestamp);

#[derive(Clone, Default, PartialEq)]
pub struct ConsumerDescription {
    pub consumer_name: Option<String>,
    pub consumer_arn: Option<String>,
    pub consumer_status: Option<String>,
    pub consumer_creation_timestamp: Option<Timestamp>,
    pub stream_arn: Option<String>,
}
wire::structure!(ConsumerDescription, schema::CONSUMER_DESCRIPTION, 0 consumer_name, 1 consumer_arn, 2 consumer_status, 3 consumer_creation_timestamp, 4 stream_arn);

#[derive(Clone, Default, PartialEq)]
pub struct EnhancedMetrics {
    pub shard_level_metrics: Option<Vec<String>>,
}
wire::structure!(EnhancedMetrics, schema::ENHANCED_METRICS, 0 shard_level_metrics);

#[derive(Clone, Default, PartialEq)]
pub struct HashKeyRange {
    pub starting_hash_key: Option<String>,
    pub ending_hash_key: Option<String>,
}
wire::structure!(HashKeyRange, schema::HASH_KEY_RANGE, 0 starting_hash_key, 1 ending_hash_key);

#[derive(Clone, Default, PartialEq)]
pub struct MinimumThroughputBillingCommitmentInput {
    pub status: Option<String>,
}
wire::structure!(MinimumThroughputBillingCommitmentInput, schema::MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT, 0 status);

#[derive(Clone, Default, PartialEq)]
pub struct MinimumThroughputBillingCommitmentOutput {
    pub status: Option<String>,
    pub started_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub earliest_allowed_end_at: Option<Timestamp>,
}
wire::structure!(MinimumThroughputBillingCommitmentOutput, schema::MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT, 0 status, 1 started_at, 2 ended_at, 3 earliest_allowed_end_at);

#[derive(Clone, Default, PartialEq)]
pub struct PutRecordsRequestEntry {
    pub data: Option<Bytes>,
    pub explicit_hash_key: Option<String>,
    pub partition_key: Option<String>,
}
wire::structure!(PutRecordsRequestEntry, schema::PUT_RECORDS_REQUEST_ENTRY, 0 data, 1 explicit_hash_key, 2 partition_key);

#[derive(Clone, Default, PartialEq)]
pub struct PutRecordsResultEntry {
    pub sequence_number: Option<String>,
    pub shard_id: Option<String>,
    pub error_code: Option<String>,
    pub error_message: Option<String>,
}
wire::structure!(PutRecordsResultEntry, schema::PUT_RECORDS_RESULT_ENTRY, 0 sequence_number, 1 shard_id, 2 error_code, 3 error_message);

#[derive(Clone, Default, PartialEq)]
pub struct Record {
    pub sequence_number: Option<String>,
    pub approximate_arrival_timestamp: Option<Timestamp>,
    pub data: Option<Bytes>,
    pub partition_key: Option<String>,
    pub encryption_type: Option<String>,
}
wire::structure!(Record, schema::RECORD, 0 sequence_number, 1 approximate_arrival_timestamp, 2 data, 3 partition_key, 4 encryption_type);

#[derive(Clone, Default, PartialEq)]
pub struct SequenceNumberRange {
    pub starting_sequence_number: Option<String>,
    pub ending_sequence_number: Option<String>,
}
wire::structure!(SequenceNumberRange, schema::SEQUENCE_NUMBER_RANGE, 0 starting_sequence_number, 1 ending_sequence_number);

#[derive(Clone, Default, PartialEq)]
pub struct Shard {
    pub shard_id: Option<String>,
    pub parent_shard_id: Option<String>,
    pub adjacent_parent_shard_id: Option<String>,
    pub hash_key_range: Option<HashKeyRange>,
    pub sequence_number_range: Option<SequenceNumberRange>,
}
wire::structure!(Shard, schema::SHARD, 0 shard_id, 1 parent_shard_id, 2 adjacent_parent_shard_id, 3 hash_key_range, 4 sequence_number_range);

#[derive(Clone, Default, PartialEq)]
pub struct ShardFilter {
    pub r#type: Option<String>,
    pub shard_id: Option<String>,
    pub timestamp: Option<Timestamp>,
}
wire::structure!(ShardFilter, schema::SHARD_FILTER, 0 r#type, 1 shard_id, 2 timestamp);

#[derive(Clone, Default, PartialEq)]
pub struct StartingPosition {
    pub r#type: Option<String>,
    pub sequence_number: Option<String>,
    pub timestamp: Option<Timestamp>,
}
wire::structure!(StartingPosition, schema::STARTING_POSITION, 0 r#type, 1 sequence_number, 2 timestamp);

#[derive(Clone, Default, PartialEq)]
pub struct StreamDescription {
    pub stream_name: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_status: Option<String>,
    pub stream_mode_details: Option<StreamModeDetails>,
    pub shards: Option<Vec<Shard>>,
    pub has_more_shards: Option<bool>,
    pub retention_period_hours: Option<i32>,
    pub stream_creation_timestamp: Option<Timestamp>,
    pub enhanced_monitoring: Option<Vec<EnhancedMetrics>>,
    pub encryption_type: Option<String>,
    pub key_id: Option<String>,
}
wire::structure!(StreamDescription, schema::STREAM_DESCRIPTION, 0 stream_name, 1 stream_arn, 2 stream_status, 3 stream_mode_details, 4 shards, 5 has_more_shards, 6 retention_period_hours, 7 stream_creation_timestamp, 8 enhanced_monitoring, 9 encryption_type, 10 key_id);

#[derive(Clone, Default, PartialEq)]
pub struct StreamDescriptionSummary {
    pub stream_name: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_id: Option<String>,
    pub stream_status: Option<String>,
    pub stream_mode_details: Option<StreamModeDetails>,
    pub retention_period_hours: Option<i32>,
    pub stream_creation_timestamp: Option<Timestamp>,
    pub enhanced_monitoring: Option<Vec<EnhancedMetrics>>,
    pub encryption_type: Option<String>,
    pub key_id: Option<String>,
    pub open_shard_count: Option<i32>,
    pub consumer_count: Option<i32>,
    pub warm_throughput: Option<WarmThroughputObject>,
    pub max_record_size_in_kib: Option<i32>,
}
wire::structure!(StreamDescriptionSummary, schema::STREAM_DESCRIPTION_SUMMARY, 0 stream_name, 1 stream_arn, 2 stream_id, 3 stream_status, 4 stream_mode_details, 5 retention_period_hours, 6 stream_creation_timestamp, 7 enhanced_monitoring, 8 encryption_type, 9 key_id, 10 open_shard_count, 11 consumer_count, 12 warm_throughput, 13 max_record_size_in_kib);

#[derive(Clone, Default, PartialEq)]
pub struct StreamModeDetails {
    pub stream_mode: Option<String>,
}
wire::structure!(StreamModeDetails, schema::STREAM_MODE_DETAILS, 0 stream_mode);

#[derive(Clone, Default, PartialEq)]
pub struct StreamSummary {
    pub stream_name: Option<String>,
    pub stream_arn: Option<String>,
    pub stream_status: Option<String>,
    pub stream_mode_details: Option<StreamModeDetails>,
    pub stream_creation_timestamp: Option<Timestamp>,
}
wire::structure!(StreamSummary, schema::STREAM_SUMMARY, 0 stream_name, 1 stream_arn, 2 stream_status, 3 stream_mode_details, 4 stream_creation_timestamp);

#[derive(Clone, Default, PartialEq)]
pub struct SubscribeToShardEvent {
    pub records: Option<Vec<Record>>,
    pub continuation_sequence_number: Option<String>,
    pub millis_behind_latest: Option<i64>,
    pub child_shards: Option<Vec<ChildShard>>,
}
wire::structure!(SubscribeToShardEvent, schema::SUBSCRIBE_TO_SHARD_EVENT, 0 records, 1 continuation_sequence_number, 2 millis_behind_latest, 3 child_shards);

#[derive(Clone, Default, PartialEq)]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
}
wire::structure!(Tag, schema::TAG, 0 key, 1 value);

#[derive(Clone, Default, PartialEq)]
pub struct WarmThroughputObject {
    pub target_mibps: Option<i32>,
    pub current_mibps: Option<i32>,
}
wire::structure!(WarmThroughputObject, schema::WARM_THROUGHPUT_OBJECT, 0 target_mibps, 1 current_mibps);

pub struct AddTagsToStream;
wire::operation!(AddTagsToStream, AddTagsToStreamInput, AddTagsToStreamOutput, schema::OPERATION_ADD_TAGS_TO_STREAM);

pub struct CreateStream;
wire::operation!(CreateStream, CreateStreamInput, CreateStreamOutput, schema::OPERATION_CREATE_STREAM);

pub struct DecreaseStreamRetentionPeriod;
wire::operation!(DecreaseStreamRetentionPeriod, DecreaseStreamRetentionPeriodInput, DecreaseStreamRetentionPeriodOutput, schema::OPERATION_DECREASE_STREAM_RETENTION_PERIOD);

pub struct DeleteResourcePolicy;
wire::operation!(DeleteResourcePolicy, DeleteResourcePolicyInput, DeleteResourcePolicyOutput, schema::OPERATION_DELETE_RESOURCE_POLICY);

pub struct DeleteStream;
wire::operation!(DeleteStream, DeleteStreamInput, DeleteStreamOutput, schema::OPERATION_DELETE_STREAM);

pub struct DeregisterStreamConsumer;
wire::operation!(DeregisterStreamConsumer, DeregisterStreamConsumerInput, DeregisterStreamConsumerOutput, schema::OPERATION_DEREGISTER_STREAM_CONSUMER);

pub struct DescribeAccountSettings;
wire::operation!(DescribeAccountSettings, DescribeAccountSettingsInput, DescribeAccountSettingsOutput, schema::OPERATION_DESCRIBE_ACCOUNT_SETTINGS);

pub struct DescribeLimits;
wire::operation!(DescribeLimits, DescribeLimitsInput, DescribeLimitsOutput, schema::OPERATION_DESCRIBE_LIMITS);

pub struct DescribeStream;
wire::operation!(DescribeStream, DescribeStreamInput, DescribeStreamOutput, schema::OPERATION_DESCRIBE_STREAM);

pub struct DescribeStreamConsumer;
wire::operation!(DescribeStreamConsumer, DescribeStreamConsumerInput, DescribeStreamConsumerOutput, schema::OPERATION_DESCRIBE_STREAM_CONSUMER);

pub struct DescribeStreamSummary;
wire::operation!(DescribeStreamSummary, DescribeStreamSummaryInput, DescribeStreamSummaryOutput, schema::OPERATION_DESCRIBE_STREAM_SUMMARY);

pub struct DisableEnhancedMonitoring;
wire::operation!(DisableEnhancedMonitoring, DisableEnhancedMonitoringInput, DisableEnhancedMonitoringOutput, schema::OPERATION_DISABLE_ENHANCED_MONITORING);

pub struct EnableEnhancedMonitoring;
wire::operation!(EnableEnhancedMonitoring, EnableEnhancedMonitoringInput, EnableEnhancedMonitoringOutput, schema::OPERATION_ENABLE_ENHANCED_MONITORING);

pub struct GetRecords;
wire::operation!(GetRecords, GetRecordsInput, GetRecordsOutput, schema::OPERATION_GET_RECORDS);

pub struct GetResourcePolicy;
wire::operation!(GetResourcePolicy, GetResourcePolicyInput, GetResourcePolicyOutput, schema::OPERATION_GET_RESOURCE_POLICY);

pub struct GetShardIterator;
wire::operation!(GetShardIterator, GetShardIteratorInput, GetShardIteratorOutput, schema::OPERATION_GET_SHARD_ITERATOR);

pub struct IncreaseStreamRetentionPeriod;
wire::operation!(IncreaseStreamRetentionPeriod, IncreaseStreamRetentionPeriodInput, IncreaseStreamRetentionPeriodOutput, schema::OPERATION_INCREASE_STREAM_RETENTION_PERIOD);

pub struct ListShards;
wire::operation!(ListShards, ListShardsInput, ListShardsOutput, schema::OPERATION_LIST_SHARDS);

pub struct ListStreamConsumers;
wire::operation!(ListStreamConsumers, ListStreamConsumersInput, ListStreamConsumersOutput, schema::OPERATION_LIST_STREAM_CONSUMERS);

pub struct ListStreams;
wire::operation!(ListStreams, ListStreamsInput, ListStreamsOutput, schema::OPERATION_LIST_STREAMS);

pub struct ListTagsForResource;
wire::operation!(ListTagsForResource, ListTagsForResourceInput, ListTagsForResourceOutput, schema::OPERATION_LIST_TAGS_FOR_RESOURCE);

pub struct ListTagsForStream;
wire::operation!(ListTagsForStream, ListTagsForStreamInput, ListTagsForStreamOutput, schema::OPERATION_LIST_TAGS_FOR_STREAM);

pub struct MergeShards;
wire::operation!(MergeShards, MergeShardsInput, MergeShardsOutput, schema::OPERATION_MERGE_SHARDS);

pub struct PutRecord;
wire::operation!(PutRecord, PutRecordInput, PutRecordOutput, schema::OPERATION_PUT_RECORD);

pub struct PutRecords;
wire::operation!(PutRecords, PutRecordsInput, PutRecordsOutput, schema::OPERATION_PUT_RECORDS);

pub struct PutResourcePolicy;
wire::operation!(PutResourcePolicy, PutResourcePolicyInput, PutResourcePolicyOutput, schema::OPERATION_PUT_RESOURCE_POLICY);

pub struct RegisterStreamConsumer;
wire::operation!(RegisterStreamConsumer, RegisterStreamConsumerInput, RegisterStreamConsumerOutput, schema::OPERATION_REGISTER_STREAM_CONSUMER);

pub struct RemoveTagsFromStream;
wire::operation!(RemoveTagsFromStream, RemoveTagsFromStreamInput, RemoveTagsFromStreamOutput, schema::OPERATION_REMOVE_TAGS_FROM_STREAM);

pub struct SplitShard;
wire::operation!(SplitShard, SplitShardInput, SplitShardOutput, schema::OPERATION_SPLIT_SHARD);

pub struct StartStreamEncryption;
wire::operation!(StartStreamEncryption, StartStreamEncryptionInput, StartStreamEncryptionOutput, schema::OPERATION_START_STREAM_ENCRYPTION);

pub struct StopStreamEncryption;
wire::operation!(StopStreamEncryption, StopStreamEncryptionInput, StopStreamEncryptionOutput, schema::OPERATION_STOP_STREAM_ENCRYPTION);

pub struct SubscribeToShard;
wire::operation!(SubscribeToShard, SubscribeToShardInput, SubscribeToShardOutput, schema::OPERATION_SUBSCRIBE_TO_SHARD);

pub struct TagResource;
wire::operation!(TagResource, TagResourceInput, TagResourceOutput, schema::OPERATION_TAG_RESOURCE);

pub struct UntagResource;
wire::operation!(UntagResource, UntagResourceInput, UntagResourceOutput, schema::OPERATION_UNTAG_RESOURCE);

pub struct UpdateAccountSettings;
wire::operation!(UpdateAccountSettings, UpdateAccountSettingsInput, UpdateAccountSettingsOutput, schema::OPERATION_UPDATE_ACCOUNT_SETTINGS);

pub struct UpdateMaxRecordSize;
wire::operation!(UpdateMaxRecordSize, UpdateMaxRecordSizeInput, UpdateMaxRecordSizeOutput, schema::OPERATION_UPDATE_MAX_RECORD_SIZE);

pub struct UpdateShardCount;
wire::operation!(UpdateShardCount, UpdateShardCountInput, UpdateShardCountOutput, schema::OPERATION_UPDATE_SHARD_COUNT);

pub struct UpdateStreamMode;
wire::operation!(UpdateStreamMode, UpdateStreamModeInput, UpdateStreamModeOutput, schema::OPERATION_UPDATE_STREAM_MODE);

pub struct UpdateStreamWarmThroughput;
wire::operation!(UpdateStreamWarmThroughput, UpdateStreamWarmThroughputInput, UpdateStreamWarmThroughputOutput, schema::OPERATION_UPDATE_STREAM_WARM_THROUGHPUT);
