//! Stacks that a failure has left as they are: updated on from there, or rolled back.

use model::cloudformation as cfn;
use serde_json::{Value, json};
use wire::Fault;

use super::bench::Bench;

const REFUSED: &str = "CreateLogGroup";

fn fail(bench: &Bench, operation: &'static str) {
    bench.world.failing.lock().unwrap().insert(operation, 0);
}

fn mend(bench: &Bench) {
    bench.world.failing.lock().unwrap().clear();
}

/// A stream, a log group, and what comes after each.
fn template(hours: u32, days: u32) -> String {
    json!({"Resources": {
        "S": {"Type": "AWS::Kinesis::Stream",
              "Properties": {"Name": "s", "RetentionPeriodHours": hours}},
        "G": {"Type": "AWS::Logs::LogGroup",
              "Properties": {"LogGroupName": "g", "RetentionInDays": days}},
        "AfterS": {"Type": "AWS::S3::Bucket", "DependsOn": "S"},
        "AfterG": {"Type": "AWS::S3::Bucket", "DependsOn": "G"},
    }})
    .to_string()
}

async fn create(bench: &Bench, body: &str) {
    let input = cfn::CreateStackInput {
        stack_name: Some("x".to_owned()),
        template_body: Some(body.to_owned()),
        disable_rollback: Some(true),
        ..Default::default()
    };
    bench.call::<cfn::CreateStack>(input).await.unwrap();
}

async fn update(bench: &Bench, body: &str, disable_rollback: Option<bool>) -> Result<(), Fault> {
    let input = cfn::UpdateStackInput {
        stack_name: Some("x".to_owned()),
        template_body: Some(body.to_owned()),
        disable_rollback,
        ..Default::default()
    };
    bench.call::<cfn::UpdateStack>(input).await.map(drop)
}

async fn roll_back(bench: &Bench) -> Result<(), Fault> {
    let input = cfn::RollbackStackInput {
        stack_name: Some("x".to_owned()),
        ..Default::default()
    };
    bench.call::<cfn::RollbackStack>(input).await.map(drop)
}

async fn resources(bench: &Bench) -> Value {
    let input = cfn::DescribeStackResourcesInput {
        stack_name: Some("x".to_owned()),
        ..Default::default()
    };
    let all = bench.call::<cfn::DescribeStackResources>(input).await;
    let all = all.unwrap().stack_resources.unwrap();
    all.into_iter()
        .map(|one| {
            (
                one.logical_resource_id.unwrap(),
                one.resource_status.unwrap(),
            )
        })
        .map(|(id, status)| (id, Value::from(status)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[tokio::test]
async fn a_failed_creation_is_gone_on_with() {
    let bench = Bench::new();
    fail(&bench, REFUSED);
    create(&bench, &template(24, 1)).await;
    assert_eq!(bench.settled("x").await, "CREATE_FAILED");
    // What does not wait for what failed is made.
    assert_eq!(
        resources(&bench).await,
        json!({"S": "CREATE_COMPLETE", "G": "CREATE_FAILED", "AfterS": "CREATE_COMPLETE"})
    );
    // The same template again; but not with a rollback.
    let arn = bench.stack("x").await.unwrap().stack_id.unwrap();
    let refused = update(&bench, &template(24, 1), None).await.unwrap_err();
    assert_eq!(
        refused.message,
        format!("Stack:{arn} is in CREATE_FAILED state and can not be updated.")
    );
    update(&bench, &template(48, 1), Some(true)).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_FAILED");
    mend(&bench);
    update(&bench, &template(48, 1), Some(true)).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    assert_eq!(
        resources(&bench).await,
        json!({
            "S": "UPDATE_COMPLETE", "G": "CREATE_COMPLETE",
            "AfterS": "CREATE_COMPLETE", "AfterG": "CREATE_COMPLETE",
        })
    );
    assert_eq!(bench.world.get("stream/s")["hours"], 48);
    assert_eq!(bench.world.count("CreateStream"), 1);
    // From here on it is a stack as any other.
    assert_eq!(
        bench.update("x", &template(48, 1), &[]).await,
        Err("No updates are to be performed.".to_owned())
    );
    bench.update("x", &template(48, 3), &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    assert_eq!(bench.service.means.ledger.templates.len(), 1);
}

#[tokio::test]
async fn what_a_failed_creation_has_left_goes_before_it_is_made_anew() {
    let bench = Bench::new();
    // The group is there when its retention fails.
    fail(&bench, "PutRetentionPolicy");
    create(&bench, &template(24, 1)).await;
    assert_eq!(bench.settled("x").await, "CREATE_FAILED");
    assert!(bench.world.names().contains(&"group/g".to_owned()));
    mend(&bench);
    update(&bench, &template(24, 1), Some(true)).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    assert_eq!(
        bench.statuses("x", "G").await,
        [
            "CREATE_IN_PROGRESS",
            "CREATE_IN_PROGRESS",
            "CREATE_FAILED",
            "DELETE_IN_PROGRESS",
            "DELETE_COMPLETE",
            "CREATE_IN_PROGRESS",
            "CREATE_IN_PROGRESS",
            "CREATE_COMPLETE"
        ]
    );
    assert_eq!(bench.world.get("group/g")["days"], 1);
}

#[tokio::test]
async fn a_failed_update_keeps_what_succeeded_and_can_be_rolled_back() {
    for chain in [1, 2] {
        let bench = Bench::new();
        create(&bench, &template(24, 1)).await;
        assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
        assert!(roll_back(&bench).await.is_err());
        fail(&bench, "PutRetentionPolicy");
        let mut body: Value = serde_json::from_str(&template(48, 3)).unwrap();
        body["Resources"]["New"] = json!({"Type": "AWS::Kinesis::Stream"});
        for hours in [48, 72].into_iter().take(chain) {
            body["Resources"]["S"]["Properties"]["RetentionPeriodHours"] = json!(hours);
            update(&bench, &body.to_string(), Some(true)).await.unwrap();
            assert_eq!(bench.settled("x").await, "UPDATE_FAILED");
            assert_eq!(bench.world.get("stream/s")["hours"], hours);
            let now = resources(&bench).await;
            assert_eq!(
                (&now["S"], &now["G"], &now["New"]),
                (
                    &json!("UPDATE_COMPLETE"),
                    &json!("UPDATE_FAILED"),
                    &json!("CREATE_COMPLETE")
                )
            );
        }
        let stack = bench.stack("x").await.unwrap();
        assert_eq!(stack.disable_rollback, Some(true));
        mend(&bench);
        roll_back(&bench).await.unwrap();
        assert_eq!(bench.settled("x").await, "UPDATE_ROLLBACK_COMPLETE");
        assert_eq!(bench.world.get("stream/s")["hours"], 24);
        assert_eq!(bench.world.get("group/g")["days"], 1);
        let streams = bench.world.names();
        let streams = streams.iter().filter(|name| name.starts_with("stream/"));
        assert_eq!(streams.count(), 1);
        assert_eq!(
            bench.update("x", &template(24, 1), &[]).await,
            Err("No updates are to be performed.".to_owned())
        );
        assert_eq!(bench.service.means.ledger.templates.len(), 1);
        bench.update("x", &template(48, 3), &[]).await.unwrap();
        assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    }
}

#[tokio::test]
async fn a_failed_creation_is_rolled_back_to_nothing() {
    for updates in [0, 1] {
        let bench = Bench::new();
        fail(&bench, REFUSED);
        create(&bench, &template(24, 1)).await;
        assert_eq!(bench.settled("x").await, "CREATE_FAILED");
        for _ in 0..updates {
            update(&bench, &template(48, 1), Some(true)).await.unwrap();
            assert_eq!(bench.settled("x").await, "UPDATE_FAILED");
        }
        roll_back(&bench).await.unwrap();
        assert_eq!(bench.settled("x").await, "ROLLBACK_COMPLETE");
        assert_eq!(bench.world.names(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn without_a_rollback_nothing_is_replaced() {
    let bench = Bench::new();
    create(&bench, &template(24, 1)).await;
    assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
    let renamed = template(24, 1).replace("\"s\"", "\"t\"");
    update(&bench, &renamed, Some(true)).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_FAILED");
    let events = bench.events("x").await;
    let words = "Replacement type updates not supported on stack with disable-rollback.";
    assert!(events.iter().any(|event| event.2 == words), "{events:?}");
    // What the template was before is what is there.
    update(&bench, &template(24, 1), Some(true)).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    assert_eq!(resources(&bench).await["S"], "UPDATE_COMPLETE");
    bench.update("x", &renamed, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    assert!(bench.world.names().contains(&"stream/t".to_owned()));
}

#[tokio::test]
async fn a_change_set_goes_on_from_a_failure() {
    let bench = Bench::new();
    fail(&bench, REFUSED);
    create(&bench, &template(24, 1)).await;
    assert_eq!(bench.settled("x").await, "CREATE_FAILED");
    mend(&bench);
    let set = cfn::CreateChangeSetInput {
        stack_name: Some("x".to_owned()),
        change_set_name: Some("set".to_owned()),
        template_body: Some(template(24, 1)),
        ..Default::default()
    };
    bench.call::<cfn::CreateChangeSet>(set).await.unwrap();
    let execute = |disable_rollback| cfn::ExecuteChangeSetInput {
        stack_name: Some("x".to_owned()),
        change_set_name: Some("set".to_owned()),
        disable_rollback,
        ..Default::default()
    };
    let refused = bench.call::<cfn::ExecuteChangeSet>(execute(None)).await;
    assert!(
        refused
            .unwrap_err()
            .message
            .ends_with("can not be updated.")
    );
    let begun = bench
        .call::<cfn::ExecuteChangeSet>(execute(Some(true)))
        .await;
    begun.unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
}
