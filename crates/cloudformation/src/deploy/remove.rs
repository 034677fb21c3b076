//! Taking resources away: deletion of a stack, rollback of its creation, and cleanups.

use std::collections::BTreeSet;

use wire::Fault;

use super::Deployment;
use crate::calls::{Calls, Failure};
use crate::graph::{self, Graph};
use crate::ledger::durable;
use crate::limits::CLEANUP_ATTEMPTS;
use crate::resource_type::{ResourceType, Wanted};
use crate::resources;
use crate::state::{Action, Applied, OnFailure, Phase, Resource};
use crate::template::Policy;

impl Deployment {
    /// Who waits for whom when resources go: those that were used wait for their users.
    fn removal_graph(&self) -> Graph {
        let rows = self.rows();
        let by = |waits: fn(&Resource) -> BTreeSet<String>| -> Graph {
            let waits = |(logical, row): (&String, &Resource)| (logical.clone(), waits(row));
            rows.iter().map(waits).collect()
        };
        let mut graph = by(Resource::waits);
        if graph::order(&graph).is_err() {
            // An update has turned dependencies round: what goes is what was there before it.
            graph = by(Resource::waited);
        }
        graph::reversed(&graph)
    }

    /// Takes all resources away, then ends the stack or its rollback.
    pub(super) async fn remove_all(&self) -> Result<(), Fault> {
        if self.operation.action == Action::Delete
            && let Some(in_use) = self.export_in_use()?
        {
            if self.operation.from.is_empty() {
                return self.conclude_removal(Some(Failure::worded(in_use))).await;
            }
            return self.cancel_removal(in_use).await;
        }
        let calls = match self.calls() {
            Ok(calls) => calls,
            Err(failure) => return self.conclude_removal(Some(failure)).await,
        };
        graph::walk(&self.removal_graph(), false, |logical| {
            let calls = &calls;
            async move { self.counted(self.remove_one(calls, &logical).await) }
        })
        .await;
        self.check_fatal()?;
        self.conclude_removal(None).await
    }

    /// The deletion is off: the stack is what it was.
    async fn cancel_removal(&self, reason: String) -> Result<(), Fault> {
        self.advance(|stack| {
            stack.status.clone_from(&self.operation.from);
            stack.reason = Some(reason);
            stack.deleted_ms = None;
            stack.operation = None;
        })
        .await
    }

    fn stays(&self, row: &Resource) -> bool {
        let policy = row
            .applied
            .as_ref()
            .or(row.intent.as_ref().map(|intent| &intent.wanted))
            .map_or(Policy::Delete, |applied| applied.deletion_policy);
        let rolls_back = self.operation.action == Action::Create;
        match policy {
            _ if self.operation.retain.contains(&row.logical) => true,
            Policy::Delete => false,
            Policy::Retain => !(rolls_back && self.operation.retain_except_on_create),
            Policy::RetainExceptOnCreate => !rolls_back,
        }
    }

    async fn remove_one(&self, calls: &Calls, logical: &str) -> Result<bool, Fault> {
        let Some(mut row) = self.row(logical) else {
            return Ok(true);
        };
        if matches!(row.status.as_str(), "DELETE_COMPLETE" | "DELETE_SKIPPED") {
            return Ok(true);
        }
        if self.stays(&row) {
            self.set(&mut row, "DELETE_SKIPPED", None);
            drop(self.note(&row, Some((&row.physical, None)))?);
            return Ok(true);
        }
        let begins = row.status != "DELETE_IN_PROGRESS";
        if begins && (row.applied.is_some() || row.intent.is_some()) {
            self.set(&mut row, "DELETE_IN_PROGRESS", None);
            drop(self.note(&row, Some((&row.physical, row.applied.as_ref())))?);
        }
        let mut outcome = Ok(());
        for gone in row.retired.iter().chain(&row.before) {
            // What an unfinished update had put aside goes as well.
            if row
                .applied
                .as_ref()
                .is_none_or(|now| now.physical != gone.physical)
            {
                outcome = outcome.and(self.delete(calls, &row, gone).await);
            }
        }
        outcome = match (outcome, self.present(calls, &row).await) {
            (Ok(()), Ok(Some(present))) => self.delete(calls, &row, &present).await,
            (Ok(()), Ok(None)) => Ok(()),
            (Err(failure), _) | (Ok(()), Err(failure)) => Err(failure),
        };
        match outcome {
            Ok(()) => {
                self.set(&mut row, "DELETE_COMPLETE", None);
                let last = row.applied.take();
                (row.intent, row.before) = (None, None);
                row.retired.clear();
                drop(self.note(&row, Some((&row.physical, last.as_ref())))?);
                Ok(true)
            }
            Err(failure) if self.operation.force => {
                self.set(&mut row, "DELETE_SKIPPED", Some(failure.reason));
                drop(self.note(&row, Some((&row.physical, None)))?);
                Ok(true)
            }
            Err(failure) => {
                self.set(&mut row, "DELETE_FAILED", Some(failure.reason));
                row.operation = self.operation.id;
                self.tell(&row, &row.physical, row.applied.as_ref()).await?;
                Ok(false)
            }
        }
    }

    /// The physical resource that a row has, also one whose creation was cut short.
    pub(super) async fn present(
        &self,
        calls: &Calls,
        row: &Resource,
    ) -> Result<Option<Applied>, Failure> {
        let (Some(kind), Some(intent)) = (resources::find(&row.type_name), &row.intent) else {
            return Ok(row.applied.clone());
        };
        if !intent.creates || row.made() {
            return Ok(row.applied.clone());
        }
        let wanted = Wanted {
            name: &intent.name,
            properties: &intent.wanted.properties,
        };
        let Some(physical) = kind.find(calls, &wanted).await? else {
            return Ok(None);
        };
        // Whatever there is like it may be another resource's.
        let identity = kind.identity(kind.name_of(&physical), wanted.properties);
        let (owned, _) = self.unless_owned(row, kind, identity.as_deref(), false)?;
        Ok(owned.is_none().then(|| Applied {
            physical,
            ..intent.wanted.clone()
        }))
    }

    pub(super) async fn delete(
        &self,
        calls: &Calls,
        row: &Resource,
        gone: &Applied,
    ) -> Result<(), Failure> {
        match resources::find(&row.type_name) {
            Some(kind) => kind.delete(calls, &gone.physical, &gone.properties).await,
            None => Err(Failure::worded(format!(
                "Unrecognized resource type {}",
                row.type_name
            ))),
        }
    }

    async fn conclude_removal(&self, failure: Option<Failure>) -> Result<(), Fault> {
        let failed = self.with_status("DELETE_FAILED");
        let creates = self.operation.action == Action::Create;
        let deletes = !creates || self.operation.on_failure == OnFailure::Delete;
        let words = match failure {
            Some(failure) => Some(failure.reason),
            None if failed.is_empty() => None,
            None => Some(format!(
                "The following resource(s) failed to delete: [{}]. ",
                failed.join(", ")
            )),
        };
        let status = match (deletes, words.is_none()) {
            (true, true) => "DELETE_COMPLETE",
            (true, false) => "DELETE_FAILED",
            (false, true) => "ROLLBACK_COMPLETE",
            (false, false) => "ROLLBACK_FAILED",
        };
        self.advance(|stack| {
            status.clone_into(&mut stack.status);
            stack.reason = words;
            stack.operation = None;
            if status == "DELETE_COMPLETE" {
                stack.outputs.clear();
            }
            if status.ends_with("_COMPLETE") {
                stack.imports.clear();
            }
        })
        .await
    }

    /// After an update or its rollback: what has been replaced, removed, or made in vain goes.
    pub(super) async fn clean_up(&self) -> Result<(), Fault> {
        let kept: BTreeSet<String> = match self.operation.phase {
            Phase::Cleanup => self.prepared()?.graph.into_keys().collect(),
            _ => self.rows().keys().cloned().collect(),
        };
        if let Ok(calls) = self.calls() {
            graph::walk(&self.removal_graph(), false, |logical| {
                let (calls, kept) = (&calls, &kept);
                async move {
                    let stays = kept.contains(&logical);
                    self.counted(self.clean_up_one(calls, &logical, stays).await)
                }
            })
            .await;
        }
        self.check_fatal()?;
        self.conclude_update().await
    }

    async fn clean_up_one(
        &self,
        calls: &Calls,
        logical: &str,
        in_template: bool,
    ) -> Result<bool, Fault> {
        let Some(mut row) = self.row(logical) else {
            return Ok(true);
        };
        let Some(kind) = resources::find(&row.type_name) else {
            return Ok(true);
        };
        let back = self.operation.phase == Phase::RollbackCleanup;
        let ours = row.operation == self.operation.id;
        for gone in std::mem::take(&mut row.retired) {
            self.discard(calls, kind, &row, &gone, Policy::Delete)
                .await?;
        }
        if back {
            let made_in_vain = ours && row.before.is_none() && !row.back;
            if made_in_vain {
                let present = self
                    .present(calls, &row)
                    .await
                    .unwrap_or_else(|_| row.applied.clone());
                if let Some(gone) = present {
                    let policy = match gone.deletion_policy {
                        Policy::Retain if !self.operation.retain_except_on_create => Policy::Retain,
                        _ => Policy::Delete,
                    };
                    self.discard(calls, kind, &row, &gone, policy).await?;
                }
                return self.drop_row(logical);
            }
            return Ok(true);
        }
        if !in_template {
            let present = self
                .present(calls, &row)
                .await
                .unwrap_or_else(|_| row.applied.clone());
            if let Some(gone) = &present {
                self.discard(calls, kind, &row, gone, gone.deletion_policy)
                    .await?;
            }
            return self.drop_row(logical);
        }
        if ours && let Some(before) = row.before.take() {
            if row
                .applied
                .as_ref()
                .is_some_and(|now| now.physical != before.physical)
            {
                let policy = row
                    .applied
                    .as_ref()
                    .map_or(Policy::Delete, |now| now.update_replace_policy);
                self.discard(calls, kind, &row, &before, policy).await?;
            }
            drop(self.note(&row, None)?);
        }
        Ok(true)
    }

    /// Deletes one physical resource and tells of it; one that resists is let go.
    async fn discard(
        &self,
        calls: &Calls,
        kind: &'static dyn ResourceType,
        row: &Resource,
        gone: &Applied,
        policy: Policy,
    ) -> Result<(), Fault> {
        let tell = |status: &str, reason: Option<String>| {
            let mut shown = row.clone();
            self.set(&mut shown, status, reason);
            let ledger = self.writable()?;
            ledger.transact(|transaction| {
                ledger.resource_event(transaction, &self.stack, &shown, &gone.physical, None);
                Ok(())
            })
        };
        if policy != Policy::Delete {
            tell("DELETE_SKIPPED", None)?;
            return Ok(());
        }
        for _ in 0..CLEANUP_ATTEMPTS {
            tell("DELETE_IN_PROGRESS", None)?;
            let outcome = kind.delete(calls, &gone.physical, &gone.properties).await;
            let deleted = outcome.is_ok();
            let ((), commit) = match outcome {
                Ok(()) => tell("DELETE_COMPLETE", None)?,
                Err(failure) => tell("DELETE_FAILED", Some(failure.reason))?,
            };
            durable(commit).await?;
            if deleted {
                break;
            }
        }
        Ok(())
    }

    fn drop_row(&self, logical: &str) -> Result<bool, Fault> {
        let ledger = self.writable()?;
        self.rows().remove(logical);
        ledger.transact(|transaction| {
            ledger.delete_resource(transaction, &self.stack, logical);
            Ok(())
        })?;
        Ok(true)
    }
}
