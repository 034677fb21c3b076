//! DeleteUserPolicy. Deletes an inline policy.

use model::iam::{DeleteUserPolicy, DeleteUserPolicyInput, DeleteUserPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::UserRow;

impl Serve<DeleteUserPolicy> for Iam {
    fn access(&self, call: &Call, input: &DeleteUserPolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<UserRow>(call, "iam:DeleteUserPolicy", input.user_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteUserPolicyInput,
    ) -> Result<DeleteUserPolicyOutput, Fault> {
        let name = given(input.user_name, "userName")?;
        let policy_name = given(input.policy_name, "policyName")?;
        self.delete_inline::<UserRow>(call, &name, &policy_name)
            .await?;
        Ok(DeleteUserPolicyOutput {})
    }
}
