//! How topics and subscriptions are named: by ARN and by the keys of their rows.

use plane::{Account, Call, Region};
use wire::{Arn, Fault};

use crate::{faults, limits};

/// Which topic is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) account: Account,
    pub(crate) region: Region,
    pub(crate) name: String,
}

impl Address {
    /// The caller's topic of a name.
    pub(crate) fn own(call: &Call, name: &str) -> Self {
        Self {
            account: call.caller.account.clone(),
            region: call.caller.region.clone(),
            name: name.to_owned(),
        }
    }

    /// The topic of an ARN.
    ///
    /// # Errors
    /// `InvalidParameter`, naming the parameter.
    pub(crate) fn of_arn(parameter: &str, arn: Option<&str>) -> Result<Self, Fault> {
        let (address, rest) = parse(parameter, arn)?;
        match rest {
            None => Ok(address),
            Some(_) => Err(faults::invalid(parameter)),
        }
    }

    /// Refuses topics of another region than the request's. A service that passes a call on goes to
    /// the topic's region.
    ///
    /// # Errors
    /// `InvalidParameter`, naming the parameter.
    pub(crate) fn check_region(&self, call: &Call, parameter: &str) -> Result<(), Fault> {
        let caller = &call.caller;
        if self.region == caller.region || !caller.chain.is_empty() {
            return Ok(());
        }
        Err(faults::invalid(parameter))
    }

    /// Key of the topic's row.
    pub(crate) fn key(&self) -> String {
        format!("{}{}", prefix(&self.account, &self.region), self.name)
    }

    /// The topic of a row's key.
    pub(crate) fn of_key(key: &str) -> Option<Self> {
        let mut parts = key.splitn(3, '/');
        Some(Self {
            account: Account::new(parts.next()?),
            region: Region::new(parts.next()?),
            name: parts.next()?.to_owned(),
        })
    }

    /// `arn:aws:sns:us-east-1:111122223333:orders`
    pub(crate) fn arn(&self) -> String {
        let (region, account) = (self.region.as_str(), self.account.as_str());
        Arn::new("sns", region, account, self.name.as_str()).to_string()
    }
}

/// The topic and the id of a subscription's ARN.
///
/// # Errors
/// `InvalidParameter`
pub(crate) fn subscription(arn: Option<&str>) -> Result<(Address, String), Fault> {
    let (address, rest) = parse("SubscriptionArn", arn)?;
    let id = rest.ok_or_else(|| {
        let elements = 6;
        faults::invalid(format!(
            "SubscriptionArn Reason: An ARN must have at least 7 elements, not {elements}"
        ))
    })?;
    Ok((address, id))
}

/// The topic of an ARN, and what follows its name.
fn parse(parameter: &str, arn: Option<&str>) -> Result<(Address, Option<String>), Fault> {
    let text = arn.unwrap_or_default();
    let elements = text.split(':').count();
    let arn: Arn = text.parse().map_err(|_| {
        faults::invalid(format!(
            "{parameter} Reason: An ARN must have at least 6 elements, not {elements}"
        ))
    })?;
    if arn.service != "sns" {
        return Err(faults::invalid(parameter));
    }
    let (name, rest) = match arn.resource.split_once(':') {
        Some((name, rest)) => (name.to_owned(), Some(rest.to_owned())),
        None => (arn.resource, None),
    };
    let address = Address {
        account: Account::new(arn.account),
        region: Region::new(arn.region),
        name,
    };
    Ok((address, rest))
}

/// What the keys of an account's topics in a region begin with.
pub(crate) fn prefix(account: &Account, region: &Region) -> String {
    format!("{account}/{region}/")
}

/// Key of a subscription's row.
pub(crate) fn subscription_key(topic: u64, id: &str) -> String {
    format!("{}{id}", subscription_prefix(topic))
}

/// What the keys of a topic's subscriptions begin with.
pub(crate) fn subscription_prefix(topic: u64) -> String {
    format!("{topic:020}/")
}

pub(crate) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Refuses what is no name of a standard topic.
///
/// # Errors
/// `InvalidParameter`
pub(crate) fn check_name(name: &str) -> Result<(), Fault> {
    let plain = name.strip_suffix(".fifo").unwrap_or(name);
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if plain.is_empty() || name.len() > limits::NAME_LETTERS_MAX || !plain.bytes().all(is_letter) {
        return Err(faults::invalid("Topic Name"));
    }
    faults::refuse(&[("FifoTopic true", plain.len() < name.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arns_and_keys_name_the_same_topic() {
        let arn = "arn:aws:sns:eu-west-1:111122223333:t";
        let address = Address::of_arn("TopicArn", Some(arn)).unwrap();
        assert_eq!(address.arn(), arn);
        assert_eq!(Address::of_key(&address.key()), Some(address.clone()));
        let subscribed = subscription(Some(&format!("{arn}:id"))).unwrap();
        assert_eq!(subscribed, (address, "id".to_owned()));
        assert!(subscription(Some(arn)).is_err());
        let message = |arn| Address::of_arn("TopicArn", Some(arn)).unwrap_err().message;
        assert_eq!(
            message("t"),
            "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1"
        );
        assert_eq!(
            message("arn:aws:sqs:eu-west-1:111122223333:t"),
            "Invalid parameter: TopicArn"
        );
    }

    #[test]
    fn names() {
        assert_eq!(check_name("Orders-2_failed"), Ok(()));
        for bad in ["", "a b", "a.b", ".fifo", &"t".repeat(257)] {
            let fault = check_name(bad).unwrap_err();
            assert_eq!(fault.message, "Invalid parameter: Topic Name");
        }
        let fault = check_name("t.fifo").unwrap_err();
        assert!(fault.message.ends_with("is not supported by Brookmill."));
    }
}
