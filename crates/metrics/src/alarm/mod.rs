//! Alarms: what they watch, the state they are in, and how they got there.
//!
//! Topics are told of changes. A notification is a row that is decided with the change; how it
//! ended stands in the alarm's history.

mod action;
mod deliver;
mod evaluate;
mod history;
mod notification;
mod reason;
mod region;
mod settings;
mod shape;

use std::collections::BTreeMap;
use std::sync::Arc;

use plane::{Access, Account, Caller, Region};
use serde::{Deserialize, Serialize};
use store::Transaction;
use wire::Fault;

pub(crate) use history::{Item, of_settings};
pub(crate) use notification::Notification;
pub(crate) use settings::{Settings, Source};
pub(crate) use shape::shown;

use crate::{Metrics, faults, tags};

/// An alarm, under `<account>/<region>/<name>`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Alarm {
    /// Internal id, never reused.
    pub id: u64,
    pub account: Account,
    pub region: Region,
    pub name: String,
    pub settings: Settings,
    /// When the settings came, milliseconds since the epoch.
    pub configured_ms: i64,
    pub state: State,
    #[serde(default)]
    pub tags: BTreeMap<String, String>,
}

/// An alarm's state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    pub value: StateValue,
    pub reason: String,
    /// JSON.
    #[serde(default)]
    pub data: Option<String>,
    /// When it was last set, milliseconds since the epoch.
    pub updated_ms: i64,
    /// When the value last changed, milliseconds since the epoch.
    pub changed_ms: i64,
}

/// What an alarm says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum StateValue {
    Ok,
    Alarm,
    InsufficientData,
}

impl StateValue {
    /// As it is shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Alarm => "ALARM",
            Self::InsufficientData => "INSUFFICIENT_DATA",
        }
    }

    /// From what is shown.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Ok, Self::Alarm, Self::InsufficientData]
            .into_iter()
            .find(|value| value.name() == name)
    }
}

impl State {
    /// The state of a new alarm.
    pub fn initial(now_ms: i64) -> Self {
        Self {
            value: StateValue::InsufficientData,
            reason: "Unchecked: Initial alarm creation".to_owned(),
            data: None,
            updated_ms: now_ms,
            changed_ms: now_ms,
        }
    }
}

/// What the keys of a caller's alarms begin with.
pub(crate) fn prefix_for(caller: &Caller) -> String {
    format!("{}/{}/", caller.account, caller.region)
}

/// The key of a caller's alarm.
pub(crate) fn key_for(caller: &Caller, name: &str) -> String {
    format!("{}{name}", prefix_for(caller))
}

/// An alarm's ARN.
pub(crate) fn arn(account: &Account, region: &Region, name: &str) -> String {
    format!("arn:aws:cloudwatch:{region}:{account}:alarm:{name}")
}

impl Alarm {
    /// The key of its row.
    pub fn key(&self) -> String {
        format!("{}/{}/{}", self.account, self.region, self.name)
    }

    /// Its ARN.
    pub fn arn(&self) -> String {
        arn(&self.account, &self.region, &self.name)
    }
}

impl Metrics {
    /// An action on each of some alarms of a caller, with the alarms' tags. See "Actions,
    /// resources, and condition keys for Amazon CloudWatch" in the Service Authorization
    /// Reference.
    pub(crate) fn alarm_access<'a>(
        &self,
        action: &'static str,
        caller: &Caller,
        names: impl IntoIterator<Item = &'a String>,
    ) -> Vec<Access> {
        let access = |name: &str| {
            let access = Access::new(action, arn(&caller.account, &caller.region, name));
            match self.alarms.get(&key_for(caller, name)) {
                Some(alarm) => access.on_tagged(&alarm.tags),
                None => access,
            }
        };
        tags::to_each(names, access)
    }

    /// Changes a caller's alarm.
    ///
    /// # Errors
    /// `ResourceNotFound`, or what `change` says.
    pub(crate) async fn change_alarm(
        &self,
        key: &str,
        change: impl FnOnce(&mut Alarm, &mut Transaction<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let outcome = self.store.transact(|tx| {
            let row = tx.get(&self.alarms, key).ok_or_else(faults::no_alarm)?;
            let mut row = Alarm::clone(&row);
            change(&mut row, tx)?;
            tx.put(&self.alarms, key, row);
            Ok(())
        });
        store::committed(outcome, faults::store).await
    }

    /// Puts an alarm into a state: notes it in the history, and takes the actions that are due.
    pub(crate) fn enter(&self, alarm: &mut Alarm, mut state: State, tx: &mut Transaction<'_>) {
        let changes = alarm.state.value != state.value;
        if !changes {
            state.changed_ms = alarm.state.changed_ms;
            alarm.state = state;
            return;
        }
        let before = std::mem::replace(&mut alarm.state, state);
        self.note(tx, history::of_state(alarm, &before));
        self.act(alarm, before.value, tx);
    }

    /// Lets alarms of a caller take their actions, or not. Names of no alarm do not matter.
    ///
    /// # Errors
    /// `InternalServiceError`
    pub(crate) async fn switch_actions(
        &self,
        caller: &Caller,
        names: &[String],
        enabled: bool,
    ) -> Result<(), Fault> {
        let now_ms = self.now_ms();
        let outcome = self.store.transact(|tx| {
            for name in names {
                let key = key_for(caller, name);
                let Some(row) = tx.get(&self.alarms, &key) else {
                    continue;
                };
                if row.settings.actions_enabled != enabled {
                    let mut row = Alarm::clone(&row);
                    row.settings.actions_enabled = enabled;
                    row.configured_ms = now_ms;
                    self.note(tx, of_settings(&row, "Update", now_ms));
                    tx.put(&self.alarms, &key, row);
                }
            }
            Ok(())
        });
        store::committed(outcome, faults::store).await
    }

    /// The caller's alarms, by name.
    pub(crate) fn alarms_of(&self, caller: &Caller) -> Vec<Arc<Alarm>> {
        let rows = self.alarms.prefix(&prefix_for(caller));
        rows.into_iter().map(|(_, row)| row).collect()
    }
}
