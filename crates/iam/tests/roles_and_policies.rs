//! Roles, inline and managed policies: answers, conflicts, quotas.

#![allow(clippy::expect_used)]

mod world;

use model::iam::*;
use world::{ACCOUNT, TRUST_LAMBDA, World, code_and_message, document, some};

const ALLOW_ALL: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;

fn role(name: &str) -> GetRoleInput {
    GetRoleInput {
        role_name: some(name),
    }
}

#[tokio::test]
async fn a_role_from_creation_to_deletion() {
    let world = World::new();
    let create = CreateRoleInput {
        role_name: some("worker"),
        path: some("/svc/"),
        assume_role_policy_document: some(TRUST_LAMBDA),
        description: some("works"),
        tags: Some(vec![Tag {
            key: some("team"),
            value: some("a"),
        }]),
        ..CreateRoleInput::default()
    };
    let created = world
        .as_root::<CreateRole>(create.clone())
        .await
        .expect("created");
    let created = created.role.expect("role");
    assert_eq!(
        created.arn,
        some("arn:aws:iam::111122223333:role/svc/worker")
    );
    assert!(
        created
            .role_id
            .as_deref()
            .is_some_and(|id| id.starts_with("AROA") && id.len() == 21)
    );
    // As recorded from AWS: creation shows no longest session and no last use.
    assert_eq!(
        (created.max_session_duration, created.role_last_used),
        (None, None)
    );
    let trust = created.assume_role_policy_document.expect("trust");
    assert!(
        trust.starts_with("%7B%22Version%22%3A%222012-10-17%22"),
        "{trust}"
    );

    let again = CreateRoleInput {
        role_name: some("Worker"),
        ..create
    };
    assert_eq!(
        code_and_message(world.as_root::<CreateRole>(again).await),
        (
            "EntityAlreadyExists".into(),
            "Role with name Worker already exists.".into()
        )
    );
    let got = world
        .as_root::<GetRole>(role("WORKER"))
        .await
        .expect("got")
        .role
        .expect("role");
    assert_eq!(got.max_session_duration, Some(3_600));
    assert_eq!(got.role_last_used, Some(RoleLastUsed::default()));
    assert_eq!(got.tags.map(|tags| tags.len()), Some(1));
    let listed = world
        .as_root::<ListRoles>(ListRolesInput::default())
        .await
        .expect("listed");
    assert_eq!(listed.is_truncated, Some(false));
    let listed = listed.roles.expect("roles").remove(0);
    assert_eq!((listed.tags, listed.role_last_used), (None, None));

    world
        .role_policy("worker", ALLOW_ALL)
        .await
        .expect("policy");
    let arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole";
    let attach = AttachRolePolicyInput {
        role_name: some("worker"),
        policy_arn: some(arn),
    };
    world
        .as_root::<AttachRolePolicy>(attach.clone())
        .await
        .expect("attached");
    world
        .as_root::<AttachRolePolicy>(attach)
        .await
        .expect("attached again");
    let list = ListAttachedRolePoliciesInput {
        role_name: some("worker"),
        ..ListAttachedRolePoliciesInput::default()
    };
    let attached = world
        .as_root::<ListAttachedRolePolicies>(list)
        .await
        .expect("list");
    let attached = attached.attached_policies.expect("policies");
    assert_eq!(attached.len(), 1);
    assert_eq!(
        attached[0].policy_name,
        some("AWSLambdaKinesisExecutionRole")
    );

    let delete = || DeleteRoleInput {
        role_name: some("worker"),
    };
    assert_eq!(
        code_and_message(world.as_root::<DeleteRole>(delete()).await),
        (
            "DeleteConflict".into(),
            "Cannot delete entity, must detach all policies first.".into()
        )
    );
    let detach = || DetachRolePolicyInput {
        role_name: some("worker"),
        policy_arn: some(arn),
    };
    world
        .as_root::<DetachRolePolicy>(detach())
        .await
        .expect("detached");
    assert_eq!(
        code_and_message(world.as_root::<DetachRolePolicy>(detach()).await),
        (
            "NoSuchEntity".into(),
            format!("Policy {arn} was not found.")
        )
    );
    assert_eq!(
        code_and_message(world.as_root::<DeleteRole>(delete()).await),
        (
            "DeleteConflict".into(),
            "Cannot delete entity, must delete policies first.".into()
        )
    );
    let policy = DeleteRolePolicyInput {
        role_name: some("worker"),
        policy_name: some("p"),
    };
    world
        .as_root::<DeleteRolePolicy>(policy)
        .await
        .expect("deleted");
    world
        .as_root::<DeleteRole>(delete())
        .await
        .expect("deleted");
    let gone = world
        .as_root::<GetRole>(role("worker"))
        .await
        .expect_err("gone");
    assert_eq!((gone.code.as_ref(), gone.status), ("NoSuchEntity", 404));
    assert_eq!(gone.message, "The role with name worker cannot be found.");
}

#[tokio::test]
async fn documents_are_kept_as_they_came_and_answered_encoded() {
    let world = World::new();
    world.role("r", TRUST_LAMBDA).await.expect("role");
    let text = "{ \"Version\": \"2012-10-17\",\n\"Statement\": [{\"Effect\":\"Allow\",\
                \"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::b/a%3Ab\"}] }";
    let put = PutRolePolicyInput {
        role_name: some("r"),
        policy_name: some("p"),
        policy_document: some(text),
    };
    world
        .as_root::<PutRolePolicy>(put.clone())
        .await
        .expect("put");
    let get = GetRolePolicyInput {
        role_name: some("r"),
        policy_name: some("p"),
    };
    let got = world.as_root::<GetRolePolicy>(get).await.expect("got");
    assert_eq!(got.policy_document, Some(wire::percent::encode(text)));
    let get = GetRolePolicyInput {
        role_name: some("r"),
        policy_name: some("q"),
    };
    assert_eq!(
        code_and_message(world.as_root::<GetRolePolicy>(get).await),
        (
            "NoSuchEntity".into(),
            "The role policy with name q cannot be found.".into()
        )
    );
    let bad = PutRolePolicyInput {
        policy_document: some("{"),
        ..put.clone()
    };
    assert_eq!(
        code_and_message(world.as_root::<PutRolePolicy>(bad).await),
        (
            "MalformedPolicyDocument".into(),
            "This policy contains invalid Json".into()
        )
    );
    let long: Vec<String> = (0..200)
        .map(|n| format!("\"arn:aws:s3:::bucket-with-a-name-{n:020}\""))
        .collect();
    let statement = format!(
        r#"{{"Effect":"Allow","Action":"s3:*","Resource":[{}]}}"#,
        long.join(",")
    );
    let long = PutRolePolicyInput {
        policy_document: Some(document(&statement)),
        ..put
    };
    assert_eq!(
        code_and_message(world.as_root::<PutRolePolicy>(long).await),
        (
            "LimitExceeded".into(),
            "Maximum policy size of 10240 bytes exceeded for role r".into()
        )
    );
    // What was refused has left no trace.
    let list = ListRolePoliciesInput {
        role_name: some("r"),
        ..ListRolePoliciesInput::default()
    };
    let names = world
        .as_root::<ListRolePolicies>(list)
        .await
        .expect("names")
        .policy_names;
    assert_eq!(names, Some(vec!["p".to_owned()]));
}

#[tokio::test]
async fn customer_managed_policies_and_their_versions() {
    let world = World::new();
    world.role("r", TRUST_LAMBDA).await.expect("role");
    let create = CreatePolicyInput {
        policy_name: some("mine"),
        policy_document: Some(document(ALLOW_ALL)),
        ..CreatePolicyInput::default()
    };
    let made = world
        .as_root::<CreatePolicy>(create.clone())
        .await
        .expect("policy")
        .policy;
    let made = made.expect("policy");
    let arn = format!("arn:aws:iam::{ACCOUNT}:policy/mine");
    assert_eq!(made.arn.as_deref(), Some(arn.as_str()));
    assert_eq!(made.default_version_id, some("v1"));
    assert_eq!(
        (made.attachment_count, made.is_attachable),
        (Some(0), Some(true))
    );
    assert_eq!(
        code_and_message(world.as_root::<CreatePolicy>(create).await),
        (
            "EntityAlreadyExists".into(),
            "A policy called mine already exists. Duplicate names are not allowed.".into()
        )
    );
    let attach = |arn: &str| AttachRolePolicyInput {
        role_name: some("r"),
        policy_arn: some(arn),
    };
    for (policy, code, message) in [
        (
            "longpolicynamebutnoarn",
            "ValidationError",
            "Invalid ARN:  Could not be parsed!".into(),
        ),
        (
            "arn:aws:iam::111122223333:policy/mine123",
            "NoSuchEntity",
            "Policy arn:aws:iam::111122223333:policy/mine123 does not exist or is not attachable."
                .to_owned(),
        ),
        (
            "arn:aws:iam::aws:policy/NoSuchThing",
            "NoSuchEntity",
            "Policy arn:aws:iam::aws:policy/NoSuchThing does not exist or is not attachable."
                .to_owned(),
        ),
    ] {
        assert_eq!(
            code_and_message(world.as_root::<AttachRolePolicy>(attach(policy)).await),
            (code.to_owned(), message)
        );
    }
    world
        .as_root::<AttachRolePolicy>(attach(&arn))
        .await
        .expect("attached");
    let get = || GetPolicyInput {
        policy_arn: Some(arn.clone()),
    };
    let got = world
        .as_root::<GetPolicy>(get())
        .await
        .expect("got")
        .policy
        .expect("policy");
    assert_eq!(got.attachment_count, Some(1));
    let delete = || DeletePolicyInput {
        policy_arn: Some(arn.clone()),
    };
    assert_eq!(
        code_and_message(world.as_root::<DeletePolicy>(delete()).await),
        (
            "DeleteConflict".into(),
            "Cannot delete a policy attached to entities.".into()
        )
    );
    let version = |set_as_default| CreatePolicyVersionInput {
        policy_arn: Some(arn.clone()),
        policy_document: Some(document(&ALLOW_ALL.replace("Allow", "Deny"))),
        set_as_default: Some(set_as_default),
    };
    for n in 2..=5 {
        let made = world
            .as_root::<CreatePolicyVersion>(version(n == 5))
            .await
            .expect("version");
        assert_eq!(
            made.policy_version.and_then(|v| v.version_id),
            Some(format!("v{n}"))
        );
    }
    let sixth = code_and_message(world.as_root::<CreatePolicyVersion>(version(false)).await);
    assert_eq!(sixth.0, "LimitExceeded");
    let drop_version = |n: u32| DeletePolicyVersionInput {
        policy_arn: Some(arn.clone()),
        version_id: Some(format!("v{n}")),
    };
    assert_eq!(
        code_and_message(world.as_root::<DeletePolicyVersion>(drop_version(5)).await),
        (
            "DeleteConflict".into(),
            "Cannot delete the default version of a policy.".into()
        )
    );
    for n in 1..=4 {
        world
            .as_root::<DeletePolicyVersion>(drop_version(n))
            .await
            .expect("deleted");
    }
    let detach = DetachRolePolicyInput {
        role_name: some("r"),
        policy_arn: Some(arn.clone()),
    };
    world
        .as_root::<DetachRolePolicy>(detach)
        .await
        .expect("detached");
    world
        .as_root::<DeletePolicy>(delete())
        .await
        .expect("deleted");
    assert_eq!(
        code_and_message(world.as_root::<GetPolicy>(get()).await),
        (
            "NoSuchEntity".into(),
            format!("Policy {arn} was not found.")
        )
    );
}

#[tokio::test]
async fn keys_of_users() {
    let world = World::new();
    let ann = world
        .user(
            "ann",
            r#"{"Effect":"Allow","Action":"iam:*","Resource":"*"}"#,
        )
        .await;
    // Without a name it is the caller's own.
    let own = world
        .call::<GetUser>(&ann, GetUserInput::default())
        .await
        .expect("own")
        .user;
    assert_eq!(own.and_then(|user| user.user_name), some("ann"));
    let second = world
        .call::<CreateAccessKey>(&ann, CreateAccessKeyInput::default())
        .await;
    let second = second.expect("key").access_key.expect("key");
    assert_eq!(second.secret_access_key.as_ref().map(String::len), Some(40));
    let id = second.access_key_id.expect("id");
    let third = world
        .call::<CreateAccessKey>(&ann, CreateAccessKeyInput::default())
        .await;
    assert_eq!(
        code_and_message(third),
        (
            "LimitExceeded".into(),
            "Cannot exceed quota for AccessKeysPerUser: 2".into()
        )
    );
    let off = UpdateAccessKeyInput {
        user_name: None,
        access_key_id: Some(id.clone()),
        status: some("Inactive"),
    };
    assert!(world.caller(&id, None).is_ok());
    world.call::<UpdateAccessKey>(&ann, off).await.expect("off");
    assert!(world.caller(&id, None).is_err());
    let delete = DeleteUserInput {
        user_name: some("ann"),
    };
    assert_eq!(
        code_and_message(world.as_root::<DeleteUser>(delete).await),
        (
            "DeleteConflict".into(),
            "Cannot delete entity, must delete access keys first.".into()
        )
    );
    let list = ListAccessKeysInput {
        user_name: some("ann"),
        ..ListAccessKeysInput::default()
    };
    let keys = world
        .as_root::<ListAccessKeys>(list)
        .await
        .expect("keys")
        .access_key_metadata;
    let keys = keys.expect("keys");
    assert_eq!(keys.len(), 2);
    for key in keys {
        let delete = DeleteAccessKeyInput {
            user_name: some("ann"),
            access_key_id: key.access_key_id,
        };
        world
            .as_root::<DeleteAccessKey>(delete)
            .await
            .expect("deleted");
    }
    let no_name = code_and_message(
        world
            .as_root::<ListAccessKeys>(ListAccessKeysInput::default())
            .await,
    );
    assert_eq!(
        no_name.1,
        "Must specify userName when calling with non-User credentials"
    );
}

#[tokio::test]
async fn tags_are_unique_whatever_their_case() {
    let world = World::new();
    world.role("r", TRUST_LAMBDA).await.expect("role");
    let tag = |key: &str, value: &str| Tag {
        key: some(key),
        value: some(value),
    };
    let twice = TagRoleInput {
        role_name: some("r"),
        tags: Some(vec![tag("a", "1"), tag("A", "2")]),
    };
    assert_eq!(
        code_and_message(world.as_root::<TagRole>(twice).await),
        (
            "InvalidInput".into(),
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.".into()
        )
    );
    for (key, value) in [("Team", "x"), ("team", "y"), ("other", "z")] {
        let add = TagRoleInput {
            role_name: some("r"),
            tags: Some(vec![tag(key, value)]),
        };
        world.as_root::<TagRole>(add).await.expect("tagged");
    }
    let remove = UntagRoleInput {
        role_name: some("r"),
        tag_keys: Some(vec!["OTHER".into(), "x".into()]),
    };
    world.as_root::<UntagRole>(remove).await.expect("untagged");
    let list = ListRoleTagsInput {
        role_name: some("r"),
        ..ListRoleTagsInput::default()
    };
    let tags = world
        .as_root::<ListRoleTags>(list)
        .await
        .expect("tags")
        .tags;
    assert_eq!(tags, Some(vec![tag("team", "y")]));
}

#[tokio::test]
async fn policies_of_one_name_are_on_two_pages() {
    let world = World::new();
    world.role("r", TRUST_LAMBDA).await.expect("role");
    let input = CreatePolicyInput {
        policy_name: some("AmazonS3FullAccess"),
        policy_document: Some(document(ALLOW_ALL)),
        ..CreatePolicyInput::default()
    };
    let made = world.as_root::<CreatePolicy>(input).await.expect("policy");
    let own = made.policy.and_then(|policy| policy.arn).expect("arn");
    for arn in [own.as_str(), "arn:aws:iam::aws:policy/AmazonS3FullAccess"] {
        let input = AttachRolePolicyInput {
            role_name: some("r"),
            policy_arn: some(arn),
        };
        let attached = world.as_root::<AttachRolePolicy>(input).await;
        attached.expect("attached");
    }
    let (mut arns, mut marker) = (Vec::new(), None);
    loop {
        let input = ListAttachedRolePoliciesInput {
            role_name: some("r"),
            max_items: Some(1),
            marker,
            ..ListAttachedRolePoliciesInput::default()
        };
        let page = world.as_root::<ListAttachedRolePolicies>(input).await;
        let page = page.expect("page");
        arns.extend(page.attached_policies.expect("policies"));
        marker = page.marker;
        if marker.is_none() {
            break;
        }
    }
    assert_eq!(arns.len(), 2, "{arns:?}");
}

#[tokio::test]
async fn listing_is_allowed_by_path() {
    let world = World::new();
    let lister = world
        .user("lister", r#"{"Effect":"Allow","Action":"iam:ListRoles","Resource":"arn:aws:iam::111122223333:role/x/"}"#)
        .await;
    for (path, is_let) in [(None, false), (some("/"), false), (some("/x/"), true)] {
        let input = ListRolesInput {
            path_prefix: path,
            ..ListRolesInput::default()
        };
        let listed = world.call::<ListRoles>(&lister, input).await;
        assert_eq!(listed.is_ok(), is_let);
    }
}
