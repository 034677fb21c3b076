//! What bucket policies see of a request. See "Bucket policy examples using condition keys" and
//! "Enforce conditional writes on Amazon S3 buckets" in the Amazon S3 User Guide.

use model::s3 as api;
use plane::Principal;
use serde_json::json;
use wire::Fault;

use super::world::{World, complete, get, noise, put, refused, text};

fn is_denied<T>(outcome: Result<T, Fault>) -> bool {
    match outcome {
        Ok(_) => false,
        Err(fault) if fault.code == "AccessDenied" => true,
        Err(fault) => panic!("{fault}"),
    }
}

fn copy() -> api::CopyObjectInput {
    api::CopyObjectInput {
        bucket: text("bucket"),
        key: text("copy"),
        copy_source: text("bucket/public/k"),
        ..Default::default()
    }
}

fn delete(etag: Option<&str>) -> api::DeleteObjectInput {
    api::DeleteObjectInput {
        bucket: text("bucket"),
        key: text("k"),
        if_match: etag.map(str::to_owned),
        ..Default::default()
    }
}

/// "To ensure that bucket owners don't inadvertently lock themselves out of their own buckets, the
/// root principal in a bucket owner's AWS account can perform the GetBucketPolicy, PutBucketPolicy,
/// and DeleteBucketPolicy API actions, even if their bucket policy explicitly denies the root
/// principal's access."
#[tokio::test]
async fn the_owners_root_is_not_locked_out() {
    let mut world = World::with_bucket().await;
    let bucket = text("bucket");
    world.deny("s3:*", json!({})).await;
    assert!(is_denied(world.get("k").await));
    let get = || api::GetBucketPolicyInput {
        bucket: bucket.clone(),
        ..Default::default()
    };
    let drop = || api::DeleteBucketPolicyInput {
        bucket: bucket.clone(),
        ..Default::default()
    };
    let root = world.caller.principal.clone();
    world.caller.principal = Principal::User {
        name: "alice".to_owned(),
        id: "AIDA".to_owned(),
        path: "/".to_owned(),
    };
    assert!(is_denied(world.call::<api::GetBucketPolicy>(get()).await));
    assert!(is_denied(
        world.call::<api::DeleteBucketPolicy>(drop()).await
    ));
    world.caller.principal = root;
    world.call::<api::GetBucketPolicy>(get()).await.unwrap();
    world.deny("s3:*", json!({})).await;
    world.call::<api::DeleteBucketPolicy>(drop()).await.unwrap();
    world.put("k", "data").await;
}

#[tokio::test]
async fn uploads_that_name_no_encryption_are_denied() {
    let world = World::with_bucket().await;
    let condition = json!({"Null": {"s3:x-amz-server-side-encryption": "true"}});
    world.deny("s3:PutObject", condition).await;
    let encryption = text("AES256");
    assert!(is_denied(world.put_with(put("k", "data")).await));
    let named = api::PutObjectInput {
        server_side_encryption: encryption.clone(),
        ..put("public/k", "data")
    };
    world.put_with(named).await.unwrap();
    assert!(is_denied(world.call::<api::CopyObject>(copy()).await));
    let named = api::CopyObjectInput {
        server_side_encryption: encryption.clone(),
        ..copy()
    };
    world.call::<api::CopyObject>(named).await.unwrap();
    // The parts of an upload, and its completion, have the headers that it was begun with.
    let begin = |server_side_encryption| api::CreateMultipartUploadInput {
        bucket: text("bucket"),
        key: text("parts"),
        server_side_encryption,
        ..Default::default()
    };
    let begun = world.call::<api::CreateMultipartUpload>(begin(None)).await;
    assert!(is_denied(begun));
    let begun = world
        .call::<api::CreateMultipartUpload>(begin(encryption))
        .await
        .unwrap();
    let id = begun.upload_id.unwrap();
    let part = world.part("parts", &id, 1, noise(1, 10)).await;
    world.complete("parts", &id, vec![part]).await.unwrap();
}

#[tokio::test]
async fn what_a_write_says_of_its_object_is_seen() {
    let world = World::with_bucket().await;
    world.put("public/k", "data").await;
    let cases = [
        (
            json!({"StringEquals": {"s3:x-amz-acl": "private"}}),
            api::PutObjectInput {
                acl: text("private"),
                ..put("k", "data")
            },
        ),
        (
            json!({"StringEquals": {"s3:x-amz-storage-class": "STANDARD"}}),
            api::PutObjectInput {
                storage_class: text("STANDARD"),
                ..put("k", "data")
            },
        ),
    ];
    for (condition, input) in cases {
        world.deny("s3:PutObject", condition).await;
        world.put("k", "data").await;
        assert!(is_denied(world.put_with(input).await));
    }
    let condition = json!({"StringNotLike": {"s3:x-amz-copy-source": "bucket/public/*"}});
    world.deny("s3:PutObject", condition).await;
    world.call::<api::CopyObject>(copy()).await.unwrap();
    let other = api::CopyObjectInput {
        copy_source: text("bucket/k"),
        ..copy()
    };
    assert!(is_denied(world.call::<api::CopyObject>(other).await));
    let condition = json!({"StringEquals": {"s3:x-amz-metadata-directive": "REPLACE"}});
    world.deny("s3:PutObject", condition).await;
    world.call::<api::CopyObject>(copy()).await.unwrap();
    let replaced = api::CopyObjectInput {
        metadata_directive: text("REPLACE"),
        ..copy()
    };
    assert!(is_denied(world.call::<api::CopyObject>(replaced).await));
    let condition = json!({"NumericGreaterThan": {"s3:max-keys": "10"}});
    world.deny("s3:ListBucket", condition).await;
    let list = |max| api::ListObjectsV2Input {
        bucket: text("bucket"),
        max_keys: Some(max),
        ..Default::default()
    };
    assert!(is_denied(world.call::<api::ListObjectsV2>(list(11)).await));
    world.call::<api::ListObjectsV2>(list(10)).await.unwrap();
}

#[tokio::test]
async fn conditional_writes_are_enforced() {
    let world = World::with_bucket().await;
    let condition = json!({
        "Null": {"s3:if-none-match": "true"},
        "Bool": {"s3:ObjectCreationOperation": "true"},
    });
    world.deny("s3:PutObject", condition).await;
    assert!(is_denied(world.put_with(put("k", "data")).await));
    let absent = api::PutObjectInput {
        if_none_match: text("*"),
        ..put("k", "data")
    };
    world.put_with(absent).await.unwrap();
    let id = world.begin("parts", None, None).await;
    let part = world.part("parts", &id, 1, noise(1, 10)).await;
    let refused = world.complete("parts", &id, vec![part.clone()]).await;
    assert!(is_denied(refused));
    let absent = api::CompleteMultipartUploadInput {
        if_none_match: text("*"),
        ..complete("parts", &id, vec![part])
    };
    world
        .call::<api::CompleteMultipartUpload>(absent)
        .await
        .unwrap();
}

#[tokio::test]
async fn conditional_deletes_are_enforced() {
    let world = World::with_bucket().await;
    let etag = world.put("k", "data").await.e_tag.unwrap();
    world
        .deny("s3:DeleteObject", json!({"Null": {"s3:if-match": "true"}}))
        .await;
    let outcome = world.call::<api::DeleteObject>(delete(None)).await;
    assert!(is_denied(outcome));
    let many = |e_tag| api::DeleteObjectsInput {
        bucket: text("bucket"),
        delete: Some(api::Delete {
            objects: Some(vec![api::ObjectIdentifier {
                key: text("k"),
                e_tag,
                ..Default::default()
            }]),
            ..Default::default()
        }),
        ..Default::default()
    };
    let output = world.call::<api::DeleteObjects>(many(None)).await.unwrap();
    assert_eq!(
        output.errors.unwrap()[0].code.as_deref(),
        Some("AccessDenied")
    );
    // Whoever names an ETag learns whether it is the object's: that needs the right to read it.
    world.rules.forbidden.lock().unwrap().push("s3:GetObject");
    let outcome = world.call::<api::DeleteObject>(delete(Some(&etag))).await;
    assert!(is_denied(outcome));
    let output = world
        .call::<api::DeleteObjects>(many(Some(etag.clone())))
        .await
        .unwrap();
    assert_eq!(
        output.errors.unwrap()[0].code.as_deref(),
        Some("AccessDenied")
    );
    let write = api::PutObjectInput {
        if_match: Some(etag.clone()),
        ..put("k", "new")
    };
    assert!(is_denied(world.put_with(write).await));
    world
        .call::<api::DeleteObject>(delete(Some("*")))
        .await
        .unwrap();
    assert!(world.keys().await.is_empty());
}

#[tokio::test]
async fn where_a_bucket_is_made_is_seen() {
    let mut world = World::new();
    world.caller.region = plane::Region::new("eu-west-1");
    let input = api::CreateBucketInput {
        bucket: text("made"),
        object_ownership: text("BucketOwnerEnforced"),
        create_bucket_configuration: Some(api::CreateBucketConfiguration {
            location_constraint: text("eu-west-1"),
            ..Default::default()
        }),
        ..Default::default()
    };
    world.call::<api::CreateBucket>(input).await.unwrap();
    for (key, value) in [
        ("s3:locationconstraint", "eu-west-1"),
        ("s3:x-amz-object-ownership", "BucketOwnerEnforced"),
    ] {
        let expected = Some(vec![value.to_owned()]);
        assert_eq!(world.rules.values(key), expected, "{key}");
    }
}

/// "AWS JSON policy elements: Principal", IAM User Guide: a principal is stored by its unique id,
/// which is shown once the user or role is gone.
#[tokio::test]
async fn another_user_of_the_same_name_is_not_let() {
    const USER: &str = "arn:aws:iam::111122223333:user/u";
    let (first, second) = ("AIDAFIRST11111111111", "AIDASECOND2222222222");
    let world = World::with_bucket().await;
    world.put("k", "data").await;
    let policy = json!({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Principal": {"AWS": USER},
        "Action": "s3:GetObject",
        "Resource": "arn:aws:s3:::bucket/*",
    }]});
    let put_policy = || api::PutBucketPolicyInput {
        bucket: text("bucket"),
        policy: Some(policy.to_string()),
        ..Default::default()
    };
    let shown = async |world: &World| {
        let input = api::GetBucketPolicyInput {
            bucket: text("bucket"),
            ..Default::default()
        };
        let got = world.call::<api::GetBucketPolicy>(input).await.unwrap();
        got.policy.unwrap()
    };
    let unknown = world.call::<api::PutBucketPolicy>(put_policy()).await;
    let expected = (400, "MalformedPolicy", "Invalid principal in policy");
    let (status, code, message) = refused(unknown);
    assert_eq!((status, code.as_str(), message.as_str()), expected);

    let is = |id: &str| world.rules.people.know(USER, id);
    is(first);
    world
        .call::<api::PutBucketPolicy>(put_policy())
        .await
        .unwrap();
    assert_eq!(shown(&world).await, policy.to_string());
    is(second);
    assert_eq!(shown(&world).await, policy.to_string().replace(USER, first));
    let world = world.crash(3);
    // Nobody reads as root here: what counts is what the policy says of others.
    let _ = world.get_with(get("k")).await;
    assert!(world.rules.is_let(first));
    assert!(!world.rules.is_let(second));
    assert!(shown(&world).await.contains(first));
}
