//! Amazon CloudWatch Logs: groups, streams, events, and the filters over them.
//!
//! Groups and streams are rows of tables; events lie in the log's `telemetry` lane, where each
//! event of a stream has a number that rises by one. See the Amazon CloudWatch Logs API Reference.

mod apart;
mod event;
mod faults;
mod group;
mod latest;
pub mod limits;
mod ops;
mod order;
mod pattern;
mod provenance;
mod read;
mod sink;
mod stream;
mod token;
mod write;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, Weak};

use plane::{Caller, Door, EmbeddedMetrics, Registry};
use store::{Store, StoreError, Table};
use tokio::sync::Semaphore;
use wire::Fault;

use group::Group;
use latest::Latest;
use order::Orders;
use stream::Stream;

pub use latest::LatestLine;
pub use provenance::OriginLine;

/// The service.
pub struct Logs {
    me: Weak<Self>,
    store: Store,
    door: Door,
    groups: Table<Group>,
    streams: Table<Stream>,
    /// The number of the next event of each stream, decided; by group id and stream part.
    next_event: Arc<Mutex<HashMap<(u64, u32), u64>>>,
    orders: Orders,
    /// Room for searches.
    searches: Arc<Semaphore>,
    latest: Latest,
    metrics: Arc<dyn EmbeddedMetrics>,
}

impl Logs {
    /// The service over an open store. Metrics in events go to `metrics`.
    ///
    /// # Errors
    /// What the store says of its tables.
    pub fn open(
        store: &Store,
        door: &Door,
        metrics: Arc<dyn EmbeddedMetrics>,
    ) -> Result<Arc<Self>, StoreError> {
        let groups = store.table("logs.groups")?;
        let streams = store.table("logs.streams")?;
        Ok(Arc::new_cyclic(|me| Self {
            me: me.clone(),
            groups,
            streams,
            next_event: Arc::default(),
            orders: Orders::default(),
            searches: Arc::new(Semaphore::new(limits::SEARCHES_MAX)),
            latest: Latest::default(),
            metrics,
            store: store.clone(),
            door: door.clone(),
        }))
    }

    /// Adds the operations to the registry.
    pub fn register(registry: &mut Registry, service: &Arc<Self>) {
        ops::register(registry, service);
    }

    /// Counts what an event of a caller's group brings in metrics.
    fn extract(&self, caller: &Caller, group: &str, text: &str) {
        let (account, region) = (&caller.account, &caller.region);
        self.metrics.extract(account, region, group, text);
    }

    /// Waits until what has been decided by now can be read: something that another one makes.
    async fn settled(&self) -> Result<(), Fault> {
        store::committed(self.store.transact(|_| Ok(())), faults::store).await
    }

    /// Service time, milliseconds since the epoch.
    fn now_ms(&self) -> i64 {
        i64::try_from(self.store.service_clock().now_ms()).unwrap_or(i64::MAX)
    }
}
