//! What a function's process does between its answer and its next request.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code, reason = "not every test needs all of it")]
mod support;

use bytes::Bytes;
use model::lambda as m;
use support::{DEADLINE, Engine, log_tail, text};

/// What CloudWatch Logs has got, once it has got a line.
async fn lines_with(engine: &Engine, wanted: &str) -> Vec<String> {
    let look = async {
        loop {
            let lines: Vec<String> = {
                let lines = engine.records.lines.lock().unwrap();
                lines
                    .iter()
                    .map(|(_, _, line)| line.message.clone())
                    .collect()
            };
            if lines.iter().any(|line| line.contains(wanted)) {
                return lines;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(DEADLINE, look).await.unwrap()
}

/// Invokes without asking for the log, and so without waiting for its end.
async fn invoke(engine: &Engine, payload: &'static str) -> String {
    let input = m::InvokeInput {
        function_name: Some("after".to_owned()),
        payload: Some(Bytes::from_static(payload.as_bytes())),
        ..Default::default()
    };
    let output = engine.call::<m::Invoke>(input).await.unwrap();
    assert_eq!(output.function_error, None);
    text(&output)
}

fn issued(engine: &Engine) -> usize {
    engine.roles.issued.lock().unwrap().len()
}

#[tokio::test]
async fn a_process_that_ends_after_its_answer_ends_with_its_own_invocation() {
    let engine = Engine::new();
    engine.function("after").await;
    let first = engine.invoke("after", "\"exit\"").await;
    assert_eq!(
        (first.function_error.as_deref(), text(&first).as_str()),
        (None, "\"exit\"")
    );
    let log = log_tail(&first);
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines[1], "line 1", "{log}");
    assert!(
        lines[2].ends_with("Error: Runtime exited with error: exit status 129"),
        "{log}"
    );
    assert_eq!(lines[3], "Runtime.ExitError", "{log}");
    assert!(lines[4].starts_with("END RequestId: "), "{log}");
    assert!(
        lines[5].ends_with("\tStatus: error\tError Type: Runtime.ExitError"),
        "{log}"
    );
    // The next ones are not touched by it, and begin once.
    for _ in 0..20 {
        assert_eq!(invoke(&engine, "\"exit\"").await, "\"exit\"");
    }
    let last = engine.invoke("after", "\"last\"").await;
    assert_eq!(text(&last), "\"last\"");
    let id = log_tail(&last).lines().next().unwrap().to_owned();
    let lines = lines_with(
        &engine,
        &id.replace("START", "END").replace(" Version: $LATEST", ""),
    )
    .await;
    let count = |start: &str| lines.iter().filter(|line| line.starts_with(start)).count();
    assert_eq!(
        (count("START"), count("END"), count("REPORT")),
        (22, 22, 22),
        "{lines:#?}"
    );
    let exits = lines.iter().filter(|line| line.contains("exit status 129"));
    assert_eq!(exits.count(), 21, "{lines:#?}");
}

#[tokio::test]
async fn an_environment_is_taken_again_when_its_runtime_asks() {
    let engine = Engine::new();
    engine.function("after").await;
    assert_eq!(invoke(&engine, "\"work\"").await, "\"work\"");
    // It works on after its answer, so the next invocation has another environment.
    assert_eq!(invoke(&engine, "\"none\"").await, "\"none\"");
    assert_eq!(issued(&engine), 2);
    let lines = lines_with(&engine, "START").await;
    let first = lines.iter().find_map(|line| line.strip_prefix("START "));
    let first = first.unwrap().replace(" Version: $LATEST", "");
    let lines = lines_with(&engine, &format!("END {first}")).await;
    let place = |start: &str| lines.iter().position(|line| line.starts_with(start));
    assert!(
        place("worked on") < place(&format!("END {first}")),
        "it has ended before: {lines:#?}"
    );
    // One after the other has the same.
    for _ in 0..50 {
        invoke(&engine, "\"none\"").await;
    }
    assert_eq!(issued(&engine), 2);
}

#[tokio::test]
async fn what_follows_an_answer_has_the_functions_time() {
    let engine = Engine::new();
    let program = std::fs::read(support::testbed()).unwrap();
    let zip = support::zip_of(&[("bootstrap", 0o755, &program)]);
    let mut create = support::input("after", "provided.al2023", "after", zip);
    create.timeout = Some(1);
    engine.create(create).await.unwrap();
    assert_eq!(invoke(&engine, "\"hang\"").await, "\"hang\"");
    let lines = lines_with(&engine, "REPORT").await;
    let late = "Task timed out after 1.00 seconds";
    assert!(lines.iter().any(|line| line.contains(late)), "{lines:#?}");
    let report = lines
        .iter()
        .find(|line| line.starts_with("REPORT"))
        .unwrap();
    assert!(report.ends_with("\tStatus: timeout\n"), "{report}");
}
