//! Mappings that look for records as seldom as AWS's.

use model::lambda::CreateEventSourceMappingInput;

use super::neighbours::STREAM;
use super::world::{World, mapping};
use crate::Cadence;

fn seen(world: &World) -> usize {
    world.lambda.batches().concat().len()
}

fn asked(world: &World) -> u64 {
    *world.kinesis.asked.lock().unwrap()
}

/// Lets everything go on that needs no time.
async fn settle() {
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_shard_is_read_once_a_second_whenever_records_come() {
    let world = World::at(1, Cadence::Aws);
    world.enabled(mapping()).await;
    world
        .until("the first look", |world| asked(world) > 0)
        .await;
    world.put(0, &["a"]);
    world.until("a delivery", |world| seen(world) == 1).await;
    settle().await;
    // The look that brought it began less than a second ago; the next one has not begun.
    let looks = asked(&world);
    let at_ms = world.now_ms();
    world.put(0, &["b"]);
    settle().await;
    assert_eq!((seen(&world), asked(&world)), (1, looks));
    let mut waited_ms = 0;
    while asked(&world) == looks {
        assert!(waited_ms <= 1_000, "not within a second");
        world.clock.pass(10);
        settle().await;
        waited_ms = world.now_ms() - at_ms;
    }
    assert!(waited_ms > 500, "after {waited_ms} ms");
    world.until("a delivery", |world| seen(world) == 2).await;
    // At rest: a look a second.
    let (looks, at_ms) = (asked(&world), world.now_ms());
    for _ in 0..100 {
        world.clock.pass(100);
        settle().await;
    }
    let span_s = u64::try_from((world.now_ms() - at_ms) / 1_000).unwrap();
    let more = asked(&world) - looks;
    assert!(
        (span_s - 1..=span_s + 1).contains(&more),
        "{more} in {span_s} s"
    );
}

#[tokio::test]
async fn a_backlog_is_read_without_a_pause() {
    let world = World::at(1, Cadence::Aws);
    let names: Vec<String> = (0..3_000).map(|number| format!("r{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    world.put(0, &names);
    let input = CreateEventSourceMappingInput {
        batch_size: Some(100),
        ..mapping()
    };
    world.enabled(input).await;
    let at_ms = world.now_ms();
    // By steps of 20 ms.
    world.until("all of it", |world| seen(world) == 3_000).await;
    let looks = asked(&world);
    assert!(looks > 3, "{looks}");
    let waited_s = (world.now_ms() - at_ms) / 1_000;
    assert!(
        waited_s < i64::try_from(looks).unwrap(),
        "{waited_s} s for {looks}"
    );
}

#[tokio::test]
async fn windows_end_and_a_stream_that_is_gone_is_noticed() {
    let world = World::at(1, Cadence::Aws);
    let input = CreateEventSourceMappingInput {
        maximum_batching_window_in_seconds: Some(5),
        batch_size: Some(100),
        ..mapping()
    };
    let uuid = world.enabled(input).await;
    world.put(0, &["a"]);
    let at_ms = world.now_ms();
    world
        .until("the window's end", |world| seen(world) == 1)
        .await;
    assert!(world.now_ms() - at_ms >= 5_000);
    world.kinesis.delete();
    let problem = format!("PROBLEM: Stream not found: {STREAM}");
    world.result(&uuid, &problem).await;
}
