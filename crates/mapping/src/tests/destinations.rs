//! Queues and topics that are told of what is given up.

use model::lambda::CreateEventSourceMappingInput;

use super::delivery::flat;
use super::history::traced;
use super::neighbours::{LETTERS, Reply, TOPIC};
use super::world::{World, mapping, to};

#[tokio::test]
async fn a_queue_is_told_of_what_is_given_up_without_its_records() {
    is_told("sqs:SendMessage", LETTERS).await;
}

#[tokio::test]
async fn a_topic_is_told_of_what_is_given_up_without_its_records() {
    is_told("SNS:Publish", TOPIC).await;
}

async fn is_told(action: &'static str, destination: &str) {
    let mut world = World::new(1);
    world.lambda.answers(|_| Reply::Fails);
    let uuid = world
        .enabled(CreateEventSourceMappingInput {
            maximum_retry_attempts: Some(0),
            destination_config: to(destination),
            ..mapping()
        })
        .await;
    // The record of the failure is durable before anybody is told: a refusal loses nothing.
    world.rights.deny(action);
    world.put(0, &["bad"]);
    world
        .until("a refused record", |world| !flat(world).is_empty())
        .await;
    world.power_cut(1).await;
    assert!(world.sqs.messages.lock().unwrap().is_empty());
    world.rights.allow_all();
    world
        .until("a message", |world| {
            !world.sqs.messages.lock().unwrap().is_empty()
        })
        .await;
    let message = world.sqs.messages.lock().unwrap().first().unwrap().clone();
    let names: Vec<&String> = message.as_object().unwrap().keys().collect();
    let expected = [
        "requestContext",
        "responseContext",
        "version",
        "timestamp",
        "KinesisBatchInfo",
    ];
    assert_eq!(names, expected);
    assert_eq!(message["KinesisBatchInfo"]["batchSize"], 1);
    assert_eq!(
        message["requestContext"]["condition"],
        "RetryAttemptsExhausted"
    );
    let shown = world.get(&uuid).await.unwrap().destination_config;
    assert_eq!(shown, to(destination));
    // And so is who traces the record.
    let record = world.kinesis.records(0).remove(0);
    let place = |world: &World| {
        let histories = world.mappings.histories(&traced(&record));
        let told = histories.unwrap().remove(0).told;
        told.last()?.delivery.failure_record.clone()
    };
    world
        .until("its place", |world| {
            place(world).is_some_and(|place| place.starts_with(destination))
        })
        .await;
}
