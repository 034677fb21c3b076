//! Exports: who uses them, and what cannot be done meanwhile.

use model::cloudformation as cfn;
use serde_json::{Value, json};

use super::bench::Bench;

fn giver(exports: Value) -> String {
    json!({
        "Resources": {"S": {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": "shared"}}},
        "Outputs": exports,
    })
    .to_string()
}

fn export(name: &str) -> Value {
    json!({"Value": {"Ref": "S"}, "Export": {"Name": name}})
}

fn taker() -> String {
    let import = json!({"LogGroupName": {"Fn::ImportValue": "e"}});
    json!({"Resources": {
        "G": {"Type": "AWS::Logs::LogGroup", "Properties": import},
    }})
    .to_string()
}

#[tokio::test]
async fn an_export_is_in_use_from_the_beginning_of_a_creation() {
    let bench = Bench::new();
    let body = giver(json!({"E": export("e")}));
    bench.create("giver", &body, &[]).await.unwrap();
    bench.settled("giver").await;
    // The creation of what imports goes no further than its first call.
    *bench.world.power.lock().unwrap() = Some(1);
    bench.create("taker", &taker(), &[]).await.unwrap();
    while !bench.world.dark() {
        tokio::task::yield_now().await;
    }
    bench.delete("giver").await.unwrap();
    assert_eq!(bench.settled("giver").await, "CREATE_COMPLETE");
    let stack = bench.stack("giver").await.unwrap();
    assert_eq!(
        stack.stack_status_reason.as_deref(),
        Some("Delete canceled. Cannot delete export e as it is in use by taker.")
    );
}

#[tokio::test]
async fn what_has_failed_uses_nothing() {
    let bench = Bench::new();
    let body = giver(json!({"E": export("e")}));
    let id = bench.create("giver", &body, &[]).await.unwrap();
    bench.settled("giver").await;
    let failing = |times| {
        bench
            .world
            .failing
            .lock()
            .unwrap()
            .insert("CreateLogGroup", times)
    };
    failing(0);
    bench.create("taker", &taker(), &[]).await.unwrap();
    assert_eq!(bench.settled("taker").await, "ROLLBACK_COMPLETE");
    // Nor does an update that has been rolled back.
    let plain = json!({"Resources": {"T": {"Type": "AWS::Kinesis::Stream"}}});
    bench
        .create("other", &plain.to_string(), &[])
        .await
        .unwrap();
    bench.settled("other").await;
    bench.update("other", &taker(), &[]).await.unwrap();
    assert_eq!(bench.settled("other").await, "UPDATE_ROLLBACK_COMPLETE");
    bench.delete("giver").await.unwrap();
    assert_eq!(bench.settled(&id).await, "DELETE_COMPLETE");
}

#[tokio::test]
async fn a_template_exports_each_name_once_and_none_without_letters() {
    let bench = Bench::new();
    let twice = giver(json!({"A": export("e"), "B": export("e")}));
    bench.create("twice", &twice, &[]).await.unwrap();
    assert_eq!(bench.settled("twice").await, "ROLLBACK_COMPLETE");
    let why = "Export with name e is already exported by stack twice. Rollback requested by user.";
    let events = bench.events("twice").await;
    assert!(events.iter().any(|event| event.2 == why), "{events:?}");
    let empty = giver(json!({"A": export("")}));
    assert_eq!(
        bench.create("empty", &empty, &[]).await,
        Err(
            "Template format error: The Name field of the Export of output A must not be empty."
                .to_owned()
        )
    );
}

#[tokio::test]
async fn who_uses_an_export_is_told() {
    let bench = Bench::new();
    let imports = async || {
        let input = cfn::ListImportsInput {
            export_name: Some("e".to_owned()),
            next_token: None,
        };
        let told = bench.call::<cfn::ListImports>(input).await;
        told.map(|told| told.imports.unwrap_or_default())
            .map_err(|fault| (fault.code.into_owned(), fault.message))
    };
    let nobody = Err((
        "ValidationError".to_owned(),
        "Export 'e' is not imported by any stack.".to_owned(),
    ));
    let body = giver(json!({"E": export("e")}));
    bench.create("giver", &body, &[]).await.unwrap();
    bench.settled("giver").await;
    assert_eq!(imports().await, nobody);
    bench.create("taker", &taker(), &[]).await.unwrap();
    assert_eq!(bench.settled("taker").await, "CREATE_COMPLETE");
    assert_eq!(imports().await, Ok(vec!["taker".to_owned()]));
    let id = bench.stack("taker").await.unwrap().stack_id.unwrap();
    bench.delete("taker").await.unwrap();
    assert_eq!(bench.settled(&id).await, "DELETE_COMPLETE");
    assert_eq!(imports().await, nobody);
}
