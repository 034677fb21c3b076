//! Rounds: what is committed at once, from the queue to the answer.
//!
//! A round is taken from the queue and written, then synced, then taken in and answered. While much
//! of one lane comes in, the next round is written while the one before is being synced, so that the
//! disk is not kept waiting for the copying: two threads do the same, and tickets keep the order.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::Inner;
use super::batch::CommitInfo;
use super::position::{Lane, Track};
use super::queue::{Pending, Queue};
use crate::disk::{DiskFile, SyncSite};
use crate::error::{Result, StoreError};
use crate::limits::LAZY_SYNC_MS;
use crate::sync::lock;

/// Most rounds taken from the queue and not yet answered.
const ROUNDS_MAX: u32 = 2;

/// A segment that has been written and is to be synced.
pub(crate) struct Unsynced {
    pub(crate) file: Arc<dyn DiskFile>,
    /// Everything before this offset is written.
    pub(crate) until: u32,
    /// Told what has been synced.
    pub(crate) synced_until: Arc<AtomicU32>,
}

impl Unsynced {
    pub(crate) fn sync(&self) -> std::io::Result<()> {
        self.file.sync_data(SyncSite::Commit)?;
        self.synced_until.fetch_max(self.until, Ordering::Relaxed);
        Ok(())
    }
}

/// A round that has been written. Whoever holds it must finish it.
pub(crate) struct Round {
    ticket: u64,
    batches: Vec<Pending>,
    unsynced: Option<Unsynced>,
}

/// Lets tickets through one after the other, from 1 on.
#[derive(Debug, Default)]
struct Turnstile {
    passed: Mutex<u64>,
    moved: Condvar,
}

impl Turnstile {
    /// Waits until all tickets before this one are through.
    fn wait(&self, ticket: u64) {
        let passed = lock(&self.passed);
        let waited = self.moved.wait_while(passed, |passed| *passed + 1 < ticket);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    fn pass(&self, ticket: u64) {
        *lock(&self.passed) = ticket;
        self.moved.notify_all();
    }
}

/// Keeps rounds in order.
#[derive(Debug, Default)]
pub(crate) struct Order {
    synced: Turnstile,
    applied: Turnstile,
}

/// What the queue knows of rounds taken from it and not yet answered.
#[derive(Debug, Default)]
pub(crate) struct InFlight {
    rounds: u32,
    /// The segment of the records lane that they write to, if they write to nothing else.
    segment: Option<u32>,
    /// A waiting thread has been told that there is something to take.
    called: bool,
}

impl InFlight {
    pub(crate) fn is_empty(&self) -> bool {
        self.rounds == 0
    }
}

impl Queue {
    /// Whether a waiting thread has to be told of what has just been put in.
    pub(crate) fn calls(&mut self, overlap_bytes: usize) -> bool {
        let calls = !self.in_flight.called && self.round_len(overlap_bytes).is_some();
        self.in_flight.called |= calls;
        calls
    }

    /// How many batches from the front make the next round, if one may begin.
    fn round_len(&self, overlap_bytes: usize) -> Option<usize> {
        if self.pending.is_empty() {
            return None;
        }
        if self.in_flight.is_empty() {
            return Some(self.len_in_one_segment_per_track());
        }
        // What is written before the round before it is synced may be on disk without it. Records
        // in one segment refer to nothing of each other's, and what is found after a gap is not
        // looked at.
        let segment = self.in_flight.segment?;
        if self.in_flight.rounds >= ROUNDS_MAX || self.pending_bytes < overlap_bytes {
            return None;
        }
        let belongs = |batch: &&Pending| batch.is_of_records_in(segment);
        let len = self.pending.iter().take_while(belongs).count();
        let bytes: usize = self.pending.iter().take(len).map(Pending::bytes).sum();
        (bytes >= overlap_bytes).then_some(len)
    }

    fn len_in_one_segment_per_track(&self) -> usize {
        let mut segments: [Option<u32>; Track::COUNT] = [None; Track::COUNT];
        for (count, batch) in self.pending.iter().enumerate() {
            for frame in &batch.frames {
                let Some(segment) = segments.get_mut(Track::of(frame.position).slot()) else {
                    continue;
                };
                if *segment.get_or_insert(frame.position.segment) != frame.position.segment {
                    return count;
                }
            }
        }
        self.pending.len()
    }

    fn take_round(&mut self, overlap_bytes: usize) -> Option<Vec<Pending>> {
        self.in_flight.called = false;
        let len = self.round_len(overlap_bytes)?;
        let rest = self.pending.split_off(len);
        let round = std::mem::replace(&mut self.pending, rest);
        self.pending_bytes -= round.iter().map(Pending::bytes).sum::<usize>();
        let first = round.iter().find_map(|batch| batch.frames.first());
        let segment = first.map(|frame| frame.position.segment);
        self.in_flight.rounds += 1;
        self.in_flight.segment =
            segment.filter(|segment| round.iter().all(|batch| batch.is_of_records_in(*segment)));
        Some(round)
    }

    fn landed(&mut self) {
        self.in_flight.rounds -= 1;
        if self.in_flight.is_empty() {
            self.in_flight.segment = None;
        }
    }

    fn take_all(&mut self) -> Vec<Pending> {
        self.pending_bytes = 0;
        std::mem::take(&mut self.pending)
    }
}

impl Pending {
    /// Bytes that the batch takes on disk.
    pub(crate) fn bytes(&self) -> usize {
        let frames = self.frames.iter();
        frames.map(|frame| frame.header.frame_bytes()).sum()
    }

    fn is_of_records_in(&self, segment: u32) -> bool {
        let mut positions = self.frames.iter().map(|frame| frame.position);
        positions.all(|at| at.lane == Lane::Records && at.segment == segment)
    }
}

impl Inner {
    /// Commits what has been decided so far; says whether there was anything. Errors have poisoned
    /// the log and answered every waiter.
    pub(crate) fn step(&self) -> Result<bool> {
        let mut left = lock(&self.queue).pending.len();
        let mut any = false;
        while left > 0 {
            let Some(round) = self.begin()? else {
                break;
            };
            left = left.saturating_sub(round.batches.len());
            self.finish(round)?;
            any = true;
        }
        Ok(any)
    }

    /// Takes a round and writes it; `None` if there is nothing to take, or not yet.
    pub(crate) fn begin(&self) -> Result<Option<Round>> {
        // Taken first: two must not swap the order of what they take.
        let mut committer = lock(&self.committer);
        let Some(mut batches) = lock(&self.queue).take_round(self.options.overlap_bytes) else {
            return Ok(None);
        };
        let written = match self.poisoned() {
            Some(error) => Err(error),
            None => self.write_round(&mut committer, &mut batches),
        };
        match written {
            Ok(unsynced) => {
                let ticket = committer.next_ticket();
                Ok(Some(Round {
                    ticket,
                    batches,
                    unsynced,
                }))
            }
            Err(error) => Err(self.fail(batches, &error)),
        }
    }

    /// Syncs a round that has been written, takes it in and answers, when those before it are done.
    pub(crate) fn finish(&self, round: Round) -> Result<()> {
        let Round {
            ticket,
            batches,
            unsynced,
        } = round;
        self.order.synced.wait(ticket);
        let synced = match (self.poisoned(), &unsynced) {
            (Some(error), _) => Err(error),
            (None, Some(unsynced)) => unsynced
                .sync()
                .map_err(|error| StoreError::io("syncing a commit", error)),
            (None, None) => Ok(()),
        };
        // Before anybody else may sync: what follows a sync that failed must not be vouched for.
        let synced = synced.map_err(|error| self.poison(&error.to_string()));
        self.order.synced.pass(ticket);
        self.order.applied.wait(ticket);
        let outcome = match synced {
            Ok(()) => {
                let info = CommitInfo { group: ticket };
                for batch in batches {
                    self.apply(batch, info);
                }
                lock(&self.queue).landed();
                Ok(())
            }
            Err(error) => Err(self.fail(batches, &error)),
        };
        self.order.applied.pass(ticket);
        outcome
    }

    /// Stops the log; what was taken and what waits is answered.
    fn fail(&self, taken: Vec<Pending>, error: &StoreError) -> StoreError {
        let error = match error {
            StoreError::Poisoned { .. } => error.clone(),
            other => self.poison(&other.to_string()),
        };
        answer_all(taken, &error);
        let mut queue = lock(&self.queue);
        queue.landed();
        let rest = queue.take_all();
        drop(queue);
        answer_all(rest, &error);
        error
    }

    /// What each of the committer's threads does: until the store is closed.
    pub(crate) fn run(&self) {
        loop {
            let lazy = self.has_lazy();
            let mut queue = lock(&self.queue);
            let mut idle = false;
            while queue.round_len(self.options.overlap_bytes).is_none() {
                queue.in_flight.called = false;
                if queue.closed && queue.pending.is_empty() {
                    drop(queue);
                    // The other one is to see it too.
                    self.work.notify_all();
                    let _ = self.sync_lazy();
                    return;
                }
                (queue, idle) = self.rest(queue, lazy);
                if idle {
                    break;
                }
            }
            drop(queue);
            let outcome = if idle {
                self.sync_lazy()
            } else {
                self.begin()
                    .and_then(|round| round.map_or(Ok(()), |round| self.finish(round)))
            };
            if let Err(error) = outcome {
                tracing::error!(%error, "commit failed");
            }
        }
    }

    /// Waits until there is something to do; says whether what was written lazily is due.
    fn rest<'a>(&self, queue: MutexGuard<'a, Queue>, lazy: bool) -> (MutexGuard<'a, Queue>, bool) {
        if !lazy {
            let waited = self.work.wait(queue);
            return (waited.unwrap_or_else(PoisonError::into_inner), false);
        }
        let nap = Duration::from_millis(LAZY_SYNC_MS);
        let waited = self.work.wait_timeout(queue, nap);
        let (queue, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        (queue, timeout.timed_out())
    }
}

fn answer_all(batches: Vec<Pending>, error: &StoreError) {
    for batch in batches {
        let _ = batch.done.send(Err(error.clone()));
    }
}
