//! DeleteAccessKey.

use model::iam::{DeleteAccessKey, DeleteAccessKeyInput, DeleteAccessKeyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::{self, given};
use crate::rows::UserRow;

pub(super) fn no_such_key(id: &str) -> Fault {
    faults::no_such_entity(format!("The Access Key with id {id} cannot be found."))
}

impl Serve<DeleteAccessKey> for Iam {
    fn access(&self, call: &Call, input: &DeleteAccessKeyInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<UserRow>(call, "iam:DeleteAccessKey", input.user_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteAccessKeyInput,
    ) -> Result<DeleteAccessKeyOutput, Fault> {
        let name = self.user_name(call, input.user_name)?;
        let id = given(input.access_key_id, "accessKeyId")?;
        self.change_entity(call, &name, |user: &mut UserRow, tx| {
            let key = tx.get(&self.tables.keys, &id);
            let key = key.filter(|key| key.user_id == user.identity.id);
            key.ok_or_else(|| no_such_key(&id))?;
            tx.delete(&self.tables.keys, &id);
            Ok(())
        })
        .await?;
        Ok(DeleteAccessKeyOutput {})
    }
}
