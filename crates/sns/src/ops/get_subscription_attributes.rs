//! GetSubscriptionAttributes

use model::sns::{
    GetSubscriptionAttributes, GetSubscriptionAttributesInput, GetSubscriptionAttributesOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sns;
use crate::names::subscription;

impl Serve<GetSubscriptionAttributes> for Sns {
    fn access(
        &self,
        call: &Call,
        input: &GetSubscriptionAttributesInput,
    ) -> Result<Vec<Access>, Fault> {
        let (topic, _) = subscription(input.subscription_arn.as_deref())?;
        topic.check_region(call, "SubscriptionArn")?;
        Ok(vec![
            self.access_to("SNS:GetSubscriptionAttributes", &topic),
        ])
    }

    async fn run(
        &self,
        _call: &Call,
        input: GetSubscriptionAttributesInput,
    ) -> Result<GetSubscriptionAttributesOutput, Fault> {
        let found = self.subscription(input.subscription_arn.as_deref())?;
        Ok(GetSubscriptionAttributesOutput {
            attributes: Some(found.row.attributes(&found.topic, &found.id)),
        })
    }
}
