//! The resource types of this folder, a file each. Written by `cargo xtask ops`.

mod cdk_metadata;
mod cloudwatch_alarm;
mod cloudwatch_dashboard;
mod iam_policy;
mod iam_role;
mod kinesis_stream;
mod kinesis_stream_consumer;
mod lambda_alias;
mod lambda_event_invoke_config;
mod lambda_event_source_mapping;
mod lambda_function;
mod lambda_permission;
mod lambda_version;
mod logs_log_group;
mod s3_bucket;
mod s3_bucket_policy;
mod sns_subscription;
mod sns_topic;
mod sns_topic_policy;
mod sqs_queue;
mod sqs_queue_policy;

use crate::resource_type::ResourceType;

/// All types, in the order of their files.
static TYPES: [&dyn ResourceType; 21] = [
    &cdk_metadata::Metadata,
    &cloudwatch_alarm::Alarm,
    &cloudwatch_dashboard::Dashboard,
    &iam_policy::Policy,
    &iam_role::Role,
    &kinesis_stream::Stream,
    &kinesis_stream_consumer::StreamConsumer,
    &lambda_alias::Alias,
    &lambda_event_invoke_config::EventInvokeConfig,
    &lambda_event_source_mapping::EventSourceMapping,
    &lambda_function::Function,
    &lambda_permission::Permission,
    &lambda_version::Version,
    &logs_log_group::LogGroup,
    &s3_bucket::Bucket,
    &s3_bucket_policy::BucketPolicy,
    &sns_subscription::Subscription,
    &sns_topic::Topic,
    &sns_topic_policy::TopicPolicy,
    &sqs_queue::Queue,
    &sqs_queue_policy::QueuePolicy,
];

/// The type of this name, if the engine knows it.
pub(crate) fn find(type_name: &str) -> Option<&'static dyn ResourceType> {
    TYPES
        .iter()
        .copied()
        .find(|known| known.schema().type_name == type_name)
}
