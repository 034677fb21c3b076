//! The supervisor's side: what the engine's second copy does before it becomes walls.

mod calls;
mod confine;
mod memory;
mod namespaces;
mod processes;
mod root;
mod seccomp;
mod sockets;
mod supervise;

use crate::channel;
use crate::message::{Command, Report};
use crate::spec::{SPEC_BYTES_MAX, Spec, Tier};
use crate::sys;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::PathBuf;

/// The first argument that makes the engine's executable a supervisor.
pub const INIT_ARGUMENT: &str = "__sandbox-init";

/// User and group of a function as it sees itself, those of Lambda's own sandboxes.
const FUNCTION_UID: u32 = 993;
const FUNCTION_GID: u32 = 990;

/// The first of the host's user ids that functions started by root run under, above the ranges
/// other programs hand out; a process id is added, so that living functions never share one.
const HOST_UID_FIRST: u32 = 0x7000_0000;

/// What went wrong while a wall was being built.
struct Failure {
    step: String,
    source: io::Error,
}

/// Names the step a result belongs to.
trait During<T> {
    fn during(self, step: impl Into<String>) -> Result<T, Failure>;
}

impl<T> During<T> for io::Result<T> {
    fn during(self, step: impl Into<String>) -> Result<T, Failure> {
        self.map_err(|source| Failure {
            step: step.into(),
            source,
        })
    }
}

/// Everything known about the function once its surroundings exist.
struct Prepared {
    spec: Spec,
    /// The port its listener has.
    port: u16,
    /// The program and its arguments as they are executed.
    argv: Vec<String>,
    /// Where it starts.
    work_dir: PathBuf,
    /// Where it may write.
    tmp_dir: PathBuf,
    /// The user and group to become; none if this process is already whom it should be.
    user: Option<(u32, u32)>,
    /// The engine's process id, where the function could name it.
    engine: Option<u32>,
    /// Where the function writes its records, until it is started.
    records: Option<OwnedFd>,
}

/// Runs as a supervisor and ends the process, if the first argument says so; returns at once
/// otherwise. Call it before anything else in `main`, while the process has a single thread.
pub fn init_main() {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == INIT_ARGUMENT) {
        let control = io::stdin();
        let is_full = arguments
            .next()
            .is_some_and(|tier| tier == Tier::Full.argument());
        let status = match run(control.as_fd(), is_full) {
            Ok(()) => 0,
            Err(failure) => {
                report_failure(control.as_fd(), &failure);
                1
            }
        };
        std::process::exit(status);
    }
}

fn report_failure(control: BorrowedFd<'_>, failure: &Failure) {
    let errno = failure.source.raw_os_error().unwrap_or(libc::EIO);
    let report = Report::Wall {
        errno,
        step: failure.step.clone(),
    };
    // If nobody listens any more, nobody is left to tell.
    let _ = channel::send(control, &report.encode(), None);
}

fn run(control: BorrowedFd<'_>, is_full: bool) -> Result<(), Failure> {
    sys::close_from(3).during("close inherited descriptors")?;
    // Whatever the engine's is: directories made here must be open to the function's user.
    sys::set_umask(0o022);
    if is_full {
        return namespaces::run(control);
    }
    let (spec, listener) = specification(control)?;
    run_reduced(control, spec, listener)
}

/// Waits for the function's specification, and the listener that came with it.
fn specification(control: BorrowedFd<'_>) -> Result<(Spec, Option<OwnedFd>), Failure> {
    let mut buffer = vec![0; SPEC_BYTES_MAX];
    let (length, listener) =
        channel::receive(control, &mut buffer).during("receive the specification")?;
    if length == 0 {
        // The engine is gone, or does not need this one any more.
        sys::exit_now(0);
    }
    let packet = buffer.get(..length).unwrap_or_default();
    let spec = serde_json::from_slice(packet)
        .map_err(io::Error::other)
        .during("read the specification")?;
    Ok((spec, listener))
}

/// The descriptor that follows in a packet of its own.
fn following(control: BorrowedFd<'_>) -> io::Result<OwnedFd> {
    let mut packet = [0; 16];
    let (_, descriptor) = channel::receive(control, &mut packet)?;
    descriptor.ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// Where a function that is given a descriptor for records writes them.
fn records(control: BorrowedFd<'_>, spec: &Spec) -> Result<Option<OwnedFd>, Failure> {
    let received = spec.records.then(|| following(control)).transpose();
    received.during("receive the descriptor for records")
}

/// What runs next in surroundings that stand.
struct Next {
    spec: Spec,
    /// The program and its arguments as they are executed.
    argv: Vec<String>,
    /// Its listener, where the engine makes it.
    listener: Option<OwnedFd>,
    stdout: OwnedFd,
    stderr: OwnedFd,
    records: Option<OwnedFd>,
}

/// Waits for what runs next; none if the engine is gone or wants nothing more.
fn next(control: BorrowedFd<'_>) -> Result<Option<Next>, Failure> {
    let mut buffer = vec![0; SPEC_BYTES_MAX];
    loop {
        let (length, listener) =
            channel::receive(control, &mut buffer).during("receive the specification")?;
        let packet = buffer.get(..length).unwrap_or_default();
        if packet.is_empty() {
            return Ok(None);
        }
        match Command::decode(packet) {
            Some(Command::Kill) => return Ok(None),
            // Meant for what has ended.
            Some(_) => continue,
            None => {}
        }
        let spec: Spec = serde_json::from_slice(packet)
            .map_err(io::Error::other)
            .during("read the specification")?;
        let stdout = following(control).during("receive standard output")?;
        let stderr = following(control).during("receive standard error")?;
        return Ok(Some(Next {
            argv: executed(&spec),
            listener,
            stdout,
            stderr,
            records: records(control, &spec)?,
            spec,
        }));
    }
}

/// The program and its arguments as they are executed in a tier.
fn executed(spec: &Spec) -> Vec<String> {
    match spec.tier {
        Tier::Full => spec.argv.clone(),
        Tier::Reduced => {
            let arguments = spec.argv.iter();
            arguments.map(|argument| on_host(spec, argument)).collect()
        }
    }
}

/// Makes what runs next write where the engine reads.
fn take_output(next: &Next, user: Option<(u32, u32)>) -> Result<(), Failure> {
    sys::duplicate_to(next.stdout.as_fd(), 1).during("take standard output")?;
    sys::duplicate_to(next.stderr.as_fd(), 2).during("take standard error")?;
    user.map_or(Ok(()), |(uid, gid)| give_output(uid, gid))
}

/// The reduced tier: the host's own file tree, network and process list.
fn run_reduced(
    control: BorrowedFd<'_>,
    spec: Spec,
    listener: Option<OwnedFd>,
) -> Result<(), Failure> {
    let listener = listener
        .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
        .during("receive the listener")?;
    let port = std::net::TcpListener::from(listener)
        .local_addr()
        .during("read the listener's address")?
        .port();
    let records = records(control, &spec)?;
    sys::prctl(libc::PR_SET_CHILD_SUBREAPER, 1).during("adopt orphaned processes")?;
    let pid = std::process::id();
    let (uid, _) = sys::effective_ids();
    let user = (uid == 0).then(|| (HOST_UID_FIRST + pid, HOST_UID_FIRST + pid));
    if let Some((uid, gid)) = user {
        give_output(uid, gid)?;
    }
    let tmp_dir = std::env::temp_dir().join(format!("brookmill-function-{pid}"));
    // Left over by a supervisor of the same id that was killed together with its engine.
    let _ = std::fs::remove_dir_all(&tmp_dir);
    std::fs::create_dir(&tmp_dir).during("make the function's temporary directory")?;
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    std::fs::set_permissions(&tmp_dir, permissions).during("protect the temporary directory")?;
    if let Some((uid, gid)) = user {
        std::os::unix::fs::chown(&tmp_dir, Some(uid), Some(gid))
            .during("give the temporary directory to the function")?;
    }
    let prepared = Prepared {
        argv: executed(&spec),
        work_dir: spec.code_dir.clone(),
        tmp_dir: tmp_dir.clone(),
        user,
        engine: Some(std::os::unix::process::parent_id()),
        records,
        port,
        spec,
    };
    let done = supervise::run(control, prepared);
    let _ = std::fs::remove_dir_all(&tmp_dir);
    done
}

/// Where a path of the function's own tree lies on the host.
fn on_host(spec: &Spec, text: &str) -> String {
    let places = [
        ("/var/task", Some(&spec.code_dir)),
        ("/var/runtime", spec.runtime_dir.as_ref()),
    ];
    for (inside, outside) in places {
        if let (Some(rest), Some(outside)) = (text.strip_prefix(inside), outside)
            && (rest.is_empty() || rest.starts_with('/'))
        {
            return format!("{}{rest}", outside.display());
        }
    }
    text.to_owned()
}

/// Lets the function's user open its own standard output again by name (`/dev/stdout`).
fn give_output(uid: u32, gid: u32) -> Result<(), Failure> {
    sys::give(1, uid, gid).during("give standard output to the function")?;
    sys::give(2, uid, gid).during("give standard error to the function")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reduced_tier_maps_paths_to_the_host() {
        let mut spec = Spec::new(vec!["/var/task/bootstrap".into()], "/data/code");
        assert_eq!(
            on_host(&spec, "/var/task/bootstrap"),
            "/data/code/bootstrap"
        );
        assert_eq!(on_host(&spec, "/var/taskforce"), "/var/taskforce");
        assert_eq!(on_host(&spec, "/var/runtime/b.py"), "/var/runtime/b.py");
        spec.runtime_dir = Some("/data/runtime".into());
        assert_eq!(on_host(&spec, "/var/runtime/b.py"), "/data/runtime/b.py");
    }
}
