//! What the service knows of its functions, for the engine's status page. Nothing is read from
//! disk.

use plane::{Account, Region};
use serde::Serialize;

use crate::row::{FunctionRow, LastUpdate, State};
use crate::service::Lambda;

/// A function.
#[derive(Debug, Clone, Serialize)]
pub struct FunctionOverview {
    /// Its ARN, without qualifier.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The account it belongs to.
    pub account: String,
    /// The region it is in.
    pub region: String,
    /// `provided.al2023` and so on.
    pub runtime: String,
    /// `Pending`, `Updating` or `Active`.
    pub state: &'static str,
    /// Memory in MiB.
    pub memory_mb: u32,
    /// Timeout in seconds.
    pub timeout_s: u32,
    /// When it was last changed, milliseconds since the epoch.
    pub modified_ms: u64,
    /// Its log group.
    pub log_group: String,
    /// Invocations that run now.
    pub in_flight: u32,
    /// Execution environments that wait for an invocation.
    pub idle_environments: usize,
}

impl Lambda {
    /// The functions, at most `most`, and how many there are.
    pub fn overview(&self, most: usize) -> (Vec<FunctionOverview>, usize) {
        let rows = self.functions.all();
        let total = rows.len();
        let shown = rows.iter().take(most).map(|(_, row)| self.of(row));
        (shown.collect(), total)
    }

    /// The log group of a function, by its ARN with or without qualifier, with its account and region.
    pub fn log_group(&self, function_arn: &str) -> Option<(Account, Region, String)> {
        let rows = self.functions.all();
        let named = rows.iter().find(|(_, row)| {
            let rest = function_arn.strip_prefix(&row.arn());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        });
        named.map(|(_, row)| {
            let account = Account::new(row.account.as_str());
            let region = Region::new(row.region.as_str());
            (account, region, row.settings.log_group.clone())
        })
    }

    /// Asynchronous invocations that were accepted and have not ended.
    pub fn queued(&self) -> usize {
        self.queue.len()
    }

    fn of(&self, row: &FunctionRow) -> FunctionOverview {
        FunctionOverview {
            arn: row.arn(),
            name: row.name.clone(),
            account: row.account.clone(),
            region: row.region.clone(),
            runtime: row.settings.runtime.clone(),
            state: match (row.state, row.last_update) {
                (State::Pending, _) => "Pending",
                (State::Active, LastUpdate::InProgress) => "Updating",
                (State::Active, LastUpdate::Successful) => "Active",
            },
            memory_mb: row.settings.memory_mb,
            timeout_s: row.settings.timeout_s,
            modified_ms: row.modified_ms,
            log_group: row.settings.log_group.clone(),
            in_flight: self.concurrency.running(row.id),
            idle_environments: self.pool.idle(row.id),
        }
    }
}
