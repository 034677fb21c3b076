//! What is gone between two engines: after a store was closed it is a loss that is told, after a
//! process was killed it is what a power cut leaves.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::path::Path;
use std::sync::Arc;

use store::sim::SimDisk;
use store::{Lane, OpenMode, Store, StoreError, VirtualClock};
use support::{append, finish, fresh, open, record};

const SEGMENT: &str = "/data/log/records-0000000001.seg";
const CLOSED: &str = "/data/log/CLOSED";
const RECORDS: u64 = 9;

/// A store with some records in one segment.
fn filled() -> (SimDisk, Arc<VirtualClock>, Store) {
    let (disk, clock, store) = fresh();
    for number in 1..=RECORDS {
        let one = record(1, 0, number, 1, vec![number as u8; 500]);
        finish(&store, append(&store, Lane::Records, one).commit).unwrap();
    }
    (disk, clock, store)
}

fn held(store: &Store) -> u64 {
    let frames = store.log().scan(Lane::Records, 1, 0, 0);
    frames.filter(Result::is_ok).count() as u64
}

/// Takes something from the segment.
fn damage(disk: &SimDisk, how: &str) {
    let (disk, path) = (disk.mounted(), Path::new(SEGMENT));
    let file = disk.open(path, OpenMode::Write).unwrap();
    match how {
        "cut" => file.set_size(4096 + 2000).unwrap(),
        "emptied" => file.set_size(0).unwrap(),
        "changed" => file.write_all_at(b"other", 4096 + 2000).unwrap(),
        _ => disk.remove(path).unwrap(),
    }
}

#[test]
fn what_is_lost_after_a_close_is_refused_by_name_until_one_goes_on_without_it() {
    for how in ["cut", "emptied", "changed", "removed"] {
        let (disk, clock, store) = filled();
        store.close().unwrap();
        drop(store);
        damage(&disk, how);
        for _ in 0..2 {
            let error = open(&disk, &clock).unwrap_err();
            assert!(matches!(error, StoreError::Corrupt { .. }), "{error}");
            let said = error.to_string();
            assert!(said.contains("records-0000000001.seg"), "{how}: {said}");
            assert!(said.contains(CLOSED), "{how}: {said}");
        }
        disk.mounted().remove(Path::new(CLOSED)).unwrap();
        let store = open(&disk, &clock).unwrap();
        assert!(held(&store) < RECORDS, "{how}");
    }
}

#[test]
fn a_segment_that_lies_ready_does_not_hide_that_the_one_before_is_gone() {
    let (disk, clock, store) = filled();
    for number in RECORDS + 1..2 * RECORDS {
        let one = record(1, 0, number, 1, vec![number as u8; 500]);
        finish(&store, append(&store, Lane::Records, one).commit).unwrap();
    }
    store.housekeep().unwrap();
    store.close().unwrap();
    drop(store);
    let ready = Path::new("/data/log/records-0000000002.seg");
    assert!(disk.mounted().open(ready, OpenMode::Read).is_ok());
    damage(&disk, "removed");
    let said = open(&disk, &clock).unwrap_err().to_string();
    assert!(said.contains("records-0000000001.seg"), "{said}");
    assert!(said.contains(CLOSED), "{said}");
}

#[test]
fn a_close_that_loses_nothing_is_forgotten_at_the_next_start() {
    let (disk, clock, mut store) = filled();
    let file = || disk.mounted().open(Path::new(CLOSED), OpenMode::Read);
    assert!(file().is_err());
    for _ in 0..3 {
        store.close().unwrap();
        assert!(file().is_ok());
        drop(store);
        store = open(&disk, &clock).unwrap();
        assert_eq!(held(&store), RECORDS);
        assert!(file().is_err());
    }
    // One that did not reach the disk as it was says nothing.
    store.close().unwrap();
    drop(store);
    let text = disk.mounted().open(Path::new(CLOSED), OpenMode::Write);
    text.unwrap().write_all_at(b"c", 0).unwrap();
    damage(&disk, "cut");
    open(&disk, &clock).unwrap();
}

#[test]
fn after_a_kill_it_is_the_end_of_the_log() {
    let (disk, clock, store) = filled();
    drop(store);
    disk.kill();
    damage(&disk, "cut");
    let store = open(&disk, &clock).unwrap();
    assert!((1..RECORDS).contains(&held(&store)));
}
