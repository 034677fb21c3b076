//! What a function can and cannot do, tried from inside.
#![allow(clippy::unwrap_used)]

mod support;
#[path = "support/user.rs"]
mod user;

use sandbox::{Environment, Exit, SpawnError, Spec, Tier};
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};

use support::{Code, DEADLINE, launcher, testbed};
use user::once_more;

/// Starts a function, gives its end and all it wrote to standard output.
async fn output_of(spec: &Spec) -> (Exit, String) {
    let mut environment = launcher().spawn(spec).await.unwrap();
    let mut text = String::new();
    let read = environment.stdout.read_to_string(&mut text);
    tokio::time::timeout(DEADLINE, read).await.unwrap().unwrap();
    let exit = tokio::time::timeout(DEADLINE, environment.process.wait())
        .await
        .unwrap();
    (exit, text.trim_end().to_owned())
}

async fn attempt(tier: Tier, words: &[&str]) -> String {
    let code = Code::new();
    let (exit, text) = output_of(&code.spec(tier, words)).await;
    assert_eq!(exit, Exit::Code(0), "{words:?}: {text}");
    text
}

async fn full(words: &[&str]) -> String {
    attempt(Tier::Full, words).await
}

async fn reduced(words: &[&str]) -> String {
    attempt(Tier::Reduced, words).await
}

fn errno(number: i32) -> String {
    format!("errno {number}")
}

/// The first line a function writes: it is running then.
async fn first_line(environment: &mut Environment) -> String {
    let mut line = String::new();
    let mut reader = BufReader::new(&mut environment.stdout);
    tokio::time::timeout(DEADLINE, reader.read_line(&mut line))
        .await
        .unwrap()
        .unwrap();
    line.trim_end().to_owned()
}

#[tokio::test]
async fn this_host_supports_both_tiers() {
    let support = launcher().probe();
    assert_eq!(support.full, Ok(()));
    assert_eq!(support.reduced, Ok(()));
}

#[tokio::test]
async fn nothing_of_the_engine_is_inherited() {
    let code = Code::new();
    for tier in [Tier::Full, Tier::Reduced] {
        let mut spec = code.spec(tier, &["env"]);
        spec.env = vec![
            ("API".into(), "127.0.0.1:{port}".into()),
            ("T".into(), "{tmp}".into()),
        ];
        let (_, text) = output_of(&spec).await;
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        if tier == Tier::Full {
            assert_eq!(lines, ["API=127.0.0.1:9001", "T=/tmp"]);
        }
        let (_, descriptors) = output_of(&code.spec(tier, &["descriptors"])).await;
        assert_eq!(descriptors, "4", "standard ones and the one that lists");
    }
}

#[tokio::test]
async fn the_identity_is_a_bare_user() {
    let status = full(&["status"]).await;
    let value = |status: &str, name: &str| -> String {
        let line = status
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap_or_default();
        line.split_once(':')
            .map(|(_, rest)| rest.trim().to_owned())
            .unwrap_or_default()
    };
    assert_eq!(value(&status, "Uid"), "993\t993\t993\t993");
    assert_eq!(value(&status, "Gid"), "990\t990\t990\t990");
    for status in [status, reduced(&["status"]).await] {
        assert_eq!(value(&status, "CapPrm"), "0000000000000000");
        assert_eq!(value(&status, "CapEff"), "0000000000000000");
        assert_eq!(value(&status, "NoNewPrivs"), "1");
        assert_eq!(value(&status, "Seccomp"), "2");
        assert!(!value(&status, "Uid").starts_with("0\t"), "{status}");
    }
}

#[tokio::test]
async fn the_hosts_files_are_out_of_reach() {
    let secret = tempfile::Builder::new()
        .permissions(fs::Permissions::from_mode(0o644))
        .tempfile();
    let secret = secret.unwrap();
    let path = secret.path().to_str().unwrap();
    assert_eq!(full(&["read", path]).await, errno(2));
    assert_eq!(reduced(&["read", path]).await, errno(13));
    assert_eq!(full(&["read", "/etc/shadow"]).await, errno(2));
    assert_eq!(full(&["list", "/home"]).await, errno(2));
    assert_eq!(full(&["list", "/root"]).await, errno(2));
    assert_eq!(full(&["list", "/sys"]).await, errno(2));
    assert_eq!(reduced(&["list", "/home"]).await, errno(13));
    assert_eq!(reduced(&["read", "/proc/1/cmdline"]).await, errno(13));
    let passwd = full(&["show", "/etc/passwd"]).await;
    assert_eq!(passwd.lines().count(), 2, "{passwd}");
    assert!(passwd.contains("sbx_user1051:x:993:990:"), "{passwd}");
}

#[tokio::test]
async fn code_and_system_are_read_only() {
    assert_eq!(full(&["list", "/var/task"]).await, "bootstrap");
    assert_eq!(full(&["write", "/var/task/new"]).await, errno(30));
    assert_eq!(full(&["write", "/usr/new"]).await, errno(30));
    assert_eq!(full(&["write", "/new"]).await, errno(30));
    assert_eq!(full(&["write", "/etc/passwd"]).await, errno(30));
    assert_eq!(
        full(&["write", "/proc/sys/kernel/core_pattern"]).await,
        errno(30)
    );
    assert_eq!(full(&["write", "/tmp/new"]).await, "ok");
    assert_eq!(full(&["write", "/dev/null"]).await, "ok");
    let code = Code::new();
    let new = code.path().join("new");
    let (_, text) = output_of(&code.spec(Tier::Reduced, &["write", new.to_str().unwrap()])).await;
    assert_eq!(text, errno(13));
    assert_eq!(reduced(&["write", "/tmp/new"]).await, errno(13));
}

#[tokio::test]
async fn no_other_process_is_seen_or_signalled() {
    let names = full(&["list", "/proc"]).await;
    let processes: Vec<&str> = names
        .split(' ')
        .filter(|name| name.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    assert_eq!(processes, ["1", "2"]);
    let engine = std::process::id().to_string();
    // ESRCH: there is no such process. Process 1 is another user's, or Landlock's scope ends
    // before it; on kernels without that scope the kernel takes the signal and drops it.
    assert_eq!(full(&["kill", &engine, "9"]).await, errno(3));
    let answer = full(&["kill", "1", "9"]).await;
    assert!([errno(1), "ok".to_owned()].contains(&answer), "{answer}");
    assert_eq!(reduced(&["kill", &engine, "9"]).await, errno(1));
    assert_eq!(reduced(&["kill", "-1", "9"]).await, errno(1));
    assert_eq!(full(&["read", "/proc/1/environ"]).await, errno(13));
}

#[tokio::test]
async fn the_hosts_network_is_out_of_reach() {
    let host = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = host.local_addr().unwrap().to_string();
    assert_eq!(full(&["connect", &address]).await, errno(111));
    assert_eq!(full(&["connect", "192.0.2.1:80"]).await, errno(101));
    assert_eq!(full(&["udp", "192.0.2.1:53"]).await, errno(101));
    assert_eq!(reduced(&["connect", &address]).await, errno(13));
    assert_eq!(reduced(&["udp", "127.0.0.1:53"]).await, errno(1));
    for tier in [Tier::Full, Tier::Reduced] {
        assert_eq!(attempt(tier, &["call", "raw"]).await, errno(1));
        assert_eq!(attempt(tier, &["call", "packet"]).await, errno(97));
    }
}

#[tokio::test]
async fn its_own_listener_answers() {
    for tier in [Tier::Full, Tier::Reduced] {
        let code = Code::new();
        let mut spec = code.spec(tier, &["greet"]);
        spec.env = vec![("API".into(), "127.0.0.1:{port}".into())];
        let mut environment = launcher().spawn(&spec).await.unwrap();
        let listener = tokio::net::TcpListener::from_std(environment.listener).unwrap();
        let (mut stream, _) = tokio::time::timeout(DEADLINE, listener.accept())
            .await
            .unwrap()
            .unwrap();
        let mut word = [0; 5];
        stream.read_exact(&mut word).await.unwrap();
        assert_eq!(&word, b"hello");
        stream.write_all(b"welcome").await.unwrap();
        drop(stream);
        let mut text = String::new();
        environment.stdout.read_to_string(&mut text).await.unwrap();
        assert_eq!(text, "welcome\n");
        assert_eq!(environment.process.wait().await, Exit::Code(0));
    }
}

#[tokio::test]
async fn the_kernels_corners_are_closed() {
    for tier in [Tier::Full, Tier::Reduced] {
        for name in [
            "unshare",
            "mount",
            "open_tree_attr",
            "ptrace",
            "bpf",
            "keyctl",
            "chroot",
            "setuid",
        ] {
            let answer = attempt(tier, &["call", name]).await;
            // Inside the full tier user 0 may not exist at all: EINVAL instead of EPERM.
            let expected = [errno(1), errno(22)];
            assert!(expected.contains(&answer), "{tier:?} {name}: {answer}");
        }
        assert_eq!(attempt(tier, &["call", "io_uring"]).await, errno(38));
    }
}

#[tokio::test]
async fn there_is_no_memory_beside_that_of_processes_and_tmp() {
    for tier in [Tier::Full, Tier::Reduced] {
        for name in ["memfd", "shared", "queue", "semaphores", "vmsplice"] {
            assert_eq!(
                attempt(tier, &["call", name]).await,
                errno(38),
                "{tier:?} {name}"
            );
        }
    }
}

#[tokio::test]
async fn the_size_of_tmp_is_enforced() {
    let code = Code::new();
    let mut spec = code.spec(Tier::Full, &["fill", "/tmp/big", "20"]);
    spec.tmp_size_mb = 8;
    assert_eq!(output_of(&spec).await.1, "8 MB then errno 28");
}

#[tokio::test]
async fn a_fork_bomb_is_bounded() {
    let code = Code::new();
    let mut spec = code.spec(Tier::Full, &["breed"]);
    spec.max_processes = 40;
    spec.memory_mb = 1024;
    let (exit, text) = output_of(&spec).await;
    assert_eq!(exit, Exit::Code(0));
    let bred: u32 = text.split(' ').next().unwrap().parse().unwrap();
    assert!((30..40).contains(&bred), "{text}");
    assert!(text.ends_with("then errno 11"), "{text}");
}

#[tokio::test]
async fn too_much_memory_kills() {
    for tier in [Tier::Full, Tier::Reduced] {
        let code = Code::new();
        let mut spec = code.spec(tier, &["feast", "200"]);
        spec.memory_mb = 64;
        assert_eq!(output_of(&spec).await.0, Exit::OutOfMemory);
        let mut spec = code.spec(tier, &["eat", "200"]);
        spec.memory_mb = 256;
        let environment = launcher().spawn(&spec).await.unwrap();
        assert_eq!(environment.process.wait().await, Exit::Code(0));
        let peak = environment.process.memory_peak().await;
        assert!((200 << 20..256 << 20).contains(&peak), "{peak}");
    }
}

#[tokio::test]
async fn memory_is_looked_at_however_often_the_supervisor_is_asked() {
    for tier in [Tier::Full, Tier::Reduced] {
        let code = Code::new();
        let mut spec = code.spec(tier, &["feast", "200"]);
        spec.memory_mb = 64;
        let environment = launcher().spawn(&spec).await.unwrap();
        let asking = async {
            loop {
                environment.process.thaw();
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        let exit = tokio::time::timeout(DEADLINE, async {
            tokio::select! {
                exit = environment.process.wait() => exit,
                () = asking => unreachable!("it never ends"),
            }
        });
        assert_eq!(exit.await, Ok(Exit::OutOfMemory));
    }
}

#[tokio::test]
async fn nothing_outlives_the_function() {
    for tier in [Tier::Full, Tier::Reduced] {
        let code = Code::new();
        // The orphan holds standard output: its end shows that the orphan is gone.
        let (exit, text) = output_of(&code.spec(tier, &["orphan"])).await;
        assert_eq!(exit, Exit::Code(0));
        assert!(text.contains("left"), "{text}");
    }
}

#[tokio::test]
async fn a_kill_ends_the_tree_and_its_output() {
    for tier in [Tier::Full, Tier::Reduced] {
        let code = Code::new();
        let mut environment = launcher().spawn(&code.spec(tier, &["hold"])).await.unwrap();
        assert_eq!(first_line(&mut environment).await, "ready");
        let pid = environment.process.pid();
        environment.process.kill();
        assert_eq!(environment.process.wait().await, Exit::Killed);
        assert!(!Path::new(&format!("/proc/{pid}")).exists());
        let mut rest = Vec::new();
        environment.stdout.read_to_end(&mut rest).await.unwrap();
    }
}

#[tokio::test]
async fn dropping_the_last_handle_ends_the_tree() {
    for tier in [Tier::Full, Tier::Reduced] {
        let code = Code::new();
        let mut environment = launcher().spawn(&code.spec(tier, &["hold"])).await.unwrap();
        assert_eq!(first_line(&mut environment).await, "ready");
        let Environment {
            process,
            mut stdout,
            ..
        } = environment;
        drop(process);
        let mut rest = Vec::new();
        let read = stdout.read_to_end(&mut rest);
        tokio::time::timeout(DEADLINE, read).await.unwrap().unwrap();
    }
}

#[test]
fn nothing_outlives_a_killed_engine() {
    use std::io::BufRead;
    for tier in ["full", "reduced"] {
        let code = Code::new();
        let mut engine = std::process::Command::new(testbed())
            .args(["engine", tier, code.path().to_str().unwrap()])
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut reader = std::io::BufReader::new(engine.stdout.take().unwrap());
        reader.read_line(&mut line).unwrap();
        let function = PathBuf::from(format!("/proc/{}", line.trim()));
        assert!(function.exists());
        engine.kill().unwrap();
        engine.wait().unwrap();
        // Its new parent may take a moment to collect it, or never do so: then it is a zombie.
        let gone = || {
            fs::read_to_string(function.join("status"))
                .map_or(true, |status| status.contains("State:\tZ"))
        };
        let start = Instant::now();
        while !gone() {
            assert!(start.elapsed() < DEADLINE, "still there");
            std::thread::yield_now();
        }
    }
}

#[tokio::test]
async fn ends_are_told_apart() {
    let code = Code::new();
    for tier in [Tier::Full, Tier::Reduced] {
        assert_eq!(
            output_of(&code.spec(tier, &["exit", "7"])).await.0,
            Exit::Code(7)
        );
        assert_eq!(
            output_of(&code.spec(tier, &["abort"])).await.0,
            Exit::Signal(libc::SIGABRT)
        );
        let mut environment = launcher().spawn(&code.spec(tier, &["hold"])).await.unwrap();
        assert_eq!(first_line(&mut environment).await, "ready");
        environment.process.terminate();
        assert_eq!(
            environment.process.wait().await,
            Exit::Signal(libc::SIGTERM)
        );
    }
}

#[tokio::test]
async fn a_program_that_is_still_open_for_writing_is_waited_for() {
    let code = Code::new();
    let program = code.path().join("bootstrap");
    let writer = fs::File::options().append(true).open(program).unwrap();
    let (launcher, spec) = (launcher(), code.spec(Tier::Full, &["/no/such/test"]));
    let mut spawned = std::pin::pin!(launcher.spawn(&spec));
    let early = tokio::time::timeout(Duration::from_millis(50), spawned.as_mut()).await;
    assert!(early.is_err(), "it is busy: {early:?}");
    drop(writer);
    spawned.await.unwrap();
}

#[tokio::test]
async fn what_cannot_be_executed_is_said() {
    let code = Code::new();
    for tier in [Tier::Full, Tier::Reduced] {
        let mut spec = code.spec(tier, &[]);
        spec.argv = vec!["/var/task/missing".into()];
        let error = launcher().spawn(&spec).await.unwrap_err();
        assert!(
            matches!(&error, SpawnError::Program { source, .. }
            if source.raw_os_error() == Some(libc::ENOENT)),
            "{error}"
        );
        assert!(
            error
                .to_string()
                .starts_with("/var/task/missing could not be executed: ")
        );
    }
    fs::write(code.path().join("text"), "no program").unwrap();
    let mut spec = code.spec(Tier::Full, &[]);
    spec.argv = vec!["/var/task/text".into()];
    let error = launcher().spawn(&spec).await.unwrap_err();
    assert!(
        matches!(&error, SpawnError::Program { source, .. }
        if source.raw_os_error() == Some(libc::EACCES)),
        "{error}"
    );
    spec.argv = vec!["bootstrap".into()];
    assert!(matches!(
        launcher().spawn(&spec).await,
        Err(SpawnError::Invalid(_))
    ));
    spec = code.spec(Tier::Full, &[]);
    spec.code_dir = "/nowhere/at/all".into();
    let error = launcher().spawn(&spec).await.unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("the sandbox could not find /nowhere/at/all: ")
    );
}

#[tokio::test]
async fn a_frozen_tree_stands_still() {
    let code = Code::new();
    let environment = launcher()
        .spawn(&code.spec(Tier::Full, &["tick"]))
        .await
        .unwrap();
    let mut lines = BufReader::new(environment.stdout).lines();
    assert_eq!(lines.next_line().await.unwrap().unwrap(), "0");
    environment.process.freeze();
    // The answer to a later order: the earlier one has been carried out.
    environment.process.memory_peak().await;
    let drained = async { while lines.next_line().await.unwrap().is_some() {} };
    let silent = tokio::time::timeout(Duration::from_millis(100), drained).await;
    assert!(silent.is_err(), "still ticking, or ended");
    let quiet = tokio::time::timeout(Duration::from_millis(50), lines.next_line()).await;
    assert!(quiet.is_err(), "ticked while frozen");
    environment.process.thaw();
    tokio::time::timeout(DEADLINE, lines.next_line())
        .await
        .unwrap()
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn environments_do_not_see_each_other() {
    let code = Code::new();
    let mut first = launcher()
        .spawn(&code.spec(Tier::Full, &["hold"]))
        .await
        .unwrap();
    assert_eq!(first_line(&mut first).await, "ready");
    // Same port, another network; same path, another /tmp.
    let mut spec = code.spec(Tier::Full, &["list", "/tmp"]);
    assert_eq!(output_of(&spec).await.1, "");
    spec.argv = vec![
        "/var/task/bootstrap".into(),
        "kill".into(),
        "-1".into(),
        "9".into(),
    ];
    output_of(&spec).await;
    assert_eq!(first.process.exit(), None);
}

/// Everything above once more as an ordinary user.
#[test]
fn all_of_it_as_an_ordinary_user() {
    once_more("the_hosts_files_are_out_of_reach");
}
