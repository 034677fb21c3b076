//! `DeleteStack`

use model::cloudformation::{DeleteStack, DeleteStackInput, DeleteStackOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::begin::remember;
use crate::faults::{unsupported, validation};
use crate::ledger::durable;
use crate::state::{
    Action, Operation, Phase, Requested, numbered_key, resource_key, template_key, within,
};

impl Serve<DeleteStack> for Cloudformation {
    fn access(&self, call: &Call, input: &DeleteStackInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        let role = input.role_arn.as_deref();
        Ok(self.access_under(call, "cloudformation:DeleteStack", name, role))
    }

    async fn run(&self, call: &Call, input: DeleteStackInput) -> Result<DeleteStackOutput, Fault> {
        let force = match input.deletion_mode.as_deref() {
            None | Some("STANDARD") => false,
            Some("FORCE_DELETE_STACK") => true,
            Some(other) => return Err(unsupported(format!("DeletionMode {other}"))),
        };
        let name = input.stack_name.clone().unwrap_or_default();
        let Some(stack) = self.find(call, &name) else {
            return Ok(DeleteStackOutput {});
        };
        self.check_role(call, input.role_arn.as_deref())?;
        let retain = input.retain_resources.unwrap_or_default();
        let ledger = &self.means.ledger;
        let key = stack.key();
        let mut operation = self.operation(call, 0, Action::Delete, input.client_request_token);
        let (begins, commit) = ledger.transact(|transaction| {
            let Some(row) = transaction.get(&ledger.stacks, &key) else {
                return Ok(false);
            };
            let mut next = (*row).clone();
            if next.is_deleted() || next.status == "DELETE_IN_PROGRESS" {
                return Ok(false);
            }
            if next.termination_protection {
                return Err(validation(format!(
                    "Stack [{}] cannot be deleted while TerminationProtection is enabled",
                    next.name
                )));
            }
            // A creation under way is given up; other operations have to end first.
            let creates = |operation: &Operation| {
                operation.action == Action::Create && operation.phase == Phase::Forward
            };
            if next.operation.as_ref().is_some_and(|now| !creates(now)) {
                return Err(validation(format!(
                    "Stack [{}] cannot be deleted while in status {}",
                    next.name, next.status
                )));
            }
            if next.status != "DELETE_FAILED" && (force || !retain.is_empty()) {
                let what = if force {
                    "DeletionMode FORCE_DELETE_STACK"
                } else {
                    "RetainResources"
                };
                return Err(validation(format!(
                    "Invalid operation on stack [{}]. {what} can only be used on a stack in \
                     DELETE_FAILED state",
                    next.name
                )));
            }
            let stands = |logical: &String| {
                let row = transaction.get(&ledger.resources, &resource_key(next.id, logical));
                row.is_some_and(|row| row.status != "DELETE_COMPLETE")
            };
            if !retain.iter().all(stands) {
                return Err(validation(
                    "The specified resources to retain must be in a valid state. Do not specify \
                     resources that are in the DELETE_COMPLETE state.",
                ));
            }
            operation.id = transaction.next_id();
            operation.from.clone_from(&next.status);
            operation.retain = retain.into_iter().collect();
            operation.force = force;
            operation.role_arn = input.role_arn.or_else(|| next.role_arn.clone());
            "DELETE_IN_PROGRESS".clone_into(&mut next.status);
            next.reason = Some("User Initiated".to_owned());
            next.deleted_ms = Some(i64::try_from(transaction.now_ms()).unwrap_or(i64::MAX));
            remember(
                &mut next,
                Requested::Delete,
                operation.token.as_ref(),
                &operation.uuid,
            );
            next.operation = Some(operation);
            for (_, set) in transaction.prefix(&ledger.change_sets, &within(next.id)) {
                if set.execution != "EXECUTE_COMPLETE" {
                    let key = numbered_key(next.id, set.number);
                    transaction.delete(&ledger.change_sets, &key);
                    transaction.delete(&ledger.templates, &template_key(set.target.template));
                }
            }
            ledger.stack_event(transaction, &next);
            ledger.put_stack(transaction, &next);
            Ok(true)
        })?;
        if begins {
            self.means.turns.cancel(&key);
            self.shared()?.begin(key, commit).await?;
        } else {
            durable(commit).await?;
        }
        Ok(DeleteStackOutput {})
    }
}
