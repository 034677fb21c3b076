//! A running function: its descriptors, and the handle that ends it.

use crate::channel;
use crate::message::{Command, End, Report};
use crate::spec::Tier;
use crate::sys;
use std::io::{self, PipeReader, PipeWriter};
use std::net::TcpListener;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixDatagram;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::net::unix::pipe;
use tokio::sync::{mpsc, oneshot, watch};

/// For so long an answer about memory counts: the supervisor, too, looks every 20 ms. Asking it
/// costs as much as many an invocation.
const PEAK_COUNTS: Duration = Duration::from_millis(20);

/// How a function's first process ended. Everything it had started is gone by then too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// By itself, with this status.
    Code(i32),
    /// By this signal, not sent by the sandbox.
    Signal(i32),
    /// Killed because its processes used more memory than they may.
    OutOfMemory,
    /// Killed by [`Process::kill`] or [`Process::reset`], or by dropping the last handle.
    Killed,
}

/// A function that has just been started.
#[derive(Debug)]
pub struct Environment {
    /// The handle that watches and ends it.
    pub process: Process,
    /// The function's own listener at 127.0.0.1, non-blocking. Nothing but this function can
    /// reach it in the full tier.
    pub listener: TcpListener,
    /// What it writes to standard output; ends when its processes have ended.
    pub stdout: pipe::Receiver,
    /// What it writes to standard error.
    pub stderr: pipe::Receiver,
    /// What it writes to the descriptor of [`crate::Spec::records`].
    pub records: Option<pipe::Receiver>,
}

/// A handle on a function's process tree. When the last clone is dropped, the tree is killed.
#[derive(Clone, Debug)]
pub struct Process(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    pid: u32,
    port: u16,
    orders: mpsc::UnboundedSender<Order>,
    exit: watch::Receiver<Option<Exit>>,
    peak: Arc<AtomicU64>,
    /// When the supervisor last answered how much that is.
    peak_told: Mutex<Option<Instant>>,
    surroundings: Surroundings,
}

/// What a tree leaves when it has ended and its supervisor has not.
type Surroundings = Arc<Mutex<Option<Held>>>;

impl Drop for Inner {
    fn drop(&mut self) {
        let held = self.surroundings.lock();
        let held = held.unwrap_or_else(PoisonError::into_inner).take();
        // What was left in memory takes a while to be given back.
        if let (Some(held), Ok(runtime)) = (held, tokio::runtime::Handle::try_current()) {
            drop(runtime.spawn_blocking(move || drop(held)));
        }
    }
}

#[derive(Debug)]
enum Order {
    Say(Command),
    Peak(oneshot::Sender<u64>),
}

impl Process {
    /// The supervisor's process id, as the engine sees it.
    pub fn pid(&self) -> u32 {
        self.0.pid
    }

    /// The port of the function's listener, as the function sees it.
    pub fn port(&self) -> u16 {
        self.0.port
    }

    /// Kills every process of the tree. [`Process::wait`] tells when they are gone.
    pub fn kill(&self) {
        self.order(Command::Kill);
    }

    /// Kills every process of the tree but leaves its surroundings standing, its `/tmp` among them:
    /// [`crate::Launcher::restart`] may start another program there until this handle is dropped.
    pub fn reset(&self) {
        self.order(Command::Reset);
    }

    /// What is left of it, for another program; none if nothing is, or another has taken it.
    pub(crate) fn take_surroundings(&self) -> Option<Held> {
        let surroundings = self.0.surroundings.lock();
        surroundings.unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Sends SIGTERM to the function's first process.
    pub fn terminate(&self) {
        self.order(Command::Terminate);
    }

    /// Stops every process of the tree: between two invocations nothing runs.
    pub fn freeze(&self) {
        self.order(Command::Freeze);
    }

    /// Lets a stopped tree go on.
    pub fn thaw(&self) {
        self.order(Command::Thaw);
    }

    fn order(&self, command: Command) {
        // An error means that the tree has ended, which is what `wait` tells.
        let _ = self.0.orders.send(Order::Say(command));
    }

    /// The largest memory use so far, in bytes: resident pages of the whole tree, as of 20 ms ago
    /// or later.
    pub async fn memory_peak(&self) -> u64 {
        let told = || {
            self.0
                .peak_told
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        let counts = told().is_some_and(|at| at.elapsed() < PEAK_COUNTS);
        if !counts {
            let (answer, answered) = oneshot::channel();
            if self.0.orders.send(Order::Peak(answer)).is_ok()
                && let Ok(bytes) = answered.await
            {
                *told() = Some(Instant::now());
                return bytes;
            }
        }
        self.0.peak.load(Ordering::Relaxed)
    }

    /// How it ended, if it has.
    pub fn exit(&self) -> Option<Exit> {
        *self.0.exit.borrow()
    }

    /// Waits for the end of the whole tree.
    pub async fn wait(&self) -> Exit {
        let mut exit = self.0.exit.clone();
        match exit.wait_for(Option::is_some).await {
            Ok(exit) => exit.unwrap_or(Exit::Killed),
            // The runtime is shutting down and has dropped the task that watches.
            Err(_) => Exit::Killed,
        }
    }
}

/// A process tree that must not be lost: dropping this ends it and collects its end.
#[derive(Debug)]
pub(crate) struct Held {
    tier: Tier,
    pidfd: OwnedFd,
    control: Option<OwnedFd>,
    reaped: bool,
}

impl Held {
    pub(crate) fn new(tier: Tier, pidfd: OwnedFd, control: Option<OwnedFd>) -> Held {
        Held {
            tier,
            pidfd,
            control,
            reaped: false,
        }
    }

    pub(crate) fn control(&self) -> Option<&OwnedFd> {
        self.control.as_ref()
    }

    /// Whether the control socket answers at once that nothing has come.
    pub(crate) fn set_nonblocking(&mut self, nonblocking: bool) -> io::Result<()> {
        let Some(control) = self.control.take() else {
            return Ok(());
        };
        let control = UnixDatagram::from(control);
        let set = control.set_nonblocking(nonblocking);
        self.control = Some(control.into());
        set
    }

    pub(crate) fn attach(&mut self, control: OwnedFd) {
        self.control = Some(control);
    }

    /// Ends the tree: in the full tier by the death of process 1, else by its supervisor, which
    /// would otherwise leave orphans behind.
    fn end(&self) {
        match (self.tier, &self.control) {
            (Tier::Reduced, Some(control)) => {
                let _ = channel::send(control.as_fd(), &[Command::Kill as u8], None);
            }
            _ => {
                let _ = sys::pidfd_signal(self.pidfd.as_fd(), libc::SIGKILL);
            }
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if !self.reaped {
            self.end();
            // Its end of the socket closed is the other way to tell a supervisor to leave.
            self.control = None;
            let _ = sys::pidfd_reap(self.pidfd.as_fd());
        }
    }
}

/// What a spawn has made, before the runtime watches it.
#[derive(Debug)]
pub(crate) struct Born {
    pub(crate) held: Held,
    pub(crate) pid: u32,
    pub(crate) port: u16,
    pub(crate) listener: TcpListener,
    pub(crate) stdout: OwnedFd,
    pub(crate) stderr: OwnedFd,
    pub(crate) records: Option<OwnedFd>,
}

impl Born {
    /// With the end of the pipe that records are read from. The other one is the program's alone.
    pub(crate) fn with_records(self, pipe: Option<(PipeReader, PipeWriter)>) -> Born {
        let records = pipe.map(|(reader, _)| reader.into());
        Born { records, ..self }
    }

    /// Hands the tree to a task of the current runtime.
    pub(crate) fn into_environment(mut self) -> io::Result<Environment> {
        self.listener.set_nonblocking(true)?;
        let stdout = pipe::Receiver::from_owned_fd(self.stdout)?;
        let stderr = pipe::Receiver::from_owned_fd(self.stderr)?;
        let records = self.records.map(pipe::Receiver::from_owned_fd);
        let records = records.transpose()?;
        self.held.set_nonblocking(true)?;
        let (orders, ordered) = mpsc::unbounded_channel();
        let (ended, exit) = watch::channel(None);
        let peak = Arc::new(AtomicU64::new(0));
        let surroundings = Surroundings::default();
        tokio::spawn(watch_over(
            self.held,
            ordered,
            ended,
            peak.clone(),
            surroundings.clone(),
        ));
        let process = Process(Arc::new(Inner {
            pid: self.pid,
            port: self.port,
            orders,
            exit,
            peak,
            peak_told: Mutex::new(None),
            surroundings,
        }));
        Ok(Environment {
            process,
            listener: self.listener,
            stdout,
            stderr,
            records,
        })
    }
}

/// Carries orders in and reports out until the tree has ended and is collected.
async fn watch_over(
    held: Held,
    mut orders: mpsc::UnboundedReceiver<Order>,
    ended: watch::Sender<Option<Exit>>,
    peak: Arc<AtomicU64>,
    surroundings: Surroundings,
) {
    let (end, killed) = match converse(&held, &mut orders, &peak).await {
        Ok(outcome) => outcome,
        Err(error) => {
            tracing::warn!(%error, "a function's supervisor cannot be watched; killing it");
            held.end();
            (None, true)
        }
    };
    if end.is_some() {
        // Nothing runs there any more. Whoever holds the process may start another program.
        *surroundings.lock().unwrap_or_else(PoisonError::into_inner) = Some(held);
    } else {
        collect(held).await;
    }
    let exit = match end {
        Some(End::OutOfMemory) => Exit::OutOfMemory,
        Some(End::Code(code)) => Exit::Code(code),
        Some(End::Signal(signal)) if !killed => Exit::Signal(signal),
        // Process 1 itself was killed from outside, or by the host's own want of memory.
        None if !killed => Exit::Signal(libc::SIGKILL),
        _ => Exit::Killed,
    };
    ended.send_replace(Some(exit));
}

/// Waits until a tree is gone with its supervisor.
async fn collect(mut held: Held) {
    if let Ok(process) = sys::watched(held.pidfd.as_fd())
        && process.readable().await.is_ok()
        && sys::pidfd_reap(held.pidfd.as_fd()).is_ok()
    {
        drop(process);
        held.reaped = true;
    }
}

/// Until the function has ended, or the supervisor has closed its end: how it ended if that was
/// told, and whether we had it killed.
async fn converse(
    held: &Held,
    orders: &mut mpsc::UnboundedReceiver<Order>,
    peak: &AtomicU64,
) -> io::Result<(Option<End>, bool)> {
    let Some(control) = &held.control else {
        return Ok((None, true));
    };
    let socket = sys::watched(control.as_fd())?;
    let mut waiting: Vec<oneshot::Sender<u64>> = Vec::new();
    let (mut killed, mut open) = (false, true);
    loop {
        tokio::select! {
            order = orders.recv(), if open => match order {
                None => {
                    open = false;
                    killed = true;
                    held.end();
                }
                Some(Order::Say(Command::Kill)) => {
                    killed = true;
                    held.end();
                }
                Some(Order::Say(Command::Reset)) => {
                    killed = true;
                    drop(say(control, Command::Reset));
                }
                // A supervisor that is gone answers by the end of the socket.
                Some(Order::Say(command)) => drop(say(control, command)),
                Some(Order::Peak(answer)) => {
                    if say(control, Command::Peak).is_ok() {
                        waiting.push(answer);
                    }
                }
            },
            ready = socket.readable() => {
                let mut ready = ready?;
                let mut packet = [0; 64];
                match channel::receive(control.as_fd(), &mut packet) {
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => ready.clear_ready(),
                    Err(_) | Ok((0, _)) => return Ok((None, killed)),
                    Ok((length, _)) => match packet.get(..length).and_then(Report::decode) {
                        Some(Report::Peak(bytes)) => {
                            peak.store(bytes, Ordering::Relaxed);
                            for answer in waiting.drain(..) {
                                let _ = answer.send(bytes);
                            }
                        }
                        Some(Report::Ended { end: how, peak: bytes }) => {
                            peak.store(bytes, Ordering::Relaxed);
                            return Ok((Some(how), killed));
                        }
                        _ => {}
                    },
                }
            }
        }
    }
}

fn say(control: &OwnedFd, command: Command) -> io::Result<()> {
    channel::send(control.as_fd(), &[command as u8], None)
}
