//! Alarms with periods of less than a minute.

use model::cloudwatch as api;

use super::alarms::{alarm, put, state};
use crate::testing::{World, text};

#[tokio::test]
async fn an_alarm_of_ten_seconds_sees_data_of_standard_resolution() {
    let world = World::new();
    put(
        &world,
        api::PutMetricAlarmInput {
            period: Some(10),
            treat_missing_data: text("ignore"),
            ..alarm()
        },
    )
    .await;
    world.clock.pass(55_000);
    for value in [20.0, 23.0] {
        world.put_value("load", 55, value).await;
    }
    world.clock.pass(9_000);
    world.metrics.evaluate_alarms(false).await.unwrap();
    let (value, reason) = state(&world).await;
    assert_eq!(value, "ALARM");
    assert_eq!(
        reason,
        "Threshold Crossed: 1 datapoint [23.0 (01/01/26 00:00:00)] was greater than the threshold \
         (5.0)."
    );
}

#[tokio::test]
async fn an_alarm_of_ten_seconds_looks_no_further_for_data_with_seconds() {
    let world = World::new();
    put(
        &world,
        api::PutMetricAlarmInput {
            period: Some(10),
            ..alarm()
        },
    )
    .await;
    let datum = api::MetricDatum {
        value: Some(23.0),
        storage_resolution: Some(1),
        ..Default::default()
    };
    world.put("load", datum).await.unwrap();
    let mut states = Vec::new();
    for _ in 0..12 {
        world.clock.pass(10_000);
        world.metrics.evaluate_alarms(false).await.unwrap();
        states.push(state(&world).await.0);
    }
    assert_eq!(states[..3], ["ALARM"; 3]);
    assert_eq!(states[3..], ["INSUFFICIENT_DATA"; 9]);
}

/// Every ten seconds there is something to see, in whichever of them the period began.
#[tokio::test]
async fn an_expression_of_thirty_seconds_is_seen_every_ten_seconds() {
    let world = World::new();
    let load = api::MetricStat {
        metric: Some(api::Metric {
            namespace: text("App"),
            metric_name: text("load"),
            dimensions: None,
        }),
        period: Some(30),
        stat: text("Maximum"),
        unit: None,
    };
    let query = |id: &str| api::MetricDataQuery {
        id: text(id),
        ..Default::default()
    };
    let queries = vec![
        api::MetricDataQuery {
            metric_stat: Some(load),
            return_data: Some(false),
            ..query("load")
        },
        api::MetricDataQuery {
            expression: text("FILL(load, 0)*2"),
            ..query("twice")
        },
    ];
    let input = api::PutMetricAlarmInput {
        metrics: Some(queries),
        namespace: None,
        metric_name: None,
        statistic: None,
        period: None,
        ..alarm()
    };
    put(&world, input).await;
    let mut states = Vec::new();
    for _ in 0..18 {
        let datum = api::MetricDatum {
            value: Some(23.0),
            storage_resolution: Some(1),
            ..Default::default()
        };
        world.put("load", datum).await.unwrap();
        world.clock.pass(10_000);
        world.metrics.evaluate_alarms(false).await.unwrap();
        states.push(state(&world).await.0);
    }
    assert_eq!(states, ["ALARM"; 18]);
}
