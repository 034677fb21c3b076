//! DetachUserPolicy. Detaches a managed policy.

use model::iam::{DetachUserPolicy, DetachUserPolicyInput, DetachUserPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::UserRow;

impl Serve<DetachUserPolicy> for Iam {
    fn access(&self, call: &Call, input: &DetachUserPolicyInput) -> Result<Vec<Access>, Fault> {
        let name = input.user_name.as_deref();
        let policy = input.policy_arn.as_deref();
        Ok(self.attachment_access::<UserRow>(call, "iam:DetachUserPolicy", name, policy))
    }

    async fn run(
        &self,
        call: &Call,
        input: DetachUserPolicyInput,
    ) -> Result<DetachUserPolicyOutput, Fault> {
        let name = given(input.user_name, "userName")?;
        let policy_arn = given(input.policy_arn, "policyArn")?;
        self.detach::<UserRow>(call, &name, &policy_arn).await?;
        Ok(DetachUserPolicyOutput {})
    }
}
