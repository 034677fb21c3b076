//! Tables, transactions and service time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ops::Bound;
use std::sync::Arc;

use store::sim::SimDisk;
use store::{FrameDraft, Lane, Position, StoreError, TransactError, VirtualClock};
use support::*;

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
        Err(TransactError::Refused(StoreError::InvalidBatch {
            reason: "taken"
        }))
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
fn a_row_is_durable_no_earlier_than_the_object_it_goes_with() {
    let mut found = 0;
    for changes in 0..8 {
        for seed in 0..20 {
            let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(1_000)));
            let store = open(&disk, &clock).unwrap();
            let table = store.table::<u64>("test.refers").unwrap();
            let decided = store.transact(|tx| {
                tx.put(&table, "to", 1);
                tx.append_object(FrameDraft::new(1, 1, vec![9; 2000]));
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
                let first = Position {
                    lane: Lane::Objects,
                    segment: 1,
                    offset: 4096,
                };
                let frame = store.log().read_frame(first);
                assert!(frame.is_ok(), "stopped after {changes}, seed {seed}");
                found += 1;
            }
        }
    }
    assert!(found > 0, "some run must end after both");
}

#[test]
fn what_a_commit_leads_to_finds_the_room_that_it_had() {
    let (_, _, store) = fresh();
    let table = store.table::<String>("test.large").unwrap();
    // Two of these do not fit into the queue at once.
    let row = "x".repeat(700 << 10);
    let (led, table_then, row_then) = (store.clone(), table.clone(), row.clone());
    let ((), commit) = store
        .transact(|transaction| {
            transaction.put(&table, "a", row);
            transaction.on_applied(move || {
                let led = led.transact(|transaction| {
                    transaction.put(&table_then, "b", row_then);
                    Ok::<_, StoreError>(())
                });
                led.unwrap();
            });
            Ok::<_, StoreError>(())
        })
        .unwrap();
    finish(&store, commit).unwrap();
    while store.step().unwrap() {}
    assert_eq!(table.len(), 2);
}
