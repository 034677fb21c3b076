//! What the service knows of its queues, for the engine's status page. Nothing is read from disk.

use serde::Serialize;

use crate::Sqs;
use crate::names::Address;

/// A queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QueueOverview {
    /// Its ARN.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The account it belongs to.
    pub account: String,
    /// The region it is in.
    pub region: String,
    /// Messages that can be received.
    pub visible: usize,
    /// Messages that were received and are hidden.
    pub in_flight: usize,
    /// Messages whose delay is not over.
    pub delayed: usize,
    /// How old the oldest of them is, in milliseconds.
    pub oldest_ms: Option<u64>,
}

impl Sqs {
    /// The queues, at most `most`, and how many there are.
    pub fn overview(&self, most: usize) -> (Vec<QueueOverview>, usize) {
        let now_ms = self.now_ms();
        let queues = self.queues.all();
        let total = queues.len();
        let shown = queues.iter().filter_map(|(key, queue)| {
            let address = Address::of_key(key)?;
            let horizon_ms = queue.horizon_ms(now_ms);
            let counts = self.index.counts(queue.id, now_ms, horizon_ms);
            let oldest_ms = self.index.oldest_since(queue.id, horizon_ms);
            Some(QueueOverview {
                arn: address.arn(),
                account: address.account.as_str().to_owned(),
                region: address.region.as_str().to_owned(),
                name: address.name,
                visible: counts.visible,
                in_flight: counts.in_flight,
                delayed: counts.delayed,
                oldest_ms: oldest_ms.map(|oldest_ms| now_ms.saturating_sub(oldest_ms)),
            })
        });
        (shown.take(most).collect(), total)
    }
}
