//! GetUserPolicy.

use model::iam::{GetUserPolicy, GetUserPolicyInput, GetUserPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::UserRow;

impl Serve<GetUserPolicy> for Iam {
    fn access(&self, call: &Call, input: &GetUserPolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<UserRow>(call, "iam:GetUserPolicy", input.user_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: GetUserPolicyInput,
    ) -> Result<GetUserPolicyOutput, Fault> {
        let name = given(input.user_name, "userName")?;
        let policy_name = given(input.policy_name, "policyName")?;
        let document = self.inline::<UserRow>(call, &name, &policy_name)?;
        Ok(GetUserPolicyOutput {
            user_name: Some(name),
            policy_name: Some(policy_name),
            policy_document: Some(document),
        })
    }
}
