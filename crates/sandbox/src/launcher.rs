//! Starts supervisors.

use crate::channel;
use crate::environment::{Born, Environment, Held};
use crate::error::SpawnError;
use crate::init::INIT_ARGUMENT;
use crate::message::Report;
use crate::spec::{SPEC_BYTES_MAX, Spec, Tier};
use crate::sys;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How long a supervisor may be silent while it starts.
const ANSWER_WAIT: Duration = Duration::from_secs(10);

/// Starts functions. Holds no more than the path of an executable whose `main` begins with
/// [`crate::init_main`].
#[derive(Clone, Debug)]
pub struct Launcher {
    init: PathBuf,
}

impl Default for Launcher {
    fn default() -> Launcher {
        Launcher::new()
    }
}

impl Launcher {
    /// A launcher that starts the running executable again, even if its file has been replaced.
    pub fn new() -> Launcher {
        Launcher::with_init("/proc/self/exe")
    }

    /// A launcher that starts another executable as supervisor.
    pub fn with_init(init: impl Into<PathBuf>) -> Launcher {
        Launcher { init: init.into() }
    }

    /// Starts a function: when this answers, its walls stand and its program is running. Needs a
    /// tokio runtime with I/O enabled. Dropping the future leaves nothing behind.
    pub async fn spawn(&self, spec: &Spec) -> Result<Environment, SpawnError> {
        let (init, spec) = (self.init.clone(), spec.clone());
        let born = tokio::task::spawn_blocking(move || begin(&init, &spec))
            .await
            .map_err(|error| SpawnError::Supervisor(io::Error::other(error)))??;
        born.into_environment().map_err(SpawnError::Supervisor)
    }

    /// Starts a function and waits until its walls have been built, without a runtime.
    pub(crate) fn rehearse(&self, tier: Tier) -> Result<(), SpawnError> {
        let mut spec = Spec::new(vec![String::new()], "/usr");
        spec.tier = tier;
        spec.rehearsal = true;
        begin(&self.init, &spec).map(drop)
    }
}

fn begin(init: &Path, spec: &Spec) -> Result<Born, SpawnError> {
    spec.check()?;
    let packet =
        serde_json::to_vec(spec).map_err(|error| SpawnError::Invalid(error.to_string()))?;
    if packet.len() > SPEC_BYTES_MAX {
        let text = format!(
            "it takes {} bytes, the limit is {SPEC_BYTES_MAX}",
            packet.len()
        );
        return Err(SpawnError::Invalid(text));
    }
    let (ours, theirs) = channel::pair().map_err(SpawnError::Supervisor)?;
    channel::set_receive_timeout(ours.as_fd(), ANSWER_WAIT).map_err(SpawnError::Supervisor)?;
    // No hook runs between fork and exec, so that the standard library may use vfork.
    let mut child = Command::new(init)
        .arg0("brookmill")
        .arg(INIT_ARGUMENT)
        .env_clear()
        .stdin(Stdio::from(theirs))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(SpawnError::Supervisor)?;
    let born = match spec.tier {
        Tier::Full => converse_full(&mut child, ours, spec, &packet),
        Tier::Reduced => converse_reduced(&mut child, ours, spec, &packet),
    };
    if spec.tier == Tier::Full {
        // The one that cloned process 1 leaves at once, in success and failure.
        let _ = child.wait();
    }
    born
}

fn converse_full(
    child: &mut Child,
    control: OwnedFd,
    spec: &Spec,
    packet: &[u8],
) -> Result<Born, SpawnError> {
    channel::send(control.as_fd(), packet, None).map_err(SpawnError::Supervisor)?;
    let pid = match answer(&control, spec)? {
        (Report::Pid(pid), _) => pid,
        _ => return Err(SpawnError::Silent),
    };
    // Process 1 is our own child, so its id stays taken until we collect it.
    let pidfd = sys::pidfd_open(pid).map_err(SpawnError::Supervisor)?;
    let mut held = Held::new(spec.tier, pidfd, None);
    let (listener, port) = match answer(&control, spec)? {
        (Report::Listener(port), Some(listener)) => (TcpListener::from(listener), port),
        _ => return Err(SpawnError::Silent),
    };
    match answer(&control, spec)? {
        (Report::Started, _) => {}
        _ => return Err(SpawnError::Silent),
    }
    held.attach(control);
    born(child, held, pid, port, listener)
}

fn converse_reduced(
    child: &mut Child,
    control: OwnedFd,
    spec: &Spec,
    packet: &[u8],
) -> Result<Born, SpawnError> {
    let pid = child.id();
    let pidfd = sys::pidfd_open(pid).map_err(SpawnError::Supervisor)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(SpawnError::Supervisor)?;
    let port = listener
        .local_addr()
        .map_err(SpawnError::Supervisor)?
        .port();
    let held = Held::new(spec.tier, pidfd, Some(control));
    let control = held.control().ok_or(SpawnError::Silent)?;
    channel::send(control.as_fd(), packet, Some(listener.as_fd()))
        .map_err(SpawnError::Supervisor)?;
    match answer(control, spec)? {
        (Report::Started, _) => born(child, held, pid, port, listener),
        _ => Err(SpawnError::Silent),
    }
}

fn born(
    child: &mut Child,
    held: Held,
    pid: u32,
    port: u16,
    listener: TcpListener,
) -> Result<Born, SpawnError> {
    let missing = || SpawnError::Supervisor(io::Error::other("an output pipe is missing"));
    let stdout = OwnedFd::from(child.stdout.take().ok_or_else(missing)?);
    let stderr = OwnedFd::from(child.stderr.take().ok_or_else(missing)?);
    Ok(Born {
        held,
        pid,
        port,
        listener,
        stdout,
        stderr,
    })
}

/// The supervisor's next report; its failures become ours.
fn answer(control: &OwnedFd, spec: &Spec) -> Result<(Report, Option<OwnedFd>), SpawnError> {
    let mut packet = [0; 4096];
    let (length, attached) =
        channel::receive(control.as_fd(), &mut packet).map_err(|_| SpawnError::Silent)?;
    match packet.get(..length).and_then(Report::decode) {
        Some(Report::Wall { errno, step }) => Err(SpawnError::Wall {
            step,
            source: io::Error::from_raw_os_error(errno),
        }),
        Some(Report::Program { errno }) => Err(SpawnError::Program {
            program: spec.argv.first().cloned().unwrap_or_default(),
            source: io::Error::from_raw_os_error(errno),
        }),
        Some(report) => Ok((report, attached)),
        None => Err(SpawnError::Silent),
    }
}
