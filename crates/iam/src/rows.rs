//! What IAM keeps on disk.

use std::collections::BTreeMap;

use auth::policy::Bound;
use plane::Caller;
use serde::{Deserialize, Serialize};
use store::{Store, StoreError, Table};

/// What users and roles have in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Identity {
    pub account: String,
    pub name: String,
    /// Begins and ends with a slash.
    pub path: String,
    /// `AIDA…` or `AROA…`; never used twice.
    pub id: String,
    pub created_ms: i64,
    /// ARN of the permissions boundary.
    pub boundary: Option<String>,
    pub tags: Vec<(String, String)>,
    /// Documents of inline policies by name.
    pub inline: BTreeMap<String, String>,
    /// ARNs of attached managed policies, in the order of attachment.
    pub attached: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RoleRow {
    pub identity: Identity,
    /// The trust policy's document.
    pub trust: String,
    /// Whom the trust policy named when it was put.
    #[serde(default)]
    pub trusted: Bound,
    pub description: Option<String>,
    pub max_session_seconds: i32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct UserRow {
    pub identity: Identity,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeyRow {
    pub account: String,
    pub user_name: String,
    pub user_id: String,
    pub secret: String,
    pub is_active: bool,
    pub created_ms: i64,
}

/// A customer managed policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PolicyRow {
    pub account: String,
    pub name: String,
    pub path: String,
    pub id: String,
    pub description: Option<String>,
    pub tags: Vec<(String, String)>,
    pub created_ms: i64,
    pub updated_ms: i64,
    /// By number; `v1` is 1.
    pub versions: BTreeMap<u32, PolicyVersionRow>,
    pub default_version: u32,
    /// Never falls, so that numbers are not used twice.
    pub next_version: u32,
}

impl PolicyRow {
    pub(crate) fn arn(&self) -> String {
        format!(
            "arn:aws:iam::{}:policy{}{}",
            self.account, self.path, self.name
        )
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PolicyVersionRow {
    pub document: String,
    pub created_ms: i64,
}

/// Temporary credentials, by access key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SessionRow {
    pub secret: String,
    pub token: String,
    pub caller: Caller,
    pub expires_ms: i64,
    pub environment: Option<u64>,
}

/// IAM's tables.
#[derive(Clone)]
pub(crate) struct Tables {
    pub roles: Table<RoleRow>,
    pub users: Table<UserRow>,
    pub keys: Table<KeyRow>,
    pub policies: Table<PolicyRow>,
    pub sessions: Table<SessionRow>,
}

impl Tables {
    pub(crate) fn open(store: &Store) -> Result<Tables, StoreError> {
        Ok(Tables {
            roles: store.table("iam.roles")?,
            users: store.table("iam.users")?,
            keys: store.table("iam.access-keys")?,
            policies: store.table("iam.policies")?,
            sessions: store.table("iam.sessions")?,
        })
    }
}

/// The key of an account's row: names are unique without regard to case.
pub(crate) fn row_key(account: &str, name: &str) -> String {
    format!("{account}/{}", name.to_lowercase())
}
