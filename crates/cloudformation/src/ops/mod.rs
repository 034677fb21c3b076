//! The operations of this folder, a file each. Written by `cargo xtask ops`.

mod cancel_update_stack;
mod continue_update_rollback;
mod create_change_set;
mod create_stack;
mod delete_change_set;
mod delete_stack;
mod describe_change_set;
mod describe_stack_events;
mod describe_stack_resource;
mod describe_stack_resources;
mod describe_stacks;
mod execute_change_set;
mod get_template;
mod get_template_summary;
mod list_change_sets;
mod list_exports;
mod list_imports;
mod list_stack_resources;
mod list_stacks;
mod rollback_stack;
mod update_stack;
mod update_termination_protection;
mod validate_template;

use std::sync::Arc;

use plane::Registry;

use crate::Cloudformation;

/// Adds the operations of this folder to the registry.
pub(crate) fn register(registry: &mut Registry, service: &Arc<Cloudformation>) {
    registry.serve::<model::cloudformation::CancelUpdateStack, _>(service);
    registry.serve::<model::cloudformation::ContinueUpdateRollback, _>(service);
    registry.serve::<model::cloudformation::CreateChangeSet, _>(service);
    registry.serve::<model::cloudformation::CreateStack, _>(service);
    registry.serve::<model::cloudformation::DeleteChangeSet, _>(service);
    registry.serve::<model::cloudformation::DeleteStack, _>(service);
    registry.serve::<model::cloudformation::DescribeChangeSet, _>(service);
    registry.serve::<model::cloudformation::DescribeStackEvents, _>(service);
    registry.serve::<model::cloudformation::DescribeStackResource, _>(service);
    registry.serve::<model::cloudformation::DescribeStackResources, _>(service);
    registry.serve::<model::cloudformation::DescribeStacks, _>(service);
    registry.serve::<model::cloudformation::ExecuteChangeSet, _>(service);
    registry.serve::<model::cloudformation::GetTemplate, _>(service);
    registry.serve::<model::cloudformation::GetTemplateSummary, _>(service);
    registry.serve::<model::cloudformation::ListChangeSets, _>(service);
    registry.serve::<model::cloudformation::ListExports, _>(service);
    registry.serve::<model::cloudformation::ListImports, _>(service);
    registry.serve::<model::cloudformation::ListStackResources, _>(service);
    registry.serve::<model::cloudformation::ListStacks, _>(service);
    registry.serve::<model::cloudformation::RollbackStack, _>(service);
    registry.serve::<model::cloudformation::UpdateStack, _>(service);
    registry.serve::<model::cloudformation::UpdateTerminationProtection, _>(service);
    registry.serve::<model::cloudformation::ValidateTemplate, _>(service);
}
