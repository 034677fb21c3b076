//! What the status page is told.

use model::kinesis as api;
use plane::{ReadShard, ShardStart};

use crate::overview::Behind;
use crate::testing::{World, no_limits, text};
use crate::{Limits, Options};

fn behind(records: u64, at_least: bool, ms: u64) -> Option<Behind> {
    Some(Behind {
        records,
        at_least,
        ms,
    })
}

#[tokio::test]
async fn a_reader_is_told_how_far_it_is_behind() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
    let start = |world: &World, start| world.kinesis.resolve(&world.caller, arn, 0, start);
    let first = start(&world, ShardStart::TrimHorizon).unwrap();
    assert_eq!(world.kinesis.behind(arn, 0, first), behind(0, false, 0));
    world.put("s", "k", "one").await.unwrap();
    world.clock.pass(40);
    world.put("s", "k", "two").await.unwrap();
    world.clock.pass(5);
    assert_eq!(world.kinesis.behind(arn, 0, first), behind(2, false, 45));
    let read = world.kinesis.read(&world.caller, arn, 0, first, 1, 1 << 20);
    let next = read.await.unwrap().next;
    assert_eq!(world.kinesis.behind(arn, 0, next), behind(1, false, 5));
    let tip = start(&world, ShardStart::Latest).unwrap();
    assert_eq!(world.kinesis.behind(arn, 0, tip), behind(0, false, 0));
    assert_eq!(world.kinesis.behind(arn, 7, tip), None);

    // What came before a start is known by its place alone.
    let world = world.crash(1);
    let told = world.kinesis.behind(arn, 0, next).unwrap();
    assert_eq!((told.records, told.at_least), (1, true));
    assert_eq!(world.kinesis.behind(arn, 0, tip), behind(0, false, 0));
    world.put("s", "k", "three").await.unwrap();
    assert_eq!(world.kinesis.behind(arn, 0, tip), behind(1, false, 0));
}

#[tokio::test]
async fn streams_and_shards_are_bounded_and_those_that_take_records_come_first() {
    let world = World::new(Options {
        limits: Limits::default(),
        transition_ms: 0,
    });
    for name in ["a", "b", "c"] {
        world.stream(name, 1).await;
    }
    let split = api::SplitShardInput {
        stream_name: text("a"),
        shard_to_split: text("shardId-000000000000"),
        new_starting_hash_key: text("170141183460469231731687303715884105728"),
        ..Default::default()
    };
    world.call::<api::SplitShard>(split).await.unwrap();
    world.settled("a").await;
    for _ in 0..3 {
        world.put("b", "key", "0123456789").await.unwrap();
    }
    let large = "x".repeat(1 << 20);
    let _ = world.put("b", "key", &large[..900 << 10]).await;
    assert!(world.put("b", "key", &large[..900 << 10]).await.is_err());

    let (streams, total) = world.kinesis.overview(2, 2);
    let names: Vec<&str> = streams.iter().map(|stream| stream.name.as_str()).collect();
    assert_eq!((names, total), (vec!["a", "b"], 3));
    let of_a: Vec<(u32, bool)> = streams[0]
        .shards
        .iter()
        .map(|shard| (shard.index, shard.open))
        .collect();
    assert_eq!(of_a, [(1, true), (2, true)]);
    assert_eq!((streams[0].open_shards, streams[0].total_shards), (2, 3));
    assert_eq!(streams[0].shards[0].parents, ["shardId-000000000000"]);
    assert_eq!(streams[0].shards[0].last_sequence_number, None);
    let b = &streams[1];
    assert_eq!((b.records, b.throttled), (4, 1));
    assert_eq!(b.bytes, 3 * 13 + (900 << 10) + 3);
    assert_eq!(b.shards[0].records, 4);
    assert!(b.shards[0].last_sequence_number.is_some());
}
