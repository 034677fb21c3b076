//! AddPermission

use model::sqs::{AddPermission, AddPermissionInput, AddPermissionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sqs;
use crate::names::Address;
use crate::permission::{Statement, add};

impl Serve<AddPermission> for Sqs {
    fn access(&self, call: &Call, input: &AddPermissionInput) -> Result<Vec<Access>, Fault> {
        self.access_of_owner("sqs:AddPermission", call, input.queue_url.as_deref())
    }

    async fn run(
        &self,
        call: &Call,
        input: AddPermissionInput,
    ) -> Result<AddPermissionOutput, Fault> {
        let address = Address::of_url(call, input.queue_url.as_deref())?;
        let statement = Statement {
            label: input.label.unwrap_or_default(),
            accounts: input.aws_account_ids.unwrap_or_default(),
            actions: input.actions.unwrap_or_default(),
        };
        statement.check()?;
        self.change(&address, |tx, queue| {
            let policy = add(queue.settings.policy.as_deref(), &address, &statement)?;
            queue.settings.policy = Some(policy);
            queue.modified_ms = tx.now_ms();
            Ok(())
        })
        .await?;
        Ok(AddPermissionOutput {})
    }
}
