//! A store on a pretended disk, stepped by hand.
#![allow(dead_code)]

use std::path::Path;
use std::sync::Arc;

use store::sim::SimDisk;
use store::{
    Appended, Commit, Fold, FoldRegistration, Frame, FrameDraft, Lane, Options, Replay, Run, Seams,
    SeededRng, Store, StoreError, VirtualClock,
};

/// Kinds of the objects lane in these tests.
pub const KIND_PUT: u16 = 1;
pub const KIND_DELETE: u16 = 2;
pub const BUCKET: u64 = 42;

pub fn small() -> Options {
    Options {
        segment_bytes: [16 << 10; 4],
        queue_bytes: [1 << 20; 4],
        snapshot_after_bytes: 4 << 10,
        manual_commit: true,
        ..Options::default()
    }
}

pub fn seams(disk: &SimDisk, clock: &Arc<VirtualClock>) -> Seams {
    Seams {
        disk: Arc::new(disk.clone()),
        service_clock: Arc::clone(clock) as Arc<dyn store::ServiceClock>,
        wall_clock: Arc::clone(clock) as Arc<dyn store::WallClock>,
        rng: Arc::new(SeededRng::new(1)),
    }
}

/// Puts and deletes keys of the ordered index; releases what is overwritten, as an object service
/// would.
struct Objects(store::OrderedIndex);

impl Fold for Objects {
    fn apply(&self, frame: &Frame) {
        let index = &self.0;
        let payload = frame.payload();
        let (key, _) = payload.split_at(8);
        if let Ok(Some(old)) = index.get(frame.owner, key) {
            let (position, len) = old.split_at(8);
            let position = u64::from_le_bytes(position.try_into().unwrap());
            let len = u32::from_le_bytes(len[..4].try_into().unwrap());
            index.release(store::Position::from_u64(position), len);
        }
        if frame.kind == KIND_PUT {
            let mut value = frame.position.to_u64().to_le_bytes().to_vec();
            value.extend_from_slice(&frame.disk_len().to_le_bytes());
            index.put(frame.owner, key, value);
        } else {
            index.delete(frame.owner, key);
            index.release(frame.position, frame.disk_len());
        }
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
        kinds: KIND_PUT..=KIND_DELETE,
        replay: Replay::BeyondOrderedIndex,
        fold: Arc::new(Objects(store.ordered_index().clone())),
    })?;
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
