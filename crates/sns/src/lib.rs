//! Amazon SNS: standard topics, whose messages go to queues and functions.
//!
//! Topics, subscriptions, and messages until all their deliveries have ended, are rows of tables.
//! See the Amazon SNS API Reference and Developer Guide.

mod batch;
mod deliver;
mod faults;
pub mod limits;
mod message;
mod names;
mod notification;
mod ops;
mod overview;
mod page;
mod publish;
mod subscription;
mod topic;

#[cfg(test)]
mod tests;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Weak};

use plane::{Door, MetricSample, MetricSink, Principals, Registry};
use store::{Store, StoreError, Table};
use tokio::sync::watch;

pub use overview::TopicOverview;

use deliver::Delivery;
use message::Message;
use names::Address;
use subscription::Subscription;
use topic::Topic;

/// What the service works with.
pub struct Needs {
    /// An open store.
    pub store: Store,
    /// The door, for deliveries.
    pub door: Door,
    /// CloudWatch's metrics.
    pub metrics: Arc<dyn MetricSink>,
    /// Whom policies of topics name.
    pub principals: Arc<dyn Principals>,
    /// The engine's address, of the links in messages, e.g. `http://127.0.0.1:4566`.
    pub endpoint: String,
}

/// The service.
pub struct Sns {
    me: Weak<Self>,
    store: Store,
    door: Door,
    metrics: Arc<dyn MetricSink>,
    principals: Arc<dyn Principals>,
    endpoint: String,
    topics: Table<Topic>,
    subscriptions: Table<Subscription>,
    messages: Table<Message>,
    deliveries: Table<Delivery>,
    /// Of all messages.
    bytes: Arc<AtomicUsize>,
    stopped: watch::Sender<bool>,
}

impl Sns {
    /// The service over an open store.
    ///
    /// # Errors
    /// What the store says of its tables.
    pub fn open(needs: Needs) -> Result<Arc<Self>, StoreError> {
        let store = &needs.store;
        let topics = store.table("sns.topics")?;
        let subscriptions = store.table("sns.subscriptions")?;
        let messages: Table<Message> = store.table("sns.messages")?;
        let deliveries = store.table("sns.deliveries")?;
        let bytes = messages
            .all()
            .iter()
            .map(|(_, message)| message.len())
            .sum();
        Ok(Arc::new_cyclic(|me| Self {
            me: me.clone(),
            topics,
            subscriptions,
            messages,
            deliveries,
            bytes: Arc::new(AtomicUsize::new(bytes)),
            stopped: watch::Sender::new(false),
            store: needs.store,
            door: needs.door,
            metrics: needs.metrics,
            principals: needs.principals,
            endpoint: needs.endpoint,
        }))
    }

    /// Adds the operations to the registry.
    pub fn register(registry: &mut Registry, service: &Arc<Self>) {
        ops::register(registry, service);
    }

    /// Goes on with deliveries that an earlier run had accepted. Call inside a tokio runtime, after
    /// the door was opened.
    pub fn start(&self) {
        let keys = self.deliveries.all().into_iter();
        self.deliver_all(keys.map(|(key, _)| key.to_string()).collect());
    }

    /// Ends deliveries; they go on at the next start.
    pub fn stop(&self) {
        self.stopped.send_replace(true);
    }

    /// Counts one sample of a metric of a topic.
    fn count(&self, topic: &Address, name: &'static str, value: f64, unit: &'static str) {
        self.metrics.record(MetricSample {
            account: &topic.account,
            region: &topic.region,
            namespace: "AWS/SNS",
            name,
            dimensions: &[("TopicName", &topic.name)],
            value,
            unit,
            time_ms: i64::try_from(self.store.service_clock().now_ms()).unwrap_or(i64::MAX),
        });
    }

    fn bytes(&self) -> usize {
        self.bytes.load(Ordering::Acquire)
    }
}
