//! Amazon SQS: standard queues, their messages, dead-letter queues and policies.
//!
//! Queues and messages are rows of tables; what becomes of a message that is received is a row of
//! its own beside it. See the Amazon SQS API Reference and Developer Guide.

mod batch;
mod digest;
mod faults;
mod gauges;
mod index;
pub mod limits;
mod message;
mod names;
mod ops;
mod overview;
mod page;
mod permission;
mod policy;
mod queue;
mod receive;
mod redrive;
mod remove;
mod send;
mod sweep;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use plane::{Call, MetricSink, Principals, Registry};
use store::{Store, StoreError, Table};
use tokio::sync::watch;

pub use overview::QueueOverview;

use gauges::Uses;
use index::{Entry, Index};
use message::{Delivery, Message};
use queue::Queue;

/// What the service is opened with.
#[derive(Clone)]
pub struct Options {
    /// CloudWatch's metrics.
    pub metrics: Arc<dyn MetricSink>,
    /// Whom policies of queues name.
    pub principals: Arc<dyn Principals>,
    /// The address of queues' URLs in answers to calls from inside, e.g. `http://127.0.0.1:4566`.
    pub endpoint: String,
    /// Whether a purge and a name's next use have to wait as on AWS.
    pub pauses: bool,
}

/// The service.
pub struct Sqs {
    store: Store,
    metrics: Arc<dyn MetricSink>,
    principals: Arc<dyn Principals>,
    endpoint: String,
    pauses: bool,
    queues: Table<Queue>,
    /// When queues were deleted, milliseconds since the epoch, by the keys of their rows.
    deleted: Table<u64>,
    messages: Table<Message>,
    deliveries: Table<Delivery>,
    index: Arc<Index>,
    uses: Uses,
    /// Of `uses`, what is kept, milliseconds since the epoch.
    kept_uses: Table<u64>,
    stopped: watch::Sender<bool>,
}

impl Sqs {
    /// The service over an open store.
    ///
    /// # Errors
    /// What the store says of its tables.
    pub fn open(store: &Store, options: Options) -> Result<Arc<Self>, StoreError> {
        let kept_uses = store.table("sqs.uses")?;
        let service = Self {
            queues: store.table("sqs.queues")?,
            deleted: store.table("sqs.deleted")?,
            messages: store.table("sqs.messages")?,
            deliveries: store.table("sqs.deliveries")?,
            index: Arc::new(Index::default()),
            uses: Uses::kept(&kept_uses),
            kept_uses,
            stopped: watch::Sender::new(false),
            store: store.clone(),
            metrics: options.metrics,
            principals: options.principals,
            endpoint: options.endpoint,
            pauses: options.pauses,
        };
        for (key, message) in service.messages.all() {
            let Some((queue, number)) = message::numbers(&key) else {
                continue;
            };
            let delivery = service.deliveries.get(&key);
            service
                .index
                .place(queue, number, entry(&message, delivery.as_deref()));
        }
        Ok(Arc::new(service))
    }

    /// Adds the operations to the registry.
    pub fn register(registry: &mut Registry, service: &Arc<Self>) {
        ops::register(registry, service);
    }

    /// Begins to do away with messages that have expired, and with those of queues that are gone,
    /// and to tell CloudWatch each minute what queues hold. Call inside a tokio runtime, after the store has started.
    pub fn start(self: &Arc<Self>) {
        tokio::spawn(sweep::run(Arc::downgrade(self), self.stopped.subscribe()));
        tokio::spawn(gauges::run(Arc::downgrade(self), self.stopped.subscribe()));
    }

    /// Ends long polls: they answer with what they have.
    pub fn stop(&self) {
        self.stopped.send_replace(true);
        self.index.wake_all();
    }

    fn now_ms(&self) -> u64 {
        self.store.service_clock().now_ms()
    }
}

/// A number as metrics have it.
fn as_metric(number: u64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// What the index holds of a message.
fn entry(message: &Message, delivery: Option<&Delivery>) -> Entry {
    Entry {
        due_ms: delivery.map_or(message.due_ms, |delivery| delivery.due_ms),
        sent_ms: message.sent_ms,
        came_ms: match message.source {
            // A dead letter is due as soon as it has been moved.
            Some(_) => message.due_ms,
            None => message.sent_ms,
        },
        bytes: message.len(),
        receives: delivery.map_or(0, |delivery| delivery.receives),
    }
}

/// The unique id of who calls, as messages tell it: that of a user, role session or account.
fn sender(call: &Call) -> String {
    call.caller.unique_id()
}
