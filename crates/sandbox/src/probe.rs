//! What this host can do.

use crate::error::SpawnError;
use crate::launcher::Launcher;
use crate::spec::Tier;
use std::fs;

/// What a host can confine, found by doing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// Whether the full tier works; else one sentence that says why not and what would help.
    pub full: Result<(), String>,
    /// Whether the reduced tier works; else why not.
    pub reduced: Result<(), String>,
    /// What the reduced tier does not hold, a sentence each.
    pub reduced_lacks: &'static [&'static str],
    /// What is worth knowing about limits on this host, a sentence each.
    pub notes: Vec<String>,
}

const REDUCED_LACKS: [&str; 5] = [
    "The names and numbers of the host's processes are not hidden by a process namespace.",
    "Functions share the host's loopback interface: Landlock lets them connect to their own \
     listener's port only (Linux 6.7 or newer; older kernels do not hold this).",
    "Another program of this host can connect to a function's listener.",
    "The size of the directory a function may write is bounded per file, not in sum.",
    "Memory and processes of an ordinary user's functions count together.",
];

impl Launcher {
    /// Builds the walls of each tier once, without a program, and tells what stood. Blocks for a
    /// few milliseconds.
    pub fn probe(&self) -> Support {
        let full = self.rehearse(Tier::Full).map_err(|error| explain(&error));
        let reduced = self
            .rehearse(Tier::Reduced)
            .map_err(|error| explain(&error));
        let mut notes = vec![
            "A function's memory is limited by looking at its resident pages every 20 ms and \
             killing it above the limit; 256 MiB above it, allocations fail at once."
                .to_owned(),
        ];
        // Linux's own documentation of user namespaces names this file.
        if setting("/proc/sys/user/max_user_namespaces").is_some_and(|most| most < 1000) {
            notes.push(
                "Fewer than 1,000 user namespaces are allowed here (sysctl \
                 user.max_user_namespaces), one is needed per running function."
                    .to_owned(),
            );
        }
        Support {
            full,
            reduced,
            reduced_lacks: &REDUCED_LACKS,
            notes,
        }
    }
}

fn setting(path: &str) -> Option<u64> {
    fs::read_to_string(path).ok()?.trim().parse().ok()
}

/// One sentence with the kernel's answer and, where it can be told, the switch behind it.
fn explain(error: &SpawnError) -> String {
    // Where user namespaces are restricted, making them may succeed and what needs their
    // capabilities fail, so any refusal of permission counts.
    let refused = [Some(libc::EPERM), Some(libc::EACCES), Some(libc::ENOSPC)];
    let namespaces = matches!(error, SpawnError::Wall { source, .. }
        if refused.contains(&source.raw_os_error()));
    let cause = if !namespaces {
        None
    } else if setting("/proc/sys/kernel/unprivileged_userns_clone") == Some(0) {
        Some("sysctl kernel.unprivileged_userns_clone is 0; set it to 1")
    } else if setting("/proc/sys/user/max_user_namespaces") == Some(0) {
        Some("sysctl user.max_user_namespaces is 0; raise it")
    } else if setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == Some(1) {
        Some(
            "AppArmor restricts user namespaces (sysctl \
             kernel.apparmor_restrict_unprivileged_userns); set it to 0 or run as root",
        )
    } else {
        Some("a container's profile probably refuses it; allow user namespaces there")
    };
    match cause {
        Some(cause) => format!("{error}: {cause}."),
        None => format!("{error}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_sentences() {
        let source = std::io::Error::from_raw_os_error(libc::EPERM);
        let error = SpawnError::Wall {
            step: "create namespaces".into(),
            source,
        };
        let text = explain(&error);
        assert!(
            text.starts_with("the sandbox could not create namespaces: "),
            "{text}"
        );
        assert!(text.ends_with('.'), "{text}");
        assert_eq!(
            explain(&SpawnError::Silent),
            "the sandbox's supervisor gave no answer."
        );
    }
}
