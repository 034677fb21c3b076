//! The operations of this folder, a file each. Written by `cargo xtask ops`.

mod add_permission;
mod change_message_visibility;
mod change_message_visibility_batch;
mod create_queue;
mod delete_message;
mod delete_message_batch;
mod delete_queue;
mod get_queue_attributes;
mod get_queue_url;
mod list_dead_letter_source_queues;
mod list_queue_tags;
mod list_queues;
mod purge_queue;
mod receive_message;
mod remove_permission;
mod send_message;
mod send_message_batch;
mod set_queue_attributes;
mod tag_queue;
mod untag_queue;

use std::sync::Arc;

use plane::Registry;

use crate::Sqs;

/// Adds the operations of this folder to the registry.
pub(crate) fn register(registry: &mut Registry, service: &Arc<Sqs>) {
    registry.serve::<model::sqs::AddPermission, _>(service);
    registry.serve::<model::sqs::ChangeMessageVisibility, _>(service);
    registry.serve::<model::sqs::ChangeMessageVisibilityBatch, _>(service);
    registry.serve::<model::sqs::CreateQueue, _>(service);
    registry.serve::<model::sqs::DeleteMessage, _>(service);
    registry.serve::<model::sqs::DeleteMessageBatch, _>(service);
    registry.serve::<model::sqs::DeleteQueue, _>(service);
    registry.serve::<model::sqs::GetQueueAttributes, _>(service);
    registry.serve::<model::sqs::GetQueueUrl, _>(service);
    registry.serve::<model::sqs::ListDeadLetterSourceQueues, _>(service);
    registry.serve::<model::sqs::ListQueueTags, _>(service);
    registry.serve::<model::sqs::ListQueues, _>(service);
    registry.serve::<model::sqs::PurgeQueue, _>(service);
    registry.serve::<model::sqs::ReceiveMessage, _>(service);
    registry.serve::<model::sqs::RemovePermission, _>(service);
    registry.serve::<model::sqs::SendMessage, _>(service);
    registry.serve::<model::sqs::SendMessageBatch, _>(service);
    registry.serve::<model::sqs::SetQueueAttributes, _>(service);
    registry.serve::<model::sqs::TagQueue, _>(service);
    registry.serve::<model::sqs::UntagQueue, _>(service);
}
