//! ListTagsForResource: the tags of a group.

use model::logs::{ListTagsForResource, ListTagsForResourceInput, ListTagsForResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Logs;

impl Serve<ListTagsForResource> for Logs {
    fn access(&self, _: &Call, input: &ListTagsForResourceInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.tags_access(
            "logs:ListTagsForResource",
            input.resource_arn.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, Fault> {
        let (_, group) = self.group_of_arn(&call.caller, input.resource_arn.as_ref())?;
        Ok(ListTagsForResourceOutput {
            tags: Some(group.tags.clone()),
        })
    }
}
