//! A record as patterns see it.

use std::borrow::Cow;
use std::cell::OnceCell;

use plane::ShardRecord;

use super::pattern::{Fields, Rule};
use super::value::Value;
use crate::event::{EventSource, arrival};

/// A record before it is known whether the function sees it. Its fields are those of the event's
/// `kinesis` object and those beside it, with the data decoded.
pub(crate) struct Candidate<'a> {
    source: &'a EventSource,
    record: &'a ShardRecord,
    data: OnceCell<Data<'a>>,
}

/// What a record's data is.
enum Data<'a> {
    /// A JSON object or array.
    Json(Value<'a>),
    Text(&'a str),
    Bytes,
}

impl<'a> Candidate<'a> {
    pub(crate) fn new(source: &'a EventSource, record: &'a ShardRecord) -> Self {
        Self {
            source,
            record,
            data: OnceCell::new(),
        }
    }

    fn data(&self) -> &Data<'a> {
        self.data.get_or_init(|| {
            let Ok(text) = std::str::from_utf8(&self.record.data) else {
                return Data::Bytes;
            };
            match Value::parse(text) {
                Some(value @ (Value::Object(_) | Value::Array(_))) => Data::Json(value),
                _ => Data::Text(text),
            }
        })
    }

    fn metadata(&self, name: &str) -> Option<Value<'_>> {
        let text = |text| Some(Value::Text(Cow::Borrowed(text)));
        match name {
            "kinesisSchemaVersion" | "eventVersion" => text("1.0"),
            "partitionKey" => text(&self.record.partition_key),
            "sequenceNumber" => text(&self.record.sequence_number),
            "approximateArrivalTimestamp" => {
                Some(Value::Number(Cow::Owned(arrival(self.record.arrival_ms))))
            }
            "eventSource" => text("aws:kinesis"),
            "eventName" => text("aws:kinesis:record"),
            "eventID" => Some(Value::Text(Cow::Owned(format!(
                "{}:{}",
                self.source.shard_id, self.record.sequence_number
            )))),
            "invokeIdentityArn" => text(&self.source.role_arn),
            "awsRegion" => text(&self.source.region),
            "eventSourceARN" => text(&self.source.arn),
            _ => None,
        }
    }
}

impl Fields for Candidate<'_> {
    fn satisfy(&self, name: &str, rule: &Rule) -> bool {
        if name != "data" {
            return rule.holds(self.metadata(name).as_ref());
        }
        // A pattern for JSON drops data that is none, and one for text drops JSON.
        match (rule, self.data()) {
            (Rule::Within(_), Data::Json(value)) => rule.holds(Some(value)),
            (Rule::OneOf(_), Data::Text(text)) => {
                rule.holds(Some(&Value::Text(Cow::Borrowed(text))))
            }
            _ => false,
        }
    }
}
