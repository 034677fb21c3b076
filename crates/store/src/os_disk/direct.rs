//! Large writes past the page cache.
//!
//! Copying into the page cache, and having it written from there, costs more than all else that a
//! large commit takes. What fills whole blocks is therefore gathered in memory that the device can
//! read and handed to it; the ends, in blocks shared with neighbours, go through the page cache.
//! No block is ever written both ways, and the system keeps readers coherent.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, IoSlice};
use std::os::fd::AsRawFd;
use std::os::unix::fs::FileExt;
use std::path::Path;

use rustix::fs::{Mode, OFlags, open};

/// Offsets, lengths and memory of direct writes are multiples of it. No block device in use asks
/// for more.
const BLOCK_BYTES: usize = 4096;
/// Writes that fill less than this in whole blocks are quicker through the page cache.
const LEAST_BYTES: usize = 128 << 10;
/// Handed to the device at once: enough to keep it busy, and small enough to stay in a processor's
/// cache between being gathered and being read.
const PIECE_BYTES: usize = 1 << 20;

/// The part of a write that fills whole blocks, if there is enough of it: where it begins and how
/// long it is, from the write's first byte on.
pub(super) fn whole_blocks(offset: u64, length: usize) -> Option<(usize, usize)> {
    let into = (offset % BLOCK_BYTES as u64) as usize;
    let head = (BLOCK_BYTES - into) % BLOCK_BYTES;
    let whole = length.checked_sub(head)? / BLOCK_BYTES * BLOCK_BYTES;
    (whole >= LEAST_BYTES).then_some((head, whole))
}

/// A second descriptor of an open file, for direct writes; `None` where the file system or the
/// system offers none.
pub(super) fn reopen(file: &File) -> Option<File> {
    let path = format!("/proc/self/fd/{}", file.as_raw_fd());
    let flags = OFlags::WRONLY | OFlags::DIRECT | OFlags::CLOEXEC;
    open(Path::new(&path), flags, Mode::empty())
        .ok()
        .map(File::from)
}

/// Writes the first bytes of `slices`, whole blocks of them, from a block's beginning on. What the
/// device does not take this way goes through `cached`, the same file's other descriptor.
pub(super) fn write(
    direct: &File,
    cached: &File,
    slices: &mut &mut [IoSlice<'_>],
    length: usize,
    offset: u64,
) -> io::Result<()> {
    thread_local! {
        static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }
    ROOM.with_borrow_mut(|room| {
        if room.is_empty() {
            room.resize(PIECE_BYTES + BLOCK_BYTES, 0);
        }
        let aligned = room.as_ptr().align_offset(BLOCK_BYTES);
        let mut written = 0;
        while written < length {
            let wanted = (length - written).min(PIECE_BYTES);
            let piece = room.get_mut(aligned..aligned + wanted);
            let piece = piece.ok_or(io::ErrorKind::OutOfMemory)?;
            gather(slices, piece);
            let at = offset + written as u64;
            match direct.write_all_at(piece, at) {
                Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
                    cached.write_all_at(piece, at)?;
                }
                outcome => outcome?,
            }
            written += wanted;
        }
        Ok(())
    })
}

/// Fills `piece` from the front of `slices`, and takes away from them what it took.
pub(super) fn gather(slices: &mut &mut [IoSlice<'_>], piece: &mut [u8]) {
    let mut filled = 0;
    for slice in slices.iter() {
        let left = piece.get_mut(filled..).unwrap_or_default();
        let taken = left.len().min(slice.len());
        if let (Some(to), Some(from)) = (left.get_mut(..taken), slice.get(..taken)) {
            to.copy_from_slice(from);
        }
        filled += taken;
        if filled == piece.len() {
            break;
        }
    }
    IoSlice::advance_slices(slices, filled);
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::disk::{Disk, DiskFile, OpenMode, SyncSite};
    use crate::os_disk::OsDisk;

    const FILE_BYTES: usize = 4 << 20;

    fn file(directory: &Path) -> Arc<dyn DiskFile> {
        let file = OsDisk
            .open(&directory.join("file"), OpenMode::CreateNew)
            .unwrap();
        file.preallocate(FILE_BYTES as u64).unwrap();
        file
    }

    fn write_in_slices(file: &dyn DiskFile, bytes: &[u8], slice_len: usize, offset: usize) {
        let slices: Vec<IoSlice<'_>> = bytes.chunks(slice_len).map(IoSlice::new).collect();
        file.write_all_vectored_at(&slices, offset as u64).unwrap();
    }

    #[test]
    fn only_enough_whole_blocks_go_past_the_cache() {
        assert_eq!(whole_blocks(0, LEAST_BYTES), Some((0, LEAST_BYTES)));
        assert_eq!(whole_blocks(0, LEAST_BYTES - 1), None);
        assert_eq!(whole_blocks(1, LEAST_BYTES), None);
        let length = 4095 + LEAST_BYTES + 7;
        assert_eq!(whole_blocks(8193, length), Some((4095, LEAST_BYTES)));
        assert_eq!(whole_blocks(u64::MAX, 3), None);
    }

    #[test]
    fn slices_are_gathered_across_their_borders() {
        let bytes: Vec<u8> = (0..=255).collect();
        let mut slices: Vec<IoSlice<'_>> = bytes.chunks(7).map(IoSlice::new).collect();
        let mut left = slices.as_mut_slice();
        let (mut one, mut two) = ([0; 100], [0; 156]);
        gather(&mut left, &mut one);
        gather(&mut left, &mut two);
        assert_eq!([one.as_slice(), two.as_slice()].concat(), bytes);
        assert!(left.is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// As the log writes: one write after the other, each read back, some before the next.
        #[test]
        fn what_is_written_is_what_is_read(
            lengths in prop::collection::vec((1..600_000_usize, 1..5_000_usize, any::<bool>()), 1..8),
            start in 0..10_000_usize,
        ) {
            let directory = tempfile::tempdir().unwrap();
            let file = file(directory.path());
            let mut expected = vec![0_u8; FILE_BYTES];
            let mut at = start;
            for (place, (length, slice_len, reads)) in lengths.into_iter().enumerate() {
                let length = length.min(FILE_BYTES - at);
                let target = &mut expected[at..at + length];
                for (index, byte) in target.iter_mut().enumerate() {
                    *byte = (index / 3 + place * 31) as u8 | 1;
                }
                write_in_slices(&*file, target, slice_len, at);
                at += length;
                if reads {
                    // Also brings what lies beyond into the cache, which must not stay there.
                    let found = file.read_vec_at((at + 50_000).min(FILE_BYTES), 0).unwrap();
                    prop_assert!(found == expected[..found.len()]);
                }
            }
            file.sync_data(SyncSite::Commit).unwrap();
            let again = OsDisk.open(&directory.path().join("file"), OpenMode::Read).unwrap();
            for file in [file, again] {
                let mut found = vec![0; FILE_BYTES];
                file.read_exact_at(&mut found, 0).unwrap();
                prop_assert!(found == expected);
            }
        }
    }
}
