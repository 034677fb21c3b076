//! Exports, and who uses them: an export that is used, if only by a stack that is being made, stays.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;
use store::Transaction;
use wire::Fault;

use super::Deployment;
use crate::ledger::Ledger;
use crate::plan::Exports;
use crate::prepare::Prepared;
use crate::state::{Action, Output, Stack, stack_prefix};
use crate::template::resolve::Known;

/// The exports of an account and region, by name.
pub(crate) fn exports(ledger: &Ledger, account: &str, region: &str) -> Exports {
    let stacks = ledger.stacks.prefix(&stack_prefix(account, region));
    of(stacks.iter().map(|(_, stack)| &**stack))
}

/// The exports of stacks. Those of a stack that is being deleted are nobody's any more.
fn of<'a>(stacks: impl Iterator<Item = &'a Stack>) -> Exports {
    let goes = |stack: &Stack| {
        let operation = stack.operation.as_ref();
        operation.is_some_and(|operation| operation.action == Action::Delete)
    };
    stacks
        .filter(|stack| !stack.is_deleted() && !goes(stack))
        .flat_map(|stack| &stack.outputs)
        .filter_map(|output| Some((output.export.clone()?, output.value.clone())))
        .collect()
}

/// Nothing is known: for what must not depend on resources.
struct Nothing;

impl Known for Nothing {
    fn reference(&self, _: &str) -> Option<Value> {
        None
    }

    fn attribute(&self, _: &str, _: &str) -> Option<Value> {
        None
    }

    fn import(&self, _: &str) -> Option<String> {
        Some(crate::template::resolve::UNKNOWN.to_owned())
    }
}

impl Deployment {
    /// The other stacks of the account and region, as decided so far.
    pub(super) fn others(&self, transaction: &Transaction<'_>) -> Vec<Arc<Stack>> {
        let prefix = stack_prefix(&self.stack.account, &self.stack.region);
        transaction
            .prefix(&self.ledger().stacks, &prefix)
            .into_iter()
            .map(|(_, stack)| stack)
            .filter(|stack| stack.id != self.stack.id && !stack.is_deleted())
            .collect()
    }

    /// The exports as they stand; the ones that the template names are noted as used, so that from
    /// now on they neither go nor change. Where one of them is missing, its name comes instead.
    pub(super) fn claim_exports(
        &self,
        prepared: &Prepared,
    ) -> Result<Result<Exports, String>, Fault> {
        let named = prepared.imports(&Nothing).unwrap_or_default();
        let ledger = self.writable()?;
        let key = self.stack.key();
        let (exports, commit) = ledger.transact(|transaction| {
            let exports = of(self.others(transaction).iter().map(|stack| &**stack));
            if let Some(missing) = named.iter().find(|name| !exports.contains_key(*name)) {
                return Ok(Err(missing.clone()));
            }
            let claimed = named;
            if let Some(row) = transaction.get(&ledger.stacks, &key)
                && !claimed.is_subset(&row.imports)
            {
                let mut stack = (*row).clone();
                if let Some(operation) = &mut stack.operation {
                    let before = || row.imports.clone();
                    operation.imported.get_or_insert_with(before);
                }
                stack.imports.extend(claimed);
                ledger.put_stack(transaction, &stack);
            }
            Ok(Ok(exports))
        })?;
        // Durable no later than anything that is made with them.
        drop(commit);
        Ok(exports)
    }

    /// Why the stack cannot go, if another one uses an export of it.
    pub(super) fn export_in_use(&self) -> Result<Option<String>, Fault> {
        let ledger = self.writable()?;
        let (reason, commit) = ledger.transact(|transaction| {
            let others = self.others(transaction);
            let exports = self.stack.outputs.iter();
            let used = exports
                .filter_map(|output| output.export.as_ref())
                .find_map(|name| {
                    let user = others.iter().find(|other| other.imports.contains(name))?;
                    Some((name, user))
                });
            Ok(used.map(|(name, user)| {
                format!(
                    "Delete canceled. Cannot delete export {name} as it is in use by {}.",
                    user.name
                )
            }))
        })?;
        drop(commit);
        Ok(reason)
    }
}

/// Why a stack's exports cannot be what `outputs` says, if they cannot.
pub(super) fn clash(
    stack: &Stack,
    outputs: &[Output],
    imports: &BTreeSet<String>,
    others: &[Arc<Stack>],
) -> Option<String> {
    let mut own = BTreeSet::new();
    for name in outputs.iter().filter_map(|output| output.export.as_ref()) {
        if !own.insert(name) {
            return Some(format!(
                "Export with name {name} is already exported by stack {}",
                stack.name
            ));
        }
        let twice = |other: &Output| other.export.as_ref() == Some(name);
        if let Some(owner) = others.iter().find(|other| other.outputs.iter().any(twice)) {
            return Some(format!(
                "Export with name {name} is already exported by stack {}",
                owner.name
            ));
        }
    }
    for before in &stack.outputs {
        let Some(name) = &before.export else { continue };
        let after = outputs
            .iter()
            .find(|output| output.export.as_ref() == Some(name));
        let user = others.iter().find(|other| other.imports.contains(name));
        match (after, user) {
            (None, Some(user)) => {
                return Some(format!(
                    "Export {name} cannot be deleted as it is in use by {}",
                    user.name
                ));
            }
            (Some(after), Some(user)) if after.value != before.value => {
                return Some(format!(
                    "Export {name} cannot be updated as it is in use by {}",
                    user.name
                ));
            }
            _ => {}
        }
    }
    let given = |name: &String| {
        let by = |output: &Output| output.export.as_ref() == Some(name);
        own.contains(name) || others.iter().any(|other| other.outputs.iter().any(by))
    };
    imports
        .iter()
        .find(|name| !given(name))
        .map(|name| format!("No export named {name} found"))
}
