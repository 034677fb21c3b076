//! What makes a version, what has a revision, and what only whole functions have.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code, reason = "not every test needs all of it")]
mod support;

use model::lambda as m;
use support::Engine;
use wire::Fault;

async fn described(engine: &Engine, description: &str) {
    let update = m::UpdateFunctionConfigurationInput {
        function_name: Some("f".into()),
        description: Some(description.into()),
        ..Default::default()
    };
    engine
        .call::<m::UpdateFunctionConfiguration>(update)
        .await
        .unwrap();
    engine.settled("f").await;
}

async fn published(engine: &Engine, description: Option<&str>) -> (String, String) {
    let input = m::PublishVersionInput {
        function_name: Some("f".into()),
        description: description.map(str::to_owned),
        ..Default::default()
    };
    let made = engine.call::<m::PublishVersion>(input).await.unwrap();
    (made.version.unwrap(), made.description.unwrap())
}

async fn function() -> Engine {
    let engine = Engine::new();
    let zip = support::zip_of(&[("bootstrap", 0o755, b"#!/bin/sh\n")]);
    let create = support::input("f", "provided.al2023", "f", zip);
    engine.create(create).await.unwrap();
    engine
}

#[tokio::test]
async fn a_version_is_made_when_the_latest_has_changed() {
    let engine = function().await;
    let version = |number: &str, text: &str| (number.to_owned(), text.to_owned());
    assert_eq!(
        published(&engine, Some("first")).await,
        version("1", "first")
    );
    // Another description alone makes none.
    assert_eq!(
        published(&engine, Some("other")).await,
        version("1", "first")
    );
    assert_eq!(published(&engine, None).await, version("1", "first"));
    // But one that the function itself has got does.
    described(&engine, "second").await;
    assert_eq!(published(&engine, None).await, version("2", "second"));
    assert_eq!(
        published(&engine, Some("third")).await,
        version("2", "second")
    );
    // And so it is after a restart.
    let engine = engine.again();
    described(&engine, "").await;
    assert_eq!(
        published(&engine, Some("again")).await,
        version("3", "again")
    );
    assert_eq!(published(&engine, None).await, version("3", "again"));
}

async fn revision(engine: &Engine, qualifier: Option<&str>) -> String {
    let input = m::GetFunctionConfigurationInput {
        function_name: Some("f".into()),
        qualifier: qualifier.map(str::to_owned),
    };
    let shown = engine.call::<m::GetFunctionConfiguration>(input).await;
    shown.unwrap().revision_id.unwrap()
}

fn permission(qualifier: Option<&str>, revision: &str) -> m::AddPermissionInput {
    m::AddPermissionInput {
        function_name: Some("f".into()),
        qualifier: qualifier.map(str::to_owned),
        statement_id: Some("s3".into()),
        action: Some("lambda:InvokeFunction".into()),
        principal: Some("s3.amazonaws.com".into()),
        revision_id: Some(revision.to_owned()),
        ..Default::default()
    }
}

async fn policy_revision(engine: &Engine, qualifier: Option<&str>) -> String {
    let input = m::GetPolicyInput {
        function_name: Some("f".into()),
        qualifier: qualifier.map(str::to_owned),
    };
    let policy = engine.call::<m::GetPolicy>(input).await.unwrap();
    policy.revision_id.unwrap()
}

#[tokio::test]
async fn a_policy_has_the_revision_of_what_it_is_about() {
    let engine = function().await;
    published(&engine, None).await;
    let alias = m::CreateAliasInput {
        function_name: Some("f".into()),
        name: Some("live".into()),
        function_version: Some("1".into()),
        ..Default::default()
    };
    let alias = engine.call::<m::CreateAlias>(alias).await.unwrap();
    let of_alias = alias.revision_id.unwrap();
    for (qualifier, before) in [
        (None, revision(&engine, None).await),
        (Some("1"), revision(&engine, Some("1")).await),
        (Some("live"), of_alias),
    ] {
        let wrong = engine
            .call::<m::AddPermission>(permission(qualifier, "wrong"))
            .await;
        let Fault { code, message, .. } = wrong.unwrap_err();
        assert_eq!(code, "PreconditionFailedException");
        assert_eq!(
            message,
            "The Revision Id provided does not match the latest Revision Id. Call the GetPolicy \
             API to retrieve the latest Revision Id"
        );
        engine
            .call::<m::AddPermission>(permission(qualifier, &before))
            .await
            .unwrap();
        let added = policy_revision(&engine, qualifier).await;
        assert_ne!(added, before, "{qualifier:?}");
        let now = match qualifier {
            Some("live") => alias_revision(&engine).await,
            qualifier => revision(&engine, qualifier).await,
        };
        assert_eq!(now, added, "{qualifier:?}");
        let remove = m::RemovePermissionInput {
            function_name: Some("f".into()),
            qualifier: qualifier.map(str::to_owned),
            statement_id: Some("s3".into()),
            revision_id: Some(added.clone()),
        };
        engine.call::<m::RemovePermission>(remove).await.unwrap();
        let removed = match qualifier {
            Some("live") => alias_revision(&engine).await,
            qualifier => revision(&engine, qualifier).await,
        };
        assert_ne!(removed, added, "{qualifier:?}");
    }
}

async fn alias_revision(engine: &Engine) -> String {
    let input = m::GetAliasInput {
        function_name: Some("f".into()),
        name: Some("live".into()),
    };
    let alias = engine.call::<m::GetAlias>(input).await.unwrap();
    alias.revision_id.unwrap()
}

#[tokio::test]
async fn publishing_and_tagging_change_the_revision_of_the_latest() {
    let engine = function().await;
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:f";
    let mut seen = vec![revision(&engine, None).await];
    published(&engine, None).await;
    seen.push(revision(&engine, None).await);
    let tag = m::TagResourceInput {
        resource: Some(arn.into()),
        tags: Some([("a".to_owned(), "b".to_owned())].into()),
    };
    engine.call::<m::TagResource>(tag).await.unwrap();
    seen.push(revision(&engine, None).await);
    let untag = m::UntagResourceInput {
        resource: Some(arn.into()),
        tag_keys: Some(vec!["a".into()]),
    };
    engine.call::<m::UntagResource>(untag).await.unwrap();
    seen.push(revision(&engine, None).await);
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all);
    // The version has the one that it was published with.
    let version = revision(&engine, Some("1")).await;
    published(&engine, None).await;
    assert_eq!(revision(&engine, Some("1")).await, version);
}

#[tokio::test]
async fn what_changes_the_whole_function_takes_no_version() {
    let engine = function().await;
    published(&engine, None).await;
    let refused = |result: Result<(), Fault>| {
        let fault = result.unwrap_err();
        assert_eq!(fault.code, "InvalidParameterValueException");
        assert_eq!(
            fault.message,
            "This operation is permitted on Lambda functions only. Aliases and versions do not \
             support this operation. Please specify either a function name or an unqualified \
             function ARN."
        );
    };
    for name in ["f:1", "f:$LATEST", "f:live"] {
        let put = m::PutFunctionConcurrencyInput {
            function_name: Some(name.into()),
            reserved_concurrent_executions: Some(0),
        };
        refused(
            engine
                .call::<m::PutFunctionConcurrency>(put)
                .await
                .map(drop),
        );
        let delete = m::DeleteFunctionConcurrencyInput {
            function_name: Some(name.into()),
        };
        refused(
            engine
                .call::<m::DeleteFunctionConcurrency>(delete)
                .await
                .map(drop),
        );
    }
    for name in ["f:1", "f:live"] {
        let name = || Some(name.to_owned());
        let update = m::UpdateFunctionConfigurationInput {
            function_name: name(),
            timeout: Some(9),
            ..Default::default()
        };
        let call = engine.call::<m::UpdateFunctionConfiguration>(update);
        refused(call.await.map(drop));
        let update = m::UpdateFunctionCodeInput {
            function_name: name(),
            zip_file: Some(support::zip_of(&[("bootstrap", 0o755, b"#!/bin/sh\n")])),
            ..Default::default()
        };
        refused(engine.call::<m::UpdateFunctionCode>(update).await.map(drop));
        let publish = m::PublishVersionInput {
            function_name: name(),
            ..Default::default()
        };
        refused(engine.call::<m::PublishVersion>(publish).await.map(drop));
        let alias = m::CreateAliasInput {
            function_name: name(),
            name: Some("other".into()),
            function_version: Some("1".into()),
            ..Default::default()
        };
        refused(engine.call::<m::CreateAlias>(alias).await.map(drop));
    }
    assert_eq!(engine.settled("f").await.timeout, Some(20));
    let publish = m::PublishVersionInput {
        function_name: Some("f:$LATEST".into()),
        ..Default::default()
    };
    let same = engine.call::<m::PublishVersion>(publish).await.unwrap();
    assert_eq!(same.version.as_deref(), Some("1"));
}
