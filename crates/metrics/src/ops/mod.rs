//! The operations of this folder, a file each. Written by `cargo xtask ops`.

mod delete_alarms;
mod delete_dashboards;
mod describe_alarm_history;
mod describe_alarms;
mod describe_alarms_for_metric;
mod disable_alarm_actions;
mod enable_alarm_actions;
mod get_dashboard;
mod get_metric_data;
mod get_metric_statistics;
mod list_dashboards;
mod list_metrics;
mod list_tags_for_resource;
mod put_dashboard;
mod put_metric_alarm;
mod put_metric_data;
mod set_alarm_state;
mod tag_resource;
mod untag_resource;

use std::sync::Arc;

use plane::Registry;

use crate::Metrics;

/// Adds the operations of this folder to the registry.
pub(crate) fn register(registry: &mut Registry, service: &Arc<Metrics>) {
    registry.serve::<model::cloudwatch::DeleteAlarms, _>(service);
    registry.serve::<model::cloudwatch::DeleteDashboards, _>(service);
    registry.serve::<model::cloudwatch::DescribeAlarmHistory, _>(service);
    registry.serve::<model::cloudwatch::DescribeAlarms, _>(service);
    registry.serve::<model::cloudwatch::DescribeAlarmsForMetric, _>(service);
    registry.serve::<model::cloudwatch::DisableAlarmActions, _>(service);
    registry.serve::<model::cloudwatch::EnableAlarmActions, _>(service);
    registry.serve::<model::cloudwatch::GetDashboard, _>(service);
    registry.serve::<model::cloudwatch::GetMetricData, _>(service);
    registry.serve::<model::cloudwatch::GetMetricStatistics, _>(service);
    registry.serve::<model::cloudwatch::ListDashboards, _>(service);
    registry.serve::<model::cloudwatch::ListMetrics, _>(service);
    registry.serve::<model::cloudwatch::ListTagsForResource, _>(service);
    registry.serve::<model::cloudwatch::PutDashboard, _>(service);
    registry.serve::<model::cloudwatch::PutMetricAlarm, _>(service);
    registry.serve::<model::cloudwatch::PutMetricData, _>(service);
    registry.serve::<model::cloudwatch::SetAlarmState, _>(service);
    registry.serve::<model::cloudwatch::TagResource, _>(service);
    registry.serve::<model::cloudwatch::UntagResource, _>(service);
}
