//! One lane of a shard: its records in order, one piece of work at a time.

mod failing;
mod windows;

use std::collections::VecDeque;
use std::sync::Arc;

use super::backoff;
use super::checkpoint::{Condition, FailingRange, InvocationTrace, LaneMark};
use super::event::{Action, Batch, Delivery, Metric, Outcome, Record};
use super::limits::{
    BACKOFF_MAX_MS, BATCH_PAYLOAD_BYTES_MAX, EVENT_ENVELOPE_BYTES, WINDOW_ENVELOPE_BYTES,
};
use super::options::Options;
use super::window::{Bounds, WindowMark, WindowPlace};

/// A record in memory and when it was read.
#[derive(Debug, Clone)]
pub(super) struct Held<H> {
    pub(super) record: Record<H>,
    pub(super) read_ms: i64,
}

/// What a lane is doing, with the first `count` records it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Idle,
    Invoking {
        batch: u64,
        count: usize,
        bounds: Option<Bounds>,
    },
    /// The last invocation of a window, which has no records.
    Closing {
        batch: u64,
    },
    Delivering {
        delivery: u64,
        count: usize,
    },
}

/// What the shard tells its lanes.
pub(super) struct Situation<'a> {
    pub(super) now_ms: i64,
    pub(super) options: &'a Options,
    /// Counter behind the last record read.
    pub(super) read_next: u64,
    pub(super) drained: bool,
    /// All records that arrived before this time were read.
    pub(super) caught_up_ms: i64,
    /// Nothing but the end of an open window may begin.
    pub(super) closing: bool,
    /// Version of the newest durable checkpoint.
    pub(super) durable: u64,
    /// Version of the checkpoint that this step will ask for.
    pub(super) upcoming: u64,
}

/// What a lane tells its shard.
pub(super) struct Outbox<H> {
    pub(super) actions: Vec<Action<H>>,
    /// Something a checkpoint holds has changed.
    pub(super) dirty: bool,
    /// The next number for a batch or a delivery.
    pub(super) next_number: u64,
}

impl<H> Outbox<H> {
    /// Counts a metric, unless it is none of something.
    pub(super) fn measure(&mut self, metric: Metric) {
        let is_nothing = matches!(
            metric,
            Metric::FilteredOut(0) | Metric::Invoked(0) | Metric::FailedInvoke(0)
        );
        if !is_nothing {
            self.actions.push(Action::Measure(metric));
        }
    }

    fn number(&mut self) -> u64 {
        self.next_number += 1;
        self.next_number
    }
}

#[derive(Debug)]
pub(super) struct Lane<H> {
    index: u16,
    held: VecDeque<Held<H>>,
    /// Event bytes of what is held.
    held_bytes: u64,
    /// Records below this counter were done before a restart.
    skip_below: u64,
    failing: VecDeque<FailingRange>,
    work: Work,
    windows: WindowPlace,
    /// Nothing begins before this checkpoint is durable.
    gate: u64,
    /// Refused invocations or deliveries in a row.
    refusals: u32,
    not_before_ms: i64,
}

impl<H: Clone> Lane<H> {
    pub(super) fn new(index: u16) -> Self {
        Self {
            index,
            held: VecDeque::new(),
            held_bytes: 0,
            skip_below: 0,
            failing: VecDeque::new(),
            work: Work::Idle,
            windows: WindowPlace::default(),
            gate: 0,
            refusals: 0,
            not_before_ms: 0,
        }
    }

    pub(super) fn resume(&mut self, mark: LaneMark) {
        self.skip_below = self.skip_below.max(mark.next);
        self.failing.extend(mark.failing);
    }

    pub(super) fn is_idle(&self) -> bool {
        self.work == Work::Idle
    }

    pub(super) fn is_done(&self) -> bool {
        self.is_idle() && self.held.is_empty() && self.failing.is_empty() && !self.has_window()
    }

    pub(super) fn has_done(&self, counter: u64) -> bool {
        counter < self.skip_below
    }

    pub(super) fn hold(&mut self, record: Record<H>, read_ms: i64) {
        self.hold_again(Held { record, read_ms });
    }

    pub(super) fn into_held(self) -> VecDeque<Held<H>> {
        self.held
    }

    pub(super) fn hold_again(&mut self, held: Held<H>) {
        self.held_bytes += held.record.event_bytes;
        self.held.push_back(held);
    }

    pub(super) fn held_len(&self) -> usize {
        self.held.len()
    }

    pub(super) fn held_bytes(&self) -> u64 {
        self.held_bytes
    }

    /// Arrival of the first record held.
    pub(super) fn oldest_ms(&self) -> Option<i64> {
        self.held.front().map(|held| held.record.arrival_ms)
    }

    /// The first counter that is not done, as far as was read.
    pub(super) fn next(&self, read_next: u64) -> u64 {
        self.held
            .front()
            .map_or(read_next, |held| held.record.counter)
    }

    pub(super) fn mark(&self, factor: u16, read_next: u64, low_water: u64) -> Option<LaneMark> {
        let next = self.next(read_next).max(self.skip_below);
        (next > low_water || !self.failing.is_empty()).then(|| LaneMark {
            factor,
            lane: self.index,
            next,
            failing: self.failing.iter().cloned().collect(),
        })
    }

    /// Whether a failing range waits for records that were not read since the restart.
    pub(super) fn misses_records(&self, read_next: u64, drained: bool) -> bool {
        !drained
            && self
                .failing
                .front()
                .is_some_and(|range| read_next <= range.last)
    }

    /// Whether another batch could not be filled.
    pub(super) fn is_hungry(&self, batch_size: usize) -> bool {
        let busy = match self.work {
            Work::Idle | Work::Closing { .. } => 0,
            Work::Invoking { count, .. } | Work::Delivering { count, .. } => count,
        };
        self.held.len().saturating_sub(busy) < batch_size
    }

    /// Begins what can begin now.
    pub(super) fn advance(&mut self, situation: &Situation<'_>, out: &mut Outbox<H>) {
        while self.is_idle() && self.gate <= situation.durable {
            if self.window_is_over(situation) {
                return self.finish_window(situation, out);
            }
            if situation.closing {
                return;
            }
            let goes_on = match self.failing.front().cloned() {
                Some(range) => self.advance_range(range, situation, out),
                None => self.advance_fresh(situation, out),
            };
            if !goes_on {
                return;
            }
        }
    }

    /// When [`Lane::advance`] is worth calling again though nothing happens.
    pub(super) fn wake_at(&self, situation: &Situation<'_>) -> Option<i64> {
        if !self.is_idle() || self.gate > situation.durable {
            return None;
        }
        if let Some(window) = &self.windows.open
            && self.window_is_over(situation)
        {
            return Some(window.retry_at_ms.max(self.not_before_ms));
        }
        if situation.closing {
            return None;
        }
        let front = self.held.front()?;
        let begins = match self.failing.front() {
            Some(_) if self.misses_records(situation.read_next, situation.drained) => return None,
            Some(range) if range.verdict.is_some() => return Some(self.not_before_ms),
            Some(range) => range.retry_at_ms,
            None => self.closes_at(front, situation),
        }
        .max(self.not_before_ms);
        let expires = situation
            .options
            .age_limit_ms()
            .map(|limit| front.record.arrival_ms.saturating_add(limit + 1));
        Some(expires.map_or(begins, |expires| begins.min(expires)))
    }

    /// Takes the end of an invocation; false if the batch is not this lane's.
    pub(super) fn invoked(
        &mut self,
        number: u64,
        outcome: &Outcome,
        trace: Option<InvocationTrace>,
        state: Option<Arc<str>>,
        situation: &Situation<'_>,
        out: &mut Outbox<H>,
    ) -> bool {
        let (count, bounds) = match self.work {
            Work::Invoking {
                batch,
                count,
                bounds,
            } if batch == number => (count, bounds),
            Work::Closing { batch } if batch == number => (0, None),
            _ => return false,
        };
        let closes = matches!(self.work, Work::Closing { .. });
        self.work = Work::Idle;
        out.measure(Metric::Invoked(count));
        out.measure(Metric::FailedInvoke(match *outcome {
            Outcome::Succeeded => 0,
            Outcome::FailedFrom(index) if index < count => count - index,
            _ => count,
        }));
        if *outcome == Outcome::NotInvoked {
            self.refused(situation.now_ms);
            return true;
        }
        self.refusals = 0;
        self.not_before_ms = 0;
        if closes {
            self.window_finished(*outcome == Outcome::Succeeded, situation, out);
            return true;
        }
        let has_done = match *outcome {
            Outcome::Succeeded => true,
            Outcome::FailedFrom(index) => (1..count).contains(&index),
            Outcome::Failed | Outcome::TooLarge | Outcome::NotInvoked => false,
        };
        if let (true, Some(bounds), Some(state)) = (has_done, bounds, state) {
            self.windows.open = Some(WindowMark::new(bounds, state));
        }
        match *outcome {
            Outcome::FailedFrom(index) if index >= count => {
                self.failed(count, false, trace, situation, out)
            }
            // The cut is where the batch began: nothing is done, nothing to split off.
            Outcome::FailedFrom(0) => self.failed(count, false, trace, situation, out),
            Outcome::FailedFrom(index) => self.failed_from(index, count, trace, situation, out),
            Outcome::Failed => self.failed(count, situation.options.bisect, trace, situation, out),
            Outcome::TooLarge => self.failed(count, true, trace, situation, out),
            Outcome::Succeeded | Outcome::NotInvoked => self.complete(count, out),
        }
        true
    }

    /// Takes the end of a delivery; false if it is not this lane's.
    pub(super) fn delivered(
        &mut self,
        number: u64,
        delivered: bool,
        now_ms: i64,
        out: &mut Outbox<H>,
    ) -> bool {
        let count = match self.work {
            Work::Delivering { delivery, count } if delivery == number => count,
            _ => return false,
        };
        self.work = Work::Idle;
        if delivered {
            self.refusals = 0;
            self.not_before_ms = 0;
            out.actions.push(Action::Measure(Metric::Delivered(count)));
            self.complete(count, out);
        } else {
            out.actions
                .push(Action::Measure(Metric::DestinationDeliveryFailure));
            self.refused(now_ms);
        }
        true
    }

    fn refused(&mut self, now_ms: i64) {
        self.refusals = self.refusals.saturating_add(1);
        self.not_before_ms = now_ms + backoff::after(self.refusals, BACKOFF_MAX_MS);
    }

    /// Works on the failing range at the front; true if there may be more to do at once.
    fn advance_range(
        &mut self,
        range: FailingRange,
        situation: &Situation<'_>,
        out: &mut Outbox<H>,
    ) -> bool {
        if self.misses_records(situation.read_next, situation.drained) {
            return false;
        }
        let count = self.count_until(range.last);
        if count == 0 {
            // The stream has expired these records since the restart.
            self.failing.pop_front();
            out.dirty = true;
            return true;
        }
        if let Some(verdict) = range.verdict.clone() {
            if !situation.options.has_failure_destination {
                if !self.is_expired_by_the_stream(&verdict, situation) {
                    out.measure(Metric::Dropped(count));
                }
                self.complete(count, out);
                return true;
            }
            if situation.now_ms < self.not_before_ms {
                return false;
            }
            let number = out.number();
            self.work = Work::Delivering {
                delivery: number,
                count,
            };
            let records = self.records(count);
            let window = self.batch_bounds(&records, situation);
            out.actions.push(Action::Deliver(Delivery {
                number,
                range,
                verdict,
                window: window.map(|bounds| self.batch_window(bounds)),
                records,
            }));
            return false;
        }
        let expired = self.count_expired(count, situation);
        if expired > 0 {
            self.give_up(
                range,
                expired,
                count,
                Condition::RecordAgeExceeded,
                situation,
                out,
            );
            return true;
        }
        if situation
            .options
            .retry_attempts_max
            .is_some_and(|max| range.attempts > max)
        {
            let condition = Condition::RetryAttemptsExhausted;
            self.give_up(range, count, count, condition, situation, out);
            return true;
        }
        if situation.now_ms < range.retry_at_ms.max(self.not_before_ms) {
            return false;
        }
        // Other patterns can have put records in between, and batches be smaller now.
        let (fitting, _) = self.cut(situation.options.batch_size.min(count), situation);
        if let (Some(last), Some(first)) = (
            self.counter_at(fitting.saturating_sub(1)),
            self.counter_at(fitting),
        ) && fitting < count
        {
            self.failing.pop_front();
            self.failing.push_front(FailingRange {
                first,
                ..range.clone()
            });
            self.failing.push_front(FailingRange { last, ..range });
            out.dirty = true;
            return true;
        }
        self.invoke(count, range.attempts, situation, out);
        false
    }

    /// Works on records that have not failed yet; true if there may be more to do at once.
    fn advance_fresh(&mut self, situation: &Situation<'_>, out: &mut Outbox<H>) -> bool {
        let Some(closes_at) = self
            .held
            .front()
            .map(|held| self.closes_at(held, situation))
        else {
            return false;
        };
        let (count, is_full) = self.cut(situation.options.batch_size, situation);
        let expired = self.count_expired(count, situation);
        if expired > 0 {
            let range = self.range_of(expired, situation.now_ms);
            self.failing.push_front(range.clone());
            self.give_up(
                range,
                expired,
                expired,
                Condition::RecordAgeExceeded,
                situation,
                out,
            );
            return true;
        }
        let waits = !is_full && !situation.drained && situation.now_ms < closes_at;
        if waits || situation.now_ms < self.not_before_ms {
            return false;
        }
        self.invoke(count, 0, situation, out);
        false
    }

    fn invoke(
        &mut self,
        count: usize,
        attempt: u32,
        situation: &Situation<'_>,
        out: &mut Outbox<H>,
    ) {
        let number = out.number();
        let records = self.records(count);
        if let Some(last) = records.last() {
            let age = (situation.now_ms - last.arrival_ms).max(0);
            out.actions.push(Action::Measure(Metric::IteratorAge(age)));
        }
        let bounds = self.batch_bounds(&records, situation);
        self.work = Work::Invoking {
            batch: number,
            count,
            bounds,
        };
        out.actions.push(Action::Invoke(Batch {
            number,
            lane: self.index,
            attempt,
            records,
            window: bounds.map(|bounds| self.batch_window(bounds)),
        }));
    }

    /// The first `count` records are done.
    fn complete(&mut self, count: usize, out: &mut Outbox<H>) {
        let last = count
            .checked_sub(1)
            .and_then(|index| self.counter_at(index));
        for held in self.held.drain(..count.min(self.held.len())) {
            self.held_bytes = self.held_bytes.saturating_sub(held.record.event_bytes);
        }
        while let (Some(range), Some(last)) = (self.failing.front(), last) {
            if range.last > last {
                break;
            }
            self.failing.pop_front();
        }
        out.dirty = true;
    }

    /// How many records the next batch takes, and whether it can take no more.
    fn cut(&self, batch_size: usize, situation: &Situation<'_>) -> (usize, bool) {
        let bounds = self
            .oldest_ms()
            .and_then(|arrival_ms| self.bounds(arrival_ms, situation.options));
        let mut bytes = EVENT_ENVELOPE_BYTES;
        if bounds.is_some() {
            bytes += WINDOW_ENVELOPE_BYTES + self.state().len() as u64;
        }
        let mut count = 0;
        for held in self.held.iter().take(batch_size) {
            if count > 0 && bounds.is_some_and(|bounds| held.record.arrival_ms >= bounds.end_ms) {
                return (count, true);
            }
            bytes = bytes.saturating_add(held.record.event_bytes);
            // A record that is too large by itself goes alone: the invocation fails and the
            // rules for failures apply.
            if bytes > BATCH_PAYLOAD_BYTES_MAX && count > 0 {
                return (count, true);
            }
            count += 1;
        }
        (count, count >= batch_size)
    }

    fn count_expired(&self, count: usize, situation: &Situation<'_>) -> usize {
        let Some(limit) = situation.options.age_limit_ms() else {
            return 0;
        };
        self.held
            .iter()
            .take(count)
            .take_while(|held| situation.now_ms - held.record.arrival_ms > limit)
            .count()
    }

    fn count_until(&self, last: u64) -> usize {
        self.held
            .iter()
            .take_while(|held| held.record.counter <= last)
            .count()
    }

    fn counter_at(&self, index: usize) -> Option<u64> {
        self.held.get(index).map(|held| held.record.counter)
    }

    fn records(&self, count: usize) -> Vec<Record<H>> {
        self.held
            .iter()
            .take(count)
            .map(|held| held.record.clone())
            .collect()
    }

    fn range_of(&self, count: usize, now_ms: i64) -> FailingRange {
        let first = self.counter_at(0).unwrap_or(0);
        FailingRange {
            first,
            last: count
                .checked_sub(1)
                .and_then(|index| self.counter_at(index))
                .unwrap_or(first),
            attempts: 0,
            invocations: 0,
            first_failure_ms: now_ms,
            retry_at_ms: now_ms,
            invocation: None,
            verdict: None,
        }
    }
}
