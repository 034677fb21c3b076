//! DeleteQueue

use model::sqs::{DeleteQueue, DeleteQueueInput, DeleteQueueOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::names::Address;
use crate::{Sqs, faults, limits};

impl Serve<DeleteQueue> for Sqs {
    fn access(&self, call: &Call, input: &DeleteQueueInput) -> Result<Vec<Access>, Fault> {
        self.access_of_owner("sqs:DeleteQueue", call, input.queue_url.as_deref())
    }

    async fn run(&self, call: &Call, input: DeleteQueueInput) -> Result<DeleteQueueOutput, Fault> {
        let address = Address::of_url(call, input.queue_url.as_deref())?;
        let outcome = self.store.transact(|tx| {
            let queue = self.decided(tx, &address)?;
            tx.delete(&self.queues, &address.key());
            if self.pauses {
                let now_ms = tx.now_ms();
                let over = |at_ms: u64| now_ms >= at_ms.saturating_add(limits::PAUSE_MS);
                for (key, at_ms) in tx.prefix(&self.deleted, "") {
                    if over(*at_ms) {
                        tx.delete(&self.deleted, &key);
                    }
                }
                tx.put(&self.deleted, &address.key(), now_ms);
            }
            Ok(queue.id)
        });
        let id = store::committed(outcome, faults::store).await?;
        // What a crash leaves of them is swept.
        let numbers = self.index.sent_before(id, u64::MAX);
        self.delete_all(id, &numbers).await?;
        self.index.forget(id);
        Ok(DeleteQueueOutput {})
    }
}
