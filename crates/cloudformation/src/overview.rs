//! What the service knows of its stacks, for the engine's status page. Nothing is read from disk.

use serde::Serialize;

use crate::Cloudformation;

/// A stack.
#[derive(Debug, Clone, Serialize)]
pub struct StackOverview {
    /// Its id.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The account it belongs to.
    pub account: String,
    /// The region it is in.
    pub region: String,
    /// `CREATE_COMPLETE` and so on.
    pub status: String,
    /// Why, if there is something to say.
    pub reason: Option<String>,
    /// When it was created or last updated, milliseconds since the epoch.
    pub changed_ms: i64,
    /// Resources that it has.
    pub resources: usize,
}

impl Cloudformation {
    /// The stacks that are not deleted, those changed last first, at most `most`; and how many
    /// there are.
    pub fn overview(&self, most: usize) -> (Vec<StackOverview>, usize) {
        let ledger = &self.means.ledger;
        let mut stacks: Vec<_> = ledger
            .stacks
            .all()
            .into_iter()
            .map(|(_, stack)| stack)
            .filter(|stack| !stack.is_deleted())
            .collect();
        let total = stacks.len();
        stacks.sort_by_key(|stack| std::cmp::Reverse(stack.updated_ms.unwrap_or(stack.created_ms)));
        stacks.truncate(most);
        let shown = stacks.iter().map(|stack| StackOverview {
            arn: stack.arn.clone(),
            name: stack.name.clone(),
            account: stack.account.clone(),
            region: stack.region.clone(),
            status: stack.status.clone(),
            reason: stack.reason.clone(),
            changed_ms: stack.updated_ms.unwrap_or(stack.created_ms),
            resources: ledger
                .resources_of(stack.id)
                .iter()
                .filter(|resource| resource.applied.is_some())
                .count(),
        });
        (shown.collect(), total)
    }
}
