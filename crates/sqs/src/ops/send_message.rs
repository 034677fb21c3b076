//! SendMessage

use model::sqs::{SendMessage, SendMessageInput, SendMessageOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sqs;
use crate::message::Given;
use crate::names::Address;

impl Serve<SendMessage> for Sqs {
    fn access(&self, call: &Call, input: &SendMessageInput) -> Result<Vec<Access>, Fault> {
        self.access("sqs:SendMessage", call, input.queue_url.as_deref())
    }

    async fn run(&self, call: &Call, input: SendMessageInput) -> Result<SendMessageOutput, Fault> {
        let address = Address::of_url(call, input.queue_url.as_deref())?;
        let given = Given {
            body: input.message_body,
            attributes: input.message_attributes,
            system_attributes: input.message_system_attributes,
            delay_s: input.delay_seconds,
            deduplication_id: input.message_deduplication_id,
            group_id: input.message_group_id,
        };
        let mut sent = self.send(call, &address, vec![given.into_draft()?]).await?;
        let sent = sent.pop();
        let sent = sent.ok_or_else(|| Fault::server("InternalFailure", "No message was sent."))?;
        Ok(SendMessageOutput {
            md5_of_message_body: Some(sent.body_digest),
            md5_of_message_attributes: sent.attributes_digest,
            md5_of_message_system_attributes: sent.system_digest,
            message_id: Some(sent.id),
            sequence_number: None,
        })
    }
}
