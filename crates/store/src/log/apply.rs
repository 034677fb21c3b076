//! What becomes of a batch once it is durable.

use std::sync::Arc;

use super::Inner;
use super::batch::CommitInfo;
use super::position::Lane;
use super::queue::Pending;
use crate::sync::{lock, read};

impl Inner {
    /// Takes a durable batch in: index, watchers, folds, tables, hooks, and at last the answer.
    pub(super) fn apply(&self, mut batch: Pending, info: CommitInfo) {
        // First, so that there is room for what hooks and the answer lead to.
        batch.room.clear();
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
}
