//! SendMessageBatch

use model::sqs::{
    SendMessageBatch, SendMessageBatchInput, SendMessageBatchOutput, SendMessageBatchResultEntry,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::message::{Draft, Given};
use crate::{Sqs, batch, limits};

impl Serve<SendMessageBatch> for Sqs {
    fn access(&self, call: &Call, input: &SendMessageBatchInput) -> Result<Vec<Access>, Fault> {
        self.access("sqs:SendMessage", call, input.queue_url.as_deref())
    }

    async fn run(
        &self,
        call: &Call,
        input: SendMessageBatchInput,
    ) -> Result<SendMessageBatchOutput, Fault> {
        let (address, queue) = self.queue(call, input.queue_url.as_deref())?;
        let entries = input.entries.unwrap_or_default();
        let ids = entries.iter().map(|entry| entry.id.as_ref());
        batch::check_ids("SendMessageBatchRequestEntry", ids)?;
        let (mut ids, mut drafts, mut failed) = (Vec::new(), Vec::new(), Vec::new());
        for entry in entries {
            let id = entry.id;
            let given = Given {
                body: entry.message_body,
                attributes: entry.message_attributes,
                system_attributes: entry.message_system_attributes,
                delay_s: entry.delay_seconds,
                deduplication_id: entry.message_deduplication_id,
                group_id: entry.message_group_id,
            };
            match given
                .into_draft()
                .and_then(|draft| queue.check_length(draft))
            {
                Ok(draft) => {
                    ids.push(id);
                    drafts.push(draft);
                }
                Err(fault) => failed.push(batch::failed(id, &fault)),
            }
        }
        check_length(&drafts)?;
        let sent = self.send(call, &address, drafts).await?;
        let successful = ids.into_iter().zip(sent);
        let successful = successful.map(|(id, sent)| SendMessageBatchResultEntry {
            id,
            message_id: Some(sent.id),
            md5_of_message_body: Some(sent.body_digest),
            md5_of_message_attributes: sent.attributes_digest,
            md5_of_message_system_attributes: sent.system_digest,
            sequence_number: None,
        });
        Ok(SendMessageBatchOutput {
            successful: Some(successful.collect()),
            failed: Some(failed).filter(|failed| !failed.is_empty()),
        })
    }
}

fn check_length(drafts: &[Draft]) -> Result<(), Fault> {
    let lengths = drafts.iter();
    let bytes: usize = lengths.map(Draft::len).sum();
    if bytes <= limits::MESSAGE_BYTES_MAX {
        return Ok(());
    }
    Err(Fault::client(
        "BatchRequestTooLong",
        format!(
            "Batch requests cannot be longer than {} bytes. You have sent {bytes} bytes.",
            limits::MESSAGE_BYTES_MAX
        ),
    ))
}
