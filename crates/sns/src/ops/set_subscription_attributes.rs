//! SetSubscriptionAttributes

use model::sns::{
    SetSubscriptionAttributes, SetSubscriptionAttributesInput, SetSubscriptionAttributesOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sns;
use crate::names::subscription;

impl Serve<SetSubscriptionAttributes> for Sns {
    fn access(
        &self,
        call: &Call,
        input: &SetSubscriptionAttributesInput,
    ) -> Result<Vec<Access>, Fault> {
        let (topic, _) = subscription(input.subscription_arn.as_deref())?;
        topic.check_region(call, "SubscriptionArn")?;
        Ok(vec![
            self.access_to("SNS:SetSubscriptionAttributes", &topic),
        ])
    }

    async fn run(
        &self,
        _call: &Call,
        input: SetSubscriptionAttributesInput,
    ) -> Result<SetSubscriptionAttributesOutput, Fault> {
        let found = self.subscription(input.subscription_arn.as_deref())?;
        let name = input.attribute_name.unwrap_or_default();
        let value = input.attribute_value.unwrap_or_default();
        self.change_subscription(&found.key, |row| {
            row.set_subscription_attribute(&name, &value)
        })
        .await?;
        Ok(SetSubscriptionAttributesOutput {})
    }
}
