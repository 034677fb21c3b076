//! ListSubscriptionsByTopic

use model::sns::{
    ListSubscriptionsByTopic, ListSubscriptionsByTopicInput, ListSubscriptionsByTopicOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sns;
use crate::names::subscription_prefix;
use crate::page::page;

impl Serve<ListSubscriptionsByTopic> for Sns {
    fn access(
        &self,
        call: &Call,
        input: &ListSubscriptionsByTopicInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access(
            "SNS:ListSubscriptionsByTopic",
            call,
            input.topic_arn.as_deref(),
        )
    }

    async fn run(
        &self,
        _call: &Call,
        input: ListSubscriptionsByTopicInput,
    ) -> Result<ListSubscriptionsByTopicOutput, Fault> {
        let (address, topic) = self.topic(input.topic_arn.as_deref())?;
        let prefix = subscription_prefix(topic.id);
        let rows = self.subscriptions.prefix(&prefix).into_iter();
        let rows = rows.map(|(key, row)| {
            let id = key.strip_prefix(&prefix).unwrap_or_default();
            (key.to_string(), row.shown(&address, id))
        });
        let (subscriptions, next_token) = page(rows.collect(), input.next_token.as_deref())?;
        Ok(ListSubscriptionsByTopicOutput {
            subscriptions: Some(subscriptions),
            next_token,
        })
    }
}
