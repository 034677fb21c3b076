//! The event that a function is invoked with.
//!
//! See "Using Lambda to process records from Amazon Kinesis Data Streams" in the Lambda Developer
//! Guide.

use std::sync::Arc;

use plane::ShardRecord;
use wire::Timestamp;

use crate::machine::BatchWindow;

/// What all records of a shard's events have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EventSource {
    /// ARN of the stream, or of its consumer with enhanced fan-out.
    pub(crate) arn: String,
    pub(crate) region: String,
    pub(crate) role_arn: String,
    pub(crate) shard_id: String,
}

/// Bytes of a record's JSON beside its variable parts, the comma behind it included.
const RECORD_FIXED_BYTES: usize = r#"{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":,"sequenceNumber":"","data":"","approximateArrivalTimestamp":},"eventSource":"aws:kinesis","eventVersion":"1.0","eventID":":","eventName":"aws:kinesis:record","invokeIdentityArn":"","awsRegion":"","eventSourceARN":""},"#.len();

/// Bytes of an arrival time with its milliseconds: `1545084650.987`.
const ARRIVAL_BYTES: usize = 14;

impl EventSource {
    /// The event of some records of the shard, and of their window.
    pub(crate) fn event(
        &self,
        records: &[Arc<ShardRecord>],
        window: Option<&BatchWindow>,
    ) -> String {
        let bytes: usize = records.iter().map(|record| self.record_bytes(record)).sum();
        let window_bytes = window.map_or(0, |window| window.state.len() + 1024);
        let mut event = String::with_capacity(bytes + window_bytes + 16);
        event.push_str(r#"{"Records":["#);
        for (index, record) in records.iter().enumerate() {
            if index > 0 {
                event.push(',');
            }
            self.write(record, &mut event);
        }
        event.push(']');
        if let Some(window) = window {
            self.write_window(window, &mut event);
        }
        event.push('}');
        event
    }

    fn write_window(&self, window: &BatchWindow, event: &mut String) {
        let iso = |millis| Timestamp::from_millis(millis).iso8601();
        for part in [
            r#","window":{"start":""#,
            &iso(window.start_ms),
            r#"","end":""#,
            &iso(window.end_ms),
            r#""},"state":"#,
            &window.state,
            r#","shardId":""#,
            &self.shard_id,
            r#"","eventSourceARN":""#,
            &self.arn,
            r#"","isFinalInvokeForWindow":"#,
            if window.is_final { "true" } else { "false" },
            r#","isWindowTerminatedEarly":"#,
            if window.is_early { "true" } else { "false" },
        ] {
            event.push_str(part);
        }
    }

    /// Bytes that a record takes in an event, its separator included; exact but for arrival
    /// times, which may be shorter.
    pub(crate) fn record_bytes(&self, record: &ShardRecord) -> usize {
        RECORD_FIXED_BYTES
            + json_string(&record.partition_key).len()
            + 2 * record.sequence_number.len()
            + record.data.len().div_ceil(3) * 4
            + ARRIVAL_BYTES
            + self.shard_id.len()
            + self.role_arn.len()
            + self.region.len()
            + self.arn.len()
    }

    fn write(&self, record: &ShardRecord, event: &mut String) {
        let Self {
            arn,
            region,
            role_arn,
            shard_id,
        } = self;
        let sequence = &record.sequence_number;
        event.push_str(r#"{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"#);
        event.push_str(&json_string(&record.partition_key));
        event.push_str(r#","sequenceNumber":""#);
        event.push_str(sequence);
        event.push_str(r#"","data":""#);
        base64_simd::STANDARD.encode_append(&record.data[..], event);
        event.push_str(r#"","approximateArrivalTimestamp":"#);
        event.push_str(&arrival(record.arrival_ms));
        event.push_str(r#"},"eventSource":"aws:kinesis","eventVersion":"1.0","eventID":""#);
        for part in [shard_id, ":", sequence] {
            event.push_str(part);
        }
        event.push_str(r#"","eventName":"aws:kinesis:record","invokeIdentityArn":""#);
        event.push_str(role_arn);
        event.push_str(r#"","awsRegion":""#);
        event.push_str(region);
        event.push_str(r#"","eventSourceARN":""#);
        event.push_str(arn);
        event.push_str(r#""}"#);
    }
}

/// Seconds with a fraction always, as a float is written.
pub(crate) fn arrival(millis: i64) -> String {
    let mut text = Timestamp::from_millis(millis).epoch_seconds();
    if !text.contains('.') {
        text.push_str(".0");
    }
    text
}

fn json_string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A hash of a partition key that stays the same over restarts and versions: checkpoints of
/// mappings with several lanes depend on it (FNV-1a, 64 bits).
pub(crate) fn key_hash(partition_key: &str) -> u64 {
    partition_key
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn source() -> EventSource {
        EventSource {
            arn: "arn:aws:kinesis:us-east-1:111122223333:stream/orders".to_owned(),
            region: "us-east-1".to_owned(),
            role_arn: "arn:aws:iam::111122223333:role/pipeline".to_owned(),
            shard_id: "shardId-000000000006".to_owned(),
        }
    }

    fn record(key: &str, data: &'static [u8], arrival_ms: i64) -> Arc<ShardRecord> {
        Arc::new(ShardRecord {
            counter: 7,
            sequence_number: "49590338271490256608559692538361571095921575989136588898".to_owned(),
            partition_key: key.into(),
            data: Bytes::from_static(data),
            arrival_ms,
        })
    }

    #[test]
    fn the_event_has_awss_keys_in_awss_order() {
        // The sample event of "Using Lambda with Kinesis", in the order in which functions on
        // AWS see it.
        let event = source().event(
            &[record("1", b"Hello, this is a test.", 1_545_084_650_987)],
            None,
        );
        assert_eq!(
            event,
            concat!(
                r#"{"Records":[{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"1","#,
                r#""sequenceNumber":"49590338271490256608559692538361571095921575989136588898","#,
                r#""data":"SGVsbG8sIHRoaXMgaXMgYSB0ZXN0Lg==","#,
                r#""approximateArrivalTimestamp":1545084650.987},"#,
                r#""eventSource":"aws:kinesis","eventVersion":"1.0","#,
                r#""eventID":"shardId-000000000006:"#,
                r#"49590338271490256608559692538361571095921575989136588898","#,
                r#""eventName":"aws:kinesis:record","#,
                r#""invokeIdentityArn":"arn:aws:iam::111122223333:role/pipeline","#,
                r#""awsRegion":"us-east-1","#,
                r#""eventSourceARN":"arn:aws:kinesis:us-east-1:111122223333:stream/orders"}]}"#,
            )
        );
    }

    #[test]
    fn a_window_stands_behind_the_records_in_awss_order() {
        // The sample event of "Implementing stateful Kinesis Data Streams processing in Lambda".
        let window = BatchWindow {
            start_ms: 1_607_497_440_000,
            end_ms: 1_607_497_560_000,
            state: Arc::from(r#"{"1":282,"2":715}"#),
            is_final: false,
            is_early: true,
        };
        let records = [record("1", b"Hello, this is a test.", 1_607_497_475_000)];
        let event = source().event(&records, Some(&window));
        let (_, behind) = event.split_once("}],").unwrap();
        assert_eq!(
            behind,
            concat!(
                r#""window":{"start":"2020-12-09T07:04:00Z","end":"2020-12-09T07:06:00Z"},"#,
                r#""state":{"1":282,"2":715},"shardId":"shardId-000000000006","#,
                r#""eventSourceARN":"arn:aws:kinesis:us-east-1:111122223333:stream/orders","#,
                r#""isFinalInvokeForWindow":false,"isWindowTerminatedEarly":true}"#,
            )
        );
        let event = source().event(&[], Some(&window));
        assert!(event.starts_with(r#"{"Records":[],"window":"#));
    }

    #[test]
    fn sizes_are_those_of_the_event() {
        let source = source();
        for (key, data, arrival_ms) in [
            ("1", &b""[..], 1_545_084_650_987),
            (
                "a \"quoted\" \n key \u{1} ü",
                &b"1234567"[..],
                1_545_084_650_123,
            ),
        ] {
            let record = record(key, data, arrival_ms);
            let event = source.event(&[record.clone(), record.clone()], None);
            let overhead = crate::machine::EVENT_ENVELOPE_BYTES as usize - 1;
            assert_eq!(event.len(), overhead + 2 * source.record_bytes(&record));
            let value: serde_json::Value = serde_json::from_str(&event).unwrap();
            assert_eq!(value["Records"][1]["kinesis"]["partitionKey"], key);
        }
    }

    #[test]
    fn arrival_times_are_floats() {
        assert_eq!(arrival(1_545_084_650_000), "1545084650.0");
        assert_eq!(arrival(1_545_084_650_120), "1545084650.12");
    }

    #[test]
    fn hashes_never_change() {
        assert_eq!(key_hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(key_hash("a"), 0xaf63_dc4c_8601_ec8c);
    }
}
