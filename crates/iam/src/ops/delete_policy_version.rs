//! DeletePolicyVersion.

use model::iam::{DeletePolicyVersion, DeletePolicyVersionInput, DeletePolicyVersionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::{self, given};

impl Serve<DeletePolicyVersion> for Iam {
    fn access(&self, _: &Call, input: &DeletePolicyVersionInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.policy_access(
            "iam:DeletePolicyVersion",
            input.policy_arn.as_deref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeletePolicyVersionInput,
    ) -> Result<DeletePolicyVersionOutput, Fault> {
        let arn = given(input.policy_arn, "policyArn")?;
        let id = given(input.version_id, "versionId")?;
        let number = id
            .strip_prefix('v')
            .and_then(|number| number.parse::<u32>().ok());
        self.change_policy(call, &arn, |row, _| {
            if number == Some(row.default_version) {
                let message = "Cannot delete the default version of a policy.";
                return Err(faults::delete_conflict(message));
            }
            match number.and_then(|number| row.versions.remove(&number)) {
                Some(_) => Ok(()),
                None => Err(faults::no_such_entity(format!(
                    "Policy {arn} version {id} does not exist or is not attachable."
                ))),
            }
        })
        .await?;
        Ok(DeletePolicyVersionOutput {})
    }
}
