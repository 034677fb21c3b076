//! Condition keys that users, roles and policies bring, and what sessions are kept from.

#![allow(clippy::expect_used)]

mod world;

use model::iam::*;
use model::sts::{
    AssumeRole, AssumeRoleInput, GetCallerIdentity, GetCallerIdentityInput, GetSessionToken,
    GetSessionTokenInput, PolicyDescriptorType,
};
use plane::{Caller, Roles, SessionRequest};
use wire::Fault;
use world::{TRUST_LAMBDA, World, code_and_message, document, some};

const AWS_POLICY: &str = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
const TRUST_ACCOUNT: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["sts:AssumeRole","sts:TagSession"]}]}"#;

fn tags(key: &str, value: &str) -> Option<Vec<Tag>> {
    Some(vec![Tag {
        key: some(key),
        value: some(value),
    }])
}

fn is_denied<T>(result: Result<T, Fault>) -> bool {
    let (code, message) = code_and_message(result);
    // STS gives no reason.
    let denied = message.contains("explicit deny") || message.contains("sts:AssumeRole");
    assert!(code == "200" || denied, "{message}");
    code != "200"
}

#[tokio::test]
async fn policies_of_aws_are_everybodys() {
    let world = World::new();
    let reader = world
        .user("reader", r#"{"Effect":"Allow","Action":["iam:GetPolicy","iam:GetPolicyVersion","iam:ListPolicyVersions"],"Resource":"arn:aws:iam::aws:policy/*"}"#)
        .await;
    for who in [world.root(), reader] {
        let get = GetPolicyInput {
            policy_arn: some(AWS_POLICY),
        };
        let got = world.call::<GetPolicy>(&who, get).await.expect("policy");
        assert_eq!(
            got.policy.and_then(|policy| policy.default_version_id),
            some("v2")
        );
        let version = GetPolicyVersionInput {
            policy_arn: some(AWS_POLICY),
            version_id: some("v2"),
        };
        let version = world.call::<GetPolicyVersion>(&who, version).await;
        assert!(
            version
                .expect("version")
                .policy_version
                .and_then(|version| version.document)
                .is_some_and(|document| document.contains("s3%3A%2A"))
        );
        let list = ListPolicyVersionsInput {
            policy_arn: some(AWS_POLICY),
            ..ListPolicyVersionsInput::default()
        };
        let list = world.call::<ListPolicyVersions>(&who, list).await;
        assert_eq!(list.expect("list").versions.map(|all| all.len()), Some(1));
    }
}

/// A user who may do everything but what is tagged `team=b`, by the two names of that key.
async fn not_team_b(world: &World) -> Vec<Caller> {
    let mut callers = Vec::new();
    for (name, key) in [
        ("aws", "aws:ResourceTag/team"),
        ("iam", "iam:ResourceTag/team"),
    ] {
        let statement = format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"*"}},{{"Effect":"Deny","Action":"*","Resource":"*","Condition":{{"StringEquals":{{"{key}":"b"}}}}}}"#
        );
        callers.push(world.user(name, &statement).await);
    }
    callers
}

#[tokio::test]
async fn tags_of_users_roles_and_policies_decide() {
    let world = World::new();
    for team in ["a", "b"] {
        let role = CreateRoleInput {
            role_name: some(team),
            assume_role_policy_document: some(TRUST_ACCOUNT),
            tags: tags("team", team),
            ..CreateRoleInput::default()
        };
        world.as_root::<CreateRole>(role).await.expect("role");
        let user = CreateUserInput {
            user_name: some(team),
            tags: tags("team", team),
            ..CreateUserInput::default()
        };
        world.as_root::<CreateUser>(user).await.expect("user");
        let policy = CreatePolicyInput {
            policy_name: some(team),
            policy_document: Some(document(
                r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#,
            )),
            tags: tags("team", team),
            ..CreatePolicyInput::default()
        };
        world.as_root::<CreatePolicy>(policy).await.expect("policy");
    }
    for who in not_team_b(&world).await {
        for team in ["a", "b"] {
            let role = GetRoleInput {
                role_name: some(team),
            };
            let user = GetUserInput {
                user_name: some(team),
            };
            let policy = GetPolicyInput {
                policy_arn: Some(format!("arn:aws:iam::111122223333:policy/{team}")),
            };
            let assume = AssumeRoleInput {
                role_arn: Some(format!("arn:aws:iam::111122223333:role/{team}")),
                role_session_name: some("session"),
                ..AssumeRoleInput::default()
            };
            let is_b = team == "b";
            assert_eq!(is_denied(world.call::<GetRole>(&who, role).await), is_b);
            assert_eq!(is_denied(world.call::<GetUser>(&who, user).await), is_b);
            assert_eq!(is_denied(world.call::<GetPolicy>(&who, policy).await), is_b);
            assert_eq!(
                is_denied(world.call::<AssumeRole>(&who, assume).await),
                is_b
            );
        }
    }
}

#[tokio::test]
async fn the_boundary_of_who_is_changed_decides() {
    const BOUNDARY: &str = "arn:aws:iam::aws:policy/PowerUserAccess";
    let world = World::new();
    for (name, boundary) in [("bounded", some(BOUNDARY)), ("free", None)] {
        let role = CreateRoleInput {
            role_name: some(name),
            assume_role_policy_document: some(TRUST_ACCOUNT),
            permissions_boundary: boundary.clone(),
            ..CreateRoleInput::default()
        };
        world.as_root::<CreateRole>(role).await.expect("role");
        let user = CreateUserInput {
            user_name: some(name),
            permissions_boundary: boundary,
            ..CreateUserInput::default()
        };
        world.as_root::<CreateUser>(user).await.expect("user");
    }
    // Lets only such be given rights as stay within the boundary.
    let delegate = format!(
        r#"{{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{{"StringEquals":{{"iam:PermissionsBoundary":"{BOUNDARY}"}}}}}}"#
    );
    let delegate = world.user("delegate", &delegate).await;
    for name in ["bounded", "free"] {
        let allowed = name == "bounded";
        let inline = || {
            Some(document(
                r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#,
            ))
        };
        let role = PutRolePolicyInput {
            role_name: some(name),
            policy_name: some("p"),
            policy_document: inline(),
        };
        let role = world.call::<PutRolePolicy>(&delegate, role).await;
        assert_eq!(role.is_ok(), allowed, "{name}");
        let user = PutUserPolicyInput {
            user_name: some(name),
            policy_name: some("p"),
            policy_document: inline(),
        };
        let user = world.call::<PutUserPolicy>(&delegate, user).await;
        assert_eq!(user.is_ok(), allowed, "{name}");
        let attach = AttachRolePolicyInput {
            role_name: some(name),
            policy_arn: some(AWS_POLICY),
        };
        let attach = world.call::<AttachRolePolicy>(&delegate, attach).await;
        assert_eq!(attach.is_ok(), allowed, "{name}");
        let get = GetRoleInput {
            role_name: some(name),
        };
        let get = world.call::<GetRole>(&delegate, get).await;
        assert_eq!(get.is_ok(), allowed, "{name}");
        let update = UpdateRoleInput {
            role_name: some(name),
            ..UpdateRoleInput::default()
        };
        let update = world.call::<UpdateRole>(&delegate, update).await;
        assert_eq!(update.is_ok(), allowed, "{name}");
    }
}

#[tokio::test]
async fn a_session_without_mfa_cannot_use_iam() {
    let world = World::new();
    let user = world
        .user("u", r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#)
        .await;
    let arn = world.role("r", TRUST_ACCOUNT).await.expect("role");
    for who in [world.root(), user] {
        let made = world
            .call::<GetSessionToken>(&who, GetSessionTokenInput::default())
            .await
            .expect("session");
        let made = made.credentials.expect("credentials");
        let session = world.caller(
            made.access_key_id.as_deref().expect("key"),
            made.session_token.as_deref(),
        );
        let session = session.expect("caller");
        let list = ListUsersInput::default();
        assert_eq!(
            code_and_message(world.call::<ListUsers>(&session, list).await),
            (
                "InvalidClientTokenId".into(),
                "The security token included in the request is invalid.".into()
            )
        );
        let identity = GetCallerIdentityInput::default();
        let identity = world.call::<GetCallerIdentity>(&session, identity).await;
        assert!(identity.is_ok());
        let role = "arn:aws:iam::111122223333:role/r";
        assert_eq!(world.may(&session, "iam:PassRole", role), Ok(()));
        assert_eq!(world.may(&session, "s3:ListAllMyBuckets", "*"), Ok(()));
    }
    drop(arn);
}

#[tokio::test]
async fn sessions_have_bounds() {
    let world = World::new();
    let user = world
        .user("u", r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#)
        .await;
    let arn = world.role("r", TRUST_ACCOUNT).await.expect("role");
    let assume = AssumeRoleInput {
        role_arn: some(&arn),
        role_session_name: some("session"),
        ..AssumeRoleInput::default()
    };
    let policy = || PolicyDescriptorType {
        arn: some(AWS_POLICY),
    };
    for (number, expected) in [(10, "200"), (11, "ValidationError")] {
        let input = AssumeRoleInput {
            policy_arns: Some((0..number).map(|_| policy()).collect()),
            ..assume.clone()
        };
        let answer = world.call::<AssumeRole>(&user, input).await;
        assert_eq!(code_and_message(answer).0, expected, "{number}");
    }
    let reserved = AssumeRoleInput {
        tags: Some(vec![model::sts::Tag {
            key: some("AWS:team"),
            value: some("a"),
        }]),
        ..assume
    };
    let reserved = world.call::<AssumeRole>(&user, reserved).await;
    assert_eq!(code_and_message(reserved).0, "InvalidParameterValue");
    let role = TagRoleInput {
        role_name: some("r"),
        tags: tags("aws:team", "a"),
    };
    let role = world.as_root::<TagRole>(role).await;
    assert_eq!(code_and_message(role).0, "InvalidInput");
}

#[tokio::test]
async fn calls_of_a_function_say_which_one_they_come_from() {
    const FUNCTION: &str = "arn:aws:lambda:us-east-1:111122223333:function:f";
    const OBJECT: &str = "arn:aws:s3:::b/k";
    let world = World::new();
    let arn = world.role("r", TRUST_LAMBDA).await.expect("role");
    let statement = format!(
        r#"{{"Effect":"Allow","Action":"s3:PutObject","Resource":"*","Condition":{{"ArnEquals":{{"lambda:SourceFunctionArn":"{FUNCTION}"}}}}}}"#
    );
    world.role_policy("r", &statement).await.expect("policy");
    let other = FUNCTION.replace(":f", ":g");
    for (function_arn, is_let) in [(None, false), (some(FUNCTION), true), (Some(other), false)] {
        let request = SessionRequest {
            role_arn: arn.clone(),
            session_name: "f".into(),
            service: "lambda.amazonaws.com".into(),
            duration_s: 900,
            environment: Some(1),
            function_arn,
        };
        let made = world.iam.issue(request).await.expect("session");
        let caller = world.caller(&made.access_key, Some(&made.session_token));
        let caller = caller.expect("caller");
        let decided = world.may(&caller, "s3:PutObject", OBJECT);
        assert_eq!(decided.is_ok(), is_let);
    }
}
