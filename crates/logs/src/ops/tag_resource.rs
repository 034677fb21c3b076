//! TagResource: puts tags on a group.

use model::logs::{TagResource, TagResourceInput, TagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Logs, group};

impl Serve<TagResource> for Logs {
    fn access(&self, call: &Call, input: &TagResourceInput) -> Result<Vec<Access>, Fault> {
        let arn = input.resource_arn.as_deref().unwrap_or("*");
        let name = group::name_of(arn);
        let access = self.access("logs:TagResource", &call.caller, name);
        Ok(vec![access.bringing_tags(input.tags.iter().flatten())])
    }

    async fn run(&self, _call: &Call, input: TagResourceInput) -> Result<TagResourceOutput, Fault> {
        let (key, _) = self.group_of_arn(input.resource_arn.as_ref())?;
        self.change_group(&key, |row, _| {
            group::add_tags(row, input.tags.unwrap_or_default())
        })
        .await?;
        Ok(TagResourceOutput {})
    }
}
