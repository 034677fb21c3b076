//! The service as a client sees it, compared with the reference.

use std::fmt::Debug;

use model::kinesis as api;

use super::reference::{IN_USE, MISSING, Model, Progress, Record, Shard, Stream};
use crate::testing::{World, refused, text};

/// The names that streams may have.
pub const NAMES: [&str; 2] = ["a", "b"];

/// A shard, as it is listed.
#[derive(Debug, Clone)]
pub struct SeenShard {
    pub index: u32,
    pub first: u128,
    pub last: u128,
    pub parents: Vec<u32>,
    pub starts: String,
    pub ends: Option<String>,
}

pub fn shard_id(index: u32) -> String {
    format!("shardId-{index:012}")
}

pub fn index_of(id: &str) -> u32 {
    id.strip_prefix("shardId-").unwrap().parse().unwrap()
}

pub fn same<T: PartialEq + Debug>(what: &str, seen: T, expected: T) -> Result<(), String> {
    if seen == expected {
        return Ok(());
    }
    Err(format!("{what}: seen {seen:?}, expected {expected:?}"))
}

fn seen_shard(shard: &api::Shard) -> SeenShard {
    let range = shard.hash_key_range.as_ref().unwrap();
    let numbers = shard.sequence_number_range.as_ref().unwrap();
    let bound = |text: &Option<String>| text.as_ref().unwrap().parse().unwrap();
    let parents = [&shard.parent_shard_id, &shard.adjacent_parent_shard_id];
    SeenShard {
        index: index_of(shard.shard_id.as_ref().unwrap()),
        first: bound(&range.starting_hash_key),
        last: bound(&range.ending_hash_key),
        parents: parents
            .into_iter()
            .flatten()
            .map(|id| index_of(id))
            .collect(),
        starts: numbers.starting_sequence_number.clone().unwrap(),
        ends: numbers.ending_sequence_number.clone(),
    }
}

pub async fn shards(world: &World, name: &str) -> Vec<SeenShard> {
    let listed = world.shards(name).await;
    listed.iter().map(seen_shard).collect()
}

/// Everything there is to see must be as the reference says, which learns the sequence numbers
/// that nobody was told.
pub async fn compare(world: &World, model: &mut Model) -> Result<(), String> {
    let listed = world.call::<api::ListStreams>(Default::default()).await;
    let listed = listed.unwrap().stream_names.unwrap();
    let expected: Vec<_> = model
        .streams
        .keys()
        .map(|name| (*name).to_owned())
        .collect();
    same("streams", listed, expected)?;
    let now_ms = model.now_ms;
    for name in NAMES {
        let compared = match model.streams.get_mut(name) {
            Some(stream) => compare_stream(world, name, stream, now_ms).await,
            None => compare_nothing(world, name).await,
        };
        compared.map_err(|difference| format!("stream {name}: {difference}"))?;
    }
    Ok(())
}

async fn compare_nothing(world: &World, name: &str) -> Result<(), String> {
    let input = api::DescribeStreamSummaryInput {
        stream_name: text(name),
        ..Default::default()
    };
    let described = world.call::<api::DescribeStreamSummary>(input).await;
    match described {
        Err(fault) => same("no stream", fault.code.as_ref(), MISSING),
        Ok(output) => Err(format!("there is one: {output:?}")),
    }
}

async fn compare_stream(
    world: &World,
    name: &'static str,
    stream: &mut Stream,
    now_ms: u64,
) -> Result<(), String> {
    compare_description(world, name, stream).await?;
    compare_consumers(world, name, stream).await?;
    if matches!(stream.status(), "CREATING" | "DELETING") {
        let input = api::ListShardsInput {
            stream_name: text(name),
            ..Default::default()
        };
        let listed = world.call::<api::ListShards>(input).await;
        return same(
            "shards of one that comes or goes",
            refused(listed).0.as_str(),
            IN_USE,
        );
    }
    let seen = shards(world, name).await;
    compare_shards(stream, &seen)?;
    for shard in seen {
        let closed = shard.ends.is_some();
        let read = read_all(world, name, shard.index, closed).await;
        let read = read.map_err(|what| format!("shard {}: {what}", shard.index))?;
        let expected = &mut stream.shards[shard.index as usize];
        let compared = compare_records(expected, &shard, &read, now_ms);
        compared.map_err(|difference| format!("shard {}: {difference}", shard.index))?;
    }
    Ok(())
}

async fn compare_description(world: &World, name: &str, stream: &Stream) -> Result<(), String> {
    let input = api::DescribeStreamSummaryInput {
        stream_name: text(name),
        ..Default::default()
    };
    let summary = world.call::<api::DescribeStreamSummary>(input).await;
    let summary = summary.map_err(|fault| format!("described: {fault}"))?;
    let summary = summary.stream_description_summary.unwrap();
    same(
        "status",
        summary.stream_status.as_deref(),
        Some(stream.status()),
    )?;
    same(
        "retention",
        summary.retention_period_hours,
        Some(stream.hours as i32),
    )?;
    let encryption = if stream.encrypted { "KMS" } else { "NONE" };
    same(
        "encryption",
        summary.encryption_type.as_deref(),
        Some(encryption),
    )?;
    let created = summary.stream_creation_timestamp.unwrap().millis();
    same("created", created, stream.created_ms as i64)?;
    let open = stream.open().count() as i32;
    same("open shards", summary.open_shard_count, Some(open))?;

    let input = api::DescribeStreamInput {
        stream_name: text(name),
        ..Default::default()
    };
    let described = world.call::<api::DescribeStream>(input).await.unwrap();
    let described = described.stream_description.unwrap();
    let shards: Vec<u32> = described
        .shards
        .unwrap()
        .iter()
        .map(|s| seen_shard(s).index)
        .collect();
    let expected: Vec<u32> = stream.listed().map(|(index, _)| index).collect();
    same("described shards", shards, expected)?;

    let input = api::ListTagsForStreamInput {
        stream_name: text(name),
        ..Default::default()
    };
    let tags = world
        .call::<api::ListTagsForStream>(input)
        .await
        .unwrap()
        .tags
        .unwrap();
    let tags = tags
        .into_iter()
        .map(|tag| (tag.key.unwrap(), tag.value.unwrap()));
    same("tags", tags.collect(), stream.tags.clone())
}

pub fn stream_arn(name: &str) -> Option<String> {
    Some(format!(
        "arn:aws:kinesis:us-east-1:111122223333:stream/{name}"
    ))
}

async fn compare_consumers(world: &World, name: &str, stream: &Stream) -> Result<(), String> {
    let input = api::ListStreamConsumersInput {
        stream_arn: stream_arn(name),
        ..Default::default()
    };
    let listed = world.call::<api::ListStreamConsumers>(input).await;
    if stream.status() == "CREATING" {
        return same("consumers", refused(listed).0.as_str(), IN_USE);
    }
    let listed = listed
        .map_err(|fault| format!("consumers: {fault}"))?
        .consumers
        .unwrap();
    let seen = listed.into_iter().map(|consumer| {
        let created = consumer.consumer_creation_timestamp.unwrap().secs();
        let status = consumer.consumer_status.unwrap();
        (consumer.consumer_name.unwrap(), status, created)
    });
    let expected = stream.consumers.iter().map(|(name, consumer)| {
        let status = match consumer.progress {
            Progress::Coming(_) => "CREATING",
            Progress::There => "ACTIVE",
            Progress::Going(_) => "DELETING",
        };
        (name.clone(), status.to_owned(), consumer.created_s as i64)
    });
    same("consumers", seen.collect::<Vec<_>>(), expected.collect())
}

fn compare_shards(stream: &mut Stream, seen: &[SeenShard]) -> Result<(), String> {
    let listed = seen.iter().map(|shard| {
        let closed = shard.ends.is_some();
        (
            shard.index,
            shard.first,
            shard.last,
            shard.parents.clone(),
            closed,
        )
    });
    let expected = stream.listed().map(|(index, shard)| {
        let closed = !shard.is_open();
        (
            index,
            shard.first,
            shard.last,
            shard.parents.clone(),
            closed,
        )
    });
    same("shards", listed.collect::<Vec<_>>(), expected.collect())?;
    // One that is deleted before it was made never has shards.
    if stream.active {
        tile(seen)?;
    }
    for shard in seen {
        let known = &mut stream.shards[shard.index as usize];
        let starts = known.starts.get_or_insert_with(|| shard.starts.clone());
        same("first number", &shard.starts, starts)?;
        if let Some(ends) = &shard.ends {
            same(
                "last number",
                ends,
                known.ends.get_or_insert_with(|| ends.clone()),
            )?;
        }
        for parent in &shard.parents {
            let ends = stream.shards[*parent as usize].ends.as_ref();
            if ends.is_some_and(|ends| *ends >= shard.starts) {
                return Err(format!("shard {} starts before {parent} ends", shard.index));
            }
        }
    }
    Ok(())
}

/// Open shards cover the space of hash keys, each of them a part of its own.
fn tile(seen: &[SeenShard]) -> Result<(), String> {
    let open = seen.iter().filter(|shard| shard.ends.is_none());
    let mut ranges: Vec<_> = open.map(|shard| (shard.first, shard.last)).collect();
    ranges.sort_unstable();
    let mut next = Some(0);
    for (first, last) in &ranges {
        same("a range's first key", Some(*first), next)?;
        next = last.checked_add(1);
    }
    same("what is left of the space", next, None)
}

/// All that a shard holds. The shard ends after it if it is closed, and does not if it is open.
async fn read_all(
    world: &World,
    name: &str,
    index: u32,
    closed: bool,
) -> Result<Vec<api::Record>, String> {
    let iterator = world.iterator(name, &shard_id(index), "TRIM_HORIZON").await;
    let mut iterator = iterator.map_err(|fault| fault.to_string())?;
    let mut found = Vec::new();
    loop {
        let output = world
            .get(&iterator)
            .await
            .map_err(|fault| fault.to_string())?;
        let records = output.records.unwrap();
        let more = !records.is_empty();
        found.extend(records);
        match output.next_shard_iterator {
            Some(next) if more => iterator = next,
            next => {
                same("goes on", next.is_some(), !closed)?;
                same("children are told", output.child_shards.is_some(), closed)?;
                same("behind the latest", output.millis_behind_latest, Some(0))?;
                return Ok(found);
            }
        }
    }
}

fn compare_records(
    expected: &mut Shard,
    shard: &SeenShard,
    seen: &[api::Record],
    now_ms: u64,
) -> Result<(), String> {
    let held: Vec<&mut Record> = expected
        .log
        .iter_mut()
        .filter(|record| !record.expired)
        .collect();
    let seen_data: Vec<_> = seen
        .iter()
        .map(|record| in_short(record.data.as_ref().unwrap()))
        .collect();
    let held_data: Vec<_> = held
        .iter()
        .map(|record| in_short(record.data.as_bytes()))
        .collect();
    same(&format!("records at {now_ms}"), seen_data, held_data)?;
    for (record, seen) in held.into_iter().zip(seen) {
        same_record(record, seen)?;
    }
    let told = expected
        .log
        .iter()
        .filter_map(|record| record.number.as_ref());
    let numbers: Vec<&String> = [&shard.starts]
        .into_iter()
        .chain(told)
        .chain(&shard.ends)
        .collect();
    if !numbers
        .windows(2)
        .all(|pair| pair[0].len() == pair[1].len() && pair[0] < pair[1])
    {
        return Err(format!("numbers do not rise: {numbers:?}"));
    }
    Ok(())
}

/// What a record holds, without its padding.
fn in_short(data: &[u8]) -> (String, usize) {
    let text = String::from_utf8_lossy(data);
    (text.trim_end().to_owned(), data.len())
}

/// A record as it was put, which learns its number if nobody was told it.
pub fn same_record(record: &mut Record, seen: &api::Record) -> Result<(), String> {
    same(
        "partition key",
        seen.partition_key.as_ref(),
        Some(&record.key),
    )?;
    let arrival = seen.approximate_arrival_timestamp.unwrap().millis();
    same("arrival", arrival, record.arrival_ms as i64)?;
    let encryption = record.encrypted.then_some("KMS");
    same("encryption", seen.encryption_type.as_deref(), encryption)?;
    let number = seen.sequence_number.clone().unwrap();
    same(
        "number",
        &number,
        record.number.get_or_insert(number.clone()),
    )
}
