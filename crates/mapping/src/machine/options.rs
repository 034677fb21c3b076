//! What a mapping is configured to do, as far as the state machine cares.

use serde::{Deserialize, Serialize};

/// A mapping's options. `None` stands for AWS's −1: unlimited.
///
/// See "CreateEventSourceMapping" in the Lambda API Reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// Most records in one invocation, 1 to 10,000.
    pub batch_size: usize,
    /// How long a batch may wait for more records, in milliseconds, 0 to 300,000.
    pub batching_window_ms: i64,
    /// How many batches of one shard may be under way at once, 1 to 10.
    pub parallelization_factor: u16,
    /// How often a failed batch is tried again, 0 to 10,000.
    pub retry_attempts_max: Option<u32>,
    /// Records older than this are not tried any more, in milliseconds.
    pub record_age_max_ms: Option<i64>,
    /// Length of tumbling windows, in milliseconds, 1,000 to 900,000; only without further lanes.
    pub window_ms: Option<i64>,
    /// How long the stream keeps records, in milliseconds: older ones are gone.
    pub retention_ms: Option<i64>,
    /// Whether a failed batch is split in two.
    pub bisect: bool,
    /// Whether the function's answer names the records that failed.
    pub report_item_failures: bool,
    /// Whether discarded records are described to a failure destination.
    pub has_failure_destination: bool,
}

impl Options {
    /// The age above which a record is given up: the mapping's limit or the stream's retention.
    pub(super) fn age_limit_ms(&self) -> Option<i64> {
        match (self.record_age_max_ms, self.retention_ms) {
            (Some(age), Some(retention)) => Some(age.min(retention)),
            (age, retention) => age.or(retention),
        }
    }
}

impl Default for Options {
    /// AWS's defaults for Kinesis.
    fn default() -> Self {
        Self {
            batch_size: 100,
            batching_window_ms: 0,
            parallelization_factor: 1,
            retry_attempts_max: None,
            record_age_max_ms: None,
            window_ms: None,
            retention_ms: None,
            bisect: false,
            report_item_failures: false,
            has_failure_destination: false,
        }
    }
}
