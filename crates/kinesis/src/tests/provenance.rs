//! Records found again, and who put them.

use std::cell::Cell;

use plane::Origin;

use crate::provenance::{NotFound, SearchBounds};
use crate::sequence::{Parsed, SequenceNumber};
use crate::testing::{START_MS, World, no_limits, text};

const BOUNDS: SearchBounds = SearchBounds {
    records: 1_000,
    bytes: 1 << 20,
    found: 3,
};

fn named(data: &str) -> impl Fn(&[u8]) -> bool {
    move |seen| seen == data.as_bytes()
}

#[tokio::test]
async fn a_record_is_found_by_its_number_with_its_call_over_a_power_cut() {
    let mut world = World::new(no_limits());
    world.stream("s", 2).await;
    world.caller.user_agent = text("client/1");
    world.caller.access_key = "AKIA".to_owned();
    let (shard, number) = world.put("s", "k", "one").await.unwrap();
    world.caller.origin = Origin(77);
    let (_, by_function) = world.put("s", "k", "two").await.unwrap();
    for life in 0..2 {
        let found = world.kinesis.record_at(Some("s"), Some(&shard), &number);
        let found = found.unwrap();
        assert_eq!((&*found.data, &*found.partition_key), (&b"one"[..], "k"));
        assert_eq!((&found.shard_id, &found.sequence_number), (&shard, &number));
        assert_eq!(found.arrival_ms, START_MS);
        let call = world.kinesis.put_call(&found).unwrap();
        let producer = call.producer.unwrap();
        assert_eq!((call.records, call.invocation), (1, None));
        assert_eq!(producer.operation, "PutRecord");
        assert_eq!(producer.caller, "arn:aws:iam::111122223333:root");
        assert_eq!(producer.access_key, "AKIA");
        assert_eq!(producer.source, "test");
        assert_eq!(producer.user_agent.as_deref(), Some("client/1"));

        let found = world.kinesis.record_at(None, None, &by_function).unwrap();
        let call = world.kinesis.put_call(&found).unwrap();
        assert_eq!((call.invocation, call.producer), (Some(77), None));
        world = world.crash(life);
    }
}

#[tokio::test]
async fn a_record_that_is_not_there_says_why() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let (shard, number) = world.put("s", "k", "one").await.unwrap();
    let why = |stream: Option<&str>, shard: Option<&str>, number: &str| {
        let found = world.kinesis.record_at(stream, shard, number);
        format!("{:?}", found.unwrap_err())
    };
    assert_eq!(why(Some("t"), None, &number), "NoStream");
    assert_eq!(why(None, None, "42"), "NoSequenceNumber");
    let other = Some("shardId-000000000001");
    assert_eq!(why(None, other, &number), "NoShard");
    let Some(Parsed::Current(mut next)) = SequenceNumber::parse(&number) else {
        panic!("{number} is no sequence number");
    };
    next.counter += 1;
    assert_eq!(why(None, None, &next.to_string()), "NoRecord");
    world.clock.pass(25 * 3_600_000);
    match world.kinesis.record_at(None, Some(&shard), &number) {
        Err(NotFound::Expired {
            stream,
            kept_hours,
            arrival_ms,
        }) => assert_eq!((&*stream, kept_hours, arrival_ms), ("s", 24, START_MS)),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_search_goes_back_from_the_newest_and_says_how_far() {
    let world = World::new(no_limits());
    world.stream("a", 2).await;
    world.stream("b", 1).await;
    for minute in 0..30 {
        for key in ["k1", "k2", "k3"] {
            world.put("a", key, "x").await.unwrap();
        }
        world.put("b", "k", &format!("{minute}")).await.unwrap();
        world.clock.pass(60_000);
    }
    let search = |stream, bounds, data: &str| {
        let found = world.kinesis.search(stream, bounds, named(data));
        let (found, searched) = found.unwrap();
        let arrivals = found.iter().map(|one| (one.arrival_ms - START_MS) / 60_000);
        (arrivals.collect::<Vec<_>>(), searched)
    };
    // All there are.
    let (found, searched) = search(None, BOUNDS, "7");
    assert_eq!(
        (found, searched.records, searched.since_ms),
        (vec![7], 120, 0)
    );
    let (found, searched) = search(Some("b"), BOUNDS, "none");
    assert_eq!((found, searched.records), (vec![], 30));
    // Those wanted most: the newest, in order.
    let (found, _) = search(Some("a"), BOUNDS, "x");
    assert_eq!(found, [29, 29, 29]);
    // No more than is allowed.
    let few = SearchBounds {
        records: 10,
        ..BOUNDS
    };
    let (found, searched) = search(Some("b"), few, "5");
    assert_eq!((found, searched.records), (vec![], 10));
    assert_eq!(searched.since_ms, START_MS + 20 * 60_000);
    let (found, _) = search(Some("b"), few, "29");
    assert_eq!(found, [29]);
    assert!(world.kinesis.search(Some("c"), BOUNDS, named("x")).is_err());
}

#[tokio::test]
async fn each_record_is_looked_at_once() {
    let world = World::new(no_limits());
    world.stream("s", 3).await;
    for number in 0..50 {
        world.put("s", &format!("k{number}"), "x").await.unwrap();
        world.clock.pass(20_000);
    }
    let looked = Cell::new(0);
    let count = |_: &[u8]| {
        looked.set(looked.get() + 1);
        false
    };
    let (_, searched) = world.kinesis.search(None, BOUNDS, count).unwrap();
    assert_eq!((looked.get(), searched.records), (50, 50));
}

#[tokio::test]
async fn producers_beyond_the_bound_are_not_known_and_their_records_are_taken() {
    let mut world = World::new(no_limits());
    world.stream("s", 1).await;
    let mut last = String::new();
    for number in 0..1_002 {
        world.caller.user_agent = Some(format!("client/{number}"));
        (_, last) = world.put("s", "k", "x").await.unwrap();
    }
    let call = |number: &str| {
        let found = world.kinesis.record_at(None, None, number).unwrap();
        world.kinesis.put_call(&found).unwrap()
    };
    assert_eq!(call(&last).producer, None);
    world.caller.user_agent = text("client/3");
    let (_, known) = world.put("s", "k", "x").await.unwrap();
    let found = world.kinesis.record_at(None, None, &known).unwrap();
    let producer = world.kinesis.put_call(&found).unwrap().producer.unwrap();
    assert_eq!(producer.user_agent.as_deref(), Some("client/3"));
}
