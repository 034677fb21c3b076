//! Values that are never shown.

use model::cloudformation as cfn;
use serde_json::json;

use super::bench::{Bench, pairs};

const SECRET: &str = "hunter2";

fn template(days: u32) -> String {
    json!({
        "Parameters": {
            "Secret": {"Type": "String", "NoEcho": true},
            "Memory": {"Type": "Number", "NoEcho": true},
        },
        "Resources": {
            "R": {"Type": "AWS::IAM::Role", "Properties": {
                "AssumeRolePolicyDocument": {"Statement": []},
            }},
            "F": {"Type": "AWS::Lambda::Function", "Properties": {
                "Role": {"Fn::GetAtt": ["R", "Arn"]},
                "Code": {"ZipFile": "x"}, "Handler": "index.handler", "Runtime": "python3.12",
                "MemorySize": {"Ref": "Memory"},
                "Description": {"Fn::Join": ["-", ["with", {"Ref": "Secret"}]]},
                "Environment": {"Variables": {
                    "PASSWORD": {"Ref": "Secret"},
                    "URL": {"Fn::Sub": "db://me:${Secret}@host"},
                    "PLAIN": "plain",
                }},
            }},
            "G": {"Type": "AWS::Logs::LogGroup", "Properties": {
                "RetentionInDays": days,
            }},
        },
    })
    .to_string()
}

#[tokio::test]
async fn events_and_change_sets_do_not_tell_them() {
    let bench = Bench::new();
    let given = [("Secret", SECRET), ("Memory", "513")];
    bench.create("s", &template(1), &given).await.unwrap();
    assert_eq!(bench.settled("s").await, "CREATE_COMPLETE");
    // What is made has the value.
    let made = bench.world.things.lock().unwrap().clone();
    assert!(format!("{made:?}").contains(SECRET));
    bench.update("s", &template(3), &given).await.unwrap();
    assert_eq!(bench.settled("s").await, "UPDATE_COMPLETE");
    let events = bench
        .call::<cfn::DescribeStackEvents>(cfn::DescribeStackEventsInput {
            stack_name: Some("s".to_owned()),
            next_token: None,
        })
        .await
        .unwrap();
    let properties: Vec<String> = events
        .stack_events
        .unwrap()
        .into_iter()
        .filter_map(|event| event.resource_properties)
        .collect();
    let all = properties.join("\n");
    assert!(!all.contains(SECRET) && !all.contains(":513"), "{all}");
    for shown in [
        r#""PASSWORD":"****""#,
        r#""URL":"db://me:****@host""#,
        r#""PLAIN":"plain""#,
        r#""Description":"with-****""#,
        r#""MemorySize":"****""#,
    ] {
        assert!(all.contains(shown), "{shown} in {all}");
    }
    for (number, given) in [(1, given), (2, [("Secret", "another1"), ("Memory", "514")])] {
        let name = format!("set{number}");
        bench
            .call::<cfn::CreateChangeSet>(cfn::CreateChangeSetInput {
                stack_name: Some("s".to_owned()),
                change_set_name: Some(name.clone()),
                template_body: Some(template(5)),
                parameters: Some(pairs(&given)),
                capabilities: Some(vec!["CAPABILITY_IAM".to_owned()]),
                ..Default::default()
            })
            .await
            .unwrap();
        let set = bench
            .call::<cfn::DescribeChangeSet>(cfn::DescribeChangeSetInput {
                stack_name: Some("s".to_owned()),
                change_set_name: Some(name),
                include_property_values: Some(true),
                ..Default::default()
            })
            .await
            .unwrap();
        let mut told = String::new();
        for change in set.changes.unwrap() {
            let change = change.resource_change.unwrap();
            let details = change.details.unwrap_or_default().into_iter();
            let values = details
                .filter_map(|detail| detail.target)
                .flat_map(|target| [target.before_value, target.after_value]);
            let contexts = [change.before_context, change.after_context];
            for text in contexts.into_iter().chain(values).flatten() {
                told.push_str(&format!("={text}\n"));
            }
        }
        for value in [SECRET, "another1", ":513", ":514", "=513", "=514"] {
            assert!(!told.contains(value), "{value} in {told}");
        }
        assert!(number == 1 || told.contains("****"));
    }
}
