//! Rates of calls, quotas, and how they are lifted.

use std::collections::HashMap;

use model::kinesis as api;
use plane::{Caller, ReadShard, Source};
use store::ServiceClock;
use wire::Fault;

use crate::testing::{World, no_limits, refused, text};
use crate::{LIMITS_TAG, Limits, Options};

const LIMIT: &str = "LimitExceededException";

fn all() -> Options {
    Options {
        limits: Limits::default(),
        transition_ms: 0,
    }
}

/// Who calls from outside: only those calls are counted.
fn outside(world: &World) -> Caller {
    Caller {
        source: Source::Address("127.0.0.1".to_owned()),
        ..world.caller.clone()
    }
}

async fn describe(world: &World, caller: &Caller, name: &str) -> Result<(), Fault> {
    let input = api::DescribeStreamInput {
        stream_name: text(name),
        ..Default::default()
    };
    let result = world.door.call::<api::DescribeStream>(caller, "r", input);
    result.await.map(|_| ())
}

async fn tag(world: &World, value: &str) {
    let input = api::AddTagsToStreamInput {
        stream_name: text("s"),
        tags: Some(
            HashMap::from([(LIMITS_TAG.to_owned(), value.to_owned())])
                .into_iter()
                .collect(),
        ),
        ..Default::default()
    };
    world.call::<api::AddTagsToStream>(input).await.unwrap();
}

#[tokio::test]
async fn operations_are_answered_so_often_per_second() {
    let world = World::new(all());
    world.stream("s", 1).await;
    let caller = outside(&world);
    for _ in 0..10 {
        describe(&world, &caller, "s").await.unwrap();
    }
    assert_eq!(
        refused(describe(&world, &caller, "s").await),
        (
            LIMIT.to_owned(),
            "Rate exceeded for stream s under account 111122223333.".to_owned()
        )
    );
    // The rate is the account's, whatever the stream.
    assert_eq!(refused(describe(&world, &caller, "t").await).0, LIMIT);
    // What a service calls for its caller is not counted, nor are other regions.
    let passed_on = Caller {
        chain: vec!["cloudformation.amazonaws.com".to_owned()],
        ..caller.clone()
    };
    describe(&world, &passed_on, "s").await.unwrap();
    let elsewhere = Caller {
        region: plane::Region::new("eu-west-1"),
        ..caller.clone()
    };
    assert_eq!(
        refused(describe(&world, &elsewhere, "s").await).0,
        "ResourceNotFoundException"
    );
    world.clock.pass(100);
    describe(&world, &caller, "s").await.unwrap();
    let limits = async || {
        let input = api::DescribeLimitsInput {};
        let result = world.door.call::<api::DescribeLimits>(&caller, "r", input);
        result.await.map(|_| ())
    };
    limits().await.unwrap();
    assert_eq!(
        refused(limits().await).1,
        "Rate exceeded for account 111122223333."
    );
    // What is not allowed or not valid is not counted.
    let invalid = api::DescribeStreamInput {
        stream_name: text(""),
        ..Default::default()
    };
    world.clock.pass(1_000);
    for _ in 0..20 {
        let result = world
            .door
            .call::<api::DescribeStream>(&caller, "r", invalid.clone());
        assert_eq!(refused(result.await).0, "ValidationException");
    }
    describe(&world, &caller, "s").await.unwrap();
}

#[tokio::test]
async fn a_stream_s_tag_lifts_its_limits_and_holds_them() {
    let world = World::new(all());
    world.stream("s", 1).await;
    let caller = outside(&world);
    let exceeds = async |world: &World| {
        let data = "x".repeat(700 << 10);
        world.clock.pass(10_000);
        world.put("s", "k", &data).await.unwrap();
        world.put("s", "k", &data).await.is_err()
    };
    assert!(exceeds(&world).await);
    tag(&world, "off").await;
    assert!(!exceeds(&world).await);
    for _ in 0..50 {
        describe(&world, &caller, "s").await.unwrap();
    }
    let mut iterator = world.iterator("s", "0", "LATEST").await.unwrap();
    for _ in 0..10 {
        iterator = world
            .get(&iterator)
            .await
            .unwrap()
            .next_shard_iterator
            .unwrap();
    }
    // It is the stream's, and outlives a restart.
    let world = world.crash(1);
    assert!(!exceeds(&world).await);
    tag(&world, "on").await;
    assert!(exceeds(&world).await);

    let world = World::new(no_limits());
    world.stream("s", 1).await;
    assert!(!exceeds(&world).await);
    tag(&world, "on").await;
    assert!(exceeds(&world).await);
}

#[tokio::test]
async fn five_streams_are_created_at_once() {
    let world = World::new(Options {
        limits: Limits {
            calls: false,
            ..Limits::default()
        },
        transition_ms: 1_000,
    });
    let caller = outside(&world);
    let create = async |name: &str| {
        let input = api::CreateStreamInput {
            stream_name: text(name),
            shard_count: Some(1),
            ..Default::default()
        };
        let result = world.door.call::<api::CreateStream>(&caller, "r", input);
        result.await.map(|_| ())
    };
    for name in ["a", "b", "c", "d", "e"] {
        create(name).await.unwrap();
    }
    assert_eq!(refused(create("f").await).0, LIMIT);
    assert_eq!(refused(create("a").await).0, "ResourceInUseException");
    // Those that are being deleted count as well, and one that is being created may be deleted.
    let input = api::DeleteStreamInput {
        stream_name: text("e"),
        ..Default::default()
    };
    world.call::<api::DeleteStream>(input).await.unwrap();
    assert_eq!(refused(create("f").await).0, LIMIT);
    world.clock.pass(1_000);
    world.settled("a").await;
    create("f").await.unwrap();
}

#[tokio::test]
async fn an_account_has_fifty_on_demand_streams() {
    let world = World::new(no_limits());
    let create = async |name: &str| {
        let input = api::CreateStreamInput {
            stream_name: text(name),
            ..Default::default()
        };
        world.call::<api::CreateStream>(input).await.map(|_| ())
    };
    for n in 0..50 {
        create(&format!("s{n}")).await.unwrap();
    }
    assert_eq!(
        refused(create("s").await),
        (
            LIMIT.to_owned(),
            "This request would exceed the limit on the number of On-Demand streams for the \
             account 111122223333 in us-east-1. Current On-Demand streams count: 50. Limit: 50."
                .to_owned()
        )
    );
    world.stream("p", 1).await;
    let input = api::UpdateStreamModeInput {
        stream_arn: text("arn:aws:kinesis:us-east-1:111122223333:stream/p"),
        stream_mode_details: Some(api::StreamModeDetails {
            stream_mode: text("ON_DEMAND"),
        }),
        ..Default::default()
    };
    assert_eq!(
        refused(world.call::<api::UpdateStreamMode>(input).await).0,
        LIMIT
    );
}

#[tokio::test]
async fn reads_of_mappings_count_where_asked_for() {
    let world = std::sync::Arc::new(World::new(Options {
        limits: Limits {
            mapping_reads: true,
            ..Limits::default()
        },
        transition_ms: 0,
    }));
    world.stream("s", 1).await;
    let arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
    let read = async |world: &World| {
        let (kinesis, caller) = (&world.kinesis, &world.caller);
        kinesis.read(caller, arn, 0, 0, 10, 1 << 20).await.unwrap();
    };
    for _ in 0..5 {
        read(&world).await;
    }
    let iterator = world.iterator("s", "0", "LATEST").await.unwrap();
    assert_eq!(
        refused(world.get(&iterator).await).0,
        "ProvisionedThroughputExceededException"
    );
    // One more waits for its turn.
    let waiting = {
        let world = std::sync::Arc::clone(&world);
        tokio::spawn(async move { read(&world).await })
    };
    tokio::task::yield_now().await;
    assert!(!waiting.is_finished());
    while !waiting.is_finished() {
        world.clock.pass(50);
        tokio::task::yield_now().await;
    }
    waiting.await.unwrap();
}

#[tokio::test]
async fn encryption_is_started_and_stopped_25_times_a_day_with_the_managed_key() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let start = async |key: &str| {
        let input = api::StartStreamEncryptionInput {
            stream_name: text("s"),
            encryption_type: text("KMS"),
            key_id: text(key),
            ..Default::default()
        };
        let result = world.call::<api::StartStreamEncryption>(input).await;
        world.settled("s").await;
        result
    };
    let stop = async |key: &str| {
        let input = api::StopStreamEncryptionInput {
            stream_name: text("s"),
            encryption_type: text("KMS"),
            key_id: text(key),
            ..Default::default()
        };
        let result = world.call::<api::StopStreamEncryption>(input).await;
        world.settled("s").await;
        result
    };
    let arn = "arn:aws:kms:us-east-1:111122223333:alias/aws/kinesis";
    for (key, message) in [
        (
            "alias/mine",
            "Alias arn:aws:kms:us-east-1:111122223333:alias/mine is not found.",
        ),
        (
            "1234abcd-12ab-34cd-56ef-1234567890ab",
            "Key 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' \
             does not exist",
        ),
        (
            "arn:aws:kms:us-east-1:444455556666:alias/aws/kinesis",
            "Alias arn:aws:kms:us-east-1:444455556666:alias/aws/kinesis is not found.",
        ),
    ] {
        assert_eq!(
            refused(start(key).await),
            ("KMSNotFoundException".to_owned(), message.to_owned())
        );
    }
    start(arn).await.unwrap();
    let input = api::DescribeStreamSummaryInput {
        stream_name: text("s"),
        ..Default::default()
    };
    let shown = world
        .call::<api::DescribeStreamSummary>(input)
        .await
        .unwrap();
    let shown = shown.stream_description_summary.unwrap();
    assert_eq!(shown.encryption_type.as_deref(), Some("KMS"));
    assert_eq!(shown.key_id.as_deref(), Some(arn));
    assert_eq!(
        refused(stop("alias/mine").await).0,
        "InvalidArgumentException"
    );
    for _ in 0..24 {
        stop("alias/aws/kinesis").await.unwrap();
        start("alias/aws/kinesis").await.unwrap();
    }
    stop("alias/aws/kinesis").await.unwrap();
    for (operation, result) in [
        (
            "StartStreamEncryption",
            refused(start("alias/aws/kinesis").await),
        ),
        (
            "StopStreamEncryption",
            refused(stop("alias/aws/kinesis").await),
        ),
    ] {
        let message = format!(
            "{operation} cannot be called more than 25 times per rolling 24-hour period per stream."
        );
        assert_eq!(result, (LIMIT.to_owned(), message));
    }
    world.clock.pass(24 * 3_600_000);
    start("alias/aws/kinesis").await.unwrap();
}

/// Whatever quotas are left away: all shards of a stream are one row, which has to be written.
#[tokio::test]
async fn a_stream_never_gets_more_shards_than_can_be_kept() {
    let mut options = no_limits();
    options.limits.quotas = false;
    let world = World::new(options);
    let create = |count| api::CreateStreamInput {
        stream_name: text("s"),
        shard_count: Some(count),
        ..Default::default()
    };
    for count in [i32::MAX, 100_001] {
        let result = world.call::<api::CreateStream>(create(count)).await;
        let message = format!(
            "A stream has at most 100000 shards in Brookmill, closed ones within the retention \
             period included. Shards of stream s: 0. Additional shards: {count}."
        );
        assert_eq!(refused(result), (LIMIT.to_owned(), message));
    }
}

#[tokio::test]
async fn without_quotas_a_stream_is_changed_and_consumed_as_often_as_one_likes() {
    let mut options = no_limits();
    options.limits.quotas = false;
    options.transition_ms = 1;
    let world = World::new(options);
    let settle = async || {
        world.clock.pass(1);
        world.settled("s").await;
    };
    let input = api::CreateStreamInput {
        stream_name: text("s"),
        shard_count: Some(1),
        ..Default::default()
    };
    world.call::<api::CreateStream>(input).await.unwrap();
    settle().await;
    for round in 0..13 {
        let input = api::UpdateShardCountInput {
            stream_name: text("s"),
            target_shard_count: Some(2 - round % 2),
            scaling_type: text("UNIFORM_SCALING"),
            ..Default::default()
        };
        world.call::<api::UpdateShardCount>(input).await.unwrap();
        settle().await;
        for mode in ["ON_DEMAND", "PROVISIONED"] {
            let input = api::UpdateStreamModeInput {
                stream_arn: text("arn:aws:kinesis:us-east-1:111122223333:stream/s"),
                stream_mode_details: Some(api::StreamModeDetails {
                    stream_mode: text(mode),
                }),
                ..Default::default()
            };
            world.call::<api::UpdateStreamMode>(input).await.unwrap();
            settle().await;
        }
        for _ in 0..2 {
            let input = api::StartStreamEncryptionInput {
                stream_name: text("s"),
                encryption_type: text("KMS"),
                key_id: text("alias/aws/kinesis"),
                ..Default::default()
            };
            let started = world.call::<api::StartStreamEncryption>(input);
            started.await.unwrap();
            settle().await;
            let input = api::RegisterStreamConsumerInput {
                stream_arn: text("arn:aws:kinesis:us-east-1:111122223333:stream/s"),
                consumer_name: Some(format!("c{}", world.clock.now_ms())),
                ..Default::default()
            };
            let registered = world.call::<api::RegisterStreamConsumer>(input);
            registered.await.unwrap();
        }
    }
}
