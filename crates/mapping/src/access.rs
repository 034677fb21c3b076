//! What the operations need their callers to be allowed. See "Actions, resources, and condition keys
//! for AWS Lambda" in the Service Authorization Reference.

use plane::{Access, Call};

use crate::row::{Mapping, mapping_arn};
use crate::service::Mappings;

impl Mappings {
    /// An action on a mapping of the caller's account and region, with its function and its tags as
    /// condition keys.
    pub(crate) fn access_to(
        &self,
        call: &Call,
        action: &'static str,
        uuid: Option<&str>,
    ) -> Vec<Access> {
        let (account, region) = (&call.caller.account, &call.caller.region);
        let uuid = uuid.unwrap_or_default();
        let access = Access::new(action, mapping_arn(account, region, uuid));
        let key = Mapping::key_of(account, region, uuid);
        let Some(row) = self.engine.mappings.get(&key) else {
            return vec![access];
        };
        let function = vec![row.settings.function_arn.clone()];
        vec![
            access
                .on_tagged(&row.tags)
                .with_context("lambda:FunctionArn", function),
        ]
    }
}
