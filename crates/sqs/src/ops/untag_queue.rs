//! UntagQueue

use model::sqs::{UntagQueue, UntagQueueInput, UntagQueueOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sqs;
use crate::names::Address;

impl Serve<UntagQueue> for Sqs {
    fn access(&self, call: &Call, input: &UntagQueueInput) -> Result<Vec<Access>, Fault> {
        let needed = self.access_of_owner("sqs:UntagQueue", call, input.queue_url.as_deref())?;
        let keys = input.tag_keys.clone().unwrap_or_default();
        let naming = |access: Access| access.with_context("aws:TagKeys", keys.clone());
        Ok(needed.into_iter().map(naming).collect())
    }

    async fn run(&self, call: &Call, input: UntagQueueInput) -> Result<UntagQueueOutput, Fault> {
        let address = Address::of_url(call, input.queue_url.as_deref())?;
        let keys = input.tag_keys.unwrap_or_default();
        self.change(&address, |_, queue| {
            queue.tags.retain(|key, _| !keys.contains(key));
            Ok(())
        })
        .await?;
        Ok(UntagQueueOutput {})
    }
}
