//! Where the store refuses, and what it does when the disk fails.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ops::Bound;
use std::path::Path;
use std::sync::Arc;

use store::sim::SimDisk;
use store::{
    AppendBatch, FrameDraft, Lane, OpenMode, Retention, ServiceClock, StoreError, SyncSite,
    VirtualClock,
};
use support::*;

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
    let (disk, clock, store) = fresh();
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
    // A start on the full disk finds everything that was acknowledged, and still refuses.
    drop(store);
    disk.crash(1);
    let store = open(&disk, &clock).unwrap();
    let held = store.log().scan(Lane::Records, 1, 0, 0);
    assert_eq!(held.filter(Result::is_ok).count() as u64, number - 1);
    let batch = || AppendBatch::one(Lane::Records, frame(number));
    assert!(matches!(
        store.log().try_append(batch()),
        Err(StoreError::NoSpace { .. })
    ));
    assert!(store.log().poisoned().is_none());
    disk.set_capacity(None);
    let appended = store.log().try_append(batch()).unwrap();
    finish(&store, appended.commit).unwrap();
    assert_eq!(
        store.log().bounds(Lane::Records, 1, 0).unwrap().last,
        number
    );
}

#[test]
fn on_a_full_disk_one_lane_gets_what_another_has_lie_ready() {
    let (disk, clock, store) = fresh();
    let table = store.table::<String>("test.rows").unwrap();
    let kept = store.transact(|transaction| {
        transaction.retain(Lane::Records, 1, Retention::Milliseconds(1));
        Ok::<_, StoreError>(())
    });
    finish(&store, kept.unwrap().1).unwrap();
    for number in 1..20 {
        let one = record(1, 0, number, clock.now_ms(), vec![7; 4000]);
        finish(&store, append(&store, Lane::Records, one).commit).unwrap();
    }
    clock.pass(10);
    store.housekeep().unwrap();
    disk.set_capacity(Some(disk.used_bytes()));
    // More than a segment of the control lane takes.
    for number in 0..6 {
        let row = "x".repeat(4000);
        let decided = store.transact(|transaction| {
            transaction.put(&table, &number.to_string(), row);
            Ok::<_, StoreError>(())
        });
        finish(&store, decided.unwrap().1).unwrap();
    }
    assert_eq!(table.len(), 6);
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

#[test]
fn a_damaged_index_says_how_it_is_made_anew_and_a_full_disk_is_no_damage() {
    let path = Path::new("/data/objects.index");
    let (disk, clock, store) = fresh();
    for key in 0..20 {
        let one = append(&store, Lane::Objects, object(KIND_PUT, key, &[5; 50]));
        finish(&store, one.commit).unwrap();
    }
    store.close().unwrap();
    drop(store);
    let used = disk.used_bytes();
    for cut in [false, true] {
        let file = disk.mounted().open(path, OpenMode::Write).unwrap();
        match cut {
            true => file.set_size(100).unwrap(),
            false => file.write_all_at(&[7; 64], 0).unwrap(),
        }
        let error = open(&disk, &clock).unwrap_err();
        let said = error.to_string();
        assert!(said.starts_with("objects.index is corrupt"), "{said}");
        assert!(said.contains("remove the file"), "{said}");
        disk.mounted().remove(path).unwrap();
        let store = open(&disk, &clock).unwrap();
        let listed = store.ordered_index().scan(BUCKET, Bound::Unbounded, 100);
        assert_eq!(listed.unwrap().len(), 20);
        store.close().unwrap();
    }
    disk.mounted().remove(path).unwrap();
    let store = open(&disk, &clock).unwrap();
    disk.set_capacity(Some(used.min(disk.used_bytes())));
    let error = store.housekeep().unwrap_err();
    assert!(error.is_full_disk(), "{error}");
}
