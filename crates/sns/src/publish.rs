//! Messages accepted, with a delivery for each subscription.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use wire::Fault;

use crate::deliver::Delivery;
use crate::message::{Draft, Message};
use crate::names::{Address, subscription_prefix};
use crate::{Sns, faults, limits};

impl Sns {
    /// Accepts messages, all or none, and begins to deliver them; durable when this answers.
    /// Answers their ids.
    ///
    /// # Errors
    /// `NotFound`; `Throttled` where there is no room.
    pub(crate) async fn publish(
        &self,
        address: &Address,
        drafts: Vec<Draft>,
    ) -> Result<Vec<String>, Fault> {
        let sizes: Vec<usize> = drafts.iter().map(Draft::len).collect();
        let new_bytes: usize = sizes.iter().sum();
        let messages = drafts.len();
        let outcome = self.store.transact(|tx| {
            let topic = self.decided(tx, address)?;
            let subscriptions = tx.prefix(&self.subscriptions, &subscription_prefix(topic.id));
            self.check_room(messages * subscriptions.len(), new_bytes)?;
            let (mut ids, mut keys) = (Vec::new(), Vec::new());
            for draft in drafts {
                let message = Message {
                    id: self.store.rng().uuid(),
                    account: address.account.clone(),
                    region: address.region.clone(),
                    topic: address.name.clone(),
                    published_ms: tx.now_ms(),
                    draft,
                };
                ids.push(message.id.clone());
                if subscriptions.is_empty() {
                    continue;
                }
                let number = tx.next_id();
                for (at, (subscription, _)) in subscriptions.iter().enumerate() {
                    let key = format!("{number:020}/{at:010}");
                    let delivery = Delivery::new(subscription, tx.now_ms());
                    tx.put(&self.deliveries, &key, delivery);
                    keys.push(key);
                }
                let (bytes, length) = (Arc::clone(&self.bytes), message.len());
                tx.put(&self.messages, &format!("{number:020}"), message);
                tx.on_applied(move || {
                    bytes.fetch_add(length, Ordering::AcqRel);
                });
            }
            Ok((ids, keys))
        });
        let (ids, keys) = store::committed(outcome, faults::store).await?;
        self.deliver_all(keys);
        for size in sizes {
            self.count(address, "NumberOfMessagesPublished", 1.0, "Count");
            let size = f64::from(u32::try_from(size).unwrap_or(u32::MAX));
            self.count(address, "PublishSize", size, "Bytes");
        }
        Ok(ids)
    }

    fn check_room(&self, deliveries: usize, bytes: usize) -> Result<(), Fault> {
        let has_room = self.deliveries.len() + deliveries <= limits::DELIVERIES_MAX
            && self.bytes() + bytes <= limits::MESSAGES_BYTES_MAX;
        if has_room {
            return Ok(());
        }
        Err(faults::throttled(format!(
            "As many messages are on their way as Brookmill keeps: {} deliveries, {} bytes.",
            limits::DELIVERIES_MAX,
            limits::MESSAGES_BYTES_MAX
        )))
    }
}
