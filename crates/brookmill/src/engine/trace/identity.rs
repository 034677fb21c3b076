//! The id in a record's data, and the record that an object says it comes from.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
struct Content {
    id: Box<RawValue>,
}

/// Data as JSON: as it is, or out of base64, in which some senders encode once more than Kinesis does.
pub(super) fn json_of(data: &[u8]) -> Cow<'_, [u8]> {
    if data.trim_ascii_start().first() == Some(&b'{') {
        return Cow::Borrowed(data);
    }
    base64_simd::forgiving_decode_to_vec(data).map_or(Cow::Borrowed(data), Cow::Owned)
}

/// The member `id` of data that is a JSON object: a text, or a whole number in decimal.
pub(super) fn id_of(data: &[u8]) -> Option<String> {
    let json = json_of(data);
    // A list of one is a structure of one member to the parser.
    if json.trim_ascii_start().first() != Some(&b'{') {
        return None;
    }
    let id = serde_json::from_slice::<Content>(&json).ok()?.id;
    let text = id.get();
    // As it is written: it may be longer than any type of number.
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.to_owned());
    }
    serde_json::from_str::<String>(text).ok()
}

/// Where an object comes from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RecordSource {
    /// The stream's name or ARN.
    pub stream: Option<String>,
    /// The shard's id.
    pub shard: Option<String>,
    /// The sequence number.
    pub sequence_number: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OfPipeline {
    stream: Option<String>,
    shard: Option<String>,
    sequence_number: String,
}

#[derive(Deserialize)]
struct FailureRecord {
    #[serde(rename = "KinesisBatchInfo")]
    batch: BatchInfo,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct BatchInfo {
    shard_id: String,
    start_sequence_number: String,
    stream_arn: String,
}

/// What an object's content says of the record that it comes from: as the pipeline's function writes
/// it, or of the first record of a failure record of Lambda's.
pub(super) fn source_of(content: &[u8]) -> Option<RecordSource> {
    if let Ok(found) = serde_json::from_slice::<OfPipeline>(content) {
        return Some(RecordSource {
            stream: found.stream,
            shard: found.shard,
            sequence_number: found.sequence_number,
        });
    }
    let FailureRecord { batch } = serde_json::from_slice(content).ok()?;
    Some(RecordSource {
        stream: Some(batch.stream_arn),
        shard: Some(batch.shard_id),
        sequence_number: batch.start_sequence_number,
    })
}

#[cfg(test)]
mod tests {
    use super::{id_of, source_of};

    #[test]
    fn ids_are_texts_or_whole_numbers() {
        for (data, id) in [
            (r#"{"id": 42}"#, Some("42")),
            (r#"{"n": 1, "id": "42"}"#, Some("42")),
            (r#" {"id": "stra\u00dfe"}"#, Some("straße")),
            // {"id":"42"}
            ("eyJpZCI6IjQyIn0=", Some("42")),
            (
                r#"{"id": 18446744073709551616}"#,
                Some("18446744073709551616"),
            ),
            (r#"{"id": -7 }"#, Some("-7")),
            (r#"{"id": 4.2}"#, None),
            (r#"{"id": 4e2}"#, None),
            (r#"{"id": null}"#, None),
            (r#"{"id": 1, "id": 2}"#, None),
            ("[42]", None),
            ("42", None),
            ("", None),
        ] {
            assert_eq!(id_of(data.as_bytes()).as_deref(), id, "{data}");
        }
    }

    #[test]
    fn objects_say_where_they_come_from() {
        let sequence = |content: &str| Some(source_of(content.as_bytes())?.sequence_number);
        let of_function = r#"{"id": "1", "stream": "s", "shard": "x", "sequenceNumber": "7"}"#;
        assert_eq!(sequence(of_function).as_deref(), Some("7"));
        let failure = r#"{"KinesisBatchInfo": {"shardId": "x", "startSequenceNumber": "8",
            "endSequenceNumber": "9", "streamArn": "arn"}}"#;
        assert_eq!(sequence(failure).as_deref(), Some("8"));
        assert_eq!(sequence("{}"), None);
        assert_eq!(sequence("\u{0}"), None);
    }
}
