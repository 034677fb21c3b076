//! Bounds of CloudFormation ("Understand CloudFormation quotas" in its User Guide).

/// Bytes of a template in a request.
pub(crate) const TEMPLATE_BODY_BYTES: usize = 51_200;
/// Bytes of a template in an object of S3.
pub(crate) const TEMPLATE_OBJECT_BYTES: usize = 1024 * 1024;
/// Levels of nesting in a template. AWS names no figure; recursion must end somewhere.
pub(crate) const TEMPLATE_DEPTH: usize = 64;
/// Resources in a template.
pub(crate) const RESOURCES: usize = 500;
/// Parameters in a template.
pub(crate) const PARAMETERS: usize = 200;
/// Outputs in a template.
pub(crate) const OUTPUTS: usize = 200;
/// Mappings in a template, and attributes in each.
pub(crate) const MAPPINGS: usize = 200;
/// Characters of a logical name.
pub(crate) const NAME_CHARACTERS: usize = 255;
/// Bytes of a template's description.
pub(crate) const DESCRIPTION_BYTES: usize = 1024;
/// Bytes of a parameter's value.
pub(crate) const PARAMETER_VALUE_BYTES: usize = 4096;
/// Bytes of a resource's properties, or of all outputs, once functions are evaluated. AWS names no
/// figure; it is twice what a template may have, and a row holds several times as much.
pub(crate) const VALUE_BYTES: usize = 2 * TEMPLATE_OBJECT_BYTES;
/// Bytes of all resources' properties, once functions are evaluated: a change set keeps them before
/// and after in one row.
pub(crate) const PLAN_BYTES: usize = 16 * TEMPLATE_OBJECT_BYTES;
/// Tags of a stack.
pub(crate) const TAGS: usize = 50;
/// Events in a page of `DescribeStackEvents`.
pub(crate) const EVENTS_PER_PAGE: usize = 100;
/// Stacks in a page of `DescribeStacks` and `ListStacks`.
pub(crate) const STACKS_PER_PAGE: usize = 100;
/// Resources in a page of `ListStackResources`.
pub(crate) const RESOURCES_PER_PAGE: usize = 100;
/// Resources that `DescribeStackResources` answers, without pages.
pub(crate) const RESOURCES_DESCRIBED: usize = 100;
/// Exports in a page of `ListExports`.
pub(crate) const EXPORTS_PER_PAGE: usize = 100;
/// Bytes of inline code that a function may be created from (4 MB of characters in the API).
pub(crate) const INLINE_CODE_BYTES: usize = 4 * 1024 * 1024;
/// How long a resource may take to become stable, in milliseconds.
pub(crate) const STABILISE_MS: u128 = 10 * 60 * 1000;
/// Client request tokens that a stack remembers.
pub(crate) const TOKENS: usize = 16;
/// How long a deleted stack can still be described by its id, in milliseconds: 90 days.
pub(crate) const DELETED_STACK_MS: i64 = 90 * 24 * 3600 * 1000;
/// How often a cleanup tries to delete a resource.
pub(crate) const CLEANUP_ATTEMPTS: usize = 3;
