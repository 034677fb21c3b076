//! One file per operation.

mod create_event_source_mapping;
mod delete_event_source_mapping;
mod get_event_source_mapping;
mod list_event_source_mappings;
mod update_event_source_mapping;

use plane::{Access, Call};

use crate::row::mapping_arn;

/// An action on a mapping of the caller's account and region.
fn access_to(call: &Call, action: &'static str, uuid: Option<&str>) -> Vec<Access> {
    let caller = &call.caller;
    let uuid = uuid.unwrap_or_default();
    vec![Access::new(
        action,
        mapping_arn(&caller.account, &caller.region, uuid),
    )]
}
