//! UpdateRole.

use model::iam::{UpdateRole, UpdateRoleInput, UpdateRoleOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::limits::ROLE_SESSION_SECONDS_DEFAULT;
use crate::rows::RoleRow;

impl Serve<UpdateRole> for Iam {
    fn access(&self, call: &Call, input: &UpdateRoleInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<RoleRow>(call, "iam:UpdateRole", input.role_name.as_deref()))
    }

    async fn run(&self, call: &Call, input: UpdateRoleInput) -> Result<UpdateRoleOutput, Fault> {
        let name = given(input.role_name, "roleName")?;
        self.change_entity(call, &name, |row: &mut RoleRow, _| {
            if let Some(description) = input.description {
                row.description = Some(description).filter(|text| !text.is_empty());
            }
            // "If you do not specify a value for this setting, the default value of one hour is
            // applied", IAM API Reference.
            row.max_session_seconds = input
                .max_session_duration
                .unwrap_or(ROLE_SESSION_SECONDS_DEFAULT);
            Ok(())
        })
        .await?;
        Ok(UpdateRoleOutput {})
    }
}
