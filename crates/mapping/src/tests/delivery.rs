//! Records on their way: through failures, refusals, power cuts and resharding.

use model::lambda::{CreateEventSourceMappingInput, UpdateEventSourceMappingInput};
use store::Lane;
use wire::Timestamp;

use super::neighbours::{FUNCTION, ROLE, Reply, STREAM};
use super::world::{NOW_MS, World, mapping, to_bucket};
use crate::DeliveryTrace;

pub(super) fn flat(world: &World) -> Vec<String> {
    world.lambda.batches().concat()
}

#[tokio::test]
async fn records_reach_the_function_once_and_in_order() {
    let world = World::new(2);
    world.put(0, &["a1", "a2"]);
    world.put(1, &["b1"]);
    let uuid = world.enabled(mapping()).await;
    world
        .until("first records", |world| flat(world).len() == 3)
        .await;
    world.put(0, &["a3"]);
    world
        .until("a later record", |world| flat(world).len() == 4)
        .await;
    world.result(&uuid, "OK").await;
    let seen = world.lambda.seen.lock().unwrap().clone();
    let of = |shard: &str| -> Vec<String> {
        let batches = seen.iter().filter(|(id, _)| id == shard);
        batches.flat_map(|(_, batch)| batch.clone()).collect()
    };
    assert_eq!(of("shardId-000000000000"), ["a1", "a2", "a3"]);
    assert_eq!(of("shardId-000000000001"), ["b1"]);
    let samples = world.metrics.samples.lock().unwrap().clone();
    assert_eq!(samples.len(), seen.len());
    let (name, dimensions, age) = &samples[0];
    assert_eq!(name, "IteratorAge");
    assert_eq!(dimensions, r#"AWS/Lambda:[("FunctionName", "handler")]"#);
    assert!(*age >= 0.0);
    // Each delivery is told in the telemetry lane.
    let id = world.mappings.engine.mappings.all()[0].1.id;
    let log = world.store.log();
    world
        .until("traces", |_| log.bounds(Lane::Telemetry, id, 1).is_some())
        .await;
    let frame = log.find(Lane::Telemetry, id, 1, 0).unwrap().unwrap();
    let delivery: DeliveryTrace = serde_json::from_slice(&frame.payload()).unwrap();
    assert_eq!(delivery.mapping, uuid);
    assert_eq!(delivery.shard, "shardId-000000000001");
    assert_eq!((delivery.records, delivery.attempt), (1, 0));
    assert_eq!(delivery.outcome, "Succeeded");
    assert!(delivery.request_id.starts_with("request-"));
    assert_eq!(delivery.first, delivery.last);
}

#[tokio::test]
async fn through_an_alias_everything_names_it_and_the_place_is_kept_when_it_comes() {
    let world = World::new(1);
    let uuid = world
        .enabled(CreateEventSourceMappingInput {
            maximum_retry_attempts: Some(0),
            destination_config: to_bucket(),
            ..mapping()
        })
        .await;
    world.put(0, &["a"]);
    world
        .until("the first record", |world| flat(world) == ["a"])
        .await;
    assert_eq!(*world.lambda.invoked.lock().unwrap(), FUNCTION);
    // Once the function and once the alias: the same mapping goes on behind the first record.
    world
        .update(
            &uuid,
            UpdateEventSourceMappingInput {
                function_name: Some("handler:live".to_owned()),
                ..UpdateEventSourceMappingInput::default()
            },
        )
        .await;
    world.state(&uuid, "Enabled").await;
    let live = format!("{FUNCTION}:live");
    let shown = world.get(&uuid).await.unwrap();
    assert_eq!(shown.function_arn.as_deref(), Some(live.as_str()));
    world.metrics.samples.lock().unwrap().clear();
    world.put(0, &["b"]);
    world
        .until("the second record", |world| flat(world) == ["a", "b"])
        .await;
    assert_eq!(*world.lambda.invoked.lock().unwrap(), live);
    world
        .until("the age", |world| {
            world.metrics.samples.lock().unwrap().len() == 2
        })
        .await;
    let samples = world.metrics.samples.lock().unwrap().clone();
    let dimensions: Vec<&str> = samples.iter().map(|(_, of, _)| of.as_str()).collect();
    assert_eq!(
        dimensions,
        [
            r#"AWS/Lambda:[("FunctionName", "handler")]"#,
            r#"AWS/Lambda:[("FunctionName", "handler"), ("Resource", "handler:live")]"#,
        ]
    );
    world.lambda.answers(|_| Reply::Fails);
    world.put(0, &["bad"]);
    world
        .until("a failure record", |world| {
            !world.s3.objects.lock().unwrap().is_empty()
        })
        .await;
    let objects = world.s3.objects.lock().unwrap().clone();
    let (_, record) = objects.first_key_value().unwrap();
    assert_eq!(record["requestContext"]["functionArn"], live.as_str());
}

#[tokio::test]
async fn latest_and_a_timestamp_begin_where_they_say() {
    for (position, timestamp, expected) in [
        ("LATEST", None, vec!["new"]),
        ("AT_TIMESTAMP", Some(NOW_MS), vec!["old", "new"]),
        ("AT_TIMESTAMP", Some(NOW_MS - 1), vec!["old", "new"]),
    ] {
        let mut world = World::new(1);
        world.kinesis.put(0, NOW_MS - 60_000, &["older"]);
        world.kinesis.put(0, NOW_MS, &["old"]);
        let input = CreateEventSourceMappingInput {
            starting_position: Some(position.to_owned()),
            starting_position_timestamp: timestamp.map(Timestamp::from_millis),
            ..mapping()
        };
        world.enabled(input).await;
        // The position is durable before anything is read.
        world.power_cut(1).await;
        world.put(0, &["new"]);
        world
            .until("new record", |world| {
                flat(world).contains(&"new".to_owned())
            })
            .await;
        let mut seen = flat(&world);
        seen.dedup();
        assert_eq!(seen, expected, "{position}");
    }
}

#[tokio::test]
async fn what_is_given_up_is_written_to_the_bucket() {
    let world = World::new(1);
    world
        .lambda
        .answers(|keys| match keys.iter().any(|key| key == "bad") {
            true => Reply::Fails,
            false => Reply::Returns("null".to_owned()),
        });
    let uuid = world
        .enabled(CreateEventSourceMappingInput {
            maximum_retry_attempts: Some(1),
            bisect_batch_on_function_error: Some(true),
            destination_config: to_bucket(),
            ..mapping()
        })
        .await;
    world.put(0, &["a", "bad", "c"]);
    world
        .until("failure record", |world| {
            !world.s3.objects.lock().unwrap().is_empty()
        })
        .await;
    world
        .until("the records behind", |world| {
            flat(world).contains(&"c".to_owned())
        })
        .await;
    let objects = world.s3.objects.lock().unwrap().clone();
    assert_eq!(objects.len(), 1);
    let (key, record) = objects.first_key_value().unwrap();
    let prefix = format!("aws/lambda/{uuid}/shardId-000000000000/2023/11/14/2023-11-14T22.13.");
    assert!(key.starts_with(&prefix), "{key}");
    assert_eq!(
        record["requestContext"]["condition"],
        "RetryAttemptsExhausted"
    );
    assert_eq!(record["responseContext"]["functionError"], "Unhandled");
    assert_eq!(record["KinesisBatchInfo"]["batchSize"], 1);
    assert_eq!(record["KinesisBatchInfo"]["streamArn"], STREAM);
    let payload: serde_json::Value =
        serde_json::from_str(record["payload"].as_str().unwrap()).unwrap();
    assert_eq!(payload["Records"][0]["kinesis"]["partitionKey"], "bad");
    assert_eq!(payload["Records"][0]["invokeIdentityArn"], ROLE);
}

#[tokio::test]
async fn a_refused_failure_record_holds_the_shard_and_loses_nothing() {
    let mut world = World::new(1);
    world
        .lambda
        .answers(|keys| match keys.iter().any(|key| key == "bad") {
            true => Reply::Fails,
            false => Reply::Returns("null".to_owned()),
        });
    let uuid = world
        .enabled(CreateEventSourceMappingInput {
            batch_size: Some(1),
            maximum_retry_attempts: Some(0),
            destination_config: to_bucket(),
            ..mapping()
        })
        .await;
    world.rights.deny("s3:PutObject");
    world.put(0, &["bad", "good"]);
    world.result(&uuid, "PROBLEM: no s3:PutObject").await;
    assert_eq!(flat(&world), ["bad"]);
    let samples = world.metrics.samples.lock().unwrap().clone();
    assert!(
        samples
            .iter()
            .any(|(name, _, _)| name == "DestinationDeliveryFailures")
    );
    world.power_cut(2).await;
    world.rights.allow_all();
    world
        .until("the record behind", |world| {
            flat(world).contains(&"good".to_owned())
        })
        .await;
    // Given up before the power cut, written after it, not tried again in between.
    assert_eq!(flat(&world), ["bad", "good"]);
    let objects = world.s3.objects.lock().unwrap().clone();
    assert_eq!(objects.len(), 1);
    let record = objects.values().next().unwrap();
    assert_eq!(record["requestContext"]["requestId"], "request-1");
}

#[tokio::test]
async fn throttles_are_tried_again_and_count_for_nothing() {
    let world = World::new(1);
    let mut throttles = 4;
    world.lambda.answers(move |_| {
        throttles -= 1;
        if throttles < 0 {
            Reply::Returns(String::new())
        } else {
            Reply::Throttled
        }
    });
    let uuid = world
        .enabled(CreateEventSourceMappingInput {
            maximum_retry_attempts: Some(0),
            destination_config: to_bucket(),
            ..mapping()
        })
        .await;
    world.put(0, &["a"]);
    world.result(&uuid, "PROBLEM: Function call failed").await;
    world.result(&uuid, "OK").await;
    assert_eq!(flat(&world), ["a"; 5]);
    assert!(world.s3.objects.lock().unwrap().is_empty());
}

#[tokio::test]
async fn attempts_survive_power_cuts() {
    let mut world = World::new(1);
    world.lambda.answers(|_| Reply::Fails);
    world
        .enabled(CreateEventSourceMappingInput {
            maximum_retry_attempts: Some(3),
            destination_config: to_bucket(),
            ..mapping()
        })
        .await;
    world.put(0, &["a"]);
    for attempts in 1..=3 {
        world
            .until("a failed attempt", |world| {
                let checkpoints = world.mappings.engine.checkpoints.all();
                let lanes = checkpoints
                    .iter()
                    .flat_map(|(_, checkpoint)| &checkpoint.lanes);
                let mut failing = lanes.flat_map(|lane| &lane.failing);
                failing.any(|range| range.attempts >= attempts)
            })
            .await;
        world.power_cut(u64::from(attempts)).await;
    }
    world
        .until("failure record", |world| {
            !world.s3.objects.lock().unwrap().is_empty()
        })
        .await;
    let objects = world.s3.objects.lock().unwrap().clone();
    assert_eq!(objects.len(), 1);
    let record = objects.values().next().unwrap();
    assert_eq!(record["requestContext"]["approximateInvokeCount"], 4);
    // A power cut in the middle of an invocation has it done again; it cannot count it.
    assert!((4..=7).contains(&flat(&world).len()), "{:?}", flat(&world));
}

#[tokio::test]
async fn item_failures_are_cut_off_and_tried_alone() {
    let world = World::new(1);
    let mut failures = 2;
    world.lambda.answers(move |keys| {
        let position = keys.iter().position(|key| key == "c");
        if position.is_none() || failures == 0 {
            return Reply::Returns(r#"{"batchItemFailures":[]}"#.to_owned());
        }
        failures -= 1;
        // Sequence numbers of the model are those of its counter: "c" is the third record.
        let failure = r#"{"batchItemFailures":[{"itemIdentifier":"49"#;
        Reply::Returns(format!("{failure}{:054}\"}}]}}", 3))
    });
    world
        .enabled(CreateEventSourceMappingInput {
            function_response_types: Some(vec!["ReportBatchItemFailures".to_owned()]),
            maximum_batching_window_in_seconds: Some(1),
            ..mapping()
        })
        .await;
    world.put(0, &["a", "b", "c", "d"]);
    let expected: [&[&str]; 3] = [&["a", "b", "c", "d"], &["c", "d"], &["c", "d"]];
    world
        .until("three batches", |world| world.lambda.batches().len() == 3)
        .await;
    assert_eq!(world.lambda.batches(), expected);
}

#[tokio::test]
async fn a_disabled_mapping_keeps_its_place() {
    let world = World::new(1);
    let uuid = world.enabled(mapping()).await;
    world.put(0, &["a"]);
    world.result(&uuid, "OK").await;
    let enabled = |enabled: bool| UpdateEventSourceMappingInput {
        enabled: Some(enabled),
        ..UpdateEventSourceMappingInput::default()
    };
    world.update(&uuid, enabled(false)).await;
    world.state(&uuid, "Disabled").await;
    world.put(0, &["b"]);
    for _ in 0..50 {
        world.breathe().await;
    }
    assert_eq!(flat(&world), ["a"]);
    world.update(&uuid, enabled(true)).await;
    world.state(&uuid, "Enabled").await;
    world
        .until("the record behind", |world| flat(world) == ["a", "b"])
        .await;
}

#[tokio::test]
async fn new_options_reach_running_shards() {
    let world = World::new(1);
    world.lambda.answers(|_| Reply::Fails);
    let uuid = world.enabled(mapping()).await;
    world.put(0, &["a"]);
    world.until("failures", |world| flat(world).len() > 2).await;
    world
        .update(
            &uuid,
            UpdateEventSourceMappingInput {
                maximum_retry_attempts: Some(0),
                destination_config: to_bucket(),
                ..UpdateEventSourceMappingInput::default()
            },
        )
        .await;
    world
        .until("failure record", |world| {
            !world.s3.objects.lock().unwrap().is_empty()
        })
        .await;
}

#[tokio::test]
async fn children_are_read_after_their_parents_also_over_power_cuts() {
    let mut world = World::new(1);
    let uuid = world
        .enabled(CreateEventSourceMappingInput {
            batch_size: Some(1),
            ..mapping()
        })
        .await;
    world.put(0, &["p1", "p2", "p3"]);
    world.kinesis.split(0);
    world.put(1, &["l1"]);
    world.put(2, &["r1"]);
    world.power_cut(5).await;
    world
        .until("the children", |world| {
            ["l1", "r1"]
                .iter()
                .all(|key| flat(world).contains(&(*key).to_owned()))
        })
        .await;
    let seen = flat(&world);
    let last_parent = seen.iter().rposition(|key| key.starts_with('p')).unwrap();
    let first_child = seen.iter().position(|key| !key.starts_with('p')).unwrap();
    assert!(last_parent < first_child, "{seen:?}");
    // A finished parent is not read again, and grandchildren are found.
    world.result(&uuid, "OK").await;
    world.power_cut(6).await;
    world.kinesis.split(1);
    world.put(3, &["g1"]);
    world
        .until("a grandchild", |world| {
            flat(world).contains(&"g1".to_owned())
        })
        .await;
    let again = flat(&world);
    assert_eq!(
        again.iter().filter(|key| *key == "p1").count(),
        1.max(seen.iter().filter(|key| *key == "p1").count())
    );
}

#[tokio::test]
async fn without_its_function_the_mapping_waits_unchanged() {
    let world = World::new(1);
    let uuid = world.enabled(mapping()).await;
    world.put(0, &["a"]);
    world.result(&uuid, "OK").await;
    *world.lambda.exists.lock().unwrap() = false;
    world.put(0, &["b"]);
    for _ in 0..50 {
        world.breathe().await;
    }
    let answer = world.get(&uuid).await.unwrap();
    assert_eq!(answer.state.as_deref(), Some("Enabled"));
    assert_eq!(answer.last_processing_result.as_deref(), Some("OK"));
    *world.lambda.exists.lock().unwrap() = true;
    world
        .until("the record behind", |world| flat(world) == ["a", "b"])
        .await;
}
