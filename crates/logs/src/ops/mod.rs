//! The operations of this folder, a file each. Written by `cargo xtask ops`.

mod create_log_group;
mod create_log_stream;
mod delete_log_group;
mod delete_log_stream;
mod delete_retention_policy;
mod describe_log_groups;
mod describe_log_streams;
mod filter_log_events;
mod get_log_events;
mod list_tags_for_resource;
mod put_log_events;
mod put_retention_policy;
mod tag_resource;
mod untag_resource;

use std::sync::Arc;

use plane::Registry;

use crate::Logs;

/// Adds the operations of this folder to the registry.
pub(crate) fn register(registry: &mut Registry, service: &Arc<Logs>) {
    registry.serve::<model::logs::CreateLogGroup, _>(service);
    registry.serve::<model::logs::CreateLogStream, _>(service);
    registry.serve::<model::logs::DeleteLogGroup, _>(service);
    registry.serve::<model::logs::DeleteLogStream, _>(service);
    registry.serve::<model::logs::DeleteRetentionPolicy, _>(service);
    registry.serve::<model::logs::DescribeLogGroups, _>(service);
    registry.serve::<model::logs::DescribeLogStreams, _>(service);
    registry.serve::<model::logs::FilterLogEvents, _>(service);
    registry.serve::<model::logs::GetLogEvents, _>(service);
    registry.serve::<model::logs::ListTagsForResource, _>(service);
    registry.serve::<model::logs::PutLogEvents, _>(service);
    registry.serve::<model::logs::PutRetentionPolicy, _>(service);
    registry.serve::<model::logs::TagResource, _>(service);
    registry.serve::<model::logs::UntagResource, _>(service);
}
