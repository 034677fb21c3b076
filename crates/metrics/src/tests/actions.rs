//! What alarms tell topics.

use model::cloudwatch as api;
use plane::Principal;
use serde_json::{Value, json};
use wire::Fault;

use super::alarms::{alarm, history, put};
use crate::testing::{World, refused, text};

const TOPIC: &str = "arn:aws:sns:us-east-1:111122223333:topic";

fn notifying() -> api::PutMetricAlarmInput {
    api::PutMetricAlarmInput {
        alarm_description: text("It is hot."),
        alarm_actions: Some(vec![TOPIC.to_owned()]),
        dimensions: Some(vec![api::Dimension {
            name: text("Room"),
            value: text("1"),
        }]),
        ..alarm()
    }
}

async fn set(world: &World, name: &str, value: &str) {
    let input = api::SetAlarmStateInput {
        alarm_name: text(name),
        state_value: text(value),
        state_reason: text("testing alarm"),
        ..Default::default()
    };
    world.call::<api::SetAlarmState>(input).await.unwrap();
}

/// Subjects and messages of what was published.
fn published(world: &World) -> Vec<(String, Value)> {
    let published = world.topics.published.lock().unwrap();
    published
        .iter()
        .map(|(_, input)| {
            let message = serde_json::from_str(input.message.as_deref().unwrap()).unwrap();
            (input.subject.clone().unwrap(), message)
        })
        .collect()
}

/// Waits for so many items of taken actions.
async fn acted(world: &World, count: usize) {
    let looking = async {
        while history(world, Some("Action")).await.len() < count {
            tokio::task::yield_now().await;
        }
    };
    let most = std::time::Duration::from_secs(30);
    tokio::time::timeout(most, looking).await.unwrap();
}

/// The message is that of a recording of an alarm on AWS of 2026-02-26.
#[tokio::test]
async fn a_topic_is_told_of_a_change() {
    let world = World::new();
    put(&world, notifying()).await;
    world.clock.pass(1_500);
    set(&world, "hot", "ALARM").await;
    assert_eq!(world.metrics.deliver_due().await.unwrap(), None);
    let message = json!({
        "AlarmName": "hot",
        "AlarmDescription": "It is hot.",
        "AWSAccountId": "111122223333",
        "AlarmConfigurationUpdatedTimestamp": "2026-01-01T00:00:00.000+0000",
        "NewStateValue": "ALARM",
        "NewStateReason": "testing alarm",
        "StateChangeTime": "2026-01-01T00:00:01.500+0000",
        "Region": "US East (N. Virginia)",
        "AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:hot",
        "OldStateValue": "INSUFFICIENT_DATA",
        "OKActions": [],
        "AlarmActions": [TOPIC],
        "InsufficientDataActions": [],
        "ActionExecutedAfterMuteWindow": false,
        "Trigger": {
            "MetricName": "load",
            "Namespace": "App",
            "StatisticType": "Statistic",
            "Statistic": "MAXIMUM",
            "Unit": null,
            "Dimensions": [{"name": "Room", "value": "1"}],
            "Period": 60,
            "EvaluationPeriods": 1,
            "ComparisonOperator": "GreaterThanThreshold",
            "Threshold": 5.0,
            "TreatMissingData": "",
            "EvaluateLowSampleCountPercentile": "",
        },
    });
    let subject = "ALARM: \"hot\" in US East (N. Virginia)".to_owned();
    assert_eq!(published(&world), [(subject, message)]);
    let (caller, input) = world.topics.published.lock().unwrap().remove(0);
    assert_eq!(input.topic_arn.as_deref(), Some(TOPIC));
    assert_eq!(
        caller.principal,
        Principal::Service("cloudwatch.amazonaws.com".to_owned())
    );
    let source = "arn:aws:cloudwatch:us-east-1:111122223333:alarm:hot";
    assert_eq!(caller.source_arn.as_deref(), Some(source));
    assert_eq!(
        history(&world, Some("Action")).await,
        [format!("Successfully executed action {TOPIC}")]
    );
    // Told once, and only of changes.
    set(&world, "hot", "ALARM").await;
    set(&world, "hot", "OK").await;
    world.metrics.deliver_due().await.unwrap();
    assert!(published(&world).is_empty());
}

#[tokio::test]
async fn alarms_over_queries_and_percentiles_say_what_they_watch() {
    let world = World::new();
    let metric = api::MetricStat {
        metric: Some(api::Metric {
            namespace: text("App"),
            metric_name: text("load"),
            dimensions: None,
        }),
        period: Some(60),
        stat: text("Sum"),
        unit: None,
    };
    let queries = vec![
        api::MetricDataQuery {
            id: text("m"),
            metric_stat: Some(metric),
            return_data: Some(false),
            ..Default::default()
        },
        api::MetricDataQuery {
            id: text("e"),
            expression: text("m * 2"),
            label: text("twice"),
            ..Default::default()
        },
    ];
    let over_queries = api::PutMetricAlarmInput {
        alarm_name: text("queries"),
        alarm_actions: Some(vec![TOPIC.to_owned()]),
        metrics: Some(queries),
        namespace: None,
        metric_name: None,
        statistic: None,
        period: None,
        datapoints_to_alarm: Some(1),
        ..alarm()
    };
    put(&world, over_queries).await;
    let over_percentile = api::PutMetricAlarmInput {
        alarm_name: text(&"ä".repeat(200)),
        alarm_actions: Some(vec![TOPIC.to_owned()]),
        statistic: None,
        extended_statistic: text("p90"),
        ..alarm()
    };
    put(&world, over_percentile).await;
    set(&world, "queries", "ALARM").await;
    set(&world, &"ä".repeat(200), "ALARM").await;
    world.metrics.deliver_due().await.unwrap();
    let published = published(&world);
    let trigger = json!({
        "Period": 60,
        "EvaluationPeriods": 1,
        "DatapointsToAlarm": 1,
        "ComparisonOperator": "GreaterThanThreshold",
        "Threshold": 5.0,
        "TreatMissingData": "",
        "EvaluateLowSampleCountPercentile": "",
        "Metrics": [
            {
                "Id": "m",
                "MetricStat": {
                    "Metric": {"Dimensions": [], "MetricName": "load", "Namespace": "App"},
                    "Period": 60,
                    "Stat": "Sum",
                },
                "ReturnData": false,
            },
            {"Id": "e", "Expression": "m * 2", "Label": "twice", "ReturnData": true},
        ],
    });
    assert_eq!(published[0].1["Trigger"], trigger);
    let (subject, message) = &published[1];
    assert_eq!(message["Trigger"]["StatisticType"], "ExtendedStatistic");
    assert_eq!(message["Trigger"]["ExtendedStatistic"], "p90");
    // Topics take subjects of at most 100 letters, of any script.
    assert_eq!(
        (subject.chars().count(), subject.contains("ääää")),
        (100, true)
    );
}

#[tokio::test]
async fn a_notification_outlives_a_power_cut() {
    let mut world = World::new();
    put(&world, notifying()).await;
    set(&world, "hot", "ALARM").await;
    world = world.crash();
    let running = crate::Metrics::start(&world.metrics);
    acted(&world, 1).await;
    assert_eq!(published(&world).len(), 1);
    // What comes while it runs wakes it.
    set(&world, "hot", "OK").await;
    set(&world, "hot", "ALARM").await;
    acted(&world, 2).await;
    drop(running);
    // What was delivered is not delivered again.
    world = world.crash();
    world.metrics.deliver_due().await.unwrap();
    assert!(published(&world).is_empty());
}

#[tokio::test]
async fn a_topic_that_refuses_is_noted_and_one_that_is_busy_tried_again() {
    let world = World::new();
    put(&world, notifying()).await;
    let busy = Fault::client("Throttled", "Rate exceeded").with_status(429);
    *world.topics.refusal.lock().unwrap() = Some(busy);
    set(&world, "hot", "ALARM").await;
    let next = world.metrics.deliver_due().await.unwrap();
    assert_eq!(next, Some(crate::testing::START_MS + 2_000));
    assert!(history(&world, Some("Action")).await.is_empty());
    let gone = Fault::client("NotFound", "Topic does not exist").with_status(404);
    *world.topics.refusal.lock().unwrap() = Some(gone);
    world.clock.pass(2_000);
    assert_eq!(world.metrics.deliver_due().await.unwrap(), None);
    assert_eq!(
        history(&world, Some("Action")).await,
        [format!(
            "Failed to execute action {TOPIC}. Received error: \"Topic does not exist\""
        )]
    );
}

#[tokio::test]
async fn actions_that_could_not_be_taken_are_refused() {
    let world = World::new();
    for (action, code, message) in [
        ("abc", "ValidationError", "Invalid arn syntax: abc"),
        (
            "arn:aws:sns:us-east-1:111122223333:",
            "ValidationError",
            "Invalid arn syntax: arn:aws:sns:us-east-1:111122223333:",
        ),
        (
            "arn:aws:sqs:us-east-1:111122223333:queue",
            "ValidationError",
            "Invalid arn syntax: arn:aws:sqs:us-east-1:111122223333:queue",
        ),
        (
            "arn:aws:sns:eu-west-1:111122223333:topic",
            "ValidationError",
            "Invalid region eu-west-1 specified. Only us-east-1 is supported.",
        ),
        (
            "arn:aws:automate:us-east-1:ec2:stop",
            "InvalidParameterValue",
            "The parameter AlarmActions with an action of automate is not supported by Brookmill.",
        ),
        (
            "arn:aws:lambda:us-east-1:111122223333:function:f",
            "InvalidParameterValue",
            "The parameter AlarmActions with an action of lambda is not supported by Brookmill.",
        ),
    ] {
        let input = api::PutMetricAlarmInput {
            ok_actions: Some(vec![action.to_owned()]),
            ..alarm()
        };
        let outcome = world.call::<api::PutMetricAlarm>(input).await;
        assert_eq!(refused(outcome), (code.to_owned(), message.to_owned()));
    }
}
