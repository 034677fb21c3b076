//! Which invocation wrote which object: for who traces records.

use std::sync::Arc;

use bytes::Bytes;
use serde::Serialize;
use wire::Fault;

use crate::S3;
use crate::bucket::Bucket;
use crate::faults;
use crate::object::{KIND_DELETE, KIND_PUT, decode_put};

/// The largest object whose content is looked into.
const CONTENT_BYTES_MAX: u64 = 1024 * 1024;

/// What an invocation did to an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The bucket's name; its internal id if it is gone.
    pub bucket: String,
    /// The object's key.
    pub key: String,
    /// Its size in bytes; `None` if it was deleted.
    pub size: Option<u64>,
    /// When, milliseconds since the epoch.
    pub at_ms: u64,
    /// Whether the object is still as that left it.
    pub is_current: bool,
    /// The invocation.
    #[serde(skip)]
    pub origin: u64,
}

/// An object and who put it.
#[derive(Debug, Clone)]
pub struct FoundObject {
    /// The bucket's name.
    pub bucket: String,
    /// The object's key.
    pub key: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was put, milliseconds since the epoch.
    pub modified_ms: u64,
    /// The invocation that put it; 0 for one from outside.
    pub origin: u64,
    /// Its content, if it is small.
    pub content: Option<Bytes>,
}

impl S3 {
    fn buckets_by_id(&self) -> Vec<(Arc<str>, Arc<Bucket>)> {
        self.buckets.all()
    }

    /// What these invocations did to objects from one time to another, in order, at most `most`; and
    /// whether that is all: segments in which little was left have been written anew, and what was in
    /// them is not found by its time. Reads the disk.
    ///
    /// # Errors
    /// `InternalError` if the disk fails.
    pub fn changes_by(
        &self,
        origins: &[u64],
        from_ms: u64,
        until_ms: u64,
        most: usize,
    ) -> Result<(Vec<Change>, bool), Fault> {
        let buckets = self.buckets_by_id();
        let mut changes = Vec::new();
        let log = self.store.log();
        let is_whole = log.walk_objects(from_ms, until_ms, &mut |frame| {
            if !origins.contains(&frame.origin) || frame.origin == 0 {
                return true;
            }
            let (key, size) = match frame.kind {
                KIND_PUT => match decode_put(frame) {
                    Some(put) => (put.key, Some(put.object.size)),
                    None => return true,
                },
                KIND_DELETE => (String::from_utf8_lossy(&frame.payload()).into_owned(), None),
                _ => return true,
            };
            let bucket = buckets.iter().find(|(_, bucket)| bucket.id == frame.owner);
            let present = self.object(frame.owner, &key).ok().flatten();
            let is_current = match (&present, size) {
                (Some(object), Some(size)) => {
                    object.origin == frame.origin
                        && object.size == size
                        && u64::try_from(object.modified_ms) == Ok(frame.time_ms)
                }
                (present, size) => present.is_none() && size.is_none(),
            };
            changes.push(Change {
                bucket: bucket
                    .map_or_else(|| frame.owner.to_string(), |(name, _)| name.to_string()),
                key,
                size,
                at_ms: frame.time_ms,
                is_current: is_current && bucket.is_some(),
                origin: frame.origin,
            });
            changes.len() < most
        });
        let is_whole = is_whole.map_err(|error| faults::store(&error))?;
        Ok((changes, is_whole))
    }

    /// The objects with a key, in this bucket or in any; with what is in them, if it is little. Reads
    /// the disk.
    ///
    /// # Errors
    /// `NoSuchBucket`, `InternalError` if the disk fails.
    pub fn objects_at(&self, bucket: Option<&str>, key: &str) -> Result<Vec<FoundObject>, Fault> {
        let mut buckets = self.buckets_by_id();
        if let Some(name) = bucket {
            buckets.retain(|(known, _)| **known == *name);
            if buckets.is_empty() {
                return Err(faults::no_such_bucket(name));
            }
        }
        let mut found = Vec::new();
        for (name, bucket) in buckets {
            let Some(object) = self.object(bucket.id, key)? else {
                continue;
            };
            let content = match object.extents.as_slice() {
                [extent] if object.size <= CONTENT_BYTES_MAX => {
                    let frame = self.store.log().read_frame(extent.at()).ok();
                    frame.and_then(|frame| {
                        let start = usize::try_from(extent.offset).ok()?;
                        let end = start.checked_add(usize::try_from(extent.length).ok()?)?;
                        let payload = frame.payload();
                        (end <= payload.len()).then(|| payload.slice(start..end))
                    })
                }
                _ => None,
            };
            found.push(FoundObject {
                bucket: name.to_string(),
                key: key.to_owned(),
                size: object.size,
                modified_ms: u64::try_from(object.modified_ms).unwrap_or(0),
                origin: object.origin,
                content,
            });
        }
        Ok(found)
    }
}
