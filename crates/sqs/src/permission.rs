//! Statements that AddPermission and RemovePermission write into a queue's policy.

use serde_json::{Map, Value, json};
use wire::Fault;

use crate::names::{Address, is_account};
use crate::{faults, limits};

/// What other accounts can be let do.
const ACTIONS: [&str; 7] = [
    "SendMessage",
    "ReceiveMessage",
    "DeleteMessage",
    "ChangeMessageVisibility",
    "GetQueueAttributes",
    "GetQueueUrl",
    "PurgeQueue",
];

/// A statement to be added.
pub(crate) struct Statement {
    pub(crate) label: String,
    pub(crate) accounts: Vec<String>,
    pub(crate) actions: Vec<String>,
}

impl Statement {
    /// # Errors
    /// `InvalidParameterValue`
    pub(crate) fn check(&self) -> Result<(), Fault> {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let (label, letters) = (&self.label, limits::NAME_LETTERS_MAX);
        if !(1..=letters).contains(&label.len()) || !label.bytes().all(is_letter) {
            return Err(faults::invalid_value(
                label,
                "Label",
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in \
                 length",
            ));
        }
        if let Some(account) = self.accounts.iter().find(|account| !is_account(account)) {
            let reason = "Unable to verify.";
            return Err(faults::invalid_value(account, "PrincipalId", reason));
        }
        let is_known = |action: &String| action == "*" || ACTIONS.contains(&action.as_str());
        if let Some(action) = self.actions.iter().find(|action| !is_known(action)) {
            let reason = format!(
                "Only the queue owner is allowed to invoke this action: {}.",
                ACTIONS.join(", ")
            );
            return Err(faults::invalid_value(action, "ActionName", &reason));
        }
        for (name, list) in [
            ("AWSAccountIds", &self.accounts),
            ("Actions", &self.actions),
        ] {
            if list.is_empty() {
                return Err(faults::missing(name));
            }
        }
        Ok(())
    }
}

/// What a policy says, as JSON that may be changed.
fn read(policy: Option<&str>, id: impl FnOnce() -> String) -> (Map<String, Value>, Vec<Value>) {
    let parsed = policy.and_then(|text| serde_json::from_str(text).ok());
    let mut document = match parsed {
        Some(Value::Object(document)) => document,
        _ => Map::from_iter([
            ("Version".to_owned(), json!("2008-10-17")),
            ("Id".to_owned(), json!(id())),
        ]),
    };
    let statements = match document.remove("Statement") {
        Some(Value::Array(statements)) => statements,
        Some(statement) => vec![statement],
        None => Vec::new(),
    };
    (document, statements)
}

/// The policy with one more statement.
///
/// # Errors
/// `InvalidParameterValue` for a label that is there already; `OverLimit` for a policy that
/// becomes too long.
pub(crate) fn add(
    policy: Option<&str>,
    address: &Address,
    statement: &Statement,
) -> Result<String, Fault> {
    let arn = address.arn();
    let (mut document, mut statements) = read(policy, || format!("{arn}/SQSDefaultPolicy"));
    if statements.iter().any(|one| one["Sid"] == statement.label) {
        let reason = "Already exists.";
        return Err(faults::invalid_value(&statement.label, "Label", reason));
    }
    let accounts = statement.accounts.iter();
    let principals: Vec<String> = accounts
        .map(|account| format!("arn:aws:iam::{account}:root"))
        .collect();
    let actions = statement.actions.iter();
    let actions: Vec<String> = actions.map(|action| format!("SQS:{action}")).collect();
    statements.push(json!({
        "Sid": statement.label,
        "Effect": "Allow",
        "Principal": {"AWS": one_or_many(principals)},
        "Action": one_or_many(actions),
        "Resource": arn,
    }));
    document.insert("Statement".to_owned(), Value::Array(statements));
    let text = Value::Object(document).to_string();
    if text.len() > limits::POLICY_BYTES_MAX {
        return Err(Fault::client(
            "OverLimit",
            "The policy of the queue is too long.",
        ));
    }
    Ok(text)
}

fn one_or_many(mut texts: Vec<String>) -> Value {
    match texts.len() {
        1 => json!(texts.remove(0)),
        _ => json!(texts),
    }
}

/// The policy without the statement of a label; none if it was the only one.
///
/// # Errors
/// `InvalidParameterValue` where there is no such statement.
pub(crate) fn remove(policy: Option<&str>, label: &str) -> Result<Option<String>, Fault> {
    let (mut document, mut statements) = read(policy, String::new);
    let before = statements.len();
    statements.retain(|one| one["Sid"] != label);
    if statements.len() == before {
        return Err(faults::invalid_value(
            label,
            "Label",
            "can't find label on existing policy.",
        ));
    }
    if statements.is_empty() {
        return Ok(None);
    }
    document.insert("Statement".to_owned(), Value::Array(statements));
    Ok(Some(Value::Object(document).to_string()))
}

#[cfg(test)]
mod tests {
    use plane::{Account, Region};

    use super::*;

    #[test]
    fn what_is_added_is_a_policy_and_can_be_removed() {
        let address = Address {
            account: Account::new("111122223333"),
            region: Region::new("us-east-1"),
            name: "q".to_owned(),
        };
        let statement = |label: &str| Statement {
            label: label.to_owned(),
            accounts: vec!["444455556666".to_owned()],
            actions: vec!["SendMessage".to_owned()],
        };
        let one = add(None, &address, &statement("one")).unwrap();
        assert_eq!(
            one,
            r#"{"Version":"2008-10-17","Id":"arn:aws:sqs:us-east-1:111122223333:q/SQSDefaultPolicy","Statement":[{"Sid":"one","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"SQS:SendMessage","Resource":"arn:aws:sqs:us-east-1:111122223333:q"}]}"#
        );
        assert!(auth::Policy::parse(&one).is_ok());
        assert!(add(Some(&one), &address, &statement("one")).is_err());
        let both = add(Some(&one), &address, &statement("two")).unwrap();
        assert_eq!(remove(Some(&both), "two"), Ok(Some(one.clone())));
        assert_eq!(remove(Some(&one), "one"), Ok(None));
        assert!(remove(Some(&one), "two").is_err());
        for (account, action) in [("4", "SendMessage"), ("444455556666", "DeleteQueue")] {
            let bad = Statement {
                accounts: vec![account.to_owned()],
                actions: vec![action.to_owned()],
                ..statement("x")
            };
            assert_eq!(bad.check().unwrap_err().code, "InvalidParameterValue");
        }
    }
}
