//! Putting and deleting objects: the decision, the frame, the wait for durability.

use std::sync::Arc;

use bytes::Bytes;
use plane::{Call, Origin};
use store::{AppendBatch, Appended, FrameDraft, FrameHook, Lane, StoreError};
use wire::Fault;

use crate::S3;
use crate::bucket::Bucket;
use crate::conditions::WriteCondition;
use crate::faults;
use crate::object::{KIND_DELETE, KIND_PUT, Object, Put, encode_put};
use crate::upload::Laid;

impl S3 {
    /// The durable object of a key.
    ///
    /// # Errors
    /// `InternalError` if the index fails.
    pub(crate) fn object(&self, bucket: u64, key: &str) -> Result<Option<Object>, Fault> {
        let row = self
            .store
            .ordered_index()
            .get(bucket, key.as_bytes())
            .map_err(|error| faults::store(&error))?;
        row.map(|row| Object::from_row(&row)).transpose()
    }

    /// The object that a reader asks for.
    ///
    /// # Errors
    /// `NoSuchKey`; `AccessDenied` instead for a caller who may not list the bucket, who is not
    /// to learn which keys there are.
    pub(crate) fn readable(
        &self,
        call: &Call,
        name: &str,
        bucket: &Bucket,
        key: &str,
    ) -> Result<Object, Fault> {
        if let Some(object) = self.object(bucket.id, key)? {
            return Ok(object);
        }
        let listing = self.bucket_access("s3:ListBucket", Some(&name.to_owned()));
        self.authorize(call, &listing)?;
        Err(faults::no_such_key(key))
    }

    /// Puts an object whose data has arrived: decides, appends, waits until it is durable.
    /// Answers when it was put, in milliseconds since the epoch. Data of an object that is
    /// refused is released.
    ///
    /// # Errors
    /// The condition's faults, `NoSuchBucket` if the bucket goes meanwhile, the store's.
    pub(crate) async fn put(
        &self,
        name: &str,
        bucket: &Bucket,
        mut put: Put,
        (laid, tail): (Laid, Vec<Bytes>),
        condition: &WriteCondition,
        origin: Origin,
    ) -> Result<i64, Fault> {
        put.object.extents = laid.extents().to_vec();
        let key = put.key.clone();
        let etag = put.object.etag.clone();
        let draft = FrameDraft {
            kind: KIND_PUT,
            owner: bucket.id,
            origin: origin.0,
            parts: encode_put(put, tail)?,
            ..FrameDraft::default()
        };
        let appended = self
            .append(name, bucket.id, &key, Some(etag), condition, draft)
            .await?;
        laid.keep();
        let time_ms = i64::try_from(appended.time_ms).unwrap_or(i64::MAX);
        appended
            .commit
            .await
            .map_err(|error| faults::store(&error))?;
        Ok(time_ms)
    }

    /// Deletes a key, whether it is there or not.
    ///
    /// # Errors
    /// As [`S3::put`].
    pub(crate) async fn delete(
        &self,
        name: &str,
        bucket: &Bucket,
        key: &str,
        condition: &WriteCondition,
        origin: Origin,
    ) -> Result<(), Fault> {
        if !self.uploads.is_empty()
            && let Some(present) = self.object(bucket.id, key)?
            && condition.judge(key, Some(&present.etag)).is_ok()
        {
            self.disturb_uploads(bucket.id, key).await?;
        }
        let draft = FrameDraft {
            kind: KIND_DELETE,
            owner: bucket.id,
            origin: origin.0,
            parts: vec![Bytes::copy_from_slice(key.as_bytes())],
            ..FrameDraft::default()
        };
        let appended = self
            .append(name, bucket.id, key, None, condition, draft)
            .await?;
        appended
            .commit
            .await
            .map(|_| ())
            .map_err(|error| faults::store(&error))
    }

    async fn append(
        &self,
        name: &str,
        bucket: u64,
        key: &str,
        etag: Option<String>,
        condition: &WriteCondition,
        mut draft: FrameDraft,
    ) -> Result<Appended, Fault> {
        let log = self.store.log();
        let store_fault = |error: StoreError| faults::store(&error);
        let reservation = log
            .reserve(Lane::Objects, draft.disk_len())
            .await
            .map_err(store_fault)?;
        let durable = || {
            if condition.asks() {
                Ok(self.object(bucket, key)?.map(|object| object.etag))
            } else {
                Ok(None)
            }
        };
        self.decisions
            .decide(
                bucket,
                key,
                etag,
                durable,
                |present| condition.judge(key, present),
                |ticket| {
                    draft.on_applied = Some(self.settling(bucket, key, ticket));
                    let batch = AppendBatch::one(Lane::Objects, draft).reserved(reservation);
                    log.try_append(batch).map_err(store_fault)
                },
            )
            .map_err(|refused| refused.unwrap_or_else(|| faults::no_such_bucket(name)))
    }

    /// What tells the decisions that a write is durable.
    pub(crate) fn settling(&self, bucket: u64, key: &str, ticket: u64) -> FrameHook {
        let (decisions, key) = (Arc::clone(&self.decisions), key.to_owned());
        Box::new(move |_| decisions.settled(bucket, &key, ticket))
    }
}
