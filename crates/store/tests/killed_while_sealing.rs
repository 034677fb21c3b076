//! A process dies while it seals a segment; the next one finds the footer in the cache, where it
//! was never synced, and goes on behind it. Then the power goes.

mod support;

use std::sync::Arc;

use store::sim::SimDisk;
use store::{Lane, VirtualClock};
use support::{append, finish, open, record};

const BODY_BYTES: usize = 3000;

/// Appends until the disk stops, and says how many were acknowledged.
fn fill(store: &store::Store, from: u64) -> u64 {
    let mut acknowledged = from;
    for number in from + 1..from + 12 {
        let body = vec![number as u8; BODY_BYTES];
        let batch = store::AppendBatch::one(Lane::Records, record(1, 0, number, 1, body));
        let Ok(appended) = store.log().try_append(batch) else {
            return acknowledged;
        };
        if finish(store, appended.commit).is_err() || store.log().poisoned().is_some() {
            return acknowledged;
        }
        acknowledged = number;
    }
    acknowledged
}

#[test]
fn the_log_opens_again_with_all_that_was_acknowledged() {
    for changes in 0..40 {
        for seed in 0..6 {
            let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(1_000)));
            let store = open(&disk, &clock).unwrap();
            disk.stop_after(changes);
            let acknowledged = fill(&store, 0);
            drop(store);
            disk.kill();
            let store = open(&disk, &clock).unwrap();
            let bounds = store.log().bounds(Lane::Records, 1, 0);
            let last = bounds.map_or(0, |bounds| bounds.last);
            assert!(last >= acknowledged, "{changes} changes, seed {seed}");
            let body = vec![0; BODY_BYTES];
            let next = record(1, 0, last + 1, 1, body);
            finish(&store, append(&store, Lane::Records, next).commit).unwrap();
            drop(store);
            disk.crash(seed);
            let store = open(&disk, &clock);
            let store = store.unwrap_or_else(|error| panic!("{changes} changes: {error}"));
            let frames = store.log().scan(Lane::Records, 1, 0, 0);
            assert_eq!(frames.filter(Result::is_ok).count() as u64, last + 1);
        }
    }
}
