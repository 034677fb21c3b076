//! TagRole.

use model::iam::{TagRole, TagRoleInput, TagRoleOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::RoleRow;
use crate::tags;

impl Serve<TagRole> for Iam {
    fn access(&self, call: &Call, input: &TagRoleInput) -> Result<Vec<Access>, Fault> {
        let name = input.role_name.as_deref();
        let needed = self
            .entity_access::<RoleRow>(call, "iam:TagRole", name)
            .into_iter();
        Ok(needed
            .map(|access| tags::with_tags(access, input.tags.as_deref()))
            .collect())
    }

    async fn run(&self, call: &Call, input: TagRoleInput) -> Result<TagRoleOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let added = tags::from_request(input.tags)?;
        self.change_entity(call, &name, |row: &mut RoleRow, _| {
            tags::merge(&mut row.identity.tags, added)
        })
        .await?;
        Ok(TagRoleOutput {})
    }
}
