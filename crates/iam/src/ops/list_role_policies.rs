//! ListRolePolicies. Names of inline policies.

use model::iam::{ListRolePolicies, ListRolePoliciesInput, ListRolePoliciesOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::page::page;
use crate::rows::RoleRow;

impl Serve<ListRolePolicies> for Iam {
    fn access(&self, call: &Call, input: &ListRolePoliciesInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<RoleRow>(call, "iam:ListRolePolicies", input.role_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: ListRolePoliciesInput,
    ) -> Result<ListRolePoliciesOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let row = self.entity::<RoleRow>(call, &name)?;
        let names = row.identity.inline.keys().cloned();
        let page = page(
            names,
            input.marker.as_deref(),
            input.max_items,
            String::clone,
        )?;
        Ok(ListRolePoliciesOutput {
            policy_names: Some(page.items),
            is_truncated: Some(page.marker.is_some()),
            marker: page.marker,
        })
    }
}
