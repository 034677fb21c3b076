//! ListAccessKeys. For the caller's own user without a name.

use model::iam::{AccessKeyMetadata, ListAccessKeys, ListAccessKeysInput, ListAccessKeysOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::page::page;
use crate::rows::UserRow;
use crate::shapes;

impl Serve<ListAccessKeys> for Iam {
    fn access(&self, call: &Call, input: &ListAccessKeysInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<UserRow>(call, "iam:ListAccessKeys", input.user_name.as_deref()))
    }

    async fn run(
        &self,
        call: &Call,
        input: ListAccessKeysInput,
    ) -> Result<ListAccessKeysOutput, Fault> {
        let name = self.user_name(call, input.user_name)?;
        let user = self.entity::<UserRow>(call, &name)?;
        let keys = self.tables.keys.all().into_iter();
        let keys = keys.filter(|(_, key)| key.user_id == user.identity.id);
        let keys = keys.map(|(id, key)| AccessKeyMetadata {
            user_name: Some(key.user_name.clone()),
            access_key_id: Some(id.to_string()),
            status: Some(if key.is_active { "Active" } else { "Inactive" }.into()),
            create_date: shapes::date(key.created_ms),
        });
        let id = |key: &AccessKeyMetadata| key.access_key_id.clone().unwrap_or_default();
        let page = page(keys, input.marker.as_deref(), input.max_items, id)?;
        Ok(ListAccessKeysOutput {
            access_key_metadata: Some(page.items),
            is_truncated: Some(page.marker.is_some()),
            marker: page.marker,
        })
    }
}
