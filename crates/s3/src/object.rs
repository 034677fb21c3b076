//! Objects as they are stored.

use std::collections::BTreeMap;

use bytes::{BufMut, Bytes, BytesMut};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Frame, Position};
use wire::Fault;

use crate::checksum::Algorithm;
use crate::{faults, limits};

/// Frame kind: an object is put. Payload: length of the header (u32, big-endian), header (JSON of
/// [`Put`]), then the data that lies in the frame itself.
pub const KIND_PUT: u16 = 0x10;
/// Frame kind: an object is deleted. Payload: the key.
pub const KIND_DELETE: u16 = 0x11;
/// Frame kind: data of an object or part whose put comes later.
pub const KIND_DATA: u16 = 0x12;
/// Frame kind: data frames that nothing refers to. Payload: JSON list of [`Extent`].
pub const KIND_RELEASE: u16 = 0x13;

/// Frame kind: an object whose data was moved, out of a segment with little left in it. Payload as
/// of [`KIND_PUT`]; the header tells where from.
pub const KIND_MOVED: u16 = 0x14;
/// Frame kind: a part of an object's data that lay in a frame of its own, moved likewise. Payload:
/// length of the header (u32, big-endian), header (JSON of [`MovedData`]), then the data.
pub const KIND_MOVED_DATA: u16 = 0x15;

/// A run of an object's data in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// The frame's position; 0 for the frame that the header itself lies in.
    #[serde(rename = "p")]
    pub position: u64,
    /// Where the data begins in the frame's payload, in bytes.
    #[serde(rename = "o")]
    pub offset: u32,
    /// Length in bytes.
    #[serde(rename = "n")]
    pub length: u32,
    /// Bytes of the log that the frame takes up.
    #[serde(rename = "d")]
    pub disk: u32,
}

/// A checksum kept with an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checksum {
    /// The algorithm.
    #[serde(rename = "a")]
    pub algorithm: Algorithm,
    /// Base64; with `-<parts>` where it is composite.
    #[serde(rename = "v")]
    pub value: String,
    /// Whether it is over the parts' checksums and not over the data.
    #[serde(rename = "c", default, skip_serializing_if = "std::ops::Not::not")]
    pub composite: bool,
}

impl Checksum {
    /// `FULL_OBJECT` or `COMPOSITE`.
    pub fn kind(&self) -> &'static str {
        if self.composite {
            "COMPOSITE"
        } else {
            "FULL_OBJECT"
        }
    }
}

/// What HTTP and the user say of an object.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headers {
    /// `Content-Type`; `binary/octet-stream` if the client named none.
    #[serde(rename = "ct", default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// `Content-Encoding`, without `aws-chunked`.
    #[serde(rename = "ce", default, skip_serializing_if = "Option::is_none")]
    pub content_encoding: Option<String>,
    /// `Content-Language`
    #[serde(rename = "cl", default, skip_serializing_if = "Option::is_none")]
    pub content_language: Option<String>,
    /// `Content-Disposition`
    #[serde(rename = "cd", default, skip_serializing_if = "Option::is_none")]
    pub content_disposition: Option<String>,
    /// `Cache-Control`
    #[serde(rename = "cc", default, skip_serializing_if = "Option::is_none")]
    pub cache_control: Option<String>,
    /// `Expires`, as it came.
    #[serde(rename = "ex", default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// `x-amz-meta-…`, names in lower case without the prefix.
    #[serde(rename = "m", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, String>,
}

impl Headers {
    /// Metadata as it is answered: "encoded as per RFC 2047", "Working with object metadata",
    /// Amazon S3 User Guide.
    pub fn shown_metadata(&self) -> BTreeMap<String, String> {
        let shown = |value: &String| {
            if value.is_ascii() {
                return value.clone();
            }
            let encoded = base64_simd::STANDARD.encode_to_string(value);
            format!("=?UTF-8?B?{encoded}?=")
        };
        let metadata = self.metadata.iter();
        metadata
            .map(|(name, value)| (name.clone(), shown(value)))
            .collect()
    }

    /// Refuses metadata beyond S3's limit.
    ///
    /// # Errors
    /// `MetadataTooLarge`.
    pub fn check(&self) -> Result<(), Fault> {
        let size: usize = self
            .metadata
            .iter()
            .map(|(name, value)| name.len() + value.len())
            .sum();
        if size <= limits::METADATA_BYTES_MAX {
            return Ok(());
        }
        Err(Fault::client(
            "MetadataTooLarge",
            "Your metadata headers exceed the maximum allowed metadata size",
        )
        .with_field("Size", size.to_string())
        .with_field("MaxSizeAllowed", limits::METADATA_BYTES_MAX.to_string()))
    }
}

/// An object, as the ordered index holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// Size in bytes.
    #[serde(rename = "s")]
    pub size: u64,
    /// ETag without quotes.
    #[serde(rename = "e")]
    pub etag: String,
    /// When it was put, milliseconds since the epoch. Filled in from the frame.
    #[serde(rename = "t", default)]
    pub modified_ms: i64,
    /// The invocation that put it; 0 for one from outside. Filled in from the frame.
    #[serde(rename = "i", default)]
    pub origin: u64,
    /// Its checksum.
    #[serde(rename = "k")]
    pub checksum: Checksum,
    /// What HTTP and the user say of it.
    #[serde(rename = "h")]
    pub headers: Headers,
    /// Where its data is.
    #[serde(rename = "x")]
    pub extents: Vec<Extent>,
    /// Sizes of its parts, for objects of multipart uploads.
    #[serde(rename = "u", default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<u64>,
    /// The upload that made it, for objects of multipart uploads.
    #[serde(rename = "mu", default, skip_serializing_if = "Option::is_none")]
    pub upload: Option<String>,
}

/// What the header of a [`KIND_PUT`] or [`KIND_MOVED`] frame says.
#[derive(Debug, Serialize, Deserialize)]
pub struct Put {
    /// The object's key.
    pub key: String,
    /// The object.
    pub object: Object,
    /// Data that this put makes superfluous beside that of the object it replaces: parts of the
    /// upload that the object was made without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Extent>,
    /// Where the data was before it was moved. The object keeps its time and origin then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u64>,
}

/// What the header of a [`KIND_MOVED_DATA`] frame says.
#[derive(Debug, Serialize, Deserialize)]
pub struct MovedData {
    /// The object's key.
    pub key: String,
    /// Where the data was.
    pub from: u64,
}

/// The payload of a [`KIND_PUT`] frame, in pieces that are not copied. An extent at position 0
/// is set to where the data lies.
pub fn encode_put(mut put: Put, data: Vec<Bytes>) -> Result<Vec<Bytes>, Fault> {
    let length: usize = data.iter().map(Bytes::len).sum();
    if length > 0 {
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        put.object.extents.push(Extent {
            position: 0,
            offset: 0,
            length,
            disk: 0,
        });
    }
    with_header(&put, data)
}

/// The payload of a [`KIND_MOVED_DATA`] frame.
pub fn encode_moved(moved: &MovedData, data: Bytes) -> Result<Vec<Bytes>, Fault> {
    with_header(moved, vec![data])
}

fn with_header(header: &impl Serialize, data: Vec<Bytes>) -> Result<Vec<Bytes>, Fault> {
    let header = serde_json::to_vec(header)
        .map_err(|error| Fault::server("InternalError", error.to_string()))?;
    let mut first = BytesMut::with_capacity(header.len() + 4);
    first.put_u32(u32::try_from(header.len()).unwrap_or(u32::MAX));
    first.put_slice(&header);
    let mut pieces = vec![first.freeze()];
    pieces.extend(data);
    Ok(pieces)
}

/// The header of a frame, and where it ends.
fn header_of<T: DeserializeOwned>(frame: &Frame) -> Option<(T, usize)> {
    let payload = frame.parts.first()?;
    let length = u32::from_be_bytes(payload.get(..4)?.try_into().ok()?);
    let end = 4 + usize::try_from(length).ok()?;
    Some((serde_json::from_slice(payload.get(4..end)?).ok()?, end))
}

/// Reads a [`KIND_MOVED_DATA`] frame: what it says, and where the data is now.
pub fn decode_moved(frame: &Frame) -> Option<(MovedData, Extent)> {
    let (moved, end) = header_of(frame)?;
    let extent = Extent {
        position: frame.position.to_u64(),
        offset: u32::try_from(end).ok()?,
        length: u32::try_from(frame.payload_len().checked_sub(end)?).ok()?,
        disk: frame.disk_len(),
    };
    Some((moved, extent))
}

/// Reads a [`KIND_PUT`] or [`KIND_MOVED`] frame, with everything filled in.
pub fn decode_put(frame: &Frame) -> Option<Put> {
    let (mut put, end): (Put, usize) = header_of(frame)?;
    let object = &mut put.object;
    if put.from.is_none() {
        object.modified_ms = i64::try_from(frame.time_ms).unwrap_or(i64::MAX);
        object.origin = frame.origin;
    }
    for extent in &mut object.extents {
        if extent.position == 0 {
            extent.position = frame.position.to_u64();
            extent.offset = u32::try_from(end).ok()?;
            extent.disk = frame.disk_len();
        }
    }
    Some(put)
}

impl Object {
    /// As the ordered index keeps it.
    pub fn to_row(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// From the ordered index.
    ///
    /// # Errors
    /// `InternalError` if the row is damaged.
    pub fn from_row(row: &[u8]) -> Result<Self, Fault> {
        serde_json::from_slice(row).map_err(|error| {
            tracing::error!(%error, "a row of the object index is damaged");
            Fault::server(
                "InternalError",
                "We encountered an internal error. Please try again.",
            )
        })
    }

    /// The ETag as the API writes it.
    pub fn quoted_etag(&self) -> String {
        format!("\"{}\"", self.etag)
    }
}

impl Extent {
    /// The frame's position.
    pub fn at(&self) -> Position {
        Position::from_u64(self.position)
    }
}

/// Refuses keys that S3 refuses.
///
/// # Errors
/// `KeyTooLongError`, `InvalidRequest` for an empty one.
pub fn check_key(key: Option<&String>) -> Result<&String, Fault> {
    let key = key
        .filter(|key| !key.is_empty())
        .ok_or_else(|| faults::missing("Key"))?;
    if key.len() > limits::KEY_BYTES_MAX {
        return Err(faults::key_too_long(key.len()));
    }
    Ok(key)
}

/// The number of a part.
///
/// # Errors
/// `InvalidArgument`
pub fn check_part_number(number: Option<i32>) -> Result<i32, Fault> {
    let number = number.unwrap_or(0);
    if (1..=limits::PART_NUMBER_MAX).contains(&number) {
        return Ok(number);
    }
    Err(faults::invalid_argument(
        "Part number must be an integer between 1 and 10000, inclusive",
        "partNumber",
        &number.to_string(),
    ))
}

/// Refuses version ids: buckets here have no versions but `null`.
///
/// # Errors
/// `InvalidArgument`.
pub fn check_version(version: Option<&String>) -> Result<(), Fault> {
    match version.map(String::as_str) {
        None | Some("null") => Ok(()),
        Some(other) => Err(faults::invalid_argument(
            "Invalid version id specified",
            "versionId",
            other,
        )),
    }
}
