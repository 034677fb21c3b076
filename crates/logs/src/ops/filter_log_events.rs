//! FilterLogEvents: a page of the events of a group that match a pattern, by time.

use std::sync::Arc;

use model::logs::{FilterLogEvents, FilterLogEventsInput, FilterLogEventsOutput, FilteredLogEvent};
use plane::{Access, Call, Serve};
use tokio::sync::watch;
use wire::Fault;

use crate::event::Event;
use crate::group::Group;
use crate::pattern::Pattern;
use crate::read::{self, End, Fitting, Sink, Span};
use crate::stream::Stream;
use crate::{Logs, faults, group, limits};

impl Serve<FilterLogEvents> for Logs {
    fn access(&self, call: &Call, input: &FilterLogEventsInput) -> Result<Vec<Access>, Fault> {
        let name = group::named(
            &call.caller,
            input.log_group_name.as_ref(),
            input.log_group_identifier.as_ref(),
        )?;
        Ok(vec![self.access(
            "logs:FilterLogEvents",
            &call.caller,
            &name,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: FilterLogEventsInput,
    ) -> Result<FilterLogEventsOutput, Fault> {
        faults::refuse(&[("unmask", input.unmask == Some(true))])?;
        let name = group::named(
            &call.caller,
            input.log_group_name.as_ref(),
            input.log_group_identifier.as_ref(),
        )?;
        let group = self.group(&call.caller, &name)?;
        if input.log_stream_names.is_some() && input.log_stream_name_prefix.is_some() {
            return Err(faults::invalid(
                "Cannot specify both logStreamNames and logStreamNamePrefix.",
            ));
        }
        let pattern = Pattern::parse(input.filter_pattern.as_deref().unwrap_or_default())?;
        let after = input
            .next_token
            .as_deref()
            .map(|token| Place::parse(token).ok_or_else(faults::bad_token));
        let after = after.transpose()?;
        let span = Span {
            from_ms: after
                .as_ref()
                .map_or(i64::MIN, |place| place.timestamp)
                .max(input.start_time.unwrap_or(i64::MIN)),
            until_ms: input.end_time.unwrap_or(i64::MAX),
            includes_end: true,
        };
        let count = input.limit.and_then(|limit| usize::try_from(limit).ok());
        let count = count.unwrap_or(limits::EVENTS_MAX);
        let streams = match &input.log_stream_names {
            Some(names) => {
                let mut streams = Vec::new();
                for name in names {
                    streams.push((name.clone(), self.stream(&group, name)?));
                }
                streams
            }
            None => {
                let prefix = input.log_stream_name_prefix.as_deref().unwrap_or_default();
                self.streams_of(&group, prefix)
            }
        };
        let search = Search {
            group,
            streams,
            span,
            after,
            pattern,
            count,
            hung_up: call.hung_up.clone(),
        };
        let room = Arc::clone(&self.searches).acquire_owned().await;
        self.apart(move |logs| {
            let _room = room;
            logs.search(&search)
        })
        .await
    }
}

/// What is looked for.
struct Search {
    group: Arc<Group>,
    streams: Vec<(String, Arc<Stream>)>,
    span: Span,
    after: Option<Place>,
    pattern: Pattern,
    count: usize,
    hung_up: Option<watch::Receiver<bool>>,
}

impl Search {
    /// Whether nobody waits for it any more.
    fn is_given_up(&self) -> bool {
        let hung_up = self.hung_up.as_ref();
        hung_up.is_some_and(|hung_up| *hung_up.borrow())
    }
}

/// A page while stream after stream is looked through.
struct Matches<'a> {
    search: &'a Search,
    /// The stream's part and name.
    stream: (u32, &'a str),
    page: Fitting<Place, (&'a str, Event)>,
}

impl Sink for Matches<'_> {
    fn wants(&self, at_ms: Option<i64>) -> bool {
        // One more than fits is wanted: it tells that there is another page.
        let edge = self.page.edge().zip(at_ms);
        !self.search.is_given_up() && edge.is_none_or(|(edge, at_ms)| at_ms <= edge.timestamp)
    }

    fn take(&mut self, event: Event) {
        let (part, name) = self.stream;
        let place = Place {
            timestamp: event.timestamp,
            ingestion: event.ingestion,
            part,
            number: event.number,
        };
        let is_new = self.search.after.is_none_or(|after| place > after);
        if is_new && self.search.pattern.matches(&event.message) {
            self.page.offer(place, event.size(), (name, event));
        }
    }
}

impl Logs {
    /// The earliest matches, as many as fit a page.
    fn search(&self, search: &Search) -> Result<FilterLogEventsOutput, Fault> {
        let group = &search.group;
        let from = read::Place {
            timestamp: search.span.from_ms,
            number: 0,
        };
        let mut matches = Matches {
            search,
            stream: (0, ""),
            page: Fitting::new(End::First, search.count),
        };
        for (name, stream) in &search.streams {
            matches.stream = (stream.part, name);
            self.follow(group, stream, &search.span, from, &mut matches)?;
        }
        let page = matches.page;
        let has_more = page.edge().is_some();
        let mut events = Vec::new();
        let mut last = None;
        for (place, (stream, event)) in page.into_events() {
            last = Some(place);
            events.push(FilteredLogEvent {
                log_stream_name: Some(stream.to_owned()),
                timestamp: Some(event.timestamp),
                message: Some(event.message),
                ingestion_time: Some(event.ingestion),
                event_id: Some(place.event_id(group.id)),
            });
        }
        Ok(FilterLogEventsOutput {
            events: Some(events),
            searched_log_streams: Some(Vec::new()),
            next_token: last.filter(|_| has_more).map(|place| place.token()),
        })
    }
}

/// Where an event stands in the order of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    timestamp: i64,
    ingestion: i64,
    part: u32,
    number: u64,
}

impl Place {
    fn token(&self) -> String {
        let Self {
            timestamp,
            ingestion,
            part,
            number,
        } = self;
        base64_simd::URL_SAFE_NO_PAD
            .encode_to_string(format!("{timestamp}/{ingestion}/{part}/{number}"))
    }

    fn parse(token: &str) -> Option<Self> {
        let bytes = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(token).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let mut parts = text.split('/');
        Some(Self {
            timestamp: parts.next()?.parse().ok()?,
            ingestion: parts.next()?.parse().ok()?,
            part: parts.next()?.parse().ok()?,
            number: parts.next()?.parse().ok()?,
        })
    }

    /// 56 digits that no other event of the region has.
    fn event_id(&self, group: u64) -> String {
        format!(
            "{:016}{group:012}{:010}{:018}",
            self.timestamp.max(0),
            self.part,
            self.number
        )
    }
}
