//! SetTopicAttributes

use model::sns::{SetTopicAttributes, SetTopicAttributesInput, SetTopicAttributesOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sns;
use crate::names::Address;

impl Serve<SetTopicAttributes> for Sns {
    fn access(&self, call: &Call, input: &SetTopicAttributesInput) -> Result<Vec<Access>, Fault> {
        self.access("SNS:SetTopicAttributes", call, input.topic_arn.as_deref())
    }

    async fn run(
        &self,
        _call: &Call,
        input: SetTopicAttributesInput,
    ) -> Result<SetTopicAttributesOutput, Fault> {
        let address = Address::of_arn("TopicArn", input.topic_arn.as_deref())?;
        let name = input.attribute_name.unwrap_or_default();
        let value = input.attribute_value.unwrap_or_default();
        self.change_topic(&address, |topic| {
            topic.set_topic_attribute(&name, &value, self.principals.as_ref())
        })
        .await?;
        Ok(SetTopicAttributesOutput {})
    }
}
