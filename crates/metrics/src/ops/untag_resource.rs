//! UntagResource: takes tags from an alarm or a dashboard.

use model::cloudwatch::{UntagResource, UntagResourceInput, UntagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Metrics;

impl Serve<UntagResource> for Metrics {
    fn access(&self, call: &Call, input: &UntagResourceInput) -> Result<Vec<Access>, Fault> {
        let access = self.tagged_access(
            "cloudwatch:UntagResource",
            &call.caller,
            input.resource_arn.as_deref(),
        );
        Ok(vec![access.with_context(
            "aws:TagKeys",
            input.tag_keys.clone().unwrap_or_default(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Fault> {
        let keys = input.tag_keys.unwrap_or_default();
        let arn = input.resource_arn.unwrap_or_default();
        self.change_tags(&call.caller, &arn, |known| {
            known.retain(|key, _| !keys.contains(key));
            Ok(())
        })
        .await?;
        Ok(UntagResourceOutput {})
    }
}
