//! The machine: kernel, processor, clock, limits.

use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use rustix::process::{Resource, getrlimit};

use super::Finding;
use crate::open_files;

/// Clocks that have lost their time stand near their epoch or their build's date.
const YEAR_2025: u64 = 1_735_689_600;
/// How far the executable may lie in the future: file systems of other machines.
const CLOCKS_APART_SECONDS: u64 = 24 * 3600;

/// Kernel and processor.
pub fn system() -> Vec<Finding> {
    let release = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let system = format!("Linux {} on {}", release.trim(), std::env::consts::ARCH);
    vec![match std::env::consts::ARCH {
        "x86_64" | "aarch64" => Finding::good(system),
        _ => Finding::lacking(
            format!("{system}, where Lambda has no functions"),
            "Brookmill is meant for x86_64 and arm64",
        ),
    }]
}

/// Whether the clock can be right.
pub fn clock() -> Vec<Finding> {
    let now = SystemTime::now();
    let built = std::env::current_exe()
        .and_then(fs::metadata)
        .and_then(|file| file.modified());
    let seconds = |time: SystemTime| {
        time.duration_since(UNIX_EPOCH)
            .map_or(0, |past| past.as_secs())
    };
    vec![judge_clock(seconds(now), built.map_or(0, seconds))]
}

fn judge_clock(now: u64, built: u64) -> Finding {
    let shown = wire::Timestamp::from_millis(i64::try_from(now).unwrap_or(0).saturating_mul(1000));
    let remedy = "Set it (timedatectl set-ntp true): signatures, retention and alarms go by it";
    if now < YEAR_2025 || now.saturating_add(CLOCKS_APART_SECONDS) < built {
        Finding::lacking(format!("{} cannot be right", shown.iso8601()), remedy)
    } else {
        Finding::good(shown.iso8601())
    }
}

/// Whether there are descriptors for the connections that the engine would take.
pub fn open_files() -> Vec<Finding> {
    vec![judge_open_files(getrlimit(Resource::Nofile).maximum)]
}

fn judge_open_files(most: Option<u64>) -> Finding {
    match most {
        Some(most) if most < open_files::WANTED => Finding::lacking(
            format!(
                "{most} at most, and {} is what connections and functions may need",
                open_files::WANTED
            ),
            "Raise the hard limit: ulimit -Hn, or LimitNOFILE= of a systemd unit",
        ),
        Some(most) => Finding::good(format!("{most}")),
        None => Finding::good("unlimited"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Mark;

    #[test]
    fn a_clock_before_the_build_is_wrong() {
        let now = YEAR_2025 + 1_000_000;
        assert_eq!(judge_clock(now, now).mark, Mark::Good);
        assert_eq!(judge_clock(now, now + 3600).mark, Mark::Good);
        assert_eq!(judge_clock(now, now + 100_000).mark, Mark::Lacking);
        assert_eq!(judge_clock(0, 0).mark, Mark::Lacking);
    }

    #[test]
    fn few_descriptors_are_lacking() {
        assert_eq!(judge_open_files(Some(1024)).mark, Mark::Lacking);
        assert_eq!(judge_open_files(Some(1 << 20)).mark, Mark::Good);
        assert_eq!(judge_open_files(None).mark, Mark::Good);
    }
}
