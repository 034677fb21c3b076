//! The store: everything put together.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::chores::Chores;
use crate::clock::{ServiceClock, SystemServiceClock, SystemWallClock, WallClock};
use crate::disk::{Disk, DiskLock, create_dir_durably};
use crate::error::{Result, StoreError, TransactError};
use crate::index_file;
use crate::limits::{
    CHORES_EVERY_MS, DIRECT_BYTES, OVERLAP_BYTES, ROOM_EVERY_MS, SMALL_ROUND_BYTES,
    SNAPSHOT_AFTER_BYTES, ZEROES_BYTES_MAX,
};
use crate::log::{
    AppendBatch, Commit, FoldRegistration, FrameDraft, Lane, Log, Position, Relocate, Round,
};
use crate::meta::{self, Meta};
use crate::ordered_index::OrderedIndex;
use crate::os_disk::OsDisk;
use crate::rng::{OsRng, Rng};
use crate::snapshot;
use crate::sync::lock;
use crate::table::{Row, Table, Tables};
use crate::transaction::{Transaction, committed, decode_changes};

/// Kind of the frames that carry transactions.
const KIND_TRANSACTION: u16 = 1;

/// Where disk, time and randomness come from.
#[derive(Debug, Clone)]
pub struct Seams {
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// Time as the services tell it.
    pub service_clock: Arc<dyn ServiceClock>,
    /// Time as the outside world tells it.
    pub wall_clock: Arc<dyn WallClock>,
    /// Randomness.
    pub rng: Arc<dyn Rng>,
}

impl Seams {
    /// The machine's own.
    pub fn system() -> Self {
        Self {
            disk: Arc::new(OsDisk),
            service_clock: Arc::new(SystemServiceClock::new()),
            wall_clock: Arc::new(SystemWallClock::new()),
            rng: Arc::new(OsRng),
        }
    }
}

/// Sizes of a store. Arrays are by lane: control, records, objects, telemetry.
#[derive(Debug, Clone)]
pub struct Options {
    /// Bytes a segment takes on disk; more if one batch needs more. At most 1 GiB.
    pub segment_bytes: [u32; 4],
    /// Bytes decided and not committed that a lane may hold.
    pub queue_bytes: [usize; 4],
    /// Bytes of recent frames kept in memory.
    pub frame_cache_bytes: usize,
    /// Bytes of index footers kept in memory.
    pub footer_cache_bytes: usize,
    /// Bytes of records that must wait for them to be written while what was written before is
    /// still being synced; fewer wait and are committed with what comes meanwhile.
    pub overlap_bytes: usize,
    /// Largest round behind which zeroes are written, per lane.
    pub small_round_bytes: usize,
    /// How many zeroes: at most [`ZEROES_BYTES_MAX`].
    pub zeroes_bytes: usize,
    /// Smallest round of records that is written past the system's cache.
    pub direct_bytes: usize,
    /// Bytes of the control lane after which tables are snapshotted.
    pub snapshot_after_bytes: u64,
    /// No threads: [`Store::step`], [`Store::sync_lazy`] and [`Store::housekeep`] are called by
    /// hand. For deterministic simulation.
    pub manual_commit: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            segment_bytes: [4 << 20, 64 << 20, 64 << 20, 8 << 20],
            queue_bytes: [8 << 20, 32 << 20, 64 << 20, 8 << 20],
            frame_cache_bytes: 4 << 20,
            footer_cache_bytes: 1 << 20,
            overlap_bytes: OVERLAP_BYTES,
            small_round_bytes: SMALL_ROUND_BYTES,
            zeroes_bytes: ZEROES_BYTES_MAX,
            direct_bytes: DIRECT_BYTES,
            snapshot_after_bytes: SNAPSHOT_AFTER_BYTES,
            manual_commit: false,
        }
    }
}

/// What whoever does the chores remembers.
#[derive(Default)]
struct Keeping {
    /// Segments of which everything live has been appended again.
    compacted: HashSet<u32>,
}

struct Inner {
    log: Log,
    tables: Arc<Tables>,
    meta: Meta,
    index: OrderedIndex,
    seams: Seams,
    options: Options,
    tables_dir: PathBuf,
    /// Held by whoever decides a transaction.
    deciding: Mutex<()>,
    /// Bytes of control frames since tables were last snapshotted.
    control_bytes: AtomicU64,
    /// Held by whoever does the chores.
    keeping: Mutex<Keeping>,
    relocator: OnceLock<Arc<dyn Relocate>>,
    chores: Arc<Chores>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    _lock: Box<dyn DiskLock>,
}

/// A durable store in one directory. Cheap to clone; call [`Store::close`] when done.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

/// A round that has been written and is to be synced and answered, in the order of beginning.
#[must_use = "nobody is answered before it is finished"]
pub struct Begun {
    log: Log,
    round: Round,
}

impl Begun {
    /// Syncs the round, takes it in and answers.
    pub fn finish(self) -> Result<()> {
        self.log.inner.finish(self.round)
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_tuple("Store")
            .field(&self.inner.log)
            .finish()
    }
}

impl Store {
    /// Opens the store in a directory, making it if need be: reads what is durable, but shows
    /// folds nothing and takes no writes yet. Next: [`Store::table`], [`Store::register`], then
    /// [`Store::start`].
    pub fn open(dir: &Path, seams: Seams, options: Options) -> Result<Self> {
        let disk = &seams.disk;
        let (log_dir, tables_dir) = (dir.join("log"), dir.join("tables"));
        let made = create_dir_durably(disk.as_ref(), &log_dir)
            .and_then(|_| create_dir_durably(disk.as_ref(), &tables_dir));
        made.map_err(|error| StoreError::io(format!("making {}", dir.display()), error))?;
        let locked = disk
            .lock(dir)
            .map_err(|error| StoreError::io("locking", error))?;
        let lock = locked.ok_or_else(|| StoreError::Locked {
            path: dir.display().to_string(),
        })?;

        let tables = Arc::new(Tables::new());
        snapshot::read_tables(disk.as_ref(), &tables_dir, &tables)?;
        let chores = Arc::new(Chores::default());
        let log = Log::new(
            Arc::clone(disk),
            log_dir,
            options.clone(),
            Arc::clone(&seams.service_clock),
            Arc::clone(&tables),
            Arc::clone(&chores),
        );
        log.recover()?;
        log.replay(Lane::Control, Position::start(Lane::Control), |frame| {
            let at = frame.position;
            decode_changes(&frame.payload(), |table, key, row| {
                tables.replay(at, table, key, row)
            })
            .ok_or_else(|| {
                StoreError::corrupt(at.to_string(), u64::from(at.offset), "transaction")
            })?;
            tables.replayed(at);
            Ok(())
        })?;
        let meta = Meta::new(&tables)?;
        seams
            .service_clock
            .restore(meta.clock_offset_ms(), log.newest_ms());
        let index = OrderedIndex::open(Arc::clone(disk), dir, Arc::clone(&chores))?;
        let control_bytes = AtomicU64::new(log.sealed_bytes(Lane::Control));
        Ok(Self {
            inner: Arc::new(Inner {
                log,
                tables,
                meta,
                index,
                seams,
                options,
                tables_dir,
                deciding: Mutex::new(()),
                control_bytes,
                keeping: Mutex::new(Keeping::default()),
                relocator: OnceLock::new(),
                chores,
                threads: Mutex::new(Vec::new()),
                _lock: lock,
            }),
        })
    }

    /// The table with this name and row type, empty if it never was. Names are up to 64 letters,
    /// digits, dots, dashes and underscores, and start with the service's name and a dot.
    pub fn table<V: Row>(&self, name: &str) -> Result<Table<V>> {
        self.inner.tables.table(name)
    }

    /// Registers a fold. Only before [`Store::start`].
    pub fn register(&self, registration: FoldRegistration) -> Result<()> {
        if registration.lane == Lane::Control {
            let reason = "the control lane is folded into tables";
            return Err(StoreError::InvalidBatch { reason });
        }
        self.inner.log.register(registration)
    }

    /// Sets who moves live frames of the objects lane out of segments less than half live. Without
    /// one, such segments stay until nothing in them is live. `AlreadyStarted` if there is one.
    pub fn set_relocator(&self, relocator: Arc<dyn Relocate>) -> Result<()> {
        self.inner
            .relocator
            .set(relocator)
            .map_err(|_| StoreError::AlreadyStarted)
    }

    /// Shows the folds what they want to see again, then takes writes.
    pub fn start(&self) -> Result<()> {
        let inner = &self.inner;
        // Last, so that it counts a frame when all other folds have seen it.
        inner.log.register(inner.index.registration())?;
        if inner.index.covered() < inner.meta.given_back() {
            return Err(index_file::behind());
        }
        inner.log.replay_folds(inner.index.covered())?;
        inner.log.open_queue()?;
        if inner.options.manual_commit {
            return Ok(());
        }
        let (keeper, chores) = (Arc::downgrade(&self.inner), Arc::clone(&inner.chores));
        let spawn = |name: &str, work: Box<dyn FnOnce() + Send>| {
            let thread = std::thread::Builder::new()
                .name(name.to_owned())
                .spawn(work);
            thread.map_err(|error| StoreError::io("starting a thread", error))
        };
        let mut threads = lock(&inner.threads);
        for name in ["store-commit", "store-overlap"] {
            let log = self.inner.log.clone();
            threads.push(spawn(name, Box::new(move || log.inner.run()))?);
        }
        threads.push(spawn(
            "store-chores",
            Box::new(move || {
                let span = Duration::from_millis(CHORES_EVERY_MS);
                while chores.wait(span) {
                    let Some(inner) = keeper.upgrade() else {
                        return;
                    };
                    Self { inner }.housekeep_or_warn();
                }
            }),
        )?);
        Ok(())
    }

    /// The log.
    pub fn log(&self) -> &Log {
        &self.inner.log
    }

    /// The ordered index over frames of the objects lane.
    pub fn ordered_index(&self) -> &OrderedIndex {
        &self.inner.index
    }

    /// The service clock.
    pub fn service_clock(&self) -> &Arc<dyn ServiceClock> {
        &self.inner.seams.service_clock
    }

    /// The wall clock.
    pub fn wall_clock(&self) -> &Arc<dyn WallClock> {
        &self.inner.seams.wall_clock
    }

    /// The source of randomness.
    pub fn rng(&self) -> &Arc<dyn Rng> {
        &self.inner.seams.rng
    }

    /// Decides a transaction. The closure runs at once, alone, and must not wait; if it refuses,
    /// nothing has changed. Everybody else sees the rows when the commit resolves, not before.
    /// A transaction that changes nothing commits when all decided before it have: an answer
    /// based on what it read may be given then.
    ///
    /// # Errors
    /// What the closure refuses with, or why the store does not take it.
    pub fn transact<R, E>(
        &self,
        decide: impl FnOnce(&mut Transaction<'_>) -> Result<R, E>,
    ) -> Result<(R, Commit), TransactError<E>> {
        let inner = &self.inner;
        let deciding = lock(&inner.deciding);
        let mut transaction = Transaction::new(&inner.meta, inner.seams.service_clock.now_ms());
        let result = decide(&mut transaction).map_err(TransactError::Refused)?;
        transaction.check().map_err(TransactError::Store)?;
        let payload = transaction.payload();
        let mut batch = AppendBatch::new();
        for frame in std::mem::take(&mut transaction.frames) {
            batch = batch.frame(Lane::Objects, frame);
        }
        if !payload.is_empty() {
            let len = payload.len() as u64;
            batch = batch.frame(Lane::Control, FrameDraft::new(KIND_TRANSACTION, 0, payload));
            inner.control_bytes.fetch_add(len, Ordering::Relaxed);
        }
        let hooks = std::mem::take(&mut transaction.on_applied);
        let appended = inner
            .log
            .inner
            .enqueue(batch, || transaction.keep(), hooks)
            .map_err(TransactError::Store)?;
        drop(deciding);
        if inner.control_bytes.load(Ordering::Relaxed) >= inner.options.snapshot_after_bytes {
            inner.chores.ask();
        }
        Ok((result, appended.commit))
    }

    /// Decides a transaction and waits until it is durable, as long as there is no room for it on
    /// the disk or in the queue: for who has done already what is to be written down. It is decided
    /// anew each time.
    ///
    /// # Errors
    /// As [`Store::transact`], but not [`StoreError::NoSpace`] and [`StoreError::Full`].
    pub async fn transact_when_there_is_room(
        &self,
        mut decide: impl FnMut(&mut Transaction<'_>),
    ) -> Result<()> {
        loop {
            let decided = self.transact(|transaction| {
                decide(transaction);
                Ok::<_, StoreError>(())
            });
            match committed(decided, StoreError::clone).await {
                Err(StoreError::NoSpace { .. } | StoreError::Full { .. }) => {
                    let pause = Duration::from_millis(ROOM_EVERY_MS);
                    self.wall_clock().sleep(pause).await;
                }
                outcome => return outcome,
            }
        }
    }

    /// Moves service time forward by so many milliseconds: first durably, then visibly, which
    /// wakes sleepers. What has expired by that is swept at once.
    ///
    /// # Errors
    /// As [`Store::transact`].
    pub fn advance_clock(&self, by_ms: u64) -> Result<Commit> {
        let clock = Arc::clone(&self.inner.seams.service_clock);
        let chores = Arc::clone(&self.inner.chores);
        let (_, commit) = self.transact(|transaction| {
            let decided = transaction.clock_offset().max(clock.offset_ms());
            transaction.set_clock_offset(decided.saturating_add(by_ms));
            transaction.on_applied(move || {
                clock.advance(by_ms);
                chores.ask();
            });
            Ok::<_, StoreError>(())
        })?;
        Ok(commit)
    }

    /// Commits what has been decided; says whether there was anything. With `manual_commit`.
    pub fn step(&self) -> Result<bool> {
        self.inner.log.inner.step()
    }

    /// Writes the next round of what has been decided; `None` if there is nothing, or if it has to
    /// wait for a round that is not finished. With `manual_commit`.
    pub fn begin(&self) -> Result<Option<Begun>> {
        let round = self.inner.log.inner.begin()?;
        Ok(round.map(|round| Begun {
            log: self.inner.log.clone(),
            round,
        }))
    }

    /// Syncs what was written lazily. With `manual_commit`.
    pub fn sync_lazy(&self) -> Result<()> {
        self.inner.log.inner.sync_lazy()
    }

    /// Does what is due beside the commit path: segments ahead, snapshots, the ordered index,
    /// expired segments. With `manual_commit`; a thread of its own does it otherwise.
    pub fn housekeep(&self) -> Result<()> {
        let inner = &self.inner;
        let mut keeping = lock(&inner.keeping);
        inner.log.inner.allocate_ahead();
        inner.log.inner.forget_old_records();
        if inner.control_bytes.load(Ordering::Relaxed) >= inner.options.snapshot_after_bytes {
            self.snapshot_tables()?;
        }
        self.flush_index()?;
        self.compact(&mut keeping)?;
        for lane in [Lane::Records, Lane::Telemetry] {
            let gone = inner.log.sweep(lane, &inner.meta);
            if !gone.is_empty() {
                let rows = inner.meta.rows().clone();
                self.transact(|transaction| {
                    for owner in gone {
                        transaction.delete(&rows, &meta::retention_key(lane, owner));
                    }
                    Ok::<_, StoreError>(())
                })?;
            }
        }
        self.note_given_back()
    }

    /// Writes snapshots of all changed tables now.
    pub fn snapshot(&self) -> Result<()> {
        let _keeping = lock(&self.inner.keeping);
        self.snapshot_tables()
    }

    fn snapshot_tables(&self) -> Result<()> {
        let inner = &self.inner;
        let counted = inner.control_bytes.load(Ordering::Relaxed);
        let disk = inner.seams.disk.as_ref();
        let covered = snapshot::write_changed(disk, &inner.tables_dir, &inner.tables)?;
        inner.control_bytes.fetch_sub(counted, Ordering::Relaxed);
        inner.log.drop_control_before(covered);
        Ok(())
    }

    fn flush_index(&self) -> Result<()> {
        let inner = &self.inner;
        inner.index.flush()?;
        let dead = |segment| inner.index.live_bytes(segment) == 0;
        let before = inner.meta.given_back().min(inner.index.covered());
        inner.log.drop_dead_objects(before, dead);
        Ok(())
    }

    /// Notes up to where segments of the objects lane may go, before the first of them does: from
    /// then on a start needs the ordered index.
    fn note_given_back(&self) -> Result<()> {
        let inner = &self.inner;
        let (noted, covered) = (inner.meta.given_back(), inner.index.covered());
        let dead = |segment| inner.index.live_bytes(segment) == 0;
        if noted.segment < covered.segment && inner.log.has_dead_objects(covered, dead) {
            self.transact(|transaction| {
                transaction.put(inner.meta.rows(), meta::GIVEN_BACK, covered.to_u64());
                Ok::<_, StoreError>(())
            })?;
        }
        Ok(())
    }

    /// Empties the segment of the objects lane that is most worth it.
    fn compact(&self, keeping: &mut Keeping) -> Result<()> {
        let inner = &self.inner;
        let Some(relocator) = inner.relocator.get() else {
            return Ok(());
        };
        let live = |segment| {
            let live = inner.index.live_bytes(segment);
            (!keeping.compacted.contains(&segment)).then_some(live)
        };
        let Some(segment) = inner.log.worst_segment(inner.index.covered(), live) else {
            return Ok(());
        };
        if inner.log.relocate(segment, relocator.as_ref())? {
            keeping.compacted.insert(segment);
        }
        Ok(())
    }

    fn housekeep_or_warn(&self) {
        if self.inner.log.poisoned().is_some() {
            return;
        }
        if let Err(error) = self.housekeep() {
            tracing::warn!(%error, "housekeeping failed and will be tried again");
        }
    }

    /// Commits what is decided, refuses more, stops the threads. The directory may be opened again
    /// once the last handle is dropped.
    pub fn close(&self) -> Result<()> {
        let inner = &self.inner;
        inner.log.close_queue();
        inner.chores.close();
        inner.join();
        if inner.log.poisoned().is_none() {
            while self.step()? {}
            self.sync_lazy()?;
        }
        // Only saves work at the next start.
        if let Err(error) = self.flush_index() {
            tracing::warn!(%error, "the ordered index was not flushed");
        }
        inner.log.forget_folds();
        if let Some(error) = inner.log.poisoned() {
            return Err(error);
        }
        if let Err(error) = inner.log.mark_closed() {
            tracing::warn!(%error, "the next start cannot tell whether the log is whole");
        }
        Ok(())
    }
}

impl Inner {
    fn join(&self) {
        let me = std::thread::current().id();
        for thread in std::mem::take(&mut *lock(&self.threads)) {
            if thread.thread().id() != me {
                let _ = thread.join();
            }
        }
    }
}

impl Drop for Inner {
    /// A store that is dropped without being closed leaves no thread behind.
    fn drop(&mut self) {
        self.log.close_queue();
        self.chores.close();
        self.join();
    }
}
