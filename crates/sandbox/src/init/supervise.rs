//! Process 1: starts the function, watches it, takes everything along at its end, reports that,
//! and waits for what is to run next.

use super::{During, Failure, Next, Prepared, confine, memory, next, processes, take_output};
use crate::channel;
use crate::message::{Command, End, Report};
use crate::spec::Tier;
use crate::sys;
use memory::Sampler;
use std::ffi::CString;
use std::fs::File;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd};
use std::time::{Duration, Instant};

/// How often memory is looked at while the function runs.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// How often processes that stand still are looked at, if there are more than the first: the kernel says when
/// that one goes on.
const CHECK_EVERY: Duration = Duration::from_millis(100);

/// A function that stirs so much while it is frozen is ended. A sign of life of the first process counts once,
/// and there is one when it stops. Having run by its processor time counts more than not to stand still: on a
/// busy host a process may take a while to stop.
const STIRRED_MAX: u32 = 100;
const RAN: u32 = 10;
const STANDS_NOT_STILL: u32 = 4;

/// The kind of failure a starting function reports to its supervisor.
const WALL: u8 = b'W';
const PROGRAM: u8 = b'E';

/// Starts the function, and after its end whatever the engine wants in its surroundings next,
/// until the engine wants nothing more or is gone.
pub(super) fn run(control: BorrowedFd<'_>, mut prepared: Prepared) -> Result<(), Failure> {
    while start(control, &mut prepared)? {
        let Some(next) = next(control)? else {
            break;
        };
        take_output(&next, prepared.user)?;
        prepared.follow(control, next)?;
    }
    Ok(())
}

impl Prepared {
    /// Becomes the next program's: what has been built stays.
    fn follow(&mut self, control: BorrowedFd<'_>, next: Next) -> Result<(), Failure> {
        let listener = match next.listener {
            Some(listener) => TcpListener::from(listener),
            // Another port than the one before: nothing that is left over on that counts.
            None => TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
                .during("listen on the function's loopback")?,
        };
        let address = listener.local_addr();
        self.port = address.during("read the listener's address")?.port();
        let report = Report::Listener(self.port).encode();
        channel::send(control, &report, Some(listener.as_fd())).during("hand out the listener")?;
        self.argv = next.argv;
        self.records = next.records;
        self.spec = next.spec;
        Ok(())
    }
}

/// Starts the function and stays until it has ended; answers whether another may follow.
fn start(control: BorrowedFd<'_>, prepared: &mut Prepared) -> Result<bool, Failure> {
    let signals = sys::child_signal_fd().during("watch child processes")?;
    let nowhere = File::options()
        .read(true)
        .write(true)
        .open("/dev/null")
        .during("open /dev/null")?;
    let (mut failed, failing) = io::pipe().during("make a pipe")?;
    let Some(function) = sys::fork().during("start the function's process")? else {
        drop(failed);
        become_function(prepared, &nowhere, failing)
    };
    drop(failing);
    // Only the function's own processes hold its output: its end is theirs.
    prepared.records = None;
    sys::duplicate_to(nowhere.as_fd(), 1).during("release standard output")?;
    sys::duplicate_to(nowhere.as_fd(), 2).during("release standard error")?;
    let mut reason = Vec::new();
    failed
        .read_to_end(&mut reason)
        .during("wait for the function to start")?;
    if let Some((kind, errno, step)) = failure_parts(&reason) {
        let report = match kind {
            PROGRAM => Report::Program { errno },
            _ => Report::Wall { errno, step },
        };
        let _ = channel::send(control, &report.encode(), None);
        return Ok(false);
    }
    channel::send(control, &Report::Started.encode(), None).during("report the start")?;
    let full = prepared.spec.tier == Tier::Full;
    let limit = u64::from(prepared.spec.memory_mb) << 20;
    let mut tree = Tree {
        function,
        full,
        sampler: Sampler::new(function, full, limit, confine::DATA_HEADROOM),
        frozen: None,
        out_of_memory: false,
    };
    let ended = tree.watch(control, signals.as_fd());
    let Ok(Some(end)) = ended else {
        tree.kill_all();
        return Ok(false);
    };
    tree.end_all();
    let report = Report::Ended {
        end,
        peak: tree.sampler.peak(),
    };
    Ok(channel::send(control, &report.encode(), None).is_ok())
}

/// The function's processes, as their supervisor sees them.
struct Tree {
    function: i32,
    full: bool,
    sampler: Sampler,
    frozen: Option<Frozen>,
    out_of_memory: bool,
}

/// A tree that is to stand still.
struct Frozen {
    /// When it is looked at next; never if the first process is alone and stands still.
    check: Option<Instant>,
    stirred: u32,
    /// Processor time at the last look.
    time: Option<u64>,
}

impl Tree {
    /// Serves the engine and the clock until the function ends; none if the engine left first.
    fn watch(
        &mut self,
        control: BorrowedFd<'_>,
        signals: BorrowedFd<'_>,
    ) -> io::Result<Option<End>> {
        let mut due = Instant::now() + LOOK_EVERY;
        loop {
            let next = self
                .frozen
                .as_ref()
                .map_or(Some(due), |frozen| frozen.check);
            let wait = next.map_or(-1, |next| {
                let left = next.saturating_duration_since(Instant::now());
                i32::try_from(left.as_millis()).unwrap_or(0) + 1
            });
            let [commanded, child] = sys::poll([control, signals], wait)?;
            if child {
                drain(signals);
                if let Some(end) = self.reap() {
                    return Ok(Some(end));
                }
                self.stirred(1);
            }
            if commanded {
                let mut packet = [0; 16];
                let (length, _) = channel::receive(control, &mut packet)?;
                if length == 0 {
                    return Ok(None);
                }
                match packet.get(..length).and_then(Command::decode) {
                    Some(Command::Freeze) => self.freeze(true),
                    Some(Command::Thaw) => self.freeze(false),
                    Some(Command::Terminate) => drop(sys::kill(self.function, libc::SIGTERM)),
                    Some(Command::Reset) => return Ok(Some(End::Signal(libc::SIGKILL))),
                    Some(Command::Kill) => return Ok(None),
                    Some(Command::Peak) => {
                        let peak = self.sampler.peak();
                        channel::send(control, &Report::Peak(peak).encode(), None)?;
                    }
                    None => {}
                }
            }
            // By the time, not when nothing is commanded: a busy function is commanded all the time.
            let now = Instant::now();
            match &self.frozen {
                Some(frozen) if frozen.check.is_some_and(|check| now >= check) => self.check(),
                None if now >= due => {
                    due = now + LOOK_EVERY;
                    self.look();
                }
                _ => {}
            }
        }
    }

    /// Ends the function if it uses too much memory.
    fn look(&mut self) {
        if self.sampler.look() {
            self.out_of_memory = true;
            let _ = sys::kill(self.function, libc::SIGKILL);
        }
    }

    /// Stops again what has gone on, as a process does on a signal of its own: one stop is not to be
    /// trusted. Whoever does not leave off is ended.
    fn stirred(&mut self, much: u32) {
        let Some(frozen) = &mut self.frozen else {
            return;
        };
        frozen.stirred = frozen.stirred.saturating_add(much);
        // A signal to go on that comes before this one to stop has been obeyed undoes it.
        frozen
            .check
            .get_or_insert_with(|| Instant::now() + CHECK_EVERY);
        let signal = if frozen.stirred >= STIRRED_MAX {
            libc::SIGKILL
        } else {
            libc::SIGSTOP
        };
        self.signal_all(signal);
        self.look();
    }

    /// Looks whether all stand still.
    fn check(&mut self) {
        let others = self.sampler.others();
        let all = others.iter().chain([&self.function]);
        let (mut runs, mut time) = (false, 0);
        for (running, spent) in all.filter_map(|pid| processes::activity(*pid)) {
            runs |= running;
            time += spent;
        }
        let Some(frozen) = &mut self.frozen else {
            return;
        };
        frozen.check = (!others.is_empty()).then(|| Instant::now() + CHECK_EVERY);
        let before = frozen.time.replace(time);
        if before.is_some_and(|before| time > before) {
            self.stirred(RAN);
        } else if runs {
            self.stirred(STANDS_NOT_STILL);
        }
    }

    /// Collects every ended child; the function's own end is the answer.
    fn reap(&mut self) -> Option<End> {
        let mut end = None;
        while let Some(ended) = sys::reap_any() {
            if ended.pid == self.function {
                self.sampler.raise_peak(ended.peak);
                end = Some(match sys::status_parts(ended.status) {
                    _ if self.out_of_memory => End::OutOfMemory,
                    Ok(code) => End::Code(code),
                    Err(signal) => End::Signal(signal),
                });
            }
        }
        end
    }

    fn freeze(&mut self, frozen: bool) {
        self.frozen = frozen.then(|| Frozen {
            check: Some(Instant::now() + CHECK_EVERY),
            stirred: 0,
            time: None,
        });
        self.signal_all(if frozen { libc::SIGSTOP } else { libc::SIGCONT });
    }

    fn signal_all(&self, signal: i32) {
        if self.full {
            // From process 1: every process of the namespace but itself.
            let _ = sys::kill(-1, signal);
        } else {
            for pid in self.others() {
                let _ = sys::kill(pid, signal);
            }
        }
    }

    /// Every process of the tree that is visible now.
    fn others(&self) -> Vec<i32> {
        processes::descendants(i32::try_from(std::process::id()).unwrap_or(i32::MAX))
    }

    /// Ends what is left. In the full tier the kernel does so when process 1 leaves; here a
    /// process that forks while being killed is found in the next round, as its orphans are
    /// adopted.
    fn kill_all(&mut self) {
        if self.full {
            let _ = sys::kill(-1, libc::SIGKILL);
            return;
        }
        loop {
            let others = self.others();
            if others.is_empty() {
                return;
            }
            for pid in others {
                let _ = sys::kill(pid, libc::SIGKILL);
            }
            while sys::reap_any().is_some() {}
            std::thread::yield_now();
        }
    }

    /// Ends what is left and collects it: when this answers, nothing of it is there any more.
    fn end_all(&mut self) {
        self.kill_all();
        if self.full {
            // Whatever was being forked meanwhile got the signal too.
            while let Some(ended) = sys::reap_next() {
                if ended.pid == self.function {
                    self.sampler.raise_peak(ended.peak);
                }
            }
        }
    }
}

fn drain(signals: BorrowedFd<'_>) {
    if let Ok(copy) = signals.try_clone_to_owned() {
        let mut records = [0; 1024];
        let _ = File::from(copy).read(&mut records);
    }
}

/// In the function's process: walls, then the program. Never returns.
fn become_function(prepared: &Prepared, nowhere: &File, mut failing: io::PipeWriter) -> ! {
    match confined(prepared, nowhere) {
        Ok(()) if prepared.spec.rehearsal => sys::exit_now(0),
        Ok(()) => {
            let error = execute(prepared);
            let errno = error.raw_os_error().unwrap_or(libc::EIO);
            let _ = failing.write_all(&[&[PROGRAM][..], &errno.to_le_bytes()].concat());
        }
        Err(failure) => {
            let errno = failure.source.raw_os_error().unwrap_or(libc::EIO);
            let reason = [&[WALL][..], &errno.to_le_bytes(), failure.step.as_bytes()].concat();
            let _ = failing.write_all(&reason);
        }
    }
    sys::exit_now(127)
}

fn failure_parts(reason: &[u8]) -> Option<(u8, i32, String)> {
    let (kind, rest) = reason.split_first()?;
    let (errno, step) = rest.split_first_chunk::<4>()?;
    Some((
        *kind,
        i32::from_le_bytes(*errno),
        String::from_utf8_lossy(step).into_owned(),
    ))
}

fn confined(prepared: &Prepared, nowhere: &File) -> Result<(), Failure> {
    sys::new_session().during("start a session")?;
    // The control socket is standard input until here: the function gets none.
    sys::duplicate_to(nowhere.as_fd(), 0).during("close standard input")?;
    if let Some(records) = &prepared.records {
        sys::keep_across_exec(records.as_fd()).during("keep the descriptor for records")?;
    }
    confine::apply(prepared)?;
    // After the change of user, which clears it.
    sys::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL as libc::c_ulong)
        .during("tie the function to its supervisor")?;
    sys::reset_signals().during("reset the signals")
}

fn execute(prepared: &Prepared) -> io::Error {
    let texts = |list: Vec<String>| {
        list.into_iter()
            .map(CString::new)
            .collect::<Result<Vec<_>, _>>()
            .map_err(io::Error::other)
    };
    let records = prepared.records.as_ref().map(AsRawFd::as_raw_fd);
    let (port, tmp) = (prepared.port, &prepared.tmp_dir);
    let env = prepared.spec.environment(port, tmp, records);
    match (texts(prepared.argv.clone()), texts(env)) {
        (Ok(argv), Ok(env)) => match argv.first() {
            Some(program) => sys::execute(program, &argv, &env),
            None => io::Error::from_raw_os_error(libc::ENOENT),
        },
        (Err(error), _) | (_, Err(error)) => error,
    }
}
