//! ListQueueTags

use model::sqs::{ListQueueTags, ListQueueTagsInput, ListQueueTagsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sqs;

impl Serve<ListQueueTags> for Sqs {
    fn access(&self, call: &Call, input: &ListQueueTagsInput) -> Result<Vec<Access>, Fault> {
        self.access_of_owner("sqs:ListQueueTags", call, input.queue_url.as_deref())
    }

    async fn run(
        &self,
        call: &Call,
        input: ListQueueTagsInput,
    ) -> Result<ListQueueTagsOutput, Fault> {
        let (_, queue) = self.queue(call, input.queue_url.as_deref())?;
        Ok(ListQueueTagsOutput {
            // Left out where there are none.
            tags: Some(queue.tags.clone()).filter(|tags| !tags.is_empty()),
        })
    }
}
