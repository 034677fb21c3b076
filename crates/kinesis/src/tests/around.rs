//! What surrounds records: limits, encryption, metrics, readers inside the engine.

use model::kinesis as api;
use plane::{Caller, ReadShard, Region, ShardStart};

use crate::testing::{START_MS, World, no_limits, refused, text};
use crate::{Limits, Options};

#[tokio::test]
async fn an_encrypted_stream_leaves_nothing_readable_on_the_disk() {
    let world = World::new(no_limits());
    world.stream("s", 2).await;
    let encrypt = |key: &str| api::StartStreamEncryptionInput {
        stream_name: text("s"),
        encryption_type: text("KMS"),
        key_id: text(key),
        ..Default::default()
    };
    assert_eq!(
        refused(
            world
                .call::<api::StartStreamEncryption>(encrypt("alias/mine"))
                .await
        )
        .1,
        "Alias arn:aws:kms:us-east-1:111122223333:alias/mine is not found."
    );
    world.put("s", "k", "in the clear").await.unwrap();
    world
        .call::<api::StartStreamEncryption>(encrypt("alias/aws/kinesis"))
        .await
        .unwrap();
    world.settled("s").await;
    let (shard, _) = world.put("s", "k", "a secret of ours").await.unwrap();
    assert!(world.disk_holds(b"in the clear"));
    assert!(!world.disk_holds(b"a secret of ours"));

    let world = world.crash(1);
    let iterator = world.iterator("s", &shard, "TRIM_HORIZON").await.unwrap();
    let records = world.get(&iterator).await.unwrap().records.unwrap();
    let types: Vec<_> = records
        .iter()
        .map(|record| record.encryption_type.as_deref())
        .collect();
    assert_eq!(types, [None, Some("KMS")]);
    assert_eq!(records[1].data.as_deref(), Some(&b"a secret of ours"[..]));

    let stop = api::StopStreamEncryptionInput {
        stream_name: text("s"),
        encryption_type: text("KMS"),
        key_id: text("alias/aws/kinesis"),
        ..Default::default()
    };
    world.call::<api::StopStreamEncryption>(stop).await.unwrap();
    world.settled("s").await;
    world.put("s", "k", "clear again").await.unwrap();
    let all = world.read_all("s", &shard).await.0;
    assert_eq!(all, ["in the clear", "a secret of ours", "clear again"]);
}

#[tokio::test]
async fn limits_refuse_per_record_and_per_call() {
    let world = World::new(Options {
        limits: Limits::default(),
        transition_ms: 0,
    });
    world.stream("s", 1).await;
    let entry = api::PutRecordsRequestEntry {
        data: Some(vec![b'x'; 300 << 10].into()),
        partition_key: text("k"),
        explicit_hash_key: None,
    };
    let input = api::PutRecordsInput {
        stream_name: text("s"),
        records: Some(vec![entry; 5]),
        ..Default::default()
    };
    let output = world.call::<api::PutRecords>(input).await.unwrap();
    assert_eq!(output.failed_record_count, Some(2));
    let results = output.records.unwrap();
    assert!(
        results[..3]
            .iter()
            .all(|result| result.sequence_number.is_some())
    );
    let message =
        "Rate exceeded for shard shardId-000000000000 in stream s under account 111122223333.";
    for result in &results[3..] {
        assert_eq!(
            result.error_code.as_deref(),
            Some("ProvisionedThroughputExceededException")
        );
        assert_eq!(result.error_message.as_deref(), Some(message));
        assert_eq!(result.sequence_number, None);
    }
    assert_eq!(world.sums.get("WriteProvisionedThroughputExceeded"), 2.0);
    assert_eq!(world.sums.get("IncomingRecords"), 3.0);
    let mut iterator = world.iterator("s", "0", "LATEST").await.unwrap();
    for _ in 0..5 {
        iterator = world
            .get(&iterator)
            .await
            .unwrap()
            .next_shard_iterator
            .unwrap();
    }
    assert_eq!(
        refused(world.get(&iterator).await),
        (
            "ProvisionedThroughputExceededException".to_owned(),
            "Rate exceeded for Shard - 111122223333/s/shardId-000000000000".to_owned()
        )
    );
    assert_eq!(world.sums.get("GetRecords.Success"), 5.0);
    world.clock.pass(200);
    world.get(&iterator).await.unwrap();

    // Reads from inside the engine are not limited.
    let arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
    for _ in 0..20 {
        let read = world
            .kinesis
            .read(&world.caller, arn, 0, 0, 10, 1 << 20)
            .await
            .unwrap();
        assert_eq!(read.records.len(), 3);
    }
}

#[tokio::test]
async fn internal_readers_are_woken_and_need_rights() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
    let kinesis = &world.kinesis;
    let shards = kinesis.shards(&world.caller, arn).unwrap();
    assert_eq!(shards.len(), 1);
    assert!(!shards[0].closed && shards[0].parents.is_empty());
    let from = kinesis
        .resolve(&world.caller, arn, 0, ShardStart::Latest)
        .unwrap();
    let mut watch = kinesis.watch(arn).unwrap();
    watch.borrow_and_update();
    let (_, number) = world.put("s", "key", "data").await.unwrap();
    watch.changed().await.unwrap();
    let read = kinesis
        .read(&world.caller, arn, 0, from, 10, 1 << 20)
        .await
        .unwrap();
    assert_eq!(read.records.len(), 1);
    let record = &read.records[0];
    assert_eq!(
        (&*record.partition_key, &record.data[..]),
        ("key", &b"data"[..])
    );
    assert_eq!(record.sequence_number, number);
    assert_eq!(record.arrival_ms, START_MS as i64);
    assert_eq!(
        (read.next, read.finished, read.behind_ms),
        (record.counter + 1, false, 0)
    );
    let at = kinesis
        .resolve(&world.caller, arn, 0, ShardStart::TrimHorizon)
        .unwrap();
    assert!(at <= record.counter);

    for action in [
        "kinesis:ListShards",
        "kinesis:GetShardIterator",
        "kinesis:GetRecords",
    ] {
        world.rules.forbid(action);
    }
    assert_eq!(
        refused(kinesis.shards(&world.caller, arn)).1,
        "kinesis:ListShards"
    );
    let resolved = kinesis.resolve(&world.caller, arn, 0, ShardStart::Latest);
    assert_eq!(refused(resolved).1, "kinesis:GetShardIterator");
    let read = kinesis.read(&world.caller, arn, 0, 0, 1, 1).await;
    assert_eq!(refused(read).1, "kinesis:GetRecords");
}

#[tokio::test]
async fn metrics_are_counted_per_shard_where_asked_for() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let input = api::EnableEnhancedMonitoringInput {
        stream_name: text("s"),
        shard_level_metrics: Some(vec!["IncomingRecords".to_owned()]),
        ..Default::default()
    };
    let output = world
        .call::<api::EnableEnhancedMonitoring>(input)
        .await
        .unwrap();
    assert_eq!(output.current_shard_level_metrics, Some(vec![]));
    assert_eq!(
        output.desired_shard_level_metrics,
        Some(vec!["IncomingRecords".to_owned()])
    );
    world.settled("s").await;
    world.put("s", "k", "d").await.unwrap();
    assert_eq!(world.sums.get("IncomingRecords/shardId-000000000000"), 1.0);
    assert!(
        world
            .sums
            .get("IncomingBytes/shardId-000000000000")
            .is_nan()
    );
}

#[tokio::test]
async fn iterators_and_tokens_are_of_one_region() {
    let world = World::new(no_limits());
    world.stream("s", 2).await;
    let iterator = world.iterator("s", "0", "LATEST").await.unwrap();
    let input = api::ListShardsInput {
        stream_name: text("s"),
        max_results: Some(1),
        ..Default::default()
    };
    let page = world.call::<api::ListShards>(input).await.unwrap();
    let elsewhere = Caller {
        region: Region::new("eu-west-1"),
        ..world.caller.clone()
    };
    let input = api::GetRecordsInput {
        shard_iterator: Some(iterator.clone()),
        ..Default::default()
    };
    let got = world
        .door
        .call::<api::GetRecords>(&elsewhere, "1", input)
        .await;
    assert_eq!(refused(got).1, "Invalid ShardIterator.");
    let input = api::ListShardsInput {
        next_token: page.next_token,
        ..Default::default()
    };
    let listed = world
        .door
        .call::<api::ListShards>(&elsewhere, "2", input)
        .await;
    assert_eq!(refused(listed).1, "Invalid NextToken.");
    world.stream("t", 1).await;
    let input = api::ListStreamsInput {
        limit: Some(1),
        ..Default::default()
    };
    let page = world.call::<api::ListStreams>(input).await.unwrap();
    let input = api::ListStreamsInput {
        next_token: page.next_token,
        ..Default::default()
    };
    let listed = world
        .door
        .call::<api::ListStreams>(&elsewhere, "3", input.clone())
        .await;
    assert_eq!(refused(listed).1, "Invalid NextToken.");
    let rest = world.call::<api::ListStreams>(input).await.unwrap();
    assert_eq!(rest.stream_names, Some(vec!["t".to_owned()]));
    world.get(&iterator).await.unwrap();
}
