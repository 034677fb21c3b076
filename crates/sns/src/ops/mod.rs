//! The operations of this folder, a file each. Written by `cargo xtask ops`.

mod add_permission;
mod create_topic;
mod delete_topic;
mod get_subscription_attributes;
mod get_topic_attributes;
mod list_subscriptions;
mod list_subscriptions_by_topic;
mod list_tags_for_resource;
mod list_topics;
mod publish;
mod publish_batch;
mod remove_permission;
mod set_subscription_attributes;
mod set_topic_attributes;
mod subscribe;
mod tag_resource;
mod unsubscribe;
mod untag_resource;

use std::sync::Arc;

use plane::Registry;

use crate::Sns;

/// Adds the operations of this folder to the registry.
pub(crate) fn register(registry: &mut Registry, service: &Arc<Sns>) {
    registry.serve::<model::sns::AddPermission, _>(service);
    registry.serve::<model::sns::CreateTopic, _>(service);
    registry.serve::<model::sns::DeleteTopic, _>(service);
    registry.serve::<model::sns::GetSubscriptionAttributes, _>(service);
    registry.serve::<model::sns::GetTopicAttributes, _>(service);
    registry.serve::<model::sns::ListSubscriptions, _>(service);
    registry.serve::<model::sns::ListSubscriptionsByTopic, _>(service);
    registry.serve::<model::sns::ListTagsForResource, _>(service);
    registry.serve::<model::sns::ListTopics, _>(service);
    registry.serve::<model::sns::Publish, _>(service);
    registry.serve::<model::sns::PublishBatch, _>(service);
    registry.serve::<model::sns::RemovePermission, _>(service);
    registry.serve::<model::sns::SetSubscriptionAttributes, _>(service);
    registry.serve::<model::sns::SetTopicAttributes, _>(service);
    registry.serve::<model::sns::Subscribe, _>(service);
    registry.serve::<model::sns::TagResource, _>(service);
    registry.serve::<model::sns::Unsubscribe, _>(service);
    registry.serve::<model::sns::UntagResource, _>(service);
}
