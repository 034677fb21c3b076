//! Trust policies: their principals exist, and stay the ones that they were.
//!
//! "AWS JSON policy elements: Principal", IAM User Guide: a principal is stored by its unique id,
//! so that nobody is trusted for having the name of a user or role that is gone.

use std::collections::{BTreeMap, HashSet};
use std::sync::OnceLock;

use auth::policy::Kind;
use serde_json::Value;
use wire::{Arn, Fault};

use crate::faults;
use crate::limits;

/// Unique ids of the users and roles that a trust policy names, by the ARN it names them with.
pub(crate) type Bound = BTreeMap<String, String>;

/// Where names of services end.
const DOMAINS: [&str; 3] = [".amazonaws.com", ".amazonaws.com.cn", ".amazon.com"];

/// Refuses a document that is no trust policy, names no service of AWS, or is too large.
pub(crate) fn check(document: &str) -> Result<(), Fault> {
    auth::Policy::parse_as(document, Kind::Trust)
        .map_err(|fault| faults::malformed_policy(&fault))?;
    let parsed: Value = serde_json::from_str(document).unwrap_or_default();
    for name in named(&parsed, "Service") {
        if !is_service(name) {
            return Err(faults::invalid_principal("SERVICE", name));
        }
    }
    let max = limits::TRUST_POLICY_SIZE_MAX;
    if limits::counted_size(document) > max {
        let message = format!("Cannot exceed quota for ACLSizePerRole: {max}");
        return Err(faults::limit_exceeded(message));
    }
    Ok(())
}

/// Finds the users and roles that a trust policy names. `find` answers the ARN and the unique id of
/// a user (`user`) or role (`role`) of an account; `None` where the account is not known here.
///
/// `is_there` knows all unique ids.
///
/// # Errors
/// `MalformedPolicyDocument` for one that does not exist.
pub(crate) fn bind(
    document: &str,
    find: impl Fn(&str, &str, &str) -> Option<Option<(String, String)>>,
    is_there: impl Fn(&str) -> bool,
) -> Result<Bound, Fault> {
    let parsed: Value = serde_json::from_str(document).unwrap_or_default();
    let mut bound = Bound::new();
    for principal in named(&parsed, "AWS") {
        // Somebody who is gone is shown by the unique id, and cannot be trusted anew.
        let is_id = principal.starts_with("AIDA") || principal.starts_with("AROA");
        if is_id && !is_there(principal) {
            return Err(faults::invalid_principal("AWS", principal));
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
                Some((role, session)) => ("role", role, Some(session)),
                None => continue,
            },
            _ => continue,
        };
        let Some(found) = find(&arn.account, word, name) else {
            continue;
        };
        // A role's session is named without the role's path.
        let found = found.filter(|(own, _)| suffix.is_some() || own == principal);
        let Some((_, id)) = found else {
            return Err(faults::invalid_principal("AWS", principal));
        };
        let id = match suffix {
            Some(session) => format!("{id}:{session}"),
            None => id,
        };
        bound.insert(principal.to_owned(), id);
    }
    Ok(bound)
}

/// The document with the ids of those principals that `replaced` chooses in place of their ARNs.
pub(crate) fn with_ids(
    document: &str,
    bound: &Bound,
    replaced: impl Fn(&str, &str) -> bool,
) -> String {
    let ids: BTreeMap<&str, &str> = bound
        .iter()
        .filter(|(arn, id)| replaced(arn, id))
        .map(|(arn, id)| (arn.as_str(), id.as_str()))
        .collect();
    if ids.is_empty() {
        return document.to_owned();
    }
    let mut parsed: Value = serde_json::from_str(document).unwrap_or_default();
    let replace = |value: &mut Value| {
        if let Some(id) = value.as_str().and_then(|arn| ids.get(arn)) {
            *value = Value::from(*id);
        }
    };
    for clause in clauses_mut(&mut parsed) {
        match clause.get_mut("AWS") {
            Some(Value::Array(names)) => names.iter_mut().for_each(replace),
            Some(name) => replace(name),
            None => {}
        }
    }
    parsed.to_string()
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

/// All names of a kind in the document's principals.
fn named<'a>(document: &'a Value, kind: &str) -> Vec<&'a str> {
    let statements = match document.get("Statement") {
        Some(Value::Array(statements)) => statements.iter().collect(),
        Some(statement) => vec![statement],
        None => Vec::new(),
    };
    let clauses = statements
        .into_iter()
        .flat_map(|statement| ["Principal", "NotPrincipal"].map(|key| statement.get(key)))
        .flatten();
    clauses
        .filter_map(|clause| clause.get(kind))
        .flat_map(|names| match names {
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            name => name.as_str().into_iter().collect::<Vec<_>>(),
        })
        .collect()
}

fn clauses_mut(document: &mut Value) -> Vec<&mut Value> {
    let statements = match document.get_mut("Statement") {
        Some(Value::Array(statements)) => statements.iter_mut().collect(),
        Some(statement) => vec![statement],
        None => Vec::new(),
    };
    statements
        .into_iter()
        .filter_map(Value::as_object_mut)
        .flat_map(|statement| {
            statement
                .iter_mut()
                .filter(|(key, _)| *key == "Principal" || *key == "NotPrincipal")
                .map(|(_, clause)| clause)
        })
        .collect()
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

    #[test]
    fn only_principals_become_ids() {
        let arn = "arn:aws:iam::111122223333:user/u";
        let document = format!(
            r#"{{"Statement":[{{"Principal":{{"AWS":["{arn}","444455556666"]}},"Condition":{{"StringEquals":{{"aws:PrincipalArn":"{arn}"}}}}}}]}}"#
        );
        let bound = Bound::from([(arn.to_owned(), "AIDAX".to_owned())]);
        assert_eq!(with_ids(&document, &bound, |_, _| false), document);
        assert_eq!(
            with_ids(&document, &bound, |_, _| true),
            document.replacen(arn, "AIDAX", 1)
        );
    }
}
