//! Metrics in log events.

use model::cloudwatch as api;
use plane::EmbeddedMetrics as _;

use crate::limits::EMBEDDED_METRICS_MAX;
use crate::testing::{START_MS, World, of, text};

fn document(service: &str, value: &str) -> String {
    format!(
        r#"{{"_aws":{{"Timestamp":{START_MS},"CloudWatchMetrics":[{{"Namespace":"App",
        "Dimensions":[["service"]],"Metrics":[{{"Name":"Latency","Unit":"Milliseconds"}}]}}]}},
        "service":"{service}","Latency":{value}}}"#
    )
}

fn extract(world: &World, document: &str) {
    let (account, region) = (&world.caller.account, &world.caller.region);
    world.metrics.extract(account, region, "group", document);
}

async fn sum(world: &World, namespace: &str, name: &str, of_whom: (&str, &str)) -> Option<f64> {
    let input = api::GetMetricStatisticsInput {
        namespace: text(namespace),
        statistics: Some(vec!["Sum".to_owned()]),
        dimensions: Some(vec![api::Dimension {
            name: text(of_whom.0),
            value: text(of_whom.1),
        }]),
        ..of(name)
    };
    let found = world.call::<api::GetMetricStatistics>(input).await.unwrap();
    found.datapoints.unwrap().first()?.sum
}

async fn listed(world: &World, namespace: &str) -> usize {
    let input = api::ListMetricsInput {
        namespace: text(namespace),
        ..Default::default()
    };
    let listed = world.call::<api::ListMetrics>(input).await.unwrap();
    listed.metrics.unwrap().len()
}

#[tokio::test]
async fn what_log_events_bring_is_counted() {
    let world = World::new();
    extract(&world, &document("one", "2.5"));
    extract(&world, &document("one", "[1, 2]"));
    extract(&world, "a line");
    world.metrics.flush().await.unwrap();
    let latency = sum(&world, "App", "Latency", ("service", "one")).await;
    assert_eq!(latency, Some(5.5));
    // The next one joins it.
    extract(&world, &document("one", "1"));
    world.metrics.flush().await.unwrap();
    let latency = sum(&world, "App", "Latency", ("service", "one")).await;
    assert_eq!(latency, Some(6.5));
}

#[tokio::test]
async fn what_is_wrong_is_counted_by_log_group() {
    let world = World::new();
    extract(&world, &document("one", "\"1\""));
    extract(&world, &document("", "1"));
    extract(&world, document("one", "1").trim_end_matches('}'));
    world.metrics.flush().await.unwrap();
    assert_eq!(listed(&world, "App").await, 0);
    let group = ("LogGroupName", "group");
    let of_name = |name| sum(&world, "AWS/Logs", name, group);
    assert_eq!(of_name("EMFValidationErrors").await, Some(2.0));
    assert_eq!(of_name("EMFParsingErrors").await, Some(1.0));
}

#[tokio::test]
async fn events_leave_room_for_other_metrics() {
    let world = World::new();
    for number in 0..=EMBEDDED_METRICS_MAX {
        extract(&world, &document(&number.to_string(), "1"));
        if number % 5_000 == 0 {
            world.metrics.flush().await.unwrap();
        }
    }
    world.metrics.flush().await.unwrap();
    assert_eq!(
        world.metrics.known.read().unwrap().len(),
        EMBEDDED_METRICS_MAX
    );
    // Those that are known go on, and others are still taken where they are put.
    extract(&world, &document("0", "1"));
    world.count("IncomingRecords", "one", 1.0);
    world.metrics.flush().await.unwrap();
    assert_eq!(
        sum(&world, "App", "Latency", ("service", "0")).await,
        Some(2.0)
    );
    assert_eq!(
        sum(
            &world,
            "AWS/Kinesis",
            "IncomingRecords",
            ("StreamName", "one")
        )
        .await,
        Some(1.0)
    );
}
