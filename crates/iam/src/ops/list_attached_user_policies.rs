//! ListAttachedUserPolicies.

use model::iam::{
    AttachedPolicy, ListAttachedUserPolicies, ListAttachedUserPoliciesInput,
    ListAttachedUserPoliciesOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::page::page;
use crate::rows::UserRow;
use crate::shapes;

impl Serve<ListAttachedUserPolicies> for Iam {
    fn access(
        &self,
        call: &Call,
        input: &ListAttachedUserPoliciesInput,
    ) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<UserRow>(
            call,
            "iam:ListAttachedUserPolicies",
            input.user_name.as_deref(),
        ))
    }

    async fn run(
        &self,
        call: &Call,
        input: ListAttachedUserPoliciesInput,
    ) -> Result<ListAttachedUserPoliciesOutput, Fault> {
        let name = given(input.user_name, "userName")?;
        let row = self.entity::<UserRow>(call, &name)?;
        let path = input.path_prefix.as_deref().unwrap_or("/");
        let mut attached: Vec<AttachedPolicy> = row
            .identity
            .attached
            .iter()
            .filter(|arn| {
                arn.split_once(":policy")
                    .is_some_and(|(_, rest)| rest.starts_with(path))
            })
            .map(|arn| shapes::attached(arn))
            .collect();
        attached.sort_by(|one, other| one.policy_name.cmp(&other.policy_name));
        let key = |policy: &AttachedPolicy| policy.policy_name.clone().unwrap_or_default();
        let page = page(attached, input.marker.as_deref(), input.max_items, key)?;
        Ok(ListAttachedUserPoliciesOutput {
            attached_policies: Some(page.items),
            is_truncated: Some(page.marker.is_some()),
            marker: page.marker,
        })
    }
}
