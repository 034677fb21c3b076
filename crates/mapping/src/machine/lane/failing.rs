//! Ranges that fail: their attempts, their halves, their end.

use super::{Lane, Outbox, Situation};
use crate::machine::backoff;
use crate::machine::checkpoint::{Condition, FailingRange, InvocationTrace, Verdict};
use crate::machine::limits::BACKOFF_MAX_MS;

impl<H: Clone> Lane<H> {
    /// Gives up the first `given_up` of the `count` records of the range at the front.
    pub(super) fn give_up(
        &mut self,
        range: FailingRange,
        given_up: usize,
        count: usize,
        condition: Condition,
        situation: &Situation<'_>,
        out: &mut Outbox<H>,
    ) {
        self.failing.pop_front();
        if given_up < count {
            let first = self.counter_at(given_up).unwrap_or(range.last);
            self.failing.push_front(FailingRange {
                first,
                ..range.clone()
            });
        }
        // Not the range's own: other patterns may let in what is behind the last one held now.
        let last = given_up
            .checked_sub(1)
            .and_then(|index| self.counter_at(index))
            .unwrap_or(range.last);
        self.failing.push_front(FailingRange {
            last,
            verdict: Some(Verdict {
                condition,
                at_ms: situation.now_ms,
            }),
            ..range
        });
        out.dirty = true;
        if situation.options.has_failure_destination {
            self.gate = situation.upcoming;
        }
        self.refusals = 0;
        self.not_before_ms = 0;
    }

    /// The batch of `count` records failed as a whole.
    pub(super) fn failed(
        &mut self,
        count: usize,
        bisect: bool,
        trace: Option<InvocationTrace>,
        situation: &Situation<'_>,
        out: &mut Outbox<H>,
    ) {
        let mut range = match self.failing.pop_front() {
            Some(range) => range,
            None => self.range_of(count, situation.now_ms),
        };
        range.invocations = range.invocations.saturating_add(1);
        range.invocation = trace;
        out.dirty = true;
        self.gate = situation.upcoming;
        let middle = if bisect { count / 2 } else { 0 };
        match (
            middle
                .checked_sub(1)
                .and_then(|index| self.counter_at(index)),
            self.counter_at(middle),
        ) {
            (Some(left_last), Some(right_first)) => {
                let wait = backoff::after(range.attempts.saturating_add(1), BACKOFF_MAX_MS);
                self.failing.push_front(FailingRange {
                    first: right_first,
                    retry_at_ms: situation.now_ms,
                    ..range.clone()
                });
                self.failing.push_front(FailingRange {
                    last: left_last,
                    retry_at_ms: situation.now_ms + wait,
                    ..range
                });
            }
            _ => {
                range.attempts = range.attempts.saturating_add(1);
                range.retry_at_ms =
                    situation.now_ms + backoff::after(range.attempts, BACKOFF_MAX_MS);
                self.failing.push_front(range);
            }
        }
    }

    /// The first `index` of `count` records are done, the others are to be tried again by
    /// themselves: as on AWS with the attempts of a new batch.
    pub(super) fn failed_from(
        &mut self,
        index: usize,
        count: usize,
        trace: Option<InvocationTrace>,
        situation: &Situation<'_>,
        out: &mut Outbox<H>,
    ) {
        let earlier = self.failing.pop_front();
        let mut rest = match earlier {
            Some(range) => range,
            None => self.range_of(count, situation.now_ms),
        };
        self.complete(index, out);
        rest.first = self.next(rest.last);
        rest.attempts = 0;
        rest.invocations = 0;
        rest.retry_at_ms = situation.now_ms + backoff::after(1, BACKOFF_MAX_MS);
        rest.invocation = trace;
        self.failing.push_front(rest);
        self.gate = situation.upcoming;
    }

    /// Whether it was the stream's retention that a range was given up by, not the mapping's limits.
    pub(super) fn is_expired_by_the_stream(
        &self,
        verdict: &Verdict,
        situation: &Situation<'_>,
    ) -> bool {
        let age_max_ms = situation.options.record_age_max_ms.unwrap_or(i64::MAX);
        verdict.condition == Condition::RecordAgeExceeded
            && self
                .oldest_ms()
                .is_some_and(|arrival_ms| verdict.at_ms - arrival_ms <= age_max_ms)
    }
}
