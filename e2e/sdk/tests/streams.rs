//! Streams: iterators, resharding under load, limits, and Kinesis' typed errors.
#![allow(clippy::unwrap_used, clippy::panic)]

mod shards;

use std::collections::HashMap;

use aws_sdk_kinesis::config::Region;
use aws_sdk_kinesis::error::ProvideErrorMetadata;
use aws_sdk_kinesis::primitives::Blob;
use aws_sdk_kinesis::types::{PutRecordsRequestEntry, ShardIteratorType};
use e2e_sdk::{ACCOUNT, Engine, keys};
use shards::{STREAM, active, all_shards, order, payloads, put_all, read, stream};
use tokio::sync::oneshot;

const FIRST_SHARD: &str = "shardId-000000000000";

#[tokio::test]
async fn an_iterator_of_each_type_begins_where_its_name_says() {
    let engine = Engine::start();
    let client = stream(&engine, 1).await;
    let put = async |data: &str| {
        let put = client.put_record().stream_name(STREAM).partition_key("key");
        let put = put.data(Blob::new(data)).send().await.unwrap();
        assert_eq!(put.shard_id(), FIRST_SHARD);
        put.sequence_number().to_owned()
    };
    let iterator = |kind| {
        let call = client
            .get_shard_iterator()
            .stream_name(STREAM)
            .shard_id(FIRST_SHARD);
        call.shard_iterator_type(kind)
    };
    put("a").await;
    let second = put("b").await;
    put("c").await;
    let latest = iterator(ShardIteratorType::Latest).send().await.unwrap();
    put("d").await;

    let horizon = iterator(ShardIteratorType::TrimHorizon)
        .send()
        .await
        .unwrap();
    let all = read(&client, horizon.shard_iterator().unwrap()).await;
    assert_eq!(payloads(&all.records), ["a", "b", "c", "d"]);
    assert!(all.children.is_empty());

    let at = iterator(ShardIteratorType::AtSequenceNumber).starting_sequence_number(&second);
    let at = read(&client, at.send().await.unwrap().shard_iterator().unwrap()).await;
    assert_eq!(payloads(&at.records), ["b", "c", "d"]);

    let after = iterator(ShardIteratorType::AfterSequenceNumber).starting_sequence_number(&second);
    let after = read(
        &client,
        after.send().await.unwrap().shard_iterator().unwrap(),
    )
    .await;
    assert_eq!(payloads(&after.records), ["c", "d"]);

    let latest = read(&client, latest.shard_iterator().unwrap()).await;
    assert_eq!(payloads(&latest.records), ["d"]);

    // Arrival times are whole milliseconds, so that neighbours may share one.
    let time = all.records[2].approximate_arrival_timestamp().unwrap();
    let from: Vec<_> = all
        .records
        .iter()
        .filter(|one| one.approximate_arrival_timestamp().unwrap() >= time)
        .map(|one| one.sequence_number())
        .collect();
    let timed = iterator(ShardIteratorType::AtTimestamp)
        .timestamp(*time)
        .send()
        .await
        .unwrap();
    let timed = read(&client, timed.shard_iterator().unwrap()).await;
    let timed: Vec<_> = timed
        .records
        .iter()
        .map(|one| one.sequence_number())
        .collect();
    assert_eq!(timed, from);
}

#[tokio::test]
async fn records_put_across_a_split_and_a_merge_are_each_read_once_in_order() {
    let engine = Engine::start();
    let client = stream(&engine, 1).await;
    let (halfway, at_half) = oneshot::channel();
    let (later, at_end) = oneshot::channel();
    let writer = async {
        let mut sent: HashMap<String, Vec<String>> = HashMap::new();
        let mut signals = [Some(halfway), Some(later)];
        for round in 0..40 {
            let mut entries = Vec::new();
            for key in 0..20 {
                let (key, data) = (format!("key {key}"), format!("key {key} round {round}"));
                sent.entry(key.clone()).or_default().push(data.clone());
                entries.push((key, data));
            }
            put_all(&client, entries).await;
            // One reshard goes on while the rounds after 10 are put, another after 25.
            let signal = match round {
                10 => signals[0].take(),
                25 => signals[1].take(),
                _ => None,
            };
            if let Some(signal) = signal {
                signal.send(()).unwrap();
            }
        }
        sent
    };
    let resharder = async {
        at_half.await.unwrap();
        let middle = (u128::MAX / 2 + 1).to_string();
        let split = client
            .split_shard()
            .stream_name(STREAM)
            .shard_to_split(FIRST_SHARD);
        split.new_starting_hash_key(middle).send().await.unwrap();
        active(&client).await;
        at_end.await.unwrap();
        let merge = client.merge_shards().stream_name(STREAM);
        let merge = merge.shard_to_merge("shardId-000000000001");
        merge
            .adjacent_shard_to_merge("shardId-000000000002")
            .send()
            .await
            .unwrap();
        active(&client).await;
    };
    let (sent, ()) = tokio::join!(writer, resharder);

    let described = all_shards(&client).await;
    let parents: Vec<_> = described
        .iter()
        .map(|one| {
            (
                one.shard_id(),
                one.parent_shard_id(),
                one.adjacent_parent_shard_id(),
            )
        })
        .collect();
    let [first, left, right, last] = [0, 1, 2, 3].map(|at| format!("shardId-{at:012}"));
    assert_eq!(
        parents,
        [
            (first.as_str(), None, None),
            (left.as_str(), Some(first.as_str()), None),
            (right.as_str(), Some(first.as_str()), None),
            (last.as_str(), Some(left.as_str()), Some(right.as_str())),
        ]
    );
    let ended: Vec<_> = described
        .iter()
        .map(|one| {
            one.sequence_number_range()
                .unwrap()
                .ending_sequence_number()
                .is_some()
        })
        .collect();
    assert_eq!(ended, [true, true, true, false]);

    let mut got: HashMap<String, Vec<String>> = HashMap::new();
    let mut children = Vec::new();
    for shard in &described {
        let id = shard.shard_id();
        let iterator = client.get_shard_iterator().stream_name(STREAM).shard_id(id);
        let iterator = iterator.shard_iterator_type(ShardIteratorType::TrimHorizon);
        let iterator = iterator.send().await.unwrap();
        let read = read(&client, iterator.shard_iterator().unwrap()).await;
        assert!(!read.records.is_empty(), "nothing was put into {id}");
        let numbers: Vec<_> = read
            .records
            .iter()
            .map(|one| order(one.sequence_number()))
            .collect();
        assert!(numbers.is_sorted_by(|before, after| before < after), "{id}");
        for (record, data) in read.records.iter().zip(payloads(&read.records)) {
            got.entry(record.partition_key().unwrap().to_owned())
                .or_default()
                .push(data);
        }
        let mut named: Vec<_> = read
            .children
            .iter()
            .map(|one| one.shard_id().to_owned())
            .collect();
        named.sort();
        children.push(named);
    }
    // Parents stand before their children, so that each key's records are read in order.
    assert_eq!(got, sent);
    assert_eq!(
        children,
        [vec![left, right], vec![last.clone()], vec![last], vec![]]
    );
}

#[tokio::test]
async fn what_a_shard_cannot_take_fails_by_itself_and_arrives_when_put_again() {
    let engine = Engine::start();
    let client = stream(&engine, 1).await;
    let batch = |batch: usize| {
        let entries = (0..500).map(move |at| {
            let entry = PutRecordsRequestEntry::builder().partition_key("key");
            entry
                .data(Blob::new(format!("{batch} {at}")))
                .build()
                .unwrap()
        });
        client
            .put_records()
            .stream_name(STREAM)
            .set_records(Some(entries.collect()))
            .send()
    };
    let mut failed = Vec::new();
    let mut batches = 0;
    // A shard takes 1,000 records a second.
    while failed.is_empty() {
        let number = batches;
        batches += 1;
        assert!(batches < 50, "a shard takes whatever comes");
        let answer = batch(number).await.unwrap();
        assert_eq!(answer.records().len(), 500);
        for (at, record) in answer.records().iter().enumerate() {
            let Some(code) = record.error_code() else {
                assert!(record.sequence_number().is_some());
                continue;
            };
            assert_eq!(code, "ProvisionedThroughputExceededException");
            let message = format!(
                "Rate exceeded for shard {FIRST_SHARD} in stream {STREAM} under account {ACCOUNT}."
            );
            assert_eq!(record.error_message(), Some(message.as_str()));
            assert_eq!((record.sequence_number(), record.shard_id()), (None, None));
            failed.push(("key".to_owned(), format!("{number} {at}")));
        }
        assert_eq!(answer.failed_record_count(), Some(failed.len() as i32));
    }
    put_all(&client, failed).await;
    let iterator = client
        .get_shard_iterator()
        .stream_name(STREAM)
        .shard_id(FIRST_SHARD);
    let iterator = iterator.shard_iterator_type(ShardIteratorType::TrimHorizon);
    let iterator = iterator.send().await.unwrap();
    let mut got = payloads(
        &read(&client, iterator.shard_iterator().unwrap())
            .await
            .records,
    );
    got.sort();
    let mut wanted: Vec<_> = (0..batches)
        .flat_map(|batch| (0..500).map(move |at| format!("{batch} {at}")))
        .collect();
    wanted.sort();
    assert_eq!(got, wanted);
}

#[tokio::test]
async fn a_stream_is_scaled_and_deleted() {
    let engine = Engine::start();
    stream(&engine, 2).await;
    // Without retries: a limit counts as throttling to the SDK.
    let client = engine.kinesis();
    let scale = |count| {
        let scale = client
            .update_shard_count()
            .stream_name(STREAM)
            .target_shard_count(count);
        scale
            .scaling_type(aws_sdk_kinesis::types::ScalingType::UniformScaling)
            .send()
    };
    let done = scale(4).await.unwrap();
    assert_eq!(
        (done.current_shard_count(), done.target_shard_count()),
        (Some(2), Some(4))
    );
    active(&client).await;
    let summary = client
        .describe_stream_summary()
        .stream_name(STREAM)
        .send()
        .await
        .unwrap();
    assert_eq!(
        summary
            .stream_description_summary()
            .unwrap()
            .open_shard_count(),
        4
    );
    let error = scale(9).await.unwrap_err().into_service_error();
    assert!(error.is_limit_exceeded_exception(), "{error:?}");

    client
        .delete_stream()
        .stream_name(STREAM)
        .send()
        .await
        .unwrap();
    e2e_sdk::until("the stream is gone", async || {
        let summary = client
            .describe_stream_summary()
            .stream_name(STREAM)
            .send()
            .await;
        summary.err().map(|error| {
            let error = error.into_service_error();
            assert!(error.is_resource_not_found_exception(), "{error:?}");
        })
    })
    .await;
    let streams = client.list_streams().send().await.unwrap();
    assert!(streams.stream_names().is_empty());
}

#[tokio::test]
async fn refusals_are_typed() {
    let engine = Engine::start();
    let client = stream(&engine, 1).await;
    let error = client
        .describe_stream_summary()
        .stream_name("absent")
        .send()
        .await
        .unwrap_err();
    let error = error.into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error:?}");
    let message = format!("Stream absent under account {ACCOUNT} not found.");
    assert_eq!(error.message(), Some(message.as_str()));

    let error = client
        .create_stream()
        .stream_name(STREAM)
        .shard_count(1)
        .send()
        .await;
    let error = error.unwrap_err().into_service_error();
    assert!(error.is_resource_in_use_exception(), "{error:?}");
    let message = format!("Stream {STREAM} under account {ACCOUNT} already exists.");
    assert_eq!(error.message(), Some(message.as_str()));

    let iterator = client.get_shard_iterator().stream_name(STREAM);
    let iterator = iterator.shard_id("shardId-000000000005");
    let error = iterator
        .shard_iterator_type(ShardIteratorType::Latest)
        .send()
        .await
        .unwrap_err();
    let error = error.into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error:?}");
    let message = format!(
        "Shard shardId-000000000005 in stream {STREAM} under account {ACCOUNT} does not exist"
    );
    assert_eq!(error.message(), Some(message.as_str()));

    let iterator = client
        .get_shard_iterator()
        .stream_name(STREAM)
        .shard_id(FIRST_SHARD);
    let iterator = iterator.shard_iterator_type(ShardIteratorType::AtSequenceNumber);
    let error = iterator.send().await.unwrap_err().into_service_error();
    assert!(error.is_invalid_argument_exception(), "{error:?}");

    let long = "k".repeat(257);
    let put = client
        .put_record()
        .stream_name(STREAM)
        .partition_key(&long)
        .data(Blob::new("a"));
    let error = put.send().await.unwrap_err();
    assert_eq!(error.code(), Some("ValidationException"));
    let message = format!(
        "1 validation error detected: Value '{long}' at 'partitionKey' failed to satisfy \
         constraint: Member must have length less than or equal to 256"
    );
    assert_eq!(error.message(), Some(message.as_str()));

    let error = client
        .get_records()
        .shard_iterator("AAAAAAAA")
        .send()
        .await
        .unwrap_err();
    let error = error.into_service_error();
    assert!(error.is_invalid_argument_exception(), "{error:?}");
}

#[tokio::test]
async fn a_stream_is_in_the_region_where_it_was_created() {
    let engine = Engine::start();
    stream(&engine, 1).await;
    let elsewhere = engine
        .kinesis_config()
        .region(Region::from_static("eu-central-1"));
    let client = aws_sdk_kinesis::Client::from_conf(elsewhere.build());
    assert!(
        client
            .list_streams()
            .send()
            .await
            .unwrap()
            .stream_names()
            .is_empty()
    );
    let error = client
        .describe_stream_summary()
        .stream_name(STREAM)
        .send()
        .await
        .unwrap_err();
    assert!(error.into_service_error().is_resource_not_found_exception());
    client
        .create_stream()
        .stream_name(STREAM)
        .shard_count(3)
        .send()
        .await
        .unwrap();
    let here = engine
        .kinesis()
        .describe_stream_summary()
        .stream_name(STREAM)
        .send()
        .await;
    assert_eq!(
        here.unwrap()
            .stream_description_summary()
            .unwrap()
            .open_shard_count(),
        1
    );
}

#[tokio::test]
async fn wrong_credentials_are_refused() {
    let engine = Engine::start();
    let refused = async |id: &str, secret: &str| {
        let config = engine
            .kinesis_config()
            .credentials_provider(keys(id, secret))
            .build();
        let client = aws_sdk_kinesis::Client::from_conf(config);
        let error = client.list_streams().send().await.unwrap_err();
        (
            error.code().unwrap().to_owned(),
            error.message().unwrap_or_default().to_owned(),
        )
    };
    let (code, message) = refused("AKIAIOSFODNN7EXAMPLE", "test").await;
    assert_eq!(code, "UnrecognizedClientException");
    assert_eq!(
        message,
        "The security token included in the request is invalid."
    );
    let (code, message) = refused("test", "not the secret").await;
    assert_eq!(code, "InvalidSignatureException");
    assert!(
        message.starts_with("The request signature we calculated does not match"),
        "{message}"
    );
}
