//! Shards that split, merge and scale while records come in.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use model::kinesis as api;
use plane::ReadShard;

use crate::testing::{World, no_limits, text};

#[tokio::test]
async fn a_closed_shard_s_end_names_its_children() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    world.put("s", "a", "before").await.unwrap();
    let waiting = world.iterator("s", "0", "LATEST").await.unwrap();
    let input = api::SplitShardInput {
        stream_name: text("s"),
        shard_to_split: text("shardId-000000000000"),
        new_starting_hash_key: text("170141183460469231731687303715884105728"),
        ..Default::default()
    };
    world.call::<api::SplitShard>(input).await.unwrap();
    world.settled("s").await;
    let (data, end) = world.read_all("s", "0").await;
    assert_eq!(data, ["before"]);
    assert_eq!(
        (end.next_shard_iterator, end.millis_behind_latest),
        (None, Some(0))
    );
    let children = end.child_shards.unwrap();
    let ids: Vec<_> = children
        .iter()
        .filter_map(|child| child.shard_id.as_deref())
        .collect();
    assert_eq!(ids, ["shardId-000000000001", "shardId-000000000002"]);
    assert_eq!(
        children[0].parent_shards,
        Some(vec!["shardId-000000000000".to_owned()])
    );
    let end = world.get(&waiting).await.unwrap();
    assert!(end.next_shard_iterator.is_none() && end.child_shards.is_some());

    let shards = world.shards("s").await;
    let numbers = |shard: &api::Shard| shard.sequence_number_range.clone().unwrap();
    let end = numbers(&shards[0]).ending_sequence_number.unwrap();
    assert!(numbers(&shards[1]).starting_sequence_number.unwrap() > end);
    assert_eq!(numbers(&shards[1]).ending_sequence_number, None);
    assert_eq!(
        shards[2].parent_shard_id.as_deref(),
        Some("shardId-000000000000")
    );

    let input = api::MergeShardsInput {
        stream_name: text("s"),
        shard_to_merge: text("1"),
        adjacent_shard_to_merge: text("2"),
        ..Default::default()
    };
    world.call::<api::MergeShards>(input).await.unwrap();
    world.settled("s").await;
    let merged = world.shards("s").await.remove(3);
    assert_eq!(
        merged.parent_shard_id.as_deref(),
        Some("shardId-000000000001")
    );
    assert_eq!(
        merged.adjacent_parent_shard_id.as_deref(),
        Some("shardId-000000000002")
    );

    // A day on, nothing of the closed shards is left.
    world.clock.pass(24 * 3_600_000);
    let left: Vec<_> = world
        .shards("s")
        .await
        .into_iter()
        .filter_map(|shard| shard.shard_id)
        .collect();
    assert_eq!(left, ["shardId-000000000003"]);
    let arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
    let described = world.kinesis.shards(&world.caller, arn).unwrap();
    assert_eq!(described.len(), 1);
    assert!(
        described[0].parents.is_empty(),
        "expired parents are not waited for"
    );
}

#[tokio::test]
async fn shard_filters_pick_by_time() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let created = world.clock.clone();
    created.pass(10_000);
    scale(&world, 2).await;
    created.pass(10_000);
    let pick = async |kind: &str, after_s: Option<i64>, shard: Option<&str>| {
        let start = crate::testing::START_MS as i64;
        let filter = api::ShardFilter {
            r#type: text(kind),
            shard_id: shard.map(str::to_owned),
            timestamp: after_s.map(|s| wire::Timestamp::from_millis(start + s * 1000)),
        };
        let input = api::ListShardsInput {
            stream_name: text("s"),
            shard_filter: Some(filter),
            ..Default::default()
        };
        let shards = world
            .call::<api::ListShards>(input)
            .await
            .unwrap()
            .shards
            .unwrap();
        let index = |shard: api::Shard| shard.shard_id.unwrap().chars().last().unwrap();
        shards.into_iter().map(index).collect::<String>()
    };
    assert_eq!(pick("FROM_TRIM_HORIZON", None, None).await, "012");
    assert_eq!(pick("AT_TRIM_HORIZON", None, None).await, "0");
    assert_eq!(pick("AT_LATEST", None, None).await, "12");
    assert_eq!(pick("AT_TIMESTAMP", Some(5), None).await, "0");
    assert_eq!(pick("AT_TIMESTAMP", Some(15), None).await, "12");
    assert_eq!(pick("FROM_TIMESTAMP", Some(5), None).await, "012");
    assert_eq!(pick("FROM_TIMESTAMP", Some(15), None).await, "12");
    assert_eq!(
        pick("AFTER_SHARD_ID", None, Some("shardId-000000000001")).await,
        "2"
    );
}

async fn scale(world: &World, target: i32) {
    let input = api::UpdateShardCountInput {
        stream_name: text("s"),
        target_shard_count: Some(target),
        scaling_type: text("UNIFORM_SCALING"),
        ..Default::default()
    };
    world.call::<api::UpdateShardCount>(input).await.unwrap();
    world.settled("s").await;
}

/// Reads every shard to its end, parents before children, until `expected` records are there.
async fn follow(world: Arc<World>, expected: usize) -> Vec<(String, u32)> {
    let arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
    let mut places: BTreeMap<u32, (u64, bool)> = BTreeMap::new();
    let mut found = Vec::new();
    let mut watch = world.kinesis.watch(arn).unwrap();
    loop {
        watch.borrow_and_update();
        let before = found.len();
        for shard in world.kinesis.shards(&world.caller, arn).unwrap() {
            let read = |index: &u32| places.get(index).is_some_and(|(_, finished)| *finished);
            if !shard.parents.iter().all(read) {
                continue;
            }
            let (from, finished) = places.get(&shard.index).copied().unwrap_or_default();
            if finished {
                continue;
            }
            let kinesis = &world.kinesis;
            let read = kinesis.read(&world.caller, arn, shard.index, from, 7, 1 << 20);
            let read = read.await.unwrap();
            for record in read.records {
                let data = String::from_utf8(record.data.to_vec()).unwrap();
                found.push((record.partition_key.to_string(), data.parse().unwrap()));
            }
            places.insert(shard.index, (read.next, read.finished));
        }
        if found.len() >= expected {
            return found;
        }
        if found.len() == before {
            watch.changed().await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_record_is_read_once_and_in_order_across_reshards() {
    const WRITERS: usize = 4;
    const PER_WRITER: u32 = 150;
    let world = Arc::new(World::new(no_limits()));
    world.stream("s", 1).await;
    let expected = WRITERS * PER_WRITER as usize;
    let reader = tokio::spawn(follow(Arc::clone(&world), expected));
    let put = Arc::new(AtomicUsize::new(0));
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (world, put) = (Arc::clone(&world), Arc::clone(&put));
            tokio::spawn(async move {
                let key = format!("writer {writer}");
                let mut numbers = Vec::new();
                for n in 0..PER_WRITER {
                    let (_, number) = world.put("s", &key, &n.to_string()).await.unwrap();
                    numbers.push(number);
                    put.fetch_add(1, Ordering::Relaxed);
                }
                assert!(numbers.is_sorted(), "sequence numbers rise across shards");
            })
        })
        .collect();
    for (round, target) in [2, 4, 3, 6, 3, 2, 1].into_iter().enumerate() {
        // Each change falls among puts.
        while put.load(Ordering::Relaxed) < round * expected / 8 {
            tokio::task::yield_now().await;
        }
        scale(&world, target).await;
        world.clock.pass(1_000);
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let found = reader.await.unwrap();
    assert_eq!(found.len(), expected);
    assert_eq!(
        found.iter().collect::<HashSet<_>>().len(),
        expected,
        "none twice"
    );
    let mut last: HashMap<&str, u32> = HashMap::new();
    for (key, n) in &found {
        if let Some(before) = last.insert(key, *n) {
            assert_eq!(before + 1, *n, "{key}");
        }
    }
}
