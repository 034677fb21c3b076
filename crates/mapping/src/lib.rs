//! Event source mappings: Kinesis streams read, Lambda functions invoked, places kept.
//!
//! [`machine`] decides and does nothing else; the drivers around it read, invoke, write failure
//! records and make checkpoints durable; the operations create, change and delete mappings.

mod access;
mod deliveries;
mod destination;
mod driver;
mod engine;
mod event;
mod failure;
mod faults;
mod filter;
mod history;
pub mod machine;
mod members;
mod names;
mod ops;
mod overview;
mod requests;
mod row;
mod service;
mod tags;
#[cfg(test)]
mod tests;
mod under_way;

pub use deliveries::{DELIVERIES_KEPT_MS, DELIVERY_FRAME_KIND, DeliveryTrace};
pub use engine::{Cadence, Services};
pub use filter::FILTERS_MAX;
pub use history::{Batch, Fate, History, Told, Traced};
pub use members::Members;
pub use overview::{Failing, MappingOverview, Place};
pub use service::Mappings;
pub use under_way::Running;
