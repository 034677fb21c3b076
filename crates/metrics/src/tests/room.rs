//! As many metrics as there is room for.

use model::cloudwatch as api;

use crate::limits::{DATUMS_MAX, KEPT_MS, METRICS_MAX};
use crate::testing::{World, of, refused, text};

/// The sum of what was counted of a stream.
async fn incoming(world: &World, stream: &str) -> Option<f64> {
    let input = api::GetMetricStatisticsInput {
        namespace: text("AWS/Kinesis"),
        statistics: Some(vec!["Sum".to_owned()]),
        dimensions: Some(vec![api::Dimension {
            name: text("StreamName"),
            value: text(stream),
        }]),
        ..of("IncomingRecords")
    };
    let found = world.call::<api::GetMetricStatistics>(input).await.unwrap();
    found.datapoints.unwrap().first()?.sum
}

/// Takes all the room that there is for metrics.
async fn fill(world: &World) {
    let datum = |number: usize| api::MetricDatum {
        metric_name: text("m"),
        value: Some(1.0),
        dimensions: Some(vec![api::Dimension {
            name: text("id"),
            value: Some(number.to_string()),
        }]),
        ..Default::default()
    };
    let known = world.metrics.known.read().unwrap().len();
    let numbers: Vec<usize> = (known..METRICS_MAX).collect();
    for numbers in numbers.chunks(DATUMS_MAX) {
        let input = api::PutMetricDataInput {
            namespace: text("App"),
            metric_data: Some(numbers.iter().map(|number| datum(*number)).collect()),
            ..Default::default()
        };
        world.call::<api::PutMetricData>(input).await.unwrap();
    }
}

#[tokio::test]
async fn without_room_for_new_metrics_those_that_are_known_go_on() {
    let world = World::new();
    world.count("IncomingRecords", "known", 1.0);
    world.metrics.flush().await.unwrap();
    fill(&world).await;
    world.count("IncomingRecords", "known", 2.0);
    world.count("IncomingRecords", "new", 4.0);
    world.metrics.flush().await.unwrap();
    assert_eq!(incoming(&world, "known").await, Some(3.0));
    assert_eq!(incoming(&world, "new").await, None);
    let one_more = api::MetricDatum {
        value: Some(1.0),
        ..Default::default()
    };
    assert_eq!(
        refused(world.put("more", one_more).await).0,
        "LimitExceeded"
    );
}

#[tokio::test]
async fn metrics_without_samples_give_their_room_back() {
    let world = World::new();
    for number in 0..METRICS_MAX {
        world.count("IncomingRecords", &number.to_string(), 1.0);
    }
    world.metrics.flush().await.unwrap();
    world.clock.pass(KEPT_MS + 2 * 24 * 60 * 60 * 1000);
    world.count("IncomingRecords", "too-early", 1.0);
    world.metrics.forget_expired().await.unwrap();
    world.count("IncomingRecords", "in-time", 1.0);
    world.metrics.flush().await.unwrap();
    assert_eq!(world.metrics.known.read().unwrap().len(), 1);
}
