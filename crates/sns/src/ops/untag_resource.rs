//! UntagResource

use model::sns::{UntagResource, UntagResourceInput, UntagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sns;
use crate::faults::no_resource;
use crate::names::Address;

impl Serve<UntagResource> for Sns {
    fn access(&self, _call: &Call, input: &UntagResourceInput) -> Result<Vec<Access>, Fault> {
        let address = Address::of_arn("ResourceArn", input.resource_arn.as_deref())?;
        let keys = input.tag_keys.clone().unwrap_or_default();
        let access = self.access_to("SNS:UntagResource", &address);
        Ok(vec![access.with_context("aws:TagKeys", keys)])
    }

    async fn run(
        &self,
        _call: &Call,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Fault> {
        let address = Address::of_arn("ResourceArn", input.resource_arn.as_deref())?;
        let keys = input.tag_keys.unwrap_or_default();
        self.change_topic(&address, |topic| {
            topic.tags.retain(|key, _| !keys.contains(key));
            Ok(())
        })
        .await
        .map_err(no_resource)?;
        Ok(UntagResourceOutput {})
    }
}
