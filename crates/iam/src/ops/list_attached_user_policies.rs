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
        // AWS's and the account's own may have one name.
        let key = |policy: &AttachedPolicy| {
            let of = |text: &Option<String>| text.clone().unwrap_or_default();
            format!("{}\n{}", of(&policy.policy_name), of(&policy.policy_arn))
        };
        attached.sort_by_key(key);
        let page = page(attached, input.marker.as_deref(), input.max_items, key)?;
        Ok(ListAttachedUserPoliciesOutput {
            attached_policies: Some(page.items),
            is_truncated: Some(page.marker.is_some()),
            marker: page.marker,
        })
    }
}
