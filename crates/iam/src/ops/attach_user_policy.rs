//! AttachUserPolicy. Attaches a managed policy.

use model::iam::{AttachUserPolicy, AttachUserPolicyInput, AttachUserPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::UserRow;

impl Serve<AttachUserPolicy> for Iam {
    fn access(&self, call: &Call, input: &AttachUserPolicyInput) -> Result<Vec<Access>, Fault> {
        let name = input.user_name.as_deref();
        let policy = input.policy_arn.as_deref();
        Ok(self.attachment_access::<UserRow>(call, "iam:AttachUserPolicy", name, policy))
    }

    async fn run(
        &self,
        call: &Call,
        input: AttachUserPolicyInput,
    ) -> Result<AttachUserPolicyOutput, Fault> {
        let name = given(input.user_name, "userName")?;
        let policy_arn = given(input.policy_arn, "policyArn")?;
        self.attach::<UserRow>(call, &name, policy_arn).await?;
        Ok(AttachUserPolicyOutput {})
    }
}
