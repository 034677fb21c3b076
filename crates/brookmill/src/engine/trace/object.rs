//! An object: who put it.

use s3::FoundObject;
use serde_json::{Value, json};
use wire::Fault;

use super::Trace;
use super::deliveries::of_delivery;

impl Trace<'_> {
    /// An object as the document has it.
    pub(super) fn of_object(&mut self, object: &FoundObject) -> Result<Value, Fault> {
        let batch = match object.origin {
            0 => None,
            origin => self
                .services
                .mappings
                .batch_of(origin, object.modified_ms)
                .map_err(|error| Fault::server("InternalFailure", error.to_string()))?,
        };
        let delivery = match &batch {
            Some(batch) => {
                let written = self.written(&batch.function_arn, &[&batch.told])?;
                Some(json!({
                    "uuid": batch.uuid,
                    "function_arn": batch.function_arn,
                    "stream_arn": batch.stream_arn,
                    "shard": format!("shardId-{:012}", batch.shard),
                    "delivery": of_delivery(&batch.told, &written, None),
                }))
            }
            None => None,
        };
        Ok(json!({
            "bucket": object.bucket,
            "key": object.key,
            "size": object.size,
            "put_ms": object.modified_ms,
            "is_by_invocation": object.origin != 0,
            "batch": delivery,
        }))
    }
}
