//! Creation, rollback and deletion.

use std::time::Instant;

use model::cloudformation as cfn;
use serde_json::{Value, json};

use super::bench::Bench;

pub(super) const PIPELINE: &str =
    include_str!("../../../../pipeline/kinesis-lambda-s3-template.json");
pub(super) const PARAMETERS: [(&str, &str); 2] = [
    ("StreamName", "kinesis-stream-hw-03"),
    ("BucketName", "s3-bucket-assignment-01"),
];

/// A stream, and a log group that carries its name.
pub(super) fn pair(stream: Value, group: Value) -> String {
    json!({
        "Resources": {
            "Stream": {"Type": "AWS::Kinesis::Stream", "Properties": stream},
            "Group": {"Type": "AWS::Logs::LogGroup", "Properties": group},
        },
        "Outputs": {"Stream": {"Value": {"Ref": "Stream"}}},
    })
    .to_string()
}

fn words(status: &str, reason: &str) -> (String, String) {
    (status.to_owned(), reason.to_owned())
}

#[tokio::test]
async fn the_pipelines_stack_comes_and_goes() {
    let bench = Bench::new();
    let begun = Instant::now();
    let id = bench
        .create("KinesisLambdaS3Stack", PIPELINE, &PARAMETERS)
        .await
        .unwrap();
    assert!(
        id.starts_with("arn:aws:cloudformation:us-east-1:000000000000:stack/KinesisLambdaS3Stack/")
    );
    assert_eq!(
        bench.settled("KinesisLambdaS3Stack").await,
        "CREATE_COMPLETE"
    );
    let elapsed = begun.elapsed();
    assert!(elapsed.as_millis() < 1000, "took {elapsed:?}");
    let names = bench.world.names();
    let kinds: Vec<&str> = names
        .iter()
        .filter_map(|name| name.split('/').next())
        .collect();
    assert_eq!(
        kinds,
        [
            "alarm",
            "alarm",
            "alarm",
            "alarm",
            "alias",
            "dashboard",
            "function",
            "group",
            "mapping",
            "role",
            "stream"
        ]
    );
    let stream = bench.world.get("stream/kinesis-stream-hw-03");
    assert_eq!(
        (&stream["shards"], &stream["key"]),
        (&json!(1), &json!("alias/aws/kinesis"))
    );
    assert_eq!(
        bench.world.get("group//aws/lambda/KinesisLambdaS3Stack"),
        json!({"days": 14})
    );
    let role = names.iter().find(|name| name.starts_with("role/")).unwrap();
    let policies = bench.world.get(role)["policies"].clone();
    let reads = policies["read-stream"].as_str().unwrap();
    assert!(
        reads.contains("\"arn:aws:kinesis:us-east-1:000000000000:stream/kinesis-stream-hw-03\"")
    );
    assert_eq!(policies.as_object().unwrap().len(), 3);
    let output = bench.output("KinesisLambdaS3Stack", "StreamName").await;
    assert_eq!(output.as_deref(), Some("kinesis-stream-hw-03"));
    let stack = bench.stack("KinesisLambdaS3Stack").await.unwrap();
    assert_eq!(
        stack.capabilities.as_deref(),
        Some(&["CAPABILITY_NAMED_IAM".to_owned()][..])
    );
    assert_eq!(stack.outputs.unwrap().len(), 16);

    bench.delete("KinesisLambdaS3Stack").await.unwrap();
    assert_eq!(bench.settled(&id).await, "DELETE_COMPLETE");
    assert_eq!(bench.world.names(), Vec::<String>::new());
    assert!(bench.stack("KinesisLambdaS3Stack").await.is_none());
    let gone = cfn::DescribeStacksInput {
        stack_name: Some("KinesisLambdaS3Stack".to_owned()),
        ..Default::default()
    };
    let fault = bench.call::<cfn::DescribeStacks>(gone).await.unwrap_err();
    assert_eq!(
        fault.message,
        "Stack with id KinesisLambdaS3Stack does not exist"
    );
}

#[tokio::test]
async fn events_come_in_cloudformations_order() {
    let bench = Bench::new();
    let template = pair(
        json!({"Name": "s"}),
        json!({"LogGroupName": {"Fn::Sub": "/x/${Stream}"}}),
    );
    let id = bench.create("one", &template, &[]).await.unwrap();
    bench.settled("one").await;
    bench.delete("one").await.unwrap();
    bench.settled(&id).await;
    let events = bench.events(&id).await;
    let events: Vec<_> = events
        .iter()
        .map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str()))
        .collect();
    let initiated = "Resource creation Initiated";
    assert_eq!(
        events,
        [
            ("one", "CREATE_IN_PROGRESS", "User Initiated"),
            ("Stream", "CREATE_IN_PROGRESS", ""),
            ("Stream", "CREATE_IN_PROGRESS", initiated),
            ("Stream", "CREATE_COMPLETE", ""),
            ("Group", "CREATE_IN_PROGRESS", ""),
            ("Group", "CREATE_IN_PROGRESS", initiated),
            ("Group", "CREATE_COMPLETE", ""),
            ("one", "CREATE_COMPLETE", ""),
            ("one", "DELETE_IN_PROGRESS", "User Initiated"),
            ("Group", "DELETE_IN_PROGRESS", ""),
            ("Group", "DELETE_COMPLETE", ""),
            ("Stream", "DELETE_IN_PROGRESS", ""),
            ("Stream", "DELETE_COMPLETE", ""),
            ("one", "DELETE_COMPLETE", ""),
        ]
    );
}

#[tokio::test]
async fn a_failed_creation_rolls_back_and_says_why() {
    let bench = Bench::new();
    bench
        .world
        .failing
        .lock()
        .unwrap()
        .insert("CreateLogGroup", 0);
    let template = pair(
        json!({"Name": "s"}),
        json!({"LogGroupName": {"Ref": "Stream"}}),
    );
    bench.create("bad", &template, &[]).await.unwrap();
    assert_eq!(bench.settled("bad").await, "ROLLBACK_COMPLETE");
    assert_eq!(bench.world.names(), Vec::<String>::new());
    let events = bench.events("bad").await;
    let of = |logical: &str| -> Vec<(String, String)> {
        let ours = events.iter().filter(|(id, _, _)| id == logical);
        ours.map(|(_, status, reason)| (status.clone(), reason.clone()))
            .collect()
    };
    assert_eq!(
        of("bad"),
        [
            words("CREATE_IN_PROGRESS", "User Initiated"),
            words(
                "ROLLBACK_IN_PROGRESS",
                "The following resource(s) failed to create: [Group]. Rollback requested by user."
            ),
            words("ROLLBACK_COMPLETE", ""),
        ]
    );
    let (status, reason) = &of("Group")[1];
    assert_eq!(status, "CREATE_FAILED");
    assert!(
        reason.starts_with(
            "Resource handler returned message: \"no, not today (Service: CloudWatchLogs, Status \
             Code: 400, Request ID: "
        ) && reason.ends_with("HandlerErrorCode: InvalidRequest)"),
        "{reason}"
    );
    let again = bench.update("bad", &template, &[]).await.unwrap_err();
    assert!(
        again.ends_with("is in ROLLBACK_COMPLETE state and can not be updated."),
        "{again}"
    );
    bench.delete("bad").await.unwrap();
}

#[tokio::test]
async fn what_was_there_before_is_neither_taken_over_nor_deleted() {
    let bench = Bench::new();
    bench
        .world
        .things
        .lock()
        .unwrap()
        .insert("stream/s".to_owned(), json!({"shards": 9}));
    bench
        .create("taker", &pair(json!({"Name": "s"}), json!({})), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("taker").await, "ROLLBACK_COMPLETE");
    assert_eq!(bench.world.names(), ["stream/s"]);
    let events = bench.events("taker").await;
    let failed = events
        .iter()
        .find(|(id, status, _)| id == "Stream" && status == "CREATE_FAILED");
    let reason = &failed.unwrap().2;
    assert!(
        reason.contains(
            "Resource of type 'AWS::Kinesis::Stream' with identifier 's' already exists."
        ),
        "{reason}"
    );
}

#[tokio::test]
async fn on_failure_may_keep_or_delete_the_stack() {
    for (on_failure, status, left) in [
        ("DO_NOTHING", "CREATE_FAILED", 1),
        ("DELETE", "DELETE_COMPLETE", 0),
    ] {
        let bench = Bench::new();
        bench
            .world
            .failing
            .lock()
            .unwrap()
            .insert("CreateLogGroup", 0);
        let template = pair(
            json!({"Name": "s"}),
            json!({"LogGroupName": {"Ref": "Stream"}}),
        );
        let input = cfn::CreateStackInput {
            stack_name: Some("x".to_owned()),
            template_body: Some(template),
            on_failure: Some(on_failure.to_owned()),
            ..Default::default()
        };
        let id = bench
            .call::<cfn::CreateStack>(input)
            .await
            .unwrap()
            .stack_id
            .unwrap();
        assert_eq!(bench.settled(&id).await, status);
        assert_eq!(bench.world.names().len(), left, "{on_failure}");
    }
}

#[tokio::test]
async fn retained_resources_stay_and_failed_deletions_are_tried_again() {
    let bench = Bench::new();
    let template = json!({"Resources": {
        "Kept": {"Type": "AWS::Kinesis::Stream", "DeletionPolicy": "Retain", "Properties": {"Name": "kept"}},
        "Gone": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "gone"}},
    }});
    let id = bench
        .create("keeper", &template.to_string(), &[])
        .await
        .unwrap();
    bench.settled("keeper").await;
    bench
        .world
        .failing
        .lock()
        .unwrap()
        .insert("DeleteBucket", 0);
    bench.delete("keeper").await.unwrap();
    assert_eq!(bench.settled("keeper").await, "DELETE_FAILED");
    let stack = bench.stack("keeper").await.unwrap();
    assert_eq!(
        stack.stack_status_reason.as_deref(),
        Some("The following resource(s) failed to delete: [Gone]. ")
    );
    // Only what is there can be retained.
    let retaining = cfn::DeleteStackInput {
        stack_name: Some("keeper".to_owned()),
        retain_resources: Some(vec!["Gone".to_owned(), "Other".to_owned()]),
        ..Default::default()
    };
    let refusal = bench.call::<cfn::DeleteStack>(retaining).await.unwrap_err();
    assert_eq!(
        refusal.message,
        "The specified resources to retain must be in a valid state. Do not specify resources that \
         are in the DELETE_COMPLETE state."
    );
    bench.world.failing.lock().unwrap().clear();
    bench.delete("keeper").await.unwrap();
    assert_eq!(bench.settled(&id).await, "DELETE_COMPLETE");
    assert_eq!(bench.world.names(), ["stream/kept"]);
    let statuses = bench.statuses(&id, "Kept").await;
    assert_eq!(statuses.last().map(String::as_str), Some("DELETE_SKIPPED"));
}

#[tokio::test]
async fn exports_are_imported_and_guarded() {
    let bench = Bench::new();
    let giver = json!({
        "Resources": {"S": {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": "shared"}}},
        "Outputs": {"Name": {"Value": {"Ref": "S"}, "Export": {"Name": "the-stream"}}},
    });
    let id = bench
        .create("giver", &giver.to_string(), &[])
        .await
        .unwrap();
    bench.settled("giver").await;
    let taker = pair(
        json!({}),
        json!({"LogGroupName": {"Fn::ImportValue": "the-stream"}}),
    );
    bench.create("taker", &taker, &[]).await.unwrap();
    assert_eq!(bench.settled("taker").await, "CREATE_COMPLETE");
    assert!(bench.world.names().contains(&"group/shared".to_owned()));
    bench.delete("giver").await.unwrap();
    // It is what it was, and can be updated.
    assert_eq!(bench.settled("giver").await, "CREATE_COMPLETE");
    let stack = bench.stack("giver").await.unwrap();
    let reason = "Delete canceled. Cannot delete export the-stream as it is in use by taker.";
    assert_eq!(stack.stack_status_reason.as_deref(), Some(reason));
    assert_eq!(stack.deletion_time, None);
    let events = bench.events("giver").await;
    let last: Vec<_> = events.iter().rev().take(2).map(|event| &*event.1).collect();
    assert_eq!(last, ["CREATE_COMPLETE", "DELETE_IN_PROGRESS"]);
    let mut more = giver.clone();
    more["Resources"]["More"] = json!({"Type": "AWS::Logs::LogGroup"});
    bench.update("giver", &more.to_string(), &[]).await.unwrap();
    assert_eq!(bench.settled("giver").await, "UPDATE_COMPLETE");
    bench.delete("giver").await.unwrap();
    assert_eq!(bench.settled("giver").await, "UPDATE_COMPLETE");
    let twice = bench
        .create("twice", &giver.to_string().replace("shared", "other"), &[])
        .await;
    assert!(twice.is_ok());
    assert_eq!(bench.settled("twice").await, "ROLLBACK_COMPLETE");
    let events = bench.events("twice").await;
    let why = "Export with name the-stream is already exported by stack giver. Rollback requested by user.";
    assert!(
        events.iter().any(|(_, _, reason)| reason == why),
        "{events:?}"
    );
    bench.delete("taker").await.unwrap();
    while bench.stack("taker").await.is_some() {
        tokio::task::yield_now().await;
    }
    bench.delete("giver").await.unwrap();
    assert_eq!(bench.settled(&id).await, "DELETE_COMPLETE");
}

#[tokio::test]
async fn a_missing_export_and_a_bad_output_show_once_the_stack_has_begun() {
    let bench = Bench::new();
    let template = pair(json!({"Name": {"Fn::ImportValue": "none"}}), json!({}));
    bench.create("a", &template, &[]).await.unwrap();
    assert_eq!(bench.settled("a").await, "ROLLBACK_COMPLETE");
    let events = bench.events("a").await;
    assert_eq!(
        events[1].2,
        "No export named none found. Rollback requested by user."
    );
    assert_eq!(events.len(), 3, "no resource was begun: {events:?}");
    let template = json!({
        "Resources": {"S": {"Type": "AWS::Kinesis::Stream"}},
        "Outputs": {"InvalidOutput": {"Value": {"Fn::GetAtt": ["S", "Invalid"]}}},
    });
    bench.create("b", &template.to_string(), &[]).await.unwrap();
    assert_eq!(bench.settled("b").await, "ROLLBACK_COMPLETE");
    let events = bench.events("b").await;
    assert_eq!(
        events[1].2,
        "[Error] /Outputs/InvalidOutput/Value/Fn::GetAtt: Resource type AWS::Kinesis::Stream does \
         not support attribute {Invalid}. Rollback requested by user."
    );
    assert_eq!(events.len(), 3);
}
