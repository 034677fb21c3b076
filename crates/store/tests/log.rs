//! Appending, finding, expiring, committing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use store::sim::SimDisk;
use store::{
    AppendBatch, Disk, Durability, FrameDraft, Lane, Options, Retention, Seams, SeededRng,
    SegmentSet, Store, StoreError, SyncSite, VirtualClock,
};
use support::*;

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
fn a_part_of_many_entries_is_found_section_by_section() {
    let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(1_000_000)));
    let options = Options {
        segment_bytes: [256 << 10; 4],
        // A section and a half: what is not kept is read again.
        footer_cache_bytes: 24 << 10,
        ..small()
    };
    let store = open_with(&disk, &clock, options.clone()).unwrap();
    for number in 1..=2000_u64 {
        let frame = record(7, 0, number, number * 10, vec![number as u8; 8]);
        append(&store, Lane::Records, frame);
        if number % 100 == 0 {
            store.step().unwrap();
        }
    }
    let check = |store: &Store| {
        let log = store.log();
        let numbers = log.scan(Lane::Records, 7, 0, 0);
        let numbers = numbers.map(|frame| frame.unwrap().runs[0].first);
        assert!(numbers.eq(1..=2000));
        for number in (1..2000).step_by(97) {
            let found = log.find_time(Lane::Records, 7, 0, number * 10 - 3);
            assert_eq!(found.unwrap().unwrap().runs[0].first, number);
        }
    };
    check(&store);
    store.close().unwrap();
    drop(store);
    check(&open_with(&disk, &clock, options).unwrap());
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

const DAY_MS: u64 = 86_400_000;

/// Puts a record beside those that are kept so many days.
fn record_in(days: u64, owner: u64, number: u64, payload: Vec<u8>) -> FrameDraft {
    FrameDraft {
        set: SegmentSet::of_retention_ms(days * DAY_MS),
        ..record(owner, 0, number, number, payload)
    }
}

#[test]
fn a_part_in_several_sets_reads_as_one() {
    for seed in 0..20 {
        let rng = SeededRng::new(seed);
        let (disk, mut clock, mut store) = fresh();
        // By owner, the numbers there are; they rise, with gaps.
        let mut numbers: [Vec<u64>; 2] = Default::default();
        let mut days = 1;
        for _ in 0..120 {
            if rng.below(3) == 0 {
                days = [1, 2, 7, 365][rng.below(4) as usize];
            }
            let owner = rng.below(2) as usize;
            let number = numbers[owner].last().unwrap_or(&0) + 1 + rng.below(3);
            numbers[owner].push(number);
            let draft = record_in(
                days,
                owner as u64,
                number,
                vec![1; rng.below(2500) as usize],
            );
            append(&store, Lane::Records, draft);
            if rng.below(2) == 0 {
                store.step().unwrap();
            }
            if rng.below(40) == 0 {
                while store.step().unwrap() {}
                drop((store, clock));
                disk.crash(seed);
                clock = Arc::new(VirtualClock::new(1_000_000));
                store = open(&disk, &clock).unwrap();
            }
        }
        while store.step().unwrap() {}
        let log = store.log();
        for (owner, numbers) in numbers.iter().enumerate() {
            let owner = owner as u64;
            let bounds = log.bounds(Lane::Records, owner, 0).unwrap();
            assert_eq!(Some(&bounds.first), numbers.first());
            assert_eq!(Some(&bounds.last), numbers.last());
            let scanned = log.scan(Lane::Records, owner, 0, 0);
            let scanned: Vec<u64> = scanned.map(|frame| frame.unwrap().runs[0].first).collect();
            assert_eq!(&scanned, numbers, "seed {seed}");
            for from in 0..bounds.last + 2 {
                let next = numbers.iter().find(|number| **number >= from);
                let found = log.find(Lane::Records, owner, 0, from).unwrap();
                assert_eq!(found.map(|frame| frame.runs[0].first).as_ref(), next);
                let found = log.find_time(Lane::Records, owner, 0, from).unwrap();
                assert_eq!(found.map(|frame| frame.runs[0].first).as_ref(), next);
            }
        }
    }
}

#[test]
fn what_expires_soon_gives_its_room_back_beside_what_is_kept_for_long() {
    let used_after = |days_of_the_other: u64| {
        let (disk, clock, store) = fresh();
        let (_, commit) = store
            .transact(|tx| {
                tx.retain(Lane::Records, 1, Retention::Milliseconds(DAY_MS));
                tx.retain(Lane::Records, 2, Retention::Milliseconds(365 * DAY_MS));
                Ok::<_, StoreError>(())
            })
            .unwrap();
        finish(&store, commit).unwrap();
        for number in 1..=200 {
            append(
                &store,
                Lane::Records,
                record_in(1, 1, number, vec![1; 3000]),
            );
            let rare = record_in(days_of_the_other, 2, number, vec![2; 300]);
            append(&store, Lane::Records, rare);
            store.step().unwrap();
        }
        clock.pass(DAY_MS + 1);
        store.housekeep().unwrap();
        let kept = store.log().scan(Lane::Records, 2, 0, 0);
        assert_eq!(kept.filter(Result::is_ok).count(), 200);
        disk.used_bytes()
    };
    let (apart, together) = (used_after(365), used_after(1));
    assert!(apart * 3 < together, "{apart} bytes, {together} in one set");
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

#[test]
fn records_written_a_while_ago_need_not_be_in_memory() {
    let (disk, clock, store) = fresh();
    let fill = |store: &Store, from: u64| {
        for number in from..from + 150 {
            append(store, Lane::Records, record(1, 0, number, 0, vec![1; 3000]));
            store.step().unwrap();
            store.housekeep().unwrap();
        }
    };
    let segments = |disk: &SimDisk| {
        let names = disk.list(Path::new("/data/log")).unwrap();
        let names = names.into_iter().filter(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            name.starts_with("records-") && name.ends_with(".seg")
        });
        names.collect::<Vec<_>>()
    };
    fill(&store, 1);
    let there = segments(&disk);
    let forgotten = disk.forgotten();
    // The first was the newest at the first look; sixteen are kept, and those being written.
    assert!(forgotten.len() > 10, "{forgotten:?}");
    assert_eq!(forgotten, there[1..=forgotten.len()]);
    assert!((17..=19).contains(&(there.len() - 1 - forgotten.len())));
    // What a start finds is left as it is.
    drop(store);
    disk.kill();
    let store = open(&disk, &clock).unwrap();
    store.housekeep().unwrap();
    assert_eq!(disk.forgotten(), forgotten);
    fill(&store, 151);
    let later = disk.forgotten().split_off(forgotten.len());
    assert!(later.iter().all(|path| !there.contains(path)), "{later:?}");
    assert!(later.len() > 10);
}
