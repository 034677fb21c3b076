//! The state machine of one shard of one event source mapping: no clock, no disk, no network.
//!
//! [`ShardMachine::step`] takes the time and an [`Event`] and answers with [`Action`]s. What it
//! knows survives a crash as a [`Checkpoint`]; what it promises:
//!
//! - Every record from the starting position on ends in a successful invocation, in a failure
//!   record, or (without a failure destination) is discarded by the rules the mapping was given.
//! - Records of a shard are handled in order; with a parallelization factor above one, records
//!   of one partition key are.
//! - A failed attempt is durable before the next one begins, so that a crash loop resets no retry
//!   count, and a verdict is durable before its failure record is written, so that a crash writes
//!   the same record under the same key again.
//!
//! Lanes finish out of order: the checkpoint holds the low-water position of the shard and how
//! far each lane is beyond it.

mod backoff;
mod checkpoint;
mod event;
mod family;
mod lane;
mod limits;
mod options;
mod response;
mod shard;
#[cfg(test)]
mod tests;
mod window;

pub use checkpoint::{Checkpoint, Condition, FailingRange, InvocationTrace, LaneMark, Verdict};
pub use event::{Action, Batch, Delivery, Event, Metric, Outcome, Record};
pub use family::{Family, ShardFacts};
pub use limits::{BATCH_PAYLOAD_BYTES_MAX, EVENT_ENVELOPE_BYTES, WINDOW_STATE_BYTES_MAX};
pub use options::Options;
pub use response::{interpret, lane_of, state_of};
pub use shard::ShardMachine;
pub use window::{BatchWindow, WindowMark, WindowPlace};
