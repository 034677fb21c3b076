//! Refusals, word for word.

use model::kinesis as api;

use crate::testing::{START_MS, World, no_limits, refused, text};
use crate::{Limits, Options};

const NOT_FOUND: &str = "ResourceNotFoundException";
const INVALID: &str = "InvalidArgumentException";
const IN_USE: &str = "ResourceInUseException";
const LIMIT: &str = "LimitExceededException";

fn pair(code: &str, message: &str) -> (String, String) {
    (code.to_owned(), message.to_owned())
}

#[tokio::test]
async fn shard_iterators() {
    let world = World::new(no_limits());
    world.stream("s", 2).await;
    world.stream("t", 2).await;
    let (_, number) = world.put("s", "k", "d").await.unwrap();
    let other = world.shards("s").await[0]
        .sequence_number_range
        .clone()
        .unwrap();
    let zero_start = other.starting_sequence_number.unwrap();
    world.clock.pass(60_000);
    world.stream("later", 1).await;
    let ask = async |stream: &str, shard: &str, kind: &str, number: Option<&str>| {
        let input = api::GetShardIteratorInput {
            stream_name: text(stream),
            shard_id: text(shard),
            shard_iterator_type: text(kind),
            starting_sequence_number: number.map(str::to_owned),
            ..Default::default()
        };
        refused(world.call::<api::GetShardIterator>(input).await)
    };
    let in_s = "in stream s under account 111122223333";
    for (stream, shard, kind, number, code, message) in [
        ("none", "a-b", "LATEST", None, NOT_FOUND,
         "Could not find shard a-b in stream none under account 111122223333.".to_owned()),
        ("none", "0", "LATEST", None, NOT_FOUND,
         "Shard shardId-000000000000 in stream none under account 111122223333 does not exist"
             .to_owned()),
        ("s", "x-5", "LATEST", None, NOT_FOUND,
         format!("Shard shardId-000000000005 {in_s} does not exist")),
        ("s", "0", "LATEST", Some("1"), INVALID,
         "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and \
          StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. \
          Request specified LATEST and also a StartingSequenceNumber.".to_owned()),
        ("s", "0", "AT_SEQUENCE_NUMBER", None, INVALID,
         "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and \
          StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. \
          Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber.".to_owned()),
        ("s", "0", "AT_TIMESTAMP", None, INVALID,
         "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current \
          request has no timestamp parameter.".to_owned()),
        ("s", "1", "AT_SEQUENCE_NUMBER", Some(zero_start.as_str()), INVALID,
         "Invalid StartingSequenceNumber. It encodes shardId-000000000000, while it was used in \
          a call to a shard with shardId-000000000001".to_owned()),
        ("s", "0", "AT_SEQUENCE_NUMBER", Some("1234567890123456789012345678901234567890"), INVALID,
         format!("StartingSequenceNumber 1234567890123456789012345678901234567890 used in \
                  GetShardIterator on shard shardId-000000000000 {in_s} is invalid.")),
        ("later", "0", "AFTER_SEQUENCE_NUMBER", Some(zero_start.as_str()), INVALID,
         format!("StartingSequenceNumber {zero_start} used in GetShardIterator on shard \
                  shardId-000000000000 in stream later under account 111122223333 is invalid \
                  because it did not come from this stream.")),
        ("s", "0", "AT_SEQUENCE_NUMBER", Some("0"), "InternalFailure", String::new()),
    ] {
        assert_eq!(ask(stream, shard, kind, number).await, pair(code, &message));
    }
    assert!(number > zero_start);

    let future = START_MS + 60_001;
    let input = api::GetShardIteratorInput {
        stream_name: text("s"),
        shard_id: text("0"),
        shard_iterator_type: text("AT_TIMESTAMP"),
        timestamp: Some(wire::Timestamp::from_millis(future as i64)),
        ..Default::default()
    };
    let now = START_MS + 60_000;
    let message = format!(
        "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. \
         timestampInMillis: {future}, currentTimestampInMillis: {now}"
    );
    let result = world.call::<api::GetShardIterator>(input).await;
    assert_eq!(refused(result), pair(INVALID, &message));
    let result = world.get("AAAAAAAAAAE=").await;
    assert_eq!(refused(result), pair(INVALID, "Invalid ShardIterator."));
}

#[tokio::test]
async fn records() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let put = async |explicit: Option<&str>, ordering: Option<&str>, length: usize| {
        let input = api::PutRecordInput {
            stream_name: text("s"),
            partition_key: text("k"),
            data: Some(vec![0; length].into()),
            explicit_hash_key: explicit.map(str::to_owned),
            sequence_number_for_ordering: ordering.map(str::to_owned),
            ..Default::default()
        };
        world.call::<api::PutRecord>(input).await
    };
    assert_eq!(
        refused(put(Some("340282366920938463463374607431768211456"), None, 1).await),
        pair(
            INVALID,
            "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. \
             Specified value was 340282366920938463463374607431768211456"
        )
    );
    let first = put(
        Some("340282366920938463463374607431768211455"),
        Some("0"),
        1,
    )
    .await;
    let number = first.unwrap().sequence_number.unwrap();
    let second = put(None, Some(&number), 1).await.unwrap();
    assert!(second.sequence_number.unwrap() > number);
    let created_s = START_MS / 1000 - 2;
    let future = crate::sequence::SequenceNumber::record(
        created_s,
        0,
        crate::sequence::counter_at(START_MS + 1000),
    )
    .to_string();
    for number in [future.as_str(), "1234567890123456789012345678901234567890"] {
        let message = format!(
            "ExclusiveMinimumSequenceNumber {number} used in PutRecord on stream s under account \
             111122223333 is invalid."
        );
        assert_eq!(
            refused(put(None, Some(number), 1).await),
            pair(INVALID, &message)
        );
    }
    put(None, None, (1 << 20) - 1).await.unwrap();
    assert_eq!(
        refused(put(None, None, 1 << 20).await),
        pair(
            "ValidationException",
            "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=1048576 \
             cap=1048576]' at 'data' failed to satisfy constraint: Member must have length less \
             than or equal to 1048576"
        )
    );
}

#[tokio::test]
async fn splitting_and_merging() {
    let limits = Limits {
        throughput: false,
        shards_max: Some(4),
        ..Limits::default()
    };
    let world = World::new(Options {
        limits,
        transition_ms: 1_000,
    });
    let created = |name: &str, shards| api::CreateStreamInput {
        stream_name: text(name),
        shard_count: Some(shards),
        ..Default::default()
    };
    assert_eq!(
        refused(world.call::<api::CreateStream>(created("s", 5)).await),
        pair(
            LIMIT,
            "This request would exceed the shard limit for the account 111122223333 in \
             us-east-1. Current shard count for the account: 0. Limit: 4. Number of additional \
             shards that would have resulted from this request: 5. Refer to the AWS Service \
             Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) \
             for current limits and how to request higher limits."
        )
    );
    world
        .call::<api::CreateStream>(created("s", 3))
        .await
        .unwrap();
    let split = async |stream: &str, shard: &str, key: &str| {
        let input = api::SplitShardInput {
            stream_name: text(stream),
            shard_to_split: text(shard),
            new_starting_hash_key: text(key),
            ..Default::default()
        };
        world.call::<api::SplitShard>(input).await
    };
    let merge = async |one: &str, other: &str| {
        let input = api::MergeShardsInput {
            stream_name: text("s"),
            shard_to_merge: text(one),
            adjacent_shard_to_merge: text(other),
            ..Default::default()
        };
        world.call::<api::MergeShards>(input).await
    };
    assert_eq!(
        refused(split("s", "0", "5").await),
        pair(
            IN_USE,
            "Stream s under account 111122223333 not ACTIVE, instead in state CREATING"
        )
    );
    world.clock.pass(1_000);
    world.settled("s").await;
    for (stream, shard, key, code, message) in [
        (
            "none",
            "x",
            "5",
            NOT_FOUND,
            "Could not find shard x in stream none under account 111122223333.",
        ),
        (
            "none",
            "0",
            "5",
            NOT_FOUND,
            "Stream none under account 111122223333 not found.",
        ),
        (
            "s",
            "7",
            "5",
            NOT_FOUND,
            "Could not find shard shardId-000000000007 in stream s under account 111122223333.",
        ),
        (
            "s",
            "0",
            "1",
            INVALID,
            "NewStartingHashKey 1 used in SplitShard() on shard shardId-000000000000 in stream s \
          under account 111122223333 is not both greater than one plus the shard's \
          StartingHashKey 0 and less than the shard's EndingHashKey \
          113427455640312821154458202477256070484.",
        ),
        (
            "s",
            "0",
            "113427455640312821154458202477256070484",
            INVALID,
            "NewStartingHashKey 113427455640312821154458202477256070484 used in SplitShard() on \
          shard shardId-000000000000 in stream s under account 111122223333 is not both greater \
          than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey \
          113427455640312821154458202477256070484.",
        ),
    ] {
        assert_eq!(
            refused(split(stream, shard, key).await),
            pair(code, message)
        );
    }
    assert_eq!(
        refused(merge("2", "1").await),
        pair(
            INVALID,
            "Shards shardId-000000000002 and shardId-000000000001 in stream s under account \
             111122223333 are not an adjacent pair of shards eligible for merging"
        )
    );
    split("s", "0", "2").await.unwrap();
    assert_eq!(
        refused(merge("1", "2").await),
        pair(
            IN_USE,
            "Stream s under account 111122223333 not ACTIVE, instead in state UPDATING"
        )
    );
    world.clock.pass(1_000);
    world.settled("s").await;
    assert_eq!(
        refused(merge("0", "1").await).1,
        "Shard shardId-000000000000 in stream s under account 111122223333 has already been \
         merged or split, and thus is not eligible for merging or splitting."
    );
    // The quota is looked at before the key.
    assert_eq!(refused(split("s", "3", "0").await).0, LIMIT);
}

#[tokio::test]
async fn scaling_and_retention() {
    let world = World::new(no_limits());
    world.stream("s", 2).await;
    let scale = async |target: i32| {
        let input = api::UpdateShardCountInput {
            stream_name: text("s"),
            target_shard_count: Some(target),
            scaling_type: text("UNIFORM_SCALING"),
            ..Default::default()
        };
        let result = world.call::<api::UpdateShardCount>(input).await;
        world.settled("s").await;
        result
    };
    assert_eq!(
        refused(scale(5).await),
        pair(
            LIMIT,
            "UpdateShardCount cannot scale up over double your current open shard count. Current \
             open shard count: 2, Target shard count: 5"
        )
    );
    let output = scale(4).await.unwrap();
    assert_eq!(
        (output.current_shard_count, output.target_shard_count),
        (Some(2), Some(4))
    );
    assert_eq!(
        refused(scale(1).await),
        pair(
            LIMIT,
            "UpdateShardCount cannot scale down below half your current open shard count. \
             Current open shard count: 4, Target shard count: 1"
        )
    );
    for target in [3, 2, 4, 8, 5, 6, 7, 8, 9] {
        scale(target).await.unwrap();
    }
    assert_eq!(refused(scale(8).await).0, LIMIT);
    world.clock.pass(24 * 3_600_000);
    scale(8).await.unwrap();

    let increase = async |hours: i32| {
        let input = api::IncreaseStreamRetentionPeriodInput {
            stream_name: text("s"),
            retention_period_hours: Some(hours),
            ..Default::default()
        };
        let result = world
            .call::<api::IncreaseStreamRetentionPeriod>(input)
            .await;
        world.settled("s").await;
        result
    };
    let decrease = async |hours: i32| {
        let input = api::DecreaseStreamRetentionPeriodInput {
            stream_name: text("s"),
            retention_period_hours: Some(hours),
            ..Default::default()
        };
        let result = world
            .call::<api::DecreaseStreamRetentionPeriod>(input)
            .await;
        world.settled("s").await;
        result
    };
    increase(48).await.unwrap();
    increase(48).await.unwrap();
    decrease(48).await.unwrap();
    for (result, message) in [
        (
            refused(increase(23).await),
            "Minimum allowed retention period is 24 hours. Requested retention period (23 hours) \
             is too short.",
        ),
        (
            refused(increase(8761).await),
            "Maximum allowed retention period is 8760 hours. Requested retention period (8761 \
             hours) is too long.",
        ),
        (
            refused(increase(47).await),
            "Requested retention period (47 hours) for stream s can not be shorter than existing \
             retention period (48 hours). Use DecreaseRetentionPeriod API.",
        ),
        (
            refused(decrease(49).await),
            "Requested retention period (49 hours) for stream s can not be longer than existing \
             retention period (48 hours). Use IncreaseRetentionPeriod API.",
        ),
    ] {
        assert_eq!(result, pair(INVALID, message));
    }
}

#[tokio::test]
async fn what_is_not_modelled_is_named() {
    let world = World::new(no_limits());
    let result = world.call::<api::DescribeStream>(api::DescribeStreamInput {
        stream_name: text("s"),
        stream_id: text("abcdefghijklmnopqrst-123"),
        ..Default::default()
    });
    assert_eq!(
        refused(result.await),
        pair(INVALID, "StreamId is not supported by Brookmill.")
    );
    let input = api::ListShardsInput::default();
    let result = world.call::<api::ListShards>(input).await;
    assert_eq!(
        refused(result),
        pair(
            INVALID,
            "Either NextToken or StreamName should be provided."
        )
    );
    let input = api::ListShardsInput {
        stream_name: text("s"),
        next_token: text("t"),
        ..Default::default()
    };
    let result = world.call::<api::ListShards>(input).await;
    assert_eq!(
        refused(result),
        pair(
            INVALID,
            "NextToken and StreamName cannot be provided together."
        )
    );
}
