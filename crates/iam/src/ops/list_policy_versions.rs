//! ListPolicyVersions.

use model::iam::{
    ListPolicyVersions, ListPolicyVersionsInput, ListPolicyVersionsOutput, PolicyVersion,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::{self, given};
use crate::managed::Managed;
use crate::page::page;
use crate::shapes;

impl Serve<ListPolicyVersions> for Iam {
    fn access(&self, _: &Call, input: &ListPolicyVersionsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.policy_access(
            "iam:ListPolicyVersions",
            input.policy_arn.as_deref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: ListPolicyVersionsInput,
    ) -> Result<ListPolicyVersionsOutput, Fault> {
        let arn = given(input.policy_arn, "policyArn")?;
        let mut versions: Vec<PolicyVersion> = match self.managed_policy(&arn)? {
            Managed::Aws(policy) => vec![shapes::version(policy.version, true, policy.updated_ms)],
            Managed::Customer(row) if row.account == call.caller.account.as_str() => row
                .versions
                .iter()
                .map(|(number, version)| {
                    let is_default = *number == row.default_version;
                    shapes::version(*number, is_default, version.created_ms)
                })
                .collect(),
            Managed::Customer(_) => {
                return Err(faults::no_such_entity(format!(
                    "Policy {arn} was not found."
                )));
            }
        };
        // Newest first.
        versions.reverse();
        let place = |version: &PolicyVersion| {
            let id = version.version_id.as_deref();
            let number = id.and_then(|id| id.strip_prefix('v')?.parse::<u32>().ok());
            format!("{:010}", u32::MAX - number.unwrap_or_default())
        };
        let page = page(versions, input.marker.as_deref(), input.max_items, place)?;
        Ok(ListPolicyVersionsOutput {
            versions: Some(page.items),
            is_truncated: Some(page.marker.is_some()),
            marker: page.marker,
        })
    }
}
