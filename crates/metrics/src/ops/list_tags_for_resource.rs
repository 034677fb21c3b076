//! ListTagsForResource: the tags of an alarm or a dashboard; none where there is none.

use model::cloudwatch::{
    ListTagsForResource, ListTagsForResourceInput, ListTagsForResourceOutput, Tag,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Metrics;

impl Serve<ListTagsForResource> for Metrics {
    fn access(&self, call: &Call, input: &ListTagsForResourceInput) -> Result<Vec<Access>, Fault> {
        let arn = input.resource_arn.as_deref();
        Ok(vec![self.tagged_access(
            "cloudwatch:ListTagsForResource",
            &call.caller,
            arn,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, Fault> {
        let tags = self
            .tags_of(&call.caller, &input.resource_arn.unwrap_or_default())?
            .into_iter();
        let tags = tags.map(|(key, value)| Tag {
            key: Some(key),
            value: Some(value),
        });
        Ok(ListTagsForResourceOutput {
            tags: Some(tags.collect()),
        })
    }
}
