//! CreateAccessKey. For the caller's own user without a name.

use model::iam::{AccessKey, CreateAccessKey, CreateAccessKeyInput, CreateAccessKeyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::credentials;
use crate::faults;
use crate::limits::ACCESS_KEYS_MAX;
use crate::rows::{KeyRow, UserRow};
use crate::shapes;

impl Serve<CreateAccessKey> for Iam {
    fn access(&self, call: &Call, input: &CreateAccessKeyInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<UserRow>(call, "iam:CreateAccessKey", input.user_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: CreateAccessKeyInput,
    ) -> Result<CreateAccessKeyOutput, Fault> {
        let name = self.user_name(call, input.user_name)?;
        let rng = self.store.rng().as_ref();
        let (id, secret) = (credentials::access_key(rng), credentials::secret(rng));
        let created_ms = self.now_ms();
        let user_name = self
            .change_entity(call, &name, |user: &mut UserRow, tx| {
                let identity = &user.identity;
                let keys = tx.prefix(&self.tables.keys, "");
                let own = keys.iter().filter(|(_, key)| key.user_id == identity.id);
                if own.count() >= ACCESS_KEYS_MAX {
                    let message =
                        format!("Cannot exceed quota for AccessKeysPerUser: {ACCESS_KEYS_MAX}");
                    return Err(faults::limit_exceeded(message));
                }
                let row = KeyRow {
                    account: identity.account.clone(),
                    user_name: identity.name.clone(),
                    user_id: identity.id.clone(),
                    secret: secret.clone(),
                    is_active: true,
                    created_ms,
                };
                tx.put(&self.tables.keys, &id, row);
                Ok(identity.name.clone())
            })
            .await?;
        Ok(CreateAccessKeyOutput {
            access_key: Some(AccessKey {
                user_name: Some(user_name),
                access_key_id: Some(id),
                status: Some("Active".into()),
                secret_access_key: Some(secret),
                create_date: shapes::date(created_ms),
            }),
        })
    }
}
