//! What became of records, read back.

use model::lambda::CreateEventSourceMappingInput;

use super::neighbours::STREAM;
use super::world::{World, mapping};
use crate::Fate;

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
