//! The reference's calls, made to the service.

use model::kinesis as api;
use wire::Fault;

use super::reference::{Entry, Op};
use super::seen::{index_of, shard_id, stream_arn};
use crate::testing::{World, text};

/// What a record's putter is told.
#[derive(Debug, PartialEq)]
pub struct Told {
    pub shard: u32,
    pub number: String,
    pub encrypted: bool,
}

/// Makes a call. Tells what it says of each record.
pub async fn call(world: &World, name: &str, op: &Op) -> Result<Vec<Told>, Fault> {
    match op {
        Op::Put(entry) => return put(world, name, entry).await,
        Op::PutAll(entries) => return put_all(world, name, entries).await,
        _ => change(world, name, op).await?,
    }
    Ok(Vec::new())
}

async fn put(world: &World, name: &str, entry: &Entry) -> Result<Vec<Told>, Fault> {
    let input = api::PutRecordInput {
        stream_name: text(name),
        partition_key: text(&entry.key),
        explicit_hash_key: entry.explicit.map(|key| key.to_string()),
        data: Some(entry.data.clone().into()),
        ..Default::default()
    };
    let output = world.call::<api::PutRecord>(input).await?;
    Ok(vec![Told {
        shard: index_of(&output.shard_id.unwrap()),
        number: output.sequence_number.unwrap(),
        encrypted: output.encryption_type.as_deref() == Some("KMS"),
    }])
}

async fn put_all(world: &World, name: &str, entries: &[Entry]) -> Result<Vec<Told>, Fault> {
    let entry = |entry: &Entry| api::PutRecordsRequestEntry {
        data: Some(entry.data.clone().into()),
        partition_key: text(&entry.key),
        explicit_hash_key: entry.explicit.map(|key| key.to_string()),
    };
    let input = api::PutRecordsInput {
        stream_name: text(name),
        records: Some(entries.iter().map(entry).collect()),
        ..Default::default()
    };
    let output = world.call::<api::PutRecords>(input).await?;
    assert_eq!(output.failed_record_count, Some(0));
    let encrypted = output.encryption_type.as_deref() == Some("KMS");
    let told = output.records.unwrap().into_iter().map(|result| Told {
        shard: index_of(&result.shard_id.unwrap()),
        number: result.sequence_number.unwrap(),
        encrypted,
    });
    Ok(told.collect())
}

async fn change(world: &World, name: &str, op: &Op) -> Result<(), Fault> {
    let stream_name = text(name);
    let kms = (text("KMS"), text("alias/aws/kinesis"));
    match op {
        Op::Put(_) | Op::PutAll(_) => {}
        Op::Create(shards) => {
            let input = api::CreateStreamInput {
                stream_name,
                shard_count: Some(*shards),
                ..Default::default()
            };
            world.call::<api::CreateStream>(input).await?;
        }
        Op::Split(index, key) => {
            let input = api::SplitShardInput {
                stream_name,
                shard_to_split: Some(shard_id(*index)),
                new_starting_hash_key: Some(key.to_string()),
                ..Default::default()
            };
            world.call::<api::SplitShard>(input).await?;
        }
        Op::Merge(one, other) => {
            let input = api::MergeShardsInput {
                stream_name,
                shard_to_merge: Some(shard_id(*one)),
                adjacent_shard_to_merge: Some(shard_id(*other)),
                ..Default::default()
            };
            world.call::<api::MergeShards>(input).await?;
        }
        Op::Scale(target) => {
            let input = api::UpdateShardCountInput {
                stream_name,
                target_shard_count: Some(*target as i32),
                scaling_type: text("UNIFORM_SCALING"),
                ..Default::default()
            };
            world.call::<api::UpdateShardCount>(input).await?;
        }
        Op::Retain(true, hours) => {
            let input = api::IncreaseStreamRetentionPeriodInput {
                stream_name,
                retention_period_hours: Some(*hours as i32),
                ..Default::default()
            };
            world
                .call::<api::IncreaseStreamRetentionPeriod>(input)
                .await?;
        }
        Op::Retain(false, hours) => {
            let input = api::DecreaseStreamRetentionPeriodInput {
                stream_name,
                retention_period_hours: Some(*hours as i32),
                ..Default::default()
            };
            world
                .call::<api::DecreaseStreamRetentionPeriod>(input)
                .await?;
        }
        Op::Encrypt(true) => {
            let input = api::StartStreamEncryptionInput {
                stream_name,
                encryption_type: kms.0,
                key_id: kms.1,
                ..Default::default()
            };
            world.call::<api::StartStreamEncryption>(input).await?;
        }
        Op::Encrypt(false) => {
            let input = api::StopStreamEncryptionInput {
                stream_name,
                encryption_type: kms.0,
                key_id: kms.1,
                ..Default::default()
            };
            world.call::<api::StopStreamEncryption>(input).await?;
        }
        Op::Register(consumer) => {
            let input = api::RegisterStreamConsumerInput {
                stream_arn: stream_arn(name),
                consumer_name: text(consumer),
                ..Default::default()
            };
            world.call::<api::RegisterStreamConsumer>(input).await?;
        }
        Op::Deregister(consumer) => {
            let input = api::DeregisterStreamConsumerInput {
                stream_arn: stream_arn(name),
                consumer_name: text(consumer),
                ..Default::default()
            };
            world.call::<api::DeregisterStreamConsumer>(input).await?;
        }
        Op::Tag(key, value) => {
            let input = api::AddTagsToStreamInput {
                stream_name,
                tags: Some([(key.clone(), value.clone())].into()),
                ..Default::default()
            };
            world.call::<api::AddTagsToStream>(input).await?;
        }
        Op::Delete(enforced) => {
            let input = api::DeleteStreamInput {
                stream_name,
                enforce_consumer_deletion: Some(*enforced),
                ..Default::default()
            };
            world.call::<api::DeleteStream>(input).await?;
        }
    }
    Ok(())
}
