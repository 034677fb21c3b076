//! What the operations need their callers to be allowed.

use plane::{Access, Call};

use crate::row::mapping_arn;

/// An action on a mapping of the caller's account and region.
pub(crate) fn access_to(call: &Call, action: &'static str, uuid: Option<&str>) -> Vec<Access> {
    let caller = &call.caller;
    let uuid = uuid.unwrap_or_default();
    vec![Access::new(
        action,
        mapping_arn(&caller.account, &caller.region, uuid),
    )]
}
