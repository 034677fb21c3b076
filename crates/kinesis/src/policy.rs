//! Resource policies: what a stream or consumer itself says about who may use it.
//!
//! See "Sharing your data stream with another account" in the Kinesis Data Streams Developer
//! Guide. The policy is kept as it was put, and compiled where the stream is at work.

use std::sync::Arc;

use auth::Policy;
use auth::policy::Bound;
use plane::{Access, Call, Principal};
use wire::Fault;

use crate::consumer::ConsumerRow;
use crate::consumer_target::Resource;
use crate::row::StreamRow;
use crate::{Kinesis, faults};

/// Longest policy, in bytes.
const BYTES_MAX: usize = 20 * 1024;

/// What GetResourcePolicy answers where there is none.
pub const NONE: &str = "{}";

/// A policy as it is kept: as it was put, and whom it names.
pub type Kept = (String, Bound);

fn stored(text: Option<&str>, principals: &Bound) -> Option<Arc<Policy>> {
    text.map(|text| Arc::new(Policy::parse_bound(text, principals)))
}

/// A stream's policy, compiled.
pub fn of_stream(row: &StreamRow) -> Option<Arc<Policy>> {
    stored(row.policy.as_deref(), &row.policy_principals)
}

/// A consumer's policy, compiled.
pub fn of_consumer(row: &ConsumerRow) -> Option<Arc<Policy>> {
    stored(row.policy.as_deref(), &row.policy_principals)
}

/// Refuses a text that is no resource policy, or too long a one.
///
/// # Errors
/// `InvalidArgumentException`, `LimitExceededException`
pub fn check(text: &str) -> Result<(), Fault> {
    if text.len() > BYTES_MAX {
        return Err(faults::limit_exceeded(format!(
            "The resource policy exceeds the limit of {BYTES_MAX} bytes."
        )));
    }
    match Policy::parse(text) {
        Ok(_) => Ok(()),
        Err(error) => Err(faults::invalid_argument(error.to_string())),
    }
}

impl Kinesis {
    /// What a call needs to be allowed that reads or changes a resource's policy. Whatever a
    /// policy grants to other accounts, it does not grant the policy itself; and whatever it denies,
    /// it does not deny the policy to the root user of the account that owns the resource.
    ///
    /// # Errors
    /// `AccessDeniedException` for callers of other accounts.
    pub(crate) fn access_to_policy(
        &self,
        action: &'static str,
        call: &Call,
        resource: &Resource,
    ) -> Result<Vec<Access>, Fault> {
        if *resource.account() != call.caller.account {
            let message = format!(
                "User: {} is not authorized to perform: {action} on resource: {} because no \
                 resource-based policy allows the {action} action",
                call.caller.arn(),
                resource.arn()
            );
            return Err(Fault::client("AccessDeniedException", message));
        }
        let access = self.resource_access(action, call, resource);
        // Else a policy that denies everything could never be taken back.
        let is_root = matches!(call.caller.principal, Principal::Root);
        Ok(vec![if is_root {
            access.with_resource_policy(None)
        } else {
            access
        }])
    }

    /// A resource's policy as it was put, but that who is gone is named by the unique id.
    ///
    /// # Errors
    /// `ResourceNotFoundException`
    pub(crate) fn policy(&self, resource: &Resource) -> Result<Option<String>, Fault> {
        let shown = |text: &Option<String>, principals| {
            let text = text.as_deref();
            text.map(|text| self.principals.shown(text, principals))
        };
        Ok(match resource {
            Resource::Stream(target) => {
                let row = self.stream(target)?.row();
                shown(&row.policy, &row.policy_principals)
            }
            Resource::Consumer(target) => {
                let row = self.consumer(target)?;
                shown(&row.policy, &row.policy_principals)
            }
        })
    }

    /// A policy that may be put, and whom it names.
    ///
    /// # Errors
    /// As [`check`]; `InvalidArgumentException` for one that names somebody who does not exist.
    pub(crate) fn checked_policy(&self, text: String) -> Result<Kept, Fault> {
        check(&text)?;
        let bound = self.principals.bind(&text);
        let bound = bound.map_err(|unknown| faults::invalid_argument(unknown.to_string()))?;
        Ok((text, bound))
    }

    /// Puts another policy, or none, in place of a resource's. Everybody's next call is decided by
    /// it when this has returned.
    ///
    /// # Errors
    /// `ResourceNotFoundException`; `ResourceInUseException` while the resource comes or goes;
    /// what `decide` refuses with.
    pub(crate) async fn change_policy(
        &self,
        resource: &Resource,
        decide: impl FnOnce() -> Result<Option<Kept>, Fault>,
    ) -> Result<(), Fault> {
        match resource {
            Resource::Stream(target) => {
                let change = |row: &mut StreamRow| {
                    if !row.status.takes_records() {
                        return Err(target.not_active(row.status));
                    }
                    let (policy, principals) = decide()?.unzip();
                    row.policy = policy;
                    row.policy_principals = principals.unwrap_or_default();
                    Ok(())
                };
                self.change(target, change).await
            }
            Resource::Consumer(target) => {
                let change = |row: &mut ConsumerRow| {
                    let (policy, principals) = decide()?.unzip();
                    row.policy = policy;
                    row.policy_principals = principals.unwrap_or_default();
                    Ok(())
                };
                self.change_consumer(target, change).await
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_policies_of_resources_are_taken() {
        let statement = r#"{"Effect":"Allow","Principal":{"AWS":"111122223333"},
            "Action":"kinesis:PutRecord","Resource":"*"}"#;
        let policy =
            |statement: &str| format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#);
        assert!(check(&policy(statement)).is_ok());
        let nobody = statement.replace(r#""Principal":{"AWS":"111122223333"},"#, "");
        let long = format!("{}{}", policy(statement), " ".repeat(BYTES_MAX));
        for (text, code) in [
            (NONE, "InvalidArgumentException"),
            ("", "InvalidArgumentException"),
            ("{", "InvalidArgumentException"),
            (policy(&nobody).as_str(), "InvalidArgumentException"),
            (long.as_str(), "LimitExceededException"),
        ] {
            assert_eq!(
                check(text).map_err(|fault| fault.code.into_owned()),
                Err(code.to_owned())
            );
        }
    }
}
