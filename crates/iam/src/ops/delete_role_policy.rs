//! DeleteRolePolicy. Deletes an inline policy.

use model::iam::{DeleteRolePolicy, DeleteRolePolicyInput, DeleteRolePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::RoleRow;

impl Serve<DeleteRolePolicy> for Iam {
    fn access(&self, call: &Call, input: &DeleteRolePolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<RoleRow>(call, "iam:DeleteRolePolicy", input.role_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteRolePolicyInput,
    ) -> Result<DeleteRolePolicyOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let policy_name = given(input.policy_name, "policyName")?;
        self.delete_inline::<RoleRow>(call, &name, &policy_name)
            .await?;
        Ok(DeleteRolePolicyOutput {})
    }
}
