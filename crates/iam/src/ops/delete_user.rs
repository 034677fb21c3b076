//! DeleteUser.

use model::iam::{DeleteUser, DeleteUserInput, DeleteUserOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::{self, given};
use crate::rows::UserRow;

impl Serve<DeleteUser> for Iam {
    fn access(&self, call: &Call, input: &DeleteUserInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<UserRow>(call, "iam:DeleteUser", input.user_name.as_deref()))
    }

    async fn run(&self, call: &Call, input: DeleteUserInput) -> Result<DeleteUserOutput, Fault> {
        let name = given(input.user_name, "userName")?;
        self.delete_entity(call, &name, |row: &UserRow, tx| {
            let keys = tx.prefix(&self.tables.keys, "");
            if keys.iter().any(|(_, key)| key.user_id == row.identity.id) {
                let message = "Cannot delete entity, must delete access keys first.";
                return Err(faults::delete_conflict(message));
            }
            Ok(())
        })
        .await?;
        Ok(DeleteUserOutput {})
    }
}
