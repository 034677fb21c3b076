//! The pipeline's function: each record of a Kinesis stream becomes `data/<id>.json` in a bucket.
//!
//! The promises, and where they are kept:
//! - A record is read as JSON, or as base64 of JSON, and must be an object with an id: [`decode`],
//!   [`key`].
//! - What is stored is a function of the record alone, so that a redelivery changes nothing:
//!   [`document`].
//! - Of several records with one id the newest stays, in whatever order and however often they are
//!   delivered: [`position`], [`mod@write`].
//! - A record that is itself at fault is put aside with the reason and holds nothing up; every
//!   failure of the store is reported, so that the mapping delivers the record again: [`batch`].
//!
//! Everything but [`settings`] and the binary is free of environment and clock; the bucket is a
//! [`store::Store`].

pub mod batch;
pub mod decode;
pub mod document;
pub mod event;
pub mod instant;
pub mod key;
pub mod log;
pub mod position;
pub mod settings;
pub mod store;
pub mod write;

#[cfg(test)]
mod memory;
