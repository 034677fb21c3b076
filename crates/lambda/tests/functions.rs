//! Functions deployed and invoked through the door, in real processes.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code, reason = "not every test needs all of it")]
mod support;

use bytes::Bytes;
use model::lambda as m;
use plane::{InvocationRequest, Invoke};
use support::{DEADLINE, Engine, input, log_tail, text, zip_of};

#[tokio::test]
async fn a_function_answers_warm_and_cold() {
    let engine = Engine::new();
    engine.function("count").await;
    let first = engine.invoke("count", "{}").await;
    assert_eq!(
        (first.status_code, text(&first)),
        (Some(200), "1".to_owned())
    );
    assert_eq!(first.executed_version.as_deref(), Some("$LATEST"));
    assert_eq!(first.function_error, None);
    let log = log_tail(&first);
    let lines: Vec<&str> = log.lines().collect();
    assert!(lines[0].starts_with("START RequestId: request-"), "{log}");
    assert!(lines[0].ends_with(" Version: $LATEST"), "{log}");
    assert_eq!(lines[1], "line 1");
    assert!(lines[2].starts_with("END RequestId: request-"), "{log}");
    assert!(lines[3].starts_with("REPORT RequestId: request-"), "{log}");
    assert!(
        lines[3].contains("\tMemory Size: 128 MB\tMax Memory Used: "),
        "{log}"
    );
    assert!(lines[3].contains("\tInit Duration: "), "{log}");
    println!("{}", lines[3]);
    let second = engine.invoke("count", "{}").await;
    assert_eq!(text(&second), "2", "the same environment");
    assert!(!log_tail(&second).contains("Init Duration"));
    assert_eq!(engine.roles.issued.lock().unwrap().len(), 1);
    let metrics = engine.records.metrics.lock().unwrap().clone();
    let sum = |name: &str| -> f64 {
        metrics
            .iter()
            .filter(|(one, _, named)| one == name && *named)
            .map(|(_, v, _)| v)
            .sum()
    };
    assert!((sum("Invocations") - 2.0).abs() < f64::EPSILON);
    assert!(sum("Errors").abs() < f64::EPSILON);
    assert!(sum("Duration") > 0.0);
}

#[tokio::test]
async fn failures_have_lambdas_payloads() {
    let engine = Engine::new();
    let error = |output: &m::InvokeOutput| output.function_error.clone();
    for (handler, expected) in [
        ("error", r#"{"errorMessage":"bad luck","errorType":"Luck"}"#),
        (
            "exit",
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: ID Error: Runtime exited with error: exit status 7"}"#,
        ),
        (
            "abort",
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: ID Error: Runtime exited with error: signal: aborted"}"#,
        ),
        (
            "hang",
            r#"{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: ID Error: Task timed out after 1.00 seconds"}"#,
        ),
        (
            "exit-at-init",
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: ID Error: Runtime exited with error: exit status 3"}"#,
        ),
        (
            "error-at-init",
            r#"{"errorMessage":"no","errorType":"Init.No"}"#,
        ),
        (
            "eat",
            r#"{"errorType":"Runtime.OutOfMemory","errorMessage":"RequestId: ID Error: Runtime exited with error: signal: killed"}"#,
        ),
        (
            "large",
            r#"{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).","errorType":"Function.ResponseSizeTooLarge"}"#,
        ),
    ] {
        // One function whose handler changes: an update of its configuration is in force at once.
        if handler == "error" {
            engine.function(handler).await;
        } else {
            let update = m::UpdateFunctionConfigurationInput {
                function_name: Some("error".into()),
                handler: Some(handler.into()),
                // A busy machine must not turn another failure into a timeout.
                timeout: Some(if handler == "hang" { 1 } else { 20 }),
                ..Default::default()
            };
            let shown = engine
                .call::<m::UpdateFunctionConfiguration>(update)
                .await
                .unwrap();
            assert_eq!(shown.last_update_status.as_deref(), Some("InProgress"));
            engine.settled("error").await;
        }
        for _ in 0..2 {
            let output = engine.invoke("error", "{}").await;
            assert_eq!(output.status_code, Some(200));
            assert_eq!(error(&output).as_deref(), Some("Unhandled"), "{handler}");
            let mut payload = text(&output);
            if let Some(start) = payload.find("request-") {
                payload.replace_range(start..start + 24, "ID");
            }
            assert_eq!(payload, expected, "{handler}");
        }
    }
    let (issued, revoked) = (&engine.roles.issued, &engine.roles.revoked);
    assert!(revoked.lock().unwrap().len() + 1 >= issued.lock().unwrap().len());
}

#[tokio::test]
async fn a_timeout_is_logged() {
    let engine = Engine::new();
    engine.function("hang").await;
    let output = engine.invoke("hang", "{}").await;
    let log = log_tail(&output);
    assert!(!log.contains("Max Memory Used: 0 MB"), "{log}");
    assert!(
        log.contains(" Task timed out after 1.00 seconds\nEND "),
        "{log}"
    );
    assert!(log.ends_with("Status: timeout\n"), "{log}");
}

#[tokio::test]
async fn the_environment_is_lambdas() {
    let engine = Engine::new();
    engine.function("variables").await;
    let output = engine.invoke("variables", "{}").await;
    let all: serde_json::Value = serde_json::from_str(&text(&output)).unwrap();
    let is = |name: &str, value: &str| assert_eq!(all[name], value, "{name}");
    is("AWS_LAMBDA_FUNCTION_NAME", "variables");
    is("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    is("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128");
    is("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/variables");
    is("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001");
    is("AWS_ENDPOINT_URL", "http://127.0.0.1:9001");
    is("AWS_REGION", "us-east-1");
    is("AWS_ACCESS_KEY_ID", "ASIA1");
    is("LAMBDA_TASK_ROOT", "/var/task");
    is("TZ", ":UTC");
    is("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR");
    is("AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:2000");
    is("_AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1");
    is("_AWS_XRAY_DAEMON_PORT", "2000");
    is("OWN", "{port}");
    assert!(all.get("AWS_EXECUTION_ENV").is_none());
    let stream = all["AWS_LAMBDA_LOG_STREAM_NAME"].as_str().unwrap();
    assert!(stream.contains("/[$LATEST]"), "{stream}");
    let request = engine
        .roles
        .issued
        .lock()
        .unwrap()
        .first()
        .cloned()
        .unwrap();
    assert_eq!(
        (request.session_name.as_str(), request.service.as_str()),
        ("variables", "lambda.amazonaws.com")
    );
    let function_arn = request.function_arn.unwrap();
    assert!(function_arn.ends_with(":function:variables"));
    assert!(request.environment.is_some());
}

#[tokio::test]
async fn python_functions_run() {
    if std::process::Command::new("python3.11")
        .arg("-V")
        .output()
        .is_err()
    {
        println!("not tried: this machine has no python3.11");
        return;
    }
    let engine = Engine::new();
    let code = b"import logging\nlogging.getLogger().setLevel('INFO')\n\
        def handler(event, context):\n    print('seen', event)\n    logging.info('noted')\n    \
        if event == 1: raise ValueError('one')\n    \
        return {'id': context.aws_request_id, 'arn': context.invoked_function_arn}\n";
    let zip = zip_of(&[("index.py", 0o644, code)]);
    let mut create = input("p", "python3.11", "index.handler", zip);
    create.timeout = Some(10);
    engine.create(create).await.unwrap();
    let output = engine.invoke("p", "\"x\"").await;
    let answer: serde_json::Value = serde_json::from_str(&text(&output)).unwrap();
    assert_eq!(
        answer["arn"],
        "arn:aws:lambda:us-east-1:000000000000:function:p"
    );
    let log = log_tail(&output);
    assert!(log.contains("\nseen x\n[INFO]\t"), "{log}");
    assert!(
        log.contains(&format!("\t{}\tnoted\n", answer["id"].as_str().unwrap())),
        "{log}"
    );
    let output = engine.invoke("p", "1").await;
    let error: serde_json::Value = serde_json::from_str(&text(&output)).unwrap();
    assert_eq!(
        (&error["errorType"], &error["errorMessage"]),
        (&"ValueError".into(), &"one".into())
    );
    assert!(
        error["stackTrace"][0]
            .as_str()
            .unwrap()
            .starts_with("  File \"/var/task/index.py\", line 6")
    );
}

#[tokio::test]
async fn an_update_runs_the_new_code() {
    let engine = Engine::new();
    engine.function("count").await;
    assert_eq!(text(&engine.invoke("count", "{}").await), "1");
    let before = engine.settled("count").await;
    let program = std::fs::read(support::testbed()).unwrap();
    let zip = zip_of(&[("bootstrap", 0o755, &program), ("more", 0o644, b"x")]);
    let update = m::UpdateFunctionCodeInput {
        function_name: Some("count".into()),
        zip_file: Some(zip),
        ..Default::default()
    };
    let mut dry = update.clone();
    dry.dry_run = Some(true);
    let shown = engine.call::<m::UpdateFunctionCode>(dry).await.unwrap();
    assert_ne!(shown.code_sha256, before.code_sha256);
    assert_eq!(
        engine.settled("count").await.code_sha256,
        before.code_sha256
    );
    let mut stale = update.clone();
    stale.revision_id = Some("stale".into());
    let fault = engine
        .call::<m::UpdateFunctionCode>(stale)
        .await
        .unwrap_err();
    assert_eq!(
        (fault.code.as_ref(), fault.status),
        ("PreconditionFailedException", 412)
    );
    let updated = engine.call::<m::UpdateFunctionCode>(update).await.unwrap();
    assert_eq!(updated.state.as_deref(), Some("Active"));
    assert_eq!(updated.last_update_status.as_deref(), Some("InProgress"));
    let after = engine.settled("count").await;
    assert_ne!(after.code_sha256, before.code_sha256);
    assert_ne!(after.revision_id, updated.revision_id);
    assert_eq!(
        text(&engine.invoke("count", "{}").await),
        "1",
        "a new environment"
    );
}

#[tokio::test]
async fn functions_survive_a_restart() {
    let engine = Engine::new();
    engine.function("echo").await;
    let input = m::PublishVersionInput {
        function_name: Some("echo".into()),
        ..Default::default()
    };
    let version = engine
        .call::<m::PublishVersion>(input.clone())
        .await
        .unwrap();
    assert_eq!(version.version.as_deref(), Some("1"));
    let same = engine.call::<m::PublishVersion>(input).await.unwrap();
    assert_eq!(
        same.version.as_deref(),
        Some("1"),
        "nothing has changed since"
    );
    let engine = engine.again();
    assert_eq!(text(&engine.invoke("echo", "[1]").await), "[1]");
    let output = engine.invoke("echo:1", "[2]").await;
    assert_eq!(
        (text(&output), output.executed_version.as_deref()),
        ("[2]".into(), Some("1"))
    );
}

#[tokio::test]
async fn concurrency_is_bounded_by_the_reservation() {
    let engine = Engine::new();
    engine.function("hang").await;
    let put = |value| m::PutFunctionConcurrencyInput {
        function_name: Some("hang".into()),
        reserved_concurrent_executions: Some(value),
    };
    let fault = engine
        .call::<m::PutFunctionConcurrency>(put(901))
        .await
        .unwrap_err();
    assert!(
        fault.message.ends_with("below its minimum value of [100]."),
        "{fault}"
    );
    engine
        .call::<m::PutFunctionConcurrency>(put(1))
        .await
        .unwrap();
    let both = tokio::join!(
        engine.try_invoke("hang", "1"),
        engine.try_invoke("hang", "2")
    );
    let faults: Vec<_> = [both.0, both.1]
        .into_iter()
        .filter_map(Result::err)
        .collect();
    assert_eq!(faults.len(), 1);
    assert_eq!(
        (faults[0].status, faults[0].message.as_str()),
        (429, "Rate Exceeded.")
    );
    let reason = faults[0]
        .fields
        .iter()
        .find(|(name, _)| name == "Reason")
        .unwrap();
    assert_eq!(
        reason.1,
        "ReservedFunctionConcurrentInvocationLimitExceeded"
    );
}

#[tokio::test]
async fn what_runs_at_a_time_is_counted_for_functions_and_the_account() {
    let engine = Engine::new();
    let program = std::fs::read(support::testbed()).unwrap();
    let zip = zip_of(&[("bootstrap", 0o755, &program)]);
    for name in ["one", "two"] {
        let function = input(name, "provided.al2023", "hang", zip.clone());
        engine.create(function).await.unwrap();
    }
    tokio::join!(engine.invoke("one", "{}"), engine.invoke("two", "{}"));
    let metrics = engine.records.metrics.lock().unwrap();
    let most = |of_function: bool| {
        let counted = metrics
            .iter()
            .filter(|(name, _, named)| name == "ConcurrentExecutions" && *named == of_function);
        counted.map(|(_, value, _)| *value).fold(0.0, f64::max)
    };
    assert_eq!((most(true), most(false)), (1.0, 2.0));
}

#[tokio::test]
async fn mappings_invoke_by_arn() {
    let engine = Engine::new();
    engine.function("arn").await;
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:arn";
    let request = InvocationRequest {
        function_arn: arn.into(),
        payload: Bytes::from_static(b"{}"),
        invoked_by: "lambda.amazonaws.com",
    };
    let done = engine.lambda.invoke(request.clone()).await.unwrap();
    assert_eq!(done.payload, format!("\"{arn}\""));
    assert_eq!(
        (done.function_error, done.executed_version.as_str()),
        (None, "$LATEST")
    );
    let qualified = InvocationRequest {
        function_arn: format!("{arn}:$LATEST"),
        ..request
    };
    let done = engine.lambda.invoke(qualified).await.unwrap();
    assert_eq!(done.payload, format!("\"{arn}:$LATEST\""));
}

#[tokio::test]
async fn what_is_wrong_is_refused_in_lambdas_words() {
    let engine = Engine::new();
    let zip = zip_of(&[("bootstrap", 0o755, b"#!/bin/sh\n")]);
    let good = input("f", "provided.al2023", "x", zip);
    let mut role = good.clone();
    role.role = Some("arn:aws:iam::000000000000:role/other".into());
    let fault = engine.call::<m::CreateFunction>(role).await.unwrap_err();
    assert_eq!(
        fault.message,
        "The role defined for the function cannot be assumed by Lambda."
    );
    engine.create(good.clone()).await.unwrap();
    let fault = engine.call::<m::CreateFunction>(good).await.unwrap_err();
    assert_eq!(
        (fault.status, fault.message.as_str()),
        (409, "Function already exist: f")
    );
    let fault = engine.try_invoke("g", "{}").await.unwrap_err();
    assert_eq!(fault.status, 404);
    assert_eq!(
        fault.message,
        "Function not found: arn:aws:lambda:us-east-1:000000000000:function:g:$LATEST"
    );
    let delete = m::DeleteFunctionInput {
        function_name: Some("f".into()),
        ..Default::default()
    };
    let deleted = engine
        .call::<m::DeleteFunction>(delete.clone())
        .await
        .unwrap();
    assert_eq!(deleted.status_code, Some(204));
    let fault = engine.call::<m::DeleteFunction>(delete).await.unwrap_err();
    assert_eq!(
        fault.message,
        "Function not found: arn:aws:lambda:us-east-1:000000000000:function:f"
    );
}

#[tokio::test]
async fn an_asynchronous_event_is_accepted_and_run() {
    let engine = Engine::new();
    engine.function("echo").await;
    let event = m::InvokeInput {
        function_name: Some("echo".into()),
        invocation_type: Some("Event".into()),
        ..Default::default()
    };
    let accepted = engine.call::<m::Invoke>(event).await.unwrap();
    assert_eq!((accepted.status_code, accepted.payload), (Some(202), None));
    let ran = async {
        loop {
            if engine
                .records
                .lines
                .lock()
                .unwrap()
                .iter()
                .any(|(_, _, one)| one.message == "line 1\n")
            {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(DEADLINE, ran).await.unwrap();
}

#[tokio::test]
async fn functions_run_in_the_reduced_tier() {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().unwrap();
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(directory.path(), open).unwrap();
    let engine = Engine::on(directory, sandbox::Tier::Reduced);
    engine.function("variables").await;
    let output = engine.invoke("variables", "{}").await;
    assert_eq!(output.function_error, None, "{}", log_tail(&output));
    let all: serde_json::Value = serde_json::from_str(&text(&output)).unwrap();
    assert!(
        all["LAMBDA_TASK_ROOT"]
            .as_str()
            .unwrap()
            .contains("/unpacked/")
    );
    assert!(
        all["TMPDIR"]
            .as_str()
            .unwrap()
            .contains("brookmill-function-")
    );
}

/// Not a benchmark; it shows that a warm invocation does not wait for anything it need not.
#[tokio::test]
async fn warm_invocations_are_quick() {
    let engine = Engine::new();
    engine.function("count").await;
    engine.invoke("count", "{}").await;
    let request = InvocationRequest {
        function_arn: "arn:aws:lambda:us-east-1:000000000000:function:count".into(),
        payload: Bytes::from_static(b"{}"),
        invoked_by: "lambda.amazonaws.com",
    };
    let mut times = Vec::new();
    for _ in 0..300 {
        let start = std::time::Instant::now();
        engine.lambda.invoke(request.clone()).await.unwrap();
        times.push(start.elapsed());
    }
    times.sort();
    println!("median of a warm invocation: {:?}", times[150]);
    assert!(
        times[150] < std::time::Duration::from_millis(20),
        "{:?}",
        times[150]
    );
    assert_eq!(engine.roles.issued.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn an_asynchronous_event_is_tried_three_times() {
    let clock = std::sync::Arc::new(store::VirtualClock::new(1_800_000_000_000));
    let seams = store::Seams {
        service_clock: clock.clone(),
        ..store::Seams::system()
    };
    let directory = tempfile::tempdir().unwrap();
    let engine = Engine::with(directory, sandbox::Tier::Full, seams);
    engine.function("error").await;
    let event = m::InvokeInput {
        function_name: Some("error".into()),
        invocation_type: Some("Event".into()),
        ..Default::default()
    };
    engine.call::<m::Invoke>(event).await.unwrap();
    let errors = || {
        let metrics = engine.records.metrics.lock().unwrap();
        let failed = |(name, value, named): &&(String, f64, bool)| {
            name == "Errors" && *named && *value > 0.0
        };
        metrics.iter().filter(failed).count()
    };
    for (tries, wait_ms) in [(1, 60_000), (2, 120_000)] {
        let asleep = async {
            while errors() < tries || clock.next_deadline_ms().is_none() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(DEADLINE, asleep).await.unwrap();
        let due = clock.next_deadline_ms().unwrap();
        assert_eq!(
            due,
            1_800_000_000_000 + if tries == 1 { 60_000 } else { 180_000 }
        );
        store::ServiceClock::advance(clock.as_ref(), wait_ms);
    }
    let dropped = async {
        let is_dropped = || {
            let metrics = engine.records.metrics.lock().unwrap();
            metrics
                .iter()
                .any(|(name, ..)| name == "AsyncEventsDropped")
        };
        while !is_dropped() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(DEADLINE, dropped).await.unwrap();
    assert_eq!(errors(), 3);
}

#[tokio::test]
async fn stopping_ends_what_runs() {
    let engine = Engine::new();
    engine.function("hang").await;
    let started = async {
        loop {
            let lines = engine.records.lines.lock().unwrap().len();
            if lines > 1 {
                return engine.lambda.stop();
            }
            tokio::task::yield_now().await;
        }
    };
    let (cut, ()) = tokio::join!(engine.try_invoke("hang", "{}"), started);
    // It is not the function that failed, and its log does not say so.
    assert_eq!(cut.unwrap_err().status, 503);
    engine.lambda.delivered().await;
    let lines = engine.records.lines.lock().unwrap().clone();
    let reported = lines
        .iter()
        .any(|line| format!("{line:?}").contains("REPORT "));
    assert!(!reported, "{lines:?}");
    assert_eq!(
        engine.try_invoke("hang", "{}").await.unwrap_err().status,
        503
    );
    let revoked = engine.roles.revoked.lock().unwrap().len();
    assert_eq!(revoked, engine.roles.issued.lock().unwrap().len());
}
