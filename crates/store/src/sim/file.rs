//! What a pretended file holds: as the process sees it, and as the platter has it.

use std::collections::BTreeSet;

use crate::rng::SeededRng;

pub(super) const SECTOR_BYTES: usize = 512;

/// How a crash treats what was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    KeepAll,
    DropAll,
    EachByLot,
}

impl Fate {
    pub(super) fn draw(rng: &SeededRng) -> Self {
        match rng.below(4) {
            0 => Self::KeepAll,
            1 => Self::DropAll,
            _ => Self::EachByLot,
        }
    }

    pub(super) fn keeps(self, rng: &SeededRng) -> bool {
        match self {
            Self::KeepAll => true,
            Self::DropAll => false,
            Self::EachByLot => rng.below(2) == 0,
        }
    }
}

#[derive(Debug, Default, Clone)]
pub(super) struct Content {
    /// What reads see.
    pub(super) seen: Vec<u8>,
    /// What a crash leaves.
    durable: Vec<u8>,
    dirty: BTreeSet<usize>,
}

fn sector(bytes: &[u8], number: usize) -> &[u8] {
    let start = (number * SECTOR_BYTES).min(bytes.len());
    bytes
        .get(start..(start + SECTOR_BYTES).min(bytes.len()))
        .unwrap_or_default()
}

impl Content {
    pub(super) fn write(&mut self, data: &[u8], offset: usize) {
        let end = offset + data.len();
        if end > self.seen.len() {
            self.seen.resize(end, 0);
        }
        if let Some(place) = self.seen.get_mut(offset..end) {
            place.copy_from_slice(data);
        }
        if !data.is_empty() {
            self.dirty
                .extend(offset / SECTOR_BYTES..=(end - 1) / SECTOR_BYTES);
        }
    }

    pub(super) fn set_size(&mut self, size: usize) {
        let shorter = size < self.seen.len();
        self.seen.resize(size, 0);
        if shorter {
            // What lay beyond must not come back if the file grows again.
            self.dirty.insert(size / SECTOR_BYTES);
        }
    }

    pub(super) fn sync(&mut self) {
        self.settle(|_| true, true);
        self.dirty.clear();
    }

    /// A sync that failed: some sectors got there, and the cache believes that all did.
    pub(super) fn fail_sync(&mut self, rng: &SeededRng) {
        self.settle(|_| rng.below(2) == 0, rng.below(2) == 0);
        self.dirty.clear();
    }

    pub(super) fn crash(&mut self, rng: &SeededRng) {
        let fate = Fate::draw(rng);
        self.settle(|_| fate.keeps(rng), fate.keeps(rng));
        self.dirty.clear();
        self.seen.clone_from(&self.durable);
    }

    /// Moves chosen sectors, and the length if so chosen, to the platter.
    fn settle(&mut self, mut chosen: impl FnMut(usize) -> bool, length: bool) {
        if length {
            self.durable.resize(self.seen.len(), 0);
        }
        for number in &self.dirty {
            if !chosen(*number) {
                continue;
            }
            let from = sector(&self.seen, *number);
            let start = *number * SECTOR_BYTES;
            // A sector beyond the durable length stays out of sight.
            let end = (start + from.len()).min(self.durable.len());
            if let Some(place) = self.durable.get_mut(start.min(end)..end) {
                for (to, from) in place.iter_mut().zip(from) {
                    *to = *from;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_synced_is_sure_to_survive() {
        let (mut lost, mut kept, mut torn) = (0, 0, 0);
        for seed in 0..200 {
            let rng = SeededRng::new(seed);
            let mut content = Content::default();
            content.write(&[1; 4096], 0);
            content.sync();
            content.write(&[2; 2048], 1024);
            content.crash(&rng);
            assert_eq!(content.seen.len(), 4096);
            assert_eq!(&content.seen[..1024], [1; 1024]);
            let twos = content.seen.iter().filter(|byte| **byte == 2).count();
            assert_eq!(twos % SECTOR_BYTES, 0, "tears are at sectors");
            match twos {
                0 => lost += 1,
                2048 => kept += 1,
                _ => torn += 1,
            }
        }
        assert!(lost > 20 && kept > 20 && torn > 20, "{lost} {kept} {torn}");
    }
}
