//! Which consumer a call means, and what resources calls mean that may be either.

use std::sync::Arc;

use plane::{Access, Account, Call, Caller};
use wire::Fault;

use crate::consumer::{self, ConsumerRow, ConsumerStatus};
use crate::target::{Address, Target};
use crate::{Kinesis, faults, policy};

/// A consumer by its name or ARN, whether or not it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsumerTarget {
    /// Its stream.
    pub stream: Target,
    /// Its name.
    pub name: String,
    /// When it was registered, seconds since the epoch; known of what an ARN names. A consumer
    /// that was registered again under the same name is another one.
    pub created_s: Option<u64>,
}

impl ConsumerTarget {
    /// The consumer with this ARN.
    ///
    /// # Errors
    /// `InvalidArgumentException` if it is no consumer's ARN; the service's own sentence is not
    /// recorded.
    pub fn of_arn(text: &str) -> Result<Self, Fault> {
        let invalid = || faults::invalid_argument(format!("Invalid ConsumerARN {text}."));
        let (stream, consumer) = text.split_once("/consumer/").ok_or_else(invalid)?;
        let stream = Target::of_arn(stream).map_err(|_| invalid())?;
        let (name, created_s) = consumer.split_once(':').ok_or_else(invalid)?;
        Ok(Self {
            stream,
            name: name.to_owned(),
            created_s: Some(created_s.parse().map_err(|_| invalid())?),
        })
    }

    /// Its key in the table.
    pub fn key(&self) -> String {
        consumer::key(&self.stream.key(), &self.name)
    }

    /// Its ARN, as far as it is known.
    pub fn arn(&self) -> String {
        consumer::arn(&self.stream.arn(), &self.name, self.created_s)
    }

    /// Whether this is the consumer meant.
    pub fn is(&self, row: &ConsumerRow) -> bool {
        self.created_s
            .is_none_or(|created| created == row.created_s)
    }

    /// There is no such consumer.
    pub fn not_found(&self) -> Fault {
        let name = match self.created_s {
            Some(_) => &self.arn(),
            None => &self.name,
        };
        faults::consumer_not_found(name, self.stream.account.as_str())
    }
}

/// The two ways in which inputs name a consumer.
#[derive(Debug, Clone, Copy)]
pub struct ConsumerAddress<'a> {
    /// `StreamARN`
    pub stream_arn: Option<&'a str>,
    /// `ConsumerName`
    pub name: Option<&'a str>,
    /// `ConsumerARN`
    pub arn: Option<&'a str>,
    /// `StreamId`, of which AWS too says that it is not implemented.
    pub id: Option<&'a str>,
}

/// The address of a consumer in an operation's input.
macro_rules! consumer_address {
    ($input:expr) => {
        $crate::consumer_target::ConsumerAddress {
            stream_arn: $input.stream_arn.as_deref(),
            name: $input.consumer_name.as_deref(),
            arn: $input.consumer_arn.as_deref(),
            id: $input.stream_id.as_deref(),
        }
    };
}
pub(crate) use consumer_address;

impl ConsumerAddress<'_> {
    /// The consumer that is meant.
    ///
    /// # Errors
    /// `InvalidArgumentException` if too little is named or different things are, in sentences that
    /// are not the service's, for those are not recorded;
    /// `ResourceNotFoundException` for one of another region.
    pub fn target(self, caller: &Caller) -> Result<ConsumerTarget, Fault> {
        if self.id.is_some() {
            return Err(faults::unsupported("StreamId"));
        }
        let stream = self.stream_arn.map(Target::of_arn).transpose()?;
        let target = match (self.arn, stream, self.name) {
            (Some(arn), stream, name) => {
                let target = ConsumerTarget::of_arn(arn)?;
                if name.is_some_and(|name| name != target.name)
                    || stream.is_some_and(|stream| stream != target.stream)
                {
                    let message =
                        "ConsumerARN names another consumer than StreamARN and ConsumerName.";
                    return Err(faults::invalid_argument(message));
                }
                target
            }
            (None, Some(stream), Some(name)) => ConsumerTarget {
                stream,
                name: name.to_owned(),
                created_s: None,
            },
            (None, ..) => {
                let message =
                    "Either ConsumerARN or both StreamARN and ConsumerName should be provided.";
                return Err(faults::invalid_argument(message));
            }
        };
        if target.stream.region != caller.region {
            return Err(target.not_found());
        }
        Ok(target)
    }
}

/// What `ResourceARN` may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resource {
    /// A stream.
    Stream(Target),
    /// A consumer.
    Consumer(ConsumerTarget),
}

impl Resource {
    /// The account that owns it.
    pub fn account(&self) -> &Account {
        match self {
            Self::Stream(target) => &target.account,
            Self::Consumer(target) => &target.stream.account,
        }
    }

    /// Its ARN, as far as it is known.
    pub fn arn(&self) -> String {
        match self {
            Self::Stream(target) => target.arn(),
            Self::Consumer(target) => target.arn(),
        }
    }

    /// The stream or consumer with this ARN.
    ///
    /// # Errors
    /// As [`Address::target`] and [`ConsumerAddress::target`].
    pub fn of(arn: Option<&str>, id: Option<&str>, caller: &Caller) -> Result<Self, Fault> {
        if arn.is_some_and(|arn| arn.contains("/consumer/")) {
            let address = ConsumerAddress {
                stream_arn: None,
                name: None,
                arn,
                id,
            };
            return address.target(caller).map(Self::Consumer);
        }
        let name = None;
        Address { name, arn, id }.target(caller).map(Self::Stream)
    }
}

/// The resource in the input of an operation on either.
macro_rules! either {
    ($input:expr, $call:expr) => {
        $crate::consumer_target::Resource::of(
            $input.resource_arn.as_deref(),
            $input.stream_id.as_deref(),
            &$call.caller,
        )
    };
}
pub(crate) use either;

impl Kinesis {
    /// A consumer in any state, if there is one.
    pub(crate) fn find_consumer(&self, target: &ConsumerTarget) -> Option<Arc<ConsumerRow>> {
        self.consumers
            .get(&target.key())
            .filter(|row| target.is(row))
    }

    /// A consumer in any state.
    ///
    /// # Errors
    /// `ResourceNotFoundException`
    pub(crate) fn consumer(&self, target: &ConsumerTarget) -> Result<Arc<ConsumerRow>, Fault> {
        self.find_consumer(target).ok_or_else(|| target.not_found())
    }

    /// A consumer that is ready.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `ResourceInUseException`.
    pub(crate) fn active_consumer(
        &self,
        target: &ConsumerTarget,
    ) -> Result<Arc<ConsumerRow>, Fault> {
        let row = self.consumer(target)?;
        match row.status {
            ConsumerStatus::Active => Ok(row),
            _ => Err(faults::subscriber_not_active(&row)),
        }
    }

    /// Consumers of a stream, in any state, by name.
    pub(crate) fn consumers_of(&self, stream: &Target) -> Vec<Arc<ConsumerRow>> {
        let rows = self.consumers.prefix(&consumer::key_prefix(&stream.key()));
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// An action on a consumer, under its full ARN where it exists, with its tags as condition
    /// keys and its own policy. See "Actions, resources, and condition keys for Amazon Kinesis Data Streams" in the
    /// Service Authorization Reference.
    pub(crate) fn consumer_access(
        &self,
        action: &'static str,
        caller: &Caller,
        target: &ConsumerTarget,
    ) -> Access {
        let found = self.find_consumer(target);
        let arn = found.as_ref().map_or_else(|| target.arn(), |row| row.arn());
        let mut access = Access::new(action, arn);
        access = access.on_tagged(found.iter().flat_map(|row| &row.tags));
        let policy = found.as_ref().and_then(|row| policy::of_consumer(row));
        access = access.with_resource_policy(policy);
        if target.stream.account != caller.account {
            access = access.owned_by(target.stream.account.clone());
        }
        access
    }

    /// An action on a stream or a consumer.
    pub(crate) fn resource_access(
        &self,
        action: &'static str,
        call: &Call,
        resource: &Resource,
    ) -> Access {
        match resource {
            Resource::Stream(target) => self.access(action, &call.caller, target),
            Resource::Consumer(target) => self.consumer_access(action, &call.caller, target),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plane::{Account, Region};

    const STREAM: &str = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
    const CONSUMER: &str = "arn:aws:kinesis:us-east-1:111122223333:stream/s/consumer/c:17";

    fn target(
        stream_arn: Option<&str>,
        name: Option<&str>,
        arn: Option<&str>,
    ) -> Result<String, String> {
        let caller = Caller::root(
            Account::new("111122223333"),
            Region::new("us-east-1"),
            "test",
        );
        let id = None;
        let address = ConsumerAddress {
            stream_arn,
            name,
            arn,
            id,
        };
        let target = address.target(&caller);
        target
            .map(|target| target.arn())
            .map_err(|fault| fault.message)
    }

    #[test]
    fn a_consumer_is_named_by_its_arn_or_by_name_and_stream() {
        assert_eq!(target(None, None, Some(CONSUMER)).as_deref(), Ok(CONSUMER));
        let all = target(Some(STREAM), Some("c"), Some(CONSUMER));
        assert_eq!(all.as_deref(), Ok(CONSUMER));
        let named = target(Some(STREAM), Some("c"), None);
        assert_eq!(named, Ok(format!("{STREAM}/consumer/c")));
        let conflict = "ConsumerARN names another consumer than StreamARN and ConsumerName.";
        let too_little =
            "Either ConsumerARN or both StreamARN and ConsumerName should be provided.";
        let other = STREAM.replace("stream/s", "stream/t");
        let far = CONSUMER.replace("us-east-1", "eu-west-1");
        let endless = CONSUMER.replace(":17", "");
        for (address, message) in [
            ((Some(STREAM), Some("d"), Some(CONSUMER)), conflict),
            ((Some(other.as_str()), None, Some(CONSUMER)), conflict),
            ((Some(STREAM), None, None), too_little),
            ((None, Some("c"), None), too_little),
            ((None, None, None), too_little),
            (
                (None, None, Some(endless.as_str())),
                &format!("Invalid ConsumerARN {endless}."),
            ),
            (
                (Some(CONSUMER), Some("c"), None),
                &format!("Invalid StreamARN {CONSUMER}."),
            ),
            (
                (None, None, Some(far.as_str())),
                &format!("Consumer {far}, account 111122223333 not found."),
            ),
        ] {
            let (stream, name, arn) = address;
            assert_eq!(target(stream, name, arn), Err(message.to_owned()));
        }
    }
}
