//! TagQueue

use model::sqs::{TagQueue, TagQueueInput, TagQueueOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sqs;
use crate::names::Address;
use crate::queue::check_tags;

impl Serve<TagQueue> for Sqs {
    fn access(&self, call: &Call, input: &TagQueueInput) -> Result<Vec<Access>, Fault> {
        let needed = self.access_of_owner("sqs:TagQueue", call, input.queue_url.as_deref())?;
        let bringing = |access: Access| access.bringing_tags(input.tags.iter().flatten());
        Ok(needed.into_iter().map(bringing).collect())
    }

    async fn run(&self, call: &Call, input: TagQueueInput) -> Result<TagQueueOutput, Fault> {
        let address = Address::of_url(call, input.queue_url.as_deref())?;
        let tags = input.tags.unwrap_or_default();
        self.change(&address, |_, queue| {
            check_tags(&queue.tags, &tags)?;
            queue.tags.extend(tags);
            Ok(())
        })
        .await?;
        Ok(TagQueueOutput {})
    }
}
