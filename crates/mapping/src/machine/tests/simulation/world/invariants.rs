//! What must hold at every step.

use std::collections::BTreeSet;

use super::{Id, Pending, World};
use crate::machine::{BATCH_PAYLOAD_BYTES_MAX, Batch, Checkpoint, Record, lane_of};

impl World {
    pub(super) fn check_batch(&self, index: u32, batch: &Batch<Id>) {
        let busy = self.running[&index]
            .pending
            .iter()
            .any(|pending| matches!(pending, Pending::Invoke(other) if other.lane == batch.lane));
        assert!(!busy, "two batches of one lane at once");
        let Some(first) = batch.records.first() else {
            return;
        };
        let limit = self.running[&index].machine.options();
        if let Some(limit) = limit.record_age_max_ms.or(limit.retention_ms) {
            assert!(
                self.now_ms - first.arrival_ms <= limit,
                "too old: {first:?}"
            );
        }
        if let Some(max) = limit.retry_attempts_max {
            assert!(batch.attempt <= max);
            if !self.options_changed {
                let last = batch.records.last().unwrap();
                let range = (index, first.counter, last.counter);
                let failed = self.range_failures.get(&range).copied().unwrap_or(0);
                assert!(
                    failed <= max + self.crashes,
                    "{failed} failures of {range:?}"
                );
                assert!(failed <= batch.attempt + self.crashes, "a count was reset");
            }
        }
        if !self.options_changed {
            assert!(batch.records.len() <= limit.batch_size);
        }
        let bytes: u64 = batch.records.iter().map(|record| record.event_bytes).sum();
        assert!(bytes <= BATCH_PAYLOAD_BYTES_MAX || batch.records.len() == 1);
        let shard = &self.shards[&index];
        for parent in &shard.parents {
            for record in &self.shards[parent].records {
                assert!(self.is_over(record), "child before parent: {record:?}");
            }
        }
        let factor = limit.parallelization_factor;
        for record in &batch.records {
            assert!(self.admits(record), "filtered: {record:?}");
        }
        let ids: BTreeSet<Id> = batch.records.iter().map(|record| record.handle).collect();
        assert!(batch.records.is_sorted_by(|a, b| a.counter < b.counter));
        for record in &batch.records {
            assert_eq!(lane_of(record.key_hash, factor), batch.lane);
            for earlier in &shard.records {
                if earlier.counter < record.counter && earlier.key_hash == record.key_hash {
                    assert!(
                        self.is_over(earlier) || ids.contains(&earlier.handle),
                        "{record:?} before {earlier:?}"
                    );
                }
            }
        }
    }

    /// A failed attempt is durable before the next one begins.
    pub(super) fn check_durable(&self, index: u32, batch: &Batch<Id>) {
        let disk = self.disk.get(&index);
        if batch.records.is_empty() && batch.attempt > 0 {
            let window = disk.and_then(|disk| disk.windows.open.as_ref());
            assert_eq!(window.map(|window| window.attempts), Some(batch.attempt));
        }
        if self.factor_changed || self.filter_changed {
            return;
        }
        let lanes = disk.map_or(&[][..], |disk| &disk.lanes);
        let failing: Vec<_> = lanes.iter().flat_map(|lane| &lane.failing).collect();
        let failed = |record: &&Record<Id>| self.failed.contains(&record.handle);
        for record in batch.records.iter().filter(failed) {
            let is_durable = failing.iter().any(|range| {
                range.attempts == batch.attempt
                    && (range.first..=range.last).contains(&record.counter)
            });
            assert!(is_durable, "tried again, and not durable: {record:?}");
        }
    }

    /// Processed, or given up by the rules.
    pub(super) fn is_over(&self, record: &Record<Id>) -> bool {
        let age = self.now_ms - record.arrival_ms;
        if self.resolved.contains(&record.handle)
            || self.filtered.contains(&record.handle)
            || self.is_trimmed(record)
        {
            return true;
        }
        if self.options.has_failure_destination && !self.destination_changed {
            return false;
        }
        let failures = self.failures.get(&record.handle).copied().unwrap_or(0);
        if self.options_changed {
            return failures > 0 || age > 60_000;
        }
        self.age_limit().is_some_and(|limit| age > limit)
            || self
                .options
                .retry_attempts_max
                .is_some_and(|max| failures > max)
    }

    /// The function is to see it.
    pub(super) fn admits(&self, record: &Record<Id>) -> bool {
        self.filter[(record.counter % 4) as usize]
    }

    /// The stream keeps it no longer.
    pub(super) fn is_trimmed(&self, record: &Record<Id>) -> bool {
        let age = self.now_ms - record.arrival_ms;
        self.options.retention_ms.is_some_and(|kept| age > kept)
    }

    pub(super) fn age_limit(&self) -> Option<i64> {
        match (self.options.record_age_max_ms, self.options.retention_ms) {
            (Some(age), Some(kept)) => Some(age.min(kept)),
            (age, kept) => age.or(kept),
        }
    }

    pub(super) fn is_settled(&self) -> bool {
        self.shards.iter().all(|(index, shard)| {
            let nothing = Checkpoint::starting_at(0);
            let checkpoint = self.disk.get(index).unwrap_or(&nothing);
            (checkpoint.finished || !shard.closed)
                && checkpoint.windows.open.is_none()
                && shard
                    .records
                    .iter()
                    .all(|record| is_done(checkpoint, record) || self.is_trimmed(record))
        })
    }

    pub(super) fn check_end(&self) {
        self.check_finalised();
        self.counts.check();
        for shard in self.shards.values() {
            for record in &shard.records {
                assert!(self.is_over(record), "lost: {record:?}");
            }
        }
    }
}

pub(super) fn is_done(checkpoint: &Checkpoint, record: &Record<Id>) -> bool {
    checkpoint.finished
        || record.counter < checkpoint.next
        || checkpoint.lanes.iter().any(|lane| {
            record.counter < lane.next && lane_of(record.key_hash, lane.factor) == lane.lane
        })
}
