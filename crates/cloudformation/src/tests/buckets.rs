//! Stand-ins for what buckets have of their own, and stacks that give it to them.

use std::collections::BTreeMap;

use model::s3;
use plane::{Access, Call, Registry, Serve};
use serde_json::{Value, json};
use wire::Fault;

use super::bench::Bench;
use super::world::{World, find, serve};

serve! {
    s3::GetBucketPolicy, GetBucketPolicyInput |world, things, asked| {
        match &find(things, "bucket", &asked.bucket)?["policy"] {
            Value::String(policy) => Ok(s3::GetBucketPolicyOutput { policy: Some(policy.clone()) }),
            _ => Err(Fault::client("NoSuchBucketPolicy", "there is none").with_status(404)),
        }
    };
    s3::PutBucketPolicy, PutBucketPolicyInput |world, things, asked| {
        find(things, "bucket", &asked.bucket)?["policy"] = json!(asked.policy);
        Ok(Default::default())
    };
    s3::PutBucketEncryption, PutBucketEncryptionInput |world, things, asked| {
        let rules = asked.server_side_encryption_configuration.and_then(|all| all.rules);
        let [rule] = rules.as_deref().unwrap_or_default() else {
            return Err(Fault::client("MalformedXML", "one rule"));
        };
        let by_default = rule.apply_server_side_encryption_by_default.clone();
        let algorithm = by_default.and_then(|by_default| by_default.sse_algorithm);
        find(things, "bucket", &asked.bucket)?["encryption"] = json!(algorithm);
        Ok(Default::default())
    };
    s3::DeleteBucketEncryption, DeleteBucketEncryptionInput |world, things, asked| {
        find(things, "bucket", &asked.bucket)?["encryption"] = json!("none said");
        Ok(Default::default())
    };
    s3::DeleteBucketPolicy, DeleteBucketPolicyInput |world, things, asked| {
        find(things, "bucket", &asked.bucket)?["policy"] = json!(null);
        Ok(Default::default())
    };
}

/// A bucket whose policy denies an action, and what else there is.
fn template(action: &str, more: BTreeMap<&str, Value>) -> String {
    let document = json!({"Statement": [{"Effect": "Deny", "Action": action}]});
    let mut resources = json!({
        "B": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "b"}},
        "P": {
            "Type": "AWS::S3::BucketPolicy",
            "Properties": {"Bucket": {"Ref": "B"}, "PolicyDocument": document},
        },
    });
    for (logical, resource) in more {
        resources[logical] = resource;
    }
    json!({"Resources": resources, "Outputs": {"P": {"Value": {"Ref": "P"}}}}).to_string()
}

fn policy(bench: &Bench) -> String {
    let bucket = bench.world.get("bucket/b");
    bucket["policy"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_buckets_policy_comes_changes_goes_back_and_goes() {
    let bench = Bench::new();
    let none = BTreeMap::new;
    bench
        .create("x", &template("one", none()), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
    assert_eq!(bench.output("x", "P").await.as_deref(), Some("b"));
    assert!(policy(&bench).contains("one"));
    bench
        .update("x", &template("two", none()), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    assert!(policy(&bench).contains("two"));
    let group = json!({"Type": "AWS::Logs::LogGroup", "DependsOn": "P"});
    let failing = template("three", [("G", group)].into());
    bench
        .world
        .failing
        .lock()
        .unwrap()
        .insert("CreateLogGroup", 0);
    bench.update("x", &failing, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_ROLLBACK_COMPLETE");
    assert!(policy(&bench).contains("two"));
    let bucket = json!({"B": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "b"}}});
    let without = json!({"Resources": bucket}).to_string();
    bench.update("x", &without, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    assert_eq!(policy(&bench), "");
}

#[tokio::test]
async fn a_policy_that_is_there_is_left_alone() {
    let bench = Bench::new();
    bench
        .world
        .put("bucket/theirs", json!({"policy": "theirs"}));
    let body = template("one", BTreeMap::new()).replace(r#"{"Ref":"B"}"#, r#""theirs""#);
    bench.create("x", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "ROLLBACK_COMPLETE");
    let events = bench.events("x").await;
    let why = "The bucket policy already exists on bucket theirs.";
    assert!(
        events.iter().any(|event| event.2.contains(why)),
        "{events:?}"
    );
    assert_eq!(bench.world.get("bucket/theirs")["policy"], "theirs");
}

#[tokio::test]
async fn a_bucket_may_be_asked_for_the_encryption_that_all_have() {
    let bench = Bench::new();
    let body = |algorithm: Option<&str>| {
        let mut properties = json!({"BucketName": "b"});
        if let Some(algorithm) = algorithm {
            let rule = json!({"ServerSideEncryptionByDefault": {"SSEAlgorithm": algorithm}});
            properties["BucketEncryption"] = json!({"ServerSideEncryptionConfiguration": [rule]});
        }
        let bucket = json!({"Type": "AWS::S3::Bucket", "Properties": properties});
        json!({"Resources": {"B": bucket}}).to_string()
    };
    assert_eq!(
        bench.create("x", &body(Some("aws:kms")), &[]).await,
        Err(
            "ServerSideEncryptionByDefault.SSEAlgorithm aws:kms of resource B is not supported by \
             Brookmill."
                .to_owned()
        )
    );
    bench.create("x", &body(Some("AES256")), &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
    assert_eq!(bench.world.get("bucket/b")["encryption"], "AES256");
    bench.update("x", &body(None), &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    assert_eq!(bench.world.get("bucket/b")["encryption"], "none said");
}
