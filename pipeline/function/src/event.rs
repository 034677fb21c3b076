//! What Lambda hands over: a batch of one shard's records; see "Using AWS Lambda with Amazon
//! Kinesis" in the AWS Lambda Developer Guide. And what the function answers.

use serde::{Deserialize, Serialize};

/// One batch.
#[derive(Debug, Clone, Deserialize)]
pub struct KinesisEvent {
    /// Its records, in the order of the shard.
    #[serde(rename = "Records")]
    pub records: Vec<EventRecord>,
}

/// One record, with where it comes from.
#[derive(Debug, Clone, Deserialize)]
pub struct EventRecord {
    /// The record itself.
    pub kinesis: KinesisRecord,
    /// Shard and sequence number, separated by a colon.
    #[serde(rename = "eventID")]
    pub event_id: String,
    /// ARN of the stream, or of an enhanced fan-out consumer of it.
    #[serde(rename = "eventSourceARN")]
    pub event_source_arn: String,
}

/// A record of a stream.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KinesisRecord {
    /// The sender's partition key.
    pub partition_key: String,
    /// A decimal number of up to 128 digits.
    pub sequence_number: String,
    /// The data, in base64.
    pub data: String,
    /// Seconds since 1970, with a fraction.
    pub approximate_arrival_timestamp: f64,
}

impl EventRecord {
    /// The shard's name.
    pub fn shard(&self) -> &str {
        self.event_id
            .split_once(':')
            .map_or(self.event_id.as_str(), |(shard, _)| shard)
    }

    /// The stream's name.
    pub fn stream(&self) -> &str {
        let resource = self
            .event_source_arn
            .split_once(":stream/")
            .map_or("unknown", |(_, name)| name);
        resource.split_once('/').map_or(resource, |(name, _)| name)
    }

    /// When the record arrived in the stream, in milliseconds since 1970.
    pub fn arrival_millis(&self) -> u64 {
        // A float cast saturates: nonsense becomes the nearest time there is.
        (self.kinesis.approximate_arrival_timestamp * 1000.0).round() as u64
    }
}

/// The answer: the records to deliver again; see "Configuring partial batch response with Kinesis
/// Data Streams and Lambda" in the AWS Lambda Developer Guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchResponse {
    /// One entry per record; none means that the batch is done.
    pub batch_item_failures: Vec<BatchItemFailure>,
}

/// One record to deliver again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchItemFailure {
    /// Its sequence number.
    pub item_identifier: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sample event of the AWS Lambda Developer Guide, shortened.
    const EVENT: &str = r#"{"Records":[{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"1",
        "sequenceNumber":"49590338271490256608559692538361571095921575989136588898",
        "data":"SGVsbG8sIHRoaXMgaXMgYSB0ZXN0Lg==","approximateArrivalTimestamp":1545084650.987},
        "eventSource":"aws:kinesis","eventVersion":"1.0",
        "eventID":"shardId-000000000006:49590338271490256608559692538361571095921575989136588898",
        "eventName":"aws:kinesis:record",
        "invokeIdentityArn":"arn:aws:iam::123456789012:role/lambda-role","awsRegion":"us-east-2",
        "eventSourceARN":"arn:aws:kinesis:us-east-2:123456789012:stream/lambda-stream"}]}"#;

    #[test]
    fn the_documented_event_is_read() {
        let event: KinesisEvent = serde_json::from_str(EVENT).unwrap();
        let record = &event.records[0];
        assert_eq!(record.shard(), "shardId-000000000006");
        assert_eq!(record.stream(), "lambda-stream");
        assert_eq!(record.arrival_millis(), 1_545_084_650_987);
    }

    #[test]
    fn a_consumers_arn_names_its_stream() {
        let mut event: KinesisEvent = serde_json::from_str(EVENT).unwrap();
        event.records[0]
            .event_source_arn
            .push_str("/consumer/c:1545084650");
        assert_eq!(event.records[0].stream(), "lambda-stream");
    }

    #[test]
    fn the_answer_has_awss_names() {
        let response = BatchResponse {
            batch_item_failures: vec![BatchItemFailure {
                item_identifier: "7".into(),
            }],
        };
        assert_eq!(
            serde_json::to_string(&response).unwrap(),
            r#"{"batchItemFailures":[{"itemIdentifier":"7"}]}"#
        );
    }
}
