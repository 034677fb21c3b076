//! The operations of this folder, a file each. Written by `cargo xtask ops`.

mod add_permission;
mod create_alias;
mod create_function;
mod delete_alias;
mod delete_function;
mod delete_function_concurrency;
mod delete_function_event_invoke_config;
mod get_account_settings;
mod get_alias;
mod get_function;
mod get_function_code_signing_config;
mod get_function_concurrency;
mod get_function_configuration;
mod get_function_event_invoke_config;
mod get_policy;
mod invoke;
mod list_aliases;
mod list_function_event_invoke_configs;
mod list_functions;
mod list_tags;
mod list_versions_by_function;
mod publish_version;
mod put_function_concurrency;
mod put_function_event_invoke_config;
mod remove_permission;
mod tag_resource;
mod untag_resource;
mod update_alias;
mod update_function_code;
mod update_function_configuration;
mod update_function_event_invoke_config;

use std::sync::Arc;

use plane::Registry;

use crate::Lambda;

/// Adds the operations of this folder to the registry.
pub(crate) fn register(registry: &mut Registry, service: &Arc<Lambda>) {
    registry.serve::<model::lambda::AddPermission, _>(service);
    registry.serve::<model::lambda::CreateAlias, _>(service);
    registry.serve::<model::lambda::CreateFunction, _>(service);
    registry.serve::<model::lambda::DeleteAlias, _>(service);
    registry.serve::<model::lambda::DeleteFunction, _>(service);
    registry.serve::<model::lambda::DeleteFunctionConcurrency, _>(service);
    registry.serve::<model::lambda::DeleteFunctionEventInvokeConfig, _>(service);
    registry.serve::<model::lambda::GetAccountSettings, _>(service);
    registry.serve::<model::lambda::GetAlias, _>(service);
    registry.serve::<model::lambda::GetFunction, _>(service);
    registry.serve::<model::lambda::GetFunctionCodeSigningConfig, _>(service);
    registry.serve::<model::lambda::GetFunctionConcurrency, _>(service);
    registry.serve::<model::lambda::GetFunctionConfiguration, _>(service);
    registry.serve::<model::lambda::GetFunctionEventInvokeConfig, _>(service);
    registry.serve::<model::lambda::GetPolicy, _>(service);
    registry.serve::<model::lambda::Invoke, _>(service);
    registry.serve::<model::lambda::ListAliases, _>(service);
    registry.serve::<model::lambda::ListFunctionEventInvokeConfigs, _>(service);
    registry.serve::<model::lambda::ListFunctions, _>(service);
    registry.serve::<model::lambda::ListTags, _>(service);
    registry.serve::<model::lambda::ListVersionsByFunction, _>(service);
    registry.serve::<model::lambda::PublishVersion, _>(service);
    registry.serve::<model::lambda::PutFunctionConcurrency, _>(service);
    registry.serve::<model::lambda::PutFunctionEventInvokeConfig, _>(service);
    registry.serve::<model::lambda::RemovePermission, _>(service);
    registry.serve::<model::lambda::TagResource, _>(service);
    registry.serve::<model::lambda::UntagResource, _>(service);
    registry.serve::<model::lambda::UpdateAlias, _>(service);
    registry.serve::<model::lambda::UpdateFunctionCode, _>(service);
    registry.serve::<model::lambda::UpdateFunctionConfiguration, _>(service);
    registry.serve::<model::lambda::UpdateFunctionEventInvokeConfig, _>(service);
}
