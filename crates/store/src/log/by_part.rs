//! The sections of a lane's sealed segments, by owner and part: what is looked for is found by
//! halving, however many segments there are.

use std::collections::BTreeMap;

use super::index::{Key, Section};

/// Sections by part, each part's in the order of the log, which is that of numbers and times.
#[derive(Debug, Default)]
pub(crate) struct ByPart {
    parts: BTreeMap<Key, Vec<Section>>,
}

impl ByPart {
    /// Takes in the sections of a segment that is newer than all there are; a part's are in order.
    pub(crate) fn add(&mut self, sections: Vec<(Key, Section)>) {
        for (key, section) in sections {
            let of_part = self.parts.entry(key).or_default();
            if of_part.len() == of_part.capacity() {
                // A quarter more, not twice as much: there may be a hundred thousand.
                of_part.reserve_exact(of_part.len() / 4 + 1);
            }
            of_part.push(section);
        }
    }

    /// Forgets the sections of these segments.
    pub(crate) fn drop_segments(&mut self, numbers: &[u32]) {
        self.parts.retain(|_, sections| {
            for number in numbers {
                let from = sections.partition_point(|section| section.segment < *number);
                let until = sections.partition_point(|section| section.segment <= *number);
                sections.drain(from..until);
            }
            if sections.len() < sections.capacity() / 4 {
                sections.shrink_to_fit();
            }
            !sections.is_empty()
        });
    }

    /// The first section of a part that reaches what is looked for, of those behind `after`.
    pub(crate) fn first(
        &self,
        key: Key,
        after: Option<&Section>,
        reaches: impl Fn(&Section) -> bool,
    ) -> Option<Section> {
        let sections = self.parts.get(&key)?;
        let from = after.map_or(0, |after| {
            let place = (after.segment, after.at);
            sections.partition_point(|section| (section.segment, section.at) <= place)
        });
        let rest = sections.get(from..)?;
        rest.get(rest.partition_point(|section| !reaches(section)))
            .copied()
    }

    /// The first and the last section of a part.
    pub(crate) fn ends(&self, key: Key) -> Option<(&Section, &Section)> {
        let sections = self.parts.get(&key)?;
        Some((sections.first()?, sections.last()?))
    }

    /// The parts of an owner, sorted.
    pub(crate) fn parts(&self, owner: u64) -> impl Iterator<Item = u32> + '_ {
        let keys = self.parts.range((owner, 0)..=(owner, u32::MAX));
        keys.map(|((_, part), _)| *part)
    }
}
