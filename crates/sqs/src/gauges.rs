//! What queues hold, told to CloudWatch each minute.
//!
//! See "Available CloudWatch metrics for Amazon SQS" in the Amazon SQS Developer Guide.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError, Weak};

use plane::MetricSample;
use store::Table;
use tokio::sync::watch;
use wire::Fault;

use crate::names::Address;
use crate::queue::Queue;
use crate::{Sqs, as_metric, faults};

/// Time between two looks, in milliseconds.
const EVERY_MS: u64 = 60_000;
/// How long a queue without messages is told of after its last use, in milliseconds.
const ACTIVE_MS: u64 = 6 * 3_600_000;

/// How much older the last use is on disk than it was, at most, in milliseconds.
const KEPT_EVERY_MS: u64 = 30 * 60_000;

/// When each queue was used last, by the key of its row.
pub(crate) struct Uses(Mutex<BTreeMap<String, u64>>);

impl Uses {
    /// The uses that were kept.
    pub(crate) fn kept(table: &Table<u64>) -> Self {
        let rows = table.all().into_iter();
        let uses = rows.map(|(key, last_ms)| (key.to_string(), *last_ms));
        Self(Mutex::new(uses.collect()))
    }

    fn note(&self, queue: &Address, now_ms: u64) {
        let mut uses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match uses.get_mut(&queue.key()) {
            Some(last_ms) => *last_ms = now_ms,
            None => drop(uses.insert(queue.key(), now_ms)),
        }
    }

    /// Those used since a time. Forgets the others, and queues that are gone.
    fn since(&self, since_ms: u64, is_there: impl Fn(&str) -> bool) -> BTreeMap<String, u64> {
        let mut uses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        uses.retain(|key, last_ms| *last_ms >= since_ms && is_there(key));
        uses.clone()
    }
}

/// Looks each minute, as the clock on the wall has them.
pub(crate) async fn run(service: Weak<Sqs>, mut stopped: watch::Receiver<bool>) {
    loop {
        let Some(sqs) = service.upgrade() else { return };
        let next_ms = (sqs.now_ms() / EVERY_MS).saturating_add(1) * EVERY_MS;
        let minute = sqs.store.service_clock().sleep_until(next_ms);
        // A service that is looked at by nobody else may go.
        drop(sqs);
        tokio::select! {
            () = minute => {}
            _ = stopped.wait_for(|stopped| *stopped) => return,
        }
        if let Some(sqs) = service.upgrade() {
            let used = sqs.tell_what_queues_hold();
            if let Err(fault) = sqs.keep_uses(&used).await {
                tracing::warn!(%fault, "when queues were used is kept later");
            }
        }
    }
}

impl Sqs {
    /// Counts one sample of a metric of a queue that was used just now.
    pub(crate) fn count(
        &self,
        queue: &Address,
        name: &'static str,
        value: usize,
        unit: &'static str,
    ) {
        let now_ms = self.now_ms();
        self.uses.note(queue, now_ms);
        self.sample(queue, name, as_metric(value as u64), unit, now_ms);
    }

    /// Tells how many messages each active queue has, and how old the oldest is. Answers when those
    /// that are active were used last.
    pub(crate) fn tell_what_queues_hold(&self) -> BTreeMap<String, u64> {
        let now_ms = self.now_ms();
        let is_there = |key: &str| self.queues.get(key).is_some();
        let used = self.uses.since(now_ms.saturating_sub(ACTIVE_MS), is_there);
        for (key, queue) in self.queues.all() {
            let Some(address) = Address::of_key(&key) else {
                continue;
            };
            self.tell_what_it_holds(&address, &queue, used.contains_key(&*key), now_ms);
        }
        used
    }

    /// Keeps when queues were used, about, so that they are told of after a restart as before.
    ///
    /// # Errors
    /// The store's.
    pub(crate) async fn keep_uses(&self, used: &BTreeMap<String, u64>) -> Result<(), Fault> {
        let is_new = |key: &str, last_ms: u64| {
            let kept_ms = self.kept_uses.get(key);
            kept_ms.is_none_or(|kept_ms| last_ms >= kept_ms.saturating_add(KEPT_EVERY_MS))
        };
        let new: Vec<_> = used.iter().filter(|(key, at)| is_new(key, **at)).collect();
        let mut gone = self.kept_uses.all();
        gone.retain(|(key, _)| !used.contains_key(&**key));
        if new.is_empty() && gone.is_empty() {
            return Ok(());
        }
        let outcome = self.store.transact(|tx| {
            for (key, last_ms) in new {
                tx.put(&self.kept_uses, key, *last_ms);
            }
            for (key, _) in gone {
                tx.delete(&self.kept_uses, &key);
            }
            Ok(())
        });
        store::committed(outcome, faults::store).await
    }

    fn tell_what_it_holds(&self, address: &Address, queue: &Queue, is_used: bool, now_ms: u64) {
        let horizon_ms = queue.horizon_ms(now_ms);
        let counts = self.index.counts(queue.id, now_ms, horizon_ms);
        let messages = counts.visible + counts.in_flight + counts.delayed;
        if messages == 0 && !is_used {
            return;
        }
        let oldest_ms = self.index.oldest_since(queue.id, horizon_ms);
        let age_ms = oldest_ms.map_or(0, |oldest_ms| now_ms.saturating_sub(oldest_ms));
        let number = |name, messages: usize| {
            self.sample(address, name, as_metric(messages as u64), "Count", now_ms);
        };
        number("ApproximateNumberOfMessagesVisible", counts.visible);
        number("ApproximateNumberOfMessagesNotVisible", counts.in_flight);
        number("ApproximateNumberOfMessagesDelayed", counts.delayed);
        let age_s = as_metric(age_ms / 1000);
        self.sample(
            address,
            "ApproximateAgeOfOldestMessage",
            age_s,
            "Seconds",
            now_ms,
        );
    }

    fn sample(
        &self,
        queue: &Address,
        name: &'static str,
        value: f64,
        unit: &'static str,
        now_ms: u64,
    ) {
        self.metrics.record(MetricSample {
            account: &queue.account,
            region: &queue.region,
            namespace: "AWS/SQS",
            name,
            dimensions: &[("QueueName", &queue.name)],
            value,
            unit,
            time_ms: i64::try_from(now_ms).unwrap_or(i64::MAX),
        });
    }
}
