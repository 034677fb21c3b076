//! The `Principal` and `NotPrincipal` elements.

use serde_json::Value;

use super::context::Principal;
use super::document::PolicyFault;
use super::syntax::only_strings;

/// How closely a resource's policy names who asks. Later is closer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Closeness {
    /// By its account: the account's own policies have to agree.
    Account,
    /// By everyone, or by the role of a session: boundary and session policy still limit it.
    General,
    /// By itself: user, session, service.
    Itself,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct PrincipalClause {
    negated: bool,
    names: Vec<Name>,
}

#[derive(Clone, Debug, PartialEq)]
enum Name {
    Everyone,
    Account(String),
    Arn(String),
    /// A unique id, `AIDA…`, `AROA…` or `AROA…:session`, as IAM stores principals.
    Id(String),
    Service(String),
    /// Identity providers and canonical users: valid, but nobody here is one.
    Nobody,
}

impl PrincipalClause {
    /// Whether it takes in everybody, known or not.
    pub(super) fn is_everybody(&self) -> bool {
        self.negated || self.names.contains(&Name::Everyone)
    }

    pub(super) fn parse(value: &Value, negated: bool) -> Result<PrincipalClause, PolicyFault> {
        let mut names = Vec::new();
        match value {
            Value::String(text) if text == "*" => names.push(Name::Everyone),
            Value::Object(kinds) => {
                for (kind, values) in kinds {
                    for text in only_strings(values).ok_or(PolicyFault::Syntax)? {
                        names.push(parse_name(kind, &text)?);
                    }
                }
            }
            Value::String(text) => {
                return Err(PolicyFault::InvalidPrincipal(format!("\"AWS\":\"{text}\"")));
            }
            _ => return Err(PolicyFault::Syntax),
        }
        if names.is_empty() {
            return Err(PolicyFault::Syntax);
        }
        Ok(PrincipalClause { negated, names })
    }

    /// How the clause covers `principal`; `None` if it does not.
    pub(super) fn covers(&self, principal: &Principal) -> Option<Closeness> {
        let closest = self
            .names
            .iter()
            .filter_map(|name| name.closeness(principal))
            .max();
        if self.negated {
            return if closest.is_none() {
                Some(Closeness::General)
            } else {
                None
            };
        }
        closest
    }
}

impl Name {
    fn closeness(&self, principal: &Principal) -> Option<Closeness> {
        let when = |holds: bool, closeness| if holds { Some(closeness) } else { None };
        match (self, principal) {
            (Name::Everyone, Principal::Anonymous | Principal::Root { .. }) => {
                Some(Closeness::Itself)
            }
            (Name::Everyone, _) => Some(Closeness::General),
            (Name::Account(own), Principal::Root { account }) => {
                when(own == account, Closeness::Itself)
            }
            (Name::Account(own), _) => when(principal.account() == Some(own), Closeness::Account),
            (Name::Arn(arn), Principal::Session { role_arn, .. }) => {
                when(arn == role_arn, Closeness::General)
                    .or_else(|| when(*arn == principal.arn(), Closeness::Itself))
            }
            (Name::Arn(arn), Principal::User { arn: own, .. }) => {
                when(arn == own, Closeness::Itself)
            }
            (Name::Id(id), Principal::User { id: own, .. }) => when(id == own, Closeness::Itself),
            (
                Name::Id(id),
                Principal::Session {
                    role_id,
                    session_name,
                    ..
                },
            ) => match id.split_once(':') {
                None => when(id == role_id, Closeness::General),
                Some((role, session)) => when(
                    role == role_id && session == session_name,
                    Closeness::Itself,
                ),
            },
            (Name::Service(service), Principal::Service { name }) => {
                when(service.eq_ignore_ascii_case(name), Closeness::Itself)
            }
            _ => None,
        }
    }
}

fn parse_name(kind: &str, text: &str) -> Result<Name, PolicyFault> {
    let invalid = || {
        let kind = kind.to_ascii_uppercase();
        PolicyFault::InvalidPrincipal(format!("\"{kind}\":\"{text}\""))
    };
    match kind {
        "AWS" if text == "*" => Ok(Name::Everyone),
        "AWS" if is_account(text) => Ok(Name::Account(text.to_owned())),
        "AWS" if is_unique_id(text) => Ok(Name::Id(text.to_owned())),
        "AWS" => {
            let parts: Vec<&str> = text.splitn(6, ':').collect();
            match parts.as_slice() {
                ["arn", _, "iam", "", account, "root"] if is_account(account) => {
                    Ok(Name::Account((*account).to_owned()))
                }
                ["arn", _, "iam" | "sts", "", account, resource]
                    if is_account(account)
                        && resource.contains('/')
                        && !resource.contains(['*', '?']) =>
                {
                    Ok(Name::Arn(text.to_owned()))
                }
                _ => Err(invalid()),
            }
        }
        "Service" if text.contains('.') && !text.contains(['*', '?', ' ', '/']) => {
            Ok(Name::Service(text.to_owned()))
        }
        "Federated" | "CanonicalUser" if !text.is_empty() => Ok(Name::Nobody),
        "Service" | "Federated" | "CanonicalUser" => Err(invalid()),
        _ => Err(PolicyFault::Syntax),
    }
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_unique_id(text: &str) -> bool {
    let id = match text.split_once(':') {
        Some((role, session)) if role.starts_with("AROA") && !session.is_empty() => role,
        Some(_) => return false,
        None => text,
    };
    (id.starts_with("AIDA") || id.starts_with("AROA"))
        && id.len() >= 16
        && id
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}
