//! Data on its way into the log: hashed, checked against what the client declared, and laid down
//! in frames as it arrives, so that memory stays bounded whatever the size.

use bytes::Bytes;
use md5::Digest as _;
use store::{AppendBatch, FrameDraft, Lane, Log};
use wire::{Fault, Payload, hex};

use crate::checksum::{self, Algorithm, Declared, Running, RunningMd5};
use crate::object::{Checksum, Extent, KIND_DATA, KIND_RELEASE};
use crate::{faults, limits};

/// What a request says of its data beforehand.
#[derive(Debug, Default)]
pub struct Expected {
    /// `Content-MD5`, base64.
    pub content_md5: Option<String>,
    /// The checksum declared.
    pub checksum: Option<Declared>,
    /// What to compute where the client declares nothing.
    pub fallback: Option<Algorithm>,
}

/// Data that has arrived whole and as declared.
#[derive(Debug)]
pub struct Received {
    /// Size in bytes.
    pub size: u64,
    /// MD5.
    pub md5: [u8; 16],
    /// Its checksum.
    pub checksum: Checksum,
    /// Data that lies in frames of its own already.
    pub laid: Laid,
    /// The rest, to be put into the frame of the object or of a last data frame.
    pub tail: Vec<Bytes>,
}

/// Data laid down that nothing refers to yet. Dropped, for whatever reason (a client that hangs
/// up, a refused write), it gives its space back.
#[derive(Debug)]
pub struct Laid {
    log: Log,
    owner: u64,
    extents: Vec<Extent>,
}

impl Laid {
    fn new(log: &Log, owner: u64) -> Self {
        Self {
            log: log.clone(),
            owner,
            extents: Vec::new(),
        }
    }

    /// Where it lies.
    pub fn extents(&self) -> &[Extent] {
        &self.extents
    }

    /// Adds a frame.
    pub fn push(&mut self, extent: Extent) {
        self.extents.push(extent);
    }

    /// Something that is decided refers to it now.
    pub fn keep(mut self) {
        self.extents.clear();
    }
}

impl Drop for Laid {
    fn drop(&mut self) {
        release(&self.log, self.owner, &self.extents);
    }
}

struct Writer<'a> {
    log: &'a Log,
    origin: u64,
    laid: Laid,
    tail: Vec<Bytes>,
    tail_bytes: usize,
}

impl Writer<'_> {
    async fn push(&mut self, mut data: Bytes) -> Result<(), Fault> {
        while !data.is_empty() {
            let room = limits::CHUNK_BYTES - self.tail_bytes;
            let piece = data.split_to(room.min(data.len()));
            self.tail_bytes += piece.len();
            self.tail.push(piece);
            if self.tail_bytes == limits::CHUNK_BYTES && !data.is_empty() {
                self.flush().await?;
            }
        }
        Ok(())
    }

    /// Lays the tail down in a frame of its own. It is durable once a later frame is.
    async fn flush(&mut self) -> Result<(), Fault> {
        let length = u32::try_from(self.tail_bytes).unwrap_or(u32::MAX);
        let draft = FrameDraft {
            kind: KIND_DATA,
            owner: self.laid.owner,
            origin: self.origin,
            parts: std::mem::take(&mut self.tail),
            ..FrameDraft::default()
        };
        self.tail_bytes = 0;
        let disk = u32::try_from(draft.disk_len()).unwrap_or(u32::MAX);
        let appended = self
            .log
            .append(AppendBatch::one(Lane::Objects, draft))
            .await
            .map_err(|error| faults::store(&error))?;
        if let Some(position) = appended.positions.first() {
            self.laid.push(Extent {
                position: position.to_u64(),
                offset: 0,
                length,
                disk,
            });
        }
        Ok(())
    }
}

/// Takes in a body. What was laid down is released again if the body turns out wrong or stops
/// coming.
///
/// # Errors
/// `BadDigest`, `InvalidDigest`, `EntityTooLarge`, or what the transfer failed with.
pub async fn receive(
    log: &Log,
    owner: u64,
    origin: u64,
    body: Payload,
    expected: Expected,
) -> Result<Received, Fault> {
    let mut writer = Writer {
        log,
        origin,
        laid: Laid::new(log, owner),
        tail: Vec::new(),
        tail_bytes: 0,
    };
    let (size, md5, checksum) = take_in(&mut writer, body, expected).await?;
    let Writer { laid, tail, .. } = writer;
    Ok(Received {
        size,
        md5,
        checksum,
        laid,
        tail,
    })
}

/// Gives the space of data back that nothing refers to. Nobody waits for it: if it is lost in a
/// crash, so is at most some space.
pub fn release(log: &Log, owner: u64, extents: &[Extent]) {
    if extents.is_empty() {
        return;
    }
    let payload = serde_json::to_vec(extents).unwrap_or_default();
    let draft = FrameDraft::new(KIND_RELEASE, owner, payload);
    if let Err(error) = log.try_append(AppendBatch::one(Lane::Objects, draft)) {
        tracing::warn!(%error, "space of data that is not needed was not released");
    }
}

async fn take_in(
    writer: &mut Writer<'_>,
    mut body: Payload,
    expected: Expected,
) -> Result<(u64, [u8; 16], Checksum), Fault> {
    let wanted_md5 = expected
        .content_md5
        .as_deref()
        .map(decode_md5)
        .transpose()?;
    let trailer = body
        .announced_trailers()
        .iter()
        .find_map(|name| Algorithm::of_trailer(name));
    let declared = expected.checksum.as_ref();
    let algorithm = declared
        .map(|declared| declared.algorithm)
        .or(trailer)
        .or(expected.fallback)
        .unwrap_or(Algorithm::Crc64Nvme);
    if body
        .length()
        .is_some_and(|length| length > limits::PUT_BYTES_MAX)
    {
        return Err(too_large());
    }
    let mut md5 = RunningMd5::new();
    let mut running = Running::new(algorithm);
    let mut size = 0_u64;
    while let Some(chunk) = body.next().await {
        let chunk = chunk?;
        size += chunk.len() as u64;
        if size > limits::PUT_BYTES_MAX {
            return Err(too_large());
        }
        md5.update(&chunk);
        running.update(&chunk);
        writer.push(chunk).await?;
    }
    let md5: [u8; 16] = md5.finalize().into();
    if wanted_md5.is_some_and(|wanted| wanted != md5) {
        return Err(Fault::client(
            "BadDigest",
            "The Content-MD5 you specified did not match what we received.",
        )
        .with_field(
            "ExpectedDigest",
            expected.content_md5.clone().unwrap_or_default(),
        )
        .with_field("CalculatedDigest", checksum::base64(&md5)));
    }
    let value = running.finish();
    if declared
        .and_then(|declared| declared.value.as_ref())
        .is_some_and(|wanted| *wanted != value)
    {
        return Err(checksum::mismatch(algorithm));
    }
    for (name, wanted) in body.trailers() {
        match Algorithm::of_trailer(&name) {
            Some(found) if found == algorithm && wanted == value => {}
            Some(found) => return Err(checksum::mismatch(found)),
            None => {}
        }
    }
    Ok((
        size,
        md5,
        Checksum {
            algorithm,
            value,
            composite: false,
        },
    ))
}

fn decode_md5(text: &str) -> Result<[u8; 16], Fault> {
    let decoded = base64_simd::STANDARD.decode_to_vec(text).ok();
    decoded
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| {
            Fault::client(
                "InvalidDigest",
                "The Content-MD5 you specified was invalid.",
            )
            .with_field("Content-MD5", text)
        })
}

fn too_large() -> Fault {
    Fault::client(
        "EntityTooLarge",
        "Your proposed upload exceeds the maximum allowed size",
    )
    .with_field("MaxSizeAllowed", limits::PUT_BYTES_MAX.to_string())
}

/// The ETag of data: its MD5 in hexadecimal.
pub fn etag(md5: &[u8; 16]) -> String {
    hex::encode(md5)
}
