//! ListUserPolicies. Names of inline policies.

use model::iam::{ListUserPolicies, ListUserPoliciesInput, ListUserPoliciesOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::page::page;
use crate::rows::UserRow;

impl Serve<ListUserPolicies> for Iam {
    fn access(&self, call: &Call, input: &ListUserPoliciesInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<UserRow>(call, "iam:ListUserPolicies", input.user_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: ListUserPoliciesInput,
    ) -> Result<ListUserPoliciesOutput, Fault> {
        let name = given(input.user_name, "userName")?;
        let row = self.entity::<UserRow>(call, &name)?;
        let names = row.identity.inline.keys().cloned();
        let page = page(
            names,
            input.marker.as_deref(),
            input.max_items,
            String::clone,
        )?;
        Ok(ListUserPoliciesOutput {
            policy_names: Some(page.items),
            is_truncated: Some(page.marker.is_some()),
            marker: page.marker,
        })
    }
}
