//! GetRole.

use model::iam::{GetRole, GetRoleInput, GetRoleOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::RoleRow;
use crate::shapes;

impl Serve<GetRole> for Iam {
    fn access(&self, call: &Call, input: &GetRoleInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<RoleRow>(call, "iam:GetRole", input.role_name.as_deref()))
    }

    async fn run(&self, call: &Call, input: GetRoleInput) -> Result<GetRoleOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        let row = self.entity::<RoleRow>(call, &name)?;
        Ok(GetRoleOutput {
            role: Some(shapes::whole_role(&row, &self.shown_trust(&row))),
        })
    }
}
