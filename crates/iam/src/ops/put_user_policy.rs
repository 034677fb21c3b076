//! PutUserPolicy. Adds or replaces an inline policy.

use model::iam::{PutUserPolicy, PutUserPolicyInput, PutUserPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::UserRow;

impl Serve<PutUserPolicy> for Iam {
    fn access(&self, call: &Call, input: &PutUserPolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<UserRow>(call, "iam:PutUserPolicy", input.user_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: PutUserPolicyInput,
    ) -> Result<PutUserPolicyOutput, Fault> {
        let name = given(input.user_name, "userName")?;
        let policy_name = given(input.policy_name, "policyName")?;
        let document = given(input.policy_document, "policyDocument")?;
        self.put_inline::<UserRow>(call, &name, policy_name, document)
            .await?;
        Ok(PutUserPolicyOutput {})
    }
}
