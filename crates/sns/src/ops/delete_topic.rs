//! DeleteTopic

use model::sns::{DeleteTopic, DeleteTopicInput, DeleteTopicOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::names::{Address, subscription_prefix};
use crate::{Sns, faults};

impl Serve<DeleteTopic> for Sns {
    fn access(&self, call: &Call, input: &DeleteTopicInput) -> Result<Vec<Access>, Fault> {
        self.access("SNS:DeleteTopic", call, input.topic_arn.as_deref())
    }

    async fn run(&self, _call: &Call, input: DeleteTopicInput) -> Result<DeleteTopicOutput, Fault> {
        let address = Address::of_arn("TopicArn", input.topic_arn.as_deref())?;
        let outcome = self.store.transact(|tx| {
            // One that is gone already makes no difference.
            if let Some(topic) = tx.get(&self.topics, &address.key()) {
                tx.delete(&self.topics, &address.key());
                for (key, _) in tx.prefix(&self.subscriptions, &subscription_prefix(topic.id)) {
                    tx.delete(&self.subscriptions, &key);
                }
            }
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(DeleteTopicOutput {})
    }
}
