//! The index of the records and telemetry lanes: which frame holds which items of an owner's part.
//! Of a sealed segment memory keeps a summary per section; the entries are read from its footer.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::by_part::ByPart;
use super::frame::Run;
use super::parts;
use super::position::{Lane, SegmentSet};
use super::segment::{
    DIRECTORY_ENTRY_BYTES, ENTRY_BYTES, FRAMES_START, SECTION_ENTRIES_MAX, TRAILER_BYTES,
};

/// Owner and part.
pub(crate) type Key = (u64, u32);

/// Where a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) offset: u32,
    pub(crate) first: u64,
    pub(crate) last: u64,
    pub(crate) time_ms: u64,
}

impl Entry {
    fn of(run: &Run, offset: u32) -> Self {
        Self {
            offset,
            first: run.first,
            last: run.last,
            time_ms: run.time_ms,
        }
    }
}

/// Some entries of a part that lie together in a sealed segment's footer: at most
/// [`SECTION_ENTRIES_MAX`] of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) segment: u32,
    pub(crate) count: u32,
    /// Where the entries start in the file.
    pub(crate) at: u32,
    pub(crate) first: u64,
    pub(crate) last: u64,
    pub(crate) first_time_ms: u64,
    pub(crate) last_time_ms: u64,
    pub(crate) check: u64,
}

impl Section {
    /// Of entries that lie at an offset of a segment's file.
    pub(crate) fn of(entries: &[Entry], segment: u32, at: u32, check: u64) -> Self {
        let (first, last) = (entries.first(), entries.last());
        Self {
            segment,
            count: entries.len() as u32,
            at,
            first: first.map_or(0, |entry| entry.first),
            last: last.map_or(0, |entry| entry.last),
            first_time_ms: first.map_or(0, |entry| entry.time_ms),
            last_time_ms: last.map_or(0, |entry| entry.time_ms),
            check,
        }
    }
}

/// A segment that takes no more frames.
#[derive(Debug)]
pub(crate) struct SealedSegment {
    pub(crate) lane: Lane,
    pub(crate) number: u32,
    /// Length of the file.
    pub(crate) size: u32,
    pub(crate) frames_end: u32,
    /// Latest service time of a frame in it.
    pub(crate) newest_ms: u64,
    /// Who has runs in it, sorted, with the latest time of a run.
    pub(crate) owners: Vec<(u64, u64)>,
}

/// A sealed segment with its index, as it is read from its footer.
#[derive(Debug)]
pub(crate) struct Sealed {
    pub(crate) segment: SealedSegment,
    /// Sorted by key; a part's in order.
    pub(crate) sections: Vec<(Key, Section)>,
}

impl Sealed {
    /// With the owners that the sections tell.
    pub(crate) fn new(mut segment: SealedSegment, sections: Vec<(Key, Section)>) -> Self {
        segment.owners.clear();
        for ((owner, _), section) in &sections {
            let time_ms = section.last_time_ms;
            match segment.owners.last_mut() {
                Some((last, newest_ms)) if last == owner => *newest_ms = time_ms.max(*newest_ms),
                _ => segment.owners.push((*owner, time_ms)),
            }
        }
        segment.owners.shrink_to_fit();
        Self { segment, sections }
    }
}

/// Most entries that a part gets room for before it has any: 2.5 KB.
const ROOM_MAX: usize = 80;

/// The index of a segment that is being written.
#[derive(Debug)]
pub(crate) struct ActiveIndex {
    pub(crate) frames_end: u32,
    pub(crate) newest_ms: u64,
    pub(crate) entries: BTreeMap<Key, Vec<Entry>>,
    entry_count: usize,
    section_count: usize,
    /// Entries that a part gets room for when it is new, as long as some are left.
    room: usize,
    /// Entries for which room may still be had before there are any.
    room_left: usize,
}

impl ActiveIndex {
    pub(crate) fn new() -> Self {
        Self {
            frames_end: FRAMES_START,
            newest_ms: 0,
            entries: BTreeMap::new(),
            entry_count: 0,
            section_count: 0,
            room: 1,
            room_left: 0,
        }
    }

    /// Of the segment that comes after this one, whose parts are going to have about as many
    /// entries: room for them at once is cheaper than growing part by part. There is no more of it
    /// than this segment came to need, for there may be many more parts with hardly any.
    pub(crate) fn next(&self) -> Self {
        let usual = self.entry_count.checked_div(self.entries.len());
        let (room, room_left) = match usual {
            Some(usual) => (usual + usual / 4, self.entry_count + self.entry_count / 4),
            None => (self.room, self.room_left),
        };
        Self {
            room: room.clamp(1, ROOM_MAX),
            room_left,
            ..Self::new()
        }
    }

    pub(crate) fn add(&mut self, owner: u64, runs: &[Run], offset: u32, end: u32, time_ms: u64) {
        let (room, left, sections) = (self.room, &mut self.room_left, &mut self.section_count);
        let make = || {
            let room = room.min(*left);
            *left -= room;
            Vec::with_capacity(room.max(1))
        };
        parts::visit(&mut self.entries, owner, runs, make, |entries, run| {
            if entries.len().is_multiple_of(SECTION_ENTRIES_MAX) {
                *sections += 1;
            }
            entries.push(Entry::of(run, offset));
        });
        self.entry_count += runs.len();
        self.frames_end = end;
        self.newest_ms = self.newest_ms.max(time_ms);
    }

    pub(crate) fn footer_bytes(&self) -> usize {
        TRAILER_BYTES + self.section_count * DIRECTORY_ENTRY_BYTES + self.entry_count * ENTRY_BYTES
    }
}

/// What is known of one set of a lane. Within it a part's numbers rise.
#[derive(Debug)]
pub(crate) struct SetIndex {
    pub(crate) sealed: BTreeMap<u32, Arc<SealedSegment>>,
    pub(crate) by_part: ByPart,
    pub(crate) active_number: u32,
    pub(crate) active: ActiveIndex,
}

impl SetIndex {
    pub(crate) fn new() -> Self {
        Self {
            sealed: BTreeMap::new(),
            by_part: ByPart::default(),
            active_number: 0,
            active: ActiveIndex::new(),
        }
    }

    /// Takes in a segment that is newer than all there are.
    pub(crate) fn add(&mut self, sealed: Sealed) {
        let segment = Arc::new(sealed.segment);
        self.sealed.insert(segment.number, segment);
        self.by_part.add(sealed.sections);
    }

    /// The active segment has been sealed.
    pub(crate) fn seal(&mut self, sealed: Sealed) {
        self.add(sealed);
        self.active = self.active.next();
        self.active_number = 0;
    }

    fn drop_segments(&mut self, numbers: &[u32]) -> Vec<Arc<SealedSegment>> {
        self.by_part.drop_segments(numbers);
        let sealed = numbers.iter();
        sealed
            .filter_map(|number| self.sealed.remove(number))
            .collect()
    }
}

/// The extent of what the log holds of one part of an owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Number of the first item still held.
    pub first: u64,
    /// Number of the last durable item.
    pub last: u64,
    /// Service time of the first run, in milliseconds.
    pub first_time_ms: u64,
    /// Service time of the last run, in milliseconds.
    pub last_time_ms: u64,
}

impl Bounds {
    /// The extent of both.
    fn and(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
            first_time_ms: self.first_time_ms.min(other.first_time_ms),
            last_time_ms: self.last_time_ms.max(other.last_time_ms),
        }
    }
}

impl SetIndex {
    fn bounds(&self, key: Key) -> Option<Bounds> {
        let sealed = self.by_part.ends(key);
        let sealed = sealed.map(|(first, last)| Bounds {
            first: first.first,
            last: last.last,
            first_time_ms: first.first_time_ms,
            last_time_ms: last.last_time_ms,
        });
        let active = self.active.entries.get(&key);
        let active = active.and_then(|entries| Some((entries.first()?, entries.last()?)));
        let Some((first, last)) = active else {
            return sealed;
        };
        Some(Bounds {
            first: sealed.map_or(first.first, |sealed| sealed.first),
            last: last.last,
            first_time_ms: sealed.map_or(first.time_ms, |sealed| sealed.first_time_ms),
            last_time_ms: last.time_ms,
        })
    }

    /// The parts of an owner that are held.
    fn parts(&self, owner: u64) -> impl Iterator<Item = u32> + '_ {
        let active = self.active.entries.range((owner, 0)..=(owner, u32::MAX));
        let active = active.map(|((_, part), _)| *part);
        self.by_part.parts(owner).chain(active)
    }
}

/// What is known of one lane, by set.
#[derive(Debug, Default)]
pub(crate) struct LaneIndex {
    sets: BTreeMap<SegmentSet, SetIndex>,
}

impl LaneIndex {
    /// The sets that have been written to.
    pub(crate) fn sets(&self) -> impl Iterator<Item = &SetIndex> {
        self.sets.values()
    }

    /// The set that a segment is of, if anything is known of it.
    pub(crate) fn set_of(&self, segment: u32) -> Option<&SetIndex> {
        self.sets.get(&SegmentSet::of_segment(segment))
    }

    /// The set that a segment is of.
    pub(crate) fn set_of_mut(&mut self, segment: u32) -> &mut SetIndex {
        let set = SegmentSet::of_segment(segment);
        self.sets.entry(set).or_insert_with(SetIndex::new)
    }

    /// A sealed segment.
    pub(crate) fn sealed(&self, number: u32) -> Option<&Arc<SealedSegment>> {
        self.set_of(number)?.sealed.get(&number)
    }

    /// All sealed segments.
    pub(crate) fn all_sealed(&self) -> impl Iterator<Item = &Arc<SealedSegment>> {
        self.sets().flat_map(|set| set.sealed.values())
    }

    /// Takes in a set as it was found on disk.
    pub(crate) fn put_set(&mut self, set: SegmentSet, index: SetIndex) {
        self.sets.insert(set, index);
    }

    /// Forgets segments, in the order of their numbers; gives those that were there.
    pub(crate) fn drop_segments(&mut self, numbers: &[u32]) -> Vec<Arc<SealedSegment>> {
        let of_sets = numbers
            .chunk_by(|one, other| SegmentSet::of_segment(*one) == SegmentSet::of_segment(*other));
        let dropped = of_sets.filter_map(|numbers| {
            let set = SegmentSet::of_segment(*numbers.first()?);
            Some(self.sets.get_mut(&set)?.drop_segments(numbers))
        });
        dropped.flatten().collect()
    }

    /// The extent of what is held of a part.
    pub(crate) fn bounds(&self, key: Key) -> Option<Bounds> {
        let bounds = self.sets().filter_map(|set| set.bounds(key));
        bounds.reduce(Bounds::and)
    }

    /// All parts of an owner that are held, sorted.
    pub(crate) fn parts(&self, owner: u64) -> Vec<u32> {
        let mut parts: Vec<u32> = self.sets().flat_map(|set| set.parts(owner)).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// Whether anything of an owner is held.
    pub(crate) fn holds(&self, owner: u64) -> bool {
        self.sets().any(|set| set.parts(owner).next().is_some())
    }
}
