//! Who is calling, and may they: AWS Signature Version 4 and the IAM policy language.
//!
//! Everything here is pure. There is no I/O and no clock: a request is plain data, the time is a
//! parameter, secrets and policies are handed in by the caller.
//!
//! - [`sigv4`]: parse what a request presents, verify it, decode signed bodies, sign requests.
//! - [`policy`]: parse, evaluate and explain policy documents.
//! - [`fault`]: every way authentication can fail, in the words each AWS protocol uses.
//! - [`time`]: the few time formats signatures and policies are written in.

pub mod fault;
pub mod policy;
pub mod sigv4;
pub mod time;

pub use fault::{AuthFault, FaultData, FaultStyle};
pub use policy::{Policy, PolicyFault};
