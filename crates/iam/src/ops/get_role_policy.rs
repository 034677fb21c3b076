//! GetRolePolicy.

use model::iam::{GetRolePolicy, GetRolePolicyInput, GetRolePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::RoleRow;

impl Serve<GetRolePolicy> for Iam {
    fn access(&self, call: &Call, input: &GetRolePolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<RoleRow>(call, "iam:GetRolePolicy", input.role_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: GetRolePolicyInput,
    ) -> Result<GetRolePolicyOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let policy_name = given(input.policy_name, "policyName")?;
        let document = self.inline::<RoleRow>(call, &name, &policy_name)?;
        Ok(GetRolePolicyOutput {
            role_name: Some(name),
            policy_name: Some(policy_name),
            policy_document: Some(document),
        })
    }
}
