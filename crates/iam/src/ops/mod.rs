//! The operations of this folder, a file each. Written by `cargo xtask ops`.

mod assume_role;
mod attach_role_policy;
mod attach_user_policy;
mod create_access_key;
mod create_policy;
mod create_policy_version;
mod create_role;
mod create_user;
mod delete_access_key;
mod delete_policy;
mod delete_policy_version;
mod delete_role;
mod delete_role_policy;
mod delete_user;
mod delete_user_policy;
mod detach_role_policy;
mod detach_user_policy;
mod get_caller_identity;
mod get_policy;
mod get_policy_version;
mod get_role;
mod get_role_policy;
mod get_session_token;
mod get_user;
mod get_user_policy;
mod list_access_keys;
mod list_attached_role_policies;
mod list_attached_user_policies;
mod list_instance_profiles_for_role;
mod list_policies;
mod list_policy_versions;
mod list_role_policies;
mod list_role_tags;
mod list_roles;
mod list_user_policies;
mod list_users;
mod put_role_policy;
mod put_user_policy;
mod tag_role;
mod untag_role;
mod update_access_key;
mod update_assume_role_policy;
mod update_role;

use std::sync::Arc;

use plane::Registry;

use crate::Iam;

/// Adds the operations of this folder to the registry.
pub(crate) fn register(registry: &mut Registry, service: &Arc<Iam>) {
    registry.serve::<model::sts::AssumeRole, _>(service);
    registry.serve::<model::iam::AttachRolePolicy, _>(service);
    registry.serve::<model::iam::AttachUserPolicy, _>(service);
    registry.serve::<model::iam::CreateAccessKey, _>(service);
    registry.serve::<model::iam::CreatePolicy, _>(service);
    registry.serve::<model::iam::CreatePolicyVersion, _>(service);
    registry.serve::<model::iam::CreateRole, _>(service);
    registry.serve::<model::iam::CreateUser, _>(service);
    registry.serve::<model::iam::DeleteAccessKey, _>(service);
    registry.serve::<model::iam::DeletePolicy, _>(service);
    registry.serve::<model::iam::DeletePolicyVersion, _>(service);
    registry.serve::<model::iam::DeleteRole, _>(service);
    registry.serve::<model::iam::DeleteRolePolicy, _>(service);
    registry.serve::<model::iam::DeleteUser, _>(service);
    registry.serve::<model::iam::DeleteUserPolicy, _>(service);
    registry.serve::<model::iam::DetachRolePolicy, _>(service);
    registry.serve::<model::iam::DetachUserPolicy, _>(service);
    registry.serve::<model::sts::GetCallerIdentity, _>(service);
    registry.serve::<model::iam::GetPolicy, _>(service);
    registry.serve::<model::iam::GetPolicyVersion, _>(service);
    registry.serve::<model::iam::GetRole, _>(service);
    registry.serve::<model::iam::GetRolePolicy, _>(service);
    registry.serve::<model::sts::GetSessionToken, _>(service);
    registry.serve::<model::iam::GetUser, _>(service);
    registry.serve::<model::iam::GetUserPolicy, _>(service);
    registry.serve::<model::iam::ListAccessKeys, _>(service);
    registry.serve::<model::iam::ListAttachedRolePolicies, _>(service);
    registry.serve::<model::iam::ListAttachedUserPolicies, _>(service);
    registry.serve::<model::iam::ListInstanceProfilesForRole, _>(service);
    registry.serve::<model::iam::ListPolicies, _>(service);
    registry.serve::<model::iam::ListPolicyVersions, _>(service);
    registry.serve::<model::iam::ListRolePolicies, _>(service);
    registry.serve::<model::iam::ListRoleTags, _>(service);
    registry.serve::<model::iam::ListRoles, _>(service);
    registry.serve::<model::iam::ListUserPolicies, _>(service);
    registry.serve::<model::iam::ListUsers, _>(service);
    registry.serve::<model::iam::PutRolePolicy, _>(service);
    registry.serve::<model::iam::PutUserPolicy, _>(service);
    registry.serve::<model::iam::TagRole, _>(service);
    registry.serve::<model::iam::UntagRole, _>(service);
    registry.serve::<model::iam::UpdateAccessKey, _>(service);
    registry.serve::<model::iam::UpdateAssumeRolePolicy, _>(service);
    registry.serve::<model::iam::UpdateRole, _>(service);
}
