//! The record that a failure destination gets of a batch that was given up.
//!
//! See "Retain discarded batch records for a Kinesis Data Streams event source in Lambda" in the
//! Lambda Developer Guide.

use std::sync::Arc;

use plane::ShardRecord;
use serde::Serialize;
use uuid::Uuid;
use wire::Timestamp;

use crate::event::EventSource;
use crate::machine::{Condition, Delivery};

/// What a failure record says, and under which key an object of it lies.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FailureRecord {
    pub(crate) key: String,
    pub(crate) body: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    request_context: RequestContext<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_context: Option<ResponseContext<'a>>,
    version: &'static str,
    timestamp: String,
    #[serde(rename = "KinesisBatchInfo")]
    batch: BatchInfo<'a>,
    /// The event, for those who would otherwise have to fetch it: in objects alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestContext<'a> {
    request_id: String,
    function_arn: &'a str,
    condition: &'static str,
    approximate_invoke_count: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResponseContext<'a> {
    status_code: u16,
    executed_version: &'a str,
    function_error: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BatchInfo<'a> {
    shard_id: &'a str,
    start_sequence_number: &'a str,
    end_sequence_number: &'a str,
    approximate_arrival_of_first_record: String,
    approximate_arrival_of_last_record: String,
    batch_size: usize,
    stream_arn: &'a str,
}

fn iso(millis: i64) -> String {
    Timestamp::from_millis(millis).iso8601_millis()
}

/// The failure record of a delivery. Made again after a crash it is the same: its time is that of
/// the verdict, its id derives from the mapping, the shard, the first record and the attempts.
pub(crate) fn failure_record(
    mapping: Uuid,
    function_arn: &str,
    stream_arn: &str,
    source: &EventSource,
    delivery: &Delivery<Arc<ShardRecord>>,
    takes_payload: bool,
) -> FailureRecord {
    let records: Vec<Arc<ShardRecord>> = delivery
        .records
        .iter()
        .map(|record| record.handle.clone())
        .collect();
    let first = records.first();
    let last = records.last();
    let range = &delivery.range;
    let shard_id = source.shard_id.as_str();
    let start = first.map_or("", |record| record.sequence_number.as_str());
    let identity = format!("{shard_id}/{start}/{}", range.attempts);
    let id = Uuid::new_v5(&mapping, identity.as_bytes());
    let request_id = range.invocation.as_ref().map_or_else(
        || Uuid::new_v5(&mapping, format!("{identity}/request").as_bytes()).to_string(),
        |invocation| invocation.request_id.clone(),
    );
    let response_context = match (delivery.verdict.condition, &range.invocation) {
        (Condition::RetryAttemptsExhausted, Some(invocation)) => Some(ResponseContext {
            status_code: 200,
            executed_version: &invocation.executed_version,
            function_error: invocation.function_error.as_deref(),
        }),
        _ => None,
    };
    let timestamp = iso(delivery.verdict.at_ms);
    let document = Document {
        request_context: RequestContext {
            request_id,
            function_arn,
            condition: delivery.verdict.condition.as_str(),
            // AWS counts one for records that were too old when they were read.
            approximate_invoke_count: range.invocations.max(1),
        },
        response_context,
        version: "1.0",
        timestamp: timestamp.clone(),
        batch: BatchInfo {
            shard_id,
            start_sequence_number: start,
            end_sequence_number: last.map_or("", |record| record.sequence_number.as_str()),
            approximate_arrival_of_first_record: iso(first.map_or(0, |record| record.arrival_ms)),
            approximate_arrival_of_last_record: iso(last.map_or(0, |record| record.arrival_ms)),
            batch_size: records.len(),
            stream_arn,
        },
        payload: takes_payload.then(|| source.event(&records, delivery.window.as_ref())),
    };
    FailureRecord {
        key: key(mapping, shard_id, &timestamp, id),
        // Strings and numbers always serialise.
        body: serde_json::to_string(&document).unwrap_or_default(),
    }
}

/// `aws/lambda/<mapping>/<shard>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<id>`
fn key(mapping: Uuid, shard_id: &str, timestamp: &str, id: Uuid) -> String {
    let seconds = timestamp.split('.').next().unwrap_or(timestamp);
    let (date, time) = seconds.split_once('T').unwrap_or((seconds, ""));
    let folder = date.replace('-', "/");
    let time = time.replace(':', ".");
    format!("aws/lambda/{mapping}/{shard_id}/{folder}/{date}T{time}-{id}")
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;
    use crate::machine::{FailingRange, InvocationTrace, Record, Verdict};

    fn delivery(condition: Condition, function_error: Option<&str>) -> Delivery<Arc<ShardRecord>> {
        let record = |counter: u64| Record {
            counter,
            arrival_ms: 1_573_843_200_123 + counter as i64,
            event_bytes: 1,
            key_hash: 0,
            handle: Arc::new(ShardRecord {
                counter,
                sequence_number: format!(
                    "4959033827149025660855969253836157109592157598913658{counter:04}"
                ),
                partition_key: "k".into(),
                data: Bytes::from_static(b"{}"),
                arrival_ms: 1_573_843_200_123 + counter as i64,
            }),
        };
        let verdict = Verdict {
            condition,
            at_ms: 1_573_843_259_001,
        };
        Delivery {
            number: 1,
            range: FailingRange {
                first: 1,
                last: 2,
                attempts: 2,
                invocations: 2,
                first_failure_ms: 0,
                retry_at_ms: 0,
                invocation: Some(InvocationTrace {
                    request_id: "c9b8fa9f-5a7f-xmpl-af9c-0c604cde93a5".to_owned(),
                    executed_version: "$LATEST".to_owned(),
                    function_error: function_error.map(str::to_owned),
                }),
                verdict: Some(verdict.clone()),
            },
            verdict,
            window: None,
            records: vec![record(1), record(2)],
        }
    }

    fn record(condition: Condition, function_error: Option<&str>) -> FailureRecord {
        let source = EventSource {
            arn: "arn:aws:kinesis:us-east-2:111122223333:stream/mystream".to_owned(),
            region: "us-east-2".to_owned(),
            role_arn: "arn:aws:iam::111122223333:role/r".to_owned(),
            shard_id: "shardId-000000000001".to_owned(),
        };
        failure_record(
            Uuid::from_u128(7),
            "arn:aws:lambda:us-east-2:111122223333:function:myfunction",
            "arn:aws:kinesis:us-east-2:111122223333:stream/mystream",
            &source,
            &delivery(condition, function_error),
            true,
        )
    }

    #[test]
    fn keys_and_members_are_awss() {
        let failure = record(Condition::RetryAttemptsExhausted, Some("Unhandled"));
        let prefix = "aws/lambda/00000000-0000-0000-0000-000000000007/shardId-000000000001/2019/11/15/2019-11-15T18.40.59-";
        let id = failure.key.strip_prefix(prefix).unwrap();
        assert_eq!(Uuid::parse_str(id).unwrap().get_version_num(), 5);
        let document: serde_json::Value = serde_json::from_str(&failure.body).unwrap();
        let names: Vec<&str> = document
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(
            names,
            [
                "requestContext",
                "responseContext",
                "version",
                "timestamp",
                "KinesisBatchInfo",
                "payload"
            ]
        );
        assert_eq!(
            document["requestContext"].to_string(),
            r#"{"requestId":"c9b8fa9f-5a7f-xmpl-af9c-0c604cde93a5","functionArn":"arn:aws:lambda:us-east-2:111122223333:function:myfunction","condition":"RetryAttemptsExhausted","approximateInvokeCount":2}"#
        );
        assert_eq!(
            document["responseContext"].to_string(),
            r#"{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"}"#
        );
        assert_eq!(document["timestamp"], "2019-11-15T18:40:59.001Z");
        assert_eq!(
            document["KinesisBatchInfo"].to_string(),
            r#"{"shardId":"shardId-000000000001","startSequenceNumber":"49590338271490256608559692538361571095921575989136580001","endSequenceNumber":"49590338271490256608559692538361571095921575989136580002","approximateArrivalOfFirstRecord":"2019-11-15T18:40:00.124Z","approximateArrivalOfLastRecord":"2019-11-15T18:40:00.125Z","batchSize":2,"streamArn":"arn:aws:kinesis:us-east-2:111122223333:stream/mystream"}"#
        );
        let payload: serde_json::Value =
            serde_json::from_str(document["payload"].as_str().unwrap()).unwrap();
        assert_eq!(payload["Records"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn item_failures_have_no_function_error_and_old_records_no_response() {
        let failure = record(Condition::RetryAttemptsExhausted, None);
        assert!(failure.body.contains(r#""functionError":null"#));
        let failure = record(Condition::RecordAgeExceeded, Some("Unhandled"));
        assert!(!failure.body.contains("responseContext"));
    }

    #[test]
    fn a_second_writing_is_the_same() {
        let once = record(Condition::RecordAgeExceeded, None);
        assert_eq!(once, record(Condition::RecordAgeExceeded, None));
    }
}
