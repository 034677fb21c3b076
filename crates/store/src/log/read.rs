//! Reading frames back.

use std::sync::Arc;

use bytes::Bytes;

use super::frame::{Frame, HEADER_BYTES, Header, RUN_BYTES};
use super::index::{Entry, Key, SealedSegment, Summary};
use super::position::{Lane, Position};
use super::scan::Scanner;
use super::segment::{file_name, read_section};
use super::{Inner, Log};
use crate::disk::{DiskFile, OpenMode};
use crate::error::{Result, StoreError};
use crate::sync::lock;

/// What is looked for in a part.
#[derive(Clone, Copy)]
enum Target {
    /// The run that holds this item, or the next after it.
    Number(u64),
    /// The first run of this time or later.
    Time(u64),
}

impl Target {
    fn reached_by(self, entry: &Entry) -> bool {
        match self {
            Self::Number(number) => entry.last >= number,
            Self::Time(time_ms) => entry.time_ms >= time_ms,
        }
    }

    fn within(self, summary: &Summary) -> bool {
        match self {
            Self::Number(number) => summary.last >= number,
            Self::Time(time_ms) => summary.last_time_ms >= time_ms,
        }
    }

    fn first_in(self, entries: &[Entry]) -> Option<Entry> {
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
        self.inner.find(lane, (owner, part), Target::Number(from))
    }

    /// The first durable frame with a run of an owner's part of this service time or later.
    pub fn find_time(
        &self,
        lane: Lane,
        owner: u64,
        part: u32,
        time_ms: u64,
    ) -> Result<Option<Arc<Frame>>> {
        self.inner.find(lane, (owner, part), Target::Time(time_ms))
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

impl Inner {
    fn find(&self, lane: Lane, key: Key, target: Target) -> Result<Option<Arc<Frame>>> {
        enum Hit {
            Sealed(Arc<SealedSegment>, Summary),
            Active(Position),
        }
        let mut after = 0;
        loop {
            let hit = self.lane(lane, |index| {
                let sealed = index.sealed.range(after..).find_map(|(_, segment)| {
                    let summary = segment
                        .summary(key)
                        .filter(|summary| target.within(summary))?;
                    Some(Hit::Sealed(Arc::clone(segment), *summary))
                });
                sealed.or_else(|| {
                    let entry = target.first_in(index.active.entries.get(&key)?)?;
                    let segment = index.active_number;
                    Some(Hit::Active(Position {
                        lane,
                        segment,
                        offset: entry.offset,
                    }))
                })
            });
            let (segment, summary) = match hit {
                None => return Ok(None),
                Some(Hit::Active(position)) => return self.read_frame(position).map(Some),
                Some(Hit::Sealed(segment, summary)) => (segment, summary),
            };
            after = segment.number.saturating_add(1);
            let outcome = self.section(&segment, key, &summary).and_then(|entries| {
                let Some(entry) = target.first_in(&entries) else {
                    return Ok(None);
                };
                let position = Position {
                    lane,
                    segment: segment.number,
                    offset: entry.offset,
                };
                self.read_frame(position).map(Some)
            });
            match outcome {
                // It may have expired between the look at the index and the read.
                Err(_) if !self.lane(lane, |i| i.sealed.contains_key(&segment.number)) => {}
                Ok(None) => {}
                outcome => return outcome,
            }
        }
    }

    fn section(
        &self,
        segment: &SealedSegment,
        key: Key,
        summary: &Summary,
    ) -> Result<Arc<Vec<Entry>>> {
        let name = (segment.lane, segment.number, key);
        if let Some(entries) = lock(&self.sections).get(&name) {
            return Ok(entries);
        }
        let file = self.file(segment.lane, segment.number)?;
        let entries = Arc::new(read_section(&*file, segment, summary)?);
        let weight = entries.len() * size_of::<Entry>() + 128;
        lock(&self.sections).put(name, Arc::clone(&entries), weight);
        Ok(entries)
    }

    pub(crate) fn read_frame(&self, position: Position) -> Result<Arc<Frame>> {
        if let Some(frame) = lock(&self.frames).get(&position) {
            return Ok(frame);
        }
        let missing = || StoreError::NotFound {
            position: position.to_string(),
        };
        let end = self
            .frames_end(position.lane, position.segment)
            .ok_or_else(missing)?;
        if position.offset >= end {
            return Err(missing());
        }
        let read = self.file(position.lane, position.segment).and_then(|file| {
            read_frame_at(&*file, position, end)?.ok_or_else(|| {
                let name = file_name(position.lane, position.segment);
                StoreError::corrupt(name, u64::from(position.offset), "frame")
            })
        });
        match read {
            Ok((frame, _)) => Ok(Arc::new(frame)),
            // Its segment was dropped meanwhile.
            Err(_) if self.frames_end(position.lane, position.segment).is_none() => Err(missing()),
            Err(error) => Err(error),
        }
    }

    /// Where the durable frames of a segment end; `None` if there is no such segment.
    pub(crate) fn frames_end(&self, lane: Lane, number: u32) -> Option<u32> {
        self.lane(lane, |index| {
            if index.active_number == number && number != 0 {
                return Some(index.active.frames_end);
            }
            index.sealed.get(&number).map(|segment| segment.frames_end)
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

/// Reads and verifies one frame; `None` if what is there does not verify. Also tells its length.
fn read_frame_at(
    file: &dyn DiskFile,
    position: Position,
    end: u32,
) -> Result<Option<(Frame, u32)>> {
    let Some((header, len)) = read_header_at(file, position, end)? else {
        return Ok(None);
    };
    let mut payload = vec![0; header.payload_len as usize];
    let payload_at = u64::from(position.offset) + header.len() as u64;
    file.read_exact_at(&mut payload, payload_at)
        .map_err(|error| failed(position, error))?;
    let parts = [Bytes::from(payload)];
    if super::frame::payload_crc(&parts) != header.payload_crc {
        return Ok(None);
    }
    Ok(Some((header.into_frame(position, parts.into()), len)))
}

fn failed(position: Position, error: std::io::Error) -> StoreError {
    StoreError::io(
        format!("reading {}", file_name(position.lane, position.segment)),
        error,
    )
}

/// Reads and verifies a frame's header and runs, and tells the whole frame's length.
pub(crate) fn read_header_at(
    file: &dyn DiskFile,
    position: Position,
    end: u32,
) -> Result<Option<(Header, u32)>> {
    let room = end.saturating_sub(position.offset) as usize;
    if room < HEADER_BYTES {
        return Ok(None);
    }
    let mut bytes = vec![0; HEADER_BYTES];
    file.read_exact_at(&mut bytes, u64::from(position.offset))
        .map_err(|error| failed(position, error))?;
    let Some(runs) = Header::peek_runs(&bytes) else {
        return Ok(None);
    };
    let len = HEADER_BYTES + runs * RUN_BYTES;
    if len > room {
        return Ok(None);
    }
    if runs > 0 {
        bytes.resize(len, 0);
        let rest = bytes.get_mut(HEADER_BYTES..).unwrap_or_default();
        file.read_exact_at(rest, u64::from(position.offset) + HEADER_BYTES as u64)
            .map_err(|error| failed(position, error))?;
    }
    let Some(header) = Header::decode(position, &bytes) else {
        return Ok(None);
    };
    let whole = header.frame_bytes();
    Ok((whole <= room).then_some((header, whole as u32)))
}
