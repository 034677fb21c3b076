//! Power cuts: what was acknowledged is there, nothing else is made up.

use std::collections::BTreeMap;

use model::kinesis as api;
use store::{SeededRng, SyncSite};

use crate::testing::{World, no_limits, text};

/// A stream as it must be, told from the answers alone.
#[derive(Default)]
struct Model {
    /// Acknowledged data by partition key, in order.
    acknowledged: BTreeMap<String, Vec<String>>,
    encrypted: bool,
}

async fn settled_shards(world: &World) -> Vec<api::Shard> {
    world.settled("s").await;
    world.shards("s").await
}

/// All data by partition key, parents before children.
async fn stored(world: &World) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for shard in settled_shards(world).await {
        let id = shard.shard_id.unwrap();
        let mut iterator = world.iterator("s", &id, "TRIM_HORIZON").await.unwrap();
        loop {
            let output = world.get(&iterator).await.unwrap();
            let records = output.records.unwrap();
            for record in &records {
                let data = String::from_utf8(record.data.clone().unwrap().to_vec()).unwrap();
                found
                    .entry(record.partition_key.clone().unwrap())
                    .or_default()
                    .push(data);
            }
            let open = shard
                .sequence_number_range
                .clone()
                .unwrap()
                .ending_sequence_number
                .is_none();
            match output.next_shard_iterator {
                Some(next) if !records.is_empty() => iterator = next,
                next => {
                    assert_eq!(
                        next.is_some(),
                        open,
                        "a closed shard ends, an open one does not"
                    );
                    break;
                }
            }
        }
    }
    found
}

async fn change(world: &World, model: &mut Model, rng: &SeededRng) {
    let open: Vec<api::Shard> = settled_shards(world)
        .await
        .into_iter()
        .filter(|s| {
            s.sequence_number_range
                .clone()
                .unwrap()
                .ending_sequence_number
                .is_none()
        })
        .collect();
    let stream_name = text("s");
    match rng.below(4) {
        0 if !model.encrypted => {
            let input = api::StartStreamEncryptionInput {
                stream_name,
                encryption_type: text("KMS"),
                key_id: text("alias/aws/kinesis"),
                ..Default::default()
            };
            world
                .call::<api::StartStreamEncryption>(input)
                .await
                .unwrap();
            model.encrypted = true;
        }
        1 => {
            let input = api::UpdateShardCountInput {
                stream_name,
                target_shard_count: Some((open.len() as i32 % 3) + 1),
                scaling_type: text("UNIFORM_SCALING"),
                ..Default::default()
            };
            // Refused where it is over double, under half, or the eleventh in a day.
            let _ = world.call::<api::UpdateShardCount>(input).await;
        }
        _ => {
            let shard = &open[rng.below(open.len() as u64) as usize];
            let range = shard.hash_key_range.clone().unwrap();
            let bound = |text: Option<String>| text.unwrap().parse::<u128>().unwrap();
            let (start, end) = (bound(range.starting_hash_key), bound(range.ending_hash_key));
            let input = api::SplitShardInput {
                stream_name,
                shard_to_split: shard.shard_id.clone(),
                new_starting_hash_key: Some((start + (end - start) / 2).to_string()),
                ..Default::default()
            };
            world.call::<api::SplitShard>(input).await.unwrap();
        }
    }
}

async fn run(seed: u64) {
    let rng = SeededRng::new(seed);
    let mut world = World::new(no_limits());
    world.stream("s", 2).await;
    let mut model = Model::default();
    let mut next = 0;
    for life in 0..3 {
        for _ in 0..6 {
            if rng.below(3) == 0 {
                change(&world, &mut model, &rng).await;
            }
            for _ in 0..rng.below(6) {
                world.clock.pass(rng.below(3));
                let key = format!("k{}", rng.below(5));
                next += 1;
                world.put("s", &key, &next.to_string()).await.unwrap();
                model
                    .acknowledged
                    .entry(key)
                    .or_default()
                    .push(next.to_string());
            }
        }
        if rng.below(2) == 0 {
            // A change that was answered is made, whenever the power goes.
            change(&world, &mut model, &rng).await;
        }
        world = world.crash(seed.wrapping_mul(31) + life);
        assert_eq!(
            stored(&world).await,
            model.acknowledged,
            "seed {seed}, life {life}"
        );
        let row = world.kinesis.rows.all().remove(0).1;
        assert_eq!((row.encrypted, row.pending), (model.encrypted, None));
    }
}

#[tokio::test]
async fn acknowledged_records_and_changes_survive() {
    for seed in 0..40 {
        run(seed).await;
    }
}

#[tokio::test]
async fn a_log_that_is_not_synced_is_noticed_by_these_tests() {
    let mut lost = 0;
    for seed in 0..10 {
        let world = World::new(no_limits());
        world.stream("s", 1).await;
        world.disk.skip_syncs(SyncSite::Commit);
        for n in 0..20 {
            world.put("s", "k", &n.to_string()).await.unwrap();
        }
        let world = world.crash(seed);
        lost += usize::from(stored(&world).await.get("k").map_or(0, Vec::len) < 20);
    }
    assert!(lost > 0);
}

#[tokio::test]
async fn records_on_their_way_are_there_wholly_or_not_at_all() {
    for seed in 0..20 {
        let world = World::new(no_limits());
        world.stream("s", 2).await;
        // The power goes after a few more writes, in the middle of calls.
        world.disk.stop_after(seed % 7);
        let mut acknowledged = Vec::new();
        for call in 0..6 {
            let record = |n: u64| api::PutRecordsRequestEntry {
                data: Some(format!("{call}.{n}").into()),
                partition_key: Some(n.to_string()),
                explicit_hash_key: None,
            };
            let input = api::PutRecordsInput {
                stream_name: text("s"),
                records: Some((0..10).map(record).collect()),
                ..Default::default()
            };
            match world.call::<api::PutRecords>(input).await {
                Ok(output) => {
                    assert_eq!(output.failed_record_count, Some(0));
                    acknowledged.push(call);
                }
                Err(fault) => assert_eq!(fault.code, "InternalFailure"),
            }
        }
        let world = world.crash(seed);
        let mut by_call: BTreeMap<u64, usize> = BTreeMap::new();
        for data in stored(&world).await.into_values().flatten() {
            let call = data.split('.').next().unwrap().parse().unwrap();
            *by_call.entry(call).or_default() += 1;
        }
        assert!(
            by_call.values().all(|count| *count == 10),
            "seed {seed}: {by_call:?}"
        );
        assert!(
            acknowledged.iter().all(|call| by_call.contains_key(call)),
            "seed {seed}"
        );
        // And it goes on.
        world.put("s", "k", "9.9").await.unwrap();
    }
}

#[tokio::test]
async fn streams_that_were_being_made_or_deleted_are_made_or_gone() {
    for seed in 0..10 {
        let world = World::new(no_limits());
        for name in ["kept", "gone"] {
            world.stream(name, 1).await;
        }
        let input = api::DeleteStreamInput {
            stream_name: text("gone"),
            ..Default::default()
        };
        world.call::<api::DeleteStream>(input).await.unwrap();
        let input = api::CreateStreamInput {
            stream_name: text("made"),
            shard_count: Some(1),
            ..Default::default()
        };
        world.call::<api::CreateStream>(input).await.unwrap();
        let world = world.crash(seed);
        for name in ["gone", "made"] {
            world.settled(name).await;
        }
        let names = world
            .call::<api::ListStreams>(api::ListStreamsInput::default())
            .await;
        assert_eq!(names.unwrap().stream_names.unwrap(), ["kept", "made"]);
        world.put("made", "k", "d").await.unwrap();
    }
}

#[tokio::test]
async fn a_full_disk_refuses_writes_and_nothing_else() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    world.put("s", "k", "0").await.unwrap();
    world.disk.set_capacity(Some(world.disk.used_bytes()));
    let mut stored = vec!["0".to_owned()];
    let refusal = loop {
        let data = format!("{} {}", stored.len(), "x".repeat(20_000));
        match world.put("s", "k", &data).await {
            Ok(_) => stored.push(data),
            Err(fault) => break fault,
        }
        assert!(stored.len() < 100, "the disk never got full");
    };
    assert_eq!(
        (refusal.code.as_ref(), refusal.status),
        ("InternalFailure", 500)
    );
    let said = "The disk of the data directory is full.";
    assert!(refusal.message.starts_with(said), "{refusal}");
    assert_eq!(world.read_all("s", "0").await.0, stored);

    // A counter was given out for the record that was refused. The shard ends all the same.
    world.disk.set_capacity(None);
    let input = api::SplitShardInput {
        stream_name: text("s"),
        shard_to_split: text("0"),
        new_starting_hash_key: text("99"),
        ..Default::default()
    };
    world.call::<api::SplitShard>(input).await.unwrap();
    world.settled("s").await;
    let (data, end) = world.read_all("s", "0").await;
    assert_eq!(data, stored);
    assert!(end.next_shard_iterator.is_none());
    world.put("s", "k", "goes on").await.unwrap();
}
