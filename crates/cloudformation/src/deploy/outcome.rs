//! How operations end, and how failed ones turn back.

use std::collections::{BTreeMap, BTreeSet};

use store::Transaction;
use wire::Fault;

use super::Deployment;
use super::exports::clash;
use crate::calls::Failure;
use crate::ledger::durable;
use crate::state::{OnFailure, Output, Phase, Resource, Stack, template_key, within};

impl Deployment {
    /// All resources are where they should be: outputs and exports count from now on.
    pub(super) async fn conclude_forward(
        &self,
        outputs: Vec<Output>,
        imports: BTreeSet<String>,
    ) -> Result<(), Fault> {
        let ledger = self.writable()?;
        let key = self.stack.key();
        // A refusal of exports comes back as a word, not as a failure of the log.
        let decided = ledger.transact(|transaction| {
            let others = self.others(transaction);
            if let Some(words) = clash(&self.stack, &outputs, &imports, &others) {
                return Ok(Some(words));
            }
            let row = transaction
                .get(&ledger.stacks, &key)
                .ok_or_else(|| crate::faults::internal("the stack's row is missing"))?;
            let mut stack = (*row).clone();
            if !self.is_current(&stack) {
                return Ok(None);
            }
            stack.outputs = outputs;
            stack.imports = imports;
            stack.reason = None;
            if self.creates_stack() {
                "CREATE_COMPLETE".clone_into(&mut stack.status);
                ledger.stack_event(transaction, &stack);
                stack.operation = None;
            } else {
                "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS".clone_into(&mut stack.status);
                if let Some(operation) = &mut stack.operation {
                    operation.phase = Phase::Cleanup;
                }
                ledger.stack_event(transaction, &stack);
            }
            ledger.put_stack(transaction, &stack);
            Ok(None)
        });
        let (clash, commit) = decided?;
        durable(commit).await?;
        match clash {
            Some(words) => self.turn_back(Some(Failure::worded(words))).await,
            None => Ok(()),
        }
    }

    /// The operation has failed: on to what the request wants then.
    pub(super) async fn turn_back(&self, failure: Option<Failure>) -> Result<(), Fault> {
        let mut words = match &failure {
            Some(failure) => format!("{}. ", failure.reason.trim_end_matches('.')),
            None => String::new(),
        };
        for (status, verb) in [("CREATE_FAILED", "create"), ("UPDATE_FAILED", "update")] {
            let failed = self.with_status(status);
            if !failed.is_empty() {
                let failed = failed.join(", ");
                words.push_str(&format!(
                    "The following resource(s) failed to {verb}: [{failed}]. "
                ));
            }
        }
        let creates = self.creates_stack();
        let (status, asked) = match (creates, self.operation.on_failure) {
            (_, OnFailure::DoNothing) => return self.pause(words).await,
            (true, OnFailure::Rollback) => ("ROLLBACK_IN_PROGRESS", "Rollback requested by user."),
            (true, OnFailure::Delete) => ("DELETE_IN_PROGRESS", "Delete requested by user."),
            (false, _) => ("UPDATE_ROLLBACK_IN_PROGRESS", ""),
        };
        words.push_str(asked);
        let now = self.now_ms();
        self.advance(|stack| {
            status.clone_into(&mut stack.status);
            stack.reason = Some(words);
            if creates {
                stack.deleted_ms = Some(now);
            }
            if let Some(operation) = &mut stack.operation {
                operation.phase = Phase::Rollback;
            }
        })
        .await
    }

    /// The operation's resources with this status.
    pub(super) fn with_status(&self, status: &str) -> Vec<String> {
        let rows = self.rows();
        let ours = |row: &&Resource| row.status == status && row.operation == self.operation.id;
        rows.values()
            .filter(ours)
            .map(|row| row.logical.clone())
            .collect()
    }

    /// Whether the operation could not delete a resource that it was to clean up.
    fn leaves_something(&self, transaction: &Transaction<'_>) -> bool {
        let events = transaction.prefix(&self.ledger().events, &within(self.stack.id));
        let ours = events.iter().map(|(_, event)| event).filter(|event| {
            event.operation.as_deref() == Some(&self.operation.uuid)
                && event.status.starts_with("DELETE_")
        });
        // The last that is told of each counts.
        let last: BTreeMap<_, _> = ours
            .map(|event| ((&event.logical, &event.physical), &event.status))
            .collect();
        last.into_values().any(|status| status == "DELETE_FAILED")
    }

    /// The update, or its rollback, is over.
    pub(super) async fn conclude_update(&self) -> Result<(), Fault> {
        let ledger = self.writable()?;
        let key = self.stack.key();
        let back = self.operation.phase == Phase::RollbackCleanup;
        let rows = self.rows().clone();
        let ((), commit) = ledger.transact(|transaction| {
            let row = transaction
                .get(&ledger.stacks, &key)
                .ok_or_else(|| crate::faults::internal("the stack's row is missing"))?;
            let mut stack = (*row).clone();
            let previous = self.operation.previous.clone();
            let gone = if back {
                "UPDATE_ROLLBACK_COMPLETE".clone_into(&mut stack.status);
                if let Some(imported) = self.operation.imported.clone() {
                    stack.imports = imported;
                }
                std::mem::replace(&mut stack.target, previous)
            } else {
                "UPDATE_COMPLETE".clone_into(&mut stack.status);
                let words = "Update successful. One or more resources could not be deleted.";
                stack.reason = self.leaves_something(transaction).then(|| words.to_owned());
                previous
            };
            ledger.stack_event(transaction, &stack);
            stack.operation = None;
            let kept = |stack: &Stack| stack.target.as_ref().map(|target| target.template);
            if let Some(gone) = gone
                && kept(&stack) != Some(gone.template)
            {
                transaction.delete(&ledger.templates, &template_key(gone.template));
            }
            if let Some(stable) = stack.stable.take()
                && kept(&stack) != Some(stable.target.template)
            {
                transaction.delete(&ledger.templates, &template_key(stable.target.template));
            }
            ledger.put_stack(transaction, &stack);
            for row in rows
                .values()
                .filter(|row| row.before.is_some() || !row.retired.is_empty() || row.paused)
            {
                let mut row = row.clone();
                (row.before, row.stable, row.paused) = (None, None, false);
                row.retired.clear();
                ledger.put_resource(transaction, &stack, &row);
            }
            Ok(())
        })?;
        durable(commit).await
    }
}
