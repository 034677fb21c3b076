//! Reading data points back, and what the disk holds at start-up.

use std::sync::PoisonError;

use bytes::Buf;
use store::{Frame, Lane, StoreError};
use wire::Fault;

use crate::bins::{self, BinKey, Bins};
use crate::write::{KIND_JOURNAL, KIND_SUMMARY, PART_JOURNAL, PART_SUMMARIES, part_of};
use crate::{Metrics, faults, limits};

fn damaged(frame: &Frame) -> StoreError {
    StoreError::Row {
        table: "metrics".to_owned(),
        reason: format!("the data points at {} are damaged", frame.position),
    }
}

impl Metrics {
    /// The bins of a metric that begin in a span of seconds.
    ///
    /// # Errors
    /// `InternalServiceError`
    pub(crate) fn bins(&self, number: u32, from_s: i64, until_s: i64) -> Result<Bins, Fault> {
        self.try_bins(number, from_s, until_s)
            .map_err(|error| faults::store(&error))
    }

    fn try_bins(&self, number: u32, from_s: i64, until_s: i64) -> Result<Bins, StoreError> {
        let horizon_ms = self.now_ms() - i64::try_from(limits::KEPT_MS).unwrap_or(i64::MAX);
        let from_s = from_s.max(horizon_ms.div_euclid(1_000));
        let mut found = Bins::new();
        let summarised = self.recent.of(number, from_s, until_s, |key, stats| {
            bins::merge(&mut found, key, stats);
        });
        let Some(owner) = self.owner() else {
            return Ok(found);
        };
        let (log, part) = (self.store.log(), part_of(number));
        // A sample comes at most two hours before its own time, so no summary before this has one.
        let since = from_s
            .saturating_mul(1_000)
            .saturating_sub(limits::FUTURE_MAX_MS)
            .max(0);
        let since = u64::try_from(since).unwrap_or(0);
        let Some(first) = log.find_time(Lane::Telemetry, owner, part, since)? else {
            return Ok(found);
        };
        let Some(first) = number_in(&first, part) else {
            return Ok(found);
        };
        for frame in log.scan(Lane::Telemetry, owner, part, first) {
            let frame = frame?;
            if number_in(&frame, part).is_none_or(|number| number > summarised) {
                break;
            }
            let mut payload = frame.payload();
            payload.try_get_u64().map_err(|_| damaged(&frame))?;
            let each = |key: BinKey, stats| {
                if (from_s..until_s).contains(&key.start_s) {
                    bins::merge(&mut found, key, &stats);
                }
            };
            bins::decode(payload, Some(number), each).ok_or_else(|| damaged(&frame))?;
        }
        Ok(found)
    }

    /// Takes in what the disk holds: registrations, and the journal behind the last summary.
    pub(crate) fn restore(&self) -> Result<(), StoreError> {
        let mut next_metric = 0;
        {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            for (_, row) in self.registrations.all() {
                next_metric = next_metric.max(row.number.saturating_add(1));
                known.insert(std::sync::Arc::new(row.metric.clone()), row.number);
            }
        }
        let Some(owner) = self.owner() else {
            return Ok(());
        };
        let log = self.store.log();
        let last = |part| {
            log.bounds(Lane::Telemetry, owner, part)
                .map_or(0, |bounds| bounds.last)
        };
        let summarised = last(PART_SUMMARIES);
        let mut covered = 0;
        if let Some(frame) = log.find(Lane::Telemetry, owner, PART_SUMMARIES, summarised)?
            && frame.kind == KIND_SUMMARY
        {
            covered = frame.payload().try_get_u64().map_err(|_| damaged(&frame))?;
        }
        let journalled = last(PART_JOURNAL).max(covered);
        self.recent.restore(covered, summarised);
        for frame in log.scan(Lane::Telemetry, owner, PART_JOURNAL, covered + 1) {
            let frame = frame?;
            let Some(number) = number_in(&frame, PART_JOURNAL) else {
                continue;
            };
            if frame.kind != KIND_JOURNAL {
                continue;
            }
            let mut added = Bins::new();
            bins::decode(frame.payload(), None, |key, stats| {
                bins::merge(&mut added, key, &stats)
            })
            .ok_or_else(|| damaged(&frame))?;
            // A power cut may keep samples and lose the registration of their metric, which
            // nobody was told of: its number is not given again.
            let numbers = added.keys().map(|key| key.number.saturating_add(1));
            next_metric = numbers.fold(next_metric, u32::max);
            self.recent
                .apply(number, added.iter().map(|(key, stats)| (*key, stats)));
        }
        let mut numbers = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        numbers.metric = next_metric;
        numbers.journal = journalled + 1;
        numbers.summary = summarised + 1;
        Ok(())
    }
}

fn number_in(frame: &Frame, part: u32) -> Option<u64> {
    frame
        .runs
        .iter()
        .find(|run| run.part == part)
        .map(|run| run.first)
}
