//! Large rounds of records, written past the system's cache in whole blocks of the disk.
//!
//! Copying records into the cache, and finding memory for it, takes longer than the disk does.
//! Whoever follows a shard reads what came just now from the log's own memory.

use std::io::{self, IoSlice};

use crate::disk::{BLOCK_BYTES, DiskFile};

/// Bytes written at once: enough that a disk is kept busy, little enough to be kept for good.
const CHUNK_BYTES: usize = 1 << 20;

/// The end of what is written, as far as it does not fill a block: the next blocks begin with it.
#[derive(Default)]
pub(super) struct Tail {
    bytes: Vec<u8>,
}

impl Tail {
    /// After slices were written behind it, up to an offset.
    pub(super) fn follow(&mut self, slices: &[IoSlice<'_>], end: u32) {
        let total: usize = slices.iter().map(|slice| slice.len()).sum();
        let kept = end as usize % BLOCK_BYTES;
        let mut skipped = total.saturating_sub(kept);
        if skipped > 0 {
            self.bytes.clear();
        }
        for slice in slices {
            let from = skipped.min(slice.len());
            skipped -= from;
            self.bytes
                .extend_from_slice(slice.get(from..).unwrap_or_default());
        }
        debug_assert_eq!(self.bytes.len(), kept, "a tail ends where its file does");
    }
}

/// Where blocks are put together. Takes memory from the first large round on.
#[derive(Default)]
pub(super) struct Blocks {
    /// A block longer than a chunk, so that a chunk can begin where a block would.
    memory: Vec<u8>,
}

impl Blocks {
    fn chunk(&mut self) -> &mut [u8] {
        self.memory.resize(CHUNK_BYTES + BLOCK_BYTES, 0);
        let start = self.memory.as_ptr().align_offset(BLOCK_BYTES);
        let chunk = self.memory.get_mut(start..);
        let chunk = chunk.and_then(|rest| rest.get_mut(..CHUNK_BYTES));
        chunk.unwrap_or_default()
    }

    /// Writes slices behind a file's tail, up to an offset, and zeroes to the end of the block.
    /// What the tail's block held is written once more, as it is.
    pub(super) fn write(
        &mut self,
        file: &dyn DiskFile,
        tail: &Tail,
        slices: &[IoSlice<'_>],
        start: u32,
    ) -> io::Result<()> {
        let chunk = self.chunk();
        let mut at = u64::from(start) - tail.bytes.len() as u64;
        let mut filled = 0;
        let slices = slices.iter().map(|slice| &**slice);
        for mut rest in std::iter::once(&*tail.bytes).chain(slices) {
            while !rest.is_empty() {
                let space = chunk.get_mut(filled..).unwrap_or_default();
                let (now, later) = rest.split_at(rest.len().min(space.len()));
                if let Some(place) = space.get_mut(..now.len()) {
                    place.copy_from_slice(now);
                }
                filled += now.len();
                rest = later;
                if filled == chunk.len() {
                    file.write_blocks_at(chunk, at)?;
                    at += filled as u64;
                    filled = 0;
                }
            }
        }
        let whole = chunk
            .get_mut(..filled.next_multiple_of(BLOCK_BYTES))
            .unwrap_or_default();
        whole.get_mut(filled..).unwrap_or_default().fill(0);
        if whole.is_empty() {
            return Ok(());
        }
        file.write_blocks_at(whole, at)
    }
}
