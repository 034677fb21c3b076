//! DeleteRole.

use model::iam::{DeleteRole, DeleteRoleInput, DeleteRoleOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::RoleRow;

impl Serve<DeleteRole> for Iam {
    fn access(&self, call: &Call, input: &DeleteRoleInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<RoleRow>(call, "iam:DeleteRole", input.role_name.as_deref()))
    }

    async fn run(&self, call: &Call, input: DeleteRoleInput) -> Result<DeleteRoleOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        self.delete_entity(call, &name, |_: &RoleRow, _| Ok(()))
            .await?;
        Ok(DeleteRoleOutput {})
    }
}
