//! Multipart uploads and their parts, as they are stored. See "Uploading and copying objects
//! using multipart upload" in the Amazon S3 User Guide.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use wire::Fault;

use crate::bucket::Bucket;
use crate::checksum::{Algorithm, hex};
use crate::object::{Checksum, Extent, Headers};
use crate::{S3, faults};

/// An upload, under its id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Upload {
    /// The bucket's internal id.
    pub bucket: u64,
    /// The key.
    pub key: String,
    /// When it was begun, milliseconds since the epoch.
    pub begun_ms: i64,
    /// The object's headers.
    pub headers: Headers,
    /// The checksum algorithm of the parts, if one was named.
    pub algorithm: Option<Algorithm>,
    /// Whether the object's checksum is to be composite.
    pub composite: bool,
}

/// A part, under `<upload id>/<five-digit number>`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    /// Size in bytes.
    pub size: u64,
    /// MD5.
    pub md5: [u8; 16],
    /// Checksum.
    pub checksum: Checksum,
    /// When it came, milliseconds since the epoch.
    pub modified_ms: i64,
    /// Where its data is.
    pub extents: Vec<Extent>,
}

impl Part {
    /// The part's ETag, without quotes.
    pub fn etag(&self) -> String {
        hex(&self.md5)
    }
}

/// The key of a part's row.
pub fn part_key(upload: &str, number: i32) -> String {
    format!("{upload}/{number:05}")
}

/// The part's number in the key of its row.
pub fn part_number(row_key: &str) -> i32 {
    row_key
        .rsplit_once('/')
        .and_then(|(_, number)| number.parse().ok())
        .unwrap_or(0)
}

impl S3 {
    /// An upload of a key in a bucket.
    ///
    /// # Errors
    /// `NoSuchUpload`.
    pub(crate) fn upload(
        &self,
        bucket: &Bucket,
        key: &str,
        upload_id: Option<&String>,
    ) -> Result<(String, Arc<Upload>), Fault> {
        let id = upload_id.ok_or_else(|| faults::missing("UploadId"))?;
        match self.uploads.get(id) {
            Some(upload) if upload.bucket == bucket.id && upload.key == key => {
                Ok((id.clone(), upload))
            }
            _ => Err(faults::no_such_upload(id)),
        }
    }

    /// The parts of an upload, by number.
    pub(crate) fn parts_of(&self, upload_id: &str) -> Vec<(i32, Arc<Part>)> {
        self.parts
            .prefix(&format!("{upload_id}/"))
            .into_iter()
            .map(|(key, part)| (part_number(&key), part))
            .collect()
    }

    /// A fresh upload id: not to be guessed.
    pub(crate) fn new_upload_id(&self) -> String {
        let mut bytes = [0_u8; 48];
        self.store.rng().fill_bytes(&mut bytes);
        base64_simd::URL_SAFE_NO_PAD.encode_to_string(bytes)
    }
}
