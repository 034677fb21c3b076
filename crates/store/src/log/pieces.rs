//! Frames read piece by piece: where only some of a large payload is wanted.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;

use super::frame::{Frame, HEADER_BYTES, Header, RUN_BYTES};
use super::position::Position;
use super::segment::file_name;
use crate::disk::DiskFile;
use crate::error::{Result, StoreError};

/// What is read at once of a frame on disk: all of a small one, the head of a large one.
const FIRST_READ_BYTES: usize = 4096;

/// A durable frame, or as much of it as has been asked for.
#[derive(Debug)]
pub enum Found {
    /// It is in memory.
    Whole(Arc<Frame>),
    /// It is on disk.
    OnDisk(FrameOnDisk),
}

/// A frame on disk whose header has been read and verified, and whose payload has not.
#[derive(Debug)]
pub struct FrameOnDisk {
    file: Arc<dyn DiskFile>,
    position: Position,
    header: Header,
    /// The frame's first bytes, header included.
    first: Vec<u8>,
}

impl FrameOnDisk {
    /// Reads and verifies the header at a position; `None` if what is there does not verify or
    /// reaches beyond `end`.
    pub(super) fn read(
        file: Arc<dyn DiskFile>,
        position: Position,
        end: u32,
    ) -> Result<Option<Self>> {
        let room = end.saturating_sub(position.offset) as usize;
        if room < HEADER_BYTES {
            return Ok(None);
        }
        let mut first = vec![0; room.min(FIRST_READ_BYTES)];
        read_at(&*file, position, 0, &mut first)?;
        let Some(runs) = Header::peek_runs(&first) else {
            return Ok(None);
        };
        let (length, read) = (HEADER_BYTES + runs * RUN_BYTES, first.len());
        if length > room {
            return Ok(None);
        }
        if length > read {
            first.resize(length, 0);
            let rest = first.get_mut(read..).unwrap_or_default();
            read_at(&*file, position, read, rest)?;
        }
        let header = Header::decode(position, &first).filter(|header| header.frame_bytes() <= room);
        Ok(header.map(|header| Self {
            file,
            position,
            header,
            first,
        }))
    }

    /// Where it is.
    pub fn position(&self) -> Position {
        self.position
    }

    /// See [`Frame::kind`].
    pub fn kind(&self) -> u16 {
        self.header.kind
    }

    /// See [`Frame::key_id`].
    pub fn key_id(&self) -> u32 {
        self.header.key_id
    }

    /// See [`Frame::runs`].
    pub fn runs(&self) -> &[super::Run] {
        &self.header.runs
    }

    /// Length of the payload in bytes.
    pub fn payload_len(&self) -> usize {
        self.header.payload_len as usize
    }

    /// Some of the payload. It is not verified: that takes all of it. Who reads pieces keeps
    /// check values of their own in them.
    ///
    /// # Errors
    /// `Corrupt` for a range that is not within the payload; `Io`.
    pub fn piece(&self, range: Range<usize>) -> Result<Bytes> {
        if range.start > range.end || range.end > self.payload_len() {
            return Err(self.corrupt());
        }
        let (start, end) = (
            self.header.len() + range.start,
            self.header.len() + range.end,
        );
        if let Some(bytes) = self.first.get(start..end) {
            // Copied, so that a small piece does not keep all that was read.
            return Ok(Bytes::copy_from_slice(bytes));
        }
        let at = u64::from(self.position.offset) + start as u64;
        let bytes = self.file.read_vec_at(end - start, at);
        bytes
            .map(Bytes::from)
            .map_err(|error| reading(self.position, error))
    }

    /// All of it, verified.
    ///
    /// # Errors
    /// `Corrupt` if it does not verify; `Io`.
    pub fn whole(self) -> Result<Frame> {
        let payload = [self.piece(0..self.payload_len())?];
        if super::frame::payload_crc(&payload) != self.header.payload_crc {
            return Err(self.corrupt());
        }
        Ok(self.header.into_frame(self.position, payload.into()))
    }

    fn corrupt(&self) -> StoreError {
        let name = file_name(self.position.lane, self.position.segment);
        StoreError::corrupt(name, u64::from(self.position.offset), "frame")
    }
}

fn read_at(file: &dyn DiskFile, position: Position, from: usize, bytes: &mut [u8]) -> Result<()> {
    file.read_exact_at(bytes, u64::from(position.offset) + from as u64)
        .map_err(|error| reading(position, error))
}

fn reading(position: Position, error: std::io::Error) -> StoreError {
    let name = file_name(position.lane, position.segment);
    StoreError::io(format!("reading {name}"), error)
}
