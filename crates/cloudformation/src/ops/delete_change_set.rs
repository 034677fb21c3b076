//! `DeleteChangeSet`

use model::cloudformation::{DeleteChangeSet, DeleteChangeSetInput, DeleteChangeSetOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Cloudformation;
use crate::ledger::durable;
use crate::state::{numbered_key, template_key};

impl Serve<DeleteChangeSet> for Cloudformation {
    fn access(&self, call: &Call, input: &DeleteChangeSetInput) -> Result<Vec<Access>, Fault> {
        let (set, stack) = (
            input.change_set_name.as_deref(),
            input.stack_name.as_deref(),
        );
        Ok(vec![self.access_to_set(
            call,
            "cloudformation:DeleteChangeSet",
            set,
            stack,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteChangeSetInput,
    ) -> Result<DeleteChangeSetOutput, Fault> {
        let name = input.change_set_name.unwrap_or_default();
        let found = self.change_set(call, &name, input.stack_name.as_deref());
        let (stack, set) = match found {
            // One that is gone already is fine.
            Err(fault) if fault.code == "ChangeSetNotFound" => {
                return Ok(DeleteChangeSetOutput {});
            }
            found => found?,
        };
        if set.execution == "EXECUTE_COMPLETE" {
            return Ok(DeleteChangeSetOutput {});
        }
        let ledger = &self.means.ledger;
        let ((), commit) = ledger.transact(|transaction| {
            transaction.delete(&ledger.change_sets, &numbered_key(stack.id, set.number));
            transaction.delete(&ledger.templates, &template_key(set.target.template));
            Ok(())
        })?;
        durable(commit).await?;
        Ok(DeleteChangeSetOutput {})
    }
}
