//! Kinesis Data Streams: streams, shards, records.
//!
//! A stream's row is kept in a table; its records are frames of the log's records lane, owned by
//! the stream's internal id, a run per shard. What is decided (routes, counters) and what is
//! durable (what readers see) are kept apart in [`stream::Stream`]. See the "Amazon Kinesis Data
//! Streams Service API Reference" for what the operations promise.

mod account;
mod capacity;
mod consumer;
mod consumer_lifecycle;
mod consumer_target;
mod describe;
mod faults;
mod hash_key;
mod kept_keys;
mod keys;
mod lifecycle;
mod metrics;
mod ops;
mod overview;
mod policy;
mod producers;
mod progress;
mod provenance;
mod put;
mod rates;
mod read;
mod reader;
mod record;
mod row;
mod sequence;
mod shard;
mod shard_id;
mod start;
mod stream;
mod subscription;
mod tags;
mod target;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod throughput;
mod token;
mod traffic;

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, PoisonError, RwLock, Weak};

use plane::{Door, MetricSink, Principals, Region, Registry};
use store::log::Log;
use store::{Rng, ServiceClock, Store, StoreError, Table};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use wire::Fault;

use crate::account::AccountRow;
use crate::consumer::ConsumerRow;
pub use crate::kept_keys::KeyedStream;
pub use crate::keys::RootKey;
use crate::keys::{Nonces, SealingKey};
pub use crate::overview::{Behind, ShardOverview, StreamOverview};
pub use crate::producers::Producer;
use crate::producers::Producers;
pub use crate::provenance::{FoundRecord, NotFound, PutCall, SearchBounds, Searched};
use crate::rates::Rates;
use crate::row::{Mode, StreamRow};
use crate::stream::Stream;
use crate::subscription::Subscriptions;
use crate::target::Target;

/// Which limits are enforced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Whether shards take in and give out only what AWS's do: 1 MiB and 1,000 records per
    /// second in; 2 MiB, 5 calls of GetRecords and 5 of GetShardIterator per second out. A
    /// stream's tag [`LIMITS_TAG`] overrides it for that stream.
    pub throughput: bool,
    /// Whether operations are answered only as often per second as AWS does.
    pub calls: bool,
    /// Whether accounts may have only so many shards and streams, and streams only so many consumers
    /// and changes a day.
    pub quotas: bool,
    /// Whether reads of event source mappings count against a shard's reads, as on AWS.
    pub mapping_reads: bool,
    /// Open shards per account and region; `None` for the region's quota on AWS.
    pub shards_max: Option<u32>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            throughput: true,
            calls: true,
            quotas: true,
            mapping_reads: false,
            shards_max: None,
        }
    }
}

/// The tag by which a stream's owner lifts its limits of throughput and calls (`off`) or holds
/// them (`on`), whatever the engine was started with.
pub const LIMITS_TAG: &str = "brookmill:limits";

/// How the service behaves.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Which limits are enforced.
    pub limits: Limits,
    /// Least time that a stream spends in CREATING, UPDATING and DELETING, in milliseconds of
    /// service time. AWS takes seconds; 0 is as fast as the disk.
    pub transition_ms: u64,
}

/// What the service works with.
pub struct Deps {
    /// The store, started.
    pub store: Store,
    /// The door that internal readers pass.
    pub door: Door,
    /// Where metrics go.
    pub metrics: Arc<dyn MetricSink>,
    /// Who knows whom policies name.
    pub principals: Arc<dyn Principals>,
    /// The data directory's root key.
    pub root_key: RootKey,
    /// How the service behaves.
    pub options: Options,
}

/// The service.
pub struct Kinesis {
    me: Weak<Self>,
    store: Store,
    log: Log,
    rows: Table<StreamRow>,
    consumers: Table<ConsumerRow>,
    accounts: Table<AccountRow>,
    producers: Producers,
    rates: Rates,
    /// Whether on-demand streams are being looked at.
    following: AtomicBool,
    /// When on-demand streams were last looked at, service time.
    #[cfg(test)]
    looked_ms: tokio::sync::watch::Sender<u64>,
    live: RwLock<Live>,
    clock: Arc<dyn ServiceClock>,
    rng: Arc<dyn Rng>,
    door: Door,
    metrics: Arc<dyn MetricSink>,
    principals: Arc<dyn Principals>,
    wrapping: SealingKey,
    tokens: SealingKey,
    nonces: Nonces,
    options: Options,
    subscriptions: Subscriptions,
    runtime: Handle,
    /// Turns of reads that may ask the disk: each holds up to ten megabytes, and more than it waits
    /// for the disk it needs a core.
    disk_reads: Semaphore,
}

/// The streams that are durable, by name and by id.
#[derive(Default)]
struct Live {
    by_key: HashMap<String, Arc<Stream>>,
    by_id: HashMap<u64, Arc<Stream>>,
}

/// As many as there are cores, and two at least.
fn disk_reads_max() -> usize {
    std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2))
}

impl Kinesis {
    /// Opens the service on a store that has been started, inside a Tokio runtime, and goes on
    /// with what a stop had interrupted.
    ///
    /// # Errors
    /// What the store fails with.
    ///
    /// # Panics
    /// Outside of a Tokio runtime.
    pub fn open(deps: Deps) -> Result<Arc<Self>, StoreError> {
        let Deps {
            store,
            door,
            metrics,
            principals,
            root_key,
            options,
        } = deps;
        let rows = store.table(row::TABLE)?;
        let consumers = store.table(consumer::TABLE)?;
        let accounts = store.table(account::TABLE)?;
        let producers = Producers::open(&store)?;
        let (clock, rng) = (Arc::clone(store.service_clock()), Arc::clone(store.rng()));
        // One millisecond on: what this process numbers lies behind all of the last one's.
        let nonces = Nonces::new(clock.now_ms() + 1, &*rng);
        let kinesis = Arc::new_cyclic(|me| Self {
            me: Weak::clone(me),
            log: store.log().clone(),
            store,
            rows,
            consumers,
            accounts,
            producers,
            rates: Rates::default(),
            following: AtomicBool::new(false),
            #[cfg(test)]
            looked_ms: tokio::sync::watch::Sender::new(0),
            live: RwLock::default(),
            clock,
            rng,
            door,
            metrics,
            principals,
            wrapping: root_key.wrapping(),
            tokens: root_key.tokens(),
            nonces,
            options,
            subscriptions: Subscriptions::default(),
            runtime: Handle::current(),
            disk_reads: Semaphore::new(disk_reads_max()),
        });
        for (_, row) in kinesis.rows.all() {
            let (id, pending) = (row.id, row.pending);
            kinesis.add_live(row);
            if let Some(noted) = pending {
                kinesis.finish_later(id, noted, kinesis.clock.now_ms());
            }
        }
        kinesis.finish_consumers();
        Ok(kinesis)
    }

    /// Puts the service's operations behind the door.
    pub fn register(registry: &mut Registry, service: &Arc<Self>) {
        ops::register(registry, service);
        registry.pace("kinesis", Arc::clone(service) as _);
    }

    fn add_live(&self, row: Arc<StreamRow>) {
        let now_ms = self.clock.now_ms();
        if row.mode == Mode::OnDemand {
            self.follow_traffic();
        }
        let stream = Arc::new(Stream::new(row, &self.log, &self.wrapping, now_ms));
        let mut live = self.live.write().unwrap_or_else(PoisonError::into_inner);
        live.by_key.insert(stream.key.clone(), Arc::clone(&stream));
        live.by_id.insert(stream.id, stream);
    }

    fn remove_live(&self, id: u64) {
        let mut live = self.live.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(stream) = live.by_id.remove(&id) {
            live.by_key.remove(&stream.key);
            drop(live);
            stream.wake();
        }
    }

    fn stream_by_id(&self, id: u64) -> Option<Arc<Stream>> {
        self.live
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .by_id
            .get(&id)
            .cloned()
    }

    /// The stream that a token of this region's names.
    fn stream_in(&self, id: u64, region: &Region) -> Option<Arc<Stream>> {
        self.stream_by_id(id)
            .filter(|stream| stream.region == *region)
    }

    fn find_stream(&self, target: &Target) -> Option<Arc<Stream>> {
        let live = self.live.read().unwrap_or_else(PoisonError::into_inner);
        live.by_key.get(&target.key()).cloned()
    }

    /// Whether this stream's shards take in and give out only so much.
    pub(crate) fn limits_throughput(&self, stream: &Stream) -> bool {
        stream.limited().unwrap_or(self.options.limits.throughput)
    }

    /// A stream in any state.
    fn stream(&self, target: &Target) -> Result<Arc<Stream>, Fault> {
        self.find_stream(target).ok_or_else(|| target.not_found())
    }
}
