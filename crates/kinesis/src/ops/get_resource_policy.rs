//! GetResourcePolicy

use model::kinesis::{GetResourcePolicy, GetResourcePolicyInput, GetResourcePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::consumer_target::either;
use crate::{Kinesis, policy};

impl Serve<GetResourcePolicy> for Kinesis {
    fn access(&self, call: &Call, input: &GetResourcePolicyInput) -> Result<Vec<Access>, Fault> {
        self.access_to_policy("kinesis:GetResourcePolicy", call, &either!(input, call)?)
    }

    async fn run(
        &self,
        call: &Call,
        input: GetResourcePolicyInput,
    ) -> Result<GetResourcePolicyOutput, Fault> {
        let resource = either!(input, call)?;
        let policy = self.policy(&resource)?;
        Ok(GetResourcePolicyOutput {
            policy: Some(policy.unwrap_or_else(|| policy::NONE.to_owned())),
        })
    }
}
