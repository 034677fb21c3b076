//! Messages on their way out of a queue: taken, hidden for a while, or moved to a dead-letter
//! queue.
//!
//! See "Amazon SQS visibility timeout" and "Amazon SQS short and long polling" in the Amazon SQS
//! Developer Guide.

use std::sync::Arc;
use std::time::Duration;

use plane::Call;
use store::Transaction;
use tokio::sync::watch;
use wire::Fault;

use crate::message::{Delivery, Message, Receipt, row_key};
use crate::names::Address;
use crate::queue::Queue;
use crate::{Sqs, entry, faults, limits};

/// How many numbers of messages are looked at in one go.
const LOOKED_AT_ONCE: usize = 256;

/// A message that was received.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) receipt: Receipt,
    pub(crate) message: Arc<Message>,
    pub(crate) delivery: Delivery,
}

/// How to receive.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) messages_max: usize,
    /// In place of the queue's own.
    pub(crate) visibility_s: Option<u64>,
    /// In place of the queue's own.
    pub(crate) wait_s: Option<u64>,
}

/// What one look into a queue gave.
struct Taken {
    received: Vec<Received>,
    /// There may be more: room was made for dead letters alone.
    is_unfinished: bool,
    /// When the look was. What became due since, it did not see.
    looked_ms: u64,
}

/// Resolves when the client no longer waits.
async fn gone(hung_up: &mut Option<watch::Receiver<bool>>) {
    match hung_up {
        Some(hung_up) => drop(hung_up.wait_for(|hung_up| *hung_up).await),
        None => std::future::pending().await,
    }
}

impl Sqs {
    /// Takes messages out, and waits for a first one if asked to. What is answered is durably
    /// hidden from others.
    ///
    /// # Errors
    /// `QueueDoesNotExist`
    pub(crate) async fn receive(
        &self,
        call: &Call,
        address: &Address,
        wanted: Wanted,
    ) -> Result<Vec<Received>, Fault> {
        let queue = self.queues.get(&address.key());
        let queue = queue.ok_or_else(faults::no_queue)?;
        let wait_s = wanted.wait_s.unwrap_or(queue.settings.wait_s);
        let until = self.store.wall_clock().sleep(Duration::from_secs(wait_s));
        tokio::pin!(until);
        let arrivals = self.index.arrivals(queue.id);
        let mut stopped = self.stopped.subscribe();
        let mut hung_up = call.hung_up.clone();
        loop {
            let arrival = arrivals.notified();
            tokio::pin!(arrival);
            // From here on no arrival is missed.
            arrival.as_mut().enable();
            // Nothing is taken for somebody who is gone.
            if hung_up.as_ref().is_some_and(|hung_up| *hung_up.borrow()) {
                return Ok(Vec::new());
            }
            let outcome = self.store.transact(|tx| self.take(tx, address, &wanted));
            let taken = store::committed(outcome, faults::store).await?;
            if !taken.received.is_empty() || (wait_s == 0 && !taken.is_unfinished) {
                return Ok(taken.received);
            }
            if taken.is_unfinished {
                continue;
            }
            let next_due_ms = self.index.next_due_ms(queue.id, taken.looked_ms);
            let due = self
                .store
                .service_clock()
                .sleep_until(next_due_ms.unwrap_or(u64::MAX));
            tokio::select! {
                () = arrival => {}
                () = due => {}
                () = &mut until => return Ok(Vec::new()),
                _ = stopped.wait_for(|stopped| *stopped) => return Ok(Vec::new()),
                () = gone(&mut hung_up) => return Ok(Vec::new()),
            }
        }
    }

    fn take(
        &self,
        tx: &mut Transaction<'_>,
        address: &Address,
        wanted: &Wanted,
    ) -> Result<Taken, Fault> {
        let queue = self.decided(tx, address)?;
        let now_ms = tx.now_ms();
        let horizon_ms = queue.horizon_ms(now_ms);
        let visibility_s = wanted.visibility_s.unwrap_or(queue.settings.visibility_s);
        let mut taken = Taken {
            received: Vec::new(),
            is_unfinished: false,
            looked_ms: now_ms,
        };
        let (mut after, mut moved_bytes) = (None, 0);
        loop {
            let candidates = self.index.due(queue.id, now_ms, after, LOOKED_AT_ONCE);
            let Some(last) = candidates.last() else {
                return Ok(taken);
            };
            after = Some(*last);
            for (_, number) in candidates {
                let key = row_key(queue.id, number);
                let Some(message) = tx.get(&self.messages, &key) else {
                    continue;
                };
                let delivery = tx.get(&self.deliveries, &key);
                let due_ms = entry(&message, delivery.as_deref()).due_ms;
                // Expired ones are swept; others were taken a moment ago.
                if due_ms > now_ms || message.sent_ms < horizon_ms {
                    continue;
                }
                let receives = delivery.as_ref().map_or(0, |delivery| delivery.receives);
                if let Some(target) = self.dead_letter_queue(tx, &queue, receives) {
                    moved_bytes += message.len();
                    self.move_to(
                        tx,
                        &queue,
                        number,
                        target,
                        Message::clone(&message),
                        address,
                    );
                    taken.is_unfinished = moved_bytes >= limits::MOVED_BYTES_AT_ONCE_MAX;
                    if taken.is_unfinished {
                        return Ok(taken);
                    }
                    continue;
                }
                let delivery = Delivery {
                    due_ms: now_ms.saturating_add(visibility_s.saturating_mul(1000)),
                    receives: receives.saturating_add(1),
                    first_ms: delivery.map_or(now_ms, |delivery| delivery.first_ms),
                    last_ms: now_ms,
                    receipt: self.store.rng().next_u64(),
                };
                self.put_delivery(tx, queue.id, number, &message, delivery.clone());
                taken.received.push(Received {
                    receipt: Receipt {
                        queue: queue.id,
                        number,
                        receipt: delivery.receipt,
                    },
                    message,
                    delivery,
                });
                if taken.received.len() >= wanted.messages_max {
                    return Ok(taken);
                }
            }
        }
    }

    /// Writes what became of a message.
    pub(crate) fn put_delivery(
        &self,
        tx: &mut Transaction<'_>,
        queue: u64,
        number: u64,
        message: &Message,
        delivery: Delivery,
    ) {
        let index = Arc::clone(&self.index);
        let entry = entry(message, Some(&delivery));
        tx.put(&self.deliveries, &row_key(queue, number), delivery);
        tx.on_applied(move || index.place(queue, number, entry));
    }

    /// The id of the queue that a message goes to that was received so often already. Where it is
    /// gone, messages stay.
    fn dead_letter_queue(&self, tx: &Transaction<'_>, queue: &Queue, receives: u32) -> Option<u64> {
        let redrive = queue.settings.redrive.as_ref()?;
        if receives < redrive.receives_max {
            return None;
        }
        let target = tx.get(&self.queues, &redrive.target()?.key())?;
        (target.id != queue.id).then_some(target.id)
    }

    fn move_to(
        &self,
        tx: &mut Transaction<'_>,
        queue: &Queue,
        number: u64,
        target: u64,
        mut message: Message,
        from: &Address,
    ) {
        self.delete(tx, queue.id, number);
        message.source = Some(from.arn());
        message.due_ms = tx.now_ms();
        self.put(tx, target, message);
    }
}
