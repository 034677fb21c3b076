//! What the kernel tells of a function's processes.

use std::collections::HashMap;
use std::fs;

/// What one process has, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Usage {
    /// Its address space, used or not.
    pub(super) address_space: u64,
    /// Resident pages, those that it shares with others included.
    pub(super) resident: u64,
    /// What is none of these: page tables, pages of a huge size, and what was swapped out.
    pub(super) unseen: u64,
}

/// What a process has; nothing if it is gone.
pub(super) fn usage(pid: i32) -> Option<Usage> {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    Some(Usage {
        address_space: kilobytes(&text, "VmSize:"),
        resident: kilobytes(&text, "VmRSS:"),
        unseen: ["VmPTE:", "HugetlbPages:", "VmSwap:"]
            .iter()
            .map(|name| kilobytes(&text, name))
            .sum(),
    })
}

/// The most a process ever had resident.
pub(super) fn resident_mark(pid: i32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    kilobytes(&text, "VmHWM:")
}

/// A process's part of what is resident: of a page that several have, each has its part. None where
/// it may not be asked; nothing if the process is gone.
pub(super) fn proportional(pid: i32) -> Option<u64> {
    match fs::read_to_string(format!("/proc/{pid}/smaps_rollup")) {
        Ok(text) => Some(kilobytes(&text, "Pss:")),
        Err(error) if error.raw_os_error() == Some(libc::EACCES) => None,
        Err(_) => Some(0),
    }
}

/// The line of that name, in bytes.
fn kilobytes(text: &str, name: &str) -> u64 {
    text.lines()
        .find_map(|line| line.strip_prefix(name))
        .and_then(|rest| rest.trim().strip_suffix("kB"))
        .and_then(|number| number.trim().parse::<u64>().ok())
        .unwrap_or_default()
        * 1024
}

/// The memory that a process shares under no file's name: objects by number, with the length up to
/// where it maps them. They hold pages that no process has in its tables.
pub(super) fn shared_objects(pid: i32, found: &mut HashMap<u64, u64>) {
    let text = fs::read_to_string(format!("/proc/{pid}/maps")).unwrap_or_default();
    for (object, length) in text.lines().filter_map(shared_object) {
        let known = found.entry(object).or_default();
        *known = length.max(*known);
    }
}

fn shared_object(line: &str) -> Option<(u64, u64)> {
    let is_nameless = line.ends_with("/dev/zero (deleted)");
    let mut fields = line.split_ascii_whitespace();
    let (start, end) = fields.next()?.split_once('-')?;
    let is_shared = fields.next()?.ends_with('s');
    let number = |text| u64::from_str_radix(text, 16).ok();
    let offset = number(fields.next()?)?;
    let object = fields.nth(1)?.parse().ok()?;
    let length = number(end)?.checked_sub(number(start)?)?;
    (is_nameless && is_shared).then_some((object, offset.saturating_add(length)))
}

/// Whether a process runs or waits, as none does that has been stopped; and its processor time.
pub(super) fn activity(pid: i32) -> Option<(bool, u64)> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (state, time, threads) = activity_parts(&text)?;
    // Its first thread has ended and others have not: the state is that of the first.
    let runs = if state == "Z" && threads > 1 {
        threads_run(pid)
    } else {
        is_running(state)
    };
    Some((runs, time))
}

/// Nothing else runs: a process that waits uninterruptibly (D), for a child of vfork for instance, cannot
/// be stopped, and needs not be.
fn is_running(state: &str) -> bool {
    matches!(state, "R" | "S")
}

fn threads_run(pid: i32) -> bool {
    let threads = fs::read_dir(format!("/proc/{pid}/task"));
    threads.into_iter().flatten().flatten().any(|thread| {
        let text = fs::read_to_string(thread.path().join("stat")).unwrap_or_default();
        activity_parts(&text).is_some_and(|(state, _, _)| is_running(state))
    })
}

/// State, processor time and number of threads of a `stat`. The second field, a name in brackets, may
/// hold anything.
fn activity_parts(stat: &str) -> Option<(&str, u64, u64)> {
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_ascii_whitespace().collect();
    let number = |index: usize| fields.get(index)?.parse::<u64>().ok();
    Some((fields.first()?, number(11)? + number(12)?, number(17)?))
}

/// Every process this process can see.
pub(super) fn visible() -> Vec<i32> {
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
    fn this_process_is_told_of() {
        let pid = i32::try_from(std::process::id()).unwrap();
        let usage = usage(pid).unwrap();
        assert!(usage.resident > 100_000 && usage.address_space > usage.resident);
        assert!((4096..usage.resident).contains(&usage.unseen));
        assert!(resident_mark(pid) >= 100_000);
        assert!(proportional(pid).unwrap() > 100_000);
        assert!(activity(pid).unwrap().0);
        assert_eq!(proportional(i32::MAX), Some(0));
        assert_eq!(activity(i32::MAX), None);
    }

    #[test]
    fn a_stat_is_read_past_its_name() {
        let stat = "7 (a) R 1) T 1 7 7 0 -1 4194304 99 0 0 0 3 4 0 0 20 0 5 0 100 1000 10";
        assert_eq!(activity_parts(stat), Some(("T", 7, 5)));
        assert_eq!(activity_parts("7 (a"), None);
        assert!(is_running("S") && !is_running("T") && !is_running("D"));
    }

    #[test]
    fn shared_memory_without_a_name_is_found() {
        let line =
            "7f00000000-7f00200000 rw-s 00100000 00:01 4242                /dev/zero (deleted)";
        assert_eq!(shared_object(line), Some((4242, 0x30_0000)));
        for other in [
            "7f00000000-7f00200000 rw-p 00000000 00:00 0 ",
            "7f00000000-7f00200000 rw-p 00000000 00:01 42      /dev/zero (deleted)",
            "7f00000000-7f00200000 rw-s 00000000 00:20 42      /tmp/map",
            "",
        ] {
            assert_eq!(shared_object(other), None, "{other}");
        }
    }
}
