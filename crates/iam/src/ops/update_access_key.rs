//! UpdateAccessKey. Switches a key on or off.

use model::iam::{UpdateAccessKey, UpdateAccessKeyInput, UpdateAccessKeyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::faults::given;
use crate::rows::{KeyRow, UserRow};

use super::delete_access_key::no_such_key;

impl Serve<UpdateAccessKey> for Iam {
    fn access(&self, call: &Call, input: &UpdateAccessKeyInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<UserRow>(call, "iam:UpdateAccessKey", input.user_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: UpdateAccessKeyInput,
    ) -> Result<UpdateAccessKeyOutput, Fault> {
        let name = self.user_name(call, input.user_name)?;
        let id = given(input.access_key_id, "accessKeyId")?;
        let is_active = input.status.as_deref() == Some("Active");
        self.change_entity(call, &name, |user: &mut UserRow, tx| {
            let key = tx.get(&self.tables.keys, &id);
            let key = key.filter(|key| key.user_id == user.identity.id);
            let key = key.ok_or_else(|| no_such_key(&id))?;
            tx.put(
                &self.tables.keys,
                &id,
                KeyRow {
                    is_active,
                    ..KeyRow::clone(&key)
                },
            );
            Ok(())
        })
        .await?;
        Ok(UpdateAccessKeyOutput {})
    }
}
