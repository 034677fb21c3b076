//! TagResource: puts tags to an alarm or a dashboard.

use model::cloudwatch::{TagResource, TagResourceInput, TagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Metrics, tags};

impl Serve<TagResource> for Metrics {
    fn access(&self, call: &Call, input: &TagResourceInput) -> Result<Vec<Access>, Fault> {
        let access = self.tagged_access(
            "cloudwatch:TagResource",
            &call.caller,
            input.resource_arn.as_deref(),
        );
        Ok(vec![access.bringing_tags(tags::given(input.tags.as_ref()))])
    }

    async fn run(&self, call: &Call, input: TagResourceInput) -> Result<TagResourceOutput, Fault> {
        let tags = tags::checked(input.tags.unwrap_or_default())?;
        let arn = input.resource_arn.unwrap_or_default();
        self.change_tags(&call.caller, &arn, |known| {
            known.extend(tags);
            tags::check_count(known)
        })
        .await?;
        Ok(TagResourceOutput {})
    }
}
