//! SetQueueAttributes

use model::sqs::{SetQueueAttributes, SetQueueAttributesInput, SetQueueAttributesOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sqs;
use crate::names::Address;

impl Serve<SetQueueAttributes> for Sqs {
    fn access(&self, call: &Call, input: &SetQueueAttributesInput) -> Result<Vec<Access>, Fault> {
        self.access_of_owner("sqs:SetQueueAttributes", call, input.queue_url.as_deref())
    }

    async fn run(
        &self,
        call: &Call,
        input: SetQueueAttributesInput,
    ) -> Result<SetQueueAttributesOutput, Fault> {
        let address = Address::of_url(call, input.queue_url.as_deref())?;
        let given = input.attributes.unwrap_or_default();
        self.change(&address, |tx, queue| {
            let principals = self.principals.as_ref();
            queue.settings.set(&given, &address, principals)?;
            if given.contains_key("RedrivePolicy") {
                self.check_redrive(tx, &address, &queue.settings)?;
            }
            queue.modified_ms = tx.now_ms();
            Ok(())
        })
        .await?;
        Ok(SetQueueAttributesOutput {})
    }
}
