//! Frames: what the log is made of.
//!
//! On disk a frame is a fixed header, its runs, its payload, and zeroes up to a multiple of 8.
//! The header's CRC is computed over lane, segment number and offset too, so that bytes left over
//! from an earlier life of a recycled segment, or moved to another place, never verify. The
//! payload has a CRC of its own inside the header: it is computed before the position is known.

use bytes::Bytes;
use crc_fast::{CrcAlgorithm, Digest};

use super::position::{Lane, Position, SegmentSet};
use crate::error::{Result, StoreError};
use crate::limits::{FRAME_PAYLOAD_BYTES_MAX, FRAME_RUNS_MAX};

/// Version of the frame format this build writes.
pub(crate) const FRAME_VERSION: u8 = 1;
/// Bytes of the fixed header.
pub(crate) const HEADER_BYTES: usize = 80;
/// Bytes of one run.
pub(crate) const RUN_BYTES: usize = 28;
const ALIGNMENT: usize = 8;

/// An index entry: the frame holds items `first..=last` of `part` of its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Which part of the owner (a shard's number, say).
    pub part: u32,
    /// Number of the first item. Within an owner's part, numbers rise from frame to frame.
    pub first: u64,
    /// Number of the last item.
    pub last: u64,
    /// Service time of the newest item, in milliseconds. Never falls within a part.
    pub time_ms: u64,
}

/// A frame as it is in the log.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Where it is.
    pub position: Position,
    /// What it means; the service that writes it decides.
    pub kind: u16,
    /// Internal id of what it belongs to.
    pub owner: u64,
    /// Internal id of what caused it, 0 if nothing in here did.
    pub origin: u64,
    /// Which key its payload is encrypted with; 0 for plain.
    pub key_id: u32,
    /// The nonce of that encryption.
    pub nonce: [u8; 12],
    /// Service time when it was decided, in milliseconds.
    pub time_ms: u64,
    /// What it holds, for the index.
    pub runs: Vec<Run>,
    /// The payload, in the pieces it was appended in (one piece when read back from disk).
    pub parts: Vec<Bytes>,
}

impl Frame {
    /// Length of the payload in bytes.
    pub fn payload_len(&self) -> usize {
        self.parts.iter().map(Bytes::len).sum()
    }

    /// The payload in one piece: free when it is in one piece, else a copy.
    pub fn payload(&self) -> Bytes {
        match self.parts.as_slice() {
            [] => Bytes::new(),
            [only] => only.clone(),
            parts => parts.concat().into(),
        }
    }

    /// Bytes the frame takes up on disk: what is to be released when it is no longer live.
    pub fn disk_len(&self) -> u32 {
        frame_bytes(self.runs.len(), self.payload_len()) as u32
    }
}

/// Something to be run in the apply step, given the durable frame.
pub type FrameHook = Box<dyn FnOnce(&Frame) + Send>;

/// A frame to be appended.
#[derive(Default)]
pub struct FrameDraft {
    /// See [`Frame::kind`].
    pub kind: u16,
    /// See [`Frame::owner`].
    pub owner: u64,
    /// See [`Frame::origin`].
    pub origin: u64,
    /// See [`Frame::key_id`].
    pub key_id: u32,
    /// See [`Frame::nonce`].
    pub nonce: [u8; 12],
    /// Beside which frames it is to lie. The records lane's only.
    pub set: SegmentSet,
    /// See [`Frame::runs`]. The records and telemetry lanes want at least one, the others none.
    pub runs: Vec<Run>,
    /// The payload, in as many pieces as convenient; they are not copied.
    pub parts: Vec<Bytes>,
    /// Run in the apply step, once the frame is durable and folded.
    pub on_applied: Option<FrameHook>,
}

impl std::fmt::Debug for FrameDraft {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("FrameDraft")
            .field("kind", &self.kind)
            .field("owner", &self.owner)
            .field("runs", &self.runs)
            .finish_non_exhaustive()
    }
}

impl FrameDraft {
    /// A plain frame of one payload piece, without runs.
    pub fn new(kind: u16, owner: u64, payload: impl Into<Bytes>) -> Self {
        Self {
            kind,
            owner,
            parts: vec![payload.into()],
            ..Self::default()
        }
    }

    /// Bytes the frame will take up in the log.
    pub fn disk_len(&self) -> usize {
        frame_bytes(self.runs.len(), self.payload_len())
    }

    pub(crate) fn payload_len(&self) -> usize {
        self.parts.iter().map(Bytes::len).sum()
    }

    /// Checks what the log asks of a frame of this lane.
    pub(crate) fn check(&self, lane: Lane) -> Result<()> {
        let refuse = |reason| Err(StoreError::InvalidBatch { reason });
        if self.payload_len() > FRAME_PAYLOAD_BYTES_MAX {
            return refuse("a frame's payload is too large");
        }
        if self.runs.len() > FRAME_RUNS_MAX {
            return refuse("a frame has too many runs");
        }
        let indexed = matches!(lane, Lane::Records | Lane::Telemetry);
        if indexed == self.runs.is_empty() {
            return refuse("frames of records and telemetry have runs, others have none");
        }
        if lane != Lane::Records && self.set != SegmentSet::default() {
            return refuse("only the records lane has sets");
        }
        if self.runs.iter().any(|run| run.first > run.last) {
            return refuse("a run ends before it starts");
        }
        Ok(())
    }
}

/// Bytes a frame with so many runs and so long a payload takes up.
pub(crate) fn frame_bytes(runs: usize, payload: usize) -> usize {
    (HEADER_BYTES + runs * RUN_BYTES + payload).next_multiple_of(ALIGNMENT)
}

/// CRC-64 (NVMe) of bytes in pieces: what frames, and pieces of them, are checked by.
pub fn checksum<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let mut digest = Digest::new(CrcAlgorithm::Crc64Nvme);
    for piece in pieces {
        digest.update(piece);
    }
    digest.finalize()
}

/// CRC of a payload in pieces.
pub(crate) fn payload_crc(parts: &[Bytes]) -> u64 {
    checksum(parts.iter().map(Bytes::as_ref))
}

fn header_crc(position: Position, rest: &[u8]) -> u64 {
    let mut digest = Digest::new(CrcAlgorithm::Crc64Nvme);
    digest.update(&position.to_u64().to_le_bytes());
    digest.update(rest);
    digest.finalize()
}

/// Reads little-endian numbers one after another; `None` past the end.
pub(crate) struct Fields<'a>(pub(crate) &'a [u8]);

impl<'a> Fields<'a> {
    pub(crate) fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, tail) = self.0.split_first_chunk::<N>()?;
        self.0 = tail;
        Some(*head)
    }

    pub(crate) fn bytes(&mut self, len: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(len)?;
        self.0 = tail;
        Some(head)
    }

    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.take::<1>().map(|[byte]| byte)
    }

    pub(crate) fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }
}

/// A header read back, before its payload is.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub(crate) kind: u16,
    pub(crate) owner: u64,
    pub(crate) origin: u64,
    pub(crate) key_id: u32,
    pub(crate) nonce: [u8; 12],
    pub(crate) time_ms: u64,
    /// Everything of the segment before this offset was synced before the frame was written.
    pub(crate) synced_until: u32,
    pub(crate) payload_len: u32,
    pub(crate) payload_crc: u64,
    pub(crate) runs: Vec<Run>,
}

impl Header {
    /// Header and runs as they go to disk.
    pub(crate) fn encode(&self, position: Position) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEADER_BYTES + self.runs.len() * RUN_BYTES);
        out.extend_from_slice(&[0; 8]);
        out.extend_from_slice(&[FRAME_VERSION, position.lane.number()]);
        out.extend_from_slice(&self.kind.to_le_bytes());
        out.extend_from_slice(&self.payload_len.to_le_bytes());
        out.extend_from_slice(&self.payload_crc.to_le_bytes());
        out.extend_from_slice(&self.owner.to_le_bytes());
        out.extend_from_slice(&self.origin.to_le_bytes());
        out.extend_from_slice(&self.time_ms.to_le_bytes());
        out.extend_from_slice(&self.key_id.to_le_bytes());
        out.extend_from_slice(&self.nonce);
        out.extend_from_slice(&self.synced_until.to_le_bytes());
        out.extend_from_slice(&(self.runs.len() as u32).to_le_bytes());
        out.extend_from_slice(&[0; 8]);
        for run in &self.runs {
            out.extend_from_slice(&run.part.to_le_bytes());
            out.extend_from_slice(&run.first.to_le_bytes());
            out.extend_from_slice(&run.last.to_le_bytes());
            out.extend_from_slice(&run.time_ms.to_le_bytes());
        }
        let crc = header_crc(position, out.get(8..).unwrap_or_default());
        if let Some(place) = out.first_chunk_mut() {
            *place = crc.to_le_bytes();
        }
        out
    }

    /// Number of runs that a fixed header announces, before anything is verified; `None` if it
    /// cannot be a header.
    pub(crate) fn peek_runs(fixed: &[u8]) -> Option<usize> {
        let runs = fixed.get(HEADER_BYTES - 12..HEADER_BYTES - 8)?;
        let runs = u32::from_le_bytes(runs.try_into().ok()?) as usize;
        let version = *fixed.get(8)?;
        (version == FRAME_VERSION && runs <= FRAME_RUNS_MAX).then_some(runs)
    }

    /// Verifies and reads header and runs; `None` if they do not verify at this position.
    pub(crate) fn decode(position: Position, bytes: &[u8]) -> Option<Self> {
        let mut fields = Fields(bytes);
        let crc = fields.u64()?;
        let runs = Self::peek_runs(bytes)?;
        let covered = bytes.get(8..HEADER_BYTES + runs * RUN_BYTES)?;
        if header_crc(position, covered) != crc {
            return None;
        }
        let (_version, lane) = (fields.u8()?, fields.u8()?);
        if lane != position.lane.number() {
            return None;
        }
        let mut header = Self {
            kind: fields.u16()?,
            payload_len: fields.u32()?,
            payload_crc: fields.u64()?,
            owner: fields.u64()?,
            origin: fields.u64()?,
            time_ms: fields.u64()?,
            key_id: fields.u32()?,
            nonce: fields.take()?,
            synced_until: fields.u32()?,
            runs: Vec::with_capacity(runs),
        };
        let (_runs, _reserved) = (fields.u32()?, fields.u64()?);
        for _ in 0..runs {
            let (part, first) = (fields.u32()?, fields.u64()?);
            let (last, time_ms) = (fields.u64()?, fields.u64()?);
            header.runs.push(Run {
                part,
                first,
                last,
                time_ms,
            });
        }
        Some(header)
    }

    /// Bytes the whole frame takes up.
    pub(crate) fn frame_bytes(&self) -> usize {
        frame_bytes(self.runs.len(), self.payload_len as usize)
    }

    /// Bytes of header and runs.
    pub(crate) fn len(&self) -> usize {
        HEADER_BYTES + self.runs.len() * RUN_BYTES
    }

    /// The frame, once its payload is there.
    pub(crate) fn into_frame(self, position: Position, parts: Vec<Bytes>) -> Frame {
        Frame {
            position,
            kind: self.kind,
            owner: self.owner,
            origin: self.origin,
            key_id: self.key_id,
            nonce: self.nonce,
            time_ms: self.time_ms,
            runs: self.runs,
            parts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header {
            kind: 3,
            owner: 5,
            origin: 6,
            key_id: 1,
            nonce: [9; 12],
            time_ms: 1_700_000_000_000,
            synced_until: 4096,
            payload_len: 10,
            payload_crc: 11,
            runs: vec![Run {
                part: 2,
                first: 1,
                last: 4,
                time_ms: 12,
            }],
        }
    }

    #[test]
    fn a_header_verifies_only_where_it_was_written() {
        let position = Position {
            lane: Lane::Records,
            segment: 4,
            offset: 4096,
        };
        let bytes = header().encode(position);
        assert_eq!(bytes.len(), HEADER_BYTES + RUN_BYTES);
        let back = Header::decode(position, &bytes).expect("verifies");
        assert_eq!(back.runs, header().runs);
        assert_eq!(
            (back.owner, back.nonce, back.synced_until),
            (5, [9; 12], 4096)
        );
        for elsewhere in [
            Position {
                lane: Lane::Objects,
                ..position
            },
            Position {
                segment: 5,
                ..position
            },
            Position {
                offset: 4104,
                ..position
            },
        ] {
            assert!(Header::decode(elsewhere, &bytes).is_none(), "{elsewhere}");
        }
    }

    #[test]
    fn any_flipped_bit_is_noticed() {
        let position = Position {
            lane: Lane::Records,
            segment: 4,
            offset: 4096,
        };
        let bytes = header().encode(position);
        for index in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[index] ^= 1;
            assert!(Header::decode(position, &bad).is_none(), "byte {index}");
        }
    }
}
