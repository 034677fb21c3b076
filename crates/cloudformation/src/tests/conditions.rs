//! What policies may ask about a call on a stack.

use model::cloudformation as cfn;
use plane::{Access, Call, Serve};
use serde_json::json;

use super::bench::Bench;
use super::stacks::pair;
use crate::Cloudformation;

fn call() -> Call {
    Call {
        caller: Bench::caller(),
        request_id: String::new(),
        endpoint: None,
        hung_up: None,
        trace: None,
        context: Vec::new(),
    }
}

fn values(access: &[Access], key: &str) -> Option<Vec<String>> {
    let found = access
        .first()?
        .context
        .iter()
        .find(|(name, _)| name == key)?;
    Some(found.1.clone())
}

fn one(text: &str) -> Option<Vec<String>> {
    Some(vec![text.to_owned()])
}

fn tag(key: &str, value: &str) -> cfn::Tag {
    cfn::Tag {
        key: Some(key.to_owned()),
        value: Some(value.to_owned()),
    }
}

#[tokio::test]
async fn tags_of_the_stack_and_of_the_request_are_told() {
    let bench = Bench::new();
    let service = &*bench.service;
    let create = cfn::CreateStackInput {
        stack_name: Some("s".to_owned()),
        template_body: Some(pair(json!({}), json!({}))),
        tags: Some(vec![tag("team", "a"), tag("cost", "9")]),
        resource_types: Some(vec!["AWS::*".to_owned()]),
        ..Default::default()
    };
    let access = Serve::<cfn::CreateStack>::access(service, &call(), &create).unwrap();
    assert_eq!(values(&access, "aws:RequestTag/team"), one("a"));
    assert_eq!(
        values(&access, "aws:TagKeys"),
        Some(vec!["team".to_owned(), "cost".to_owned()])
    );
    assert_eq!(
        values(&access, "cloudformation:ResourceTypes"),
        one("AWS::*")
    );
    for absent in [
        "aws:ResourceTag/team",
        "cloudformation:RoleArn",
        "cloudformation:TemplateUrl",
    ] {
        assert_eq!(values(&access, absent), None, "{absent}");
    }
    let create = cfn::CreateStackInput {
        resource_types: None,
        ..create
    };
    bench.call::<cfn::CreateStack>(create).await.unwrap();
    bench.settled("s").await;

    let update = cfn::UpdateStackInput {
        stack_name: Some("s".to_owned()),
        template_url: Some("https://bucket.s3.amazonaws.com/t".to_owned()),
        role_arn: Some("arn:aws:iam::000000000000:role/r".to_owned()),
        tags: Some(vec![tag("team", "b")]),
        ..Default::default()
    };
    let access = Serve::<cfn::UpdateStack>::access(service, &call(), &update).unwrap();
    for (key, value) in [
        ("aws:ResourceTag/team", "a"),
        ("aws:RequestTag/team", "b"),
        (
            "cloudformation:TemplateUrl",
            "https://bucket.s3.amazonaws.com/t",
        ),
        ("cloudformation:RoleArn", "arn:aws:iam::000000000000:role/r"),
    ] {
        assert_eq!(values(&access, key), one(value), "{key}");
    }
    let set = cfn::CreateChangeSetInput {
        stack_name: Some("s".to_owned()),
        change_set_name: Some("set".to_owned()),
        tags: Some(vec![tag("team", "c")]),
        ..Default::default()
    };
    let access = Serve::<cfn::CreateChangeSet>::access(service, &call(), &set).unwrap();
    assert_eq!(values(&access, "aws:RequestTag/team"), one("c"));
    assert_eq!(values(&access, "cloudformation:ChangeSetName"), one("set"));
    is_of_team_a::<cfn::DeleteStack>(
        service,
        cfn::DeleteStackInput {
            stack_name: Some("s".to_owned()),
            ..Default::default()
        },
    );
    is_of_team_a::<cfn::DescribeStacks>(
        service,
        cfn::DescribeStacksInput {
            stack_name: Some("s".to_owned()),
            ..Default::default()
        },
    );
    is_of_team_a::<cfn::ExecuteChangeSet>(
        service,
        cfn::ExecuteChangeSetInput {
            stack_name: Some("s".to_owned()),
            change_set_name: Some("none".to_owned()),
            ..Default::default()
        },
    );
}

fn is_of_team_a<O: wire::Operation>(service: &Cloudformation, input: O::Input)
where
    Cloudformation: Serve<O>,
{
    let access = service.access(&call(), &input).unwrap();
    assert_eq!(values(&access, "aws:ResourceTag/team"), one("a"));
}
