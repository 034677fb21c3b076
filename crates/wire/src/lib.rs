//! Wire forms of AWS APIs, without I/O: schema tables, the codecs that walk them, validation,
//! faults, ARNs, time formats, hexadecimal and percent-encoding.
//!
//! Everything here is pure. The types that the schemas describe are generated into the `model`
//! crate; what travels over HTTP is the `gateway` crate's affair.

mod arn;
pub mod codec;
mod fault;
pub mod hex;
mod operation;
mod payload;
pub mod percent;
mod route;
pub mod schema;
mod timestamp;
mod validate;
pub mod value;

pub use arn::Arn;
pub use fault::{Fault, FaultKind};
pub use operation::{Operation, OperationMeta, Structure, debug};
pub use payload::{Chunks, Event, Events, NextChunk, NextEvent, Payload};
pub use route::{Labels, route};
pub use timestamp::Timestamp;
pub use validate::validate;
