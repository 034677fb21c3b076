//! Consumers with enhanced fan-out as event sources: answers, rights, and records on their way.

use model::lambda::{
    CreateEventSourceMapping, CreateEventSourceMappingInput, ListEventSourceMappings,
    ListEventSourceMappingsInput,
};

use super::neighbours::{Reply, STREAM};
use super::stream::CONSUMER;
use super::world::{World, mapping, to_bucket};

fn of_consumer() -> CreateEventSourceMappingInput {
    CreateEventSourceMappingInput {
        event_source_arn: Some(CONSUMER.to_owned()),
        ..mapping()
    }
}

fn flat(world: &World) -> Vec<String> {
    world.lambda.batches().concat()
}

#[tokio::test]
async fn a_consumer_is_a_source_of_its_own() {
    let world = World::new(1);
    let created = world.create(of_consumer()).await;
    assert_eq!(created.event_source_arn.as_deref(), Some(CONSUMER));
    let uuid = created.uuid.unwrap();
    world.state(&uuid, "Enabled").await;
    let fault = world
        .call::<CreateEventSourceMapping>(of_consumer())
        .await
        .unwrap_err();
    assert_eq!(
        (fault.code.as_ref(), fault.status),
        ("ResourceConflictException", 409)
    );
    assert!(fault.message.contains(CONSUMER) && fault.message.contains(&uuid));
    // The same function may read the stream itself as well.
    world.enabled(mapping()).await;
    for (arn, count) in [
        (CONSUMER, 1),
        (STREAM, 1),
        ("arn:aws:kinesis:::stream/x", 0),
    ] {
        let input = ListEventSourceMappingsInput {
            event_source_arn: Some(arn.to_owned()),
            ..ListEventSourceMappingsInput::default()
        };
        let listed = world.call::<ListEventSourceMappings>(input).await.unwrap();
        assert_eq!(listed.event_source_mappings.unwrap().len(), count, "{arn}");
    }
    let absent = CONSUMER.replace("billing", "absent");
    let input = CreateEventSourceMappingInput {
        event_source_arn: Some(absent.clone()),
        ..mapping()
    };
    let fault = world
        .call::<CreateEventSourceMapping>(input)
        .await
        .unwrap_err();
    assert_eq!(fault.message, format!("Stream not found: {absent}"));
}

#[tokio::test]
async fn the_role_must_be_allowed_to_subscribe() {
    let world = World::new(1);
    world.rights.deny("kinesis:SubscribeToShard");
    let fault = world
        .call::<CreateEventSourceMapping>(of_consumer())
        .await
        .unwrap_err();
    assert_eq!(fault.code, "InvalidParameterValueException");
    assert!(fault.message.starts_with(&format!(
        "Cannot access stream {CONSUMER}. Please ensure the role can perform the SubscribeToShard, "
    )));
    // The stream's own readers need it not.
    let uuid = world.create(mapping()).await.uuid.unwrap();
    world.state(&uuid, "Enabled").await;
    world.rights.allow_all();
    world.enabled(of_consumer()).await;
}

#[tokio::test]
async fn records_are_pushed_and_every_event_names_the_consumer() {
    let mut world = World::new(1);
    world
        .lambda
        .answers(|keys| match keys.concat().contains("bad") {
            true => Reply::Fails,
            false => Reply::Returns("null".to_owned()),
        });
    world.put(0, &["a"]);
    let input = CreateEventSourceMappingInput {
        maximum_retry_attempts: Some(0),
        destination_config: to_bucket(),
        ..of_consumer()
    };
    world.enabled(input).await;
    world.until("the first", |world| flat(world) == ["a"]).await;
    world.put(0, &["b"]);
    world
        .until("the second", |world| flat(world) == ["a", "b"])
        .await;
    world.power_cut(3).await;
    world.put(0, &["bad"]);
    world
        .until("a failure record", |world| {
            !world.s3.objects.lock().unwrap().is_empty()
        })
        .await;
    world.kinesis.split(0);
    world.put(1, &["child"]);
    world
        .until("a child's record", |world| {
            flat(world).contains(&"child".to_owned())
        })
        .await;
    assert_eq!(*world.kinesis.asked.lock().unwrap(), 0);
    for event in world.lambda.events.lock().unwrap().iter() {
        assert_eq!(event["Records"][0]["eventSourceARN"], CONSUMER);
    }
    let objects = world.s3.objects.lock().unwrap().clone();
    let (_, record) = objects.first_key_value().unwrap();
    assert_eq!(record["KinesisBatchInfo"]["streamArn"], STREAM);
}

#[tokio::test]
async fn a_subscription_that_is_taken_away_is_taken_back() {
    let world = World::new(1);
    let uuid = world.enabled(of_consumer()).await;
    world.put(0, &["a"]);
    world.until("the first", |world| flat(world) == ["a"]).await;
    world.kinesis.subscriptions.send_modify(|count| *count += 1);
    world.result(&uuid, "PROBLEM: taken over").await;
    world.put(0, &["b"]);
    world
        .until("the second", |world| flat(world) == ["a", "b"])
        .await;
    world.result(&uuid, "OK").await;
    // Rights that are lost count at the next subscription.
    world.rights.deny("kinesis:SubscribeToShard");
    world.kinesis.subscriptions.send_modify(|count| *count += 1);
    world
        .until("a refusal", |world| {
            let row = world.mappings.engine.mappings.all()[0].1.clone();
            row.last_processing_result == "PROBLEM: no kinesis:SubscribeToShard"
        })
        .await;
    world.put(0, &["c"]);
    world.rights.allow_all();
    world
        .until("the third", |world| flat(world).len() == 3)
        .await;
}

#[tokio::test]
async fn windows_of_pushed_records_end() {
    let world = World::new(1);
    world.lambda.answers(|_| Reply::Counts);
    let input = CreateEventSourceMappingInput {
        tumbling_window_in_seconds: Some(10),
        ..of_consumer()
    };
    world.enabled(input).await;
    world.put(0, &["a"]);
    world
        .until("the last invocation", |world| {
            let events = world.lambda.events.lock().unwrap();
            events
                .last()
                .is_some_and(|event| event["isFinalInvokeForWindow"] == true)
        })
        .await;
    let events = world.lambda.events.lock().unwrap().clone();
    assert_eq!(events.len(), 2);
    assert_eq!(events[1]["eventSourceARN"], CONSUMER);
    assert_eq!(events[1]["state"]["n"], 1);
}
