//! `UpdateTerminationProtection`

use model::cloudformation::{
    UpdateTerminationProtection, UpdateTerminationProtectionInput,
    UpdateTerminationProtectionOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::faults::no_stack;
use crate::ledger::durable;

impl Serve<UpdateTerminationProtection> for Cloudformation {
    fn access(
        &self,
        call: &Call,
        input: &UpdateTerminationProtectionInput,
    ) -> Result<Vec<Access>, Fault> {
        let name = input.stack_name.as_deref().unwrap_or_default();
        Ok(vec![self.access_to(
            call,
            "cloudformation:UpdateTerminationProtection",
            Some(name),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: UpdateTerminationProtectionInput,
    ) -> Result<UpdateTerminationProtectionOutput, Fault> {
        let stack = self.demand(call, input.stack_name.as_deref())?;
        let enabled = input.enable_termination_protection.unwrap_or(false);
        let ledger = &self.means.ledger;
        let key = stack.key();
        let ((), commit) = ledger.transact(|transaction| {
            let row = transaction
                .get(&ledger.stacks, &key)
                .filter(|row| !row.is_deleted())
                .ok_or_else(|| no_stack(&stack.name))?;
            let mut next = (*row).clone();
            next.termination_protection = enabled;
            ledger.put_stack(transaction, &next);
            Ok(())
        })?;
        durable(commit).await?;
        Ok(UpdateTerminationProtectionOutput {
            stack_id: Some(stack.arn.clone()),
        })
    }
}
