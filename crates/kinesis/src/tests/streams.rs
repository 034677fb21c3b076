//! Streams from creation to deletion, and records through them.

use model::kinesis as api;
use plane::Origin;
use store::Lane;

use crate::Options;
use crate::hash_key::HashKey;
use crate::put::Incoming;
use crate::record::NewRecord;
use crate::sequence::{Parsed, SequenceNumber};
use crate::testing::{START_MS, World, no_limits, refused, text};

#[tokio::test]
async fn a_stream_comes_takes_records_and_goes() {
    let world = World::new(Options {
        transition_ms: 100,
        ..no_limits()
    });
    let input = api::CreateStreamInput {
        stream_name: text("s"),
        shard_count: Some(2),
        tags: Some([("team".to_owned(), "blue".to_owned())].into()),
        ..Default::default()
    };
    world
        .call::<api::CreateStream>(input.clone())
        .await
        .unwrap();
    let described = |name| api::DescribeStreamInput {
        stream_name: text(name),
        ..Default::default()
    };
    let creating = world
        .call::<api::DescribeStream>(described("s"))
        .await
        .unwrap();
    let creating = creating.stream_description.unwrap();
    assert_eq!(creating.stream_status.as_deref(), Some("CREATING"));
    assert_eq!(creating.shards, Some(vec![]));
    assert_eq!(creating.has_more_shards, Some(false));
    assert_eq!(
        refused(world.put("s", "k", "d").await),
        (
            "ResourceNotFoundException".to_owned(),
            "Stream s under account 111122223333 not found.".to_owned()
        )
    );
    assert_eq!(
        refused(world.call::<api::CreateStream>(input).await).1,
        "Stream s under account 111122223333 already exists."
    );

    world.clock.pass(100);
    world.settled("s").await;
    let active = world
        .call::<api::DescribeStream>(described("s"))
        .await
        .unwrap();
    let active = active.stream_description.unwrap();
    assert_eq!(
        active.stream_arn.as_deref(),
        Some("arn:aws:kinesis:us-east-1:111122223333:stream/s")
    );
    assert_eq!(active.retention_period_hours, Some(24));
    assert_eq!(active.encryption_type.as_deref(), Some("NONE"));
    assert_eq!(
        active.stream_creation_timestamp.unwrap().millis(),
        START_MS as i64
    );
    let shards = active.shards.unwrap();
    assert_eq!(shards.len(), 2);
    let range = shards[1].hash_key_range.clone().unwrap();
    assert_eq!(
        range.starting_hash_key.as_deref(),
        Some("170141183460469231731687303715884105728")
    );
    assert_eq!(
        range.ending_hash_key.as_deref(),
        Some("340282366920938463463374607431768211455")
    );
    let starts = shards[0].sequence_number_range.clone().unwrap();
    assert_eq!(starts.ending_sequence_number, None);
    let Some(Parsed::Current(start)) =
        SequenceNumber::parse(&starts.starting_sequence_number.unwrap())
    else {
        panic!("not a sequence number")
    };
    assert_eq!(start, SequenceNumber::start(START_MS / 1000 - 2, 0));

    let (shard, first) = world.put("s", "a", "one").await.unwrap();
    let (same, second) = world.put("s", "a", "two").await.unwrap();
    assert_eq!(shard, same);
    assert!(first < second);
    let (data, end) = world.read_all("s", &shard).await;
    assert_eq!(data, ["one", "two"]);
    assert_eq!(end.millis_behind_latest, Some(0));
    assert!(end.next_shard_iterator.is_some() && end.child_shards.is_none());
    assert_eq!(world.sums.get("IncomingRecords"), 2.0);
    assert_eq!(world.sums.get("IncomingBytes"), 8.0);
    assert_eq!(world.sums.get("GetRecords.Records"), 2.0);
    assert_eq!(world.sums.get("PutRecord.Success"), 2.0);

    let delete = api::DeleteStreamInput {
        stream_name: text("s"),
        ..Default::default()
    };
    world
        .call::<api::DeleteStream>(delete.clone())
        .await
        .unwrap();
    assert_eq!(
        refused(world.call::<api::DeleteStream>(delete).await).1,
        "Stream s under account 111122223333 not ACTIVE, instead in state DELETING"
    );
    let iterator = world.iterator("s", &shard, "LATEST").await.unwrap();
    world.clock.pass(100);
    world.settled("s").await;
    assert_eq!(
        refused(world.get(&iterator).await).0,
        "ResourceNotFoundException"
    );
    assert_eq!(
        refused(world.call::<api::DescribeStream>(described("s")).await).1,
        "Stream s under account 111122223333 not found."
    );
}

#[tokio::test]
async fn put_records_keeps_the_order_per_shard_and_answers_in_order() {
    let world = World::new(no_limits());
    world.stream("s", 4).await;
    let records = (0..100).map(|n| api::PutRecordsRequestEntry {
        data: Some(format!("{n:03}").into()),
        partition_key: Some(format!("key{}", n % 10)),
        explicit_hash_key: None,
    });
    let input = api::PutRecordsInput {
        stream_name: text("s"),
        records: Some(records.collect()),
        ..Default::default()
    };
    let output = world.call::<api::PutRecords>(input).await.unwrap();
    assert_eq!(output.failed_record_count, Some(0));
    let results = output.records.unwrap();
    assert_eq!(results.len(), 100);
    let mut all = Vec::new();
    for shard in world.shards("s").await {
        let id = shard.shard_id.unwrap();
        let (data, _) = world.read_all("s", &id).await;
        assert!(data.is_sorted(), "{data:?}");
        for data in &data {
            let result = &results[data.parse::<usize>().unwrap()];
            assert_eq!(result.shard_id.as_deref(), Some(id.as_str()));
        }
        all.extend(data);
    }
    assert_eq!(all.len(), 100);
    let mut numbers: Vec<_> = results.iter().map(|r| r.sequence_number.clone()).collect();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 100);
}

#[tokio::test]
async fn iterators_start_where_they_say() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let mut numbers = Vec::new();
    for n in 0..5 {
        world.clock.pass(1_000);
        numbers.push(world.put("s", "k", &n.to_string()).await.unwrap().1);
    }
    world.clock.pass(1_000);
    let read = async |kind: &str, number: Option<&String>, seconds: Option<u64>| {
        let time = seconds.map(|s| wire::Timestamp::from_millis((START_MS + s * 1000) as i64));
        let input = api::GetShardIteratorInput {
            stream_name: text("s"),
            shard_id: text("0"),
            shard_iterator_type: text(kind),
            starting_sequence_number: number.cloned(),
            timestamp: time,
            ..Default::default()
        };
        let output = world.call::<api::GetShardIterator>(input).await.unwrap();
        let output = world.get(&output.shard_iterator.unwrap()).await.unwrap();
        let records = output.records.unwrap();
        let first = records
            .first()
            .map(|r| String::from_utf8(r.data.clone().unwrap().to_vec()));
        (
            records.len(),
            first.transpose().unwrap().unwrap_or_default(),
        )
    };
    assert_eq!(read("TRIM_HORIZON", None, None).await, (5, "0".to_owned()));
    assert_eq!(read("LATEST", None, None).await, (0, String::new()));
    assert_eq!(
        read("AT_SEQUENCE_NUMBER", Some(&numbers[2]), None).await,
        (3, "2".to_owned())
    );
    assert_eq!(
        read("AFTER_SEQUENCE_NUMBER", Some(&numbers[2]), None).await,
        (2, "3".to_owned())
    );
    assert_eq!(
        read("AT_TIMESTAMP", None, Some(2)).await,
        (4, "1".to_owned())
    );
    assert_eq!(
        read("AT_TIMESTAMP", None, Some(0)).await,
        (5, "0".to_owned())
    );
    let start = world.shards("s").await[0]
        .sequence_number_range
        .clone()
        .unwrap();
    let start = start.starting_sequence_number;
    assert_eq!(
        read("AFTER_SEQUENCE_NUMBER", start.as_ref(), None).await.0,
        5
    );

    // How far a reader is behind, and what it has not seen yet.
    let iterator = world.iterator("s", "0", "TRIM_HORIZON").await.unwrap();
    let input = api::GetRecordsInput {
        shard_iterator: Some(iterator),
        limit: Some(2),
        ..Default::default()
    };
    let output = world.call::<api::GetRecords>(input).await.unwrap();
    assert_eq!(output.records.unwrap().len(), 2);
    assert_eq!(output.millis_behind_latest, Some(4_000));
    assert_eq!(
        world
            .get(&output.next_shard_iterator.unwrap())
            .await
            .unwrap()
            .records
            .unwrap()
            .len(),
        3
    );
}

#[tokio::test]
async fn records_expire_after_the_retention_and_do_not_come_back() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    world.put("s", "k", "old").await.unwrap();
    world.clock.pass(25 * 3_600_000);
    world.put("s", "k", "new").await.unwrap();
    assert_eq!(world.read_all("s", "0").await.0, ["new"]);
    let input = api::IncreaseStreamRetentionPeriodInput {
        stream_name: text("s"),
        retention_period_hours: Some(48),
        ..Default::default()
    };
    world
        .call::<api::IncreaseStreamRetentionPeriod>(input)
        .await
        .unwrap();
    world.settled("s").await;
    assert_eq!(world.read_all("s", "0").await.0, ["new"]);
    world.clock.pass(30 * 3_600_000);
    assert_eq!(world.read_all("s", "0").await.0, ["new"]);
}

#[tokio::test]
async fn what_is_as_old_as_the_retention_is_gone_for_good() {
    const DAY_MS: u64 = 24 * 3_600_000;
    let world = World::new(Options {
        transition_ms: 1,
        ..no_limits()
    });
    let create = api::CreateStreamInput {
        stream_name: text("s"),
        shard_count: Some(2),
        ..Default::default()
    };
    world.call::<api::CreateStream>(create).await.unwrap();
    world.clock.pass(1);
    world.settled("s").await;
    let merge = api::MergeShardsInput {
        stream_name: text("s"),
        shard_to_merge: text("0"),
        adjacent_shard_to_merge: text("1"),
        ..Default::default()
    };
    world.call::<api::MergeShards>(merge).await.unwrap();
    world.clock.pass(1);
    world.settled("s").await;
    world.put("s", "k", "data").await.unwrap();
    world.clock.pass(DAY_MS - 1);
    assert_eq!(world.read_all("s", "2").await.0, ["data"]);
    assert_eq!(world.shards("s").await.len(), 3);
    // The change is noted before the end and made after it.
    let longer = api::IncreaseStreamRetentionPeriodInput {
        stream_name: text("s"),
        retention_period_hours: Some(48),
        ..Default::default()
    };
    world
        .call::<api::IncreaseStreamRetentionPeriod>(longer)
        .await
        .unwrap();
    world.clock.pass(1);
    world.settled("s").await;
    assert!(world.read_all("s", "2").await.0.is_empty());
    assert_eq!(world.shards("s").await.len(), 1);
    let split = api::SplitShardInput {
        stream_name: text("s"),
        shard_to_split: text("0"),
        new_starting_hash_key: text("99"),
        ..Default::default()
    };
    assert_eq!(
        refused(world.call::<api::SplitShard>(split).await).0,
        "ResourceNotFoundException"
    );
    // Nothing that is still kept lies before the shard that is left.
    for (kind, timestamp) in [
        ("AT_TRIM_HORIZON", None),
        (
            "AT_TIMESTAMP",
            Some(wire::Timestamp::from_millis(START_MS as i64)),
        ),
    ] {
        let input = api::ListShardsInput {
            stream_name: text("s"),
            shard_filter: Some(api::ShardFilter {
                r#type: text(kind),
                timestamp,
                ..Default::default()
            }),
            ..Default::default()
        };
        let listed = world.call::<api::ListShards>(input).await.unwrap();
        assert_eq!(listed.shards.unwrap().len(), 1, "{kind}");
    }
}

#[tokio::test]
async fn iterators_end_after_five_minutes() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let iterator = world.iterator("s", "0", "LATEST").await.unwrap();
    world.clock.pass(300_000);
    world.get(&iterator).await.unwrap();
    world.clock.pass(1);
    assert_eq!(
        refused(world.get(&iterator).await),
        (
            "ExpiredIteratorException".to_owned(),
            "Iterator expired. The iterator was created at time Thu Jan 01 00:00:00 UTC 2026 \
             while right now it is Thu Jan 01 00:05:00 UTC 2026 which is further in the future \
             than the tolerated delay of 300000 milliseconds."
                .to_owned()
        )
    );
}

#[tokio::test]
async fn lists_go_on_where_they_stopped() {
    let world = World::new(no_limits());
    for name in ["c", "a", "b"] {
        world.stream(name, 1).await;
    }
    let input = api::ListStreamsInput {
        limit: Some(2),
        ..Default::default()
    };
    let page = world.call::<api::ListStreams>(input).await.unwrap();
    assert_eq!(page.stream_names.unwrap(), ["a", "b"]);
    assert_eq!(page.has_more_streams, Some(true));
    let input = api::ListStreamsInput {
        next_token: page.next_token,
        ..Default::default()
    };
    let page = world.call::<api::ListStreams>(input.clone()).await.unwrap();
    assert_eq!(page.stream_names.unwrap(), ["c"]);
    assert_eq!(
        (page.has_more_streams, page.next_token),
        (Some(false), None)
    );
    world.clock.pass(300_001);
    let late = refused(world.call::<api::ListStreams>(input).await);
    assert_eq!(late.0, "ExpiredNextTokenException");

    world.stream("many", 5).await;
    let mut input = api::ListShardsInput {
        stream_name: text("many"),
        max_results: Some(2),
        ..Default::default()
    };
    let mut found = Vec::new();
    loop {
        let page = world.call::<api::ListShards>(input).await.unwrap();
        found.extend(
            page.shards
                .unwrap()
                .into_iter()
                .filter_map(|shard| shard.shard_id),
        );
        let Some(token) = page.next_token else { break };
        input = api::ListShardsInput {
            next_token: Some(token),
            max_results: Some(2),
            ..Default::default()
        };
    }
    assert_eq!(found.len(), 5);
    assert!(found.is_sorted());
}

#[tokio::test]
async fn tags_are_conditions() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
    let input = api::TagResourceInput {
        resource_arn: text(arn),
        tags: Some([("team".to_owned(), "blue".to_owned())].into()),
        ..Default::default()
    };
    world.call::<api::TagResource>(input).await.unwrap();
    let asked = world.rules.last();
    assert_eq!(
        (asked.action, asked.resource.as_str()),
        ("kinesis:TagResource", arn)
    );
    let blue = vec!["blue".to_owned()];
    assert!(
        asked
            .context
            .contains(&("aws:RequestTag/team".to_owned(), blue.clone()))
    );
    assert!(
        asked
            .context
            .contains(&("aws:TagKeys".to_owned(), vec!["team".to_owned()]))
    );
    world.put("s", "k", "d").await.unwrap();
    let asked = world.rules.last();
    assert_eq!(asked.action, "kinesis:PutRecord");
    assert!(
        asked
            .context
            .contains(&("aws:ResourceTag/team".to_owned(), blue))
    );

    let list = api::ListTagsForStreamInput {
        stream_name: text("s"),
        ..Default::default()
    };
    let tags = world
        .call::<api::ListTagsForStream>(list.clone())
        .await
        .unwrap();
    assert_eq!(tags.has_more_tags, Some(false));
    assert_eq!(tags.tags.unwrap()[0].value.as_deref(), Some("blue"));
    let input = api::RemoveTagsFromStreamInput {
        stream_name: text("s"),
        tag_keys: Some(vec!["team".to_owned(), "none".to_owned()]),
        ..Default::default()
    };
    world
        .call::<api::RemoveTagsFromStream>(input)
        .await
        .unwrap();
    assert_eq!(
        world
            .call::<api::ListTagsForStream>(list)
            .await
            .unwrap()
            .tags,
        Some(vec![])
    );
}

#[tokio::test]
async fn records_on_their_way_do_not_come_behind_the_end_of_their_stream() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let stream = world.kinesis.streams_named(Some("s")).remove(0);
    let delete = api::DeleteStreamInput {
        stream_name: text("s"),
        ..Default::default()
    };
    world.call::<api::DeleteStream>(delete).await.unwrap();
    world.settled("s").await;
    let incoming = [Incoming {
        hash: HashKey(7),
        record: NewRecord {
            partition_key: "k".to_owned(),
            data: "d".into(),
        },
    }];
    let put = world.kinesis.put(&stream, Origin::OUTSIDE, &incoming);
    assert_eq!(
        refused(put.await),
        (
            "ResourceNotFoundException".to_owned(),
            "Stream s under account 111122223333 not found.".to_owned()
        )
    );
    // Nobody would ever say how long it is kept.
    assert_eq!(world.kinesis.log.parts(Lane::Records, stream.id), [0; 0]);
}
