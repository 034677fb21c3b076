// Written by `cargo codegen` from models/iam.json. Do not edit.
#![allow(missing_docs, reason = "the model holds facts and no prose")]

mod schema;

use wire::Timestamp;

pub use schema::SERVICE;

#[derive(Clone, Default, PartialEq)]
pub struct AttachRolePolicyInput {
    pub role_name: Option<String>,
    pub policy_arn: Option<String>,
}
wire::structure!(AttachRolePolicyInput, schema::ATTACH_ROLE_POLICY_INPUT, 0 role_name, 1 policy_arn);

#[derive(Clone, Default, PartialEq)]
pub struct AttachRolePolicyOutput {}
wire::structure!(AttachRolePolicyOutput, schema::ATTACH_ROLE_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct AttachUserPolicyInput {
    pub user_name: Option<String>,
    pub policy_arn: Option<String>,
}
wire::structure!(AttachUserPolicyInput, schema::ATTACH_USER_POLICY_INPUT, 0 user_name, 1 policy_arn);

#[derive(Clone, Default, PartialEq)]
pub struct AttachUserPolicyOutput {}
wire::structure!(AttachUserPolicyOutput, schema::ATTACH_USER_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct CreateAccessKeyInput {
    pub user_name: Option<String>,
}
wire::structure!(CreateAccessKeyInput, schema::CREATE_ACCESS_KEY_INPUT, 0 user_name);

#[derive(Clone, Default, PartialEq)]
pub struct CreateAccessKeyOutput {
    pub access_key: Option<AccessKey>,
}
wire::structure!(CreateAccessKeyOutput, schema::CREATE_ACCESS_KEY_OUTPUT, 0 access_key);

#[derive(Clone, Default, PartialEq)]
pub struct CreatePolicyInput {
    pub policy_name: Option<String>,
    pub path: Option<String>,
    pub policy_document: Option<String>,
    pub description: Option<String>,
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(CreatePolicyInput, schema::CREATE_POLICY_INPUT, 0 policy_name, 1 path, 2 policy_document, 3 description, 4 tags);

#[derive(Clone, Default, PartialEq)]
pub struct CreatePolicyOutput {
    pub policy: Option<Policy>,
}
wire::structure!(CreatePolicyOutput, schema::CREATE_POLICY_OUTPUT, 0 policy);

#[derive(Clone, Default, PartialEq)]
pub struct CreatePolicyVersionInput {
    pub policy_arn: Option<String>,
    pub policy_document: Option<String>,
    pub set_as_default: Option<bool>,
}
wire::structure!(CreatePolicyVersionInput, schema::CREATE_POLICY_VERSION_INPUT, 0 policy_arn, 1 policy_document, 2 set_as_default);

#[derive(Clone, Default, PartialEq)]
pub struct CreatePolicyVersionOutput {
    pub policy_version: Option<PolicyVersion>,
}
wire::structure!(CreatePolicyVersionOutput, schema::CREATE_POLICY_VERSION_OUTPUT, 0 policy_version);

#[derive(Clone, Default, PartialEq)]
pub struct CreateRoleInput {
    pub path: Option<String>,
    pub role_name: Option<String>,
    pub assume_role_policy_document: Option<String>,
    pub description: Option<String>,
    pub max_session_duration: Option<i32>,
    pub permissions_boundary: Option<String>,
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(CreateRoleInput, schema::CREATE_ROLE_INPUT, 0 path, 1 role_name, 2 assume_role_policy_document, 3 description, 4 max_session_duration, 5 permissions_boundary, 6 tags);

#[derive(Clone, Default, PartialEq)]
pub struct CreateRoleOutput {
    pub role: Option<Role>,
}
wire::structure!(CreateRoleOutput, schema::CREATE_ROLE_OUTPUT, 0 role);

#[derive(Clone, Default, PartialEq)]
pub struct CreateUserInput {
    pub path: Option<String>,
    pub user_name: Option<String>,
    pub permissions_boundary: Option<String>,
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(CreateUserInput, schema::CREATE_USER_INPUT, 0 path, 1 user_name, 2 permissions_boundary, 3 tags);

#[derive(Clone, Default, PartialEq)]
pub struct CreateUserOutput {
    pub user: Option<User>,
}
wire::structure!(CreateUserOutput, schema::CREATE_USER_OUTPUT, 0 user);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteAccessKeyInput {
    pub user_name: Option<String>,
    pub access_key_id: Option<String>,
}
wire::structure!(DeleteAccessKeyInput, schema::DELETE_ACCESS_KEY_INPUT, 0 user_name, 1 access_key_id);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteAccessKeyOutput {}
wire::structure!(DeleteAccessKeyOutput, schema::DELETE_ACCESS_KEY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeletePolicyInput {
    pub policy_arn: Option<String>,
}
wire::structure!(DeletePolicyInput, schema::DELETE_POLICY_INPUT, 0 policy_arn);

#[derive(Clone, Default, PartialEq)]
pub struct DeletePolicyOutput {}
wire::structure!(DeletePolicyOutput, schema::DELETE_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeletePolicyVersionInput {
    pub policy_arn: Option<String>,
    pub version_id: Option<String>,
}
wire::structure!(DeletePolicyVersionInput, schema::DELETE_POLICY_VERSION_INPUT, 0 policy_arn, 1 version_id);

#[derive(Clone, Default, PartialEq)]
pub struct DeletePolicyVersionOutput {}
wire::structure!(DeletePolicyVersionOutput, schema::DELETE_POLICY_VERSION_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteRoleInput {
    pub role_name: Option<String>,
}
wire::structure!(DeleteRoleInput, schema::DELETE_ROLE_INPUT, 0 role_name);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteRoleOutput {}
wire::structure!(DeleteRoleOutput, schema::DELETE_ROLE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteRolePolicyInput {
    pub role_name: Option<String>,
    pub policy_name: Option<String>,
}
wire::structure!(DeleteRolePolicyInput, schema::DELETE_ROLE_POLICY_INPUT, 0 role_name, 1 policy_name);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteRolePolicyOutput {}
wire::structure!(DeleteRolePolicyOutput, schema::DELETE_ROLE_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteUserInput {
    pub user_name: Option<String>,
}
wire::structure!(DeleteUserInput, schema::DELETE_USER_INPUT, 0 user_name);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteUserOutput {}
wire::structure!(DeleteUserOutput, schema::DELETE_USER_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteUserPolicyInput {
    pub user_name: Option<String>,
    pub policy_name: Option<String>,
}
wire::structure!(DeleteUserPolicyInput, schema::DELETE_USER_POLICY_INPUT, 0 user_name, 1 policy_name);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteUserPolicyOutput {}
wire::structure!(DeleteUserPolicyOutput, schema::DELETE_USER_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DetachRolePolicyInput {
    pub role_name: Option<String>,
    pub policy_arn: Option<String>,
}
wire::structure!(DetachRolePolicyInput, schema::DETACH_ROLE_POLICY_INPUT, 0 role_name, 1 policy_arn);

#[derive(Clone, Default, PartialEq)]
pub struct DetachRolePolicyOutput {}
wire::structure!(DetachRolePolicyOutput, schema::DETACH_ROLE_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DetachUserPolicyInput {
    pub user_name: Option<String>,
    pub policy_arn: Option<String>,
}
wire::structure!(DetachUserPolicyInput, schema::DETACH_USER_POLICY_INPUT, 0 user_name, 1 policy_arn);

#[derive(Clone, Default, PartialEq)]
pub struct DetachUserPolicyOutput {}
wire::structure!(DetachUserPolicyOutput, schema::DETACH_USER_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct GetPolicyInput {
    pub policy_arn: Option<String>,
}
wire::structure!(GetPolicyInput, schema::GET_POLICY_INPUT, 0 policy_arn);

#[derive(Clone, Default, PartialEq)]
pub struct GetPolicyOutput {
    pub policy: Option<Policy>,
}
wire::structure!(GetPolicyOutput, schema::GET_POLICY_OUTPUT, 0 policy);

#[derive(Clone, Default, PartialEq)]
pub struct GetPolicyVersionInput {
    pub policy_arn: Option<String>,
    pub version_id: Option<String>,
}
wire::structure!(GetPolicyVersionInput, schema::GET_POLICY_VERSION_INPUT, 0 policy_arn, 1 version_id);

#[derive(Clone, Default, PartialEq)]
pub struct GetPolicyVersionOutput {
    pub policy_version: Option<PolicyVersion>,
}
wire::structure!(GetPolicyVersionOutput, schema::GET_POLICY_VERSION_OUTPUT, 0 policy_version);

#[derive(Clone, Default, PartialEq)]
pub struct GetRoleInput {
    pub role_name: Option<String>,
}
wire::structure!(GetRoleInput, schema::GET_ROLE_INPUT, 0 role_name);

#[derive(Clone, Default, PartialEq)]
pub struct GetRoleOutput {
    pub role: Option<Role>,
}
wire::structure!(GetRoleOutput, schema::GET_ROLE_OUTPUT, 0 role);

#[derive(Clone, Default, PartialEq)]
pub struct GetRolePolicyInput {
    pub role_name: Option<String>,
    pub policy_name: Option<String>,
}
wire::structure!(GetRolePolicyInput, schema::GET_ROLE_POLICY_INPUT, 0 role_name, 1 policy_name);

#[derive(Clone, Default, PartialEq)]
pub struct GetRolePolicyOutput {
    pub role_name: Option<String>,
    pub policy_name: Option<String>,
    pub policy_document: Option<String>,
}
wire::structure!(GetRolePolicyOutput, schema::GET_ROLE_POLICY_OUTPUT, 0 role_name, 1 policy_name, 2 policy_document);

#[derive(Clone, Default, PartialEq)]
pub struct GetUserInput {
    pub user_name: Option<String>,
}
wire::structure!(GetUserInput, schema::GET_USER_INPUT, 0 user_name);

#[derive(Clone, Default, PartialEq)]
pub struct GetUserOutput {
    pub user: Option<User>,
}
wire::structure!(GetUserOutput, schema::GET_USER_OUTPUT, 0 user);

#[derive(Clone, Default, PartialEq)]
pub struct GetUserPolicyInput {
    pub user_name: Option<String>,
    pub policy_name: Option<String>,
}
wire::structure!(GetUserPolicyInput, schema::GET_USER_POLICY_INPUT, 0 user_name, 1 policy_name);

#[derive(Clone, Default, PartialEq)]
pub struct GetUserPolicyOutput {
    pub user_name: Option<String>,
    pub policy_name: Option<String>,
    pub policy_document: Option<String>,
}
wire::structure!(GetUserPolicyOutput, schema::GET_USER_POLICY_OUTPUT, 0 user_name, 1 policy_name, 2 policy_document);

#[derive(Clone, Default, PartialEq)]
pub struct ListAccessKeysInput {
    pub user_name: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListAccessKeysInput, schema::LIST_ACCESS_KEYS_INPUT, 0 user_name, 1 marker, 2 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListAccessKeysOutput {
    pub access_key_metadata: Option<Vec<AccessKeyMetadata>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListAccessKeysOutput, schema::LIST_ACCESS_KEYS_OUTPUT, 0 access_key_metadata, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListAttachedRolePoliciesInput {
    pub role_name: Option<String>,
    pub path_prefix: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListAttachedRolePoliciesInput, schema::LIST_ATTACHED_ROLE_POLICIES_INPUT, 0 role_name, 1 path_prefix, 2 marker, 3 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListAttachedRolePoliciesOutput {
    pub attached_policies: Option<Vec<AttachedPolicy>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListAttachedRolePoliciesOutput, schema::LIST_ATTACHED_ROLE_POLICIES_OUTPUT, 0 attached_policies, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListAttachedUserPoliciesInput {
    pub user_name: Option<String>,
    pub path_prefix: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListAttachedUserPoliciesInput, schema::LIST_ATTACHED_USER_POLICIES_INPUT, 0 user_name, 1 path_prefix, 2 marker, 3 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListAttachedUserPoliciesOutput {
    pub attached_policies: Option<Vec<AttachedPolicy>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListAttachedUserPoliciesOutput, schema::LIST_ATTACHED_USER_POLICIES_OUTPUT, 0 attached_policies, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListGroupsForUserInput {
    pub user_name: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListGroupsForUserInput, schema::LIST_GROUPS_FOR_USER_INPUT, 0 user_name, 1 marker, 2 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListGroupsForUserOutput {
    pub groups: Option<Vec<Group>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListGroupsForUserOutput, schema::LIST_GROUPS_FOR_USER_OUTPUT, 0 groups, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListInstanceProfilesForRoleInput {
    pub role_name: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListInstanceProfilesForRoleInput, schema::LIST_INSTANCE_PROFILES_FOR_ROLE_INPUT, 0 role_name, 1 marker, 2 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListInstanceProfilesForRoleOutput {
    pub instance_profiles: Option<Vec<InstanceProfile>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListInstanceProfilesForRoleOutput, schema::LIST_INSTANCE_PROFILES_FOR_ROLE_OUTPUT, 0 instance_profiles, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListPoliciesInput {
    pub scope: Option<String>,
    pub only_attached: Option<bool>,
    pub path_prefix: Option<String>,
    pub policy_usage_filter: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListPoliciesInput, schema::LIST_POLICIES_INPUT, 0 scope, 1 only_attached, 2 path_prefix, 3 policy_usage_filter, 4 marker, 5 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListPoliciesOutput {
    pub policies: Option<Vec<Policy>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListPoliciesOutput, schema::LIST_POLICIES_OUTPUT, 0 policies, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListPolicyVersionsInput {
    pub policy_arn: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListPolicyVersionsInput, schema::LIST_POLICY_VERSIONS_INPUT, 0 policy_arn, 1 marker, 2 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListPolicyVersionsOutput {
    pub versions: Option<Vec<PolicyVersion>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListPolicyVersionsOutput, schema::LIST_POLICY_VERSIONS_OUTPUT, 0 versions, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListRolePoliciesInput {
    pub role_name: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListRolePoliciesInput, schema::LIST_ROLE_POLICIES_INPUT, 0 role_name, 1 marker, 2 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListRolePoliciesOutput {
    pub policy_names: Option<Vec<String>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListRolePoliciesOutput, schema::LIST_ROLE_POLICIES_OUTPUT, 0 policy_names, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListRoleTagsInput {
    pub role_name: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListRoleTagsInput, schema::LIST_ROLE_TAGS_INPUT, 0 role_name, 1 marker, 2 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListRoleTagsOutput {
    pub tags: Option<Vec<Tag>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListRoleTagsOutput, schema::LIST_ROLE_TAGS_OUTPUT, 0 tags, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListRolesInput {
    pub path_prefix: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListRolesInput, schema::LIST_ROLES_INPUT, 0 path_prefix, 1 marker, 2 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListRolesOutput {
    pub roles: Option<Vec<Role>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListRolesOutput, schema::LIST_ROLES_OUTPUT, 0 roles, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListUserPoliciesInput {
    pub user_name: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListUserPoliciesInput, schema::LIST_USER_POLICIES_INPUT, 0 user_name, 1 marker, 2 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListUserPoliciesOutput {
    pub policy_names: Option<Vec<String>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListUserPoliciesOutput, schema::LIST_USER_POLICIES_OUTPUT, 0 policy_names, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListUsersInput {
    pub path_prefix: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListUsersInput, schema::LIST_USERS_INPUT, 0 path_prefix, 1 marker, 2 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListUsersOutput {
    pub users: Option<Vec<User>>,
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
}
wire::structure!(ListUsersOutput, schema::LIST_USERS_OUTPUT, 0 users, 1 is_truncated, 2 marker);

#[derive(Clone, Default, PartialEq)]
pub struct PutRolePolicyInput {
    pub role_name: Option<String>,
    pub policy_name: Option<String>,
    pub policy_document: Option<String>,
}
wire::structure!(PutRolePolicyInput, schema::PUT_ROLE_POLICY_INPUT, 0 role_name, 1 policy_name, 2 policy_document);

#[derive(Clone, Default, PartialEq)]
pub struct PutRolePolicyOutput {}
wire::structure!(PutRolePolicyOutput, schema::PUT_ROLE_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct PutUserPolicyInput {
    pub user_name: Option<String>,
    pub policy_name: Option<String>,
    pub policy_document: Option<String>,
}
wire::structure!(PutUserPolicyInput, schema::PUT_USER_POLICY_INPUT, 0 user_name, 1 policy_name, 2 policy_document);

#[derive(Clone, Default, PartialEq)]
pub struct PutUserPolicyOutput {}
wire::structure!(PutUserPolicyOutput, schema::PUT_USER_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct TagRoleInput {
    pub role_name: Option<String>,
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(TagRoleInput, schema::TAG_ROLE_INPUT, 0 role_name, 1 tags);

#[derive(Clone, Default, PartialEq)]
pub struct TagRoleOutput {}
wire::structure!(TagRoleOutput, schema::TAG_ROLE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UntagRoleInput {
    pub role_name: Option<String>,
    pub tag_keys: Option<Vec<String>>,
}
wire::structure!(UntagRoleInput, schema::UNTAG_ROLE_INPUT, 0 role_name, 1 tag_keys);

#[derive(Clone, Default, PartialEq)]
pub struct UntagRoleOutput {}
wire::structure!(UntagRoleOutput, schema::UNTAG_ROLE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateAccessKeyInput {
    pub user_name: Option<String>,
    pub access_key_id: Option<String>,
    pub status: Option<String>,
}
wire::structure!(UpdateAccessKeyInput, schema::UPDATE_ACCESS_KEY_INPUT, 0 user_name, 1 access_key_id, 2 status);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateAccessKeyOutput {}
wire::structure!(UpdateAccessKeyOutput, schema::UPDATE_ACCESS_KEY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateAssumeRolePolicyInput {
    pub role_name: Option<String>,
    pub policy_document: Option<String>,
}
wire::structure!(UpdateAssumeRolePolicyInput, schema::UPDATE_ASSUME_ROLE_POLICY_INPUT, 0 role_name, 1 policy_document);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateAssumeRolePolicyOutput {}
wire::structure!(UpdateAssumeRolePolicyOutput, schema::UPDATE_ASSUME_ROLE_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateRoleInput {
    pub role_name: Option<String>,
    pub description: Option<String>,
    pub max_session_duration: Option<i32>,
}
wire::structure!(UpdateRoleInput, schema::UPDATE_ROLE_INPUT, 0 role_name, 1 description, 2 max_session_duration);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateRoleOutput {}
wire::structure!(UpdateRoleOutput, schema::UPDATE_ROLE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct AccessKey {
    pub user_name: Option<String>,
    pub access_key_id: Option<String>,
    pub status: Option<String>,
    pub secret_access_key: Option<String>,
    pub create_date: Option<Timestamp>,
}
wire::structure!(AccessKey, schema::ACCESS_KEY, 0 user_name, 1 access_key_id, 2 status, 3 secret_access_key, 4 create_date);

#[derive(Clone, Default, PartialEq)]
pub struct AccessKeyMetadata {
    pub user_name: Option<String>,
    pub access_key_id: Option<String>,
    pub status: Option<String>,
    pub create_date: Option<Timestamp>,
}
wire::structure!(AccessKeyMetadata, schema::ACCESS_KEY_METADATA, 0 user_name, 1 access_key_id, 2 status, 3 create_date);

#[derive(Clone, Default, PartialEq)]
pub struct AttachedPermissionsBoundary {
    pub permissions_boundary_type: Option<String>,
    pub permissions_boundary_arn: Option<String>,
}
wire::structure!(AttachedPermissionsBoundary, schema::ATTACHED_PERMISSIONS_BOUNDARY, 0 permissions_boundary_type, 1 permissions_boundary_arn);

#[derive(Clone, Default, PartialEq)]
pub struct AttachedPolicy {
    pub policy_name: Option<String>,
    pub policy_arn: Option<String>,
}
wire::structure!(AttachedPolicy, schema::ATTACHED_POLICY, 0 policy_name, 1 policy_arn);

#[derive(Clone, Default, PartialEq)]
pub struct Group {
    pub path: Option<String>,
    pub group_name: Option<String>,
    pub group_id: Option<String>,
    pub arn: Option<String>,
    pub create_date: Option<Timestamp>,
}
wire::structure!(Group, schema::GROUP, 0 path, 1 group_name, 2 group_id, 3 arn, 4 create_date);

#[derive(Clone, Default, PartialEq)]
pub struct InstanceProfile {
    pub path: Option<String>,
    pub instance_profile_name: Option<String>,
    pub instance_profile_id: Option<String>,
    pub arn: Option<String>,
    pub create_date: Option<Timestamp>,
    pub roles: Option<Vec<Role>>,
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(InstanceProfile, schema::INSTANCE_PROFILE, 0 path, 1 instance_profile_name, 2 instance_profile_id, 3 arn, 4 create_date, 5 roles, 6 tags);

#[derive(Clone, Default, PartialEq)]
pub struct Policy {
    pub policy_name: Option<String>,
    pub policy_id: Option<String>,
    pub arn: Option<String>,
    pub path: Option<String>,
    pub default_version_id: Option<String>,
    pub attachment_count: Option<i32>,
    pub permissions_boundary_usage_count: Option<i32>,
    pub is_attachable: Option<bool>,
    pub description: Option<String>,
    pub create_date: Option<Timestamp>,
    pub update_date: Option<Timestamp>,
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(Policy, schema::POLICY, 0 policy_name, 1 policy_id, 2 arn, 3 path, 4 default_version_id, 5 attachment_count, 6 permissions_boundary_usage_count, 7 is_attachable, 8 description, 9 create_date, 10 update_date, 11 tags);

#[derive(Clone, Default, PartialEq)]
pub struct PolicyVersion {
    pub document: Option<String>,
    pub version_id: Option<String>,
    pub is_default_version: Option<bool>,
    pub create_date: Option<Timestamp>,
}
wire::structure!(PolicyVersion, schema::POLICY_VERSION, 0 document, 1 version_id, 2 is_default_version, 3 create_date);

#[derive(Clone, Default, PartialEq)]
pub struct Role {
    pub path: Option<String>,
    pub role_name: Option<String>,
    pub role_id: Option<String>,
    pub arn: Option<String>,
    pub create_date: Option<Timestamp>,
    pub assume_role_policy_document: Option<String>,
    pub description: Option<String>,
    pub max_session_duration: Option<i32>,
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    pub tags: Option<Vec<Tag>>,
    pub role_last_used: Option<RoleLastUsed>,
}
wire::structure!(Role, schema::ROLE, 0 path, 1 role_name, 2 role_id, 3 arn, 4 create_date, 5 assume_role_policy_document, 6 description, 7 max_session_duration, 8 permissions_boundary, 9 tags, 10 role_last_used);

#[derive(Clone, Default, PartialEq)]
pub struct RoleLastUsed {
    pub last_used_date: Option<Timestamp>,
    pub region: Option<String>,
}
wire::structure!(RoleLastUsed, schema::ROLE_LAST_USED, 0 last_used_date, 1 region);

#[derive(Clone, Default, PartialEq)]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
}
wire::structure!(Tag, schema::TAG, 0 key, 1 value);

#[derive(Clone, Default, PartialEq)]
pub struct User {
    pub path: Option<String>,
    pub user_name: Option<String>,
    pub user_id: Option<String>,
    pub arn: Option<String>,
    pub create_date: Option<Timestamp>,
    pub password_last_used: Option<Timestamp>,
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(User, schema::USER, 0 path, 1 user_name, 2 user_id, 3 arn, 4 create_date, 5 password_last_used, 6 permissions_boundary, 7 tags);

pub struct AttachRolePolicy;
wire::operation!(AttachRolePolicy, AttachRolePolicyInput, AttachRolePolicyOutput, schema::OPERATION_ATTACH_ROLE_POLICY);

pub struct AttachUserPolicy;
wire::operation!(AttachUserPolicy, AttachUserPolicyInput, AttachUserPolicyOutput, schema::OPERATION_ATTACH_USER_POLICY);

pub struct CreateAccessKey;
wire::operation!(CreateAccessKey, CreateAccessKeyInput, CreateAccessKeyOutput, schema::OPERATION_CREATE_ACCESS_KEY);

pub struct CreatePolicy;
wire::operation!(CreatePolicy, CreatePolicyInput, CreatePolicyOutput, schema::OPERATION_CREATE_POLICY);

pub struct CreatePolicyVersion;
wire::operation!(CreatePolicyVersion, CreatePolicyVersionInput, CreatePolicyVersionOutput, schema::OPERATION_CREATE_POLICY_VERSION);

pub struct CreateRole;
wire::operation!(CreateRole, CreateRoleInput, CreateRoleOutput, schema::OPERATION_CREATE_ROLE);

pub struct CreateUser;
wire::operation!(CreateUser, CreateUserInput, CreateUserOutput, schema::OPERATION_CREATE_USER);

pub struct DeleteAccessKey;
wire::operation!(DeleteAccessKey, DeleteAccessKeyInput, DeleteAccessKeyOutput, schema::OPERATION_DELETE_ACCESS_KEY);

pub struct DeletePolicy;
wire::operation!(DeletePolicy, DeletePolicyInput, DeletePolicyOutput, schema::OPERATION_DELETE_POLICY);

pub struct DeletePolicyVersion;
wire::operation!(DeletePolicyVersion, DeletePolicyVersionInput, DeletePolicyVersionOutput, schema::OPERATION_DELETE_POLICY_VERSION);

pub struct DeleteRole;
wire::operation!(DeleteRole, DeleteRoleInput, DeleteRoleOutput, schema::OPERATION_DELETE_ROLE);

pub struct DeleteRolePolicy;
wire::operation!(DeleteRolePolicy, DeleteRolePolicyInput, DeleteRolePolicyOutput, schema::OPERATION_DELETE_ROLE_POLICY);

pub struct DeleteUser;
wire::operation!(DeleteUser, DeleteUserInput, DeleteUserOutput, schema::OPERATION_DELETE_USER);

pub struct DeleteUserPolicy;
wire::operation!(DeleteUserPolicy, DeleteUserPolicyInput, DeleteUserPolicyOutput, schema::OPERATION_DELETE_USER_POLICY);

pub struct DetachRolePolicy;
wire::operation!(DetachRolePolicy, DetachRolePolicyInput, DetachRolePolicyOutput, schema::OPERATION_DETACH_ROLE_POLICY);

pub struct DetachUserPolicy;
wire::operation!(DetachUserPolicy, DetachUserPolicyInput, DetachUserPolicyOutput, schema::OPERATION_DETACH_USER_POLICY);

pub struct GetPolicy;
wire::operation!(GetPolicy, GetPolicyInput, GetPolicyOutput, schema::OPERATION_GET_POLICY);

pub struct GetPolicyVersion;
wire::operation!(GetPolicyVersion, GetPolicyVersionInput, GetPolicyVersionOutput, schema::OPERATION_GET_POLICY_VERSION);

pub struct GetRole;
wire::operation!(GetRole, GetRoleInput, GetRoleOutput, schema::OPERATION_GET_ROLE);

pub struct GetRolePolicy;
wire::operation!(GetRolePolicy, GetRolePolicyInput, GetRolePolicyOutput, schema::OPERATION_GET_ROLE_POLICY);

pub struct GetUser;
wire::operation!(GetUser, GetUserInput, GetUserOutput, schema::OPERATION_GET_USER);

pub struct GetUserPolicy;
wire::operation!(GetUserPolicy, GetUserPolicyInput, GetUserPolicyOutput, schema::OPERATION_GET_USER_POLICY);

pub struct ListAccessKeys;
wire::operation!(ListAccessKeys, ListAccessKeysInput, ListAccessKeysOutput, schema::OPERATION_LIST_ACCESS_KEYS);

pub struct ListAttachedRolePolicies;
wire::operation!(ListAttachedRolePolicies, ListAttachedRolePoliciesInput, ListAttachedRolePoliciesOutput, schema::OPERATION_LIST_ATTACHED_ROLE_POLICIES);

pub struct ListAttachedUserPolicies;
wire::operation!(ListAttachedUserPolicies, ListAttachedUserPoliciesInput, ListAttachedUserPoliciesOutput, schema::OPERATION_LIST_ATTACHED_USER_POLICIES);

pub struct ListGroupsForUser;
wire::operation!(ListGroupsForUser, ListGroupsForUserInput, ListGroupsForUserOutput, schema::OPERATION_LIST_GROUPS_FOR_USER);

pub struct ListInstanceProfilesForRole;
wire::operation!(ListInstanceProfilesForRole, ListInstanceProfilesForRoleInput, ListInstanceProfilesForRoleOutput, schema::OPERATION_LIST_INSTANCE_PROFILES_FOR_ROLE);

pub struct ListPolicies;
wire::operation!(ListPolicies, ListPoliciesInput, ListPoliciesOutput, schema::OPERATION_LIST_POLICIES);

pub struct ListPolicyVersions;
wire::operation!(ListPolicyVersions, ListPolicyVersionsInput, ListPolicyVersionsOutput, schema::OPERATION_LIST_POLICY_VERSIONS);

pub struct ListRolePolicies;
wire::operation!(ListRolePolicies, ListRolePoliciesInput, ListRolePoliciesOutput, schema::OPERATION_LIST_ROLE_POLICIES);

pub struct ListRoleTags;
wire::operation!(ListRoleTags, ListRoleTagsInput, ListRoleTagsOutput, schema::OPERATION_LIST_ROLE_TAGS);

pub struct ListRoles;
wire::operation!(ListRoles, ListRolesInput, ListRolesOutput, schema::OPERATION_LIST_ROLES);

pub struct ListUserPolicies;
wire::operation!(ListUserPolicies, ListUserPoliciesInput, ListUserPoliciesOutput, schema::OPERATION_LIST_USER_POLICIES);

pub struct ListUsers;
wire::operation!(ListUsers, ListUsersInput, ListUsersOutput, schema::OPERATION_LIST_USERS);

pub struct PutRolePolicy;
wire::operation!(PutRolePolicy, PutRolePolicyInput, PutRolePolicyOutput, schema::OPERATION_PUT_ROLE_POLICY);

pub struct PutUserPolicy;
wire::operation!(PutUserPolicy, PutUserPolicyInput, PutUserPolicyOutput, schema::OPERATION_PUT_USER_POLICY);

pub struct TagRole;
wire::operation!(TagRole, TagRoleInput, TagRoleOutput, schema::OPERATION_TAG_ROLE);

pub struct UntagRole;
wire::operation!(UntagRole, UntagRoleInput, UntagRoleOutput, schema::OPERATION_UNTAG_ROLE);

pub struct UpdateAccessKey;
wire::operation!(UpdateAccessKey, UpdateAccessKeyInput, UpdateAccessKeyOutput, schema::OPERATION_UPDATE_ACCESS_KEY);

pub struct UpdateAssumeRolePolicy;
wire::operation!(UpdateAssumeRolePolicy, UpdateAssumeRolePolicyInput, UpdateAssumeRolePolicyOutput, schema::OPERATION_UPDATE_ASSUME_ROLE_POLICY);

pub struct UpdateRole;
wire::operation!(UpdateRole, UpdateRoleInput, UpdateRoleOutput, schema::OPERATION_UPDATE_ROLE);
