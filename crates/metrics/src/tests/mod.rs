//! The service as its callers see it.

mod alarms;
mod dashboards;
mod data;
mod math;
