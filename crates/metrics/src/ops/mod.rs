//! The operations of this folder, a file each. Written by `cargo xtask ops`.

mod get_metric_data;
mod get_metric_statistics;
mod list_metrics;
mod put_metric_data;

use std::sync::Arc;

use plane::Registry;

use crate::Metrics;

/// Adds the operations of this folder to the registry.
pub(crate) fn register(registry: &mut Registry, service: &Arc<Metrics>) {
    registry.serve::<model::cloudwatch::GetMetricData, _>(service);
    registry.serve::<model::cloudwatch::GetMetricStatistics, _>(service);
    registry.serve::<model::cloudwatch::ListMetrics, _>(service);
    registry.serve::<model::cloudwatch::PutMetricData, _>(service);
}
