//! ListDashboards: the dashboards of an account.

use std::ops::Bound;

use model::cloudwatch::{
    DashboardEntry, ListDashboards, ListDashboardsInput, ListDashboardsOutput,
};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp};

use crate::{Metrics, dashboard, faults, token};

/// Most dashboards of one page.
const PAGE: usize = 1_000;
/// What its tokens begin with.
const LIST: &str = "d1";

impl Serve<ListDashboards> for Metrics {
    fn access(&self, _: &Call, _: &ListDashboardsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("cloudwatch:ListDashboards", "*")])
    }

    async fn run(
        &self,
        call: &Call,
        input: ListDashboardsInput,
    ) -> Result<ListDashboardsOutput, Fault> {
        let prefix = input.dashboard_name_prefix.unwrap_or_default();
        let prefix = dashboard::key_for(&call.caller, &prefix);
        let after = match &input.next_token {
            Some(token) => {
                let name = token::name_in(LIST, token).ok_or_else(|| {
                    faults::invalid(format!(
                        "The value {token} for parameter NextToken is invalid."
                    ))
                })?;
                Some(dashboard::key_for(&call.caller, &name))
            }
            None => None,
        };
        let from = match &after {
            Some(after) if *after > prefix => Bound::Excluded(after.as_str()),
            _ => Bound::Included(prefix.as_str()),
        };
        let mut rows = self
            .dashboards
            .range(from, PAGE + 1, |key| key.starts_with(&prefix));
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows
            .last()
            .filter(|_| more)
            .map(|(_, row)| token::behind(LIST, &row.name));
        let entries = rows.iter().map(|(_, row)| DashboardEntry {
            dashboard_name: Some(row.name.clone()),
            dashboard_arn: Some(dashboard::arn(&call.caller.account, &row.name)),
            last_modified: Some(Timestamp::from_millis(row.modified_ms)),
            size: i64::try_from(row.body.len()).ok(),
        });
        Ok(ListDashboardsOutput {
            dashboard_entries: Some(entries.collect()),
            next_token: next,
        })
    }
}
