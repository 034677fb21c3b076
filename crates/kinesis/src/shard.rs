//! Shards as they are stored, and how they split and merge.

use serde::{Deserialize, Serialize};

use crate::hash_key::{HashKey, HashRange, even_ranges};
use crate::sequence::{SequenceNumber, counter_at};
use crate::shard_id::ShardId;

/// A shard's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// When, milliseconds since the epoch.
    pub at_ms: u64,
    /// When as the last sequence number tells it, epoch seconds.
    pub at_s: u64,
    /// No record of the shard has a larger counter.
    pub last: u64,
}

/// A shard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// Its index in the stream, never given twice.
    pub index: u32,
    /// Its part of the hash key space.
    pub range: HashRange,
    /// When it was made, epoch seconds, as sequence numbers tell it.
    pub created_s: u64,
    /// No record of the shard has a smaller counter. What a crash left behind of a shard that
    /// was never made durable under the same index lies below it.
    pub first: u64,
    /// The shard it was split from, or the first of the two it was merged from.
    pub parent: Option<u32>,
    /// The second of the two it was merged from.
    pub adjacent_parent: Option<u32>,
    /// Its end, once it takes no more records.
    pub closed: Option<Closed>,
}

impl Shard {
    /// `shardId-…`
    pub fn id(&self) -> ShardId {
        ShardId(self.index)
    }

    /// Whether it takes records.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// The sequence number of one of its records.
    pub fn sequence_number(&self, counter: u64) -> SequenceNumber {
        SequenceNumber::record(self.created_s, self.index, counter)
    }

    /// The sequence number it starts with.
    pub fn starting_sequence_number(&self) -> SequenceNumber {
        SequenceNumber::start(self.created_s, self.index)
    }

    /// The sequence number it ends with, if it is closed.
    pub fn ending_sequence_number(&self) -> Option<SequenceNumber> {
        self.closed
            .map(|closed| SequenceNumber::end(self.created_s, self.index, closed.at_s))
    }

    /// Whether some of its records may still be kept, given how long records are.
    pub fn is_listed(&self, now_ms: u64, retention_ms: u64) -> bool {
        self.closed
            .is_none_or(|closed| closed.at_ms.saturating_add(retention_ms) > now_ms)
    }

    /// Whether it was split or merged from the shard with this index.
    pub fn is_child_of(&self, index: u32) -> bool {
        self.parent == Some(index) || self.adjacent_parent == Some(index)
    }
}

/// The shards of a stream, by index, and the index the next one gets.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Shards {
    list: Vec<Shard>,
    next: u32,
}

/// Most shards of a stream, those included that are closed and may still be read: they are written
/// together whenever they change.
pub const SHARDS_KEPT_MAX: usize = 100_000;

/// One change of a stream's shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Splits a shard so that the upper child starts at the key.
    Split(u32, HashKey),
    /// Merges a shard with the one that follows it.
    Merge(u32, u32),
}

impl Step {
    /// How many shards come of it.
    pub fn children(self) -> usize {
        match self {
            Self::Split(..) => 2,
            Self::Merge(..) => 1,
        }
    }
}

impl Shards {
    /// A new stream's shards, dividing the space evenly.
    pub fn even(count: u32, created_s: u64, now_ms: u64) -> Self {
        let mut shards = Self::default();
        for range in even_ranges(count) {
            shards.add(range, created_s, now_ms, None, None);
        }
        shards
    }

    /// All shards that are known, by index.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Shard> + Clone {
        self.list.iter()
    }

    /// The index that the next shard gets.
    pub fn next_index(&self) -> u32 {
        self.next
    }

    /// The shard with this index.
    pub fn get(&self, index: u32) -> Option<&Shard> {
        let place = self
            .list
            .binary_search_by_key(&index, |shard| shard.index)
            .ok()?;
        self.list.get(place)
    }

    /// The shards that take records, by index.
    pub fn open(&self) -> impl Iterator<Item = &Shard> {
        self.list.iter().filter(|shard| shard.is_open())
    }

    /// How many take records.
    pub fn open_count(&self) -> u32 {
        self.open().count() as u32
    }

    /// Forgets shards of which nothing is kept any more.
    pub fn prune(&mut self, now_ms: u64, retention_ms: u64) {
        self.list
            .retain(|shard| shard.is_listed(now_ms, retention_ms));
    }

    /// Makes a step. `last` tells the last counter given out in a shard. A step that does not fit
    /// the shards as they are changes nothing and answers `false`.
    pub fn apply(&mut self, step: Step, now_ms: u64, last: impl Fn(u32) -> u64) -> bool {
        match step {
            Step::Split(index, key) => {
                let Some(range) = self.open_range(index) else {
                    return false;
                };
                if key <= range.start || key > range.end {
                    return false;
                }
                let lower = HashRange {
                    start: range.start,
                    end: HashKey(key.0 - 1),
                };
                let upper = HashRange {
                    start: key,
                    end: range.end,
                };
                let created_s = self.close(index, now_ms, last(index)) + 1;
                self.add(lower, created_s, now_ms, Some(index), None);
                self.add(upper, created_s, now_ms, Some(index), None);
            }
            Step::Merge(one, other) => {
                let (Some(lower), Some(upper)) = (self.open_range(one), self.open_range(other))
                else {
                    return false;
                };
                if !lower.is_followed_by(&upper) {
                    return false;
                }
                let closed_s = self.close(one, now_ms, last(one));
                let created_s = closed_s.max(self.close(other, now_ms, last(other))) + 1;
                let range = HashRange {
                    start: lower.start,
                    end: upper.end,
                };
                self.add(range, created_s, now_ms, Some(one), Some(other));
            }
        }
        true
    }

    fn open_range(&self, index: u32) -> Option<HashRange> {
        self.get(index)
            .filter(|shard| shard.is_open())
            .map(|shard| shard.range)
    }

    /// Closes a shard and tells the second it was closed at. Children are a second younger than
    /// their parents, also where a shard does not live for a second.
    fn close(&mut self, index: u32, now_ms: u64, last: u64) -> u64 {
        let place = self.list.binary_search_by_key(&index, |shard| shard.index);
        let shard = place.ok().and_then(|place| self.list.get_mut(place));
        shard.map_or(now_ms / 1000, |shard| {
            let at_s = shard.created_s.max(now_ms / 1000);
            let last = last.max(shard.first.saturating_sub(1));
            shard.closed = Some(Closed {
                at_ms: now_ms,
                at_s,
                last,
            });
            at_s
        })
    }

    fn add(
        &mut self,
        range: HashRange,
        created_s: u64,
        now_ms: u64,
        parent: Option<u32>,
        adjacent_parent: Option<u32>,
    ) {
        let index = self.next;
        self.next += 1;
        let first = counter_at(now_ms);
        self.list.push(Shard {
            index,
            range,
            created_s,
            first,
            parent,
            adjacent_parent,
            closed: None,
        });
    }

    /// The steps that divide the space evenly among `target` shards: first every shard is split
    /// where a shard of the result begins, then what lies within one of them is merged. Shards
    /// that come and go on the way are what "UpdateShardCount" in the API Reference calls
    /// short-lived.
    pub fn uniform_steps(&self, target: u32) -> Vec<Step> {
        let targets = even_ranges(target);
        let mut open: Vec<(HashRange, u32)> = self
            .open()
            .map(|shard| (shard.range, shard.index))
            .collect();
        open.sort_by_key(|(range, _)| range.start);
        let mut next = self.next;
        let mut steps = Vec::new();
        let mut pieces = Vec::new();
        for piece in open {
            let from = targets.partition_point(|range| range.start <= piece.0.start);
            let cuts = targets
                .get(from..)
                .unwrap_or_default()
                .iter()
                .map(|range| range.start);
            let cuts: Vec<HashKey> = cuts.take_while(|cut| piece.0.contains(*cut)).collect();
            split_at_all(piece, &cuts, &mut next, &mut steps, &mut pieces);
        }
        // Both are in the order of the space; there may be ten thousand of each.
        let mut pieces = pieces.into_iter().peekable();
        for range in targets {
            let mut merged: Option<u32> = None;
            while let Some((_, index)) = pieces.next_if(|(piece, _)| range.contains(piece.start)) {
                merged = Some(match merged {
                    None => index,
                    Some(lower) => {
                        steps.push(Step::Merge(lower, index));
                        next += 1;
                        next - 1
                    }
                });
            }
        }
        steps
    }
}

fn split_at_all(
    (range, index): (HashRange, u32),
    cuts: &[HashKey],
    next: &mut u32,
    steps: &mut Vec<Step>,
    pieces: &mut Vec<(HashRange, u32)>,
) {
    let (below, rest) = cuts.split_at(cuts.len() / 2);
    let Some((cut, above)) = rest.split_first() else {
        pieces.push((range, index));
        return;
    };
    steps.push(Step::Split(index, *cut));
    let lower = (
        HashRange {
            start: range.start,
            end: HashKey(cut.0 - 1),
        },
        *next,
    );
    let upper = (
        HashRange {
            start: *cut,
            end: range.end,
        },
        *next + 1,
    );
    *next += 2;
    split_at_all(lower, below, next, steps, pieces);
    split_at_all(upper, above, next, steps, pieces);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(shards: &mut Shards, target: u32) -> usize {
        let steps = shards.uniform_steps(target);
        for step in &steps {
            assert!(shards.apply(*step, 10_000, |_| 0), "{step:?}");
        }
        let mut open: Vec<_> = shards.open().map(|shard| shard.range).collect();
        open.sort_by_key(|range| range.start);
        assert_eq!(open, even_ranges(target));
        steps.len()
    }

    #[test]
    fn scaling_ends_with_even_ranges() {
        let mut shards = Shards::even(1, 8, 10_000);
        for (target, steps) in [(2, 1), (4, 2), (2, 2), (2, 0), (1, 1)] {
            assert_eq!(scale(&mut shards, target), steps, "to {target}");
        }
        let mut shards = Shards::even(2, 8, 10_000);
        // Thirds: both halves are split, the two middle pieces merged.
        assert_eq!(scale(&mut shards, 3), 3);
        for target in [5, 3, 6, 7, 13, 8, 9] {
            scale(&mut shards, target);
        }
        // A shard may hold several borders of the result: five cuts, as a sixth of the space is
        // rounded down, and two merges of what is left around the middle.
        let mut shards = Shards::even(2, 8, 10_000);
        assert!(shards.apply(Step::Split(1, HashKey((1 << 127) + 9)), 10_000, |_| 0));
        assert_eq!(scale(&mut shards, 6), 7);
    }

    #[test]
    fn a_split_closes_the_parent_and_links_the_children() {
        let mut shards = Shards::even(1, 8, 10_000);
        assert!(shards.apply(Step::Split(0, HashKey(1 << 127)), 20_000, |_| 77));
        let parent = shards.get(0).unwrap();
        let last = parent.first - 1;
        assert_eq!(
            parent.closed,
            Some(Closed {
                at_ms: 20_000,
                at_s: 20,
                last
            })
        );
        for (index, start, end) in [(1, 0, (1 << 127) - 1), (2, 1 << 127, u128::MAX)] {
            let child = shards.get(index).unwrap();
            assert_eq!(
                child.range,
                HashRange {
                    start: HashKey(start),
                    end: HashKey(end)
                }
            );
            assert_eq!((child.parent, child.adjacent_parent), (Some(0), None));
            assert_eq!(child.created_s, 21);
            assert!(child.is_open() && child.is_child_of(0));
        }
        assert!(
            !shards.apply(Step::Split(0, HashKey(5)), 20_000, |_| 0),
            "closed"
        );
        assert!(
            !shards.apply(Step::Merge(2, 1), 20_000, |_| 0),
            "not in order"
        );
        assert!(shards.apply(Step::Merge(1, 2), 20_000, |_| 0));
        let merged = shards.get(3).unwrap();
        assert_eq!((merged.parent, merged.adjacent_parent), (Some(1), Some(2)));
        // The children did not live for a second, yet are older than theirs.
        assert_eq!(merged.created_s, 22);
    }

    #[test]
    fn shards_that_expired_go_and_their_indexes_do_not_come_back() {
        let mut shards = Shards::even(1, 8, 10_000);
        assert!(shards.apply(Step::Split(0, HashKey(9)), 20_000, |_| 0));
        shards.prune(20_999, 1_000);
        assert!(shards.get(0).is_some());
        shards.prune(21_000, 1_000);
        assert!(shards.get(0).is_none());
        assert!(shards.apply(Step::Split(2, HashKey(99)), 30_000, |_| 0));
        assert_eq!(
            shards.iter().map(|shard| shard.index).collect::<Vec<_>>(),
            [1, 2, 3, 4]
        );
    }
}
