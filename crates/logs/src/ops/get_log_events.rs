//! GetLogEvents: a page of the events of a stream.

use model::logs::{GetLogEvents, GetLogEventsInput, GetLogEventsOutput, OutputLogEvent};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::event::Event;
use crate::read::{Room, Span};
use crate::{Logs, faults, group, limits};

impl Serve<GetLogEvents> for Logs {
    fn access(&self, call: &Call, input: &GetLogEventsInput) -> Result<Vec<Access>, Fault> {
        let name = group::named(
            &call.caller,
            input.log_group_name.as_ref(),
            input.log_group_identifier.as_ref(),
        )?;
        let stream = input.log_stream_name.as_deref().unwrap_or("*");
        Ok(vec![group::stream_access(
            "logs:GetLogEvents",
            &call.caller,
            &name,
            stream,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: GetLogEventsInput,
    ) -> Result<GetLogEventsOutput, Fault> {
        faults::refuse(&[("unmask", input.unmask == Some(true))])?;
        let name = group::named(
            &call.caller,
            input.log_group_name.as_ref(),
            input.log_group_identifier.as_ref(),
        )?;
        let group = self.group(&call.caller, &name)?;
        let stream = self.stream(&group, input.log_stream_name.as_deref().unwrap_or_default())?;
        let span = Span {
            from_ms: input.start_time.unwrap_or(i64::MIN),
            until_ms: input.end_time.unwrap_or(i64::MAX),
            includes_end: input.end_time.is_none(),
        };
        let count = input.limit.and_then(|limit| usize::try_from(limit).ok());
        let count = count.unwrap_or(limits::EVENTS_MAX);
        let end = self.end(&group, &stream);
        let cursor = match &input.next_token {
            Some(token) => parse(token).ok_or_else(faults::bad_token)?,
            None if input.start_from_head == Some(true) => Cursor::Forward(0),
            None => Cursor::Backward(end),
        };
        let mut events: Vec<Event> = Vec::new();
        let (first, next) = match cursor {
            Cursor::Forward(from) => {
                let mut room = Room::new(count);
                self.forward(&group, &stream, from, &span, |event| {
                    let fits = room.take(&event);
                    if fits {
                        events.push(event);
                    }
                    fits
                })?;
                let next = events.last().map_or(from, |event| event.number + 1);
                (events.first().map_or(from, |event| event.number), next)
            }
            Cursor::Backward(before) => {
                events = self.backward(&group, &stream, before, &span, count)?;
                let first = events.first().map_or(before, |event| event.number);
                (
                    first,
                    events.last().map_or(before, |event| event.number + 1),
                )
            }
        };
        let events = events.into_iter().map(|event| OutputLogEvent {
            timestamp: Some(event.timestamp),
            message: Some(event.message),
            ingestion_time: Some(event.ingestion),
        });
        Ok(GetLogEventsOutput {
            events: Some(events.collect()),
            next_forward_token: Some(format!("f/{next:056}/s")),
            next_backward_token: Some(format!("b/{first:056}/s")),
        })
    }
}

enum Cursor {
    /// From this number on.
    Forward(u64),
    /// Up to this number.
    Backward(u64),
}

fn parse(token: &str) -> Option<Cursor> {
    let rest = token.strip_suffix("/s")?;
    let number = |text: &str| {
        (text.len() == 56 && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    match rest.split_once('/')? {
        ("f", text) => number(text).map(Cursor::Forward),
        ("b", text) => number(text).map(Cursor::Backward),
        _ => None,
    }
}
