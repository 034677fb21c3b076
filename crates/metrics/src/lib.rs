//! Amazon CloudWatch metrics: data points, statistics, alarms and dashboards.
//!
//! The engine's own services count their samples here ([`plane::MetricSink`]); clients put theirs
//! with PutMetricData, or in log events ([`plane::EmbeddedMetrics`]). Data points are kept per minute (per second where they come with high
//! resolution) in the log's `telemetry` lane; metrics, alarms and dashboards are rows of tables.
//! See the Amazon CloudWatch API Reference.

mod alarm;
mod bins;
mod dashboard;
mod embedded;
mod faults;
pub mod limits;
mod math;
mod metric;
mod ops;
mod overview;
mod pending;
mod prometheus;
mod query;
mod read;
mod recent;
mod schedule;
mod statistic;
mod stats;
mod tags;
mod token;
mod unit;
mod window;
mod write;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};

use plane::{Door, MetricSample, MetricSink, Registry};
use store::{Store, StoreError, Table};

use embedded::Embedded;
use metric::{Metric, Registration};
use pending::Pending;
use recent::Recent;
use write::Numbers;

pub use overview::{AlarmOverview, Figure, Spread};
pub use schedule::Running;

/// The service.
pub struct Metrics {
    store: Store,
    ids: Table<u64>,
    registrations: Table<Registration>,
    alarms: Table<alarm::Alarm>,
    history: Table<alarm::Item>,
    dashboards: Table<dashboard::Dashboard>,
    notifications: Table<alarm::Notification>,
    /// Told when a notification is there.
    due: Arc<tokio::sync::Notify>,
    door: Door,
    /// The numbers of all registered metrics.
    known: RwLock<HashMap<Arc<Metric>, u32>>,
    numbers: Mutex<Numbers>,
    pending: Pending,
    embedded: Embedded,
    recent: Arc<Recent>,
    /// Held while samples are written.
    flushing: tokio::sync::Mutex<()>,
    /// Held while a summary is written.
    summarising: tokio::sync::Mutex<()>,
}

impl Metrics {
    /// The service over an open store, with all data points that were durable. Notifications go
    /// through the door.
    ///
    /// # Errors
    /// What the store says of its tables and its log.
    pub fn open(store: &Store, door: &Door) -> Result<Arc<Self>, StoreError> {
        let service = Self {
            ids: store.table("metrics.ids")?,
            registrations: store.table("metrics.metrics")?,
            alarms: store.table("metrics.alarms")?,
            history: store.table("metrics.alarm-history")?,
            dashboards: store.table("metrics.dashboards")?,
            notifications: store.table("metrics.notifications")?,
            due: Arc::default(),
            door: door.clone(),
            known: RwLock::default(),
            numbers: Mutex::new(Numbers {
                journal: 1,
                summary: 1,
                metric: 0,
            }),
            pending: Pending::default(),
            embedded: Embedded::default(),
            recent: Arc::default(),
            flushing: tokio::sync::Mutex::default(),
            summarising: tokio::sync::Mutex::default(),
            store: store.clone(),
        };
        service.restore()?;
        Ok(Arc::new(service))
    }

    /// Adds the operations to the registry.
    pub fn register(registry: &mut Registry, service: &Arc<Self>) {
        ops::register(registry, service);
    }

    /// Service time, milliseconds since the epoch.
    fn now_ms(&self) -> i64 {
        i64::try_from(self.store.service_clock().now_ms()).unwrap_or(i64::MAX)
    }
}

impl MetricSink for Metrics {
    fn record(&self, sample: MetricSample<'_>) {
        self.pending.add(&sample);
    }
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
