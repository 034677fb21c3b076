//! Running over a segment's frames through a window, for start-up and replay.

use bytes::Bytes;

use super::frame::{Frame, HEADER_BYTES, Header, RUN_BYTES};
use super::position::{Lane, Position};
use super::segment::{FRAMES_START, file_name};
use crate::disk::DiskFile;
use crate::error::{Result, StoreError};

const WINDOW_BYTES: usize = 1 << 20;

/// A frame seen in the window.
pub(crate) struct Seen<'a> {
    pub(crate) position: Position,
    pub(crate) header: Header,
    payload: &'a [u8],
}

impl Seen<'_> {
    /// Offset of what follows.
    pub(crate) fn end(&self) -> u32 {
        self.position
            .offset
            .saturating_add(self.header.frame_bytes() as u32)
    }

    pub(crate) fn into_frame(self) -> Frame {
        let payload = Bytes::copy_from_slice(self.payload);
        self.header.into_frame(self.position, vec![payload])
    }
}

/// Reads frames one after another.
pub(crate) struct Scanner<'a> {
    file: &'a dyn DiskFile,
    lane: Lane,
    segment: u32,
    /// Where the next frame starts.
    pub(crate) offset: u32,
    end: u32,
    /// Bytes of a frame that is not whole, where that is what it stopped at.
    pub(crate) torn: Option<usize>,
    window: Vec<u8>,
    window_at: u32,
}

impl<'a> Scanner<'a> {
    /// A scanner over `from..end` of a segment's file.
    pub(crate) fn new(
        file: &'a dyn DiskFile,
        lane: Lane,
        segment: u32,
        from: u32,
        end: u32,
    ) -> Self {
        let offset = from.max(FRAMES_START);
        Self {
            file,
            lane,
            segment,
            offset,
            end,
            torn: None,
            window: Vec::new(),
            window_at: offset,
        }
    }

    /// The next frame; `None` where what follows does not verify, or at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Seen<'_>>> {
        let position = Position {
            lane: self.lane,
            segment: self.segment,
            offset: self.offset,
        };
        if !self.load(HEADER_BYTES)? {
            return Ok(None);
        }
        let Some(runs) = Header::peek_runs(self.loaded(HEADER_BYTES)) else {
            return Ok(None);
        };
        let header_len = HEADER_BYTES + runs * RUN_BYTES;
        if !self.load(header_len)? {
            return Ok(None);
        }
        let Some(header) = Header::decode(position, self.loaded(header_len)) else {
            return Ok(None);
        };
        let whole = header.frame_bytes();
        if !self.load(whole)? {
            self.torn = Some(whole);
            return Ok(None);
        }
        let start = (position.offset - self.window_at) as usize + header_len;
        let payload = self.window.get(start..start + header.payload_len as usize);
        let payload = payload.unwrap_or_default();
        if crc_fast::checksum(crc_fast::CrcAlgorithm::Crc64Nvme, payload) != header.payload_crc {
            self.torn = Some(whole);
            return Ok(None);
        }
        self.offset += whole as u32;
        Ok(Some(Seen {
            position,
            header,
            payload,
        }))
    }

    fn loaded(&self, len: usize) -> &[u8] {
        let start = (self.offset - self.window_at) as usize;
        self.window.get(start..start + len).unwrap_or_default()
    }

    /// Has the window hold `len` bytes from the current offset; false if the segment ends before.
    fn load(&mut self, len: usize) -> Result<bool> {
        let left = self.end.saturating_sub(self.offset) as usize;
        if len > left {
            return Ok(false);
        }
        let start = (self.offset - self.window_at) as usize;
        if start + len > self.window.len() {
            self.window_at = self.offset;
            self.window.resize(len.max(WINDOW_BYTES).min(left), 0);
            let read = self
                .file
                .read_exact_at(&mut self.window, u64::from(self.offset));
            read.map_err(|error| {
                let name = file_name(self.lane, self.segment);
                StoreError::io(format!("reading {name}"), error)
            })?;
        }
        Ok(true)
    }
}
