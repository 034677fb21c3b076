//! Parents before children: which shards may be read.

use std::collections::{BTreeMap, BTreeSet};

/// What the order of reading needs to know of a shard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShardFacts {
    /// Index of the shard in its stream.
    pub index: u32,
    /// Indexes of its parents.
    pub parents: Vec<u32>,
}

/// The shards of a stream as one mapping reads them. A child begins when each of its parents is
/// finished or no longer listed.
#[derive(Debug, Clone, Default)]
pub struct Family {
    waiting: BTreeMap<u32, Vec<u32>>,
    listed: BTreeSet<u32>,
    started: BTreeSet<u32>,
    finished: BTreeSet<u32>,
}

impl Family {
    /// A family of which some shards were finished earlier.
    #[must_use]
    pub fn resuming(finished: impl IntoIterator<Item = u32>) -> Self {
        Self {
            finished: finished.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Takes a new listing and tells the shards that may begin now, lowest index first.
    pub fn listed(&mut self, shards: &[ShardFacts]) -> Vec<u32> {
        self.listed = shards.iter().map(|shard| shard.index).collect();
        self.finished.retain(|index| self.listed.contains(index));
        self.waiting = shards
            .iter()
            .filter(|shard| !self.started.contains(&shard.index))
            .filter(|shard| !self.finished.contains(&shard.index))
            .map(|shard| (shard.index, shard.parents.clone()))
            .collect();
        self.begin()
    }

    /// Takes the end of a shard and tells the shards that may begin now.
    pub fn finished(&mut self, index: u32) -> Vec<u32> {
        self.started.remove(&index);
        self.finished.insert(index);
        self.begin()
    }

    /// Whether a shard was finished and is still listed.
    #[must_use]
    pub fn is_finished(&self, index: u32) -> bool {
        self.finished.contains(&index)
    }

    fn begin(&mut self) -> Vec<u32> {
        let ready: Vec<u32> = self
            .waiting
            .iter()
            .filter(|(_, parents)| {
                parents.iter().all(|parent| {
                    self.finished.contains(parent)
                        || (!self.listed.contains(parent) && !self.started.contains(parent))
                })
            })
            .map(|(index, _)| *index)
            .collect();
        for index in &ready {
            self.waiting.remove(index);
            self.started.insert(*index);
        }
        ready
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shard(index: u32, parents: &[u32]) -> ShardFacts {
        ShardFacts {
            index,
            parents: parents.to_vec(),
        }
    }

    #[test]
    fn children_wait_for_both_parents_of_a_merge() {
        let mut family = Family::default();
        let shards = [shard(0, &[]), shard(1, &[]), shard(2, &[0, 1])];
        assert_eq!(family.listed(&shards), [0, 1]);
        assert_eq!(family.finished(0), [] as [u32; 0]);
        assert_eq!(family.listed(&shards), [] as [u32; 0]);
        assert_eq!(family.finished(1), [2]);
    }

    #[test]
    fn a_child_whose_parent_is_no_longer_listed_begins() {
        let mut family = Family::default();
        assert_eq!(family.listed(&[shard(2, &[0])]), [2]);
    }

    #[test]
    fn a_parent_that_expires_while_it_is_read_still_comes_first() {
        let mut family = Family::default();
        assert_eq!(family.listed(&[shard(0, &[]), shard(1, &[0])]), [0]);
        assert_eq!(family.listed(&[shard(1, &[0])]), [] as [u32; 0]);
        assert_eq!(family.finished(0), [1]);
    }

    #[test]
    fn finished_shards_do_not_begin_again() {
        let mut family = Family::resuming([0]);
        assert_eq!(family.listed(&[shard(0, &[]), shard(1, &[0])]), [1]);
        assert!(family.is_finished(0));
        assert_eq!(
            family.listed(&[shard(0, &[]), shard(1, &[0])]),
            [] as [u32; 0]
        );
    }
}
