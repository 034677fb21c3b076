//! Putting and deleting objects: the decision, the frame, the wait for durability.

use std::sync::Arc;

use bytes::Bytes;
use plane::{Call, Origin};
use store::{AppendBatch, Appended, FrameDraft, Lane, StoreError};
use wire::Fault;

use crate::S3;
use crate::bucket::Bucket;
use crate::conditions::WriteCondition;
use crate::faults;
use crate::object::{KIND_DELETE, KIND_PUT, Object, Put, encode_put};
use crate::upload;

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
        self.door.authorize(&call.caller, &listing)?;
        Err(faults::no_such_key(key))
    }

    /// Puts an object whose data has arrived: decides, appends, waits until it is durable.
    /// Answers when it was put, in milliseconds since the epoch. Data frames of an object that
    /// is refused are released.
    ///
    /// # Errors
    /// The condition's faults, `NoSuchBucket` if the bucket goes meanwhile, the store's.
    pub(crate) async fn put(
        &self,
        name: &str,
        bucket: &Bucket,
        put: Put,
        tail: Vec<Bytes>,
        condition: &WriteCondition,
        origin: Origin,
    ) -> Result<i64, Fault> {
        let extents = put.object.extents.clone();
        let key = put.key.clone();
        let etag = put.object.etag.clone();
        let draft = FrameDraft {
            kind: KIND_PUT,
            owner: bucket.id,
            origin: origin.0,
            parts: encode_put(put, tail)?,
            ..FrameDraft::default()
        };
        let decided = self
            .append(name, bucket.id, &key, Some(etag), condition, draft)
            .await;
        match decided {
            Ok(appended) => {
                let time_ms = i64::try_from(appended.time_ms).unwrap_or(i64::MAX);
                appended
                    .commit
                    .await
                    .map_err(|error| faults::store(&error))?;
                Ok(time_ms)
            }
            Err(fault) => {
                upload::release(self.store.log(), bucket.id, &extents);
                Err(fault)
            }
        }
    }

    /// Puts an object made of parts, whose data stays the upload's if the put is refused.
    ///
    /// # Errors
    /// As [`S3::put`].
    pub(crate) async fn put_of_parts(
        &self,
        name: &str,
        bucket: &Bucket,
        put: Put,
        condition: &WriteCondition,
        origin: Origin,
    ) -> Result<(), Fault> {
        let key = put.key.clone();
        let etag = Some(put.object.etag.clone());
        let draft = FrameDraft {
            kind: KIND_PUT,
            owner: bucket.id,
            origin: origin.0,
            parts: encode_put(put, Vec::new())?,
            ..FrameDraft::default()
        };
        let appended = self
            .append(name, bucket.id, &key, etag, condition, draft)
            .await?;
        appended
            .commit
            .await
            .map(|_| ())
            .map_err(|error| faults::store(&error))
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
        let decisions = Arc::clone(&self.decisions);
        let settled_key = key.to_owned();
        draft.on_applied = Some(Box::new(move |frame| {
            decisions.settled(bucket, &settled_key, frame.position);
        }));
        let batch = AppendBatch::one(Lane::Objects, draft).reserved(reservation);
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
                || {
                    let appended = log.try_append(batch).map_err(store_fault)?;
                    let position = appended.positions.first().copied();
                    position
                        .map(|position| (position, appended))
                        .ok_or_else(|| {
                            Fault::server("InternalError", "The log gave the object no position.")
                        })
                },
            )
            .map_err(|refused| refused.unwrap_or_else(|| faults::no_such_bucket(name)))
    }
}
