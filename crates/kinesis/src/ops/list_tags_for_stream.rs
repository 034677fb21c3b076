//! ListTagsForStream

use model::kinesis::{ListTagsForStream, ListTagsForStreamInput, ListTagsForStreamOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::target::address;
use crate::{Kinesis, describe};

impl Serve<ListTagsForStream> for Kinesis {
    fn access(&self, call: &Call, input: &ListTagsForStreamInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:ListTagsForStream", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: ListTagsForStreamInput,
    ) -> Result<ListTagsForStreamOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let mut tags = describe::tags(&self.stream(&target)?.row());
        if let Some(after) = input.exclusive_start_tag_key {
            tags.retain(|tag| tag.key.as_ref().is_some_and(|key| *key > after));
        }
        let limit = input.limit.and_then(|limit| usize::try_from(limit).ok());
        let limit = limit.unwrap_or(usize::MAX);
        let has_more = tags.len() > limit;
        tags.truncate(limit);
        Ok(ListTagsForStreamOutput {
            tags: Some(tags),
            has_more_tags: Some(has_more),
        })
    }
}
