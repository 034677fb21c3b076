//! Batches against a bucket in memory.

use super::*;
use crate::event::KinesisRecord;
use crate::memory::{Fault, Memory};

const SHARD: &str = "shardId-000000000000";

fn settings() -> Settings {
    Settings {
        bucket: "b".into(),
        failure_prefix: "failed/".into(),
    }
}

fn invocation() -> Invocation {
    Invocation {
        deadline: Deadline::NONE,
        metadata: vec![("processed-at", "now".into())],
    }
}

fn record_at(shard: &str, partition_key: &str, sequence: u64, data: &str) -> EventRecord {
    EventRecord {
        kinesis: KinesisRecord {
            partition_key: partition_key.into(),
            sequence_number: sequence.to_string(),
            data: base64_simd::STANDARD.encode_to_string(data),
            approximate_arrival_timestamp: 1_545_084_650.0 + sequence as f64 / 1000.0,
        },
        event_id: format!("{shard}:{sequence}"),
        event_source_arn: "arn:aws:kinesis:us-east-1:111122223333:stream/s".into(),
    }
}

fn record(sequence: u64, data: &str) -> EventRecord {
    record_at(SHARD, "key", sequence, data)
}

async fn failures(store: &Memory, records: Vec<EventRecord>) -> Vec<String> {
    let outcome = process(store, &settings(), records, &invocation()).await;
    let failures = outcome.response.batch_item_failures;
    failures
        .into_iter()
        .map(|failure| failure.item_identifier)
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_batch_of_good_records_is_stored_and_nothing_else() {
    let store = Memory::default();
    let batch: Vec<_> = (0..100)
        .map(|number| record(number, &format!("{{\"id\":{number}}}")))
        .collect();
    assert_eq!(failures(&store, batch.clone()).await, Vec::<String>::new());
    let first = store.state_of();
    assert_eq!(first.len(), 100);
    assert!(first.keys().all(|key| key.starts_with("data/")));
    assert_eq!(failures(&store, batch).await, Vec::<String>::new());
    assert_eq!(store.state_of(), first, "a redelivery changes nothing");
    assert_eq!(store.writes(), 100);
}

#[tokio::test(start_paused = true)]
async fn of_one_id_only_the_newest_is_written() {
    let store = Memory::default();
    let batch = (1..=5)
        .map(|n| record(n, &format!("{{\"id\":42,\"n\":{n}}}")))
        .collect();
    assert_eq!(failures(&store, batch).await, Vec::<String>::new());
    assert_eq!(store.writes(), 1);
    let body = store.body("data/42.json").unwrap();
    assert!(
        std::str::from_utf8(&body)
            .unwrap()
            .contains("\"record\":{\"id\":42,\"n\":5}")
    );
}

#[tokio::test(start_paused = true)]
async fn records_at_fault_are_put_aside_with_the_reason_and_hold_nothing_up() {
    let store = Memory::default();
    let long = format!("{{\"id\":\"{}\"}}", "x".repeat(2048));
    let bad = ["not json", "{}", r#"{"id":"../x"}"#, long.as_str()];
    let mut batch: Vec<_> = (10..20)
        .map(|number| record(number, &format!("{{\"id\":{number}}}")))
        .collect();
    for (at, data) in bad.iter().enumerate() {
        batch.insert(at * 2, record(at as u64, data));
    }
    assert_eq!(failures(&store, batch).await, Vec::<String>::new());
    let objects = store.state_of();
    assert_eq!(
        objects
            .keys()
            .filter(|key| key.starts_with("data/"))
            .count(),
        10
    );
    for (at, (data, reason)) in bad
        .iter()
        .zip(["neither JSON", "no id", "path segment", "bytes"])
        .enumerate()
    {
        let object = &objects[&format!("failed/s/{SHARD}/{at}.json")];
        let content: serde_json::Value = serde_json::from_slice(&object.body).unwrap();
        assert!(
            content["reason"].as_str().unwrap().contains(reason),
            "{content}"
        );
        let raw = content["data"].as_str().unwrap();
        assert_eq!(
            base64_simd::STANDARD.decode_to_vec(raw).unwrap(),
            data.as_bytes()
        );
        assert_eq!(content["shard"], SHARD);
    }
}

#[tokio::test(start_paused = true)]
async fn a_refusal_concerns_every_record_and_nothing_is_lost() {
    let store = Memory::default();
    store.refuse(true);
    let batch = vec![
        record(1, "{\"id\":1}"),
        record(2, "bad"),
        record(3, "{\"id\":1,\"n\":2}"),
    ];
    let outcome = process(&store, &settings(), batch.clone(), &invocation()).await;
    let reported: Vec<_> = outcome
        .response
        .batch_item_failures
        .iter()
        .map(|f| f.item_identifier.as_str())
        .collect();
    assert_eq!(
        reported,
        ["1", "2", "3"],
        "the overtaken and the bad record too, in order"
    );
    let told: Vec<_> = outcome
        .lines
        .iter()
        .filter(|line| line.level == Level::Error)
        .collect();
    assert_eq!(told[0].fields["code"], "AccessDenied");
    assert_eq!(told[0].fields["records"], 3);
    store.refuse(false);
    assert_eq!(failures(&store, batch).await, Vec::<String>::new());
    assert_eq!(store.state_of().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_failure_of_one_object_leaves_the_others_alone() {
    let store = Memory::default();
    store.inject(Fault::Unavailable);
    let batch = (0..5)
        .map(|number| record(number, &format!("{{\"id\":{number}}}")))
        .collect();
    assert_eq!(failures(&store, batch).await, ["0"]);
    assert_eq!(store.state_of().len(), 4);
}

/// The mapping's side: delivers `records` in batches until none is reported, from the lowest
/// reported one on, and some batches twice.
async fn deliver(store: &Memory, records: &[EventRecord], seed: u64) {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut next = 0;
    while next < records.len() {
        let end = (next + random.usize(1..40)).min(records.len());
        let batch = &records[next..end];
        let failed = failures(store, batch.to_vec()).await;
        let lowest = batch
            .iter()
            .position(|record| failed.contains(&record.kinesis.sequence_number));
        next = lowest.map_or(end, |at| next + at);
        if random.u8(0..4) == 0 {
            next = next.saturating_sub(random.usize(0..60));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn two_hundred_updates_across_a_reshard_end_with_the_last_under_redelivery_and_races() {
    for seed in 0..200 {
        let store = Memory::troubled(seed);
        let updates: Vec<_> = (1..=200u64)
            .map(|n| {
                let shard = if n <= 120 {
                    SHARD
                } else {
                    "shardId-000000000001"
                };
                record_at(shard, "hot", n, &format!("{{\"id\":\"hot\",\"n\":{n}}}"))
            })
            .collect();
        // Two deliveries of everything at once: parent and child, and each against its repetition.
        let (parent, child) = updates.split_at(120);
        tokio::join!(
            deliver(&store, parent, seed),
            deliver(&store, child, seed + 1),
            deliver(&store, &updates, seed + 2),
        );
        store.calm();
        let before = store.state_of();
        assert_eq!(before.len(), 1);
        let body: serde_json::Value =
            serde_json::from_slice(&before["data/hot.json"].body).unwrap();
        assert_eq!(body["record"]["n"], 200, "seed {seed}");
        deliver(&store, &updates, seed + 3).await;
        assert_eq!(store.state_of(), before, "seed {seed}: bytes and ETag stay");
    }
}
