//! DescribeLogStreams: a page of the streams of a group, by name or by last event.

use model::logs::{
    DescribeLogStreams, DescribeLogStreamsInput, DescribeLogStreamsOutput, LogStream,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use store::Lane;

use crate::event::decode;
use crate::group::Group;
use crate::stream::Stream;
use crate::{Logs, faults, group, limits};

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
        let mut streams = Vec::new();
        for (name, stream) in self.streams_of(&group, &prefix) {
            let mut shown = self.described(&group, &stream)?;
            shown.arn = Some(format!("{arn}:log-stream:{name}"));
            shown.log_stream_name = Some(name);
            streams.push(shown);
        }
        if by_time {
            streams.sort_by_key(|stream| (stream.last_event_timestamp, stream.creation_time));
        }
        if input.descending == Some(true) {
            streams.reverse();
        }
        if let Some(token) = &input.next_token {
            let at = streams
                .iter()
                .position(|stream| stream.log_stream_name.as_ref() == Some(token));
            let at = at.ok_or_else(faults::bad_token)?;
            streams.drain(..=at);
        }
        let more = streams.len() > max;
        streams.truncate(max);
        let last = streams
            .last()
            .and_then(|stream| stream.log_stream_name.clone());
        Ok(DescribeLogStreamsOutput {
            log_streams: Some(streams),
            next_token: last.filter(|_| more),
        })
    }
}

impl Logs {
    /// What is told of a stream beside its name.
    fn described(&self, group: &Group, stream: &Stream) -> Result<LogStream, Fault> {
        let log = self.store.log();
        let bounds = log.bounds(Lane::Telemetry, group.id, stream.part);
        let event = |number: u64| -> Result<Option<crate::event::Event>, Fault> {
            let found = log.find(Lane::Telemetry, group.id, stream.part, number);
            let found = found.map_err(|error| faults::store(&error))?;
            Ok(found.and_then(|frame| decode(&frame, stream.part, number).into_iter().next()))
        };
        let (first, last) = match bounds {
            Some(bounds) => (event(bounds.first)?, event(bounds.last)?),
            None => (None, None),
        };
        Ok(LogStream {
            creation_time: Some(stream.created_ms),
            first_event_timestamp: first.map(|event| event.timestamp),
            last_event_timestamp: last.as_ref().map(|event| event.timestamp),
            last_ingestion_time: last.map(|event| event.ingestion),
            upload_sequence_token: bounds.map(|bounds| format!("{:056}", bounds.last + 1)),
            stored_bytes: Some(0),
            ..LogStream::default()
        })
    }
}
