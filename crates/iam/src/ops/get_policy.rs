//! GetPolicy.

use model::iam::{GetPolicy, GetPolicyInput, GetPolicyOutput, Policy};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::{self, given};
use crate::managed::Managed;
use crate::shapes;
use crate::tags;

impl Serve<GetPolicy> for Iam {
    fn access(&self, _: &Call, input: &GetPolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.policy_access(
            "iam:GetPolicy",
            input.policy_arn.as_deref(),
        )])
    }

    async fn run(&self, call: &Call, input: GetPolicyInput) -> Result<GetPolicyOutput, Fault> {
        let arn = given(input.policy_arn, "policyArn")?;
        let counts = self.attachment_counts(call.caller.account.as_str(), &arn);
        let policy = match self.managed_policy(&arn)? {
            Managed::Aws(policy) => shapes::aws_policy(policy, counts),
            Managed::Customer(row) => {
                if row.account != call.caller.account.as_str() {
                    return Err(faults::no_such_entity(format!(
                        "Policy {arn} was not found."
                    )));
                }
                Policy {
                    description: row.description.clone(),
                    tags: tags::to_answer(&row.tags),
                    ..shapes::policy(&row, counts)
                }
            }
        };
        Ok(GetPolicyOutput {
            policy: Some(policy),
        })
    }
}
