//! GetShardIterator

use model::kinesis::{GetShardIterator, GetShardIteratorInput, GetShardIteratorOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::read;
use crate::reader::listed_shard;
use crate::sequence::{Parsed, SequenceNumber, counter_at};
use crate::shard::Shard;
use crate::shard_id::ShardId;
use crate::target::{Target, address};
use crate::token::ShardIterator;
use crate::{Kinesis, faults};

/// The counter that a sequence number of this shard has.
fn counter_of(number: &str, shard: &Shard, target: &Target) -> Result<u64, Fault> {
    let (name, account, id) = (&target.name, &target.account, shard.id());
    let invalid = |end: &str| {
        faults::invalid_argument(format!(
            "StartingSequenceNumber {number} used in GetShardIterator on shard {id} in stream \
             {name} under account {account} is invalid{end}"
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

impl Kinesis {
    fn starting_counter(
        &self,
        input: &GetShardIteratorInput,
        target: &Target,
        shard: &Shard,
        latest: u64,
        now_ms: u64,
    ) -> Result<u64, Fault> {
        let kind = input.shard_iterator_type.as_deref().unwrap_or_default();
        let number = input.starting_sequence_number.as_deref();
        match (kind, number) {
            ("AT_SEQUENCE_NUMBER", Some(number)) => counter_of(number, shard, target),
            ("AFTER_SEQUENCE_NUMBER", Some(number)) => {
                Ok(counter_of(number, shard, target)?.saturating_add(1))
            }
            ("AT_SEQUENCE_NUMBER" | "AFTER_SEQUENCE_NUMBER", None) => {
                Err(either(kind, "no StartingSequenceNumber"))
            }
            (_, Some(_)) => Err(either(kind, "also a StartingSequenceNumber")),
            ("TRIM_HORIZON", None) => Ok(0),
            ("LATEST", None) => Ok(latest),
            (_, None) => {
                let Some(time) = input.timestamp else {
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
}

impl Serve<GetShardIterator> for Kinesis {
    fn access(&self, call: &Call, input: &GetShardIteratorInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:GetShardIterator", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: GetShardIteratorInput,
    ) -> Result<GetShardIteratorOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let account = target.account.as_str();
        let raw = input.shard_id.as_deref().unwrap_or_default();
        let id = ShardId::parse(raw)
            .ok_or_else(|| faults::shard_not_found(raw, &target.name, account))?;
        let missing = || faults::shard_does_not_exist(id, &target.name, account);
        let stream = self.find_stream(&target).ok_or_else(missing)?;
        let row = stream.row();
        let now_ms = self.clock.now_ms();
        let shard = listed_shard(&row, id, now_ms)?;
        let state = stream.shard(shard.index).ok_or_else(missing)?;
        let latest = read::tip(shard, &state);
        let from = self.starting_counter(&input, &target, shard, latest, now_ms)?;
        if self.options.limits.enforce && !state.meter().admit_iterator(now_ms) {
            return Err(faults::throttled(id, &target.name, account));
        }
        let iterator = ShardIterator {
            stream: stream.id,
            name: target.name.clone(),
            shard: id.0,
            from,
            issued_ms: now_ms,
        };
        let text = iterator.seal(&self.tokens, &self.nonces);
        Ok(GetShardIteratorOutput {
            shard_iterator: Some(text),
        })
    }
}
