//! PutResourcePolicy

use model::kinesis::{PutResourcePolicy, PutResourcePolicyInput, PutResourcePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::consumer_target::either;

impl Serve<PutResourcePolicy> for Kinesis {
    fn access(&self, call: &Call, input: &PutResourcePolicyInput) -> Result<Vec<Access>, Fault> {
        self.access_to_policy("kinesis:PutResourcePolicy", call, &either!(input, call)?)
    }

    async fn run(
        &self,
        call: &Call,
        input: PutResourcePolicyInput,
    ) -> Result<PutResourcePolicyOutput, Fault> {
        let resource = either!(input, call)?;
        let text = input.policy.unwrap_or_default();
        self.change_policy(&resource, || self.checked_policy(text).map(Some))
            .await?;
        Ok(PutResourcePolicyOutput {})
    }
}
