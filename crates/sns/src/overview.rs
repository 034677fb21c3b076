//! What the service knows of its topics, for the engine's status page. Nothing is read from disk.

use serde::Serialize;

use crate::Sns;
use crate::names::{Address, subscription_prefix};

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicOverview {
    /// Its ARN.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The account it belongs to.
    pub account: String,
    /// The region it is in.
    pub region: String,
    /// Who is told.
    pub subscriptions: usize,
}

impl Sns {
    /// The topics, at most `most`, and how many there are.
    pub fn overview(&self, most: usize) -> (Vec<TopicOverview>, usize) {
        let topics = self.topics.all();
        let total = topics.len();
        let shown = topics.iter().filter_map(|(key, topic)| {
            let address = Address::of_key(key)?;
            let subscriptions = self.subscriptions.prefix(&subscription_prefix(topic.id));
            Some(TopicOverview {
                arn: address.arn(),
                subscriptions: subscriptions.len(),
                account: address.account.as_str().to_owned(),
                region: address.region.as_str().to_owned(),
                name: address.name,
            })
        });
        (shown.take(most).collect(), total)
    }

    /// Deliveries that have not ended.
    pub fn undelivered(&self) -> usize {
        self.deliveries.len()
    }
}
