//! Supervisors that are made ahead of their functions.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::time::Instant;

use sandbox::{Exit, Tier};
use tokio::io::AsyncReadExt;

use support::{Code, DEADLINE, launcher};

/// Waits until a process is gone.
fn wait_until_gone(pid: u32) {
    let deadline = Instant::now() + DEADLINE;
    while Path::new(&format!("/proc/{pid}")).exists() {
        assert!(Instant::now() < deadline, "{pid} is still there");
        std::thread::yield_now();
    }
}

#[tokio::test]
async fn a_supervisor_made_ahead_takes_the_next_function_and_no_other() {
    let (launcher, code) = (launcher(), Code::new());
    let spec = code.spec(Tier::Full, &["list", "/proc"]);
    let waiting = launcher.prepare().unwrap();
    assert_eq!(launcher.prepare(), Some(waiting));
    launcher.prune();
    assert_eq!(launcher.prepare(), Some(waiting));
    let mut first = launcher.spawn(&spec).await.unwrap();
    let second = launcher.spawn(&spec).await.unwrap();
    assert_eq!(first.process.pid(), waiting);
    assert_ne!(second.process.pid(), waiting);
    let mut text = String::new();
    let read = first.stdout.read_to_string(&mut text);
    tokio::time::timeout(DEADLINE, read).await.unwrap().unwrap();
    let names = text.split_whitespace();
    let processes: Vec<&str> = names
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    assert_eq!(processes, ["1", "2"]);
    assert_eq!(first.process.wait().await, Exit::Code(0));
}

#[tokio::test]
async fn a_supervisor_made_ahead_that_was_killed_is_replaced() {
    let (launcher, code) = (launcher(), Code::new());
    let waiting = launcher.prepare().unwrap();
    let killed = std::process::Command::new("kill")
        .args(["-9", &waiting.to_string()])
        .status();
    assert!(killed.unwrap().success());
    let environment = launcher
        .spawn(&code.spec(Tier::Full, &["exit", "7"]))
        .await
        .unwrap();
    assert_ne!(environment.process.pid(), waiting);
    assert_eq!(environment.process.wait().await, Exit::Code(7));
}

#[test]
fn a_supervisor_made_ahead_ends_when_nobody_needs_it() {
    let dismissing = launcher();
    let waiting = dismissing.prepare().unwrap();
    dismissing.dismiss();
    wait_until_gone(waiting);
    let dropped = launcher();
    let waiting = dropped.prepare().unwrap();
    drop(dropped);
    wait_until_gone(waiting);
}
