//! DescribeLogGroups: a page of the groups, by name.

use model::logs::{DescribeLogGroups, DescribeLogGroupsInput, DescribeLogGroupsOutput, LogGroup};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Logs, faults, group, limits, token};

/// What its tokens belong to.
const LIST: &str = "groups";

impl Serve<DescribeLogGroups> for Logs {
    fn access(&self, call: &Call, _input: &DescribeLogGroupsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.access(
            "logs:DescribeLogGroups",
            &call.caller,
            "",
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeLogGroupsInput,
    ) -> Result<DescribeLogGroupsOutput, Fault> {
        faults::refuse(&[
            ("accountIdentifiers", input.account_identifiers.is_some()),
            (
                "includeLinkedAccounts",
                input.include_linked_accounts == Some(true),
            ),
            ("logGroupIdentifiers", input.log_group_identifiers.is_some()),
            (
                "logGroupClass",
                input
                    .log_group_class
                    .as_deref()
                    .is_some_and(|class| class != "STANDARD"),
            ),
        ])?;
        if input.log_group_name_prefix.is_some() && input.log_group_name_pattern.is_some() {
            return Err(faults::invalid(
                "LogGroup name prefix and LogGroup name pattern are mutually exclusive \
                 parameters.",
            ));
        }
        let max = usize::try_from(input.limit.unwrap_or(limits::PAGE_MAX)).unwrap_or(1);
        let prefix = input.log_group_name_prefix.unwrap_or_default();
        let base = group::key_for(&call.caller, "");
        let mut found = self.groups.prefix(&format!("{base}{prefix}"));
        if let Some(pattern) = &input.log_group_name_pattern {
            let pattern = pattern.to_lowercase();
            found.retain(|(key, _)| {
                key.get(base.len()..)
                    .is_some_and(|name| name.to_lowercase().contains(&pattern))
            });
        }
        if let Some(token) = &input.next_token {
            let after: String = token::key(LIST, token)?;
            found.retain(|(key, _)| {
                key.get(base.len()..)
                    .is_some_and(|name| name > after.as_str())
            });
        }
        let more = found.len() > max;
        found.truncate(max);
        let groups: Vec<LogGroup> = found
            .iter()
            .map(|(key, row)| {
                let name = key.get(base.len()..).unwrap_or_default();
                let arn = group::arn(&call.caller, name);
                LogGroup {
                    log_group_name: Some(name.to_owned()),
                    creation_time: Some(row.created_ms),
                    retention_in_days: row.retention_days,
                    metric_filter_count: Some(0),
                    arn: Some(format!("{arn}:*")),
                    stored_bytes: Some(0),
                    log_group_class: Some("STANDARD".to_owned()),
                    log_group_arn: Some(arn),
                    deletion_protection_enabled: Some(false),
                    ..LogGroup::default()
                }
            })
            .collect();
        let last = groups.last().and_then(|group| group.log_group_name.clone());
        Ok(DescribeLogGroupsOutput {
            log_groups: Some(groups),
            next_token: last
                .filter(|_| more)
                .and_then(|last| token::behind(LIST, &last)),
        })
    }
}
