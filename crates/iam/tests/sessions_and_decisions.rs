//! Who may do what, sessions, services under roles, and what a power cut leaves of it.

#![allow(clippy::expect_used)]

mod world;

use std::future::Future;

use model::iam::*;
use model::sts::{
    AssumeRole, AssumeRoleInput, GetCallerIdentity, GetCallerIdentityInput, GetSessionToken,
    GetSessionTokenInput,
};
use plane::{Caller, KeyRefusal, Origin, Region, Roles, SessionRequest};
use world::{ACCOUNT, TRUST_LAMBDA, World, code_and_message, document, some};

const STREAM: &str = "arn:aws:kinesis:us-east-1:111122223333:stream/orders";
const TRUST_ACCOUNT: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["sts:AssumeRole","sts:TagSession"]}]}"#;
const MAY_PUT: &str = r#"{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*"}"#;
const MAY_ASSUME: &str = r#"{"Effect":"Allow","Action":"sts:*","Resource":"*"}"#;

fn assume(arn: &str) -> AssumeRoleInput {
    AssumeRoleInput {
        role_arn: some(arn),
        role_session_name: some("run-1"),
        ..AssumeRoleInput::default()
    }
}

async fn session(world: &World, who: &Caller, input: AssumeRoleInput) -> Caller {
    let output = world.call::<AssumeRole>(who, input).await.expect("session");
    let made = output.credentials.expect("credentials");
    let (key, token) = (
        made.access_key_id.expect("key"),
        made.session_token.expect("token"),
    );
    world.caller(&key, Some(&token)).expect("caller")
}

#[tokio::test]
async fn a_change_counts_as_soon_as_it_is_answered() {
    let world = World::new();
    let ann = world.user("ann", MAY_ASSUME).await;
    assert_eq!(
        world.may(&ann, "kinesis:PutRecord", STREAM),
        Err(format!(
            "User: arn:aws:iam::{ACCOUNT}:user/ann is not authorized to perform: \
             kinesis:PutRecord on resource: {STREAM} because no identity-based policy allows the \
             kinesis:PutRecord action"
        ))
    );
    let put = |statement: &str| PutUserPolicyInput {
        user_name: some("ann"),
        policy_name: some("q"),
        policy_document: Some(document(statement)),
    };
    world
        .as_root::<PutUserPolicy>(put(MAY_PUT))
        .await
        .expect("put");
    assert_eq!(world.may(&ann, "kinesis:PutRecord", STREAM), Ok(()));
    let deny = MAY_PUT.replace("Allow", "Deny");
    world
        .as_root::<PutUserPolicy>(put(&deny))
        .await
        .expect("put");
    let refused = world
        .may(&ann, "kinesis:PutRecord", STREAM)
        .expect_err("denied");
    assert!(
        refused.ends_with("with an explicit deny in an identity-based policy"),
        "{refused}"
    );
    assert_eq!(
        world.may(&world.root(), "kinesis:PutRecord", STREAM),
        Ok(())
    );
}

#[tokio::test]
async fn iam_guards_itself() {
    let world = World::new();
    let ann = world.user("ann", MAY_PUT).await;
    let create = CreateUserInput {
        user_name: some("eve"),
        ..CreateUserInput::default()
    };
    let (code, message) = code_and_message(world.call::<CreateUser>(&ann, create).await);
    assert_eq!(code, "AccessDeniedException");
    assert_eq!(
        message,
        format!(
            "User: arn:aws:iam::{ACCOUNT}:user/ann is not authorized to perform: iam:CreateUser \
             on resource: arn:aws:iam::{ACCOUNT}:user/eve because no identity-based policy allows \
             the iam:CreateUser action"
        )
    );
    let whoami = GetCallerIdentityInput {};
    let me = world
        .call::<GetCallerIdentity>(&ann, whoami)
        .await
        .expect("identity");
    assert_eq!(me.arn, Some(format!("arn:aws:iam::{ACCOUNT}:user/ann")));
    assert!(me.user_id.is_some_and(|id| id.starts_with("AIDA")));
}

#[tokio::test]
async fn assuming_a_role_takes_its_trust_and_the_callers_right() {
    let world = World::new();
    let arn = world.role("r", TRUST_ACCOUNT).await.expect("role");
    world.role_policy("r", MAY_PUT).await.expect("policy");
    let ann = world.user("ann", MAY_ASSUME).await;
    let eve = world.user("eve", MAY_PUT).await;
    let denied = |who: &str, arn: &str| {
        format!(
            "User: arn:aws:iam::{ACCOUNT}:user/{who} is not authorized to perform: \
             sts:AssumeRole on resource: {arn}"
        )
    };
    assert_eq!(
        code_and_message(world.call::<AssumeRole>(&eve, assume(&arn)).await).1,
        denied("eve", &arn)
    );
    let output = world
        .call::<AssumeRole>(&ann, assume(&arn))
        .await
        .expect("session");
    let user = output.assumed_role_user.expect("user");
    assert_eq!(
        user.arn,
        Some(format!("arn:aws:sts::{ACCOUNT}:assumed-role/r/run-1"))
    );
    assert!(
        user.assumed_role_id
            .is_some_and(|id| id.starts_with("AROA") && id.ends_with(":run-1"))
    );
    assert_eq!(output.packed_policy_size, None);
    let made = output.credentials.expect("credentials");
    let key = made.access_key_id.expect("key");
    assert!(key.starts_with("ASIA"));
    assert_eq!(
        world.caller(&key, None).map(|_| ()),
        Err(KeyRefusal::Unknown)
    );
    assert_eq!(
        world.caller(&key, Some("x")).map(|_| ()),
        Err(KeyRefusal::WrongToken)
    );
    assert_eq!(
        world.caller("test", Some("x")).map(|_| ()),
        Err(KeyRefusal::WrongToken)
    );
    assert_eq!(
        world.caller("ASIANOBODY", Some("x")).map(|_| ()),
        Err(KeyRefusal::Unknown)
    );
    let token = made.session_token.expect("token");
    let caller = world.caller(&key, Some(&token)).expect("caller");
    assert_eq!(world.may(&caller, "kinesis:PutRecord", STREAM), Ok(()));

    // The right alone is not enough where the role trusts somebody else.
    let lambda = world.role("l", TRUST_LAMBDA).await.expect("role");
    for arn in [lambda.as_str(), "arn:aws:iam::111122223333:role/none"] {
        assert_eq!(
            code_and_message(world.call::<AssumeRole>(&ann, assume(arn)).await).1,
            denied("ann", arn)
        );
    }
    assert_eq!(
        code_and_message(world.as_root::<AssumeRole>(assume(&arn)).await),
        (
            "AccessDenied".into(),
            "Roles may not be assumed by root accounts.".into()
        )
    );
    for arn in ["nothing-valid-in-here", "arn:a:::something/test-role"] {
        assert_eq!(
            code_and_message(world.call::<AssumeRole>(&ann, assume(arn)).await),
            ("ValidationError".into(), format!("{arn} is invalid"))
        );
    }
    store::ServiceClock::advance(&*world.clock, 3_600_000);
    assert_eq!(
        world.caller(&key, Some(&token)).map(|_| ()),
        Err(KeyRefusal::Expired)
    );
}

#[tokio::test]
async fn session_policies_narrow_and_tags_count() {
    let world = World::new();
    let arn = world.role("r", TRUST_ACCOUNT).await.expect("role");
    let by_tag = r#"{"Effect":"Allow","Action":"kinesis:*","Resource":"arn:aws:kinesis:*:*:stream/${aws:PrincipalTag/team}"}"#;
    world.role_policy("r", by_tag).await.expect("policy");
    let ann = world.user("ann", MAY_ASSUME).await;
    let tag = |key: &str, value: &str| model::sts::Tag {
        key: some(key),
        value: some(value),
    };
    let tagged = AssumeRoleInput {
        tags: Some(vec![tag("team", "orders")]),
        ..assume(&arn)
    };
    let wide = session(&world, &ann, tagged.clone()).await;
    assert_eq!(world.may(&wide, "kinesis:PutRecord", STREAM), Ok(()));
    let other = session(&world, &ann, assume(&arn)).await;
    assert!(world.may(&other, "kinesis:PutRecord", STREAM).is_err());
    let narrow = AssumeRoleInput {
        policy: Some(document(
            r#"{"Effect":"Allow","Action":"kinesis:Get*","Resource":"*"}"#,
        )),
        ..tagged.clone()
    };
    let narrow = session(&world, &ann, narrow).await;
    assert_eq!(world.may(&narrow, "kinesis:GetRecords", STREAM), Ok(()));
    assert!(
        world
            .may(&narrow, "kinesis:PutRecord", STREAM)
            .expect_err("narrowed")
            .ends_with("because no session policy allows the kinesis:PutRecord action")
    );
    let both = AssumeRoleInput {
        policy: Some(document(
            r#"{"Effect":"Allow","Action":"kinesis:Put*","Resource":"*"}"#,
        )),
        policy_arns: Some(vec![model::sts::PolicyDescriptorType {
            arn: some("arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess"),
        }]),
        ..tagged.clone()
    };
    let both = session(&world, &ann, both).await;
    for (action, allowed) in [
        ("kinesis:GetRecords", true),
        ("kinesis:PutRecord", true),
        ("kinesis:SplitShard", false),
    ] {
        assert_eq!(
            world.may(&both, action, STREAM).is_ok(),
            allowed,
            "{action}"
        );
    }
    let twice = AssumeRoleInput {
        tags: Some(vec![tag("a", "1"), tag("A", "2")]),
        ..assume(&arn)
    };
    assert_eq!(
        code_and_message(world.call::<AssumeRole>(&ann, twice).await),
        (
            "InvalidParameterValue".into(),
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.".into()
        )
    );
    let transitive = AssumeRoleInput {
        transitive_tag_keys: Some(vec!["other".into()]),
        ..tagged
    };
    assert_eq!(
        code_and_message(world.call::<AssumeRole>(&ann, transitive).await).1,
        "The specified transitive tag key must be included in the requested tags."
    );
}

#[tokio::test]
async fn services_act_under_roles_that_trust_them() {
    let world = World::new();
    let arn = world.role("r", TRUST_LAMBDA).await.expect("role");
    world.role_policy("r", MAY_PUT).await.expect("policy");
    let region = Region::new("eu-west-1");
    let act = |service: &str, arn: &str| {
        world
            .iam
            .act_as(service, arn, "f", &region, Origin(7))
            .map_err(|fault| fault.message)
    };
    let caller = act("lambda.amazonaws.com", &arn).expect("caller");
    assert_eq!(
        caller.arn(),
        format!("arn:aws:sts::{ACCOUNT}:assumed-role/r/f")
    );
    assert_eq!(
        (caller.origin, caller.region.as_str()),
        (Origin(7), "eu-west-1")
    );
    assert_eq!(world.may(&caller, "kinesis:PutRecord", STREAM), Ok(()));
    assert!(world.may(&caller, "kinesis:GetRecords", STREAM).is_err());
    assert_eq!(
        act("s3.amazonaws.com", &arn),
        Err(format!(
            "User: s3.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: {arn}"
        ))
    );
    let elsewhere = arn.replace("role/r", "role/path/r");
    assert!(act("lambda.amazonaws.com", &elsewhere).is_err());

    let request = |environment| SessionRequest {
        role_arn: arn.clone(),
        session_name: "f".into(),
        service: "lambda.amazonaws.com".into(),
        duration_s: 900,
        environment,
        function_arn: some("arn:aws:lambda:us-east-1:111122223333:function:f"),
    };
    let made = world
        .iam
        .issue(request(Some(3)))
        .await
        .expect("credentials");
    let find = |world: &World| {
        let token = Some(made.session_token.as_str());
        plane::Keys::find(&*world.iam, &made.access_key, token, 0).map(|held| held.environment)
    };
    assert_eq!(find(&world), Ok(Some(3)));
    world.iam.revoke(&made.access_key);
    assert_eq!(find(&world), Err(KeyRefusal::Unknown));

    // A new role of the same name is another role.
    let made = world.iam.issue(request(None)).await.expect("credentials");
    let token = Some(made.session_token.as_str());
    assert!(world.caller(&made.access_key, token).is_ok());
    let policy = DeleteRolePolicyInput {
        role_name: some("r"),
        policy_name: some("p"),
    };
    world
        .as_root::<DeleteRolePolicy>(policy)
        .await
        .expect("deleted");
    world
        .as_root::<DeleteRole>(DeleteRoleInput {
            role_name: some("r"),
        })
        .await
        .expect("deleted");
    world.role("r", TRUST_LAMBDA).await.expect("role");
    world.role_policy("r", MAY_PUT).await.expect("policy");
    assert_eq!(
        world.caller(&made.access_key, token).map(|_| ()),
        Err(KeyRefusal::Unknown)
    );
    assert!(world.may(&caller, "kinesis:PutRecord", STREAM).is_err());
}

#[tokio::test]
async fn boundaries_bound() {
    let world = World::new();
    let create = CreatePolicyInput {
        policy_name: some("edge"),
        policy_document: Some(document(
            r#"{"Effect":"Allow","Action":["s3:*","sts:*"],"Resource":"*"}"#,
        )),
        ..CreatePolicyInput::default()
    };
    world.as_root::<CreatePolicy>(create).await.expect("policy");
    let edge = format!("arn:aws:iam::{ACCOUNT}:policy/edge");
    let user = |boundary: &str| CreateUserInput {
        user_name: some("ann"),
        permissions_boundary: some(boundary),
        ..CreateUserInput::default()
    };
    let missing = world.as_root::<CreateUser>(user(&format!("{edge}x"))).await;
    assert_eq!(
        code_and_message(missing),
        (
            "NoSuchEntity".into(),
            format!("Scope ARN: {edge}x does not exist or is not attachable.")
        )
    );
    world
        .as_root::<CreateUser>(user(&edge))
        .await
        .expect("user");
    let put = PutUserPolicyInput {
        user_name: some("ann"),
        policy_name: some("p"),
        policy_document: Some(document(
            r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#,
        )),
    };
    world.as_root::<PutUserPolicy>(put).await.expect("put");
    let key = CreateAccessKeyInput {
        user_name: some("ann"),
    };
    let key = world
        .as_root::<CreateAccessKey>(key)
        .await
        .expect("key")
        .access_key;
    let ann = world.caller(&key.and_then(|key| key.access_key_id).expect("id"), None);
    let ann = ann.expect("caller");
    assert_eq!(world.may(&ann, "s3:PutObject", "arn:aws:s3:::b/k"), Ok(()));
    assert!(
        world
            .may(&ann, "kinesis:PutRecord", STREAM)
            .expect_err("bounded")
            .ends_with("because no permissions boundary allows the kinesis:PutRecord action")
    );
}

#[tokio::test]
async fn conditions_see_where_a_call_comes_from() {
    let world = World::new();
    let only = |condition: &str| {
        format!(
            r#"{{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{{{condition}}}}}"#
        )
    };
    let put = |condition: &str| PutUserPolicyInput {
        user_name: some("ann"),
        policy_name: some("q"),
        policy_document: Some(document(&only(condition))),
    };
    let mut ann = world.user("ann", MAY_PUT).await;
    ann.source = plane::Source::Address("127.0.0.1".into());
    let through = ann.via("cloudformation.amazonaws.com");
    for (condition, direct, passed_on) in [
        (r#""IpAddress":{"aws:SourceIp":"127.0.0.0/8"}"#, true, false),
        (
            r#""StringEquals":{"aws:RequestedRegion":"us-east-1"}"#,
            true,
            true,
        ),
        (
            r#""StringEquals":{"aws:RequestedRegion":"eu-west-1"}"#,
            false,
            false,
        ),
        (r#""Bool":{"aws:SecureTransport":"true"}"#, true, true),
        (r#""Bool":{"aws:ViaAWSService":"true"}"#, false, true),
        (
            r#""ForAnyValue:StringEquals":{"aws:CalledVia":"cloudformation.amazonaws.com"}"#,
            false,
            true,
        ),
        (
            r#""DateLessThan":{"aws:CurrentTime":"2026-01-02"}"#,
            true,
            true,
        ),
        (r#""StringEquals":{"aws:username":"ann"}"#, true, true),
        (
            r#""StringEquals":{"aws:PrincipalAccount":"111122223333"}"#,
            true,
            true,
        ),
        (r#""Null":{"aws:TokenIssueTime":"false"}"#, false, false),
    ] {
        world
            .as_root::<PutUserPolicy>(put(condition))
            .await
            .expect("put");
        for (who, expected) in [(&ann, direct), (&through, passed_on)] {
            let decision = world.may(who, "s3:GetObject", "arn:aws:s3:::b/k");
            assert_eq!(decision.is_ok(), expected, "{condition}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_name_has_one_winner() {
    let world = std::sync::Arc::new(World::new());
    let tries: Vec<_> = (0..64)
        .map(|_| {
            let world = world.clone();
            tokio::spawn(async move { world.role("r", TRUST_LAMBDA).await.is_ok() })
        })
        .collect();
    let mut won = 0;
    for attempt in tries {
        won += u32::from(attempt.await.expect("no panic"));
    }
    assert_eq!(won, 1);
}

#[tokio::test]
async fn a_client_that_hangs_up_changes_nothing() {
    let world = World::new();
    let root = world.root();
    let create = CreateUserInput {
        user_name: some("ann"),
        ..CreateUserInput::default()
    };
    {
        let call = world.call::<CreateUser>(&root, create);
        let mut call = std::pin::pin!(call);
        // Polled once, then dropped: the transaction is decided and goes on without us.
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let _ = call.as_mut().poll(&mut context);
    }
    let put = PutUserPolicyInput {
        user_name: some("ann"),
        policy_name: some("p"),
        policy_document: Some(document(MAY_PUT)),
    };
    // A later transaction sees it, and the snapshot has it, though nobody waited.
    world.as_root::<PutUserPolicy>(put).await.expect("put");
    let key = CreateAccessKeyInput {
        user_name: some("ann"),
    };
    let key = world
        .as_root::<CreateAccessKey>(key)
        .await
        .expect("key")
        .access_key;
    let ann = world.caller(&key.and_then(|key| key.access_key_id).expect("id"), None);
    assert_eq!(
        world.may(&ann.expect("caller"), "kinesis:PutRecord", STREAM),
        Ok(())
    );
}

#[tokio::test]
async fn a_power_cut_takes_nothing_that_was_answered() {
    for seed in 0..20 {
        let world = World::new();
        let arn = world.role("r", TRUST_ACCOUNT).await.expect("role");
        world.role_policy("r", MAY_PUT).await.expect("policy");
        let ann = world.user("ann", MAY_ASSUME).await;
        let made = world
            .call::<AssumeRole>(&ann, assume(&arn))
            .await
            .expect("session");
        let made = made.credentials.expect("credentials");
        let own = GetSessionTokenInput::default();
        let own = world
            .call::<GetSessionToken>(&ann, own)
            .await
            .expect("session")
            .credentials;
        let own = own.expect("credentials");

        let world = world.cut_power(seed);
        let caller = |made: &model::sts::Credentials| {
            let key = made.access_key_id.as_deref().expect("key");
            world.caller(key, made.session_token.as_deref())
        };
        let role = caller(&made).expect("role's session");
        assert_eq!(
            world.may(&role, "kinesis:PutRecord", STREAM),
            Ok(()),
            "seed {seed}"
        );
        let user = caller(&own).expect("user's session");
        assert_eq!(user.arn(), ann.arn());
        assert!(world.may(&user, "kinesis:PutRecord", STREAM).is_err());
        assert!(world.call::<AssumeRole>(&user, assume(&arn)).await.is_ok());
    }
}
