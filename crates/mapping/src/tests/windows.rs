//! Tumbling windows, through the driver: events, states over power cuts, refusals.

use model::lambda::{
    CreateEventSourceMapping, CreateEventSourceMappingInput, UpdateEventSourceMapping,
    UpdateEventSourceMappingInput,
};
use serde_json::{Value, json};

use super::neighbours::{Reply, STREAM};
use super::world::{World, mapping, to_bucket};

fn windowed(seconds: i32) -> CreateEventSourceMappingInput {
    CreateEventSourceMappingInput {
        tumbling_window_in_seconds: Some(seconds),
        ..mapping()
    }
}

fn events(world: &World) -> Vec<Value> {
    world.lambda.events.lock().unwrap().clone()
}

fn is_final(event: &Value) -> bool {
    event["isFinalInvokeForWindow"] == true
}

#[tokio::test]
async fn states_are_handed_on_over_power_cuts_until_the_window_ends() {
    let mut world = World::new(1);
    world.lambda.answers(|_| Reply::Counts);
    let uuid = world.enabled(windowed(30)).await;
    let shown = world.get(&uuid).await.unwrap();
    assert_eq!(shown.tumbling_window_in_seconds, Some(30));
    world.put(0, &["a", "b"]);
    world
        .until("the first batch", |world| events(world).len() == 1)
        .await;
    let has_state = |world: &World| {
        let checkpoints = world.mappings.engine.checkpoints.all();
        checkpoints
            .iter()
            .any(|(_, checkpoint)| checkpoint.windows.open.is_some())
    };
    world.until("its state", has_state).await;
    world.power_cut(1).await;
    world.put(0, &["c"]);
    world
        .until("the last invocation", |world| {
            events(world).iter().any(is_final)
        })
        .await;
    let seen = events(&world);
    let counts: Vec<_> = seen
        .iter()
        .map(|event| {
            (
                event["Records"].as_array().unwrap().len(),
                event["state"].clone(),
            )
        })
        .collect();
    assert_eq!(
        counts,
        [(2, json!({})), (1, json!({"n": 2})), (0, json!({"n": 3}))]
    );
    // The clock begins at 22:13:20.
    for event in &seen {
        assert_eq!(
            event["window"],
            json!({"start": "2023-11-14T22:13:00Z", "end": "2023-11-14T22:13:30Z"})
        );
        assert_eq!(event["shardId"], "shardId-000000000000");
        assert_eq!(event["eventSourceARN"], STREAM);
        assert_eq!(event["isWindowTerminatedEarly"], false);
    }
    assert!(world.now_ms() >= 1_700_000_010_000);
    world.until("its end", |world| !has_state(world)).await;
}

#[tokio::test]
async fn an_answer_without_a_state_is_a_failure() {
    let world = World::new(1);
    let mut answers = vec![
        "{}",
        "null",
        r#"{"state":null}"#,
        "",
        r#"{"state":{"a":1}}"#,
    ]
    .into_iter();
    world
        .lambda
        .answers(move |_| Reply::Returns(answers.next().unwrap_or(r#"{"state":{}}"#).to_owned()));
    let uuid = world.enabled(windowed(900)).await;
    world.put(0, &["a"]);
    world.result(&uuid, "PROBLEM: Function call failed").await;
    world
        .until("five attempts", |world| events(world).len() == 5)
        .await;
    world.result(&uuid, "OK").await;
    world.put(0, &["b"]);
    world
        .until("the next", |world| events(world).len() == 6)
        .await;
    assert_eq!(events(&world)[5]["state"], json!({"a": 1}));
}

#[tokio::test]
async fn what_is_given_up_is_described_with_its_window() {
    let world = World::new(1);
    world.lambda.answers(|batch| match batch {
        [bad] if bad == "bad" => Reply::Fails,
        _ => Reply::Returns(r#"{"state":{"n":1}}"#.to_owned()),
    });
    let input = CreateEventSourceMappingInput {
        maximum_retry_attempts: Some(0),
        destination_config: to_bucket(),
        ..windowed(900)
    };
    let uuid = world.enabled(input).await;
    world.put(0, &["good"]);
    world.result(&uuid, "OK").await;
    world.put(0, &["bad"]);
    world
        .until("a failure record", |world| {
            !world.s3.objects.lock().unwrap().is_empty()
        })
        .await;
    let objects = world.s3.objects.lock().unwrap().clone();
    let payload = objects.values().next().unwrap()["payload"].clone();
    let event: Value = serde_json::from_str(payload.as_str().unwrap()).unwrap();
    assert_eq!(event, events(&world)[1]);
    assert_eq!(event["state"], json!({"n": 1}));
}

#[tokio::test]
async fn windows_and_lanes_exclude_each_other() {
    let world = World::new(1);
    let both = CreateEventSourceMappingInput {
        parallelization_factor: Some(2),
        ..windowed(60)
    };
    let message =
        "TumblingWindowInSeconds is not supported with a ParallelizationFactor greater than 1.";
    let fault = world
        .call::<CreateEventSourceMapping>(both)
        .await
        .unwrap_err();
    assert_eq!((fault.message.as_str(), fault.status), (message, 400));
    let uuid = world.enabled(windowed(60)).await;
    let change = |factor, seconds| UpdateEventSourceMappingInput {
        uuid: Some(uuid.clone()),
        parallelization_factor: Some(factor),
        tumbling_window_in_seconds: seconds,
        ..UpdateEventSourceMappingInput::default()
    };
    let fault = world
        .call::<UpdateEventSourceMapping>(change(2, None))
        .await
        .unwrap_err();
    assert_eq!(fault.message, message);
    world.update(&uuid, change(2, Some(0))).await;
    world.state(&uuid, "Enabled").await;
    for seconds in [-1, 901] {
        let fault = world
            .call::<CreateEventSourceMapping>(windowed(seconds))
            .await
            .unwrap_err();
        assert!(
            fault.message.contains("tumblingWindowInSeconds"),
            "{}",
            fault.message
        );
    }
}
