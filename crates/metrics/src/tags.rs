//! Tags of alarms and dashboards.

use std::collections::BTreeMap;

use model::cloudwatch::Tag;
use plane::{Access, Account, Caller, Region};
use wire::{Arn, Fault};

use crate::alarm::Alarm;
use crate::dashboard::Dashboard;
use crate::{Metrics, faults, limits};

type Tags = BTreeMap<String, String>;

/// Checks tags that are to be put.
///
/// # Errors
/// `InvalidParameterValue`
pub(crate) fn checked(tags: Vec<Tag>) -> Result<Tags, Fault> {
    let mut checked = Tags::new();
    for Tag { key, value } in tags {
        let key = key.unwrap_or_default();
        if plane::is_reserved_tag(&key) {
            let message = "aws: prefixed tag key names are not allowed for external use.";
            return Err(faults::invalid(message));
        }
        if checked.insert(key, value.unwrap_or_default()).is_some() {
            return Err(faults::invalid("Duplicate tag keys are not allowed."));
        }
    }
    check_count(&checked)?;
    Ok(checked)
}

/// Checks how many tags there are.
///
/// # Errors
/// `InvalidParameterValue`
pub(crate) fn check_count(tags: &Tags) -> Result<(), Fault> {
    if tags.len() > limits::TAGS_MAX {
        let most = limits::TAGS_MAX;
        return Err(faults::invalid(format!(
            "A resource can have no more than {most} tags."
        )));
    }
    Ok(())
}

/// The accesses to each of some resources; to all that there are where a request names none.
pub(crate) fn to_each<'a>(
    names: impl IntoIterator<Item = &'a String>,
    access: impl Fn(&str) -> Access,
) -> Vec<Access> {
    let needed: Vec<Access> = names.into_iter().map(|name| access(name)).collect();
    if needed.is_empty() {
        vec![access("*")]
    } else {
        needed
    }
}

/// Tags of a request, not checked yet, as condition keys have them.
pub(crate) fn given(tags: Option<&Vec<Tag>>) -> impl Iterator<Item = (&str, &str)> {
    tags.into_iter().flatten().map(|tag| {
        let (key, value) = (tag.key.as_deref(), tag.value.as_deref());
        (key.unwrap_or_default(), value.unwrap_or_default())
    })
}

/// What an ARN names.
enum Tagged {
    /// The alarm with this key.
    Alarm(String),
    /// The dashboard with this key.
    Dashboard(String),
}

/// What an ARN names; none if that is an alarm of another region than the caller's.
fn tagged(caller: &Caller, arn: &str) -> Result<Option<Tagged>, Fault> {
    let invalid = || {
        faults::invalid(format!(
            "The value {arn} for parameter ResourceARN is invalid."
        ))
    };
    let parsed: Arn = arn.parse().map_err(|_| invalid())?;
    if parsed.service != "cloudwatch" {
        return Err(invalid());
    }
    let (account, region) = (Account::new(parsed.account), Region::new(parsed.region));
    if let Some(name) = parsed.resource.strip_prefix("alarm:") {
        let key = format!("{account}/{region}/{name}");
        return Ok((region == caller.region).then_some(Tagged::Alarm(key)));
    }
    if let Some(name) = parsed.resource.strip_prefix("dashboard/") {
        return Ok(Some(Tagged::Dashboard(format!("{account}/{name}"))));
    }
    Err(invalid())
}

impl Metrics {
    /// An action on a resource by its ARN, with the resource's tags.
    pub(crate) fn tagged_access(
        &self,
        action: &'static str,
        caller: &Caller,
        arn: Option<&str>,
    ) -> Access {
        let arn = arn.unwrap_or("*");
        let tags = self.tags_of(caller, arn).unwrap_or_default();
        Access::new(action, arn).on_tagged(&tags)
    }

    /// The tags of a resource.
    ///
    /// # Errors
    /// `InvalidParameterValue` if the ARN is not one of an alarm or a dashboard.
    pub(crate) fn tags_of(&self, caller: &Caller, arn: &str) -> Result<Tags, Fault> {
        let tags = match tagged(caller, arn)? {
            Some(Tagged::Alarm(key)) => self.alarms.get(&key).map(|row| row.tags.clone()),
            Some(Tagged::Dashboard(key)) => self.dashboards.get(&key).map(|row| row.tags.clone()),
            None => None,
        };
        Ok(tags.unwrap_or_default())
    }

    /// Changes the tags of a resource.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `InvalidParameterValue`, or what `change` says.
    pub(crate) async fn change_tags(
        &self,
        caller: &Caller,
        arn: &str,
        change: impl FnOnce(&mut Tags) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let missing = || faults::no_resource(arn);
        let tagged = tagged(caller, arn)?.ok_or_else(missing)?;
        let outcome = self.store.transact(|tx| {
            match &tagged {
                Tagged::Alarm(key) => {
                    let row = tx.get(&self.alarms, key).ok_or_else(missing)?;
                    let mut row = Alarm::clone(&row);
                    change(&mut row.tags)?;
                    tx.put(&self.alarms, key, row);
                }
                Tagged::Dashboard(key) => {
                    let row = tx.get(&self.dashboards, key).ok_or_else(missing)?;
                    let mut row = Dashboard::clone(&row);
                    change(&mut row.tags)?;
                    tx.put(&self.dashboards, key, row);
                }
            }
            Ok(())
        });
        store::committed(outcome, faults::store).await
    }
}
