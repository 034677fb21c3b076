//! Access keys, sessions and roles, as other crates need them. Implemented by IAM.

use wire::Fault;

use crate::{BoxFuture, Caller, Origin};

/// The secret of an access key and whom it stands for.
#[derive(Clone)]
pub struct KeyHolder {
    /// The secret access key.
    pub secret: String,
    /// Whom the key stands for; region, source and user agent are filled in by the gateway.
    pub caller: Caller,
    /// The key may be used from loopback only (the root key of a fresh data directory).
    pub loopback_only: bool,
    /// The key belongs to an execution environment and counts on its own listener alone.
    pub environment: Option<u64>,
}

/// Why an access key does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyRefusal {
    /// No such key, or an inactive one.
    Unknown,
    /// The session token does not belong to the key.
    WrongToken,
    /// The session has expired.
    Expired,
}

/// Looks access keys up.
pub trait Keys: Send + Sync {
    /// The holder of an access key, given the session token that came with it.
    ///
    /// # Errors
    /// [`KeyRefusal`].
    fn find(
        &self,
        access_key: &str,
        session_token: Option<&str>,
        now_ms: i64,
    ) -> Result<KeyHolder, KeyRefusal>;
}

/// A session of a role, asked for by a service.
#[derive(Debug, Clone)]
pub struct SessionRequest {
    /// The role's ARN.
    pub role_arn: String,
    /// The session's name, e.g. the function's name.
    pub session_name: String,
    /// The service that assumes the role, e.g. `lambda.amazonaws.com`.
    pub service: String,
    /// How long the credentials count, in seconds.
    pub duration_s: u64,
    /// The execution environment that alone may use the credentials.
    pub environment: Option<u64>,
    /// The ARN of the function that the environment is of.
    pub function_arn: Option<String>,
}

/// Credentials of a session.
#[derive(Clone)]
pub struct SessionCredentials {
    /// `ASIA…`
    pub access_key: String,
    /// The secret.
    pub secret: String,
    /// The session token that must accompany the key.
    pub session_token: String,
    /// When they end, milliseconds since the epoch.
    pub expires_ms: i64,
}

/// Lets services act under roles.
pub trait Roles: Send + Sync {
    /// The caller that `service` is when it acts under a role, without credentials.
    ///
    /// # Errors
    /// `AccessDenied` if the role does not exist or does not trust the service.
    fn act_as(
        &self,
        service: &str,
        role_arn: &str,
        session_name: &str,
        region: &crate::Region,
        origin: Origin,
    ) -> Result<Caller, Fault>;

    /// Issues credentials of a role's session to a service.
    ///
    /// # Errors
    /// As [`Roles::act_as`].
    fn issue(&self, request: SessionRequest) -> BoxFuture<'_, Result<SessionCredentials, Fault>>;

    /// Ends a session's credentials before their time (its environment is gone).
    fn revoke(&self, access_key: &str);
}
