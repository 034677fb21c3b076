//! Reading events back: a stream in order of arrival, or a group in order of time.

use store::Lane;
use wire::Fault;

use crate::event::{Event, decode};
use crate::group::Group;
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
    fn has(&self, timestamp: i64) -> bool {
        timestamp >= self.from_ms
            && (timestamp < self.until_ms || (self.includes_end && timestamp == self.until_ms))
    }
}

/// How much fits a page.
pub(crate) struct Room {
    events: usize,
    bytes: usize,
}

impl Room {
    /// A page of at most so many events.
    pub fn new(events: usize) -> Self {
        Self {
            events,
            bytes: limits::BATCH_BYTES_MAX,
        }
    }

    /// Takes room for an event; `false` if the page is full.
    pub fn take(&mut self, event: &Event) -> bool {
        let size = event.message.len() + limits::EVENT_OVERHEAD;
        let is_first = self.bytes == limits::BATCH_BYTES_MAX;
        if self.events == 0 || (size > self.bytes && !is_first) {
            return false;
        }
        self.events -= 1;
        self.bytes = self.bytes.saturating_sub(size);
        true
    }
}

impl Logs {
    /// Events of a stream from a number on, in order, handed to `each` until it says stop.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn forward(
        &self,
        group: &Group,
        stream: &Stream,
        from: u64,
        span: &Span,
        mut each: impl FnMut(Event) -> bool,
    ) -> Result<(), Fault> {
        let horizon = group.horizon_ms(self.now_ms());
        // An event comes at most two hours before its own time, so none before this is wanted.
        let since = span.from_ms.saturating_sub(limits::FUTURE_MAX_MS);
        let mut from = from;
        if since > 0 {
            let since = u64::try_from(since).unwrap_or(0);
            let found = self
                .store
                .log()
                .find_time(Lane::Telemetry, group.id, stream.part, since)
                .map_err(|error| faults::store(&error))?;
            match found {
                Some(frame) => {
                    let first = frame.runs.iter().find(|run| run.part == stream.part);
                    from = from.max(first.map_or(0, |run| run.first));
                }
                None => return Ok(()),
            }
        }
        for frame in self
            .store
            .log()
            .scan(Lane::Telemetry, group.id, stream.part, from)
        {
            let frame = frame.map_err(|error| faults::store(&error))?;
            for event in decode(&frame, stream.part, from) {
                if event.timestamp >= horizon && span.has(event.timestamp) && !each(event) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Up to a page of events of a stream before a number, the newest ones, in order.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn backward(
        &self,
        group: &Group,
        stream: &Stream,
        before: u64,
        span: &Span,
        count: usize,
    ) -> Result<Vec<Event>, Fault> {
        let mut kept = std::collections::VecDeque::new();
        let mut bytes = 0;
        self.forward(group, stream, 0, span, |event| {
            if event.number >= before {
                return false;
            }
            bytes += event.message.len() + limits::EVENT_OVERHEAD;
            kept.push_back(event);
            while kept.len() > count || (bytes > limits::BATCH_BYTES_MAX && kept.len() > 1) {
                let gone = kept.pop_front();
                bytes -= gone.map_or(0, |gone: Event| gone.message.len() + limits::EVENT_OVERHEAD);
            }
            true
        })?;
        Ok(kept.into())
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
