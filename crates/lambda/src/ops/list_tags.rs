//! `ListTags`

use model::lambda::{ListTags, ListTagsInput, ListTagsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::tag_resource::Tagged;
use crate::service::Lambda;

impl Serve<ListTags> for Lambda {
    fn access(&self, call: &Call, input: &ListTagsInput) -> Result<Vec<Access>, Fault> {
        let tagged = Tagged::named(call, input.resource.as_deref())?;
        Ok(vec![tagged.access(self, call, "lambda:ListTags")])
    }

    async fn run(&self, call: &Call, input: ListTagsInput) -> Result<ListTagsOutput, Fault> {
        let tags = match Tagged::named(call, input.resource.as_deref())? {
            Tagged::Function(name) => self.find(&name)?.tags.clone(),
            Tagged::Mapping(arn) => {
                let (account, region) = (&call.caller.account, &call.caller.region);
                self.mapping_tags()?.mapping_tags(account, region, &arn)?
            }
        };
        Ok(ListTagsOutput { tags: Some(tags) })
    }
}
