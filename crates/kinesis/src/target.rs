//! Which stream a call means.

use plane::{Access, Account, Call, Caller, Region};
use wire::{Arn, Fault};

use crate::row;
use crate::{Kinesis, faults};

/// A stream by its name, whether or not it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The account it belongs to.
    pub account: Account,
    /// The region it is in.
    pub region: Region,
    /// Its name.
    pub name: String,
}

impl Target {
    /// A stream of the caller's account and region.
    pub fn named(caller: &Caller, name: &str) -> Self {
        Self {
            account: caller.account.clone(),
            region: caller.region.clone(),
            name: name.to_owned(),
        }
    }

    /// The stream with this ARN.
    ///
    /// # Errors
    /// `InvalidArgumentException` if it is no stream's ARN, also if it is a consumer's.
    pub fn of_arn(text: &str) -> Result<Self, Fault> {
        let invalid = || faults::invalid_argument(format!("Invalid StreamARN {text}."));
        let arn: Arn = text.parse().map_err(|_| invalid())?;
        if arn.partition != "aws" || arn.service != "kinesis" {
            return Err(invalid());
        }
        let name = arn.resource.strip_prefix("stream/").ok_or_else(invalid)?;
        if name.contains('/') {
            return Err(invalid());
        }
        Ok(Self {
            account: Account::new(arn.account.as_str()),
            region: Region::new(arn.region.as_str()),
            name: name.to_owned(),
        })
    }

    /// Its key in the table.
    pub fn key(&self) -> String {
        row::key(&self.account, &self.region, &self.name)
    }

    /// Its ARN.
    pub fn arn(&self) -> String {
        row::arn(&self.account, &self.region, &self.name)
    }

    /// There is no such stream.
    pub fn not_found(&self) -> Fault {
        faults::stream_not_found(&self.name, self.account.as_str())
    }

    /// The stream is in a state in which this cannot be done.
    pub fn not_active(&self, status: row::Status) -> Fault {
        faults::not_active(&self.name, self.account.as_str(), status)
    }
}

/// The three ways in which inputs name a stream.
#[derive(Debug, Clone, Copy, Default)]
pub struct Address<'a> {
    /// `StreamName`
    pub name: Option<&'a str>,
    /// `StreamARN`
    pub arn: Option<&'a str>,
    /// `StreamId`, of which AWS too says that it is not implemented.
    pub id: Option<&'a str>,
}

/// The address in an operation's input.
macro_rules! address {
    ($input:expr) => {
        $crate::target::Address {
            name: $input.stream_name.as_deref(),
            arn: $input.stream_arn.as_deref(),
            id: $input.stream_id.as_deref(),
        }
    };
}
pub(crate) use address;

impl Address<'_> {
    /// The stream that is meant.
    ///
    /// # Errors
    /// `InvalidArgumentException` if none is named, two different ones are, or one by `StreamId`;
    /// `ResourceNotFoundException` for one of another region.
    pub fn target(self, caller: &Caller) -> Result<Target, Fault> {
        if self.id.is_some() {
            return Err(faults::unsupported("StreamId"));
        }
        let target = match (self.name, self.arn) {
            (Some(name), None) => Target::named(caller, name),
            (name, Some(arn)) => {
                let target = Target::of_arn(arn)?;
                if name.is_some_and(|name| name != target.name) {
                    let message = "StreamName and StreamARN name different streams.";
                    return Err(faults::invalid_argument(message));
                }
                target
            }
            (None, None) => {
                let message = "Either StreamName or StreamARN should be provided.";
                return Err(faults::invalid_argument(message));
            }
        };
        if target.region != caller.region {
            Err(target.not_found())
        } else {
            Ok(target)
        }
    }
}

impl Kinesis {
    /// What a call needs to be allowed that acts on one stream.
    ///
    /// # Errors
    /// As [`Address::target`].
    pub(crate) fn access_to(
        &self,
        action: &'static str,
        call: &Call,
        address: Address<'_>,
    ) -> Result<Vec<Access>, Fault> {
        let target = address.target(&call.caller)?;
        Ok(vec![self.access(action, &call.caller, &target)])
    }

    /// An action on a stream, with the stream's tags as condition keys and its own policy. See "Actions, resources,
    /// and condition keys for Amazon Kinesis Data Streams" in the Service Authorization
    /// Reference.
    pub(crate) fn access(&self, action: &'static str, caller: &Caller, target: &Target) -> Access {
        let mut access = Access::new(action, target.arn());
        if let Some(stream) = self.find_stream(target) {
            access = access.on_tagged(&stream.row().tags);
            access = access.with_resource_policy(stream.policy());
        }
        if target.account != caller.account {
            access = access.owned_by(target.account.clone());
        }
        access
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(address: Address<'_>) -> Result<String, String> {
        let caller = Caller::root(
            Account::new("111122223333"),
            Region::new("us-east-1"),
            "test",
        );
        address
            .target(&caller)
            .map(|target| target.arn())
            .map_err(|fault| fault.message)
    }

    #[test]
    fn a_stream_is_named_by_name_or_arn() {
        let arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
        let name = Some("s");
        assert_eq!(
            target(Address {
                name,
                ..Address::default()
            })
            .as_deref(),
            Ok(arn)
        );
        assert_eq!(
            target(Address {
                arn: Some(arn),
                ..Address::default()
            })
            .as_deref(),
            Ok(arn)
        );
        assert_eq!(
            target(Address {
                name,
                arn: Some(arn),
                id: None
            })
            .as_deref(),
            Ok(arn)
        );

        for (address, message) in [
            (
                Address::default(),
                "Either StreamName or StreamARN should be provided.",
            ),
            (
                Address {
                    name: Some("t"),
                    arn: Some(arn),
                    id: None,
                },
                "StreamName and StreamARN name different streams.",
            ),
            (
                Address {
                    name,
                    arn: None,
                    id: Some("x"),
                },
                "StreamId is not supported by Brookmill.",
            ),
            (
                Address {
                    arn: Some("arn:aws:kinesis:eu-west-1:111122223333:stream/s"),
                    ..Address::default()
                },
                "Stream s under account 111122223333 not found.",
            ),
            (
                Address {
                    arn: Some("arn:aws-cn:kinesis:us-east-1:111122223333:stream/s"),
                    ..Address::default()
                },
                "Invalid StreamARN arn:aws-cn:kinesis:us-east-1:111122223333:stream/s.",
            ),
            (
                Address {
                    arn: Some("arn:aws:s3:::s"),
                    ..Address::default()
                },
                "Invalid StreamARN arn:aws:s3:::s.",
            ),
        ] {
            assert_eq!(target(address), Err(message.to_owned()), "{address:?}");
        }
    }
}
