//! What queues hold, told to CloudWatch each minute.
//!
//! See "Available CloudWatch metrics for Amazon SQS" in the Amazon SQS Developer Guide.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError, Weak};

use plane::MetricSample;
use tokio::sync::watch;

use crate::names::Address;
use crate::queue::Queue;
use crate::{Sqs, as_metric};

/// Time between two looks, in milliseconds.
const EVERY_MS: u64 = 60_000;
/// How long a queue without messages is told of after its last use, in milliseconds.
const ACTIVE_MS: u64 = 6 * 3_600_000;

/// When each queue was used last, by the key of its row.
#[derive(Default)]
pub(crate) struct Uses(Mutex<BTreeMap<String, u64>>);

impl Uses {
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
            sqs.tell_what_queues_hold();
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

    /// Tells how many messages each active queue has, and how old the oldest is.
    pub(crate) fn tell_what_queues_hold(&self) {
        let now_ms = self.now_ms();
        let is_there = |key: &str| self.queues.get(key).is_some();
        let used = self.uses.since(now_ms.saturating_sub(ACTIVE_MS), is_there);
        for (key, queue) in self.queues.all() {
            let Some(address) = Address::of_key(&key) else {
                continue;
            };
            self.tell_what_it_holds(&address, &queue, used.contains_key(&*key), now_ms);
        }
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
