//! UpdateAssumeRolePolicy. Replaces a role's trust policy.

use model::iam::{
    UpdateAssumeRolePolicy, UpdateAssumeRolePolicyInput, UpdateAssumeRolePolicyOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::RoleRow;

use crate::entity::Entity;
use crate::trust;

impl Serve<UpdateAssumeRolePolicy> for Iam {
    fn access(
        &self,
        call: &Call,
        input: &UpdateAssumeRolePolicyInput,
    ) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<RoleRow>(
            call,
            "iam:UpdateAssumeRolePolicy",
            input.role_name.as_deref(),
        ))
    }

    async fn run(
        &self,
        call: &Call,
        input: UpdateAssumeRolePolicyInput,
    ) -> Result<UpdateAssumeRolePolicyOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let document = given(input.policy_document, "policyDocument")?;
        trust::check(&document)?;
        self.change_entity(call, &name, |row: &mut RoleRow, tx| {
            row.trust = document;
            row.bind(self, tx)
        })
        .await?;
        Ok(UpdateAssumeRolePolicyOutput {})
    }
}
