//! `CancelUpdateStack`

use model::cloudformation::{CancelUpdateStack, CancelUpdateStackInput, CancelUpdateStackOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::begin::{UPDATABLE, remember, seen};
use crate::faults::{no_stack, validation};
use crate::ledger::durable;
use crate::request;
use crate::state::{Phase, Requested};

impl Serve<CancelUpdateStack> for Cloudformation {
    fn access(&self, call: &Call, input: &CancelUpdateStackInput) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        let action = "cloudformation:CancelUpdateStack";
        Ok(vec![self.access_to(call, action, Some(name))])
    }

    async fn run(
        &self,
        call: &Call,
        input: CancelUpdateStackInput,
    ) -> Result<CancelUpdateStackOutput, Fault> {
        let name = input.stack_name.unwrap_or_default();
        request::check_name("stackName", &name, true)?;
        let stack = self.demand(call, Some(&name))?;
        let token = input.client_request_token;
        if seen(&stack, token.as_deref(), Requested::CancelUpdate)?.is_some() {
            return Ok(CancelUpdateStackOutput {});
        }
        let ledger = &self.means.ledger;
        let key = stack.key();
        let ((), commit) = ledger.transact(|transaction| {
            let row = transaction
                .get(&ledger.stacks, &key)
                .ok_or_else(|| no_stack(&name))?;
            let mut next = (*row).clone();
            let updates = next.status == "UPDATE_IN_PROGRESS";
            // Where the last update was left as it is there is no state to go back to.
            let update = match &mut next.operation {
                Some(update) if updates && UPDATABLE.contains(&update.from.as_str()) => {
                    update.phase = Phase::Rollback;
                    update.uuid.clone()
                }
                _ => {
                    return Err(validation(
                        "CancelUpdateStack cannot be called from current stack status",
                    ));
                }
            };
            remember(&mut next, Requested::CancelUpdate, token.as_ref(), &update);
            "UPDATE_ROLLBACK_IN_PROGRESS".clone_into(&mut next.status);
            next.reason = Some("User Initiated".to_owned());
            ledger.stack_event(transaction, &next);
            ledger.put_stack(transaction, &next);
            Ok(())
        })?;
        // The task of the update goes on with its rollback.
        self.means.turns.cancel(&key);
        durable(commit).await?;
        Ok(CancelUpdateStackOutput {})
    }
}
