//! `RollbackStack`

use model::cloudformation::{RollbackStack, RollbackStackInput, RollbackStackOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::begin::{PAUSED, remember, seen};
use crate::faults::{no_stack, validation};
use crate::request;
use crate::state::{Action, Phase, Requested, within};

impl Serve<RollbackStack> for Cloudformation {
    fn access(&self, call: &Call, input: &RollbackStackInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        let role = input.role_arn.as_deref();
        Ok(self.access_under(call, "cloudformation:RollbackStack", name, role))
    }

    async fn run(
        &self,
        call: &Call,
        input: RollbackStackInput,
    ) -> Result<RollbackStackOutput, Fault> {
        let name = input.stack_name.unwrap_or_default();
        request::check_name("stackName", &name, true)?;
        let stack = self.demand(call, Some(&name))?;
        let token = input.client_request_token;
        if let Some(operation) = seen(&stack, token.as_deref(), Requested::Rollback)? {
            return Ok(RollbackStackOutput {
                stack_id: Some(stack.arn.clone()),
                operation_id: Some(operation),
            });
        }
        self.check_role(call, input.role_arn.as_deref())?;
        let ledger = &self.means.ledger;
        let key = stack.key();
        let mut operation = self.operation(call, 0, Action::Update, token);
        let (answer, commit) = ledger.transact(|transaction| {
            let row = transaction
                .get(&ledger.stacks, &key)
                .ok_or_else(|| no_stack(&name))?;
            let mut next = (*row).clone();
            if !PAUSED.contains(&next.status.as_str()) || next.operation.is_some() {
                return Err(validation(format!(
                    "Stack:{} is in {} state and can not be rolled back.",
                    next.arn, next.status
                )));
            }
            operation.id = transaction.next_id();
            operation.phase = Phase::Rollback;
            operation.from.clone_from(&next.status);
            operation.role_arn = input.role_arn.or_else(|| next.role_arn.clone());
            operation.retain_except_on_create = input.retain_except_on_create.unwrap_or(false);
            next.reason = Some("User Initiated".to_owned());
            let now = i64::try_from(transaction.now_ms()).unwrap_or(i64::MAX);
            if let Some(stable) = next.stable.take() {
                "UPDATE_ROLLBACK_IN_PROGRESS".clone_into(&mut next.status);
                next.updated_ms = Some(now);
                operation.previous = Some(stable.target);
                operation.imported = Some(stable.imports);
                // As if one operation had made all the changes since then.
                for (_, row) in transaction.prefix(&ledger.resources, &within(next.id)) {
                    if !row.paused {
                        continue;
                    }
                    let mut row = (*row).clone();
                    row.operation = operation.id;
                    row.before = row.stable.take();
                    (row.done, row.failed, row.back) = (true, false, false);
                    row.paused = false;
                    ledger.put_resource(transaction, &next, &row);
                }
            } else {
                // There is no state to go back to: everything goes.
                operation.action = Action::Create;
                "ROLLBACK_IN_PROGRESS".clone_into(&mut next.status);
                next.deleted_ms = Some(now);
            }
            remember(
                &mut next,
                Requested::Rollback,
                operation.token.as_ref(),
                &operation.uuid,
            );
            let uuid = operation.uuid.clone();
            next.operation = Some(operation);
            ledger.stack_event(transaction, &next);
            ledger.put_stack(transaction, &next);
            self.outdate(transaction, next.id);
            Ok((next.arn, uuid))
        })?;
        self.shared()?.begin(key, commit).await?;
        let (arn, operation) = answer;
        Ok(RollbackStackOutput {
            stack_id: Some(arn),
            operation_id: Some(operation),
        })
    }
}
