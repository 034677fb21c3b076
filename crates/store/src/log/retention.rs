//! Getting rid of segments in which nothing is wanted any more, and of what the system keeps in
//! memory of those that hardly anybody reads.

use std::collections::HashMap;
use std::ops::Bound::{Excluded, Included};

use super::index::SealedSegment;
use super::position::{Lane, Position, SegmentSet};
use super::segment::file_name;
use super::{Inner, Log};
use crate::disk::SyncSite;
use crate::limits::{CACHED_SEGMENTS, RECYCLED_SEGMENTS_MAX};
use crate::meta::{Meta, Retention};
use crate::sync::lock;

impl Log {
    /// Drops segments of the records and telemetry lanes in which everything has expired. Gives
    /// the owners that were to be forgotten and of which nothing is left.
    pub(crate) fn sweep(&self, lane: Lane, meta: &Meta) -> Vec<u64> {
        let now_ms = self.inner.clock.now_ms();
        let mut retentions: HashMap<u64, Retention> = HashMap::new();
        self.drop_segments(lane, |segment| {
            segment.owners.iter().all(|(owner, last_time_ms)| {
                let retention = retentions.entry(*owner);
                let retention = retention.or_insert_with(|| meta.retention(lane, *owner));
                retention.has_expired(*last_time_ms, now_ms)
            })
        });
        let forgotten = meta.forgotten(lane);
        if forgotten.is_empty() {
            return forgotten;
        }
        // Nothing may be between decision and index while looking: it might name the owner.
        let queue = lock(&self.inner.queue);
        let waits = queue.pending.iter().any(|batch| !batch.frames.is_empty());
        if waits || !queue.in_flight.is_empty() {
            return Vec::new();
        }
        self.inner.lane(lane, |index| {
            let gone = forgotten.into_iter().filter(|owner| !index.holds(*owner));
            gone.collect()
        })
    }

    /// Drops control segments that lie wholly before a position.
    pub(crate) fn drop_control_before(&self, position: Position) {
        self.drop_segments(Lane::Control, |segment| segment.number < position.segment);
    }

    /// Drops segments of the objects lane that are wholly before a position and of which nothing
    /// is live.
    pub(crate) fn drop_dead_objects(&self, before: Position, dead: impl Fn(u32) -> bool) {
        self.drop_segments(Lane::Objects, |segment| {
            segment.number < before.segment && dead(segment.number)
        });
    }

    /// Whether segments of the objects lane before a position are no longer there, or may go.
    pub(crate) fn has_dead_objects(&self, before: Position, dead: impl Fn(u32) -> bool) -> bool {
        self.inner.lane(Lane::Objects, |index| {
            let numbers = index.all_sealed().map(|segment| segment.number);
            let mut older = numbers.filter(|number| *number < before.segment).zip(1..);
            older.any(|(number, if_all_are_there)| number != if_all_are_there || dead(number))
        })
    }

    /// Bytes of frames that the sealed segments of a lane hold.
    pub(crate) fn sealed_bytes(&self, lane: Lane) -> u64 {
        self.inner.lane(lane, |index| {
            let ends = index.all_sealed().map(|segment| segment.frames_end);
            ends.map(u64::from).sum()
        })
    }

    fn drop_segments(&self, lane: Lane, mut unwanted: impl FnMut(&SealedSegment) -> bool) {
        let numbers: Vec<u32> = self.inner.lane(lane, |index| {
            let older = index.sets().flat_map(|set| {
                // The newest stays: the next segment's number is told from it at the next start.
                let newest = set.sealed.keys().next_back().copied().unwrap_or(0);
                set.sealed.range(..newest)
            });
            let unwanted = older.filter(|(_, segment)| unwanted(segment));
            unwanted.map(|(number, _)| *number).collect()
        });
        if numbers.is_empty() {
            return;
        }
        let dropped = self
            .inner
            .lane_mut(lane, |index| index.drop_segments(&numbers));
        for segment in &dropped {
            self.inner.discard(lane, segment);
        }
        if !dropped.is_empty()
            && let Err(error) = self.inner.disk.sync_dir(&self.inner.dir, SyncSite::Removal)
        {
            tracing::warn!(%error, "removed segments may come back");
        }
    }
}

impl Inner {
    /// Has the system forget records that were written a while ago. They would fill all memory
    /// there is, and take it from others; and to copy into memory that is used again was measured
    /// to cost a fraction of what fresh memory does in a virtual machine.
    pub(crate) fn forget_old_records(&self) {
        let mut until = lock(&self.forgotten_until);
        let old: Vec<u32> = self.lane(Lane::Records, |index| {
            let mut old = Vec::new();
            for set in index.sets() {
                let Some(newest) = set.sealed.keys().next_back().copied() else {
                    continue;
                };
                let Some(until) = until.get_mut(SegmentSet::of_segment(newest).index()) else {
                    continue;
                };
                // What was there at the start has not been written just now.
                let from = if *until == 0 { newest } else { *until };
                let to = from.max(newest.saturating_sub(CACHED_SEGMENTS));
                let passed = set.sealed.range((Excluded(from), Included(to)));
                old.extend(passed.map(|(number, _)| *number));
                *until = to;
            }
            old
        });
        for number in old {
            if let Ok(file) = self.file(Lane::Records, number) {
                file.forget_cached();
            }
        }
    }

    fn discard(&self, lane: Lane, segment: &SealedSegment) {
        let number = segment.number;
        lock(&self.frames).remove_where(|at| at.lane == lane && at.segment == number);
        lock(&self.sections).remove_where(|(of, segment, _)| *of == lane && *segment == number);
        let usual = self.options.segment_bytes.get(lane.slot()).copied();
        let full_size = usual == Some(segment.size);
        let mut recycled = lock(&self.recycled);
        if let Some(files) = recycled.get_mut(lane.slot())
            && full_size
            && files.len() < RECYCLED_SEGMENTS_MAX
        {
            let from = self.dir.join(file_name(lane, number));
            let to = self.dir.join(format!("{lane}-{number:010}.free"));
            lock(&self.files).remove(&(lane, number));
            if self.disk.rename(&from, &to).is_ok() {
                files.push(to);
            }
            return;
        }
        drop(recycled);
        self.remove_segment_file(lane, number);
    }

    pub(crate) fn remove_segment_file(&self, lane: Lane, number: u32) {
        lock(&self.files).remove(&(lane, number));
        if let Err(error) = self.disk.remove(&self.dir.join(file_name(lane, number))) {
            tracing::warn!(%lane, number, %error, "a segment could not be removed");
        }
    }
}
