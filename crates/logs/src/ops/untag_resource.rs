//! UntagResource: takes tags off a group.

use model::logs::{UntagResource, UntagResourceInput, UntagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Logs;

impl Serve<UntagResource> for Logs {
    fn access(&self, _: &Call, input: &UntagResourceInput) -> Result<Vec<Access>, Fault> {
        let keys = input.tag_keys.clone().unwrap_or_default();
        let access = self.tags_access("logs:UntagResource", input.resource_arn.as_ref());
        Ok(vec![access.with_context("aws:TagKeys", keys)])
    }

    async fn run(
        &self,
        call: &Call,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Fault> {
        let (key, _) = self.group_of_arn(&call.caller, input.resource_arn.as_ref())?;
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
