//! ListTagsForResource

use model::kinesis::{ListTagsForResource, ListTagsForResourceInput, ListTagsForResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::consumer_target::{Resource, either};
use crate::{Kinesis, describe};

impl Serve<ListTagsForResource> for Kinesis {
    fn access(&self, call: &Call, input: &ListTagsForResourceInput) -> Result<Vec<Access>, Fault> {
        let resource = either!(input, call)?;
        Ok(vec![self.resource_access(
            "kinesis:ListTagsForResource",
            call,
            &resource,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, Fault> {
        let tags = match either!(input, call)? {
            Resource::Stream(target) => describe::tags(&self.stream(&target)?.row()),
            Resource::Consumer(target) => self.consumer(&target)?.described_tags(),
        };
        Ok(ListTagsForResourceOutput { tags: Some(tags) })
    }
}
