//! Log groups.

use std::collections::BTreeMap;
use std::sync::Arc;

use plane::{Access, Account, Caller, Region};
use serde::{Deserialize, Serialize};
use store::{Lane, Retention, Transaction};
use wire::Fault;

use crate::{Logs, Refused, faults, limits};

/// A log group, under `<account>/<region>/<name>`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Group {
    /// Internal id, never reused.
    pub id: u64,
    /// When it was made, milliseconds since the epoch.
    pub created_ms: i64,
    /// How long events are kept, in days; for ever if not set.
    #[serde(default)]
    pub retention_days: Option<i32>,
    /// Tags.
    #[serde(default)]
    pub tags: BTreeMap<String, String>,
    /// The part of the next stream.
    #[serde(default)]
    pub next_part: u32,
}

impl Group {
    /// The oldest event that is still shown, milliseconds since the epoch.
    pub fn horizon_ms(&self, now_ms: i64) -> i64 {
        self.retention_days
            .map_or(i64::MIN, |days| now_ms - i64::from(days) * DAY_MS)
    }
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The key of a group's row.
pub(crate) fn row_key(account: &Account, region: &Region, name: &str) -> String {
    format!("{account}/{region}/{name}")
}

/// The key of a caller's group's row.
pub(crate) fn key_for(caller: &Caller, name: &str) -> String {
    row_key(&caller.account, &caller.region, name)
}

/// The ARN of a group, without the `:*` that most answers append.
pub(crate) fn arn(caller: &Caller, name: &str) -> String {
    format!(
        "arn:aws:logs:{}:{}:log-group:{name}",
        caller.region, caller.account
    )
}

/// An action on a stream.
pub(crate) fn stream_access(
    action: &'static str,
    caller: &Caller,
    group: &str,
    stream: &str,
) -> Access {
    Access::new(
        action,
        format!("{}:log-stream:{stream}", arn(caller, group)),
    )
}

/// The group's name in a name or ARN.
pub(crate) fn name_of(identifier: &str) -> &str {
    let name = if identifier.starts_with("arn:") {
        identifier.splitn(7, ':').nth(6).unwrap_or_default()
    } else {
        identifier
    };
    name.strip_suffix(":*").unwrap_or(name)
}

/// The group that an input names by name or identifier, but not by both.
pub(crate) fn named(name: Option<&String>, identifier: Option<&String>) -> Result<String, Fault> {
    match (name, identifier) {
        (Some(name), None) => Ok(name.clone()),
        (None, Some(identifier)) => Ok(name_of(identifier).to_owned()),
        (None, None) => Err(faults::invalid(
            "Either logGroupName or logGroupIdentifier must be specified.",
        )),
        (Some(_), Some(_)) => Err(faults::invalid(
            "LogGroup name and LogGroup identifier are mutually exclusive parameters.",
        )),
    }
}

impl Logs {
    /// An action on a group, as its denials name the resource, with the group's tags. See
    /// "Actions, resources, and condition keys for Amazon CloudWatch Logs" in the Service
    /// Authorization Reference.
    pub(crate) fn access(&self, action: &'static str, caller: &Caller, name: &str) -> Access {
        let resource = format!("{}:log-stream:", arn(caller, name));
        self.on_group(Access::new(action, resource), caller, name)
    }

    /// The same access with the tags of a group.
    pub(crate) fn on_group(&self, access: Access, caller: &Caller, name: &str) -> Access {
        match self.groups.get(&key_for(caller, name)) {
            Some(group) => access.on_tagged(&group.tags),
            None => access,
        }
    }

    /// A caller's group.
    ///
    /// # Errors
    /// `ResourceNotFoundException`.
    pub(crate) fn group(&self, caller: &Caller, name: &str) -> Result<Arc<Group>, Fault> {
        self.groups
            .get(&key_for(caller, name))
            .ok_or_else(faults::no_group)
    }

    /// The group that a tagging operation names by its ARN.
    ///
    /// # Errors
    /// `InvalidParameterException`, `ResourceNotFoundException`.
    pub(crate) fn group_of_arn(&self, arn: Option<&String>) -> Result<(String, Arc<Group>), Fault> {
        let parsed: wire::Arn = arn
            .and_then(|arn| arn.parse().ok())
            .filter(|arn: &wire::Arn| arn.service == "logs")
            .ok_or_else(|| faults::invalid("The specified resourceArn is invalid."))?;
        let name = parsed
            .resource
            .strip_prefix("log-group:")
            .unwrap_or_default();
        let name = name.strip_suffix(":*").unwrap_or(name);
        let (account, region) = (Account::new(parsed.account), Region::new(parsed.region));
        let key = row_key(&account, &region, name);
        let group = self.groups.get(&key).ok_or_else(faults::no_resource)?;
        Ok((key, group))
    }

    /// Changes a group's row.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, or what `change` says.
    pub(crate) async fn change_group(
        &self,
        key: &str,
        change: impl FnOnce(&mut Group, &mut Transaction<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let outcome = self.store.transact(|tx| {
            let row = tx.get(&self.groups, key).ok_or_else(faults::no_group)?;
            let mut row = Group::clone(&row);
            change(&mut row, tx)?;
            tx.put(&self.groups, key, row);
            Ok::<_, Refused>(())
        });
        crate::committed(outcome).await
    }
}

/// Sets a group's retention, for what is shown and for what is kept on disk.
pub(crate) fn retain(group: &mut Group, days: Option<i32>, tx: &mut Transaction<'_>) {
    group.retention_days = days;
    let span = days.and_then(|days| u64::try_from(i64::from(days) * DAY_MS).ok());
    let retention = span.map_or(Retention::Forever, Retention::Milliseconds);
    tx.retain(Lane::Telemetry, group.id, retention);
}

/// Puts tags to those that are there.
///
/// # Errors
/// `InvalidParameterException` for tags of AWS, `TooManyTagsException` beyond the limit.
pub(crate) fn add_tags(group: &mut Group, tags: BTreeMap<String, String>) -> Result<(), Fault> {
    let is_reserved = |key: &String| {
        key.get(..4)
            .is_some_and(|prefix| prefix.eq_ignore_ascii_case("aws:"))
    };
    if tags.keys().any(is_reserved) {
        return Err(faults::invalid(
            "aws: prefixed tag key names are not allowed for external use.",
        ));
    }
    group.tags.extend(tags);
    if group.tags.len() > limits::TAGS_MAX {
        return Err(Fault::client(
            "TooManyTagsException",
            "A resource can have no more than 50 tags.",
        ));
    }
    Ok(())
}
