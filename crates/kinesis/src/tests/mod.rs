//! The service as callers see it.

mod crash;
mod messages;
mod resharding;
mod streams;
