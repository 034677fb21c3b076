//! Principals of trust policies: they exist, and stay who they were.

#![allow(clippy::expect_used)]

mod world;

use model::iam::*;
use model::sts::{AssumeRole, AssumeRoleInput};
use plane::Principals;
use world::{ACCOUNT, TRUST_LAMBDA, World, code_and_message, some};

const ALLOW_ASSUME: &str = r#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}"#;

fn trust(kind: &str, name: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"{kind}":"{name}"}},"Action":"sts:AssumeRole"}}]}}"#
    )
}

async fn update(world: &World, role: &str, trust: &str) -> (String, String) {
    let input = UpdateAssumeRolePolicyInput {
        role_name: some(role),
        policy_document: some(trust),
    };
    code_and_message(world.as_root::<UpdateAssumeRolePolicy>(input).await)
}

#[tokio::test]
async fn principals_that_do_not_exist_are_refused() {
    let world = World::new();
    world.role("plain", TRUST_LAMBDA).await.expect("role");
    for (kind, name) in [
        ("AWS", "arn:aws:iam::111122223333:user/nobody"),
        ("AWS", "arn:aws:iam::111122223333:role/doesnotexist"),
        ("AWS", "arn:aws:iam::111122223333:role/other-path/plain"),
        (
            "AWS",
            "arn:aws:sts::111122223333:assumed-role/doesnotexist/s",
        ),
        ("AWS", "arn:aws:sts::111122223333:assumed-role/plain/"),
        ("AWS", "arn:aws:sts::111122223333:assumed-role/plain/a/b"),
        ("AWS", "arn:aws:iam::111122223333:group/g"),
        ("Service", "foo.amazonaws.com"),
    ] {
        let refused = (
            "MalformedPolicyDocument".to_owned(),
            format!(
                "Invalid principal in policy: \"{}\":\"{name}\"",
                kind.to_uppercase()
            ),
        );
        let document = trust(kind, name);
        assert_eq!(
            code_and_message(world.role("r", &document).await),
            refused,
            "{name}"
        );
        assert_eq!(update(&world, "plain", &document).await, refused, "{name}");
    }
    for (kind, name) in [
        ("AWS", "arn:aws:iam::111122223333:role/plain"),
        ("AWS", "arn:aws:sts::111122223333:assumed-role/plain/s"),
        ("AWS", "arn:aws:iam::111122223333:root"),
        // Nothing is known here about other accounts.
        ("AWS", "arn:aws:iam::444455556666:role/theirs"),
        ("Service", "edgelambda.amazonaws.com"),
    ] {
        let (code, message) = update(&world, "plain", &trust(kind, name)).await;
        assert_eq!(code, "200", "{name}: {message}");
    }
}

async fn shown(world: &World) -> String {
    let role = GetRoleInput {
        role_name: some("trusting"),
    };
    let role = world.as_root::<GetRole>(role).await.expect("got").role;
    let trust = role.and_then(|role| role.assume_role_policy_document);
    trust.expect("trust")
}

#[tokio::test]
async fn another_user_of_the_same_name_is_not_trusted() {
    let mut world = World::new();
    let first = world.user("u", ALLOW_ASSUME).await;
    let arn = world
        .role(
            "trusting",
            &trust("AWS", "arn:aws:iam::111122223333:user/u"),
        )
        .await
        .expect("role");
    let assume = || AssumeRoleInput {
        role_arn: some(&arn),
        role_session_name: some("session"),
        ..AssumeRoleInput::default()
    };
    world
        .call::<AssumeRole>(&first, assume())
        .await
        .expect("the one who was meant");
    assert!(shown(&world).await.contains("user%2Fu"));

    let id = first.unique_id();
    world
        .as_root::<DeleteUserPolicy>(DeleteUserPolicyInput {
            user_name: some("u"),
            policy_name: some("p"),
        })
        .await
        .expect("policy deleted");
    let keys = world
        .as_root::<ListAccessKeys>(ListAccessKeysInput {
            user_name: some("u"),
            ..ListAccessKeysInput::default()
        })
        .await
        .expect("keys");
    for key in keys.access_key_metadata.unwrap_or_default() {
        world
            .as_root::<DeleteAccessKey>(DeleteAccessKeyInput {
                user_name: some("u"),
                access_key_id: key.access_key_id,
            })
            .await
            .expect("key deleted");
    }
    world
        .as_root::<DeleteUser>(DeleteUserInput {
            user_name: some("u"),
        })
        .await
        .expect("user deleted");
    assert!(shown(&world).await.contains(&id));

    let gone = trust("AWS", &id);
    assert_eq!(
        update(&world, "trusting", &gone).await.1,
        format!("Invalid principal in policy: \"AWS\":\"{id}\"")
    );
    let second = world.user("u", ALLOW_ASSUME).await;
    assert_ne!(second.unique_id(), id);
    for _ in 0..2 {
        let refused = world.call::<AssumeRole>(&second, assume()).await;
        assert_eq!(code_and_message(refused).0, "AccessDeniedException");
        assert!(shown(&world).await.contains(&id));
        // The same after a restart.
        world = world.cut_power(7);
    }
}

#[tokio::test]
async fn policies_of_resources_name_whom_they_named_when_they_were_put() {
    let world = World::new();
    let user = world.user("u", ALLOW_ASSUME).await;
    world.role("r", TRUST_LAMBDA).await.expect("role");
    let policy = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":["arn:aws:iam::{ACCOUNT}:user/u","arn:aws:sts::{ACCOUNT}:assumed-role/r/s","{ACCOUNT}"]}},"Action":"s3:GetObject","Resource":"*"}}]}}"#
    );
    let bound = world.iam.bind(&policy).expect("all are there");
    assert_eq!(
        bound.get(&format!("arn:aws:iam::{ACCOUNT}:user/u")),
        Some(&user.unique_id())
    );
    let session = bound.get(&format!("arn:aws:sts::{ACCOUNT}:assumed-role/r/s"));
    assert!(session.is_some_and(|id| id.starts_with("AROA") && id.ends_with(":s")));
    assert_eq!(bound.len(), 2);
    assert_eq!(world.iam.shown(&policy, &bound), policy);

    let by_id = trust("AWS", &user.unique_id());
    assert_eq!(world.iam.bind(&by_id).map(|bound| bound.len()), Ok(0));
    world
        .as_root::<DeleteRole>(DeleteRoleInput {
            role_name: some("r"),
        })
        .await
        .expect("role deleted");
    world.role("r", TRUST_LAMBDA).await.expect("its namesake");
    let shown = world.iam.shown(&policy, &bound);
    assert!(shown.contains("user/u") && shown.contains(":s\"") && !shown.contains("assumed-role"));

    for (kind, name, said) in [
        ("AWS", "arn:aws:iam::111122223333:user/nobody", "AWS"),
        ("AWS", "AROAAAAAAAAAAAAAAAAAA", "AWS"),
        ("Service", "foo.amazonaws.com", "SERVICE"),
    ] {
        let unknown = world.iam.bind(&trust(kind, name)).expect_err("unknown");
        assert_eq!((unknown.kind, unknown.name.as_str()), (said, name));
    }
}
