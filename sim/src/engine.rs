//! The engine of one life: all services over one store, wired as the program wires them.

use std::path::Path;
use std::sync::Arc;

use cloudformation::Cloudformation;
use iam::Iam;
use kinesis::Kinesis;
use logs::Logs;
use mapping::Mappings;
use metrics::Metrics;
use plane::{Account, Caller, Door, Region, Registry};
use s3::S3;
use sns::Sns;
use sqs::Sqs;
use store::sim::SimDisk;
use store::{DataDir, Options, Seams, SeededRng, Store, VirtualClock};
use wire::{Fault, Operation};

use crate::function::{Temper, Writer};

/// The account that everything is in.
pub const ACCOUNT: &str = "000000000000";
/// The region that everything is in.
pub const REGION: &str = "us-east-1";
/// Where queues' URLs begin.
pub const ENDPOINT: &str = "http://sim";

/// An engine. Dropping it closes its door; with the runtime it runs in, it is gone wholly.
pub struct Engine {
    /// The store, stepped by hand.
    pub store: Store,
    /// The clock.
    pub clock: Arc<VirtualClock>,
    door: Door,
    caller: Caller,
    // Kept alive; the drivers of mappings and topics end with the runtime.
    _mappings: Arc<Mappings>,
    _queues: Arc<Sqs>,
    _topics: Arc<Sns>,
    _metrics: metrics::Running,
    _directory: DataDir,
}

/// Small enough that segments fill, tables are snapshotted and space is given back in a short run.
fn sizes() -> Options {
    Options {
        segment_bytes: [32 << 10, 8 << 10, 16 << 10, 8 << 10],
        queue_bytes: [4 << 20; 4],
        frame_cache_bytes: 32 << 10,
        footer_cache_bytes: 8 << 10,
        overlap_bytes: 1,
        small_round_bytes: 2 << 10,
        zeroes_bytes: 3 << 10,
        direct_bytes: 1 << 10,
        snapshot_after_bytes: 24 << 10,
        manual_commit: true,
    }
}

impl Engine {
    /// Opens the engine on a disk. Inside a tokio runtime.
    ///
    /// # Errors
    /// What does not open, which after a power cut is a loss.
    pub fn open(
        disk: &SimDisk,
        clock: &Arc<VirtualClock>,
        seed: u64,
        temper: Temper,
    ) -> Result<Self, String> {
        let said = |what: &str, error: &dyn std::fmt::Display| format!("{what}: {error}");
        let failed = |error: store::StoreError| said("the store", &error);
        let directory = DataDir::open(disk.mounted(), Path::new("/data"))
            .map_err(|error| said("the data directory", &error))?;
        let seams = Seams {
            disk: disk.mounted(),
            service_clock: clock.clone(),
            wall_clock: clock.clone(),
            rng: Arc::new(SeededRng::new(seed)),
        };
        let store = Store::open(&directory.generation_path(), seams, sizes()).map_err(failed)?;
        let door = Door::new();
        let root = iam::RootKey::fresh(Account::new(ACCOUNT));
        let iam = Iam::open(store.clone(), vec![root]).map_err(failed)?;
        let metrics = Metrics::open(&store, &door).map_err(failed)?;
        let logs = Logs::open(&store, &door, metrics.clone()).map_err(failed)?;
        let s3 = S3::open(&store, &door, iam.clone()).map_err(failed)?;
        let sqs = sqs::Options {
            metrics: metrics.clone(),
            endpoint: ENDPOINT.to_owned(),
            pauses: true,
            principals: iam.clone(),
        };
        let sqs = Sqs::open(&store, sqs).map_err(failed)?;
        let sns = Sns::open(sns::Needs {
            store: store.clone(),
            door: door.clone(),
            metrics: metrics.clone(),
            principals: iam.clone(),
            endpoint: ENDPOINT.to_owned(),
        })
        .map_err(failed)?;
        let cloudformation =
            Cloudformation::open(&store, door.clone(), iam.clone()).map_err(failed)?;
        store.start().map_err(failed)?;
        let kinesis = Kinesis::open(kinesis::Deps {
            store: store.clone(),
            door: door.clone(),
            metrics: metrics.clone(),
            principals: iam.clone(),
            root_key: kinesis::RootKey::new([7; 32]),
            options: kinesis::Options::default(),
        })
        .map_err(failed)?;
        let writer = Writer::new(&door, iam.clone(), clock.clone(), seed, temper);
        let mappings = Mappings::new(mapping::Services {
            store: store.clone(),
            door: door.clone(),
            shards: kinesis.clone(),
            functions: Arc::new(writer),
            roles: iam.clone(),
            metrics: metrics.clone(),
            filters_max: mapping::FILTERS_MAX,
            cadence: mapping::Cadence::Push,
        })
        .map_err(failed)?;
        let mut registry = Registry::new();
        iam::register(&mut registry, &iam);
        Logs::register(&mut registry, &logs);
        Metrics::register(&mut registry, &metrics);
        S3::register(&mut registry, &s3);
        Sqs::register(&mut registry, &sqs);
        Sns::register(&mut registry, &sns);
        cloudformation::register(&mut registry, &cloudformation);
        Kinesis::register(&mut registry, &kinesis);
        mappings.register(&mut registry);
        door.open(registry, iam);
        let running = Metrics::start(&metrics);
        sqs.start();
        sns.start();
        mappings.start();
        cloudformation.resume();
        let caller = Caller::root(Account::new(ACCOUNT), Region::new(REGION), "client");
        Ok(Self {
            store,
            clock: clock.clone(),
            door,
            caller,
            _mappings: mappings,
            _queues: sqs,
            _topics: sns,
            _metrics: running,
            _directory: directory,
        })
    }

    /// Calls an operation as the account's root.
    ///
    /// # Errors
    /// The operation's.
    pub async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        self.door.call::<O>(&self.caller, "sim", input).await
    }

    /// Lets service time pass.
    pub async fn sleep(&self, span_ms: u64) {
        use store::ServiceClock;
        let clock: &dyn ServiceClock = self.clock.as_ref();
        clock.sleep_until(clock.now_ms() + span_ms).await;
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.door.close();
    }
}
