//! ListRoleTags.

use model::iam::{ListRoleTags, ListRoleTagsInput, ListRoleTagsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::page::page;
use crate::rows::RoleRow;
use crate::tags;

impl Serve<ListRoleTags> for Iam {
    fn access(&self, call: &Call, input: &ListRoleTagsInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<RoleRow>(call, "iam:ListRoleTags", input.role_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: ListRoleTagsInput,
    ) -> Result<ListRoleTagsOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let row = self.entity::<RoleRow>(call, &name)?;
        let mut tags = row.identity.tags.clone();
        tags.sort();
        let key = |tag: &(String, String)| tag.0.clone();
        let page = page(tags, input.marker.as_deref(), input.max_items, key)?;
        Ok(ListRoleTagsOutput {
            tags: Some(tags::to_answer(&page.items).unwrap_or_default()),
            is_truncated: Some(page.marker.is_some()),
            marker: page.marker,
        })
    }
}
