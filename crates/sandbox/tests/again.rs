//! Programs in the surroundings of one that has ended.
#![allow(clippy::unwrap_used)]

mod support;
#[path = "support/user.rs"]
mod user;

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use sandbox::{Environment, Exit, RECORDS_PLACEHOLDER, TMP_PLACEHOLDER, Tier};
use tokio::io::AsyncReadExt;

use support::{Code, DEADLINE, launcher};
use user::once_more;

const TIERS: [Tier; 2] = [Tier::Full, Tier::Reduced];

/// All a program writes, until nothing is left that could write.
async fn text(environment: &mut Environment) -> String {
    let mut text = String::new();
    let read = environment.stdout.read_to_string(&mut text);
    tokio::time::timeout(DEADLINE, read).await.unwrap().unwrap();
    text
}

fn is_there(pid: u32) -> bool {
    Path::new(&format!("/proc/{pid}")).exists()
}

#[tokio::test]
async fn what_is_left_in_tmp_is_there_for_the_next_program() {
    let (launcher, code) = (launcher(), Code::new());
    let spec = |words: &[&str]| code.spec(Tier::Full, words);
    let first = launcher
        .spawn(&spec(&["write", "/tmp/left"]))
        .await
        .unwrap();
    assert_eq!(first.process.wait().await, Exit::Code(0));
    let pid = first.process.pid();
    let list = spec(&["list", "/tmp"]);
    let mut second = launcher
        .restart(&first.process, &list)
        .await
        .unwrap()
        .unwrap();
    // Its surroundings are the second's now, whatever becomes of the first.
    drop(first);
    assert_eq!(
        (second.process.pid(), text(&mut second).await.trim()),
        (pid, "left")
    );
    assert_eq!(second.process.wait().await, Exit::Code(0));
    let processes = spec(&["list", "/proc"]);
    let mut third = launcher
        .restart(&second.process, &processes)
        .await
        .unwrap()
        .unwrap();
    let names = text(&mut third).await;
    let numbers = names
        .split_whitespace()
        .filter(|name| name.parse::<u32>().is_ok());
    assert_eq!(numbers.count(), 2, "process 1 and the program: {names}");
    let other = launcher.spawn(&list).await.unwrap();
    let mut other = (other.process.wait().await, other);
    assert_eq!(
        (other.0, text(&mut other.1).await.trim()),
        (Exit::Code(0), "")
    );
}

#[tokio::test]
async fn a_reset_ends_the_tree_and_keeps_where_it_may_write() {
    for tier in TIERS {
        let (launcher, code) = (launcher(), Code::new());
        let mut spec = code.spec(tier, &["hold"]);
        spec.env
            .push(("DIRECTORY".to_owned(), TMP_PLACEHOLDER.to_owned()));
        let mut first = launcher.spawn(&spec).await.unwrap();
        first.process.reset();
        assert_eq!(first.process.wait().await, Exit::Killed);
        text(&mut first).await;
        // Orders to what has ended change nothing for what comes next.
        first.process.freeze();
        let show = code.spec(tier, &["env"]).argv;
        spec.argv = show;
        let mut second = launcher
            .restart(&first.process, &spec)
            .await
            .unwrap()
            .unwrap();
        let named = text(&mut second).await;
        assert!(named.contains("DIRECTORY=/"), "{named}");
        assert_eq!(second.process.wait().await, Exit::Code(0));
        let mut third = launcher
            .restart(&second.process, &spec)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(text(&mut third).await, named);
        assert!(
            launcher.restart(&second.process, &spec).await.is_none(),
            "it has been taken"
        );
    }
}

#[tokio::test]
async fn the_next_program_has_a_listener_of_its_own() {
    for tier in TIERS {
        let (launcher, code) = (launcher(), Code::new());
        let first = launcher
            .spawn(&code.spec(tier, &["exit", "3"]))
            .await
            .unwrap();
        assert_eq!(first.process.wait().await, Exit::Code(3));
        let mut greet = code.spec(tier, &["greet"]);
        greet.env.push(("API".into(), "127.0.0.1:{port}".into()));
        let second = launcher
            .restart(&first.process, &greet)
            .await
            .unwrap()
            .unwrap();
        let listener = tokio::net::TcpListener::from_std(second.listener).unwrap();
        let (mut stream, _) = tokio::time::timeout(DEADLINE, listener.accept())
            .await
            .unwrap()
            .unwrap();
        let mut word = [0; 5];
        stream.read_exact(&mut word).await.unwrap();
        assert_eq!(&word, b"hello");
    }
}

#[tokio::test]
async fn surroundings_go_with_the_last_handle_or_their_supervisor() {
    for tier in TIERS {
        let (launcher, code) = (launcher(), Code::new());
        let spec = code.spec(tier, &["exit", "0"]);
        let first = launcher.spawn(&spec).await.unwrap();
        let pid = first.process.pid();
        first.process.wait().await;
        assert!(is_there(pid));
        drop(first);
        let deadline = Instant::now() + DEADLINE;
        while is_there(pid) {
            assert!(Instant::now() < deadline, "{pid} is still there");
            tokio::task::yield_now().await;
        }
        let second = launcher.spawn(&spec).await.unwrap();
        second.process.wait().await;
        let killed = Command::new("kill")
            .args(["-9", &second.process.pid().to_string()])
            .status();
        assert!(killed.unwrap().success());
        assert!(launcher.restart(&second.process, &spec).await.is_none());
    }
}

#[test]
fn all_of_it_as_an_ordinary_user() {
    once_more("what_is_left_in_tmp_is_there_for_the_next_program");
}

#[tokio::test]
async fn records_have_a_descriptor_of_their_own() {
    for tier in TIERS {
        let (launcher, code) = (launcher(), Code::new());
        let with_records = |words: &[&str]| {
            let mut spec = code.spec(tier, words);
            spec.records = true;
            let number = ("RECORDS".to_owned(), RECORDS_PLACEHOLDER.to_owned());
            spec.env.push(number);
            spec
        };
        // One from a supervisor that was made ahead, one from a new one, and one in what is left.
        launcher.prepare();
        let prepared = launcher.spawn(&with_records(&["record", "ahead"])).await;
        let first = launcher.spawn(&with_records(&["record", "one"])).await;
        let first = first.unwrap();
        assert_eq!(first.process.wait().await, Exit::Code(0));
        let process = first.process.clone();
        let again = with_records(&["record", "two"]);
        let second = launcher.restart(&process, &again).await.unwrap();
        for (environment, expected) in [
            (prepared.unwrap(), "ahead"),
            (first, "one"),
            (second.unwrap(), "two"),
        ] {
            let (mut text, mut records) = (String::new(), environment.records.unwrap());
            // Its end is the program's: nobody else holds the descriptor.
            let read = records.read_to_string(&mut text);
            tokio::time::timeout(DEADLINE, read).await.unwrap().unwrap();
            assert_eq!(text, expected);
        }
        let without = launcher.spawn(&code.spec(tier, &["env"])).await.unwrap();
        assert!(without.records.is_none());
    }
}
