//! Log events as they are stored: several of one stream in a frame.

use bytes::{Buf, BufMut, Bytes, BytesMut};
use store::Frame;

/// Frame kind: events. Payload: per event its timestamp (i64), origin (u64), length (u32) and
/// message, all big-endian. Telemetry lane, owner group, part stream.
pub const KIND_EVENTS: u16 = 0x30;

/// An event of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Number in its stream.
    pub number: u64,
    /// When it happened, milliseconds since the epoch.
    pub timestamp: i64,
    /// When it came, milliseconds since the epoch.
    pub ingestion: i64,
    /// The invocation that wrote it; 0 for none.
    pub origin: u64,
    /// The text.
    pub message: String,
}

/// An event on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// When it happened, milliseconds since the epoch.
    pub timestamp: i64,
    /// The invocation that wrote it; 0 for none.
    pub origin: u64,
    /// The text.
    pub message: String,
}

/// The payload of a frame of events.
pub fn encode(events: &[NewEvent]) -> Bytes {
    let size: usize = events.iter().map(|event| 20 + event.message.len()).sum();
    let mut payload = BytesMut::with_capacity(size);
    for event in events {
        payload.put_i64(event.timestamp);
        payload.put_u64(event.origin);
        payload.put_u32(u32::try_from(event.message.len()).unwrap_or(u32::MAX));
        payload.put_slice(event.message.as_bytes());
    }
    payload.freeze()
}

/// An event of a frame as it lies there.
struct Stored {
    number: u64,
    timestamp: i64,
    origin: u64,
    message: Bytes,
}

/// The events of a frame, from the first one on that has this number or a later one.
fn stored(frame: &Frame, part: u32, from: u64) -> impl Iterator<Item = Stored> {
    let run = frame.runs.iter().find(|run| run.part == part);
    let mut payload = run.map_or_else(Bytes::new, |_| frame.payload());
    let mut number = run.map_or(0, |run| run.first);
    let next = move || {
        let timestamp = payload.try_get_i64().ok()?;
        let origin = payload.try_get_u64().ok()?;
        let length = usize::try_from(payload.try_get_u32().ok()?).ok()?;
        let message = (payload.remaining() >= length).then(|| payload.split_to(length))?;
        number += 1;
        Some(Stored {
            number: number - 1,
            timestamp,
            origin,
            message,
        })
    };
    std::iter::from_fn(next).skip_while(move |event| event.number < from)
}

/// The events of a frame, from the first one on that has this number or a later one.
pub fn decode(frame: &Frame, part: u32, from: u64) -> impl Iterator<Item = Event> {
    let ingestion = i64::try_from(frame.time_ms).unwrap_or(i64::MAX);
    stored(frame, part, from).map(move |stored| Event {
        number: stored.number,
        timestamp: stored.timestamp,
        ingestion,
        origin: stored.origin,
        message: String::from_utf8_lossy(&stored.message).into_owned(),
    })
}

/// The numbers of the same events with the times when they happened.
pub fn times(frame: &Frame, part: u32, from: u64) -> impl Iterator<Item = (u64, i64)> {
    stored(frame, part, from).map(|stored| (stored.number, stored.timestamp))
}
