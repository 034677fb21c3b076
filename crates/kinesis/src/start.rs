//! Where a reader starts in a shard: what GetShardIterator and SubscribeToShard have in common.

use wire::{Fault, Timestamp};

use crate::faults;
use crate::sequence::{Parsed, SequenceNumber, counter_at};
use crate::shard::Shard;
use crate::shard_id::ShardId;
use crate::target::Target;

/// A starting position, as a call asks for it.
#[derive(Debug, Clone, Copy)]
pub struct Start<'a> {
    /// The operation, for its refusals.
    pub operation: &'static str,
    /// `AT_SEQUENCE_NUMBER` and so on.
    pub kind: &'a str,
    /// The sequence number.
    pub number: Option<&'a str>,
    /// The point in time.
    pub time: Option<Timestamp>,
}

fn foreign(encoded: u32, id: ShardId) -> Fault {
    faults::invalid_argument(format!(
        "Invalid StartingSequenceNumber. It encodes {}, while it was used in a call to a shard \
         with {id}",
        ShardId(encoded)
    ))
}

fn either(kind: &str, what: &str) -> Fault {
    faults::invalid_argument(format!(
        "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and \
         StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. \
         Request specified {kind} and {what}."
    ))
}

impl Start<'_> {
    /// The counter to read from; `latest` is the one behind the newest record. Counters that have
    /// expired are the reader's to skip.
    ///
    /// # Errors
    /// `InvalidArgumentException`; `InternalFailure` for numbers at which the service stumbles.
    pub fn counter(
        &self,
        target: &Target,
        shard: &Shard,
        latest: u64,
        now_ms: u64,
    ) -> Result<u64, Fault> {
        let kind = self.kind;
        match (kind, self.number) {
            ("AT_SEQUENCE_NUMBER", Some(number)) => {
                let counter = self.counter_of(number, shard, target)?;
                Ok(counter.saturating_add(u64::from(SequenceNumber::is_behind(number))))
            }
            ("AFTER_SEQUENCE_NUMBER", Some(number)) => {
                Ok(self.counter_of(number, shard, target)?.saturating_add(1))
            }
            ("AT_SEQUENCE_NUMBER" | "AFTER_SEQUENCE_NUMBER", None) => {
                Err(either(kind, "no StartingSequenceNumber"))
            }
            (_, Some(_)) => Err(either(kind, "also a StartingSequenceNumber")),
            ("TRIM_HORIZON", None) => Ok(0),
            ("LATEST", None) => Ok(latest),
            (_, None) => {
                let Some(time) = self.time else {
                    return Err(faults::invalid_argument(
                        "Must specify timestampInMillis parameter for iterator of type \
                         AT_TIMESTAMP. Current request has no timestamp parameter.",
                    ));
                };
                let time_ms = u64::try_from(time.millis()).unwrap_or(0);
                if time_ms > now_ms {
                    return Err(faults::invalid_argument(format!(
                        "The timestampInMillis parameter cannot be greater than the \
                         currentTimestampInMillis. timestampInMillis: {time_ms}, \
                         currentTimestampInMillis: {now_ms}"
                    )));
                }
                Ok(counter_at(time_ms))
            }
        }
    }

    /// The counter that a sequence number of this shard has.
    fn counter_of(&self, number: &str, shard: &Shard, target: &Target) -> Result<u64, Fault> {
        let (name, account, id) = (&target.name, &target.account, shard.id());
        let invalid = |end: &str| {
            faults::invalid_argument(format!(
                "StartingSequenceNumber {number} used in {} on shard {id} in stream {name} under \
                 account {account} is invalid{end}",
                self.operation
            ))
        };
        let (encoded, current) = match SequenceNumber::parse(number) {
            Some(Parsed::Current(current)) => (current.shard, Some(current)),
            // The service itself stumbles over numbers of its first form.
            Some(Parsed::Old {
                version: 0, shard, ..
            }) if shard == id.0 => {
                return Err(Fault::server("InternalFailure", ""));
            }
            Some(Parsed::Old { shard, .. }) => (shard, None),
            Some(Parsed::VersionThree) | None => return Err(invalid(".")),
        };
        if encoded != id.0 {
            return Err(foreign(encoded, id));
        }
        match current {
            Some(current) if current.shard_created_s == shard.created_s => Ok(current.counter),
            _ => Err(invalid(" because it did not come from this stream.")),
        }
    }
}
