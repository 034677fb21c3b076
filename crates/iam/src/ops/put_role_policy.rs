//! PutRolePolicy. Adds or replaces an inline policy.

use model::iam::{PutRolePolicy, PutRolePolicyInput, PutRolePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::RoleRow;

impl Serve<PutRolePolicy> for Iam {
    fn access(&self, call: &Call, input: &PutRolePolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<RoleRow>(call, "iam:PutRolePolicy", input.role_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: PutRolePolicyInput,
    ) -> Result<PutRolePolicyOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let policy_name = given(input.policy_name, "policyName")?;
        let document = given(input.policy_document, "policyDocument")?;
        self.put_inline::<RoleRow>(call, &name, policy_name, document)
            .await?;
        Ok(PutRolePolicyOutput {})
    }
}
