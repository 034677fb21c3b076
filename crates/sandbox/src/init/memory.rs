//! How much memory a function's processes use.
//!
//! Resident pages, shared library text included, summed over the tree. The first process is read
//! at every look, the others at every fifth: looking is on the function's own time.

use crate::sys;
use std::fs::{self, File};
use std::os::unix::fs::FileExt;

/// Looks at the whole tree once in this many looks.
const WHOLE_TREE_EVERY: u32 = 5;

/// Reads the memory of one function's tree.
pub(super) struct Sampler {
    pid: i32,
    /// `/proc/<pid>/statm`, kept open: a read costs a few microseconds.
    first: Option<File>,
    /// Whether every process in `/proc` belongs to the function, but process 1.
    own_namespace: bool,
    others: u64,
    looks: u32,
    peak: u64,
    page: u64,
}

impl Sampler {
    /// A sampler for the tree that starts at `pid`.
    pub(super) fn new(pid: i32, own_namespace: bool) -> Sampler {
        let first = File::open(format!("/proc/{pid}/statm")).ok();
        let page = sys::page_bytes();
        Sampler {
            pid,
            first,
            own_namespace,
            others: 0,
            looks: 0,
            peak: 0,
            page,
        }
    }

    /// Bytes in use now.
    pub(super) fn look(&mut self) -> u64 {
        if self.looks.is_multiple_of(WHOLE_TREE_EVERY) {
            self.others = self.other_pages();
        }
        self.looks = self.looks.wrapping_add(1);
        let bytes = (self.first_pages() + self.others) * self.page;
        self.peak = self.peak.max(bytes);
        bytes
    }

    /// The largest use known, in bytes. The kernel keeps the first process's own mark, so that a
    /// peak between two looks is seen.
    pub(super) fn peak(&mut self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid)).unwrap_or_default();
        let mark = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .and_then(|rest| rest.trim().strip_suffix("kB"))
            .and_then(|number| number.trim().parse::<u64>().ok())
            .unwrap_or_default();
        self.peak = self.peak.max(mark * 1024);
        self.peak
    }

    /// Learns of a larger use from elsewhere.
    pub(super) fn raise_peak(&mut self, bytes: u64) {
        self.peak = self.peak.max(bytes);
    }

    fn first_pages(&self) -> u64 {
        let mut buffer = [0; 128];
        let length = self
            .first
            .as_ref()
            .and_then(|file| file.read_at(&mut buffer, 0).ok());
        resident(buffer.get(..length.unwrap_or_default()).unwrap_or_default())
    }

    fn other_pages(&self) -> u64 {
        let pids = if self.own_namespace {
            processes()
        } else {
            descendants(self.pid)
        };
        pids.into_iter()
            .filter(|pid| *pid != self.pid && *pid != 1)
            .filter_map(|pid| fs::read(format!("/proc/{pid}/statm")).ok())
            .map(|text| resident(&text))
            .sum()
    }
}

/// The second number of a `statm`: resident pages.
fn resident(statm: &[u8]) -> u64 {
    std::str::from_utf8(statm)
        .ok()
        .and_then(|text| text.split_ascii_whitespace().nth(1))
        .and_then(|number| number.parse().ok())
        .unwrap_or_default()
}

/// Every process this process can see.
fn processes() -> Vec<i32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

/// The processes below `root`, itself not included.
pub(super) fn descendants(root: i32) -> Vec<i32> {
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(pid) = open.pop() {
        let path = format!("/proc/{pid}/task/{pid}/children");
        let text = fs::read_to_string(path).unwrap_or_default();
        for child in text
            .split_ascii_whitespace()
            .filter_map(|number| number.parse().ok())
        {
            found.push(child);
            open.push(child);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statm_is_read() {
        assert_eq!(resident(b"2321 876 512 4 0 300 0\n"), 876);
        assert_eq!(resident(b""), 0);
    }

    #[test]
    fn this_process_uses_memory() {
        let pid = i32::try_from(std::process::id()).unwrap();
        let mut sampler = Sampler::new(pid, false);
        assert!(sampler.look() > 100_000);
        assert!(sampler.peak() > 100_000);
    }
}
