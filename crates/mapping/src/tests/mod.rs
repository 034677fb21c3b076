//! The service with its neighbours replaced by small models: a stream, a function, a bucket, a
//! role.

mod cadence;
mod consumers;
mod delivery;
mod destinations;
mod filters;
mod history;
mod metrics;
mod neighbours;
mod operations;
mod rights;
mod source;
mod stream;
mod windows;
mod world;
