//! What the execution role must be allowed, when a mapping is made and while it reads.

use model::lambda::CreateEventSourceMappingInput;

use super::neighbours::{LETTERS, STREAM, TOPIC};
use super::operations::{invalid, refusal};
use super::world::{World, mapping, to, to_bucket};

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
