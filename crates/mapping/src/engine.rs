//! What the operations and the drivers share: the rows, and the ways to the other services.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use plane::{
    Access, Caller, Door, FunctionDescription, Invoke, MetricSample, MetricSink, Origin, ReadShard,
    Region, Roles,
};
use store::{Commit, Store, StoreError, Table};
use tokio::sync::{Notify, Semaphore};
use wire::Fault;

use crate::destination::Destination;
use crate::faults;
use crate::machine::Checkpoint;
use crate::names::Source;
use crate::row::{Mapping, Settings};
use crate::under_way::UnderWay;

/// The service that mappings act as.
pub(crate) const LAMBDA: &str = "lambda.amazonaws.com";

/// The other services, as mappings use them.
pub struct Services {
    /// The store.
    pub store: Store,
    /// The door, for failure records and descriptions of streams.
    pub door: Door,
    /// Kinesis' shards.
    pub shards: Arc<dyn ReadShard>,
    /// Lambda's functions.
    pub functions: Arc<dyn Invoke>,
    /// IAM's roles.
    pub roles: Arc<dyn Roles>,
    /// CloudWatch's metrics.
    pub metrics: Arc<dyn MetricSink>,
    /// Most filters of a mapping: [`crate::FILTERS_MAX`], or what the quota was raised to.
    pub filters_max: usize,
    /// When mappings look for records.
    pub cadence: Cadence,
}

/// When a mapping that reads a shard looks whether there are records. One whose source is a consumer
/// with enhanced fan-out is pushed them in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cadence {
    /// As soon as there are any.
    Push,
    /// Once a second of service time for each shard, and again at once while more are there. See
    /// "How Lambda processes records from Amazon Kinesis Data Streams" in the Lambda Developer Guide.
    Aws,
}

pub(crate) struct Engine {
    pub(crate) services: Services,
    /// By account, region and UUID.
    pub(crate) mappings: Table<Mapping>,
    /// By mapping and shard.
    pub(crate) checkpoints: Table<Checkpoint>,
    /// Wakes the driver of a mapping, by the row's key.
    wakers: Mutex<HashMap<String, Arc<Notify>>>,
    pub(crate) under_way: UnderWay,
    /// Turns for holding long patterns against many records.
    pub(crate) filtering: Arc<Semaphore>,
}

/// Half of the processors, at least one: the others go on with what is no filtering.
fn filtering_max() -> usize {
    std::thread::available_parallelism().map_or(1, |processors| (processors.get() / 2).max(1))
}

/// Key of a shard's checkpoint.
pub(crate) fn checkpoint_key(mapping: u64, shard: u32) -> String {
    format!("{}{shard:010}", checkpoint_prefix(mapping))
}

/// What the keys of a mapping's checkpoints begin with.
pub(crate) fn checkpoint_prefix(mapping: u64) -> String {
    format!("{mapping:020}/")
}

impl Engine {
    pub(crate) fn new(services: Services) -> Result<Self, StoreError> {
        Ok(Self {
            mappings: services.store.table("lambda.event-source-mappings")?,
            checkpoints: services.store.table("lambda.event-source-checkpoints")?,
            services,
            wakers: Mutex::new(HashMap::new()),
            under_way: UnderWay::default(),
            filtering: Arc::new(Semaphore::new(filtering_max())),
        })
    }

    /// Service time, milliseconds since the epoch.
    pub(crate) fn now_ms(&self) -> i64 {
        i64::try_from(self.services.store.service_clock().now_ms()).unwrap_or(i64::MAX)
    }

    /// Resolves at a service time.
    pub(crate) fn sleep_until(&self, at_ms: i64) -> store::Sleep {
        let at_ms = u64::try_from(at_ms).unwrap_or(0);
        self.services.store.service_clock().sleep_until(at_ms)
    }

    fn wakers(&self) -> MutexGuard<'_, HashMap<String, Arc<Notify>>> {
        self.wakers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What wakes the driver of a mapping; the flag tells that there was none yet.
    pub(crate) fn waker(&self, key: &str) -> (Arc<Notify>, bool) {
        let mut wakers = self.wakers();
        if let Some(waker) = wakers.get(key) {
            return (waker.clone(), false);
        }
        let waker = Arc::new(Notify::new());
        wakers.insert(key.to_owned(), waker.clone());
        (waker, true)
    }

    pub(crate) fn forget_waker(&self, key: &str) {
        self.wakers().remove(key);
    }

    /// The function of a mapping, if it still exists.
    pub(crate) fn function(
        &self,
        mapping: &Mapping,
        settings: &Settings,
    ) -> Option<FunctionDescription> {
        let functions = &self.services.functions;
        functions.describe(&mapping.account, &mapping.region, &settings.function_arn)
    }

    /// The caller that a mapping is: its function's execution role.
    pub(crate) fn role(
        &self,
        mapping: &Mapping,
        function: &FunctionDescription,
    ) -> Result<Caller, Fault> {
        self.act_as(&mapping.region, function)
    }

    pub(crate) fn act_as(
        &self,
        region: &Region,
        function: &FunctionDescription,
    ) -> Result<Caller, Fault> {
        self.services.roles.act_as(
            LAMBDA,
            &function.role_arn,
            &function.name,
            region,
            Origin::OUTSIDE,
        )
    }

    /// Checks that a caller may deliver failure records of a mapping.
    pub(crate) fn check_may_deliver(
        &self,
        caller: &Caller,
        destination: &Destination,
        uuid: &str,
    ) -> Result<(), Fault> {
        for (action, resource, name) in destination.needs(uuid) {
            let access = Access::new(action, resource);
            if self.services.door.authorize(caller, &access).is_err() {
                return Err(faults::invalid_parameter(format!(
                    "The function execution role does not have permissions to call {name}"
                )));
            }
        }
        Ok(())
    }

    /// Whether a caller may do what reading a stream takes, also as a consumer. AWS's sentence names
    /// more, but takes roles that have this much: those that CDK and the Serverless Framework make.
    pub(crate) fn may_read(&self, caller: &Caller, source: Source<'_>) -> bool {
        let may = |action, arn| self.services.shards.check(action, caller, arn).is_ok();
        let may_all = |actions: &[&'static str]| {
            let mut actions = actions.iter();
            actions.all(|action| may(action, source.stream_arn))
        };
        let subscribes = |consumer_arn| may("kinesis:SubscribeToShard", consumer_arn);
        source.consumer_arn.is_none_or(subscribes)
            && may_all(&["kinesis:GetRecords", "kinesis:GetShardIterator"])
            && (may_all(&["kinesis:DescribeStream"])
                || may_all(&["kinesis:DescribeStreamSummary", "kinesis:ListShards"]))
    }

    /// Changes a mapping's row in one transaction, if it is still there.
    pub(crate) fn change(
        &self,
        key: &str,
        change: impl FnOnce(&mut Mapping),
    ) -> Result<Option<(Mapping, Commit)>, StoreError> {
        let changed = self.services.store.transact(|transaction| {
            let Some(row) = transaction.get(&self.mappings, key) else {
                return Ok::<_, StoreError>(None);
            };
            let mut row = Mapping::clone(&row);
            change(&mut row);
            transaction.put(&self.mappings, key, row.clone());
            Ok(Some(row))
        })?;
        Ok(match changed {
            (Some(row), commit) => Some((row, commit)),
            (None, _) => None,
        })
    }

    /// Notes how the last batch or read went. Not waited for: it is said again by the next one.
    pub(crate) fn note_result(&self, key: &str, result: &str) {
        let is_news = self
            .mappings
            .get(key)
            .is_some_and(|row| row.last_processing_result != result);
        if !is_news {
            return;
        }
        if let Err(error) = self.change(key, |row| row.last_processing_result = result.to_owned()) {
            tracing::warn!(%error, "a mapping's processing result was not noted");
        }
    }

    /// Counts events of a mapping.
    pub(crate) fn count_events(&self, mapping: &Mapping, name: &'static str, events: f64) {
        self.services.metrics.record(MetricSample {
            account: &mapping.account,
            region: &mapping.region,
            namespace: "AWS/Lambda",
            name,
            dimensions: &[("EventSourceMappingUUID", &mapping.uuid)],
            value: events,
            unit: "Count",
            time_ms: self.now_ms(),
        });
    }

    /// Counts one sample of a metric of a mapping's function: for the function with all its
    /// versions and aliases, and for the one of them that the mapping invokes, if it names one.
    pub(crate) fn measure(
        &self,
        mapping: &Mapping,
        settings: &Settings,
        name: &'static str,
        value: f64,
        unit: &'static str,
    ) {
        let of_function = ("FunctionName", settings.function_name());
        let record = |dimensions: &[(&'static str, &str)]| {
            self.services.metrics.record(MetricSample {
                account: &mapping.account,
                region: &mapping.region,
                namespace: "AWS/Lambda",
                name,
                dimensions,
                value,
                unit,
                time_ms: self.now_ms(),
            });
        };
        record(&[of_function]);
        if let Some(resource) = settings.qualified_name() {
            record(&[of_function, ("Resource", resource)]);
        }
    }
}
