//! Multipart uploads and their parts, as they are stored. See "Uploading and copying objects
//! using multipart upload" in the Amazon S3 User Guide.

use std::sync::Arc;

use model::s3 as api;
use plane::{Caller, Principal};
use serde::{Deserialize, Serialize};
use wire::{Fault, hex};

use crate::bucket::Bucket;
use crate::checksum::{self, Algorithm, Declared};
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
    /// What was said of the object beside.
    #[serde(default)]
    pub named: Named,
    /// Whether an object of the key was deleted meanwhile.
    #[serde(default)]
    pub disturbed: bool,
    /// Who began it; of uploads of earlier versions nobody knows.
    #[serde(default)]
    pub initiator: Option<Initiator>,
}

/// Who began an upload.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Initiator {
    /// The account's canonical id, or the ARN of its user or role session.
    pub id: String,
    /// The name of it.
    pub name: String,
}

impl Initiator {
    /// The caller as who begins an upload.
    pub(crate) fn of(caller: &Caller) -> Self {
        let (id, name) = match &caller.principal {
            Principal::User { name, .. } => (caller.arn(), name.clone()),
            Principal::AssumedRole { role, session, .. } => {
                (caller.arn(), format!("{role}/{session}"))
            }
            Principal::Root | Principal::Service(_) | Principal::Anonymous => {
                (crate::owner_id(&caller.account), caller.account.to_string())
            }
        };
        Self { id, name }
    }
}

/// What a write says of its object: nothing is done about it, but policies ask for it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Named {
    /// `x-amz-server-side-encryption`
    pub encryption: Option<String>,
    /// `x-amz-acl`
    pub acl: Option<String>,
    /// `x-amz-storage-class`
    pub storage_class: Option<String>,
}

impl Upload {
    /// Who began it, as listings tell it.
    pub(crate) fn shown_initiator(&self, bucket: &Bucket) -> api::Initiator {
        let initiator = self.initiator.clone();
        let initiator = initiator.unwrap_or_else(|| Initiator {
            id: crate::owner_id(&bucket.account),
            name: bucket.account.to_string(),
        });
        api::Initiator {
            id: Some(initiator.id),
            display_name: Some(initiator.name),
        }
    }

    /// What the object's checksum is to be over.
    pub(crate) fn kind(&self) -> &'static str {
        if self.composite {
            "COMPOSITE"
        } else {
            "FULL_OBJECT"
        }
    }

    /// Refuses a completion that names another checksum type than the upload has.
    ///
    /// # Errors
    /// `InvalidRequest`
    pub(crate) fn check_type(&self, named: Option<&str>) -> Result<(), Fault> {
        let own = match self.algorithm {
            None => "null",
            Some(_) => self.kind(),
        };
        match named {
            None => Ok(()),
            Some(named) if named == own => Ok(()),
            Some("COMPOSITE" | "FULL_OBJECT") => Err(faults::invalid_request(format!(
                "The upload was created using the {own} checksum mode. The complete request must \
                 use the same checksum mode."
            ))),
            Some(_) => Err(checksum::invalid_type()),
        }
    }
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
    /// Whether its checksum is the declared one, if one is declared.
    pub fn has(&self, declared: Option<&Declared>) -> bool {
        declared.is_none_or(|declared| {
            declared.algorithm == self.checksum.algorithm
                && declared.value.as_ref() == Some(&self.checksum.value)
        })
    }

    /// The part's ETag, without quotes.
    pub fn etag(&self) -> String {
        hex::encode(&self.md5)
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

    /// Notes in the uploads of a key that its object is being deleted: completions that are bound to
    /// conditions come too late.
    ///
    /// # Errors
    /// The store's.
    pub(crate) async fn disturb_uploads(&self, bucket: u64, key: &str) -> Result<(), Fault> {
        let is_of_key = |upload: &Upload| upload.bucket == bucket && upload.key == key;
        let under_way = self.uploads.all().into_iter();
        let ids: Vec<_> = under_way
            .filter(|(_, upload)| is_of_key(upload) && !upload.disturbed)
            .map(|(id, _)| id)
            .collect();
        if ids.is_empty() {
            return Ok(());
        }
        let outcome = self.store.transact(|tx| {
            for id in &ids {
                if let Some(upload) = tx.get(&self.uploads, id) {
                    let mut upload = Upload::clone(&upload);
                    upload.disturbed = true;
                    tx.put(&self.uploads, id, upload);
                }
            }
            Ok(())
        });
        store::committed(outcome, faults::store).await
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
