//! How much memory a function's processes use.
//!
//! Resident pages, shared library text included, those that several processes have once; page tables,
//! and what the kernel keeps for sockets. The first process is read at every look, the others at every
//! fifth: looking is on the function's own time.

use super::processes::{self, Usage, proportional, shared_objects, usage};
use super::sockets::Sockets;
use crate::sys;
use std::collections::HashMap;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::time::{Duration, Instant};

/// Looks at the whole tree once in this many looks.
const WHOLE_TREE_EVERY: u32 = 5;

/// And not again for this many times of what that took, however many processes there are.
const REST: u32 = 10;

/// What several processes have is found out by going through all their pages: it rests longer.
const LONG_REST: u32 = 30;

/// Unless it takes less than this, and there are other processes than the last time.
const LITTLE: Duration = Duration::from_millis(5);

/// No rest is longer.
const REST_MAX: Duration = Duration::from_secs(1);

/// From so large an address space on the first process's page tables are read at every look: they may
/// be a 512th of it.
const LARGE: u64 = 32 << 30;

/// Reads the memory of one function's tree.
pub(super) struct Sampler {
    pid: i32,
    /// `/proc/<pid>/statm`, kept open: a read costs a few microseconds.
    first: Option<File>,
    /// Whether every process in `/proc` belongs to the function, but process 1, and every socket of
    /// the network.
    own_namespace: bool,
    sockets: Sockets,
    /// What is allowed.
    limit: u64,
    /// The most address space that processes may share under no name.
    shared_limit: u64,
    others: Others,
    /// Of the first process.
    unseen: u64,
    /// What is kept for sockets.
    sent: u64,
    /// By how much the sum of resident pages is more than what is resident.
    twice: u64,
    /// How many others there were when that was found out, and how long it took.
    known: (usize, Duration),
    shares_too_much: bool,
    looks: u32,
    rested: Instant,
    long_rested: Instant,
    peak: u64,
    page: u64,
}

/// All processes but the first, as of the last look at the whole tree.
#[derive(Default)]
struct Others {
    pids: Vec<(i32, Usage)>,
    resident: u64,
    /// The largest of them.
    largest: u64,
    unseen: u64,
}

impl Sampler {
    /// A sampler for the tree that starts at `pid` and may use `limit` bytes; by `headroom` more, address
    /// space that processes share is taken for a use of memory that cannot be seen.
    pub(super) fn new(pid: i32, own_namespace: bool, limit: u64, headroom: u64) -> Sampler {
        Sampler {
            pid,
            first: File::open(format!("/proc/{pid}/statm")).ok(),
            own_namespace,
            sockets: Sockets::default(),
            limit,
            shared_limit: limit + headroom,
            others: Others::default(),
            unseen: 0,
            sent: 0,
            twice: 0,
            known: (0, Duration::ZERO),
            shares_too_much: false,
            looks: 0,
            rested: Instant::now(),
            long_rested: Instant::now(),
            peak: 0,
            page: sys::page_bytes(),
        }
    }

    /// Whether more is in use now than may be.
    pub(super) fn look(&mut self) -> bool {
        if self.looks.is_multiple_of(WHOLE_TREE_EVERY) && Instant::now() >= self.rested {
            self.look_at_all();
        }
        self.looks = self.looks.wrapping_add(1);
        let first = self.first();
        if first.address_space >= LARGE {
            self.unseen = usage(self.pid).unwrap_or_default().unseen;
        }
        if self.used(first.resident) > self.limit && !self.others.pids.is_empty() {
            // What several have may have changed since it was found out.
            self.look_at_all();
            self.look_for_shared();
        }
        let used = self.used(first.resident);
        self.peak = self.peak.max(used);
        used > self.limit || self.shares_too_much
    }

    /// The largest use known, in bytes. The kernel keeps the first process's own mark, so that a
    /// peak between two looks is seen.
    pub(super) fn peak(&mut self) -> u64 {
        self.peak = self.peak.max(processes::resident_mark(self.pid));
        self.peak
    }

    /// Learns of a larger use from elsewhere.
    pub(super) fn raise_peak(&mut self, bytes: u64) {
        self.peak = self.peak.max(bytes);
    }

    /// Every process of the tree but the first.
    pub(super) fn others(&self) -> Vec<i32> {
        let mut pids = if self.own_namespace {
            processes::visible()
        } else {
            // Not only the first one's: whoever has lost his parent is the supervisor's child.
            processes::descendants(i32::try_from(std::process::id()).unwrap_or(i32::MAX))
        };
        pids.retain(|pid| *pid != self.pid && *pid != 1);
        pids
    }

    /// Bytes in use, with so many resident in the first process.
    fn used(&self, first: u64) -> u64 {
        let resident = (first + self.others.resident).saturating_sub(self.twice);
        // Processes that shared pages may have ended, the largest has no page twice.
        let resident = resident.max(first).max(self.others.largest);
        resident + self.unseen + self.others.unseen + self.sent
    }

    /// Address space and resident pages of the first process.
    fn first(&self) -> Usage {
        let mut buffer = [0; 128];
        let length = self
            .first
            .as_ref()
            .and_then(|file| file.read_at(&mut buffer, 0).ok());
        let statm = buffer.get(..length.unwrap_or_default());
        let (address_space, resident) = statm.and_then(pages).unwrap_or_default();
        Usage {
            address_space: address_space.saturating_mul(self.page),
            resident: resident.saturating_mul(self.page),
            unseen: 0,
        }
    }

    /// Looks at every process.
    fn look_at_all(&mut self) {
        let begun = Instant::now();
        let first = usage(self.pid).unwrap_or_default();
        let pids = self.others().into_iter();
        let pids: Vec<(i32, Usage)> = pids.filter_map(|pid| Some((pid, usage(pid)?))).collect();
        self.unseen = first.unseen;
        self.others = Others {
            resident: pids.iter().map(|(_, usage)| usage.resident).sum(),
            largest: pids
                .iter()
                .map(|(_, usage)| usage.resident)
                .max()
                .unwrap_or_default(),
            unseen: pids.iter().map(|(_, usage)| usage.unseen).sum(),
            pids,
        };
        if self.own_namespace {
            self.sent = self.sockets.bytes();
        }
        let mut shared = HashMap::new();
        for (pid, usage) in self.others.pids.iter().chain([&(self.pid, first)]) {
            if usage.address_space > self.shared_limit {
                shared_objects(*pid, &mut shared);
            }
        }
        self.shares_too_much = shared.into_values().sum::<u64>() > self.shared_limit;
        self.rested = after(begun, REST);
        let (count, took) = self.known;
        let is_new = self.others.pids.len() != count && took < LITTLE;
        if is_new || Instant::now() >= self.long_rested {
            self.look_for_shared();
        }
    }

    /// Finds out how much several processes have. A process that may not be asked shares nothing.
    fn look_for_shared(&mut self) {
        if self.others.pids.is_empty() {
            (self.twice, self.known) = (0, (0, Duration::ZERO));
            return;
        }
        let begun = Instant::now();
        let first = self.first();
        let of_first = (self.pid, first);
        let all = self.others.pids.iter().chain([&of_first]);
        let parts = all.map(|(pid, usage)| proportional(*pid).unwrap_or(usage.resident));
        let resident = first.resident + self.others.resident;
        self.twice = resident.saturating_sub(parts.sum());
        self.known = (self.others.pids.len(), begun.elapsed());
        self.long_rested = after(begun, LONG_REST);
    }
}

/// When to do again what has just been done, so many times later than it took.
fn after(begun: Instant, times: u32) -> Instant {
    let ended = Instant::now();
    ended + (ended - begun).saturating_mul(times).min(REST_MAX)
}

/// The first two numbers of a `statm`: pages of address space, and resident ones.
fn pages(statm: &[u8]) -> Option<(u64, u64)> {
    let text = std::str::from_utf8(statm).ok()?;
    let mut numbers = text.split_ascii_whitespace();
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statm_is_read() {
        assert_eq!(pages(b"2321 876 512 4 0 300 0\n"), Some((2321, 876)));
        assert_eq!(pages(b""), None);
    }

    #[test]
    fn this_process_uses_memory() {
        let pid = i32::try_from(std::process::id()).unwrap();
        let mut sampler = Sampler::new(pid, false, 100_000, 1 << 40);
        assert!(sampler.look());
        assert!(sampler.peak() > 100_000);
        let mut sampler = Sampler::new(pid, false, 1 << 40, 1 << 40);
        assert!(!sampler.look());
    }
}
