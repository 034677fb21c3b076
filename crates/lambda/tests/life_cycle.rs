//! What time does to execution environments, on a clock that moves only when told to.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code, reason = "not every test needs all of it")]
mod support;

use std::sync::Arc;

use model::lambda as m;
use store::{Seams, VirtualClock, WallClock};
use support::{DEADLINE, Engine, input, log_tail, text, zip_of};

/// An engine whose wall clock stands still.
fn still() -> (Engine, Arc<VirtualClock>) {
    let clock = Arc::new(VirtualClock::new(1_800_000_000_000));
    let seams = Seams {
        wall_clock: clock.clone(),
        ..Seams::system()
    };
    let directory = tempfile::tempdir().unwrap();
    (Engine::with(directory, sandbox::Tier::Full, seams), clock)
}

/// Lets time jump to the next moment that somebody waits for, if it is not further than that many
/// milliseconds, as long as `until` is pending.
async fn jumping<T>(clock: &VirtualClock, far_ms: u64, until: impl Future<Output = T>) -> T {
    let jump = async {
        loop {
            let next = clock.next_deadline_ms().unwrap_or_default();
            let far = next.saturating_sub(clock.now_ms());
            if far <= far_ms {
                clock.pass(far);
            }
            tokio::task::yield_now().await;
        }
    };
    let both = async {
        tokio::select! {
            value = until => value,
            () = jump => unreachable!("it never ends"),
        }
    };
    tokio::time::timeout(DEADLINE, both).await.unwrap()
}

#[tokio::test]
async fn initialisation_has_ten_seconds_and_then_the_functions_own_time() {
    let (engine, clock) = still();
    engine.function("hang-at-init").await;
    let before = WallClock::now_ms(clock.as_ref());
    let output = jumping(&clock, 60_000, engine.invoke("hang-at-init", "{}")).await;
    let took = WallClock::now_ms(clock.as_ref()) - before;
    assert_eq!(output.function_error.as_deref(), Some("Unhandled"));
    let payload = text(&output);
    assert!(payload.contains("\"Sandbox.Timedout\""), "{payload}");
    assert!(
        payload.contains("timed out after 20.00 seconds"),
        "{payload}"
    );
    // Ten seconds, and within the invocation the function's twenty; beside them moments for logs.
    assert!((30_000..31_000).contains(&took), "{took}");
    let told = || messages(&engine).concat().contains("\nREPORT ");
    jumping(&clock, 60_000, async {
        while !told() {
            tokio::task::yield_now().await;
        }
    })
    .await;
    // Twice it began to initialise, and only then the invocation.
    let lines = messages(&engine);
    let expected = [
        ("INIT_START ", ""),
        (
            "INIT_REPORT Init Duration: 10",
            "\tPhase: init\tStatus: timeout\n",
        ),
        (
            "INIT_REPORT Init Duration: 20",
            "\tPhase: invoke\tStatus: timeout\n",
        ),
        ("START RequestId: ", ""),
        ("", " Task timed out after 20.00 seconds\n"),
        ("END RequestId: ", ""),
        ("REPORT RequestId: ", "\tStatus: timeout\n"),
    ];
    assert_eq!(lines.len(), expected.len(), "{lines:?}");
    for (line, (begin, end)) in lines.iter().zip(expected) {
        assert!(line.starts_with(begin) && line.ends_with(end), "{lines:?}");
    }
    assert!(
        log_tail(&output).starts_with("INIT_REPORT Init Duration: 20"),
        "{}",
        log_tail(&output)
    );
}

#[tokio::test]
async fn a_missing_bootstrap_fails_at_invocation() {
    let engine = Engine::new();
    let zip = zip_of(&[("other", 0o755, b"x")]);
    engine
        .create(input("f", "provided.al2023", "x", zip))
        .await
        .unwrap();
    let output = engine.invoke("f", "{}").await;
    let payload = text(&output);
    assert!(
        payload.starts_with(r#"{"errorType":"Runtime.InvalidEntrypoint","#),
        "{payload}"
    );
    assert!(payload.contains("Couldn't find valid bootstrap(s): [/var/task/bootstrap "));
    // Nothing ran, and the log tells of it all the same.
    let log = log_tail(&output);
    let lines: Vec<&str> = log.lines().collect();
    let expected = [
        "INIT_REPORT Init Duration: 0.00 ms\tPhase: invoke\tStatus: error\tError Type: \
         Runtime.InvalidEntrypoint",
        "START RequestId: ",
        "RequestId: ",
        "Runtime.InvalidEntrypoint",
        "END RequestId: ",
        "REPORT RequestId: ",
    ];
    assert_eq!(lines.len(), expected.len(), "{log}");
    for (line, begin) in lines.iter().zip(expected) {
        assert!(line.starts_with(begin), "{log}");
    }
    assert!(
        lines[2].ends_with(
            " Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"
        ),
        "{log}"
    );
}

#[tokio::test]
async fn an_idle_environment_is_ended_after_five_minutes() {
    let (engine, clock) = still();
    engine.function("count").await;
    assert_eq!(text(&engine.invoke("count", "{}").await), "1");
    let ended = || engine.roles.revoked.lock().unwrap().len();
    let used = WallClock::now_ms(clock.as_ref());
    // Whoever sleeps is woken step by step: frozen first, then ended.
    let reaped = async {
        while ended() == 0 {
            tokio::task::yield_now().await;
        }
    };
    jumping(&clock, 300_000, reaped).await;
    let idle = WallClock::now_ms(clock.as_ref()) - used;
    assert!((300_000..302_000).contains(&idle), "{idle}");
    let again = engine.invoke("count", "{}").await;
    assert_eq!(text(&again), "1", "a new environment");
    assert!(log_tail(&again).contains("Init Duration"));
}

#[tokio::test]
async fn one_that_is_used_within_five_minutes_stays() {
    let (engine, clock) = still();
    engine.function("count").await;
    for expected in ["1", "2", "3"] {
        let output = engine.invoke("count", "{}").await;
        assert_eq!(text(&output), expected);
        // Frozen by now, and thawed by the next.
        clock.pass(200_000);
        tokio::task::yield_now().await;
    }
    assert_eq!(engine.roles.issued.lock().unwrap().len(), 1);
    let update = m::UpdateFunctionConfigurationInput {
        function_name: Some("count".into()),
        timeout: Some(9),
        ..Default::default()
    };
    engine
        .call::<m::UpdateFunctionConfiguration>(update)
        .await
        .unwrap();
    engine.settled("count").await;
    let output = engine.invoke("count", "{}").await;
    assert_eq!(text(&output), "1", "other settings, another environment");
}

/// What CloudWatch Logs has got.
fn messages(engine: &Engine) -> Vec<String> {
    let lines = engine.records.lines.lock().unwrap();
    lines
        .iter()
        .map(|(_, _, line)| line.message.clone())
        .collect()
}

/// The streams that CloudWatch Logs has got.
fn streams(engine: &Engine) -> Vec<String> {
    let lines = engine.records.lines.lock().unwrap();
    let mut streams: Vec<String> = lines.iter().map(|(_, stream, _)| stream.clone()).collect();
    streams.dedup();
    streams
}

#[tokio::test]
async fn a_crash_leaves_tmp_and_the_log_stream_to_the_next_invocation() {
    let (engine, clock) = still();
    engine.function("keep").await;
    assert_eq!(text(&engine.invoke("keep", "{}").await), "[1,1]");
    let crashed = engine.invoke("keep", "\"exit\"").await;
    assert!(text(&crashed).contains("exit status 7"));
    let next = engine.invoke("keep", "{}").await;
    assert_eq!(text(&next), "[3,1]", "what was in /tmp, and a new process");
    let log = log_tail(&next);
    assert!(log.starts_with("START RequestId: "), "{log}");
    assert!(
        !log.contains("Init Duration"),
        "part of its duration: {log}"
    );
    assert_eq!(text(&engine.invoke("keep", "{}").await), "[4,2]", "warm");
    let mut hung = std::pin::pin!(engine.invoke("keep", "\"hang\""));
    let hangs = async {
        while !messages(&engine).iter().any(|line| line == "hanging\n") {
            tokio::task::yield_now().await;
        }
    };
    // Until it does, time goes on for the log alone, whose lines wait for 50 ms.
    let until = async {
        tokio::select! {
            _ = &mut hung => panic!("it hangs"),
            () = hangs => {}
        }
    };
    jumping(&clock, 50, until).await;
    let late = jumping(&clock, 60_000, hung).await;
    assert!(text(&late).contains("timed out after 20.00 seconds"));
    assert_eq!(
        text(&engine.invoke("keep", "{}").await),
        "[6,1]",
        "after a timeout"
    );
    engine.lambda.stop();
    jumping(&clock, 60_000, engine.lambda.delivered()).await;
    assert_eq!(streams(&engine).len(), 1, "{:?}", streams(&engine));
}

#[tokio::test]
async fn what_a_crash_left_goes_with_a_change_of_the_function() {
    let engine = Engine::new();
    engine.function("keep").await;
    engine.invoke("keep", "\"exit\"").await;
    let update = m::UpdateFunctionConfigurationInput {
        function_name: Some("keep".into()),
        timeout: Some(9),
        ..Default::default()
    };
    engine
        .call::<m::UpdateFunctionConfiguration>(update)
        .await
        .unwrap();
    engine.settled("keep").await;
    let next = engine.invoke("keep", "{}").await;
    assert_eq!(text(&next), "[1,1]");
    assert!(log_tail(&next).contains("Init Duration"));
}

#[tokio::test]
async fn what_a_crash_left_is_kept_for_five_minutes() {
    let (engine, clock) = still();
    engine.function("keep").await;
    engine.invoke("keep", "\"exit\"").await;
    tokio::task::yield_now().await;
    clock.pass(200_000);
    assert_eq!(text(&engine.invoke("keep", "{}").await), "[2,1]");
    engine.invoke("keep", "\"exit\"").await;
    // Looked at every five minutes: when it has been there for so long, and not before.
    for _ in 0..2 {
        clock.pass(300_000);
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
    }
    assert_eq!(text(&engine.invoke("keep", "{}").await), "[1,1]");
}

#[tokio::test]
async fn what_is_printed_at_once_within_an_invocation_is_its_log() {
    let engine = Engine::new();
    engine.function("exit-at-init").await;
    // It has ended before much else has begun.
    for _ in 0..10 {
        let failed = engine.invoke("exit-at-init", "{}").await;
        let tail = log_tail(&failed);
        assert!(tail.starts_with("giving up\nINIT_REPORT"), "{tail}");
    }
}
