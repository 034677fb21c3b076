//! DeleteMessageBatch

use model::sqs::{
    DeleteMessageBatch, DeleteMessageBatchInput, DeleteMessageBatchOutput,
    DeleteMessageBatchResultEntry,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Sqs, batch, faults};

impl Serve<DeleteMessageBatch> for Sqs {
    fn access(&self, call: &Call, input: &DeleteMessageBatchInput) -> Result<Vec<Access>, Fault> {
        self.access("sqs:DeleteMessage", call, input.queue_url.as_deref())
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteMessageBatchInput,
    ) -> Result<DeleteMessageBatchOutput, Fault> {
        let (address, _) = self.queue(call, input.queue_url.as_deref())?;
        let entries = input.entries.unwrap_or_default();
        let ids = entries.iter().map(|entry| entry.id.as_ref());
        batch::check_ids("DeleteMessageBatchRequestEntry", ids)?;
        let outcome = self.store.transact(|tx| {
            let (mut successful, mut failed) = (Vec::new(), Vec::new());
            for entry in entries {
                let (id, handle) = (entry.id, entry.receipt_handle.unwrap_or_default());
                match self.delete_received(tx, &address, &handle) {
                    Ok(()) => successful.push(DeleteMessageBatchResultEntry { id }),
                    Err(fault) => failed.push(batch::failed(id, &fault)),
                }
            }
            Ok((successful, failed))
        });
        let (successful, failed) = store::committed(outcome, faults::store).await?;
        let number = successful.len();
        self.count(&address, "NumberOfMessagesDeleted", number, "Count");
        Ok(DeleteMessageBatchOutput {
            successful: Some(successful),
            failed: Some(failed).filter(|failed| !failed.is_empty()),
        })
    }
}
