//! What the operations need their callers to be allowed. See "Actions, resources, and condition keys
//! for AWS Lambda" in the Service Authorization Reference.

use plane::{Access, Call};

use crate::names::arn_of;
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
        self.access_with(call, action, uuid, None)
    }

    /// The same, also with the function that the mapping shall have: who may change mappings of one
    /// function alone may not make them those of another.
    pub(crate) fn access_with(
        &self,
        call: &Call,
        action: &'static str,
        uuid: Option<&str>,
        function: Option<&str>,
    ) -> Vec<Access> {
        let (account, region) = (&call.caller.account, &call.caller.region);
        let uuid = uuid.unwrap_or_default();
        let access = Access::new(action, mapping_arn(account, region, uuid));
        let key = Mapping::key_of(account, region, uuid);
        let Some(row) = self.engine.mappings.get(&key) else {
            return vec![access];
        };
        let access = access.on_tagged(&row.tags);
        let wanted = function.map(|function| {
            self.function_arn(call, function)
                .unwrap_or_else(|| arn_of(&call.caller, function))
        });
        let functions = [Some(row.settings.function_arn.clone()), wanted];
        let of_function = |arn| access.clone().with_context("lambda:FunctionArn", vec![arn]);
        functions.into_iter().flatten().map(of_function).collect()
    }
}
