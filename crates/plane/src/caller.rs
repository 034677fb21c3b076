//! Who makes a call. Plain data that can be stored; never credentials.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A 12-digit AWS account id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Account(Arc<str>);

/// A region's name, e.g. `us-east-1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Region(Arc<str>);

macro_rules! name_type {
    ($name:ident) => {
        impl $name {
            /// From its text, which is not checked here.
            pub fn new(text: impl Into<Arc<str>>) -> Self {
                Self(text.into())
            }

            /// Its text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name_type!(Account);
name_type!(Region);

/// Which invocation of a function caused a call; 0 means that it came from outside.
///
/// It is stored in frames and log events, so that a trace can be read back later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Origin(pub u64);

impl Origin {
    /// The call came from outside the engine.
    pub const OUTSIDE: Self = Self(0);
}

/// The identity that policies are evaluated for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Principal {
    /// The account's root user.
    Root,
    /// An IAM user.
    User {
        /// Name, without path.
        name: String,
        /// `AIDA…`
        id: String,
        /// `/` or `/team/`.
        path: String,
    },
    /// A session of an IAM role.
    AssumedRole {
        /// The role's name, without path.
        role: String,
        /// `AROA…`
        id: String,
        /// The role's path.
        path: String,
        /// The session's name.
        session: String,
    },
    /// An AWS service acting for itself, e.g. `lambda.amazonaws.com`.
    Service(String),
    /// Nobody: an unsigned request.
    Anonymous,
}

/// What a session adds to its role or user.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SessionContext {
    /// The session policy's JSON, which narrows what the principal may do.
    pub policy: Option<String>,
    /// Session tags.
    pub tags: Vec<(String, String)>,
    /// When the session was issued, milliseconds since the epoch.
    pub issued_ms: i64,
    /// The ARN of the function whose environment, or whose log's writer, has the session
    /// (`lambda:SourceFunctionArn`).
    #[serde(default)]
    pub function_arn: Option<String>,
}

/// Where a call entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// Over HTTP, from this IP address.
    Address(String),
    /// From inside: the service that calls, e.g. `cloudformation.amazonaws.com`.
    Service(String),
}

/// Who makes a call, for which account and region, from where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caller {
    /// The account that the principal belongs to.
    pub account: Account,
    /// The region that the call is for: that of its credential scope.
    pub region: Region,
    /// The identity.
    pub principal: Principal,
    /// The session's narrowing, for temporary credentials.
    pub session: Option<SessionContext>,
    /// Services that pass the call on, the first one first (`aws:CalledVia`).
    pub chain: Vec<String>,
    /// Where the call entered.
    pub source: Source,
    /// What a service calls on behalf of: the ARN of a topic, say (`aws:SourceArn`).
    #[serde(default)]
    pub source_arn: Option<String>,
    /// The invocation that caused it.
    pub origin: Origin,
    /// The client's `User-Agent`, if any.
    pub user_agent: Option<String>,
    /// The access key's id that signed the request; empty inside the engine.
    pub access_key: String,
}

impl Caller {
    /// The root user of an account, calling from inside for `service`.
    pub fn root(account: Account, region: Region, service: &str) -> Self {
        Self {
            account,
            region,
            principal: Principal::Root,
            session: None,
            chain: Vec::new(),
            source: Source::Service(service.to_owned()),
            source_arn: None,
            origin: Origin::OUTSIDE,
            user_agent: None,
            access_key: String::new(),
        }
    }

    /// A service that calls for itself, on behalf of a resource of an account.
    pub fn service(account: Account, region: Region, service: &str, source_arn: &str) -> Self {
        Self {
            principal: Principal::Service(service.to_owned()),
            source_arn: Some(source_arn.to_owned()),
            ..Self::root(account, region, service)
        }
    }

    /// The ARN that errors and logs name, e.g. `arn:aws:sts::…:assumed-role/role/session`.
    pub fn arn(&self) -> String {
        let account = &self.account;
        match &self.principal {
            Principal::Root => format!("arn:aws:iam::{account}:root"),
            Principal::User { name, path, .. } => {
                format!("arn:aws:iam::{account}:user{path}{name}")
            }
            Principal::AssumedRole { role, session, .. } => {
                format!("arn:aws:sts::{account}:assumed-role/{role}/{session}")
            }
            Principal::Service(name) => name.clone(),
            Principal::Anonymous => "anonymous".to_owned(),
        }
    }

    /// The unique id that `GetCallerIdentity` answers as `UserId`.
    pub fn unique_id(&self) -> String {
        match &self.principal {
            Principal::Root => self.account.to_string(),
            Principal::User { id, .. } => id.clone(),
            Principal::AssumedRole { id, session, .. } => format!("{id}:{session}"),
            Principal::Service(name) => name.clone(),
            Principal::Anonymous => "anonymous".to_owned(),
        }
    }

    /// The same caller, its call passed on by `service` (e.g. `cloudformation.amazonaws.com`).
    #[must_use]
    pub fn via(&self, service: &str) -> Self {
        let mut caller = self.clone();
        caller.chain.push(service.to_owned());
        caller.source = Source::Service(service.to_owned());
        caller
    }

    /// The same caller, for another region.
    #[must_use]
    pub fn in_region(&self, region: Region) -> Self {
        Self {
            region,
            ..self.clone()
        }
    }
}
