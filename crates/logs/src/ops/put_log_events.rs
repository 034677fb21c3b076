//! PutLogEvents: appends events to a stream.

use model::logs::{PutLogEvents, PutLogEventsInput, PutLogEventsOutput, RejectedLogEventsInfo};
use plane::{Access, Call, Serve};
use wire::Fault;

use store::Durability;

use crate::event::NewEvent;
use crate::group::Group;
use crate::{Logs, faults, group, limits};

impl Serve<PutLogEvents> for Logs {
    fn access(&self, call: &Call, input: &PutLogEventsInput) -> Result<Vec<Access>, Fault> {
        let group = input.log_group_name.as_deref().unwrap_or("*");
        let stream = input.log_stream_name.as_deref().unwrap_or("*");
        Ok(vec![group::stream_access(
            "logs:PutLogEvents",
            &call.caller,
            group,
            stream,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: PutLogEventsInput,
    ) -> Result<PutLogEventsOutput, Fault> {
        faults::refuse(&[("entity", input.entity.is_some())])?;
        let group_name = input.log_group_name.as_deref().unwrap_or_default();
        let group = self.group(&call.caller, group_name)?;
        let stream = self.stream(&group, input.log_stream_name.as_deref().unwrap_or_default())?;
        let events: Vec<NewEvent> = input
            .log_events
            .unwrap_or_default()
            .into_iter()
            .map(|event| NewEvent {
                timestamp: event.timestamp.unwrap_or(0),
                origin: call.caller.origin.0,
                message: event.message.unwrap_or_default(),
            })
            .collect();
        check(&events)?;
        let (taken, rejected) = accept(&events, &group, self.now_ms());
        let next = if taken.is_empty() {
            self.end(&group, &stream)
        } else {
            let written = self.append(&group, &stream, taken, Durability::Now).await?;
            written
                .commit
                .await
                .map_err(|error| faults::store(&error))?;
            for event in taken {
                self.extract(&call.caller, group_name, &event.message);
            }
            written.next
        };
        Ok(PutLogEventsOutput {
            next_sequence_token: Some(format!("{next:056}")),
            rejected_log_events_info: rejected,
            rejected_entity_info: None,
        })
    }
}

fn check(events: &[NewEvent]) -> Result<(), Fault> {
    let bytes: usize = events
        .iter()
        .map(|event| event.message.len() + limits::EVENT_OVERHEAD)
        .sum();
    if bytes > limits::BATCH_BYTES_MAX {
        let most = limits::BATCH_BYTES_MAX;
        return Err(faults::invalid(format!(
            "Upload too large: {bytes} bytes exceeds limit of {most}"
        )));
    }
    if events
        .windows(2)
        .any(|pair| pair[0].timestamp > pair[1].timestamp)
    {
        return Err(faults::invalid(
            "Log events in a single PutLogEvents request must be in chronological order.",
        ));
    }
    if let (Some(first), Some(last)) = (events.first(), events.last())
        && last.timestamp.saturating_sub(first.timestamp) > limits::BATCH_SPAN_MS
    {
        return Err(faults::invalid(
            "The batch of log events in a single PutLogEvents request cannot span more than 24 \
             hours.",
        ));
    }
    Ok(())
}

/// The events that are neither too old nor too new, and what is told of the others.
fn accept<'a>(
    events: &'a [NewEvent],
    group: &Group,
    now_ms: i64,
) -> (&'a [NewEvent], Option<RejectedLogEventsInfo>) {
    let index = |at: usize| i32::try_from(at).ok();
    let oldest = now_ms - limits::AGE_MAX_MS;
    let expired = events.partition_point(|event| event.timestamp < group.horizon_ms(now_ms));
    let old = events.partition_point(|event| event.timestamp < oldest);
    let new = events.partition_point(|event| event.timestamp <= now_ms + limits::FUTURE_MAX_MS);
    let first = old.max(expired);
    let taken = events.get(first..new.max(first)).unwrap_or_default();
    if taken.len() == events.len() {
        return (taken, None);
    }
    let info = RejectedLogEventsInfo {
        too_new_log_event_start_index: index(new).filter(|_| new < events.len()),
        too_old_log_event_end_index: index(old).filter(|_| old > 0),
        expired_log_event_end_index: index(expired).filter(|_| expired > old),
    };
    (taken, Some(info))
}
