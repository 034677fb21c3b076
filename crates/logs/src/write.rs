//! Putting events.

use std::sync::{Arc, PoisonError};

use store::{AppendBatch, Commit, Durability, FrameDraft, Lane, Run, Transaction};
use wire::Fault;

use crate::event::{KIND_EVENTS, NewEvent, encode};
use crate::group::Group;
use crate::stream::Stream;
use crate::{Logs, faults};

/// Where a put of events left the stream.
pub(crate) struct Written {
    /// The number of the next event.
    pub next: u64,
    /// Resolves when the events are there.
    pub commit: Commit,
}

impl Logs {
    /// Forgets the numbers of a group's deleted streams, or of one of them, once that is applied.
    pub(crate) fn forget_numbers(&self, tx: &mut Transaction<'_>, group: u64, part: Option<u32>) {
        let next_event = Arc::clone(&self.next_event);
        tx.on_applied(move || {
            let mut numbers = next_event.lock().unwrap_or_else(PoisonError::into_inner);
            numbers.retain(|(of_group, of_part), _| {
                *of_group != group || part.is_some_and(|part| part != *of_part)
            });
        });
    }

    /// Appends events to a stream, in order.
    ///
    /// # Errors
    /// The store's.
    pub(crate) async fn append(
        &self,
        group: &Group,
        stream: &Stream,
        events: &[NewEvent],
        durability: Durability,
    ) -> Result<Written, Fault> {
        let log = self.store.log();
        let payload = encode(events);
        let origin = events.first().map_or(0, |event| event.origin);
        let mut draft = FrameDraft {
            kind: KIND_EVENTS,
            owner: group.id,
            origin,
            parts: vec![payload],
            runs: vec![Run {
                part: stream.part,
                first: 0,
                last: 0,
                time_ms: 0,
            }],
            ..FrameDraft::default()
        };
        let fault = |error| faults::store(&error);
        let reservation = log
            .reserve(Lane::Telemetry, draft.disk_len())
            .await
            .map_err(fault)?;
        let count = events.len() as u64;
        let mut numbers = self
            .next_event
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let next = numbers.entry((group.id, stream.part)).or_insert_with(|| {
            let bounds = log.bounds(Lane::Telemetry, group.id, stream.part);
            bounds.map_or(0, |bounds| bounds.last + 1)
        });
        let last = *next + count.saturating_sub(1);
        let time_ms = self.store.service_clock().now_ms();
        draft.runs = vec![Run {
            part: stream.part,
            first: *next,
            last,
            time_ms,
        }];
        let batch = AppendBatch::one(Lane::Telemetry, draft)
            .reserved(reservation)
            .durability(durability);
        let appended = log.try_append(batch).map_err(fault)?;
        *next = last + 1;
        Ok(Written {
            next: *next,
            commit: appended.commit,
        })
    }
}
