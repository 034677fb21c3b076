//! Buckets: made, found, deleted.

use model::s3 as api;
use plane::{Account, Principal, Region, Source};

use super::world::{World, field, refused, text};

fn create(name: &str) -> api::CreateBucketInput {
    api::CreateBucketInput {
        bucket: text(name),
        ..Default::default()
    }
}

fn located(name: &str, constraint: &str) -> api::CreateBucketInput {
    api::CreateBucketInput {
        create_bucket_configuration: Some(api::CreateBucketConfiguration {
            location_constraint: text(constraint),
            ..Default::default()
        }),
        ..create(name)
    }
}

fn delete(name: &str) -> api::DeleteBucketInput {
    api::DeleteBucketInput {
        bucket: text(name),
        ..Default::default()
    }
}

fn head(name: &str) -> api::HeadBucketInput {
    api::HeadBucketInput {
        bucket: text(name),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_bucket_is_made_listed_and_deleted() {
    let world = World::new();
    let made = world
        .call::<api::CreateBucket>(create("one"))
        .await
        .unwrap();
    assert_eq!(made.location.as_deref(), Some("/one"));
    world.bucket("two").await;
    let head_output = world.call::<api::HeadBucket>(head("one")).await.unwrap();
    assert_eq!(head_output.bucket_region.as_deref(), Some("us-east-1"));
    let listed = world
        .call::<api::ListBuckets>(Default::default())
        .await
        .unwrap();
    let names: Vec<_> = listed
        .buckets
        .unwrap()
        .into_iter()
        .map(|b| b.name.unwrap())
        .collect();
    assert_eq!(names, ["one", "two"]);
    // What policies of AWS's documentation name.
    assert_eq!(world.rules.resource(), "arn:aws:s3:::*");
    world
        .call::<api::DeleteBucket>(delete("one"))
        .await
        .unwrap();
    let gone = world.call::<api::HeadBucket>(head("one")).await;
    assert_eq!(refused(gone).0, 404);
    let gone = world.call::<api::DeleteBucket>(delete("one")).await;
    assert_eq!(field(gone, "BucketName").as_deref(), Some("one"));
}

#[tokio::test]
async fn refusals_of_creation_are_in_awss_words() {
    let mut world = World::new();
    world.bucket("taken").await;
    let again = world.call::<api::CreateBucket>(create("taken")).await;
    let message =
        "Your previous request to create the named bucket succeeded and you already own it.";
    assert_eq!(
        refused(again),
        (409, "BucketAlreadyOwnedByYou".into(), message.into())
    );
    let bad = world.call::<api::CreateBucket>(create("Bad_Name")).await;
    let message = "The specified bucket is not valid.";
    assert_eq!(
        refused(bad),
        (400, "InvalidBucketName".into(), message.into())
    );
    for constraint in ["moon", "us-east-1", "xx-north-9", "cn-north-1"] {
        let unknown = world
            .call::<api::CreateBucket>(located("b-1", constraint))
            .await;
        let message = "The specified location-constraint is not valid";
        assert_eq!(
            refused(unknown),
            (400, "InvalidLocationConstraint".into(), message.into())
        );
    }

    world.caller.region = Region::new("eu-west-1");
    let wrong = world
        .call::<api::CreateBucket>(located("b-1", "eu-west-2"))
        .await;
    let message = "The eu-west-2 location constraint is incompatible for the region specific \
                   endpoint this request was sent to.";
    assert_eq!(
        refused(wrong),
        (
            400,
            "IllegalLocationConstraintException".into(),
            message.into()
        )
    );
    let missing = world.call::<api::CreateBucket>(create("b-1")).await;
    let message = "The unspecified location constraint is incompatible for the region specific \
                   endpoint this request was sent to.";
    assert_eq!(
        refused(missing),
        (
            400,
            "IllegalLocationConstraintException".into(),
            message.into()
        )
    );
    world
        .call::<api::CreateBucket>(located("b-1", "eu-west-1"))
        .await
        .unwrap();

    world.caller.account = Account::new("222233334444");
    let taken = world.call::<api::CreateBucket>(create("taken")).await;
    assert_eq!(refused(taken).1, "IllegalLocationConstraintException");
    let taken = world
        .call::<api::CreateBucket>(located("taken", "eu-west-1"))
        .await;
    let (status, code, _) = refused(taken);
    assert_eq!((status, code.as_str()), (409, "BucketAlreadyExists"));
}

/// "In the us-east-1 Region, if you re-create a bucket that you already own, Amazon S3 returns 200
/// OK": error codes of the Amazon S3 API Reference.
#[tokio::test]
async fn in_the_first_region_making_a_bucket_again_is_no_fault() {
    let mut world = World::with_bucket().await;
    world.caller.source = Source::Address("127.0.0.1".to_owned());
    world.put("k", "data").await;
    let again = world.call::<api::CreateBucket>(create("bucket")).await;
    assert_eq!(again.unwrap().location.as_deref(), Some("/bucket"));
    assert_eq!(world.get("k").await.unwrap(), "data");
    world.caller.region = Region::new("eu-west-1");
    let made = located("there", "eu-west-1");
    world.call::<api::CreateBucket>(made).await.unwrap();
    let again = world
        .call::<api::CreateBucket>(located("there", "eu-west-1"))
        .await;
    assert_eq!(refused(again).1, "BucketAlreadyOwnedByYou");
}

#[tokio::test]
async fn the_global_endpoint_makes_buckets_everywhere() {
    let mut world = World::new();
    for (name, constraint, region) in [
        ("there", "eu-central-1", "eu-central-1"),
        ("old", "EU", "eu-west-1"),
    ] {
        let made = world
            .call::<api::CreateBucket>(located(name, constraint))
            .await;
        made.unwrap();
        let found = world.call::<api::HeadBucket>(head(name)).await.unwrap();
        assert_eq!(found.bucket_region.as_deref(), Some(region));
    }
    world.caller.source = Source::Address("127.0.0.1".to_owned());
    let elsewhere = world.call::<api::HeadBucket>(head("there")).await;
    assert_eq!(refused(elsewhere).0, 400);
}

#[tokio::test]
async fn strangers_read_in_every_region_and_learn_what_is_not_there() {
    let mut world = World::new();
    let there = located("there", "eu-west-1");
    world.call::<api::CreateBucket>(there).await.unwrap();
    world.caller.principal = Principal::Anonymous;
    world.caller.account = Account::new("");
    world.caller.source = Source::Address("127.0.0.1".to_owned());
    world.call::<api::HeadBucket>(head("there")).await.unwrap();
    world.rules.forbidden.lock().unwrap().push("s3:ListBucket");
    let denied = world.call::<api::HeadBucket>(head("there")).await;
    assert_eq!(refused(denied).0, 403);
    let absent = world.call::<api::HeadBucket>(head("nowhere")).await;
    let (status, code, _) = refused(absent);
    assert_eq!((status, code.as_str()), (404, "NoSuchBucket"));
    world.caller.principal = Principal::Root;
    let denied = world.call::<api::HeadBucket>(head("nowhere")).await;
    assert_eq!(refused(denied).0, 403);
}

#[tokio::test]
async fn a_bucket_of_another_region_says_which() {
    let mut world = World::with_bucket().await;
    world.caller.region = Region::new("eu-west-1");
    world.caller.source = Source::Address("127.0.0.1".to_owned());
    let wrong = world.get("k").await;
    let message = "The authorization header is malformed; the region 'eu-west-1' is wrong; \
                   expecting 'us-east-1'";
    assert_eq!(
        refused(wrong),
        (400, "AuthorizationHeaderMalformed".into(), message.into())
    );
    assert_eq!(
        field(world.get("k").await, "Region").as_deref(),
        Some("us-east-1")
    );
}

#[tokio::test]
async fn only_an_empty_bucket_is_deleted() {
    let world = World::with_bucket().await;
    world.put("k", "data").await;
    let full = world.call::<api::DeleteBucket>(delete("bucket")).await;
    let message = "The bucket you tried to delete is not empty";
    assert_eq!(
        refused(full),
        (409, "BucketNotEmpty".into(), message.into())
    );
    world.put("k", "it is still open").await;
    world.delete("k").await;
    world
        .call::<api::DeleteBucket>(delete("bucket"))
        .await
        .unwrap();
    let (status, code, message) = refused(world.get("k").await);
    assert_eq!((status, code.as_str()), (404, "NoSuchBucket"));
    assert_eq!(message, "The specified bucket does not exist");
    // Another bucket under the same name knows nothing of the first one.
    world.bucket("bucket").await;
    assert_eq!(refused(world.get("k").await).1, "NoSuchKey");
    world.put("k", "new").await;
    assert_eq!(world.get("k").await.unwrap(), "new");
}

#[tokio::test]
async fn what_a_bucket_has_not_got_is_named() {
    let world = World::with_bucket().await;
    let input = api::GetBucketPolicyInput {
        bucket: text("bucket"),
        ..Default::default()
    };
    let (status, code, message) = refused(world.call::<api::GetBucketPolicy>(input).await);
    assert_eq!((status, code.as_str()), (404, "NoSuchBucketPolicy"));
    assert_eq!(message, "The bucket policy does not exist");
    let input = api::GetBucketTaggingInput {
        bucket: text("bucket"),
        ..Default::default()
    };
    let (status, code, message) = refused(world.call::<api::GetBucketTagging>(input).await);
    assert_eq!((status, code.as_str()), (404, "NoSuchTagSet"));
    assert_eq!(message, "The TagSet does not exist");
}

#[tokio::test]
async fn where_a_bucket_is_only_its_expected_owner_is_told() {
    let world = World::with_bucket().await;
    let ask = |owner: &str| api::GetBucketLocationInput {
        bucket: text("bucket"),
        expected_bucket_owner: text(owner),
    };
    let own = world.caller.account.to_string();
    assert!(
        world
            .call::<api::GetBucketLocation>(ask(&own))
            .await
            .is_ok()
    );
    let other = world
        .call::<api::GetBucketLocation>(ask("111111111111"))
        .await;
    assert_eq!(
        refused(other),
        (403, "AccessDenied".into(), "Access Denied".into())
    );
}

#[tokio::test]
async fn a_public_policy_is_refused_unless_the_bucket_allows_it() {
    let world = World::with_bucket().await;
    let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",
        "Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/*"}]}"#;
    let put = || api::PutBucketPolicyInput {
        bucket: text("bucket"),
        policy: text(policy),
        ..Default::default()
    };
    let block = |policy: bool, restrict: bool| api::PutPublicAccessBlockInput {
        bucket: text("bucket"),
        public_access_block_configuration: Some(api::PublicAccessBlockConfiguration {
            block_public_policy: Some(policy),
            restrict_public_buckets: Some(restrict),
            ..Default::default()
        }),
        ..Default::default()
    };
    let (status, code, message) = refused(world.call::<api::PutBucketPolicy>(put()).await);
    assert_eq!((status, code.as_str()), (403, "AccessDenied"));
    assert!(message.contains("BlockPublicPolicy"), "{message}");
    // What this engine does not restrict, it does not pretend to.
    let open = block(false, true);
    world.call::<api::PutPublicAccessBlock>(open).await.unwrap();
    let (status, code, _) = refused(world.call::<api::PutBucketPolicy>(put()).await);
    assert_eq!((status, code.as_str()), (501, "NotImplemented"));
    let open = block(false, false);
    world.call::<api::PutPublicAccessBlock>(open).await.unwrap();
    world.call::<api::PutBucketPolicy>(put()).await.unwrap();
    let restricted = world.call::<api::PutPublicAccessBlock>(block(false, true));
    let (status, code, _) = refused(restricted.await);
    assert_eq!((status, code.as_str()), (501, "NotImplemented"));
}

#[tokio::test]
async fn a_block_of_public_access_is_taken_away() {
    let world = World::with_bucket().await;
    let delete = || api::DeletePublicAccessBlockInput {
        bucket: text("bucket"),
        ..Default::default()
    };
    let get = api::GetPublicAccessBlockInput {
        bucket: text("bucket"),
        ..Default::default()
    };
    // What is not there may be taken away, too.
    for _ in 0..2 {
        let deleted = world.call::<api::DeletePublicAccessBlock>(delete());
        deleted.await.unwrap();
    }
    let got = world.call::<api::GetPublicAccessBlock>(get).await;
    assert_eq!(refused(got).1, "NoSuchPublicAccessBlockConfiguration");
}

#[tokio::test]
async fn a_bucket_may_be_given_the_encryption_that_it_has() {
    let world = World::with_bucket().await;
    let put = |algorithm: &str, has_key: bool| api::PutBucketEncryptionInput {
        bucket: text("bucket"),
        server_side_encryption_configuration: Some(api::ServerSideEncryptionConfiguration {
            rules: Some(vec![api::ServerSideEncryptionRule {
                apply_server_side_encryption_by_default: Some(api::ServerSideEncryptionByDefault {
                    sse_algorithm: text(algorithm),
                    kms_master_key_id: None,
                }),
                bucket_key_enabled: Some(has_key),
                blocked_encryption_types: None,
            }]),
        }),
        ..Default::default()
    };
    let usual = world.call::<api::PutBucketEncryption>(put("AES256", false));
    usual.await.unwrap();
    for (input, what) in [
        (put("aws:kms", false), "SSEAlgorithm aws:kms"),
        (put("AES256", true), "BucketKeyEnabled"),
    ] {
        let (status, code, message) = refused(world.call::<api::PutBucketEncryption>(input).await);
        assert_eq!((status, code.as_str()), (501, "NotImplemented"));
        assert!(message.contains(what), "{message}");
    }
    let mut keyed = put("AES256", false);
    let configuration = keyed.server_side_encryption_configuration.as_mut();
    let rules = configuration.and_then(|one| one.rules.as_mut()).unwrap();
    let default = rules[0].apply_server_side_encryption_by_default.as_mut();
    default.unwrap().kms_master_key_id = text("alias/own");
    let (status, code, _) = refused(world.call::<api::PutBucketEncryption>(keyed).await);
    assert_eq!((status, code.as_str()), (400, "InvalidArgument"));
    let delete = api::DeleteBucketEncryptionInput {
        bucket: text("bucket"),
        ..Default::default()
    };
    let deleted = world.call::<api::DeleteBucketEncryption>(delete);
    deleted.await.unwrap();
}

#[tokio::test]
async fn tags_of_aws_and_strange_letters_are_refused() {
    let world = World::with_bucket().await;
    let tag = |key: &str, value: &str| api::PutBucketTaggingInput {
        bucket: text("bucket"),
        tagging: Some(api::Tagging {
            tag_set: Some(vec![api::Tag {
                key: text(key),
                value: text(value),
            }]),
        }),
        ..Default::default()
    };
    for (key, value, message) in [
        (
            "aws:mine",
            "x",
            "System tags cannot be added/updated by requester",
        ),
        ("a*b", "x", "The TagKey you have provided is invalid"),
        ("a\u{1}", "x", "The TagKey you have provided is invalid"),
        ("a", "x<y", "The TagValue you have provided is invalid"),
    ] {
        let outcome = world.call::<api::PutBucketTagging>(tag(key, value)).await;
        assert_eq!(
            refused(outcome),
            (400, "InvalidTag".into(), message.into()),
            "{key}={value}"
        );
    }
    let input = tag("größe äö +-=._:/@1", "");
    world.call::<api::PutBucketTagging>(input).await.unwrap();
}
