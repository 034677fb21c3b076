//! What the store does while nothing goes wrong, and where it refuses.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ops::Bound;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use store::sim::SimDisk;
use store::{
    AppendBatch, Durability, FrameDraft, Lane, Options, Retention, Seams, Store, StoreError,
    SyncSite, VirtualClock,
};
use support::*;

fn fresh() -> (SimDisk, Arc<VirtualClock>, Store) {
    let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(1_000_000)));
    let store = open(&disk, &clock).unwrap();
    (disk, clock, store)
}

#[test]
fn rows_show_when_durable_and_decide_before() {
    let (_disk, _clock, store) = fresh();
    let table = store.table::<String>("test.names").unwrap();
    let (id, commit) = store
        .transact(|tx| {
            tx.put(&table, "a", "one".to_owned());
            Ok::<_, StoreError>(tx.next_id())
        })
        .unwrap();
    assert_eq!(table.get("a"), None, "not durable yet");
    let taken = store.transact(|tx| match tx.get(&table, "a") {
        Some(_) => Err(StoreError::InvalidBatch { reason: "taken" }),
        None => Ok(()),
    });
    assert!(matches!(
        taken,
        Err(StoreError::InvalidBatch { reason: "taken" })
    ));
    finish(&store, commit).unwrap();
    assert_eq!(table.get("a").as_deref().map(String::as_str), Some("one"));
    let (next, _) = store
        .transact(|tx| Ok::<_, StoreError>(tx.next_id()))
        .unwrap();
    assert_eq!(next, id + 1);
}

#[test]
fn a_refused_transaction_leaves_no_trace() {
    let (disk, clock, store) = fresh();
    let table = store.table::<u64>("test.numbers").unwrap();
    let (_, commit) = store
        .transact(|tx| {
            tx.put(&table, "a", 1);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    finish(&store, commit).unwrap();
    let refused = store.transact(|tx| {
        tx.put(&table, "a", 2);
        tx.put(&table, "a", 3);
        tx.put(&table, "b", 4);
        tx.delete(&table, "a");
        Err::<(), _>(StoreError::InvalidBatch { reason: "no" })
    });
    assert!(refused.is_err());
    let (seen, _) = store
        .transact(|tx| Ok::<_, StoreError>((tx.get(&table, "a"), tx.get(&table, "b"))))
        .unwrap();
    assert_eq!((seen.0.as_deref(), seen.1), (Some(&1), None));
    while store.step().unwrap() {}
    drop((store, table));
    disk.crash(3);
    let store = open(&disk, &clock).unwrap();
    assert_eq!(store.table::<u64>("test.numbers").unwrap().all().len(), 1);
}

#[test]
fn a_transaction_without_changes_waits_for_those_before() {
    let (_disk, _clock, store) = fresh();
    let table = store.table::<u64>("test.numbers").unwrap();
    let put = store.transact(|tx| {
        tx.put(&table, "a", 1);
        Ok::<_, StoreError>(())
    });
    let (_, mut first) = put.unwrap();
    let (_, mut second) = store
        .transact(|tx| Ok::<_, StoreError>(tx.get(&table, "a").is_some()))
        .unwrap();
    assert!(second.try_outcome().is_none());
    store.step().unwrap();
    assert!(first.try_outcome().unwrap().is_ok() && second.try_outcome().unwrap().is_ok());
}

#[test]
fn records_are_found_by_number_and_time_across_segments() {
    let (disk, clock, store) = fresh();
    for number in 1..=200_u64 {
        let part = (number % 2) as u32;
        append(
            &store,
            Lane::Records,
            record(7, part, number, number * 10, vec![number as u8; 300]),
        );
        if number % 7 == 0 {
            store.step().unwrap();
        }
    }
    store.step().unwrap();
    let check = |store: &Store| {
        let log = store.log();
        let find = |from| log.find(Lane::Records, 7, 1, from).unwrap();
        assert_eq!(find(0).unwrap().runs[0].first, 1);
        assert_eq!(find(100).unwrap().runs[0].first, 101);
        assert!(find(200).is_none());
        let at = log.find_time(Lane::Records, 7, 0, 995).unwrap().unwrap();
        assert_eq!((at.runs[0].first, at.payload()[0]), (100, 100));
        let walked: Vec<u64> = log
            .scan(Lane::Records, 7, 1, 50)
            .map(|f| f.unwrap().runs[0].first)
            .collect();
        assert_eq!(walked, (51..200).step_by(2).collect::<Vec<_>>());
        let bounds = log.bounds(Lane::Records, 7, 0).unwrap();
        assert_eq!(
            (bounds.first, bounds.last, bounds.last_time_ms),
            (2, 200, 2000)
        );
        assert_eq!(log.parts(Lane::Records, 7), [0, 1]);
        assert_eq!(log.bounds(Lane::Records, 8, 0), None);
    };
    check(&store);
    store.close().unwrap();
    drop(store);
    check(&open(&disk, &clock).unwrap());
}

#[test]
fn nothing_is_shown_before_it_is_durable() {
    let (_disk, _clock, store) = fresh();
    let watch = store.log().watch(Lane::Records, 7, 0);
    let appended = append(&store, Lane::Records, record(7, 0, 1, 5, vec![1]));
    assert!(store.log().find(Lane::Records, 7, 0, 0).unwrap().is_none());
    assert!(matches!(
        store.log().read_frame(appended.positions[0]),
        Err(StoreError::NotFound { .. })
    ));
    assert_eq!(*watch.borrow(), None);
    finish(&store, appended.commit).unwrap();
    assert_eq!(*watch.borrow(), Some(1));
    assert!(store.log().read_frame(appended.positions[0]).is_ok());
}

#[test]
fn a_caller_that_hangs_up_changes_nothing() {
    let (_disk, _clock, store) = fresh();
    let ran = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&ran);
    let mut frame = record(7, 0, 1, 5, vec![1]);
    frame.on_applied = Some(Box::new(move |_| {
        counter.fetch_add(1, Ordering::SeqCst);
    }));
    drop(append(&store, Lane::Records, frame).commit);
    store.step().unwrap();
    assert_eq!(ran.load(Ordering::SeqCst), 1);
    assert!(store.log().find(Lane::Records, 7, 0, 0).unwrap().is_some());
}

#[tokio::test]
async fn a_full_queue_refuses_and_then_has_room_again() {
    let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(0)));
    let mut options = small();
    options.queue_bytes[Lane::Records as usize] = 4096;
    let store = open_with(&disk, &clock, options).unwrap();
    let one = |number| AppendBatch::one(Lane::Records, record(1, 0, number, 0, vec![0; 2500]));
    store.log().try_append(one(1)).unwrap();
    assert!(matches!(
        store.log().try_append(one(2)),
        Err(StoreError::Full {
            lane: Lane::Records
        })
    ));
    let waiting = tokio::spawn({
        let log = store.log().clone();
        async move { log.append(one(2)).await.map(|appended| appended.commit) }
    });
    tokio::task::yield_now().await;
    store.step().unwrap();
    let commit = waiting.await.unwrap().unwrap();
    store.step().unwrap();
    commit.await.unwrap();
}

#[test]
fn a_full_disk_refuses_writes_keeps_reads_and_recovers() {
    let (disk, _clock, store) = fresh();
    let frame = |number| record(1, 0, number, 0, vec![7; 4000]);
    append(&store, Lane::Records, frame(1));
    store.step().unwrap();
    disk.set_capacity(Some(disk.used_bytes()));
    let mut refused = None;
    for number in 2..20 {
        match store
            .log()
            .try_append(AppendBatch::one(Lane::Records, frame(number)))
        {
            Ok(_) => assert!(store.step().unwrap()),
            Err(error) => {
                refused = Some((number, error));
                break;
            }
        }
    }
    let (number, error) = refused.expect("the disk is full");
    assert!(
        matches!(
            error,
            StoreError::NoSpace {
                lane: Lane::Records
            }
        ),
        "{error}"
    );
    assert!(store.log().find(Lane::Records, 1, 0, 1).unwrap().is_some());
    disk.set_capacity(None);
    append(&store, Lane::Records, frame(number));
    store.step().unwrap();
    assert_eq!(
        store.log().bounds(Lane::Records, 1, 0).unwrap().last,
        number
    );
}

#[test]
fn a_failed_sync_poisons_the_log_until_a_restart() {
    let (disk, clock, store) = fresh();
    let first = append(&store, Lane::Records, record(1, 0, 1, 0, vec![1; 900]));
    finish(&store, first.commit).unwrap();
    disk.fail_sync(SyncSite::Commit, 0);
    let mut second = append(&store, Lane::Records, record(1, 0, 2, 0, vec![2; 900])).commit;
    assert!(matches!(store.step(), Err(StoreError::Poisoned { .. })));
    assert!(matches!(
        second.try_outcome(),
        Some(Err(StoreError::Poisoned { .. }))
    ));
    let third = AppendBatch::one(Lane::Records, record(1, 0, 3, 0, vec![3]));
    assert!(matches!(
        store.log().try_append(third),
        Err(StoreError::Poisoned { .. })
    ));
    assert!(
        store.log().find(Lane::Records, 1, 0, 1).unwrap().is_some(),
        "reads go on"
    );
    drop(store);
    disk.kill();
    let store = open(&disk, &clock).unwrap();
    let last = store.log().bounds(Lane::Records, 1, 0).unwrap().last;
    drop(store);
    // Whatever was shown after the restart stays, though its first sync had failed.
    for seed in 0..20 {
        disk.crash(seed);
        let store = open(&disk, &clock).unwrap();
        assert_eq!(store.log().bounds(Lane::Records, 1, 0).unwrap().last, last);
        for number in 1..=last {
            assert!(
                store
                    .log()
                    .find(Lane::Records, 1, 0, number)
                    .unwrap()
                    .is_some()
            );
        }
    }
}

#[test]
fn rot_in_a_sealed_segment_is_refused_by_name() {
    let (disk, clock, store) = fresh();
    let table = store.table::<String>("test.rows").unwrap();
    let mut first = None;
    for number in 0..40 {
        let (_, commit) = store
            .transact(|tx| {
                tx.put(&table, &format!("{number}"), "x".repeat(900));
                Ok::<_, StoreError>(())
            })
            .unwrap();
        finish(&store, commit).unwrap();
        let appended = append(
            &store,
            Lane::Records,
            record(1, 0, number + 1, 0, vec![1; 900]),
        );
        first.get_or_insert(appended.positions[0]);
        store.step().unwrap();
    }
    drop((store, table));
    disk.kill();
    disk.flip(Path::new("/data/log/records-0000000001.seg"), 5000);
    let store = open(&disk, &clock).unwrap();
    let error = store.log().find(Lane::Records, 1, 0, 1).unwrap_err();
    assert!(
        matches!(&error, StoreError::Corrupt { segment, .. } if segment == "records-0000000001.seg"),
        "{error}"
    );
    drop(store);
    disk.kill();
    disk.flip(Path::new("/data/log/control-0000000001.seg"), 5000);
    let error = open(&disk, &clock).unwrap_err();
    assert!(
        matches!(&error, StoreError::Corrupt { segment, offset, .. }
            if segment == "control-0000000001.seg" && *offset >= 4096),
        "{error}"
    );
}

#[test]
fn a_second_opener_is_refused() {
    let (disk, clock, store) = fresh();
    assert!(matches!(
        open(&disk, &clock),
        Err(StoreError::Locked { .. })
    ));
    store.close().unwrap();
    drop(store);
    open(&disk, &clock).unwrap();
}

#[test]
fn tables_keep_their_type_and_watchers_hear_of_changes() {
    let (_disk, _clock, store) = fresh();
    let table = store.table::<u64>("test.numbers").unwrap();
    assert!(matches!(
        store.table::<String>("test.numbers"),
        Err(StoreError::TableType { .. })
    ));
    let mut changes = table.subscribe();
    assert!(!changes.has_changed().unwrap());
    let (_, commit) = store
        .transact(|tx| {
            for number in 0..10 {
                tx.put(&table, &format!("k/{number}"), number);
            }
            tx.delete(&table, "k/3");
            Ok::<_, StoreError>(())
        })
        .unwrap();
    finish(&store, commit).unwrap();
    assert!(changes.has_changed().unwrap());
    changes.mark_unchanged();
    assert_eq!(table.prefix("k/").len(), 9);
    let some = table.range(Bound::Excluded("k/2"), 2, |key| key.starts_with("k/"));
    assert_eq!(
        some.iter().map(|(key, _)| &**key).collect::<Vec<_>>(),
        ["k/4", "k/5"]
    );
}

#[test]
fn segments_go_when_everything_in_them_has_expired() {
    let (disk, clock, store) = fresh();
    let retain = |owner, retention| {
        let (_, commit) = store
            .transact(|tx| {
                tx.retain(Lane::Records, owner, retention);
                Ok::<_, StoreError>(())
            })
            .unwrap();
        finish(&store, commit).unwrap();
    };
    retain(1, Retention::Milliseconds(60_000));
    retain(2, Retention::Milliseconds(3_600_000));
    let now = 1_000_000;
    let write = |owner, from: u64, count: u64| {
        for number in from..from + count {
            append(
                &store,
                Lane::Records,
                record(owner, 0, number, now, vec![1; 3000]),
            );
            store.step().unwrap();
        }
    };
    write(1, 1, 20);
    write(2, 1, 20);
    write(3, 1, 6);
    let used = disk.used_bytes();
    store.housekeep().unwrap();
    assert_eq!(store.log().bounds(Lane::Records, 1, 0).unwrap().first, 1);
    clock.pass(60_001);
    store.housekeep().unwrap();
    let left = store
        .log()
        .bounds(Lane::Records, 1, 0)
        .map_or(21, |bounds| bounds.first);
    assert!(left > 10, "first left {left}");
    assert_eq!(store.log().bounds(Lane::Records, 2, 0).unwrap().first, 1);
    assert!(
        disk.used_bytes() < used,
        "more than two segments, which are kept for reuse, went"
    );
    retain(2, Retention::Forget);
    store.housekeep().unwrap();
    write(3, 7, 20);
    let left = store
        .log()
        .bounds(Lane::Records, 2, 0)
        .map_or(21, |bounds| bounds.first);
    assert!(
        left > 16,
        "first left {left}, which shares a segment with what stays"
    );
    let all = store
        .log()
        .scan(Lane::Records, 3, 0, 0)
        .map(|f| f.unwrap().runs[0].first);
    assert_eq!(all.collect::<Vec<_>>(), (1..27).collect::<Vec<_>>());
}

#[test]
fn service_time_never_goes_back_over_a_restart() {
    let (disk, clock, store) = fresh();
    let commit = store.advance_clock(86_400_000).unwrap();
    finish(&store, commit).unwrap();
    assert_eq!(store.service_clock().now_ms(), 1_000_000 + 86_400_000);
    append(&store, Lane::Records, record(1, 0, 1, 0, vec![1]));
    store.step().unwrap();
    drop((store, clock));
    disk.crash(0);
    // The machine's clock was set back meanwhile.
    let clock = Arc::new(VirtualClock::new(500));
    let store = open(&disk, &clock).unwrap();
    assert!(store.service_clock().now_ms() >= 1_000_000 + 86_400_000);
    assert_eq!(store.service_clock().offset_ms(), 86_400_000);
}

#[test]
fn telemetry_may_be_lazy_and_is_synced_later() {
    let (disk, clock, store) = fresh();
    let lazy = |number| {
        AppendBatch::one(Lane::Telemetry, record(1, 0, number, 0, vec![1; 100]))
            .durability(Durability::Lazy)
    };
    let records = AppendBatch::one(Lane::Records, record(1, 0, 1, 0, vec![]));
    let refused = store.log().try_append(records.durability(Durability::Lazy));
    assert!(matches!(refused, Err(StoreError::InvalidBatch { .. })));
    store.log().try_append(lazy(1)).unwrap();
    store.step().unwrap();
    assert_eq!(disk.syncs().get(&SyncSite::Commit), None);
    store.sync_lazy().unwrap();
    store.sync_lazy().unwrap();
    assert_eq!(disk.syncs().get(&SyncSite::Commit), Some(&1));
    drop(store);
    disk.crash(9);
    let store = open(&disk, &clock).unwrap();
    assert_eq!(store.log().bounds(Lane::Telemetry, 1, 0).unwrap().last, 1);
}

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
fn batches_are_checked() {
    let (_disk, _clock, store) = fresh();
    let refused = |lane, frame| {
        let outcome = store.log().try_append(AppendBatch::one(lane, frame));
        matches!(outcome, Err(StoreError::InvalidBatch { .. }))
    };
    assert!(refused(Lane::Control, FrameDraft::new(1, 1, vec![])));
    assert!(refused(Lane::Records, FrameDraft::new(1, 1, vec![])));
    assert!(refused(Lane::Objects, record(1, 0, 1, 0, vec![])));
    let mut backwards = record(1, 0, 5, 0, vec![]);
    backwards.runs[0].last = 4;
    assert!(refused(Lane::Records, backwards));
}

#[tokio::test(flavor = "multi_thread")]
async fn threads_commit_on_a_real_disk() {
    let dir = tempfile::tempdir().unwrap();
    let options = Options {
        segment_bytes: [1 << 20; 4],
        ..Options::default()
    };
    let store = Store::open(dir.path(), Seams::system(), options.clone()).unwrap();
    store.start().unwrap();
    let table = store.table::<u64>("test.numbers").unwrap();
    let tasks: Vec<_> = (0..8_u64)
        .map(|owner| {
            let (store, table) = (store.clone(), table.clone());
            tokio::spawn(async move {
                for number in 1..=50_u64 {
                    let frame = record(owner, 0, number, number, vec![owner as u8; 2000]);
                    let batch = AppendBatch::one(Lane::Records, frame);
                    store
                        .log()
                        .append(batch)
                        .await
                        .unwrap()
                        .commit
                        .await
                        .unwrap();
                    let (_, commit) = store
                        .transact(|tx| {
                            tx.put(&table, &owner.to_string(), number);
                            Ok::<_, StoreError>(())
                        })
                        .unwrap();
                    commit.await.unwrap();
                    assert_eq!(table.get(&owner.to_string()).as_deref(), Some(&number));
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert!(matches!(
        Store::open(dir.path(), Seams::system(), options.clone()),
        Err(StoreError::Locked { .. })
    ));
    store.close().unwrap();
    drop((store, table));
    let store = Store::open(dir.path(), Seams::system(), options).unwrap();
    store.start().unwrap();
    for owner in 0..8 {
        let frames = store.log().scan(Lane::Records, owner, 0, 0);
        assert_eq!(
            frames
                .map(|frame| frame.unwrap().payload_len())
                .sum::<usize>(),
            50 * 2000
        );
    }
    assert_eq!(store.table::<u64>("test.numbers").unwrap().len(), 8);
}

#[test]
fn lazy_telemetry_is_synced_under_load_too() {
    let (disk, clock, store) = fresh();
    let lazy = AppendBatch::one(Lane::Telemetry, record(1, 0, 1, 0, vec![1; 100]));
    store
        .log()
        .try_append(lazy.durability(Durability::Lazy))
        .unwrap();
    store.step().unwrap();
    let mut syncs = Vec::new();
    for number in 1..=4 {
        clock.pass(400);
        append(&store, Lane::Records, record(1, 0, number, 0, vec![1; 100]));
        store.step().unwrap();
        syncs.push(disk.syncs()[&SyncSite::Commit]);
    }
    // One per commit, and one for the lazy frame once it is a second old.
    assert_eq!(syncs, [1, 2, 4, 5]);
}

#[test]
fn a_control_frame_is_durable_no_earlier_than_what_it_goes_with() {
    for changes in 0..8 {
        for seed in 0..20 {
            let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(1_000)));
            let store = open(&disk, &clock).unwrap();
            let table = store.table::<u64>("test.refers").unwrap();
            let decided = store.transact(|tx| {
                tx.put(&table, "to", 1);
                tx.append(Lane::Records, record(1, 0, 1, 0, vec![9; 2000]));
                Ok::<_, StoreError>(())
            });
            decided.unwrap();
            disk.stop_after(changes);
            let _ = store.step();
            drop((store, table));
            disk.crash(seed);
            let store = open(&disk, &clock).unwrap();
            if store
                .table::<u64>("test.refers")
                .unwrap()
                .get("to")
                .is_some()
            {
                let frame = store.log().find(Lane::Records, 1, 0, 1).unwrap();
                assert!(frame.is_some(), "stopped after {changes}, seed {seed}");
            }
        }
    }
}

#[test]
fn closing_commits_what_was_decided_and_refuses_more() {
    let (disk, clock, store) = fresh();
    let mut commit = append(&store, Lane::Records, record(1, 0, 1, 0, vec![1])).commit;
    store.close().unwrap();
    assert!(commit.try_outcome().unwrap().is_ok());
    let late = AppendBatch::one(Lane::Records, record(1, 0, 2, 0, vec![1]));
    assert!(matches!(
        store.log().try_append(late),
        Err(StoreError::Closed)
    ));
    drop(store);
    disk.crash(0);
    assert_eq!(
        open(&disk, &clock)
            .unwrap()
            .log()
            .bounds(Lane::Records, 1, 0)
            .unwrap()
            .last,
        1
    );
}
