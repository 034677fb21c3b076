//! The operations of this folder, a file each. Written by `cargo xtask ops`.

mod create_event_source_mapping;
mod delete_event_source_mapping;
mod get_event_source_mapping;
mod list_event_source_mappings;
mod update_event_source_mapping;

use std::sync::Arc;

use plane::Registry;

use crate::Mappings;

/// Adds the operations of this folder to the registry.
pub(crate) fn register(registry: &mut Registry, service: &Arc<Mappings>) {
    registry.serve::<model::lambda::CreateEventSourceMapping, _>(service);
    registry.serve::<model::lambda::DeleteEventSourceMapping, _>(service);
    registry.serve::<model::lambda::GetEventSourceMapping, _>(service);
    registry.serve::<model::lambda::ListEventSourceMappings, _>(service);
    registry.serve::<model::lambda::UpdateEventSourceMapping, _>(service);
}
