//! CloudWatch metrics on a pretended disk, called through the door.

use std::path::Path;
use std::sync::{Arc, Mutex};

use model::cloudwatch as api;
use model::sns::{Publish, PublishInput, PublishOutput};
use plane::{
    Access, Account, Authorizer, Call, Caller, Door, MetricSample, MetricSink, Region, Registry,
    Serve,
};
use store::sim::SimDisk;
use store::{Seams, SeededRng, Store, VirtualClock};
use wire::{Fault, Operation, Timestamp};

use crate::Metrics;

/// 2026-01-01T00:00:00Z.
pub const START_MS: u64 = 1_767_225_600_000;

/// The same in seconds.
pub const START_S: i64 = 1_767_225_600;

/// Allows everything, and remembers what was asked.
#[derive(Default)]
pub struct Asked(Mutex<Vec<Access>>);

impl Asked {
    /// The values of a condition key in the last access that was asked for.
    pub fn values(&self, key: &str) -> Option<Vec<String>> {
        let asked = self.0.lock().unwrap();
        let context = &asked.last().unwrap().context;
        let found = context.iter().find(|(name, _)| name == key);
        found.map(|(_, values)| values.clone())
    }
}

impl Authorizer for Asked {
    fn authorize(&self, _: &Caller, access: &Access) -> Result<(), Fault> {
        self.0.lock().unwrap().push(access.clone());
        Ok(())
    }
}

/// Topics that remember who published what, or refuse it.
#[derive(Default)]
pub struct Topics {
    pub published: Mutex<Vec<(Caller, PublishInput)>>,
    pub refusal: Mutex<Option<Fault>>,
}

impl Serve<Publish> for Topics {
    fn access(&self, _: &Call, _: &PublishInput) -> Result<Vec<Access>, Fault> {
        Ok(Vec::new())
    }

    async fn run(&self, call: &Call, input: PublishInput) -> Result<PublishOutput, Fault> {
        if let Some(fault) = self.refusal.lock().unwrap().clone() {
            return Err(fault);
        }
        let published = (call.caller.clone(), input);
        self.published.lock().unwrap().push(published);
        Ok(PublishOutput::default())
    }
}

pub struct World {
    pub disk: Arc<SimDisk>,
    pub clock: Arc<VirtualClock>,
    pub metrics: Arc<Metrics>,
    pub topics: Arc<Topics>,
    pub asked: Arc<Asked>,
    pub door: Door,
    pub caller: Caller,
    life: u64,
}

impl World {
    pub fn new() -> Self {
        Self::open(
            Arc::new(SimDisk::new()),
            Arc::new(VirtualClock::new(START_MS)),
            0,
        )
    }

    fn open(disk: Arc<SimDisk>, clock: Arc<VirtualClock>, life: u64) -> Self {
        let seams = Seams {
            disk: disk.mounted(),
            service_clock: Arc::clone(&clock) as _,
            wall_clock: Arc::clone(&clock) as _,
            rng: Arc::new(SeededRng::new(life)),
        };
        let sizes = store::Options {
            segment_bytes: [256 << 10; 4],
            frame_cache_bytes: 64 << 10,
            ..store::Options::default()
        };
        let store = Store::open(Path::new("/data"), seams, sizes).unwrap();
        let door = Door::new();
        let metrics = Metrics::open(&store, &door).unwrap();
        store.start().unwrap();
        let mut registry = Registry::new();
        Metrics::register(&mut registry, &metrics);
        let topics = Arc::new(Topics::default());
        registry.serve::<Publish, Topics>(&topics);
        let asked = Arc::new(Asked::default());
        door.open(registry, Arc::clone(&asked) as _);
        let caller = Caller::root(
            Account::new("111122223333"),
            Region::new("us-east-1"),
            "test",
        );
        Self {
            disk,
            clock,
            metrics,
            topics,
            asked,
            door,
            caller,
            life,
        }
    }

    /// Cuts the power and comes back.
    pub fn crash(self) -> Self {
        let Self {
            disk,
            clock,
            life,
            metrics,
            door,
            ..
        } = self;
        disk.crash(life + 1);
        drop((metrics, door));
        Self::open(disk, clock, life + 1)
    }

    pub async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        self.door.call::<O>(&self.caller, "request", input).await
    }

    pub async fn put(&self, name: &str, datum: api::MetricDatum) -> Result<(), Fault> {
        let datum = api::MetricDatum {
            metric_name: text(name),
            ..datum
        };
        let input = api::PutMetricDataInput {
            namespace: text("App"),
            metric_data: Some(vec![datum]),
            ..Default::default()
        };
        self.call::<api::PutMetricData>(input).await.map(|_| ())
    }

    /// Puts one value at so many seconds after the start.
    pub async fn put_value(&self, name: &str, at_s: i64, value: f64) {
        let datum = api::MetricDatum {
            value: Some(value),
            timestamp: Some(Timestamp::from_secs(START_S + at_s)),
            ..Default::default()
        };
        self.put(name, datum).await.unwrap();
    }

    pub fn count(&self, name: &'static str, dimension: &str, value: f64) {
        self.metrics.record(MetricSample {
            account: &self.caller.account,
            region: &self.caller.region,
            namespace: "AWS/Kinesis",
            name,
            dimensions: &[("StreamName", dimension)],
            value,
            unit: "Count",
            time_ms: i64::try_from(store::ServiceClock::now_ms(&*self.clock)).unwrap(),
        });
    }

    /// Sums of a metric per minute in the two hours after the start: minute and sum.
    pub async fn sums(&self, name: &str) -> Vec<(i64, f64)> {
        let statistics = api::GetMetricStatisticsInput {
            statistics: Some(vec!["Sum".to_owned()]),
            ..of(name)
        };
        let found = self
            .call::<api::GetMetricStatistics>(statistics)
            .await
            .unwrap();
        let points = found.datapoints.unwrap().into_iter();
        points
            .map(|point| (minute(point.timestamp), point.sum.unwrap()))
            .collect()
    }
}

/// GetMetricStatistics of the two hours after the start, per minute.
pub fn of(name: &str) -> api::GetMetricStatisticsInput {
    api::GetMetricStatisticsInput {
        namespace: text("App"),
        metric_name: text(name),
        start_time: Some(Timestamp::from_secs(START_S)),
        end_time: Some(Timestamp::from_secs(START_S + 7_200)),
        period: Some(60),
        ..Default::default()
    }
}

/// The minute after the start that a timestamp begins.
pub fn minute(timestamp: Option<Timestamp>) -> i64 {
    (timestamp.unwrap().secs() - START_S) / 60
}

pub fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Code and message of a refusal.
pub fn refused<T>(result: Result<T, Fault>) -> (String, String) {
    let fault = result.err().expect("refused");
    (fault.code.into_owned(), fault.message)
}
