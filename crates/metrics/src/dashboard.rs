//! Dashboards. They are kept and given back; nothing here draws them.

mod body;

use std::collections::BTreeMap;

use plane::{Access, Account, Caller};
use serde::{Deserialize, Serialize};
use wire::Fault;

use crate::{Metrics, faults, limits, tags};

/// A dashboard, under `<account>/<name>`: dashboards belong to all regions.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Dashboard {
    pub name: String,
    /// JSON.
    pub body: String,
    /// Milliseconds since the epoch.
    pub modified_ms: i64,
    #[serde(default)]
    pub tags: BTreeMap<String, String>,
}

/// The key of a caller's dashboard.
pub(crate) fn key_for(caller: &Caller, name: &str) -> String {
    format!("{}/{name}", caller.account)
}

/// A dashboard's ARN.
pub(crate) fn arn(account: &Account, name: &str) -> String {
    format!("arn:aws:cloudwatch::{account}:dashboard/{name}")
}

impl Metrics {
    /// An action on each of some dashboards of a caller, with the dashboards' tags.
    pub(crate) fn dashboard_access<'a>(
        &self,
        action: &'static str,
        caller: &Caller,
        names: impl IntoIterator<Item = &'a String>,
    ) -> Vec<Access> {
        let access = |name: &str| {
            let access = Access::new(action, arn(&caller.account, name));
            match self.dashboards.get(&key_for(caller, name)) {
                Some(dashboard) => access.on_tagged(&dashboard.tags),
                None => access,
            }
        };
        tags::to_each(names, access)
    }
}

/// Checks a new dashboard's name.
///
/// # Errors
/// `InvalidParameterValue`
pub(crate) fn check_name(name: &str) -> Result<(), Fault> {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if name.is_empty() || name.len() > 255 {
        return Err(faults::invalid(
            "The value for field DashboardName must have between 1 and 255 characters.",
        ));
    }
    if !name.bytes().all(is_allowed) {
        return Err(faults::invalid(
            "The value for field DashboardName contains invalid characters. It can only contain \
             alphanumerics, dash (-) and underscore (_).\n",
        ));
    }
    Ok(())
}

/// Checks a dashboard's body: a JSON object, with widgets that are some.
///
/// # Errors
/// `InvalidParameterInput`
pub(crate) fn check_body(body: &str) -> Result<(), Fault> {
    let refuse = |message: &str| Err(Fault::client("InvalidParameterInput", message));
    if body.len() > limits::DASHBOARD_BYTES_MAX {
        return refuse("The field DashboardBody must not be larger than 1 MB.");
    }
    let Ok(serde_json::Value::Object(object)) = serde_json::from_str(body) else {
        return refuse("The field DashboardBody must be a valid JSON object");
    };
    let faults = body::faults(&object);
    if faults.is_empty() {
        return Ok(());
    }
    let listed = serde_json::to_string_pretty(&faults).unwrap_or_default();
    refuse(&format!(
        "The dashboard body is invalid, there are {} validation errors:\n{listed}",
        faults.len()
    ))
}
