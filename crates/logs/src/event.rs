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

/// The events of a frame, from the first one on that has this number or a later one.
pub fn decode(frame: &Frame, part: u32, from: u64) -> Vec<Event> {
    let Some(run) = frame.runs.iter().find(|run| run.part == part) else {
        return Vec::new();
    };
    let ingestion = i64::try_from(frame.time_ms).unwrap_or(i64::MAX);
    let mut payload = frame.payload();
    let mut events = Vec::new();
    let mut number = run.first;
    while payload.remaining() >= 20 {
        let timestamp = payload.get_i64();
        let origin = payload.get_u64();
        let length = usize::try_from(payload.get_u32()).unwrap_or(usize::MAX);
        if payload.remaining() < length {
            break;
        }
        let message = payload.split_to(length);
        if number >= from {
            let message = String::from_utf8_lossy(&message).into_owned();
            events.push(Event {
                number,
                timestamp,
                ingestion,
                origin,
                message,
            });
        }
        number += 1;
    }
    events
}
