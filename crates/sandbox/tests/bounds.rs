//! Memory that no look at resident pages finds, memory that it finds twice, and time while frozen.
#![allow(clippy::unwrap_used)]

mod support;
#[path = "support/user.rs"]
mod user;

use sandbox::{Environment, Exit, Spec, Tier};
use tokio::io::{AsyncBufReadExt, BufReader};

use support::{Code, DEADLINE, launcher};
use user::once_more;

const TIERS: [Tier; 2] = [Tier::Full, Tier::Reduced];

fn spec(code: &Code, tier: Tier, words: &[&str], memory_mb: u32) -> Spec {
    let mut spec = code.spec(tier, &[&["hoard"], words].concat());
    spec.memory_mb = memory_mb;
    spec
}

async fn end_of(environment: &Environment) -> Exit {
    tokio::time::timeout(DEADLINE, environment.process.wait())
        .await
        .unwrap()
}

async fn end(tier: Tier, words: &[&str], memory_mb: u32) -> Exit {
    let code = Code::new();
    let spec = spec(&code, tier, words, memory_mb);
    let environment = launcher().spawn(&spec).await.unwrap();
    end_of(&environment).await
}

#[tokio::test]
async fn page_tables_count() {
    for tier in TIERS {
        let exit = end(tier, &["tables", "200"], 64).await;
        assert_eq!(exit, Exit::OutOfMemory, "{tier:?}");
    }
}

#[tokio::test]
async fn shared_memory_that_is_in_no_page_table_is_bounded() {
    for tier in TIERS {
        // 256 MiB above the limit, as where allocations fail.
        let exit = end(tier, &["shared", "400"], 64).await;
        assert_eq!(exit, Exit::OutOfMemory, "{tier:?}");
    }
}

#[tokio::test]
async fn what_is_sent_and_not_received_counts() {
    let exit = end(Tier::Full, &["sockets", "1"], 64).await;
    assert_eq!(exit, Exit::OutOfMemory);
    let exit = end(Tier::Full, &["sockets", "4"], 512).await;
    assert_eq!(exit, Exit::OutOfMemory);
}

#[tokio::test]
async fn what_several_processes_have_counts_once() {
    for tier in TIERS {
        let code = Code::new();
        let spec = spec(&code, tier, &["heirs", "60", "3"], 128);
        let environment = launcher().spawn(&spec).await.unwrap();
        assert_eq!(end_of(&environment).await, Exit::Code(0), "{tier:?}");
        let peak = environment.process.memory_peak().await;
        assert!((60 << 20..100 << 20).contains(&peak), "{tier:?}: {peak}");
    }
}

#[tokio::test]
async fn what_each_process_has_written_counts_for_each() {
    for tier in TIERS {
        let exit = end(tier, &["heirs-write", "40", "4"], 128).await;
        assert_eq!(exit, Exit::OutOfMemory, "{tier:?}");
    }
}

#[tokio::test]
async fn what_orphans_have_counts() {
    for tier in TIERS {
        let exit = end(tier, &["orphan", "200"], 64).await;
        assert_eq!(exit, Exit::OutOfMemory, "{tier:?}");
    }
}

#[tokio::test]
async fn who_does_not_stand_still_is_ended() {
    for tier in TIERS {
        for words in [["awake"], ["awake-child"]] {
            let code = Code::new();
            let spec = spec(&code, tier, &words, 128);
            let mut environment = launcher().spawn(&spec).await.unwrap();
            let mut line = String::new();
            let mut reader = BufReader::new(&mut environment.stdout);
            let read = reader.read_line(&mut line);
            tokio::time::timeout(DEADLINE, read).await.unwrap().unwrap();
            assert_eq!(line, "0\n");
            environment.process.freeze();
            // Somebody reads, so that it could go on for ever.
            let drained = async {
                let mut lines = reader.lines();
                while lines.next_line().await.unwrap().is_some() {}
            };
            let drained = tokio::time::timeout(DEADLINE, drained).await;
            assert!(drained.is_ok(), "{tier:?} {words:?}: still there");
            let exit = end_of(&environment).await;
            assert_eq!(exit, Exit::Signal(libc::SIGKILL), "{tier:?} {words:?}");
        }
    }
}

/// Everything above once more as an ordinary user.
#[test]
fn all_of_it_as_an_ordinary_user() {
    once_more("page_tables_count");
}
