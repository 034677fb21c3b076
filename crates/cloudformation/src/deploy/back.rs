//! Back to where a failed update came from.

use wire::Fault;

use super::Deployment;
use crate::calls::{Calls, Failure};
use crate::graph::{self, Graph};
use crate::resources;
use crate::state::{Phase, Resource, Target, template_key};

impl Deployment {
    /// Gives every resource that the update touched its former state again.
    pub(super) async fn roll_back(&self) -> Result<(), Fault> {
        let calls = match self.calls() {
            Ok(calls) => calls,
            Err(failure) => return self.stay_back(failure.reason).await,
        };
        let graph: Graph = {
            let rows = self.rows();
            let touched = rows.values().filter(|row| row.before.is_some());
            touched
                .map(|row| {
                    let waits = row.before.as_ref().map(|before| before.depends_on.clone());
                    (row.logical.clone(), waits.unwrap_or_default())
                })
                .collect()
        };
        graph::walk(&graph, false, |logical| {
            let calls = &calls;
            async move { self.counted(self.restore_one(calls, &logical).await) }
        })
        .await;
        self.check_fatal()?;
        let failed: Vec<String> = {
            let rows = self.rows();
            let left = |row: &&Resource| {
                row.operation == self.operation.id && row.before.is_some() && !row.back
            };
            rows.values()
                .filter(left)
                .map(|row| row.logical.clone())
                .collect()
        };
        if !failed.is_empty() {
            let failed = failed.join(", ");
            return self
                .stay_back(format!(
                    "The following resource(s) failed to update: [{failed}]. "
                ))
                .await;
        }
        self.advance(|stack| {
            "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS".clone_into(&mut stack.status);
            stack.reason = None;
            if let Some(operation) = &mut stack.operation {
                operation.phase = Phase::RollbackCleanup;
            }
        })
        .await
    }

    /// The rollback has failed; it may be continued.
    async fn stay_back(&self, words: String) -> Result<(), Fault> {
        let ledger = self.ledger();
        self.advance_with(|transaction, stack| {
            "UPDATE_ROLLBACK_FAILED".clone_into(&mut stack.status);
            stack.reason = Some(words);
            let Some(operation) = stack.operation.take() else {
                return;
            };
            let template = |target: &Option<Target>| target.as_ref().map(|is| is.template);
            let failed = std::mem::replace(&mut stack.target, operation.previous);
            let failed =
                template(&failed).filter(|failed| Some(*failed) != template(&stack.target));
            if let Some(failed) = failed {
                // Nothing goes there any more.
                transaction.delete(&ledger.templates, &template_key(failed));
            }
            if let Some(imported) = operation.imported {
                stack.imports = imported;
            }
        })
        .await
    }

    async fn restore_one(&self, calls: &Calls, logical: &str) -> Result<bool, Fault> {
        let Some(mut row) = self.row(logical) else {
            return Ok(true);
        };
        let Some(kind) = resources::find(&row.type_name) else {
            return Ok(true);
        };
        let Some(before) = row.before.clone() else {
            return Ok(true);
        };
        if row.operation != self.operation.id || row.back {
            return Ok(true);
        }
        let same = row.applied.as_ref().is_some_and(|now| {
            now.physical == before.physical && now.properties == before.properties
        });
        let quiet = row.done && same;
        if !quiet {
            self.set(&mut row, "UPDATE_IN_PROGRESS", None);
            drop(self.note(&row, Some((&before.physical, Some(&before))))?);
        }
        let creates = row.intent.as_ref().is_some_and(|intent| intent.creates);
        let outcome = if row.made() || creates {
            // The former physical resource is still there; the new one goes in the cleanup.
            match self.present(calls, &row).await {
                Ok(present) => {
                    row.retired
                        .extend(present.filter(|new| new.physical != before.physical));
                    Ok(())
                }
                Err(failure) => Err(failure),
            }
        } else if same && row.intent.is_none() {
            // Nothing has been done about it.
            Ok(())
        } else {
            let attempted = row
                .intent
                .as_ref()
                .map(|intent| &intent.wanted)
                .or(row.applied.as_ref());
            let attempted = attempted.map(|attempted| &attempted.properties);
            kind.settle(calls, &before.physical, attempted, &before.properties)
                .await
        };
        self.restored(row, before, quiet, outcome).await
    }

    async fn restored(
        &self,
        mut row: Resource,
        before: crate::state::Applied,
        quiet: bool,
        outcome: Result<(), Failure>,
    ) -> Result<bool, Fault> {
        match outcome {
            Ok(()) => {
                row.go_back(before);
                if quiet {
                    drop(self.note(&row, None)?);
                } else {
                    self.set(&mut row, "UPDATE_COMPLETE", None);
                    drop(self.note(&row, Some((&row.physical, row.applied.as_ref())))?);
                }
                Ok(true)
            }
            Err(failure) => {
                self.set(&mut row, "UPDATE_FAILED", Some(failure.reason));
                self.tell(&row, &row.physical, Some(&before)).await?;
                Ok(false)
            }
        }
    }
}
