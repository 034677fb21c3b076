//! ChangeMessageVisibilityBatch

use model::sqs::{
    ChangeMessageVisibilityBatch, ChangeMessageVisibilityBatchInput,
    ChangeMessageVisibilityBatchOutput, ChangeMessageVisibilityBatchResultEntry,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Sqs, batch, faults};

impl Serve<ChangeMessageVisibilityBatch> for Sqs {
    fn access(
        &self,
        call: &Call,
        input: &ChangeMessageVisibilityBatchInput,
    ) -> Result<Vec<Access>, Fault> {
        let url = input.queue_url.as_deref();
        self.access("sqs:ChangeMessageVisibility", call, url)
    }

    async fn run(
        &self,
        call: &Call,
        input: ChangeMessageVisibilityBatchInput,
    ) -> Result<ChangeMessageVisibilityBatchOutput, Fault> {
        let (address, _) = self.queue(call, input.queue_url.as_deref())?;
        let entries = input.entries.unwrap_or_default();
        let ids = entries.iter().map(|entry| entry.id.as_ref());
        batch::check_ids("ChangeMessageVisibilityBatchRequestEntry", ids)?;
        let outcome = self.store.transact(|tx| {
            let (mut successful, mut failed) = (Vec::new(), Vec::new());
            for entry in entries {
                let (id, handle) = (entry.id, entry.receipt_handle.unwrap_or_default());
                let seconds = entry.visibility_timeout.unwrap_or_default();
                match self.change_visibility(tx, &address, &handle, seconds) {
                    Ok(()) => successful.push(ChangeMessageVisibilityBatchResultEntry { id }),
                    Err(fault) => failed.push(batch::failed(id, &fault)),
                }
            }
            Ok((successful, failed))
        });
        let (successful, failed) = store::committed(outcome, faults::store).await?;
        Ok(ChangeMessageVisibilityBatchOutput {
            successful: Some(successful),
            failed: Some(failed).filter(|failed| !failed.is_empty()),
        })
    }
}
