//! `ContinueUpdateRollback`

use std::collections::BTreeSet;

use model::cloudformation::{
    ContinueUpdateRollback, ContinueUpdateRollbackInput, ContinueUpdateRollbackOutput,
};
use plane::{Access, Call, Serve};
use store::Transaction;
use wire::Fault;

use crate::Cloudformation;
use crate::begin::{remember, seen};
use crate::faults::{no_stack, validation};
use crate::request;
use crate::state::{Action, Phase, Requested, Resource, Stack, within};

impl Cloudformation {
    /// The resources that the operation touched whose rollback has failed.
    fn touched(&self, transaction: &Transaction<'_>, stack: &Stack) -> Vec<Resource> {
        let all = transaction.prefix(&self.means.ledger.resources, &within(stack.id));
        // What has failed was touched by it: it is the last one that touched anything.
        let last = all.iter().map(|(_, row)| row.operation).max();
        let rows = all.into_iter().map(|(_, row)| row);
        rows.filter(|row| Some(row.operation) == last)
            .map(|row| (*row).clone())
            .collect()
    }
}

/// Takes a resource that cannot go back for one that has.
fn pass_over(row: &mut Resource, now_ms: i64) {
    let Some(before) = row.before.clone() else {
        return;
    };
    if row.made() {
        row.retired.extend(row.applied.take());
    }
    row.go_back(before);
    "UPDATE_COMPLETE".clone_into(&mut row.status);
    row.reason = None;
    row.changed_ms = now_ms;
}

impl Serve<ContinueUpdateRollback> for Cloudformation {
    fn access(
        &self,
        call: &Call,
        input: &ContinueUpdateRollbackInput,
    ) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        let role = input.role_arn.as_deref();
        Ok(self.access_under(call, "cloudformation:ContinueUpdateRollback", name, role))
    }

    async fn run(
        &self,
        call: &Call,
        input: ContinueUpdateRollbackInput,
    ) -> Result<ContinueUpdateRollbackOutput, Fault> {
        let name = input.stack_name.unwrap_or_default();
        request::check_name("stackName", &name, true)?;
        let stack = self.demand(call, Some(&name))?;
        let token = input.client_request_token;
        if seen(&stack, token.as_deref(), Requested::ContinueRollback)?.is_some() {
            return Ok(ContinueUpdateRollbackOutput {});
        }
        self.check_role(call, input.role_arn.as_deref())?;
        let skipped = input.resources_to_skip.unwrap_or_default();
        let skipped: BTreeSet<String> = skipped.into_iter().collect();
        let ledger = &self.means.ledger;
        let key = stack.key();
        let mut operation = self.operation(call, 0, Action::Update, token);
        let ((), commit) = ledger.transact(|transaction| {
            let row = transaction
                .get(&ledger.stacks, &key)
                .ok_or_else(|| no_stack(&name))?;
            let mut next = (*row).clone();
            if next.status != "UPDATE_ROLLBACK_FAILED" || next.operation.is_some() {
                return Err(validation(
                    "ContinueUpdateRollback cannot be called from current stack status",
                ));
            }
            let mut rows = self.touched(transaction, &next);
            let failed = |row: &Resource| row.status == "UPDATE_FAILED" && !row.back;
            let is_failed =
                |name: &&String| rows.iter().any(|row| row.logical == **name && failed(row));
            if let Some(other) = skipped.iter().find(|name| !is_failed(name)) {
                return Err(validation(format!(
                    "Resource [{other}] cannot be skipped: it is not in UPDATE_FAILED state because \
                     its rollback failed."
                )));
            }
            operation.id = transaction.next_id();
            operation.phase = Phase::Rollback;
            operation.from.clone_from(&next.status);
            operation.role_arn = input.role_arn.or_else(|| next.role_arn.clone());
            operation.previous.clone_from(&next.target);
            let now = i64::try_from(transaction.now_ms()).unwrap_or(i64::MAX);
            let id = operation.id;
            "UPDATE_ROLLBACK_IN_PROGRESS".clone_into(&mut next.status);
            next.reason = Some("User Initiated".to_owned());
            next.updated_ms = Some(now);
            next.role_arn.clone_from(&operation.role_arn);
            remember(&mut next, Requested::ContinueRollback, operation.token.as_ref(), &operation.uuid);
            next.operation = Some(operation);
            ledger.stack_event(transaction, &next);
            ledger.put_stack(transaction, &next);
            for row in &mut rows {
                row.operation = id;
                if skipped.contains(&row.logical) {
                    pass_over(row, now);
                    ledger.resource_event(transaction, &next, row, &row.physical, None);
                }
                ledger.put_resource(transaction, &next, row);
            }
            Ok(())
        })?;
        self.shared()?.begin(key, commit).await?;
        Ok(ContinueUpdateRollbackOutput {})
    }
}
