//! ListInstanceProfilesForRole. There are no instances here, hence no profiles; clients ask before they
//! delete a role.

use model::iam::{
    ListInstanceProfilesForRole, ListInstanceProfilesForRoleInput,
    ListInstanceProfilesForRoleOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::page;
use crate::rows::RoleRow;

impl Serve<ListInstanceProfilesForRole> for Iam {
    fn access(
        &self,
        call: &Call,
        input: &ListInstanceProfilesForRoleInput,
    ) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<RoleRow>(
            call,
            "iam:ListInstanceProfilesForRole",
            input.role_name.as_deref(),
        ))
    }

    async fn run(
        &self,
        call: &Call,
        input: ListInstanceProfilesForRoleInput,
    ) -> Result<ListInstanceProfilesForRoleOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        self.entity::<RoleRow>(call, &name)?;
        Ok(ListInstanceProfilesForRoleOutput {
            instance_profiles: Some(page::nothing(input.marker.as_deref(), input.max_items)?),
            is_truncated: Some(false),
            marker: None,
        })
    }
}
