//! Large rounds are written past the system's cache. On a real disk: the pretended one has no cache
//! that could be wrong.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::VecDeque;
use std::path::Path;

use store::{AppendBatch, Begun, Lane, Options, Seams, SeededRng, Store};
use support::record;

const OWNER: u64 = 7;
/// As long as what is written at once, so that some rounds take more than that.
const LARGEST_BYTES: u64 = 1 << 20;

fn payload(number: u64, length: usize) -> Vec<u8> {
    let bytes = (0..length as u64).map(|at| (number * 31 + at * 7 + at / 251) as u8);
    bytes.collect()
}

fn open(dir: &Path) -> Store {
    let options = Options {
        segment_bytes: [4 << 20; 4],
        overlap_bytes: 1,
        direct_bytes: 3000,
        // Everything is read from the files.
        frame_cache_bytes: 0,
        manual_commit: true,
        ..Options::default()
    };
    let store = Store::open(dir, Seams::system(), options).unwrap();
    store.start().unwrap();
    store
}

fn check(store: &Store, lengths: &[usize], from: usize) {
    let frames = store.log().scan(Lane::Records, OWNER, 0, from as u64 + 1);
    let mut count = 0;
    for (frame, (place, length)) in frames.zip(lengths.iter().enumerate().skip(from)) {
        let frame = frame.unwrap();
        assert!(
            frame.payload() == payload(place as u64 + 1, *length),
            "record {} of {length} bytes",
            place + 1
        );
        count += 1;
    }
    assert_eq!(count, lengths.len() - from);
}

/// Rounds of all sizes, one into another's block, written while others are synced, and read at once.
#[test]
fn what_is_written_past_the_cache_is_read_through_it() {
    let (mut direct, mut small) = (0, 0);
    for seed in 0..3 {
        let rng = SeededRng::new(seed);
        let dir = tempfile::tempdir().unwrap();
        let mut store = open(dir.path());
        let mut lengths = Vec::new();
        for _ in 0..3 {
            let mut under_way: VecDeque<Begun> = VecDeque::new();
            let mut shown = lengths.len();
            for _ in 0..25 {
                let mut bytes = 0;
                for _ in 0..=rng.below(4) {
                    let most = [100, 4096, 9000, LARGEST_BYTES][rng.below(4) as usize];
                    let length = rng.below(most) as usize;
                    let number = lengths.len() as u64 + 1;
                    let frame = record(OWNER, 0, number, number, payload(number, length));
                    let batch = AppendBatch::one(Lane::Records, frame);
                    drop(store.log().try_append(batch).unwrap());
                    lengths.push(length);
                    bytes += length;
                }
                (direct, small) = match bytes {
                    3000.. => (direct + 1, small),
                    _ => (direct, small + 1),
                };
                under_way.extend(store.begin().unwrap());
                if rng.below(2) == 0 {
                    continue;
                }
                while let Some(begun) = under_way.pop_front() {
                    begun.finish().unwrap();
                }
                while store.step().unwrap() {}
                check(&store, &lengths, shown);
                shown = lengths.len();
            }
            for begun in under_way {
                begun.finish().unwrap();
            }
            while store.step().unwrap() {}
            check(&store, &lengths, 0);
            store.close().unwrap();
            drop(store);
            store = open(dir.path());
            check(&store, &lengths, 0);
        }
    }
    assert!(direct > 60 && small > 10, "{direct} {small}");
}
