//! Reading a shard: what is durable and not yet too old.

use bytes::Bytes;
use store::log::{Found, Frame, Lane, Log, Run};

use crate::keys::FrameKey;
use crate::record::{self, StoredRecord};
use crate::row::StreamRow;
use crate::sequence::counter_time_ms;
use crate::shard::Shard;
use crate::stream::{ShardState, Stream};

/// What to read.
#[derive(Debug, Clone, Copy)]
pub struct ReadRequest {
    /// The counter to read from.
    pub from: u64,
    /// Most records.
    pub records_max: usize,
    /// About the most bytes of data and partition keys; one record is always brought.
    pub bytes_max: usize,
    /// Service time, milliseconds since the epoch.
    pub now_ms: u64,
}

/// A record and whether it lay there encrypted.
#[derive(Debug, Clone)]
pub struct ReadRecord {
    /// The record.
    pub stored: StoredRecord,
    /// Whether it lay there encrypted.
    pub encrypted: bool,
}

/// What a read brought.
#[derive(Debug, Default)]
pub struct ReadOutcome {
    /// The records, in order.
    pub records: Vec<ReadRecord>,
    /// Bytes of their data and partition keys.
    pub bytes: usize,
    /// The counter to read on from.
    pub next: u64,
    /// The shard is closed and all of it has been read.
    pub finished: bool,
    /// How far `next` lies behind the tip, in milliseconds.
    pub behind_ms: u64,
}

/// A frame could not be read back.
#[derive(Debug)]
pub enum ReadFailure {
    /// The disk failed, or the log is corrupt.
    Store(store::StoreError),
    /// The frame verifies, yet is not what was written; or its key does not open it.
    Frame(String),
}

impl std::fmt::Display for ReadFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Frame(position) => write!(f, "the records at {position} do not read back"),
        }
    }
}

/// The smallest counter that may still be read of a shard.
pub fn horizon(row: &StreamRow, shard: &Shard, now_ms: u64) -> u64 {
    row.kept_from(now_ms).max(shard.first).max(row.floor)
}

/// The counter behind a shard's newest record.
pub fn tip(shard: &Shard, state: &ShardState) -> u64 {
    state.durable().saturating_add(1).max(shard.first)
}

/// Reads a shard. May read the disk.
///
/// # Errors
/// [`ReadFailure`].
pub fn read(
    log: &Log,
    stream: &Stream,
    row: &StreamRow,
    shard: &Shard,
    request: ReadRequest,
) -> Result<ReadOutcome, ReadFailure> {
    let (id, index) = (row.id, shard.index);
    let mut taking = Taking {
        request,
        outcome: ReadOutcome::default(),
        next: request.from.max(horizon(row, shard, request.now_ms)),
        full: false,
    };
    // Taken before the first look at the log: what comes later is left for later.
    let durable = stream.shard(index).map_or(0, |state| state.durable());
    let mut keys: Option<FrameKey> = None;
    while !taking.full && taking.next <= durable {
        let found = log.find_pieces(Lane::Records, id, index, taking.next);
        let mut found = found.map_err(ReadFailure::Store)?;
        if let Some(Found::OnDisk(frame)) = &found {
            let last = last_of(frame.runs(), index);
            let from = taking.next;
            let read = record::read_pieces(frame, index, from, |stored| taking.take(stored, false));
            if let (Some(()), Some(last)) = (read, last) {
                taking.passed(last);
                continue;
            }
            // Encrypted, of an earlier build, or dropped meanwhile.
            let whole = log.find(Lane::Records, id, index, taking.next);
            found = whole.map_err(ReadFailure::Store)?.map(Found::Whole);
        }
        let Some(Found::Whole(frame)) = found else {
            // What is left are counters of records that the log refused.
            taking.next = durable.saturating_add(1);
            break;
        };
        let Some(last) = last_of(&frame.runs, index) else {
            break;
        };
        let encrypted = frame.key_id != 0;
        let opened = open(stream, &frame, &mut keys)?;
        let parts = opened
            .as_ref()
            .map_or(frame.parts.as_slice(), std::slice::from_ref);
        let from = taking.next;
        let decoded = record::decode(frame.kind, parts, &frame.runs, index, from, |stored| {
            taking.take(stored, encrypted)
        });
        decoded.ok_or_else(|| ReadFailure::Frame(frame.position.to_string()))?;
        taking.passed(last);
    }
    let Taking {
        mut outcome, next, ..
    } = taking;
    let behind = next <= durable;
    outcome.next = next;
    outcome.finished = shard
        .closed
        .is_some_and(|closed| !behind && durable >= closed.last);
    if behind {
        let at_ms = counter_time_ms(next.saturating_sub(1));
        outcome.behind_ms = request.now_ms.saturating_sub(at_ms);
    }
    Ok(outcome)
}

/// The last number that a frame holds of a shard.
fn last_of(runs: &[Run], shard: u32) -> Option<u64> {
    let of_shard = runs.iter().filter(|run| run.part == shard);
    of_shard.map(|run| run.last).max()
}

/// A read under way.
struct Taking {
    request: ReadRequest,
    outcome: ReadOutcome,
    /// The counter to go on from.
    next: u64,
    full: bool,
}

impl Taking {
    /// Takes a record if there is room for it; says whether there may be for another.
    fn take(&mut self, stored: StoredRecord, encrypted: bool) -> bool {
        let (outcome, request) = (&mut self.outcome, &self.request);
        let bytes = stored.partition_key.len() + stored.data.len();
        self.full = outcome.records.len() >= request.records_max
            || (!outcome.records.is_empty() && outcome.bytes + bytes > request.bytes_max);
        if !self.full {
            outcome.bytes += bytes;
            self.next = stored.counter.saturating_add(1);
            outcome.records.push(ReadRecord { stored, encrypted });
        }
        !self.full
    }

    /// A frame, which ends with this counter, has been gone through.
    fn passed(&mut self, last: u64) {
        if !self.full {
            self.next = last.saturating_add(1);
            self.full = self.outcome.records.len() >= self.request.records_max;
        }
    }
}

/// The payload in the clear, if the frame is encrypted.
fn open(
    stream: &Stream,
    frame: &Frame,
    last: &mut Option<FrameKey>,
) -> Result<Option<Bytes>, ReadFailure> {
    if frame.key_id == 0 {
        return Ok(None);
    }
    if last.as_ref().is_none_or(|key| key.number != frame.key_id) {
        *last = stream.frame_key(frame.key_id);
    }
    let payload = frame.payload();
    let opened = last
        .as_ref()
        .and_then(|key| key.open(&frame.nonce, &payload));
    opened
        .map(Some)
        .ok_or_else(|| ReadFailure::Frame(frame.position.to_string()))
}
