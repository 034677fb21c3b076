//! Looking at the stream as the execution role.

use std::collections::BTreeSet;

use model::kinesis::{
    DescribeStream, DescribeStreamInput, DescribeStreamSummary, DescribeStreamSummaryInput, Shard,
    StreamDescription,
};
use plane::{Caller, ShardDescription, ShardStart};
use wire::{Fault, Timestamp};

use super::Live;
use crate::engine::Engine;
use crate::names::Source;
use crate::row::Mapping;

/// What a description tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Description {
    pub(super) retention_ms: Option<i64>,
    pub(super) created_ms: Option<i64>,
}

impl Description {
    fn of(retention_hours: Option<i32>, created: Option<Timestamp>) -> Self {
        Self {
            retention_ms: retention_hours.map(|hours| i64::from(hours) * 3_600_000),
            created_ms: created.map(|time| time.millis()),
        }
    }
}

fn is_denied(fault: &Fault) -> bool {
    matches!(
        fault.code.as_ref(),
        "AccessDenied" | "AccessDeniedException"
    )
}

/// What `LastProcessingResult` says of a read that was refused: of a right that is missing, who
/// needs which.
pub(super) fn problem(source: Source<'_>, fault: &Fault) -> String {
    match fault.code.as_ref() {
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
    let described = match full(engine, &caller, mapping, None, Some(1)).await {
        Ok(description) => Ok(Description::of(
            description.retention_period_hours,
            description.stream_creation_timestamp,
        )),
        Err(fault) if is_denied(&fault) => {
            let summary = summary(engine, &caller, mapping).await;
            // Who may neither is told of the one that all of it could be learnt by.
            summary.map_err(|other| if is_denied(&other) { fault } else { other })
        }
        Err(fault) => Err(fault),
    };
    described.map_err(|fault| problem(mapping.source(), &fault))
}

/// A page of `DescribeStream`.
async fn full(
    engine: &Engine,
    caller: &Caller,
    mapping: &Mapping,
    after: Option<String>,
    limit: Option<i32>,
) -> Result<StreamDescription, Fault> {
    let input = DescribeStreamInput {
        stream_arn: Some(mapping.stream_arn.clone()),
        exclusive_start_shard_id: after,
        limit,
        ..DescribeStreamInput::default()
    };
    let door = &engine.services.door;
    let answer = door.call::<DescribeStream>(caller, &mapping.uuid, input);
    Ok(answer.await?.stream_description.unwrap_or_default())
}

async fn summary(
    engine: &Engine,
    caller: &Caller,
    mapping: &Mapping,
) -> Result<Description, Fault> {
    let input = DescribeStreamSummaryInput {
        stream_arn: Some(mapping.stream_arn.clone()),
        ..DescribeStreamSummaryInput::default()
    };
    let door = &engine.services.door;
    let answer = door.call::<DescribeStreamSummary>(caller, &mapping.uuid, input);
    let summary = answer.await?.stream_description_summary.unwrap_or_default();
    Ok(Description::of(
        summary.retention_period_hours,
        summary.stream_creation_timestamp,
    ))
}

/// The shards that the stream lists now, by whichever right the caller has.
pub(super) async fn shards(
    engine: &Engine,
    caller: &Caller,
    mapping: &Mapping,
) -> Result<Vec<ShardDescription>, Fault> {
    match engine.services.shards.shards(caller, &mapping.stream_arn) {
        Err(fault) if is_denied(&fault) => described_shards(engine, caller, mapping).await,
        listed => listed,
    }
}

async fn described_shards(
    engine: &Engine,
    caller: &Caller,
    mapping: &Mapping,
) -> Result<Vec<ShardDescription>, Fault> {
    let mut described: Vec<Shard> = Vec::new();
    loop {
        let after = described.last().and_then(|shard| shard.shard_id.clone());
        let page = full(engine, caller, mapping, after, None).await?;
        let shards = page.shards.unwrap_or_default();
        let is_last = shards.is_empty() || page.has_more_shards != Some(true);
        described.extend(shards);
        if is_last {
            break;
        }
    }
    let listed: BTreeSet<u32> = described.iter().filter_map(index_of).collect();
    let describe = |shard: &Shard| {
        let parents = [&shard.parent_shard_id, &shard.adjacent_parent_shard_id];
        let parents = parents.into_iter().flatten().filter_map(|id| index(id));
        let range = shard.sequence_number_range.as_ref();
        Some(ShardDescription {
            index: index_of(shard)?,
            id: shard.shard_id.clone()?,
            parents: parents.filter(|parent| listed.contains(parent)).collect(),
            closed: range.is_some_and(|range| range.ending_sequence_number.is_some()),
        })
    };
    Ok(described.iter().filter_map(describe).collect())
}

fn index_of(shard: &Shard) -> Option<u32> {
    index(shard.shard_id.as_deref()?)
}

/// The number in `shardId-000000000000`.
fn index(shard_id: &str) -> Option<u32> {
    shard_id.rsplit_once('-')?.1.parse().ok()
}

/// Whether the stream exists and no longer lists a shard: it has expired, with all its records.
pub(super) async fn has_expired(
    engine: &Engine,
    caller: &Caller,
    mapping: &Mapping,
    shard: u32,
) -> bool {
    let listed = shards(engine, caller, mapping).await;
    listed.is_ok_and(|listed| listed.iter().all(|other| other.index != shard))
}

/// The counter at which a position lies in a shard, or the problem in words.
pub(super) async fn position(
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
        Err(_) if has_expired(engine, &caller, &live.mapping, shard).await => Ok(0),
        Err(fault) => Err(problem(live.mapping.source(), &fault)),
    }
}
