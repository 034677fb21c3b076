//! DeleteResourcePolicy

use model::kinesis::{DeleteResourcePolicy, DeleteResourcePolicyInput, DeleteResourcePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::consumer_target::either;

impl Serve<DeleteResourcePolicy> for Kinesis {
    fn access(&self, call: &Call, input: &DeleteResourcePolicyInput) -> Result<Vec<Access>, Fault> {
        self.access_to_policy("kinesis:DeleteResourcePolicy", call, &either!(input, call)?)
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteResourcePolicyInput,
    ) -> Result<DeleteResourcePolicyOutput, Fault> {
        let resource = either!(input, call)?;
        self.change_policy(&resource, || Ok(None)).await?;
        Ok(DeleteResourcePolicyOutput {})
    }
}
