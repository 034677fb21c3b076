//! ChangeMessageVisibility

use model::sqs::{
    ChangeMessageVisibility, ChangeMessageVisibilityInput, ChangeMessageVisibilityOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::names::Address;
use crate::{Sqs, faults};

impl Serve<ChangeMessageVisibility> for Sqs {
    fn access(
        &self,
        call: &Call,
        input: &ChangeMessageVisibilityInput,
    ) -> Result<Vec<Access>, Fault> {
        let url = input.queue_url.as_deref();
        self.access("sqs:ChangeMessageVisibility", call, url)
    }

    async fn run(
        &self,
        call: &Call,
        input: ChangeMessageVisibilityInput,
    ) -> Result<ChangeMessageVisibilityOutput, Fault> {
        let address = Address::of_url(call, input.queue_url.as_deref())?;
        let handle = input.receipt_handle.unwrap_or_default();
        let seconds = input.visibility_timeout.unwrap_or_default();
        let outcome = self
            .store
            .transact(|tx| self.change_visibility(tx, &address, &handle, seconds));
        store::committed(outcome, faults::store).await?;
        Ok(ChangeMessageVisibilityOutput {})
    }
}
