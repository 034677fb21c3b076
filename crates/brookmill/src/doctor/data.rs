//! The data directory: whether it can be written, what it lies on, who has it open.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::Finding;
use crate::lock;

/// Less room than this is soon used up: segments, their successors, snapshots.
const ROOM_WANTED: u64 = 1 << 30;
/// Syncs tried; the fastest counts.
const SYNCS: usize = 5;

/// Looks at where the data would be or is.
pub fn check(data: &Path) -> Vec<Finding> {
    let shown = data.display();
    let Some(place) = existing(data) else {
        let remedy = "Choose another with --data";
        return vec![Finding::bad(format!("{shown} is nowhere"), remedy)];
    };
    if !place.is_dir() {
        let found = format!("{} is not a directory", place.display());
        return vec![Finding::bad(found, "Choose another with --data")];
    }
    let mut findings = vec![match (try_out(&place), data.exists(), lock::holder(data)) {
        (Err(error), _, _) => Finding::bad(
            format!("{} cannot be written: {error}", place.display()),
            "Make it yours (chown) or choose another with --data",
        ),
        (Ok(_), _, Some(pid)) => {
            Finding::good(format!("{shown} is used by the engine of process {pid}"))
        }
        (Ok(sync), true, None) => {
            Finding::good(format!("{shown} can be written; {}", duration(sync)))
        }
        (Ok(sync), false, None) => Finding::good(format!(
            "{shown} will be made on the first start; {}",
            duration(sync)
        )),
    }];
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    findings.extend(mount_of(&mounts, &place).map(|mount| judge(&mount)));
    if let Ok(room) = rustix::fs::statvfs(&place) {
        findings.push(judge_room(room.f_bavail.saturating_mul(room.f_frsize)));
    }
    findings
}

/// The path, or what of it is there, without links.
fn existing(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    absolute
        .ancestors()
        .find_map(|place| fs::canonicalize(place).ok())
}

/// Writes and syncs a small file, which is removed again; answers how long a sync took.
fn try_out(place: &Path) -> io::Result<Duration> {
    let probe = place.join(format!(".brookmill-doctor-{}", std::process::id()));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&probe)?;
    let tried = (0..SYNCS).try_fold(Duration::MAX, |best, _| {
        file.write_all(&[0; 4096])?;
        let begun = Instant::now();
        file.sync_data()?;
        Ok(best.min(begun.elapsed()))
    });
    fs::remove_file(&probe)?;
    tried
}

fn duration(sync: Duration) -> String {
    format!("a sync takes {:.2} ms", sync.as_secs_f64() * 1000.0)
}

/// A file system as `/proc/self/mountinfo` tells it.
#[derive(Debug, PartialEq, Eq)]
struct Mount {
    kind: String,
    options: Vec<String>,
}

/// The file system that a path without links lies on. See proc_pid_mountinfo(5).
fn mount_of(mounts: &str, path: &Path) -> Option<Mount> {
    let mut found: Option<(usize, Mount)> = None;
    for line in mounts.lines() {
        let Some((before, after)) = line.split_once(" - ") else {
            continue;
        };
        let Some(point) = before.split(' ').nth(4).map(unescape) else {
            continue;
        };
        let mut after = after.split(' ');
        let kind = after.next().unwrap_or_default().to_owned();
        let own = before.split(' ').nth(5).unwrap_or_default();
        let options = own
            .split(',')
            .chain(after.nth(1).unwrap_or_default().split(','));
        // Of several on one point the last lies on top.
        if path.starts_with(&point)
            && found
                .as_ref()
                .is_none_or(|(length, _)| point.len() >= *length)
        {
            let options = options.map(str::to_owned).collect();
            found = Some((point.len(), Mount { kind, options }));
        }
    }
    found.map(|(_, mount)| mount)
}

/// Blanks, tabs, line ends and backslashes are octal there.
fn unescape(text: &str) -> String {
    [
        ("\\040", " "),
        ("\\011", "\t"),
        ("\\012", "\n"),
        ("\\134", "\\"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (code, letter)| {
        text.replace(code, letter)
    })
}

/// Whether what is acknowledged will be there after a power cut.
fn judge(mount: &Mount) -> Finding {
    let kind = mount.kind.as_str();
    let has = |option: &str| mount.options.iter().any(|known| known == option);
    let remedy = "Put --data on a local disk";
    match kind {
        "tmpfs" | "ramfs" => Finding::lacking(
            format!("it lies on {kind}, in memory: nothing survives a restart of the machine"),
            remedy,
        ),
        "overlay" if has("volatile") => Finding::lacking(
            "it lies on an overlay mounted volatile, which leaves out syncs",
            "Put --data on a volume",
        ),
        "overlay" => Finding::lacking(
            "it lies on an overlay, usually a container's own layer: the data goes with it",
            "Put --data on a volume",
        ),
        "nfs" | "nfs4" | "cifs" | "smb3" | "9p" | "afs" | "ceph" => Finding::lacking(
            format!("it lies on {kind}: what a sync means there, only the other side knows"),
            remedy,
        ),
        _ if kind.starts_with("fuse") || kind == "virtiofs" => Finding::lacking(
            format!("it lies on {kind}: what a sync means there, only its driver knows"),
            remedy,
        ),
        _ if has("nobarrier") || has("barrier=0") => Finding::lacking(
            format!("it lies on {kind} mounted without barriers: a power cut may lose data"),
            "Mount it with barriers",
        ),
        _ => Finding::good(format!("it lies on {kind}, which syncs")),
    }
}

fn judge_room(bytes: u64) -> Finding {
    let shown = format!("{:.1} GiB are free", bytes as f64 / f64::from(1 << 30));
    if bytes < ROOM_WANTED {
        let remedy = "Make room, or choose another place with --data; writes are refused when it \
                      is full";
        Finding::lacking(shown, remedy)
    } else {
        Finding::good(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Mark;

    const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,nobarrier
23 22 0:20 / /tmp rw - tmpfs tmpfs rw,size=1g
24 22 0:21 / /home/a\\040b rw - nfs4 server:/x rw
25 22 0:22 / /over rw - overlay overlay rw,lowerdir=/a,volatile
26 22 8:1 / /home/plain rw - xfs /dev/sda1 rw
27 26 8:1 / /home/plain rw - btrfs /dev/sda2 rw
";

    fn judged(path: &str) -> Finding {
        judge(&mount_of(MOUNTS, Path::new(path)).unwrap())
    }

    #[test]
    fn what_lies_on_top_counts() {
        assert_eq!(
            judged("/home/plain/x").found,
            "it lies on btrfs, which syncs"
        );
        assert_eq!(
            judged("/home/plainer").mark,
            Mark::Lacking,
            "the root's file system"
        );
    }

    #[test]
    fn places_that_lose_data_are_told() {
        for (path, word) in [
            ("/tmp/x", "in memory"),
            ("/home/a b/c", "nfs4"),
            ("/over", "leaves out syncs"),
            ("/var", "without barriers"),
        ] {
            let finding = judged(path);
            assert_eq!(finding.mark, Mark::Lacking, "{path}");
            assert!(finding.found.contains(word), "{path}: {}", finding.found);
            assert!(!finding.remedy.is_empty());
        }
    }

    #[test]
    fn little_room_is_told() {
        assert_eq!(judge_room(ROOM_WANTED - 1).mark, Mark::Lacking);
        assert_eq!(judge_room(ROOM_WANTED).mark, Mark::Good);
    }

    #[test]
    fn a_file_in_the_way_is_bad() {
        let file = std::env::current_exe().unwrap();
        let findings = check(&file.join("data"));
        assert_eq!(
            findings.first().map(|finding| finding.mark),
            Some(Mark::Bad)
        );
    }
}
