//! Telling of an asynchronous invocation's end: to a function, topic, queue or bucket.
//!
//! The record is that of "Capturing records of Lambda asynchronous invocations" in the AWS Lambda
//! Developer Guide.

use base64_simd::STANDARD;
use bytes::Bytes;
use plane::{Caller, Region};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use wire::{Fault, Payload, Timestamp};

use crate::async_queue::QueuedEvent;
use crate::environment::PRINCIPAL;
use crate::event_invoke::{Destination, object_prefix};
use crate::invocation::Done;
use crate::names::{FunctionName, LATEST};
use crate::row::FunctionRow;
use crate::service::Lambda;

/// Why an event has come to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Condition {
    Success,
    RetriesExhausted,
    EventAgeExceeded,
    ZeroReservedConcurrency,
}

impl Condition {
    fn name(self) -> &'static str {
        match self {
            Self::Success => "Success",
            Self::RetriesExhausted => "RetriesExhausted",
            Self::EventAgeExceeded => "EventAgeExceeded",
            Self::ZeroReservedConcurrency => "ZeroReservedConcurrency",
        }
    }
}

/// A record that is still to be delivered; kept with the event until it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Undelivered {
    /// ARN.
    pub(crate) destination: String,
    /// JSON.
    pub(crate) record: String,
    /// Names the object in a bucket, so that a second delivery writes the same one.
    pub(crate) name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    version: &'static str,
    timestamp: String,
    request_context: RequestContext<'a>,
    request_payload: Box<RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_context: Option<ResponseContext<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_payload: Option<Box<RawValue>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestContext<'a> {
    request_id: &'a str,
    function_arn: String,
    condition: &'static str,
    approximate_invoke_count: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResponseContext<'a> {
    status_code: u16,
    executed_version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    function_error: Option<&'static str>,
}

/// A payload as it is in a record: JSON as it came, anything else as a text.
fn raw(payload: &[u8]) -> Box<RawValue> {
    let text = String::from_utf8_lossy(payload).into_owned();
    RawValue::from_string(text.clone())
        .or_else(|_| serde_json::value::to_raw_value(&text))
        .unwrap_or_default()
}

/// The record of an event's end. `invocations` are those that were made; `done` is the last, if
/// it is known.
fn record(
    event: &QueuedEvent,
    payload: &[u8],
    condition: Condition,
    invocations: u32,
    done: Option<&Done>,
    now: Timestamp,
) -> String {
    let qualified = event.function_arn.split(':').nth(7).is_some();
    let arn = &event.function_arn;
    let record = Record {
        version: "1.0",
        timestamp: now.iso8601_millis(),
        request_context: RequestContext {
            request_id: &event.request_id,
            function_arn: if qualified {
                arn.clone()
            } else {
                format!("{arn}:{LATEST}")
            },
            condition: condition.name(),
            approximate_invoke_count: invocations,
        },
        request_payload: raw(payload),
        response_context: done.map(|done| ResponseContext {
            status_code: 200,
            executed_version: &done.version,
            function_error: done.failed.then_some("Unhandled"),
        }),
        response_payload: done.map(|done| raw(&done.payload)),
    };
    serde_json::to_string(&record).unwrap_or_default()
}

impl Lambda {
    /// What is to be delivered of an event's end, if anybody wants to know.
    pub(crate) fn to_deliver(
        &self,
        row: &FunctionRow,
        event: &QueuedEvent,
        condition: Condition,
        invocations: u32,
        done: Option<&Done>,
    ) -> Option<Undelivered> {
        let settings = self.event_invoke(row, &event.function_arn);
        let destination = match condition {
            Condition::Success => settings.on_success,
            Condition::RetriesExhausted
            | Condition::EventAgeExceeded
            | Condition::ZeroReservedConcurrency => settings.on_failure,
        }?;
        let payload = STANDARD.decode_to_vec(&event.payload).unwrap_or_default();
        let millis = i64::try_from(self.store.service_clock().now_ms()).unwrap_or(i64::MAX);
        let now = Timestamp::from_millis(millis);
        let second = now.iso8601_millis().replace(':', ".");
        let second = second.get(..19).unwrap_or_default();
        let day = second.get(..10).unwrap_or_default().replace('-', "/");
        Some(Undelivered {
            destination,
            record: record(event, &payload, condition, invocations, done, now),
            name: format!("{day}/{second}-{}", self.new_uuid()),
        })
    }

    /// Delivers a record as the function's role; a refusal is counted, and the record lost, as on
    /// AWS. Answers whether that is all: what fails while the engine ends is delivered by the next.
    pub(crate) async fn deliver(
        &self,
        row: &FunctionRow,
        event: &QueuedEvent,
        what: &Undelivered,
    ) -> bool {
        let region = Region::new(row.region.as_str());
        let role = &row.settings.role;
        let origin = self.next_origin();
        let delivered = match self
            .roles
            .act_as(PRINCIPAL, role, &row.name, &region, origin)
        {
            Ok(caller) => self.deliver_as(&caller, row, event, what).await,
            Err(fault) => Err(fault),
        };
        if let Err(fault) = delivered {
            if self.is_stopped() {
                return false;
            }
            let destination = &what.destination;
            tracing::warn!(%fault, destination, "an asynchronous invocation's record is lost");
            let arn = &event.function_arn;
            self.count(row, arn, "DestinationDeliveryFailures", 1.0, "Count");
        }
        true
    }

    async fn deliver_as(
        &self,
        caller: &Caller,
        row: &FunctionRow,
        event: &QueuedEvent,
        what: &Undelivered,
    ) -> Result<(), Fault> {
        let body = Bytes::from(what.record.clone());
        let request_id = self.new_uuid();
        match Destination::parse(&what.destination)? {
            Destination::Function(arn) => {
                let name = FunctionName::parse(&caller.account, &caller.region, &arn)?;
                let input = model::lambda::InvokeInput {
                    function_name: Some(name.qualified_arn()),
                    invocation_type: Some("Event".to_owned()),
                    payload: Some(body),
                    ..Default::default()
                };
                tracing::debug!(
                    request = event.request_id,
                    arn,
                    "a record goes to a function"
                );
                let invoked = self
                    .door
                    .call::<model::lambda::Invoke>(caller, &request_id, input);
                Box::pin(invoked).await.map(drop)
            }
            Destination::Queue(queue) => {
                let (account, name) = (&queue.account, &queue.resource);
                let region = Region::new(queue.region.as_str());
                let input = model::sqs::SendMessageInput {
                    queue_url: Some(format!(
                        "https://sqs.{region}.amazonaws.com/{account}/{name}"
                    )),
                    message_body: Some(what.record.clone()),
                    ..Default::default()
                };
                let caller = caller.in_region(region);
                let sent = self
                    .door
                    .call::<model::sqs::SendMessage>(&caller, &request_id, input);
                sent.await.map(drop)
            }
            Destination::Topic(topic) => {
                let input = model::sns::PublishInput {
                    topic_arn: Some(topic.to_string()),
                    message: Some(what.record.clone()),
                    ..Default::default()
                };
                let caller = caller.in_region(Region::new(topic.region.as_str()));
                let published = self
                    .door
                    .call::<model::sns::Publish>(&caller, &request_id, input);
                published.await.map(drop)
            }
            Destination::Bucket(bucket) => {
                let input = model::s3::PutObjectInput {
                    bucket: Some(bucket),
                    key: Some(format!("{}{}", object_prefix(&row.name), what.name)),
                    content_type: Some("application/json".to_owned()),
                    content_length: i64::try_from(body.len()).ok(),
                    body: Some(Payload::Bytes(body)),
                    ..Default::default()
                };
                let put = self
                    .door
                    .call::<model::s3::PutObject>(caller, &request_id, input);
                put.await.map(drop)
            }
        }
    }
}
