//! The function, the failure destination and the disk.

use std::sync::Arc;

use super::invariants::is_done;
use super::{Id, Mood, World};
use crate::machine::{Batch, Checkpoint, Condition, Delivery, Outcome};

impl World {
    pub(super) fn apply(&mut self, index: u32, batch: &Batch<Id>) -> (Outcome, Option<Arc<str>>) {
        if batch.records.is_empty() && self.chaotic && self.random.chance(20) {
            return (Outcome::Failed, None);
        }
        let mut outcome = Outcome::Succeeded;
        for (position, record) in batch.records.iter().enumerate() {
            match self.moods.get_mut(&record.handle).unwrap() {
                Mood::Fails(times) if *times > 0 => {
                    *times -= 1;
                    outcome = Outcome::Failed;
                    break;
                }
                Mood::Reported(times) if *times > 0 && outcome == Outcome::Succeeded => {
                    *times -= 1;
                    outcome = if self.options.report_item_failures {
                        Outcome::FailedFrom(position)
                    } else {
                        Outcome::Failed
                    };
                }
                _ => {}
            }
        }
        let done = match outcome {
            Outcome::Succeeded => batch.records.len(),
            Outcome::FailedFrom(position) => position,
            Outcome::Failed | Outcome::TooLarge | Outcome::NotInvoked => 0,
        };
        let (done, failed) = batch.records.split_at(done);
        self.resolved
            .extend(done.iter().map(|record| record.handle));
        self.in_state
            .extend(done.iter().map(|record| record.handle));
        for record in failed {
            *self.failures.entry(record.handle).or_default() += 1;
            self.in_state.remove(&record.handle);
        }
        if let (Some(first), Some(last)) = (failed.first(), failed.last())
            && done.is_empty()
        {
            let range = (index, first.counter, last.counter);
            *self.range_failures.entry(range).or_default() += 1;
        }
        let state = self.state_after(batch, &outcome);
        (outcome, state)
    }

    pub(super) fn deliver(&mut self, index: u32, delivery: &Delivery<Id>) {
        assert!(self.options.has_failure_destination || self.destination_changed);
        let ids: Vec<Id> = delivery
            .records
            .iter()
            .map(|record| record.handle)
            .collect();
        if self.options.retention_ms.is_none() && !self.filter_changed {
            assert_eq!(ids.first().unwrap().1, delivery.range.first);
            assert_eq!(ids.last().unwrap().1, delivery.range.last);
        }
        let on_disk = &self.disk[&index];
        assert!(
            on_disk
                .lanes
                .iter()
                .any(|lane| lane.failing.contains(&delivery.range)),
            "a verdict is durable before its record is written"
        );
        let key = format!(
            "{index}/{}/{}/{}",
            delivery.verdict.at_ms, delivery.range.first, delivery.range.attempts
        );
        let earlier = self.destination.insert(key.clone(), ids.clone());
        if self.options.retention_ms.is_none() && !self.filter_changed && !self.factor_changed {
            assert!(
                earlier.is_none_or(|earlier| earlier == ids),
                "one key, one record"
            );
        }
        if !self.factor_changed && self.options.retention_ms.is_none() {
            for id in &ids {
                let keys = self.destination.values().filter(|ids| ids.contains(id));
                assert_eq!(keys.count(), 1, "one record, one key");
            }
        }
        match delivery.verdict.condition {
            Condition::RecordAgeExceeded => {
                for record in &delivery.records {
                    let limit = self.age_limit().or(self.options_changed.then_some(0));
                    assert!(
                        self.now_ms - record.arrival_ms > limit.unwrap() || self.options_changed
                    );
                }
            }
            Condition::RetryAttemptsExhausted => {
                let max = self.options.retry_attempts_max;
                if !self.options_changed {
                    assert_eq!(Some(delivery.range.attempts), max.map(|max| max + 1));
                }
                // Another filter may let records in between them in.
                let never = ids.iter().find(|id| !self.failures.contains_key(id));
                assert!(
                    self.filter_changed || never.is_none(),
                    "never tried: {never:?}"
                );
            }
        }
        for id in &ids {
            self.in_state.remove(id);
        }
        self.resolved.extend(ids);
    }

    pub(super) fn write(&mut self, index: u32, checkpoint: Checkpoint) {
        let earlier = self.disk.get(&index);
        if let Some(earlier) = earlier {
            assert!(checkpoint.version > earlier.version);
            assert!(checkpoint.next >= earlier.next);
            assert!(checkpoint.finished || !earlier.finished);
        }
        for record in &self.shards[&index].records {
            if is_done(&checkpoint, record) {
                assert!(self.is_over(record), "passed but not done: {record:?}");
            } else {
                assert!(
                    !earlier.is_some_and(|earlier| is_done(earlier, record)),
                    "done no more: {record:?}"
                );
            }
        }
        self.disk.insert(index, checkpoint);
    }
}
