//! DeleteResourcePolicy

use model::kinesis::{DeleteResourcePolicy, DeleteResourcePolicyInput, DeleteResourcePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::policy::resource;

impl Serve<DeleteResourcePolicy> for Kinesis {
    fn access(&self, call: &Call, input: &DeleteResourcePolicyInput) -> Result<Vec<Access>, Fault> {
        self.access_to_policy("kinesis:DeleteResourcePolicy", call, resource!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteResourcePolicyInput,
    ) -> Result<DeleteResourcePolicyOutput, Fault> {
        let target = resource!(input).target(&call.caller)?;
        self.change_policy(&target, || Ok(None)).await?;
        Ok(DeleteResourcePolicyOutput {})
    }
}
