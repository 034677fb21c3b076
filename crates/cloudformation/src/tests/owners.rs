//! One physical resource is one logical resource's, and nobody's who may not even look at it.

use serde_json::{Value, json};

use super::bench::Bench;

fn topic(name: &str) -> Value {
    json!({"Type": "AWS::SNS::Topic", "Properties": {"TopicName": name}})
}

fn template(resources: Value) -> String {
    json!({"Resources": resources}).to_string()
}

/// The reason of the last event with this status.
async fn reason(bench: &Bench, stack: &str, status: &str) -> String {
    let events = bench.events(stack).await;
    let last = events.into_iter().rfind(|(_, is, _)| is == status);
    last.map(|(_, _, reason)| reason).unwrap_or_default()
}

#[tokio::test]
async fn one_name_in_a_template_twice_is_refused() {
    let bench = Bench::new();
    for (kind, property) in [
        ("AWS::SNS::Topic", "TopicName"),
        ("AWS::SQS::Queue", "QueueName"),
        ("AWS::CloudWatch::Alarm", "AlarmName"),
        ("AWS::CloudWatch::Dashboard", "DashboardName"),
    ] {
        let mut properties = json!({property: "twin"});
        if kind.ends_with("Dashboard") {
            properties["DashboardBody"] = json!("{}");
        }
        let one = json!({"Type": kind, "Properties": properties});
        let stack = kind.rsplit(':').next().unwrap();
        let body = template(json!({"A": one, "B": one}));
        let arn = bench.create(stack, &body, &[]).await.unwrap();
        assert_eq!(bench.settled(stack).await, "ROLLBACK_COMPLETE");
        let words = format!("twin already exists in stack {arn}");
        let events = bench.events(stack).await;
        assert!(events.iter().any(|(_, _, why)| *why == words), "{events:?}");
        assert_eq!(bench.world.names(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn what_another_stack_has_stays_its_own() {
    let bench = Bench::new();
    let body = template(json!({"A": topic("t")}));
    let arn = bench.create("first", &body, &[]).await.unwrap();
    // Nobody waits for the first one.
    bench.create("second", &body, &[]).await.unwrap();
    let ends = [bench.settled("first").await, bench.settled("second").await];
    assert!(ends.contains(&"CREATE_COMPLETE".to_owned()), "{ends:?}");
    assert!(ends.contains(&"ROLLBACK_COMPLETE".to_owned()), "{ends:?}");
    assert_eq!(bench.world.names(), ["topic/t"]);
    // An update does not get at it either, nor does a rollback take it away.
    let other = template(json!({"A": topic("u")}));
    bench.create("third", &other, &[]).await.unwrap();
    bench.settled("third").await;
    bench.update("third", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("third").await, "UPDATE_ROLLBACK_COMPLETE");
    let owner = if ends[0] == "CREATE_COMPLETE" {
        arn
    } else {
        bench.stack("second").await.unwrap().stack_id.unwrap()
    };
    let words = format!("t already exists in stack {owner}");
    assert_eq!(reason(&bench, "third", "UPDATE_FAILED").await, words);
    assert_eq!(bench.world.names(), ["topic/t", "topic/u"]);
    // Once it is gone the name is free.
    for stack in ["first", "second"] {
        bench.delete(stack).await.unwrap();
    }
    while bench.stack("first").await.is_some() || bench.stack("second").await.is_some() {
        tokio::task::yield_now().await;
    }
    bench.update("third", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("third").await, "UPDATE_COMPLETE");
    assert_eq!(bench.world.names(), ["topic/t"]);
    bench.delete("third").await.unwrap();
    while bench.stack("third").await.is_some() {
        tokio::task::yield_now().await;
    }
    let ledger = &bench.service.means.ledger;
    assert_eq!(ledger.owners.len(), 0, "nobody has anything any more");
}

#[tokio::test]
async fn what_may_not_be_looked_at_is_not_taken_over() {
    let bench = Bench::new();
    let theirs = json!({"DisplayName": "theirs"});
    bench.world.put("topic/t".to_owned(), theirs.clone());
    bench
        .world
        .denied
        .lock()
        .unwrap()
        .insert("GetTopicAttributes");
    let body = template(json!({"A": topic("t")}));
    bench.create("x", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "ROLLBACK_COMPLETE");
    let why = reason(&bench, "x", "CREATE_FAILED").await;
    assert!(why.ends_with("HandlerErrorCode: AccessDenied)"), "{why}");
    assert_eq!(bench.world.get("topic/t"), theirs);
}

#[tokio::test]
async fn a_bucket_is_made_by_who_may_only_make_it() {
    let bench = Bench::new();
    bench.world.denied.lock().unwrap().insert("HeadBucket");
    let bucket = json!({"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "b"}});
    let body = template(json!({"A": bucket}));
    bench.create("x", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
    bench.world.put("bucket/c".to_owned(), json!({}));
    let body = body.replace("\"b\"", "\"c\"");
    bench.create("y", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("y").await, "ROLLBACK_COMPLETE");
    assert_eq!(bench.world.names(), ["bucket/b", "bucket/c"]);
}

#[tokio::test]
async fn a_subscription_that_is_there_is_taken_over_but_not_from_a_stack() {
    let bench = Bench::new();
    let arn = "arn:aws:sns:us-east-1:000000000000:t";
    let queue = "arn:aws:sqs:us-east-1:000000000000:q";
    let row = json!({"topic": arn, "endpoint": queue, "protocol": "sqs"});
    bench.world.put("topic/t".to_owned(), json!({}));
    bench.world.put(format!("subscription/{arn}:1"), row);
    let properties = json!({"TopicArn": arn, "Protocol": "sqs", "Endpoint": queue});
    let body = template(json!({
        "S": {"Type": "AWS::SNS::Subscription", "Properties": properties},
    }));
    bench.create("x", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
    bench.create("y", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("y").await, "ROLLBACK_COMPLETE");
    let subscription = format!("subscription/{arn}:1");
    assert_eq!(bench.world.names(), [subscription, "topic/t".to_owned()]);
    // One that could not be made is nobody's to take away.
    bench.delete("x").await.unwrap();
    while bench.stack("x").await.is_some() {
        tokio::task::yield_now().await;
    }
    let row = json!({"topic": arn, "endpoint": queue, "protocol": "sqs"});
    bench.world.put(format!("subscription/{arn}:2"), row);
    bench.world.failing.lock().unwrap().insert("Subscribe", 0);
    bench.create("z", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("z").await, "ROLLBACK_COMPLETE");
    assert!(!bench.world.get(&format!("subscription/{arn}:2")).is_null());
}

#[tokio::test]
async fn owners_are_known_of_what_was_made_before_they_were_noted() {
    let bench = Bench::new();
    let body = template(json!({"A": topic("t")}));
    bench.create("x", &body, &[]).await.unwrap();
    bench.settled("x").await;
    let ledger = &bench.service.means.ledger;
    let noted = ledger.owners.all();
    let key = noted[0].0.to_string();
    let forgotten = ledger.transact(|transaction| {
        transaction.delete(&ledger.owners, &key);
        Ok(())
    });
    forgotten.unwrap().1.await.unwrap();
    bench.service.resume();
    let ((), commit) = ledger.transact(|_| Ok(())).unwrap();
    commit.await.unwrap();
    assert_eq!(ledger.owners.all(), noted);
}

#[tokio::test]
async fn what_is_there_already_is_told_by_its_name() {
    let bench = Bench::new();
    bench.world.put("topic/t", json!({}));
    let body = template(json!({"A": topic("t")}));
    bench.create("x", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "ROLLBACK_COMPLETE");
    let why = reason(&bench, "x", "CREATE_FAILED").await;
    let begins = "Resource handler returned message: \"Resource of type 'AWS::SNS::Topic' with \
                  identifier 't' already exists.\" (RequestToken: ";
    assert!(why.starts_with(begins), "{why}");
    assert!(why.ends_with(", HandlerErrorCode: AlreadyExists)"), "{why}");
    assert_eq!(bench.world.names(), ["topic/t"]);
}

#[tokio::test]
async fn a_name_that_cannot_be_is_refused_by_what_makes_it() {
    let bench = Bench::new();
    let group = json!({"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/x y"}});
    let body = template(json!({"A": group}));
    bench.create("x", &body, &[]).await.unwrap();
    bench.settled("x").await;
    let why = reason(&bench, "x", "CREATE_FAILED").await;
    assert!(why.contains("at 'logGroupName' failed"), "{why}");
}

#[tokio::test]
async fn two_resources_are_not_one_version() {
    let bench = Bench::new();
    bench.world.put("function/f", json!({"key": "k"}));
    let version = json!({"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": "f"}});
    let body = template(json!({"A": version, "B": version}));
    bench.create("x", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "ROLLBACK_COMPLETE");
    let why = "A version for this Lambda function exists ( 1 ). Modify the function to create a new \
               version.";
    let events = bench.events("x").await;
    assert!(
        events.iter().any(|event| event.2.contains(why)),
        "{events:?}"
    );
    assert_eq!(bench.service.means.ledger.owners.len(), 0);
}
