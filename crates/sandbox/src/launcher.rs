//! Starts supervisors.

use crate::channel;
use crate::environment::{Born, Environment, Held, Process};
use crate::error::SpawnError;
use crate::init::INIT_ARGUMENT;
use crate::message::Report;
use crate::spec::{SPEC_BYTES_MAX, Spec, Tier};
use crate::sys;
use std::io::{self, PipeReader, PipeWriter};
use std::net::{Ipv4Addr, TcpListener};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a supervisor may be silent while it starts.
const ANSWER_WAIT: Duration = Duration::from_secs(10);

/// For so long a spare supervisor is kept that nothing needs.
pub const SPARE_KEPT: Duration = Duration::from_secs(300);

/// Starts functions. Holds the path of an executable whose `main` begins with
/// [`crate::init_main`], and at most one supervisor that waits for its function.
#[derive(Clone, Debug)]
pub struct Launcher {
    init: PathBuf,
    spare: Arc<Mutex<Option<Spare>>>,
}

/// A supervisor of the full tier made ahead of its function: it has its namespaces and its
/// listener, and waits for the specification.
#[derive(Debug)]
struct Spare {
    supervisor: Supervisor,
    made: Instant,
}

/// A started supervisor of the full tier.
#[derive(Debug)]
struct Supervisor {
    child: Child,
    held: Held,
    pid: u32,
    port: u16,
    listener: TcpListener,
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
        Launcher {
            init: init.into(),
            spare: Arc::default(),
        }
    }

    /// Starts a function: when this answers, its walls stand and its program is running. Needs a
    /// tokio runtime with I/O enabled. Dropping the future leaves nothing behind.
    pub async fn spawn(&self, spec: &Spec) -> Result<Environment, SpawnError> {
        let (launcher, spec) = (self.clone(), spec.clone());
        let born = tokio::task::spawn_blocking(move || launcher.begin(&spec))
            .await
            .map_err(|error| SpawnError::Supervisor(io::Error::other(error)))??;
        born.into_environment().map_err(SpawnError::Supervisor)
    }

    /// Starts a function in the surroundings of one that has ended: its walls, its user, and what
    /// it left in `/tmp`. The specification must be for the same code, size of `/tmp` and tier.
    /// None if nothing is left of it. Needs a tokio runtime with I/O and time enabled.
    pub async fn restart(
        &self,
        ended: &Process,
        spec: &Spec,
    ) -> Option<Result<Environment, SpawnError>> {
        // Its processes have been killed: one that does not go is not waited for.
        tokio::time::timeout(ANSWER_WAIT, ended.wait()).await.ok()?;
        let (pid, held, spec) = (ended.pid(), ended.take_surroundings()?, spec.clone());
        let begun = tokio::task::spawn_blocking(move || begin_again(pid, held, &spec)).await;
        match begun.unwrap_or_else(|error| Err(SpawnError::Supervisor(io::Error::other(error)))) {
            // It was killed while it waited.
            Err(SpawnError::Silent | SpawnError::Supervisor(_)) => None,
            Err(error) => Some(Err(error)),
            Ok(born) => Some(born.into_environment().map_err(SpawnError::Supervisor)),
        }
    }

    /// Makes a supervisor ahead of the next function, if there is none, and keeps it for five
    /// minutes at least: what does not depend on the function is then no part of its start. Blocks
    /// for a few milliseconds. Answers its process id; none where it fails, and the next start says why.
    pub fn prepare(&self) -> Option<u32> {
        let waiting = self.spare().as_ref().map(|spare| spare.supervisor.pid);
        if waiting.is_some() {
            return waiting;
        }
        let supervisor = Supervisor::start(&self.init).ok()?;
        let (pid, made) = (supervisor.pid, Instant::now());
        let other = self.spare().replace(Spare { supervisor, made });
        drop(other);
        Some(pid)
    }

    /// Ends a supervisor that has been waiting for too long.
    pub fn prune(&self) {
        let is_old = |spare: &mut Spare| spare.made.elapsed() >= SPARE_KEPT;
        let old = self.spare().take_if(is_old);
        drop(old);
    }

    /// Ends the supervisor that waits, if there is one.
    pub fn dismiss(&self) {
        let spare = self.spare().take();
        drop(spare);
    }

    /// Starts a function and waits until its walls have been built, without a runtime.
    pub(crate) fn rehearse(&self, tier: Tier) -> Result<(), SpawnError> {
        let mut spec = Spec::new(vec![String::new()], "/usr");
        spec.tier = tier;
        spec.rehearsal = true;
        self.begin(&spec).map(drop)
    }

    fn spare(&self) -> MutexGuard<'_, Option<Spare>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, spec: &Spec) -> Result<Born, SpawnError> {
        let packet = packet(spec)?;
        let records = records(spec)?;
        let end = records.as_ref().map(|(_, end)| end.as_fd());
        let born = self.begin_with(spec, &packet, end)?;
        Ok(born.with_records(records))
    }

    fn begin_with(
        &self,
        spec: &Spec,
        packet: &[u8],
        records: Option<BorrowedFd<'_>>,
    ) -> Result<Born, SpawnError> {
        if spec.tier == Tier::Reduced {
            return begin_reduced(&self.init, spec, packet, records);
        }
        let spare = self.spare().take();
        if let Some(Spare { supervisor, .. }) = spare
            && supervisor.give(packet, records).is_ok()
        {
            match supervisor.finish(spec) {
                // It was killed while it waited.
                Err(SpawnError::Silent) => {}
                finished => return finished,
            }
        }
        let supervisor = Supervisor::start(&self.init)?;
        supervisor
            .give(packet, records)
            .map_err(SpawnError::Supervisor)?;
        supervisor.finish(spec)
    }
}

/// A specification as it goes to a supervisor.
fn packet(spec: &Spec) -> Result<Vec<u8>, SpawnError> {
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
    Ok(packet)
}

/// The pipe of a program that is given a descriptor for records.
fn records(spec: &Spec) -> Result<Option<(PipeReader, PipeWriter)>, SpawnError> {
    let pipe = spec.records.then(io::pipe).transpose();
    pipe.map_err(SpawnError::Supervisor)
}

/// Hands a supervisor what a specification says follows it.
fn follow(control: &OwnedFd, records: Option<BorrowedFd<'_>>) -> io::Result<()> {
    match records {
        Some(end) => channel::send(control.as_fd(), b"3", Some(end)),
        None => Ok(()),
    }
}

/// Gives a supervisor whose function has ended another one.
fn begin_again(pid: u32, mut held: Held, spec: &Spec) -> Result<Born, SpawnError> {
    let packet = packet(spec)?;
    held.set_nonblocking(false)
        .map_err(SpawnError::Supervisor)?;
    let control = held.control().ok_or(SpawnError::Silent)?;
    let made = match spec.tier {
        Tier::Full => None,
        Tier::Reduced => {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
            Some(listener.map_err(SpawnError::Supervisor)?)
        }
    };
    let records = records(spec)?;
    let (stdout, stderr) =
        give_again(control, &packet, made.as_ref()).map_err(SpawnError::Supervisor)?;
    let end = records.as_ref().map(|(_, end)| end.as_fd());
    follow(control, end).map_err(SpawnError::Supervisor)?;
    let (port, listener) = match answer(control, Some(spec))? {
        (Report::Listener(port), Some(listener)) => (port, TcpListener::from(listener)),
        _ => return Err(SpawnError::Silent),
    };
    match answer(control, Some(spec))? {
        (Report::Started, _) => Ok(Born {
            held,
            pid,
            port,
            listener,
            stdout,
            stderr,
            records: None,
        }
        .with_records(records)),
        _ => Err(SpawnError::Silent),
    }
}

/// Sends a specification with what belongs to it; answers where its output is read.
fn give_again(
    control: &OwnedFd,
    packet: &[u8],
    listener: Option<&TcpListener>,
) -> io::Result<(OwnedFd, OwnedFd)> {
    let ((stdout, stdout_end), (stderr, stderr_end)) = (io::pipe()?, io::pipe()?);
    let control = control.as_fd();
    channel::send(control, packet, listener.map(TcpListener::as_fd))?;
    channel::send(control, b"1", Some(stdout_end.as_fd()))?;
    channel::send(control, b"2", Some(stderr_end.as_fd()))?;
    Ok((stdout.into(), stderr.into()))
}

/// Executes the supervisor of a tier; answers our end of its control socket.
fn execute(init: &Path, tier: Tier) -> Result<(Child, OwnedFd), SpawnError> {
    let (ours, theirs) = channel::pair().map_err(SpawnError::Supervisor)?;
    channel::set_receive_timeout(ours.as_fd(), ANSWER_WAIT).map_err(SpawnError::Supervisor)?;
    // No hook runs between fork and exec, so that the standard library may use vfork.
    let child = Command::new(init)
        .arg0("brookmill")
        .args([INIT_ARGUMENT, tier.argument()])
        .env_clear()
        .stdin(Stdio::from(theirs))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(SpawnError::Supervisor)?;
    Ok((child, ours))
}

impl Supervisor {
    fn start(init: &Path) -> Result<Supervisor, SpawnError> {
        let (mut child, control) = execute(init, Tier::Full)?;
        let greeted = Supervisor::greet(&control);
        // The one that cloned process 1 leaves at once, in success and failure.
        let _ = child.wait();
        let (mut held, pid, listener, port) = greeted?;
        held.attach(control);
        Ok(Supervisor {
            child,
            held,
            pid,
            port,
            listener,
        })
    }

    /// Process 1, and its listener.
    fn greet(control: &OwnedFd) -> Result<(Held, u32, TcpListener, u16), SpawnError> {
        let pid = match answer(control, None)? {
            (Report::Pid(pid), _) => pid,
            _ => return Err(SpawnError::Silent),
        };
        // Process 1 is our own child, so its id stays taken until we collect it.
        let pidfd = sys::pidfd_open(pid).map_err(SpawnError::Supervisor)?;
        let held = Held::new(Tier::Full, pidfd, None);
        match answer(control, None)? {
            (Report::Listener(port), Some(listener)) => {
                Ok((held, pid, TcpListener::from(listener), port))
            }
            _ => Err(SpawnError::Silent),
        }
    }

    /// Tells it which function it is for.
    fn give(&self, packet: &[u8], records: Option<BorrowedFd<'_>>) -> io::Result<()> {
        let control = self.held.control();
        let control = control.ok_or_else(|| io::Error::from(io::ErrorKind::NotConnected))?;
        channel::send(control.as_fd(), packet, None)?;
        follow(control, records)
    }

    /// Waits until the function runs.
    fn finish(mut self, spec: &Spec) -> Result<Born, SpawnError> {
        let control = self.held.control().ok_or(SpawnError::Silent)?;
        match answer(control, Some(spec))? {
            (Report::Started, _) => {}
            _ => return Err(SpawnError::Silent),
        }
        born(
            &mut self.child,
            self.held,
            self.pid,
            self.port,
            self.listener,
        )
    }
}

fn begin_reduced(
    init: &Path,
    spec: &Spec,
    packet: &[u8],
    records: Option<BorrowedFd<'_>>,
) -> Result<Born, SpawnError> {
    let (mut child, control) = execute(init, Tier::Reduced)?;
    converse_reduced(&mut child, control, spec, packet, records)
}

fn converse_reduced(
    child: &mut Child,
    control: OwnedFd,
    spec: &Spec,
    packet: &[u8],
    records: Option<BorrowedFd<'_>>,
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
        .and_then(|()| follow(control, records))
        .map_err(SpawnError::Supervisor)?;
    match answer(control, Some(spec))? {
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
        records: None,
    })
}

/// The supervisor's next report; its failures become ours.
fn answer(control: &OwnedFd, spec: Option<&Spec>) -> Result<(Report, Option<OwnedFd>), SpawnError> {
    let mut packet = [0; 4096];
    let (length, attached) =
        channel::receive(control.as_fd(), &mut packet).map_err(|_| SpawnError::Silent)?;
    match packet.get(..length).and_then(Report::decode) {
        Some(Report::Wall { errno, step }) => Err(SpawnError::Wall {
            step,
            source: io::Error::from_raw_os_error(errno),
        }),
        Some(Report::Program { errno }) => Err(SpawnError::Program {
            program: spec
                .and_then(|spec| spec.argv.first().cloned())
                .unwrap_or_default(),
            source: io::Error::from_raw_os_error(errno),
        }),
        Some(report) => Ok((report, attached)),
        None => Err(SpawnError::Silent),
    }
}
