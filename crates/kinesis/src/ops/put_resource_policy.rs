//! PutResourcePolicy

use model::kinesis::{PutResourcePolicy, PutResourcePolicyInput, PutResourcePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::policy::{self, resource};

impl Serve<PutResourcePolicy> for Kinesis {
    fn access(&self, call: &Call, input: &PutResourcePolicyInput) -> Result<Vec<Access>, Fault> {
        self.access_to_policy("kinesis:PutResourcePolicy", call, resource!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: PutResourcePolicyInput,
    ) -> Result<PutResourcePolicyOutput, Fault> {
        let target = resource!(input).target(&call.caller)?;
        let text = input.policy.unwrap_or_default();
        self.change_policy(&target, || {
            policy::check(&text)?;
            Ok(Some(text))
        })
        .await?;
        Ok(PutResourcePolicyOutput {})
    }
}
