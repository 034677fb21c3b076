//! Versions and aliases of functions.

use serde_json::{Value, json};

use super::bench::Bench;
use super::stacks::{PARAMETERS, PIPELINE};

/// The pipeline's template as it was before it had an alias.
fn former() -> String {
    let mut template: Value = serde_json::from_str(PIPELINE).unwrap();
    let resources = template["Resources"].as_object_mut().unwrap();
    resources.remove("LiveAlias");
    resources["StreamToFunction"]["Properties"]["FunctionName"] = json!({"Ref": "Function"});
    let outputs = template["Outputs"].as_object_mut().unwrap();
    outputs.remove("LiveAliasArn");
    template.to_string()
}

fn thing(bench: &Bench, kind: &str) -> (String, Value) {
    let names = bench.world.names();
    let key = names.iter().find(|name| name.starts_with(kind)).unwrap();
    (key.clone(), bench.world.get(key))
}

#[tokio::test]
async fn an_alias_moves_in_place_and_its_mapping_is_left_alone() {
    let bench = Bench::new();
    bench.create("k", PIPELINE, &PARAMETERS).await.unwrap();
    assert_eq!(bench.settled("k").await, "CREATE_COMPLETE");
    let (key, alias) = thing(&bench, "alias/");
    assert_eq!(alias["version"], json!("$LATEST"));
    let [stream, bucket] = PARAMETERS;
    for version in ["3", "2"] {
        let pinned = [stream, bucket, ("LiveVersion", version)];
        bench.update("k", PIPELINE, &pinned).await.unwrap();
        assert_eq!(bench.settled("k").await, "UPDATE_COMPLETE");
        assert_eq!(bench.world.get(&key)["version"], json!(version));
    }
    assert_eq!(bench.world.count("UpdateAlias"), 2);
    assert_eq!(bench.world.count("CreateAlias"), 1);
    assert_eq!(bench.world.count("UpdateEventSourceMapping"), 0);
    let refused = bench
        .update("k", PIPELINE, &[stream, bucket, ("LiveVersion", "live")])
        .await;
    assert_eq!(
        refused,
        Err(
            "Parameter LiveVersion failed to satisfy constraint: $LATEST, or the number of a \
             published version."
                .to_owned()
        )
    );
}

#[tokio::test]
async fn a_mapping_is_led_to_the_alias_by_an_update_and_back_by_its_rollback() {
    let bench = Bench::new();
    let [stream, bucket] = PARAMETERS;
    let plain = [stream, bucket, ("CreateDashboard", "no")];
    bench.create("k", &former(), &plain).await.unwrap();
    assert_eq!(bench.settled("k").await, "CREATE_COMPLETE");
    let (function, _) = thing(&bench, "function/");
    let function = function.strip_prefix("function/").unwrap().to_owned();
    let (mapping, before) = thing(&bench, "mapping/");
    assert_eq!(before["pair"][1], json!(function));
    // An update that fails after it was led there leads it back.
    let mut later: Value = serde_json::from_str(PIPELINE).unwrap();
    later["Resources"]["Dashboard"]["DependsOn"] = json!("StreamToFunction");
    bench
        .world
        .failing
        .lock()
        .unwrap()
        .insert("PutDashboard", 0);
    let later = later.to_string();
    bench.update("k", &later, &PARAMETERS).await.unwrap();
    assert_eq!(bench.settled("k").await, "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(bench.world.get(&mapping)["pair"], before["pair"]);
    assert_eq!(bench.world.count("UpdateEventSourceMapping"), 2);
    let names = bench.world.names();
    assert!(!names.iter().any(|name| name.starts_with("alias/")));
    bench.update("k", PIPELINE, &plain).await.unwrap();
    assert_eq!(bench.settled("k").await, "UPDATE_COMPLETE");
    assert_eq!(
        bench.world.get(&mapping)["pair"][1],
        json!(format!(
            "arn:aws:lambda:us-east-1:000000000000:function:{function}:live"
        ))
    );
    assert_eq!(bench.world.count("CreateEventSourceMapping"), 1);
}

fn with_version(logical: &str, key: &str) -> String {
    let function = json!({
        "Type": "AWS::Lambda::Function",
        "Properties": {
            "Runtime": "provided.al2023", "Handler": "bootstrap",
            "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Code": {"S3Bucket": "b-b", "S3Key": key},
        },
    });
    let role = json!({
        "Type": "AWS::IAM::Role",
        "Properties": {"AssumeRolePolicyDocument": {"Statement": []}},
    });
    let version = json!({
        "Type": "AWS::Lambda::Version",
        "Properties": {"FunctionName": {"Ref": "Function"}},
    });
    let alias = json!({
        "Type": "AWS::Lambda::Alias",
        "Properties": {
            "Name": "live",
            "FunctionName": {"Ref": "Function"},
            "FunctionVersion": {"Fn::GetAtt": [logical, "Version"]},
        },
    });
    json!({
        "Resources": {"Role": role, "Function": function, logical: version, "Live": alias},
        "Outputs": {"Version": {"Value": {"Ref": logical}}, "Live": {"Value": {"Ref": "Live"}}},
    })
    .to_string()
}

#[tokio::test]
async fn a_version_under_a_new_logical_name_is_what_the_alias_moves_to() {
    let bench = Bench::new();
    let (one, two) = (with_version("One", "1.zip"), with_version("Two", "2.zip"));
    bench.create("v", &one, &[]).await.unwrap();
    assert_eq!(bench.settled("v").await, "CREATE_COMPLETE");
    let (function, _) = thing(&bench, "function/");
    let arn = format!(
        "arn:aws:lambda:us-east-1:000000000000:{}",
        function.replace('/', ":")
    );
    let outputs = bench.stack("v").await.unwrap().outputs.unwrap();
    let mut values: Vec<_> = outputs
        .into_iter()
        .filter_map(|output| output.output_value)
        .collect();
    values.sort();
    assert_eq!(values, [format!("{arn}:1"), format!("{arn}:live")]);
    bench.update("v", &two, &[]).await.unwrap();
    assert_eq!(bench.settled("v").await, "UPDATE_COMPLETE");
    assert_eq!(thing(&bench, "alias/").1["version"], json!("2"));
    // The former version goes in the end, once nothing points to it.
    let calls = bench.world.calls.lock().unwrap().clone();
    let of = |name: &str| calls.iter().rposition(|call| call == name).unwrap();
    assert!(of("UpdateAlias") < of("DeleteFunction"), "{calls:?}");
    // Nothing to publish: the newest version is the same.
    let same = with_version("Three", "2.zip");
    bench.update("v", &same, &[]).await.unwrap();
    assert_eq!(bench.settled("v").await, "UPDATE_ROLLBACK_COMPLETE");
    let events = bench.events("v").await;
    let reason = events
        .iter()
        .find(|(id, status, _)| id == "Three" && status == "CREATE_FAILED");
    assert!(
        reason.unwrap().2.contains(
            "A version for this Lambda function exists ( 2 ). Modify the function to create a new \
             version."
        ),
        "{events:?}"
    );
}

#[tokio::test]
async fn weights_and_provisioned_concurrency_are_refused_by_name() {
    let bench = Bench::new();
    for name in ["RoutingConfig", "ProvisionedConcurrencyConfig"] {
        let mut template: Value = serde_json::from_str(PIPELINE).unwrap();
        template["Resources"]["LiveAlias"]["Properties"][name] = json!({});
        let refused = bench.create("w", &template.to_string(), &PARAMETERS).await;
        let message = refused.unwrap_err();
        assert!(message.contains(name), "{message}");
    }
    assert_eq!(bench.world.calls.lock().unwrap().len(), 0);
}
