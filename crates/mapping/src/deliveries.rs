//! What the telemetry lane keeps of each delivery: which invocation saw which records, and what
//! came of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use plane::{Origin, ShardRecord};
use serde::{Deserialize, Serialize};
use store::{AppendBatch, Durability, FrameDraft, Lane, Run, Store};

use crate::members::Members;

/// Kind of the frames.
pub const DELIVERY_FRAME_KIND: u16 = 0x4d01;

/// How long deliveries are kept, in milliseconds of service time: a week.
pub const DELIVERIES_KEPT_MS: u64 = 7 * 24 * 3_600_000;

/// One attempt to have a function process records, or the end of such attempts. The frame's owner is
/// the mapping's internal id, the run's part the shard's index, its origin the invocation; about
/// 350 bytes each, and up to ten more for a record of a batch whose records came one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Which of the shard's records these are; empty where an earlier build wrote it.
    #[serde(default, skip_serializing_if = "Members::is_empty")]
    pub members: Members,
    /// Failed attempts before this one.
    pub attempt: u32,
    /// The invocation's request id; empty where the function was not invoked.
    pub request_id: String,
    /// `Succeeded`, `FailedFrom <index>`, `Failed` or `NotInvoked` of an attempt; `GivenUp` where the
    /// records were described at the failure destination, `NotDescribed` where that failed.
    pub outcome: String,
    /// When it began, milliseconds of service time since the epoch.
    #[serde(default)]
    pub began_ms: i64,
    /// How long the function ran, in microseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_us: Option<u64>,
    /// The version that ran.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// `Unhandled` where the function failed as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function_error: Option<String>,
    /// Why the records were given up, or the function not invoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Where the failure record is: `s3://<bucket>/<key>`, or a queue's ARN and the message's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure_record: Option<String>,
}

impl DeliveryTrace {
    /// Of these records, with nothing said of what came of it.
    pub(crate) fn of(mapping: &str, shard: &str, records: &[Arc<ShardRecord>]) -> Self {
        let sequence = |record: Option<&Arc<ShardRecord>>| {
            record.map_or_else(String::new, |record| record.sequence_number.clone())
        };
        Self {
            mapping: mapping.to_owned(),
            shard: shard.to_owned(),
            first: sequence(records.first()),
            last: sequence(records.last()),
            records: records.len(),
            members: Members::of(records.iter().map(|record| record.counter)),
            ..Self::default()
        }
    }
}

/// Appends the deliveries of one shard of a mapping; never waits for the disk.
#[derive(Clone)]
pub(crate) struct Tracer {
    store: Store,
    mapping: u64,
    shard: u32,
    /// Number of the last delivery.
    last: Arc<AtomicU64>,
}

impl Tracer {
    pub(crate) fn new(store: Store, mapping: u64, shard: u32) -> Self {
        Self {
            store,
            mapping,
            shard,
            last: Arc::default(),
        }
    }

    /// Appends a delivery that has ended now; synced within a second.
    pub(crate) fn note(&self, origin: Origin, delivery: &DeliveryTrace) {
        let payload = serde_json::to_vec(delivery).unwrap_or_default();
        let mut frame = FrameDraft::new(DELIVERY_FRAME_KIND, self.mapping, payload);
        frame.origin = origin.0;
        // Numbers grow within a shard, also over restarts: service time never goes back.
        let time_ms = self.store.service_clock().now_ms();
        let floor = number_at(time_ms);
        let last = self.last.load(Ordering::Relaxed);
        let number = floor.max(last.saturating_add(1));
        self.last.store(number, Ordering::Relaxed);
        frame.runs = vec![Run {
            part: self.shard,
            first: number,
            last: number,
            time_ms,
        }];
        let batch = AppendBatch::one(Lane::Telemetry, frame).durability(Durability::Lazy);
        if let Err(error) = self.store.log().try_append(batch) {
            tracing::debug!(%error, "a delivery was not traced");
        }
    }
}

/// The first number of a millisecond.
pub(crate) fn number_at(time_ms: u64) -> u64 {
    time_ms.saturating_mul(1000)
}
