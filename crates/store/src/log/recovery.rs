//! Start-up: what is on disk becomes sealed segments and their index.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::closed::Closed;
use super::index::{ActiveIndex, Sealed, SetIndex};
use super::position::{Lane, Position, Track};
use super::scan::Scanner;
use super::segment::{
    FRAMES_START, file_name, header_verifies, parse_file_name, read_footer, read_section, seal,
    write_header,
};
use super::{Inner, Log};
use crate::disk::{DiskFile, SyncSite};
use crate::error::{Result, StoreError};
use crate::log::{FoldRegistration, Frame, Replay};
use crate::sync::{lock, read};

const COPY_BYTES: u32 = 1 << 20;

impl Log {
    /// Opens what the directory holds. Every segment is sealed after this, the one that was being
    /// written included: nothing is ever appended after a tear.
    pub(crate) fn recover(&self) -> Result<()> {
        let inner = &self.inner;
        let listed = inner.disk.list(&inner.dir);
        let paths = listed.map_err(|error| StoreError::io("listing the log", error))?;
        let mut tracks: [BTreeMap<u32, PathBuf>; Track::COUNT] = Default::default();
        let mut removed = false;
        for path in paths {
            match parse_file_name(&path) {
                Some((lane, number)) => {
                    let position = Position {
                        segment: number,
                        ..Position::start(lane)
                    };
                    let Some(files) = tracks.get_mut(Track::of(position).slot()) else {
                        let name = file_name(lane, number);
                        return Err(StoreError::corrupt(name, 0, "a number of no set"));
                    };
                    files.insert(number, path);
                }
                // Recycled files, and whatever else is not a segment of ours.
                None if path.extension().is_some_and(|ending| ending == "free") => {
                    removed |= inner.disk.remove(&path).is_ok();
                }
                None => {}
            }
        }
        let closed = Closed::read(inner)?;
        for track in Lane::ALL.into_iter().flat_map(Track::of_lane) {
            let files = tracks.get_mut(track.slot()).map(std::mem::take);
            removed |= inner.recover_track(track, files.unwrap_or_default(), &closed)?;
        }
        if removed {
            let synced = inner.disk.sync_dir(&inner.dir, SyncSite::Removal);
            synced.map_err(|error| StoreError::io("syncing the log's directory", error))?;
        }
        closed.forget(inner)
    }

    /// The latest service time of any durable frame, in milliseconds.
    pub(crate) fn newest_ms(&self) -> u64 {
        let newest = |lane: Lane| {
            self.inner.lane(lane, |index| {
                let newest = index.all_sealed().map(|segment| segment.newest_ms);
                newest.max().unwrap_or(0)
            })
        };
        Lane::ALL.into_iter().map(newest).max().unwrap_or(0)
    }

    /// Runs over all frames of a lane after a position, in order.
    pub(crate) fn replay(
        &self,
        lane: Lane,
        after: Position,
        mut visit: impl FnMut(Frame) -> Result<()>,
    ) -> Result<()> {
        let numbers: Vec<u32> = self.inner.lane(lane, |index| {
            let numbers = index.all_sealed().map(|segment| segment.number);
            numbers.filter(|number| *number >= after.segment).collect()
        });
        for number in numbers {
            let from = if number == after.segment {
                after.offset
            } else {
                0
            };
            self.inner.walk(lane, number, from, &mut |frame| {
                if frame.position > after {
                    visit(frame)
                } else {
                    Ok(())
                }
            })?;
        }
        Ok(())
    }

    /// Shows the registered folds what they want to see again.
    pub(crate) fn replay_folds(&self, ordered_index_covers: Position) -> Result<()> {
        let folds = read(&self.inner.folds).clone();
        for lane in Lane::ALL {
            let after = |fold: &FoldRegistration| match fold.replay {
                _ if fold.lane != lane => None,
                Replay::None => None,
                Replay::Since(position) => Some(position),
                Replay::All => Some(Position::start(lane)),
                Replay::BeyondOrderedIndex => Some(ordered_index_covers),
            };
            let Some(first) = folds.iter().filter_map(after).min() else {
                continue;
            };
            self.replay(lane, first, |frame| {
                for fold in &folds {
                    let wanted = after(fold).is_some_and(|after| frame.position > after);
                    if wanted && fold.kinds.contains(&frame.kind) {
                        fold.fold.apply(&frame);
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    pub(crate) fn register(&self, registration: FoldRegistration) -> Result<()> {
        if lock(&self.inner.queue).started {
            return Err(StoreError::AlreadyStarted);
        }
        crate::sync::write(&self.inner.folds).push(registration);
        Ok(())
    }

    /// Lets go of the folds: they may hold what holds this log.
    pub(crate) fn forget_folds(&self) {
        crate::sync::write(&self.inner.folds).clear();
    }

    /// From now on batches are refused; the committer ends when it has done the rest.
    pub(crate) fn close_queue(&self) {
        lock(&self.inner.queue).closed = true;
        self.inner.work.notify_all();
    }

    /// From now on batches are taken.
    pub(crate) fn open_queue(&self) -> Result<()> {
        let mut queue = lock(&self.inner.queue);
        if std::mem::replace(&mut queue.started, true) {
            return Err(StoreError::AlreadyStarted);
        }
        Ok(())
    }
}

impl Inner {
    /// Says whether a file was removed.
    fn recover_track(
        &self,
        track: Track,
        files: BTreeMap<u32, PathBuf>,
        closed: &Closed,
    ) -> Result<bool> {
        let lane = track.lane;
        let mut index = SetIndex::new();
        let mut newest: Option<Sealed> = None;
        // Segments without footer that hold no frame: allocated and not used. Nothing follows.
        let mut empty: Vec<(u32, PathBuf)> = Vec::new();
        let mut newest_was_tail = false;
        let next_number = track.next_number(files.keys().next_back().copied());
        for (number, path) in files {
            let file = self.file(lane, number)?;
            let header_verifies = header_verifies(&*file, lane, number)?;
            let (sealed, was_tail) = match read_footer(&*file, lane, number)? {
                Some(sealed) => (Some(sealed), false),
                None => (self.seal_tail(lane, number, &*file, closed)?, true),
            };
            let Some(sealed) = sealed else {
                empty.push((number, path));
                continue;
            };
            let refuse = |number, at, reason| {
                Err(StoreError::corrupt(
                    file_name(lane, number),
                    u64::from(at),
                    reason,
                ))
            };
            // A tail's header may have been lost with its first commit; it has been put right.
            if !was_tail && !header_verifies {
                return refuse(number, 0, "segment header");
            }
            // A segment is sealed and synced before the next one is written.
            if let Some((missing, _)) = empty.first() {
                return refuse(
                    *missing,
                    FRAMES_START,
                    "first frame, with later segments written",
                );
            }
            if let Some(before) = newest.replace(sealed) {
                if newest_was_tail {
                    let (number, end) = (before.segment.number, before.segment.frames_end);
                    return refuse(number, end, "a frame, with later segments written");
                }
                index.add(before);
            }
            newest_was_tail = was_tail;
        }
        let newest_number = newest.as_ref().map(|sealed| sealed.segment.number);
        closed.check_newest(track, newest_number)?;
        // The last footer may be torn where its directory is whole. Later segments would have
        // vouched for it: they are written when it has been synced.
        if let Some(sealed) = newest.as_mut().filter(|_| !newest_was_tail) {
            let number = sealed.segment.number;
            let file = self.file(lane, number)?;
            let mut sections = sealed.sections.iter();
            let torn = sections.any(|(_, section)| read_section(&*file, lane, section).is_err());
            if !torn {
                self.vouch_again(sealed, &*file)?;
            } else if let Some(again) = self.seal_tail(lane, number, &*file, closed)? {
                *sealed = again;
            }
        }
        if let Some(sealed) = newest {
            index.add(sealed);
        }
        let removed = !empty.is_empty();
        for (number, path) in empty {
            lock(&self.files).remove(&(lane, number));
            let gone = self.disk.remove(&path);
            gone.map_err(|error| StoreError::io("removing an empty segment", error))?;
        }
        if let Some(decided) = lock(&self.queue).tracks.get_mut(track.slot()) {
            decided.next_number = next_number;
        }
        if !index.sealed.is_empty() {
            self.lane_mut(lane, |lane| lane.put_set(track.set, index));
        }
        Ok(removed)
    }

    /// Writes the footer of the newest segment once more and makes it durable: it may have been
    /// read from a cache, left there by a process that died before it had synced it. Segments
    /// that follow are only written behind a footer that is on disk.
    fn vouch_again(&self, sealed: &Sealed, file: &dyn DiskFile) -> Result<()> {
        let segment = &sealed.segment;
        let failed = |error| {
            let name = file_name(segment.lane, segment.number);
            StoreError::io(format!("syncing the footer of {name}"), error)
        };
        let sections = sealed.sections.iter().map(|(_, section)| section.at);
        let Some(start) = sections.min() else {
            return file.sync_data(SyncSite::Recovery).map_err(failed);
        };
        let mut footer = vec![0; segment.size.saturating_sub(start) as usize];
        let start = u64::from(start);
        file.read_exact_at(&mut footer, start).map_err(failed)?;
        file.write_all_at(&footer, start).map_err(failed)?;
        file.sync_data(SyncSite::Recovery).map_err(failed)
    }

    /// Keeps the valid frames of a segment that was being written, makes them durable, and seals
    /// it there; `None` if there are none.
    fn seal_tail(
        &self,
        lane: Lane,
        number: u32,
        file: &dyn DiskFile,
        closed: &Closed,
    ) -> Result<Option<Sealed>> {
        let failed = |error| StoreError::io(format!("sealing {}", file_name(lane, number)), error);
        let size = file.size().map_err(failed)?.min(u64::from(u32::MAX)) as u32;
        let mut index = ActiveIndex::new();
        let mut synced_until = FRAMES_START;
        let mut scanner = Scanner::new(file, lane, number, FRAMES_START, size);
        while let Some(seen) = scanner.next()? {
            let (header, offset) = (&seen.header, seen.position.offset);
            synced_until = synced_until.max(header.synced_until);
            index.add(
                header.owner,
                &header.runs,
                offset,
                seen.end(),
                header.time_ms,
            );
        }
        let torn = scanner.torn;
        closed.check(lane, number, index.frames_end)?;
        if let Some(bytes) = torn {
            let (file, offset) = (file_name(lane, number), index.frames_end);
            tracing::warn!(
                "{file}: the last {bytes} bytes, from {offset} on, are not whole and are dropped: \
                 they were being written when the engine or the machine ended"
            );
        }
        if index.frames_end == FRAMES_START {
            return Ok(None);
        }
        // The frames of the last commit may have been read from a cache whose write failed or was
        // never tried: write them once more. Those before were synced before it was written.
        write_header(file, lane, number).map_err(failed)?;
        let mut at = synced_until.min(index.frames_end);
        while at < index.frames_end {
            let len = COPY_BYTES.min(index.frames_end - at);
            let mut bytes = vec![0; len as usize];
            file.read_exact_at(&mut bytes, u64::from(at))
                .map_err(failed)?;
            file.write_all_at(&bytes, u64::from(at)).map_err(failed)?;
            at += len;
        }
        file.sync_data(SyncSite::Recovery).map_err(failed)?;
        seal(file, lane, number, &index, None)
            .map(Some)
            .map_err(failed)
    }
}
