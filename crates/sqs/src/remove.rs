//! What is done to messages by their receipt handles: deleted, or hidden for another while.

use std::sync::Arc;

use store::Transaction;
use wire::Fault;

use crate::message::{Delivery, Receipt, row_key};
use crate::names::Address;
use crate::{Sqs, faults, limits};

impl Sqs {
    /// Deletes the message of a handle. One that is gone already, or was received by somebody else
    /// since, makes no difference.
    ///
    /// # Errors
    /// `QueueDoesNotExist`, `ReceiptHandleIsInvalid`
    pub(crate) fn delete_received(
        &self,
        tx: &mut Transaction<'_>,
        address: &Address,
        handle: &str,
    ) -> Result<(), Fault> {
        let queue = self.decided(tx, address)?;
        let receipt = Receipt::parse(queue.id, handle)?;
        let key = row_key(queue.id, receipt.number);
        let is_last = tx
            .get(&self.deliveries, &key)
            .is_some_and(|delivery| delivery.receipt == receipt.receipt);
        if is_last {
            self.delete(tx, queue.id, receipt.number);
        }
        Ok(())
    }

    /// Deletes a message's rows.
    pub(crate) fn delete(&self, tx: &mut Transaction<'_>, queue: u64, number: u64) {
        let key = row_key(queue, number);
        tx.delete(&self.messages, &key);
        tx.delete(&self.deliveries, &key);
        let index = Arc::clone(&self.index);
        tx.on_applied(move || index.remove(queue, number));
    }

    /// Deletes messages in transactions of bounded size; durable when this answers.
    pub(crate) async fn delete_all(&self, queue: u64, numbers: &[u64]) -> Result<(), Fault> {
        for numbers in numbers.chunks(limits::DELETED_AT_ONCE_MAX) {
            let outcome = self.store.transact(|tx| {
                for number in numbers {
                    self.delete(tx, queue, *number);
                }
                Ok(())
            });
            store::committed(outcome, faults::store).await?;
        }
        Ok(())
    }

    /// Hides the message of a handle from now on for so many seconds.
    ///
    /// # Errors
    /// `QueueDoesNotExist`, `ReceiptHandleIsInvalid`, `InvalidParameterValue`,
    /// `MessageNotInflight`
    pub(crate) fn change_visibility(
        &self,
        tx: &mut Transaction<'_>,
        address: &Address,
        handle: &str,
        visibility_s: i32,
    ) -> Result<(), Fault> {
        let in_range = (0..=limits::VISIBILITY_S_MAX).contains(&visibility_s);
        let visibility_ms = u64::try_from(visibility_s)
            .ok()
            .filter(|_| in_range)
            .map(|seconds| seconds * 1000)
            .ok_or_else(|| visibility_out_of_range(visibility_s))?;
        let queue = self.decided(tx, address)?;
        let receipt = Receipt::parse(queue.id, handle)?;
        let key = row_key(queue.id, receipt.number);
        let rows = tx
            .get(&self.messages, &key)
            .zip(tx.get(&self.deliveries, &key));
        let (message, delivery) = rows.ok_or_else(|| {
            let reason =
                "Message does not exist or is not available for visibility timeout change.";
            faults::invalid_value(handle, "ReceiptHandle", reason)
        })?;
        let now_ms = tx.now_ms();
        if delivery.receipt != receipt.receipt || delivery.due_ms <= now_ms {
            return Err(Fault::client(
                "MessageNotInflight",
                "The message referred to isn't in flight.",
            ));
        }
        let due_ms = now_ms.saturating_add(visibility_ms);
        let longest_ms = u64::try_from(limits::VISIBILITY_S_MAX).unwrap_or_default() * 1000;
        if due_ms > delivery.last_ms.saturating_add(longest_ms) {
            let reason =
                "Total VisibilityTimeout for the message is beyond the limit [43200 seconds].";
            return Err(faults::invalid_value(
                visibility_s,
                "VisibilityTimeout",
                reason,
            ));
        }
        let delivery = Delivery {
            due_ms,
            ..Delivery::clone(&delivery)
        };
        self.put_delivery(tx, queue.id, receipt.number, &message, delivery);
        Ok(())
    }
}

pub(crate) fn visibility_out_of_range(visibility_s: i32) -> Fault {
    let reason = "Must be between 0 and 43200, if provided.";
    faults::invalid_value(visibility_s, "VisibilityTimeout", reason)
}
