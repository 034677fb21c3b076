//! The append path up to the decision: room, place, order.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, oneshot};

use super::batch::{AppendBatch, Appended, Commit, CommitInfo, Durability, Reservation};
use super::frame::{FrameDraft, FrameHook, Header, payload_crc};
use super::index::Key;
use super::parts;
use super::position::{Lane, Position, Track};
use super::rounds::InFlight;
use super::segment::{
    DIRECTORY_ENTRY_BYTES, ENTRY_BYTES, FRAMES_START, SECTION_ENTRIES_MAX, TRAILER_BYTES, allocate,
};
use super::{Inner, Log};
use crate::disk::OpenMode;
use crate::error::{Result, StoreError, is_full_disk};
use crate::limits::{BATCH_FRAMES_MAX, FRAME_PAYLOAD_BYTES_MAX};
use crate::sync::lock;
use crate::table::RowChange;

/// Granularity of the queue's accounting.
pub(crate) const ROOM_UNIT_BYTES: usize = 256;

pub(crate) fn room_units(bytes: usize) -> usize {
    bytes.div_ceil(ROOM_UNIT_BYTES).max(1)
}

/// Where the next frame of a track goes.
#[derive(Debug, Default)]
pub(crate) struct DecidedTrack {
    segment: u32,
    offset: u32,
    capacity: u32,
    footer_bytes: usize,
    /// Entries that the footer will have, by part.
    entries: BTreeMap<Key, u32>,
    /// Number the next segment gets.
    pub(crate) next_number: u32,
    /// A segment that has been allocated and not been used: its number and capacity.
    ahead: Option<(u32, u32)>,
}

impl DecidedTrack {
    fn fits(&self, need: usize) -> bool {
        self.segment != 0
            && self.offset as usize + need + self.footer_bytes <= self.capacity as usize
    }

    fn wants_next(&self) -> bool {
        self.segment != 0 && self.ahead.is_none() && self.offset > self.capacity / 2
    }

    fn open(&mut self, number: u32, capacity: u32) {
        self.segment = number;
        self.offset = FRAMES_START;
        self.capacity = capacity;
        self.footer_bytes = TRAILER_BYTES;
        self.entries.clear();
    }
}

/// Something to be run in the apply step.
pub(crate) type Hook = Box<dyn FnOnce() + Send>;

/// A frame that has its place and is on its way to disk.
pub(crate) struct PendingFrame {
    pub(crate) position: Position,
    pub(crate) header: Header,
    pub(crate) parts: Vec<bytes::Bytes>,
    pub(crate) on_applied: Option<FrameHook>,
}

/// A decided batch.
pub(crate) struct Pending {
    pub(crate) frames: Vec<PendingFrame>,
    pub(crate) changes: Vec<RowChange>,
    /// Run when everything of the batch has been taken in.
    pub(crate) hooks: Vec<Hook>,
    pub(crate) durability: Durability,
    pub(crate) done: oneshot::Sender<Result<CommitInfo>>,
    /// Given back when the batch has been committed.
    pub(crate) room: Vec<OwnedSemaphorePermit>,
}

/// What is decided and not committed.
pub(crate) struct Queue {
    pub(crate) started: bool,
    pub(crate) closed: bool,
    pub(crate) tracks: [DecidedTrack; Track::COUNT],
    pub(crate) pending: Vec<Pending>,
    /// Bytes that these take on disk.
    pub(crate) pending_bytes: usize,
    pub(crate) in_flight: InFlight,
}

impl Queue {
    pub(crate) fn new() -> Self {
        let mut tracks: [DecidedTrack; Track::COUNT] = Default::default();
        for track in Lane::ALL.into_iter().flat_map(Track::of_lane) {
            if let Some(decided) = tracks.get_mut(track.slot()) {
                decided.next_number = track.next_number(None);
            }
        }
        Self {
            started: false,
            closed: false,
            tracks,
            pending: Vec::new(),
            pending_bytes: 0,
            in_flight: InFlight::default(),
        }
    }
}

/// What a track's share of a batch takes.
#[derive(Default, Clone, Copy)]
struct Share {
    bytes: usize,
    index_bytes: usize,
}

impl Log {
    /// Waits for room for so many bytes ([`FrameDraft::disk_len`]) in a lane's queue. Asks for at
    /// most what the queue holds altogether; order of asking is order of getting.
    pub async fn reserve(&self, lane: Lane, bytes: usize) -> Result<Reservation> {
        self.inner.check_alive()?;
        let room = Arc::clone(self.inner.room(lane));
        let permit = room.acquire_many_owned(self.inner.units(lane, bytes)).await;
        permit
            .map(|permit| Reservation { lane, permit })
            .map_err(|_| StoreError::Closed)
    }

    /// Waits for room, then appends. The batch is decided when this returns; dropping the future
    /// before that appends nothing.
    pub async fn append(&self, batch: AppendBatch) -> Result<Appended> {
        let mut batch = batch;
        for lane in Lane::ALL {
            let bytes = batch.lane_bytes(lane);
            if bytes > 0 && !batch.reservations.iter().any(|held| held.lane == lane) {
                batch = batch.reserved(self.reserve(lane, bytes).await?);
            }
        }
        self.try_append(batch)
    }

    /// Decides a batch at once, or says why not: `Full`, `NoSpace`, `InvalidBatch`, `Poisoned`.
    /// A batch without frames commits when everything decided before it has.
    pub fn try_append(&self, batch: AppendBatch) -> Result<Appended> {
        if batch.frames.iter().any(|(lane, _)| *lane == Lane::Control) {
            let reason = "the control lane takes transactions only";
            return Err(StoreError::InvalidBatch { reason });
        }
        self.inner.enqueue(batch, Vec::new, Vec::new())
    }
}

impl AppendBatch {
    fn lane_bytes(&self, lane: Lane) -> usize {
        let of_lane = self.frames.iter().filter(|(of, _)| *of == lane);
        of_lane.map(|(_, frame)| frame.disk_len()).sum()
    }
}

impl Inner {
    fn room(&self, lane: Lane) -> &Arc<tokio::sync::Semaphore> {
        let [control, records, objects, telemetry] = &self.room;
        match lane {
            Lane::Control => control,
            Lane::Records => records,
            Lane::Objects => objects,
            Lane::Telemetry => telemetry,
        }
    }

    fn units(&self, lane: Lane, bytes: usize) -> u32 {
        let [control, records, objects, telemetry] = self.options.queue_bytes;
        let all = match lane {
            Lane::Control => control,
            Lane::Records => records,
            Lane::Objects => objects,
            Lane::Telemetry => telemetry,
        };
        room_units(bytes).min(room_units(all)) as u32
    }

    /// The append path. The order of these calls is the order of decision.
    pub(crate) fn enqueue(
        &self,
        batch: AppendBatch,
        changes: impl FnOnce() -> Vec<RowChange>,
        hooks: Vec<Hook>,
    ) -> Result<Appended, StoreError> {
        let refuse = |reason| Err(StoreError::InvalidBatch { reason });
        if batch.frames.len() > BATCH_FRAMES_MAX {
            return refuse("a batch has too many frames");
        }
        let lazy = batch.durability == Durability::Lazy;
        if lazy
            && batch
                .frames
                .iter()
                .any(|(lane, _)| *lane != Lane::Telemetry)
        {
            return refuse("only telemetry may be lazy");
        }
        let mut room: Vec<OwnedSemaphorePermit> = Vec::new();
        for lane in Lane::ALL {
            let bytes = batch.lane_bytes(lane);
            if bytes > FRAME_PAYLOAD_BYTES_MAX {
                return refuse("a batch is too large");
            }
            if bytes > 0 && !batch.reservations.iter().any(|held| held.lane == lane) {
                let permit =
                    Arc::clone(self.room(lane)).try_acquire_many_owned(self.units(lane, bytes));
                room.push(permit.map_err(|_| StoreError::Full { lane })?);
            }
        }
        room.extend(batch.reservations.into_iter().map(|held| held.permit));
        // Payloads are checksummed by their owners' threads, before anybody waits for a lock.
        let mut frames = Vec::with_capacity(batch.frames.len());
        for (lane, draft) in batch.frames {
            draft.check(lane)?;
            let crc = payload_crc(&draft.parts);
            frames.push((lane, draft, crc));
        }

        let mut queue = lock(&self.queue);
        self.check_alive()?;
        if !queue.started {
            return Err(StoreError::NotStarted);
        }
        if queue.closed {
            return Err(StoreError::Closed);
        }
        self.make_place(&mut queue, &frames)?;
        let time_ms = self.clock.now_ms();
        let placed: Vec<PendingFrame> = frames
            .into_iter()
            .map(|(lane, draft, crc)| place(&mut queue, lane, draft, crc, time_ms))
            .collect();
        let positions = placed.iter().map(|frame| frame.position).collect();
        let (done, commit) = Commit::pair();
        let pending = Pending {
            frames: placed,
            changes: changes(),
            hooks,
            durability: batch.durability,
            done,
            room,
        };
        queue.pending_bytes += pending.bytes();
        queue.pending.push(pending);
        let calls = queue.calls(self.options.overlap_bytes);
        drop(queue);
        if calls {
            self.work.notify_one();
        }
        Ok(Appended {
            positions,
            time_ms,
            commit,
        })
    }

    /// Makes sure that each track's share of a batch fits into one segment, rolling to the next
    /// where it does not. Placing cannot fail after this. Space runs out here and nowhere else.
    fn make_place(&self, queue: &mut Queue, frames: &[(Lane, FrameDraft, u64)]) -> Result<()> {
        for track in Lane::ALL.into_iter().flat_map(Track::of_lane) {
            let mut share = Share::default();
            let goes_there =
                |of: Lane, draft: &FrameDraft| of == track.lane && draft.set == track.set;
            for (_, draft, _) in frames
                .iter()
                .filter(|(of, draft, _)| goes_there(*of, draft))
            {
                share.bytes += draft.disk_len();
                // As if every run began a section: a little too much.
                share.index_bytes += draft.runs.len() * (ENTRY_BYTES + DIRECTORY_ENTRY_BYTES);
            }
            let need = share.bytes + share.index_bytes;
            let Some(decided) = queue.tracks.get_mut(track.slot()) else {
                continue;
            };
            if share.bytes > 0 && !decided.fits(need) {
                self.roll(track.lane, decided, need)?;
            }
        }
        Ok(())
    }

    fn roll(&self, lane: Lane, decided: &mut DecidedTrack, need: usize) -> Result<()> {
        let least = FRAMES_START as usize + need + TRAILER_BYTES;
        if let Some((number, capacity)) = decided.ahead
            && least <= capacity as usize
        {
            decided.ahead = None;
            decided.open(number, capacity);
            return Ok(());
        }
        // A segment allocated ahead that is too small goes: an unsealed segment before one with
        // frames would look like damage. Allocating the next one syncs its removal.
        if let Some((number, _)) = decided.ahead.take() {
            self.remove_segment_file(lane, number);
        }
        let (number, capacity) = self.allocate_segment(lane, decided, least)?;
        decided.open(number, capacity);
        Ok(())
    }

    fn allocate_segment(
        &self,
        lane: Lane,
        decided: &mut DecidedTrack,
        least: usize,
    ) -> Result<(u32, u32)> {
        let usual = self
            .options
            .segment_bytes
            .get(lane.slot())
            .copied()
            .unwrap_or(64 << 20);
        let capacity = usual.max(least as u32);
        let number = decided.next_number;
        let recycled = if capacity == usual {
            lock(&self.recycled).get_mut(lane.slot()).and_then(Vec::pop)
        } else {
            None
        };
        let allocate = |recycled| {
            let (disk, dir) = (self.disk.as_ref(), &self.dir);
            allocate(disk, dir, lane, number, capacity, recycled)
        };
        let mut made = allocate(recycled);
        // What other lanes have lie ready is room.
        if made.as_ref().is_err_and(is_full_disk) && self.give_back_recycled() {
            made = allocate(None);
        }
        let file = made.map_err(|error| {
            tracing::warn!(%lane, %error, "the next segment could not be allocated");
            StoreError::NoSpace { lane }
        })?;
        decided.next_number = number.saturating_add(1);
        lock(&self.files).put((lane, number), file, 1);
        Ok((number, capacity))
    }

    /// Removes the emptied files of all lanes; says whether there were any.
    fn give_back_recycled(&self) -> bool {
        let recycled = std::mem::take(&mut *lock(&self.recycled));
        let removed = recycled.into_iter().flatten();
        let removed = removed.filter(|path| self.disk.remove(path).is_ok());
        removed.count() > 0
    }

    /// Allocates the next segment of tracks whose current one is more than half full, so that
    /// appending rarely has to.
    pub(crate) fn allocate_ahead(&self) {
        let lanes = [Lane::Records, Lane::Objects];
        for track in lanes.into_iter().flat_map(Track::of_lane) {
            let half_full = {
                let queue = lock(&self.queue);
                let decided = queue.tracks.get(track.slot());
                let open = queue.started && !queue.closed && self.poisoned().is_none();
                open && decided.is_some_and(DecidedTrack::wants_next)
            };
            if !half_full || !self.reserve_file(track.lane) {
                continue;
            }
            let mut queue = lock(&self.queue);
            if let Some(decided) = queue.tracks.get_mut(track.slot())
                && decided.wants_next()
            {
                decided.ahead = self.allocate_segment(track.lane, decided, 0).ok();
            }
        }
    }

    /// Has a file of a segment's size lie ready, which is what takes time, before anybody is made
    /// to wait for its name. Says whether there is one.
    fn reserve_file(&self, lane: Lane) -> bool {
        let has_one = |recycled: &[Vec<PathBuf>; 4]| {
            recycled
                .get(lane.slot())
                .is_some_and(|files| !files.is_empty())
        };
        if has_one(&lock(&self.recycled)) {
            return true;
        }
        let usual = self
            .options
            .segment_bytes
            .get(lane.slot())
            .copied()
            .unwrap_or(64 << 20);
        let path = self.dir.join(format!("{lane}-ahead.free"));
        let made = self.disk.open(&path, OpenMode::Create);
        let made = made.and_then(|file| file.preallocate(u64::from(usual)));
        if made.is_err() {
            let _ = self.disk.remove(&path);
            return false;
        }
        if let Some(files) = lock(&self.recycled).get_mut(lane.slot()) {
            files.push(path);
        }
        true
    }
}

fn place(
    queue: &mut Queue,
    lane: Lane,
    draft: FrameDraft,
    payload_crc: u64,
    time_ms: u64,
) -> PendingFrame {
    let len = draft.disk_len();
    let payload_len = draft.payload_len() as u32;
    let mut position = Position::start(lane);
    let track = Track {
        lane,
        set: draft.set,
    };
    if let Some(decided) = queue.tracks.get_mut(track.slot()) {
        position = Position {
            lane,
            segment: decided.segment,
            offset: decided.offset,
        };
        decided.offset += len as u32;
        let footer_bytes = &mut decided.footer_bytes;
        let (entries, runs) = (&mut decided.entries, &draft.runs);
        parts::visit(entries, draft.owner, runs, u32::default, |entries, _| {
            *footer_bytes += ENTRY_BYTES;
            if (*entries as usize).is_multiple_of(SECTION_ENTRIES_MAX) {
                *footer_bytes += DIRECTORY_ENTRY_BYTES;
            }
            *entries += 1;
        });
    }
    PendingFrame {
        position,
        header: Header {
            kind: draft.kind,
            owner: draft.owner,
            origin: draft.origin,
            key_id: draft.key_id,
            nonce: draft.nonce,
            time_ms,
            synced_until: 0,
            payload_len,
            payload_crc,
            runs: draft.runs,
        },
        parts: draft.parts,
        on_applied: draft.on_applied,
    }
}
