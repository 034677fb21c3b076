//! The machine that was measured.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// What figures depend on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Machine {
    /// Processors that this program may use.
    pub cores: usize,
    /// The processor's name.
    pub processor: String,
    /// Memory in GB.
    pub memory_gb: f64,
    /// The kernel's release.
    pub kernel: String,
    /// The file system under the data directories, and the device.
    pub disk: String,
    /// The commit of the checkout, with a `+` if files differ from it.
    pub commit: String,
    /// Load average of the last minute before the measurement.
    pub load: f64,
    /// The day, UTC.
    pub date: String,
}

impl Machine {
    /// This one, with data directories in `directory`.
    pub fn look(directory: &Path) -> Self {
        let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let field = |text: &str, name: &str| {
            let line = text.lines().find(|line| line.starts_with(name));
            let value = line.and_then(|line| line.split_once(':'));
            value.map_or(String::new(), |(_, value)| value.trim().to_owned())
        };
        let memory = field(&read("/proc/meminfo"), "MemTotal");
        let kilobytes = memory.split(' ').next().and_then(|word| word.parse().ok());
        let load = read("/proc/loadavg");
        Self {
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            processor: field(&read("/proc/cpuinfo"), "model name"),
            memory_gb: kilobytes.unwrap_or(0.0) * 1024.0 / 1e9,
            kernel: read("/proc/sys/kernel/osrelease").trim().to_owned(),
            disk: disk(directory, &read("/proc/self/mounts")),
            commit: commit(),
            load: load
                .split(' ')
                .next()
                .and_then(|word| word.parse().ok())
                .unwrap_or(0.0),
            date: today(),
        }
    }
}

/// The mount that holds a directory: the longest mount point that is a beginning of it.
fn disk(directory: &Path, mounts: &str) -> String {
    let directory = directory
        .canonicalize()
        .unwrap_or_else(|_| directory.to_owned());
    let mount = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, words.next()?, words.next()?))
        })
        .filter(|(_, point, _)| directory.starts_with(point))
        .max_by_key(|(_, point, _)| point.len());
    mount.map_or(String::new(), |(device, _, kind)| {
        format!("{kind} on {device}")
    })
}

fn commit() -> String {
    let git = |arguments: &[&str]| {
        let output = Command::new("git")
            .current_dir(crate::engine::root())
            .args(arguments)
            .output();
        output.map_or(String::new(), |output| {
            String::from_utf8_lossy(&output.stdout).trim().to_owned()
        })
    };
    let mut commit = git(&["rev-parse", "--short", "HEAD"]);
    if !git(&["status", "--porcelain", "--untracked-files=no"]).is_empty() {
        commit.push('+');
    }
    commit
}

fn today() -> String {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs());
    date(seconds / 86_400)
}

/// The date of a day since 1970-01-01.
fn date(days: u64) -> String {
    let mut left = days;
    let mut year = 1970;
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if left < length {
            break;
        }
        left -= length;
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", left + 1)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{date, disk};

    #[test]
    fn days_are_dates() {
        for (days, text) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_785, "2026-11-28"),
        ] {
            assert_eq!(date(days), text);
        }
    }

    #[test]
    fn the_longest_mount_point_holds_a_directory() {
        let mounts =
            "/dev/a / ext4 rw 0 0\ntmpfs /nowhere tmpfs rw 0 0\n/dev/b /nowhere/c xfs rw 0 0\n";
        let found = |path| disk(Path::new(path), mounts);
        assert_eq!(found("/nowhere/c/d"), "xfs on /dev/b");
        assert_eq!(found("/nowhere/cd"), "tmpfs on tmpfs");
        assert_eq!(found("/else"), "ext4 on /dev/a");
    }
}
