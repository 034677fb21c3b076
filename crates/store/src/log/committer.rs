//! The committer: write, sync, apply, answer.

use std::io::IoSlice;
use std::sync::Arc;
use std::time::Duration;

use super::Inner;
use super::batch::{CommitInfo, Durability};
use super::index::{ActiveIndex, Sealed};
use super::position::{Lane, Position, Track};
use super::queue::{Pending, PendingFrame};
use super::segment::{FRAMES_START, TRAILER_BYTES, file_name, seal};
use crate::disk::{DiskFile, SyncSite};
use crate::error::{Result, StoreError};
use crate::limits::LAZY_SYNC_MS;
use crate::sync::{lock, read};

/// Lanes in the order they are written, each synced before the next: what is referred to is there
/// first. Rows name objects; records and telemetry belong to rows, of shards, keys and groups.
const WRITE_ORDER: [Lane; 4] = [Lane::Objects, Lane::Control, Lane::Records, Lane::Telemetry];
const PADDING: [u8; 8] = [0; 8];

/// The segment a track is being written to.
struct Open {
    number: u32,
    file: Arc<dyn DiskFile>,
    size: u32,
    /// Everything before this offset is synced.
    synced_until: u32,
    written_until: u32,
    /// Service time of the first write that has not been synced.
    lazy_since_ms: u64,
}

impl Open {
    fn is_lazy(&self) -> bool {
        self.synced_until < self.written_until
    }

    fn sync(&mut self) -> std::io::Result<()> {
        self.file.sync_data(SyncSite::Commit)?;
        self.synced_until = self.written_until;
        Ok(())
    }
}

/// State of the one who commits.
pub(crate) struct Committer {
    open: [Option<Open>; Track::COUNT],
    group: u64,
}

impl Committer {
    pub(crate) fn new() -> Self {
        Self {
            open: Default::default(),
            group: 0,
        }
    }
}

impl Inner {
    /// Commits what has been decided so far; says whether there was anything. Errors have poisoned
    /// the log and answered every waiter.
    pub(crate) fn step(&self) -> Result<bool> {
        // Taken first: two steppers must not swap the order of what they take.
        let mut committer = lock(&self.committer);
        let mut pending = std::mem::take(&mut lock(&self.queue).pending);
        if pending.is_empty() {
            return Ok(false);
        }
        if let Some(error) = self.poisoned() {
            answer_all(pending, &error);
            return Err(error);
        }
        while !pending.is_empty() {
            let rest = pending.split_off(round_len(&pending));
            let outcome = self.write_round(&mut committer, &mut pending);
            if let Err(error) = outcome {
                let error = self.poison(&error.to_string());
                answer_all(pending, &error);
                answer_all(rest, &error);
                answer_all(std::mem::take(&mut lock(&self.queue).pending), &error);
                return Err(error);
            }
            committer.group += 1;
            let info = CommitInfo {
                group: committer.group,
            };
            for batch in std::mem::replace(&mut pending, rest) {
                self.apply(batch, info);
            }
        }
        Ok(true)
    }

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

    fn has_lazy(&self) -> bool {
        let committer = lock(&self.committer);
        committer.open.iter().flatten().any(Open::is_lazy)
    }

    /// Writes and syncs a round: batches that stay in one segment per track.
    fn write_round(&self, committer: &mut Committer, round: &mut [Pending]) -> Result<()> {
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
            let open = self.open_for(committer, first)?;
            let was_lazy = open.is_lazy();
            write_frames(open, first, &mut frames).map_err(failed)?;
            let half = open.size / 2;
            if first.offset <= half && open.written_until > half {
                // Time to allocate the next one, beside the commits.
                self.chores.ask();
            }
            if now {
                open.sync().map_err(failed)?;
            } else if !was_lazy {
                open.lazy_since_ms = self.clock.now_ms();
            }
        }
        // Under load nobody is ever idle enough to sync what was written lazily.
        let now_ms = self.clock.now_ms();
        for open in committer.open.iter_mut().flatten() {
            if open.is_lazy() && now_ms.saturating_sub(open.lazy_since_ms) >= LAZY_SYNC_MS {
                open.sync()
                    .map_err(|error| StoreError::io("syncing telemetry", error))?;
            }
        }
        Ok(())
    }

    /// The open segment for a position; seals the one before if the track rolls on.
    fn open_for<'a>(&self, committer: &'a mut Committer, at: Position) -> Result<&'a mut Open> {
        let none = StoreError::InvalidBatch {
            reason: "no such lane",
        };
        let slot = committer.open.get_mut(Track::of(at).slot()).ok_or(none)?;
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
                    set.active = ActiveIndex::new();
                });
                Ok(slot.insert(Open {
                    number: at.segment,
                    file,
                    size: size as u32,
                    synced_until: FRAMES_START,
                    written_until: FRAMES_START,
                    lazy_since_ms: 0,
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

    /// Takes a durable batch in: index, watchers, folds, tables, hooks, and at last the answer.
    fn apply(&self, batch: Pending, info: CommitInfo) {
        let folds = read(&self.folds);
        for pending in batch.frames {
            let on_applied = pending.on_applied;
            let (position, runs) = (pending.position, pending.header.runs.clone());
            let end = position.offset + pending.header.frame_bytes() as u32;
            let frame = Arc::new(pending.header.into_frame(position, pending.parts));
            self.lane_mut(position.lane, |index| {
                let set = index.set_of_mut(position.segment);
                set.active
                    .add(frame.owner, &runs, position.offset, end, frame.time_ms);
            });
            if position.lane == Lane::Control {
                self.tables.apply(position, &batch.changes);
            } else {
                let wanted = folds.iter().filter(|registration| {
                    registration.lane == position.lane && registration.kinds.contains(&frame.kind)
                });
                for registration in wanted {
                    registration.fold.apply(&frame);
                }
                self.remember(&frame);
            }
            if let Some(hook) = on_applied {
                hook(&frame);
            }
            self.notify_watchers(position.lane, frame.owner, &runs);
        }
        for hook in batch.hooks {
            hook();
        }
        let _ = batch.done.send(Ok(info));
    }

    fn remember(&self, frame: &Arc<super::Frame>) {
        let weight = frame.payload_len() + 256;
        lock(&self.frames).put(frame.position, Arc::clone(frame), weight);
    }

    fn notify_watchers(&self, lane: Lane, owner: u64, runs: &[super::Run]) {
        if runs.is_empty() {
            return;
        }
        let mut watchers = lock(&self.watchers);
        for run in runs {
            let key = (lane, owner, run.part);
            let Some(sender) = watchers.get(&key) else {
                continue;
            };
            if sender.receiver_count() == 0 {
                watchers.remove(&key);
            } else {
                sender.send_replace(Some(run.last));
            }
        }
    }

    /// The committer's thread: until the store is closed.
    pub(crate) fn run(&self) {
        loop {
            let lazy = self.has_lazy();
            let mut queue = lock(&self.queue);
            while queue.pending.is_empty() {
                if queue.closed {
                    drop(queue);
                    let _ = self.sync_lazy();
                    return;
                }
                if lazy {
                    let nap = Duration::from_millis(LAZY_SYNC_MS);
                    let waited = self.work.wait_timeout(queue, nap);
                    let (guard, timeout) =
                        waited.unwrap_or_else(std::sync::PoisonError::into_inner);
                    queue = guard;
                    if timeout.timed_out() {
                        break;
                    }
                } else {
                    queue = self
                        .work
                        .wait(queue)
                        .unwrap_or_else(|error| error.into_inner());
                }
            }
            let idle = queue.pending.is_empty();
            drop(queue);
            let outcome = if idle {
                self.sync_lazy()
            } else {
                self.step().map(|_| ())
            };
            if let Err(error) = outcome {
                tracing::error!(%error, "commit failed");
            }
        }
    }
}

/// How many batches from the front stay in one segment per track.
fn round_len(pending: &[Pending]) -> usize {
    let mut segments: [Option<u32>; Track::COUNT] = [None; Track::COUNT];
    for (count, batch) in pending.iter().enumerate() {
        for frame in &batch.frames {
            let Some(segment) = segments.get_mut(Track::of(frame.position).slot()) else {
                continue;
            };
            if *segment.get_or_insert(frame.position.segment) != frame.position.segment {
                return count;
            }
        }
    }
    pending.len()
}

/// Writes consecutive frames of one segment with one vectored write.
fn write_frames(
    open: &mut Open,
    first: Position,
    frames: &mut [&mut PendingFrame],
) -> std::io::Result<()> {
    let mut headers = Vec::with_capacity(frames.len());
    for frame in frames.iter_mut() {
        frame.header.synced_until = open.synced_until;
        headers.push(frame.header.encode(frame.position));
    }
    let mut slices = Vec::with_capacity(frames.len() * 3);
    let mut end = first.offset;
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
    debug_assert!(TRAILER_BYTES < first.offset as usize);
    open.file
        .write_all_vectored_at(&slices, u64::from(first.offset))?;
    open.written_until = end;
    Ok(())
}

fn answer_all(batches: Vec<Pending>, error: &StoreError) {
    for batch in batches {
        let _ = batch.done.send(Err(error.clone()));
    }
}
