//! What is asked: by whom, for what, under which circumstances.

use std::borrow::Cow;

/// Who asks. Plain data; holds no secret.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Principal {
    /// The account itself.
    Root {
        /// Twelve digits.
        account: String,
    },
    /// An IAM user.
    User {
        /// Twelve digits.
        account: String,
        /// The user's ARN.
        arn: String,
        /// The user's name, without path.
        name: String,
        /// The unique id, `AIDA…`.
        id: String,
    },
    /// A role, assumed.
    Session {
        /// Twelve digits.
        account: String,
        /// The role's ARN (with its path).
        role_arn: String,
        /// The role's name.
        role_name: String,
        /// The role's unique id, `AROA…`.
        role_id: String,
        /// The session's name.
        session_name: String,
    },
    /// An AWS service acting for itself, such as `lambda.amazonaws.com`.
    Service {
        /// The service's principal name.
        name: String,
    },
    /// Nobody known.
    Anonymous,
}

impl Principal {
    /// The account's root.
    #[must_use]
    pub fn root(account: impl Into<String>) -> Principal {
        Principal::Root {
            account: account.into(),
        }
    }

    /// An IAM user; `path` begins and ends with `/`.
    #[must_use]
    pub fn user(account: &str, path: &str, name: &str, id: &str) -> Principal {
        Principal::User {
            account: account.into(),
            arn: format!("arn:aws:iam::{account}:user{path}{name}"),
            name: name.into(),
            id: id.into(),
        }
    }

    /// A session of the role; `path` begins and ends with `/`.
    #[must_use]
    pub fn session(
        account: &str,
        path: &str,
        role: &str,
        role_id: &str,
        session: &str,
    ) -> Principal {
        Principal::Session {
            account: account.into(),
            role_arn: format!("arn:aws:iam::{account}:role{path}{role}"),
            role_name: role.into(),
            role_id: role_id.into(),
            session_name: session.into(),
        }
    }

    /// An AWS service.
    #[must_use]
    pub fn service(name: impl Into<String>) -> Principal {
        Principal::Service { name: name.into() }
    }

    /// The account the principal belongs to; services and nobody have none.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        match self {
            Principal::Root { account }
            | Principal::User { account, .. }
            | Principal::Session { account, .. } => Some(account),
            Principal::Service { .. } | Principal::Anonymous => None,
        }
    }

    /// The ARN as GetCallerIdentity and error messages show it. Services show their name.
    #[must_use]
    pub fn arn(&self) -> String {
        match self {
            Principal::Root { account } => format!("arn:aws:iam::{account}:root"),
            Principal::User { arn, .. } => arn.clone(),
            Principal::Session {
                account,
                role_name,
                session_name,
                ..
            } => {
                format!("arn:aws:sts::{account}:assumed-role/{role_name}/{session_name}")
            }
            Principal::Service { name } => name.clone(),
            Principal::Anonymous => "anonymous".into(),
        }
    }

    /// The unique id as GetCallerIdentity and `aws:userid` show it.
    #[must_use]
    pub fn user_id(&self) -> Option<String> {
        match self {
            Principal::Root { account } => Some(account.clone()),
            Principal::User { id, .. } => Some(id.clone()),
            Principal::Session {
                role_id,
                session_name,
                ..
            } => Some(format!("{role_id}:{session_name}")),
            Principal::Service { .. } | Principal::Anonymous => None,
        }
    }

    /// Values of the condition keys that follow from the principal alone.
    fn context_value(&self, key: &str) -> Option<Cow<'_, str>> {
        let is = |name: &str| key.eq_ignore_ascii_case(name);
        if is("aws:PrincipalArn") {
            return match self {
                // The role, not the session: that is what aws:PrincipalArn holds.
                Principal::Session { role_arn, .. } => Some(role_arn.into()),
                Principal::Root { .. } | Principal::User { .. } => Some(self.arn().into()),
                Principal::Service { .. } | Principal::Anonymous => None,
            };
        }
        if is("aws:PrincipalAccount") {
            return self.account().map(Cow::from);
        }
        if is("aws:userid") {
            return self.user_id().map(Cow::from);
        }
        if is("aws:username") {
            return match self {
                Principal::User { name, .. } => Some(name.into()),
                _ => None,
            };
        }
        if is("aws:PrincipalType") {
            return Some(Cow::from(match self {
                Principal::Root { .. } => "Account",
                Principal::User { .. } => "User",
                Principal::Session { .. } => "AssumedRole",
                Principal::Service { .. } => "Service",
                Principal::Anonymous => "Anonymous",
            }));
        }
        if is("aws:PrincipalIsAWSService") {
            return Some(Cow::from(match self {
                Principal::Service { .. } => "true",
                _ => "false",
            }));
        }
        match self {
            Principal::Service { name } if is("aws:PrincipalServiceName") => Some(name.into()),
            _ => None,
        }
    }
}

/// Condition keys and their values. Names are compared without regard to case.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Context {
    entries: Vec<(Cow<'static, str>, Vec<String>)>,
}

impl Context {
    /// A context without keys.
    #[must_use]
    pub fn new() -> Context {
        Context::default()
    }

    /// Sets a key to one value, replacing what was there.
    pub fn set(&mut self, key: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        self.set_all(key, vec![value.into()]);
    }

    /// Sets a key to several values, replacing what was there. An empty list is a key that is
    /// present and holds nothing.
    pub fn set_all(&mut self, key: impl Into<Cow<'static, str>>, values: Vec<String>) {
        let key = key.into();
        match self
            .entries
            .iter_mut()
            .find(|(name, _)| name.eq_ignore_ascii_case(&key))
        {
            Some((_, old)) => *old = values,
            None => self.entries.push((key, values)),
        }
    }

    /// As [`Context::set`], for building in one expression.
    #[must_use]
    pub fn with(mut self, key: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Context {
        self.set(key, value);
        self
    }

    /// The values of a key, `None` if it is not in the request.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&[String]> {
        let (_, values) = self
            .entries
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(key))?;
        Some(values)
    }
}

/// One question: may `principal` do `action` to `resource`?
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Who asks.
    pub principal: &'a Principal,
    /// The action, such as `kinesis:PutRecord`.
    pub action: &'a str,
    /// The resource's ARN, or `*` for actions without one.
    pub resource: &'a str,
    /// The account that owns the resource, where the ARN does not say so (S3). Without either
    /// it is the principal's own.
    pub resource_account: Option<&'a str>,
    /// Further condition keys. Those that follow from the principal, the resource's account
    /// among them, need not be set.
    pub context: &'a Context,
}

impl<'a> Request<'a> {
    /// The account that owns the resource, if anything says so. What AWS itself provides to every
    /// account, such as its managed policies (`arn:aws:iam::aws:…`), counts as nobody's.
    #[must_use]
    pub fn owner(&self) -> Option<&'a str> {
        let from_arn = self
            .resource
            .split(':')
            .nth(4)
            .filter(|account| !account.is_empty() && *account != "aws");
        self.resource_account.or(from_arn)
    }

    /// The values of a condition key.
    pub(super) fn values(&self, key: &str) -> Option<Vec<Cow<'a, str>>> {
        if let Some(values) = self.context.get(key) {
            return Some(values.iter().map(|v| Cow::from(v.as_str())).collect());
        }
        if key.eq_ignore_ascii_case("aws:ResourceAccount") {
            return self.owner().map(|account| vec![Cow::from(account)]);
        }
        self.principal.context_value(key).map(|value| vec![value])
    }

    /// The value of a condition key that has exactly one.
    pub(super) fn single(&self, key: &str) -> Option<Cow<'a, str>> {
        let mut values = self.values(key)?;
        if values.len() == 1 {
            values.pop()
        } else {
            None
        }
    }
}
