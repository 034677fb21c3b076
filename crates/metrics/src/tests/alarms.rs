//! Alarms over virtual time.

use model::cloudwatch as api;

use crate::testing::{World, refused, text};

/// An alarm `hot` on the largest `load` of a minute, above 5.
pub(super) fn alarm() -> api::PutMetricAlarmInput {
    api::PutMetricAlarmInput {
        alarm_name: text("hot"),
        namespace: text("App"),
        metric_name: text("load"),
        statistic: text("Maximum"),
        period: Some(60),
        evaluation_periods: Some(1),
        threshold: Some(5.0),
        comparison_operator: text("GreaterThanThreshold"),
        ..Default::default()
    }
}

pub(super) async fn put(world: &World, input: api::PutMetricAlarmInput) {
    world.call::<api::PutMetricAlarm>(input).await.unwrap();
}

pub(super) async fn described(world: &World) -> api::MetricAlarm {
    let input = api::DescribeAlarmsInput {
        alarm_names: Some(vec!["hot".to_owned()]),
        ..Default::default()
    };
    let output = world.call::<api::DescribeAlarms>(input).await.unwrap();
    assert_eq!(output.composite_alarms, Some(Vec::new()));
    output.metric_alarms.unwrap().remove(0)
}

pub(super) async fn state(world: &World) -> (String, String) {
    let alarm = described(world).await;
    (alarm.state_value.unwrap(), alarm.state_reason.unwrap())
}

/// Lets a minute pass and evaluates.
pub(super) async fn minute(world: &World) {
    world.clock.pass(60_000);
    world.metrics.evaluate_alarms(true).await.unwrap();
}

pub(super) async fn history(world: &World, kind: Option<&str>) -> Vec<String> {
    let input = api::DescribeAlarmHistoryInput {
        alarm_name: text("hot"),
        history_item_type: kind.map(str::to_owned),
        scan_by: text("TimestampAscending"),
        ..Default::default()
    };
    let output = world
        .call::<api::DescribeAlarmHistory>(input)
        .await
        .unwrap();
    let items = output.alarm_history_items.unwrap().into_iter();
    items.map(|item| item.history_summary.unwrap()).collect()
}

#[tokio::test]
async fn an_alarm_goes_through_its_states() {
    let mut world = World::new();
    let topic = "arn:aws:sns:us-east-1:111122223333:topic";
    let input = api::PutMetricAlarmInput {
        alarm_actions: Some(vec![topic.to_owned()]),
        ..alarm()
    };
    put(&world, input).await;
    let shown = described(&world).await;
    assert_eq!(shown.state_value.as_deref(), Some("INSUFFICIENT_DATA"));
    assert_eq!(
        shown.state_reason.as_deref(),
        Some("Unchecked: Initial alarm creation")
    );
    assert_eq!(
        shown.alarm_arn.as_deref(),
        Some("arn:aws:cloudwatch:us-east-1:111122223333:alarm:hot")
    );
    assert_eq!(
        (shown.actions_enabled, shown.treat_missing_data),
        (Some(true), None)
    );
    assert_eq!(
        (shown.ok_actions, shown.dimensions),
        (Some(Vec::new()), Some(Vec::new()))
    );

    world.put_value("load", 0, 21.5).await;
    minute(&world).await;
    let expected = "Threshold Crossed: 1 datapoint [21.5 (01/01/26 00:00:00)] was greater than \
                    the threshold (5.0).";
    assert_eq!(
        state(&world).await,
        ("ALARM".to_owned(), expected.to_owned())
    );
    let data: serde_json::Value =
        serde_json::from_str(&described(&world).await.state_reason_data.unwrap()).unwrap();
    let expected = serde_json::json!({
        "version": "1.0",
        "queryDate": "2026-01-01T00:01:00.000+0000",
        "startDate": "2026-01-01T00:00:00.000+0000",
        "statistic": "Maximum",
        "period": 60,
        "recentDatapoints": [21.5],
        "threshold": 5.0,
        "evaluatedDatapoints": [
            {"timestamp": "2026-01-01T00:00:00.000+0000", "sampleCount": 1.0, "value": 21.5}
        ],
    });
    assert_eq!(data, expected);

    // The state outlives a power cut.
    world = world.crash();
    assert_eq!(state(&world).await.0, "ALARM");
    world.metrics.deliver_due().await.unwrap();
    world.put_value("load", 60, 1.0).await;
    minute(&world).await;
    let expected = "Threshold Crossed: 1 out of the last 1 datapoints [1.0 (01/01/26 00:01:00)] \
                    was not greater than the threshold (5.0) (minimum 1 datapoint for ALARM -> OK \
                    transition).";
    assert_eq!(state(&world).await, ("OK".to_owned(), expected.to_owned()));
    for _ in 0..4 {
        minute(&world).await;
    }
    let expected = "Insufficient Data: 1 datapoint was unknown.";
    assert_eq!(
        state(&world).await,
        ("INSUFFICIENT_DATA".to_owned(), expected.to_owned())
    );
    assert_eq!(
        history(&world, Some("StateUpdate")).await,
        [
            "Alarm updated from INSUFFICIENT_DATA to ALARM",
            "Alarm updated from ALARM to OK",
            "Alarm updated from OK to INSUFFICIENT_DATA",
        ]
    );
    assert_eq!(
        history(&world, Some("Action")).await,
        [format!("Successfully executed action {topic}")]
    );
    assert_eq!(
        history(&world, Some("ConfigurationUpdate")).await,
        ["Alarm \"hot\" created"]
    );
}

#[tokio::test]
async fn missing_data_can_breach() {
    let world = World::new();
    let input = api::PutMetricAlarmInput {
        evaluation_periods: Some(2),
        treat_missing_data: text("breaching"),
        ..alarm()
    };
    put(&world, input).await;
    minute(&world).await;
    let expected = "Threshold Crossed: no datapoints were received for 2 periods and 2 missing \
                    datapoints were treated as [Breaching].";
    assert_eq!(
        state(&world).await,
        ("ALARM".to_owned(), expected.to_owned())
    );
    let input = api::PutMetricAlarmInput {
        treat_missing_data: text("notBreaching"),
        ..alarm()
    };
    put(&world, input).await;
    // New settings leave the state as it is.
    assert_eq!(state(&world).await.0, "ALARM");
    minute(&world).await;
    let expected = "Threshold Crossed: no datapoints were received for 1 period and 1 missing \
                    datapoint was treated as [NonBreaching].";
    assert_eq!(state(&world).await, ("OK".to_owned(), expected.to_owned()));
}

#[tokio::test]
async fn some_of_several_data_points_are_enough() {
    let world = World::new();
    let input = api::PutMetricAlarmInput {
        evaluation_periods: Some(3),
        datapoints_to_alarm: Some(2),
        ..alarm()
    };
    put(&world, input).await;
    for (index, value) in [9.0, 1.0].into_iter().enumerate() {
        world
            .put_value("load", i64::try_from(index).unwrap() * 60, value)
            .await;
        minute(&world).await;
    }
    assert_eq!(state(&world).await.0, "OK");
    world.put_value("load", 120, 7.0).await;
    minute(&world).await;
    let expected = "Threshold Crossed: 2 out of the last 3 datapoints [7.0 (01/01/26 00:02:00), \
                    9.0 (01/01/26 00:00:00)] were greater than the threshold (5.0) (minimum 2 \
                    datapoints for OK -> ALARM transition).";
    assert_eq!(
        state(&world).await,
        ("ALARM".to_owned(), expected.to_owned())
    );
}

#[tokio::test]
async fn expressions_are_watched() {
    let world = World::new();
    let stat = |id: &str, name: &str| api::MetricDataQuery {
        id: text(id),
        metric_stat: Some(api::MetricStat {
            metric: Some(api::Metric {
                namespace: text("App"),
                metric_name: text(name),
                dimensions: None,
            }),
            period: Some(60),
            stat: text("Sum"),
            unit: None,
        }),
        return_data: Some(false),
        ..Default::default()
    };
    let rate = api::MetricDataQuery {
        id: text("rate"),
        expression: text("100*bad/all"),
        ..Default::default()
    };
    let input = api::PutMetricAlarmInput {
        metrics: Some(vec![stat("bad", "bad"), stat("all", "all"), rate]),
        namespace: None,
        metric_name: None,
        statistic: None,
        period: None,
        ..alarm()
    };
    for (expression, message) in [
        (
            "METRICS()",
            "The expression of an alarm must evaluate to a single time series.",
        ),
        (
            "ANOMALY_DETECTION_BAND(bad)",
            "Error in expression 'rate': the function ANOMALY_DETECTION_BAND is not supported by \
             Brookmill",
        ),
    ] {
        let mut wrong = input.clone();
        let last = wrong
            .metrics
            .as_mut()
            .and_then(|queries| queries.last_mut())
            .unwrap();
        last.expression = text(expression);
        let found = refused(world.call::<api::PutMetricAlarm>(wrong).await);
        assert_eq!(found, ("ValidationError".to_owned(), message.to_owned()));
    }
    let mut many = input.clone();
    let more = (0..9).map(|number| stat(&format!("m{number}"), "more"));
    many.metrics.as_mut().unwrap().extend(more);
    let (code, message) = refused(world.call::<api::PutMetricAlarm>(many).await);
    assert_eq!(code, "ValidationError");
    assert!(message.contains("more than 10 elements"), "{message}");
    put(&world, input).await;
    world.put_value("bad", 0, 1.0).await;
    world.put_value("all", 0, 10.0).await;
    minute(&world).await;
    let expected = "Threshold Crossed: 1 datapoint [10.0 (01/01/26 00:00:00)] was greater than \
                    the threshold (5.0).";
    assert_eq!(
        state(&world).await,
        ("ALARM".to_owned(), expected.to_owned())
    );
    assert_eq!(described(&world).await.metrics.unwrap().len(), 3);
}

#[tokio::test]
async fn states_are_set_and_actions_switched() {
    let world = World::new();
    let set = |name: &str, value: &str| api::SetAlarmStateInput {
        alarm_name: text(name),
        state_value: text(value),
        state_reason: text("testing alarm"),
        ..Default::default()
    };
    let missing = world
        .call::<api::SetAlarmState>(set("hot", "OK"))
        .await
        .err()
        .unwrap();
    assert_eq!(
        (&*missing.code, &*missing.message, missing.status),
        ("ResourceNotFound", "", 404)
    );
    put(
        &world,
        api::PutMetricAlarmInput {
            ok_actions: Some(vec!["arn:aws:sns:us-east-1:111122223333:topic".to_owned()]),
            ..alarm()
        },
    )
    .await;
    let names = Some(vec!["hot".to_owned()]);
    let input = api::DisableAlarmActionsInput {
        alarm_names: names.clone(),
    };
    world.call::<api::DisableAlarmActions>(input).await.unwrap();
    assert_eq!(described(&world).await.actions_enabled, Some(false));
    world
        .call::<api::SetAlarmState>(set("hot", "OK"))
        .await
        .unwrap();
    assert_eq!(
        state(&world).await,
        ("OK".to_owned(), "testing alarm".to_owned())
    );
    world.metrics.deliver_due().await.unwrap();
    assert!(history(&world, Some("Action")).await.is_empty());
    let input = api::EnableAlarmActionsInput {
        alarm_names: names.clone(),
    };
    world.call::<api::EnableAlarmActions>(input).await.unwrap();
    world
        .call::<api::SetAlarmState>(set("hot", "ALARM"))
        .await
        .unwrap();
    world
        .call::<api::SetAlarmState>(set("hot", "OK"))
        .await
        .unwrap();
    world.metrics.deliver_due().await.unwrap();
    assert_eq!(history(&world, Some("Action")).await.len(), 1);
    let (_, message) = refused(
        world
            .call::<api::SetAlarmState>(set("hot", "INVALID"))
            .await,
    );
    assert!(message.contains("'INVALID' at 'stateValue'"), "{message}");

    let both = Some(vec!["hot".to_owned(), "cold".to_owned()]);
    let input = api::DeleteAlarmsInput { alarm_names: both };
    assert_eq!(
        refused(world.call::<api::DeleteAlarms>(input).await).0,
        "ResourceNotFound"
    );
    let input = api::DeleteAlarmsInput { alarm_names: names };
    world.call::<api::DeleteAlarms>(input).await.unwrap();
    let all = world
        .call::<api::DescribeAlarms>(Default::default())
        .await
        .unwrap();
    assert_eq!(all.metric_alarms, Some(Vec::new()));
    assert_eq!(
        history(&world, None).await.last().unwrap(),
        "Alarm \"hot\" deleted"
    );
}

#[tokio::test]
async fn alarms_are_refused_in_cloudwatch_words() {
    let world = World::new();
    for (input, code, message) in [
        (
            api::PutMetricAlarmInput {
                period: Some(45),
                ..alarm()
            },
            "ValidationError",
            "Period must be 10, 20, 30 or a multiple of 60.",
        ),
        (
            api::PutMetricAlarmInput {
                evaluation_periods: Some(1_441),
                ..alarm()
            },
            "ValidationError",
            "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be \
             <= 86400).",
        ),
        (
            api::PutMetricAlarmInput {
                treat_missing_data: text("maybe"),
                ..alarm()
            },
            "ValidationError",
            "The value maybe is not supported for TreatMissingData parameter. Supported values \
             are [breaching, notBreaching, ignore, missing].",
        ),
        (
            api::PutMetricAlarmInput {
                threshold_metric_id: text("ad1"),
                ..alarm()
            },
            "InvalidParameterValue",
            "The parameter ThresholdMetricId is not supported by Brookmill.",
        ),
    ] {
        let found = refused(world.call::<api::PutMetricAlarm>(input).await);
        assert_eq!(found, (code.to_owned(), message.to_owned()));
    }
}

#[tokio::test]
async fn alarms_are_found_by_metric_and_in_pages() {
    let world = World::new();
    for name in ["a", "b", "c"] {
        put(
            &world,
            api::PutMetricAlarmInput {
                alarm_name: text(name),
                ..alarm()
            },
        )
        .await;
    }
    let input = api::DescribeAlarmsForMetricInput {
        namespace: text("App"),
        metric_name: text("load"),
        ..Default::default()
    };
    let found = world
        .call::<api::DescribeAlarmsForMetric>(input.clone())
        .await
        .unwrap();
    assert_eq!(found.metric_alarms.unwrap().len(), 3);
    let input = api::DescribeAlarmsForMetricInput {
        period: Some(300),
        ..input
    };
    let found = world
        .call::<api::DescribeAlarmsForMetric>(input)
        .await
        .unwrap();
    assert!(found.metric_alarms.unwrap().is_empty());
    let page = |token| api::DescribeAlarmsInput {
        max_records: Some(2),
        next_token: token,
        ..Default::default()
    };
    let first = world.call::<api::DescribeAlarms>(page(None)).await.unwrap();
    assert_eq!(first.metric_alarms.unwrap().len(), 2);
    let second = world
        .call::<api::DescribeAlarms>(page(first.next_token))
        .await
        .unwrap();
    assert_eq!(
        second
            .metric_alarms
            .unwrap()
            .remove(0)
            .alarm_name
            .as_deref(),
        Some("c")
    );
    assert_eq!(second.next_token, None);
}

#[tokio::test]
async fn pages_go_on_where_they_ended_and_dimensions_differ() {
    let world = World::new();
    for name in ["a", "ä", "b"] {
        let input = api::PutMetricAlarmInput {
            alarm_name: text(name),
            ..alarm()
        };
        put(&world, input).await;
    }
    let mut seen = Vec::new();
    let mut token = None;
    loop {
        let input = api::DescribeAlarmsInput {
            max_records: Some(1),
            next_token: token,
            ..Default::default()
        };
        let page = world.call::<api::DescribeAlarms>(input).await.unwrap();
        let names = page.metric_alarms.unwrap().into_iter();
        seen.extend(names.map(|alarm| alarm.alarm_name.unwrap()));
        token = page.next_token;
        if token.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["a", "b", "ä"]);
    for token in ["x", "a1x", "a1ff", "b"] {
        let input = api::DescribeAlarmsInput {
            next_token: text(token),
            ..Default::default()
        };
        let outcome = world.call::<api::DescribeAlarms>(input).await;
        assert_eq!(refused(outcome).0, "InvalidNextToken", "{token}");
    }
    let dimension = |value: &str| api::Dimension {
        name: text("Room"),
        value: text(value),
    };
    let twice = api::PutMetricAlarmInput {
        dimensions: Some(vec![dimension("1"), dimension("2")]),
        ..alarm()
    };
    let outcome = world.call::<api::PutMetricAlarm>(twice).await;
    assert_eq!(refused(outcome).0, "InvalidParameterValue");
}
