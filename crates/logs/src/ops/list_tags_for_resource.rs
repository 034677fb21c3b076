//! ListTagsForResource: the tags of a group.

use model::logs::{ListTagsForResource, ListTagsForResourceInput, ListTagsForResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Logs, group};

impl Serve<ListTagsForResource> for Logs {
    fn access(&self, call: &Call, input: &ListTagsForResourceInput) -> Result<Vec<Access>, Fault> {
        let arn = input.resource_arn.as_deref().unwrap_or("*");
        let name = group::name_of(arn);
        Ok(vec![self.access(
            "logs:ListTagsForResource",
            &call.caller,
            name,
        )])
    }

    async fn run(
        &self,
        _call: &Call,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, Fault> {
        let (_, group) = self.group_of_arn(input.resource_arn.as_ref())?;
        Ok(ListTagsForResourceOutput {
            tags: Some(group.tags.clone()),
        })
    }
}
