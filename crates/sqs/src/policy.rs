//! Policies of queues: what all policies have to be, and about actions that SQS has.

use auth::policy::is_like;
use serde_json::Value;

use crate::limits;

/// Whether a text is a policy that a queue may have.
pub(crate) fn is_good(text: &str) -> bool {
    if text.len() > limits::POLICY_BYTES_MAX || auth::Policy::parse(text).is_err() {
        return false;
    }
    let document: Value = serde_json::from_str(text).unwrap_or_default();
    let statements = match document.get("Statement") {
        Some(Value::Array(statements)) => statements.as_slice(),
        Some(statement) => std::slice::from_ref(statement),
        None => &[],
    };
    statements
        .iter()
        .flat_map(|statement| [statement.get("Action"), statement.get("NotAction")])
        .flatten()
        .all(|actions| match actions {
            Value::Array(actions) => actions.iter().all(is_known),
            action => is_known(action),
        })
}

/// Whether SQS has actions that a pattern means.
fn is_known(action: &Value) -> bool {
    let action = action.as_str().unwrap_or_default().to_ascii_lowercase();
    if action == "*" {
        return true;
    }
    let Some(pattern) = action.strip_prefix("sqs:") else {
        return false;
    };
    let operations = model::service("sqs").map_or(&[][..], |service| service.operations);
    operations
        .iter()
        .any(|operation| is_like(pattern, &operation.name.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::is_good;

    #[test]
    fn actions_are_those_of_sqs() {
        for (action, expected) in [
            ("sqs:SendMessage", true),
            ("SQS:sendmessage", true),
            ("sqs:*", true),
            ("*", true),
            ("sqs:Send*", true),
            ("sqs:ChangeMessageVisibility?atch", true),
            ("sqs:Foo", false),
            ("sqs:Foo*", false),
            ("s3:GetObject", false),
        ] {
            let policy = serde_json::json!({
                "Version": "2012-10-17",
                "Statement": {
                    "Effect": "Allow",
                    "Principal": "*",
                    "Action": ["sqs:ReceiveMessage", action],
                    "Resource": "*",
                },
            });
            assert_eq!(is_good(&policy.to_string()), expected, "{action}");
        }
    }

    #[test]
    fn many_wildcards_take_no_time() {
        let stars = format!("sqs:{}z", "*".repeat(5_000));
        let pairs = format!("sqs:{}z", "*?".repeat(2_000));
        for action in [stars, pairs] {
            let policy = serde_json::json!({"Version": "2012-10-17", "Statement": {
                "Effect": "Allow",
                "Principal": "*",
                "Action": action,
                "Resource": "*",
            }});
            assert!(!is_good(&policy.to_string()));
        }
    }
}
