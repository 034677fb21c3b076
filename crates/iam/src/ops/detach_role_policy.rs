//! DetachRolePolicy. Detaches a managed policy.

use model::iam::{DetachRolePolicy, DetachRolePolicyInput, DetachRolePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::RoleRow;

impl Serve<DetachRolePolicy> for Iam {
    fn access(&self, call: &Call, input: &DetachRolePolicyInput) -> Result<Vec<Access>, Fault> {
        let name = input.role_name.as_deref();
        let policy = input.policy_arn.as_deref();
        Ok(self.attachment_access::<RoleRow>(call, "iam:DetachRolePolicy", name, policy))
    }

    async fn run(
        &self,
        call: &Call,
        input: DetachRolePolicyInput,
    ) -> Result<DetachRolePolicyOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let policy_arn = given(input.policy_arn, "policyArn")?;
        self.detach::<RoleRow>(call, &name, &policy_arn).await?;
        Ok(DetachRolePolicyOutput {})
    }
}
