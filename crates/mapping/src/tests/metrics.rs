//! `MetricsConfig`: answers, and samples by their names and dimension.

use std::collections::BTreeMap;

use model::lambda::{
    CreateEventSourceMappingInput, EventSourceMappingMetricsConfig, UpdateEventSourceMappingInput,
};

use super::neighbours::Reply;
use super::world::{World, mapping, to_bucket};

fn config(metrics: &[&str]) -> Option<EventSourceMappingMetricsConfig> {
    let metrics = metrics.iter().map(|name| (*name).to_owned());
    Some(EventSourceMappingMetricsConfig {
        metrics: Some(metrics.collect()),
    })
}

/// Sums of the mapping's samples.
fn sums(world: &World, uuid: &str) -> BTreeMap<String, f64> {
    let dimensions = format!(r#"AWS/Lambda:[("EventSourceMappingUUID", "{uuid}")]"#);
    let mut sums = BTreeMap::new();
    for (name, of, value) in world.metrics.samples.lock().unwrap().iter() {
        if *of == dimensions {
            *sums.entry(name.clone()).or_default() += value;
        }
    }
    sums
}

#[tokio::test]
async fn events_are_counted_where_it_is_asked_for() {
    let world = World::new(1);
    world
        .lambda
        .answers(|keys| match keys.concat().contains("bad") {
            true => Reply::Fails,
            false => Reply::Returns("null".to_owned()),
        });
    let input = CreateEventSourceMappingInput {
        batch_size: Some(1),
        maximum_retry_attempts: Some(1),
        destination_config: to_bucket(),
        metrics_config: config(&["EventCount"]),
        filter_criteria: Some(model::lambda::FilterCriteria {
            filters: Some(vec![model::lambda::Filter {
                pattern: Some(r#"{"data":[{"anything-but":"other"}]}"#.to_owned()),
            }]),
        }),
        ..mapping()
    };
    let created = world.create(input).await;
    assert_eq!(created.metrics_config, config(&["EventCount"]));
    let uuid = created.uuid.unwrap();
    world.state(&uuid, "Enabled").await;
    world.put(0, &["other", "bad", "good", "other"]);
    let delivered = "OnFailureDestinationDeliveredEventCount";
    world
        .until("all is counted", |world| {
            let sums = sums(world, &uuid);
            sums.contains_key(delivered) && sums.get("InvokedEventCount") == Some(&3.0)
        })
        .await;
    let wanted = [
        ("PolledEventCount", 4.0),
        ("FilteredOutEventCount", 2.0),
        ("InvokedEventCount", 3.0),
        ("FailedInvokeEventCount", 2.0),
        (delivered, 1.0),
    ];
    let wanted: BTreeMap<_, _> = wanted.map(|(name, sum)| (name.to_owned(), sum)).into();
    assert_eq!(sums(&world, &uuid), wanted);

    // Dropped where there is no destination; and counted no more when that is not asked for.
    let change = UpdateEventSourceMappingInput {
        destination_config: Some(model::lambda::DestinationConfig::default()),
        ..UpdateEventSourceMappingInput::default()
    };
    world.update(&uuid, change).await;
    world.state(&uuid, "Enabled").await;
    let shown = world.get(&uuid).await.unwrap();
    assert_eq!(shown.metrics_config, config(&["EventCount"]));
    world.put(0, &["bad"]);
    world
        .until("a drop", |world| {
            sums(world, &uuid).get("DroppedEventCount") == Some(&1.0)
        })
        .await;
    let change = UpdateEventSourceMappingInput {
        metrics_config: config(&[]),
        ..UpdateEventSourceMappingInput::default()
    };
    world.update(&uuid, change).await;
    world.state(&uuid, "Enabled").await;
    assert_eq!(world.get(&uuid).await.unwrap().metrics_config, None);
    let before = sums(&world, &uuid);
    world.put(0, &["last"]);
    world
        .until("the last", |world| {
            world.lambda.batches().concat().contains(&"last".to_owned())
        })
        .await;
    world.result(&uuid, "OK").await;
    assert_eq!(sums(&world, &uuid), before);
}
