//! Conditional writes and reads of objects, and S3's typed errors.
#![allow(clippy::unwrap_used, clippy::panic)]

use aws_sdk_s3::Client;
use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::primitives::ByteStream;
use e2e_sdk::{Engine, keys};
use tokio::task::JoinSet;

const BUCKET: &str = "s3-bucket-assignment-01";
const KEY: &str = "data/42.json";
const FAILED: &str = "At least one of the pre-conditions you specified did not hold";

async fn bucket(engine: &Engine) -> Client {
    let client = engine.s3();
    client.create_bucket().bucket(BUCKET).send().await.unwrap();
    client
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_first_writers_of_a_key_one_wins() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    let mut writers = JoinSet::new();
    for writer in 0..64 {
        let put = client
            .put_object()
            .bucket(BUCKET)
            .key(KEY)
            .if_none_match("*");
        let put = put.body(ByteStream::from(format!("writer {writer}").into_bytes()));
        writers.spawn(async move { (writer, put.send().await) });
    }
    let mut winners = Vec::new();
    while let Some(one) = writers.join_next().await {
        match one.unwrap() {
            (writer, Ok(_)) => winners.push(writer),
            (writer, Err(error)) => {
                assert_eq!(error.code(), Some("PreconditionFailed"), "{writer}");
                assert_eq!(error.message(), Some(FAILED), "{writer}");
                assert_eq!(
                    error.raw_response().unwrap().status().as_u16(),
                    412,
                    "{writer}"
                );
            }
        }
    }
    let [winner] = winners[..] else {
        panic!("winners: {winners:?}")
    };
    let got = client
        .get_object()
        .bucket(BUCKET)
        .key(KEY)
        .send()
        .await
        .unwrap();
    let body = got.body.collect().await.unwrap().into_bytes();
    assert_eq!(body, format!("writer {winner}"));
}

#[tokio::test]
async fn an_object_is_replaced_only_where_it_is_as_expected() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    let put = |etag: &str| {
        client
            .put_object()
            .bucket(BUCKET)
            .key(KEY)
            .if_match(etag)
            .send()
    };
    let error = put("\"d41d8cd98f00b204e9800998ecf8427e\"")
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("NoSuchKey"));
    assert_eq!(error.raw_response().unwrap().status().as_u16(), 404);

    let first = client.put_object().bucket(BUCKET).key(KEY);
    let first = first
        .body(ByteStream::from_static(b"first"))
        .send()
        .await
        .unwrap();
    let first = first.e_tag().unwrap();
    let error = put("\"00000000000000000000000000000000\"")
        .await
        .unwrap_err();
    assert_eq!(
        (error.code(), error.message()),
        (Some("PreconditionFailed"), Some(FAILED))
    );
    let second = put(first).await.unwrap();
    assert_ne!(second.e_tag(), Some(first));
    // The ETag that it had is no longer the one that it has.
    let error = put(first).await.unwrap_err();
    assert_eq!(error.code(), Some("PreconditionFailed"));
}

#[tokio::test]
async fn an_object_is_read_only_where_it_is_as_expected() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    let stored = client
        .put_object()
        .bucket(BUCKET)
        .key(KEY)
        .send()
        .await
        .unwrap();
    let etag = stored.e_tag().unwrap();
    let get = || client.get_object().bucket(BUCKET).key(KEY);
    get().if_match(etag).send().await.unwrap();
    let error = get().if_match("\"0\"").send().await.unwrap_err();
    assert_eq!(error.code(), Some("PreconditionFailed"));
    let error = get().if_none_match(etag).send().await.unwrap_err();
    assert_eq!(error.raw_response().unwrap().status().as_u16(), 304);
}

#[tokio::test]
async fn what_is_not_there_is_said_in_types() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    let error = client
        .get_object()
        .bucket(BUCKET)
        .key("absent")
        .send()
        .await
        .unwrap_err();
    let error = error.into_service_error();
    assert!(error.is_no_such_key(), "{error:?}");
    assert_eq!(error.message(), Some("The specified key does not exist."));
    let error = client
        .head_object()
        .bucket(BUCKET)
        .key("absent")
        .send()
        .await
        .unwrap_err();
    assert!(error.into_service_error().is_not_found());
    let error = client
        .list_objects_v2()
        .bucket("absent-bucket")
        .send()
        .await
        .unwrap_err();
    let error = error.into_service_error();
    assert!(error.is_no_such_bucket(), "{error:?}");
    assert_eq!(error.message(), Some("The specified bucket does not exist"));
    let error = client
        .put_object()
        .bucket("absent-bucket")
        .key("a")
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("NoSuchBucket"));
}

#[tokio::test]
async fn wrong_credentials_are_refused() {
    let engine = Engine::start();
    bucket(&engine).await;
    let refused = async |id: &str, secret: &str| {
        let config = engine
            .s3_config()
            .credentials_provider(keys(id, secret))
            .build();
        let error = Client::from_conf(config)
            .list_buckets()
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.raw_response().unwrap().status().as_u16(), 403);
        (
            error.code().unwrap().to_owned(),
            error.message().unwrap().to_owned(),
        )
    };
    let (code, message) = refused("AKIAIOSFODNN7EXAMPLE", "test").await;
    assert_eq!(code, "InvalidAccessKeyId");
    assert_eq!(
        message,
        "The AWS Access Key Id you provided does not exist in our records."
    );
    let (code, message) = refused("test", "not the secret").await;
    assert_eq!(code, "SignatureDoesNotMatch");
    assert_eq!(
        message,
        "The request signature we calculated does not match the signature you provided. Check \
         your key and signing method."
    );
}
