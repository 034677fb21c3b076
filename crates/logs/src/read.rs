//! Reading events back in the order of their time: a page of a stream, or what a sink still wants.

use std::collections::BTreeMap;

use store::Lane;
use wire::Fault;

use crate::event::{Event, decode, times};
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

/// From which end a page is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// It has the first events.
    First,
    /// It has the last events.
    Last,
}

/// The events of a page by where they stand, while they are being found in any order: as many as
/// fit, without a gap.
pub(crate) struct Fitting<K, V> {
    end: End,
    count: usize,
    bytes: usize,
    kept: BTreeMap<K, (usize, V)>,
    /// The nearest one that did not fit. Nothing beyond it belongs to the page, small as it may be.
    edge: Option<K>,
}

impl<K: Ord + Copy, V> Fitting<K, V> {
    /// An empty page of at most so many events.
    pub fn new(end: End, count: usize) -> Self {
        Self {
            end,
            count,
            bytes: 0,
            kept: BTreeMap::new(),
            edge: None,
        }
    }

    /// Takes an event in, if it belongs to the page as far as is known, and gives up what then
    /// does not fit any more.
    pub fn offer(&mut self, place: K, size: usize, event: V) {
        let is_beyond = self.edge.is_some_and(|edge| match self.end {
            End::First => place >= edge,
            End::Last => place <= edge,
        });
        if is_beyond {
            return;
        }
        self.bytes += size;
        if let Some((size, _)) = self.kept.insert(place, (size, event)) {
            self.bytes -= size;
        }
        while self.kept.len() > self.count
            || (self.bytes > limits::BATCH_BYTES_MAX && self.kept.len() > 1)
        {
            let gone = match self.end {
                End::First => self.kept.pop_last(),
                End::Last => self.kept.pop_first(),
            };
            let Some((place, (size, _))) = gone else {
                return;
            };
            self.bytes -= size;
            self.edge = Some(place);
        }
    }

    /// The nearest place whose event did not fit.
    pub fn edge(&self) -> Option<K> {
        self.edge
    }

    /// Beyond which place nothing belongs to the page; none while there is room.
    fn bound(&self) -> Option<K> {
        if self.kept.len() < self.count {
            return self.edge;
        }
        let last = match self.end {
            End::First => self.kept.last_key_value(),
            End::Last => self.kept.first_key_value(),
        };
        last.map(|(place, _)| *place)
    }

    /// The events, in order.
    pub fn into_events(self) -> impl Iterator<Item = (K, V)> {
        let kept = self.kept.into_iter();
        kept.map(|(place, (_, event))| (place, event))
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

/// What takes the events of streams, of each run in the order of time.
pub(crate) trait Sink {
    /// Whether events at this time may still be wanted, or any at all.
    fn wants(&self, at_ms: Option<i64>) -> bool;
    /// Takes an event.
    fn take(&mut self, event: Event);
}

/// The first events of a stream from a place on.
struct Following<'a> {
    from: Place,
    page: &'a mut Fitting<Place, Event>,
}

impl Sink for Following<'_> {
    fn wants(&self, at_ms: Option<i64>) -> bool {
        let bound = self.page.bound().zip(at_ms);
        bound.is_none_or(|(bound, at_ms)| at_ms <= bound.timestamp)
    }

    fn take(&mut self, event: Event) {
        if event.place() >= self.from {
            self.page.offer(event.place(), event.size(), event);
        }
    }
}

impl Logs {
    /// A page of the events of a stream, in order.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn page(
        &self,
        group: &Group,
        stream: &Stream,
        span: &Span,
        side: Side,
        count: usize,
    ) -> Result<Vec<Event>, Fault> {
        let mut page;
        match side {
            Side::From(from) => {
                page = Fitting::new(End::First, count);
                let mut following = Following {
                    from,
                    page: &mut page,
                };
                self.follow(group, stream, span, from, &mut following)?;
            }
            Side::Before(before) => {
                page = Fitting::new(End::Last, count);
                self.lead(group, stream, span, before, &mut page)?;
            }
        }
        Ok(page.into_events().map(|(_, event)| event).collect())
    }

    /// The runs that have events of a span, and whether they are in the order of time; the span
    /// without what retention hides.
    fn runs(
        &self,
        group: &Group,
        stream: &Stream,
        span: &Span,
    ) -> Result<(Vec<Run>, bool, Span), Fault> {
        let shown = Span {
            from_ms: span.from_ms.max(group.horizon_ms(self.now_ms())),
            ..*span
        };
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
        runs.retain(|run| run.latest >= shown.from_ms && run.earliest <= shown.until_ms);
        Ok((runs, !order.is_scattered, shown))
    }

    /// Hands the events of a stream from a place on to a sink, as long as it wants them.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn follow(
        &self,
        group: &Group,
        stream: &Stream,
        span: &Span,
        from: Place,
        sink: &mut impl Sink,
    ) -> Result<(), Fault> {
        let (mut runs, is_ordered, span) = self.runs(group, stream, span)?;
        runs.sort_by_key(|run| run.earliest);
        let from = from.max(Place {
            timestamp: span.from_ms,
            number: 0,
        });
        for run in runs {
            if !sink.wants(is_ordered.then_some(run.earliest)) {
                break;
            }
            let first = if is_ordered {
                self.locate(group, stream, &run, from)?
            } else {
                run.first
            };
            self.each(group, stream, first, |event| {
                // Within a run of rising time, what comes after one that is too late is too.
                let at_ms = is_ordered.then_some(event.timestamp);
                let is_late = at_ms.is_some_and(|at_ms| at_ms > span.until_ms);
                if event.number >= run.end || is_late || !sink.wants(at_ms) {
                    return false;
                }
                if span.has(event.timestamp) {
                    sink.take(event);
                }
                true
            })?;
        }
        Ok(())
    }

    /// Offers a page the events of a stream before a place that may belong to it.
    fn lead(
        &self,
        group: &Group,
        stream: &Stream,
        span: &Span,
        before: Place,
        page: &mut Fitting<Place, Event>,
    ) -> Result<(), Fault> {
        let (mut runs, is_ordered, span) = self.runs(group, stream, span)?;
        runs.sort_by_key(|run| std::cmp::Reverse(run.latest));
        let before = before.min(Place {
            timestamp: span.until_ms,
            number: if span.includes_end { u64::MAX } else { 0 },
        });
        let most = u64::try_from(page.count).unwrap_or(u64::MAX);
        for run in runs {
            let bound = page.bound();
            if is_ordered && bound.is_some_and(|bound| bound.timestamp > run.latest) {
                break;
            }
            let (first, end) = if is_ordered {
                let end = self.locate(group, stream, &run, before)?;
                (run.first.max(end.saturating_sub(most)), end)
            } else {
                (run.first, run.end)
            };
            self.each(group, stream, first, |event| {
                if event.number >= end {
                    return false;
                }
                if span.has(event.timestamp) && event.place() < before {
                    page.offer(event.place(), event.size(), event);
                }
                true
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
        let log = self.store.log();
        while low < high {
            let middle = low + (high - low) / 2;
            // What retention has removed came first, so the next frame there is speaks for it.
            let mut frames = log.scan(Lane::Telemetry, group.id, stream.part, middle);
            let frame = frames.next().transpose();
            let Some(frame) = frame.map_err(|error| faults::store(&error))? else {
                high = middle;
                continue;
            };
            let mut first = None;
            let mut next = low;
            let mut found = None;
            for (number, timestamp) in times(&frame, stream.part, run.first) {
                if number >= run.end || found.is_some() {
                    break;
                }
                first = first.or(Some(number));
                next = number + 1;
                found = (Place { timestamp, number } >= place).then_some(number);
            }
            match (first, found) {
                (Some(first), Some(found)) if found > first => return Ok(found),
                (Some(_), None) => low = next,
                (Some(first), Some(_)) => high = first.clamp(low, middle),
                (None, _) => high = middle,
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
