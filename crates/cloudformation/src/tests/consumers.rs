//! `AWS::Kinesis::StreamConsumer`: consumers of a stack's streams.

use serde_json::{Value, json};

use super::bench::Bench;

const STREAM: &str = "arn:aws:kinesis:us-east-1:000000000000:stream";

/// Two streams and a consumer of one of them, and what is to be made after it.
fn template(name: &str, stream: &str, team: &str, more: Value) -> String {
    let mut template = json!({
        "Resources": {
            "One": {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": "one", "ShardCount": 1}},
            "Two": {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": "two", "ShardCount": 1}},
            "Consumer": {"Type": "AWS::Kinesis::StreamConsumer", "Properties": {
                "ConsumerName": name,
                "StreamARN": {"Fn::GetAtt": [stream, "Arn"]},
                "Tags": [{"Key": "team", "Value": team}],
            }},
        },
        "Outputs": {"Ref": {"Value": {"Ref": "Consumer"}}},
    });
    for attribute in [
        "ConsumerARN",
        "ConsumerName",
        "ConsumerStatus",
        "StreamARN",
        "ConsumerCreationTimestamp",
    ] {
        template["Outputs"][attribute] = json!({"Value": {"Fn::GetAtt": ["Consumer", attribute]}});
    }
    if let Value::Object(more) = more {
        for (logical, resource) in more {
            template["Resources"][logical] = resource;
        }
    }
    template.to_string()
}

fn plain(name: &str, stream: &str) -> String {
    template(name, stream, "a", Value::Null)
}

/// A log group that is made after the consumer.
fn later() -> Value {
    json!({"Later": {
        "Type": "AWS::Logs::LogGroup",
        "DependsOn": "Consumer",
        "Properties": {"LogGroupName": "later"},
    }})
}

fn consumers(bench: &Bench) -> Vec<String> {
    let names = bench.world.names().into_iter();
    names.filter(|name| name.starts_with("consumer/")).collect()
}

fn fails(bench: &Bench, operation: &'static str, after: usize) {
    let mut failing = bench.world.failing.lock().unwrap();
    failing.insert(operation, after);
}

async fn made(bench: &Bench) -> String {
    bench
        .create("c", &plain("reader", "One"), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("c").await, "CREATE_COMPLETE");
    bench.output("c", "Ref").await.unwrap()
}

#[tokio::test]
async fn a_consumer_is_waited_for_and_tells_its_attributes() {
    let bench = Bench::new();
    let arn = made(&bench).await;
    assert_eq!(consumers(&bench), ["consumer/one/reader"]);
    let row = bench.world.get("consumer/one/reader");
    assert_eq!(row["tags"]["team"], json!("a"));
    let created = row["created"].to_string();
    assert_eq!(arn, format!("{STREAM}/one/consumer/reader:{created}"));
    for (attribute, value) in [
        ("ConsumerARN", arn.as_str()),
        ("ConsumerName", "reader"),
        ("ConsumerStatus", "ACTIVE"),
        ("StreamARN", &format!("{STREAM}/one")),
        ("ConsumerCreationTimestamp", &created),
    ] {
        assert_eq!(bench.output("c", attribute).await.as_deref(), Some(value));
    }
}

#[tokio::test]
async fn a_consumer_that_cannot_be_registered_takes_its_stack_back() {
    let bench = Bench::new();
    fails(&bench, "RegisterStreamConsumer", 0);
    bench
        .create("c", &plain("reader", "One"), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("c").await, "ROLLBACK_COMPLETE");
    assert_eq!(bench.world.names(), [""; 0]);
    let events = bench.events("c").await;
    let failed =
        |(id, status, _): &&(String, String, String)| id == "Consumer" && status == "CREATE_FAILED";
    let reason = &events.iter().find(failed).unwrap().2;
    assert!(reason.contains("no, not today"), "{reason}");
}

#[tokio::test]
async fn a_consumer_goes_before_its_stream_when_its_stack_fails() {
    let bench = Bench::new();
    fails(&bench, "CreateLogGroup", 0);
    let template = template("reader", "One", "a", later());
    bench.create("c", &template, &[]).await.unwrap();
    assert_eq!(bench.settled("c").await, "ROLLBACK_COMPLETE");
    assert_eq!(bench.world.names(), [""; 0]);
    let calls = bench.world.calls.lock().unwrap().clone();
    let deregistered = calls
        .iter()
        .position(|call| call == "DeregisterStreamConsumer");
    let deleted = calls.iter().rposition(|call| call == "DeleteStream");
    assert!(
        deregistered.is_some() && deregistered < deleted,
        "{calls:?}"
    );
}

#[tokio::test]
async fn another_s_consumer_of_the_name_is_left_alone() {
    let bench = Bench::new();
    let first = made(&bench).await;
    let stack = json!({"Resources": {"Consumer": {
        "Type": "AWS::Kinesis::StreamConsumer",
        "Properties": {"ConsumerName": "reader", "StreamARN": format!("{STREAM}/one")},
    }}});
    bench
        .create("other", &stack.to_string(), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("other").await, "ROLLBACK_COMPLETE");
    assert_eq!(bench.world.get("consumer/one/reader")["arn"], json!(first));
    assert_eq!(bench.world.count("DeregisterStreamConsumer"), 0);
}

#[tokio::test]
async fn a_new_name_or_stream_is_a_new_consumer() {
    let bench = Bench::new();
    let mut before = made(&bench).await;
    // A consumer of another stream may keep its name.
    for (name, stream, key) in [
        ("renamed", "One", "consumer/one/renamed"),
        ("renamed", "Two", "consumer/two/renamed"),
    ] {
        bench.world.calls.lock().unwrap().clear();
        bench.update("c", &plain(name, stream), &[]).await.unwrap();
        assert_eq!(bench.settled("c").await, "UPDATE_COMPLETE");
        assert_eq!(consumers(&bench), [key]);
        let now = bench.output("c", "Ref").await.unwrap();
        assert_ne!(now, before);
        assert_eq!(bench.world.get(key)["arn"], json!(now));
        before = now;
        // The new one is there before the former goes.
        let calls = bench.world.calls.lock().unwrap().clone();
        assert_eq!(
            calls,
            ["RegisterStreamConsumer", "DeregisterStreamConsumer"]
        );
    }
    let events = bench.events("c").await;
    let replaced = "Requested update requires the creation of a new physical resource; hence \
                    creating one.";
    let of = events
        .iter()
        .filter(|(id, _, reason)| id == "Consumer" && reason == replaced);
    assert_eq!(of.count(), 2);
}

#[tokio::test]
async fn other_tags_need_another_consumer_under_another_name() {
    let bench = Bench::new();
    let before = made(&bench).await;
    let tagged = template("reader", "One", "b", Value::Null);
    bench.update("c", &tagged, &[]).await.unwrap();
    assert_eq!(bench.settled("c").await, "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(bench.output("c", "Ref").await, Some(before));
    assert_eq!(
        bench.world.get("consumer/one/reader")["tags"]["team"],
        json!("a")
    );
    assert_eq!(bench.world.count("RegisterStreamConsumer"), 1);
    let renamed = template("other", "One", "b", Value::Null);
    bench.update("c", &renamed, &[]).await.unwrap();
    assert_eq!(bench.settled("c").await, "UPDATE_COMPLETE");
    assert_eq!(consumers(&bench), ["consumer/one/other"]);
    assert_eq!(
        bench.world.get("consumer/one/other")["tags"]["team"],
        json!("b")
    );
}

#[tokio::test]
async fn a_replacement_that_fails_leaves_the_former_consumer() {
    let bench = Bench::new();
    let before = made(&bench).await;
    fails(&bench, "RegisterStreamConsumer", 0);
    bench
        .update("c", &plain("renamed", "One"), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("c").await, "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(consumers(&bench), ["consumer/one/reader"]);
    assert_eq!(bench.output("c", "Ref").await.as_ref(), Some(&before));
    // One that was made is taken back where what comes after it fails.
    bench.world.failing.lock().unwrap().clear();
    fails(&bench, "CreateLogGroup", 0);
    let more = template("renamed", "Two", "a", later());
    bench.update("c", &more, &[]).await.unwrap();
    assert_eq!(bench.settled("c").await, "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(consumers(&bench), ["consumer/one/reader"]);
    assert_eq!(bench.output("c", "Ref").await, Some(before));
}

#[tokio::test]
async fn a_consumer_goes_with_its_stack_and_may_have_gone_before() {
    for gone in [false, true] {
        let bench = Bench::new();
        made(&bench).await;
        if gone {
            bench
                .world
                .things
                .lock()
                .unwrap()
                .remove("consumer/one/reader");
        }
        let id = bench.stack("c").await.unwrap().stack_id.unwrap();
        bench.delete("c").await.unwrap();
        assert_eq!(bench.settled(&id).await, "DELETE_COMPLETE");
        assert_eq!(bench.world.names(), [""; 0]);
        let calls = bench.world.calls.lock().unwrap().clone();
        let of = |name: &str| calls.iter().position(|call| call == name);
        assert!(
            of("DeregisterStreamConsumer") < of("DeleteStream"),
            "{calls:?}"
        );
    }
}
