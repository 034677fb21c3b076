//! GetResourcePolicy

use model::kinesis::{GetResourcePolicy, GetResourcePolicyInput, GetResourcePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::policy::{self, resource};

impl Serve<GetResourcePolicy> for Kinesis {
    fn access(&self, call: &Call, input: &GetResourcePolicyInput) -> Result<Vec<Access>, Fault> {
        self.access_to_policy("kinesis:GetResourcePolicy", call, resource!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: GetResourcePolicyInput,
    ) -> Result<GetResourcePolicyOutput, Fault> {
        let target = resource!(input).target(&call.caller)?;
        let row = self.stream(&target)?.row();
        let policy = row.policy.as_deref().unwrap_or(policy::NONE);
        Ok(GetResourcePolicyOutput {
            policy: Some(policy.to_owned()),
        })
    }
}
