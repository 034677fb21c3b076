//! What the execution role must be allowed, when a mapping is made and while it reads.

use bytes::Bytes;
use model::lambda::CreateEventSourceMappingInput;
use plane::ShardRecord;

use super::neighbours::{LETTERS, ROLE, Reply, STREAM, TOPIC};
use super::operations::{invalid, refusal};
use super::world::{World, mapping, to, to_bucket};
use crate::event::EventSource;
use crate::machine::{BATCH_PAYLOAD_BYTES_MAX, EVENT_ENVELOPE_BYTES};

fn flat(world: &World) -> Vec<String> {
    world.lambda.batches().concat()
}

#[tokio::test]
async fn the_role_needs_what_reading_takes_and_the_destination() {
    let world = World::new(1);
    let message = format!(
        "Cannot access stream {STREAM}. Please ensure the role can perform the GetRecords, \
         GetShardIterator, DescribeStream, ListShards, and ListStreams Actions on your stream in \
         IAM."
    );
    for denied in [
        &["kinesis:GetRecords"] as &[&str],
        &["kinesis:GetShardIterator"],
        &["kinesis:DescribeStream", "kinesis:ListShards"],
        &["kinesis:DescribeStream", "kinesis:DescribeStreamSummary"],
    ] {
        for action in denied {
            world.rights.deny(action);
        }
        assert_eq!(
            refusal(&world, mapping()).await,
            invalid(&message),
            "{denied:?}"
        );
        world.rights.allow_all();
    }
    world.rights.deny("s3:PutObject");
    let input = CreateEventSourceMappingInput {
        destination_config: to_bucket(),
        ..mapping()
    };
    assert_eq!(
        refusal(&world, input).await,
        invalid("The function execution role does not have permissions to call PutObject on S3")
    );
    world.rights.deny("SNS:Publish");
    let input = CreateEventSourceMappingInput {
        destination_config: to(TOPIC),
        ..mapping()
    };
    assert_eq!(
        refusal(&world, input).await,
        invalid("The function execution role does not have permissions to call Publish on SNS")
    );
    world.rights.deny("sqs:SendMessage");
    let input = CreateEventSourceMappingInput {
        destination_config: to(LETTERS),
        ..mapping()
    };
    assert_eq!(
        refusal(&world, input).await,
        invalid("The function execution role does not have permissions to call SendMessage on SQS")
    );
    world.rights.deny("sts:AssumeRole");
    assert_eq!(
        refusal(&world, mapping()).await,
        invalid("The role defined for the function cannot be assumed by Lambda.")
    );
}

#[tokio::test]
async fn a_role_that_loses_its_rights_stalls_the_mapping_until_it_has_them_again() {
    let world = World::new(1);
    let uuid = world.enabled(mapping()).await;
    world.put(0, &["a"]);
    world.result(&uuid, "OK").await;
    world.rights.deny("kinesis:GetRecords");
    world.put(0, &["b"]);
    world.result(&uuid, "PROBLEM: no kinesis:GetRecords").await;
    assert_eq!(flat(&world), ["a"]);
    world.rights.allow_all();
    world
        .until("the stalled record", |world| flat(world) == ["a", "b"])
        .await;
    world.result(&uuid, "OK").await;
}

#[tokio::test]
async fn what_a_longer_retention_kept_meanwhile_is_read_once_the_role_may_again() {
    let world = World::new(1);
    let uuid = world.enabled(mapping()).await;
    world.put(0, &["a"]);
    world.result(&uuid, "OK").await;
    world.rights.deny("kinesis:GetRecords");
    world.put(0, &["b"]);
    world.result(&uuid, "PROBLEM: no kinesis:GetRecords").await;
    world.kinesis.retain(48);
    world.clock.pass(30 * 3_600_000);
    world.rights.allow_all();
    world
        .until("the old record", |world| flat(world) == ["a", "b"])
        .await;
}

#[tokio::test]
async fn roles_may_learn_of_the_shards_in_either_way() {
    for denied in [
        // The Serverless Framework's roles for streams, and for consumers.
        ["kinesis:ListStreams", "kinesis:ListShards"],
        ["kinesis:ListStreams", "kinesis:DescribeStream"],
    ] {
        let world = World::new(2);
        for action in denied {
            world.rights.deny(action);
        }
        world.enabled(mapping()).await;
        world.put(1, &["a"]);
        world.until("a", |world| flat(world) == ["a"]).await;
        world.kinesis.split(1);
        world.put(3, &["b"]);
        world
            .until("a child's", |world| flat(world) == ["a", "b"])
            .await;
        world.kinesis.expire(3);
        world.put(2, &["c"]);
        world
            .until("the other's", |world| flat(world) == ["a", "b", "c"])
            .await;
    }
}

/// Data, which is the partition key as well, of which two records just fit into an event.
fn half_of_an_event() -> String {
    let source = EventSource {
        arn: STREAM.to_owned(),
        region: "us-east-1".to_owned(),
        role_arn: ROLE.to_owned(),
        shard_id: "shardId-000000000000".to_owned(),
    };
    let bytes_of = |length: usize| {
        source.record_bytes(&ShardRecord {
            counter: 1,
            sequence_number: format!("49{:054}", 1),
            partition_key: "x".repeat(length).into(),
            data: Bytes::from(vec![b'x'; length]),
            arrival_ms: 0,
        })
    };
    let half = (BATCH_PAYLOAD_BYTES_MAX - EVENT_ENVELOPE_BYTES) as usize / 2;
    // A key takes its length, data four thirds of it.
    let length = (half - bytes_of(0)) * 3 / 7 - 3;
    assert!((half - 20..=half).contains(&bytes_of(length)));
    "x".repeat(length)
}

#[tokio::test]
async fn what_fitted_an_event_with_another_role_is_split_and_not_given_up() {
    let world = World::new(1);
    world.lambda.answers(|_| Reply::Throttled);
    let input = CreateEventSourceMappingInput {
        maximum_retry_attempts: Some(0),
        destination_config: to_bucket(),
        ..mapping()
    };
    let uuid = world.enabled(input).await;
    let half = half_of_an_event();
    world.put(0, &[&half, &half]);
    world
        .until("a throttled batch", |world| {
            world.lambda.batches().first().map(Vec::len) == Some(2)
        })
        .await;
    *world.lambda.role_arn.lock().unwrap() = format!("{ROLE}-with-a-longer-name-than-before");
    world.lambda.answers(|_| Reply::Returns("null".to_owned()));
    world.result(&uuid, "OK").await;
    world
        .until("both records", |world| {
            let batches = world.lambda.batches();
            let alone = batches.iter().filter(|batch| batch.len() == 1);
            alone.count() == 2
        })
        .await;
    assert!(world.s3.objects.lock().unwrap().is_empty());
}
