//! What became of records, read back.

use model::lambda::CreateEventSourceMappingInput;

use super::neighbours::STREAM;
use super::world::{NOW_MS, World, mapping};
use crate::{Fate, Running};

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
        let sequence = &record.sequence_number;
        let arrival_ms = u64::try_from(record.arrival_ms).unwrap();
        let told = || {
            let histories =
                world
                    .mappings
                    .histories(STREAM, 0, record.counter, sequence, arrival_ms);
            let history = histories.unwrap().pop().unwrap();
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
    let history = || {
        let (counter, sequence) = (record.counter, &record.sequence_number);
        let histories = world.mappings.histories(STREAM, 0, counter, sequence, 0);
        histories.unwrap().pop().unwrap()
    };
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
