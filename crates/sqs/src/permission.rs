//! Statements that AddPermission and RemovePermission write into a queue's policy.

use auth::policy::edit;
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
    let id = format!("{arn}/SQSDefaultPolicy");
    let actions = statement.actions.iter();
    let actions: Vec<String> = actions.map(|action| format!("SQS:{action}")).collect();
    let (label, accounts) = (&statement.label, &statement.accounts);
    let text = edit::grant(policy, &id, label, accounts, &actions, &arn)
        .ok_or_else(|| faults::invalid_value(label, "Label", "Already exists."))?;
    if text.len() > limits::POLICY_BYTES_MAX {
        return Err(Fault::client(
            "OverLimit",
            "The policy of the queue is too long.",
        ));
    }
    Ok(text)
}

/// The policy without the statement of a label; none if it was the only one.
///
/// # Errors
/// `InvalidParameterValue` where there is no such statement.
pub(crate) fn remove(policy: Option<&str>, label: &str) -> Result<Option<String>, Fault> {
    edit::revoke(policy, label).ok_or_else(|| {
        let reason = "can't find label on existing policy.";
        faults::invalid_value(label, "Label", reason)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_accounts_and_what_they_can_be_let_do() {
        for (account, action, is_good) in [
            ("444455556666", "SendMessage", true),
            ("444455556666", "*", true),
            ("4", "SendMessage", false),
            ("444455556666", "DeleteQueue", false),
        ] {
            let statement = Statement {
                label: "l".to_owned(),
                accounts: vec![account.to_owned()],
                actions: vec![action.to_owned()],
            };
            assert_eq!(statement.check().is_ok(), is_good, "{account} {action}");
        }
    }
}
