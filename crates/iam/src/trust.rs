//! Principals of trust policies and of resources' policies: they exist, and stay the ones that they
//! were. See [`auth::policy::bound`].

use std::collections::HashSet;
use std::sync::OnceLock;

use auth::policy::bound::named;
use auth::policy::{Bound, Kind};
use plane::UnknownPrincipal;
use serde_json::Value;
use wire::{Arn, Fault};

use crate::{document, faults, limits};

/// Where names of services end.
const DOMAINS: [&str; 3] = [".amazonaws.com", ".amazonaws.com.cn", ".amazon.com"];

/// Refuses a document that is no trust policy, names no service of AWS, or is too large.
pub(crate) fn check(document: &str) -> Result<(), Fault> {
    document::check(document, Kind::Trust)?;
    let parsed: Value = serde_json::from_str(document).unwrap_or_default();
    check_services(&parsed).map_err(|unknown| faults::invalid_principal(&unknown))?;
    let max = limits::TRUST_POLICY_SIZE_MAX;
    if limits::counted_size(document) > max {
        let message = format!("Cannot exceed quota for ACLSizePerRole: {max}");
        return Err(faults::limit_exceeded(message));
    }
    Ok(())
}

/// Refuses services that AWS does not have.
pub(crate) fn check_services(document: &Value) -> Result<(), UnknownPrincipal> {
    let unknown = |name: &&str| !is_service(name);
    match named(document, "Service").into_iter().find(unknown) {
        Some(name) => Err(UnknownPrincipal {
            kind: "SERVICE",
            name: name.to_owned(),
        }),
        None => Ok(()),
    }
}

/// Finds the users and roles that a policy names. `find` answers the ARN and the unique id of
/// a user (`user`) or role (`role`) of an account; `None` where the account is not known here.
///
/// `is_there` knows all unique ids.
///
/// # Errors
/// The first one that does not exist.
pub(crate) fn bind(
    document: &Value,
    find: impl Fn(&str, &str, &str) -> Option<Option<(String, String)>>,
    is_there: impl Fn(&str) -> bool,
) -> Result<Bound, UnknownPrincipal> {
    let mut bound = Bound::new();
    for principal in named(document, "AWS") {
        let unknown = || UnknownPrincipal {
            kind: "AWS",
            name: principal.to_owned(),
        };
        // Somebody who is gone is shown by the unique id, and cannot be trusted anew.
        let is_id = principal.starts_with("AIDA") || principal.starts_with("AROA");
        if is_id && !is_there(principal) {
            return Err(unknown());
        }
        let Ok(arn) = principal.parse::<Arn>() else {
            continue;
        };
        let Some((kind, path)) = arn.resource.split_once('/') else {
            continue;
        };
        let session = path.split_once('/');
        let (word, name, suffix) = match (arn.service.as_str(), kind) {
            ("iam", "user" | "role") => (kind, path.rsplit('/').next().unwrap_or(path), None),
            ("sts", "assumed-role") => match session {
                Some((role, session)) if is_session_name(session) => ("role", role, Some(session)),
                _ => return Err(unknown()),
            },
            // Groups and policies are no principals.
            ("iam", _) => return Err(unknown()),
            _ => continue,
        };
        let Some(found) = find(&arn.account, word, name) else {
            continue;
        };
        // A role's session is named without the role's path.
        let found = found.filter(|(own, _)| suffix.is_some() || own == principal);
        let Some((_, id)) = found else {
            return Err(unknown());
        };
        let id = match suffix {
            Some(session) => format!("{id}:{session}"),
            None => id,
        };
        bound.insert(principal.to_owned(), id);
    }
    Ok(bound)
}

/// Whether AssumeRole takes a name for a session.
fn is_session_name(name: &str) -> bool {
    let is_of_names = |letter: char| letter.is_ascii_alphanumeric() || "_+=,.@-".contains(letter);
    (1..=64).contains(&name.len()) && name.chars().all(is_of_names)
}

/// Whether a name is that of a service of AWS, or of a part or region of one.
fn is_service(name: &str) -> bool {
    static KNOWN: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| include_str!("../data/service_names.txt").lines().collect());
    let name = name.to_ascii_lowercase();
    DOMAINS.iter().any(|domain| {
        name.strip_suffix(domain).is_some_and(|labels| {
            *domain == ".amazon.com" || labels.split('.').any(|label| known.contains(label))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_of_aws_are_known_by_name() {
        for name in [
            "lambda.amazonaws.com",
            "ecs-tasks.amazonaws.com",
            "codedeploy.us-east-1.amazonaws.com",
            "member.org.stacksets.cloudformation.amazonaws.com",
            "delivery.logs.amazonaws.com",
            "vpc-flow-logs.amazonaws.com",
            "ec2.amazonaws.com.cn",
            "alexa-appkit.amazon.com",
            "edgelambda.amazonaws.com",
            "monitoring.rds.amazonaws.com",
        ] {
            assert!(is_service(name), "{name}");
        }
        for name in ["foo.amazonaws.com", "lambda.example.com", "amazonaws.com"] {
            assert!(!is_service(name), "{name}");
        }
    }
}
