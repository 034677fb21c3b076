//! Ways to memory that is in no process's resident pages, and to time while the function is frozen.

use std::io::{self, ErrorKind, Read, Write};
use std::mem::zeroed;
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::{checked, number, ok, take};

const MIB: usize = 1 << 20;
const HUGE: usize = 2 << 20;

pub(crate) fn attempt(words: &[&str]) -> io::Result<String> {
    match words {
        ["shared", mb] => shared(number(mb)? as usize),
        ["tables", mb] => tables(number(mb)? as usize),
        ["sockets", processes] => {
            let mut children = Vec::new();
            for _ in 1..number(processes)? {
                let mut child = Command::new("/proc/self/exe");
                child.args(["hoard", "sockets", "1"]).stdout(Stdio::null());
                children.push(child.spawn()?);
            }
            let _held = sockets();
            hold()
        }
        ["heirs", mb, children] => heirs(number(mb)?, number(children)?),
        ["heirs-write", mb, children] => {
            let mut held = take(number(mb)?);
            for _ in 0..number(children)? {
                if fork()? == 0 {
                    for block in &mut held {
                        block.fill(2);
                    }
                    return hold();
                }
            }
            hold()
        }
        // By a child whose own parent is gone.
        ["orphan", mb] => {
            if fork()? == 0 {
                if fork()? == 0 {
                    let _held = take(number(mb)?);
                    return hold();
                }
                std::process::exit(0);
            }
            hold()
        }
        ["awake"] => awake(),
        ["awake-child"] => {
            let mut child = Command::new("/proc/self/exe");
            child.args(["hoard", "awake"]).stdout(Stdio::piped());
            let mut child = child.spawn()?;
            if let Some(output) = &mut child.stdout {
                output.read_exact(&mut [0; 2])?;
            }
            println!("0");
            io::stdout().flush()?;
            hold()
        }
        _ => Err(ErrorKind::InvalidInput.into()),
    }
}

fn hold() -> io::Result<String> {
    loop {
        std::thread::park();
    }
}

fn fork() -> io::Result<i32> {
    // SAFETY: this program has a single thread.
    let child = unsafe { libc::fork() };
    checked(i64::from(child)).map(|_| child)
}

fn map(length: usize, protection: i32, flags: i32) -> io::Result<*mut u8> {
    let flags = flags | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
    // SAFETY: a new mapping wherever there is room.
    let start = unsafe { libc::mmap(std::ptr::null_mut(), length, protection, flags, -1, 0) };
    if start == libc::MAP_FAILED {
        return Err(io::Error::last_os_error());
    }
    Ok(start.cast())
}

/// Writes to shared memory and takes it out of its page tables, where it is no process's any more.
fn shared(mb: usize) -> io::Result<String> {
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    let start = map(mb * MIB, protection, libc::MAP_SHARED)?;
    for index in 0..mb {
        // SAFETY: within the mapping that was just made.
        unsafe {
            let at = start.add(index * MIB);
            at.write_bytes(1, MIB);
            libc::madvise(at.cast(), MIB, libc::MADV_DONTNEED);
        }
    }
    hold()
}

/// Reads one byte of every two MiB: each has a page of page tables then, and none of its own.
fn tables(mb: usize) -> io::Result<String> {
    let count = mb * 256;
    let start = map(count * HUGE, libc::PROT_READ, libc::MAP_PRIVATE)?;
    // SAFETY: the mapping that was just made.
    unsafe { libc::madvise(start.cast(), count * HUGE, libc::MADV_NOHUGEPAGE) };
    for index in 0..count {
        // SAFETY: within the mapping, which can be read.
        unsafe { start.add(index * HUGE).read_volatile() };
    }
    hold()
}

/// Sockets that are full of what nobody receives.
fn sockets() -> Vec<(UnixStream, UnixStream)> {
    let mut held = Vec::new();
    while let Ok((mut one, mut other)) = UnixStream::pair() {
        for end in [&mut one, &mut other] {
            let _ = end.set_nonblocking(true);
            while end.write(&[1; 32 << 10]).is_ok() {}
        }
        held.push((one, other));
    }
    held
}

/// Takes memory that children inherit, long enough for somebody to look.
fn heirs(mb: i64, children: i64) -> io::Result<String> {
    let held = take(mb);
    let (mut own, theirs) = UnixStream::pair()?;
    for _ in 0..children {
        if fork()? == 0 {
            drop(own);
            let sum: usize = held.iter().map(|block| usize::from(block[9])).sum();
            let mut end = theirs;
            end.write_all(&[u8::try_from(sum % 200).unwrap_or_default()])?;
            return hold();
        }
    }
    for _ in 0..children {
        own.read_exact(&mut [0])?;
    }
    std::thread::sleep(Duration::from_millis(400));
    Ok(ok())
}

extern "C" fn nothing(_: i32) {}

/// Timers that tell it to go on when it has been stopped. One whose signal is pending at a stop tells nothing:
/// there are many, and each time that it runs they are set again.
const TIMERS: i64 = 200;
const BETWEEN_TIMERS: Duration = Duration::from_millis(10);

/// Is told by timers to go on when it has been stopped, and says each time that it runs.
fn awake() -> io::Result<String> {
    let handler = nothing as extern "C" fn(i32);
    // SAFETY: a handler that does nothing.
    unsafe { libc::signal(libc::SIGCONT, handler as libc::sighandler_t) };
    let mut timers = Vec::new();
    for _ in 0..TIMERS {
        // SAFETY: plain data that outlives the call; for sigevent zero is valid.
        unsafe {
            let mut event: libc::sigevent = zeroed();
            event.sigev_notify = libc::SIGEV_SIGNAL;
            event.sigev_signo = libc::SIGCONT;
            let mut timer: libc::timer_t = zeroed();
            let clock = libc::CLOCK_MONOTONIC;
            let made = libc::timer_create(clock, &raw mut event, &raw mut timer);
            checked(i64::from(made))?;
            timers.push(timer);
        }
    }
    for count in 0.. {
        let mut after = Duration::ZERO;
        for timer in &timers {
            after += BETWEEN_TIMERS;
            let once = libc::itimerspec {
                it_interval: libc::timespec {
                    tv_sec: 0,
                    tv_nsec: 0,
                },
                it_value: libc::timespec {
                    tv_sec: after.as_secs() as libc::time_t,
                    tv_nsec: libc::c_long::from(after.subsec_nanos()),
                },
            };
            // SAFETY: a timer that was made, and plain data that outlives the call.
            let set =
                unsafe { libc::timer_settime(*timer, 0, &raw const once, std::ptr::null_mut()) };
            checked(i64::from(set))?;
        }
        println!("{count}");
        io::stdout().flush()?;
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(ok())
}
