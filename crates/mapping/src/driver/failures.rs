//! Delivering failure records, as the execution role.

use std::sync::Arc;

use bytes::Bytes;
use model::s3::{PutObject, PutObjectInput};
use model::sns::{Publish, PublishInput};
use model::sqs::{SendMessage, SendMessageInput};
use plane::{Region, ShardRecord};
use uuid::Uuid;
use wire::{Fault, Payload};

use super::Live;
use crate::destination::{Destination, queue_url};
use crate::engine::Engine;
use crate::failure::failure_record;
use crate::faults::{invalid_parameter, not_found};
use crate::machine::Delivery;

/// Delivers the failure record of a batch; durable when this answers where it is.
pub(super) async fn write(
    engine: &Engine,
    live: &Live,
    shard_id: &str,
    delivery: &Delivery<Arc<ShardRecord>>,
) -> Result<String, Fault> {
    let mapping = &live.mapping;
    let function = engine
        .function(mapping, &live.settings)
        .ok_or_else(not_found)?;
    let destination = live.settings.on_failure.as_deref().unwrap_or_default();
    let destination = Destination::parse(destination)?;
    let uuid = Uuid::parse_str(&mapping.uuid)
        .map_err(|error| invalid_parameter(format!("{}: {error}", mapping.uuid)))?;
    let source = mapping.event_source(function.role_arn.clone(), shard_id);
    // As the mapping names it: with the version or alias, if it names one.
    let function_arn = &live.settings.function_arn;
    let record = failure_record(
        uuid,
        function_arn,
        &mapping.stream_arn,
        &source,
        delivery,
        destination.takes_payload(),
    );
    let caller = engine.role(mapping, &function)?;
    let request_id = Uuid::new_v5(&uuid, delivery.number.to_string().as_bytes());
    let request_id = request_id.to_string();
    let door = &engine.services.door;
    match destination {
        Destination::Bucket(bucket) => {
            let place = format!("s3://{bucket}/{}", record.key);
            let input = PutObjectInput {
                bucket: Some(bucket),
                key: Some(record.key),
                content_type: Some("application/json".to_owned()),
                content_length: i64::try_from(record.body.len()).ok(),
                body: Some(Payload::Bytes(Bytes::from(record.body))),
                ..PutObjectInput::default()
            };
            let put = door.call::<PutObject>(&caller, &request_id, input);
            put.await.map(|_| place)
        }
        Destination::Queue(arn) => {
            let (url, caller) = queue_url(&arn, &caller);
            let input = SendMessageInput {
                queue_url: Some(url),
                message_body: Some(record.body),
                ..SendMessageInput::default()
            };
            let sent = door.call::<SendMessage>(&caller, &request_id, input);
            let id = sent.await?.message_id.unwrap_or_default();
            Ok(format!("{arn}, message {id}"))
        }
        Destination::Topic(arn) => {
            let caller = caller.in_region(Region::new(arn.region.as_str()));
            let input = PublishInput {
                topic_arn: Some(arn.to_string()),
                message: Some(record.body),
                ..PublishInput::default()
            };
            let published = door.call::<Publish>(&caller, &request_id, input);
            let id = published.await?.message_id.unwrap_or_default();
            Ok(format!("{arn}, message {id}"))
        }
    }
}
