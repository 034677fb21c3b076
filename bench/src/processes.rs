//! What processes have used, from /proc.

use std::collections::HashMap;
use std::fs;
use std::time::Duration;

/// Ticks of the kernel's clock in a second, as /proc counts them: 100 on all of Linux's own ABIs.
const TICKS: u64 = 100;

/// What a process, or several, used.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    /// CPU time in user and kernel mode.
    pub cpu: Duration,
    /// Resident memory, bytes.
    pub resident: u64,
}

impl Cost {
    /// Of one process, its ended and waited-for children included; nothing if it is gone.
    pub fn of_process(id: &str) -> Self {
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        let cpu = Stat::parse(&stat).map_or(0, |stat| stat.ticks);
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = resident.and_then(|line| line.split_ascii_whitespace().next());
        let kilobytes = kilobytes.and_then(|word| word.parse::<u64>().ok());
        Self {
            cpu: Duration::from_millis(cpu * 1000 / TICKS),
            resident: kilobytes.unwrap_or(0) * 1024,
        }
    }

    /// Of a process and its descendants.
    pub fn of_family(root: u32) -> Self {
        let mut sum = Self::default();
        for id in family(root) {
            let one = Self::of_process(&id.to_string());
            sum.cpu += one.cpu;
            sum.resident += one.resident;
        }
        sum
    }
}

/// A process and its descendants.
pub fn family(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(id) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        if let Some(stat) = Stat::parse(&stat) {
            children.entry(stat.parent).or_default().push(id);
        }
    }
    let mut found = vec![root];
    let mut at = 0;
    while let Some(id) = found.get(at) {
        found.extend(children.remove(id).unwrap_or_default());
        at += 1;
    }
    found
}

/// What is read of a line in /proc/<pid>/stat.
#[derive(Debug, PartialEq)]
struct Stat {
    parent: u32,
    ticks: u64,
}

impl Stat {
    fn parse(line: &str) -> Option<Self> {
        // The program's name, in parentheses, may hold blanks and parentheses.
        let (_, rest) = line.rsplit_once(") ")?;
        let words: Vec<&str> = rest.split_ascii_whitespace().collect();
        let number = |place: usize| words.get(place)?.parse::<u64>().ok();
        Some(Self {
            parent: words.get(1)?.parse().ok()?,
            // utime, stime, cutime, cstime: fields 14 to 17 of proc_pid_stat(5).
            ticks: number(11)? + number(12)? + number(13)? + number(14)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_anything() {
        let line = "77 (a) S 1 (b)) R 42 77 77 0 -1 4194304 9 9 9 9 100 20 3 4 20 0 1 0 5 6 7";
        assert_eq!(
            Stat::parse(line),
            Some(Stat {
                parent: 42,
                ticks: 127
            })
        );
        assert_eq!(Stat::parse(""), None);
    }

    #[test]
    fn this_process_is_of_its_family_and_has_memory() {
        let own = std::process::id();
        assert!(family(own).contains(&own));
        assert!(Cost::of_family(own).resident > 0);
    }
}
