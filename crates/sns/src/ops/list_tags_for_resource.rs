//! ListTagsForResource

use model::sns::{ListTagsForResource, ListTagsForResourceInput, ListTagsForResourceOutput, Tag};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sns;
use crate::faults::{no_resource, no_topic};
use crate::names::Address;

impl Serve<ListTagsForResource> for Sns {
    fn access(&self, _call: &Call, input: &ListTagsForResourceInput) -> Result<Vec<Access>, Fault> {
        let address = Address::of_arn("ResourceArn", input.resource_arn.as_deref())?;
        Ok(vec![self.access_to("SNS:ListTagsForResource", &address)])
    }

    async fn run(
        &self,
        _call: &Call,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, Fault> {
        let address = Address::of_arn("ResourceArn", input.resource_arn.as_deref())?;
        let topic = self.topics.get(&address.key());
        let topic = topic.ok_or_else(|| no_resource(no_topic()))?;
        let tags = topic.tags.iter().map(|(key, value)| Tag {
            key: Some(key.clone()),
            value: Some(value.clone()),
        });
        Ok(ListTagsForResourceOutput {
            tags: Some(tags.collect()),
        })
    }
}
