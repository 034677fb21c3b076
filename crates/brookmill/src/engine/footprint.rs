//! What the engine takes up: memory, and the data directory on disk.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Entries of the data directory that are looked at, at most.
const ENTRIES_MAX: usize = 20_000;

/// A directory's size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Bytes that its files take up on disk.
    pub bytes: u64,
    /// There are more files than were looked at.
    pub at_least: bool,
}

/// Bytes taken up by the files below a directory. Links are not followed; what goes meanwhile is left out.
pub fn of_directory(directory: &Path) -> Size {
    let mut size = Size::default();
    let mut entries = 0;
    let mut directories = vec![directory.to_owned()];
    while let Some(directory) = directories.pop() {
        let Ok(found) = std::fs::read_dir(&directory) else {
            continue;
        };
        for entry in found.flatten() {
            entries += 1;
            if entries > ENTRIES_MAX {
                size.at_least = true;
                return size;
            }
            let Ok(metadata) = entry.metadata() else {
                continue;
            };
            if metadata.is_dir() {
                directories.push(entry.path());
            } else {
                size.bytes += metadata.blocks() * 512;
            }
        }
    }
    size
}

/// Resident memory of this process in bytes, functions not included.
pub fn of_memory() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::{of_directory, of_memory};

    #[test]
    fn files_below_are_counted() {
        let directory = std::env::temp_dir().join(format!("footprint-{}", std::process::id()));
        std::fs::create_dir_all(directory.join("a/b")).unwrap();
        std::fs::write(directory.join("one"), vec![1; 100_000]).unwrap();
        std::fs::write(directory.join("a/b/two"), vec![1; 200_000]).unwrap();
        let size = of_directory(&directory);
        std::fs::remove_dir_all(&directory).unwrap();
        assert!((300_000..600_000).contains(&size.bytes), "{size:?}");
        assert!(!size.at_least);
        assert_eq!(of_directory(&directory).bytes, 0);
    }

    #[test]
    fn a_process_takes_memory() {
        assert!(of_memory().is_some_and(|bytes| bytes > 1 << 20));
    }
}
