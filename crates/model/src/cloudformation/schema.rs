// Written by `cargo codegen` from models/cloudformation.json. Do not edit.
use wire::OperationMeta;
use wire::schema::*;

/// The service, with all its operations.
pub static SERVICE: ServiceMeta = ServiceMeta {
    name: "cloudformation",
    endpoint_prefix: "cloudformation",
    api_version: "2010-05-15",
    uid: "cloudformation-2010-05-15",
    protocols: &[Protocol::Query],
    target_prefix: None,
    xml_namespace: Some("http://cloudformation.amazonaws.com/doc/2010-05-15/"),
    query_compatible: false,
    operations: &[
        OperationRef { name: "ActivateOrganizationsAccess", http: &HTTP_0, meta: None },
        OperationRef { name: "ActivateType", http: &HTTP_0, meta: None },
        OperationRef { name: "BatchDescribeTypeConfigurations", http: &HTTP_0, meta: None },
        OperationRef { name: "CancelUpdateStack", http: &HTTP_0, meta: Some(&OPERATION_CANCEL_UPDATE_STACK) },
        OperationRef { name: "ContinueUpdateRollback", http: &HTTP_0, meta: Some(&OPERATION_CONTINUE_UPDATE_ROLLBACK) },
        OperationRef { name: "CreateChangeSet", http: &HTTP_0, meta: Some(&OPERATION_CREATE_CHANGE_SET) },
        OperationRef { name: "CreateGeneratedTemplate", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateStack", http: &HTTP_0, meta: Some(&OPERATION_CREATE_STACK) },
        OperationRef { name: "CreateStackInstances", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateStackRefactor", http: &HTTP_0, meta: None },
        OperationRef { name: "CreateStackSet", http: &HTTP_0, meta: None },
        OperationRef { name: "DeactivateOrganizationsAccess", http: &HTTP_0, meta: None },
        OperationRef { name: "DeactivateType", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteChangeSet", http: &HTTP_0, meta: Some(&OPERATION_DELETE_CHANGE_SET) },
        OperationRef { name: "DeleteGeneratedTemplate", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteStack", http: &HTTP_0, meta: Some(&OPERATION_DELETE_STACK) },
        OperationRef { name: "DeleteStackInstances", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteStackSet", http: &HTTP_0, meta: None },
        OperationRef { name: "DeregisterType", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeAccountLimits", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeChangeSet", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_CHANGE_SET) },
        OperationRef { name: "DescribeChangeSetHooks", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeEvents", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeGeneratedTemplate", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeOrganizationsAccess", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribePublisher", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeResourceScan", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeStackDriftDetectionStatus", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeStackEvents", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_STACK_EVENTS) },
        OperationRef { name: "DescribeStackInstance", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeStackRefactor", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeStackResource", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_STACK_RESOURCE) },
        OperationRef { name: "DescribeStackResourceDrifts", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeStackResources", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_STACK_RESOURCES) },
        OperationRef { name: "DescribeStackSet", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeStackSetOperation", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeStacks", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_STACKS) },
        OperationRef { name: "DescribeType", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeTypeRegistration", http: &HTTP_0, meta: None },
        OperationRef { name: "DetectStackDrift", http: &HTTP_0, meta: None },
        OperationRef { name: "DetectStackResourceDrift", http: &HTTP_0, meta: None },
        OperationRef { name: "DetectStackSetDrift", http: &HTTP_0, meta: None },
        OperationRef { name: "EstimateTemplateCost", http: &HTTP_0, meta: None },
        OperationRef { name: "ExecuteChangeSet", http: &HTTP_0, meta: Some(&OPERATION_EXECUTE_CHANGE_SET) },
        OperationRef { name: "ExecuteStackRefactor", http: &HTTP_0, meta: None },
        OperationRef { name: "GetGeneratedTemplate", http: &HTTP_0, meta: None },
        OperationRef { name: "GetHookResult", http: &HTTP_0, meta: None },
        OperationRef { name: "GetStackPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "GetTemplate", http: &HTTP_0, meta: Some(&OPERATION_GET_TEMPLATE) },
        OperationRef { name: "GetTemplateSummary", http: &HTTP_0, meta: Some(&OPERATION_GET_TEMPLATE_SUMMARY) },
        OperationRef { name: "ImportStacksToStackSet", http: &HTTP_0, meta: None },
        OperationRef { name: "ListChangeSets", http: &HTTP_0, meta: Some(&OPERATION_LIST_CHANGE_SETS) },
        OperationRef { name: "ListExports", http: &HTTP_0, meta: Some(&OPERATION_LIST_EXPORTS) },
        OperationRef { name: "ListGeneratedTemplates", http: &HTTP_0, meta: None },
        OperationRef { name: "ListHookResults", http: &HTTP_0, meta: None },
        OperationRef { name: "ListImports", http: &HTTP_0, meta: Some(&OPERATION_LIST_IMPORTS) },
        OperationRef { name: "ListResourceScanRelatedResources", http: &HTTP_0, meta: None },
        OperationRef { name: "ListResourceScanResources", http: &HTTP_0, meta: None },
        OperationRef { name: "ListResourceScans", http: &HTTP_0, meta: None },
        OperationRef { name: "ListStackInstanceResourceDrifts", http: &HTTP_0, meta: None },
        OperationRef { name: "ListStackInstances", http: &HTTP_0, meta: None },
        OperationRef { name: "ListStackRefactorActions", http: &HTTP_0, meta: None },
        OperationRef { name: "ListStackRefactors", http: &HTTP_0, meta: None },
        OperationRef { name: "ListStackResources", http: &HTTP_0, meta: Some(&OPERATION_LIST_STACK_RESOURCES) },
        OperationRef { name: "ListStackSetAutoDeploymentTargets", http: &HTTP_0, meta: None },
        OperationRef { name: "ListStackSetOperationResults", http: &HTTP_0, meta: None },
        OperationRef { name: "ListStackSetOperations", http: &HTTP_0, meta: None },
        OperationRef { name: "ListStackSets", http: &HTTP_0, meta: None },
        OperationRef { name: "ListStacks", http: &HTTP_0, meta: Some(&OPERATION_LIST_STACKS) },
        OperationRef { name: "ListTypeRegistrations", http: &HTTP_0, meta: None },
        OperationRef { name: "ListTypeVersions", http: &HTTP_0, meta: None },
        OperationRef { name: "ListTypes", http: &HTTP_0, meta: None },
        OperationRef { name: "PublishType", http: &HTTP_0, meta: None },
        OperationRef { name: "RecordHandlerProgress", http: &HTTP_0, meta: None },
        OperationRef { name: "RegisterPublisher", http: &HTTP_0, meta: None },
        OperationRef { name: "RegisterType", http: &HTTP_0, meta: None },
        OperationRef { name: "RollbackStack", http: &HTTP_0, meta: Some(&OPERATION_ROLLBACK_STACK) },
        OperationRef { name: "SetStackPolicy", http: &HTTP_0, meta: None },
        OperationRef { name: "SetTypeConfiguration", http: &HTTP_0, meta: None },
        OperationRef { name: "SetTypeDefaultVersion", http: &HTTP_0, meta: None },
        OperationRef { name: "SignalResource", http: &HTTP_0, meta: None },
        OperationRef { name: "StartResourceScan", http: &HTTP_0, meta: None },
        OperationRef { name: "StopStackSetOperation", http: &HTTP_0, meta: None },
        OperationRef { name: "TestType", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateGeneratedTemplate", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateStack", http: &HTTP_0, meta: Some(&OPERATION_UPDATE_STACK) },
        OperationRef { name: "UpdateStackInstances", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateStackSet", http: &HTTP_0, meta: None },
        OperationRef { name: "UpdateTerminationProtection", http: &HTTP_0, meta: Some(&OPERATION_UPDATE_TERMINATION_PROTECTION) },
        OperationRef { name: "ValidateTemplate", http: &HTTP_0, meta: Some(&OPERATION_VALIDATE_TEMPLATE) },
    ],
    errors: &[
        ErrorMeta { shape: "AlreadyExistsException", code: "AlreadyExistsException", status: 400 },
        ErrorMeta { shape: "CFNRegistryException", code: "CFNRegistryException", status: 400 },
        ErrorMeta { shape: "ChangeSetNotFoundException", code: "ChangeSetNotFound", status: 404 },
        ErrorMeta { shape: "ConcurrentResourcesLimitExceededException", code: "ConcurrentResourcesLimitExceeded", status: 429 },
        ErrorMeta { shape: "CreatedButModifiedException", code: "CreatedButModifiedException", status: 409 },
        ErrorMeta { shape: "GeneratedTemplateNotFoundException", code: "GeneratedTemplateNotFound", status: 404 },
        ErrorMeta { shape: "HookResultNotFoundException", code: "HookResultNotFound", status: 404 },
        ErrorMeta { shape: "InsufficientCapabilitiesException", code: "InsufficientCapabilitiesException", status: 400 },
        ErrorMeta { shape: "InvalidChangeSetStatusException", code: "InvalidChangeSetStatus", status: 400 },
        ErrorMeta { shape: "InvalidOperationException", code: "InvalidOperationException", status: 400 },
        ErrorMeta { shape: "InvalidStateTransitionException", code: "InvalidStateTransition", status: 400 },
        ErrorMeta { shape: "LimitExceededException", code: "LimitExceededException", status: 400 },
        ErrorMeta { shape: "NameAlreadyExistsException", code: "NameAlreadyExistsException", status: 409 },
        ErrorMeta { shape: "OperationIdAlreadyExistsException", code: "OperationIdAlreadyExistsException", status: 409 },
        ErrorMeta { shape: "OperationInProgressException", code: "OperationInProgressException", status: 409 },
        ErrorMeta { shape: "OperationNotFoundException", code: "OperationNotFoundException", status: 404 },
        ErrorMeta { shape: "OperationStatusCheckFailedException", code: "ConditionalCheckFailed", status: 400 },
        ErrorMeta { shape: "ResourceScanInProgressException", code: "ResourceScanInProgress", status: 400 },
        ErrorMeta { shape: "ResourceScanLimitExceededException", code: "ResourceScanLimitExceeded", status: 400 },
        ErrorMeta { shape: "ResourceScanNotFoundException", code: "ResourceScanNotFound", status: 400 },
        ErrorMeta { shape: "StackInstanceNotFoundException", code: "StackInstanceNotFoundException", status: 404 },
        ErrorMeta { shape: "StackNotFoundException", code: "StackNotFoundException", status: 404 },
        ErrorMeta { shape: "StackRefactorNotFoundException", code: "StackRefactorNotFoundException", status: 404 },
        ErrorMeta { shape: "StackSetNotEmptyException", code: "StackSetNotEmptyException", status: 409 },
        ErrorMeta { shape: "StackSetNotFoundException", code: "StackSetNotFoundException", status: 404 },
        ErrorMeta { shape: "StaleRequestException", code: "StaleRequestException", status: 409 },
        ErrorMeta { shape: "TokenAlreadyExistsException", code: "TokenAlreadyExistsException", status: 400 },
        ErrorMeta { shape: "TypeConfigurationNotFoundException", code: "TypeConfigurationNotFoundException", status: 404 },
        ErrorMeta { shape: "TypeNotFoundException", code: "TypeNotFoundException", status: 404 },
    ],
};

static HTTP_0: HttpBinding = HttpBinding {
    method: "POST",
    path: &[],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

pub(super) static OPERATION_CANCEL_UPDATE_STACK: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "CancelUpdateStack",
    http: &HTTP_0,
    input: &CANCEL_UPDATE_STACK_INPUT,
    output: &CANCEL_UPDATE_STACK_OUTPUT,
    new_input: || Box::<super::CancelUpdateStackInput>::default(),
    new_output: || Box::<super::CancelUpdateStackOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_CONTINUE_UPDATE_ROLLBACK: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "ContinueUpdateRollback",
    http: &HTTP_0,
    input: &CONTINUE_UPDATE_ROLLBACK_INPUT,
    output: &CONTINUE_UPDATE_ROLLBACK_OUTPUT,
    new_input: || Box::<super::ContinueUpdateRollbackInput>::default(),
    new_output: || Box::<super::ContinueUpdateRollbackOutput>::default(),
    result_wrapper: Some("ContinueUpdateRollbackResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_CHANGE_SET: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "CreateChangeSet",
    http: &HTTP_0,
    input: &CREATE_CHANGE_SET_INPUT,
    output: &CREATE_CHANGE_SET_OUTPUT,
    new_input: || Box::<super::CreateChangeSetInput>::default(),
    new_output: || Box::<super::CreateChangeSetOutput>::default(),
    result_wrapper: Some("CreateChangeSetResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_STACK: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "CreateStack",
    http: &HTTP_0,
    input: &CREATE_STACK_INPUT,
    output: &CREATE_STACK_OUTPUT,
    new_input: || Box::<super::CreateStackInput>::default(),
    new_output: || Box::<super::CreateStackOutput>::default(),
    result_wrapper: Some("CreateStackResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_CHANGE_SET: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "DeleteChangeSet",
    http: &HTTP_0,
    input: &DELETE_CHANGE_SET_INPUT,
    output: &DELETE_CHANGE_SET_OUTPUT,
    new_input: || Box::<super::DeleteChangeSetInput>::default(),
    new_output: || Box::<super::DeleteChangeSetOutput>::default(),
    result_wrapper: Some("DeleteChangeSetResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_STACK: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "DeleteStack",
    http: &HTTP_0,
    input: &DELETE_STACK_INPUT,
    output: &DELETE_STACK_OUTPUT,
    new_input: || Box::<super::DeleteStackInput>::default(),
    new_output: || Box::<super::DeleteStackOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_CHANGE_SET: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "DescribeChangeSet",
    http: &HTTP_0,
    input: &DESCRIBE_CHANGE_SET_INPUT,
    output: &DESCRIBE_CHANGE_SET_OUTPUT,
    new_input: || Box::<super::DescribeChangeSetInput>::default(),
    new_output: || Box::<super::DescribeChangeSetOutput>::default(),
    result_wrapper: Some("DescribeChangeSetResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_STACK_EVENTS: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "DescribeStackEvents",
    http: &HTTP_0,
    input: &DESCRIBE_STACK_EVENTS_INPUT,
    output: &DESCRIBE_STACK_EVENTS_OUTPUT,
    new_input: || Box::<super::DescribeStackEventsInput>::default(),
    new_output: || Box::<super::DescribeStackEventsOutput>::default(),
    result_wrapper: Some("DescribeStackEventsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_STACK_RESOURCE: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "DescribeStackResource",
    http: &HTTP_0,
    input: &DESCRIBE_STACK_RESOURCE_INPUT,
    output: &DESCRIBE_STACK_RESOURCE_OUTPUT,
    new_input: || Box::<super::DescribeStackResourceInput>::default(),
    new_output: || Box::<super::DescribeStackResourceOutput>::default(),
    result_wrapper: Some("DescribeStackResourceResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_STACK_RESOURCES: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "DescribeStackResources",
    http: &HTTP_0,
    input: &DESCRIBE_STACK_RESOURCES_INPUT,
    output: &DESCRIBE_STACK_RESOURCES_OUTPUT,
    new_input: || Box::<super::DescribeStackResourcesInput>::default(),
    new_output: || Box::<super::DescribeStackResourcesOutput>::default(),
    result_wrapper: Some("DescribeStackResourcesResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_STACKS: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "DescribeStacks",
    http: &HTTP_0,
    input: &DESCRIBE_STACKS_INPUT,
    output: &DESCRIBE_STACKS_OUTPUT,
    new_input: || Box::<super::DescribeStacksInput>::default(),
    new_output: || Box::<super::DescribeStacksOutput>::default(),
    result_wrapper: Some("DescribeStacksResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_EXECUTE_CHANGE_SET: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "ExecuteChangeSet",
    http: &HTTP_0,
    input: &EXECUTE_CHANGE_SET_INPUT,
    output: &EXECUTE_CHANGE_SET_OUTPUT,
    new_input: || Box::<super::ExecuteChangeSetInput>::default(),
    new_output: || Box::<super::ExecuteChangeSetOutput>::default(),
    result_wrapper: Some("ExecuteChangeSetResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_TEMPLATE: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "GetTemplate",
    http: &HTTP_0,
    input: &GET_TEMPLATE_INPUT,
    output: &GET_TEMPLATE_OUTPUT,
    new_input: || Box::<super::GetTemplateInput>::default(),
    new_output: || Box::<super::GetTemplateOutput>::default(),
    result_wrapper: Some("GetTemplateResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_TEMPLATE_SUMMARY: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "GetTemplateSummary",
    http: &HTTP_0,
    input: &GET_TEMPLATE_SUMMARY_INPUT,
    output: &GET_TEMPLATE_SUMMARY_OUTPUT,
    new_input: || Box::<super::GetTemplateSummaryInput>::default(),
    new_output: || Box::<super::GetTemplateSummaryOutput>::default(),
    result_wrapper: Some("GetTemplateSummaryResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_CHANGE_SETS: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "ListChangeSets",
    http: &HTTP_0,
    input: &LIST_CHANGE_SETS_INPUT,
    output: &LIST_CHANGE_SETS_OUTPUT,
    new_input: || Box::<super::ListChangeSetsInput>::default(),
    new_output: || Box::<super::ListChangeSetsOutput>::default(),
    result_wrapper: Some("ListChangeSetsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_EXPORTS: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "ListExports",
    http: &HTTP_0,
    input: &LIST_EXPORTS_INPUT,
    output: &LIST_EXPORTS_OUTPUT,
    new_input: || Box::<super::ListExportsInput>::default(),
    new_output: || Box::<super::ListExportsOutput>::default(),
    result_wrapper: Some("ListExportsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_IMPORTS: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "ListImports",
    http: &HTTP_0,
    input: &LIST_IMPORTS_INPUT,
    output: &LIST_IMPORTS_OUTPUT,
    new_input: || Box::<super::ListImportsInput>::default(),
    new_output: || Box::<super::ListImportsOutput>::default(),
    result_wrapper: Some("ListImportsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_STACK_RESOURCES: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "ListStackResources",
    http: &HTTP_0,
    input: &LIST_STACK_RESOURCES_INPUT,
    output: &LIST_STACK_RESOURCES_OUTPUT,
    new_input: || Box::<super::ListStackResourcesInput>::default(),
    new_output: || Box::<super::ListStackResourcesOutput>::default(),
    result_wrapper: Some("ListStackResourcesResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_STACKS: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "ListStacks",
    http: &HTTP_0,
    input: &LIST_STACKS_INPUT,
    output: &LIST_STACKS_OUTPUT,
    new_input: || Box::<super::ListStacksInput>::default(),
    new_output: || Box::<super::ListStacksOutput>::default(),
    result_wrapper: Some("ListStacksResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_ROLLBACK_STACK: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "RollbackStack",
    http: &HTTP_0,
    input: &ROLLBACK_STACK_INPUT,
    output: &ROLLBACK_STACK_OUTPUT,
    new_input: || Box::<super::RollbackStackInput>::default(),
    new_output: || Box::<super::RollbackStackOutput>::default(),
    result_wrapper: Some("RollbackStackResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_STACK: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "UpdateStack",
    http: &HTTP_0,
    input: &UPDATE_STACK_INPUT,
    output: &UPDATE_STACK_OUTPUT,
    new_input: || Box::<super::UpdateStackInput>::default(),
    new_output: || Box::<super::UpdateStackOutput>::default(),
    result_wrapper: Some("UpdateStackResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_UPDATE_TERMINATION_PROTECTION: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "UpdateTerminationProtection",
    http: &HTTP_0,
    input: &UPDATE_TERMINATION_PROTECTION_INPUT,
    output: &UPDATE_TERMINATION_PROTECTION_OUTPUT,
    new_input: || Box::<super::UpdateTerminationProtectionInput>::default(),
    new_output: || Box::<super::UpdateTerminationProtectionOutput>::default(),
    result_wrapper: Some("UpdateTerminationProtectionResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_VALIDATE_TEMPLATE: OperationMeta = OperationMeta {
    service: "cloudformation",
    name: "ValidateTemplate",
    http: &HTTP_0,
    input: &VALIDATE_TEMPLATE_INPUT,
    output: &VALIDATE_TEMPLATE_OUTPUT,
    new_input: || Box::<super::ValidateTemplateInput>::default(),
    new_output: || Box::<super::ValidateTemplateOutput>::default(),
    result_wrapper: Some("ValidateTemplateResult"),
    has_output: true,
    checksum_required: false,
};

static MEMBERS_OF_CANCEL_UPDATE_STACK_INPUT: [Member; 2] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME).required(),
    Member::new("ClientRequestToken", "ClientRequestToken", Location::Body, &SHAPE_CLIENT_REQUEST_TOKEN),
];

pub(super) static CANCEL_UPDATE_STACK_INPUT: StructureSchema = StructureSchema {
    name: "CancelUpdateStackInput",
    xml_name: "CancelUpdateStackInput",
    members: &MEMBERS_OF_CANCEL_UPDATE_STACK_INPUT,
    payload: None,
};

pub(super) static CANCEL_UPDATE_STACK_OUTPUT: StructureSchema = StructureSchema {
    name: "CancelUpdateStackOutput",
    xml_name: "CancelUpdateStackOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_CONTINUE_UPDATE_ROLLBACK_INPUT: [Member; 4] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME_OR_ID).required(),
    Member::new("RoleARN", "RoleARN", Location::Body, &SHAPE_ROLE_ARN),
    Member::new("ResourcesToSkip", "ResourcesToSkip", Location::Body, &SHAPE_RESOURCES_TO_SKIP),
    Member::new("ClientRequestToken", "ClientRequestToken", Location::Body, &SHAPE_CLIENT_REQUEST_TOKEN),
];

pub(super) static CONTINUE_UPDATE_ROLLBACK_INPUT: StructureSchema = StructureSchema {
    name: "ContinueUpdateRollbackInput",
    xml_name: "ContinueUpdateRollbackInput",
    members: &MEMBERS_OF_CONTINUE_UPDATE_ROLLBACK_INPUT,
    payload: None,
};

static MEMBERS_OF_CONTINUE_UPDATE_ROLLBACK_OUTPUT: [Member; 0] = [
];

pub(super) static CONTINUE_UPDATE_ROLLBACK_OUTPUT: StructureSchema = StructureSchema {
    name: "ContinueUpdateRollbackOutput",
    xml_name: "ContinueUpdateRollbackOutput",
    members: &MEMBERS_OF_CONTINUE_UPDATE_ROLLBACK_OUTPUT,
    payload: None,
};

static MEMBERS_OF_CREATE_CHANGE_SET_INPUT: [Member; 20] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME_OR_ID).required(),
    Member::new("TemplateBody", "TemplateBody", Location::Body, &SHAPE_TEMPLATE_BODY),
    Member::new("TemplateURL", "TemplateURL", Location::Body, &SHAPE_TEMPLATE_URL),
    Member::new("UsePreviousTemplate", "UsePreviousTemplate", Location::Body, &SHAPE_USE_PREVIOUS_TEMPLATE),
    Member::new("Parameters", "Parameters", Location::Body, &SHAPE_PARAMETERS),
    Member::new("Capabilities", "Capabilities", Location::Body, &SHAPE_CAPABILITIES),
    Member::new("ResourceTypes", "ResourceTypes", Location::Body, &SHAPE_RESOURCE_TYPES),
    Member::new("RoleARN", "RoleARN", Location::Body, &SHAPE_ROLE_ARN),
    Member::new("RollbackConfiguration", "RollbackConfiguration", Location::Body, &SHAPE_ROLLBACK_CONFIGURATION),
    Member::new("NotificationARNs", "NotificationARNs", Location::Body, &SHAPE_NOTIFICATION_ARNS),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAGS),
    Member::new("ChangeSetName", "ChangeSetName", Location::Body, &SHAPE_CHANGE_SET_NAME).required(),
    Member::new("ClientToken", "ClientToken", Location::Body, &SHAPE_CLIENT_TOKEN),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("ChangeSetType", "ChangeSetType", Location::Body, &SHAPE_CHANGE_SET_TYPE),
    Member::new("ResourcesToImport", "ResourcesToImport", Location::Body, &SHAPE_RESOURCES_TO_IMPORT),
    Member::new("IncludeNestedStacks", "IncludeNestedStacks", Location::Body, &SHAPE_INCLUDE_NESTED_STACKS),
    Member::new("OnStackFailure", "OnStackFailure", Location::Body, &SHAPE_ON_STACK_FAILURE),
    Member::new("ImportExistingResources", "ImportExistingResources", Location::Body, &SHAPE_IMPORT_EXISTING_RESOURCES),
    Member::new("DeploymentMode", "DeploymentMode", Location::Body, &SHAPE_DEPLOYMENT_MODE),
];

pub(super) static CREATE_CHANGE_SET_INPUT: StructureSchema = StructureSchema {
    name: "CreateChangeSetInput",
    xml_name: "CreateChangeSetInput",
    members: &MEMBERS_OF_CREATE_CHANGE_SET_INPUT,
    payload: None,
};

static MEMBERS_OF_CREATE_CHANGE_SET_OUTPUT: [Member; 2] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_CHANGE_SET_ID),
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID),
];

pub(super) static CREATE_CHANGE_SET_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateChangeSetOutput",
    xml_name: "CreateChangeSetOutput",
    members: &MEMBERS_OF_CREATE_CHANGE_SET_OUTPUT,
    payload: None,
};

static MEMBERS_OF_CREATE_STACK_INPUT: [Member; 18] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME).required(),
    Member::new("TemplateBody", "TemplateBody", Location::Body, &SHAPE_TEMPLATE_BODY),
    Member::new("TemplateURL", "TemplateURL", Location::Body, &SHAPE_TEMPLATE_URL),
    Member::new("Parameters", "Parameters", Location::Body, &SHAPE_PARAMETERS),
    Member::new("DisableRollback", "DisableRollback", Location::Body, &SHAPE_DISABLE_ROLLBACK),
    Member::new("RollbackConfiguration", "RollbackConfiguration", Location::Body, &SHAPE_ROLLBACK_CONFIGURATION),
    Member::new("TimeoutInMinutes", "TimeoutInMinutes", Location::Body, &SHAPE_TIMEOUT_MINUTES),
    Member::new("NotificationARNs", "NotificationARNs", Location::Body, &SHAPE_NOTIFICATION_ARNS),
    Member::new("Capabilities", "Capabilities", Location::Body, &SHAPE_CAPABILITIES),
    Member::new("ResourceTypes", "ResourceTypes", Location::Body, &SHAPE_RESOURCE_TYPES),
    Member::new("RoleARN", "RoleARN", Location::Body, &SHAPE_ROLE_ARN),
    Member::new("OnFailure", "OnFailure", Location::Body, &SHAPE_ON_FAILURE),
    Member::new("StackPolicyBody", "StackPolicyBody", Location::Body, &SHAPE_STACK_POLICY_BODY),
    Member::new("StackPolicyURL", "StackPolicyURL", Location::Body, &SHAPE_STACK_POLICY_URL),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAGS),
    Member::new("ClientRequestToken", "ClientRequestToken", Location::Body, &SHAPE_CLIENT_REQUEST_TOKEN),
    Member::new("EnableTerminationProtection", "EnableTerminationProtection", Location::Body, &SHAPE_ENABLE_TERMINATION_PROTECTION),
    Member::new("RetainExceptOnCreate", "RetainExceptOnCreate", Location::Body, &SHAPE_RETAIN_EXCEPT_ON_CREATE),
];

pub(super) static CREATE_STACK_INPUT: StructureSchema = StructureSchema {
    name: "CreateStackInput",
    xml_name: "CreateStackInput",
    members: &MEMBERS_OF_CREATE_STACK_INPUT,
    payload: None,
};

static MEMBERS_OF_CREATE_STACK_OUTPUT: [Member; 2] = [
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID),
    Member::new("OperationId", "OperationId", Location::Body, &SHAPE_OPERATION_ID),
];

pub(super) static CREATE_STACK_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateStackOutput",
    xml_name: "CreateStackOutput",
    members: &MEMBERS_OF_CREATE_STACK_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DELETE_CHANGE_SET_INPUT: [Member; 2] = [
    Member::new("ChangeSetName", "ChangeSetName", Location::Body, &SHAPE_CHANGE_SET_NAME_OR_ID).required(),
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME_OR_ID),
];

pub(super) static DELETE_CHANGE_SET_INPUT: StructureSchema = StructureSchema {
    name: "DeleteChangeSetInput",
    xml_name: "DeleteChangeSetInput",
    members: &MEMBERS_OF_DELETE_CHANGE_SET_INPUT,
    payload: None,
};

static MEMBERS_OF_DELETE_CHANGE_SET_OUTPUT: [Member; 0] = [
];

pub(super) static DELETE_CHANGE_SET_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteChangeSetOutput",
    xml_name: "DeleteChangeSetOutput",
    members: &MEMBERS_OF_DELETE_CHANGE_SET_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DELETE_STACK_INPUT: [Member; 5] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME).required(),
    Member::new("RetainResources", "RetainResources", Location::Body, &SHAPE_RETAIN_RESOURCES),
    Member::new("RoleARN", "RoleARN", Location::Body, &SHAPE_ROLE_ARN),
    Member::new("ClientRequestToken", "ClientRequestToken", Location::Body, &SHAPE_CLIENT_REQUEST_TOKEN),
    Member::new("DeletionMode", "DeletionMode", Location::Body, &SHAPE_DELETION_MODE),
];

pub(super) static DELETE_STACK_INPUT: StructureSchema = StructureSchema {
    name: "DeleteStackInput",
    xml_name: "DeleteStackInput",
    members: &MEMBERS_OF_DELETE_STACK_INPUT,
    payload: None,
};

pub(super) static DELETE_STACK_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteStackOutput",
    xml_name: "DeleteStackOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DESCRIBE_CHANGE_SET_INPUT: [Member; 4] = [
    Member::new("ChangeSetName", "ChangeSetName", Location::Body, &SHAPE_CHANGE_SET_NAME_OR_ID).required(),
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME_OR_ID),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("IncludePropertyValues", "IncludePropertyValues", Location::Body, &SHAPE_INCLUDE_PROPERTY_VALUES),
];

pub(super) static DESCRIBE_CHANGE_SET_INPUT: StructureSchema = StructureSchema {
    name: "DescribeChangeSetInput",
    xml_name: "DescribeChangeSetInput",
    members: &MEMBERS_OF_DESCRIBE_CHANGE_SET_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_CHANGE_SET_OUTPUT: [Member; 23] = [
    Member::new("ChangeSetName", "ChangeSetName", Location::Body, &SHAPE_CHANGE_SET_NAME),
    Member::new("ChangeSetId", "ChangeSetId", Location::Body, &SHAPE_CHANGE_SET_ID),
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID),
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("Parameters", "Parameters", Location::Body, &SHAPE_PARAMETERS),
    Member::new("CreationTime", "CreationTime", Location::Body, &SHAPE_CREATION_TIME),
    Member::new("ExecutionStatus", "ExecutionStatus", Location::Body, &SHAPE_EXECUTION_STATUS),
    Member::new("Status", "Status", Location::Body, &SHAPE_CHANGE_SET_STATUS),
    Member::new("StatusReason", "StatusReason", Location::Body, &SHAPE_CHANGE_SET_STATUS_REASON),
    Member::new("StackDriftStatus", "StackDriftStatus", Location::Body, &SHAPE_STACK_DRIFT_STATUS),
    Member::new("NotificationARNs", "NotificationARNs", Location::Body, &SHAPE_NOTIFICATION_ARNS),
    Member::new("RollbackConfiguration", "RollbackConfiguration", Location::Body, &SHAPE_ROLLBACK_CONFIGURATION),
    Member::new("Capabilities", "Capabilities", Location::Body, &SHAPE_CAPABILITIES),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAGS),
    Member::new("Changes", "Changes", Location::Body, &SHAPE_CHANGES),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("IncludeNestedStacks", "IncludeNestedStacks", Location::Body, &SHAPE_INCLUDE_NESTED_STACKS),
    Member::new("ParentChangeSetId", "ParentChangeSetId", Location::Body, &SHAPE_CHANGE_SET_ID),
    Member::new("RootChangeSetId", "RootChangeSetId", Location::Body, &SHAPE_CHANGE_SET_ID),
    Member::new("OnStackFailure", "OnStackFailure", Location::Body, &SHAPE_ON_STACK_FAILURE),
    Member::new("ImportExistingResources", "ImportExistingResources", Location::Body, &SHAPE_IMPORT_EXISTING_RESOURCES),
    Member::new("DeploymentMode", "DeploymentMode", Location::Body, &SHAPE_DEPLOYMENT_MODE),
];

pub(super) static DESCRIBE_CHANGE_SET_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeChangeSetOutput",
    xml_name: "DescribeChangeSetOutput",
    members: &MEMBERS_OF_DESCRIBE_CHANGE_SET_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STACK_EVENTS_INPUT: [Member; 2] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME).required(),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static DESCRIBE_STACK_EVENTS_INPUT: StructureSchema = StructureSchema {
    name: "DescribeStackEventsInput",
    xml_name: "DescribeStackEventsInput",
    members: &MEMBERS_OF_DESCRIBE_STACK_EVENTS_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STACK_EVENTS_OUTPUT: [Member; 2] = [
    Member::new("StackEvents", "StackEvents", Location::Body, &SHAPE_STACK_EVENTS),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static DESCRIBE_STACK_EVENTS_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeStackEventsOutput",
    xml_name: "DescribeStackEventsOutput",
    members: &MEMBERS_OF_DESCRIBE_STACK_EVENTS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STACK_RESOURCE_INPUT: [Member; 2] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME).required(),
    Member::new("LogicalResourceId", "LogicalResourceId", Location::Body, &SHAPE_LOGICAL_RESOURCE_ID).required(),
];

pub(super) static DESCRIBE_STACK_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "DescribeStackResourceInput",
    xml_name: "DescribeStackResourceInput",
    members: &MEMBERS_OF_DESCRIBE_STACK_RESOURCE_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STACK_RESOURCE_OUTPUT: [Member; 1] = [
    Member::new("StackResourceDetail", "StackResourceDetail", Location::Body, &SHAPE_STACK_RESOURCE_DETAIL),
];

pub(super) static DESCRIBE_STACK_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeStackResourceOutput",
    xml_name: "DescribeStackResourceOutput",
    members: &MEMBERS_OF_DESCRIBE_STACK_RESOURCE_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STACK_RESOURCES_INPUT: [Member; 3] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME),
    Member::new("LogicalResourceId", "LogicalResourceId", Location::Body, &SHAPE_LOGICAL_RESOURCE_ID),
    Member::new("PhysicalResourceId", "PhysicalResourceId", Location::Body, &SHAPE_PHYSICAL_RESOURCE_ID),
];

pub(super) static DESCRIBE_STACK_RESOURCES_INPUT: StructureSchema = StructureSchema {
    name: "DescribeStackResourcesInput",
    xml_name: "DescribeStackResourcesInput",
    members: &MEMBERS_OF_DESCRIBE_STACK_RESOURCES_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STACK_RESOURCES_OUTPUT: [Member; 1] = [
    Member::new("StackResources", "StackResources", Location::Body, &SHAPE_STACK_RESOURCES),
];

pub(super) static DESCRIBE_STACK_RESOURCES_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeStackResourcesOutput",
    xml_name: "DescribeStackResourcesOutput",
    members: &MEMBERS_OF_DESCRIBE_STACK_RESOURCES_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STACKS_INPUT: [Member; 2] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static DESCRIBE_STACKS_INPUT: StructureSchema = StructureSchema {
    name: "DescribeStacksInput",
    xml_name: "DescribeStacksInput",
    members: &MEMBERS_OF_DESCRIBE_STACKS_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_STACKS_OUTPUT: [Member; 2] = [
    Member::new("Stacks", "Stacks", Location::Body, &SHAPE_STACKS),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static DESCRIBE_STACKS_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeStacksOutput",
    xml_name: "DescribeStacksOutput",
    members: &MEMBERS_OF_DESCRIBE_STACKS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_EXECUTE_CHANGE_SET_INPUT: [Member; 5] = [
    Member::new("ChangeSetName", "ChangeSetName", Location::Body, &SHAPE_CHANGE_SET_NAME_OR_ID).required(),
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME_OR_ID),
    Member::new("ClientRequestToken", "ClientRequestToken", Location::Body, &SHAPE_CLIENT_REQUEST_TOKEN),
    Member::new("DisableRollback", "DisableRollback", Location::Body, &SHAPE_DISABLE_ROLLBACK),
    Member::new("RetainExceptOnCreate", "RetainExceptOnCreate", Location::Body, &SHAPE_RETAIN_EXCEPT_ON_CREATE),
];

pub(super) static EXECUTE_CHANGE_SET_INPUT: StructureSchema = StructureSchema {
    name: "ExecuteChangeSetInput",
    xml_name: "ExecuteChangeSetInput",
    members: &MEMBERS_OF_EXECUTE_CHANGE_SET_INPUT,
    payload: None,
};

static MEMBERS_OF_EXECUTE_CHANGE_SET_OUTPUT: [Member; 0] = [
];

pub(super) static EXECUTE_CHANGE_SET_OUTPUT: StructureSchema = StructureSchema {
    name: "ExecuteChangeSetOutput",
    xml_name: "ExecuteChangeSetOutput",
    members: &MEMBERS_OF_EXECUTE_CHANGE_SET_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_TEMPLATE_INPUT: [Member; 3] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME),
    Member::new("ChangeSetName", "ChangeSetName", Location::Body, &SHAPE_CHANGE_SET_NAME_OR_ID),
    Member::new("TemplateStage", "TemplateStage", Location::Body, &SHAPE_TEMPLATE_STAGE),
];

pub(super) static GET_TEMPLATE_INPUT: StructureSchema = StructureSchema {
    name: "GetTemplateInput",
    xml_name: "GetTemplateInput",
    members: &MEMBERS_OF_GET_TEMPLATE_INPUT,
    payload: None,
};

static MEMBERS_OF_GET_TEMPLATE_OUTPUT: [Member; 2] = [
    Member::new("TemplateBody", "TemplateBody", Location::Body, &SHAPE_TEMPLATE_BODY),
    Member::new("StagesAvailable", "StagesAvailable", Location::Body, &SHAPE_STAGE_LIST),
];

pub(super) static GET_TEMPLATE_OUTPUT: StructureSchema = StructureSchema {
    name: "GetTemplateOutput",
    xml_name: "GetTemplateOutput",
    members: &MEMBERS_OF_GET_TEMPLATE_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_TEMPLATE_SUMMARY_INPUT: [Member; 6] = [
    Member::new("TemplateBody", "TemplateBody", Location::Body, &SHAPE_TEMPLATE_BODY),
    Member::new("TemplateURL", "TemplateURL", Location::Body, &SHAPE_TEMPLATE_URL),
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME_OR_ID),
    Member::new("StackSetName", "StackSetName", Location::Body, &SHAPE_STACK_SET_NAME_OR_ID),
    Member::new("CallAs", "CallAs", Location::Body, &SHAPE_CALL_AS),
    Member::new("TemplateSummaryConfig", "TemplateSummaryConfig", Location::Body, &SHAPE_TEMPLATE_SUMMARY_CONFIG),
];

pub(super) static GET_TEMPLATE_SUMMARY_INPUT: StructureSchema = StructureSchema {
    name: "GetTemplateSummaryInput",
    xml_name: "GetTemplateSummaryInput",
    members: &MEMBERS_OF_GET_TEMPLATE_SUMMARY_INPUT,
    payload: None,
};

static MEMBERS_OF_GET_TEMPLATE_SUMMARY_OUTPUT: [Member; 10] = [
    Member::new("Parameters", "Parameters", Location::Body, &SHAPE_PARAMETER_DECLARATIONS),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("Capabilities", "Capabilities", Location::Body, &SHAPE_CAPABILITIES),
    Member::new("CapabilitiesReason", "CapabilitiesReason", Location::Body, &SHAPE_CAPABILITIES_REASON),
    Member::new("ResourceTypes", "ResourceTypes", Location::Body, &SHAPE_RESOURCE_TYPES),
    Member::new("Version", "Version", Location::Body, &SHAPE_VERSION),
    Member::new("Metadata", "Metadata", Location::Body, &SHAPE_METADATA),
    Member::new("DeclaredTransforms", "DeclaredTransforms", Location::Body, &SHAPE_TRANSFORMS_LIST),
    Member::new("ResourceIdentifierSummaries", "ResourceIdentifierSummaries", Location::Body, &SHAPE_RESOURCE_IDENTIFIER_SUMMARIES),
    Member::new("Warnings", "Warnings", Location::Body, &SHAPE_WARNINGS),
];

pub(super) static GET_TEMPLATE_SUMMARY_OUTPUT: StructureSchema = StructureSchema {
    name: "GetTemplateSummaryOutput",
    xml_name: "GetTemplateSummaryOutput",
    members: &MEMBERS_OF_GET_TEMPLATE_SUMMARY_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_CHANGE_SETS_INPUT: [Member; 2] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME_OR_ID).required(),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_CHANGE_SETS_INPUT: StructureSchema = StructureSchema {
    name: "ListChangeSetsInput",
    xml_name: "ListChangeSetsInput",
    members: &MEMBERS_OF_LIST_CHANGE_SETS_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_CHANGE_SETS_OUTPUT: [Member; 2] = [
    Member::new("Summaries", "Summaries", Location::Body, &SHAPE_CHANGE_SET_SUMMARIES),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_CHANGE_SETS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListChangeSetsOutput",
    xml_name: "ListChangeSetsOutput",
    members: &MEMBERS_OF_LIST_CHANGE_SETS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_EXPORTS_INPUT: [Member; 1] = [
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_EXPORTS_INPUT: StructureSchema = StructureSchema {
    name: "ListExportsInput",
    xml_name: "ListExportsInput",
    members: &MEMBERS_OF_LIST_EXPORTS_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_EXPORTS_OUTPUT: [Member; 2] = [
    Member::new("Exports", "Exports", Location::Body, &SHAPE_EXPORTS),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_EXPORTS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListExportsOutput",
    xml_name: "ListExportsOutput",
    members: &MEMBERS_OF_LIST_EXPORTS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_IMPORTS_INPUT: [Member; 2] = [
    Member::new("ExportName", "ExportName", Location::Body, &SHAPE_EXPORT_NAME).required(),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_IMPORTS_INPUT: StructureSchema = StructureSchema {
    name: "ListImportsInput",
    xml_name: "ListImportsInput",
    members: &MEMBERS_OF_LIST_IMPORTS_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_IMPORTS_OUTPUT: [Member; 2] = [
    Member::new("Imports", "Imports", Location::Body, &SHAPE_IMPORTS),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_IMPORTS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListImportsOutput",
    xml_name: "ListImportsOutput",
    members: &MEMBERS_OF_LIST_IMPORTS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_STACK_RESOURCES_INPUT: [Member; 2] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME).required(),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_STACK_RESOURCES_INPUT: StructureSchema = StructureSchema {
    name: "ListStackResourcesInput",
    xml_name: "ListStackResourcesInput",
    members: &MEMBERS_OF_LIST_STACK_RESOURCES_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_STACK_RESOURCES_OUTPUT: [Member; 2] = [
    Member::new("StackResourceSummaries", "StackResourceSummaries", Location::Body, &SHAPE_STACK_RESOURCE_SUMMARIES),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_STACK_RESOURCES_OUTPUT: StructureSchema = StructureSchema {
    name: "ListStackResourcesOutput",
    xml_name: "ListStackResourcesOutput",
    members: &MEMBERS_OF_LIST_STACK_RESOURCES_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_STACKS_INPUT: [Member; 2] = [
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("StackStatusFilter", "StackStatusFilter", Location::Body, &SHAPE_STACK_STATUS_FILTER),
];

pub(super) static LIST_STACKS_INPUT: StructureSchema = StructureSchema {
    name: "ListStacksInput",
    xml_name: "ListStacksInput",
    members: &MEMBERS_OF_LIST_STACKS_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_STACKS_OUTPUT: [Member; 2] = [
    Member::new("StackSummaries", "StackSummaries", Location::Body, &SHAPE_STACK_SUMMARIES),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_STACKS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListStacksOutput",
    xml_name: "ListStacksOutput",
    members: &MEMBERS_OF_LIST_STACKS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_ROLLBACK_STACK_INPUT: [Member; 4] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME_OR_ID).required(),
    Member::new("RoleARN", "RoleARN", Location::Body, &SHAPE_ROLE_ARN),
    Member::new("ClientRequestToken", "ClientRequestToken", Location::Body, &SHAPE_CLIENT_REQUEST_TOKEN),
    Member::new("RetainExceptOnCreate", "RetainExceptOnCreate", Location::Body, &SHAPE_RETAIN_EXCEPT_ON_CREATE),
];

pub(super) static ROLLBACK_STACK_INPUT: StructureSchema = StructureSchema {
    name: "RollbackStackInput",
    xml_name: "RollbackStackInput",
    members: &MEMBERS_OF_ROLLBACK_STACK_INPUT,
    payload: None,
};

static MEMBERS_OF_ROLLBACK_STACK_OUTPUT: [Member; 2] = [
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID),
    Member::new("OperationId", "OperationId", Location::Body, &SHAPE_OPERATION_ID),
];

pub(super) static ROLLBACK_STACK_OUTPUT: StructureSchema = StructureSchema {
    name: "RollbackStackOutput",
    xml_name: "RollbackStackOutput",
    members: &MEMBERS_OF_ROLLBACK_STACK_OUTPUT,
    payload: None,
};

static MEMBERS_OF_UPDATE_STACK_INPUT: [Member; 18] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME).required(),
    Member::new("TemplateBody", "TemplateBody", Location::Body, &SHAPE_TEMPLATE_BODY),
    Member::new("TemplateURL", "TemplateURL", Location::Body, &SHAPE_TEMPLATE_URL),
    Member::new("UsePreviousTemplate", "UsePreviousTemplate", Location::Body, &SHAPE_USE_PREVIOUS_TEMPLATE),
    Member::new("StackPolicyDuringUpdateBody", "StackPolicyDuringUpdateBody", Location::Body, &SHAPE_STACK_POLICY_DURING_UPDATE_BODY),
    Member::new("StackPolicyDuringUpdateURL", "StackPolicyDuringUpdateURL", Location::Body, &SHAPE_STACK_POLICY_DURING_UPDATE_URL),
    Member::new("Parameters", "Parameters", Location::Body, &SHAPE_PARAMETERS),
    Member::new("Capabilities", "Capabilities", Location::Body, &SHAPE_CAPABILITIES),
    Member::new("ResourceTypes", "ResourceTypes", Location::Body, &SHAPE_RESOURCE_TYPES),
    Member::new("RoleARN", "RoleARN", Location::Body, &SHAPE_ROLE_ARN),
    Member::new("RollbackConfiguration", "RollbackConfiguration", Location::Body, &SHAPE_ROLLBACK_CONFIGURATION),
    Member::new("StackPolicyBody", "StackPolicyBody", Location::Body, &SHAPE_STACK_POLICY_BODY),
    Member::new("StackPolicyURL", "StackPolicyURL", Location::Body, &SHAPE_STACK_POLICY_URL),
    Member::new("NotificationARNs", "NotificationARNs", Location::Body, &SHAPE_NOTIFICATION_ARNS),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAGS),
    Member::new("DisableRollback", "DisableRollback", Location::Body, &SHAPE_DISABLE_ROLLBACK),
    Member::new("ClientRequestToken", "ClientRequestToken", Location::Body, &SHAPE_CLIENT_REQUEST_TOKEN),
    Member::new("RetainExceptOnCreate", "RetainExceptOnCreate", Location::Body, &SHAPE_RETAIN_EXCEPT_ON_CREATE),
];

pub(super) static UPDATE_STACK_INPUT: StructureSchema = StructureSchema {
    name: "UpdateStackInput",
    xml_name: "UpdateStackInput",
    members: &MEMBERS_OF_UPDATE_STACK_INPUT,
    payload: None,
};

static MEMBERS_OF_UPDATE_STACK_OUTPUT: [Member; 2] = [
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID),
    Member::new("OperationId", "OperationId", Location::Body, &SHAPE_OPERATION_ID),
];

pub(super) static UPDATE_STACK_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateStackOutput",
    xml_name: "UpdateStackOutput",
    members: &MEMBERS_OF_UPDATE_STACK_OUTPUT,
    payload: None,
};

static MEMBERS_OF_UPDATE_TERMINATION_PROTECTION_INPUT: [Member; 2] = [
    Member::new("EnableTerminationProtection", "EnableTerminationProtection", Location::Body, &SHAPE_ENABLE_TERMINATION_PROTECTION).required(),
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME_OR_ID).required(),
];

pub(super) static UPDATE_TERMINATION_PROTECTION_INPUT: StructureSchema = StructureSchema {
    name: "UpdateTerminationProtectionInput",
    xml_name: "UpdateTerminationProtectionInput",
    members: &MEMBERS_OF_UPDATE_TERMINATION_PROTECTION_INPUT,
    payload: None,
};

static MEMBERS_OF_UPDATE_TERMINATION_PROTECTION_OUTPUT: [Member; 1] = [
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID),
];

pub(super) static UPDATE_TERMINATION_PROTECTION_OUTPUT: StructureSchema = StructureSchema {
    name: "UpdateTerminationProtectionOutput",
    xml_name: "UpdateTerminationProtectionOutput",
    members: &MEMBERS_OF_UPDATE_TERMINATION_PROTECTION_OUTPUT,
    payload: None,
};

static MEMBERS_OF_VALIDATE_TEMPLATE_INPUT: [Member; 2] = [
    Member::new("TemplateBody", "TemplateBody", Location::Body, &SHAPE_TEMPLATE_BODY),
    Member::new("TemplateURL", "TemplateURL", Location::Body, &SHAPE_TEMPLATE_URL),
];

pub(super) static VALIDATE_TEMPLATE_INPUT: StructureSchema = StructureSchema {
    name: "ValidateTemplateInput",
    xml_name: "ValidateTemplateInput",
    members: &MEMBERS_OF_VALIDATE_TEMPLATE_INPUT,
    payload: None,
};

static MEMBERS_OF_VALIDATE_TEMPLATE_OUTPUT: [Member; 5] = [
    Member::new("Parameters", "Parameters", Location::Body, &SHAPE_TEMPLATE_PARAMETERS),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("Capabilities", "Capabilities", Location::Body, &SHAPE_CAPABILITIES),
    Member::new("CapabilitiesReason", "CapabilitiesReason", Location::Body, &SHAPE_CAPABILITIES_REASON),
    Member::new("DeclaredTransforms", "DeclaredTransforms", Location::Body, &SHAPE_TRANSFORMS_LIST),
];

pub(super) static VALIDATE_TEMPLATE_OUTPUT: StructureSchema = StructureSchema {
    name: "ValidateTemplateOutput",
    xml_name: "ValidateTemplateOutput",
    members: &MEMBERS_OF_VALIDATE_TEMPLATE_OUTPUT,
    payload: None,
};

static MEMBERS_OF_CHANGE: [Member; 3] = [
    Member::new("Type", "Type", Location::Body, &SHAPE_CHANGE_TYPE),
    Member::new("HookInvocationCount", "HookInvocationCount", Location::Body, &SHAPE_HOOK_INVOCATION_COUNT),
    Member::new("ResourceChange", "ResourceChange", Location::Body, &SHAPE_RESOURCE_CHANGE),
];

pub(super) static CHANGE: StructureSchema = StructureSchema {
    name: "Change",
    xml_name: "Change",
    members: &MEMBERS_OF_CHANGE,
    payload: None,
};

static MEMBERS_OF_CHANGE_SET_SUMMARY: [Member; 13] = [
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID),
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME),
    Member::new("ChangeSetId", "ChangeSetId", Location::Body, &SHAPE_CHANGE_SET_ID),
    Member::new("ChangeSetName", "ChangeSetName", Location::Body, &SHAPE_CHANGE_SET_NAME),
    Member::new("ExecutionStatus", "ExecutionStatus", Location::Body, &SHAPE_EXECUTION_STATUS),
    Member::new("Status", "Status", Location::Body, &SHAPE_CHANGE_SET_STATUS),
    Member::new("StatusReason", "StatusReason", Location::Body, &SHAPE_CHANGE_SET_STATUS_REASON),
    Member::new("CreationTime", "CreationTime", Location::Body, &SHAPE_CREATION_TIME),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("IncludeNestedStacks", "IncludeNestedStacks", Location::Body, &SHAPE_INCLUDE_NESTED_STACKS),
    Member::new("ParentChangeSetId", "ParentChangeSetId", Location::Body, &SHAPE_CHANGE_SET_ID),
    Member::new("RootChangeSetId", "RootChangeSetId", Location::Body, &SHAPE_CHANGE_SET_ID),
    Member::new("ImportExistingResources", "ImportExistingResources", Location::Body, &SHAPE_IMPORT_EXISTING_RESOURCES),
];

pub(super) static CHANGE_SET_SUMMARY: StructureSchema = StructureSchema {
    name: "ChangeSetSummary",
    xml_name: "ChangeSetSummary",
    members: &MEMBERS_OF_CHANGE_SET_SUMMARY,
    payload: None,
};

static MEMBERS_OF_EXPORT: [Member; 3] = [
    Member::new("ExportingStackId", "ExportingStackId", Location::Body, &SHAPE_STACK_ID),
    Member::new("Name", "Name", Location::Body, &SHAPE_EXPORT_NAME),
    Member::new("Value", "Value", Location::Body, &SHAPE_EXPORT_VALUE),
];

pub(super) static EXPORT: StructureSchema = StructureSchema {
    name: "Export",
    xml_name: "Export",
    members: &MEMBERS_OF_EXPORT,
    payload: None,
};

static MEMBERS_OF_LIVE_RESOURCE_DRIFT: [Member; 3] = [
    Member::new("PreviousValue", "PreviousValue", Location::Body, &SHAPE_RESOURCE_DRIFT_PREVIOUS_VALUE),
    Member::new("ActualValue", "ActualValue", Location::Body, &SHAPE_RESOURCE_DRIFT_ACTUAL_VALUE),
    Member::new("DriftDetectionTimestamp", "DriftDetectionTimestamp", Location::Body, &SHAPE_TIMESTAMP),
];

pub(super) static LIVE_RESOURCE_DRIFT: StructureSchema = StructureSchema {
    name: "LiveResourceDrift",
    xml_name: "LiveResourceDrift",
    members: &MEMBERS_OF_LIVE_RESOURCE_DRIFT,
    payload: None,
};

static MEMBERS_OF_MODULE_INFO: [Member; 2] = [
    Member::new("TypeHierarchy", "TypeHierarchy", Location::Body, &SHAPE_TYPE_HIERARCHY),
    Member::new("LogicalIdHierarchy", "LogicalIdHierarchy", Location::Body, &SHAPE_LOGICAL_ID_HIERARCHY),
];

pub(super) static MODULE_INFO: StructureSchema = StructureSchema {
    name: "ModuleInfo",
    xml_name: "ModuleInfo",
    members: &MEMBERS_OF_MODULE_INFO,
    payload: None,
};

static MEMBERS_OF_OPERATION_ENTRY: [Member; 2] = [
    Member::new("OperationType", "OperationType", Location::Body, &SHAPE_OPERATION_TYPE),
    Member::new("OperationId", "OperationId", Location::Body, &SHAPE_OPERATION_ID),
];

pub(super) static OPERATION_ENTRY: StructureSchema = StructureSchema {
    name: "OperationEntry",
    xml_name: "OperationEntry",
    members: &MEMBERS_OF_OPERATION_ENTRY,
    payload: None,
};

static MEMBERS_OF_OUTPUT: [Member; 4] = [
    Member::new("OutputKey", "OutputKey", Location::Body, &SHAPE_OUTPUT_KEY),
    Member::new("OutputValue", "OutputValue", Location::Body, &SHAPE_OUTPUT_VALUE),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("ExportName", "ExportName", Location::Body, &SHAPE_EXPORT_NAME),
];

pub(super) static OUTPUT: StructureSchema = StructureSchema {
    name: "Output",
    xml_name: "Output",
    members: &MEMBERS_OF_OUTPUT,
    payload: None,
};

static MEMBERS_OF_PARAMETER: [Member; 4] = [
    Member::new("ParameterKey", "ParameterKey", Location::Body, &SHAPE_PARAMETER_KEY),
    Member::new("ParameterValue", "ParameterValue", Location::Body, &SHAPE_PARAMETER_VALUE),
    Member::new("UsePreviousValue", "UsePreviousValue", Location::Body, &SHAPE_USE_PREVIOUS_VALUE),
    Member::new("ResolvedValue", "ResolvedValue", Location::Body, &SHAPE_PARAMETER_VALUE),
];

pub(super) static PARAMETER: StructureSchema = StructureSchema {
    name: "Parameter",
    xml_name: "Parameter",
    members: &MEMBERS_OF_PARAMETER,
    payload: None,
};

static MEMBERS_OF_PARAMETER_CONSTRAINTS: [Member; 1] = [
    Member::new("AllowedValues", "AllowedValues", Location::Body, &SHAPE_ALLOWED_VALUES),
];

pub(super) static PARAMETER_CONSTRAINTS: StructureSchema = StructureSchema {
    name: "ParameterConstraints",
    xml_name: "ParameterConstraints",
    members: &MEMBERS_OF_PARAMETER_CONSTRAINTS,
    payload: None,
};

static MEMBERS_OF_PARAMETER_DECLARATION: [Member; 6] = [
    Member::new("ParameterKey", "ParameterKey", Location::Body, &SHAPE_PARAMETER_KEY),
    Member::new("DefaultValue", "DefaultValue", Location::Body, &SHAPE_PARAMETER_VALUE),
    Member::new("ParameterType", "ParameterType", Location::Body, &SHAPE_PARAMETER_TYPE),
    Member::new("NoEcho", "NoEcho", Location::Body, &SHAPE_NO_ECHO),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("ParameterConstraints", "ParameterConstraints", Location::Body, &SHAPE_PARAMETER_CONSTRAINTS),
];

pub(super) static PARAMETER_DECLARATION: StructureSchema = StructureSchema {
    name: "ParameterDeclaration",
    xml_name: "ParameterDeclaration",
    members: &MEMBERS_OF_PARAMETER_DECLARATION,
    payload: None,
};

static MEMBERS_OF_RESOURCE_CHANGE: [Member; 15] = [
    Member::new("PolicyAction", "PolicyAction", Location::Body, &SHAPE_POLICY_ACTION),
    Member::new("Action", "Action", Location::Body, &SHAPE_CHANGE_ACTION),
    Member::new("LogicalResourceId", "LogicalResourceId", Location::Body, &SHAPE_LOGICAL_RESOURCE_ID),
    Member::new("PhysicalResourceId", "PhysicalResourceId", Location::Body, &SHAPE_PHYSICAL_RESOURCE_ID),
    Member::new("ResourceType", "ResourceType", Location::Body, &SHAPE_RESOURCE_TYPE),
    Member::new("Replacement", "Replacement", Location::Body, &SHAPE_REPLACEMENT),
    Member::new("Scope", "Scope", Location::Body, &SHAPE_SCOPE),
    Member::new("ResourceDriftStatus", "ResourceDriftStatus", Location::Body, &SHAPE_STACK_RESOURCE_DRIFT_STATUS),
    Member::new("ResourceDriftIgnoredAttributes", "ResourceDriftIgnoredAttributes", Location::Body, &SHAPE_RESOURCE_DRIFT_IGNORED_ATTRIBUTES),
    Member::new("Details", "Details", Location::Body, &SHAPE_RESOURCE_CHANGE_DETAILS),
    Member::new("ChangeSetId", "ChangeSetId", Location::Body, &SHAPE_CHANGE_SET_ID),
    Member::new("ModuleInfo", "ModuleInfo", Location::Body, &SHAPE_MODULE_INFO),
    Member::new("BeforeContext", "BeforeContext", Location::Body, &SHAPE_BEFORE_CONTEXT),
    Member::new("AfterContext", "AfterContext", Location::Body, &SHAPE_AFTER_CONTEXT),
    Member::new("PreviousDeploymentContext", "PreviousDeploymentContext", Location::Body, &SHAPE_PREVIOUS_DEPLOYMENT_CONTEXT),
];

pub(super) static RESOURCE_CHANGE: StructureSchema = StructureSchema {
    name: "ResourceChange",
    xml_name: "ResourceChange",
    members: &MEMBERS_OF_RESOURCE_CHANGE,
    payload: None,
};

static MEMBERS_OF_RESOURCE_CHANGE_DETAIL: [Member; 4] = [
    Member::new("Target", "Target", Location::Body, &SHAPE_RESOURCE_TARGET_DEFINITION),
    Member::new("Evaluation", "Evaluation", Location::Body, &SHAPE_EVALUATION_TYPE),
    Member::new("ChangeSource", "ChangeSource", Location::Body, &SHAPE_CHANGE_SOURCE),
    Member::new("CausingEntity", "CausingEntity", Location::Body, &SHAPE_CAUSING_ENTITY),
];

pub(super) static RESOURCE_CHANGE_DETAIL: StructureSchema = StructureSchema {
    name: "ResourceChangeDetail",
    xml_name: "ResourceChangeDetail",
    members: &MEMBERS_OF_RESOURCE_CHANGE_DETAIL,
    payload: None,
};

static MEMBERS_OF_RESOURCE_DRIFT_IGNORED_ATTRIBUTE: [Member; 2] = [
    Member::new("Path", "Path", Location::Body, &SHAPE_RESOURCE_PROPERTY_PATH),
    Member::new("Reason", "Reason", Location::Body, &SHAPE_DRIFT_IGNORED_REASON),
];

pub(super) static RESOURCE_DRIFT_IGNORED_ATTRIBUTE: StructureSchema = StructureSchema {
    name: "ResourceDriftIgnoredAttribute",
    xml_name: "ResourceDriftIgnoredAttribute",
    members: &MEMBERS_OF_RESOURCE_DRIFT_IGNORED_ATTRIBUTE,
    payload: None,
};

static MEMBERS_OF_RESOURCE_IDENTIFIER_SUMMARY: [Member; 3] = [
    Member::new("ResourceType", "ResourceType", Location::Body, &SHAPE_RESOURCE_TYPE),
    Member::new("LogicalResourceIds", "LogicalResourceIds", Location::Body, &SHAPE_LOGICAL_RESOURCE_IDS),
    Member::new("ResourceIdentifiers", "ResourceIdentifiers", Location::Body, &SHAPE_RESOURCE_IDENTIFIERS),
];

pub(super) static RESOURCE_IDENTIFIER_SUMMARY: StructureSchema = StructureSchema {
    name: "ResourceIdentifierSummary",
    xml_name: "ResourceIdentifierSummary",
    members: &MEMBERS_OF_RESOURCE_IDENTIFIER_SUMMARY,
    payload: None,
};

static MEMBERS_OF_RESOURCE_TARGET_DEFINITION: [Member; 10] = [
    Member::new("Attribute", "Attribute", Location::Body, &SHAPE_RESOURCE_ATTRIBUTE),
    Member::new("Name", "Name", Location::Body, &SHAPE_PROPERTY_NAME),
    Member::new("RequiresRecreation", "RequiresRecreation", Location::Body, &SHAPE_REQUIRES_RECREATION),
    Member::new("Path", "Path", Location::Body, &SHAPE_RESOURCE_PROPERTY_PATH),
    Member::new("BeforeValue", "BeforeValue", Location::Body, &SHAPE_BEFORE_VALUE),
    Member::new("AfterValue", "AfterValue", Location::Body, &SHAPE_AFTER_VALUE),
    Member::new("BeforeValueFrom", "BeforeValueFrom", Location::Body, &SHAPE_BEFORE_VALUE_FROM),
    Member::new("AfterValueFrom", "AfterValueFrom", Location::Body, &SHAPE_AFTER_VALUE_FROM),
    Member::new("Drift", "Drift", Location::Body, &SHAPE_LIVE_RESOURCE_DRIFT),
    Member::new("AttributeChangeType", "AttributeChangeType", Location::Body, &SHAPE_ATTRIBUTE_CHANGE_TYPE),
];

pub(super) static RESOURCE_TARGET_DEFINITION: StructureSchema = StructureSchema {
    name: "ResourceTargetDefinition",
    xml_name: "ResourceTargetDefinition",
    members: &MEMBERS_OF_RESOURCE_TARGET_DEFINITION,
    payload: None,
};

static MEMBERS_OF_RESOURCE_TO_IMPORT: [Member; 3] = [
    Member::new("ResourceType", "ResourceType", Location::Body, &SHAPE_RESOURCE_TYPE).required(),
    Member::new("LogicalResourceId", "LogicalResourceId", Location::Body, &SHAPE_LOGICAL_RESOURCE_ID).required(),
    Member::new("ResourceIdentifier", "ResourceIdentifier", Location::Body, &SHAPE_RESOURCE_IDENTIFIER_PROPERTIES).required(),
];

pub(super) static RESOURCE_TO_IMPORT: StructureSchema = StructureSchema {
    name: "ResourceToImport",
    xml_name: "ResourceToImport",
    members: &MEMBERS_OF_RESOURCE_TO_IMPORT,
    payload: None,
};

static MEMBERS_OF_ROLLBACK_CONFIGURATION: [Member; 2] = [
    Member::new("RollbackTriggers", "RollbackTriggers", Location::Body, &SHAPE_ROLLBACK_TRIGGERS),
    Member::new("MonitoringTimeInMinutes", "MonitoringTimeInMinutes", Location::Body, &SHAPE_MONITORING_TIME_IN_MINUTES),
];

pub(super) static ROLLBACK_CONFIGURATION: StructureSchema = StructureSchema {
    name: "RollbackConfiguration",
    xml_name: "RollbackConfiguration",
    members: &MEMBERS_OF_ROLLBACK_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_ROLLBACK_TRIGGER: [Member; 2] = [
    Member::new("Arn", "Arn", Location::Body, &SHAPE_ARN).required(),
    Member::new("Type", "Type", Location::Body, &SHAPE_TYPE).required(),
];

pub(super) static ROLLBACK_TRIGGER: StructureSchema = StructureSchema {
    name: "RollbackTrigger",
    xml_name: "RollbackTrigger",
    members: &MEMBERS_OF_ROLLBACK_TRIGGER,
    payload: None,
};

static MEMBERS_OF_STACK: [Member; 26] = [
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID),
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME).required(),
    Member::new("ChangeSetId", "ChangeSetId", Location::Body, &SHAPE_CHANGE_SET_ID),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("Parameters", "Parameters", Location::Body, &SHAPE_PARAMETERS),
    Member::new("CreationTime", "CreationTime", Location::Body, &SHAPE_CREATION_TIME).required(),
    Member::new("DeletionTime", "DeletionTime", Location::Body, &SHAPE_DELETION_TIME),
    Member::new("LastUpdatedTime", "LastUpdatedTime", Location::Body, &SHAPE_LAST_UPDATED_TIME),
    Member::new("RollbackConfiguration", "RollbackConfiguration", Location::Body, &SHAPE_ROLLBACK_CONFIGURATION),
    Member::new("StackStatus", "StackStatus", Location::Body, &SHAPE_STACK_STATUS).required(),
    Member::new("StackStatusReason", "StackStatusReason", Location::Body, &SHAPE_STACK_STATUS_REASON),
    Member::new("DisableRollback", "DisableRollback", Location::Body, &SHAPE_DISABLE_ROLLBACK),
    Member::new("NotificationARNs", "NotificationARNs", Location::Body, &SHAPE_NOTIFICATION_ARNS),
    Member::new("TimeoutInMinutes", "TimeoutInMinutes", Location::Body, &SHAPE_TIMEOUT_MINUTES),
    Member::new("Capabilities", "Capabilities", Location::Body, &SHAPE_CAPABILITIES),
    Member::new("Outputs", "Outputs", Location::Body, &SHAPE_OUTPUTS),
    Member::new("RoleARN", "RoleARN", Location::Body, &SHAPE_ROLE_ARN),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAGS),
    Member::new("EnableTerminationProtection", "EnableTerminationProtection", Location::Body, &SHAPE_ENABLE_TERMINATION_PROTECTION),
    Member::new("ParentId", "ParentId", Location::Body, &SHAPE_STACK_ID),
    Member::new("RootId", "RootId", Location::Body, &SHAPE_STACK_ID),
    Member::new("DriftInformation", "DriftInformation", Location::Body, &SHAPE_STACK_DRIFT_INFORMATION),
    Member::new("RetainExceptOnCreate", "RetainExceptOnCreate", Location::Body, &SHAPE_RETAIN_EXCEPT_ON_CREATE),
    Member::new("DeletionMode", "DeletionMode", Location::Body, &SHAPE_DELETION_MODE),
    Member::new("DetailedStatus", "DetailedStatus", Location::Body, &SHAPE_DETAILED_STATUS),
    Member::new("LastOperations", "LastOperations", Location::Body, &SHAPE_LAST_OPERATIONS),
];

pub(super) static STACK: StructureSchema = StructureSchema {
    name: "Stack",
    xml_name: "Stack",
    members: &MEMBERS_OF_STACK,
    payload: None,
};

static MEMBERS_OF_STACK_DRIFT_INFORMATION: [Member; 2] = [
    Member::new("StackDriftStatus", "StackDriftStatus", Location::Body, &SHAPE_STACK_DRIFT_STATUS).required(),
    Member::new("LastCheckTimestamp", "LastCheckTimestamp", Location::Body, &SHAPE_TIMESTAMP),
];

pub(super) static STACK_DRIFT_INFORMATION: StructureSchema = StructureSchema {
    name: "StackDriftInformation",
    xml_name: "StackDriftInformation",
    members: &MEMBERS_OF_STACK_DRIFT_INFORMATION,
    payload: None,
};

static MEMBERS_OF_STACK_DRIFT_INFORMATION_SUMMARY: [Member; 2] = [
    Member::new("StackDriftStatus", "StackDriftStatus", Location::Body, &SHAPE_STACK_DRIFT_STATUS).required(),
    Member::new("LastCheckTimestamp", "LastCheckTimestamp", Location::Body, &SHAPE_TIMESTAMP),
];

pub(super) static STACK_DRIFT_INFORMATION_SUMMARY: StructureSchema = StructureSchema {
    name: "StackDriftInformationSummary",
    xml_name: "StackDriftInformationSummary",
    members: &MEMBERS_OF_STACK_DRIFT_INFORMATION_SUMMARY,
    payload: None,
};

static MEMBERS_OF_STACK_EVENT: [Member; 19] = [
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID).required(),
    Member::new("EventId", "EventId", Location::Body, &SHAPE_EVENT_ID).required(),
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME).required(),
    Member::new("OperationId", "OperationId", Location::Body, &SHAPE_OPERATION_ID),
    Member::new("LogicalResourceId", "LogicalResourceId", Location::Body, &SHAPE_LOGICAL_RESOURCE_ID),
    Member::new("PhysicalResourceId", "PhysicalResourceId", Location::Body, &SHAPE_PHYSICAL_RESOURCE_ID),
    Member::new("ResourceType", "ResourceType", Location::Body, &SHAPE_RESOURCE_TYPE),
    Member::new("Timestamp", "Timestamp", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("ResourceStatus", "ResourceStatus", Location::Body, &SHAPE_RESOURCE_STATUS),
    Member::new("ResourceStatusReason", "ResourceStatusReason", Location::Body, &SHAPE_RESOURCE_STATUS_REASON),
    Member::new("ResourceProperties", "ResourceProperties", Location::Body, &SHAPE_RESOURCE_PROPERTIES),
    Member::new("ClientRequestToken", "ClientRequestToken", Location::Body, &SHAPE_CLIENT_REQUEST_TOKEN),
    Member::new("HookType", "HookType", Location::Body, &SHAPE_HOOK_TYPE),
    Member::new("HookStatus", "HookStatus", Location::Body, &SHAPE_HOOK_STATUS),
    Member::new("HookStatusReason", "HookStatusReason", Location::Body, &SHAPE_HOOK_STATUS_REASON),
    Member::new("HookInvocationPoint", "HookInvocationPoint", Location::Body, &SHAPE_HOOK_INVOCATION_POINT),
    Member::new("HookInvocationId", "HookInvocationId", Location::Body, &SHAPE_HOOK_INVOCATION_ID),
    Member::new("HookFailureMode", "HookFailureMode", Location::Body, &SHAPE_HOOK_FAILURE_MODE),
    Member::new("DetailedStatus", "DetailedStatus", Location::Body, &SHAPE_DETAILED_STATUS),
];

pub(super) static STACK_EVENT: StructureSchema = StructureSchema {
    name: "StackEvent",
    xml_name: "StackEvent",
    members: &MEMBERS_OF_STACK_EVENT,
    payload: None,
};

static MEMBERS_OF_STACK_RESOURCE: [Member; 11] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME),
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID),
    Member::new("LogicalResourceId", "LogicalResourceId", Location::Body, &SHAPE_LOGICAL_RESOURCE_ID).required(),
    Member::new("PhysicalResourceId", "PhysicalResourceId", Location::Body, &SHAPE_PHYSICAL_RESOURCE_ID),
    Member::new("ResourceType", "ResourceType", Location::Body, &SHAPE_RESOURCE_TYPE).required(),
    Member::new("Timestamp", "Timestamp", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("ResourceStatus", "ResourceStatus", Location::Body, &SHAPE_RESOURCE_STATUS).required(),
    Member::new("ResourceStatusReason", "ResourceStatusReason", Location::Body, &SHAPE_RESOURCE_STATUS_REASON),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("DriftInformation", "DriftInformation", Location::Body, &SHAPE_STACK_RESOURCE_DRIFT_INFORMATION),
    Member::new("ModuleInfo", "ModuleInfo", Location::Body, &SHAPE_MODULE_INFO),
];

pub(super) static STACK_RESOURCE: StructureSchema = StructureSchema {
    name: "StackResource",
    xml_name: "StackResource",
    members: &MEMBERS_OF_STACK_RESOURCE,
    payload: None,
};

static MEMBERS_OF_STACK_RESOURCE_DETAIL: [Member; 12] = [
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME),
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID),
    Member::new("LogicalResourceId", "LogicalResourceId", Location::Body, &SHAPE_LOGICAL_RESOURCE_ID).required(),
    Member::new("PhysicalResourceId", "PhysicalResourceId", Location::Body, &SHAPE_PHYSICAL_RESOURCE_ID),
    Member::new("ResourceType", "ResourceType", Location::Body, &SHAPE_RESOURCE_TYPE).required(),
    Member::new("LastUpdatedTimestamp", "LastUpdatedTimestamp", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("ResourceStatus", "ResourceStatus", Location::Body, &SHAPE_RESOURCE_STATUS).required(),
    Member::new("ResourceStatusReason", "ResourceStatusReason", Location::Body, &SHAPE_RESOURCE_STATUS_REASON),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
    Member::new("Metadata", "Metadata", Location::Body, &SHAPE_METADATA),
    Member::new("DriftInformation", "DriftInformation", Location::Body, &SHAPE_STACK_RESOURCE_DRIFT_INFORMATION),
    Member::new("ModuleInfo", "ModuleInfo", Location::Body, &SHAPE_MODULE_INFO),
];

pub(super) static STACK_RESOURCE_DETAIL: StructureSchema = StructureSchema {
    name: "StackResourceDetail",
    xml_name: "StackResourceDetail",
    members: &MEMBERS_OF_STACK_RESOURCE_DETAIL,
    payload: None,
};

static MEMBERS_OF_STACK_RESOURCE_DRIFT_INFORMATION: [Member; 2] = [
    Member::new("StackResourceDriftStatus", "StackResourceDriftStatus", Location::Body, &SHAPE_STACK_RESOURCE_DRIFT_STATUS).required(),
    Member::new("LastCheckTimestamp", "LastCheckTimestamp", Location::Body, &SHAPE_TIMESTAMP),
];

pub(super) static STACK_RESOURCE_DRIFT_INFORMATION: StructureSchema = StructureSchema {
    name: "StackResourceDriftInformation",
    xml_name: "StackResourceDriftInformation",
    members: &MEMBERS_OF_STACK_RESOURCE_DRIFT_INFORMATION,
    payload: None,
};

static MEMBERS_OF_STACK_RESOURCE_DRIFT_INFORMATION_SUMMARY: [Member; 2] = [
    Member::new("StackResourceDriftStatus", "StackResourceDriftStatus", Location::Body, &SHAPE_STACK_RESOURCE_DRIFT_STATUS).required(),
    Member::new("LastCheckTimestamp", "LastCheckTimestamp", Location::Body, &SHAPE_TIMESTAMP),
];

pub(super) static STACK_RESOURCE_DRIFT_INFORMATION_SUMMARY: StructureSchema = StructureSchema {
    name: "StackResourceDriftInformationSummary",
    xml_name: "StackResourceDriftInformationSummary",
    members: &MEMBERS_OF_STACK_RESOURCE_DRIFT_INFORMATION_SUMMARY,
    payload: None,
};

static MEMBERS_OF_STACK_RESOURCE_SUMMARY: [Member; 8] = [
    Member::new("LogicalResourceId", "LogicalResourceId", Location::Body, &SHAPE_LOGICAL_RESOURCE_ID).required(),
    Member::new("PhysicalResourceId", "PhysicalResourceId", Location::Body, &SHAPE_PHYSICAL_RESOURCE_ID),
    Member::new("ResourceType", "ResourceType", Location::Body, &SHAPE_RESOURCE_TYPE).required(),
    Member::new("LastUpdatedTimestamp", "LastUpdatedTimestamp", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("ResourceStatus", "ResourceStatus", Location::Body, &SHAPE_RESOURCE_STATUS).required(),
    Member::new("ResourceStatusReason", "ResourceStatusReason", Location::Body, &SHAPE_RESOURCE_STATUS_REASON),
    Member::new("DriftInformation", "DriftInformation", Location::Body, &SHAPE_STACK_RESOURCE_DRIFT_INFORMATION_SUMMARY),
    Member::new("ModuleInfo", "ModuleInfo", Location::Body, &SHAPE_MODULE_INFO),
];

pub(super) static STACK_RESOURCE_SUMMARY: StructureSchema = StructureSchema {
    name: "StackResourceSummary",
    xml_name: "StackResourceSummary",
    members: &MEMBERS_OF_STACK_RESOURCE_SUMMARY,
    payload: None,
};

static MEMBERS_OF_STACK_SUMMARY: [Member; 12] = [
    Member::new("StackId", "StackId", Location::Body, &SHAPE_STACK_ID),
    Member::new("StackName", "StackName", Location::Body, &SHAPE_STACK_NAME).required(),
    Member::new("TemplateDescription", "TemplateDescription", Location::Body, &SHAPE_TEMPLATE_DESCRIPTION),
    Member::new("CreationTime", "CreationTime", Location::Body, &SHAPE_CREATION_TIME).required(),
    Member::new("LastUpdatedTime", "LastUpdatedTime", Location::Body, &SHAPE_LAST_UPDATED_TIME),
    Member::new("DeletionTime", "DeletionTime", Location::Body, &SHAPE_DELETION_TIME),
    Member::new("StackStatus", "StackStatus", Location::Body, &SHAPE_STACK_STATUS).required(),
    Member::new("StackStatusReason", "StackStatusReason", Location::Body, &SHAPE_STACK_STATUS_REASON),
    Member::new("ParentId", "ParentId", Location::Body, &SHAPE_STACK_ID),
    Member::new("RootId", "RootId", Location::Body, &SHAPE_STACK_ID),
    Member::new("DriftInformation", "DriftInformation", Location::Body, &SHAPE_STACK_DRIFT_INFORMATION_SUMMARY),
    Member::new("LastOperations", "LastOperations", Location::Body, &SHAPE_LAST_OPERATIONS),
];

pub(super) static STACK_SUMMARY: StructureSchema = StructureSchema {
    name: "StackSummary",
    xml_name: "StackSummary",
    members: &MEMBERS_OF_STACK_SUMMARY,
    payload: None,
};

static MEMBERS_OF_TAG: [Member; 2] = [
    Member::new("Key", "Key", Location::Body, &SHAPE_TAG_KEY).required(),
    Member::new("Value", "Value", Location::Body, &SHAPE_TAG_VALUE).required(),
];

pub(super) static TAG: StructureSchema = StructureSchema {
    name: "Tag",
    xml_name: "Tag",
    members: &MEMBERS_OF_TAG,
    payload: None,
};

static MEMBERS_OF_TEMPLATE_PARAMETER: [Member; 4] = [
    Member::new("ParameterKey", "ParameterKey", Location::Body, &SHAPE_PARAMETER_KEY),
    Member::new("DefaultValue", "DefaultValue", Location::Body, &SHAPE_PARAMETER_VALUE),
    Member::new("NoEcho", "NoEcho", Location::Body, &SHAPE_NO_ECHO),
    Member::new("Description", "Description", Location::Body, &SHAPE_DESCRIPTION),
];

pub(super) static TEMPLATE_PARAMETER: StructureSchema = StructureSchema {
    name: "TemplateParameter",
    xml_name: "TemplateParameter",
    members: &MEMBERS_OF_TEMPLATE_PARAMETER,
    payload: None,
};

static MEMBERS_OF_TEMPLATE_SUMMARY_CONFIG: [Member; 1] = [
    Member::new("TreatUnrecognizedResourceTypesAsWarnings", "TreatUnrecognizedResourceTypesAsWarnings", Location::Body, &SHAPE_TREAT_UNRECOGNIZED_RESOURCE_TYPES_AS_WARNINGS),
];

pub(super) static TEMPLATE_SUMMARY_CONFIG: StructureSchema = StructureSchema {
    name: "TemplateSummaryConfig",
    xml_name: "TemplateSummaryConfig",
    members: &MEMBERS_OF_TEMPLATE_SUMMARY_CONFIG,
    payload: None,
};

static MEMBERS_OF_WARNINGS: [Member; 1] = [
    Member::new("UnrecognizedResourceTypes", "UnrecognizedResourceTypes", Location::Body, &SHAPE_RESOURCE_TYPES),
];

pub(super) static WARNINGS: StructureSchema = StructureSchema {
    name: "Warnings",
    xml_name: "Warnings",
    members: &MEMBERS_OF_WARNINGS,
    payload: None,
};

static SHAPE_AFTER_CONTEXT: Shape = Shape::new("AfterContext", Kind::String);

static SHAPE_AFTER_VALUE: Shape = Shape::new("AfterValue", Kind::String);

static SHAPE_AFTER_VALUE_FROM: Shape = Shape::new("AfterValueFrom", Kind::String).values(&["TEMPLATE"]);

static SHAPE_ALLOWED_VALUE: Shape = Shape::new("AllowedValue", Kind::String);

static SHAPE_ALLOWED_VALUES: Shape = Shape::new("AllowedValues", Kind::List { item: &SHAPE_ALLOWED_VALUE, item_name: "member", flattened: false });

static SHAPE_ARN: Shape = Shape::new("Arn", Kind::String);

static SHAPE_ATTRIBUTE_CHANGE_TYPE: Shape = Shape::new("AttributeChangeType", Kind::String).values(&["Add", "Remove", "Modify", "SyncWithActual"]);

static SHAPE_BEFORE_CONTEXT: Shape = Shape::new("BeforeContext", Kind::String);

static SHAPE_BEFORE_VALUE: Shape = Shape::new("BeforeValue", Kind::String);

static SHAPE_BEFORE_VALUE_FROM: Shape = Shape::new("BeforeValueFrom", Kind::String).values(&["PREVIOUS_DEPLOYMENT_STATE", "ACTUAL_STATE"]);

static SHAPE_CALL_AS: Shape = Shape::new("CallAs", Kind::String).values(&["SELF", "DELEGATED_ADMIN"]);

static SHAPE_CAPABILITIES: Shape = Shape::new("Capabilities", Kind::List { item: &SHAPE_CAPABILITY, item_name: "member", flattened: false });

static SHAPE_CAPABILITIES_REASON: Shape = Shape::new("CapabilitiesReason", Kind::String);

static SHAPE_CAPABILITY: Shape = Shape::new("Capability", Kind::String).values(&["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]);

static SHAPE_CAUSING_ENTITY: Shape = Shape::new("CausingEntity", Kind::String);

static SHAPE_CHANGE: Shape = Shape::new("Change", Kind::Structure(&CHANGE));

static SHAPE_CHANGES: Shape = Shape::new("Changes", Kind::List { item: &SHAPE_CHANGE, item_name: "member", flattened: false });

static SHAPE_CHANGE_ACTION: Shape = Shape::new("ChangeAction", Kind::String).values(&["Add", "Modify", "Remove", "Import", "Dynamic", "SyncWithActual"]);

static SHAPE_CHANGE_SET_ID: Shape = Shape::new("ChangeSetId", Kind::String).range(Some(1), None).pattern("arn:[-a-zA-Z0-9:/]*");

static SHAPE_CHANGE_SET_NAME: Shape = Shape::new("ChangeSetName", Kind::String).range(Some(1), Some(128)).pattern("[a-zA-Z][-a-zA-Z0-9]*");

static SHAPE_CHANGE_SET_NAME_OR_ID: Shape = Shape::new("ChangeSetNameOrId", Kind::String).range(Some(1), Some(1600)).pattern("[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*");

static SHAPE_CHANGE_SET_STATUS: Shape = Shape::new("ChangeSetStatus", Kind::String).values(&["CREATE_PENDING", "CREATE_IN_PROGRESS", "CREATE_COMPLETE", "DELETE_PENDING", "DELETE_IN_PROGRESS", "DELETE_COMPLETE", "DELETE_FAILED", "FAILED"]);

static SHAPE_CHANGE_SET_STATUS_REASON: Shape = Shape::new("ChangeSetStatusReason", Kind::String);

static SHAPE_CHANGE_SET_SUMMARIES: Shape = Shape::new("ChangeSetSummaries", Kind::List { item: &SHAPE_CHANGE_SET_SUMMARY, item_name: "member", flattened: false });

static SHAPE_CHANGE_SET_SUMMARY: Shape = Shape::new("ChangeSetSummary", Kind::Structure(&CHANGE_SET_SUMMARY));

static SHAPE_CHANGE_SET_TYPE: Shape = Shape::new("ChangeSetType", Kind::String).values(&["CREATE", "UPDATE", "IMPORT"]);

static SHAPE_CHANGE_SOURCE: Shape = Shape::new("ChangeSource", Kind::String).values(&["ResourceReference", "ParameterReference", "ResourceAttribute", "DirectModification", "Automatic", "NoModification"]);

static SHAPE_CHANGE_TYPE: Shape = Shape::new("ChangeType", Kind::String).values(&["Resource"]);

static SHAPE_CLIENT_REQUEST_TOKEN: Shape = Shape::new("ClientRequestToken", Kind::String).range(Some(1), Some(128)).pattern("[a-zA-Z0-9][-a-zA-Z0-9]*");

static SHAPE_CLIENT_TOKEN: Shape = Shape::new("ClientToken", Kind::String).range(Some(1), Some(128));

static SHAPE_CREATION_TIME: Shape = Shape::new("CreationTime", Kind::Timestamp(None));

static SHAPE_DELETION_MODE: Shape = Shape::new("DeletionMode", Kind::String).values(&["STANDARD", "FORCE_DELETE_STACK"]);

static SHAPE_DELETION_TIME: Shape = Shape::new("DeletionTime", Kind::Timestamp(None));

static SHAPE_DEPLOYMENT_MODE: Shape = Shape::new("DeploymentMode", Kind::String).values(&["REVERT_DRIFT"]);

static SHAPE_DESCRIPTION: Shape = Shape::new("Description", Kind::String).range(Some(1), Some(1024));

static SHAPE_DETAILED_STATUS: Shape = Shape::new("DetailedStatus", Kind::String).values(&["CONFIGURATION_COMPLETE", "VALIDATION_FAILED"]);

static SHAPE_DISABLE_ROLLBACK: Shape = Shape::new("DisableRollback", Kind::Boolean);

static SHAPE_DRIFT_IGNORED_REASON: Shape = Shape::new("DriftIgnoredReason", Kind::String).values(&["MANAGED_BY_AWS", "WRITE_ONLY_PROPERTY"]);

static SHAPE_ENABLE_TERMINATION_PROTECTION: Shape = Shape::new("EnableTerminationProtection", Kind::Boolean);

static SHAPE_EVALUATION_TYPE: Shape = Shape::new("EvaluationType", Kind::String).values(&["Static", "Dynamic"]);

static SHAPE_EVENT_ID: Shape = Shape::new("EventId", Kind::String);

static SHAPE_EXECUTION_STATUS: Shape = Shape::new("ExecutionStatus", Kind::String).values(&["UNAVAILABLE", "AVAILABLE", "EXECUTE_IN_PROGRESS", "EXECUTE_COMPLETE", "EXECUTE_FAILED", "OBSOLETE"]);

static SHAPE_EXPORT: Shape = Shape::new("Export", Kind::Structure(&EXPORT));

static SHAPE_EXPORTS: Shape = Shape::new("Exports", Kind::List { item: &SHAPE_EXPORT, item_name: "member", flattened: false });

static SHAPE_EXPORT_NAME: Shape = Shape::new("ExportName", Kind::String);

static SHAPE_EXPORT_VALUE: Shape = Shape::new("ExportValue", Kind::String);

static SHAPE_HOOK_FAILURE_MODE: Shape = Shape::new("HookFailureMode", Kind::String).values(&["FAIL", "WARN"]);

static SHAPE_HOOK_INVOCATION_COUNT: Shape = Shape::new("HookInvocationCount", Kind::Integer).range(Some(1), Some(100));

static SHAPE_HOOK_INVOCATION_ID: Shape = Shape::new("HookInvocationId", Kind::String).range(Some(36), Some(36)).pattern("^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$");

static SHAPE_HOOK_INVOCATION_POINT: Shape = Shape::new("HookInvocationPoint", Kind::String).values(&["PRE_PROVISION"]);

static SHAPE_HOOK_STATUS: Shape = Shape::new("HookStatus", Kind::String).values(&["HOOK_IN_PROGRESS", "HOOK_COMPLETE_SUCCEEDED", "HOOK_COMPLETE_FAILED", "HOOK_FAILED"]);

static SHAPE_HOOK_STATUS_REASON: Shape = Shape::new("HookStatusReason", Kind::String).range(Some(1), Some(1024));

static SHAPE_HOOK_TYPE: Shape = Shape::new("HookType", Kind::String).range(Some(1), Some(255));

static SHAPE_IMPORTS: Shape = Shape::new("Imports", Kind::List { item: &SHAPE_STACK_NAME, item_name: "member", flattened: false });

static SHAPE_IMPORT_EXISTING_RESOURCES: Shape = Shape::new("ImportExistingResources", Kind::Boolean);

static SHAPE_INCLUDE_NESTED_STACKS: Shape = Shape::new("IncludeNestedStacks", Kind::Boolean);

static SHAPE_INCLUDE_PROPERTY_VALUES: Shape = Shape::new("IncludePropertyValues", Kind::Boolean);

static SHAPE_LAST_OPERATIONS: Shape = Shape::new("LastOperations", Kind::List { item: &SHAPE_OPERATION_ENTRY, item_name: "member", flattened: false });

static SHAPE_LAST_UPDATED_TIME: Shape = Shape::new("LastUpdatedTime", Kind::Timestamp(None));

static SHAPE_LIVE_RESOURCE_DRIFT: Shape = Shape::new("LiveResourceDrift", Kind::Structure(&LIVE_RESOURCE_DRIFT));

static SHAPE_LOGICAL_ID_HIERARCHY: Shape = Shape::new("LogicalIdHierarchy", Kind::String);

static SHAPE_LOGICAL_RESOURCE_ID: Shape = Shape::new("LogicalResourceId", Kind::String);

static SHAPE_LOGICAL_RESOURCE_IDS: Shape = Shape::new("LogicalResourceIds", Kind::List { item: &SHAPE_LOGICAL_RESOURCE_ID, item_name: "member", flattened: false }).range(Some(1), Some(200));

static SHAPE_METADATA: Shape = Shape::new("Metadata", Kind::String);

static SHAPE_MODULE_INFO: Shape = Shape::new("ModuleInfo", Kind::Structure(&MODULE_INFO));

static SHAPE_MONITORING_TIME_IN_MINUTES: Shape = Shape::new("MonitoringTimeInMinutes", Kind::Integer).range(Some(0), Some(180));

static SHAPE_NEXT_TOKEN: Shape = Shape::new("NextToken", Kind::String).range(Some(1), Some(1024));

static SHAPE_NOTIFICATION_ARN: Shape = Shape::new("NotificationARN", Kind::String);

static SHAPE_NOTIFICATION_ARNS: Shape = Shape::new("NotificationARNs", Kind::List { item: &SHAPE_NOTIFICATION_ARN, item_name: "member", flattened: false }).range(None, Some(5));

static SHAPE_NO_ECHO: Shape = Shape::new("NoEcho", Kind::Boolean);

static SHAPE_ON_FAILURE: Shape = Shape::new("OnFailure", Kind::String).values(&["DO_NOTHING", "ROLLBACK", "DELETE"]);

static SHAPE_ON_STACK_FAILURE: Shape = Shape::new("OnStackFailure", Kind::String).values(&["DO_NOTHING", "ROLLBACK", "DELETE"]);

static SHAPE_OPERATION_ENTRY: Shape = Shape::new("OperationEntry", Kind::Structure(&OPERATION_ENTRY));

static SHAPE_OPERATION_ID: Shape = Shape::new("OperationId", Kind::String);

static SHAPE_OPERATION_TYPE: Shape = Shape::new("OperationType", Kind::String).values(&["CREATE_STACK", "UPDATE_STACK", "DELETE_STACK", "CONTINUE_ROLLBACK", "ROLLBACK", "CREATE_CHANGESET"]);

static SHAPE_OUTPUT: Shape = Shape::new("Output", Kind::Structure(&OUTPUT));

static SHAPE_OUTPUTS: Shape = Shape::new("Outputs", Kind::List { item: &SHAPE_OUTPUT, item_name: "member", flattened: false });

static SHAPE_OUTPUT_KEY: Shape = Shape::new("OutputKey", Kind::String);

static SHAPE_OUTPUT_VALUE: Shape = Shape::new("OutputValue", Kind::String);

static SHAPE_PARAMETER: Shape = Shape::new("Parameter", Kind::Structure(&PARAMETER));

static SHAPE_PARAMETERS: Shape = Shape::new("Parameters", Kind::List { item: &SHAPE_PARAMETER, item_name: "member", flattened: false });

static SHAPE_PARAMETER_CONSTRAINTS: Shape = Shape::new("ParameterConstraints", Kind::Structure(&PARAMETER_CONSTRAINTS));

static SHAPE_PARAMETER_DECLARATION: Shape = Shape::new("ParameterDeclaration", Kind::Structure(&PARAMETER_DECLARATION));

static SHAPE_PARAMETER_DECLARATIONS: Shape = Shape::new("ParameterDeclarations", Kind::List { item: &SHAPE_PARAMETER_DECLARATION, item_name: "member", flattened: false });

static SHAPE_PARAMETER_KEY: Shape = Shape::new("ParameterKey", Kind::String);

static SHAPE_PARAMETER_TYPE: Shape = Shape::new("ParameterType", Kind::String);

static SHAPE_PARAMETER_VALUE: Shape = Shape::new("ParameterValue", Kind::String);

static SHAPE_PHYSICAL_RESOURCE_ID: Shape = Shape::new("PhysicalResourceId", Kind::String);

static SHAPE_POLICY_ACTION: Shape = Shape::new("PolicyAction", Kind::String).values(&["Delete", "Retain", "Snapshot", "ReplaceAndDelete", "ReplaceAndRetain", "ReplaceAndSnapshot"]);

static SHAPE_PREVIOUS_DEPLOYMENT_CONTEXT: Shape = Shape::new("PreviousDeploymentContext", Kind::String);

static SHAPE_PROPERTY_NAME: Shape = Shape::new("PropertyName", Kind::String);

static SHAPE_REPLACEMENT: Shape = Shape::new("Replacement", Kind::String).values(&["True", "False", "Conditional"]);

static SHAPE_REQUIRES_RECREATION: Shape = Shape::new("RequiresRecreation", Kind::String).values(&["Never", "Conditionally", "Always"]);

static SHAPE_RESOURCES_TO_IMPORT: Shape = Shape::new("ResourcesToImport", Kind::List { item: &SHAPE_RESOURCE_TO_IMPORT, item_name: "member", flattened: false }).range(None, Some(200));

static SHAPE_RESOURCES_TO_SKIP: Shape = Shape::new("ResourcesToSkip", Kind::List { item: &SHAPE_RESOURCE_TO_SKIP, item_name: "member", flattened: false });

static SHAPE_RESOURCE_ATTRIBUTE: Shape = Shape::new("ResourceAttribute", Kind::String).values(&["Properties", "Metadata", "CreationPolicy", "UpdatePolicy", "DeletionPolicy", "UpdateReplacePolicy", "Tags"]);

static SHAPE_RESOURCE_CHANGE: Shape = Shape::new("ResourceChange", Kind::Structure(&RESOURCE_CHANGE));

static SHAPE_RESOURCE_CHANGE_DETAIL: Shape = Shape::new("ResourceChangeDetail", Kind::Structure(&RESOURCE_CHANGE_DETAIL));

static SHAPE_RESOURCE_CHANGE_DETAILS: Shape = Shape::new("ResourceChangeDetails", Kind::List { item: &SHAPE_RESOURCE_CHANGE_DETAIL, item_name: "member", flattened: false });

static SHAPE_RESOURCE_DRIFT_ACTUAL_VALUE: Shape = Shape::new("ResourceDriftActualValue", Kind::String);

static SHAPE_RESOURCE_DRIFT_IGNORED_ATTRIBUTE: Shape = Shape::new("ResourceDriftIgnoredAttribute", Kind::Structure(&RESOURCE_DRIFT_IGNORED_ATTRIBUTE));

static SHAPE_RESOURCE_DRIFT_IGNORED_ATTRIBUTES: Shape = Shape::new("ResourceDriftIgnoredAttributes", Kind::List { item: &SHAPE_RESOURCE_DRIFT_IGNORED_ATTRIBUTE, item_name: "member", flattened: false });

static SHAPE_RESOURCE_DRIFT_PREVIOUS_VALUE: Shape = Shape::new("ResourceDriftPreviousValue", Kind::String);

static SHAPE_RESOURCE_IDENTIFIERS: Shape = Shape::new("ResourceIdentifiers", Kind::List { item: &SHAPE_RESOURCE_IDENTIFIER_PROPERTY_KEY, item_name: "member", flattened: false });

static SHAPE_RESOURCE_IDENTIFIER_PROPERTIES: Shape = Shape::new("ResourceIdentifierProperties", Kind::Map { key: &SHAPE_RESOURCE_IDENTIFIER_PROPERTY_KEY, value: &SHAPE_RESOURCE_IDENTIFIER_PROPERTY_VALUE, key_name: "key", value_name: "value", flattened: false }).range(Some(1), Some(256));

static SHAPE_RESOURCE_IDENTIFIER_PROPERTY_KEY: Shape = Shape::new("ResourceIdentifierPropertyKey", Kind::String).range(Some(1), Some(2048));

static SHAPE_RESOURCE_IDENTIFIER_PROPERTY_VALUE: Shape = Shape::new("ResourceIdentifierPropertyValue", Kind::String).range(Some(1), Some(2048));

static SHAPE_RESOURCE_IDENTIFIER_SUMMARIES: Shape = Shape::new("ResourceIdentifierSummaries", Kind::List { item: &SHAPE_RESOURCE_IDENTIFIER_SUMMARY, item_name: "member", flattened: false });

static SHAPE_RESOURCE_IDENTIFIER_SUMMARY: Shape = Shape::new("ResourceIdentifierSummary", Kind::Structure(&RESOURCE_IDENTIFIER_SUMMARY));

static SHAPE_RESOURCE_PROPERTIES: Shape = Shape::new("ResourceProperties", Kind::String);

static SHAPE_RESOURCE_PROPERTY_PATH: Shape = Shape::new("ResourcePropertyPath", Kind::String);

static SHAPE_RESOURCE_STATUS: Shape = Shape::new("ResourceStatus", Kind::String).values(&["CREATE_IN_PROGRESS", "CREATE_FAILED", "CREATE_COMPLETE", "DELETE_IN_PROGRESS", "DELETE_FAILED", "DELETE_COMPLETE", "DELETE_SKIPPED", "UPDATE_IN_PROGRESS", "UPDATE_FAILED", "UPDATE_COMPLETE", "IMPORT_FAILED", "IMPORT_COMPLETE", "IMPORT_IN_PROGRESS", "IMPORT_ROLLBACK_IN_PROGRESS", "IMPORT_ROLLBACK_FAILED", "IMPORT_ROLLBACK_COMPLETE", "EXPORT_FAILED", "EXPORT_COMPLETE", "EXPORT_IN_PROGRESS", "EXPORT_ROLLBACK_IN_PROGRESS", "EXPORT_ROLLBACK_FAILED", "EXPORT_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED"]);

static SHAPE_RESOURCE_STATUS_REASON: Shape = Shape::new("ResourceStatusReason", Kind::String);

static SHAPE_RESOURCE_TARGET_DEFINITION: Shape = Shape::new("ResourceTargetDefinition", Kind::Structure(&RESOURCE_TARGET_DEFINITION));

static SHAPE_RESOURCE_TO_IMPORT: Shape = Shape::new("ResourceToImport", Kind::Structure(&RESOURCE_TO_IMPORT));

static SHAPE_RESOURCE_TO_SKIP: Shape = Shape::new("ResourceToSkip", Kind::String).pattern("[a-zA-Z0-9]+|[a-zA-Z][-a-zA-Z0-9]*\\.[a-zA-Z0-9]+");

static SHAPE_RESOURCE_TYPE: Shape = Shape::new("ResourceType", Kind::String).range(Some(1), Some(256));

static SHAPE_RESOURCE_TYPES: Shape = Shape::new("ResourceTypes", Kind::List { item: &SHAPE_RESOURCE_TYPE, item_name: "member", flattened: false });

static SHAPE_RETAIN_EXCEPT_ON_CREATE: Shape = Shape::new("RetainExceptOnCreate", Kind::Boolean);

static SHAPE_RETAIN_RESOURCES: Shape = Shape::new("RetainResources", Kind::List { item: &SHAPE_LOGICAL_RESOURCE_ID, item_name: "member", flattened: false });

static SHAPE_ROLE_ARN: Shape = Shape::new("RoleARN", Kind::String).range(Some(20), Some(2048));

static SHAPE_ROLLBACK_CONFIGURATION: Shape = Shape::new("RollbackConfiguration", Kind::Structure(&ROLLBACK_CONFIGURATION));

static SHAPE_ROLLBACK_TRIGGER: Shape = Shape::new("RollbackTrigger", Kind::Structure(&ROLLBACK_TRIGGER));

static SHAPE_ROLLBACK_TRIGGERS: Shape = Shape::new("RollbackTriggers", Kind::List { item: &SHAPE_ROLLBACK_TRIGGER, item_name: "member", flattened: false }).range(None, Some(5));

static SHAPE_SCOPE: Shape = Shape::new("Scope", Kind::List { item: &SHAPE_RESOURCE_ATTRIBUTE, item_name: "member", flattened: false });

static SHAPE_STACK: Shape = Shape::new("Stack", Kind::Structure(&STACK));

static SHAPE_STACKS: Shape = Shape::new("Stacks", Kind::List { item: &SHAPE_STACK, item_name: "member", flattened: false });

static SHAPE_STACK_DRIFT_INFORMATION: Shape = Shape::new("StackDriftInformation", Kind::Structure(&STACK_DRIFT_INFORMATION));

static SHAPE_STACK_DRIFT_INFORMATION_SUMMARY: Shape = Shape::new("StackDriftInformationSummary", Kind::Structure(&STACK_DRIFT_INFORMATION_SUMMARY));

static SHAPE_STACK_DRIFT_STATUS: Shape = Shape::new("StackDriftStatus", Kind::String).values(&["DRIFTED", "IN_SYNC", "UNKNOWN", "NOT_CHECKED"]);

static SHAPE_STACK_EVENT: Shape = Shape::new("StackEvent", Kind::Structure(&STACK_EVENT));

static SHAPE_STACK_EVENTS: Shape = Shape::new("StackEvents", Kind::List { item: &SHAPE_STACK_EVENT, item_name: "member", flattened: false });

static SHAPE_STACK_ID: Shape = Shape::new("StackId", Kind::String);

static SHAPE_STACK_NAME: Shape = Shape::new("StackName", Kind::String);

static SHAPE_STACK_NAME_OR_ID: Shape = Shape::new("StackNameOrId", Kind::String).range(Some(1), None).pattern("([a-zA-Z][-a-zA-Z0-9]*)|(arn:\\b(aws|aws-us-gov|aws-cn)\\b:[-a-zA-Z0-9:/._+]*)");

static SHAPE_STACK_POLICY_BODY: Shape = Shape::new("StackPolicyBody", Kind::String).range(Some(1), Some(16384));

static SHAPE_STACK_POLICY_DURING_UPDATE_BODY: Shape = Shape::new("StackPolicyDuringUpdateBody", Kind::String).range(Some(1), Some(16384));

static SHAPE_STACK_POLICY_DURING_UPDATE_URL: Shape = Shape::new("StackPolicyDuringUpdateURL", Kind::String).range(Some(1), Some(5120));

static SHAPE_STACK_POLICY_URL: Shape = Shape::new("StackPolicyURL", Kind::String).range(Some(1), Some(5120));

static SHAPE_STACK_RESOURCE: Shape = Shape::new("StackResource", Kind::Structure(&STACK_RESOURCE));

static SHAPE_STACK_RESOURCES: Shape = Shape::new("StackResources", Kind::List { item: &SHAPE_STACK_RESOURCE, item_name: "member", flattened: false });

static SHAPE_STACK_RESOURCE_DETAIL: Shape = Shape::new("StackResourceDetail", Kind::Structure(&STACK_RESOURCE_DETAIL));

static SHAPE_STACK_RESOURCE_DRIFT_INFORMATION: Shape = Shape::new("StackResourceDriftInformation", Kind::Structure(&STACK_RESOURCE_DRIFT_INFORMATION));

static SHAPE_STACK_RESOURCE_DRIFT_INFORMATION_SUMMARY: Shape = Shape::new("StackResourceDriftInformationSummary", Kind::Structure(&STACK_RESOURCE_DRIFT_INFORMATION_SUMMARY));

static SHAPE_STACK_RESOURCE_DRIFT_STATUS: Shape = Shape::new("StackResourceDriftStatus", Kind::String).values(&["IN_SYNC", "MODIFIED", "DELETED", "NOT_CHECKED", "UNKNOWN", "UNSUPPORTED"]);

static SHAPE_STACK_RESOURCE_SUMMARIES: Shape = Shape::new("StackResourceSummaries", Kind::List { item: &SHAPE_STACK_RESOURCE_SUMMARY, item_name: "member", flattened: false });

static SHAPE_STACK_RESOURCE_SUMMARY: Shape = Shape::new("StackResourceSummary", Kind::Structure(&STACK_RESOURCE_SUMMARY));

static SHAPE_STACK_SET_NAME_OR_ID: Shape = Shape::new("StackSetNameOrId", Kind::String).pattern("[a-zA-Z][-a-zA-Z0-9]*(?::[a-zA-Z0-9]{8}-[a-zA-Z0-9]{4}-[a-zA-Z0-9]{4}-[a-zA-Z0-9]{4}-[a-zA-Z0-9]{12})?");

static SHAPE_STACK_STATUS: Shape = Shape::new("StackStatus", Kind::String).values(&["CREATE_IN_PROGRESS", "CREATE_FAILED", "CREATE_COMPLETE", "ROLLBACK_IN_PROGRESS", "ROLLBACK_FAILED", "ROLLBACK_COMPLETE", "DELETE_IN_PROGRESS", "DELETE_FAILED", "DELETE_COMPLETE", "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_COMPLETE", "UPDATE_FAILED", "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_FAILED", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS", "IMPORT_IN_PROGRESS", "IMPORT_COMPLETE", "IMPORT_ROLLBACK_IN_PROGRESS", "IMPORT_ROLLBACK_FAILED", "IMPORT_ROLLBACK_COMPLETE"]);

static SHAPE_STACK_STATUS_FILTER: Shape = Shape::new("StackStatusFilter", Kind::List { item: &SHAPE_STACK_STATUS, item_name: "member", flattened: false });

static SHAPE_STACK_STATUS_REASON: Shape = Shape::new("StackStatusReason", Kind::String);

static SHAPE_STACK_SUMMARIES: Shape = Shape::new("StackSummaries", Kind::List { item: &SHAPE_STACK_SUMMARY, item_name: "member", flattened: false });

static SHAPE_STACK_SUMMARY: Shape = Shape::new("StackSummary", Kind::Structure(&STACK_SUMMARY));

static SHAPE_STAGE_LIST: Shape = Shape::new("StageList", Kind::List { item: &SHAPE_TEMPLATE_STAGE, item_name: "member", flattened: false });

static SHAPE_TAG: Shape = Shape::new("Tag", Kind::Structure(&TAG));

static SHAPE_TAGS: Shape = Shape::new("Tags", Kind::List { item: &SHAPE_TAG, item_name: "member", flattened: false }).range(None, Some(50));

static SHAPE_TAG_KEY: Shape = Shape::new("TagKey", Kind::String).range(Some(1), Some(128));

static SHAPE_TAG_VALUE: Shape = Shape::new("TagValue", Kind::String).range(Some(1), Some(256));

static SHAPE_TEMPLATE_BODY: Shape = Shape::new("TemplateBody", Kind::String).range(Some(1), None);

static SHAPE_TEMPLATE_DESCRIPTION: Shape = Shape::new("TemplateDescription", Kind::String);

static SHAPE_TEMPLATE_PARAMETER: Shape = Shape::new("TemplateParameter", Kind::Structure(&TEMPLATE_PARAMETER));

static SHAPE_TEMPLATE_PARAMETERS: Shape = Shape::new("TemplateParameters", Kind::List { item: &SHAPE_TEMPLATE_PARAMETER, item_name: "member", flattened: false });

static SHAPE_TEMPLATE_STAGE: Shape = Shape::new("TemplateStage", Kind::String).values(&["Original", "Processed"]);

static SHAPE_TEMPLATE_SUMMARY_CONFIG: Shape = Shape::new("TemplateSummaryConfig", Kind::Structure(&TEMPLATE_SUMMARY_CONFIG));

static SHAPE_TEMPLATE_URL: Shape = Shape::new("TemplateURL", Kind::String).range(Some(1), Some(5120));

static SHAPE_TIMEOUT_MINUTES: Shape = Shape::new("TimeoutMinutes", Kind::Integer).range(Some(1), None);

static SHAPE_TIMESTAMP: Shape = Shape::new("Timestamp", Kind::Timestamp(None));

static SHAPE_TRANSFORMS_LIST: Shape = Shape::new("TransformsList", Kind::List { item: &SHAPE_TRANSFORM_NAME, item_name: "member", flattened: false });

static SHAPE_TRANSFORM_NAME: Shape = Shape::new("TransformName", Kind::String);

static SHAPE_TREAT_UNRECOGNIZED_RESOURCE_TYPES_AS_WARNINGS: Shape = Shape::new("TreatUnrecognizedResourceTypesAsWarnings", Kind::Boolean);

static SHAPE_TYPE: Shape = Shape::new("Type", Kind::String);

static SHAPE_TYPE_HIERARCHY: Shape = Shape::new("TypeHierarchy", Kind::String);

static SHAPE_USE_PREVIOUS_TEMPLATE: Shape = Shape::new("UsePreviousTemplate", Kind::Boolean);

static SHAPE_USE_PREVIOUS_VALUE: Shape = Shape::new("UsePreviousValue", Kind::Boolean);

static SHAPE_VERSION: Shape = Shape::new("Version", Kind::String);

static SHAPE_WARNINGS: Shape = Shape::new("Warnings", Kind::Structure(&WARNINGS));
