//! Principals that a policy names, bound to their unique ids.
//!
//! "AWS JSON policy elements: Principal", IAM User Guide: a principal is stored by its unique id,
//! so that nobody is trusted for having the name of a user or role that is gone. Who keeps a policy
//! keeps it as it was put, and beside it the [`Bound`] that IAM has found for it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::document::{Kind, Policy};

/// Unique ids of the users, roles and roles' sessions that a policy names, by the ARN it names
/// them with.
pub type Bound = BTreeMap<String, String>;

impl Policy {
    /// The policy of a resource, as it was put, of which those who are bound are known by their ids
    /// alone. One that cannot be read denies everything: what it denied must not become allowed.
    #[must_use]
    pub fn parse_bound(text: &str, bound: &Bound) -> Policy {
        let text = with_ids(text, bound, |_, _| true);
        Policy::parse_as(&text, Kind::Resource).unwrap_or_else(|_| Policy::deny_all())
    }
}

/// The document with the ids of those principals that `replaced` chooses, by ARN and id, in place
/// of their ARNs.
#[must_use]
pub fn with_ids(document: &str, bound: &Bound, replaced: impl Fn(&str, &str) -> bool) -> String {
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

/// All names of a kind, `AWS` or `Service`, in a document's principals.
#[must_use]
pub fn named<'a>(document: &'a Value, kind: &str) -> Vec<&'a str> {
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
    use crate::policy::{Context, Policies, Principal, Request, evaluate};

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

    #[test]
    fn what_cannot_be_read_denies_everything() {
        let everybody =
            r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}}"#;
        let context = Context::new();
        let principal = Principal::user("111122223333", "/", "u", "AIDAX");
        let request = Request {
            principal: &principal,
            action: "s3:GetObject",
            resource: "arn:aws:s3:::b/k",
            resource_account: Some("111122223333"),
            context: &context,
        };
        for (text, is_let) in [(everybody, true), ("", false), (&everybody[1..], false)] {
            let policies = Policies {
                resource: Some(&Policy::parse_bound(text, &Bound::new())),
                ..Policies::default()
            };
            assert_eq!(evaluate(&request, &policies).is_allow(), is_let, "{text}");
        }
    }
}
