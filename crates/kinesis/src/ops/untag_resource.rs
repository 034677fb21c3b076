//! UntagResource

use model::kinesis::{UntagResource, UntagResourceInput, UntagResourceOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::list_tags_for_resource::resource;
use crate::target::Address;
use crate::{Kinesis, tags};

impl Serve<UntagResource> for Kinesis {
    fn access(&self, call: &Call, input: &UntagResourceInput) -> Result<Vec<Access>, Fault> {
        let target = resource!(input).target(&call.caller)?;
        let access = self.access("kinesis:UntagResource", &call.caller, &target);
        let in_request = input.tag_keys.iter().flatten().map(|key| (key, None));
        Ok(vec![tags::in_request(access, in_request)])
    }

    async fn run(
        &self,
        call: &Call,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Fault> {
        let target = resource!(input).target(&call.caller)?;
        let keys = input.tag_keys.unwrap_or_default();
        self.change(&target, |row| tags::remove(row, &target, &keys))
            .await?;
        Ok(UntagResourceOutput {})
    }
}
