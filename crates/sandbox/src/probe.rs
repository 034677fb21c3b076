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
    /// What functions will be short of, and what helps, a sentence each.
    pub shortages: Vec<String>,
    /// What is worth knowing about limits on this host, a sentence each.
    pub notes: Vec<String>,
}

const REDUCED_LACKS: [&str; 7] = [
    "The names and numbers of the host's processes are not hidden by a process namespace.",
    "Functions share the host's network: Landlock lets them connect to their own listener's port \
     only, at any address (Linux 6.7 or newer; older kernels do not hold this).",
    "Another program of this host can connect to a function's listener.",
    "Whether a file of the host exists, how large it is and when it was changed can be asked by its \
     name.",
    "The size of the directory a function may write is bounded per file, not in sum.",
    "Memory and processes of an ordinary user's functions count together.",
    "Functions of an ordinary user can send signals to that user's other processes (Linux 6.12 or \
     newer holds this), and may not change modes, owners or attributes of files.",
];

impl Launcher {
    /// Whether a tier's walls can be built here; else one sentence that says why not and what
    /// would help. Blocks for a few milliseconds.
    pub fn try_walls(&self, tier: Tier) -> Result<(), String> {
        self.rehearse(tier).map_err(|error| explain(&error))
    }

    /// Builds the walls of each tier once, without a program, and tells what stood. Blocks for a
    /// few milliseconds.
    pub fn probe(&self) -> Support {
        let full = self.try_walls(Tier::Full);
        let reduced = self.try_walls(Tier::Reduced);
        let notes = vec![
            "A function's memory is limited by looking at what is in use every 20 ms and \
             killing it above the limit; 256 MiB above it, allocations fail at once."
                .to_owned(),
        ];
        let mut shortages = Vec::new();
        // Linux's own documentation of user namespaces names this file.
        if setting("/proc/sys/user/max_user_namespaces").is_some_and(|most| most < 1000) {
            shortages.push(
                "Fewer than 1,000 user namespaces are allowed here, and one is needed per running \
                 function. To allow more: sudo sysctl -w user.max_user_namespaces=10000."
                    .to_owned(),
            );
        }
        Support {
            full,
            reduced,
            reduced_lacks: &REDUCED_LACKS,
            shortages,
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
        Some(
            "this system lets only root make user namespaces; to allow them: sudo sysctl -w \
             kernel.unprivileged_userns_clone=1",
        )
    } else if setting("/proc/sys/user/max_user_namespaces") == Some(0) {
        Some(
            "this system allows no user namespaces; to allow them: sudo sysctl -w \
             user.max_user_namespaces=10000",
        )
    } else if setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == Some(1) {
        Some(
            "AppArmor restricts user namespaces; to allow them: sudo sysctl -w \
             kernel.apparmor_restrict_unprivileged_userns=0",
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
