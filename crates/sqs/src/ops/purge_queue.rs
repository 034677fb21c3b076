//! PurgeQueue

use model::sqs::{PurgeQueue, PurgeQueueInput, PurgeQueueOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Sqs, limits};

impl Serve<PurgeQueue> for Sqs {
    fn access(&self, call: &Call, input: &PurgeQueueInput) -> Result<Vec<Access>, Fault> {
        self.access("sqs:PurgeQueue", call, input.queue_url.as_deref())
    }

    async fn run(&self, call: &Call, input: PurgeQueueInput) -> Result<PurgeQueueOutput, Fault> {
        let (address, queue) = self.queue(call, input.queue_url.as_deref())?;
        let pauses = self.pauses;
        self.change(&address, |tx, queue| {
            let again_ms = queue
                .purged_ms
                .map(|at_ms| at_ms.saturating_add(limits::PAUSE_MS));
            if pauses && again_ms.is_some_and(|again_ms| tx.now_ms() < again_ms) {
                return Err(Fault::client(
                    "PurgeQueueInProgress",
                    format!(
                        "Only one PurgeQueue operation on {} is allowed every 60 seconds.",
                        address.name
                    ),
                ));
            }
            queue.purged_ms = Some(tx.now_ms());
            Ok(())
        })
        .await?;
        let numbers = self.index.sent_before(queue.id, u64::MAX);
        self.delete_all(queue.id, &numbers).await?;
        Ok(PurgeQueueOutput {})
    }
}
