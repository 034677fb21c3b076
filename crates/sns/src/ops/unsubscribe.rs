//! Unsubscribe

use model::sns::{Unsubscribe, UnsubscribeInput, UnsubscribeOutput};
use plane::{Access, Call, Principal, Serve};
use wire::Fault;

use crate::names::{subscription, subscription_key};
use crate::{Sns, faults};

impl Serve<Unsubscribe> for Sns {
    /// Whoever has the ARN may end the subscription without a signature: it is in the link that each
    /// notification brings.
    fn access(&self, call: &Call, input: &UnsubscribeInput) -> Result<Vec<Access>, Fault> {
        let (topic, _) = subscription(input.subscription_arn.as_deref())?;
        if call.caller.principal == Principal::Anonymous {
            return Ok(Vec::new());
        }
        topic.check_region(call, "SubscriptionArn")?;
        Ok(vec![self.access_to("SNS:Unsubscribe", &topic)])
    }

    async fn run(&self, _call: &Call, input: UnsubscribeInput) -> Result<UnsubscribeOutput, Fault> {
        let (address, id) = subscription(input.subscription_arn.as_deref())?;
        let outcome = self.store.transact(|tx| {
            // One that is gone already makes no difference.
            if let Some(topic) = tx.get(&self.topics, &address.key()) {
                tx.delete(&self.subscriptions, &subscription_key(topic.id, &id));
            }
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(UnsubscribeOutput {})
    }
}
