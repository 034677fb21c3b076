//! What lies on disk: damage to it, and what comes back when records have expired.

use bytes::Bytes;
use model::kinesis as api;

use crate::testing::{World, no_limits, refused, text};

fn entry(data: &str, hash: &str) -> api::PutRecordsRequestEntry {
    api::PutRecordsRequestEntry {
        data: Some(Bytes::copy_from_slice(data.as_bytes())),
        partition_key: text("k"),
        explicit_hash_key: text(hash),
    }
}

async fn put(world: &World, records: Vec<api::PutRecordsRequestEntry>) {
    let input = api::PutRecordsInput {
        stream_name: text("s"),
        records: Some(records),
        ..Default::default()
    };
    let output = world.call::<api::PutRecords>(input).await.unwrap();
    assert_eq!(output.failed_record_count, Some(0));
}

#[tokio::test]
async fn a_damaged_piece_of_a_frame_is_an_error_to_its_shard_and_to_no_other() {
    let world = World::new(no_limits());
    world.stream("s", 2).await;
    // The upper half of hash keys is the second shard's. One frame, longer than what is read first.
    let upper = (u128::MAX - 1).to_string();
    let (left, right) = ("left ".repeat(2000), "right ".repeat(2000));
    put(&world, vec![entry(&left, "0"), entry(&right, &upper)]).await;
    // From now on it lies in a sealed segment, and nothing of it is in memory.
    let world = world.restart();
    let place = world.on_disk(b"right right right").unwrap();
    world.flip(&place);
    assert_eq!(world.read_all("s", "0").await.0, [left.as_str()]);
    let iterator = world.iterator("s", "1", "TRIM_HORIZON").await.unwrap();
    assert_eq!(refused(world.get(&iterator).await).0, "InternalFailure");
    // Damage is in what was read, not in what is remembered of it.
    world.flip(&place);
    assert_eq!(world.read_all("s", "1").await.0, [right.as_str()]);
}

#[tokio::test]
async fn the_disk_gets_its_room_back_when_records_have_expired() {
    let world = World::new(no_limits());
    world.stream("s", 1).await;
    let data = "x".repeat(8000);
    for _ in 0..40 {
        world.put("s", "k", &data).await.unwrap();
    }
    world.kinesis.store.housekeep().unwrap();
    let full = world.records_bytes();
    assert!(full > 40 * 8000, "{full}: nothing has expired");
    world.clock.pass(24 * 3_600_000 + 1);
    world.kinesis.store.housekeep().unwrap();
    // The segment being written, the newest sealed one, two kept to be written again.
    let left = world.records_bytes();
    assert!(left <= 5 * (32 << 10), "{left} of {full}");
    world.put("s", "k", "after").await.unwrap();
    assert_eq!(world.read_all("s", "0").await.0, ["after"]);
}
