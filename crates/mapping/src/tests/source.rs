//! Streams that go, come back under their name, or keep records for another time.

use model::lambda::{CreateEventSourceMappingInput, UpdateEventSourceMappingInput};

use super::delivery::flat;
use super::neighbours::{Reply, STREAM};
use super::world::{World, mapping, to_bucket};

#[tokio::test]
async fn without_its_stream_the_mapping_reports_a_problem_and_can_be_deleted() {
    let mut world = World::new(1);
    let uuid = world.enabled(mapping()).await;
    world.put(0, &["a"]);
    world.result(&uuid, "OK").await;
    world.kinesis.delete();
    let problem = format!("PROBLEM: Stream not found: {STREAM}");
    world.result(&uuid, &problem).await;
    // Another stream of the same name is not the one whose place was kept.
    world.kinesis.create(1, 2_000_000);
    world.put(0, &["x"]);
    world.power_cut(7).await;
    world.result(&uuid, &problem).await;
    for _ in 0..300 {
        world.breathe().await;
    }
    assert_eq!(flat(&world), ["a"]);
    let input = model::lambda::DeleteEventSourceMappingInput { uuid: Some(uuid) };
    world
        .call::<model::lambda::DeleteEventSourceMapping>(input)
        .await
        .unwrap();
    world
        .until("deletion", |world| {
            world.mappings.engine.mappings.is_empty()
        })
        .await;
}

#[tokio::test]
async fn a_mapping_that_is_enabled_in_vain_can_be_changed_and_deleted() {
    let world = World::new(1);
    let input = CreateEventSourceMappingInput {
        enabled: Some(false),
        ..mapping()
    };
    let uuid = world.create(input).await.uuid.unwrap();
    world.state(&uuid, "Disabled").await;
    world.kinesis.delete();
    let enable = UpdateEventSourceMappingInput {
        enabled: Some(true),
        ..UpdateEventSourceMappingInput::default()
    };
    world.update(&uuid, enable).await;
    world.state(&uuid, "Enabled").await;
    let problem = format!("PROBLEM: Stream not found: {STREAM}");
    world.result(&uuid, &problem).await;
    // It begins with the first stream of the name that it can read.
    world.kinesis.create(1, 2_000_000);
    world.put(0, &["a"]);
    world.until("a", |world| flat(world) == ["a"]).await;
    world.kinesis.delete();
    world.result(&uuid, &problem).await;
    let input = model::lambda::DeleteEventSourceMappingInput { uuid: Some(uuid) };
    world
        .call::<model::lambda::DeleteEventSourceMapping>(input)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_stream_of_the_same_name_is_not_read_by_who_was_still_busy_with_the_first() {
    let world = World::new(1);
    let input = CreateEventSourceMappingInput {
        batch_size: Some(1),
        ..mapping()
    };
    let uuid = world.enabled(input).await;
    world.lambda.holds.send_replace(true);
    world.put(0, &["a", "b"]);
    world
        .until("an invocation", |world| !flat(world).is_empty())
        .await;
    world.kinesis.delete();
    world.kinesis.create(1, 2_000_000);
    world.put(0, &["v", "w", "x", "y"]);
    world.lambda.holds.send_replace(false);
    let problem = format!("PROBLEM: Stream not found: {STREAM}");
    world.result(&uuid, &problem).await;
    assert_eq!(flat(&world), ["a", "b"]);
}

#[tokio::test]
async fn infinite_retries_end_with_the_retention_as_it_is_then() {
    let world = World::new(1);
    world.lambda.answers(|_| Reply::Fails);
    let input = CreateEventSourceMappingInput {
        destination_config: to_bucket(),
        ..mapping()
    };
    world.enabled(input).await;
    world.put(0, &["a"]);
    world.until("failures", |world| flat(world).len() > 2).await;
    // Raised while the record fails: the record is kept and tried.
    world.kinesis.retain(48);
    world.clock.pass(25 * 3_600_000);
    let tried = flat(&world).len();
    world
        .until("more failures", |world| flat(world).len() > tried + 1)
        .await;
    assert!(world.s3.objects.lock().unwrap().is_empty());
    world.clock.pass(24 * 3_600_000);
    world
        .until("failure record", |world| {
            !world.s3.objects.lock().unwrap().is_empty()
        })
        .await;
    let objects = world.s3.objects.lock().unwrap().clone();
    let record = objects.values().next().unwrap();
    assert_eq!(record["requestContext"]["condition"], "RecordAgeExceeded");
}

#[tokio::test]
async fn a_look_at_the_retention_that_fails_is_repeated() {
    let world = World::new(1);
    world.lambda.answers(|_| Reply::Fails);
    let input = CreateEventSourceMappingInput {
        destination_config: to_bucket(),
        ..mapping()
    };
    world.enabled(input).await;
    world.put(0, &["a"]);
    world.until("failures", |world| flat(world).len() > 2).await;
    world.rights.deny("kinesis:DescribeStream");
    world.rights.deny("kinesis:DescribeStreamSummary");
    world.clock.pass(25 * 3_600_000);
    let tried = flat(&world).len();
    // It may have been raised: nothing is given up by what was known.
    world
        .until("more failures", |world| flat(world).len() > tried + 1)
        .await;
    assert!(world.s3.objects.lock().unwrap().is_empty());
    world.rights.allow_all();
    world
        .until("failure record", |world| {
            !world.s3.objects.lock().unwrap().is_empty()
        })
        .await;
    let objects = world.s3.objects.lock().unwrap().clone();
    let record = objects.values().next().unwrap();
    assert_eq!(record["requestContext"]["condition"], "RecordAgeExceeded");
}

#[tokio::test]
async fn a_parent_that_expires_unread_does_not_hold_its_children() {
    let world = World::new(1);
    let uuid = world.enabled(mapping()).await;
    world.rights.deny("kinesis:GetRecords");
    world.put(0, &["lost"]);
    world
        .until("a stalled read", |world| {
            let row = &world.mappings.engine.mappings.all()[0].1;
            row.last_processing_result
                .starts_with("PROBLEM: no kinesis:GetRecords")
        })
        .await;
    world.kinesis.split(0);
    world.put(1, &["child"]);
    world.kinesis.expire(0);
    world.rights.allow_all();
    world
        .until("the child", |world| flat(world) == ["child"])
        .await;
    world.result(&uuid, "OK").await;
}
