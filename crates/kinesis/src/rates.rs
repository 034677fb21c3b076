//! How often per second operations are answered: per account and region, some per stream.
//!
//! See each operation in the Kinesis API Reference and "Quotas and limits" in the developer
//! guide. Token buckets on the service clock, one second deep. GetRecords, GetShardIterator and
//! the puts are not here: shards limit them. Calls that a service makes for its caller, as
//! CloudFormation does, are not counted: on AWS they are repeated until they get through, which
//! ends the same, later.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use plane::{Account, Call, Caller, Pace, Region, Source};
use wire::value::View;
use wire::{Fault, OperationMeta, Structure};

use crate::target::Target;
use crate::throughput::{Bucket, pause_since};
use crate::{Kinesis, faults};

/// Buckets kept before those that are full again are forgotten.
const BUCKETS_MAX: usize = 1024;
/// A bucket is full again after so long.
const FULL_MS: u64 = 1_000;

/// Whose calls are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Account,
    Stream,
}

/// Calls per second.
fn rate(operation: &str) -> Option<(i64, Scope)> {
    Some(match operation {
        "AddTagsToStream"
        | "CreateStream"
        | "DecreaseStreamRetentionPeriod"
        | "DeleteStream"
        | "DescribeAccountSettings"
        | "DisableEnhancedMonitoring"
        | "EnableEnhancedMonitoring"
        | "IncreaseStreamRetentionPeriod"
        | "ListStreams"
        | "ListTagsForResource"
        | "ListTagsForStream"
        | "MergeShards"
        | "RegisterStreamConsumer"
        | "RemoveTagsFromStream"
        | "SplitShard"
        | "TagResource"
        | "UntagResource"
        | "UpdateAccountSettings"
        | "UpdateStreamWarmThroughput" => (5, Scope::Account),
        "DeregisterStreamConsumer" | "ListStreamConsumers" => (5, Scope::Stream),
        "DescribeLimits" => (1, Scope::Account),
        "DescribeStream" | "UpdateShardCount" => (10, Scope::Account),
        "DescribeStreamConsumer" => (20, Scope::Stream),
        "DescribeStreamSummary" => (20, Scope::Account),
        "ListShards" => (1000, Scope::Stream),
        _ => return None,
    })
}

/// Whether a caller's calls are counted.
pub fn counts(caller: &Caller) -> bool {
    caller.chain.is_empty() && !matches!(caller.source, Source::Service(_))
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Counted {
    operation: &'static str,
    account: Account,
    region: Region,
    stream: Option<String>,
}

#[derive(Debug)]
struct Rate {
    at_ms: u64,
    bucket: Bucket,
}

/// The buckets.
#[derive(Debug, Default)]
pub struct Rates(Mutex<HashMap<Counted, Rate>>);

impl Rates {
    fn admit(&self, counted: Counted, per_s: i64, now_ms: u64) -> bool {
        let mut rates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if rates.len() >= BUCKETS_MAX {
            rates.retain(|_, rate| rate.at_ms.saturating_add(FULL_MS) > now_ms);
        }
        let rate = rates.entry(counted).or_insert_with(|| Rate {
            at_ms: now_ms,
            bucket: Bucket::full(per_s),
        });
        let pause_ms = pause_since(&mut rate.at_ms, now_ms);
        rate.bucket.refill(pause_ms);
        let admitted = rate.bucket.holds(1);
        if admitted {
            rate.bucket.take(1);
        }
        admitted
    }
}

/// The stream that an input names, by name or by a stream's or consumer's ARN.
fn named(caller: &Caller, input: &dyn Structure) -> Option<Target> {
    let text = |wanted: &str| -> Option<String> {
        let members = input.schema().members;
        let index = members.iter().position(|member| member.name == wanted)?;
        match input.view(index)? {
            View::String(text) => Some(text.to_owned()),
            _ => None,
        }
    };
    if let Some(name) = text("StreamName") {
        return Some(Target::named(caller, &name));
    }
    let arn = ["StreamARN", "ResourceARN", "ConsumerARN"];
    let arn = arn.into_iter().find_map(text)?;
    let stream = arn
        .split_once("/consumer/")
        .map_or(&*arn, |(stream, _)| stream);
    Target::of_arn(stream).ok()
}

impl Pace for Kinesis {
    fn pace(
        &self,
        call: &Call,
        meta: &'static OperationMeta,
        input: &dyn Structure,
    ) -> Result<(), Fault> {
        let Some((per_s, scope)) = rate(meta.name) else {
            return Ok(());
        };
        if !counts(&call.caller) {
            return Ok(());
        }
        let target = named(&call.caller, input);
        let stream = target.as_ref().and_then(|target| self.find_stream(target));
        let limited = stream.and_then(|stream| stream.limited());
        if !limited.unwrap_or(self.options.limits.calls) {
            return Ok(());
        }
        let caller = &call.caller;
        let counted = Counted {
            operation: meta.name,
            account: caller.account.clone(),
            region: caller.region.clone(),
            stream: match scope {
                Scope::Account => None,
                Scope::Stream => target.as_ref().map(Target::arn),
            },
        };
        if self.rates.admit(counted, per_s, self.clock.now_ms()) {
            return Ok(());
        }
        Err(match target {
            Some(target) => faults::rate_exceeded(Some(&target.name), target.account.as_str()),
            None => faults::rate_exceeded(None, caller.account.as_str()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(operation: &'static str, stream: Option<&str>) -> Counted {
        Counted {
            operation,
            account: Account::new("111122223333"),
            region: Region::new("us-east-1"),
            stream: stream.map(str::to_owned),
        }
    }

    #[test]
    fn a_second_brings_as_many_calls_as_its_rate() {
        let rates = Rates::default();
        let one = || counted("ListStreams", None);
        assert!((0..5).all(|_| rates.admit(one(), 5, 10_000)));
        assert!(!rates.admit(one(), 5, 10_199));
        assert!(rates.admit(one(), 5, 10_200));
        assert!(rates.admit(counted("DeleteStream", None), 5, 10_200));
        let streams = ["a", "b"].map(|name| counted("ListStreamConsumers", Some(name)));
        for stream in streams {
            assert!((0..5).all(|_| rates.admit(stream.clone(), 5, 10_200)));
            assert!(!rates.admit(stream, 5, 10_200));
        }
    }

    #[test]
    fn buckets_do_not_grow_without_end() {
        let rates = Rates::default();
        for n in 0..5_000 {
            let stream = n.to_string();
            let at_ms = n * 10;
            assert!(rates.admit(counted("ListShards", Some(&stream)), 1000, at_ms));
        }
        assert!(rates.0.lock().unwrap().len() <= BUCKETS_MAX);
    }
}
