//! Rows as answers show them.

use std::collections::BTreeMap;

use model::kinesis as api;
use wire::Timestamp;

use crate::read::ReadOutcome;
use crate::reader::sequence_numbers;
use crate::row::StreamRow;
use crate::sequence::counter_time_ms;
use crate::shard::Shard;

/// The one KMS key that streams can be encrypted with.
pub const KEY_ID: &str = "alias/aws/kinesis";

/// A shard.
pub fn shard(shard: &Shard) -> api::Shard {
    api::Shard {
        shard_id: Some(shard.id().to_string()),
        parent_shard_id: shard
            .parent
            .map(|index| crate::shard_id::ShardId(index).to_string()),
        adjacent_parent_shard_id: shard
            .adjacent_parent
            .map(|index| crate::shard_id::ShardId(index).to_string()),
        hash_key_range: Some(hash_key_range(shard)),
        sequence_number_range: Some(api::SequenceNumberRange {
            starting_sequence_number: Some(shard.starting_sequence_number().to_string()),
            ending_sequence_number: shard.ending_sequence_number().map(|end| end.to_string()),
        }),
    }
}

/// Records that were read, in order.
pub fn records(shard: &Shard, outcome: ReadOutcome) -> Vec<api::Record> {
    let numbers = sequence_numbers(shard, &outcome);
    let records = outcome.records.into_iter().zip(numbers);
    let records = records.map(|(record, sequence_number)| {
        let arrival_ms = counter_time_ms(record.stored.counter) as i64;
        api::Record {
            sequence_number: Some(sequence_number),
            approximate_arrival_timestamp: Some(Timestamp::from_millis(arrival_ms)),
            data: Some(record.stored.data),
            partition_key: Some(record.stored.partition_key),
            encryption_type: record.encrypted.then(|| "KMS".to_owned()),
        }
    });
    records.collect()
}

/// The shards that a closed one was made into.
pub fn child_shards(row: &StreamRow, parent: &Shard) -> Vec<api::ChildShard> {
    let children = row.shards.iter();
    let children = children.filter(|child| child.is_child_of(parent.index));
    children.map(child_shard).collect()
}

/// A shard as the end of its parent names it.
fn child_shard(shard: &Shard) -> api::ChildShard {
    let parents = shard.parent.iter().chain(&shard.adjacent_parent);
    let parents = parents
        .map(|index| crate::shard_id::ShardId(*index).to_string())
        .collect();
    api::ChildShard {
        shard_id: Some(shard.id().to_string()),
        parent_shards: Some(parents),
        hash_key_range: Some(hash_key_range(shard)),
    }
}

fn hash_key_range(shard: &Shard) -> api::HashKeyRange {
    api::HashKeyRange {
        starting_hash_key: Some(shard.range.start.to_string()),
        ending_hash_key: Some(shard.range.end.to_string()),
    }
}

/// How the stream's capacity is provided.
pub fn mode(row: &StreamRow) -> api::StreamModeDetails {
    api::StreamModeDetails {
        stream_mode: Some(row.mode.as_str().to_owned()),
    }
}

/// Whether the stream's records are encrypted.
pub fn encryption(row: &StreamRow) -> (String, Option<String>) {
    if row.encrypted {
        let key = row.kms_key.as_deref().unwrap_or(KEY_ID);
        ("KMS".to_owned(), Some(key.to_owned()))
    } else {
        ("NONE".to_owned(), None)
    }
}

/// Which metrics are counted per shard.
pub fn enhanced_monitoring(row: &StreamRow) -> Vec<api::EnhancedMetrics> {
    let metrics = row.shard_metrics.iter().cloned().collect();
    vec![api::EnhancedMetrics {
        shard_level_metrics: Some(metrics),
    }]
}

/// When the stream was created.
pub fn created(row: &StreamRow) -> Timestamp {
    Timestamp::from_millis(row.created_ms as i64)
}

/// Tags, by key.
pub fn tags(row: &StreamRow) -> Vec<api::Tag> {
    tag_list(&row.tags)
}

/// Tags of anything, by key.
pub fn tag_list(tags: &BTreeMap<String, String>) -> Vec<api::Tag> {
    let tag = |(key, value): (&String, &String)| api::Tag {
        key: Some(key.clone()),
        value: Some(value.clone()),
    };
    tags.iter().map(tag).collect()
}
