//! AttachRolePolicy. Attaches a managed policy.

use model::iam::{AttachRolePolicy, AttachRolePolicyInput, AttachRolePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::RoleRow;

impl Serve<AttachRolePolicy> for Iam {
    fn access(&self, call: &Call, input: &AttachRolePolicyInput) -> Result<Vec<Access>, Fault> {
        let name = input.role_name.as_deref();
        let policy = input.policy_arn.as_deref();
        Ok(self.attachment_access::<RoleRow>(call, "iam:AttachRolePolicy", name, policy))
    }

    async fn run(
        &self,
        call: &Call,
        input: AttachRolePolicyInput,
    ) -> Result<AttachRolePolicyOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let policy_arn = given(input.policy_arn, "policyArn")?;
        self.attach::<RoleRow>(call, &name, policy_arn).await?;
        Ok(AttachRolePolicyOutput {})
    }
}
