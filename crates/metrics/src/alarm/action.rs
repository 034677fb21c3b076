//! What alarms do when they change their state: topics are told, and nothing else.

use plane::Caller;
use wire::{Arn, Fault};

use super::Settings;
use crate::faults;

/// Services whose actions CloudWatch takes and this engine does not.
const ELSEWHERE: [&str; 8] = [
    "aiops",
    "automate",
    "autoscaling",
    "ec2",
    "lambda",
    "ssm",
    "ssm-incidents",
    "swf",
];

/// Whether an action is a topic that is told.
pub(super) fn is_topic(action: &str) -> bool {
    action.parse::<Arn>().is_ok_and(|arn| arn.service == "sns")
}

/// Checks the actions of new settings.
///
/// # Errors
/// `ValidationError`; `InvalidParameterValue` for those that are not supported.
pub(super) fn check(caller: &Caller, settings: &Settings) -> Result<(), Fault> {
    let lists = [
        &settings.ok_actions,
        &settings.alarm_actions,
        &settings.insufficient_data_actions,
    ];
    for action in lists.into_iter().flatten() {
        let invalid = || faults::validation(format!("Invalid arn syntax: {action}"));
        let arn: Arn = action.parse().map_err(|_| invalid())?;
        if ELSEWHERE.contains(&arn.service.as_str()) {
            let service = arn.service;
            return Err(faults::not_supported(&format!(
                "AlarmActions with an action of {service}"
            )));
        }
        let is_account = arn.account.len() == 12 && arn.account.bytes().all(|b| b.is_ascii_digit());
        let is_name = !arn.resource.is_empty() && !arn.resource.contains([':', '/']);
        if arn.service != "sns" || !is_account || !is_name {
            return Err(invalid());
        }
        let (given, own) = (&arn.region, &caller.region);
        if given.as_str() != own.as_str() {
            return Err(faults::validation(format!(
                "Invalid region {given} specified. Only {own} is supported."
            )));
        }
    }
    Ok(())
}
