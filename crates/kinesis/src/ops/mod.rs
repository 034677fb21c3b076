//! The operations of this folder, a file each. Written by `cargo xtask ops`.

mod add_tags_to_stream;
mod create_stream;
mod decrease_stream_retention_period;
mod delete_resource_policy;
mod delete_stream;
mod deregister_stream_consumer;
mod describe_account_settings;
mod describe_limits;
mod describe_stream;
mod describe_stream_consumer;
mod describe_stream_summary;
mod disable_enhanced_monitoring;
mod enable_enhanced_monitoring;
mod get_records;
mod get_resource_policy;
mod get_shard_iterator;
mod increase_stream_retention_period;
mod list_shards;
mod list_stream_consumers;
mod list_streams;
mod list_tags_for_resource;
mod list_tags_for_stream;
mod merge_shards;
mod put_record;
mod put_records;
mod put_resource_policy;
mod register_stream_consumer;
mod remove_tags_from_stream;
mod split_shard;
mod start_stream_encryption;
mod stop_stream_encryption;
mod subscribe_to_shard;
mod tag_resource;
mod untag_resource;
mod update_account_settings;
mod update_max_record_size;
mod update_shard_count;
mod update_stream_mode;
mod update_stream_warm_throughput;

use std::sync::Arc;

use plane::Registry;

use crate::Kinesis;

/// Adds the operations of this folder to the registry.
pub(crate) fn register(registry: &mut Registry, service: &Arc<Kinesis>) {
    registry.serve::<model::kinesis::AddTagsToStream, _>(service);
    registry.serve::<model::kinesis::CreateStream, _>(service);
    registry.serve::<model::kinesis::DecreaseStreamRetentionPeriod, _>(service);
    registry.serve::<model::kinesis::DeleteResourcePolicy, _>(service);
    registry.serve::<model::kinesis::DeleteStream, _>(service);
    registry.serve::<model::kinesis::DeregisterStreamConsumer, _>(service);
    registry.serve::<model::kinesis::DescribeAccountSettings, _>(service);
    registry.serve::<model::kinesis::DescribeLimits, _>(service);
    registry.serve::<model::kinesis::DescribeStream, _>(service);
    registry.serve::<model::kinesis::DescribeStreamConsumer, _>(service);
    registry.serve::<model::kinesis::DescribeStreamSummary, _>(service);
    registry.serve::<model::kinesis::DisableEnhancedMonitoring, _>(service);
    registry.serve::<model::kinesis::EnableEnhancedMonitoring, _>(service);
    registry.serve::<model::kinesis::GetRecords, _>(service);
    registry.serve::<model::kinesis::GetResourcePolicy, _>(service);
    registry.serve::<model::kinesis::GetShardIterator, _>(service);
    registry.serve::<model::kinesis::IncreaseStreamRetentionPeriod, _>(service);
    registry.serve::<model::kinesis::ListShards, _>(service);
    registry.serve::<model::kinesis::ListStreamConsumers, _>(service);
    registry.serve::<model::kinesis::ListStreams, _>(service);
    registry.serve::<model::kinesis::ListTagsForResource, _>(service);
    registry.serve::<model::kinesis::ListTagsForStream, _>(service);
    registry.serve::<model::kinesis::MergeShards, _>(service);
    registry.serve::<model::kinesis::PutRecord, _>(service);
    registry.serve::<model::kinesis::PutRecords, _>(service);
    registry.serve::<model::kinesis::PutResourcePolicy, _>(service);
    registry.serve::<model::kinesis::RegisterStreamConsumer, _>(service);
    registry.serve::<model::kinesis::RemoveTagsFromStream, _>(service);
    registry.serve::<model::kinesis::SplitShard, _>(service);
    registry.serve::<model::kinesis::StartStreamEncryption, _>(service);
    registry.serve::<model::kinesis::StopStreamEncryption, _>(service);
    registry.serve::<model::kinesis::SubscribeToShard, _>(service);
    registry.serve::<model::kinesis::TagResource, _>(service);
    registry.serve::<model::kinesis::UntagResource, _>(service);
    registry.serve::<model::kinesis::UpdateAccountSettings, _>(service);
    registry.serve::<model::kinesis::UpdateMaxRecordSize, _>(service);
    registry.serve::<model::kinesis::UpdateShardCount, _>(service);
    registry.serve::<model::kinesis::UpdateStreamMode, _>(service);
    registry.serve::<model::kinesis::UpdateStreamWarmThroughput, _>(service);
}
