//! Log groups.

use std::collections::BTreeMap;
use std::sync::Arc;

use plane::{Access, Account, Caller, Region};
use serde::{Deserialize, Serialize};
use store::{Lane, Retention, Transaction};
use wire::Fault;

use crate::{Logs, faults, limits};

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

/// The group that an ARN names.
struct Place {
    account: Account,
    region: Region,
    name: String,
}

impl Place {
    fn of_arn(arn: &str) -> Option<Self> {
        let parsed: wire::Arn = arn.parse().ok()?;
        let name = parsed.resource.strip_prefix("log-group:")?;
        (parsed.service == "logs").then(|| Self {
            account: Account::new(parsed.account),
            region: Region::new(parsed.region),
            name: name.to_owned(),
        })
    }

    /// Whether calls by this caller reach it: each region knows its own, and no account lends
    /// its groups to another.
    fn is_reached_by(&self, caller: &Caller) -> bool {
        self.account == caller.account && self.region == caller.region
    }

    fn key(&self) -> String {
        row_key(&self.account, &self.region, &self.name)
    }
}

/// The group that an input names by name or identifier, but not by both.
pub(crate) fn named(
    caller: &Caller,
    name: Option<&String>,
    identifier: Option<&String>,
) -> Result<String, Fault> {
    match (name, identifier) {
        (Some(name), None) => Ok(name.clone()),
        (None, Some(identifier)) if !identifier.starts_with("arn:") => Ok(identifier.clone()),
        (None, Some(identifier)) => Place::of_arn(identifier)
            .filter(|place| place.is_reached_by(caller))
            .map(|place| place.name)
            .ok_or_else(faults::no_group),
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

    /// An action on the tags of what an ARN names, which is the resource as it stands: policies
    /// allow these actions by the ARN without `:*`. See `arn` of `LogGroup` in the Amazon
    /// CloudWatch Logs API Reference.
    pub(crate) fn tags_access(&self, action: &'static str, arn: Option<&String>) -> Access {
        let arn = arn.map_or("*", String::as_str);
        let access = Access::new(action, arn);
        match Place::of_arn(arn).and_then(|place| self.groups.get(&place.key())) {
            Some(group) => access.on_tagged(&group.tags),
            None => access,
        }
    }

    /// The group that a tagging operation names by its ARN, with the key of its row.
    ///
    /// # Errors
    /// `InvalidParameterException`, `ResourceNotFoundException`.
    pub(crate) fn group_of_arn(
        &self,
        caller: &Caller,
        arn: Option<&String>,
    ) -> Result<(String, Arc<Group>), Fault> {
        let place = arn.and_then(|arn| Place::of_arn(arn));
        let place =
            place.ok_or_else(|| faults::invalid("The specified resourceArn is invalid."))?;
        let key = place.key();
        let group = self.groups.get(&key);
        let group = group.filter(|_| place.is_reached_by(caller));
        Ok((key, group.ok_or_else(faults::no_resource)?))
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
            Ok(())
        });
        store::committed(outcome, faults::store).await
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
    if tags.keys().any(|key| plane::is_reserved_tag(key)) {
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
