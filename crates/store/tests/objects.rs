//! The ordered index, and room won back from dead objects.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ops::Bound;
use std::path::Path;

use store::sim::SimDisk;
use store::{Lane, OpenMode, Store};
use support::*;

#[test]
fn the_ordered_index_lists_in_order_over_file_and_tail() {
    let (disk, clock, store) = fresh();
    let put = |store: &Store, kind, key: u64| {
        let appended = append(store, Lane::Objects, object(kind, key, &[5; 50]));
        finish(store, appended.commit).unwrap();
    };
    for key in (0..300).step_by(3) {
        put(&store, KIND_PUT, key);
    }
    store.housekeep().unwrap();
    for key in (0..300).step_by(2) {
        put(
            &store,
            if key % 3 == 0 { KIND_DELETE } else { KIND_PUT },
            key,
        );
    }
    let expected: Vec<u64> = (0..300)
        .filter(|key| (key % 3 == 0) != (key % 2 == 0))
        .collect();
    let check = |store: &Store| {
        let index = store.ordered_index();
        for limit in [1, 7, 100, 1000] {
            let mut keys = Vec::new();
            let mut from = Bound::Unbounded;
            loop {
                let bound = from.as_ref().map(|key: &Vec<u8>| key.as_slice());
                let page = index.scan(BUCKET, bound, limit).unwrap();
                assert!(page.len() <= limit);
                let Some((last, _)) = page.last() else { break };
                from = Bound::Excluded(last.to_vec());
                keys.extend(
                    page.iter()
                        .map(|(key, _)| u64::from_be_bytes(key.as_ref().try_into().unwrap())),
                );
            }
            assert_eq!(keys, expected, "limit {limit}");
        }
        assert!(
            index
                .scan(BUCKET + 1, Bound::Unbounded, 10)
                .unwrap()
                .is_empty()
        );
        assert!(index.get(BUCKET, &0_u64.to_be_bytes()).unwrap().is_none());
        assert!(index.get(BUCKET, &2_u64.to_be_bytes()).unwrap().is_some());
    };
    check(&store);
    drop(store);
    disk.crash(1);
    let store = open(&disk, &clock).unwrap();
    check(&store);
    store.housekeep().unwrap();
    check(&store);
}

#[test]
fn dead_object_segments_are_dropped() {
    let (disk, _clock, store) = fresh();
    for round in 0..50_u64 {
        let appended = append(
            &store,
            Lane::Objects,
            object(KIND_PUT, round % 2, &[5; 3000]),
        );
        finish(&store, appended.commit).unwrap();
        store.housekeep().unwrap();
    }
    // 50 rounds of 3 KB through segments of 16 KB, of which two bodies are live.
    assert!(
        disk.used_bytes() < 8 * (16 << 10) + (2 << 20),
        "{}",
        disk.used_bytes()
    );
    let key = 1_u64.to_be_bytes();
    assert!(store.ordered_index().get(BUCKET, &key).unwrap().is_some());
}

#[test]
fn mostly_dead_object_segments_are_compacted() {
    let (disk, clock, store) = fresh();
    let put = |key: u64, len: usize| {
        let appended = append(
            &store,
            Lane::Objects,
            object(KIND_PUT, key, &vec![key as u8; len]),
        );
        finish(&store, appended.commit).unwrap();
    };
    // One small object that stays in each segment, and large ones that are overwritten.
    for key in 0..30 {
        put(key, 500);
        for _ in 0..4 {
            put(1000, 3000);
        }
    }
    let before = disk.used_bytes();
    for _ in 0..60 {
        store.housekeep().unwrap();
        store.step().unwrap();
    }
    assert!(
        disk.used_bytes() * 2 < before,
        "{before} before, {} after",
        disk.used_bytes()
    );
    let check = |store: &Store| {
        for key in 0..30_u64 {
            let value = store
                .ordered_index()
                .get(BUCKET, &key.to_be_bytes())
                .unwrap()
                .unwrap();
            let frame = store.log().read_frame(position_and_len(&value).0).unwrap();
            assert_eq!(put_payload(&frame)[8..], vec![key as u8; 500]);
        }
    };
    check(&store);
    drop(store);
    disk.crash(5);
    check(&open(&disk, &clock).unwrap());
}

#[test]
fn an_index_is_not_made_anew_of_a_part_of_the_log() {
    let path = Path::new("/data/objects.index");
    let (disk, clock, store) = fresh();
    let put = |store: &Store, key: u64, len: usize| {
        let appended = append(store, Lane::Objects, object(KIND_PUT, key, &vec![7; len]));
        finish(store, appended.commit).unwrap();
    };
    let churn = |store: &Store| {
        for _ in 0..30 {
            put(store, 1000, 3000);
        }
        for _ in 0..10 {
            store.housekeep().unwrap();
            store.step().unwrap();
        }
    };
    put(&store, 1, 500);
    store.close().unwrap();
    drop(store);
    let old = contents(&disk, path);
    let store = open(&disk, &clock).unwrap();
    churn(&store);
    churn(&store);
    store.close().unwrap();
    drop(store);
    let new = contents(&disk, path);
    // What was moved out of the first segment is known to the index alone.
    disk.mounted().remove(path).unwrap();
    for found in [None, Some(old)] {
        if let Some(old) = found {
            let file = disk.mounted().open(path, OpenMode::CreateNew).unwrap();
            file.write_all_at(&old, 0).unwrap();
        }
        let said = open(&disk, &clock).unwrap_err().to_string();
        assert!(said.starts_with("objects.index"), "{said}");
    }
    disk.mounted().remove(path).unwrap();
    let file = disk.mounted().open(path, OpenMode::CreateNew).unwrap();
    file.write_all_at(&new, 0).unwrap();
    let store = open(&disk, &clock).unwrap();
    let key = 1_u64.to_be_bytes();
    assert!(store.ordered_index().get(BUCKET, &key).unwrap().is_some());
}

fn contents(disk: &SimDisk, path: &Path) -> Vec<u8> {
    let file = disk.mounted().open(path, OpenMode::Read).unwrap();
    let mut bytes = vec![0; usize::try_from(file.size().unwrap()).unwrap()];
    file.read_exact_at(&mut bytes, 0).unwrap();
    bytes
}
