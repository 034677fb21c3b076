//! A store on a disk that can lose power, a clock that moves when told to, and the service.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use model::lambda::{
    CreateEventSourceMapping, CreateEventSourceMappingInput, CreateEventSourceMappingOutput,
    DestinationConfig, GetEventSourceMapping, GetEventSourceMappingInput,
    GetEventSourceMappingOutput, OnFailure, UpdateEventSourceMapping,
    UpdateEventSourceMappingInput,
};
use plane::{Caller, Door, Region, Registry};
use store::sim::SimDisk;
use store::{Options, Seams, SeededRng, Store, VirtualClock};
use wire::{Fault, Operation};

use super::neighbours::{Lambda, Metrics, Rights, S3, STREAM, Sqs, account};
use super::stream::Kinesis;
use crate::{Cadence, Mappings, Services};

pub(super) const NOW_MS: i64 = 1_700_000_000_000;

pub(super) struct World {
    pub(super) clock: Arc<VirtualClock>,
    pub(super) disk: SimDisk,
    pub(super) rights: Arc<Rights>,
    pub(super) kinesis: Arc<Kinesis>,
    pub(super) lambda: Arc<Lambda>,
    pub(super) s3: Arc<S3>,
    pub(super) sqs: Arc<Sqs>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) mappings: Arc<Mappings>,
    pub(super) store: Store,
    door: Door,
    starts: u64,
}

impl World {
    pub(super) fn new(shards: usize) -> Self {
        Self::at(shards, Cadence::Push)
    }

    /// A world in which mappings keep a cadence.
    pub(super) fn at(shards: usize, cadence: Cadence) -> Self {
        let clock = Arc::new(VirtualClock::new(NOW_MS as u64));
        let disk = SimDisk::new();
        let rights = Arc::new(Rights::default());
        let kinesis = Arc::new(Kinesis::new(rights.clone(), shards));
        let lambda = Arc::new(Lambda::new());
        let s3 = Arc::new(S3::default());
        let sqs = Arc::new(Sqs::default());
        let metrics = Arc::new(Metrics::default());
        let store = open(&disk, &clock, 0);
        let door = Door::new();
        let mappings = Mappings::new(Services {
            store: store.clone(),
            door: door.clone(),
            shards: kinesis.clone(),
            functions: lambda.clone(),
            roles: rights.clone(),
            metrics: metrics.clone(),
            filters_max: crate::FILTERS_MAX,
            cadence,
        })
        .unwrap();
        let world = Self {
            clock,
            disk,
            rights,
            kinesis,
            lambda,
            s3,
            sqs,
            metrics,
            mappings,
            store,
            door,
            starts: 1,
        };
        world.wire();
        world
    }

    fn wire(&self) {
        let mut registry = Registry::new();
        registry.serve::<model::kinesis::DescribeStream, _>(&self.kinesis);
        registry.serve::<model::kinesis::DescribeStreamSummary, _>(&self.kinesis);
        registry.serve::<model::s3::PutObject, _>(&self.s3);
        registry.serve::<model::sqs::SendMessage, _>(&self.sqs);
        registry.serve::<model::sns::Publish, _>(&self.sqs);
        self.mappings.register(&mut registry);
        assert!(self.door.open(registry, self.rights.clone()));
        self.store.start().unwrap();
        self.mappings.start();
    }

    /// Cuts the power and starts again: what was not synced is gone.
    pub(super) async fn power_cut(&mut self, seed: u64) {
        self.disk.crash(seed);
        self.mappings.stop().await;
        self.store = open(&self.disk, &self.clock, self.starts);
        self.starts += 1;
        self.door = Door::new();
        self.mappings = Mappings::new(Services {
            store: self.store.clone(),
            door: self.door.clone(),
            shards: self.kinesis.clone(),
            functions: self.lambda.clone(),
            roles: self.rights.clone(),
            metrics: self.metrics.clone(),
            filters_max: crate::FILTERS_MAX,
            cadence: self.mappings.engine.services.cadence,
        })
        .unwrap();
        self.wire();
    }

    pub(super) async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        let caller = Caller::root(account(), Region::new("us-east-1"), "test");
        self.door.call::<O>(&caller, "request", input).await
    }

    pub(super) async fn create(
        &self,
        input: CreateEventSourceMappingInput,
    ) -> CreateEventSourceMappingOutput {
        self.call::<CreateEventSourceMapping>(input).await.unwrap()
    }

    /// Creates a mapping and waits until it is enabled.
    pub(super) async fn enabled(&self, input: CreateEventSourceMappingInput) -> String {
        let uuid = self.create(input).await.uuid.unwrap();
        self.state(&uuid, "Enabled").await;
        uuid
    }

    pub(super) async fn get(&self, uuid: &str) -> Result<GetEventSourceMappingOutput, Fault> {
        let uuid = Some(uuid.to_owned());
        self.call::<GetEventSourceMapping>(GetEventSourceMappingInput { uuid })
            .await
    }

    pub(super) async fn update(&self, uuid: &str, change: UpdateEventSourceMappingInput) {
        let input = UpdateEventSourceMappingInput {
            uuid: Some(uuid.to_owned()),
            ..change
        };
        self.call::<UpdateEventSourceMapping>(input).await.unwrap();
    }

    pub(super) async fn state(&self, uuid: &str, state: &str) {
        let mut last = String::new();
        let deadline = Instant::now() + Duration::from_secs(20);
        while last != state {
            assert!(Instant::now() < deadline, "{last} instead of {state}");
            last = self.get(uuid).await.unwrap().state.unwrap();
            self.breathe().await;
        }
    }

    pub(super) async fn result(&self, uuid: &str, result: &str) {
        let mut last = String::new();
        let deadline = Instant::now() + Duration::from_secs(20);
        while last != result {
            assert!(Instant::now() < deadline, "{last} instead of {result}");
            let answer = self.get(uuid).await.unwrap();
            last = answer.last_processing_result.unwrap();
            self.breathe().await;
        }
    }

    /// Waits for a condition while service time passes.
    pub(super) async fn until(&self, what: &str, mut is_so: impl FnMut(&Self) -> bool) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !is_so(self) {
            assert!(Instant::now() < deadline, "waited in vain: {what}");
            self.breathe().await;
        }
    }

    /// Lets a little service time pass, and what is under way go on.
    pub(super) async fn breathe(&self) {
        self.clock.pass(20);
        tokio::time::sleep(Duration::from_millis(1)).await;
    }

    pub(super) fn now_ms(&self) -> i64 {
        use store::ServiceClock;
        self.clock.as_ref().now_ms() as i64
    }

    pub(super) fn put(&self, shard: usize, data: &[&str]) {
        self.kinesis.put(shard, self.now_ms(), data);
    }
}

fn now(clock: &VirtualClock) -> u64 {
    store::ServiceClock::now_ms(clock)
}

fn open(disk: &SimDisk, clock: &Arc<VirtualClock>, start: u64) -> Store {
    let seams = Seams {
        disk: disk.mounted(),
        service_clock: clock.clone(),
        wall_clock: clock.clone(),
        rng: Arc::new(SeededRng::new(now(clock) + start)),
    };
    let options = Options {
        segment_bytes: [1 << 20; 4],
        ..Options::default()
    };
    Store::open(Path::new("/data"), seams, options).unwrap()
}

pub(super) fn mapping() -> CreateEventSourceMappingInput {
    CreateEventSourceMappingInput {
        event_source_arn: Some(STREAM.to_owned()),
        function_name: Some("handler".to_owned()),
        starting_position: Some("TRIM_HORIZON".to_owned()),
        ..CreateEventSourceMappingInput::default()
    }
}

pub(super) fn to_bucket() -> Option<DestinationConfig> {
    to("arn:aws:s3:::failures")
}

/// A failure destination by its ARN.
pub(super) fn to(arn: &str) -> Option<DestinationConfig> {
    Some(DestinationConfig {
        on_success: None,
        on_failure: Some(OnFailure {
            destination: Some(arn.to_owned()),
        }),
    })
}
