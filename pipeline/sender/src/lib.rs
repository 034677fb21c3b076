//! Sends random records to a Kinesis stream, and waits until they are in the bucket.
//!
//! [`record`] makes the records, [`send`] puts them into the stream, [`verify`] looks for them in
//! the bucket while they are still being sent, [`summary`] says what came of it. [`options`] and
//! [`run`] are the command line's.

pub mod options;
pub mod record;
pub mod run;
pub mod send;
pub mod summary;
pub mod verify;
