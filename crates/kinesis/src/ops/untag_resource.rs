//! UntagResource

use model::kinesis::{UntagResource, UntagResourceInput, UntagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::consumer_target::{Resource, either};
use crate::{Kinesis, tags};

impl Serve<UntagResource> for Kinesis {
    fn access(&self, call: &Call, input: &UntagResourceInput) -> Result<Vec<Access>, Fault> {
        let resource = either!(input, call)?;
        let access = self.resource_access("kinesis:UntagResource", call, &resource);
        Ok(vec![tags::to_remove(access, input.tag_keys.as_ref())])
    }

    async fn run(
        &self,
        call: &Call,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Fault> {
        let resource = either!(input, call)?;
        let keys = input.tag_keys.unwrap_or_default();
        match resource {
            Resource::Stream(target) => {
                self.change(&target, |row| tags::remove(row, &target, &keys))
                    .await?;
            }
            Resource::Consumer(target) => {
                let remove = |row: &mut crate::consumer::ConsumerRow| {
                    row.tags.retain(|key, _| !keys.contains(key));
                    Ok(())
                };
                self.change_consumer(&target, remove).await?;
            }
        }
        Ok(UntagResourceOutput {})
    }
}
