//! What survives a crash.

use serde::{Deserialize, Serialize};

use super::window::WindowPlace;

/// Why records were given up, in the words of the failure record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// Tried as often as the mapping allows.
    RetryAttemptsExhausted,
    /// Older than the mapping allows.
    RecordAgeExceeded,
}

impl Condition {
    /// The word in the failure record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RetryAttemptsExhausted => "RetryAttemptsExhausted",
            Self::RecordAgeExceeded => "RecordAgeExceeded",
        }
    }
}

/// What the failure record says of the last invocation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvocationTrace {
    /// The invocation's request id.
    pub request_id: String,
    /// The version that ran, e.g. `$LATEST`.
    pub executed_version: String,
    /// `Unhandled` where the function failed as a whole.
    pub function_error: Option<String>,
}

/// The decision to give a range up. Made once and durable before the failure record is written:
/// its time is part of the record's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Why.
    pub condition: Condition,
    /// When, milliseconds since the epoch.
    pub at_ms: i64,
}

/// Records of one lane that failed together and are tried together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailingRange {
    /// Counter of the first record.
    pub first: u64,
    /// Counter of the last record.
    pub last: u64,
    /// Failed attempts that count against the mapping's retries.
    pub attempts: u32,
    /// Invocations that failed with these records in them, for `approximateInvokeCount`.
    pub invocations: u32,
    /// When these records failed first, milliseconds since the epoch.
    pub first_failure_ms: i64,
    /// When they may be tried again, milliseconds since the epoch.
    pub retry_at_ms: i64,
    /// The last invocation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invocation: Option<InvocationTrace>,
    /// Set once they are given up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

/// How far a lane is beyond the low-water position. It keeps the parallelization factor that it
/// was written under, so that it still says which records are done after the factor changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaneMark {
    /// The parallelization factor under which the lane was made.
    pub factor: u16,
    /// The lane, below the factor.
    pub lane: u16,
    /// The first counter that is not done in this lane.
    pub next: u64,
    /// What failed and is not over, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failing: Vec<FailingRange>,
}

/// Where a mapping stands in a shard. Later versions may add fields; all but the first two have
/// defaults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Grows by one with each checkpoint of this shard.
    pub version: u64,
    /// Low-water position: every record with a lower counter is done.
    pub next: u64,
    /// Lanes that are beyond the low-water position or hold failing ranges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lanes: Vec<LaneMark>,
    /// Where it is in its tumbling windows.
    #[serde(default, skip_serializing_if = "WindowPlace::is_at_the_beginning")]
    pub windows: WindowPlace,
    /// The shard is closed and all of it is done: its children may be read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub finished: bool,
}

impl Checkpoint {
    /// The checkpoint of a shard that is read from a counter on.
    #[must_use]
    pub fn starting_at(next: u64) -> Self {
        Self {
            version: 0,
            next,
            lanes: Vec::new(),
            windows: WindowPlace::default(),
            finished: false,
        }
    }

    /// The checkpoint of a shard of which nothing is to be read, but whose children may be.
    #[must_use]
    pub fn already_finished(next: u64) -> Self {
        Self {
            finished: true,
            ..Self::starting_at(next)
        }
    }
}
