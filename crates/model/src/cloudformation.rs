// Written by `cargo codegen` from models/cloudformation.json. Do not edit.
#![allow(missing_docs, reason = "the model holds facts and no prose")]

mod schema;

use std::collections::BTreeMap;

use wire::Timestamp;

pub use schema::SERVICE;

#[derive(Clone, Default, PartialEq)]
pub struct CancelUpdateStackInput {
    pub stack_name: Option<String>,
    pub client_request_token: Option<String>,
}
wire::structure!(CancelUpdateStackInput, schema::CANCEL_UPDATE_STACK_INPUT, 0 stack_name, 1 client_request_token);

#[derive(Clone, Default, PartialEq)]
pub struct CancelUpdateStackOutput {}
wire::structure!(CancelUpdateStackOutput, schema::CANCEL_UPDATE_STACK_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct ContinueUpdateRollbackInput {
    pub stack_name: Option<String>,
    pub role_arn: Option<String>,
    pub resources_to_skip: Option<Vec<String>>,
    pub client_request_token: Option<String>,
}
wire::structure!(ContinueUpdateRollbackInput, schema::CONTINUE_UPDATE_ROLLBACK_INPUT, 0 stack_name, 1 role_arn, 2 resources_to_skip, 3 client_request_token);

#[derive(Clone, Default, PartialEq)]
pub struct ContinueUpdateRollbackOutput {}
wire::structure!(ContinueUpdateRollbackOutput, schema::CONTINUE_UPDATE_ROLLBACK_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct CreateChangeSetInput {
    pub stack_name: Option<String>,
    pub template_body: Option<String>,
    pub template_url: Option<String>,
    pub use_previous_template: Option<bool>,
    pub parameters: Option<Vec<Parameter>>,
    pub capabilities: Option<Vec<String>>,
    pub resource_types: Option<Vec<String>>,
    pub role_arn: Option<String>,
    pub rollback_configuration: Option<RollbackConfiguration>,
    pub notification_arns: Option<Vec<String>>,
    pub tags: Option<Vec<Tag>>,
    pub change_set_name: Option<String>,
    pub client_token: Option<String>,
    pub description: Option<String>,
    pub change_set_type: Option<String>,
    pub resources_to_import: Option<Vec<ResourceToImport>>,
    pub include_nested_stacks: Option<bool>,
    pub on_stack_failure: Option<String>,
    pub import_existing_resources: Option<bool>,
    pub deployment_mode: Option<String>,
}
wire::structure!(CreateChangeSetInput, schema::CREATE_CHANGE_SET_INPUT, 0 stack_name, 1 template_body, 2 template_url, 3 use_previous_template, 4 parameters, 5 capabilities, 6 resource_types, 7 role_arn, 8 rollback_configuration, 9 notification_arns, 10 tags, 11 change_set_name, 12 client_token, 13 description, 14 change_set_type, 15 resources_to_import, 16 include_nested_stacks, 17 on_stack_failure, 18 import_existing_resources, 19 deployment_mode);

#[derive(Clone, Default, PartialEq)]
pub struct CreateChangeSetOutput {
    pub id: Option<String>,
    pub stack_id: Option<String>,
}
wire::structure!(CreateChangeSetOutput, schema::CREATE_CHANGE_SET_OUTPUT, 0 id, 1 stack_id);

#[derive(Clone, Default, PartialEq)]
pub struct CreateStackInput {
    pub stack_name: Option<String>,
    pub template_body: Option<String>,
    pub template_url: Option<String>,
    pub parameters: Option<Vec<Parameter>>,
    pub disable_rollback: Option<bool>,
    pub rollback_configuration: Option<RollbackConfiguration>,
    pub timeout_in_minutes: Option<i32>,
    pub notification_arns: Option<Vec<String>>,
    pub capabilities: Option<Vec<String>>,
    pub resource_types: Option<Vec<String>>,
    pub role_arn: Option<String>,
    pub on_failure: Option<String>,
    pub stack_policy_body: Option<String>,
    pub stack_policy_url: Option<String>,
    pub tags: Option<Vec<Tag>>,
    pub client_request_token: Option<String>,
    pub enable_termination_protection: Option<bool>,
    pub retain_except_on_create: Option<bool>,
}
wire::structure!(CreateStackInput, schema::CREATE_STACK_INPUT, 0 stack_name, 1 template_body, 2 template_url, 3 parameters, 4 disable_rollback, 5 rollback_configuration, 6 timeout_in_minutes, 7 notification_arns, 8 capabilities, 9 resource_types, 10 role_arn, 11 on_failure, 12 stack_policy_body, 13 stack_policy_url, 14 tags, 15 client_request_token, 16 enable_termination_protection, 17 retain_except_on_create);

#[derive(Clone, Default, PartialEq)]
pub struct CreateStackOutput {
    pub stack_id: Option<String>,
    pub operation_id: Option<String>,
}
wire::structure!(CreateStackOutput, schema::CREATE_STACK_OUTPUT, 0 stack_id, 1 operation_id);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteChangeSetInput {
    pub change_set_name: Option<String>,
    pub stack_name: Option<String>,
}
wire::structure!(DeleteChangeSetInput, schema::DELETE_CHANGE_SET_INPUT, 0 change_set_name, 1 stack_name);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteChangeSetOutput {}
wire::structure!(DeleteChangeSetOutput, schema::DELETE_CHANGE_SET_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteStackInput {
    pub stack_name: Option<String>,
    pub retain_resources: Option<Vec<String>>,
    pub role_arn: Option<String>,
    pub client_request_token: Option<String>,
    pub deletion_mode: Option<String>,
}
wire::structure!(DeleteStackInput, schema::DELETE_STACK_INPUT, 0 stack_name, 1 retain_resources, 2 role_arn, 3 client_request_token, 4 deletion_mode);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteStackOutput {}
wire::structure!(DeleteStackOutput, schema::DELETE_STACK_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeChangeSetInput {
    pub change_set_name: Option<String>,
    pub stack_name: Option<String>,
    pub next_token: Option<String>,
    pub include_property_values: Option<bool>,
}
wire::structure!(DescribeChangeSetInput, schema::DESCRIBE_CHANGE_SET_INPUT, 0 change_set_name, 1 stack_name, 2 next_token, 3 include_property_values);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeChangeSetOutput {
    pub change_set_name: Option<String>,
    pub change_set_id: Option<String>,
    pub stack_id: Option<String>,
    pub stack_name: Option<String>,
    pub description: Option<String>,
    pub parameters: Option<Vec<Parameter>>,
    pub creation_time: Option<Timestamp>,
    pub execution_status: Option<String>,
    pub status: Option<String>,
    pub status_reason: Option<String>,
    pub stack_drift_status: Option<String>,
    pub notification_arns: Option<Vec<String>>,
    pub rollback_configuration: Option<RollbackConfiguration>,
    pub capabilities: Option<Vec<String>>,
    pub tags: Option<Vec<Tag>>,
    pub changes: Option<Vec<Change>>,
    pub next_token: Option<String>,
    pub include_nested_stacks: Option<bool>,
    pub parent_change_set_id: Option<String>,
    pub root_change_set_id: Option<String>,
    pub on_stack_failure: Option<String>,
    pub import_existing_resources: Option<bool>,
    pub deployment_mode: Option<String>,
}
wire::structure!(DescribeChangeSetOutput, schema::DESCRIBE_CHANGE_SET_OUTPUT, 0 change_set_name, 1 change_set_id, 2 stack_id, 3 stack_name, 4 description, 5 parameters, 6 creation_time, 7 execution_status, 8 status, 9 status_reason, 10 stack_drift_status, 11 notification_arns, 12 rollback_configuration, 13 capabilities, 14 tags, 15 changes, 16 next_token, 17 include_nested_stacks, 18 parent_change_set_id, 19 root_change_set_id, 20 on_stack_failure, 21 import_existing_resources, 22 deployment_mode);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStackEventsInput {
    pub stack_name: Option<String>,
    pub next_token: Option<String>,
}
wire::structure!(DescribeStackEventsInput, schema::DESCRIBE_STACK_EVENTS_INPUT, 0 stack_name, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStackEventsOutput {
    pub stack_events: Option<Vec<StackEvent>>,
    pub next_token: Option<String>,
}
wire::structure!(DescribeStackEventsOutput, schema::DESCRIBE_STACK_EVENTS_OUTPUT, 0 stack_events, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStackResourceInput {
    pub stack_name: Option<String>,
    pub logical_resource_id: Option<String>,
}
wire::structure!(DescribeStackResourceInput, schema::DESCRIBE_STACK_RESOURCE_INPUT, 0 stack_name, 1 logical_resource_id);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStackResourceOutput {
    pub stack_resource_detail: Option<StackResourceDetail>,
}
wire::structure!(DescribeStackResourceOutput, schema::DESCRIBE_STACK_RESOURCE_OUTPUT, 0 stack_resource_detail);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStackResourcesInput {
    pub stack_name: Option<String>,
    pub logical_resource_id: Option<String>,
    pub physical_resource_id: Option<String>,
}
wire::structure!(DescribeStackResourcesInput, schema::DESCRIBE_STACK_RESOURCES_INPUT, 0 stack_name, 1 logical_resource_id, 2 physical_resource_id);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStackResourcesOutput {
    pub stack_resources: Option<Vec<StackResource>>,
}
wire::structure!(DescribeStackResourcesOutput, schema::DESCRIBE_STACK_RESOURCES_OUTPUT, 0 stack_resources);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStacksInput {
    pub stack_name: Option<String>,
    pub next_token: Option<String>,
}
wire::structure!(DescribeStacksInput, schema::DESCRIBE_STACKS_INPUT, 0 stack_name, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeStacksOutput {
    pub stacks: Option<Vec<Stack>>,
    pub next_token: Option<String>,
}
wire::structure!(DescribeStacksOutput, schema::DESCRIBE_STACKS_OUTPUT, 0 stacks, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ExecuteChangeSetInput {
    pub change_set_name: Option<String>,
    pub stack_name: Option<String>,
    pub client_request_token: Option<String>,
    pub disable_rollback: Option<bool>,
    pub retain_except_on_create: Option<bool>,
}
wire::structure!(ExecuteChangeSetInput, schema::EXECUTE_CHANGE_SET_INPUT, 0 change_set_name, 1 stack_name, 2 client_request_token, 3 disable_rollback, 4 retain_except_on_create);

#[derive(Clone, Default, PartialEq)]
pub struct ExecuteChangeSetOutput {}
wire::structure!(ExecuteChangeSetOutput, schema::EXECUTE_CHANGE_SET_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct GetTemplateInput {
    pub stack_name: Option<String>,
    pub change_set_name: Option<String>,
    pub template_stage: Option<String>,
}
wire::structure!(GetTemplateInput, schema::GET_TEMPLATE_INPUT, 0 stack_name, 1 change_set_name, 2 template_stage);

#[derive(Clone, Default, PartialEq)]
pub struct GetTemplateOutput {
    pub template_body: Option<String>,
    pub stages_available: Option<Vec<String>>,
}
wire::structure!(GetTemplateOutput, schema::GET_TEMPLATE_OUTPUT, 0 template_body, 1 stages_available);

#[derive(Clone, Default, PartialEq)]
pub struct GetTemplateSummaryInput {
    pub template_body: Option<String>,
    pub template_url: Option<String>,
    pub stack_name: Option<String>,
    pub stack_set_name: Option<String>,
    pub call_as: Option<String>,
    pub template_summary_config: Option<TemplateSummaryConfig>,
}
wire::structure!(GetTemplateSummaryInput, schema::GET_TEMPLATE_SUMMARY_INPUT, 0 template_body, 1 template_url, 2 stack_name, 3 stack_set_name, 4 call_as, 5 template_summary_config);

#[derive(Clone, Default, PartialEq)]
pub struct GetTemplateSummaryOutput {
    pub parameters: Option<Vec<ParameterDeclaration>>,
    pub description: Option<String>,
    pub capabilities: Option<Vec<String>>,
    pub capabilities_reason: Option<String>,
    pub resource_types: Option<Vec<String>>,
    pub version: Option<String>,
    pub metadata: Option<String>,
    pub declared_transforms: Option<Vec<String>>,
    pub resource_identifier_summaries: Option<Vec<ResourceIdentifierSummary>>,
    pub warnings: Option<Warnings>,
}
wire::structure!(GetTemplateSummaryOutput, schema::GET_TEMPLATE_SUMMARY_OUTPUT, 0 parameters, 1 description, 2 capabilities, 3 capabilities_reason, 4 resource_types, 5 version, 6 metadata, 7 declared_transforms, 8 resource_identifier_summaries, 9 warnings);

#[derive(Clone, Default, PartialEq)]
pub struct ListChangeSetsInput {
    pub stack_name: Option<String>,
    pub next_token: Option<String>,
}
wire::structure!(ListChangeSetsInput, schema::LIST_CHANGE_SETS_INPUT, 0 stack_name, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListChangeSetsOutput {
    pub summaries: Option<Vec<ChangeSetSummary>>,
    pub next_token: Option<String>,
}
wire::structure!(ListChangeSetsOutput, schema::LIST_CHANGE_SETS_OUTPUT, 0 summaries, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListExportsInput {
    pub next_token: Option<String>,
}
wire::structure!(ListExportsInput, schema::LIST_EXPORTS_INPUT, 0 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListExportsOutput {
    pub exports: Option<Vec<Export>>,
    pub next_token: Option<String>,
}
wire::structure!(ListExportsOutput, schema::LIST_EXPORTS_OUTPUT, 0 exports, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListImportsInput {
    pub export_name: Option<String>,
    pub next_token: Option<String>,
}
wire::structure!(ListImportsInput, schema::LIST_IMPORTS_INPUT, 0 export_name, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListImportsOutput {
    pub imports: Option<Vec<String>>,
    pub next_token: Option<String>,
}
wire::structure!(ListImportsOutput, schema::LIST_IMPORTS_OUTPUT, 0 imports, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListStackResourcesInput {
    pub stack_name: Option<String>,
    pub next_token: Option<String>,
}
wire::structure!(ListStackResourcesInput, schema::LIST_STACK_RESOURCES_INPUT, 0 stack_name, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListStackResourcesOutput {
    pub stack_resource_summaries: Option<Vec<StackResourceSummary>>,
    pub next_token: Option<String>,
}
wire::structure!(ListStackResourcesOutput, schema::LIST_STACK_RESOURCES_OUTPUT, 0 stack_resource_summaries, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListStacksInput {
    pub next_token: Option<String>,
    pub stack_status_filter: Option<Vec<String>>,
}
wire::structure!(ListStacksInput, schema::LIST_STACKS_INPUT, 0 next_token, 1 stack_status_filter);

#[derive(Clone, Default, PartialEq)]
pub struct ListStacksOutput {
    pub stack_summaries: Option<Vec<StackSummary>>,
    pub next_token: Option<String>,
}
wire::structure!(ListStacksOutput, schema::LIST_STACKS_OUTPUT, 0 stack_summaries, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct RollbackStackInput {
    pub stack_name: Option<String>,
    pub role_arn: Option<String>,
    pub client_request_token: Option<String>,
    pub retain_except_on_create: Option<bool>,
}
wire::structure!(RollbackStackInput, schema::ROLLBACK_STACK_INPUT, 0 stack_name, 1 role_arn, 2 client_request_token, 3 retain_except_on_create);

#[derive(Clone, Default, PartialEq)]
pub struct RollbackStackOutput {
    pub stack_id: Option<String>,
    pub operation_id: Option<String>,
}
wire::structure!(RollbackStackOutput, schema::ROLLBACK_STACK_OUTPUT, 0 stack_id, 1 operation_id);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateStackInput {
    pub stack_name: Option<String>,
    pub template_body: Option<String>,
    pub template_url: Option<String>,
    pub use_previous_template: Option<bool>,
    pub stack_policy_during_update_body: Option<String>,
    pub stack_policy_during_update_url: Option<String>,
    pub parameters: Option<Vec<Parameter>>,
    pub capabilities: Option<Vec<String>>,
    pub resource_types: Option<Vec<String>>,
    pub role_arn: Option<String>,
    pub rollback_configuration: Option<RollbackConfiguration>,
    pub stack_policy_body: Option<String>,
    pub stack_policy_url: Option<String>,
    pub notification_arns: Option<Vec<String>>,
    pub tags: Option<Vec<Tag>>,
    pub disable_rollback: Option<bool>,
    pub client_request_token: Option<String>,
    pub retain_except_on_create: Option<bool>,
}
wire::structure!(UpdateStackInput, schema::UPDATE_STACK_INPUT, 0 stack_name, 1 template_body, 2 template_url, 3 use_previous_template, 4 stack_policy_during_update_body, 5 stack_policy_during_update_url, 6 parameters, 7 capabilities, 8 resource_types, 9 role_arn, 10 rollback_configuration, 11 stack_policy_body, 12 stack_policy_url, 13 notification_arns, 14 tags, 15 disable_rollback, 16 client_request_token, 17 retain_except_on_create);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateStackOutput {
    pub stack_id: Option<String>,
    pub operation_id: Option<String>,
}
wire::structure!(UpdateStackOutput, schema::UPDATE_STACK_OUTPUT, 0 stack_id, 1 operation_id);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateTerminationProtectionInput {
    pub enable_termination_protection: Option<bool>,
    pub stack_name: Option<String>,
}
wire::structure!(UpdateTerminationProtectionInput, schema::UPDATE_TERMINATION_PROTECTION_INPUT, 0 enable_termination_protection, 1 stack_name);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateTerminationProtectionOutput {
    pub stack_id: Option<String>,
}
wire::structure!(UpdateTerminationProtectionOutput, schema::UPDATE_TERMINATION_PROTECTION_OUTPUT, 0 stack_id);

#[derive(Clone, Default, PartialEq)]
pub struct ValidateTemplateInput {
    pub template_body: Option<String>,
    pub template_url: Option<String>,
}
wire::structure!(ValidateTemplateInput, schema::VALIDATE_TEMPLATE_INPUT, 0 template_body, 1 template_url);

#[derive(Clone, Default, PartialEq)]
pub struct ValidateTemplateOutput {
    pub parameters: Option<Vec<TemplateParameter>>,
    pub description: Option<String>,
    pub capabilities: Option<Vec<String>>,
    pub capabilities_reason: Option<String>,
    pub declared_transforms: Option<Vec<String>>,
}
wire::structure!(ValidateTemplateOutput, schema::VALIDATE_TEMPLATE_OUTPUT, 0 parameters, 1 description, 2 capabilities, 3 capabilities_reason, 4 declared_transforms);

#[derive(Clone, Default, PartialEq)]
pub struct Change {
    pub r#type: Option<String>,
    pub hook_invocation_count: Option<i32>,
    pub resource_change: Option<ResourceChange>,
}
wire::structure!(Change, schema::CHANGE, 0 r#type, 1 hook_invocation_count, 2 resource_change);

#[derive(Clone, Default, PartialEq)]
pub struct ChangeSetSummary {
    pub stack_id: Option<String>,
    pub stack_name: Option<String>,
    pub change_set_id: Option<String>,
    pub change_set_name: Option<String>,
    pub execution_status: Option<String>,
    pub status: Option<String>,
    pub status_reason: Option<String>,
    pub creation_time: Option<Timestamp>,
    pub description: Option<String>,
    pub include_nested_stacks: Option<bool>,
    pub parent_change_set_id: Option<String>,
    pub root_change_set_id: Option<String>,
    pub import_existing_resources: Option<bool>,
}
wire::structure!(ChangeSetSummary, schema::CHANGE_SET_SUMMARY, 0 stack_id, 1 stack_name, 2 change_set_id, 3 change_set_name, 4 execution_status, 5 status, 6 status_reason, 7 creation_time, 8 description, 9 include_nested_stacks, 10 parent_change_set_id, 11 root_change_set_id, 12 import_existing_resources);

#[derive(Clone, Default, PartialEq)]
pub struct Export {
    pub exporting_stack_id: Option<String>,
    pub name: Option<String>,
    pub value: Option<String>,
}
wire::structure!(Export, schema::EXPORT, 0 exporting_stack_id, 1 name, 2 value);

#[derive(Clone, Default, PartialEq)]
pub struct LiveResourceDrift {
    pub previous_value: Option<String>,
    pub actual_value: Option<String>,
    pub drift_detection_timestamp: Option<Timestamp>,
}
wire::structure!(LiveResourceDrift, schema::LIVE_RESOURCE_DRIFT, 0 previous_value, 1 actual_value, 2 drift_detection_timestamp);

#[derive(Clone, Default, PartialEq)]
pub struct ModuleInfo {
    pub type_hierarchy: Option<String>,
    pub logical_id_hierarchy: Option<String>,
}
wire::structure!(ModuleInfo, schema::MODULE_INFO, 0 type_hierarchy, 1 logical_id_hierarchy);

#[derive(Clone, Default, PartialEq)]
pub struct OperationEntry {
    pub operation_type: Option<String>,
    pub operation_id: Option<String>,
}
wire::structure!(OperationEntry, schema::OPERATION_ENTRY, 0 operation_type, 1 operation_id);

#[derive(Clone, Default, PartialEq)]
pub struct Output {
    pub output_key: Option<String>,
    pub output_value: Option<String>,
    pub description: Option<String>,
    pub export_name: Option<String>,
}
wire::structure!(Output, schema::OUTPUT, 0 output_key, 1 output_value, 2 description, 3 export_name);

#[derive(Clone, Default, PartialEq)]
pub struct Parameter {
    pub parameter_key: Option<String>,
    pub parameter_value: Option<String>,
    pub use_previous_value: Option<bool>,
    pub resolved_value: Option<String>,
}
wire::structure!(Parameter, schema::PARAMETER, 0 parameter_key, 1 parameter_value, 2 use_previous_value, 3 resolved_value);

#[derive(Clone, Default, PartialEq)]
pub struct ParameterConstraints {
    pub allowed_values: Option<Vec<String>>,
}
wire::structure!(ParameterConstraints, schema::PARAMETER_CONSTRAINTS, 0 allowed_values);

#[derive(Clone, Default, PartialEq)]
pub struct ParameterDeclaration {
    pub parameter_key: Option<String>,
    pub default_value: Option<String>,
    pub parameter_type: Option<String>,
    pub no_echo: Option<bool>,
    pub description: Option<String>,
    pub parameter_constraints: Option<ParameterConstraints>,
}
wire::structure!(ParameterDeclaration, schema::PARAMETER_DECLARATION, 0 parameter_key, 1 default_value, 2 parameter_type, 3 no_echo, 4 description, 5 parameter_constraints);

#[derive(Clone, Default, PartialEq)]
pub struct ResourceChange {
    pub policy_action: Option<String>,
    pub action: Option<String>,
    pub logical_resource_id: Option<String>,
    pub physical_resource_id: Option<String>,
    pub resource_type: Option<String>,
    pub replacement: Option<String>,
    pub scope: Option<Vec<String>>,
    pub resource_drift_status: Option<String>,
    pub resource_drift_ignored_attributes: Option<Vec<ResourceDriftIgnoredAttribute>>,
    pub details: Option<Vec<ResourceChangeDetail>>,
    pub change_set_id: Option<String>,
    pub module_info: Option<ModuleInfo>,
    pub before_context: Option<String>,
    pub after_context: Option<String>,
    pub previous_deployment_context: Option<String>,
}
wire::structure!(ResourceChange, schema::RESOURCE_CHANGE, 0 policy_action, 1 action, 2 logical_resource_id, 3 physical_resource_id, 4 resource_type, 5 replacement, 6 scope, 7 resource_drift_status, 8 resource_drift_ignored_attributes, 9 details, 10 change_set_id, 11 module_info, 12 before_context, 13 after_context, 14 previous_deployment_context);

#[derive(Clone, Default, PartialEq)]
pub struct ResourceChangeDetail {
    pub target: Option<ResourceTargetDefinition>,
    pub evaluation: Option<String>,
    pub change_source: Option<String>,
    pub causing_entity: Option<String>,
}
wire::structure!(ResourceChangeDetail, schema::RESOURCE_CHANGE_DETAIL, 0 target, 1 evaluation, 2 change_source, 3 causing_entity);

#[derive(Clone, Default, PartialEq)]
pub struct ResourceDriftIgnoredAttribute {
    pub path: Option<String>,
    pub reason: Option<String>,
}
wire::structure!(ResourceDriftIgnoredAttribute, schema::RESOURCE_DRIFT_IGNORED_ATTRIBUTE, 0 path, 1 reason);

#[derive(Clone, Default, PartialEq)]
pub struct ResourceIdentifierSummary {
    pub resource_type: Option<String>,
    pub logical_resource_ids: Option<Vec<String>>,
    pub resource_identifiers: Option<Vec<String>>,
}
wire::structure!(ResourceIdentifierSummary, schema::RESOURCE_IDENTIFIER_SUMMARY, 0 resource_type, 1 logical_resource_ids, 2 resource_identifiers);

#[derive(Clone, Default, PartialEq)]
pub struct ResourceTargetDefinition {
    pub attribute: Option<String>,
    pub name: Option<String>,
    pub requires_recreation: Option<String>,
    pub path: Option<String>,
    pub before_value: Option<String>,
    pub after_value: Option<String>,
    pub before_value_from: Option<String>,
    pub after_value_from: Option<String>,
    pub drift: Option<LiveResourceDrift>,
    pub attribute_change_type: Option<String>,
}
wire::structure!(ResourceTargetDefinition, schema::RESOURCE_TARGET_DEFINITION, 0 attribute, 1 name, 2 requires_recreation, 3 path, 4 before_value, 5 after_value, 6 before_value_from, 7 after_value_from, 8 drift, 9 attribute_change_type);

#[derive(Clone, Default, PartialEq)]
pub struct ResourceToImport {
    pub resource_type: Option<String>,
    pub logical_resource_id: Option<String>,
    pub resource_identifier: Option<BTreeMap<String, String>>,
}
wire::structure!(ResourceToImport, schema::RESOURCE_TO_IMPORT, 0 resource_type, 1 logical_resource_id, 2 resource_identifier);

#[derive(Clone, Default, PartialEq)]
pub struct RollbackConfiguration {
    pub rollback_triggers: Option<Vec<RollbackTrigger>>,
    pub monitoring_time_in_minutes: Option<i32>,
}
wire::structure!(RollbackConfiguration, schema::ROLLBACK_CONFIGURATION, 0 rollback_triggers, 1 monitoring_time_in_minutes);

#[derive(Clone, Default, PartialEq)]
pub struct RollbackTrigger {
    pub arn: Option<String>,
    pub r#type: Option<String>,
}
wire::structure!(RollbackTrigger, schema::ROLLBACK_TRIGGER, 0 arn, 1 r#type);

#[derive(Clone, Default, PartialEq)]
pub struct Stack {
    pub stack_id: Option<String>,
    pub stack_name: Option<String>,
    pub change_set_id: Option<String>,
    pub description: Option<String>,
    pub parameters: Option<Vec<Parameter>>,
    pub creation_time: Option<Timestamp>,
    pub deletion_time: Option<Timestamp>,
    pub last_updated_time: Option<Timestamp>,
    pub rollback_configuration: Option<RollbackConfiguration>,
    pub stack_status: Option<String>,
    pub stack_status_reason: Option<String>,
    pub disable_rollback: Option<bool>,
    pub notification_arns: Option<Vec<String>>,
    pub timeout_in_minutes: Option<i32>,
    pub capabilities: Option<Vec<String>>,
    pub outputs: Option<Vec<Output>>,
    pub role_arn: Option<String>,
    pub tags: Option<Vec<Tag>>,
    pub enable_termination_protection: Option<bool>,
    pub parent_id: Option<String>,
    pub root_id: Option<String>,
    pub drift_information: Option<StackDriftInformation>,
    pub retain_except_on_create: Option<bool>,
    pub deletion_mode: Option<String>,
    pub detailed_status: Option<String>,
    pub last_operations: Option<Vec<OperationEntry>>,
}
wire::structure!(Stack, schema::STACK, 0 stack_id, 1 stack_name, 2 change_set_id, 3 description, 4 parameters, 5 creation_time, 6 deletion_time, 7 last_updated_time, 8 rollback_configuration, 9 stack_status, 10 stack_status_reason, 11 disable_rollback, 12 notification_arns, 13 timeout_in_minutes, 14 capabilities, 15 outputs, 16 role_arn, 17 tags, 18 enable_termination_protection, 19 parent_id, 20 root_id, 21 drift_information, 22 retain_except_on_create, 23 deletion_mode, 24 detailed_status, 25 last_operations);

#[derive(Clone, Default, PartialEq)]
pub struct StackDriftInformation {
    pub stack_drift_status: Option<String>,
    pub last_check_timestamp: Option<Timestamp>,
}
wire::structure!(StackDriftInformation, schema::STACK_DRIFT_INFORMATION, 0 stack_drift_status, 1 last_check_timestamp);

#[derive(Clone, Default, PartialEq)]
pub struct StackDriftInformationSummary {
    pub stack_drift_status: Option<String>,
    pub last_check_timestamp: Option<Timestamp>,
}
wire::structure!(StackDriftInformationSummary, schema::STACK_DRIFT_INFORMATION_SUMMARY, 0 stack_drift_status, 1 last_check_timestamp);

#[derive(Clone, Default, PartialEq)]
pub struct StackEvent {
    pub stack_id: Option<String>,
    pub event_id: Option<String>,
    pub stack_name: Option<String>,
    pub operation_id: Option<String>,
    pub logical_resource_id: Option<String>,
    pub physical_resource_id: Option<String>,
    pub resource_type: Option<String>,
    pub timestamp: Option<Timestamp>,
    pub resource_status: Option<String>,
    pub resource_status_reason: Option<String>,
    pub resource_properties: Option<String>,
    pub client_request_token: Option<String>,
    pub hook_type: Option<String>,
    pub hook_status: Option<String>,
    pub hook_status_reason: Option<String>,
    pub hook_invocation_point: Option<String>,
    pub hook_invocation_id: Option<String>,
    pub hook_failure_mode: Option<String>,
    pub detailed_status: Option<String>,
}
wire::structure!(StackEvent, schema::STACK_EVENT, 0 stack_id, 1 event_id, 2 stack_name, 3 operation_id, 4 logical_resource_id, 5 physical_resource_id, 6 resource_type, 7 timestamp, 8 resource_status, 9 resource_status_reason, 10 resource_properties, 11 client_request_token, 12 hook_type, 13 hook_status, 14 hook_status_reason, 15 hook_invocation_point, 16 hook_invocation_id, 17 hook_failure_mode, 18 detailed_status);

#[derive(Clone, Default, PartialEq)]
pub struct StackResource {
    pub stack_name: Option<String>,
    pub stack_id: Option<String>,
    pub logical_resource_id: Option<String>,
    pub physical_resource_id: Option<String>,
    pub resource_type: Option<String>,
    pub timestamp: Option<Timestamp>,
    pub resource_status: Option<String>,
    pub resource_status_reason: Option<String>,
    pub description: Option<String>,
    pub drift_information: Option<StackResourceDriftInformation>,
    pub module_info: Option<ModuleInfo>,
}
wire::structure!(StackResource, schema::STACK_RESOURCE, 0 stack_name, 1 stack_id, 2 logical_resource_id, 3 physical_resource_id, 4 resource_type, 5 timestamp, 6 resource_status, 7 resource_status_reason, 8 description, 9 drift_information, 10 module_info);

#[derive(Clone, Default, PartialEq)]
pub struct StackResourceDetail {
    pub stack_name: Option<String>,
    pub stack_id: Option<String>,
    pub logical_resource_id: Option<String>,
    pub physical_resource_id: Option<String>,
    pub resource_type: Option<String>,
    pub last_updated_timestamp: Option<Timestamp>,
    pub resource_status: Option<String>,
    pub resource_status_reason: Option<String>,
    pub description: Option<String>,
    pub metadata: Option<String>,
    pub drift_information: Option<StackResourceDriftInformation>,
    pub module_info: Option<ModuleInfo>,
}
wire::structure!(StackResourceDetail, schema::STACK_RESOURCE_DETAIL, 0 stack_name, 1 stack_id, 2 logical_resource_id, 3 physical_resource_id, 4 resource_type, 5 last_updated_timestamp, 6 resource_status, 7 resource_status_reason, 8 description, 9 metadata, 10 drift_information, 11 module_info);

#[derive(Clone, Default, PartialEq)]
pub struct StackResourceDriftInformation {
    pub stack_resource_drift_status: Option<String>,
    pub last_check_timestamp: Option<Timestamp>,
}
wire::structure!(StackResourceDriftInformation, schema::STACK_RESOURCE_DRIFT_INFORMATION, 0 stack_resource_drift_status, 1 last_check_timestamp);

#[derive(Clone, Default, PartialEq)]
pub struct StackResourceDriftInformationSummary {
    pub stack_resource_drift_status: Option<String>,
    pub last_check_timestamp: Option<Timestamp>,
}
wire::structure!(StackResourceDriftInformationSummary, schema::STACK_RESOURCE_DRIFT_INFORMATION_SUMMARY, 0 stack_resource_drift_status, 1 last_check_timestamp);

#[derive(Clone, Default, PartialEq)]
pub struct StackResourceSummary {
    pub logical_resource_id: Option<String>,
    pub physical_resource_id: Option<String>,
    pub resource_type: Option<String>,
    pub last_updated_timestamp: Option<Timestamp>,
    pub resource_status: Option<String>,
    pub resource_status_reason: Option<String>,
    pub drift_information: Option<StackResourceDriftInformationSummary>,
    pub module_info: Option<ModuleInfo>,
}
wire::structure!(StackResourceSummary, schema::STACK_RESOURCE_SUMMARY, 0 logical_resource_id, 1 physical_resource_id, 2 resource_type, 3 last_updated_timestamp, 4 resource_status, 5 resource_status_reason, 6 drift_information, 7 module_info);

#[derive(Clone, Default, PartialEq)]
pub struct StackSummary {
    pub stack_id: Option<String>,
    pub stack_name: Option<String>,
    pub template_description: Option<String>,
    pub creation_time: Option<Timestamp>,
    pub last_updated_time: Option<Timestamp>,
    pub deletion_time: Option<Timestamp>,
    pub stack_status: Option<String>,
    pub stack_status_reason: Option<String>,
    pub parent_id: Option<String>,
    pub root_id: Option<String>,
    pub drift_information: Option<StackDriftInformationSummary>,
    pub last_operations: Option<Vec<OperationEntry>>,
}
wire::structure!(StackSummary, schema::STACK_SUMMARY, 0 stack_id, 1 stack_name, 2 template_description, 3 creation_time, 4 last_updated_time, 5 deletion_time, 6 stack_status, 7 stack_status_reason, 8 parent_id, 9 root_id, 10 drift_information, 11 last_operations);

#[derive(Clone, Default, PartialEq)]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
}
wire::structure!(Tag, schema::TAG, 0 key, 1 value);

#[derive(Clone, Default, PartialEq)]
pub struct TemplateParameter {
    pub parameter_key: Option<String>,
    pub default_value: Option<String>,
    pub no_echo: Option<bool>,
    pub description: Option<String>,
}
wire::structure!(TemplateParameter, schema::TEMPLATE_PARAMETER, 0 parameter_key, 1 default_value, 2 no_echo, 3 description);

#[derive(Clone, Default, PartialEq)]
pub struct TemplateSummaryConfig {
    pub treat_unrecognized_resource_types_as_warnings: Option<bool>,
}
wire::structure!(TemplateSummaryConfig, schema::TEMPLATE_SUMMARY_CONFIG, 0 treat_unrecognized_resource_types_as_warnings);

#[derive(Clone, Default, PartialEq)]
pub struct Warnings {
    pub unrecognized_resource_types: Option<Vec<String>>,
}
wire::structure!(Warnings, schema::WARNINGS, 0 unrecognized_resource_types);

pub struct CancelUpdateStack;
wire::operation!(CancelUpdateStack, CancelUpdateStackInput, CancelUpdateStackOutput, schema::OPERATION_CANCEL_UPDATE_STACK);

pub struct ContinueUpdateRollback;
wire::operation!(ContinueUpdateRollback, ContinueUpdateRollbackInput, ContinueUpdateRollbackOutput, schema::OPERATION_CONTINUE_UPDATE_ROLLBACK);

pub struct CreateChangeSet;
wire::operation!(CreateChangeSet, CreateChangeSetInput, CreateChangeSetOutput, schema::OPERATION_CREATE_CHANGE_SET);

pub struct CreateStack;
wire::operation!(CreateStack, CreateStackInput, CreateStackOutput, schema::OPERATION_CREATE_STACK);

pub struct DeleteChangeSet;
wire::operation!(DeleteChangeSet, DeleteChangeSetInput, DeleteChangeSetOutput, schema::OPERATION_DELETE_CHANGE_SET);

pub struct DeleteStack;
wire::operation!(DeleteStack, DeleteStackInput, DeleteStackOutput, schema::OPERATION_DELETE_STACK);

pub struct DescribeChangeSet;
wire::operation!(DescribeChangeSet, DescribeChangeSetInput, DescribeChangeSetOutput, schema::OPERATION_DESCRIBE_CHANGE_SET);

pub struct DescribeStackEvents;
wire::operation!(DescribeStackEvents, DescribeStackEventsInput, DescribeStackEventsOutput, schema::OPERATION_DESCRIBE_STACK_EVENTS);

pub struct DescribeStackResource;
wire::operation!(DescribeStackResource, DescribeStackResourceInput, DescribeStackResourceOutput, schema::OPERATION_DESCRIBE_STACK_RESOURCE);

pub struct DescribeStackResources;
wire::operation!(DescribeStackResources, DescribeStackResourcesInput, DescribeStackResourcesOutput, schema::OPERATION_DESCRIBE_STACK_RESOURCES);

pub struct DescribeStacks;
wire::operation!(DescribeStacks, DescribeStacksInput, DescribeStacksOutput, schema::OPERATION_DESCRIBE_STACKS);

pub struct ExecuteChangeSet;
wire::operation!(ExecuteChangeSet, ExecuteChangeSetInput, ExecuteChangeSetOutput, schema::OPERATION_EXECUTE_CHANGE_SET);

pub struct GetTemplate;
wire::operation!(GetTemplate, GetTemplateInput, GetTemplateOutput, schema::OPERATION_GET_TEMPLATE);

pub struct GetTemplateSummary;
wire::operation!(GetTemplateSummary, GetTemplateSummaryInput, GetTemplateSummaryOutput, schema::OPERATION_GET_TEMPLATE_SUMMARY);

pub struct ListChangeSets;
wire::operation!(ListChangeSets, ListChangeSetsInput, ListChangeSetsOutput, schema::OPERATION_LIST_CHANGE_SETS);

pub struct ListExports;
wire::operation!(ListExports, ListExportsInput, ListExportsOutput, schema::OPERATION_LIST_EXPORTS);

pub struct ListImports;
wire::operation!(ListImports, ListImportsInput, ListImportsOutput, schema::OPERATION_LIST_IMPORTS);

pub struct ListStackResources;
wire::operation!(ListStackResources, ListStackResourcesInput, ListStackResourcesOutput, schema::OPERATION_LIST_STACK_RESOURCES);

pub struct ListStacks;
wire::operation!(ListStacks, ListStacksInput, ListStacksOutput, schema::OPERATION_LIST_STACKS);

pub struct RollbackStack;
wire::operation!(RollbackStack, RollbackStackInput, RollbackStackOutput, schema::OPERATION_ROLLBACK_STACK);

pub struct UpdateStack;
wire::operation!(UpdateStack, UpdateStackInput, UpdateStackOutput, schema::OPERATION_UPDATE_STACK);

pub struct UpdateTerminationProtection;
wire::operation!(UpdateTerminationProtection, UpdateTerminationProtectionInput, UpdateTerminationProtectionOutput, schema::OPERATION_UPDATE_TERMINATION_PROTECTION);

pub struct ValidateTemplate;
wire::operation!(ValidateTemplate, ValidateTemplateInput, ValidateTemplateOutput, schema::OPERATION_VALIDATE_TEMPLATE);
