//! TagResource: puts tags on a group.

use model::logs::{TagResource, TagResourceInput, TagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Logs, group};

impl Serve<TagResource> for Logs {
    fn access(&self, _: &Call, input: &TagResourceInput) -> Result<Vec<Access>, Fault> {
        let access = self.tags_access("logs:TagResource", input.resource_arn.as_ref());
        Ok(vec![access.bringing_tags(input.tags.iter().flatten())])
    }

    async fn run(&self, call: &Call, input: TagResourceInput) -> Result<TagResourceOutput, Fault> {
        let (key, _) = self.group_of_arn(&call.caller, input.resource_arn.as_ref())?;
        self.change_group(&key, |row, _| {
            group::add_tags(row, input.tags.unwrap_or_default())
        })
        .await?;
        Ok(TagResourceOutput {})
    }
}
