//! `UntagResource`

use model::lambda::{UntagResource, UntagResourceInput, UntagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::tag_resource::Tagged;
use crate::faults::no_function;
use crate::row::FunctionRow;
use crate::service::Lambda;

impl Serve<UntagResource> for Lambda {
    fn access(&self, call: &Call, input: &UntagResourceInput) -> Result<Vec<Access>, Fault> {
        let tagged = Tagged::named(call, input.resource.as_deref())?;
        let access = tagged.access(self, call, "lambda:UntagResource");
        let keys = input.tag_keys.clone().unwrap_or_default();
        Ok(vec![access.with_context("aws:TagKeys", keys)])
    }

    async fn run(
        &self,
        call: &Call,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Fault> {
        let removed = input.tag_keys.unwrap_or_default();
        match Tagged::named(call, input.resource.as_deref())? {
            Tagged::Mapping(arn) => {
                let (account, region) = (&call.caller.account, &call.caller.region);
                self.mapping_tags()?
                    .change_mapping_tags(account, region, &arn, Default::default(), removed)
                    .await?;
            }
            Tagged::Function(name) => {
                self.change(|tx| {
                    let old = tx
                        .get(&self.functions, &name.key())
                        .ok_or_else(|| no_function(&name.arn()))?;
                    let mut row = FunctionRow::clone(&old);
                    row.tags.retain(|name, _| !removed.contains(name));
                    row.revision_id = self.new_uuid();
                    tx.put(&self.functions, &name.key(), row);
                    Ok(())
                })
                .await?;
            }
        }
        Ok(UntagResourceOutput {})
    }
}
