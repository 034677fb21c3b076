//! AWS Signature Version 4.
//!
//! [`parse`] reads what a request presents (header or presigned query) without any secret;
//! [`verify`] checks it against one. Between the two the caller looks the access key up. Bodies
//! are read through the [`BodyVerifier`] that `verify` returns.
//!
//! Follows "Signature Version 4 for API requests" of the IAM User Guide and "Authenticating
//! Requests (AWS Signature Version 4)" of the S3 API Reference, streaming uploads included.

mod body;
mod canonical;
mod chunked;
mod key;
mod presented;
mod query_auth;
mod sign;
mod verify;

pub use body::{BodyFault, BodyVerifier, ReceivedBody};
pub use chunked::{ChunkDecoder, ChunkSigning};
pub use key::{SigningKey, SigningKeyCache, equal_in_constant_time, sha256};
pub use presented::{Payload, Placement, Presented, RequestParts, Scope, parse};
pub use sign::{Signer, StreamingSigner};
pub use verify::{Verified, verify};

/// The only signing algorithm accepted. SigV4A (asymmetric) is refused by name.
pub const ALGORITHM: &str = "AWS4-HMAC-SHA256";
/// The last element of every credential scope.
pub const TERMINATOR: &str = "aws4_request";
/// Longest life of a presigned request, seconds (seven days).
pub const PRESIGNED_SECONDS_MAX: u32 = 604_800;
/// How far the request's time may lie from ours, seconds, for S3.
pub const SKEW_SECONDS_S3: i64 = 15 * 60;
/// How far the request's time may lie from ours, seconds, for every other service.
pub const SKEW_SECONDS: i64 = 5 * 60;
/// SHA-256 of nothing, in hexadecimal.
pub const EMPTY_SHA256: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
