//! PublishBatch

use model::sns::{PublishBatch, PublishBatchInput, PublishBatchOutput, PublishBatchResultEntry};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::message::{Draft, Given};
use crate::{Sns, batch, limits};

impl Serve<PublishBatch> for Sns {
    fn access(&self, call: &Call, input: &PublishBatchInput) -> Result<Vec<Access>, Fault> {
        self.access("SNS:Publish", call, input.topic_arn.as_deref())
    }

    async fn run(
        &self,
        _call: &Call,
        input: PublishBatchInput,
    ) -> Result<PublishBatchOutput, Fault> {
        let (address, _) = self.topic(input.topic_arn.as_deref())?;
        let entries = input.publish_batch_request_entries.unwrap_or_default();
        let ids = entries.iter().map(|entry| entry.id.as_ref());
        batch::check_ids(ids)?;
        let (mut ids, mut drafts, mut failed) = (Vec::new(), Vec::new(), Vec::new());
        for entry in entries {
            let given = Given {
                message: entry.message,
                subject: entry.subject,
                structure: entry.message_structure,
                attributes: entry.message_attributes,
                deduplication_id: entry.message_deduplication_id,
                group_id: entry.message_group_id,
            };
            match given.into_draft() {
                Ok(draft) => {
                    ids.push(entry.id);
                    drafts.push(draft);
                }
                Err(fault) => failed.push(batch::failed(entry.id, &fault)),
            }
        }
        if drafts.iter().map(Draft::len).sum::<usize>() > limits::MESSAGE_BYTES_MAX {
            return Err(Fault::client(
                "BatchRequestTooLong",
                "The length of all the messages put together is more than the limit.",
            ));
        }
        let published = self.publish(&address, drafts).await?;
        let successful = ids.into_iter().zip(published);
        let successful = successful.map(|(id, message_id)| PublishBatchResultEntry {
            id,
            message_id: Some(message_id),
            sequence_number: None,
        });
        Ok(PublishBatchOutput {
            successful: Some(successful.collect()),
            failed: Some(failed),
        })
    }
}
