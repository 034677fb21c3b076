//! ListAttachedRolePolicies.

use model::iam::{
    AttachedPolicy, ListAttachedRolePolicies, ListAttachedRolePoliciesInput,
    ListAttachedRolePoliciesOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::page::page;
use crate::rows::RoleRow;
use crate::shapes;

impl Serve<ListAttachedRolePolicies> for Iam {
    fn access(
        &self,
        call: &Call,
        input: &ListAttachedRolePoliciesInput,
    ) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<RoleRow>(
            call,
            "iam:ListAttachedRolePolicies",
            input.role_name.as_deref(),
        ))
    }

    async fn run(
        &self,
        call: &Call,
        input: ListAttachedRolePoliciesInput,
    ) -> Result<ListAttachedRolePoliciesOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let row = self.entity::<RoleRow>(call, &name)?;
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
        Ok(ListAttachedRolePoliciesOutput {
            attached_policies: Some(page.items),
            is_truncated: Some(page.marker.is_some()),
            marker: page.marker,
        })
    }
}
