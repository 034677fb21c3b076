//! GetTopicAttributes

use model::sns::{GetTopicAttributes, GetTopicAttributesInput, GetTopicAttributesOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sns;
use crate::names::subscription_prefix;

/// What AWS tells of deliveries to HTTP endpoints, which are the only ones it counts for.
const EFFECTIVE_DELIVERY_POLICY: &str = r#"{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false,"defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}"#;

impl Serve<GetTopicAttributes> for Sns {
    fn access(&self, call: &Call, input: &GetTopicAttributesInput) -> Result<Vec<Access>, Fault> {
        self.access("SNS:GetTopicAttributes", call, input.topic_arn.as_deref())
    }

    async fn run(
        &self,
        _call: &Call,
        input: GetTopicAttributesInput,
    ) -> Result<GetTopicAttributesOutput, Fault> {
        let (address, topic) = self.topic(input.topic_arn.as_deref())?;
        let subscriptions = self.subscriptions.prefix(&subscription_prefix(topic.id));
        let mut attributes = topic.shown(&address, self.principals.as_ref());
        for (name, value) in [
            ("SubscriptionsConfirmed", subscriptions.len().to_string()),
            ("SubscriptionsPending", "0".to_owned()),
            ("SubscriptionsDeleted", "0".to_owned()),
            (
                "EffectiveDeliveryPolicy",
                EFFECTIVE_DELIVERY_POLICY.to_owned(),
            ),
        ] {
            attributes.insert(name.to_owned(), value);
        }
        Ok(GetTopicAttributesOutput {
            attributes: Some(attributes),
        })
    }
}
