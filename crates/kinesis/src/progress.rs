//! What a shard has taken in since the process started: how much, and which counters.
//!
//! Counters have gaps, so how many records lie behind a position cannot be told from counters
//! alone. Spans of counters with their records tell it: exactly for what came lately, by
//! interpolation for what came longer ago.

use std::collections::VecDeque;

use crate::sequence::counter_time_ms;
use crate::traffic::Traffic;

/// Spans kept; beyond it the older half becomes coarser. A stream may have thousands of shards,
/// each with 6 kB of them.
const SPANS_MAX: usize = 256;

#[derive(Debug, Clone, Copy)]
struct Span {
    first: u64,
    last: u64,
    records: u64,
}

impl Span {
    /// Records from a counter within it on.
    fn from(&self, position: u64) -> u64 {
        let length = self.last.saturating_sub(self.first).saturating_add(1);
        let rest = self.last.saturating_sub(position).saturating_add(1);
        if length == self.records {
            return rest;
        }
        let share = u128::from(self.records) * u128::from(rest) / u128::from(length);
        u64::try_from(share).unwrap_or(u64::MAX).max(1)
    }
}

/// See the module.
#[derive(Debug)]
pub struct Progress {
    /// Records taken in.
    pub records: u64,
    /// Bytes taken in: data and partition keys.
    pub bytes: u64,
    /// Records refused because the shard's rate was used up.
    pub throttled: u64,
    /// Smaller counters are from before the process started.
    since: u64,
    spans: VecDeque<Span>,
    traffic: Traffic,
}

/// What lies behind a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// Records.
    pub records: u64,
    /// There may be more, from before the process started.
    pub at_least: bool,
    /// The counter of the first of them, as far as it is known.
    pub first: u64,
}

impl Progress {
    /// Of a shard whose last counter is this one.
    pub fn after(last: u64) -> Self {
        Self {
            records: 0,
            bytes: 0,
            throttled: 0,
            since: last.saturating_add(1),
            spans: VecDeque::new(),
            traffic: Traffic::default(),
        }
    }

    /// The load of the busiest minute since this was asked last, as [`Traffic`] counts it.
    pub fn take_load(&mut self, now_ms: u64) -> u32 {
        self.traffic.take(now_ms)
    }

    /// Takes records in, the last of which has this counter; their counters have no gaps.
    pub fn add(&mut self, last: u64, records: u64, bytes: u64) {
        self.records += records;
        self.bytes += bytes;
        self.traffic.add(counter_time_ms(last), records, bytes);
        let first = last.saturating_add(1).saturating_sub(records);
        match self.spans.back_mut() {
            Some(span) if span.last.saturating_add(1) == first => {
                span.last = last;
                span.records += records;
            }
            _ => {
                // Before there is one too many, for which there would be room for as many again.
                if self.spans.len() >= SPANS_MAX {
                    self.coarsen();
                }
                self.spans.push_back(Span {
                    first,
                    last,
                    records,
                });
            }
        }
    }

    /// Joins the spans of the older half by twos.
    fn coarsen(&mut self) {
        let newer = self.spans.split_off(SPANS_MAX / 2);
        for _ in 0..SPANS_MAX / 4 {
            if let (Some(span), Some(next)) = (self.spans.pop_front(), self.spans.pop_front()) {
                self.spans.push_back(Span {
                    last: next.last,
                    records: span.records + next.records,
                    ..span
                });
            }
        }
        self.spans.extend(newer);
    }

    /// What lies at and behind a position, where `held` tells whether the shard keeps anything
    /// from before the process started that lies there.
    pub fn from(&self, position: u64, held: bool) -> Option<Rest> {
        let mut records = 0;
        let mut first = None;
        for span in self.spans.iter().rev() {
            if span.last < position {
                break;
            }
            let from = position.max(span.first);
            records += span.from(from);
            first = Some(from);
        }
        let at_least = held && position < self.since;
        if at_least {
            // The newest of those from before.
            records += 1;
            first = Some(position);
        }
        first.map(|first| Rest {
            records,
            at_least,
            first,
        })
    }

    /// The first counter that is not from before the process started.
    pub fn since(&self) -> u64 {
        self.since
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(records: u64, at_least: bool, first: u64) -> Option<Rest> {
        Some(Rest {
            records,
            at_least,
            first,
        })
    }

    #[test]
    fn what_came_lately_is_counted_exactly() {
        let mut progress = Progress::after(99);
        assert_eq!(progress.from(100, false), None);
        progress.add(1_004, 5, 50);
        progress.add(1_006, 2, 20);
        progress.add(5_000, 1, 10);
        assert_eq!((progress.records, progress.bytes), (8, 80));
        assert_eq!(progress.from(100, true), rest(8, false, 1_000));
        assert_eq!(progress.from(1_003, true), rest(5, false, 1_003));
        assert_eq!(progress.from(1_007, true), rest(1, false, 5_000));
        assert_eq!(progress.from(5_001, true), None);
    }

    #[test]
    fn what_was_there_before_is_told_as_at_least() {
        let mut progress = Progress::after(99);
        assert_eq!(progress.from(50, true), rest(1, true, 50));
        assert_eq!(progress.from(50, false), None);
        progress.add(200, 1, 1);
        assert_eq!(progress.from(50, true), rest(2, true, 50));
        assert_eq!(progress.from(150, true), rest(1, false, 200));
    }

    #[test]
    fn much_stays_small_and_near() {
        let mut progress = Progress::after(0);
        for number in 1..=100_000 {
            progress.add(number * 1_000, 1, 1);
        }
        assert!(progress.spans.len() <= SPANS_MAX);
        for position in [1, 10_000_000, 50_000_500, 99_990_000] {
            let exact = 100_000 - (position - 1) / 1_000;
            let told = progress.from(position, false).unwrap().records;
            assert!(
                told.abs_diff(exact) <= exact / 50 + 2,
                "{position}: {told} is not near {exact}"
            );
        }
    }
}
