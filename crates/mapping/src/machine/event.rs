//! What happens to the state machine and what it asks for.

use std::sync::Arc;

use super::checkpoint::{Checkpoint, FailingRange, InvocationTrace, Verdict};
use super::options::Options;
use super::window::BatchWindow;

/// A record of the shard. `H` is the driver's own handle on it: the machine never looks inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record<H> {
    /// Counter of the record in its shard; grows with each record, with gaps allowed.
    pub counter: u64,
    /// Arrival, milliseconds since the epoch.
    pub arrival_ms: i64,
    /// Bytes of the record's part of the event, separator included.
    pub event_bytes: u64,
    /// Hash of the partition key, which decides the lane.
    pub key_hash: u64,
    /// The driver's handle.
    pub handle: H,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<H> {
    /// The read that was asked for brought records (or none) and ended before `next`.
    Records {
        /// The records, in order.
        records: Vec<Record<H>>,
        /// How many more were read that the function is not to see.
        filtered: usize,
        /// The counter to read on from.
        next: u64,
        /// The shard is closed and nothing lies behind `next`.
        drained: bool,
    },
    /// The read that was asked for was refused or failed: to be tried again.
    ReadFailed,
    /// Time has passed.
    Tick,
    /// An invocation ended, or could not begin.
    InvocationFinished {
        /// The batch's number.
        batch: u64,
        /// How it ended.
        outcome: Outcome,
        /// What a failure record would say of it; `None` where the function was not invoked.
        trace: Option<InvocationTrace>,
        /// The window's state in the function's answer, as JSON; none where there is no window, or
        /// where the function failed.
        state: Option<Arc<str>>,
    },
    /// A failure record was written, or could not be.
    DeliveryFinished {
        /// The delivery's number.
        delivery: u64,
        /// Whether it is durable at its destination.
        delivered: bool,
    },
    /// A checkpoint is durable, and with it all earlier ones.
    CheckpointDurable {
        /// Its version.
        version: u64,
    },
    /// The mapping has new options.
    Configured(Options),
    /// Begin nothing new; when all that is under way has ended and is durable, say so.
    Stop,
}

impl<H> Event<H> {
    /// Arrival of the first record that it brings.
    #[must_use]
    pub fn oldest_ms(&self) -> Option<i64> {
        match self {
            Self::Records { records, .. } => records.first().map(|record| record.arrival_ms),
            _ => None,
        }
    }
}

/// How an invocation ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All records are done.
    Succeeded,
    /// The records before this index of the batch are done, the others failed.
    FailedFrom(usize),
    /// The function failed, or its answer says that everything did.
    Failed,
    /// The event is larger than an invocation may be. Its records were measured with a role whose
    /// ARN was shorter, or there is but one.
    TooLarge,
    /// The function did not run: throttled, not ready, no right to. Counts as no attempt.
    NotInvoked,
}

/// Records to invoke the function with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch<H> {
    /// Number of the batch, for [`Event::InvocationFinished`].
    pub number: u64,
    /// The lane it belongs to.
    pub lane: u16,
    /// Failed attempts before this one.
    pub attempt: u32,
    /// The records, in order; empty only at the end of a window.
    pub records: Vec<Record<H>>,
    /// The tumbling window that they are in.
    pub window: Option<BatchWindow>,
}

/// A failure record to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery<H> {
    /// Number of the delivery, for [`Event::DeliveryFinished`].
    pub number: u64,
    /// The records given up, with what is known of their failures.
    pub range: FailingRange,
    /// Why and when they were given up.
    pub verdict: Verdict,
    /// The tumbling window that they are in.
    pub window: Option<BatchWindow>,
    /// The records, in order; never empty.
    pub records: Vec<Record<H>>,
}

/// A number to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Age of a batch's last record when the function is invoked with it, in milliseconds.
    IteratorAge(i64),
    /// A failure record could not be written.
    DestinationDeliveryFailure,
    /// Records that were read.
    Polled(usize),
    /// Records that were read and that the function is not to see.
    FilteredOut(usize),
    /// Records that the function was to be invoked with, at each attempt.
    Invoked(usize),
    /// Those of them that are to be tried again, or given up.
    FailedInvoke(usize),
    /// Records that were described at a failure destination.
    Delivered(usize),
    /// Records that were discarded by the mapping's limits and described nowhere; not those that the
    /// stream keeps no longer.
    Dropped(usize),
}

/// Something to do. Actions of one step may be done in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action<H> {
    /// Read records, once there are any; answered by [`Event::Records`] or [`Event::ReadFailed`].
    Read {
        /// The counter to read from.
        from: u64,
        /// Most records to bring.
        max_records: usize,
        /// About how many bytes to bring at most.
        max_bytes: u64,
        /// To be answered after this time, milliseconds since the epoch, also if there are no records
        /// then.
        until_ms: Option<i64>,
    },
    /// Invoke the function; answered by [`Event::InvocationFinished`].
    Invoke(Batch<H>),
    /// Make this durable; answered by [`Event::CheckpointDurable`]. A later one replaces it.
    Checkpoint(Checkpoint),
    /// Write a failure record; answered by [`Event::DeliveryFinished`].
    Deliver(Delivery<H>),
    /// Count a metric.
    Measure(Metric),
    /// Send [`Event::Tick`] at this time, milliseconds since the epoch; replaces an earlier wish.
    WakeAt(Option<i64>),
    /// The shard is closed and all of it is done, durably: its children may be read.
    Finished,
    /// [`Event::Stop`] is obeyed: nothing is under way and all is durable.
    Stopped,
}
