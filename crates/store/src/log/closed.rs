//! Where the log ended when the store was closed. What is not there at the next start was acknowledged
//! and is lost; without this it would look like what a power cut leaves of a commit.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::frame::checksum;
use super::position::{Lane, Position, Track};
use super::segment::{FRAMES_START, file_name, parse_file_name};
use super::{Inner, Log};
use crate::disk::{OpenMode, SyncSite};
use crate::error::{Result, StoreError};

/// The file in the log's directory, there while the store is closed.
const FILE: &str = "CLOSED";
/// More than a line for each track takes.
const BYTES_MAX: u64 = 4096;

/// The end of each track's newest segment, as it was written when the store was closed.
#[derive(Default)]
pub(crate) struct Closed {
    path: PathBuf,
    ends: HashMap<(Lane, u32), u32>,
}

impl Closed {
    /// What the last process left, if it closed the store.
    pub(crate) fn read(inner: &Inner) -> Result<Self> {
        let path = inner.dir.join(FILE);
        let failed = |error| StoreError::io(format!("reading {}", path.display()), error);
        let file = match inner.disk.open(&path, OpenMode::Read) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(failed(error)),
        };
        let length = file.size().map_err(failed)?.min(BYTES_MAX) as usize;
        let text = file.read_vec_at(length, 0).map_err(failed)?;
        // It need not have reached the disk when the power went; then it says nothing.
        let ends = parse(&text).unwrap_or_default();
        Ok(Self { path, ends })
    }

    /// That what has been found of a segment is all that was in it.
    pub(crate) fn check(&self, lane: Lane, number: u32, found_end: u32) -> Result<()> {
        match self.ends.get(&(lane, number)) {
            Some(end) if found_end < *end => Err(self.lost(lane, number, found_end, *end)),
            _ => Ok(()),
        }
    }

    /// That a track's newest segment with frames is there; one that lies ready may follow it.
    pub(crate) fn check_newest(&self, track: Track, newest: Option<u32>) -> Result<()> {
        let mut ends = self.ends.iter();
        let of_track = ends.find(|((lane, segment), _)| {
            let position = Position {
                segment: *segment,
                ..Position::start(*lane)
            };
            Track::of(position) == track
        });
        match of_track {
            Some(((lane, number), end)) if newest.is_none_or(|newest| newest < *number) => {
                Err(self.lost(*lane, *number, 0, *end))
            }
            _ => Ok(()),
        }
    }

    fn lost(&self, lane: Lane, number: u32, found_end: u32, end: u32) -> StoreError {
        let reason = format!(
            "it went on to {end} when the engine ended; to go on without that, remove {}",
            self.path.display()
        );
        StoreError::corrupt(file_name(lane, number), u64::from(found_end), reason)
    }

    /// From now on the log may end elsewhere.
    pub(crate) fn forget(self, inner: &Inner) -> Result<()> {
        if self.path.as_os_str().is_empty() {
            return Ok(());
        }
        let removed = inner.disk.remove(&self.path).and_then(|()| {
            // Before anything is removed that it names.
            inner.disk.sync_dir(&inner.dir, SyncSite::Removal)
        });
        removed.map_err(|error| StoreError::io(format!("removing {}", self.path.display()), error))
    }
}

/// The lines of a file that is whole.
fn parse(text: &[u8]) -> Option<HashMap<(Lane, u32), u32>> {
    let text = std::str::from_utf8(text).ok()?;
    let (lines, check) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    let check = u64::from_str_radix(check, 16).ok()?;
    if check != checksum([lines.as_bytes()]) {
        return None;
    }
    let line = |line: &str| {
        let (name, end) = line.split_once(' ')?;
        Some((parse_file_name(Path::new(name))?, end.parse().ok()?))
    };
    lines.lines().map(line).collect()
}

impl Log {
    /// Writes down where the log ends, when it takes nothing more and all is durable. It need not be
    /// durable itself.
    pub(crate) fn mark_closed(&self) -> Result<()> {
        let inner = &self.inner;
        let mut text = String::new();
        for lane in Lane::ALL {
            inner.lane(lane, |index| {
                for set in index.sets() {
                    let sealed = set.sealed.values().next_back();
                    let sealed = sealed.map(|segment| (segment.number, segment.frames_end));
                    let active = (set.active_number, set.active.frames_end);
                    let is_used = active.0 != 0 && active.1 > FRAMES_START;
                    if let Some((number, end)) = Some(active).filter(|_| is_used).or(sealed) {
                        // Writing to a string does not fail.
                        let _ = writeln!(text, "{} {end}", file_name(lane, number));
                    }
                }
            });
        }
        let lines = text.trim_end();
        let text = format!("{lines}\n{:016x}\n", checksum([lines.as_bytes()]));
        let path = inner.dir.join(FILE);
        let written = inner.disk.open(&path, OpenMode::Create).and_then(|file| {
            file.set_size(0)?;
            file.write_all_at(text.as_bytes(), 0)
        });
        written.map_err(|error| StoreError::io(format!("writing {}", path.display()), error))
    }
}
