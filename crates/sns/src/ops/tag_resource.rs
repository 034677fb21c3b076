//! TagResource

use model::sns::{TagResource, TagResourceInput, TagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sns;
use crate::faults::no_resource;
use crate::names::Address;
use crate::topic::{check_tags, pairs, tags_of};

impl Serve<TagResource> for Sns {
    fn access(&self, _call: &Call, input: &TagResourceInput) -> Result<Vec<Access>, Fault> {
        let address = Address::of_arn("ResourceArn", input.resource_arn.as_deref())?;
        let access = self.access_to("SNS:TagResource", &address);
        Ok(vec![access.bringing_tags(pairs(input.tags.as_ref()))])
    }

    async fn run(&self, _call: &Call, input: TagResourceInput) -> Result<TagResourceOutput, Fault> {
        let address = Address::of_arn("ResourceArn", input.resource_arn.as_deref())?;
        let tags = tags_of(input.tags)?;
        self.change_topic(&address, |topic| {
            topic.tags.extend(tags);
            check_tags(&topic.tags)
        })
        .await
        .map_err(no_resource)?;
        Ok(TagResourceOutput {})
    }
}
