//! GetPolicyVersion.

use model::iam::{GetPolicyVersion, GetPolicyVersionInput, GetPolicyVersionOutput, PolicyVersion};
use plane::{Access, Call, Serve};
use wire::{Fault, percent};

use crate::Iam;

use crate::faults::{self, given};
use crate::managed::Managed;
use crate::shapes;

impl Serve<GetPolicyVersion> for Iam {
    fn access(&self, _: &Call, input: &GetPolicyVersionInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.policy_access(
            "iam:GetPolicyVersion",
            input.policy_arn.as_deref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: GetPolicyVersionInput,
    ) -> Result<GetPolicyVersionOutput, Fault> {
        let arn = given(input.policy_arn, "policyArn")?;
        let id = given(input.version_id, "versionId")?;
        let number = id
            .strip_prefix('v')
            .and_then(|number| number.parse::<u32>().ok());
        let not_found = || {
            faults::no_such_entity(format!(
                "Policy {arn} version {id} does not exist or is not attachable."
            ))
        };
        let number = number.ok_or_else(not_found)?;
        let (document, is_default, created_ms) = match self.managed_policy(&arn)? {
            Managed::Aws(policy) if policy.version == number => {
                (policy.document.clone(), true, policy.updated_ms)
            }
            Managed::Customer(row) if row.account == call.caller.account.as_str() => {
                let version = row.versions.get(&number).ok_or_else(not_found)?;
                let is_default = row.default_version == number;
                (version.document.clone(), is_default, version.created_ms)
            }
            Managed::Aws(_) | Managed::Customer(_) => return Err(not_found()),
        };
        Ok(GetPolicyVersionOutput {
            policy_version: Some(PolicyVersion {
                document: Some(percent::encode(&document)),
                ..shapes::version(number, is_default, created_ms)
            }),
        })
    }
}
