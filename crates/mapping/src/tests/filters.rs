//! `FilterCriteria`: refusals, answers, and which records reach the function.

use std::time::{Duration, Instant};

use model::lambda::{
    CreateEventSourceMapping, CreateEventSourceMappingInput, Filter, FilterCriteria,
    UpdateEventSourceMappingInput,
};

use super::neighbours::Reply;
use super::world::{World, mapping, to_bucket};

fn criteria(patterns: &[&str]) -> Option<FilterCriteria> {
    let filters = patterns.iter().map(|pattern| Filter {
        pattern: Some((*pattern).to_owned()),
    });
    Some(FilterCriteria {
        filters: Some(filters.collect()),
    })
}

fn change(patterns: &[&str]) -> UpdateEventSourceMappingInput {
    UpdateEventSourceMappingInput {
        filter_criteria: criteria(patterns),
        ..UpdateEventSourceMappingInput::default()
    }
}

fn filtered(patterns: &[&str]) -> CreateEventSourceMappingInput {
    CreateEventSourceMappingInput {
        filter_criteria: criteria(patterns),
        ..mapping()
    }
}

fn flat(world: &World) -> Vec<String> {
    world.lambda.batches().concat()
}

/// The first counter of shard 0 that is not done.
fn place(world: &World) -> u64 {
    let checkpoints = world.mappings.engine.checkpoints.all();
    checkpoints
        .first()
        .map_or(0, |(_, checkpoint)| checkpoint.next)
}

const FUNCTION_1: &str = r#"{"data": {"event_type": ["function_1"]}}"#;

#[tokio::test]
async fn criteria_are_answered_as_they_were_given() {
    // Recorded: Kinesis event filtering, JSON pattern; an empty list is dropped.
    let world = World::new(1);
    let created = world.create(filtered(&[FUNCTION_1])).await;
    assert_eq!(created.filter_criteria, criteria(&[FUNCTION_1]));
    let uuid = created.uuid.unwrap();
    world.state(&uuid, "Enabled").await;
    let other = r#"{"partitionKey":["1"]}"#;
    world.update(&uuid, change(&[other])).await;
    world.state(&uuid, "Enabled").await;
    let shown = world.get(&uuid).await.unwrap();
    assert_eq!(shown.filter_criteria, criteria(&[other]));
    // An update of something else leaves them.
    let size = UpdateEventSourceMappingInput {
        batch_size: Some(7),
        ..UpdateEventSourceMappingInput::default()
    };
    world.update(&uuid, size).await;
    world.state(&uuid, "Enabled").await;
    let shown = world.get(&uuid).await.unwrap();
    assert_eq!(shown.filter_criteria, criteria(&[other]));
    // "To remove filter criteria": an empty object.
    let none = UpdateEventSourceMappingInput {
        filter_criteria: Some(FilterCriteria::default()),
        ..UpdateEventSourceMappingInput::default()
    };
    world.update(&uuid, none).await;
    world.state(&uuid, "Enabled").await;
    assert_eq!(world.get(&uuid).await.unwrap().filter_criteria, None);
}

#[tokio::test]
async fn what_is_no_pattern_is_refused_in_awss_words() {
    let world = World::new(1);
    let without = Some(FilterCriteria {
        filters: Some(vec![Filter { pattern: None }]),
    });
    let long = format!(r#"{{"a":["{}"]}}"#, "x".repeat(4096));
    for (criteria, message) in [
        (criteria(&["{"]), "Invalid filter pattern definition."),
        (
            criteria(&[FUNCTION_1, "{}"]),
            "Invalid filter pattern definition.",
        ),
        (without, "Invalid filter pattern definition."),
        (
            criteria(&[FUNCTION_1; 6]),
            "The number of filters exceeds the limit of 5 for an event source mapping.",
        ),
        (criteria(&[&long]), "less than or equal to 4096"),
    ] {
        let input = CreateEventSourceMappingInput {
            filter_criteria: criteria,
            ..mapping()
        };
        let fault = world
            .call::<CreateEventSourceMapping>(input)
            .await
            .unwrap_err();
        assert_eq!(fault.status, 400);
        assert!(fault.message.contains(message), "{}", fault.message);
    }
    world.create(filtered(&[FUNCTION_1; 5])).await;
}

#[tokio::test]
async fn only_records_of_the_pattern_reach_the_function_and_all_are_passed() {
    let mut world = World::new(1);
    let yes = r#"{"n":1}"#;
    world.put(0, &["text", yes, r#"{"n":2}"#, "{"]);
    let uuid = world.enabled(filtered(&[r#"{"data":{"n":[1]}}"#])).await;
    world
        .until("the record", |world| flat(world) == [yes])
        .await;
    world.until("its place", |world| place(world) == 5).await;
    world.put(0, &["more", "text"]);
    world
        .until("the next place", |world| place(world) == 7)
        .await;
    world.power_cut(1).await;
    assert_eq!(place(&world), 7);
    world.put(0, &[yes]);
    world.until("another", |world| flat(world).len() == 2).await;
    world.result(&uuid, "OK").await;
    assert_eq!(flat(&world), [yes, yes]);
}

#[tokio::test]
async fn an_update_is_of_all_that_is_not_done() {
    let world = World::new(1);
    world
        .lambda
        .answers(|keys| match keys.concat().contains("bad") {
            true => Reply::Fails,
            false => Reply::Returns("null".to_owned()),
        });
    let input = CreateEventSourceMappingInput {
        batch_size: Some(1),
        destination_config: to_bucket(),
        ..mapping()
    };
    let uuid = world.enabled(input).await;
    world.put(0, &["bad", "bad too", "good"]);
    world.until("attempts", |world| flat(world).len() > 2).await;
    let fine = r#"{"data":[{"anything-but":{"prefix":"bad"}}]}"#;
    world.update(&uuid, change(&[fine])).await;
    world.state(&uuid, "Enabled").await;
    world
        .until("the record behind", |world| {
            flat(world).contains(&"good".to_owned())
        })
        .await;
    world.until("its place", |world| place(world) == 4).await;
    assert!(!flat(&world).contains(&"bad too".to_owned()));
    assert!(world.s3.objects.lock().unwrap().is_empty());
    // And the other way.
    world
        .update(&uuid, change(&[r#"{"data":["later"]}"#]))
        .await;
    world.state(&uuid, "Enabled").await;
    world.put(0, &["good"]);
    world
        .until("the next place", |world| place(world) == 5)
        .await;
    world.update(&uuid, change(&[])).await;
    world.state(&uuid, "Enabled").await;
    world.put(0, &["end"]);
    world
        .until("the last", |world| flat(world).contains(&"end".to_owned()))
        .await;
    let goods = flat(&world).iter().filter(|key| *key == "good").count();
    assert_eq!(goods, 1);
}

#[tokio::test]
async fn a_filter_that_takes_long_keeps_nobody_waiting() {
    let world = World::new(1);
    let numbers: Vec<String> = (1000..1800).map(|n| n.to_string()).collect();
    let pattern = format!(r#"{{"data":{{"a":[{}]}}}}"#, numbers.join(","));
    world.enabled(filtered(&[&pattern])).await;
    let zeros = "0,".repeat(30_000);
    let begin = Instant::now();
    world.put(0, &[&format!(r#"{{"a":[{zeros}1799]}}"#)]);
    let mut longest = Duration::ZERO;
    let mut last = Instant::now();
    world
        .until("the record", |world| {
            longest = longest.max(last.elapsed());
            last = Instant::now();
            !flat(world).is_empty()
        })
        .await;
    // On this test's one thread.
    let all = begin.elapsed();
    assert!(longest < all / 2, "{longest:?} of {all:?}");
}
