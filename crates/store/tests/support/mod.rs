//! A store on a pretended disk, stepped by hand.
#![allow(dead_code, clippy::unwrap_used)]

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use store::sim::SimDisk;
use store::{
    Appended, Commit, Fold, FoldRegistration, Frame, FrameDraft, Lane, Options, Position, Relocate,
    Replay, Run, Seams, SeededRng, Store, StoreError, VirtualClock,
};

/// Kinds of the objects lane in these tests.
pub const KIND_PUT: u16 = 1;
pub const KIND_DELETE: u16 = 2;
/// A put moved by compaction: the old position, then what the put held.
pub const KIND_MOVE: u16 = 3;
pub const BUCKET: u64 = 42;

pub fn small() -> Options {
    Options {
        segment_bytes: [16 << 10; 4],
        queue_bytes: [1 << 20; 4],
        overlap_bytes: 1,
        direct_bytes: 2 << 10,
        snapshot_after_bytes: 4 << 10,
        manual_commit: true,
        ..Options::default()
    }
}

pub fn seams(disk: &SimDisk, clock: &Arc<VirtualClock>) -> Seams {
    Seams {
        disk: disk.mounted(),
        service_clock: Arc::clone(clock) as Arc<dyn store::ServiceClock>,
        wall_clock: Arc::clone(clock) as Arc<dyn store::WallClock>,
        rng: Arc::new(SeededRng::new(1)),
    }
}

/// Puts and deletes keys of the ordered index; releases what is overwritten, as an object service
/// would.
struct Objects(store::OrderedIndex);

/// Where an object is, from its value in the index.
pub fn position_and_len(value: &[u8]) -> (Position, u32) {
    let (position, len) = value.split_at(8);
    let position = u64::from_le_bytes(position.try_into().unwrap());
    (
        Position::from_u64(position),
        u32::from_le_bytes(len.try_into().unwrap()),
    )
}

fn value(frame: &Frame) -> Vec<u8> {
    let mut value = frame.position.to_u64().to_le_bytes().to_vec();
    value.extend_from_slice(&frame.disk_len().to_le_bytes());
    value
}

/// The part of a frame's payload that a put would have: key, version, body.
pub fn put_payload(frame: &Frame) -> Bytes {
    frame
        .payload()
        .slice(if frame.kind == KIND_MOVE { 8.. } else { 0.. })
}

impl Fold for Objects {
    fn apply(&self, frame: &Frame) {
        let payload = put_payload(frame);
        let key = &payload[..8];
        let old = self
            .0
            .get(frame.owner, key)
            .unwrap()
            .map(|old| position_and_len(&old));
        if frame.kind == KIND_MOVE {
            let whole = frame.payload();
            let from = u64::from_le_bytes(whole[..8].try_into().unwrap());
            if old.map(|(position, _)| position) != Some(Position::from_u64(from)) {
                self.0.release(frame.position, frame.disk_len());
                return;
            }
        }
        if let Some((position, len)) = old {
            self.0.release(position, len);
        }
        if frame.kind == KIND_DELETE {
            self.0.delete(frame.owner, key);
            self.0.release(frame.position, frame.disk_len());
        } else {
            self.0.put(frame.owner, key, value(frame));
        }
    }
}

struct Mover(store::OrderedIndex);

impl Relocate for Mover {
    fn relocate(&self, frame: &Frame) -> Option<FrameDraft> {
        let payload = put_payload(frame);
        let at = self.0.get(frame.owner, &payload[..8]).ok()??;
        if position_and_len(&at).0 != frame.position {
            return None;
        }
        let from = Bytes::copy_from_slice(&frame.position.to_u64().to_le_bytes());
        let parts = vec![from, payload];
        Some(FrameDraft {
            parts,
            ..FrameDraft::new(KIND_MOVE, frame.owner, Bytes::new())
        })
    }
}

pub fn open(disk: &SimDisk, clock: &Arc<VirtualClock>) -> Result<Store, StoreError> {
    open_with(disk, clock, small())
}

pub fn open_with(
    disk: &SimDisk,
    clock: &Arc<VirtualClock>,
    options: Options,
) -> Result<Store, StoreError> {
    let store = Store::open(Path::new("/data"), seams(disk, clock), options)?;
    store.register(FoldRegistration {
        lane: Lane::Objects,
        kinds: KIND_PUT..=KIND_MOVE,
        replay: Replay::BeyondOrderedIndex,
        fold: Arc::new(Objects(store.ordered_index().clone())),
    })?;
    store.set_relocator(Arc::new(Mover(store.ordered_index().clone())))?;
    store.start()?;
    Ok(store)
}

pub fn record(owner: u64, part: u32, number: u64, time_ms: u64, payload: Vec<u8>) -> FrameDraft {
    let run = Run {
        part,
        first: number,
        last: number,
        time_ms,
    };
    FrameDraft {
        runs: vec![run],
        ..FrameDraft::new(1, owner, payload)
    }
}

pub fn object(kind: u16, key: u64, body: &[u8]) -> FrameDraft {
    let mut payload = key.to_be_bytes().to_vec();
    payload.extend_from_slice(body);
    FrameDraft::new(kind, BUCKET, payload)
}

/// Steps until the commit is answered.
pub fn finish(store: &Store, mut commit: Commit) -> Result<(), StoreError> {
    while commit.try_outcome().is_none() {
        if !store.step()? {
            break;
        }
    }
    Ok(())
}

pub fn append(store: &Store, lane: Lane, frame: FrameDraft) -> Appended {
    store
        .log()
        .try_append(store::AppendBatch::one(lane, frame))
        .unwrap()
}

/// A new store on a new disk.
pub fn fresh() -> (SimDisk, Arc<VirtualClock>, Store) {
    let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(1_000_000)));
    let store = open(&disk, &clock).unwrap();
    (disk, clock, store)
}
