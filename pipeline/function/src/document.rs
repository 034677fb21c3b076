//! What is stored.

use bytes::Bytes;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::decode::{Decoded, RecordFault};
use crate::event::EventRecord;
use crate::instant::iso8601;
use crate::position::Position;

/// An object of the bucket, ready to be written. It is a function of the record alone: a record
/// delivered twice makes the same bytes twice.
#[derive(Debug, Clone)]
pub struct Document {
    /// Where the record comes from.
    pub position: Position,
    /// The object's content: JSON.
    pub body: Bytes,
}

#[derive(Serialize)]
struct Content<'a> {
    id: &'a str,
    record: &'a RawValue,
    #[serde(flatten)]
    position: &'a Position,
}

impl Document {
    /// The document for a processed record.
    ///
    /// # Errors
    /// Serialisation, which cannot fail for these types.
    pub fn processed(position: Position, decoded: &Decoded) -> Result<Self, serde_json::Error> {
        let content = Content {
            id: &decoded.id,
            record: &decoded.record,
            position: &position,
        };
        let body = serde_json::to_vec(&content)?.into();
        Ok(Document { position, body })
    }

    /// Reads back where a stored object comes from; none where this function did not write it.
    pub fn stored_position(body: &[u8]) -> Option<Position> {
        let position: Position = serde_json::from_slice(body).ok()?;
        let decimal = position
            .sequence_number
            .bytes()
            .all(|byte| byte.is_ascii_digit());
        (decimal && !position.sequence_number.is_empty()).then_some(position)
    }
}

/// The position of a delivered record.
pub fn position(record: &EventRecord) -> Position {
    Position {
        stream: record.stream().to_owned(),
        shard: record.shard().to_owned(),
        partition_key: record.kinesis.partition_key.clone(),
        sequence_number: record.kinesis.sequence_number.clone(),
        arrival_time: iso8601(record.arrival_millis()),
    }
}

#[derive(Serialize)]
struct AsideContent<'a> {
    reason: String,
    data: &'a str,
    #[serde(flatten)]
    position: Position,
}

/// The content for a record that is put aside: the reason, and the data in base64 as it came.
///
/// # Errors
/// Serialisation, which cannot fail for these types.
pub fn aside(
    position: Position,
    fault: &RecordFault,
    data: &str,
) -> Result<Bytes, serde_json::Error> {
    let content = AsideContent {
        reason: fault.to_string(),
        data,
        position,
    };
    serde_json::to_vec(&content).map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::decode;

    fn example() -> Position {
        Position {
            stream: "s".into(),
            shard: "shardId-000000000000".into(),
            partition_key: "k".into(),
            sequence_number: "7".into(),
            arrival_time: "2026-01-01T00:00:00.000Z".into(),
        }
    }

    #[test]
    fn the_content_is_the_record_and_where_it_comes_from() {
        let decoded = decode(br#"{"id":1,"stream":"mine","x":1.10}"#).unwrap();
        let document = Document::processed(example(), &decoded).unwrap();
        assert_eq!(
            std::str::from_utf8(&document.body).unwrap(),
            concat!(
                r#"{"id":"1","record":{"id":1,"stream":"mine","x":1.10},"stream":"s","#,
                r#""shard":"shardId-000000000000","partitionKey":"k","sequenceNumber":"7","#,
                r#""arrivalTime":"2026-01-01T00:00:00.000Z"}"#
            )
        );
        assert_eq!(Document::stored_position(&document.body), Some(example()));
    }

    #[test]
    fn foreign_objects_have_no_position() {
        assert_eq!(Document::stored_position(b"{\"id\":1}"), None);
        assert_eq!(Document::stored_position(b"\x00"), None);
    }
}
