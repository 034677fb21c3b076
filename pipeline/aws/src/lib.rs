//! The few AWS calls that the pipeline's function and sender make.
//!
//! Requests are signed by AWS's own signer (`aws-sigv4`) and travel over hyper and rustls. The
//! service crates of the AWS SDK are not used because of what they cost to compile: with two
//! cores, a release build of `aws-sdk-s3` and `lambda_runtime` alone takes three minutes.
//!
//! What is absent on purpose: request and response streaming (bodies here are small and kept in
//! memory), credentials from single sign-on or instance metadata (see [`Credentials`]), and every
//! operation that the pipeline does not call.

mod client;
mod config_file;
mod credentials;
mod endpoint;
mod error;
mod kinesis;
mod s3;

pub use client::{Client, Deadline, RetryPolicy};
pub use credentials::{Credentials, CredentialsError, Region, RegionSource};
pub use endpoint::{Endpoint, EndpointError, Service};
pub use error::Error;
pub use kinesis::{Entry, EntryResult, Kinesis, StreamSummary};
pub use s3::{Condition, Object, PutOutcome, S3};
