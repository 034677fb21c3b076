//! Getting rid of segments in which nothing is wanted any more.

use std::collections::HashSet;
use std::sync::Arc;

use super::index::SealedSegment;
use super::position::{Lane, Position};
use super::segment::file_name;
use super::{Inner, Log};
use crate::disk::SyncSite;
use crate::limits::RECYCLED_SEGMENTS_MAX;
use crate::meta::{Meta, Retention};
use crate::sync::lock;

impl Log {
    /// Drops segments of the records and telemetry lanes in which everything has expired. Gives
    /// the owners that were to be forgotten and of which nothing is left.
    pub(crate) fn sweep(&self, lane: Lane, meta: &Meta) -> Vec<u64> {
        let now_ms = self.inner.clock.now_ms();
        let expired = |segment: &SealedSegment| {
            let mut last: Option<(u64, Retention)> = None;
            segment.keys.iter().all(|((owner, _), summary)| {
                let retention = match last {
                    Some((of, retention)) if of == *owner => retention,
                    _ => meta.retention(lane, *owner),
                };
                last = Some((*owner, retention));
                retention.has_expired(summary.last_time_ms, now_ms)
            })
        };
        self.drop_segments(lane, expired);
        let forgotten = meta.forgotten(lane);
        if forgotten.is_empty() {
            return forgotten;
        }
        // Nothing may be between decision and index while looking: it might name the owner.
        let _still = lock(&self.inner.committer);
        let queue = lock(&self.inner.queue);
        if queue.pending.iter().any(|batch| !batch.frames.is_empty()) {
            return Vec::new();
        }
        let held: HashSet<u64> = self.inner.lane(lane, |index| {
            let sealed = index
                .sealed
                .values()
                .flat_map(|s| s.keys.iter().map(|(key, _)| key.0));
            sealed
                .chain(index.active.entries.keys().map(|key| key.0))
                .collect()
        });
        forgotten
            .into_iter()
            .filter(|owner| !held.contains(owner))
            .collect()
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

    /// Bytes of frames that the sealed segments of a lane hold.
    pub(crate) fn sealed_bytes(&self, lane: Lane) -> u64 {
        self.inner.lane(lane, |index| {
            index
                .sealed
                .values()
                .map(|segment| u64::from(segment.frames_end))
                .sum()
        })
    }

    fn drop_segments(&self, lane: Lane, unwanted: impl Fn(&SealedSegment) -> bool) {
        let dropped: Vec<Arc<SealedSegment>> = self.inner.lane_mut(lane, |index| {
            // The newest stays: the next segment's number is told from it at the next start.
            let newest = index.sealed.keys().next_back().copied().unwrap_or(0);
            let numbers: Vec<u32> = index
                .sealed
                .iter()
                .filter(|(number, segment)| **number != newest && unwanted(segment))
                .map(|(number, _)| *number)
                .collect();
            numbers
                .iter()
                .filter_map(|number| index.sealed.remove(number))
                .collect()
        });
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
