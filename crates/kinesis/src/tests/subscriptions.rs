//! Subscriptions to shards. See "SubscribeToShard" in the Kinesis API Reference.

use std::time::Duration;

use model::kinesis as api;
use plane::ReadShard;
use store::ServiceClock;
use wire::{Fault, Payload};

use crate::Options;
use crate::testing::{START_MS, World, no_limits, refused, text};

const STREAM: &str = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
const SHARD: &str = "shardId-000000000000";

/// A world with a stream of one shard and an active consumer of it.
async fn world(options: Options) -> (World, String) {
    let world = World::new(options);
    world.stream("s", 1).await;
    let arn = registered(&world, "c").await;
    (world, arn)
}

async fn registered(world: &World, name: &str) -> String {
    let input = api::RegisterStreamConsumerInput {
        stream_arn: text(STREAM),
        consumer_name: text(name),
        ..Default::default()
    };
    let output = world.call::<api::RegisterStreamConsumer>(input).await;
    let arn = output.unwrap().consumer.unwrap().consumer_arn.unwrap();
    let mut rows = world.kinesis.consumers.subscribe();
    loop {
        rows.borrow_and_update();
        let input = api::DescribeStreamConsumerInput {
            consumer_arn: text(&arn),
            ..Default::default()
        };
        let output = world.call::<api::DescribeStreamConsumer>(input).await;
        let consumer = output.unwrap().consumer_description.unwrap();
        if consumer.consumer_status.as_deref() == Some("ACTIVE") {
            return arn;
        }
        rows.changed().await.unwrap();
    }
}

fn start(kind: &str) -> api::StartingPosition {
    api::StartingPosition {
        r#type: text(kind),
        ..Default::default()
    }
}

fn at(kind: &str, number: &str) -> api::StartingPosition {
    api::StartingPosition {
        sequence_number: text(number),
        ..start(kind)
    }
}

async fn subscribe(
    world: &World,
    arn: &str,
    shard: &str,
    position: api::StartingPosition,
) -> Result<Payload, Fault> {
    let input = api::SubscribeToShardInput {
        consumer_arn: text(arn),
        shard_id: text(shard),
        starting_position: Some(position),
        ..Default::default()
    };
    let output = world.call::<api::SubscribeToShard>(input).await?;
    Ok(output.event_stream.unwrap())
}

type Next = Option<Result<api::SubscribeToShardEvent, Fault>>;

async fn next(subscription: &mut Payload) -> Next {
    let Payload::Events(events) = subscription else {
        panic!("no events");
    };
    let event = events.next().await?;
    Some(event.map(|event| {
        assert_eq!(event.name, "SubscribeToShardEvent");
        event.body.downcast().unwrap()
    }))
}

async fn event(subscription: &mut Payload) -> api::SubscribeToShardEvent {
    next(subscription).await.unwrap().unwrap()
}

/// What the records of an event hold.
fn data(event: &api::SubscribeToShardEvent) -> Vec<String> {
    let records = event.records.as_ref().unwrap().iter();
    let text = |record: &api::Record| String::from_utf8(record.data.clone().unwrap().to_vec());
    records.map(|record| text(record).unwrap()).collect()
}

/// Polls for the next event while the clock is moved.
async fn next_after(world: &World, subscription: &mut Payload, by_ms: u64) -> Next {
    let pass = async {
        // The subscription has to be waiting before time goes by.
        let mut deadline = world.clock.next_deadline_ms();
        while deadline.is_none() {
            tokio::task::yield_now().await;
            deadline = world.clock.next_deadline_ms();
        }
        world.clock.pass(by_ms);
    };
    tokio::join!(next(subscription), pass).0
}

#[tokio::test]
async fn records_are_pushed_on_arrival_from_every_starting_position() {
    let (world, arn) = world(no_limits()).await;
    let (_, first) = world.put("s", "k", "1").await.unwrap();
    world.clock.pass(1_000);
    let (_, second) = world.put("s", "k", "2").await.unwrap();
    let timestamp = api::StartingPosition {
        timestamp: Some(wire::Timestamp::from_millis(START_MS as i64 + 1)),
        ..start("AT_TIMESTAMP")
    };
    for (position, expected) in [
        (start("TRIM_HORIZON"), &["1", "2"][..]),
        (at("AT_SEQUENCE_NUMBER", &first), &["1", "2"]),
        (at("AFTER_SEQUENCE_NUMBER", &first), &["2"]),
        (at("AT_SEQUENCE_NUMBER", &second), &["2"]),
        (timestamp, &["2"]),
    ] {
        world.clock.pass(5_000);
        let mut subscription = subscribe(&world, &arn, SHARD, position).await.unwrap();
        let event = event(&mut subscription).await;
        assert_eq!(data(&event), expected);
        assert_eq!(event.millis_behind_latest, Some(0));
        assert_eq!(event.child_shards, None);
    }
    world.clock.pass(5_000);
    let mut subscription = subscribe(&world, &arn, SHARD, start("LATEST"))
        .await
        .unwrap();
    let (pushed, _) = tokio::join!(event(&mut subscription), world.put("s", "k", "3"));
    assert_eq!(data(&pushed), ["3"]);
    assert_eq!(world.sums.get("SubscribeToShard.Success"), 6.0);
    assert_eq!(
        world.sums.get("SubscribeToShardEvent.Records"),
        2.0 + 2.0 + 4.0
    );
    assert_eq!(world.sums.get("SubscribeToShardEvent.Success"), 6.0);
    assert_eq!(world.sums.get("SubscribeToShardEvent.Bytes"), 16.0);
    assert_eq!(
        world.sums.get("SubscribeToShardEvent.MillisBehindLatest"),
        0.0
    );
    let asked = world.rules.last();
    assert_eq!(asked.action, "kinesis:PutRecord");
}

#[tokio::test]
async fn who_goes_on_from_the_continuation_misses_nothing_and_gets_nothing_twice() {
    let (world, arn) = world(no_limits()).await;
    let mut subscription = subscribe(&world, &arn, SHARD, start("LATEST"))
        .await
        .unwrap();
    let empty = next_after(&world, &mut subscription, 5_000)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(data(&empty), [""; 0]);
    let mut position = empty.continuation_sequence_number.unwrap();
    let kinds = ["AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"];
    for (n, kind) in kinds.into_iter().cycle().take(6).enumerate() {
        let (_, number) = world.put("s", "k", &n.to_string()).await.unwrap();
        assert!(position < number, "{position} {number}");
        world.clock.pass(5_000);
        let mut subscription = subscribe(&world, &arn, SHARD, at(kind, &position))
            .await
            .unwrap();
        let event = event(&mut subscription).await;
        assert_eq!(data(&event), [n.to_string()], "{kind}");
        position = event.continuation_sequence_number.unwrap();
        assert!(position > number);
        // GetShardIterator takes it too.
        let input = api::GetShardIteratorInput {
            stream_name: text("s"),
            shard_id: text(SHARD),
            shard_iterator_type: text(kind),
            starting_sequence_number: text(&position),
            ..Default::default()
        };
        let iterator = world.call::<api::GetShardIterator>(input).await.unwrap();
        let found = world.get(&iterator.shard_iterator.unwrap()).await.unwrap();
        assert_eq!(found.records, Some(vec![]));
    }
}

#[tokio::test]
async fn a_subscription_at_rest_beats_and_lasts_five_minutes() {
    let (world, arn) = world(no_limits()).await;
    let mut subscription = subscribe(&world, &arn, SHARD, start("LATEST"))
        .await
        .unwrap();
    for _ in 0..59 {
        let event = next_after(&world, &mut subscription, 5_000)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(data(&event), [""; 0]);
        assert!(event.continuation_sequence_number.is_some());
    }
    assert_eq!(next_after(&world, &mut subscription, 5_000).await, None);
    assert_eq!(next(&mut subscription).await, None, "it stays ended");
}

#[tokio::test]
async fn the_next_call_is_refused_for_five_seconds_and_then_takes_over() {
    let (world, arn) = world(Options::default()).await;
    let other = registered(&world, "d").await;
    let mut first = subscribe(&world, &arn, SHARD, start("LATEST"))
        .await
        .unwrap();
    let _second_consumer = subscribe(&world, &other, SHARD, start("LATEST"))
        .await
        .unwrap();
    world.clock.pass(4_999);
    let message =
        format!("Another active subscription exists for this consumer: 111122223333:s:{SHARD}:c");
    let in_use = ("ResourceInUseException".to_owned(), message);
    let again = async |world: &World| subscribe(world, &arn, SHARD, start("LATEST")).await;
    assert_eq!(refused(again(&world).await), in_use);
    assert_eq!(world.sums.get("SubscribeToShard.RateExceeded"), 1.0);
    world.clock.pass(1);
    assert_eq!(refused(again(&world).await).0, "LimitExceededException");
    world.clock.pass(1_000);
    let (ended, second) = tokio::join!(
        async {
            // The empty event that had come due, and then the end.
            assert_eq!(data(&event(&mut first).await), [""; 0]);
            next(&mut first).await
        },
        again(&world)
    );
    let fault = ended.unwrap().unwrap_err();
    assert_eq!((fault.code.into_owned(), fault.message), in_use);
    assert_eq!(next(&mut first).await, None);
    let mut second = second.unwrap();
    let (pushed, _) = tokio::join!(event(&mut second), world.put("s", "k", "x"));
    assert_eq!(data(&pushed), ["x"]);
}

#[tokio::test]
async fn two_mebibytes_a_second_unless_limits_are_off() {
    for limited in [true, false] {
        let mut options = no_limits();
        let (world, arn) = {
            options.limits.throughput = limited;
            world(options).await
        };
        for _ in 0..6 {
            world
                .put("s", "k", &"x".repeat((1 << 20) - 1))
                .await
                .unwrap();
            world.clock.pass(1_000);
        }
        let mut subscription = subscribe(&world, &arn, SHARD, start("TRIM_HORIZON"))
            .await
            .unwrap();
        let begun_ms = world.clock.now_ms();
        let mut times = Vec::new();
        for _ in 0..6 {
            let waiting = next(&mut subscription);
            let mut waiting = std::pin::pin!(waiting);
            let event = loop {
                tokio::select! {
                    biased;
                    event = &mut waiting => break event.unwrap().unwrap(),
                    // Without limits nothing waits for the clock.
                    () = tokio::time::sleep(Duration::from_millis(20)), if limited => {
                        world.clock.pass(100);
                    }
                }
            };
            assert_eq!(event.records.as_ref().unwrap().len(), 1);
            times.push(world.clock.now_ms() - begun_ms);
        }
        // Two at once, and the other four at two a second.
        let took = if limited { 1_500..=2_500 } else { 0..=0 };
        assert!(took.contains(&times[5]), "{times:?}");
    }
}

#[tokio::test]
async fn resharding_ends_the_parent_and_every_record_comes_once() {
    let (world, arn) = world(no_limits()).await;
    let mut parent = subscribe(&world, &arn, SHARD, start("TRIM_HORIZON"))
        .await
        .unwrap();
    world.put("s", "a", "before").await.unwrap();
    assert_eq!(data(&event(&mut parent).await), ["before"]);
    let split = api::SplitShardInput {
        stream_name: text("s"),
        shard_to_split: text(SHARD),
        new_starting_hash_key: text("170141183460469231731687303715884105728"),
        ..Default::default()
    };
    let (last, _) = tokio::join!(event(&mut parent), async {
        world.call::<api::SplitShard>(split).await.unwrap();
        world.settled("s").await;
    });
    assert_eq!(data(&last), [""; 0]);
    assert_eq!(last.continuation_sequence_number, None);
    let children = last.child_shards.unwrap();
    let ids: Vec<_> = children
        .iter()
        .map(|child| child.shard_id.clone().unwrap())
        .collect();
    assert_eq!(ids, ["shardId-000000000001", "shardId-000000000002"]);
    assert_eq!(children[0].parent_shards, Some(vec![SHARD.to_owned()]));
    assert_eq!(next(&mut parent).await, None);
    let mut found = Vec::new();
    let mut put = Vec::new();
    for n in 0..20 {
        world
            .put("s", &n.to_string(), &n.to_string())
            .await
            .unwrap();
        put.push(n.to_string());
    }
    for id in ids {
        let mut child = subscribe(&world, &arn, &id, start("TRIM_HORIZON"))
            .await
            .unwrap();
        found.extend(data(&event(&mut child).await));
    }
    found.sort_by_key(|text| text.parse::<u32>().unwrap());
    assert_eq!(found, put);
    // Of a shard that has ended a subscription has its records and its end.
    world.clock.pass(5_000);
    let mut again = subscribe(&world, &arn, SHARD, start("TRIM_HORIZON"))
        .await
        .unwrap();
    let all = event(&mut again).await;
    assert_eq!(
        (data(&all), all.continuation_sequence_number),
        (vec!["before".to_owned()], None)
    );
    assert_eq!(next(&mut again).await, None);
}

#[tokio::test]
async fn what_goes_away_is_told_in_the_stream() {
    let (world, arn) = world(no_limits()).await;
    let second = registered(&world, "d").await;
    let mut first = subscribe(&world, &arn, SHARD, start("LATEST"))
        .await
        .unwrap();
    let mut other = subscribe(&world, &second, SHARD, start("LATEST"))
        .await
        .unwrap();
    let input = api::DeregisterStreamConsumerInput {
        consumer_arn: text(&arn),
        ..Default::default()
    };
    let (told, _) = tokio::join!(
        next(&mut first),
        world.call::<api::DeregisterStreamConsumer>(input)
    );
    let gone = (
        "ResourceNotFoundException".to_owned(),
        format!("Consumer {arn}, account 111122223333 not found."),
    );
    let fault = told.unwrap().unwrap_err();
    assert_eq!((fault.code.into_owned(), fault.message), gone);
    let refusal = refused(subscribe(&world, &arn, SHARD, start("LATEST")).await);
    assert_eq!(refusal.0, "ResourceInUseException");
    assert!(
        refusal.1.ends_with("is not in ACTIVE status."),
        "{}",
        refusal.1
    );

    let delete = api::DeleteStreamInput {
        stream_name: text("s"),
        enforce_consumer_deletion: Some(true),
        ..Default::default()
    };
    let (told, _) = tokio::join!(next(&mut other), world.call::<api::DeleteStream>(delete));
    let fault = told.unwrap().unwrap_err();
    assert_eq!(fault.code, "ResourceNotFoundException");
    assert_eq!(
        fault.message,
        "Stream s under account 111122223333 not found."
    );
}

#[tokio::test]
async fn the_end_of_the_process_ends_subscriptions() {
    let (world, arn) = world(no_limits()).await;
    let mut first = subscribe(&world, &arn, SHARD, start("LATEST"))
        .await
        .unwrap();
    let (told, ()) = tokio::join!(next(&mut first), async {
        tokio::task::yield_now().await;
        world.kinesis.end_subscriptions();
    });
    assert_eq!(told, None);
}

#[tokio::test]
async fn refusals_are_those_of_shard_iterators() {
    let (world, arn) = world(no_limits()).await;
    world.put("s", "k", "d").await.unwrap();
    let future = START_MS + 60_000;
    let later = api::StartingPosition {
        timestamp: Some(wire::Timestamp::from_millis(future as i64)),
        ..start("AT_TIMESTAMP")
    };
    let none = arn.replace("/c:", "/none:");
    for (arn, shard, position, code, message) in [
        (
            &none,
            SHARD,
            start("LATEST"),
            "ResourceNotFoundException",
            format!("Consumer {none}, account 111122223333 not found."),
        ),
        (
            &arn,
            "a-b",
            start("LATEST"),
            "ResourceNotFoundException",
            "Could not find shard a-b in stream s under account 111122223333.".to_owned(),
        ),
        (
            &arn,
            "shardId-000000000009",
            start("LATEST"),
            "ResourceNotFoundException",
            "Shard shardId-000000000009 in stream s under account 111122223333 does not exist"
                .to_owned(),
        ),
        (
            &arn,
            SHARD,
            start("AT_SEQUENCE_NUMBER"),
            "InvalidArgumentException",
            "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and \
          StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. \
          Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber."
                .to_owned(),
        ),
        (
            &arn,
            SHARD,
            at(
                "AT_SEQUENCE_NUMBER",
                "1234567890123456789012345678901234567890",
            ),
            "InvalidArgumentException",
            format!(
                "StartingSequenceNumber 1234567890123456789012345678901234567890 used in SubscribeToShard \
                  on shard {SHARD} in stream s under account 111122223333 is invalid."
            ),
        ),
        (
            &arn,
            SHARD,
            later,
            "InvalidArgumentException",
            format!(
                "The timestampInMillis parameter cannot be greater than the \
                  currentTimestampInMillis. timestampInMillis: {future}, \
                  currentTimestampInMillis: {START_MS}"
            ),
        ),
    ] {
        let result = subscribe(&world, arn, shard, position).await;
        assert_eq!(refused(result), (code.to_owned(), message));
    }
    assert_eq!(world.rules.last().resource, arn);
    assert_eq!(world.rules.last().action, "kinesis:SubscribeToShard");
}

#[tokio::test]
async fn records_of_an_encrypted_stream_come_in_the_clear() {
    let (world, arn) = world(no_limits()).await;
    let encrypt = api::StartStreamEncryptionInput {
        stream_name: text("s"),
        encryption_type: text("KMS"),
        key_id: text("alias/aws/kinesis"),
        ..Default::default()
    };
    world
        .call::<api::StartStreamEncryption>(encrypt)
        .await
        .unwrap();
    world.settled("s").await;
    world.put("s", "k", "secret").await.unwrap();
    let mut subscription = subscribe(&world, &arn, SHARD, start("TRIM_HORIZON"))
        .await
        .unwrap();
    let event = event(&mut subscription).await;
    assert_eq!(data(&event), ["secret"]);
    assert_eq!(
        event.records.unwrap()[0].encryption_type.as_deref(),
        Some("KMS")
    );
}

#[tokio::test]
async fn who_subscribes_from_inside_goes_back_as_far_as_it_likes() {
    let (world, arn) = world(no_limits()).await;
    world.put("s", "k", "1").await.unwrap();
    world.put("s", "k", "2").await.unwrap();
    let inside = |shard| world.kinesis.subscribe(&world.caller, &arn, shard);
    let mut pushes = inside(0).unwrap();
    assert_eq!(world.sums.get("SubscribeToShard.Success"), 1.0);
    let data = |read: plane::ShardRead| -> Vec<String> {
        let records = read.records.iter();
        let texts = records.map(|record| String::from_utf8_lossy(&record.data).into_owned());
        texts.collect()
    };
    for _ in 0..2 {
        let read = pushes.next(0).await.unwrap().unwrap();
        assert_eq!(data(read), ["1", "2"]);
    }
    // It is a subscription like any other.
    assert_eq!(
        inside(0).err().map(|fault| fault.code.into_owned()),
        Some("ResourceInUseException".to_owned())
    );
    world.clock.pass(5_000);
    let taken = subscribe(&world, &arn, SHARD, start("LATEST"))
        .await
        .unwrap();
    let fault = pushes.next(0).await.unwrap().unwrap_err();
    assert_eq!(fault.code, "ResourceInUseException");
    assert!(pushes.next(0).await.is_none());
    drop(taken);
    assert!(world.kinesis.check_consumer(&arn).is_ok());
    let absent = arn.replace("consumer/c", "consumer/absent");
    assert!(world.kinesis.check_consumer(&absent).is_err());
    assert!(world.kinesis.subscribe(&world.caller, &absent, 0).is_err());
}
