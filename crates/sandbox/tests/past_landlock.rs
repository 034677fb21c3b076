//! What Landlock is not asked about, tried from inside.
#![allow(clippy::unwrap_used)]

mod support;
#[path = "support/user.rs"]
mod user;

use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixDatagram, UnixListener};

use sandbox::{TMP_PLACEHOLDER, Tier};
use tokio::io::AsyncReadExt;

use support::{Code, DEADLINE, launcher};
use user::{am_root, once_more};

const TIERS: [Tier; 2] = [Tier::Full, Tier::Reduced];

/// What a function says about one attempt. `{tmp}` stands for where it may write.
async fn attempt(tier: Tier, words: &[&str]) -> String {
    let code = Code::new();
    let mut spec = code.spec(tier, &[&["past"], words].concat());
    spec.env.push(("TMP".into(), TMP_PLACEHOLDER.into()));
    let mut environment = launcher().spawn(&spec).await.unwrap();
    let mut text = String::new();
    let read = environment.stdout.read_to_string(&mut text);
    tokio::time::timeout(DEADLINE, read).await.unwrap().unwrap();
    text.trim_end().to_owned()
}

fn errno(number: i32) -> String {
    format!("errno {number}")
}

#[tokio::test]
async fn no_protocol_but_tcp_itself_connects() {
    let host = TcpListener::bind("127.0.0.1:0").unwrap();
    host.set_nonblocking(true).unwrap();
    let address = host.local_addr().unwrap().to_string();
    for tier in TIERS {
        let answer = attempt(tier, &["mptcp", &address]).await;
        assert_eq!(answer, errno(libc::EPROTONOSUPPORT), "{tier:?}");
    }
    let full = attempt(Tier::Full, &["fast-open", &address]).await;
    assert_eq!(full, errno(libc::ECONNREFUSED), "its own network");
    let reduced = attempt(Tier::Reduced, &["fast-open", &address]).await;
    assert_eq!(reduced, errno(libc::EOPNOTSUPP));
    let reduced = attempt(Tier::Reduced, &["protocol"]).await;
    assert_eq!(reduced, errno(libc::ENOPROTOOPT));
    assert_eq!(host.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
}

#[tokio::test]
async fn the_hosts_local_sockets_are_out_of_reach() {
    let directory = tempfile::tempdir().unwrap();
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let (stream, datagram) = (directory.path().join("s"), directory.path().join("d"));
    let listener = UnixListener::bind(&stream).unwrap();
    let receiver = UnixDatagram::bind(&datagram).unwrap();
    listener.set_nonblocking(true).unwrap();
    receiver.set_nonblocking(true).unwrap();
    for path in [&stream, &datagram] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o777)).unwrap();
    }
    for (tier, connected, sent) in [
        (Tier::Full, libc::ENOENT, libc::ENOENT),
        (Tier::Reduced, libc::EAFNOSUPPORT, libc::EPERM),
    ] {
        let local = attempt(tier, &["local", stream.to_str().unwrap()]).await;
        assert_eq!(local, errno(connected), "{tier:?}");
        let send = attempt(tier, &["datagram", datagram.to_str().unwrap()]).await;
        assert_eq!(send, errno(sent), "{tier:?}");
        assert_eq!(attempt(tier, &["pair"]).await, "ok", "{tier:?}");
    }
    assert_eq!(listener.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
    let received = receiver.recv(&mut [0]).unwrap_err();
    assert_eq!(received.kind(), ErrorKind::WouldBlock);
}

#[tokio::test]
async fn nothing_listens_on_the_hosts_network() {
    assert_eq!(attempt(Tier::Full, &["listen"]).await, "ok");
    let reduced = attempt(Tier::Reduced, &["listen"]).await;
    assert_eq!(reduced, errno(libc::EACCES));
}

#[tokio::test]
async fn the_hosts_files_are_not_changed_by_their_names() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let before = file.as_file().metadata().unwrap();
    let path = file.path().to_str().unwrap();
    for what in ["mode", "times", "attribute"] {
        let full = attempt(Tier::Full, &[what, path]).await;
        assert_eq!(full, errno(libc::ENOENT), "{what}");
        let reduced = attempt(Tier::Reduced, &[what, path]).await;
        // As another user the kernel itself refuses; it has two numbers for that.
        let refused = [errno(libc::EPERM), errno(libc::EACCES)];
        assert!(refused.contains(&reduced), "{what}: {reduced}");
    }
    let after = file.as_file().metadata().unwrap();
    assert_eq!(
        (after.mode(), after.ctime(), after.ctime_nsec()),
        (before.mode(), before.ctime(), before.ctime_nsec())
    );
}

#[tokio::test]
async fn of_its_own_files_times_may_be_set_and_modes_by_another_user() {
    for tier in TIERS {
        let times = attempt(tier, &["times-of-open", "{tmp}/own"]).await;
        assert_eq!(times, "ok", "{tier:?}");
        // What is open may be one of the user's that is open for reading alone.
        let shares_user = tier == Tier::Reduced && !am_root();
        let expected = if shares_user {
            errno(libc::EPERM)
        } else {
            "ok".to_owned()
        };
        let mode = attempt(tier, &["mode-of-open", "{tmp}/own"]).await;
        assert_eq!(mode, expected, "{tier:?}");
    }
    let named = attempt(Tier::Reduced, &["mode", "{tmp}"]).await;
    let expected = if am_root() {
        "ok".to_owned()
    } else {
        errno(libc::EPERM)
    };
    assert_eq!(named, expected);
}

#[tokio::test]
async fn other_processes_keep_their_limits_and_priorities() {
    let engine = std::process::id().to_string();
    let full = attempt(Tier::Full, &["limit", &engine]).await;
    assert_eq!(full, errno(libc::ESRCH));
    let reduced = attempt(Tier::Reduced, &["limit", &engine]).await;
    assert_eq!(reduced, errno(libc::EPERM));
    if !am_root() {
        let reduced = attempt(Tier::Reduced, &["nice-user"]).await;
        assert_eq!(reduced, errno(libc::EPERM));
    }
}

/// Everything above once more as an ordinary user.
#[test]
fn all_of_it_as_an_ordinary_user() {
    once_more("the_hosts_files_are_not_changed_by_their_names");
}
