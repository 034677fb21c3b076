//! The service as its callers see it.

mod actions;
mod alarms;
mod conditions;
mod dashboards;
mod data;
mod embedded;
mod math;
