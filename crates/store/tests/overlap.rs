//! A round of records is written while the one before is being synced.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::sync::Arc;

use store::sim::SimDisk;
use store::{AppendBatch, Begun, Commit, Lane, Options, Store, StoreError, SyncSite, VirtualClock};
use support::*;

const PAYLOAD_BYTES: usize = 700;

fn put(store: &Store, owner: u64, number: u64) -> Commit {
    let frame = record(owner, 0, number, number, vec![number as u8; PAYLOAD_BYTES]);
    append(store, Lane::Records, frame).commit
}

fn last(store: &Store, owner: u64) -> u64 {
    let bounds = store.log().bounds(Lane::Records, owner, 0);
    bounds.map_or(0, |bounds| bounds.last)
}

#[test]
fn a_round_that_is_written_is_shown_after_the_one_before() {
    let (_disk, _clock, store) = fresh();
    let mut first = put(&store, 1, 1);
    let begun = store.begin().unwrap().unwrap();
    let mut second = put(&store, 1, 2);
    let next = store.begin().unwrap().unwrap();
    assert_eq!(last(&store, 1), 0, "nothing is synced");
    begun.finish().unwrap();
    assert_eq!(last(&store, 1), 1);
    assert!(first.try_outcome().unwrap().is_ok());
    assert!(second.try_outcome().is_none());
    next.finish().unwrap();
    assert_eq!(last(&store, 1), 2);
    assert!(second.try_outcome().unwrap().is_ok());
}

#[test]
fn at_most_two_rounds_are_under_way() {
    let (_disk, _clock, store) = fresh();
    let mut begun = Vec::new();
    for number in 1..=3 {
        drop(put(&store, 1, number));
        begun.extend(store.begin().unwrap());
    }
    assert_eq!(begun.len(), 2);
    for round in begun {
        round.finish().unwrap();
    }
    assert!(store.step().unwrap());
    assert_eq!(last(&store, 1), 3);
}

/// What a row or an object refers to, and what refers to a row, is not written before it is synced.
#[test]
fn only_records_of_one_segment_overlap() {
    let (_disk, _clock, store) = fresh();
    let table = store.table::<String>("test.rows").unwrap();
    let row = || {
        let decided = store.transact(|tx| {
            tx.put(&table, "key", "value".to_owned());
            Ok::<_, StoreError>(())
        });
        drop(decided.unwrap());
    };
    let thing = || drop(append(&store, Lane::Objects, object(KIND_PUT, 1, b"thing")));
    let record = || drop(put(&store, 1, last(&store, 1) + 1));
    let kinds: [&dyn Fn(); 3] = [&row, &thing, &record];
    for (one, other) in [(0, 2), (2, 0), (1, 2), (2, 1)] {
        let (one, other) = (kinds[one], kinds[other]);
        one();
        let begun = store.begin().unwrap().unwrap();
        other();
        assert!(store.begin().unwrap().is_none());
        begun.finish().unwrap();
        assert!(store.step().unwrap());
    }
}

/// Segments are sealed, and synced, before the next one is written.
#[test]
fn the_next_segment_waits_for_the_last_sync_of_the_one_before() {
    let (_disk, _clock, store) = fresh();
    let (mut under_way, mut rolled): (Option<(Begun, u32)>, bool) = (None, false);
    for number in 1..60 {
        let frame = record(1, 0, number, number, vec![1; PAYLOAD_BYTES]);
        let segment = append(&store, Lane::Records, frame).positions[0].segment;
        let begun = match (store.begin().unwrap(), under_way.take()) {
            (Some(begun), Some((before, of))) => {
                assert_eq!(of, segment);
                before.finish().unwrap();
                begun
            }
            (None, Some((before, of))) => {
                assert_ne!(of, segment);
                rolled = true;
                before.finish().unwrap();
                store.begin().unwrap().unwrap()
            }
            (begun, None) => begun.unwrap(),
        };
        under_way = Some((begun, segment));
    }
    assert!(rolled);
}

#[test]
fn few_bytes_wait_for_company() {
    let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(0)));
    let options = Options {
        overlap_bytes: 2 * PAYLOAD_BYTES,
        ..small()
    };
    let store = open_with(&disk, &clock, options).unwrap();
    drop(put(&store, 1, 1));
    let begun = store.begin().unwrap().unwrap();
    drop(put(&store, 1, 2));
    assert!(store.begin().unwrap().is_none());
    drop(put(&store, 1, 3));
    let next = store.begin().unwrap().unwrap();
    begun.finish().unwrap();
    next.finish().unwrap();
    assert_eq!(last(&store, 1), 3);
}

#[test]
fn a_sync_that_fails_takes_the_next_round_with_it() {
    let (disk, clock, store) = fresh();
    put(&store, 1, 1);
    store.step().unwrap();
    disk.fail_sync(SyncSite::Commit, 0);
    let mut second = put(&store, 1, 2);
    let begun = store.begin().unwrap().unwrap();
    let mut third = put(&store, 1, 3);
    let next = store.begin().unwrap().unwrap();
    let mut fourth = put(&store, 1, 4);
    assert!(matches!(begun.finish(), Err(StoreError::Poisoned { .. })));
    assert!(matches!(next.finish(), Err(StoreError::Poisoned { .. })));
    for commit in [&mut second, &mut third, &mut fourth] {
        let outcome = commit.try_outcome().unwrap();
        assert!(matches!(outcome, Err(StoreError::Poisoned { .. })));
    }
    assert_eq!(last(&store, 1), 1, "nothing of them is shown");
    drop(store);
    disk.crash(1);
    assert!(last(&open(&disk, &clock).unwrap(), 1) >= 1);
}

/// The second round reaches the disk, the first does not.
#[test]
fn what_lies_behind_a_gap_is_not_looked_at() {
    let mut gaps = 0;
    for seed in 0..200 {
        let (disk, clock, store) = fresh();
        put(&store, 1, 1);
        store.step().unwrap();
        let mut begun = Vec::new();
        for number in 2..=3 {
            drop(put(&store, 1, number));
            begun.extend(store.begin().unwrap());
        }
        drop((begun, store));
        disk.crash(seed);
        let store = open(&disk, &clock).unwrap();
        let found = last(&store, 1);
        for number in 1..=found {
            let frame = store.log().find(Lane::Records, 1, 0, number).unwrap();
            assert!(frame.is_some(), "seed {seed}: {number} of {found}");
        }
        gaps += u32::from(found == 1);
        // And what is appended now does not bring it back.
        put(&store, 1, found + 1);
        store.step().unwrap();
        drop(store);
        disk.crash(seed);
        assert_eq!(last(&open(&disk, &clock).unwrap(), 1), found + 1);
    }
    assert!(gaps > 0, "some crash must take the first round");
}

/// Threads commit while the power is cut; what was acknowledged is there, in order.
#[test]
fn threads_that_overlap_lose_nothing() {
    for seed in 0..40 {
        let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(1_000)));
        let options = Options {
            manual_commit: false,
            overlap_bytes: 1 + (seed as usize % 3) * PAYLOAD_BYTES,
            ..small()
        };
        let store = open_with(&disk, &clock, options).unwrap();
        if seed % 4 != 0 {
            disk.stop_after(20 + seed * 7);
        }
        let appender = |owner: u64| {
            let store = &store;
            move || {
                let mut acknowledged = 0;
                for number in 1..=60 {
                    let payload = vec![owner as u8; PAYLOAD_BYTES];
                    let frame = record(owner, 0, number, number, payload);
                    let batch = AppendBatch::one(Lane::Records, frame);
                    let Ok(appended) = store.log().try_append(batch) else {
                        break;
                    };
                    if appended.commit.wait().is_err() {
                        break;
                    }
                    acknowledged = number;
                }
                acknowledged
            }
        };
        let acknowledged: Vec<u64> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..6).map(|owner| scope.spawn(appender(owner))).collect();
            threads.into_iter().map(|it| it.join().unwrap()).collect()
        });
        if seed % 4 == 0 {
            assert!(acknowledged.iter().all(|number| *number == 60));
        }
        let _ = store.close();
        drop(store);
        disk.crash(seed);
        let store = open(&disk, &clock).unwrap();
        for (owner, acknowledged) in (0..).zip(acknowledged) {
            let frames = store.log().scan(Lane::Records, owner, 0, 0);
            let seen: Vec<u64> = frames.map(|frame| frame.unwrap().runs[0].first).collect();
            let expected: Vec<u64> = (1..=seen.len() as u64).collect();
            assert_eq!(seen, expected, "seed {seed}, of {owner}");
            assert!(seen.len() as u64 >= acknowledged, "seed {seed}, of {owner}");
        }
    }
}
