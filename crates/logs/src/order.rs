//! In which order of time the events of a stream came: as runs of numbers within which time does
//! not go back. Most streams are one run. It is found by reading and kept in memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use store::{Lane, Transaction};
use wire::Fault;

use crate::event::times;
use crate::group::Group;
use crate::stream::Stream;
use crate::{Logs, faults};

/// Runs kept of a stream; one with more is read whole.
const RUNS_MAX: usize = 256;

/// Consecutive events within which time does not go back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// The number of the first event.
    pub first: u64,
    /// The number after the last.
    pub end: u64,
    /// The earliest time.
    pub earliest: i64,
    /// The latest time.
    pub latest: i64,
}

/// The order of the events before a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Order {
    /// The runs, by number; none if there are too many.
    pub runs: Vec<Run>,
    /// Whether there are too many.
    pub is_scattered: bool,
    /// The earliest and the latest time of all.
    pub times: Option<(i64, i64)>,
    /// The number after the last event that was looked at.
    end: u64,
}

impl Order {
    fn take(&mut self, number: u64, time: i64) {
        self.end = number + 1;
        self.times = Some(self.times.map_or((time, time), |(earliest, latest)| {
            (earliest.min(time), latest.max(time))
        }));
        if self.is_scattered {
            return;
        }
        if let Some(run) = self.runs.last_mut()
            && time >= run.latest
        {
            run.end = self.end;
            run.latest = time;
        } else if self.runs.len() < RUNS_MAX {
            self.runs.push(Run {
                first: number,
                end: self.end,
                earliest: time,
                latest: time,
            });
        } else {
            self.is_scattered = true;
            self.runs = Vec::new();
        }
    }
}

/// The orders of streams, by group id and part.
#[derive(Debug, Clone, Default)]
pub(crate) struct Orders(Arc<Mutex<HashMap<(u64, u32), Order>>>);

impl Orders {
    fn get(&self, key: (u64, u32)) -> Order {
        let orders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        orders.get(&key).cloned().unwrap_or_default()
    }

    fn keep(&self, key: (u64, u32), order: &Order) {
        let mut orders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = orders.entry(key).or_default();
        if order.end > kept.end {
            kept.clone_from(order);
        }
    }

    /// Forgets a group's deleted streams, or one of them, once that is applied.
    pub fn forget(&self, tx: &mut Transaction<'_>, group: u64, part: Option<u32>) {
        let orders = Arc::clone(&self.0);
        tx.on_applied(move || {
            let mut orders = orders.lock().unwrap_or_else(PoisonError::into_inner);
            orders.retain(|(of_group, of_part), _| {
                *of_group != group || part.is_some_and(|part| part != *of_part)
            });
        });
    }
}

impl Logs {
    /// The order of the events of a stream that are durable. Reads those that came since it was
    /// asked for last.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn order(&self, group: &Group, stream: &Stream) -> Result<Order, Fault> {
        let key = (group.id, stream.part);
        let mut order = self.orders.get(key);
        let from = order.end;
        if from >= self.end(group, stream) {
            return Ok(order);
        }
        let log = self.store.log();
        for frame in log.scan(Lane::Telemetry, group.id, stream.part, from) {
            let frame = frame.map_err(|error| faults::store(&error))?;
            for (number, time) in times(&frame, stream.part, from) {
                order.take(number, time);
            }
        }
        self.orders.keep(key, &order);
        Ok(order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(times: impl IntoIterator<Item = i64>) -> Order {
        let mut order = Order::default();
        for (number, time) in (0..).zip(times) {
            order.take(number, time);
        }
        order
    }

    #[test]
    fn a_run_ends_where_time_goes_back() {
        let found = order([1, 2, 2, 5, 3, 4]);
        let runs: Vec<_> = found.runs.iter().map(|run| (run.first, run.end)).collect();
        assert_eq!(runs, [(0, 4), (4, 6)]);
        assert_eq!(found.times, Some((1, 5)));
        assert_eq!(order(0..10_000).runs.len(), 1);
    }

    #[test]
    fn too_many_runs_are_none() {
        let found = order((0..1_000).rev());
        assert!(found.is_scattered && found.runs.is_empty());
        assert_eq!((found.times, found.end), (Some((0, 999)), 1_000));
    }
}
