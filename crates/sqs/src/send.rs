//! Messages on their way into a queue.

use std::sync::Arc;

use plane::Call;
use store::Transaction;
use wire::Fault;

use crate::message::{Draft, Message, row_key};
use crate::names::Address;
use crate::queue::Queue;
use crate::{Sqs, entry, faults, limits};

/// What a sender is told of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) id: String,
    pub(crate) body_digest: String,
    pub(crate) attributes_digest: Option<String>,
    pub(crate) system_digest: Option<String>,
}

impl Sqs {
    /// Takes messages in, all or none; durable when this answers.
    ///
    /// # Errors
    /// `QueueDoesNotExist`; `InvalidParameterValue` for one that is too long for the queue;
    /// `RequestThrottled` where there is no room.
    pub(crate) async fn send(
        &self,
        call: &Call,
        address: &Address,
        drafts: Vec<Draft>,
    ) -> Result<Vec<Sent>, Fault> {
        self.check_room(&drafts)?;
        let lengths: Vec<usize> = drafts.iter().map(Draft::len).collect();
        let outcome = self.store.transact(|tx| {
            let queue = self.decided(tx, address)?;
            drafts
                .into_iter()
                .map(|draft| {
                    let draft = queue.check_length(draft)?;
                    Ok(self.enqueue(tx, &queue, draft, crate::sender(call)))
                })
                .collect::<Result<Vec<Sent>, Fault>>()
        });
        let sent = store::committed(outcome, faults::store).await?;
        for length in lengths {
            self.count(address, "NumberOfMessagesSent", 1, "Count");
            self.count(address, "SentMessageSize", length, "Bytes");
        }
        Ok(sent)
    }

    fn enqueue(
        &self,
        tx: &mut Transaction<'_>,
        queue: &Queue,
        draft: Draft,
        sender: String,
    ) -> Sent {
        let delay_s = draft.delay_s.unwrap_or(queue.settings.delay_s);
        let sent = Sent {
            id: self.store.rng().uuid(),
            body_digest: crate::digest::of_body(&draft.body),
            attributes_digest: crate::digest::of_attributes(&draft.attributes),
            system_digest: crate::message::system_digest(draft.trace_header.as_ref()),
        };
        let message = Message {
            id: sent.id.clone(),
            body: draft.body,
            attributes: draft.attributes,
            trace_header: draft.trace_header,
            sender,
            sent_ms: tx.now_ms(),
            due_ms: tx.now_ms().saturating_add(delay_s.saturating_mul(1000)),
            source: None,
        };
        self.put(tx, queue.id, message);
        sent
    }

    /// Puts a message into a queue that has never been received from it.
    pub(crate) fn put(&self, tx: &mut Transaction<'_>, queue: u64, message: Message) {
        let number = tx.next_id();
        let index = Arc::clone(&self.index);
        let entry = entry(&message, None);
        tx.put(&self.messages, &row_key(queue, number), message);
        tx.on_applied(move || index.place(queue, number, entry));
    }

    /// Refuses what the memory for messages has no room for.
    fn check_room(&self, drafts: &[Draft]) -> Result<(), Fault> {
        let (messages, bytes) = self.index.totals();
        let new_bytes: usize = drafts.iter().map(Draft::len).sum();
        let has_room = messages + drafts.len() <= limits::MESSAGES_MAX
            && bytes + new_bytes <= limits::MESSAGES_BYTES_MAX;
        if has_room {
            return Ok(());
        }
        Err(Fault::client(
            "RequestThrottled",
            format!(
                "The queues hold all that Brookmill keeps in them: {} messages, {} bytes.",
                limits::MESSAGES_MAX,
                limits::MESSAGES_BYTES_MAX
            ),
        ))
    }
}

impl Queue {
    /// Refuses a message that is too long for the queue.
    ///
    /// # Errors
    /// `InvalidParameterValue`
    pub(crate) fn check_length(&self, draft: Draft) -> Result<Draft, Fault> {
        let max = self.settings.message_bytes_max;
        if draft.len() <= max {
            return Ok(draft);
        }
        Err(faults::invalid(format!(
            "One or more parameters are invalid. Reason: Message must be shorter than {max} bytes."
        )))
    }
}
