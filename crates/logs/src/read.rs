//! Reading events back: all of a stream as they came, or a page of it in order of time.

use std::collections::BTreeMap;

use store::Lane;
use wire::Fault;

use crate::event::{Event, decode};
use crate::group::Group;
use crate::order::Run;
use crate::stream::Stream;
use crate::{Logs, faults, limits};

/// Which events are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    /// The first time, milliseconds since the epoch, included.
    pub from_ms: i64,
    /// The last time, milliseconds since the epoch.
    pub until_ms: i64,
    /// Whether `until_ms` itself is wanted.
    pub includes_end: bool,
}

impl Span {
    /// All times.
    pub const ALL: Self = Self {
        from_ms: i64::MIN,
        until_ms: i64::MAX,
        includes_end: true,
    };

    fn has(&self, timestamp: i64) -> bool {
        timestamp >= self.from_ms
            && (timestamp < self.until_ms || (self.includes_end && timestamp == self.until_ms))
    }
}

/// Where an event stands in its stream: by time, then by arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Milliseconds since the epoch.
    pub timestamp: i64,
    /// Number in the stream.
    pub number: u64,
}

impl Event {
    /// What it counts in a page, in bytes.
    pub(crate) fn size(&self) -> usize {
        self.message.len() + limits::EVENT_OVERHEAD
    }

    /// Where it stands.
    pub(crate) fn place(&self) -> Place {
        Place {
            timestamp: self.timestamp,
            number: self.number,
        }
    }
}

/// On which side of a place a page lies.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Side {
    /// The first events from there on.
    From(Place),
    /// The last events before it.
    Before(Place),
}

/// The events of a page, in their order, while they are being found in any other.
pub(crate) struct Page {
    side: Side,
    count: usize,
    bytes: usize,
    events: BTreeMap<Place, Event>,
}

impl Page {
    /// An empty page of at most so many events.
    pub fn new(side: Side, count: usize) -> Self {
        Self {
            side,
            count,
            bytes: 0,
            events: BTreeMap::new(),
        }
    }

    /// Whether an event comes after a page that is full.
    fn is_past(&self, event: &Event) -> bool {
        self.events.len() >= self.count
            && self
                .events
                .last_key_value()
                .is_some_and(|(last, _)| event.place() > *last)
    }

    /// Whether a full page has nothing of a run, and of none that follows it.
    fn is_done_before(&self, run: &Run) -> bool {
        let is_beyond = match self.side {
            Side::From(_) => self
                .events
                .last_key_value()
                .map(|(last, _)| last.timestamp < run.earliest),
            Side::Before(_) => self
                .events
                .first_key_value()
                .map(|(first, _)| first.timestamp > run.latest),
        };
        self.events.len() >= self.count && is_beyond == Some(true)
    }

    /// Takes an event in, if it belongs to the page as far as is known, and gives up what then
    /// does not fit any more.
    fn offer(&mut self, event: Event) {
        let place = event.place();
        let is_on_side = match self.side {
            Side::From(from) => place >= from,
            Side::Before(before) => place < before,
        };
        if !is_on_side {
            return;
        }
        self.bytes += event.size();
        self.events.insert(place, event);
        while self.events.len() > self.count
            || (self.bytes > limits::BATCH_BYTES_MAX && self.events.len() > 1)
        {
            let gone = match self.side {
                Side::From(_) => self.events.pop_last(),
                Side::Before(_) => self.events.pop_first(),
            };
            self.bytes -= gone.map_or(0, |(_, event)| event.size());
        }
    }

    /// The events, in order.
    pub fn into_events(self) -> Vec<Event> {
        self.events.into_values().collect()
    }
}

impl Logs {
    /// Events of a stream as they came, handed to `each`.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn all(
        &self,
        group: &Group,
        stream: &Stream,
        span: &Span,
        mut each: impl FnMut(Event),
    ) -> Result<(), Fault> {
        let horizon = group.horizon_ms(self.now_ms());
        // An event comes at most two hours before its own time, so none before this is wanted.
        let since = span.from_ms.saturating_sub(limits::FUTURE_MAX_MS);
        let mut from = 0;
        if since > 0 {
            let since = u64::try_from(since).unwrap_or(0);
            let found = self
                .store
                .log()
                .find_time(Lane::Telemetry, group.id, stream.part, since)
                .map_err(|error| faults::store(&error))?;
            let Some(frame) = found else {
                return Ok(());
            };
            let first = frame.runs.iter().find(|run| run.part == stream.part);
            from = first.map_or(0, |run| run.first);
        }
        self.each(group, stream, from, |event| {
            if event.timestamp >= horizon && span.has(event.timestamp) {
                each(event);
            }
            true
        })
    }

    /// Offers a page the events of a stream that may belong to it.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn fill(
        &self,
        group: &Group,
        stream: &Stream,
        span: &Span,
        page: &mut Page,
    ) -> Result<(), Fault> {
        let from_ms = span.from_ms.max(group.horizon_ms(self.now_ms()));
        let order = self.order(group, stream)?;
        let mut runs = order.runs;
        if order.is_scattered {
            // Nothing is known of it but that all of it has to be read.
            runs.push(Run {
                first: 0,
                end: self.end(group, stream),
                earliest: i64::MIN,
                latest: i64::MAX,
            });
        }
        runs.retain(|run| run.latest >= from_ms && run.earliest <= span.until_ms);
        match page.side {
            Side::From(_) => runs.sort_by_key(|run| run.earliest),
            Side::Before(_) => runs.sort_by_key(|run| std::cmp::Reverse(run.latest)),
        }
        for run in runs {
            if page.is_done_before(&run) {
                break;
            }
            let (first, end) = match page.side {
                _ if order.is_scattered => (run.first, run.end),
                Side::From(place) => {
                    let place = place.max(Place {
                        timestamp: from_ms,
                        number: 0,
                    });
                    (self.locate(group, stream, &run, place)?, run.end)
                }
                Side::Before(place) => {
                    let place = place.min(Place {
                        timestamp: span.until_ms,
                        number: if span.includes_end { u64::MAX } else { 0 },
                    });
                    let end = self.locate(group, stream, &run, place)?;
                    let most = u64::try_from(page.count).unwrap_or(u64::MAX);
                    (run.first.max(end.saturating_sub(most)), end)
                }
            };
            self.each(group, stream, first, |event| {
                let is_in_run = event.number < end;
                // Within a run of rising time, what comes after one that is too late is too.
                let goes_on = order.is_scattered
                    || matches!(page.side, Side::Before(_))
                    || !(page.is_past(&event) || event.timestamp > span.until_ms);
                if is_in_run && event.timestamp >= from_ms && span.has(event.timestamp) {
                    page.offer(event);
                }
                is_in_run && goes_on
            })?;
        }
        Ok(())
    }

    /// The number of the first event of a run that stands at a place or after it; the end of the
    /// run if none does.
    fn locate(
        &self,
        group: &Group,
        stream: &Stream,
        run: &Run,
        place: Place,
    ) -> Result<u64, Fault> {
        let (mut low, mut high) = (run.first, run.end);
        while low < high {
            let middle = low + (high - low) / 2;
            let mut stands_before = false;
            // What retention has removed came first, so the next one there is speaks for it.
            self.each(group, stream, middle, |event| {
                stands_before = event.place() < place;
                false
            })?;
            if stands_before {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(low)
    }

    /// The events of a stream from a number on, as they came, until `each` says stop.
    fn each(
        &self,
        group: &Group,
        stream: &Stream,
        from: u64,
        mut each: impl FnMut(Event) -> bool,
    ) -> Result<(), Fault> {
        let log = self.store.log();
        for frame in log.scan(Lane::Telemetry, group.id, stream.part, from) {
            let frame = frame.map_err(|error| faults::store(&error))?;
            for event in decode(&frame, stream.part, from) {
                if !each(event) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The number after the newest durable event of a stream.
    pub(crate) fn end(&self, group: &Group, stream: &Stream) -> u64 {
        let bounds = self
            .store
            .log()
            .bounds(Lane::Telemetry, group.id, stream.part);
        bounds.map_or(0, |bounds| bounds.last + 1)
    }
}
