//! Event streams, read back by the AWS SDK for Rust's own implementation of the framing.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod support;

use std::collections::VecDeque;
use std::future::Future;
use std::task::{Context, Poll, Waker};

use aws_smithy_eventstream::frame::read_message_from;
use bytes::Bytes;
use model::kinesis::{Record, SubscribeToShard, SubscribeToShardEvent, SubscribeToShardOutput};
use support::{header, reply};
use wire::schema::Protocol;
use wire::{Event, Events, Fault, NextEvent, Payload, Timestamp};

struct Given(VecDeque<Result<SubscribeToShardEvent, Fault>>);

impl Events for Given {
    fn next(&mut self) -> NextEvent<'_> {
        let next = self.0.pop_front();
        Box::pin(std::future::ready(next.map(|next| {
            next.map(|event| Event {
                name: "SubscribeToShardEvent",
                body: Box::new(event),
            })
        })))
    }
}

/// What a future that need not wait resolves to.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("nothing here has to wait"),
    }
}

type Message = (Vec<(String, String)>, Bytes);

/// Headers and payload of every message of an answer.
fn messages(
    protocol: Protocol,
    events: impl IntoIterator<Item = Result<SubscribeToShardEvent, Fault>>,
) -> Vec<Message> {
    let given = Given(events.into_iter().collect());
    let output = SubscribeToShardOutput {
        event_stream: Some(Payload::Events(Box::new(given))),
    };
    let mut reply = reply::<SubscribeToShard>(protocol, output);
    assert_eq!(
        header(&reply, "content-type").as_deref(),
        Some("application/vnd.amazon.eventstream")
    );
    assert_eq!(reply.body.length(), None);
    let mut found = Vec::new();
    while let Some(chunk) = now(reply.body.next()) {
        let mut chunk = chunk.unwrap();
        let message = read_message_from(&mut chunk).expect("a message whose checksums are right");
        assert!(chunk.is_empty(), "a chunk is one message");
        let headers = message.headers().iter().map(|header| {
            let value = header.value().as_string().expect("text");
            (header.name().as_str().to_owned(), value.as_str().to_owned())
        });
        found.push((headers.collect(), message.payload().clone()));
    }
    found
}

fn headers(pairs: [(&str, &str); 3]) -> Vec<(String, String)> {
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
}

fn event() -> SubscribeToShardEvent {
    SubscribeToShardEvent {
        records: Some(vec![Record {
            sequence_number: Some("49".to_owned()),
            approximate_arrival_timestamp: Some(Timestamp::from_millis(1_545_084_650_987)),
            data: Some(Bytes::from_static(b"hello")),
            partition_key: Some("k".to_owned()),
            encryption_type: None,
        }]),
        continuation_sequence_number: Some("50".to_owned()),
        millis_behind_latest: Some(0),
        child_shards: None,
    }
}

fn refused() -> Fault {
    Fault::client("ResourceNotFoundException", "gone")
}

#[test]
fn json_events_follow_an_initial_response_and_a_fault_is_the_last() {
    let given = [Ok(event()), Err(refused()), Ok(event())];
    let found = messages(Protocol::AwsJson11, given);
    let json = ":content-type";
    let expected = [
        (
            headers([
                (":event-type", "initial-response"),
                (json, "application/json"),
                (":message-type", "event"),
            ]),
            "{}",
        ),
        (
            headers([
                (":event-type", "SubscribeToShardEvent"),
                (json, "application/json"),
                (":message-type", "event"),
            ]),
            r#"{"Records":[{"SequenceNumber":"49","ApproximateArrivalTimestamp":1545084650.987,"Data":"aGVsbG8=","PartitionKey":"k"}],"ContinuationSequenceNumber":"50","MillisBehindLatest":0}"#,
        ),
        (
            headers([
                (":exception-type", "ResourceNotFoundException"),
                (json, "application/json"),
                (":message-type", "exception"),
            ]),
            r#"{"__type":"ResourceNotFoundException","message":"gone"}"#,
        ),
    ];
    let expected = expected.map(|(headers, payload)| (headers, Bytes::from(payload)));
    assert_eq!(found, expected);
}

#[test]
fn who_speaks_cbor_gets_cbor() {
    let found = messages(Protocol::AwsCbor11, [Ok(event()), Err(refused())]);
    let types: Vec<_> = found.iter().map(|(headers, _)| &headers[1].1).collect();
    assert_eq!(types, ["application/x-amz-cbor-1.1"; 3]);
    // RFC 8949: a map of no pairs, of either form of length.
    assert!([&[0xa0][..], &[0xbf, 0xff]].contains(&&*found[0].1));
    let has = |at: usize, part: &[u8]| found[at].1.windows(part.len()).any(|seen| seen == part);
    assert!(has(1, b"\x64Data\x45hello"), "a byte string of five bytes");
    assert!(has(1, b"\x78\x1aContinuationSequenceNumber\x6250"));
    assert!(has(2, b"\x67message\x64gone"));
}

#[test]
fn a_fault_that_the_model_does_not_know_is_an_error_without_a_body() {
    let found = messages(Protocol::AwsJson11, [Err(Fault::server("Odd", "why"))]);
    let error = headers([
        (":error-code", "Odd"),
        (":error-message", "why"),
        (":message-type", "error"),
    ]);
    assert_eq!(found[1..], [(error, Bytes::new())]);
}
