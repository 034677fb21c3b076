//! Writing: a round's frames to the segments of their lanes.

use std::io::IoSlice;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::Inner;
use super::batch::Durability;
use super::blocks::{Blocks, Tail};
use super::index::Sealed;
use super::position::{Lane, Position, Track};
use super::queue::{Pending, PendingFrame};
use super::rounds::Unsynced;
use super::segment::{FRAMES_START, TRAILER_BYTES, file_name, seal};
use crate::disk::{BLOCK_BYTES, DiskFile, SyncSite};
use crate::error::{Result, StoreError};
use crate::limits::{LAZY_SYNC_MS, ZEROES_BYTES_MAX};
use crate::store::Options;
use crate::sync::lock;

/// Lanes in the order they are written, each synced before the next: what is referred to is there
/// first. Rows name objects; records and telemetry belong to rows, of shards, keys and groups.
const WRITE_ORDER: [Lane; 4] = [Lane::Objects, Lane::Control, Lane::Records, Lane::Telemetry];
const PADDING: [u8; 8] = [0; 8];
/// Written behind small rounds ([`Options::zeroes_bytes`](crate::Options::zeroes_bytes)).
static ZEROES: [u8; ZEROES_BYTES_MAX] = [0; ZEROES_BYTES_MAX];

/// The segment a track is being written to.
struct Open {
    number: u32,
    file: Arc<dyn DiskFile>,
    size: u32,
    /// Everything before this offset is synced.
    synced_until: Arc<AtomicU32>,
    written_until: u32,
    /// Everything before this offset, and nothing behind it, has been written at some time.
    touched_until: u32,
    tail: Tail,
    /// Service time of the first write that nobody is going to sync soon, if there is one.
    lazy_since_ms: Option<u64>,
}

impl Open {
    fn is_lazy(&self) -> bool {
        self.lazy_since_ms.is_some()
    }

    fn sync(&mut self) -> std::io::Result<()> {
        self.file.sync_data(SyncSite::Commit)?;
        self.synced_until
            .store(self.written_until, Ordering::Relaxed);
        self.lazy_since_ms = None;
        Ok(())
    }

    /// Frames up to an offset have been written, and something up to another.
    fn wrote(&mut self, slices: &[IoSlice<'_>], end: u32, touched: u32) {
        self.tail.follow(slices, end);
        self.written_until = end;
        self.touched_until = self.touched_until.max(touched);
    }

    /// Leaves syncing what is written to another.
    fn hand_over(&mut self) -> Unsynced {
        self.lazy_since_ms = None;
        Unsynced {
            file: Arc::clone(&self.file),
            until: self.written_until,
            synced_until: Arc::clone(&self.synced_until),
        }
    }
}

type OpenTracks = [Option<Open>; Track::COUNT];

/// State of the one who writes.
#[derive(Default)]
pub(crate) struct Committer {
    open: OpenTracks,
    blocks: Blocks,
    tickets: u64,
}

impl Committer {
    /// The place in the order of rounds, from 1 on.
    pub(super) fn next_ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }
}

impl Inner {
    /// Syncs telemetry that was written lazily.
    pub(crate) fn sync_lazy(&self) -> Result<()> {
        let mut committer = lock(&self.committer);
        for open in committer.open.iter_mut().flatten() {
            if open.is_lazy() {
                self.check_alive()?;
                open.sync()
                    .map_err(|error| self.poison(&format!("sync: {error}")))?;
            }
        }
        Ok(())
    }

    pub(super) fn has_lazy(&self) -> bool {
        let committer = lock(&self.committer);
        committer.open.iter().flatten().any(Open::is_lazy)
    }

    /// Writes a round, whose batches stay in one segment per track, and syncs it but for what was
    /// written last, if it wants syncing.
    pub(super) fn write_round(
        &self,
        committer: &mut Committer,
        round: &mut [Pending],
    ) -> Result<Option<Unsynced>> {
        let mut unsynced: Option<Unsynced> = None;
        for track in WRITE_ORDER.into_iter().flat_map(Track::of_lane) {
            let lane = track.lane;
            let mut now = false;
            let mut frames: Vec<&mut PendingFrame> = Vec::new();
            for batch in round.iter_mut() {
                let durable = batch.durability == Durability::Now;
                for frame in batch
                    .frames
                    .iter_mut()
                    .filter(|f| Track::of(f.position) == track)
                {
                    now |= durable;
                    frames.push(frame);
                }
            }
            let Some(first) = frames.first().map(|frame| frame.position) else {
                continue;
            };
            let failed = |error: std::io::Error| {
                StoreError::io(format!("writing {}", file_name(lane, first.segment)), error)
            };
            if let Some(before) = unsynced.take() {
                before.sync().map_err(failed)?;
            }
            let Committer { open, blocks, .. } = &mut *committer;
            let open = self.open_for(open, first)?;
            write_frames(open, blocks, first, &mut frames, &self.options).map_err(failed)?;
            let half = open.size / 2;
            if first.offset <= half && open.written_until > half {
                // Time to allocate the next one, beside the commits.
                self.chores.ask();
            }
            if now {
                unsynced = Some(open.hand_over());
            } else {
                open.lazy_since_ms.get_or_insert(self.clock.now_ms());
            }
        }
        // Under load nobody is ever idle enough to sync what was written lazily.
        let now_ms = self.clock.now_ms();
        for open in committer.open.iter_mut().flatten() {
            let since_ms = open.lazy_since_ms;
            if since_ms.is_some_and(|since_ms| now_ms.saturating_sub(since_ms) >= LAZY_SYNC_MS) {
                open.sync()
                    .map_err(|error| StoreError::io("syncing telemetry", error))?;
            }
        }
        Ok(unsynced)
    }

    /// The open segment for a position; seals the one before if the track rolls on.
    fn open_for<'a>(&self, open: &'a mut OpenTracks, at: Position) -> Result<&'a mut Open> {
        let none = StoreError::InvalidBatch {
            reason: "no such lane",
        };
        let slot = open.get_mut(Track::of(at).slot()).ok_or(none)?;
        if let Some(open) = slot.take_if(|open| open.number != at.segment) {
            self.seal_active(at.lane, &open)?;
        }
        match slot {
            Some(open) => Ok(open),
            None => {
                let file = self.file(at.lane, at.segment)?;
                let size = file
                    .size()
                    .map_err(|error| StoreError::io("asking for a segment's length", error))?;
                self.lane_mut(at.lane, |index| {
                    let set = index.set_of_mut(at.segment);
                    set.active_number = at.segment;
                    set.active = set.active.next();
                });
                Ok(slot.insert(Open {
                    number: at.segment,
                    file,
                    size: size as u32,
                    synced_until: Arc::new(AtomicU32::new(FRAMES_START)),
                    written_until: FRAMES_START,
                    touched_until: FRAMES_START,
                    tail: Tail::default(),
                    lazy_since_ms: None,
                }))
            }
        }
    }

    fn seal_active(&self, lane: Lane, open: &Open) -> Result<()> {
        let failed = |error: std::io::Error| {
            StoreError::io(format!("sealing {}", file_name(lane, open.number)), error)
        };
        // The frames first, so that a footer on disk vouches for every frame before it.
        if open.is_lazy() {
            open.file.sync_data(SyncSite::Commit).map_err(failed)?;
        }
        let (file, number) = (&*open.file, open.number);
        let sealed: Option<std::io::Result<Sealed>> = self.lane(lane, |index| {
            let active = &index.set_of(number)?.active;
            Some(seal(file, lane, number, active, Some(open.size)))
        });
        let Some(sealed) = sealed.transpose().map_err(failed)? else {
            return Ok(());
        };
        self.lane_mut(lane, |index| index.set_of_mut(number).seal(sealed));
        Ok(())
    }
}

/// Writes consecutive frames of one segment, as many as possible at once.
fn write_frames(
    open: &mut Open,
    blocks: &mut Blocks,
    first: Position,
    frames: &mut [&mut PendingFrame],
    options: &Options,
) -> std::io::Result<()> {
    let synced_until = open.synced_until.load(Ordering::Relaxed);
    let mut headers = Vec::with_capacity(frames.len());
    for frame in frames.iter_mut() {
        frame.header.synced_until = synced_until;
        headers.push(frame.header.encode(frame.position));
    }
    let mut slices = Vec::with_capacity(frames.len() * 3);
    let (start, mut end) = (first.offset, first.offset);
    debug_assert!(TRAILER_BYTES < start as usize);
    debug_assert_eq!(start, open.written_until, "rounds are consecutive");
    for (frame, header) in frames.iter().zip(&headers) {
        slices.push(IoSlice::new(header));
        slices.extend(frame.parts.iter().map(|part| IoSlice::new(part)));
        let whole = frame.header.frame_bytes();
        let padding = whole - header.len() - frame.header.payload_len as usize;
        slices.push(IoSlice::new(PADDING.get(..padding).unwrap_or_default()));
        debug_assert_eq!(
            end, frame.position.offset,
            "frames of a lane are consecutive"
        );
        end += whole as u32;
    }
    let bytes = (end - start) as usize;
    let block_end = end.next_multiple_of(BLOCK_BYTES as u32);
    if first.lane == Lane::Records && bytes >= options.direct_bytes && block_end <= open.size {
        blocks.write(&*open.file, &open.tail, &slices, start)?;
        open.wrote(&slices, end, block_end);
        return Ok(());
    }
    // Where a file is written for the first time, syncing it has to write where its blocks are, too.
    // That takes as long as the frames of a small round; so many rounds share it.
    let mut touched = end;
    let frame_slices = slices.len();
    if bytes <= options.small_round_bytes && end > open.touched_until {
        let room = open.size.saturating_sub(end) as usize;
        let zeroes = ZEROES
            .get(..options.zeroes_bytes.min(room))
            .unwrap_or_default();
        slices.push(IoSlice::new(zeroes));
        touched += zeroes.len() as u32;
    }
    open.file.write_all_vectored_at(&slices, u64::from(start))?;
    slices.truncate(frame_slices);
    open.wrote(&slices, end, touched);
    Ok(())
}
