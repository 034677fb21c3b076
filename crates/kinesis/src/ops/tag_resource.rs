//! TagResource

use model::kinesis::{TagResource, TagResourceInput, TagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::list_tags_for_resource::resource;
use crate::target::Address;
use crate::{Kinesis, tags};

impl Serve<TagResource> for Kinesis {
    fn access(&self, call: &Call, input: &TagResourceInput) -> Result<Vec<Access>, Fault> {
        let target = resource!(input).target(&call.caller)?;
        let access = self.access("kinesis:TagResource", &call.caller, &target);
        let in_request = input
            .tags
            .iter()
            .flatten()
            .map(|(key, value)| (key, Some(value)));
        Ok(vec![tags::in_request(access, in_request)])
    }

    async fn run(&self, call: &Call, input: TagResourceInput) -> Result<TagResourceOutput, Fault> {
        let target = resource!(input).target(&call.caller)?;
        let tags = input.tags.unwrap_or_default();
        self.change(&target, |row| tags::add(row, &target, tags))
            .await?;
        Ok(TagResourceOutput {})
    }
}
