//! The service as callers see it.

mod against_model;
mod around;
mod capacity;
mod consumers;
mod crash;
mod disk;
mod limits;
mod messages;
mod overview;
mod policies;
mod properties;
mod provenance;
mod resharding;
mod streams;
mod subscriptions;
