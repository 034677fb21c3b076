//! GetLogEvents: a page of the events of a stream.

use model::logs::{GetLogEvents, GetLogEventsInput, GetLogEventsOutput, OutputLogEvent};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::read::{Place, Side, Span};
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
        let side = match &input.next_token {
            Some(token) => parse(token).ok_or_else(faults::bad_token)?,
            None if input.start_from_head == Some(true) => Side::From(Place {
                timestamp: span.from_ms.max(0),
                number: 0,
            }),
            None => Side::Before(Place {
                timestamp: i64::MAX,
                number: u64::MAX,
            }),
        };
        let events = self
            .apart(move |logs| logs.page(&group, &stream, &span, side, count))
            .await?;
        let (first, next) = match (events.first(), events.last(), side) {
            (Some(first), Some(last), _) => (
                first.place(),
                Place {
                    number: last.number + 1,
                    ..last.place()
                },
            ),
            // Where there is nothing yet, what comes is after the beginning.
            (_, _, Side::Before(_)) if input.next_token.is_none() => {
                let begin = Place {
                    timestamp: span.from_ms.max(0),
                    number: 0,
                };
                (begin, begin)
            }
            (_, _, Side::From(place) | Side::Before(place)) => (place, place),
        };
        let events = events.into_iter().map(|event| OutputLogEvent {
            timestamp: Some(event.timestamp),
            message: Some(event.message),
            ingestion_time: Some(event.ingestion),
        });
        Ok(GetLogEventsOutput {
            events: Some(events.collect()),
            next_forward_token: Some(token('f', next)),
            next_backward_token: Some(token('b', first)),
        })
    }
}

/// A place as 56 digits, behind the letter of the direction to go on in.
fn token(letter: char, place: Place) -> String {
    let Place { timestamp, number } = place;
    format!("{letter}/{:028}{number:028}/s", timestamp.max(0))
}

fn parse(token: &str) -> Option<Side> {
    let (letter, digits) = token.strip_suffix("/s")?.split_once('/')?;
    let is_whole = digits.len() == 56 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (timestamp, number) = is_whole.then(|| digits.split_at(28))?;
    let place = Place {
        timestamp: timestamp.parse().ok()?,
        number: number.parse().ok()?,
    };
    match letter {
        "f" => Some(Side::From(place)),
        "b" => Some(Side::Before(place)),
        _ => None,
    }
}
