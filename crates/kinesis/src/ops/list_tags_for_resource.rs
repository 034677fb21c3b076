//! ListTagsForResource

use model::kinesis::{ListTagsForResource, ListTagsForResourceInput, ListTagsForResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::target::Address;
use crate::{Kinesis, describe};

/// The address in the input of an operation on a resource.
macro_rules! resource {
    ($input:expr) => {
        Address {
            name: None,
            arn: $input.resource_arn.as_deref(),
            id: $input.stream_id.as_deref(),
        }
    };
}
pub(super) use resource;

impl Serve<ListTagsForResource> for Kinesis {
    fn access(&self, call: &Call, input: &ListTagsForResourceInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:ListTagsForResource", call, resource!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, Fault> {
        let target = resource!(input).target(&call.caller)?;
        let tags = describe::tags(&self.stream(&target)?.row());
        Ok(ListTagsForResourceOutput { tags: Some(tags) })
    }
}
