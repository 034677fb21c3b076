//! What is refused before anything happens, and how.

use model::cloudformation as cfn;
use serde_json::{Value, json};

use super::bench::Bench;
use super::stacks::PIPELINE;

fn one(kind: &str, properties: Value) -> String {
    json!({"Resources": {"A": {"Type": kind, "Properties": properties}}}).to_string()
}

#[tokio::test]
async fn templates_are_refused_whole_and_nothing_is_left() {
    let bench = Bench::new();
    for (body, message) in [
        (
            one("AWS::Foo::Bar", json!({})),
            "Template format error: Unrecognized resource types: [AWS::Foo::Bar]",
        ),
        (
            one("AWS::CloudFormation::Stack", json!({})),
            "Template format error: Unrecognized resource types: [AWS::CloudFormation::Stack]",
        ),
        (
            one("AWS::Kinesis::Stream", json!({"Nmae": "x"})),
            "Properties validation failed for resource A with message:\n\
             [#: extraneous key [Nmae] is not permitted]",
        ),
        (
            one("AWS::Lambda::Function", json!({"Role": "r"})),
            "Properties validation failed for resource A with message:\n\
             [#: required key [Code] not found]",
        ),
        (
            one("AWS::Kinesis::Stream", json!({"ShardCount": "many"})),
            "Properties validation failed for resource A with message:\n\
             [#/ShardCount: expected type: Integer, found: String]",
        ),
        (
            one("AWS::Lambda::Function", json!({"Role": "r", "Code": {"Zip": "x"}})),
            "Properties validation failed for resource A with message:\n\
             [#/Code: extraneous key [Zip] is not permitted]",
        ),
        (
            one(
                "AWS::Kinesis::Stream",
                json!({"StreamEncryption": {"EncryptionType": "KMS", "KeyId": "alias/mine"}}),
            ),
            "StreamEncryption.KeyId alias/mine of resource A is not supported by Brookmill.",
        ),
        (
            one("AWS::S3::Bucket", json!({"VersioningConfiguration": {"Status": "Enabled"}})),
            "Property VersioningConfiguration of resource A is not supported by Brookmill.",
        ),
        (
            one("AWS::Lambda::Function", json!({"Role": "r", "Code": {"ImageUri": "x"}})),
            "Property Code.ImageUri of resource A is not supported by Brookmill.",
        ),
        (
            one("AWS::CloudWatch::Alarm", json!({"ThresholdMetricId": "x"})),
            "Property ThresholdMetricId of resource A is not supported by Brookmill.",
        ),
        (
            one("AWS::CloudWatch::Alarm", json!({"EvaluateLowSampleCountPercentile": "ignore"})),
            "EvaluateLowSampleCountPercentile ignore of resource A is not supported by Brookmill.",
        ),
        (
            one("AWS::CloudWatch::Alarm", json!({"ComparisonOperator": "LessThanLowerThreshold"})),
            "ComparisonOperator LessThanLowerThreshold of resource A is not supported by Brookmill.",
        ),
        (
            json!({"Resources": {
                "A": {"Type": "AWS::Kinesis::Stream"},
                "B": {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": {"Fn::GetAtt": ["A", "Nope"]}}},
            }}).to_string(),
            "Template error: resource A does not support attribute type Nope in Fn::GetAtt",
        ),
    ] {
        assert_eq!(bench.create("x", &body, &[]).await, Err(message.to_owned()));
        assert!(bench.stack("x").await.is_none());
    }
    assert_eq!(bench.world.calls.lock().unwrap().len(), 0);
    let rows = bench.service.means.ledger.templates.len();
    assert_eq!(rows, 0, "a refused template leaves no row");
}

#[tokio::test]
async fn capabilities_are_demanded() {
    let bench = Bench::new();
    let trust = json!({"Statement": []});
    for (body, given, message) in [
        (
            PIPELINE.to_owned(),
            None,
            "Requires capabilities : [CAPABILITY_IAM]",
        ),
        (
            one(
                "AWS::IAM::Role",
                json!({"RoleName": "r", "AssumeRolePolicyDocument": trust}),
            ),
            Some("CAPABILITY_IAM"),
            "Requires capabilities : [CAPABILITY_NAMED_IAM]",
        ),
    ] {
        let input = cfn::CreateStackInput {
            stack_name: Some("x".to_owned()),
            template_body: Some(body),
            parameters: Some(super::bench::pairs(&[])),
            capabilities: given.map(|given: &str| vec![given.to_owned()]),
            ..Default::default()
        };
        let input = if given.is_none() {
            cfn::CreateStackInput {
                parameters: Some(super::bench::pairs(&super::stacks::PARAMETERS)),
                ..input
            }
        } else {
            input
        };
        let fault = bench.call::<cfn::CreateStack>(input).await.unwrap_err();
        assert_eq!(fault.code, "InsufficientCapabilitiesException");
        assert_eq!(fault.message, message);
    }
}

#[tokio::test]
async fn requests_are_refused_in_cloudformations_words() {
    let bench = Bench::new();
    let body = one("AWS::Kinesis::Stream", json!({}));
    let base = cfn::CreateStackInput {
        stack_name: Some("x".to_owned()),
        template_body: Some(body),
        ..Default::default()
    };
    let refused = async |input: cfn::CreateStackInput| {
        bench
            .call::<cfn::CreateStack>(input)
            .await
            .map(|_| ())
            .unwrap_err()
            .message
    };
    let name = cfn::CreateStackInput {
        stack_name: Some("*@x".to_owned()),
        ..base.clone()
    };
    assert_eq!(
        refused(name).await,
        "1 validation error detected: Value '*@x' at 'stackName' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: \
         [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*"
    );
    let none = cfn::CreateStackInput {
        template_body: None,
        ..base.clone()
    };
    assert_eq!(
        refused(none).await,
        "Either Template URL or Template Body must be specified."
    );
    let url = |url: &str| cfn::CreateStackInput {
        template_body: None,
        template_url: Some(url.to_owned()),
        ..base.clone()
    };
    assert_eq!(
        refused(url("https://example.com/t")).await,
        "TemplateURL must be a supported URL."
    );
    assert_eq!(
        refused(url("s3://bucket/key")).await,
        "S3 error: Domain name specified in bucket is not a valid S3 domain"
    );
    let role = cfn::CreateStackInput {
        role_arn: Some("arn:aws:iam::000000000000:role/x".to_owned()),
        ..base.clone()
    };
    assert_eq!(
        refused(role).await,
        "Role arn:aws:iam::000000000000:role/x is invalid or cannot be assumed"
    );
    let types = cfn::CreateStackInput {
        resource_types: Some(vec!["AWS::EC2::*".to_owned()]),
        ..base.clone()
    };
    assert_eq!(
        refused(types).await,
        "Resource type AWS::Kinesis::Stream is not allowed by parameter ResourceTypes [AWS::EC2::*]"
    );
    let policy = cfn::CreateStackInput {
        stack_policy_body: Some("{}".to_owned()),
        ..base
    };
    assert_eq!(
        refused(policy).await,
        "Parameter StackPolicyBody is not supported by Brookmill."
    );
    let long = format!("{{\"Description\":\"{}\"}}", "x".repeat(51_200));
    let message = bench.create("x", &long, &[]).await.unwrap_err();
    assert!(
        message.ends_with(
            "at 'templateBody' failed to satisfy constraint: Member must have length less than or \
             equal to 51200"
        ),
        "{message}"
    );
    assert_eq!(
        bench.update("none", "{}", &[]).await,
        Err("Stack [none] does not exist".to_owned())
    );
    assert_eq!(bench.delete("none").await, Ok(()));
}

#[tokio::test]
async fn resources_and_templates_are_described() {
    let bench = Bench::new();
    let body = json!({
        "Description": "d",
        "Metadata": {"M": 1},
        "Parameters": {"Secret": {"Type": "String", "NoEcho": true, "Default": "hush"}},
        "Resources": {"A": {"Type": "AWS::Kinesis::Stream", "Metadata": {"Why": {"Ref": "Secret"}}}},
    })
    .to_string();
    bench.create("x", &body, &[]).await.unwrap();
    bench.settled("x").await;
    let parameters = bench.stack("x").await.unwrap().parameters.unwrap();
    assert_eq!(parameters[0].parameter_value.as_deref(), Some("****"));
    let name = Some("x".to_owned());
    let input = cfn::DescribeStackResourceInput {
        stack_name: name.clone(),
        logical_resource_id: Some("A".to_owned()),
    };
    let detail = bench
        .call::<cfn::DescribeStackResource>(input)
        .await
        .unwrap();
    let detail = detail.stack_resource_detail.unwrap();
    assert!(detail.physical_resource_id.unwrap().starts_with("x-A-"));
    assert_eq!(detail.resource_status.as_deref(), Some("CREATE_COMPLETE"));
    let metadata = detail.metadata.unwrap();
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    assert_eq!(metadata, json!({"Why": "hush"}));
    let input = cfn::DescribeStackResourceInput {
        stack_name: name.clone(),
        logical_resource_id: Some("B".to_owned()),
    };
    let fault = bench
        .call::<cfn::DescribeStackResource>(input)
        .await
        .unwrap_err();
    assert_eq!(fault.message, "Resource B does not exist for stack x");
    let input = cfn::GetTemplateInput {
        stack_name: name.clone(),
        ..Default::default()
    };
    let template = bench.call::<cfn::GetTemplate>(input).await.unwrap();
    assert_eq!(template.template_body.as_deref(), Some(body.as_str()));
    let input = cfn::GetTemplateSummaryInput {
        stack_name: name.clone(),
        ..Default::default()
    };
    let summary = bench.call::<cfn::GetTemplateSummary>(input).await.unwrap();
    assert_eq!(summary.metadata.as_deref(), Some("{\"M\":1}"));
    assert_eq!(
        summary.resource_types.as_deref(),
        Some(&["AWS::Kinesis::Stream".to_owned()][..])
    );
    let input = cfn::ValidateTemplateInput {
        template_body: Some(PIPELINE.to_owned()),
        template_url: None,
    };
    let valid = bench.call::<cfn::ValidateTemplate>(input).await.unwrap();
    assert_eq!(
        valid.capabilities.as_deref(),
        Some(&["CAPABILITY_IAM".to_owned()][..])
    );
    assert_eq!(
        valid.capabilities_reason.as_deref(),
        Some("The following resource(s) require capabilities: [AWS::IAM::Role]")
    );
    let list = cfn::ListStackResourcesInput {
        stack_name: name,
        ..Default::default()
    };
    let list = bench.call::<cfn::ListStackResources>(list).await.unwrap();
    assert_eq!(list.stack_resource_summaries.unwrap().len(), 1);
}
