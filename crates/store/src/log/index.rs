//! The index of the records and telemetry lanes: which frame holds which items of an owner's part.
//! Of a sealed segment memory keeps a summary per part; the entries are read from its footer.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::frame::Run;
use super::position::Lane;
use super::segment::{DIRECTORY_ENTRY_BYTES, ENTRY_BYTES, FRAMES_START, TRAILER_BYTES};

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

/// What a segment holds of one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) count: u32,
    /// Where the footer's entries start in the file.
    pub(crate) at: u32,
    pub(crate) first: u64,
    pub(crate) last: u64,
    pub(crate) first_time_ms: u64,
    pub(crate) last_time_ms: u64,
    pub(crate) check: u64,
}

impl Summary {
    pub(crate) fn of(entries: &[Entry]) -> Self {
        let (first, last) = (entries.first(), entries.last());
        Self {
            count: entries.len() as u32,
            at: 0,
            first: first.map_or(0, |entry| entry.first),
            last: last.map_or(0, |entry| entry.last),
            first_time_ms: first.map_or(0, |entry| entry.time_ms),
            last_time_ms: last.map_or(0, |entry| entry.time_ms),
            check: 0,
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
    /// Sorted by key.
    pub(crate) keys: Vec<(Key, Summary)>,
}

impl SealedSegment {
    pub(crate) fn summary(&self, key: Key) -> Option<&Summary> {
        let at = self.keys.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        self.keys.get(at).map(|(_, summary)| summary)
    }
}

/// The index of a segment that is being written.
#[derive(Debug)]
pub(crate) struct ActiveIndex {
    pub(crate) frames_end: u32,
    pub(crate) newest_ms: u64,
    pub(crate) entries: HashMap<Key, Vec<Entry>>,
    entry_count: usize,
}

impl ActiveIndex {
    pub(crate) fn new() -> Self {
        Self {
            frames_end: FRAMES_START,
            newest_ms: 0,
            entries: HashMap::new(),
            entry_count: 0,
        }
    }

    pub(crate) fn add(&mut self, owner: u64, runs: &[Run], offset: u32, end: u32, time_ms: u64) {
        for run in runs {
            let entry = Entry {
                offset,
                first: run.first,
                last: run.last,
                time_ms: run.time_ms,
            };
            self.entries
                .entry((owner, run.part))
                .or_default()
                .push(entry);
        }
        self.entry_count += runs.len();
        self.frames_end = end;
        self.newest_ms = self.newest_ms.max(time_ms);
    }

    pub(crate) fn footer_bytes(&self) -> usize {
        TRAILER_BYTES + self.entries.len() * DIRECTORY_ENTRY_BYTES + self.entry_count * ENTRY_BYTES
    }
}

/// What is known of one lane.
#[derive(Debug)]
pub(crate) struct LaneIndex {
    pub(crate) sealed: BTreeMap<u32, Arc<SealedSegment>>,
    pub(crate) active_number: u32,
    pub(crate) active: ActiveIndex,
}

impl LaneIndex {
    pub(crate) fn new() -> Self {
        Self {
            sealed: BTreeMap::new(),
            active_number: 0,
            active: ActiveIndex::new(),
        }
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
    fn of(summary: &Summary) -> Self {
        Self {
            first: summary.first,
            last: summary.last,
            first_time_ms: summary.first_time_ms,
            last_time_ms: summary.last_time_ms,
        }
    }
}

impl LaneIndex {
    pub(crate) fn bounds(&self, key: Key) -> Option<Bounds> {
        let sealed = self
            .sealed
            .values()
            .filter_map(|segment| segment.summary(key).copied());
        let active = self
            .active
            .entries
            .get(&key)
            .map(|entries| Summary::of(entries));
        let mut all = sealed.chain(active).map(|summary| Bounds::of(&summary));
        let first = all.next()?;
        Some(all.fold(first, |bounds, next| Bounds {
            last: next.last,
            last_time_ms: next.last_time_ms,
            ..bounds
        }))
    }

    /// All parts of an owner that are held, sorted.
    pub(crate) fn parts(&self, owner: u64) -> Vec<u32> {
        let sealed = self
            .sealed
            .values()
            .flat_map(|segment| segment.keys.iter().map(|(k, _)| *k));
        let keys = sealed.chain(self.active.entries.keys().copied());
        let mut parts: Vec<u32> = keys
            .filter(|(of, _)| *of == owner)
            .map(|(_, part)| part)
            .collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }
}
