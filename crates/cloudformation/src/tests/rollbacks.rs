//! Rollbacks that are asked for: of an update under way, and on from where one has failed.

use std::sync::atomic::Ordering;

use model::cloudformation as cfn;
use serde_json::{Value, json};
use wire::Fault;

use super::bench::Bench;

fn fail(bench: &Bench, operation: &'static str) {
    bench.world.failing.lock().unwrap().insert(operation, 0);
}

fn mend(bench: &Bench) {
    bench.world.failing.lock().unwrap().clear();
}

async fn cancel(bench: &Bench) -> Result<(), Fault> {
    let input = cfn::CancelUpdateStackInput {
        stack_name: Some("x".to_owned()),
        ..Default::default()
    };
    bench.call::<cfn::CancelUpdateStack>(input).await.map(drop)
}

async fn go_on(bench: &Bench, skipped: &[&str]) -> Result<(), Fault> {
    let input = cfn::ContinueUpdateRollbackInput {
        stack_name: Some("x".to_owned()),
        resources_to_skip: Some(skipped.iter().map(|name| (*name).to_owned()).collect()),
        ..Default::default()
    };
    let begun = bench.call::<cfn::ContinueUpdateRollback>(input).await;
    begun.map(drop)
}

/// A stream, and a log group that keeps its events for so long.
fn template(stream: &str, days: u32) -> Value {
    json!({"Resources": {
        "S": {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": stream}},
        "G": {"Type": "AWS::Logs::LogGroup",
              "Properties": {"LogGroupName": "g", "RetentionInDays": days}},
    }})
}

/// A stack whose update has failed, and whose rollback, too: it had replaced the stream and made
/// a bucket.
async fn stuck() -> Bench {
    let bench = Bench::new();
    bench
        .create("x", &template("s", 1).to_string(), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
    let mut later = template("t", 3);
    let bucket = json!({"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "b"}});
    later["Resources"]["B"] = bucket;
    later["Resources"]["G"]["DependsOn"] = json!(["S", "B"]);
    fail(&bench, "PutRetentionPolicy");
    bench.update("x", &later.to_string(), &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_ROLLBACK_FAILED");
    assert_eq!(
        bench.world.names(),
        ["bucket/b", "group/g", "stream/s", "stream/t"]
    );
    bench
}

#[tokio::test]
async fn a_failed_rollback_goes_on_once_its_cause_is_gone() {
    let bench = stuck().await;
    // It may fail again.
    go_on(&bench, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_ROLLBACK_FAILED");
    mend(&bench);
    go_on(&bench, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(bench.world.names(), ["group/g", "stream/s"]);
    assert_eq!(bench.world.get("group/g")["days"], 1);
    let refused = go_on(&bench, &[]).await.unwrap_err();
    assert_eq!(
        refused.message,
        "ContinueUpdateRollback cannot be called from current stack status"
    );
    // It is a stack as any other again.
    let same = bench.update("x", &template("s", 1).to_string(), &[]).await;
    assert_eq!(same, Err("No updates are to be performed.".to_owned()));
    assert_eq!(bench.service.means.ledger.templates.len(), 1);
    bench
        .update("x", &template("t", 3).to_string(), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    assert_eq!(bench.world.names(), ["group/g", "stream/t"]);
    assert_eq!(bench.world.get("group/g")["days"], 3);
}

#[tokio::test]
async fn what_cannot_go_back_is_passed_over() {
    let bench = stuck().await;
    for other in ["S", "B", "Nothing"] {
        let refused = go_on(&bench, &["G", other]).await.unwrap_err();
        assert!(refused.message.contains(other), "{}", refused.message);
    }
    go_on(&bench, &["G"]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(bench.world.names(), ["group/g", "stream/s"]);
    let statuses = bench.statuses("x", "G").await;
    assert_eq!(statuses.last().map(String::as_str), Some("UPDATE_COMPLETE"));
}

#[tokio::test]
async fn a_stack_whose_rollback_has_failed_is_deleted_whole() {
    let bench = stuck().await;
    let id = bench.stack("x").await.unwrap().stack_id.unwrap();
    bench.delete("x").await.unwrap();
    assert_eq!(bench.settled(&id).await, "DELETE_COMPLETE");
    assert_eq!(bench.world.names(), Vec::<String>::new());
}

#[tokio::test]
async fn an_update_under_way_is_cancelled() {
    let bench = Bench::new();
    bench
        .create("x", &template("s", 1).to_string(), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
    let refused = cancel(&bench).await.unwrap_err();
    let words = "CancelUpdateStack cannot be called from current stack status";
    assert_eq!(refused.message, words);
    // The new stream does not become active before it is let to.
    bench.world.busy.store(true, Ordering::Release);
    let mut later = template("t", 3);
    later["Resources"]["G"]["DependsOn"] = json!("S");
    bench.update("x", &later.to_string(), &[]).await.unwrap();
    while !bench.world.names().contains(&"stream/t".to_owned()) {
        tokio::task::yield_now().await;
    }
    let with_token = || cfn::CancelUpdateStackInput {
        stack_name: Some("x".to_owned()),
        client_request_token: Some("once".to_owned()),
    };
    let cancelled = bench.call::<cfn::CancelUpdateStack>(with_token());
    cancelled.await.unwrap();
    assert_eq!(cancel(&bench).await.unwrap_err().message, words);
    // The same request again, as when its answer was lost; its token is for nothing else.
    let again = bench.call::<cfn::CancelUpdateStack>(with_token());
    again.await.unwrap();
    let other = cfn::ContinueUpdateRollbackInput {
        stack_name: Some("x".to_owned()),
        client_request_token: Some("once".to_owned()),
        ..Default::default()
    };
    let refused = bench.call::<cfn::ContinueUpdateRollback>(other).await;
    assert_eq!(refused.unwrap_err().code, "TokenAlreadyExistsException");
    let failed = "UPDATE_FAILED".to_owned();
    while !bench.statuses("x", "S").await.contains(&failed) {
        tokio::task::yield_now().await;
    }
    bench.world.busy.store(false, Ordering::Release);
    assert_eq!(bench.settled("x").await, "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(bench.world.names(), ["group/g", "stream/s"]);
    assert_eq!(bench.world.get("group/g")["days"], 1);
    let events = bench.events("x").await;
    let of_stack = |(id, _, _): &&(String, String, String)| id == "x";
    let back: Vec<_> = events
        .iter()
        .filter(of_stack)
        .skip_while(|event| event.1 != "UPDATE_IN_PROGRESS")
        .map(|(_, status, reason)| (status.as_str(), reason.as_str()))
        .collect();
    assert_eq!(
        back,
        [
            ("UPDATE_IN_PROGRESS", "User Initiated"),
            ("UPDATE_ROLLBACK_IN_PROGRESS", "User Initiated"),
            ("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", ""),
            ("UPDATE_ROLLBACK_COMPLETE", ""),
        ]
    );
    assert_eq!(bench.service.means.ledger.templates.len(), 1);
}

#[tokio::test]
async fn a_cancelled_update_goes_back_also_where_a_failed_one_would_not() {
    let bench = Bench::new();
    let body = |hours: u32| {
        let mut body = template("s", 1);
        body["Resources"]["S"]["Properties"]["RetentionPeriodHours"] = json!(hours);
        body.to_string()
    };
    bench.create("x", &body(24), &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
    // With so many hours the stream does not become active.
    let stick = |hours: Value| {
        let mut things = bench.world.things.lock().unwrap();
        things.get_mut("stream/s").unwrap()["stuck"] = hours;
    };
    stick(json!(48));
    let update = cfn::UpdateStackInput {
        stack_name: Some("x".to_owned()),
        template_body: Some(body(48)),
        disable_rollback: Some(true),
        ..Default::default()
    };
    bench.call::<cfn::UpdateStack>(update).await.unwrap();
    while bench.world.get("stream/s")["hours"] != 48 {
        tokio::task::yield_now().await;
    }
    cancel(&bench).await.unwrap();
    // Forth, and back.
    let begun = |statuses: Vec<String>| {
        let begun = statuses.iter().filter(|one| *one == "UPDATE_IN_PROGRESS");
        begun.count()
    };
    while begun(bench.statuses("x", "S").await) < 2 {
        tokio::task::yield_now().await;
    }
    stick(Value::Null);
    assert_eq!(bench.settled("x").await, "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(bench.world.get("stream/s")["hours"], 24);
}
