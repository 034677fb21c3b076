//! Whom policies of functions name.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code, reason = "not every test needs all of it")]
mod support;

use model::lambda as m;
use support::{Engine, input, zip_of};
use wire::Fault;

const USER: &str = "arn:aws:iam::000000000000:user/alice";

async fn function() -> Engine {
    let engine = Engine::new();
    let zip = zip_of(&[("bootstrap", 0o755, b"#!/bin/sh\n")]);
    let create = input("f", "provided.al2023", "x", zip);
    engine.create(create).await.unwrap();
    engine
}

async fn add(engine: &Engine, sid: &str, principal: &str) -> Result<(), Fault> {
    let input = m::AddPermissionInput {
        function_name: Some("f".into()),
        statement_id: Some(sid.to_owned()),
        action: Some("lambda:InvokeFunction".into()),
        principal: Some(principal.to_owned()),
        ..Default::default()
    };
    engine.call::<m::AddPermission>(input).await.map(drop)
}

async fn policy(engine: &Engine) -> String {
    let input = m::GetPolicyInput {
        function_name: Some("f".into()),
        ..Default::default()
    };
    let policy = engine.call::<m::GetPolicy>(input).await.unwrap();
    policy.policy.unwrap()
}

#[tokio::test]
async fn principals_that_do_not_exist_are_refused() {
    let engine = function().await;
    for principal in [
        "arn:aws:iam::garbage",
        "arn:aws:iam::",
        "arn:aws:iam::000000000000:",
        "arn:aws:sts::000000000000:assumed-role",
        "arn:aws:iam::123:user/u",
        USER,
        "nobody",
    ] {
        let fault = add(&engine, "s", principal).await.unwrap_err();
        assert_eq!(fault.code, "InvalidParameterValueException", "{principal}");
        assert_eq!(
            fault.message,
            "The provided principal was invalid. Please check the principal and try again.",
            "{principal}"
        );
    }
}

/// "AWS JSON policy elements: Principal", IAM User Guide.
#[tokio::test]
async fn a_policy_goes_on_naming_whom_it_named() {
    let engine = function().await;
    let is = |id: &str| engine.people.know(USER, id);
    is("AIDAFIRST11111111111");
    add(&engine, "first", USER).await.unwrap();
    assert!(policy(&engine).await.contains(USER));
    is("AIDASECOND2222222222");
    let gone = policy(&engine).await;
    assert!(
        !gone.contains(USER) && gone.contains("AIDAFIRST11111111111"),
        "{gone}"
    );
    add(&engine, "second", USER).await.unwrap();
    let both = policy(&engine).await;
    assert!(both.contains(r#""Sid":"first","Effect":"Allow","Principal":{"AWS":"AIDAFIRST1"#));
    assert!(both.contains(r#""Sid":"second","Effect":"Allow","Principal":{"AWS":"arn:aws:iam"#));
    let engine = engine.again();
    let kept = policy(&engine).await;
    assert!(kept.contains("AIDAFIRST11111111111"), "{kept}");
}
