//! What happened to alarms.

use std::ops::Bound;

use model::cloudwatch as api;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Transaction;

use super::reason::long_time;
use super::{Alarm, Notification, State, shown};
use crate::{Metrics, limits};

/// An item of the history, under `<account>/<region>/<number>`; numbers rise with time.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Item {
    /// What the keys of its account and region begin with.
    pub scope: String,
    pub alarm: String,
    pub time_ms: i64,
    pub kind: Kind,
    pub summary: String,
    /// JSON.
    pub data: String,
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    ConfigurationUpdate,
    StateUpdate,
    Action,
}

impl Kind {
    /// As it is shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::ConfigurationUpdate => "ConfigurationUpdate",
            Self::StateUpdate => "StateUpdate",
            Self::Action => "Action",
        }
    }
}

fn scope(alarm: &Alarm) -> String {
    format!("{}/{}/", alarm.account, alarm.region)
}

/// The members of an object that have a value.
fn present(mut object: Value) -> Value {
    if let Some(members) = object.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    object
}

/// An alarm as its history tells of it: as answers do, with small first letters.
fn described(alarm: &Alarm) -> Value {
    let shown = shown(alarm);
    let metrics = shown.metrics.as_ref();
    let metrics: Option<Vec<Value>> = metrics.map(|all| all.iter().map(query).collect());
    present(json!({
        "alarmName": shown.alarm_name,
        "alarmDescription": shown.alarm_description,
        "alarmArn": shown.alarm_arn,
        "alarmConfigurationUpdatedTimestamp": long_time(alarm.configured_ms),
        "namespace": shown.namespace,
        "metricName": shown.metric_name,
        "statistic": shown.statistic,
        "extendedStatistic": shown.extended_statistic,
        "period": shown.period,
        "unit": shown.unit,
        "dimensions": shown.dimensions.as_deref().map(dimensions),
        "metrics": metrics,
        "threshold": shown.threshold,
        "comparisonOperator": shown.comparison_operator,
        "evaluationPeriods": shown.evaluation_periods,
        "datapointsToAlarm": shown.datapoints_to_alarm,
        "treatMissingData": shown.treat_missing_data,
        "evaluateLowSampleCountPercentile": shown.evaluate_low_sample_count_percentile,
        "stateValue": shown.state_value,
        "stateUpdatedTimestamp": long_time(alarm.state.updated_ms),
        "actionsEnabled": shown.actions_enabled,
        "alarmActions": shown.alarm_actions,
        "insufficientDataActions": shown.insufficient_data_actions,
        "okactions": shown.ok_actions,
    }))
}

fn dimensions(dimensions: &[api::Dimension]) -> Value {
    let shown = dimensions.iter();
    shown
        .map(|dimension| json!({ "name": dimension.name, "value": dimension.value }))
        .collect()
}

fn query(query: &api::MetricDataQuery) -> Value {
    let stat = query.metric_stat.as_ref().map(|stat| {
        let metric = stat.metric.as_ref().map(|metric| {
            json!({
                "namespace": metric.namespace,
                "metricName": metric.metric_name,
                "dimensions": metric.dimensions.as_deref().map(dimensions),
            })
        });
        present(json!({
            "metric": metric,
            "period": stat.period,
            "stat": stat.stat,
            "unit": stat.unit,
        }))
    });
    present(json!({
        "id": query.id,
        "metricStat": stat,
        "expression": query.expression,
        "label": query.label,
        "returnData": query.return_data,
        "period": query.period,
    }))
}

/// An alarm was made, changed or deleted: `Create`, `Update`, `Delete`.
pub(crate) fn of_settings(alarm: &Alarm, what: &str, time_ms: i64) -> Item {
    let past = match what {
        "Create" => "created",
        "Delete" => "deleted",
        _ => "updated",
    };
    let data = json!({
        "version": "1.0",
        "type": what,
        (format!("{past}Alarm")): described(alarm),
    });
    Item {
        scope: scope(alarm),
        alarm: alarm.name.clone(),
        time_ms,
        kind: Kind::ConfigurationUpdate,
        summary: format!("Alarm \"{}\" {past}", alarm.name),
        data: data.to_string(),
    }
}

/// An alarm changed its state.
pub(super) fn of_state(alarm: &Alarm, before: &State) -> Item {
    let state_of = |state: &State| {
        let data = state.data.as_deref();
        let data = data.and_then(|data| serde_json::from_str::<Value>(data).ok());
        present(json!({
            "stateValue": state.value.name(),
            "stateReason": state.reason,
            "stateReasonData": data,
        }))
    };
    let data = json!({
        "version": "1.0",
        "oldState": state_of(before),
        "newState": state_of(&alarm.state),
    });
    let (from, to) = (before.value.name(), alarm.state.value.name());
    Item {
        scope: scope(alarm),
        alarm: alarm.name.clone(),
        time_ms: alarm.state.updated_ms,
        kind: Kind::StateUpdate,
        summary: format!("Alarm updated from {from} to {to}"),
        data: data.to_string(),
    }
}

/// An action was taken, or could not be.
pub(super) fn of_action(notification: &Notification, error: Option<&str>) -> Item {
    let action = &notification.topic;
    let published = json!({"default": notification.message}).to_string();
    let data = json!({
        "actionState": if error.is_some() { "Failed" } else { "Succeeded" },
        "notificationResource": action,
        "stateUpdateTimestamp": notification.updated_ms,
        "publishedMessage": published,
        "error": error,
    });
    Item {
        scope: format!("{}/{}/", notification.account, notification.region),
        alarm: notification.alarm.clone(),
        time_ms: notification.updated_ms,
        kind: Kind::Action,
        summary: match error {
            None => format!("Successfully executed action {action}"),
            Some(error) => {
                format!("Failed to execute action {action}. Received error: \"{error}\"")
            }
        },
        data: data.to_string(),
    }
}

impl Metrics {
    /// Adds an item to the history, and drops what is too old or too much.
    pub(crate) fn note(&self, tx: &mut Transaction<'_>, item: Item) {
        let scope = item.scope.clone();
        let within = |key: &str| key.starts_with(&scope);
        // Looked at closely only where all together are too many.
        let too_many = self.history.len() > limits::HISTORY_MAX
            && self.history.prefix(&scope).len() > limits::HISTORY_MAX;
        for (key, row) in tx.range(&self.history, Bound::Included(&scope), 4, within) {
            if too_many || row.time_ms < item.time_ms - limits::HISTORY_KEPT_MS {
                tx.delete(&self.history, &key);
            }
        }
        let key = format!("{scope}{:020}", tx.next_id());
        tx.put(&self.history, &key, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::World;

    #[tokio::test]
    async fn a_long_history_does_not_shorten_that_of_another_region() {
        let world = World::new();
        let note = async |region: &str, count: usize| {
            let item = Item {
                scope: format!("111122223333/{region}/"),
                alarm: "hot".to_owned(),
                time_ms: world.metrics.now_ms(),
                kind: Kind::StateUpdate,
                summary: String::new(),
                data: String::new(),
            };
            let noted = world.metrics.store.transact(|tx| {
                (0..count).for_each(|_| world.metrics.note(tx, item.clone()));
                Ok(())
            });
            store::committed(noted, crate::faults::store).await.unwrap();
            world.metrics.history.prefix(&item.scope).len()
        };
        let long = limits::HISTORY_MAX + 100;
        assert_eq!(note("us-east-1", long).await, long);
        for count in 1..=5 {
            assert_eq!(note("eu-west-1", 1).await, count);
        }
        assert!(note("us-east-1", 1).await < long);
    }
}
