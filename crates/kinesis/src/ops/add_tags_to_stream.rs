//! AddTagsToStream

use model::kinesis::{AddTagsToStream, AddTagsToStreamInput, AddTagsToStreamOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::target::address;
use crate::{Kinesis, tags};

impl Serve<AddTagsToStream> for Kinesis {
    fn access(&self, call: &Call, input: &AddTagsToStreamInput) -> Result<Vec<Access>, Fault> {
        let target = address!(input).target(&call.caller)?;
        let access = self.access("kinesis:AddTagsToStream", &call.caller, &target);
        Ok(vec![tags::to_add(access, input.tags.as_ref())])
    }

    async fn run(
        &self,
        call: &Call,
        input: AddTagsToStreamInput,
    ) -> Result<AddTagsToStreamOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let tags = input.tags.unwrap_or_default();
        self.change(&target, |row| tags::add(row, &target, tags))
            .await?;
        Ok(AddTagsToStreamOutput {})
    }
}
