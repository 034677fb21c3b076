//! What goes after an update or its rollback, in which order, and what stays.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use super::bench::Bench;

fn group(name: &str) -> Value {
    json!({"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": name}})
}

fn template(resources: Value) -> String {
    json!({"Resources": resources}).to_string()
}

async fn made(body: &str) -> Bench {
    let bench = Bench::new();
    bench.create("x", body, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
    bench
}

#[tokio::test]
async fn what_only_its_creation_takes_back_stays_when_a_template_drops_it() {
    let mut kept = group("kept");
    kept["DeletionPolicy"] = json!("RetainExceptOnCreate");
    let both = template(json!({"A": kept, "B": group("b")}));
    let bench = made(&both).await;
    let without = template(json!({"B": group("b")}));
    bench.update("x", &without, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    assert_eq!(bench.world.names(), ["group/b", "group/kept"]);
    let statuses = bench.statuses("x", "A").await;
    assert_eq!(statuses.last().map(String::as_str), Some("DELETE_SKIPPED"));
    // An update that made it and fails does take it back.
    let mut failing = group("new");
    failing["DeletionPolicy"] = json!("RetainExceptOnCreate");
    let mut after = group("after");
    after["DependsOn"] = json!("C");
    let body = template(json!({"B": group("b"), "C": failing, "D": after}));
    bench
        .world
        .failing
        .lock()
        .unwrap()
        .insert("CreateLogGroup", 1);
    bench.update("x", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(bench.world.names(), ["group/b", "group/kept"]);
}

#[tokio::test]
async fn dependencies_may_be_turned_round() {
    let waiting = |name: &str, others: Value| {
        let mut group = group(name);
        group["DependsOn"] = others;
        group
    };
    let before = template(json!({
        "A": waiting("a", json!(["B", "C"])), "B": group("b"), "C": group("c"),
    }));
    let bench = made(&before).await;
    // A is replaced, and C is there no longer.
    let after = template(json!({"A": group("a-2"), "B": waiting("b", json!(["A"]))}));
    bench.update("x", &after, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    assert_eq!(bench.world.names(), ["group/a-2", "group/b"]);
    let events = bench.events("x").await;
    let gone: Vec<_> = events
        .iter()
        .filter(|(_, status, _)| status == "DELETE_COMPLETE")
        .map(|(logical, _, _)| logical.as_str())
        .collect();
    assert_eq!(gone, ["A", "C"], "users go before what they used");
    // Turned round again in an update that fails.
    let mut back: Value = serde_json::from_str(&before).unwrap();
    back["Resources"]["D"] = waiting("d", json!("A"));
    bench
        .world
        .failing
        .lock()
        .unwrap()
        .insert("CreateLogGroup", 2);
    bench.update("x", &back.to_string(), &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(bench.world.names(), ["group/a-2", "group/b"]);
}

/// A function whose code is under `key`, and its versions.
fn versions(key: &str, versions: &[&str]) -> Value {
    let assumed = json!({"AssumeRolePolicyDocument": {"Statement": []}});
    let mut resources = json!({
        "Role": {"Type": "AWS::IAM::Role", "Properties": assumed},
        "F": {"Type": "AWS::Lambda::Function", "Properties": {
            "Runtime": "provided.al2023", "Handler": "bootstrap",
            "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Code": {"S3Bucket": "b-b", "S3Key": key},
        }},
    });
    for version in versions {
        let properties = json!({"FunctionName": {"Ref": "F"}});
        resources[version] = json!({"Type": "AWS::Lambda::Version", "Properties": properties});
    }
    resources
}

#[tokio::test]
async fn a_version_that_could_not_be_made_takes_no_other_along() {
    // It has been refused, or nobody knows whether it was made.
    for broken in [false, true] {
        let bench = made(&template(versions("1.zip", &["One"]))).await;
        bench.world.broken.store(broken, Ordering::Release);
        let failing = || bench.world.failing.lock().unwrap();
        failing().insert("PublishVersion", 0);
        let later = template(versions("2.zip", &["One", "Two"]));
        bench.update("x", &later, &[]).await.unwrap();
        assert_eq!(bench.settled("x").await, "UPDATE_ROLLBACK_COMPLETE");
        // With the code that was there before, the newest version is as `$LATEST` again.
        assert_eq!(bench.world.count("DeleteFunction"), 0, "{broken}");
        let of_two = bench.statuses("x", "Two").await;
        assert_eq!(of_two, ["CREATE_IN_PROGRESS", "CREATE_FAILED"]);
        failing().clear();
        bench.update("x", &later, &[]).await.unwrap();
        assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    }
}
