//! DeletePolicy.

use model::iam::{DeletePolicy, DeletePolicyInput, DeletePolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::{self, given};
use crate::rows::Identity;

impl Serve<DeletePolicy> for Iam {
    fn access(&self, _: &Call, input: &DeletePolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.policy_access(
            "iam:DeletePolicy",
            input.policy_arn.as_deref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeletePolicyInput,
    ) -> Result<DeletePolicyOutput, Fault> {
        let arn = given(input.policy_arn, "policyArn")?;
        let key = self.own_policy_key(call, &arn)?;
        self.decide(|tx| {
            let row = tx
                .get(&self.tables.policies, &key)
                .filter(|row| row.arn() == arn);
            let row =
                row.ok_or_else(|| faults::no_such_entity(format!("Policy {arn} was not found.")))?;
            let prefix = format!("{}/", row.account);
            let holds = |identity: &Identity| {
                identity.attached.contains(&arn) || identity.boundary.as_deref() == Some(&*arn)
            };
            let roles = tx.prefix(&self.tables.roles, &prefix);
            let users = tx.prefix(&self.tables.users, &prefix);
            let is_attached = roles.iter().any(|(_, role)| holds(&role.identity))
                || users.iter().any(|(_, user)| holds(&user.identity));
            if is_attached {
                let message = "Cannot delete a policy attached to entities.";
                return Err(faults::delete_conflict(message));
            }
            if row.versions.len() > 1 {
                return Err(faults::delete_conflict(
                    "This policy has more than one version. Before you delete a policy, you must \
                     delete the policy's versions. The default version is deleted with the policy.",
                ));
            }
            tx.delete(&self.tables.policies, &key);
            Ok(())
        })
        .await?;
        Ok(DeletePolicyOutput {})
    }
}
