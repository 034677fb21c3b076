//! `UntagResource`

use model::lambda::{UntagResource, UntagResourceInput, UntagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::tag_resource::tagged;
use crate::faults::no_function;
use crate::row::FunctionRow;
use crate::service::Lambda;

impl Serve<UntagResource> for Lambda {
    fn access(&self, call: &Call, input: &UntagResourceInput) -> Result<Vec<Access>, Fault> {
        let name = tagged(call, input.resource.as_deref())?;
        Ok(vec![Access::new("lambda:UntagResource", name.arn())])
    }

    async fn run(
        &self,
        call: &Call,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Fault> {
        let name = tagged(call, input.resource.as_deref())?;
        self.change(|tx| {
            let old = tx
                .get(&self.functions, &name.key())
                .ok_or_else(|| no_function(&name.arn()))?;
            let mut row = FunctionRow::clone(&old);
            for key in input.tag_keys.unwrap_or_default() {
                row.tags.remove(&key);
            }
            tx.put(&self.functions, &name.key(), row);
            Ok(())
        })
        .await?;
        Ok(UntagResourceOutput {})
    }
}
