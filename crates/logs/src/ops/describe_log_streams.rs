//! DescribeLogStreams: a page of the streams of a group, by name or by last event.

use model::logs::{
    DescribeLogStreams, DescribeLogStreamsInput, DescribeLogStreamsOutput, LogStream,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use store::Lane;

use crate::group::Group;
use crate::read::{Place, Side, Span};
use crate::stream::Stream;
use crate::{Logs, faults, group, limits, token};

impl Serve<DescribeLogStreams> for Logs {
    fn access(&self, call: &Call, input: &DescribeLogStreamsInput) -> Result<Vec<Access>, Fault> {
        // Both at once are refused in this operation's own words.
        let name = match &input.log_group_name {
            Some(name) => name.clone(),
            None => group::named(&call.caller, None, input.log_group_identifier.as_ref())?,
        };
        Ok(vec![self.access(
            "logs:DescribeLogStreams",
            &call.caller,
            &name,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeLogStreamsInput,
    ) -> Result<DescribeLogStreamsOutput, Fault> {
        if input.log_group_name.is_some() && input.log_group_identifier.is_some() {
            return Err(Fault::client(
                "ValidationException",
                "LogGroup name and LogGroup ARN are mutually exclusive parameters.",
            ));
        }
        let name = group::named(
            &call.caller,
            input.log_group_name.as_ref(),
            input.log_group_identifier.as_ref(),
        )?;
        let group = self.group(&call.caller, &name)?;
        let by_time = match input.order_by.as_deref() {
            None | Some("LogStreamName") => false,
            Some(_) => true,
        };
        if by_time && input.log_stream_name_prefix.is_some() {
            return Err(faults::invalid(
                "Cannot order by LastEventTime with a logStreamNamePrefix.",
            ));
        }
        let max = usize::try_from(input.limit.unwrap_or(limits::PAGE_MAX)).unwrap_or(1);
        let prefix = input.log_stream_name_prefix.clone().unwrap_or_default();
        let arn = group::arn(&call.caller, &name);
        let described = self.apart(move |logs| {
            let mut streams = Vec::new();
            for (name, stream) in logs.streams_of(&group, &prefix) {
                let mut shown = logs.described(&group, &stream)?;
                shown.arn = Some(format!("{arn}:log-stream:{name}"));
                shown.log_stream_name = Some(name);
                streams.push(shown);
            }
            Ok(streams)
        });
        let mut streams = described.await?;
        let key = |stream: &LogStream| {
            let time = by_time.then_some((stream.last_event_timestamp, stream.creation_time));
            (time, stream.log_stream_name.clone().unwrap_or_default())
        };
        streams.sort_by_cached_key(key);
        let is_descending = input.descending == Some(true);
        if is_descending {
            streams.reverse();
        }
        let list = match (by_time, is_descending) {
            (false, false) => "streams",
            (false, true) => "streams, descending",
            (true, false) => "streams by time",
            (true, true) => "streams by time, descending",
        };
        if let Some(token) = &input.next_token {
            let last: Key = token::key(list, token)?;
            streams.retain(|stream| {
                let key = key(stream);
                if is_descending {
                    key < last
                } else {
                    key > last
                }
            });
        }
        let more = streams.len() > max;
        streams.truncate(max);
        let last = streams.last().filter(|_| more);
        let next_token = last.and_then(|last| token::behind(list, &key(last)));
        Ok(DescribeLogStreamsOutput {
            log_streams: Some(streams),
            next_token,
        })
    }
}

/// Where a stream stands in the list: by time, if that was asked for, then by name.
type Key = (Option<(Option<i64>, Option<i64>)>, String);

impl Logs {
    /// What is told of a stream beside its name.
    fn described(&self, group: &Group, stream: &Stream) -> Result<LogStream, Fault> {
        let log = self.store.log();
        let bounds = log.bounds(Lane::Telemetry, group.id, stream.part);
        let horizon = group.horizon_ms(self.now_ms());
        let times = match bounds {
            Some(_) => self.order(group, stream)?.times,
            None => None,
        };
        // What retention hides is not told of either.
        let times = times.filter(|(_, latest)| *latest >= horizon);
        let first = match times {
            Some((earliest, _)) if earliest < horizon => {
                let begin = Place {
                    timestamp: horizon,
                    number: 0,
                };
                let page = self.page(group, stream, &Span::ALL, Side::From(begin), 1)?;
                page.first().map(|event| event.timestamp)
            }
            times => times.map(|(earliest, _)| earliest),
        };
        let bounds = bounds.filter(|_| times.is_some());
        Ok(LogStream {
            creation_time: Some(stream.created_ms),
            first_event_timestamp: first,
            last_event_timestamp: times.map(|(_, latest)| latest),
            last_ingestion_time: bounds.and_then(|bounds| i64::try_from(bounds.last_time_ms).ok()),
            upload_sequence_token: bounds.map(|bounds| format!("{:056}", bounds.last + 1)),
            stored_bytes: Some(0),
            ..LogStream::default()
        })
    }
}
