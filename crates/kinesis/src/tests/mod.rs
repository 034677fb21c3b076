//! The service as callers see it.

mod around;
mod consumers;
mod crash;
mod messages;
mod overview;
mod policies;
mod properties;
mod resharding;
mod streams;
mod subscriptions;
