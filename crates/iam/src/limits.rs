//! "IAM and AWS STS quotas", IAM User Guide. Sizes are in characters, white space not counted.

/// Roles in an account.
pub(crate) const ROLES_MAX: usize = 1_000;
/// Users in an account.
pub(crate) const USERS_MAX: usize = 5_000;
/// Customer managed policies in an account.
pub(crate) const POLICIES_MAX: usize = 1_500;
/// Versions of a managed policy.
pub(crate) const POLICY_VERSIONS_MAX: usize = 5;
/// A managed policy's document.
pub(crate) const MANAGED_POLICY_SIZE_MAX: usize = 6_144;
/// All inline policies of a role.
pub(crate) const ROLE_INLINE_SIZE_MAX: usize = 10_240;
/// All inline policies of a user.
pub(crate) const USER_INLINE_SIZE_MAX: usize = 2_048;
/// A role's trust policy.
pub(crate) const TRUST_POLICY_SIZE_MAX: usize = 2_048;
/// Managed policies attached to a user or role.
pub(crate) const ATTACHED_POLICIES_MAX: usize = 10;
/// Access keys of a user.
pub(crate) const ACCESS_KEYS_MAX: usize = 2;
/// Tags of a user, role or policy.
pub(crate) const TAGS_MAX: usize = 50;
/// Longest sessions of a role, seconds, unless the role says otherwise.
pub(crate) const ROLE_SESSION_SECONDS_DEFAULT: i32 = 3_600;
/// Longest session of a role assumed with another role's session, seconds.
pub(crate) const CHAINED_SESSION_SECONDS_MAX: i32 = 3_600;
/// Characters of session policies, after which 100 % of their room is used.
pub(crate) const SESSION_POLICY_SIZE_MAX: usize = 2_048;
/// Managed policies that narrow a session.
pub(crate) const SESSION_POLICY_ARNS_MAX: usize = 10;
/// Items of a list where the caller names no number.
pub(crate) const PAGE_ITEMS_DEFAULT: usize = 100;

/// The size AWS counts: characters without white space.
pub(crate) fn counted_size(document: &str) -> usize {
    document.chars().filter(|c| !c.is_whitespace()).count()
}
