//! Notifications on their way: kept with the change of state that they are of, published, and
//! noted in the alarm's history.

use std::sync::Arc;

use model::sns::{Publish, PublishInput};
use plane::Caller;
use store::Transaction;
use wire::Fault;

use super::notification::Notification;
use super::{Alarm, StateValue, action, history};
use crate::{Metrics, faults, limits};

/// Who publishes.
const PRINCIPAL: &str = "cloudwatch.amazonaws.com";

impl Metrics {
    /// Takes the actions of an alarm that has just changed its state.
    pub(super) fn act(&self, alarm: &Alarm, before: StateValue, tx: &mut Transaction<'_>) {
        let settings = &alarm.settings;
        let actions = match alarm.state.value {
            StateValue::Ok => &settings.ok_actions,
            StateValue::Alarm => &settings.alarm_actions,
            StateValue::InsufficientData => &settings.insufficient_data_actions,
        };
        if !settings.actions_enabled {
            return;
        }
        for topic in actions {
            let notification = Notification::new(alarm, before, topic);
            // Actions of no topic are from before they were refused.
            let refusal = if !action::is_topic(topic) {
                Some("Brookmill notifies nothing but SNS topics.")
            } else if self.notifications.len() >= limits::NOTIFICATIONS_MAX {
                Some("As many notifications are on their way as Brookmill keeps.")
            } else {
                None
            };
            if let Some(error) = refusal {
                self.note(tx, history::of_action(&notification, Some(error)));
                continue;
            }
            let key = format!("{:020}", tx.next_id());
            tx.put(&self.notifications, &key, notification);
            let due = Arc::clone(&self.due);
            tx.on_applied(move || due.notify_one());
        }
    }

    /// Publishes the notifications that are due. Answers when the next one is, milliseconds since
    /// the epoch.
    ///
    /// # Errors
    /// `InternalServiceError`
    pub(crate) async fn deliver_due(&self) -> Result<Option<u64>, Fault> {
        let mut next: Option<u64> = None;
        for (key, notification) in self.notifications.all() {
            let now_ms = self.store.service_clock().now_ms();
            let due_ms = if notification.due_ms <= now_ms {
                self.attempt(&key, &notification).await?
            } else {
                Some(notification.due_ms)
            };
            next = match (next, due_ms) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
        Ok(next)
    }

    /// Publishes one. Answers when it is to be tried again.
    async fn attempt(&self, key: &str, notification: &Notification) -> Result<Option<u64>, Fault> {
        let tries = notification.tries.saturating_add(1);
        let outcome = self.publish(notification).await;
        let again = match &outcome {
            Err(fault) if fault.is_transient() && tries < limits::NOTIFICATION_TRIES_MAX => {
                let wait_ms = 1_000_u64 << tries.min(8);
                Some(self.store.service_clock().now_ms() + wait_ms)
            }
            _ => None,
        };
        let stored = self.store.transact(|tx| {
            match again {
                Some(due_ms) => {
                    let kept = Notification {
                        tries,
                        due_ms,
                        ..notification.clone()
                    };
                    tx.put(&self.notifications, key, kept);
                }
                None => {
                    tx.delete(&self.notifications, key);
                    let error = outcome.as_ref().err().map(|fault| fault.message.as_str());
                    self.note(tx, history::of_action(notification, error));
                }
            }
            Ok(())
        });
        store::committed(stored, faults::store).await?;
        Ok(again)
    }

    /// Publishes as the service itself, on behalf of the alarm: the topic's policy decides.
    async fn publish(&self, notification: &Notification) -> Result<(), Fault> {
        let caller = Caller::service(
            notification.account.clone(),
            notification.region.clone(),
            PRINCIPAL,
            &notification.alarm_arn,
        );
        let input = PublishInput {
            topic_arn: Some(notification.topic.clone()),
            subject: Some(notification.subject.clone()),
            message: Some(notification.message.clone()),
            ..PublishInput::default()
        };
        let request_id = self.store.rng().uuid();
        let published = self.door.call::<Publish>(&caller, &request_id, input);
        published.await.map(drop)
    }
}
