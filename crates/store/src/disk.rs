//! The seam to the disk. Everything the store keeps goes through these two traits.

use std::io::{self, IoSlice};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why something is being synced. The test disk can leave out one kind at a time, so that a test
/// shows what each of them is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SyncSite {
    /// The frames of one commit, before anything is answered.
    Commit,
    /// A full segment with its index footer, before the next segment is written.
    Seal,
    /// The directory entry of a new segment.
    SegmentDirectory,
    /// Valid frames found at start-up whose sync may never have happened.
    Recovery,
    /// A table's snapshot, before it takes its final name.
    Snapshot,
    /// The directory after a snapshot was renamed, before the log it replaces is dropped.
    SnapshotDirectory,
    /// A commit of the ordered index.
    Index,
    /// The directory entry of a new ordered index.
    IndexDirectory,
    /// The directory above a new directory.
    Directory,
    /// The format and current-generation files of a data directory.
    Generation,
    /// The data directory after a generation was made current.
    GenerationDirectory,
    /// The directory after segments were removed, before their owners are forgotten or their
    /// files are written again.
    Removal,
}

impl SyncSite {
    /// All kinds, in the order above.
    pub const ALL: [Self; 12] = [
        Self::Commit,
        Self::Seal,
        Self::SegmentDirectory,
        Self::Recovery,
        Self::Snapshot,
        Self::SnapshotDirectory,
        Self::Index,
        Self::IndexDirectory,
        Self::Directory,
        Self::Generation,
        Self::GenerationDirectory,
        Self::Removal,
    ];
}

/// Bytes of a disk's block: what [`DiskFile::write_blocks_at`] writes is aligned to it.
pub const BLOCK_BYTES: usize = 4096;

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    /// An existing file, for reading.
    Read,
    /// An existing file, for reading and writing.
    Write,
    /// A new file, for reading and writing; fails if the name is taken.
    CreateNew,
    /// An existing or new file, for reading and writing; what it holds is kept.
    Create,
}

/// An open file. All offsets and lengths are bytes.
pub trait DiskFile: Send + Sync + std::fmt::Debug {
    /// Fills `buffer` from `offset`; fails with `UnexpectedEof` where the file ends before.
    fn read_exact_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()>;
    /// So many bytes from `offset` on; fails as [`DiskFile::read_exact_at`] does.
    fn read_vec_at(&self, length: usize, offset: u64) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.read_exact_at(&mut bytes, offset)?;
        Ok(bytes)
    }
    /// Writes all of `data` at `offset`.
    fn write_all_at(&self, data: &[u8], offset: u64) -> io::Result<()>;
    /// Writes all slices one after another from `offset` on, in as few system calls as possible.
    fn write_all_vectored_at(&self, slices: &[IoSlice<'_>], offset: u64) -> io::Result<()>;
    /// Writes whole blocks at the place of a block, past the system's cache where that can be done.
    /// The memory they lie in is aligned as they are; fails with `InvalidInput` if anything is not.
    /// They are as durable as what is written otherwise: when synced.
    fn write_blocks_at(&self, blocks: &[u8], offset: u64) -> io::Result<()>;
    /// Makes everything written to this file, and its length, durable.
    fn sync_data(&self, site: SyncSite) -> io::Result<()>;
    /// Length of the file.
    fn size(&self) -> io::Result<u64>;
    /// Cuts or extends (with zeroes) the file.
    fn set_size(&self, size: u64) -> io::Result<()>;
    /// Lets the system forget what it keeps of the file in memory, as far as that is durable: nobody
    /// is likely to read it soon.
    fn forget_cached(&self);
    /// Reserves room for the first `size` bytes, which read as zero; fails with `StorageFull`.
    fn preallocate(&self, size: u64) -> io::Result<()>;
}

/// Whether memory and the place it goes to are whole blocks.
pub(crate) fn are_blocks(memory: &[u8], offset: u64) -> bool {
    memory.len().is_multiple_of(BLOCK_BYTES)
        && offset.is_multiple_of(BLOCK_BYTES as u64)
        && memory.as_ptr().align_offset(BLOCK_BYTES) == 0
}

/// Holds a directory's lock until dropped.
pub trait DiskLock: Send + Sync + std::fmt::Debug {}

/// A file system, or one pretended.
pub trait Disk: Send + Sync + std::fmt::Debug {
    /// Makes a directory and those above it.
    fn create_dir_all(&self, path: &Path) -> io::Result<()>;
    /// Opens or makes a file.
    fn open(&self, path: &Path, mode: OpenMode) -> io::Result<Arc<dyn DiskFile>>;
    /// Gives a file a new name, replacing what had it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes a directory with everything in it.
    fn remove_dir_all(&self, path: &Path) -> io::Result<()>;
    /// The full paths of a directory's entries, sorted.
    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>>;
    /// Makes a directory's entries (creations, renames, removals) durable.
    fn sync_dir(&self, path: &Path, site: SyncSite) -> io::Result<()>;
    /// Takes the exclusive lock of a directory; `None` if another opener holds it.
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn DiskLock>>>;
}

/// Makes a directory and those above it, and their names durable. Says whether it was new.
pub(crate) fn create_dir_durably(disk: &dyn Disk, path: &Path) -> io::Result<bool> {
    let missing: Vec<&Path> = path
        .ancestors()
        .take_while(|dir| {
            let listed = disk.list(dir);
            !dir.as_os_str().is_empty()
                && listed.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        })
        .collect();
    let is_new = !missing.is_empty();
    if is_new {
        disk.create_dir_all(path)?;
    }
    // One that is there may be there in a cache alone, left by a process that died before it had
    // synced the directory above.
    let unsure = if is_new { missing } else { vec![path] };
    for dir in &unsure {
        match dir.parent() {
            Some(above) if above.as_os_str().is_empty() => {
                disk.sync_dir(Path::new("."), SyncSite::Directory)?;
            }
            Some(above) => disk.sync_dir(above, SyncSite::Directory)?,
            None => {}
        }
    }
    Ok(is_new)
}
