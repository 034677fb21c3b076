//! Who has a data directory open.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use store::StoreError;

/// Why a data directory does not open, and what helps.
pub fn explain(error: &StoreError, data: &Path) -> String {
    match error {
        StoreError::Locked { path } => format!(
            "the data directory {path} is in use by another engine{}. Stop that one, or choose \
             another directory with --data",
            holder(data).map_or(String::new(), |pid| format!(" (process {pid})"))
        ),
        StoreError::Io { .. } if data.ancestors().any(Path::is_file) => format!(
            "{} is not a directory. Choose another with --data",
            data.display()
        ),
        StoreError::Io { .. } => format!(
            "{error} ({}). Make the directory writable for this user, or choose another with \
             --data",
            data.display()
        ),
        StoreError::Format { .. } => {
            format!("{error}. Use the build that wrote it, or choose another with --data")
        }
        StoreError::Generation { .. } => format!(
            "{error} ({}). Put back what is missing, or choose another with --data",
            data.display()
        ),
        _ => error.to_string(),
    }
}

/// The process that holds the lock of a data directory, as far as this user may see it.
pub fn holder(data: &Path) -> Option<u32> {
    let lock = fs::metadata(data.join("LOCK")).ok()?;
    let locks = fs::read_to_string("/proc/locks").ok()?;
    find(&locks, lock.dev(), lock.ino())
}

/// The holder of a lock in what `/proc/locks` says. A waiting process has an arrow before its
/// kind, and so no `FLOCK` in the second place.
fn find(locks: &str, device: u64, inode: u64) -> Option<u32> {
    let file = format!(
        "{:02x}:{:02x}:{inode}",
        rustix::fs::major(device),
        rustix::fs::minor(device)
    );
    locks.lines().find_map(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let is_it = fields.get(1) == Some(&"FLOCK") && fields.get(5) == Some(&file.as_str());
        // Of a process in another namespace the kernel gives no number.
        is_it
            .then(|| fields.get(4)?.parse().ok().filter(|pid| *pid > 0))
            .flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn the_holder_is_found_by_device_and_inode() {
        let locks = "1: POSIX  ADVISORY  WRITE 7 fe:00:42 0 EOF\n\
                     2: FLOCK  ADVISORY  WRITE 14200 fe:00:42 0 EOF\n\
                     2: -> FLOCK  ADVISORY  WRITE 9 fe:00:42 0 EOF\n\
                     3: FLOCK  ADVISORY  WRITE -1 fe:00:43 0 EOF\n";
        let device = rustix::fs::makedev(0xfe, 0);
        assert_eq!(find(locks, device, 42), Some(14200));
        assert_eq!(find(locks, device, 43), None);
        assert_eq!(find(locks, device, 44), None);
    }
}
