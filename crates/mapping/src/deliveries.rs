//! What the telemetry lane keeps of each delivery: enough to tell later which invocation saw
//! which record.

use serde::{Deserialize, Serialize};
use store::{AppendBatch, Durability, FrameDraft, Lane, Run, Store};

/// Kind of the frames.
pub const DELIVERY_FRAME_KIND: u16 = 0x4d01;

/// How long deliveries are kept, in milliseconds of service time: a week.
pub(crate) const DELIVERIES_KEPT_MS: u64 = 7 * 24 * 3_600_000;

/// One attempt to have a function process records. The frame's owner is the mapping's internal
/// id, the run's part the shard's index; about 250 bytes each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryTrace {
    /// The mapping's UUID.
    pub mapping: String,
    /// The shard's id.
    pub shard: String,
    /// Sequence number of the first record.
    pub first: String,
    /// Sequence number of the last record.
    pub last: String,
    /// How many records.
    pub records: usize,
    /// Failed attempts before this one.
    pub attempt: u32,
    /// The invocation's request id; empty where the function was not invoked.
    pub request_id: String,
    /// `Succeeded`, `FailedFrom <index>`, `Failed` or `NotInvoked`.
    pub outcome: String,
}

/// Appends a delivery; synced within a second.
pub(crate) fn trace(
    store: &Store,
    mapping: u64,
    shard: u32,
    time_ms: i64,
    number: u64,
    delivery: &DeliveryTrace,
) {
    let payload = serde_json::to_vec(delivery).unwrap_or_default();
    let mut frame = FrameDraft::new(DELIVERY_FRAME_KIND, mapping, payload);
    frame.runs = vec![Run {
        part: shard,
        first: number,
        last: number,
        time_ms: u64::try_from(time_ms).unwrap_or(0),
    }];
    let batch = AppendBatch::one(Lane::Telemetry, frame).durability(Durability::Lazy);
    if let Err(error) = store.log().try_append(batch) {
        tracing::debug!(%error, "a delivery was not traced");
    }
}
