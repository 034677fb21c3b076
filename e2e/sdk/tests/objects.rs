//! Objects: checksums, ranges, listings, uploads in parts and in a stream.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::HashMap;

use aws_sdk_s3::Client;
use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{
    ChecksumAlgorithm, ChecksumMode, ChecksumType, CompletedMultipartUpload, CompletedPart, Delete,
    ObjectIdentifier,
};
use crc_fast::{CrcAlgorithm, checksum};
use e2e_sdk::{Engine, Recorder};

const BUCKET: &str = "s3-bucket-assignment-01";
const MIB: usize = 1024 * 1024;

async fn bucket(engine: &Engine) -> Client {
    let client = engine.s3();
    client.create_bucket().bucket(BUCKET).send().await.unwrap();
    client
}

async fn put(client: &Client, key: &str, body: &[u8]) {
    let body = ByteStream::from(body.to_vec());
    client
        .put_object()
        .bucket(BUCKET)
        .key(key)
        .body(body)
        .send()
        .await
        .unwrap();
}

/// Bytes that repeat only after a while, so that no two parts or chunks are the same.
fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at * 31 + at / 251) as u8).collect()
}

fn base64(bytes: &[u8]) -> String {
    base64_simd::STANDARD.encode_to_string(bytes)
}

fn crc32(body: &[u8]) -> String {
    base64(&(checksum(CrcAlgorithm::Crc32IsoHdlc, body) as u32).to_be_bytes())
}

#[tokio::test]
async fn an_object_comes_back_with_the_checksum_that_the_sdk_adds() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    let body = br#"{"id":42,"name":"Zo\u00eb"}"#;
    let stored = client
        .put_object()
        .bucket(BUCKET)
        .key("data/42 & ä/+.json")
        .content_type("application/json")
        .metadata("processed-at", "2026-01-01T00:00:00Z")
        .body(ByteStream::from_static(body))
        .send()
        .await
        .unwrap();
    assert_eq!(stored.checksum_crc32(), Some(crc32(body).as_str()));
    assert_eq!(stored.checksum_type(), Some(&ChecksumType::FullObject));

    let got = client
        .get_object()
        .bucket(BUCKET)
        .key("data/42 & ä/+.json")
        .checksum_mode(ChecksumMode::Enabled)
        .send()
        .await
        .unwrap();
    assert_eq!(got.checksum_crc32(), stored.checksum_crc32());
    assert_eq!(got.e_tag(), stored.e_tag());
    assert_eq!(got.content_type(), Some("application/json"));
    let metadata = HashMap::from([("processed-at".to_owned(), "2026-01-01T00:00:00Z".to_owned())]);
    assert_eq!(got.metadata(), Some(&metadata));
    // The SDK compares the body with the checksum while it is read.
    assert_eq!(&got.body.collect().await.unwrap().into_bytes()[..], body);

    let head = client
        .head_object()
        .bucket(BUCKET)
        .key("data/42 & ä/+.json");
    let head = head
        .checksum_mode(ChecksumMode::Enabled)
        .send()
        .await
        .unwrap();
    assert_eq!(head.content_length(), Some(body.len() as i64));
    assert_eq!(head.e_tag(), stored.e_tag());
    assert_eq!(head.checksum_crc32(), stored.checksum_crc32());
    assert!(head.last_modified().is_some());

    let listed = client
        .list_objects_v2()
        .bucket(BUCKET)
        .prefix("data/")
        .send()
        .await
        .unwrap();
    let [object] = listed.contents() else {
        panic!("{listed:?}")
    };
    assert_eq!(object.key(), Some("data/42 & ä/+.json"));
    assert_eq!(object.size(), Some(body.len() as i64));
    assert_eq!(object.checksum_algorithm(), [ChecksumAlgorithm::Crc32]);
}

#[tokio::test]
async fn every_algorithm_of_the_sdk_is_computed_alike() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    let body = bytes(100_000);
    let algorithms = [
        ChecksumAlgorithm::Crc32,
        ChecksumAlgorithm::Crc32C,
        ChecksumAlgorithm::Crc64Nvme,
        ChecksumAlgorithm::Sha1,
        ChecksumAlgorithm::Sha256,
    ];
    for algorithm in algorithms {
        let key = algorithm.as_str();
        client
            .put_object()
            .bucket(BUCKET)
            .key(key)
            .checksum_algorithm(algorithm.clone())
            .body(ByteStream::from(body.clone()))
            .send()
            .await
            .unwrap_or_else(|error| panic!("{key}: {error:?}"));
        let got = client.get_object().bucket(BUCKET).key(key);
        let got = got
            .checksum_mode(ChecksumMode::Enabled)
            .send()
            .await
            .unwrap();
        let sums = [
            got.checksum_crc32(),
            got.checksum_crc32_c(),
            got.checksum_crc64_nvme(),
            got.checksum_sha1(),
            got.checksum_sha256(),
        ];
        assert_eq!(sums.iter().flatten().count(), 1, "{key}: {sums:?}");
        assert_eq!(
            got.body.collect().await.unwrap().into_bytes(),
            body,
            "{key}"
        );
    }
}

#[tokio::test]
async fn a_body_that_is_not_what_its_checksum_says_is_refused() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    let error = client
        .put_object()
        .bucket(BUCKET)
        .key("wrong")
        .checksum_crc32(crc32(b"another body"))
        .body(ByteStream::from_static(b"this body"))
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("BadDigest"));
    assert_eq!(
        error.message(),
        Some("The CRC32 you specified did not match the calculated checksum.")
    );
    let error = client
        .head_object()
        .bucket(BUCKET)
        .key("wrong")
        .send()
        .await
        .unwrap_err();
    assert!(error.into_service_error().is_not_found());
}

#[tokio::test]
async fn ranges_of_an_object() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    let body = bytes(1000);
    put(&client, "object", &body).await;
    let ranges = [
        ("bytes=0-0", 0..1),
        ("bytes=100-199", 100..200),
        ("bytes=900-", 900..1000),
        ("bytes=-10", 990..1000),
        ("bytes=990-5000", 990..1000),
    ];
    for (range, wanted) in ranges {
        let got = client
            .get_object()
            .bucket(BUCKET)
            .key("object")
            .range(range);
        let got = got.send().await.unwrap();
        let shown = format!("bytes {}-{}/1000", wanted.start, wanted.end - 1);
        assert_eq!(got.content_range(), Some(shown.as_str()), "{range}");
        assert_eq!(got.content_length(), Some(wanted.len() as i64), "{range}");
        assert_eq!(
            got.body.collect().await.unwrap().into_bytes(),
            body[wanted],
            "{range}"
        );
    }
    let beyond = client
        .get_object()
        .bucket(BUCKET)
        .key("object")
        .range("bytes=1000-");
    let error = beyond.send().await.unwrap_err();
    assert_eq!(error.raw_response().unwrap().status().as_u16(), 416);
    assert_eq!(error.code(), Some("InvalidRange"));
    assert_eq!(
        error.message(),
        Some("The requested range is not satisfiable")
    );
}

#[tokio::test]
async fn a_file_is_streamed_in_chunks_with_a_trailing_checksum() {
    let engine = Engine::start();
    bucket(&engine).await;
    let sent = Recorder::default();
    let client = Client::from_conf(engine.s3_config().interceptor(sent.clone()).build());
    let body = bytes(3 * MIB + 17);
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &body).unwrap();

    let stream = ByteStream::from_path(file.path()).await.unwrap();
    let stored = client
        .put_object()
        .bucket(BUCKET)
        .key("file")
        .body(stream)
        .send()
        .await
        .unwrap();
    assert_eq!(
        sent.header("x-amz-trailer").as_deref(),
        Some("x-amz-checksum-crc32")
    );
    assert_eq!(
        sent.header("content-encoding").as_deref(),
        Some("aws-chunked")
    );
    // Without TLS each chunk is signed, and the trailer too.
    assert_eq!(
        sent.header("x-amz-content-sha256").as_deref(),
        Some("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")
    );
    assert_eq!(stored.checksum_crc32(), Some(crc32(&body).as_str()));

    let got = client
        .get_object()
        .bucket(BUCKET)
        .key("file")
        .send()
        .await
        .unwrap();
    assert_eq!(got.content_length(), Some(body.len() as i64));
    // How it travelled is no property of the object.
    assert!(
        got.content_encoding().unwrap_or_default().is_empty(),
        "{got:?}"
    );
    assert!(got.body.collect().await.unwrap().into_bytes() == body);
}

#[tokio::test]
async fn a_multipart_upload_is_one_object_when_it_is_complete() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    let body = bytes(5 * MIB + 1000);
    let begun = client.create_multipart_upload().bucket(BUCKET).key("large");
    let begun = begun
        .checksum_algorithm(ChecksumAlgorithm::Crc32)
        .send()
        .await
        .unwrap();
    let upload = begun.upload_id().unwrap();
    let mut completed = CompletedMultipartUpload::builder();
    for (number, part) in (1..).zip(body.chunks(5 * MIB)) {
        let stored = client
            .upload_part()
            .bucket(BUCKET)
            .key("large")
            .upload_id(upload)
            .part_number(number)
            .checksum_algorithm(ChecksumAlgorithm::Crc32)
            .body(ByteStream::from(part.to_vec()))
            .send()
            .await
            .unwrap();
        assert_eq!(stored.checksum_crc32(), Some(crc32(part).as_str()));
        completed = completed.parts(
            CompletedPart::builder()
                .part_number(number)
                .set_e_tag(stored.e_tag)
                .set_checksum_crc32(stored.checksum_crc32)
                .build(),
        );
    }
    let parts = client
        .list_parts()
        .bucket(BUCKET)
        .key("large")
        .upload_id(upload);
    let parts = parts.send().await.unwrap();
    let sizes: Vec<_> = parts.parts().iter().map(|part| part.size()).collect();
    assert_eq!(sizes, [Some(5 * MIB as i64), Some(1000)]);
    let error = client
        .head_object()
        .bucket(BUCKET)
        .key("large")
        .send()
        .await
        .unwrap_err();
    assert!(error.into_service_error().is_not_found());

    let done = client
        .complete_multipart_upload()
        .bucket(BUCKET)
        .key("large")
        .upload_id(upload);
    let done = done
        .multipart_upload(completed.build())
        .send()
        .await
        .unwrap();
    let etag = done.e_tag().unwrap();
    assert!(etag.ends_with("-2\""), "{etag}");
    let of_parts: Vec<u8> = body
        .chunks(5 * MIB)
        .flat_map(|part| (checksum(CrcAlgorithm::Crc32IsoHdlc, part) as u32).to_be_bytes())
        .collect();
    assert_eq!(done.checksum_type(), Some(&ChecksumType::Composite));
    assert_eq!(
        done.checksum_crc32(),
        Some(format!("{}-2", crc32(&of_parts)).as_str())
    );

    let got = client
        .get_object()
        .bucket(BUCKET)
        .key("large")
        .send()
        .await
        .unwrap();
    assert_eq!(got.e_tag(), Some(etag));
    assert!(got.body.collect().await.unwrap().into_bytes() == body);
    let across = client.get_object().bucket(BUCKET).key("large");
    let across = across.range(format!("bytes={}-{}", 5 * MIB - 10, 5 * MIB + 9));
    let across = across.send().await.unwrap().body.collect().await.unwrap();
    assert_eq!(across.into_bytes(), body[5 * MIB - 10..5 * MIB + 10]);
}

#[tokio::test]
async fn a_multipart_upload_is_refused_where_its_parts_do_not_fit() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    let begun = client
        .create_multipart_upload()
        .bucket(BUCKET)
        .key("large")
        .send()
        .await
        .unwrap();
    let upload = begun.upload_id().unwrap();
    let mut completed = CompletedMultipartUpload::builder();
    for number in [1, 2] {
        let part = client
            .upload_part()
            .bucket(BUCKET)
            .key("large")
            .upload_id(upload);
        let part = part
            .part_number(number)
            .body(ByteStream::from_static(b"small"));
        let stored = part.send().await.unwrap();
        completed = completed.parts(
            CompletedPart::builder()
                .part_number(number)
                .set_e_tag(stored.e_tag)
                .build(),
        );
    }
    let complete = |parts| {
        let call = client
            .complete_multipart_upload()
            .bucket(BUCKET)
            .key("large");
        call.upload_id(upload).multipart_upload(parts).send()
    };
    let error = complete(completed.build()).await.unwrap_err();
    assert_eq!(error.code(), Some("EntityTooSmall"));
    let absent = CompletedPart::builder()
        .part_number(7)
        .e_tag("\"0\"")
        .build();
    let absent = CompletedMultipartUpload::builder().parts(absent).build();
    let error = complete(absent.clone()).await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidPart"));

    let abort = client
        .abort_multipart_upload()
        .bucket(BUCKET)
        .key("large")
        .upload_id(upload);
    abort.send().await.unwrap();
    let error = complete(absent).await.unwrap_err();
    assert_eq!(error.code(), Some("NoSuchUpload"));
}

#[tokio::test]
async fn a_listing_goes_through_its_pages_and_folds_prefixes() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    let mut wanted = Vec::new();
    for number in 0..25 {
        let key = format!("data/{:02}.json", number * 3);
        put(&client, &key, b"{}").await;
        wanted.push(key);
    }
    put(&client, "other", b"").await;
    let pages = client
        .list_objects_v2()
        .bucket(BUCKET)
        .prefix("data/")
        .max_keys(10);
    let mut pages = pages.into_paginator().send();
    let mut sizes = Vec::new();
    let mut keys = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        sizes.push(page.key_count().unwrap());
        keys.extend(
            page.contents()
                .iter()
                .map(|one| one.key().unwrap().to_owned()),
        );
    }
    assert_eq!(sizes, [10, 10, 5]);
    assert_eq!(keys, wanted);

    let folded = client
        .list_objects_v2()
        .bucket(BUCKET)
        .delimiter("/")
        .send()
        .await
        .unwrap();
    let prefixes: Vec<_> = folded
        .common_prefixes()
        .iter()
        .map(|one| one.prefix())
        .collect();
    assert_eq!(prefixes, [Some("data/")]);
    let keys: Vec<_> = folded.contents().iter().map(|one| one.key()).collect();
    assert_eq!(keys, [Some("other")]);
}

#[tokio::test]
async fn objects_are_deleted_together_and_a_bucket_only_when_empty() {
    let engine = Engine::start();
    let client = bucket(&engine).await;
    put(&client, "a", b"1").await;
    put(&client, "b", b"2").await;
    let error = client
        .delete_bucket()
        .bucket(BUCKET)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("BucketNotEmpty"));

    let mut delete = Delete::builder();
    for key in ["a", "b", "never there"] {
        delete = delete.objects(ObjectIdentifier::builder().key(key).build().unwrap());
    }
    let delete = delete.build().unwrap();
    let done = client
        .delete_objects()
        .bucket(BUCKET)
        .delete(delete)
        .send()
        .await
        .unwrap();
    assert_eq!((done.deleted().len(), done.errors().len()), (3, 0));
    client.delete_bucket().bucket(BUCKET).send().await.unwrap();
    let error = client
        .head_bucket()
        .bucket(BUCKET)
        .send()
        .await
        .unwrap_err();
    assert!(error.into_service_error().is_not_found());
}
