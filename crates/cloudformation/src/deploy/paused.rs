//! Operations that fail and leave their stack as it is, for an update or a rollback to go on from.
//!
//! "Choose how to handle failures when provisioning resources", CloudFormation User Guide.

use wire::Fault;

use super::Deployment;
use crate::begin::UPDATABLE;
use crate::calls::{Calls, Failure};
use crate::ledger::durable;
use crate::resources;
use crate::state::{Resource, Stable, template_key};

impl Deployment {
    /// Ends a failed operation without turning back: what has succeeded stays, what failed to be
    /// updated is brought back to its last stable state.
    pub(super) async fn pause(&self, words: String) -> Result<(), Fault> {
        let creates = self.creates_stack();
        if !creates && let Ok(calls) = self.calls() {
            self.restore_failed(&calls).await?;
        }
        let ledger = self.writable()?;
        let key = self.stack.key();
        let rows = self.rows().clone();
        let ((), commit) = ledger.transact(|transaction| {
            let row = transaction
                .get(&ledger.stacks, &key)
                .ok_or_else(|| crate::faults::internal("the stack's row is missing"))?;
            let mut stack = (*row).clone();
            if !self.is_current(&stack) {
                return Ok(());
            }
            let status = if creates {
                "CREATE_FAILED"
            } else {
                "UPDATE_FAILED"
            };
            status.clone_into(&mut stack.status);
            stack.reason = Some(words);
            ledger.stack_event(transaction, &stack);
            let previous = stack.operation.take().and_then(|last| last.previous);
            if let Some(target) = previous {
                let from = self.operation.from.as_str();
                if from.is_empty() || UPDATABLE.contains(&from) {
                    let imports = self.operation.imported.clone();
                    let imports = imports.unwrap_or_else(|| stack.imports.clone());
                    stack.stable = Some(Stable { target, imports });
                } else {
                    // It was never reached, and nothing goes back to it.
                    transaction.delete(&ledger.templates, &template_key(target.template));
                }
            }
            ledger.put_stack(transaction, &stack);
            let touched = |row: &&Resource| row.operation == self.operation.id && !row.paused;
            for row in rows.values().filter(touched).filter(|_| !creates) {
                let mut row = row.clone();
                row.stable = row.before.take();
                row.paused = true;
                ledger.put_resource(transaction, &stack, &row);
            }
            Ok(())
        })?;
        durable(commit).await
    }

    async fn restore_failed(&self, calls: &Calls) -> Result<(), Fault> {
        let failed: Vec<Resource> = {
            let rows = self.rows();
            let ours = rows
                .values()
                .filter(|row| row.operation == self.operation.id);
            ours.filter(|row| row.failed).cloned().collect()
        };
        for mut row in failed {
            let (Some(kind), Some(before)) = (resources::find(&row.type_name), &row.before) else {
                continue;
            };
            let Some(intent) = row.intent.take() else {
                continue;
            };
            let attempted = Some(&intent.wanted.properties);
            let restored = kind
                .settle(calls, &before.physical, attempted, &before.properties)
                .await;
            if let Err(failure) = restored {
                if failure.cancelled {
                    // The whole update is: its rollback goes on with this.
                    return Ok(());
                }
                tracing::debug!(
                    reason = failure.reason,
                    "a failed resource is not as it was"
                );
            }
            drop(self.note(&row, None)?);
        }
        Ok(())
    }

    /// Takes away what a failed creation has left of a resource, so that it is made anew.
    pub(super) async fn bury(&self, calls: &Calls, row: &mut Resource) -> Result<(), Failure> {
        if let Some(left) = self.present(calls, row).await? {
            row.physical.clone_from(&left.physical);
            self.set(row, "DELETE_IN_PROGRESS", None);
            self.tell_softly(row)?;
            self.delete(calls, row, &left).await?;
            self.set(row, "DELETE_COMPLETE", None);
            self.tell_softly(row)?;
        }
        row.physical.clear();
        (row.applied, row.intent) = (None, None);
        Ok(())
    }

    /// Tells a row's status as an event, the row itself as yet unchanged.
    fn tell_softly(&self, row: &Resource) -> Result<(), Failure> {
        let told = self.writable().and_then(|ledger| {
            ledger.transact(|transaction| {
                ledger.resource_event(transaction, &self.stack, row, &row.physical, None);
                Ok(())
            })
        });
        told.map(drop).map_err(Failure::from)
    }
}
