//! Resource policies: what a stream itself says about who may use it.
//!
//! See "Sharing your data stream with another account" in the Kinesis Data Streams Developer
//! Guide. The policy is kept as it was put, and compiled where the stream is at work.

use std::sync::Arc;

use auth::Policy;
use plane::{Access, Call};
use wire::Fault;

use crate::row::StreamRow;
use crate::target::{Address, Target};
use crate::{Kinesis, faults};

/// Longest policy, in bytes.
const BYTES_MAX: usize = 20 * 1024;

/// What GetResourcePolicy answers where there is none.
pub const NONE: &str = "{}";

/// A row's policy, compiled. What was put was parsed then; a policy that no longer parses grants
/// nothing.
pub fn stored(row: &StreamRow) -> Option<Arc<Policy>> {
    let text = row.policy.as_deref()?;
    let parsed = Policy::parse(text);
    if let Err(error) = &parsed {
        tracing::error!(stream = %row.name, %error, "a stream's policy does not read back");
    }
    parsed.ok().map(Arc::new)
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

/// The address in the input of an operation on a stream's policy.
macro_rules! resource {
    ($input:expr) => {
        $crate::target::Address {
            name: None,
            arn: $input.resource_arn.as_deref(),
            id: $input.stream_id.as_deref(),
        }
    };
}
pub(crate) use resource;

impl Kinesis {
    /// What a call needs to be allowed that reads or changes a stream's policy. Whatever a policy
    /// grants to other accounts, it does not grant the policy itself.
    ///
    /// # Errors
    /// As [`Address::target`]; `AccessDeniedException` for callers of other accounts.
    pub(crate) fn access_to_policy(
        &self,
        action: &'static str,
        call: &Call,
        address: Address<'_>,
    ) -> Result<Vec<Access>, Fault> {
        let target = address.target(&call.caller)?;
        if target.account != call.caller.account {
            let message = format!(
                "User: {} is not authorized to perform: {action} on resource: {} because no \
                 resource-based policy allows the {action} action",
                call.caller.arn(),
                target.arn()
            );
            return Err(Fault::client("AccessDeniedException", message));
        }
        Ok(vec![self.access(action, &call.caller, &target)])
    }

    /// Puts another policy, or none, in place of a stream's. Everybody's next call is decided by
    /// it when this has returned.
    ///
    /// # Errors
    /// `ResourceNotFoundException`; `ResourceInUseException` while the stream comes or goes; what
    /// `decide` refuses with.
    pub(crate) async fn change_policy(
        &self,
        target: &Target,
        decide: impl FnOnce() -> Result<Option<String>, Fault>,
    ) -> Result<(), Fault> {
        self.change(target, |row| {
            if !row.status.takes_records() {
                return Err(target.not_active(row.status));
            }
            row.policy = decide()?;
            Ok(())
        })
        .await
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
