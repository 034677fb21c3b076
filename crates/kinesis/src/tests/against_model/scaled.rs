//! What UpdateShardCount made of a stream's shards. On which way it gets to even ranges is the
//! service's own business; the reference takes the way over after looking at each step of it.

use std::collections::BTreeMap;

use super::reference::{Stream, even};
use super::seen::SeenShard;

impl Stream {
    /// Takes over the shards that scaling to `target` has left.
    pub fn scale(&mut self, target: u32, seen: &[SeenShard], now_ms: u64) -> Result<(), String> {
        let wanted = even(target);
        let before = self.shards.len() as u32;
        // Shards that have the right range already are not touched.
        for (index, shard) in self.open() {
            let right = wanted.contains(&(shard.first, shard.last));
            let still = seen.iter().find(|seen| seen.index == index);
            let open = still.is_some_and(|seen| seen.ends.is_none());
            if right != open {
                return Err(format!("scaling to {target}: shard {index} open: {open}"));
            }
        }
        let added: Vec<&SeenShard> = seen.iter().filter(|seen| seen.index >= before).collect();
        for (shard, index) in added.iter().zip(before..) {
            if shard.index != index {
                return Err(format!(
                    "shard {index} is missing, {} is there",
                    shard.index
                ));
            }
            self.add(shard.first, shard.last, shard.parents.clone(), now_ms);
        }
        // Each of those that are no longer open has children that take all of its range.
        let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for shard in added {
            for parent in &shard.parents {
                children.entry(*parent).or_default().push(shard.index);
            }
        }
        for (parent, children) in children {
            let shard = &self.shards[parent as usize];
            let ranges: Vec<_> = children
                .iter()
                .map(|child| &self.shards[*child as usize])
                .collect();
            let fits = match ranges.as_slice() {
                [lower, upper] => {
                    lower.first == shard.first
                        && lower.last.checked_add(1) == Some(upper.first)
                        && upper.last == shard.last
                        && lower.parents == [parent]
                        && upper.parents == [parent]
                }
                [merged] => match merged.parents.as_slice() {
                    [one, other] => {
                        let (one, other) =
                            (&self.shards[*one as usize], &self.shards[*other as usize]);
                        one.last.checked_add(1) == Some(other.first)
                            && (merged.first, merged.last) == (one.first, other.last)
                    }
                    _ => false,
                },
                _ => false,
            };
            if !fits || !shard.is_open() {
                return Err(format!("{children:?} are no children of {parent}"));
            }
            self.close(parent, now_ms);
        }
        let mut open: Vec<_> = self
            .open()
            .map(|(_, shard)| (shard.first, shard.last))
            .collect();
        open.sort_unstable();
        if open != wanted {
            return Err(format!("scaled to {target}, the ranges are {open:?}"));
        }
        Ok(())
    }
}
