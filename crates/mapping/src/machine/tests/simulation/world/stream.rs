//! The stream: records that come, shards that are split and merged, reads.

use super::{Id, Shard, World};
use crate::machine::limits::WINDOW_LATE_MS;
use crate::machine::{BATCH_PAYLOAD_BYTES_MAX, Event, Record};

impl World {
    pub(super) fn put(&mut self) {
        let open: Vec<u32> = self.open_shards();
        if self.records_left == 0 || open.is_empty() {
            return;
        }
        let index = open[self.random.index(open.len())];
        // A record has its arrival time before it can be read.
        let arrival_ms = self.now_ms - self.random.below(WINDOW_LATE_MS as u64) as i64;
        let last = self.shards[&index].records.last();
        let arrival_ms = last.map_or(arrival_ms, |last| arrival_ms.max(last.arrival_ms));
        for _ in 0..=self.random.below(6) {
            if self.records_left == 0 {
                break;
            }
            self.records_left -= 1;
            self.next_counter += 1 + self.random.below(2);
            let id = (index, self.next_counter);
            let mood = self.random_mood();
            self.moods.insert(id, mood);
            let event_bytes = match self.random.below(10) {
                0 => BATCH_PAYLOAD_BYTES_MAX / 2,
                _ => 300,
            };
            let record = Record {
                counter: id.1,
                arrival_ms,
                event_bytes,
                key_hash: self.random.below(5),
                handle: id,
            };
            self.shards.get_mut(&index).unwrap().records.push(record);
        }
    }

    pub(super) fn reshard(&mut self) {
        let open = self.open_shards();
        if self.shards.len() > 6 || open.is_empty() {
            return;
        }
        let next = self.shards.len() as u32;
        let first = open[self.random.index(open.len())];
        let mut parents = vec![first];
        if open.len() > 1 && self.random.chance(40) {
            parents.extend(open.iter().copied().find(|index| *index != first));
        }
        for parent in &parents {
            self.shards.get_mut(parent).unwrap().closed = true;
        }
        let children = if parents.len() == 2 { 1 } else { 2 };
        for index in next..next + children {
            let shard = Shard {
                parents: parents.clone(),
                ..Shard::default()
            };
            self.shards.insert(index, shard);
        }
        self.list();
    }

    /// What was asked for, or what a subscription of a consumer gives: also nothing, as its beat, or
    /// the end of the subscription.
    pub(super) fn end_read(&mut self, index: u32, from: u64, max_records: usize) {
        if self.chaotic && self.random.chance(10) {
            self.step(index, Event::ReadFailed);
            return;
        }
        let horizon = self.options.retention_ms.map(|kept| self.now_ms - kept);
        let shard = &self.shards[&index];
        let is_kept =
            |record: &&Record<Id>| horizon.is_none_or(|horizon| record.arrival_ms >= horizon);
        // What is kept no longer is passed.
        let trimmed = shard.records.iter().rfind(|record| !is_kept(record));
        let from = trimmed.map_or(from, |record| from.max(record.counter + 1));
        let mut records: Vec<_> = shard
            .records
            .iter()
            .filter(|record| record.counter >= from)
            .take(max_records)
            .cloned()
            .collect();
        records.truncate(1 + self.random.index(8));
        let next = records.last().map_or(from, |record| record.counter + 1);
        let drained = shard.closed && shard.records.iter().all(|record| record.counter < next);
        let (records, filtered): (Vec<_>, Vec<_>) =
            records.into_iter().partition(|record| self.admits(record));
        self.counts.read(records.len(), filtered.len());
        self.filtered
            .extend(filtered.iter().map(|record| record.handle));
        self.step(
            index,
            Event::Records {
                records,
                filtered: filtered.len(),
                next,
                drained,
            },
        );
    }
}
