//! Rows as the answers show them.

use model::iam::{
    AttachedPermissionsBoundary, AttachedPolicy, Policy, PolicyVersion, Role, RoleLastUsed, User,
};
use wire::{Timestamp, percent};

use crate::aws_managed::AwsManaged;
use crate::entity::Entity;
use crate::rows::{PolicyRow, RoleRow, UserRow};
use crate::tags;

/// IAM shows whole seconds.
pub(crate) fn date(millis: i64) -> Option<Timestamp> {
    Some(Timestamp::from_secs(millis.div_euclid(1_000)))
}

fn boundary(arn: Option<&String>) -> Option<AttachedPermissionsBoundary> {
    arn.map(|arn| AttachedPermissionsBoundary {
        permissions_boundary_type: Some("Policy".into()),
        permissions_boundary_arn: Some(arn.clone()),
    })
}

/// What CreateRole, GetRole and ListRoles show alike: all but the longest session.
/// `trust` is the trust policy as it is to be shown.
pub(crate) fn role(row: &RoleRow, trust: &str) -> Role {
    Role {
        path: Some(row.identity.path.clone()),
        role_name: Some(row.identity.name.clone()),
        role_id: Some(row.identity.id.clone()),
        arn: Some(row.arn()),
        create_date: date(row.identity.created_ms),
        assume_role_policy_document: Some(percent::encode(trust)),
        description: row.description.clone(),
        max_session_duration: None,
        permissions_boundary: None,
        tags: None,
        role_last_used: None,
    }
}

/// As CreateRole answers.
pub(crate) fn created_role(row: &RoleRow, trust: &str) -> Role {
    Role {
        permissions_boundary: boundary(row.identity.boundary.as_ref()),
        tags: tags::to_answer(&row.identity.tags),
        ..role(row, trust)
    }
}

/// As ListRoles answers.
pub(crate) fn listed_role(row: &RoleRow, trust: &str) -> Role {
    Role {
        max_session_duration: Some(row.max_session_seconds),
        ..role(row, trust)
    }
}

/// As GetRole answers.
pub(crate) fn whole_role(row: &RoleRow, trust: &str) -> Role {
    Role {
        max_session_duration: Some(row.max_session_seconds),
        role_last_used: Some(RoleLastUsed::default()),
        ..created_role(row, trust)
    }
}

/// As ListUsers answers.
pub(crate) fn listed_user(row: &UserRow) -> User {
    User {
        path: Some(row.identity.path.clone()),
        user_name: Some(row.identity.name.clone()),
        user_id: Some(row.identity.id.clone()),
        arn: Some(row.arn()),
        create_date: date(row.identity.created_ms),
        password_last_used: None,
        permissions_boundary: None,
        tags: None,
    }
}

/// As CreateUser and GetUser answer.
pub(crate) fn whole_user(row: &UserRow) -> User {
    User {
        permissions_boundary: boundary(row.identity.boundary.as_ref()),
        tags: tags::to_answer(&row.identity.tags),
        ..listed_user(row)
    }
}

/// One of the account's managed policies; `counts` are attachments and uses as a boundary.
pub(crate) fn policy(row: &PolicyRow, counts: (i32, i32)) -> Policy {
    Policy {
        policy_name: Some(row.name.clone()),
        policy_id: Some(row.id.clone()),
        arn: Some(row.arn()),
        path: Some(row.path.clone()),
        default_version_id: Some(format!("v{}", row.default_version)),
        attachment_count: Some(counts.0),
        permissions_boundary_usage_count: Some(counts.1),
        is_attachable: Some(true),
        description: None,
        create_date: date(row.created_ms),
        update_date: date(row.updated_ms),
        tags: None,
    }
}

/// One of AWS's managed policies. Its id is not among the facts kept here.
pub(crate) fn aws_policy(policy: &AwsManaged, counts: (i32, i32)) -> Policy {
    Policy {
        policy_name: Some(policy.name().into()),
        policy_id: None,
        arn: Some(policy.arn.clone()),
        path: Some(policy.path().into()),
        default_version_id: Some(format!("v{}", policy.version)),
        attachment_count: Some(counts.0),
        permissions_boundary_usage_count: Some(counts.1),
        is_attachable: Some(true),
        description: None,
        create_date: date(policy.created_ms),
        update_date: date(policy.updated_ms),
        tags: None,
    }
}

/// A version, without its document.
pub(crate) fn version(number: u32, is_default: bool, created_ms: i64) -> PolicyVersion {
    PolicyVersion {
        document: None,
        version_id: Some(format!("v{number}")),
        is_default_version: Some(is_default),
        create_date: date(created_ms),
    }
}

/// An attached policy, named by its ARN.
pub(crate) fn attached(arn: &str) -> AttachedPolicy {
    let name = arn.rsplit_once('/').map_or(arn, |(_, name)| name);
    AttachedPolicy {
        policy_name: Some(name.into()),
        policy_arn: Some(arn.into()),
    }
}
