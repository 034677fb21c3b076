//! What happened to alarms.

use std::ops::Bound;

use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Transaction;

use super::{Alarm, Notification, State};
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

/// An alarm was made, changed or deleted: `Create`, `Update`, `Delete`.
pub(crate) fn of_settings(alarm: &Alarm, what: &str, time_ms: i64) -> Item {
    let past = match what {
        "Create" => "created",
        "Delete" => "deleted",
        _ => "updated",
    };
    let settings = serde_json::to_value(&alarm.settings).unwrap_or_default();
    let data = json!({
        "version": "1.0",
        "type": what,
        (if what == "Delete" { "deletedAlarm" } else { "createdAlarm" }): settings,
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
    let shown = |state: &State| {
        let data: serde_json::Value = state
            .data
            .as_deref()
            .and_then(|data| serde_json::from_str(data).ok())
            .unwrap_or_default();
        json!({
            "stateValue": state.value.name(),
            "stateReason": state.reason,
            "stateReasonData": data,
        })
    };
    let data = json!({
        "version": "1.0",
        "oldState": shown(before),
        "newState": shown(&alarm.state),
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
        let too_many = self.history.len() > limits::HISTORY_MAX;
        for (key, row) in tx.range(&self.history, Bound::Included(&scope), 4, within) {
            if too_many || row.time_ms < item.time_ms - limits::HISTORY_KEPT_MS {
                tx.delete(&self.history, &key);
            }
        }
        let key = format!("{scope}{:020}", tx.next_id());
        tx.put(&self.history, &key, item);
    }
}
