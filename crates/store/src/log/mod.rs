//! The log: one append path, four lanes of segments, one order of commits.
//!
//! Appending decides: it gives positions at once, in the order of the calls. The committer makes
//! durable: it writes everything decided since it last looked, syncs the lanes it wrote, and only
//! then takes the frames in (index, folds, tables, hooks) and answers.

mod apply;
mod batch;
mod blocks;
mod by_part;
mod cache;
mod closed;
mod committer;
mod compaction;
mod frame;
mod index;
#[cfg(test)]
mod index_tests;
mod parts;
mod pieces;
mod position;
mod queue;
mod read;
mod recovery;
mod retention;
mod rounds;
mod scan;
mod segment;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, OnceLock, RwLock};

use tokio::sync::{Semaphore, watch};

pub use batch::{
    AppendBatch, Appended, Commit, CommitInfo, Durability, Fold, FoldRegistration, Relocate,
    Replay, Reservation,
};
pub(crate) use cache::Cache;
pub(crate) use frame::Fields;
pub use frame::{Frame, FrameDraft, FrameHook, Run, checksum};
pub use index::Bounds;
pub use pieces::{Found, FrameOnDisk};
pub use position::{Lane, Position, SegmentSet};
pub(crate) use queue::Hook;
use queue::Queue;
use rounds::Order;
pub(crate) use rounds::Round;

use crate::chores::Chores;
use crate::clock::ServiceClock;
use crate::disk::{Disk, DiskFile};
use crate::error::{Result, StoreError};
use crate::store::Options;
use crate::sync::{lock, read, write};
use crate::table::Tables;
use committer::Committer;
use index::{Entry, LaneIndex};

/// By lane, segment, and place in its file.
type SectionCache = Cache<(Lane, u32, u32), Arc<Vec<Entry>>>;
type WatchKey = (Lane, u64, u32);

/// A handle to the log. Cheap to clone.
#[derive(Clone)]
pub struct Log {
    pub(crate) inner: Arc<Inner>,
}

impl std::fmt::Debug for Log {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Log").field(&self.inner.dir).finish()
    }
}

pub(crate) struct Inner {
    disk: Arc<dyn Disk>,
    pub(crate) dir: PathBuf,
    options: Options,
    clock: Arc<dyn ServiceClock>,
    tables: Arc<Tables>,
    chores: Arc<Chores>,
    /// What has been decided and not yet been committed.
    queue: Mutex<Queue>,
    /// Wakes the committer's threads.
    work: Condvar,
    /// Room left in the queue per lane, in units of [`queue::ROOM_UNIT_BYTES`].
    room: [Arc<Semaphore>; 4],
    committer: Mutex<Committer>,
    order: Order,
    lanes: [RwLock<LaneIndex>; 4],
    files: Mutex<Cache<(Lane, u32), Arc<dyn DiskFile>>>,
    sections: Mutex<SectionCache>,
    frames: Mutex<Cache<Position, Arc<Frame>>>,
    folds: RwLock<Vec<FoldRegistration>>,
    watchers: Mutex<HashMap<WatchKey, watch::Sender<Option<u64>>>>,
    /// Emptied segment files per lane, to be written again.
    recycled: Mutex<[Vec<PathBuf>; 4]>,
    /// By set of records, the number up to which segments need no longer be in the system's memory.
    forgotten_until: Mutex<[u32; SegmentSet::COUNT]>,
    poison: OnceLock<Arc<str>>,
}

impl Log {
    pub(crate) fn new(
        disk: Arc<dyn Disk>,
        dir: PathBuf,
        options: Options,
        clock: Arc<dyn ServiceClock>,
        tables: Arc<Tables>,
        chores: Arc<Chores>,
    ) -> Self {
        let room = |bytes: usize| Arc::new(Semaphore::new(queue::room_units(bytes)));
        let inner = Inner {
            disk,
            dir,
            clock,
            tables,
            chores,
            queue: Mutex::new(Queue::new()),
            work: Condvar::new(),
            room: options.queue_bytes.map(room),
            committer: Mutex::default(),
            order: Order::default(),
            lanes: Default::default(),
            files: Mutex::new(Cache::new(crate::limits::OPEN_SEGMENTS_MAX)),
            sections: Mutex::new(Cache::new(options.footer_cache_bytes)),
            frames: Mutex::new(Cache::new(options.frame_cache_bytes)),
            folds: RwLock::new(Vec::new()),
            watchers: Mutex::new(HashMap::new()),
            recycled: Mutex::new(Default::default()),
            forgotten_until: Mutex::default(),
            poison: OnceLock::new(),
            options,
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// Follows the number of the last durable item of an owner's part; `None` before the first.
    /// Readers await its changes; nobody polls.
    pub fn watch(&self, lane: Lane, owner: u64, part: u32) -> watch::Receiver<Option<u64>> {
        let mut watchers = lock(&self.inner.watchers);
        // Looked up under the watchers' lock: the committer changes the index before it notifies.
        let last = self.bounds(lane, owner, part).map(|bounds| bounds.last);
        let sender = watchers
            .entry((lane, owner, part))
            .or_insert_with(|| watch::Sender::new(last));
        sender.subscribe()
    }

    /// The extent of what is held of an owner's part; `None` if nothing is.
    pub fn bounds(&self, lane: Lane, owner: u64, part: u32) -> Option<Bounds> {
        self.inner.lane(lane, |index| index.bounds((owner, part)))
    }

    /// The parts of an owner of which something is held, sorted.
    pub fn parts(&self, lane: Lane, owner: u64) -> Vec<u32> {
        self.inner.lane(lane, |index| index.parts(owner))
    }

    /// Why the log takes nothing more, if so.
    pub fn poisoned(&self) -> Option<StoreError> {
        self.inner.poisoned()
    }
}

impl Inner {
    fn lane<T>(&self, lane: Lane, look: impl FnOnce(&LaneIndex) -> T) -> T {
        look(&read(self.lane_lock(lane)))
    }

    fn lane_mut<T>(&self, lane: Lane, change: impl FnOnce(&mut LaneIndex) -> T) -> T {
        change(&mut write(self.lane_lock(lane)))
    }

    fn lane_lock(&self, lane: Lane) -> &RwLock<LaneIndex> {
        let [control, records, objects, telemetry] = &self.lanes;
        match lane {
            Lane::Control => control,
            Lane::Records => records,
            Lane::Objects => objects,
            Lane::Telemetry => telemetry,
        }
    }

    pub(crate) fn poisoned(&self) -> Option<StoreError> {
        self.poison.get().map(|reason| StoreError::Poisoned {
            reason: Arc::clone(reason),
        })
    }

    /// Stops the log for good: accepted data may not be on disk.
    fn poison(&self, reason: &str) -> StoreError {
        let reason = self.poison.get_or_init(|| {
            tracing::error!(
                reason,
                "the log stops: accepted data could not be made durable"
            );
            reason.into()
        });
        StoreError::Poisoned {
            reason: Arc::clone(reason),
        }
    }

    fn check_alive(&self) -> Result<()> {
        self.poisoned().map_or(Ok(()), Err)
    }
}
