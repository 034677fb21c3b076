//! Moving what is live out of segments of the objects lane that are mostly dead.

use super::batch::{AppendBatch, Relocate};
use super::position::{Lane, Position};
use super::segment::FRAMES_START;
use super::{Frame, Log};
use crate::error::{Result, StoreError};

impl Log {
    /// The segment most worth compacting: sealed, wholly before a position, less than half of it
    /// live. `live` tells a segment's live bytes, `None` where it is not to be touched.
    pub(crate) fn worst_segment(
        &self,
        before: Position,
        live: impl Fn(u32) -> Option<u64>,
    ) -> Option<u32> {
        self.inner.lane(Lane::Objects, |index| {
            let sealed = index
                .all_sealed()
                .filter(|sealed| sealed.number < before.segment);
            let mostly_dead = sealed.filter_map(|sealed| {
                let live = live(sealed.number)?;
                let frames = u64::from(sealed.frames_end.saturating_sub(FRAMES_START));
                (live > 0 && live.saturating_mul(2) < frames).then_some((live, sealed.number))
            });
            mostly_dead.min().map(|(_, number)| number)
        })
    }

    /// Appends again what of a segment is live; says whether all of it was. The queue being full
    /// ends it early: requests come first.
    pub(crate) fn relocate(&self, segment: u32, relocator: &dyn Relocate) -> Result<bool> {
        let mut complete = true;
        self.inner
            .walk(Lane::Objects, segment, FRAMES_START, &mut |frame: Frame| {
                if !complete {
                    return Ok(());
                }
                let Some(draft) = relocator.relocate(&frame) else {
                    return Ok(());
                };
                match self.try_append(AppendBatch::one(Lane::Objects, draft)) {
                    Ok(_) => Ok(()),
                    Err(StoreError::Full { .. } | StoreError::NoSpace { .. }) => {
                        complete = false;
                        Ok(())
                    }
                    Err(error) => Err(error),
                }
            })?;
        Ok(complete)
    }
}
