//! TagResource

use model::kinesis::{TagResource, TagResourceInput, TagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::consumer_target::{Resource, either};
use crate::{Kinesis, tags};

impl Serve<TagResource> for Kinesis {
    fn access(&self, call: &Call, input: &TagResourceInput) -> Result<Vec<Access>, Fault> {
        let resource = either!(input, call)?;
        let access = self.resource_access("kinesis:TagResource", call, &resource);
        Ok(vec![tags::to_add(access, input.tags.as_ref())])
    }

    async fn run(&self, call: &Call, input: TagResourceInput) -> Result<TagResourceOutput, Fault> {
        let resource = either!(input, call)?;
        let tags = input.tags.unwrap_or_default();
        match resource {
            Resource::Stream(target) => {
                self.change(&target, |row| tags::add(row, &target, tags))
                    .await?;
            }
            Resource::Consumer(target) => {
                let add = |row: &mut crate::consumer::ConsumerRow| {
                    tags::check_of("consumer", &row.name, &row.account, &row.tags, &tags)?;
                    row.tags.extend(tags);
                    Ok(())
                };
                self.change_consumer(&target, add).await?;
            }
        }
        Ok(TagResourceOutput {})
    }
}
