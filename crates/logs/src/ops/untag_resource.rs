//! UntagResource: takes tags off a group.

use model::logs::{UntagResource, UntagResourceInput, UntagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Logs, group};

impl Serve<UntagResource> for Logs {
    fn access(&self, call: &Call, input: &UntagResourceInput) -> Result<Vec<Access>, Fault> {
        let arn = input.resource_arn.as_deref().unwrap_or("*");
        let name = group::name_of(arn);
        let keys = input.tag_keys.clone().unwrap_or_default();
        let access = self.access("logs:UntagResource", &call.caller, name);
        Ok(vec![access.with_context("aws:TagKeys", keys)])
    }

    async fn run(
        &self,
        _call: &Call,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Fault> {
        let (key, _) = self.group_of_arn(input.resource_arn.as_ref())?;
        self.change_group(&key, |row, _| {
            for tag in input.tag_keys.unwrap_or_default() {
                row.tags.remove(&tag);
            }
            Ok(())
        })
        .await?;
        Ok(UntagResourceOutput {})
    }
}
