//! Data written in every format there has been still opens.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use store::{
    FoldRegistration, FrameDraft, Lane, Options, OrderedIndex, Replay, Seams, SegmentSet, Store,
    StoreError, VirtualClock,
};
use support::*;

fn fixture(format: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/format-{format}"))
}

struct Keys(OrderedIndex);

impl store::Fold for Keys {
    fn apply(&self, frame: &store::Frame) {
        self.0.put(
            frame.owner,
            &frame.payload()[..8],
            frame.payload().slice(8..),
        );
    }
}

fn open(dir: &Path) -> Store {
    let clock = Arc::new(VirtualClock::new(1_700_000_000_000));
    let seams = Seams {
        service_clock: Arc::clone(&clock) as Arc<dyn store::ServiceClock>,
        wall_clock: clock,
        ..Seams::system()
    };
    let options = Options {
        segment_bytes: [8 << 10; 4],
        ..small()
    };
    let store = Store::open(dir, seams, options).unwrap();
    let fold = Arc::new(Keys(store.ordered_index().clone()));
    let replay = Replay::BeyondOrderedIndex;
    let registration = FoldRegistration {
        lane: Lane::Objects,
        kinds: 1..=1,
        replay,
        fold,
    };
    store.register(registration).unwrap();
    store.start().unwrap();
    store
}

fn put(store: &Store, key: &str, row: &str) {
    let table = store.table::<String>("test.rows").unwrap();
    store
        .transact(|tx| {
            tx.put(&table, key, row.to_owned());
            tx.next_id();
            Ok::<_, StoreError>(())
        })
        .unwrap();
    while store.step().unwrap() {}
}

/// Writes the fixture of the current format; by hand, once per format.
#[test]
#[ignore = "writes the fixture"]
fn write_the_fixture() {
    let dir = fixture(store::data_dir::FORMAT);
    let store = open(&dir);
    put(&store, "snapshotted", "one");
    store.snapshot().unwrap();
    for number in 1..=12 {
        // A part in two sets: kept for a day, and for a week.
        let days = if number % 2 == 0 { 1 } else { 7 };
        let draft = FrameDraft {
            set: SegmentSet::of_retention_ms(days * 86_400_000),
            ..record(7, 3, number, number * 10, vec![number as u8; 1000])
        };
        append(&store, Lane::Records, draft);
        store.step().unwrap();
    }
    append(&store, Lane::Objects, object(KIND_PUT, 5, b"body"));
    append(
        &store,
        Lane::Telemetry,
        record(8, 0, 1, 10, b"line".to_vec()),
    );
    put(&store, "journaled", "two");
}

#[test]
fn format_1_opens() {
    opens(1);
}

#[test]
fn format_2_opens() {
    opens(2);
}

#[test]
fn format_3_opens() {
    opens(3);
}

fn opens(format: u32) {
    let dir = tempfile::tempdir().unwrap();
    for part in ["log", "tables"] {
        std::fs::create_dir(dir.path().join(part)).unwrap();
        for entry in std::fs::read_dir(fixture(format).join(part)).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), dir.path().join(part).join(entry.file_name())).unwrap();
        }
    }
    let store = open(dir.path());
    let table = store.table::<String>("test.rows").unwrap();
    assert_eq!(table.get("snapshotted").unwrap().as_str(), "one");
    assert_eq!(table.get("journaled").unwrap().as_str(), "two");
    let (id, _) = store
        .transact(|tx| Ok::<_, StoreError>(tx.next_id()))
        .unwrap();
    assert_eq!(id, 3);
    let records = store.log().scan(Lane::Records, 7, 3, 0);
    let payloads: Vec<_> = records.map(|frame| frame.unwrap().payload()).collect();
    assert_eq!(
        payloads,
        (1..=12_u8).map(|n| vec![n; 1000]).collect::<Vec<_>>()
    );
    let line = store.log().find(Lane::Telemetry, 8, 0, 0).unwrap().unwrap();
    assert_eq!(
        (line.payload().as_ref(), line.time_ms),
        (&b"line"[..], 1_700_000_000_000)
    );
    let object = store
        .ordered_index()
        .get(BUCKET, &5_u64.to_be_bytes())
        .unwrap();
    assert_eq!(object.unwrap().as_ref(), b"body");
}
