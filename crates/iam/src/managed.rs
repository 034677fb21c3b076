//! Managed policies: AWS's own and the account's.

use std::sync::Arc;

use plane::{Access, Call};
use store::Transaction;
use wire::{Arn, Fault};

use crate::Iam;
use crate::aws_managed::{self, AwsManaged};
use crate::faults;
use crate::rows::{PolicyRow, Tables, row_key};
use crate::tags;

/// A managed policy.
pub(crate) enum Managed {
    Aws(&'static AwsManaged),
    Customer(Arc<PolicyRow>),
}

impl Managed {
    /// The document of the default version.
    pub(crate) fn document(&self) -> &str {
        match self {
            Managed::Aws(policy) => &policy.document,
            Managed::Customer(row) => row
                .versions
                .get(&row.default_version)
                .map_or("", |version| &version.document),
        }
    }
}

/// Account, path and name in a managed policy's ARN.
fn parse_arn(arn: &str) -> Result<(String, String, String), Fault> {
    let invalid = || faults::validation("Invalid ARN:  Could not be parsed!");
    let parsed: Arn = arn.parse().map_err(|_| invalid())?;
    let resource = parsed
        .resource
        .strip_prefix("policy/")
        .ok_or_else(invalid)?;
    if parsed.service != "iam" || parsed.account.is_empty() || resource.is_empty() {
        return Err(invalid());
    }
    let (path, name) = match resource.rsplit_once('/') {
        Some((path, name)) => (format!("/{path}/"), name),
        None => ("/".to_owned(), resource),
    };
    Ok((parsed.account, path, name.to_owned()))
}

/// The managed policy of an ARN, given how rows are looked up.
pub(crate) fn find(
    arn: &str,
    row: impl FnOnce(&str) -> Option<Arc<PolicyRow>>,
) -> Result<Option<Managed>, Fault> {
    let (account, path, name) = parse_arn(arn)?;
    if account == "aws" {
        return Ok(aws_managed::find(arn).map(Managed::Aws));
    }
    let row = row(&row_key(&account, &name)).filter(|row| row.path == path);
    Ok(row.map(Managed::Customer))
}

impl Iam {
    /// What a call on a managed policy needs to be allowed.
    pub(crate) fn policy_access(&self, action: &'static str, arn: Option<&str>) -> Access {
        let arn = arn.unwrap_or_default();
        let access = Access::new(action, arn);
        match self.managed_policy(arn) {
            Ok(Managed::Customer(row)) => tags::on_tagged(access, &row.tags),
            Ok(Managed::Aws(_)) | Err(_) => access,
        }
    }

    /// The managed policy of an ARN, as durable.
    pub(crate) fn managed_policy(&self, arn: &str) -> Result<Managed, Fault> {
        find(arn, |key| self.tables.policies.get(key))?
            .ok_or_else(|| faults::no_such_entity(format!("Policy {arn} was not found.")))
    }

    /// The managed policy of an ARN, as decided so far.
    pub(crate) fn managed_policy_decided(
        &self,
        tx: &Transaction<'_>,
        arn: &str,
    ) -> Result<Option<Managed>, Fault> {
        find(arn, |key| tx.get(&self.tables.policies, key))
    }

    /// Changes one of the account's own managed policies.
    pub(crate) async fn change_policy<R>(
        &self,
        call: &Call,
        arn: &str,
        change: impl FnOnce(&mut PolicyRow, &Transaction<'_>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let key = self.own_policy_key(call, arn)?;
        self.decide(|tx| {
            let row = tx.get(&self.tables.policies, &key);
            let row = row.filter(|row| row.arn() == arn);
            let row =
                row.ok_or_else(|| faults::no_such_entity(format!("Policy {arn} was not found.")))?;
            let mut row = PolicyRow::clone(&row);
            let result = change(&mut row, tx)?;
            tx.put(&self.tables.policies, &key, row);
            self.republish_when_applied(tx);
            Ok(result)
        })
        .await
    }

    /// The row key of a policy that the caller's account owns.
    pub(crate) fn own_policy_key(&self, call: &Call, arn: &str) -> Result<String, Fault> {
        let (account, _, name) = parse_arn(arn)?;
        if account != call.caller.account.as_str() {
            let message = "Policy is outside your own account.";
            return Err(Fault::client("AccessDenied", message).with_status(403));
        }
        Ok(row_key(&account, &name))
    }

    /// Compiles everything anew once the transaction is durable: a managed policy may be attached
    /// anywhere.
    pub(crate) fn republish_when_applied(&self, tx: &mut Transaction<'_>) {
        let published = Arc::clone(&self.published);
        tx.on_applied(move || published.publish_all());
    }

    /// How many users and roles a managed policy is attached to, and how many it bounds.
    pub(crate) fn attachment_counts(&self, account: &str, arn: &str) -> (i32, i32) {
        count(&self.tables, account, arn)
    }
}

fn count(tables: &Tables, account: &str, arn: &str) -> (i32, i32) {
    let prefix = format!("{account}/");
    let roles = tables.roles.prefix(&prefix);
    let users = tables.users.prefix(&prefix);
    let identities = roles
        .iter()
        .map(|(_, row)| &row.identity)
        .chain(users.iter().map(|(_, row)| &row.identity));
    identities.fold((0, 0), |(attached, bounded), identity| {
        let is_attached = identity.attached.iter().any(|a| a == arn);
        let is_bound = identity.boundary.as_deref() == Some(arn);
        (
            attached + i32::from(is_attached),
            bounded + i32::from(is_bound),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arns() {
        let parts = |arn: &str| parse_arn(arn).map_err(|fault| fault.message);
        assert_eq!(
            parts("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"),
            Ok((
                "aws".into(),
                "/service-role/".into(),
                "AWSLambdaBasicExecutionRole".into()
            ))
        );
        assert_eq!(
            parts("arn:aws:iam::111122223333:policy/p"),
            Ok(("111122223333".into(), "/".into(), "p".into()))
        );
        for arn in [
            "longer-than-twenty-characters",
            "arn:aws:s3:::b",
            "arn:aws:iam::1:role/r",
        ] {
            assert_eq!(
                parts(arn),
                Err("Invalid ARN:  Could not be parsed!".into()),
                "{arn}"
            );
        }
    }
}
