//! ListMetrics: the metrics that had samples lately.

use model::cloudwatch::{self as api, ListMetrics, ListMetricsInput, ListMetricsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use std::ops::Bound;

use crate::metric::Metric;
use crate::{Metrics, faults, limits};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Serve<ListMetrics> for Metrics {
    fn access(&self, _: &Call, _: &ListMetricsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("cloudwatch:ListMetrics", "*")])
    }

    async fn run(&self, call: &Call, input: ListMetricsInput) -> Result<ListMetricsOutput, Fault> {
        faults::refuse(&[
            ("RecentlyActive", input.recently_active.is_some()),
            (
                "IncludeLinkedAccounts",
                input.include_linked_accounts == Some(true),
            ),
            ("OwningAccount", input.owning_account.is_some()),
        ])?;
        let prefix = format!("{}/{}/", call.caller.account, call.caller.region);
        let from = match &input.next_token {
            Some(token) => {
                let number: u32 = token.parse().map_err(|_| faults::bad_token())?;
                format!("{prefix}{number:010}")
            }
            None => prefix.clone(),
        };
        let oldest_day = (self.now_ms() - limits::LISTED_MS).div_euclid(DAY_MS);
        let within = |key: &str| key.starts_with(&prefix);
        let rows = self
            .registrations
            .range(Bound::Included(&from), usize::MAX, within);
        let filters = input.dimensions.unwrap_or_default();
        let mut listed = Vec::new();
        let mut next = None;
        for (_, row) in rows {
            let metric = &row.metric;
            let is_wanted = row.seen_day >= oldest_day
                && input
                    .namespace
                    .as_ref()
                    .is_none_or(|wanted| *wanted == metric.namespace)
                && input
                    .metric_name
                    .as_ref()
                    .is_none_or(|wanted| *wanted == metric.name)
                && filters.iter().all(|filter| has(metric, filter));
            if !is_wanted {
                continue;
            }
            if listed.len() == limits::METRICS_PAGE {
                next = Some(row.number.to_string());
                break;
            }
            listed.push(api::Metric {
                namespace: Some(metric.namespace.clone()),
                metric_name: Some(metric.name.clone()),
                dimensions: Some(metric.shown_dimensions()),
            });
        }
        Ok(ListMetricsOutput {
            metrics: Some(listed),
            next_token: next,
            owning_accounts: None,
        })
    }
}

fn has(metric: &Metric, filter: &api::DimensionFilter) -> bool {
    let value = metric
        .dimensions
        .get(filter.name.as_deref().unwrap_or_default());
    match (&filter.value, value) {
        (Some(wanted), Some(value)) => wanted == value,
        (None, Some(_)) => true,
        (_, None) => false,
    }
}
