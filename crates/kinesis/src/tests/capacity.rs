//! Stream modes, on-demand streams that follow their traffic, warm throughput, record sizes.

use model::kinesis as api;
use plane::Account;
use wire::Fault;

use crate::testing::{World, no_limits, refused, text};
use crate::{Limits, Options};

const ARN: &str = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
const DAY_MS: u64 = 24 * 3_600_000;

fn on_demand() -> Option<api::StreamModeDetails> {
    Some(api::StreamModeDetails {
        stream_mode: text("ON_DEMAND"),
    })
}

async fn create(world: &World, input: api::CreateStreamInput) -> Result<(), Fault> {
    let name = input.stream_name.clone().unwrap_or_default();
    world.call::<api::CreateStream>(input).await?;
    world.settled(&name).await;
    Ok(())
}

async fn create_on_demand(world: &World, name: &str) {
    let input = api::CreateStreamInput {
        stream_name: text(name),
        ..Default::default()
    };
    create(world, input).await.unwrap();
}

async fn summary(world: &World, name: &str) -> api::StreamDescriptionSummary {
    let input = api::DescribeStreamSummaryInput {
        stream_name: text(name),
        ..Default::default()
    };
    let output = world.call::<api::DescribeStreamSummary>(input).await;
    output.unwrap().stream_description_summary.unwrap()
}

async fn open(world: &World) -> i32 {
    summary(world, "s").await.open_shard_count.unwrap()
}

async fn switch(world: &World, mode: &str) -> Result<(), Fault> {
    let input = api::UpdateStreamModeInput {
        stream_arn: text(ARN),
        stream_mode_details: Some(api::StreamModeDetails {
            stream_mode: text(mode),
        }),
        ..Default::default()
    };
    world.call::<api::UpdateStreamMode>(input).await?;
    world.settled("s").await;
    Ok(())
}

async fn commit(world: &World, status: &str) -> api::MinimumThroughputBillingCommitmentOutput {
    let input = api::UpdateAccountSettingsInput {
        minimum_throughput_billing_commitment: Some(api::MinimumThroughputBillingCommitmentInput {
            status: text(status),
        }),
    };
    let output = world.call::<api::UpdateAccountSettings>(input).await;
    let shown = output.unwrap().minimum_throughput_billing_commitment;
    shown.unwrap()
}

#[tokio::test]
async fn a_stream_without_a_shard_count_is_on_demand() {
    let world = World::new(no_limits());
    create_on_demand(&world, "s").await;
    world.stream("p", 3).await;
    let input = api::DescribeStreamInput {
        stream_name: text("s"),
        ..Default::default()
    };
    let described = world.call::<api::DescribeStream>(input).await.unwrap();
    let described = described.stream_description.unwrap();
    assert_eq!(described.stream_mode_details, on_demand());
    assert_eq!(described.shards.unwrap().len(), 4);
    let summary = summary(&world, "s").await;
    assert_eq!(summary.stream_mode_details, on_demand());
    // Only accounts with a commitment are shown it.
    assert_eq!(summary.warm_throughput, None);
    let listed = world.call::<api::ListStreams>(api::ListStreamsInput::default());
    let listed = listed.await.unwrap().stream_summaries.unwrap();
    let modes: Vec<_> = listed
        .into_iter()
        .map(|summary| summary.stream_mode_details.unwrap().stream_mode.unwrap())
        .collect();
    assert_eq!(modes, ["PROVISIONED", "ON_DEMAND"]);
    let limits = world.call::<api::DescribeLimits>(api::DescribeLimitsInput {});
    let limits = limits.await.unwrap();
    assert_eq!(limits.on_demand_stream_count, Some(1));
    assert_eq!(limits.on_demand_stream_count_limit, Some(50));
    // Shards of on-demand streams have no quota.
    assert_eq!(limits.open_shard_count, Some(3));

    let by_hand = (
        "ValidationException".to_owned(),
        "Request is invalid. Stream s under account 111122223333 is in On-Demand mode.".to_owned(),
    );
    let split = api::SplitShardInput {
        stream_name: text("s"),
        shard_to_split: text("shardId-000000000000"),
        new_starting_hash_key: text("10"),
        ..Default::default()
    };
    assert_eq!(refused(world.call::<api::SplitShard>(split).await), by_hand);
    let merge = api::MergeShardsInput {
        stream_name: text("s"),
        shard_to_merge: text("shardId-000000000000"),
        adjacent_shard_to_merge: text("shardId-000000000001"),
        ..Default::default()
    };
    assert_eq!(
        refused(world.call::<api::MergeShards>(merge).await),
        by_hand
    );
    let scale = api::UpdateShardCountInput {
        stream_name: text("s"),
        target_shard_count: Some(8),
        scaling_type: text("UNIFORM_SCALING"),
        ..Default::default()
    };
    assert_eq!(
        refused(world.call::<api::UpdateShardCount>(scale).await),
        by_hand
    );
}

#[tokio::test]
async fn a_mode_and_a_shard_count_go_together() {
    let world = World::new(no_limits());
    let base = api::CreateStreamInput {
        stream_name: text("s"),
        ..Default::default()
    };
    let provisioned = api::CreateStreamInput {
        stream_mode_details: Some(api::StreamModeDetails {
            stream_mode: text("PROVISIONED"),
        }),
        ..base.clone()
    };
    let both = api::CreateStreamInput {
        stream_mode_details: on_demand(),
        shard_count: Some(2),
        ..base.clone()
    };
    let warm = api::CreateStreamInput {
        warm_throughput_mibps: Some(8),
        ..base.clone()
    };
    let warm_and_provisioned = api::CreateStreamInput {
        shard_count: Some(1),
        ..warm.clone()
    };
    for (input, message) in [
        (
            provisioned,
            "ShardCount must be specified for a stream in PROVISIONED mode.",
        ),
        (
            both,
            "ShardCount cannot be specified for a stream in ON_DEMAND mode.",
        ),
        (
            warm,
            "Request is invalid. WarmThroughputMiBps needs MinimumThroughputBillingCommitment to \
             be enabled for account 111122223333.",
        ),
        (
            warm_and_provisioned,
            "Request is invalid. Stream s under account 111122223333 is in Provisioned mode.",
        ),
    ] {
        let result = refused(create(&world, input).await);
        assert_eq!(result, ("ValidationException".into(), message.into()));
    }
    let listed = world.call::<api::ListStreams>(api::ListStreamsInput::default());
    assert_eq!(listed.await.unwrap().stream_names, Some(Vec::new()));
}

#[tokio::test]
async fn a_mode_is_switched_twice_a_day_and_the_shards_stay() {
    let world = World::new(no_limits());
    world.stream("s", 6).await;
    switch(&world, "ON_DEMAND").await.unwrap();
    assert_eq!(summary(&world, "s").await.stream_mode_details, on_demand());
    assert_eq!(open(&world).await, 6);
    switch(&world, "PROVISIONED").await.unwrap();
    let world = world.crash(7);
    assert_eq!(open(&world).await, 6);
    assert_eq!(
        refused(switch(&world, "ON_DEMAND").await),
        (
            "LimitExceededException".to_owned(),
            "UpdateStreamMode cannot be called more than 2 times per rolling 24-hour period per \
             stream."
                .to_owned()
        )
    );
    world.clock.pass(DAY_MS);
    switch(&world, "ON_DEMAND").await.unwrap();
    // The shards are kept for 30 days, and then are as many as are needed.
    world.pass_and_look(29 * DAY_MS).await;
    assert_eq!(open(&world).await, 6);
    world.pass_and_look(2 * DAY_MS).await;
    for _ in 0..10 {
        world.pass_and_look(60_000).await;
    }
    assert_eq!(open(&world).await, 4);
}

#[tokio::test]
async fn a_stream_s_records_grow_up_to_ten_mebibytes() {
    let world = World::new(Options {
        transition_ms: 1_000,
        ..no_limits()
    });
    let created = api::CreateStreamInput {
        stream_name: text("s"),
        shard_count: Some(1),
        ..Default::default()
    };
    world.call::<api::CreateStream>(created).await.unwrap();
    world.clock.pass(1_000);
    world.settled("s").await;
    let data = "x".repeat(100 << 10);
    let large = data.repeat(12);
    assert!(world.put("s", "k", &large).await.is_err());
    let update = |kib| api::UpdateMaxRecordSizeInput {
        stream_arn: text(ARN),
        max_record_size_in_kib: Some(kib),
        ..Default::default()
    };
    for (kib, word) in [(1023, "greater than or equal to 1024"), (10_241, "10240")] {
        let (code, message) = refused(world.call::<api::UpdateMaxRecordSize>(update(kib)).await);
        assert_eq!(code, "ValidationException");
        assert!(message.contains(word), "{message}");
    }
    let result = world.call::<api::UpdateMaxRecordSize>(update(2048)).await;
    result.unwrap();
    let shown = summary(&world, "s").await;
    assert_eq!(shown.stream_status.as_deref(), Some("UPDATING"));
    assert_eq!(shown.max_record_size_in_kib, Some(1024));
    world.clock.pass(1_000);
    world.settled("s").await;
    assert_eq!(
        summary(&world, "s").await.max_record_size_in_kib,
        Some(2048)
    );
    world.put("s", "k", &large).await.unwrap();
    let nameless = api::UpdateMaxRecordSizeInput {
        stream_arn: None,
        ..update(2048)
    };
    let (code, _) = refused(world.call::<api::UpdateMaxRecordSize>(nameless).await);
    assert_eq!(code, "InvalidArgumentException");
}

#[tokio::test]
async fn a_committed_account_s_streams_are_kept_warm() {
    let world = World::new(no_limits());
    assert_eq!(
        commit(&world, "ENABLED").await.status.as_deref(),
        Some("ENABLED")
    );
    let world = world.crash(3);
    let shown = world.call::<api::DescribeAccountSettings>(api::DescribeAccountSettingsInput {});
    let shown = shown.await.unwrap().minimum_throughput_billing_commitment;
    assert_eq!(shown.unwrap().status.as_deref(), Some("ENABLED"));
    let created = api::CreateStreamInput {
        stream_name: text("s"),
        warm_throughput_mibps: Some(6),
        ..Default::default()
    };
    create(&world, created).await.unwrap();
    let warm = |target, current| {
        Some(api::WarmThroughputObject {
            target_mibps: Some(target),
            current_mibps: Some(current),
        })
    };
    assert_eq!(summary(&world, "s").await.warm_throughput, warm(6, 6));
    let update = async |mibps: i32| {
        let input = api::UpdateStreamWarmThroughputInput {
            stream_name: text("s"),
            warm_throughput_mibps: Some(mibps),
            ..Default::default()
        };
        let result = world.call::<api::UpdateStreamWarmThroughput>(input).await;
        world.settled("s").await;
        result
    };
    let output = update(9).await.unwrap();
    assert_eq!(output.warm_throughput, warm(9, 6));
    assert_eq!(output.stream_arn.as_deref(), Some(ARN));
    assert_eq!(summary(&world, "s").await.warm_throughput, warm(9, 9));
    assert_eq!(refused(update(10_241).await).0, "LimitExceededException");
    update(0).await.unwrap();
    assert_eq!(summary(&world, "s").await.warm_throughput, warm(0, 4));
    // Another account made no commitment.
    let mut stranger = world.caller.clone();
    stranger.account = Account::new("444455556666");
    let input = api::DescribeAccountSettingsInput {};
    let shown = world
        .door
        .call::<api::DescribeAccountSettings>(&stranger, "r", input)
        .await
        .unwrap();
    let shown = shown.minimum_throughput_billing_commitment.unwrap();
    assert_eq!(shown.status.as_deref(), Some("DISABLED"));
    assert_eq!(
        commit(&world, "DISABLED").await.status.as_deref(),
        Some("ENABLED_UNTIL_EARLIEST_ALLOWED_END")
    );
    world.clock.pass(DAY_MS);
    assert_eq!(summary(&world, "s").await.warm_throughput, None);
    assert_eq!(refused(update(8).await).0, "ValidationException");
}

/// Puts so many bytes a second under each of these hash keys for a minute.
async fn fill(world: &World, keys: &[u128], per_s: usize) {
    let entry = |key: &u128| api::PutRecordsRequestEntry {
        data: Some(vec![b'x'; per_s].into()),
        partition_key: text("k"),
        explicit_hash_key: Some(key.to_string()),
    };
    let records: Vec<_> = keys.iter().map(entry).collect();
    for _ in 0..60 {
        let input = api::PutRecordsInput {
            stream_name: text("s"),
            records: Some(records.clone()),
            ..Default::default()
        };
        let output = world.call::<api::PutRecords>(input).await.unwrap();
        assert_eq!(output.failed_record_count, Some(0));
        world.clock.pass(1_000);
    }
    world.pass_and_look(0).await;
}

#[tokio::test]
async fn an_on_demand_stream_follows_its_traffic() {
    let world = World::new(Options {
        limits: Limits {
            calls: false,
            ..Limits::default()
        },
        transition_ms: 0,
    });
    create_on_demand(&world, "s").await;
    let quarter = u128::MAX / 4 + 1;
    let keys = [0, quarter / 2, quarter];
    // Below half of what a shard takes in nothing changes.
    fill(&world, &keys[..1], 480_000).await;
    assert_eq!(open(&world).await, 4);
    // Half of it on one shard splits that one, in the middle.
    fill(&world, &keys[..1], 520_000).await;
    assert_eq!(open(&world).await, 5);
    let shards = world.shards("s").await;
    let parents: Vec<_> = shards
        .iter()
        .filter_map(|shard| shard.parent_shard_id.as_deref())
        .collect();
    assert_eq!(parents, ["shardId-000000000000"; 2]);
    let range = shards[5].hash_key_range.clone().unwrap();
    assert_eq!(
        range.starting_hash_key,
        Some((quarter / 2).to_string()),
        "the middle"
    );
    // A full shard each, beside others that have nothing to do.
    fill(&world, &keys[1..], 1_000_000).await;
    assert_eq!(open(&world).await, 7);
    // It is durable, and kept while the peak is remembered.
    let world = world.crash(1);
    assert_eq!(open(&world).await, 7);
    world.pass_and_look(29 * DAY_MS).await;
    assert_eq!(open(&world).await, 7);
    world.pass_and_look(2 * DAY_MS).await;
    for _ in 0..10 {
        world.pass_and_look(60_000).await;
    }
    assert_eq!(open(&world).await, 4);
    // All ranges are covered, and merged shards know both parents.
    let mut ranges: Vec<(u128, u128)> = world
        .shards("s")
        .await
        .into_iter()
        .filter(|shard| {
            let numbers = shard.sequence_number_range.as_ref().unwrap();
            numbers.ending_sequence_number.is_none()
        })
        .map(|shard| {
            let range = shard.hash_key_range.unwrap();
            let number = |text: Option<String>| text.unwrap().parse().unwrap();
            (
                number(range.starting_hash_key),
                number(range.ending_hash_key),
            )
        })
        .collect();
    ranges.sort_unstable();
    assert_eq!(ranges.first().unwrap().0, 0);
    assert_eq!(ranges.last().unwrap().1, u128::MAX);
    assert!(ranges.windows(2).all(|pair| pair[0].1 + 1 == pair[1].0));
}

#[tokio::test]
async fn a_minute_that_ends_while_the_stream_is_changed_counts_when_it_is_done() {
    let world = World::new(Options {
        limits: Limits {
            calls: false,
            ..Limits::default()
        },
        transition_ms: 90_000,
    });
    let input = api::CreateStreamInput {
        stream_name: text("s"),
        ..Default::default()
    };
    world.call::<api::CreateStream>(input).await.unwrap();
    world.clock.pass(90_000);
    world.settled("s").await;
    world.pass_and_look(30_000).await;
    let input = api::EnableEnhancedMonitoringInput {
        stream_name: text("s"),
        shard_level_metrics: Some(vec!["IncomingBytes".to_owned()]),
        ..Default::default()
    };
    let enabled = world.call::<api::EnableEnhancedMonitoring>(input);
    enabled.await.unwrap();
    fill(&world, &[0], 520_000).await;
    assert_eq!(open(&world).await, 4);
    world.clock.pass(30_000);
    world.settled("s").await;
    world.pass_and_look(30_000).await;
    assert_eq!(open(&world).await, 5);
}
