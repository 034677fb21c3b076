//! `ListTags`

use model::lambda::{ListTags, ListTagsInput, ListTagsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::tag_resource::tagged;
use crate::service::Lambda;

impl Serve<ListTags> for Lambda {
    fn access(&self, call: &Call, input: &ListTagsInput) -> Result<Vec<Access>, Fault> {
        let name = tagged(call, input.resource.as_deref())?;
        Ok(vec![Access::new("lambda:ListTags", name.arn())])
    }

    async fn run(&self, call: &Call, input: ListTagsInput) -> Result<ListTagsOutput, Fault> {
        let name = tagged(call, input.resource.as_deref())?;
        Ok(ListTagsOutput {
            tags: Some(self.find(&name)?.tags.clone()),
        })
    }
}
