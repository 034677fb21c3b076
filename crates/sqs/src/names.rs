//! How queues are named: by name, ARN, URL and the key of their row.

use std::fmt;

use plane::{Account, Call, Region};
use wire::{Arn, Fault};

use crate::{faults, limits};

/// Which queue is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) account: Account,
    pub(crate) region: Region,
    pub(crate) name: String,
}

impl Address {
    /// The queue of a URL: its last two parts are account and name, whatever host stands before
    /// them, and the region is the call's.
    ///
    /// # Errors
    /// `InvalidAddress`
    pub(crate) fn of_url(call: &Call, url: Option<&str>) -> Result<Self, Fault> {
        let url = url.ok_or_else(|| faults::missing("QueueUrl"))?;
        let invalid = || {
            Fault::client(
                "InvalidAddress",
                format!("The address {url} is not valid for this endpoint."),
            )
        };
        let mut parts = url.trim_end_matches('/').rsplit('/');
        let name = parts.next().filter(|name| !name.is_empty());
        let name = name.ok_or_else(invalid)?;
        let account = match parts.next() {
            Some(account) if is_account(account) => Account::new(account),
            // A bare name is taken for a queue of the caller's.
            None => call.caller.account.clone(),
            Some(_) => return Err(invalid()),
        };
        Ok(Self {
            account,
            region: call.caller.region.clone(),
            name: name.to_owned(),
        })
    }

    /// The caller's queue of a name.
    pub(crate) fn own(call: &Call, name: &str) -> Self {
        Self {
            account: call.caller.account.clone(),
            region: call.caller.region.clone(),
            name: name.to_owned(),
        }
    }

    /// The queue of an ARN, if it is one of a queue.
    pub(crate) fn of_arn(arn: &str) -> Option<Self> {
        let arn: Arn = arn.parse().ok()?;
        let is_queue = arn.service == "sqs" && !arn.resource.contains([':', '/']);
        is_queue.then(|| Self {
            account: Account::new(arn.account),
            region: Region::new(arn.region),
            name: arn.resource,
        })
    }

    /// Key of the queue's row.
    pub(crate) fn key(&self) -> String {
        format!("{}{}", prefix(&self.account, &self.region), self.name)
    }

    /// The queue of a row's key.
    pub(crate) fn of_key(key: &str) -> Option<Self> {
        let mut parts = key.splitn(3, '/');
        Some(Self {
            account: Account::new(parts.next()?),
            region: Region::new(parts.next()?),
            name: parts.next()?.to_owned(),
        })
    }

    /// `arn:aws:sqs:us-east-1:111122223333:orders`
    pub(crate) fn arn(&self) -> String {
        Arn::new(
            "sqs",
            self.region.as_str(),
            self.account.as_str(),
            self.name.as_str(),
        )
        .to_string()
    }

    /// The queue's URL under the address by which the engine was reached.
    pub(crate) fn url(&self, endpoint: &str) -> String {
        format!("{endpoint}/{}/{}", self.account, self.name)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.arn())
    }
}

/// What the keys of an account's queues in a region begin with.
pub(crate) fn prefix(account: &Account, region: &Region) -> String {
    format!("{account}/{region}/")
}

pub(crate) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Refuses what is no name of a standard queue.
///
/// # Errors
/// `InvalidParameterValue`; `UnsupportedOperation` for names of FIFO queues.
pub(crate) fn check_name(name: &str) -> Result<(), Fault> {
    let plain = name.strip_suffix(".fifo").unwrap_or(name);
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if plain.is_empty() || name.len() > limits::NAME_LETTERS_MAX || !plain.bytes().all(is_letter) {
        return Err(faults::invalid(format!(
            "Can only include alphanumeric characters, hyphens, or underscores. 1 to {} in length",
            limits::NAME_LETTERS_MAX
        )));
    }
    faults::refuse(&[("FifoQueue true", plain.len() < name.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for good in ["a", "Orders-2_failed", &"q".repeat(80)] {
            assert_eq!(check_name(good), Ok(()), "{good}");
        }
        for bad in ["", "a b", "a.b", ".fifo", "ü", &"q".repeat(81)] {
            let fault = check_name(bad).unwrap_err();
            assert_eq!(fault.code, "InvalidParameterValue", "{bad}");
        }
        let fault = check_name("orders.fifo").unwrap_err();
        assert_eq!(
            fault.message,
            "FifoQueue true is not supported by Brookmill."
        );
    }

    #[test]
    fn an_arn_and_a_key_name_the_same_queue() {
        let arn = "arn:aws:sqs:eu-west-1:111122223333:q";
        let address = Address::of_arn(arn).unwrap();
        assert_eq!(address.arn(), arn);
        assert_eq!(Address::of_key(&address.key()), Some(address.clone()));
        assert_eq!(
            address.url("http://127.0.0.1:4566"),
            "http://127.0.0.1:4566/111122223333/q"
        );
        for other in ["arn:aws:sns:eu-west-1:111122223333:q", "q", "arn:aws:sqs"] {
            assert_eq!(Address::of_arn(other), None);
        }
    }
}
