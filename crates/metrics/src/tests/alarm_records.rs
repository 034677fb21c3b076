//! What alarms tell of themselves to programs: their reason's data and their history's.

use model::cloudwatch as api;

use super::alarms::{alarm, described, minute, put};
use crate::testing::{World, text};

/// The data of the history's items of a kind, the oldest first.
async fn history_data(world: &World, kind: &str) -> Vec<serde_json::Value> {
    let input = api::DescribeAlarmHistoryInput {
        alarm_name: text("hot"),
        history_item_type: text(kind),
        scan_by: text("TimestampAscending"),
        ..Default::default()
    };
    let output = world.call::<api::DescribeAlarmHistory>(input).await;
    let items = output.unwrap().alarm_history_items.unwrap().into_iter();
    items
        .map(|item| serde_json::from_str(&item.history_data.unwrap()).unwrap())
        .collect()
}

#[tokio::test]
async fn the_history_tells_of_settings_in_the_apis_names() {
    let world = World::new();
    put(&world, alarm()).await;
    let disable = api::DisableAlarmActionsInput {
        alarm_names: Some(vec!["hot".to_owned()]),
    };
    world
        .call::<api::DisableAlarmActions>(disable)
        .await
        .unwrap();
    let delete = api::DeleteAlarmsInput {
        alarm_names: Some(vec!["hot".to_owned()]),
    };
    world.call::<api::DeleteAlarms>(delete).await.unwrap();
    let told = history_data(&world, "ConfigurationUpdate").await;
    let expected = serde_json::json!({
        "version": "1.0",
        "type": "Create",
        "createdAlarm": {
            "alarmName": "hot",
            "alarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:hot",
            "alarmConfigurationUpdatedTimestamp": "2026-01-01T00:00:00.000+0000",
            "namespace": "App",
            "metricName": "load",
            "statistic": "Maximum",
            "period": 60,
            "dimensions": [],
            "threshold": 5.0,
            "comparisonOperator": "GreaterThanThreshold",
            "evaluationPeriods": 1,
            "stateValue": "INSUFFICIENT_DATA",
            "stateUpdatedTimestamp": "2026-01-01T00:00:00.000+0000",
            "actionsEnabled": true,
            "alarmActions": [],
            "insufficientDataActions": [],
            "okactions": [],
        },
    });
    assert_eq!(told[0], expected);
    assert_eq!(told[1]["type"], "Update");
    assert_eq!(told[1]["updatedAlarm"]["actionsEnabled"], false);
    assert_eq!(told[2]["type"], "Delete");
    assert_eq!(told[2]["deletedAlarm"]["alarmName"], "hot");
}

#[tokio::test]
async fn periods_without_data_are_among_those_evaluated() {
    let world = World::new();
    put(
        &world,
        api::PutMetricAlarmInput {
            evaluation_periods: Some(2),
            treat_missing_data: text("breaching"),
            ..alarm()
        },
    )
    .await;
    minute(&world).await;
    let shown = described(&world).await;
    assert_eq!(shown.state_value.as_deref(), Some("ALARM"));
    let data: serde_json::Value = serde_json::from_str(&shown.state_reason_data.unwrap()).unwrap();
    let expected = serde_json::json!([
        {"timestamp": "2026-01-01T00:00:00.000+0000"},
        {"timestamp": "2025-12-31T23:59:00.000+0000"},
    ]);
    assert_eq!(data["evaluatedDatapoints"], expected);
    assert_eq!(data["recentDatapoints"], serde_json::json!([]));
    let told = history_data(&world, "StateUpdate").await.remove(0);
    let before = serde_json::json!({
        "stateValue": "INSUFFICIENT_DATA",
        "stateReason": "Unchecked: Initial alarm creation",
    });
    assert_eq!(told["oldState"], before);
    assert_eq!(told["newState"]["stateReasonData"], data);
}

#[tokio::test]
async fn pages_of_the_history_go_on_where_they_ended_while_alarms_change() {
    let world = World::new();
    let page = async |order: &str, token: Option<String>| {
        let input = api::DescribeAlarmHistoryInput {
            max_records: Some(2),
            scan_by: text(order),
            next_token: token,
            ..Default::default()
        };
        let output = world.call::<api::DescribeAlarmHistory>(input).await?;
        let items = output.alarm_history_items.unwrap().into_iter();
        let names: Vec<String> = items.map(|item| item.alarm_name.unwrap()).collect();
        Ok::<_, wire::Fault>((names, output.next_token))
    };
    let make = async |name: &str| {
        let input = api::PutMetricAlarmInput {
            alarm_name: text(name),
            ..alarm()
        };
        put(&world, input).await;
    };
    for name in ["a", "b", "c"] {
        make(name).await;
    }
    let (names, token) = page("TimestampDescending", None).await.unwrap();
    assert_eq!(names, ["c", "b"]);
    make("d").await;
    let newest_first = token.clone();
    let (names, token) = page("TimestampDescending", token).await.unwrap();
    assert_eq!((names, token), (vec!["a".to_owned()], None));
    let (names, token) = page("TimestampAscending", None).await.unwrap();
    assert_eq!(names, ["a", "b"]);
    let (names, token) = page("TimestampAscending", token).await.unwrap();
    assert_eq!((names.join(""), token), ("cd".to_owned(), None));
    for wrong in [newest_first, text("2")] {
        let refusal = page("TimestampAscending", wrong).await.unwrap_err();
        assert_eq!(refusal.code, "InvalidNextToken");
    }
}
