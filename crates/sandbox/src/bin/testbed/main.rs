//! Supervisor and function of this crate's tests: each argument is something a function might
//! try, and the answer goes to standard output as one line.

mod hoard;
mod past_landlock;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream, UdpSocket};
use std::os::fd::FromRawFd;
use std::process::{Command, Stdio};
use std::time::Duration;

fn main() {
    sandbox::init_main();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let tmp = std::env::var("TMP").unwrap_or_default();
    let arguments = arguments.iter().map(|word| word.replace("{tmp}", &tmp));
    let arguments: Vec<String> = arguments.collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match attempt(&words) {
        Ok(text) => println!("{text}"),
        Err(error) => println!("{}", describe(&error)),
    }
}

fn describe(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(number) => format!("errno {number}"),
        None => format!("error {error}"),
    }
}

fn write_to(descriptor: i32, text: &str) -> io::Result<String> {
    // SAFETY: the descriptor was given to this program for nothing else.
    let mut file = unsafe { File::from_raw_fd(descriptor) };
    file.write_all(text.as_bytes()).map(|()| ok())
}

fn number(text: &str) -> io::Result<i64> {
    text.parse()
        .map_err(|_| io::Error::from(ErrorKind::InvalidInput))
}

fn attempt(words: &[&str]) -> io::Result<String> {
    match words {
        ["env"] => {
            let lines: Vec<String> = std::env::vars().map(|(n, v)| format!("{n}={v}")).collect();
            Ok(lines.join("\n"))
        }
        ["read", path] => fs::read(path).map(|content| format!("read {}", content.len())),
        ["show", path] => fs::read_to_string(path).map(|text| text.trim_end().to_owned()),
        ["write", path] => File::create(path)
            .and_then(|mut f| f.write_all(b"x"))
            .map(|()| ok()),
        ["record", text] => {
            let number = std::env::var("RECORDS").map_err(io::Error::other)?;
            write_to(number.parse().map_err(io::Error::other)?, text)
        }
        ["list", path] => {
            let mut names: Vec<String> = fs::read_dir(path)?
                .flatten()
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
                .collect();
            names.sort();
            Ok(names.join(" "))
        }
        ["fill", path, mb] => fill(path, number(mb)?),
        ["eat", mb] => eat(number(mb)?),
        // And does not go away before somebody has looked.
        ["feast", mb] => {
            let _held = take(number(mb)?);
            loop {
                std::thread::park();
            }
        }
        ["connect", address] => connect(address).map(|_| ok()),
        ["greet"] => greet(),
        ["udp", address] => {
            let socket = UdpSocket::bind("127.0.0.1:0")?;
            socket.send_to(b"x", address).map(|_| ok())
        }
        ["kill", pid, signal] => checked(unsafe_kill(number(pid)?, number(signal)?)),
        ["call", name] => call(name),
        ["hoard", words @ ..] => hoard::attempt(words),
        ["past", words @ ..] => past_landlock::attempt(words),
        ["breed"] => breed(),
        ["orphan"] => orphan(),
        ["hold"] => {
            println!("ready");
            io::stdout().flush()?;
            loop {
                std::thread::park();
            }
        }
        ["tick"] => {
            for count in 0.. {
                println!("{count}");
                io::stdout().flush()?;
                std::thread::sleep(Duration::from_millis(2));
            }
            Ok(ok())
        }
        ["engine", tier, code] => engine(tier, code),
        ["status"] => {
            let text = fs::read_to_string("/proc/self/status")?;
            let wanted = [
                "Uid",
                "Gid",
                "Groups",
                "CapPrm",
                "CapEff",
                "CapBnd",
                "NoNewPrivs",
                "Seccomp",
            ];
            let keep = |line: &&str| {
                line.split_once(':')
                    .is_some_and(|(name, _)| wanted.contains(&name))
            };
            Ok(text.lines().filter(keep).collect::<Vec<_>>().join("\n"))
        }
        ["descriptors"] => {
            // The directory's own descriptor is the fourth.
            let found = fs::read_dir("/proc/self/fd")?.count();
            Ok(format!("{found}"))
        }
        ["abort"] => std::process::abort(),
        ["exit", code] => std::process::exit(number(code)? as i32),
        _ => Ok(ok()),
    }
}

fn ok() -> String {
    "ok".to_owned()
}

fn checked(result: i64) -> io::Result<String> {
    if result < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(ok())
    }
}

fn unsafe_kill(pid: i64, signal: i64) -> i64 {
    // SAFETY: plain numbers.
    i64::from(unsafe { libc::kill(pid as i32, signal as i32) })
}

fn call(name: &str) -> io::Result<String> {
    let null = std::ptr::null::<libc::c_char>();
    // SAFETY: numbers, null pointers and static strings; every one of these calls must fail.
    let result = unsafe {
        match name {
            "unshare" => libc::syscall(libc::SYS_unshare, libc::CLONE_NEWUSER),
            "mount" => libc::syscall(libc::SYS_mount, null, c"/tmp".as_ptr(), null, 0, null),
            "ptrace" => libc::syscall(libc::SYS_ptrace, libc::PTRACE_ATTACH, 1, 0, 0),
            "bpf" => libc::syscall(libc::SYS_bpf, 0, null, 0),
            "keyctl" => libc::syscall(libc::SYS_keyctl, 0, -3, 0),
            "io_uring" => libc::syscall(libc::SYS_io_uring_setup, 1, null),
            "memfd" => libc::syscall(libc::SYS_memfd_create, c"m".as_ptr(), 0),
            "vmsplice" => libc::syscall(libc::SYS_vmsplice, 1, null, 0, 0),
            "shared" => libc::syscall(libc::SYS_shmget, libc::IPC_PRIVATE, 4096, 0o600),
            "semaphores" => libc::syscall(libc::SYS_semget, libc::IPC_PRIVATE, 32_000, 0o600),
            "queue" => libc::syscall(libc::SYS_msgget, libc::IPC_PRIVATE, 0o600),
            "open_tree_attr" => libc::syscall(467, -1, null, 0, null, 0),
            "raw" => libc::syscall(libc::SYS_socket, libc::AF_INET, libc::SOCK_RAW, 1),
            "packet" => libc::syscall(libc::SYS_socket, libc::AF_PACKET, libc::SOCK_RAW, 0),
            "setuid" => libc::syscall(libc::SYS_setuid, 0),
            "chroot" => libc::syscall(libc::SYS_chroot, c"/tmp".as_ptr()),
            _ => -1,
        }
    };
    checked(result)
}

fn fill(path: &str, mb: i64) -> io::Result<String> {
    let mut file = File::create(path)?;
    let block = vec![1u8; 1 << 20];
    for written in 0..mb {
        if let Err(error) = file.write_all(&block) {
            return Ok(format!("{written} MB then {}", describe(&error)));
        }
    }
    Ok(format!("{mb} MB"))
}

/// Takes memory and uses it, a megabyte at a time.
fn eat(mb: i64) -> io::Result<String> {
    let held = take(mb);
    Ok(format!(
        "ate {}",
        held.iter()
            .map(|block| usize::from(block[7]))
            .sum::<usize>()
    ))
}

/// Memory that is in use as long as this lives.
fn take(mb: i64) -> Vec<Vec<u8>> {
    let mut held = Vec::new();
    for _ in 0..mb {
        held.push(vec![1u8; 1 << 20]);
        std::thread::sleep(Duration::from_micros(500));
    }
    held
}

fn connect(address: &str) -> io::Result<TcpStream> {
    let address: SocketAddr = address
        .parse()
        .map_err(|_| io::Error::from(ErrorKind::InvalidInput))?;
    TcpStream::connect_timeout(&address, Duration::from_secs(2))
}

/// Talks to the function's own listener.
fn greet() -> io::Result<String> {
    let address = std::env::var("API").map_err(io::Error::other)?;
    let mut stream = connect(&address)?;
    stream.write_all(b"hello")?;
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    Ok(text)
}

/// Starts children until no more can be had; they live until this process ends.
fn breed() -> io::Result<String> {
    let this = "/proc/self/exe";
    let mut children = Vec::new();
    loop {
        let mut command = Command::new(this);
        command
            .arg("hold")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        match command.spawn() {
            Ok(child) => children.push(child),
            Err(error) => {
                return Ok(format!(
                    "{} children then {}",
                    children.len(),
                    describe(&error)
                ));
            }
        }
    }
}

/// Leaves a child behind that holds standard output.
fn orphan() -> io::Result<String> {
    let mut command = Command::new("/proc/self/exe");
    command
        .arg("tick")
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    command.spawn()?;
    Ok("left".to_owned())
}

/// Plays the engine: starts a function that holds, says its process id, and waits to be killed.
fn engine(tier: &str, code: &str) -> io::Result<String> {
    let mut spec = sandbox::Spec::new(vec!["/var/task/bootstrap".into(), "hold".into()], code);
    spec.tier = if tier == "full" {
        sandbox::Tier::Full
    } else {
        sandbox::Tier::Reduced
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        let environment = sandbox::Launcher::new()
            .spawn(&spec)
            .await
            .map_err(io::Error::other)?;
        println!("{}", environment.process.pid());
        io::stdout().flush()?;
        std::future::pending::<io::Result<String>>().await
    })
}
