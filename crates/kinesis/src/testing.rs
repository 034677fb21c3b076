//! A Kinesis on a pretended disk, called through the door.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytes::Bytes;
use model::kinesis as api;
use plane::{
    Access, Account, Authorizer, Caller, Door, KnownUsers, MetricSample, MetricSink, Region,
    Registry,
};
use store::sim::SimDisk;
use store::{Disk, OpenMode, Seams, SeededRng, Store, VirtualClock};
use wire::{Fault, Operation};

use crate::{Deps, Kinesis, Limits, Options, RootKey};

/// Longer than anything may take; reached only by a failing test.
const DEADLINE: Duration = Duration::from_secs(30);

/// 2026-01-01T00:00:00Z.
pub const START_MS: u64 = 1_767_225_600_000;

/// Allows everything but what a test forbids, and remembers what was asked.
#[derive(Default)]
pub struct Rules {
    forbidden: Mutex<Vec<&'static str>>,
    asked: Mutex<Vec<Access>>,
}

impl Rules {
    pub fn forbid(&self, action: &'static str) {
        self.forbidden.lock().unwrap().push(action);
    }

    pub fn last(&self) -> Access {
        self.asked.lock().unwrap().last().unwrap().clone()
    }
}

impl Authorizer for Rules {
    fn authorize(&self, _: &Caller, access: &Access) -> Result<(), Fault> {
        self.asked.lock().unwrap().push(access.clone());
        if self.forbidden.lock().unwrap().contains(&access.action) {
            return Err(Fault::client("AccessDeniedException", access.action));
        }
        Ok(())
    }
}

/// Sums of what was told, by name and dimensions.
#[derive(Default)]
pub struct Sums(Mutex<BTreeMap<String, f64>>);

impl Sums {
    pub fn get(&self, name: &str) -> f64 {
        self.0
            .lock()
            .unwrap()
            .get(name)
            .copied()
            .unwrap_or(f64::NAN)
    }
}

impl MetricSink for Sums {
    fn record(&self, sample: MetricSample<'_>) {
        assert_eq!(sample.namespace, "AWS/Kinesis");
        let shard = sample
            .dimensions
            .iter()
            .find(|(name, _)| *name == "ShardId");
        let key = match shard {
            Some((_, id)) => format!("{}/{id}", sample.name),
            None => sample.name.to_owned(),
        };
        *self.0.lock().unwrap().entry(key).or_default() += sample.value;
    }
}

pub struct World {
    pub disk: Arc<SimDisk>,
    pub clock: Arc<VirtualClock>,
    pub kinesis: Arc<Kinesis>,
    pub door: Door,
    pub rules: Arc<Rules>,
    pub sums: Arc<Sums>,
    pub people: Arc<KnownUsers>,
    pub caller: Caller,
    options: Options,
    life: u64,
}

pub fn no_limits() -> Options {
    Options {
        limits: Limits {
            throughput: false,
            calls: false,
            ..Limits::default()
        },
        transition_ms: 0,
    }
}

impl World {
    pub fn new(options: Options) -> Self {
        let clock = Arc::new(VirtualClock::new(START_MS));
        Self::open(Arc::new(SimDisk::new()), clock, Arc::default(), options, 0)
    }

    fn open(
        disk: Arc<SimDisk>,
        clock: Arc<VirtualClock>,
        people: Arc<KnownUsers>,
        options: Options,
        life: u64,
    ) -> Self {
        let seams = Seams {
            disk: disk.mounted(),
            service_clock: Arc::clone(&clock) as _,
            wall_clock: Arc::clone(&clock) as _,
            rng: Arc::new(SeededRng::new(life)),
        };
        let sizes = store::Options {
            // Small enough that segments fill and tables are snapshotted in a short test.
            segment_bytes: [32 << 10, 32 << 10, 8 << 10, 8 << 10],
            frame_cache_bytes: 16 << 10,
            snapshot_after_bytes: 48 << 10,
            ..store::Options::default()
        };
        let store = Store::open(Path::new("/data"), seams, sizes).unwrap();
        store.start().unwrap();
        let (door, sums) = (Door::new(), Arc::new(Sums::default()));
        let kinesis = Kinesis::open(Deps {
            store,
            door: door.clone(),
            metrics: Arc::clone(&sums) as _,
            principals: Arc::clone(&people) as _,
            root_key: RootKey::new([3; 32]),
            options,
        })
        .unwrap();
        let mut registry = Registry::new();
        Kinesis::register(&mut registry, &kinesis);
        let rules = Arc::new(Rules::default());
        door.open(registry, Arc::clone(&rules) as _);
        let account = Account::new("111122223333");
        let caller = Caller::root(account, Region::new("us-east-1"), "test");
        Self {
            disk,
            clock,
            kinesis,
            door,
            rules,
            sums,
            people,
            caller,
            options,
            life,
        }
    }

    /// Cuts the power and comes back.
    pub fn crash(self, seed: u64) -> Self {
        self.disk.crash(seed);
        self.next_life()
    }

    /// Ends the process, not the machine, and comes back.
    pub fn restart(self) -> Self {
        self.disk.kill();
        self.next_life()
    }

    fn next_life(self) -> Self {
        let Self {
            disk,
            clock,
            people,
            options,
            life,
            kinesis,
            ..
        } = self;
        drop(kinesis);
        Self::open(disk, clock, people, options, life + 1)
    }

    fn log_files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let paths = self.disk.list(Path::new("/data/log")).unwrap();
        assert!(!paths.is_empty());
        let read = |path: PathBuf| {
            let file = self.disk.open(&path, OpenMode::Write).unwrap();
            let mut content = vec![0; file.size().unwrap() as usize];
            file.read_exact_at(&mut content, 0).unwrap();
            (path, content)
        };
        paths.into_iter().map(read).collect()
    }

    /// The file of the log that holds these bytes, and where in it they begin.
    pub fn on_disk(&self, bytes: &[u8]) -> Option<(PathBuf, usize)> {
        self.log_files().into_iter().find_map(|(path, content)| {
            let mut windows = content.windows(bytes.len());
            Some((path, windows.position(|window| window == bytes)?))
        })
    }

    /// Whether any file of the log holds these bytes.
    pub fn disk_holds(&self, bytes: &[u8]) -> bool {
        self.on_disk(bytes).is_some()
    }

    /// Damages a byte of a file; the second time it is as it was.
    pub fn flip(&self, (path, at): &(PathBuf, usize)) {
        self.disk.flip(path, *at);
    }

    /// Bytes of all files of the records lane, those kept to be written again included.
    pub fn records_bytes(&self) -> usize {
        let files = self.log_files().into_iter();
        let of_lane = files.filter(|(path, _)| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with("records-"))
        });
        of_lane.map(|(_, content)| content.len()).sum()
    }

    pub async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        self.door.call::<O>(&self.caller, "request", input).await
    }

    /// Makes a stream and waits until it is there.
    pub async fn stream(&self, name: &str, shards: i32) {
        let input = api::CreateStreamInput {
            stream_name: Some(name.to_owned()),
            shard_count: Some(shards),
            ..Default::default()
        };
        self.call::<api::CreateStream>(input).await.unwrap();
        self.settled(name).await;
    }

    /// Waits until a stream is active, or gone.
    pub async fn settled(&self, name: &str) {
        let mut rows = self.kinesis.rows.subscribe();
        let deadline = Instant::now() + DEADLINE;
        loop {
            assert!(Instant::now() < deadline, "{name} does not settle");
            rows.borrow_and_update();
            let input = api::DescribeStreamSummaryInput {
                stream_name: text(name),
                ..Default::default()
            };
            match self.call::<api::DescribeStreamSummary>(input).await {
                Err(_) => return,
                Ok(output) => {
                    let summary = output.stream_description_summary.unwrap();
                    if summary.stream_status.as_deref() == Some("ACTIVE") {
                        return;
                    }
                }
            }
            // Rows change a moment before the stream at work does.
            tokio::select! {
                changed = rows.changed() => changed.unwrap(),
                () = tokio::time::sleep(Duration::from_millis(2)) => {}
            }
        }
    }

    /// Lets service time pass, and waits until on-demand streams were looked at in the minute that
    /// it is then.
    pub async fn pass_and_look(&self, by_ms: u64) {
        use store::ServiceClock as _;
        self.clock.pass(by_ms);
        let minute_ms = self.clock.now_ms() / 60_000 * 60_000;
        let mut looked_ms = self.kinesis.looked_ms.subscribe();
        let looked = looked_ms.wait_for(|looked_ms| *looked_ms >= minute_ms);
        let looked = tokio::time::timeout(DEADLINE, looked).await;
        looked.expect("streams are looked at each minute").unwrap();
    }

    pub async fn shards(&self, name: &str) -> Vec<api::Shard> {
        let input = api::ListShardsInput {
            stream_name: text(name),
            ..Default::default()
        };
        self.call::<api::ListShards>(input)
            .await
            .unwrap()
            .shards
            .unwrap()
    }

    pub async fn put(&self, name: &str, key: &str, data: &str) -> Result<(String, String), Fault> {
        let input = api::PutRecordInput {
            stream_name: text(name),
            partition_key: text(key),
            data: Some(Bytes::copy_from_slice(data.as_bytes())),
            ..Default::default()
        };
        let output = self.call::<api::PutRecord>(input).await?;
        Ok((output.shard_id.unwrap(), output.sequence_number.unwrap()))
    }

    pub async fn iterator(&self, name: &str, shard: &str, kind: &str) -> Result<String, Fault> {
        let input = api::GetShardIteratorInput {
            stream_name: text(name),
            shard_id: text(shard),
            shard_iterator_type: text(kind),
            ..Default::default()
        };
        let output = self.call::<api::GetShardIterator>(input).await?;
        Ok(output.shard_iterator.unwrap())
    }

    pub async fn get(&self, iterator: &str) -> Result<api::GetRecordsOutput, Fault> {
        let input = api::GetRecordsInput {
            shard_iterator: text(iterator),
            ..Default::default()
        };
        self.call::<api::GetRecords>(input).await
    }

    /// All data of a shard from its beginning, and what its end says.
    pub async fn read_all(&self, name: &str, shard: &str) -> (Vec<String>, api::GetRecordsOutput) {
        let mut iterator = self.iterator(name, shard, "TRIM_HORIZON").await.unwrap();
        let mut found = Vec::new();
        loop {
            let mut output = self.get(&iterator).await.unwrap();
            let records = output.records.take().unwrap();
            let data = |record: &api::Record| {
                String::from_utf8(record.data.clone().unwrap().to_vec()).unwrap()
            };
            found.extend(records.iter().map(data));
            match &output.next_shard_iterator {
                Some(next) if !records.is_empty() => iterator = next.clone(),
                _ => return (found, output),
            }
        }
    }
}

pub fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Code and message of a refusal.
pub fn refused<T: std::fmt::Debug>(result: Result<T, Fault>) -> (String, String) {
    let fault = result.unwrap_err();
    (fault.code.into_owned(), fault.message)
}
