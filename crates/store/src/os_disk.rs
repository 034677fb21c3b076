//! The disk seam over the operating system's file system.

use std::fs::{self, File, OpenOptions};
use std::io::{self, IoSlice};
use std::os::unix::fs::{FileExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustix::buffer::spare_capacity;
use rustix::fs::{
    Advice, FallocateFlags, FlockOperation, OFlags, fadvise, fallocate, flock, fstatfs,
};

use crate::disk::{Disk, DiskFile, DiskLock, OpenMode, SyncSite, are_blocks};
use crate::limits::WRITE_SLICES_MAX;

/// The machine's file system.
#[derive(Debug, Default, Clone, Copy)]
pub struct OsDisk;

/// File systems that keep their cache true to what is written past it.
const DIRECT_FILE_SYSTEMS: [rustix::fs::FsWord; 2] = [EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC];
const EXT4_SUPER_MAGIC: rustix::fs::FsWord = 0xef53;
const XFS_SUPER_MAGIC: rustix::fs::FsWord = 0x5846_5342;

/// How often a lock is tried, for a second in all. Of a process that was killed while it started
/// another, the child has the lock until it has come to its own program.
const LOCK_TRIES: usize = 100;
const LOCK_PAUSE: Duration = Duration::from_millis(10);

#[derive(Debug)]
struct OsFile {
    file: File,
    path: PathBuf,
    /// Opened once more to write past the cache, when that is asked for; `None` if it cannot be.
    direct: OnceLock<Option<File>>,
    /// The file system took the file, but not what was written.
    refused: AtomicBool,
}

impl OsFile {
    fn direct(&self) -> Option<&File> {
        if self.refused.load(Ordering::Relaxed) {
            return None;
        }
        let direct = self
            .direct
            .get_or_init(|| self.open_direct().ok().flatten());
        direct.as_ref()
    }

    fn open_direct(&self) -> io::Result<Option<File>> {
        if !DIRECT_FILE_SYSTEMS.contains(&fstatfs(&self.file)?.f_type) {
            return Ok(None);
        }
        let file = OpenOptions::new()
            .write(true)
            .custom_flags(OFlags::DIRECT.bits() as i32)
            .open(&self.path)?;
        // Another may have the name by now.
        let (this, opened) = (self.file.metadata()?, file.metadata()?);
        let is_this = this.dev() == opened.dev() && this.ino() == opened.ino();
        Ok(is_this.then_some(file))
    }
}

#[derive(Debug)]
struct OsLock {
    /// The lock goes with the descriptor.
    _file: File,
}

impl DiskLock for OsLock {}

impl DiskFile for OsFile {
    fn read_exact_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        self.file.read_exact_at(buffer, offset)
    }

    /// Into memory that has not been cleared before: most reads of the log are of fresh memory.
    fn read_vec_at(&self, length: usize, offset: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(length);
        while bytes.len() < length {
            let at = offset + bytes.len() as u64;
            match rustix::io::pread(&self.file, spare_capacity(&mut bytes), at) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        bytes.truncate(length);
        Ok(bytes)
    }

    fn write_all_at(&self, data: &[u8], offset: u64) -> io::Result<()> {
        self.file.write_all_at(data, offset)
    }

    fn write_all_vectored_at(&self, slices: &[IoSlice<'_>], offset: u64) -> io::Result<()> {
        let mut offset = offset;
        for group in slices.chunks(WRITE_SLICES_MAX) {
            let mut owned = group.to_vec();
            let mut left = owned.as_mut_slice();
            while left.iter().any(|slice| !slice.is_empty()) {
                match rustix::io::pwritev(&self.file, left, offset) {
                    Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                    Ok(written) => {
                        offset += written as u64;
                        IoSlice::advance_slices(&mut left, written);
                    }
                    Err(rustix::io::Errno::INTR) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
    }

    fn write_blocks_at(&self, blocks: &[u8], offset: u64) -> io::Result<()> {
        if !are_blocks(blocks, offset) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        if let Some(direct) = self.direct() {
            match direct.write_all_at(blocks, offset) {
                // Blocks that are larger, for one.
                Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
                    self.refused.store(true, Ordering::Relaxed);
                }
                written => return written,
            }
        }
        self.file.write_all_at(blocks, offset)
    }

    fn sync_data(&self, _site: SyncSite) -> io::Result<()> {
        self.file.sync_data()
    }

    fn size(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    fn set_size(&self, size: u64) -> io::Result<()> {
        self.file.set_len(size)
    }

    fn forget_cached(&self) {
        // A hint: where it is not taken, reads are as quick as before.
        let _ = fadvise(&self.file, 0, None, Advice::DontNeed);
    }

    fn preallocate(&self, size: u64) -> io::Result<()> {
        match fallocate(&self.file, FallocateFlags::empty(), 0, size) {
            Ok(()) => Ok(()),
            // A file system that cannot reserve room at least gets the length.
            Err(rustix::io::Errno::OPNOTSUPP) => self.file.set_len(size),
            Err(error) => Err(error.into()),
        }
    }
}

impl Disk for OsDisk {
    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn open(&self, path: &Path, mode: OpenMode) -> io::Result<Arc<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        options.read(true);
        match mode {
            OpenMode::Read => {}
            OpenMode::Write => {
                options.write(true);
            }
            OpenMode::CreateNew => {
                options.write(true).create_new(true);
            }
            OpenMode::Create => {
                options.write(true).create(true).truncate(false);
            }
        }
        Ok(Arc::new(OsFile {
            file: options.open(path)?,
            path: path.to_owned(),
            direct: OnceLock::new(),
            refused: AtomicBool::new(false),
        }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        let entries: io::Result<Vec<PathBuf>> = fs::read_dir(path)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect();
        let mut entries = entries?;
        entries.sort();
        Ok(entries)
    }

    fn sync_dir(&self, path: &Path, _site: SyncSite) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn DiskLock>>> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path.join("LOCK"))?;
        for _ in 0..LOCK_TRIES {
            match flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => return Ok(Some(Box::new(OsLock { _file: file }))),
                Err(rustix::io::Errno::WOULDBLOCK) => std::thread::sleep(LOCK_PAUSE),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::BLOCK_BYTES;

    #[test]
    fn memory_read_into_afresh_holds_what_was_asked_for() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("file");
        fs::write(&path, (0..=255).collect::<Vec<u8>>()).unwrap();
        let file = OsDisk.open(&path, OpenMode::Read).unwrap();
        assert_eq!(file.read_vec_at(3, 10).unwrap(), [10, 11, 12]);
        assert_eq!(file.read_vec_at(0, 10).unwrap(), [0_u8; 0]);
        let beyond = file.read_vec_at(7, 250).unwrap_err();
        assert_eq!(beyond.kind(), io::ErrorKind::UnexpectedEof);
    }

    #[test]
    fn a_lock_that_is_let_go_soon_is_waited_for() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().to_owned();
        let first = OsDisk.lock(&path).unwrap().unwrap();
        assert!(OsDisk.lock(&path).unwrap().is_none());
        let lock = path.join("LOCK");
        let second = std::thread::spawn(move || OsDisk.lock(&path).unwrap().is_some());
        let opened = || {
            let descriptors = fs::read_dir("/proc/self/fd").unwrap().flatten();
            descriptors
                .filter(|one| fs::read_link(one.path()).is_ok_and(|target| target == lock))
                .count()
        };
        while !second.is_finished() && opened() < 2 {
            std::thread::yield_now();
        }
        drop(first);
        assert!(second.join().unwrap());
    }

    /// Memory that is aligned as blocks are.
    #[repr(align(4096))]
    struct Blocks([u8; 3 * BLOCK_BYTES]);

    #[test]
    fn blocks_are_read_as_everything_else() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("file");
        let file = OsDisk.open(&path, OpenMode::CreateNew).unwrap();
        file.preallocate(16 * BLOCK_BYTES as u64).unwrap();
        file.write_all_at(&[1; 6000], 0).unwrap();
        assert_eq!(file.read_vec_at(1, 6000).unwrap(), [0]);
        let mut blocks = Box::new(Blocks([2; 3 * BLOCK_BYTES]));
        blocks.0[..6000 - BLOCK_BYTES].fill(1);
        file.write_blocks_at(&blocks.0, BLOCK_BYTES as u64).unwrap();
        file.write_all_at(&[3; 10], 4 * BLOCK_BYTES as u64 - 4)
            .unwrap();
        file.sync_data(SyncSite::Commit).unwrap();
        let again = fs::read(&path).unwrap();
        let expected = [vec![1; 6000], vec![2; 4 * BLOCK_BYTES - 6004], vec![3; 10]].concat();
        assert_eq!(again[..expected.len()], expected);
        assert!(again[expected.len()..].iter().all(|byte| *byte == 0));
        for (blocks, offset) in [
            (&blocks.0[..BLOCK_BYTES], 8),
            (&blocks.0[..BLOCK_BYTES - 8], 0),
            (&blocks.0[8..BLOCK_BYTES + 8], 0),
        ] {
            let refused = file.write_blocks_at(blocks, offset).unwrap_err();
            assert_eq!(refused.kind(), io::ErrorKind::InvalidInput);
        }
    }
}
