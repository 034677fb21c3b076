//! What is said of a template before there is a stack.

use model::cloudformation as cfn;
use serde_json::{Value, json};

use super::bench::Bench;

fn with(sections: &Value) -> String {
    let mut template = json!({"Resources": {"L": {"Type": "AWS::Logs::LogGroup"}}});
    for (name, section) in sections.as_object().unwrap() {
        template[name] = section.clone();
    }
    template.to_string()
}

async fn validate(bench: &Bench, body: &str) -> Result<(), String> {
    let input = cfn::ValidateTemplateInput {
        template_body: Some(body.to_owned()),
        ..Default::default()
    };
    let answer = bench.call::<cfn::ValidateTemplate>(input).await;
    answer.map(drop).map_err(|fault| fault.message)
}

async fn summarise(
    bench: &Bench,
    body: &str,
    warns: bool,
) -> Result<cfn::GetTemplateSummaryOutput, String> {
    let input = cfn::GetTemplateSummaryInput {
        template_body: Some(body.to_owned()),
        template_summary_config: warns.then_some(cfn::TemplateSummaryConfig {
            treat_unrecognized_resource_types_as_warnings: Some(true),
        }),
        ..Default::default()
    };
    let answer = bench.call::<cfn::GetTemplateSummary>(input).await;
    answer.map_err(|fault| fault.message)
}

#[tokio::test]
async fn templates_that_make_no_stack_are_refused_early() {
    let bench = Bench::new();
    let wait = |other: &str| json!({"Type": "AWS::Logs::LogGroup", "DependsOn": other});
    let name = |value: Value| json!({"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": value}});
    for (sections, message) in [
        (
            json!({"Resources": {"A": {"Type": "AWS::Foo::Bar"}}}),
            "Template format error: Unrecognized resource types: [AWS::Foo::Bar]",
        ),
        (
            json!({"Conditions": {"C": {"Fn::Equals": [{"Ref": "L"}, "x"]}}}),
            "Template format error: Unresolved dependencies [L]. Cannot reference resources in the \
             Conditions block of the template",
        ),
        (
            json!({"Conditions": {"C": {"Fn::Not": [{"Condition": "C"}]}}}),
            "Template format error: Circular dependencies for conditions: [C]",
        ),
        (
            json!({"Resources": {"A": wait("B"), "B": wait("A")}}),
            "Circular dependency between resources: [A, B]",
        ),
        (
            json!({"Resources": {"A": name(json!({"Ref": "B"})), "B": wait("A")}}),
            "Circular dependency between resources: [A, B]",
        ),
    ] {
        let body = with(&sections);
        let refused = Err(message.to_owned());
        assert_eq!(validate(&bench, &body).await, refused, "{body}");
        let summary = summarise(&bench, &body, false).await.map(drop);
        assert_eq!(summary, refused, "{body}");
        assert_eq!(bench.create("x", &body, &[]).await.map(drop), refused);
    }
    // Only a value of a parameter decides whether this is a circle.
    let either = with(&json!({
        "Parameters": {"P": {"Type": "String"}},
        "Conditions": {"C": {"Fn::Equals": [{"Ref": "P"}, "x"]}},
        "Resources": {
            "A": name(json!({"Fn::Join": ["-", ["a", {"Fn::If": ["C", {"Ref": "B"}, "x"]}]]})),
            "B": name(json!({"Fn::If": ["C", "x", {"Ref": "A"}]})),
        },
    }));
    assert_eq!(validate(&bench, &either).await, Ok(()));
}

#[tokio::test]
async fn unknown_types_may_be_a_warning() {
    let bench = Bench::new();
    let body = with(&json!({"Resources": {
        "A": {"Type": "AWS::Foo::Bar"}, "L": {"Type": "AWS::Logs::LogGroup"},
    }}));
    let summary = summarise(&bench, &body, true).await.unwrap();
    assert_eq!(
        summary
            .warnings
            .and_then(|all| all.unrecognized_resource_types),
        Some(vec!["AWS::Foo::Bar".to_owned()])
    );
}

#[tokio::test]
async fn outputs_are_strings_and_nothing_is_resolved_elsewhere() {
    let bench = Bench::new();
    for (value, kind) in [
        (json!(["a"]), " and not a List"),
        (json!({"a": 1}), " and not a Map"),
    ] {
        let body = with(&json!({"Outputs": {"O": {"Value": value}}}));
        let message = format!(
            "Template format error: The Value field of every Outputs member must evaluate to a \
             String{kind}."
        );
        assert_eq!(bench.create("x", &body, &[]).await, Err(message));
    }
    let body = with(&json!({
        "Parameters": {"P": {"Type": "String"}},
        "Resources": {"L": {"Type": "AWS::Logs::LogGroup", "Properties": {
            "LogGroupName": {"Fn::Sub": "a-${P}"},
        }}},
    }));
    assert_eq!(
        bench
            .create("x", &body, &[("P", "{{resolve:ssm:name:1}}")])
            .await,
        Err(
            "The dynamic reference {{resolve:ssm:name:1}} of L is not supported by Brookmill."
                .to_owned()
        )
    );
}

#[tokio::test]
async fn a_hundred_resources_are_described_at_once() {
    let bench = Bench::new();
    let group = json!({"Type": "AWS::Logs::LogGroup"});
    let groups: serde_json::Map<_, _> = (0..101)
        .map(|number| (format!("G{number}"), group.clone()))
        .collect();
    let body = json!({"Resources": groups}).to_string();
    bench.create("x", &body, &[]).await.unwrap();
    assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
    let input = cfn::DescribeStackResourcesInput {
        stack_name: Some("x".to_owned()),
        ..Default::default()
    };
    let described = bench.call::<cfn::DescribeStackResources>(input).await;
    assert_eq!(described.unwrap().stack_resources.unwrap().len(), 100);
}

#[tokio::test]
async fn what_the_cdk_notes_of_its_constructs_is_a_resource_that_does_nothing() {
    let bench = Bench::new();
    let body = |analytics: &str| {
        let metadata = json!({
            "Type": "AWS::CDK::Metadata",
            "Condition": "CDKMetadataAvailable",
            "Metadata": {"aws:cdk:path": "Stack/CDKMetadata/Default"},
            "Properties": {"Analytics": analytics},
        });
        let region = |name: &str| json!({"Fn::Equals": [{"Ref": "AWS::Region"}, name]});
        let some = json!({"Fn::Or": [region("af-south-1"), region("us-east-1")]});
        let other = json!({"Fn::Or": [region("eu-west-1"), region("eu-west-2")]});
        json!({
            "Conditions": {"CDKMetadataAvailable": {"Fn::Or": [some, other]}},
            "Resources": {
                "CDKMetadata": metadata,
                "G": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "g"}},
            },
        })
        .to_string()
    };
    let id = bench
        .create("x", &body("v2:deflate64:a"), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("x").await, "CREATE_COMPLETE");
    bench
        .update("x", &body("v2:deflate64:b"), &[])
        .await
        .unwrap();
    assert_eq!(bench.settled("x").await, "UPDATE_COMPLETE");
    bench.delete("x").await.unwrap();
    assert_eq!(bench.settled(&id).await, "DELETE_COMPLETE");
    assert_eq!(bench.world.names(), Vec::<String>::new());
}
