//! Reading frames back.

use std::sync::Arc;

use super::frame::Frame;
use super::index::{Entry, Key, Section, SetIndex};
use super::pieces::{Found, FrameOnDisk};
use super::position::{Lane, Position};
use super::scan::Scanner;
use super::segment::{file_name, read_section};
use super::{Inner, Log};
use crate::disk::{DiskFile, OpenMode};
use crate::error::{Result, StoreError};
use crate::sync::lock;

/// What is looked for in a part.
#[derive(Clone, Copy)]
pub(super) enum Target {
    /// The run that holds this item, or the next after it.
    Number(u64),
    /// The first run of this time or later.
    Time(u64),
}

impl Target {
    pub(super) fn reached_by(self, entry: &Entry) -> bool {
        match self {
            Self::Number(number) => entry.last >= number,
            Self::Time(time_ms) => entry.time_ms >= time_ms,
        }
    }

    pub(super) fn within(self, section: &Section) -> bool {
        match self {
            Self::Number(number) => section.last >= number,
            Self::Time(time_ms) => section.last_time_ms >= time_ms,
        }
    }

    pub(super) fn first_in(self, entries: &[Entry]) -> Option<Entry> {
        entries
            .get(entries.partition_point(|entry| !self.reached_by(entry)))
            .copied()
    }
}

impl Log {
    /// The durable frame at a position, from memory if it is recent. Reads the disk otherwise:
    /// async callers that mind go through a blocking thread.
    pub fn read_frame(&self, position: Position) -> Result<Arc<Frame>> {
        self.inner.read_frame(position)
    }

    /// The durable frame that holds item `from` of an owner's part, or the next one after it.
    pub fn find(&self, lane: Lane, owner: u64, part: u32, from: u64) -> Result<Option<Arc<Frame>>> {
        let read = |position| self.inner.read_frame(position);
        self.inner
            .find(lane, (owner, part), Target::Number(from), read)
    }

    /// As [`Log::find`], yet of a frame that is not in memory only the header is read: of large
    /// frames with many parts, one part's share is little.
    pub fn find_pieces(
        &self,
        lane: Lane,
        owner: u64,
        part: u32,
        from: u64,
    ) -> Result<Option<Found>> {
        let look = |position| self.inner.look_at(position);
        self.inner
            .find(lane, (owner, part), Target::Number(from), look)
    }

    /// The first durable frame with a run of an owner's part of this service time or later.
    pub fn find_time(
        &self,
        lane: Lane,
        owner: u64,
        part: u32,
        time_ms: u64,
    ) -> Result<Option<Arc<Frame>>> {
        let read = |position| self.inner.read_frame(position);
        self.inner
            .find(lane, (owner, part), Target::Time(time_ms), read)
    }

    /// Walks the durable frames of an owner's part from item `from` on.
    pub fn scan(&self, lane: Lane, owner: u64, part: u32, from: u64) -> Scan {
        Scan {
            log: self.clone(),
            lane,
            owner,
            part,
            next: Some(from),
        }
    }
}

impl Log {
    /// Runs over the durable frames of the objects lane that were decided from one service time to
    /// another, in order, until `visit` says that it wants no more. Reads whole segments: for who
    /// looks once.
    ///
    /// Says whether all segments that may have had such frames are still there.
    pub fn walk_objects(
        &self,
        from_ms: u64,
        until_ms: u64,
        visit: &mut dyn FnMut(&Frame) -> bool,
    ) -> Result<bool> {
        let (inner, lane) = (&self.inner, Lane::Objects);
        // In order; the one that is written to has no newest time yet.
        let segments: Vec<(u32, Option<u64>)> = inner.lane(lane, |index| {
            let of_set = |set: &SetIndex| {
                let sealed = set.sealed.values();
                let sealed = sealed.map(|segment| (segment.number, Some(segment.newest_ms)));
                let active = (set.active_number != 0).then_some((set.active_number, None));
                sealed.chain(active).collect::<Vec<_>>()
            };
            index.sets().flat_map(of_set).collect()
        });
        let (mut is_whole, mut before) = (true, 0);
        for (number, newest_ms) in segments {
            let follows = number == before + 1;
            before = number;
            if newest_ms.is_some_and(|newest_ms| newest_ms < from_ms) {
                continue;
            }
            is_whole &= follows;
            let mut is_done = false;
            let walked = inner.walk(lane, number, 0, &mut |frame| {
                is_done = frame.time_ms > until_ms || (frame.time_ms >= from_ms && !visit(&frame));
                // Ends the walk of this segment.
                if is_done {
                    Err(StoreError::Closed)
                } else {
                    Ok(())
                }
            });
            match walked {
                _ if is_done => return Ok(is_whole),
                Ok(()) => {}
                // It was dropped meanwhile.
                Err(_) if inner.frames_end(lane, number).is_none() => is_whole = false,
                Err(error) => return Err(error),
            }
        }
        Ok(is_whole)
    }
}

/// See [`Log::scan`]. Ends at what was durable when it got there.
#[derive(Debug)]
pub struct Scan {
    log: Log,
    lane: Lane,
    owner: u64,
    part: u32,
    next: Option<u64>,
}

impl Iterator for Scan {
    type Item = Result<Arc<Frame>>;

    fn next(&mut self) -> Option<Self::Item> {
        let found = self
            .log
            .find(self.lane, self.owner, self.part, self.next?)
            .transpose()?;
        let part = self.part;
        self.next = found.as_ref().ok().and_then(|frame| {
            let runs = frame.runs.iter().filter(|run| run.part == part);
            runs.map(|run| run.last).max()?.checked_add(1)
        });
        Some(found)
    }
}

/// Where a set has the first run of what is looked for.
enum Hit {
    Sealed(Section),
    Active(Position, Entry),
}

impl Hit {
    fn within(
        set: &SetIndex,
        lane: Lane,
        key: Key,
        target: Target,
        passed: &[Section],
    ) -> Option<Self> {
        let of_set = |section: &&Section| set.sealed.contains_key(&section.segment);
        let reaches = |section: &Section| target.within(section);
        let sealed = set
            .by_part
            .first(key, passed.iter().rev().find(of_set), reaches);
        sealed.map(Self::Sealed).or_else(|| {
            let entry = target.first_in(set.active.entries.get(&key)?)?;
            let position = Position {
                lane,
                segment: set.active_number,
                offset: entry.offset,
            };
            Some(Self::Active(position, entry))
        })
    }
}

impl Inner {
    /// Of the sets that have runs of what is looked for, the one whose run comes first has it.
    fn find<T>(
        &self,
        lane: Lane,
        key: Key,
        target: Target,
        read: impl Fn(Position) -> Result<T>,
    ) -> Result<Option<T>> {
        // Sections in which it turned out not to be.
        let mut passed: Vec<Section> = Vec::new();
        loop {
            // Of all sets at once: runs are taken in one after the other.
            let hits: Vec<Hit> = self.lane(lane, |index| {
                let hits = index
                    .sets()
                    .map(|set| Hit::within(set, lane, key, target, &passed));
                hits.flatten().collect()
            });
            let mut found: Option<(u64, Position, Option<Section>)> = None;
            let before = passed.len();
            for hit in hits {
                let (position, entry, section) = match hit {
                    Hit::Active(position, entry) => (position, entry, None),
                    Hit::Sealed(section) => {
                        let entries = self.section(lane, &section);
                        let gone = || self.is_gone(lane, section.segment);
                        let entry = match entries {
                            Ok(entries) => target.first_in(&entries),
                            Err(_) if gone() => None,
                            Err(error) => return Err(error),
                        };
                        let Some(entry) = entry else {
                            passed.push(section);
                            continue;
                        };
                        let position = Position {
                            lane,
                            segment: section.segment,
                            offset: entry.offset,
                        };
                        (position, entry, Some(section))
                    }
                };
                if found.is_none_or(|(first, ..)| entry.first < first) {
                    found = Some((entry.first, position, section));
                }
            }
            if passed.len() > before {
                continue;
            }
            let Some((_, position, section)) = found else {
                return Ok(None);
            };
            match (read(position), section) {
                // It may have expired between the look at the index and the read.
                (Err(_), Some(section)) if self.is_gone(lane, section.segment) => {
                    passed.push(section)
                }
                (outcome, _) => return outcome.map(Some),
            }
        }
    }

    /// Whether a segment that was sealed has been dropped.
    fn is_gone(&self, lane: Lane, segment: u32) -> bool {
        self.lane(lane, |index| index.sealed(segment).is_none())
    }

    fn section(&self, lane: Lane, section: &Section) -> Result<Arc<Vec<Entry>>> {
        let name = (lane, section.segment, section.at);
        if let Some(entries) = lock(&self.sections).get(&name) {
            return Ok(entries);
        }
        let file = self.file(lane, section.segment)?;
        let entries = Arc::new(read_section(&*file, lane, section)?);
        let weight = entries.len() * size_of::<Entry>() + 128;
        lock(&self.sections).put(name, Arc::clone(&entries), weight);
        Ok(entries)
    }

    pub(crate) fn read_frame(&self, position: Position) -> Result<Arc<Frame>> {
        let read = match self.look_at(position)? {
            Found::Whole(frame) => return Ok(frame),
            Found::OnDisk(frame) => frame.whole(),
        };
        match read {
            Ok(frame) => Ok(Arc::new(frame)),
            // Its segment was dropped meanwhile.
            Err(_) if self.frames_end(position.lane, position.segment).is_none() => {
                Err(missing(position))
            }
            Err(error) => Err(error),
        }
    }

    fn look_at(&self, position: Position) -> Result<Found> {
        if let Some(frame) = lock(&self.frames).get(&position) {
            return Ok(Found::Whole(frame));
        }
        let end = self
            .frames_end(position.lane, position.segment)
            .ok_or_else(|| missing(position))?;
        if position.offset >= end {
            return Err(missing(position));
        }
        let looked = self
            .file(position.lane, position.segment)
            .and_then(|file| FrameOnDisk::read(file, position, end));
        match looked {
            Ok(Some(frame)) => Ok(Found::OnDisk(frame)),
            // Its segment was dropped meanwhile.
            _ if self.frames_end(position.lane, position.segment).is_none() => {
                Err(missing(position))
            }
            Ok(None) => {
                let name = file_name(position.lane, position.segment);
                Err(StoreError::corrupt(
                    name,
                    u64::from(position.offset),
                    "frame",
                ))
            }
            Err(error) => Err(error),
        }
    }

    /// Where the durable frames of a segment end; `None` if there is no such segment.
    pub(crate) fn frames_end(&self, lane: Lane, number: u32) -> Option<u32> {
        self.lane(lane, |index| {
            let set = index.set_of(number)?;
            if set.active_number == number && number != 0 {
                return Some(set.active.frames_end);
            }
            set.sealed.get(&number).map(|segment| segment.frames_end)
        })
    }

    /// The segment's file, opened if need be.
    pub(crate) fn file(&self, lane: Lane, number: u32) -> Result<Arc<dyn DiskFile>> {
        let mut files = lock(&self.files);
        if let Some(file) = files.get(&(lane, number)) {
            return Ok(file);
        }
        let name = file_name(lane, number);
        let opened = self.disk.open(&self.dir.join(&name), OpenMode::Write);
        let file = opened.map_err(|error| StoreError::io(format!("opening {name}"), error))?;
        files.put((lane, number), Arc::clone(&file), 1);
        Ok(file)
    }

    /// Runs over the frames of a segment in order, from the frame at an offset on.
    pub(crate) fn walk(
        &self,
        lane: Lane,
        segment: u32,
        from: u32,
        visit: &mut dyn FnMut(Frame) -> Result<()>,
    ) -> Result<()> {
        let Some(end) = self.frames_end(lane, segment) else {
            return Ok(());
        };
        let file = self.file(lane, segment)?;
        let mut scanner = Scanner::new(&*file, lane, segment, from, end);
        while let Some(seen) = scanner.next()? {
            visit(seen.into_frame())?;
        }
        if scanner.offset < end {
            let (name, at) = (file_name(lane, segment), u64::from(scanner.offset));
            return Err(StoreError::corrupt(name, at, "frame"));
        }
        Ok(())
    }
}

fn missing(position: Position) -> StoreError {
    StoreError::NotFound {
        position: position.to_string(),
    }
}
