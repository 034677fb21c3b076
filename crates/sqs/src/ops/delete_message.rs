//! DeleteMessage

use model::sqs::{DeleteMessage, DeleteMessageInput, DeleteMessageOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::names::Address;
use crate::{Sqs, faults};

impl Serve<DeleteMessage> for Sqs {
    fn access(&self, call: &Call, input: &DeleteMessageInput) -> Result<Vec<Access>, Fault> {
        self.access("sqs:DeleteMessage", call, input.queue_url.as_deref())
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteMessageInput,
    ) -> Result<DeleteMessageOutput, Fault> {
        let address = Address::of_url(call, input.queue_url.as_deref())?;
        let handle = input.receipt_handle.unwrap_or_default();
        let outcome = self
            .store
            .transact(|tx| self.delete_received(tx, &address, &handle));
        store::committed(outcome, faults::store).await?;
        self.count(&address, "NumberOfMessagesDeleted", 1, "Count");
        Ok(DeleteMessageOutput {})
    }
}
