//! What became of records, read back.

use model::lambda::CreateEventSourceMappingInput;
use plane::ShardRecord;

use super::neighbours::{Reply, STREAM};
use super::world::{NOW_MS, World, mapping, to_bucket};
use crate::{Fate, History, Running, Traced};

/// A record of the first shard, as one to be traced.
pub(super) fn traced(record: &ShardRecord) -> Traced<'_> {
    Traced {
        stream_arn: STREAM,
        shard: 0,
        counter: record.counter,
        sequence_number: &record.sequence_number,
        partition_key: &record.partition_key,
        arrival_ms: u64::try_from(record.arrival_ms).unwrap(),
    }
}

fn history(world: &World, record: &ShardRecord) -> History {
    let histories = world.mappings.histories(&traced(record));
    histories.unwrap().pop().unwrap()
}

#[tokio::test]
async fn deliveries_tell_which_records_were_in_them() {
    let world = World::new(1);
    world
        .enabled(CreateEventSourceMappingInput {
            parallelization_factor: Some(4),
            ..mapping()
        })
        .await;
    for number in 0..40 {
        world.put(0, &[&format!("{number}")]);
    }
    world
        .until("all records", |world| {
            world.lambda.batches().concat().len() == 40
        })
        .await;
    let records = world.kinesis.records(0);
    assert_eq!(records.len(), 40);
    for record in records {
        let arrival_ms = u64::try_from(record.arrival_ms).unwrap();
        let told = || {
            let history = history(&world, &record);
            (history.fate, history.told)
        };
        world
            .until("a delivery", |_| told().0 == Fate::Delivered)
            .await;
        let (_, told) = told();
        // In one batch and no other, at its own place.
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(
            told[0].delivery.members.place(record.counter),
            told[0].place
        );
        assert!(told[0].is_done && told[0].delivery.duration_us == Some(1_000));
        let batch = world.mappings.batch_of(told[0].origin, arrival_ms);
        let batch = batch.unwrap().unwrap();
        assert_eq!(batch.told.delivery, told[0].delivery);
    }
}

#[tokio::test]
async fn what_the_function_has_just_now_is_told() {
    let world = World::new(1);
    world.enabled(mapping()).await;
    world.lambda.holds.send_replace(true);
    world.put(0, &["one", "two"]);
    world
        .until("an invocation", |world| !world.lambda.batches().is_empty())
        .await;
    let record = world.kinesis.records(0).pop().unwrap();
    let history = || history(&world, &record);
    let told = history();
    let running = told.running.unwrap();
    assert_eq!(told.fate, Fate::Running);
    assert_eq!(
        running,
        Running {
            attempt: 1,
            records: 2,
            place: 2,
            ..running
        }
    );
    assert!(running.began_ms >= NOW_MS && told.told.is_empty());
    world.lambda.holds.send_replace(false);
    world
        .until("the end", |_| history().fate == Fate::Delivered)
        .await;
    assert_eq!(history().running, None);
}

#[tokio::test]
async fn what_fails_is_told_by_the_batch_that_the_record_is_in() {
    let world = World::new(1);
    world.lambda.answers(|keys| match keys[0].as_str() {
        "good" => Reply::Returns("null".to_owned()),
        _ => Reply::Fails,
    });
    let input = CreateEventSourceMappingInput {
        parallelization_factor: Some(10),
        maximum_record_age_in_seconds: Some(60),
        destination_config: to_bucket(),
        ..mapping()
    };
    world.enabled(input).await;
    world.put(0, &["first"]);
    let first = world.kinesis.records(0).remove(0);
    let failing = |world: &World, record: &ShardRecord| history(world, record).failing;
    world
        .until("failures", |world| {
            failing(world, &first).is_some_and(|failing| failing.attempts > 3)
        })
        .await;
    // One of another lane, which has failed less often.
    world.put(0, &["other", "good"]);
    let records = world.kinesis.records(0);
    world
        .until("a failure", |world| failing(world, &records[1]).is_some())
        .await;
    let retry_at = |record| failing(&world, record).unwrap().retry_at_ms;
    assert_ne!(retry_at(&records[1]), retry_at(&records[0]));
    world
        .until("the one behind them", |world| {
            history(world, &records[2]).fate == Fate::Delivered
        })
        .await;
    // Given up, though the failure record cannot be written yet.
    world.rights.deny("s3:PutObject");
    world.clock.pass(60_000);
    world
        .until("a failure record that is refused", |world| {
            let history = history(world, &first);
            let refused = history.told.iter();
            refused
                .filter(|told| told.delivery.outcome == "NotDescribed")
                .count()
                > 0
        })
        .await;
    let told = history(&world, &first);
    assert_eq!(told.fate, Fate::GivenUp);
    assert!(told.failing.is_none());
}
