//! Enhanced fan-out from registration to deregistration, and records as large as they may be.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code, reason = "other tests use the rest")]
mod shards;

use std::collections::BTreeMap;

use aws_sdk_kinesis::Client;
use aws_sdk_kinesis::operation::subscribe_to_shard::SubscribeToShardOutput;
use aws_sdk_kinesis::primitives::Blob;
use aws_sdk_kinesis::types::{
    ChildShard, ConsumerStatus, Record, ShardIteratorType, StartingPosition,
    SubscribeToShardEventStream,
};
use e2e_sdk::{Engine, until};
use shards::{STREAM, active, order, payloads, put_all, read, stream};

const FIRST_SHARD: &str = "shardId-000000000000";
const MIDDLE: u128 = 1 << 127;

async fn arn(client: &Client) -> String {
    let summary = client.describe_stream_summary().stream_name(STREAM);
    let summary = summary.send().await.unwrap();
    summary
        .stream_description_summary
        .unwrap()
        .stream_arn()
        .to_owned()
}

/// The status of a consumer, if it is there.
async fn status(client: &Client, consumer: &str) -> Option<ConsumerStatus> {
    let described = client.describe_stream_consumer().consumer_arn(consumer);
    match described.send().await {
        Ok(output) => Some(output.consumer_description.unwrap().consumer_status),
        Err(error) => {
            let error = error.into_service_error();
            assert!(error.is_resource_not_found_exception(), "{error:?}");
            None
        }
    }
}

/// Subscribes to a shard from its beginning.
async fn subscribe(client: &Client, consumer: &str, shard: &str) -> SubscribeToShardOutput {
    let start = StartingPosition::builder().r#type(ShardIteratorType::TrimHorizon);
    let subscribe = client
        .subscribe_to_shard()
        .consumer_arn(consumer)
        .shard_id(shard)
        .starting_position(start.build().unwrap());
    subscribe.send().await.unwrap()
}

/// What a subscription brings until there are so many records; without a number, until the shard
/// ends, with what follows it.
async fn receive(
    subscription: &mut SubscribeToShardOutput,
    count: Option<usize>,
) -> (Vec<Record>, Vec<ChildShard>) {
    let mut records: Vec<Record> = Vec::new();
    while count.is_none_or(|count| records.len() < count) {
        let event = subscription.event_stream.recv().await.unwrap();
        let Some(SubscribeToShardEventStream::SubscribeToShardEvent(event)) = event else {
            panic!("{event:?} after {records:?}");
        };
        records.extend(event.records);
        let children = event.child_shards.unwrap_or_default();
        // The end is the one event from which nobody can go on.
        assert_eq!(
            event.continuation_sequence_number.is_empty(),
            !children.is_empty()
        );
        if !children.is_empty() {
            assert!(subscription.event_stream.recv().await.unwrap().is_none());
            return (records, children);
        }
    }
    (records, Vec::new())
}

fn entries(round: &str) -> Vec<(String, String)> {
    let entry = |key: usize| (format!("key {key}"), format!("{round} of key {key}"));
    (0..20).map(entry).collect()
}

#[tokio::test]
async fn a_consumer_is_pushed_every_record_across_a_split() {
    let engine = Engine::start();
    let client = stream(&engine, 1).await;
    let register = client
        .register_stream_consumer()
        .stream_arn(arn(&client).await);
    let registered = register.consumer_name("pushed").send().await.unwrap();
    let registered = registered.consumer.unwrap();
    assert_eq!(registered.consumer_status, ConsumerStatus::Creating);
    let consumer = registered.consumer_arn;
    until("the consumer is active", async || {
        let status = status(&client, &consumer).await.unwrap();
        (status == ConsumerStatus::Active).then_some(())
    })
    .await;

    put_all(&client, entries("before")).await;
    let mut parent = subscribe(&client, &consumer, FIRST_SHARD).await;
    let (mut records, _) = receive(&mut parent, Some(20)).await;
    // The subscription is held over the split.
    let split = client.split_shard().stream_name(STREAM);
    let split = split.shard_to_split(FIRST_SHARD);
    let split = split.new_starting_hash_key(MIDDLE.to_string());
    split.send().await.unwrap();
    active(&client).await;
    put_all(&client, entries("after")).await;
    let (more, children) = receive(&mut parent, None).await;
    assert_eq!(payloads(&more), [""; 0], "the parent took nothing more");
    let told: Vec<_> = children
        .iter()
        .map(|child| {
            let range = child.hash_key_range().unwrap();
            let bounds = (range.starting_hash_key(), range.ending_hash_key());
            (child.shard_id(), child.parent_shards(), bounds)
        })
        .collect();
    let parents = [FIRST_SHARD.to_owned()];
    let (below, middle, last) = (
        (MIDDLE - 1).to_string(),
        MIDDLE.to_string(),
        u128::MAX.to_string(),
    );
    assert_eq!(
        told,
        [
            ("shardId-000000000001", &parents[..], ("0", below.as_str())),
            (
                "shardId-000000000002",
                &parents[..],
                (middle.as_str(), last.as_str())
            ),
        ]
    );

    let mut lower = subscribe(&client, &consumer, "shardId-000000000001").await;
    let mut upper = subscribe(&client, &consumer, "shardId-000000000002").await;
    // How many each of them gets is the keys' business; all together they get everything.
    let iterator = client.get_shard_iterator().stream_name(STREAM);
    let iterator = iterator.shard_id("shardId-000000000001");
    let iterator = iterator.shard_iterator_type(ShardIteratorType::TrimHorizon);
    let iterator = iterator.send().await.unwrap().shard_iterator.unwrap();
    let in_lower = read(&client, &iterator).await.records;
    assert!((1..20).contains(&in_lower.len()), "both children have some");
    let (pushed, _) = receive(&mut lower, Some(in_lower.len())).await;
    assert_eq!(pushed, in_lower, "what is pushed is what is read");
    let (rest, _) = receive(&mut upper, Some(20 - in_lower.len())).await;
    for pushed in [&pushed, &rest] {
        let numbers = pushed.iter().map(|record| order(record.sequence_number()));
        assert!(numbers.is_sorted_by(|before, after| before < after));
    }
    records.extend(pushed);
    records.extend(rest);
    let mut got: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (record, data) in records.iter().zip(payloads(&records)) {
        let key = record.partition_key().unwrap();
        got.entry(key).or_default().push(data);
    }
    assert_eq!(got.len(), 20);
    for (key, data) in got {
        assert_eq!(
            data,
            [format!("before of {key}"), format!("after of {key}")]
        );
    }

    let deregister = client.deregister_stream_consumer().consumer_arn(&consumer);
    deregister.send().await.unwrap();
    until("the consumer is gone", async || {
        status(&client, &consumer).await.is_none().then_some(())
    })
    .await;
    let gone = loop {
        match lower.event_stream.recv().await {
            Ok(Some(_)) => {}
            Ok(None) => panic!("the subscription ends without a word"),
            Err(error) => break error.into_service_error(),
        }
    };
    assert!(gone.is_resource_not_found_exception(), "{gone:?}");
}

#[tokio::test]
async fn a_record_of_ten_mebibytes_comes_back_byte_for_byte() {
    let engine = Engine::start();
    let client = stream(&engine, 1).await;
    // The partition key counts.
    let data: Vec<u8> = (0..(10_u32 << 20) - 1)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let put = async || {
        let put = client.put_record().stream_name(STREAM).partition_key("k");
        put.data(Blob::new(data.clone())).send().await
    };
    let error = put().await.unwrap_err();
    assert_eq!(
        aws_sdk_kinesis::error::ProvideErrorMetadata::code(&error),
        Some("ValidationException")
    );
    let update = client
        .update_max_record_size()
        .stream_arn(arn(&client).await);
    update.max_record_size_in_kib(10_240).send().await.unwrap();
    active(&client).await;
    let stored = put().await.unwrap();
    let iterator = client.get_shard_iterator().stream_name(STREAM);
    let iterator = iterator.shard_id(stored.shard_id());
    let iterator = iterator.shard_iterator_type(ShardIteratorType::TrimHorizon);
    let iterator = iterator.send().await.unwrap().shard_iterator.unwrap();
    let got = client.get_records().shard_iterator(iterator);
    let got = got.send().await.unwrap().records;
    assert_eq!(got.len(), 1);
    assert_eq!(got[0].sequence_number(), stored.sequence_number());
    assert!(got[0].data().as_ref() == data, "the data is another");
}
