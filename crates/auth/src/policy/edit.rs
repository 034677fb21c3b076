//! Statements added to a resource's policy and taken out of it by their Sid, as AddPermission and
//! RemovePermission do it.

use serde_json::{Map, Value, json};

fn parts(policy: Option<&str>, id: &str) -> (Map<String, Value>, Vec<Value>) {
    let parsed = policy.and_then(|text| serde_json::from_str(text).ok());
    let mut document = match parsed {
        Some(Value::Object(document)) => document,
        _ => Map::from_iter([
            ("Version".to_owned(), json!("2008-10-17")),
            ("Id".to_owned(), json!(id)),
        ]),
    };
    let statements = match document.remove("Statement") {
        Some(Value::Array(statements)) => statements,
        Some(statement) => vec![statement],
        None => Vec::new(),
    };
    (document, statements)
}

fn whole(mut document: Map<String, Value>, statements: Vec<Value>) -> String {
    document.insert("Statement".to_owned(), Value::Array(statements));
    Value::Object(document).to_string()
}

/// The policy that lets accounts do actions (with their vendor, e.g. `SQS:SendMessage`) on a
/// resource, beside what it says already; `id` is for a policy that begins with it. `None` if it
/// has a statement of this Sid.
#[must_use]
pub fn grant(
    policy: Option<&str>,
    id: &str,
    sid: &str,
    accounts: &[String],
    actions: &[String],
    resource: &str,
) -> Option<String> {
    let (document, mut statements) = parts(policy, id);
    if statements.iter().any(|statement| statement["Sid"] == sid) {
        return None;
    }
    let principals: Vec<String> = accounts
        .iter()
        .map(|account| format!("arn:aws:iam::{account}:root"))
        .collect();
    statements.push(json!({
        "Sid": sid,
        "Effect": "Allow",
        "Principal": {"AWS": one_or_many(&principals)},
        "Action": one_or_many(actions),
        "Resource": resource,
    }));
    Some(whole(document, statements))
}

fn one_or_many(texts: &[String]) -> Value {
    match texts {
        [one] => json!(one),
        many => json!(many),
    }
}

/// The policy without the statement of a Sid, `Some(None)` if it was the only one. `None` if there
/// is no such statement.
#[must_use]
pub fn revoke(policy: Option<&str>, sid: &str) -> Option<Option<String>> {
    let (document, mut statements) = parts(policy, "");
    let before = statements.len();
    statements.retain(|statement| statement["Sid"] != sid);
    if statements.len() == before {
        return None;
    }
    Some((!statements.is_empty()).then(|| whole(document, statements)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_granted_is_a_policy_and_can_be_revoked() {
        let (account, action) = (["444455556666".to_owned()], ["SQS:SendMessage".to_owned()]);
        let arn = "arn:aws:sqs:us-east-1:111122223333:q";
        let grant = |policy, sid| grant(policy, "id", sid, &account, &action, arn);
        let one = grant(None, "one").unwrap();
        assert_eq!(
            one,
            r#"{"Version":"2008-10-17","Id":"id","Statement":[{"Sid":"one","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"SQS:SendMessage","Resource":"arn:aws:sqs:us-east-1:111122223333:q"}]}"#
        );
        assert!(crate::Policy::parse(&one).is_ok());
        assert_eq!(grant(Some(&one), "one"), None);
        let both = grant(Some(&one), "two").unwrap();
        assert_eq!(revoke(Some(&both), "two"), Some(Some(one.clone())));
        assert_eq!(revoke(Some(&one), "one"), Some(None));
        assert_eq!(revoke(Some(&one), "two"), None);
    }
}
