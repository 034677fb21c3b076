//! UntagRole.

use model::iam::{UntagRole, UntagRoleInput, UntagRoleOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::RoleRow;
use crate::tags;

impl Serve<UntagRole> for Iam {
    fn access(&self, call: &Call, input: &UntagRoleInput) -> Result<Vec<Access>, Fault> {
        let keys = input.tag_keys.clone().unwrap_or_default();
        let needed =
            self.entity_access::<RoleRow>(call, "iam:UntagRole", input.role_name.as_deref());
        let with_keys = |access: Access| access.with_context("aws:TagKeys", keys.clone());
        Ok(needed.into_iter().map(with_keys).collect())
    }

    async fn run(&self, call: &Call, input: UntagRoleInput) -> Result<UntagRoleOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let keys = input.tag_keys.unwrap_or_default();
        self.change_entity(call, &name, |row: &mut RoleRow, _| {
            tags::remove(&mut row.identity.tags, &keys);
            Ok(())
        })
        .await?;
        Ok(UntagRoleOutput {})
    }
}
