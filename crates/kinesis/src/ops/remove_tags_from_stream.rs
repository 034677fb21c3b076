//! RemoveTagsFromStream

use model::kinesis::{RemoveTagsFromStream, RemoveTagsFromStreamInput, RemoveTagsFromStreamOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::target::address;
use crate::{Kinesis, tags};

impl Serve<RemoveTagsFromStream> for Kinesis {
    fn access(&self, call: &Call, input: &RemoveTagsFromStreamInput) -> Result<Vec<Access>, Fault> {
        let target = address!(input).target(&call.caller)?;
        let access = self.access("kinesis:RemoveTagsFromStream", &call.caller, &target);
        Ok(vec![tags::to_remove(access, input.tag_keys.as_ref())])
    }

    async fn run(
        &self,
        call: &Call,
        input: RemoveTagsFromStreamInput,
    ) -> Result<RemoveTagsFromStreamOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let keys = input.tag_keys.unwrap_or_default();
        self.change(&target, |row| tags::remove(row, &target, &keys))
            .await?;
        Ok(RemoveTagsFromStreamOutput {})
    }
}
