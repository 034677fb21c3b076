//! CreatePolicyVersion.

use model::iam::{CreatePolicyVersion, CreatePolicyVersionInput, CreatePolicyVersionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::{self, given};
use crate::limits::POLICY_VERSIONS_MAX;
use crate::rows::PolicyVersionRow;
use crate::shapes;

use super::create_policy::check_managed_policy;

impl Serve<CreatePolicyVersion> for Iam {
    fn access(&self, _: &Call, input: &CreatePolicyVersionInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.policy_access(
            "iam:CreatePolicyVersion",
            input.policy_arn.as_deref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: CreatePolicyVersionInput,
    ) -> Result<CreatePolicyVersionOutput, Fault> {
        let arn = given(input.policy_arn, "policyArn")?;
        let document = given(input.policy_document, "policyDocument")?;
        check_managed_policy(&document)?;
        let created_ms = self.now_ms();
        let set_as_default = input.set_as_default == Some(true);
        let number = self
            .change_policy(call, &arn, |row, _| {
                if row.versions.len() >= POLICY_VERSIONS_MAX {
                    return Err(faults::limit_exceeded(
                        "A managed policy can have up to 5 versions. Before you create a new \
                         version, you must delete an existing version.",
                    ));
                }
                let number = row.next_version;
                row.versions.insert(
                    number,
                    PolicyVersionRow {
                        document,
                        created_ms,
                    },
                );
                row.next_version = number.saturating_add(1);
                row.updated_ms = created_ms;
                if set_as_default {
                    row.default_version = number;
                }
                Ok(number)
            })
            .await?;
        Ok(CreatePolicyVersionOutput {
            policy_version: Some(shapes::version(number, set_as_default, created_ms)),
        })
    }
}
