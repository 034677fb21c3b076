//! Deliveries: tried until they succeed, or cannot.
//!
//! See "Amazon SNS message delivery retries" in the Amazon SNS Developer Guide.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use model::lambda::{Invoke, InvokeInput};
use model::sqs::{SendMessage, SendMessageInput};
use plane::{Caller, Region};
use serde::{Deserialize, Serialize};
use store::{StoreError, Transaction};
use wire::Fault;

use crate::message::Message;
use crate::notification::Notification;
use crate::subscription::{Protocol, Subscription};
use crate::{Sns, limits};

/// Who delivers.
const PRINCIPAL: &str = "sns.amazonaws.com";

/// A message on its way to a subscription, under the message's number and its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Delivery {
    /// Key of the subscription.
    subscription: String,
    /// Tries that failed.
    tries: u32,
    /// When it is tried next.
    due_ms: u64,
}

impl Delivery {
    pub(crate) fn new(subscription: &str, due_ms: u64) -> Self {
        Self {
            subscription: subscription.to_owned(),
            tries: 0,
            due_ms,
        }
    }
}

/// How a try ended.
enum End {
    Delivered,
    /// The subscription is gone, or what it names takes no message.
    Failed,
    /// To be tried again.
    Again,
}

/// How long to wait after so many tries that failed; none once they are used up.
fn wait_ms(tries: u32) -> Option<u64> {
    let at_once = limits::TRIES_AT_ONCE;
    let soon = at_once + limits::TRIES_SOON;
    let growing = soon + limits::TRIES_GROWING;
    match tries {
        _ if tries >= limits::TRIES_MAX => None,
        _ if tries <= at_once => Some(0),
        _ if tries <= soon => Some(1_000),
        _ if tries <= growing => Some((1_000 << (tries - soon).min(16)).min(limits::WAIT_MS_MAX)),
        _ => Some(limits::WAIT_MS_MAX),
    }
}

impl Sns {
    /// Begins to work off deliveries by their keys.
    pub(crate) fn deliver_all(&self, keys: Vec<String>) {
        for key in keys {
            if let Some(me) = self.me.upgrade() {
                tokio::spawn(me.work_off(key));
            }
        }
    }

    async fn work_off(self: Arc<Self>, key: String) {
        let mut stopped = self.stopped.subscribe();
        while let Some(delivery) = self.deliveries.get(&key) {
            tokio::select! {
                () = self.store.service_clock().sleep_until(delivery.due_ms) => {}
                _ = stopped.wait_for(|stopped| *stopped) => return,
            }
            let tries = delivery.tries.saturating_add(1);
            let end = self.attempt(&key, &delivery).await;
            let again = match end {
                End::Again => wait_ms(tries),
                End::Delivered | End::Failed => None,
            };
            let stored = async {
                match again {
                    Some(wait_ms) => self.keep(&key, &delivery, tries, wait_ms).await,
                    None => self.finish(&key).await,
                }
            };
            let stored = tokio::select! {
                stored = stored => stored,
                _ = stopped.wait_for(|stopped| *stopped) => return,
            };
            if let Err(error) = stored {
                tracing::warn!(%error, "a delivery goes on after a restart");
                return;
            }
        }
    }

    async fn keep(
        &self,
        key: &str,
        delivery: &Delivery,
        tries: u32,
        wait_ms: u64,
    ) -> Result<(), StoreError> {
        let now_ms = self.store.service_clock().now_ms();
        let delivery = Delivery {
            tries,
            due_ms: now_ms.saturating_add(wait_ms),
            ..Delivery::clone(delivery)
        };
        let keep = |tx: &mut Transaction<'_>| tx.put(&self.deliveries, key, delivery.clone());
        self.store.transact_when_there_is_room(keep).await
    }

    /// Forgets a delivery that has ended, and with the last one its message.
    async fn finish(&self, key: &str) -> Result<(), StoreError> {
        let finish = |tx: &mut Transaction<'_>| {
            tx.delete(&self.deliveries, key);
            let number = key.split('/').next().unwrap_or_default();
            let others = tx.prefix(&self.deliveries, &format!("{number}/"));
            if others.is_empty()
                && let Some(message) = tx.get(&self.messages, number)
            {
                tx.delete(&self.messages, number);
                let (bytes, length) = (Arc::clone(&self.bytes), message.len());
                tx.on_applied(move || {
                    bytes.fetch_sub(length, Ordering::AcqRel);
                });
            }
        };
        self.store.transact_when_there_is_room(finish).await
    }

    async fn attempt(&self, key: &str, delivery: &Delivery) -> End {
        let number = key.split('/').next().unwrap_or_default();
        let Some(message) = self.messages.get(number) else {
            return End::Failed;
        };
        let Some(subscription) = self.subscriptions.get(&delivery.subscription) else {
            return End::Failed;
        };
        let topic = message.topic();
        let id = delivery.subscription.split('/').nth(1).unwrap_or_default();
        let arn = format!("{}:{id}", topic.arn());
        match self.call(&message, &subscription, &arn).await {
            Ok(()) => {
                self.count(&topic, "NumberOfNotificationsDelivered", 1.0, "Count");
                End::Delivered
            }
            Err(fault) if fault.is_transient() => End::Again,
            Err(fault) => {
                tracing::warn!(%fault, subscription = arn, "a notification is lost");
                self.count(&topic, "NumberOfNotificationsFailed", 1.0, "Count");
                End::Failed
            }
        }
    }

    /// Hands a message over, as the service itself and on behalf of the topic: the policy of the
    /// queue or function decides.
    async fn call(
        &self,
        message: &Message,
        subscription: &Subscription,
        arn: &str,
    ) -> Result<(), Fault> {
        let endpoint = subscription.protocol.endpoint(&subscription.endpoint)?;
        let region = Region::new(endpoint.region.as_str());
        let source = message.topic().arn();
        let caller = Caller::service(message.account.clone(), region, PRINCIPAL, &source);
        let request_id = self.store.rng().uuid();
        let notification = Notification {
            message,
            subscription_arn: arn,
            endpoint: &self.endpoint,
        };
        match subscription.protocol {
            Protocol::Sqs => {
                let (account, region, name) =
                    (&endpoint.account, &endpoint.region, &endpoint.resource);
                let (body, attributes) = if subscription.raw {
                    let text = message.draft.text(Protocol::Sqs).to_owned();
                    (text, notification.raw_attributes())
                } else {
                    (notification.envelope(), None)
                };
                let input = SendMessageInput {
                    queue_url: Some(format!(
                        "https://sqs.{region}.amazonaws.com/{account}/{name}"
                    )),
                    message_body: Some(body),
                    message_attributes: attributes,
                    ..SendMessageInput::default()
                };
                let sent = self.door.call::<SendMessage>(&caller, &request_id, input);
                sent.await.map(drop)
            }
            Protocol::Lambda => {
                let input = InvokeInput {
                    function_name: Some(subscription.endpoint.clone()),
                    invocation_type: Some("Event".to_owned()),
                    payload: Some(notification.event()),
                    ..InvokeInput::default()
                };
                let invoked = self.door.call::<Invoke>(&caller, &request_id, input);
                invoked.await.map(drop)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_awss_for_its_own_endpoints() {
        let waits: Vec<_> = (1..=16).map(|tries| wait_ms(tries).unwrap()).collect();
        let expected = [
            0, 0, 0, 1_000, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000, 20_000, 20_000,
            20_000, 20_000, 20_000,
        ];
        assert_eq!(waits, expected);
        assert_eq!(wait_ms(limits::TRIES_MAX - 1), Some(20_000));
        assert_eq!(wait_ms(limits::TRIES_MAX), None);
    }
}
