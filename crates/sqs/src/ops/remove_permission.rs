//! RemovePermission

use model::sqs::{RemovePermission, RemovePermissionInput, RemovePermissionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sqs;
use crate::names::Address;
use crate::permission::remove;

impl Serve<RemovePermission> for Sqs {
    fn access(&self, call: &Call, input: &RemovePermissionInput) -> Result<Vec<Access>, Fault> {
        self.access_of_owner("sqs:RemovePermission", call, input.queue_url.as_deref())
    }

    async fn run(
        &self,
        call: &Call,
        input: RemovePermissionInput,
    ) -> Result<RemovePermissionOutput, Fault> {
        let address = Address::of_url(call, input.queue_url.as_deref())?;
        let label = input.label.unwrap_or_default();
        self.change(&address, |tx, queue| {
            queue.settings.policy = remove(queue.settings.policy.as_deref(), &label)?;
            queue.modified_ms = tx.now_ms();
            Ok(())
        })
        .await?;
        Ok(RemovePermissionOutput {})
    }
}
