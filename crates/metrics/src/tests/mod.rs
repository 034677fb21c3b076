//! The service as its callers see it.

mod actions;
mod alarm_records;
mod alarms;
mod conditions;
mod dashboards;
mod data;
mod embedded;
mod math;
mod room;
mod short_alarms;
