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
        // AWS's and the account's own may have one name.
        let key = |policy: &AttachedPolicy| {
            let of = |text: &Option<String>| text.clone().unwrap_or_default();
            format!("{}\n{}", of(&policy.policy_name), of(&policy.policy_arn))
        };
        attached.sort_by_key(key);
        let page = page(attached, input.marker.as_deref(), input.max_items, key)?;
        Ok(ListAttachedRolePoliciesOutput {
            attached_policies: Some(page.items),
            is_truncated: Some(page.marker.is_some()),
            marker: page.marker,
        })
    }
}
