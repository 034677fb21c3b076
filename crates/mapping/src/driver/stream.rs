//! Looking at the stream as the execution role.

use model::kinesis::{DescribeStream, DescribeStreamInput};
use plane::{Caller, ShardStart};
use wire::Fault;

use super::Live;
use crate::engine::Engine;
use crate::faults::cannot_access;
use crate::names::Source;

/// What a description tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Description {
    pub(super) retention_ms: Option<i64>,
    pub(super) created_ms: Option<i64>,
}

/// What `LastProcessingResult` says of a read that was refused.
pub(super) fn problem(source: Source<'_>, fault: &Fault) -> String {
    match fault.code.as_ref() {
        "AccessDenied" | "AccessDeniedException" => {
            format!("PROBLEM: {}", cannot_access(source))
        }
        "ResourceNotFoundException" => format!("PROBLEM: Stream not found: {}", source.arn()),
        _ => format!("PROBLEM: {}", fault.message),
    }
}

/// The caller that the mapping reads as, or the problem in words.
pub(super) fn reader(engine: &Engine, live: &Live) -> Result<Caller, String> {
    let mapping = &live.mapping;
    // A deleted function leaves the mapping as it is.
    let function = engine.function(mapping, &live.settings).ok_or_else(|| {
        let row = engine.mappings.get(&mapping.key());
        row.map_or_else(String::new, |row| row.last_processing_result.clone())
    })?;
    engine
        .role(mapping, &function)
        .map_err(|fault| problem(mapping.source(), &fault))
}

/// Describes the stream, or tells the problem in words.
pub(super) async fn describe(engine: &Engine, live: &Live) -> Result<Description, String> {
    let caller = reader(engine, live)?;
    let mapping = &live.mapping;
    let input = DescribeStreamInput {
        stream_arn: Some(mapping.stream_arn.clone()),
        limit: Some(1),
        ..DescribeStreamInput::default()
    };
    let door = &engine.services.door;
    let answer = door
        .call::<DescribeStream>(&caller, &mapping.uuid, input)
        .await
        .map_err(|fault| problem(mapping.source(), &fault))?;
    let description = answer.stream_description.unwrap_or_default();
    Ok(Description {
        retention_ms: description
            .retention_period_hours
            .map(|hours| i64::from(hours) * 3_600_000),
        created_ms: description
            .stream_creation_timestamp
            .map(|time| time.millis()),
    })
}

/// Whether the stream exists and no longer lists a shard: it has expired, with all its records.
pub(super) fn has_expired(engine: &Engine, caller: &Caller, stream_arn: &str, shard: u32) -> bool {
    let listed = engine.services.shards.shards(caller, stream_arn);
    listed.is_ok_and(|listed| listed.iter().all(|other| other.index != shard))
}

/// The counter at which a position lies in a shard, or the problem in words.
pub(super) fn position(
    engine: &Engine,
    live: &Live,
    shard: u32,
    start: ShardStart,
) -> Result<u64, String> {
    let caller = reader(engine, live)?;
    let stream_arn = &live.mapping.stream_arn;
    let shards = &engine.services.shards;
    match shards.resolve(&caller, stream_arn, shard, start) {
        Ok(next) => Ok(next),
        // There is nothing to begin with; the first read says so.
        Err(_) if has_expired(engine, &caller, stream_arn, shard) => Ok(0),
        Err(fault) => Err(problem(live.mapping.source(), &fault)),
    }
}
