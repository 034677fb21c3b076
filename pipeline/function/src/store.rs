//! The bucket, as far as the function needs one.

use std::future::Future;

use bytes::Bytes;
use pipeline_aws::{Condition, Deadline, Error, Object, PutOutcome, S3};

/// A bucket.
pub trait Store: Sync {
    /// Puts an object on a condition. May take effect although it fails, where an answer is lost.
    fn put(
        &self,
        key: &str,
        body: Bytes,
        condition: &Condition,
        metadata: &[(&str, String)],
        deadline: Deadline,
    ) -> impl Future<Output = Result<PutOutcome, Error>> + Send;

    /// Gets an object; none where there is no such key.
    fn get(
        &self,
        key: &str,
        deadline: Deadline,
    ) -> impl Future<Output = Result<Option<Object>, Error>> + Send;
}

impl Store for S3 {
    fn put(
        &self,
        key: &str,
        body: Bytes,
        condition: &Condition,
        metadata: &[(&str, String)],
        deadline: Deadline,
    ) -> impl Future<Output = Result<PutOutcome, Error>> + Send {
        S3::put(self, key, body, condition, metadata, deadline)
    }

    fn get(
        &self,
        key: &str,
        deadline: Deadline,
    ) -> impl Future<Output = Result<Option<Object>, Error>> + Send {
        S3::get(self, key, deadline)
    }
}
