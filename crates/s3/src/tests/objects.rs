//! Objects: put, read, copied, deleted.

use std::collections::BTreeMap;

use model::s3 as api;

use super::world::{Chunked, World, body, field, get, noise, put, refused, text};

#[tokio::test]
async fn an_object_comes_back_as_it_was_put() {
    let world = World::with_bucket().await;
    let input = api::PutObjectInput {
        content_type: text("application/json"),
        content_encoding: text("aws-chunked"),
        cache_control: text("no-cache"),
        metadata: Some(BTreeMap::from([("colour".to_owned(), "red".to_owned())])),
        ..put("data/42.json", "{}")
    };
    let output = world.put_with(input).await.unwrap();
    assert_eq!(
        output.e_tag.as_deref(),
        Some("\"99914b932bd37a50b983c5e7c90ae93b\"")
    );
    assert_eq!(output.server_side_encryption.as_deref(), Some("AES256"));
    let output = world.get_with(get("data/42.json")).await.unwrap();
    assert_eq!(output.content_length, Some(2));
    assert_eq!(
        output.e_tag.as_deref(),
        Some("\"99914b932bd37a50b983c5e7c90ae93b\"")
    );
    assert_eq!(output.content_type.as_deref(), Some("application/json"));
    assert_eq!(output.content_encoding, None);
    assert_eq!(output.cache_control.as_deref(), Some("no-cache"));
    assert_eq!(output.metadata.as_ref().unwrap()["colour"], "red");
    // Only who asks for the checksum is told it.
    assert_eq!(output.checksum_crc64nvme, None);
    assert_eq!(body(output).await.unwrap(), "{}");
    let head = api::HeadObjectInput {
        bucket: text("bucket"),
        key: text("data/42.json"),
        checksum_mode: text("ENABLED"),
        ..Default::default()
    };
    let head = world.call::<api::HeadObject>(head).await.unwrap();
    assert_eq!(head.checksum_type.as_deref(), Some("FULL_OBJECT"));
    assert!(head.checksum_crc64nvme.is_some());
    let plain = world.put_with(put("plain", "")).await.unwrap();
    assert_eq!(
        plain.e_tag.as_deref(),
        Some("\"d41d8cd98f00b204e9800998ecf8427e\"")
    );
    let plain = world.get_with(get("plain")).await.unwrap();
    assert_eq!(plain.content_type.as_deref(), Some("binary/octet-stream"));
    assert_eq!(body(plain).await.unwrap(), "");
}

/// The values are those of "Working with object metadata", Amazon S3 User Guide, read from headers
/// as they come: a character a byte.
#[tokio::test]
async fn what_is_no_ascii_is_kept() {
    let world = World::with_bucket().await;
    let sent: String = "ÄMÄZÕÑ S3".bytes().map(char::from).collect();
    let disposition = "attachment; filename=\"\u{c3}\u{a4}.pdf\"";
    let input = api::PutObjectInput {
        content_disposition: text(disposition),
        metadata: Some(BTreeMap::from([("nonascii".to_owned(), sent)])),
        ..put("k", "")
    };
    world.put_with(input).await.unwrap();
    let output = world.get_with(get("k")).await.unwrap();
    assert_eq!(output.content_disposition.as_deref(), Some(disposition));
    assert_eq!(
        output.metadata.unwrap()["nonascii"],
        "=?UTF-8?B?w4PChE3Dg8KEWsODwpXDg8KRIFMz?="
    );
    for (wanted, is_good) in [
        ("attachment; filename=\"ä.pdf\"", true),
        ("attachment; filename=\"€.pdf\"", false),
        ("attachment\nX: y", false),
    ] {
        let input = api::GetObjectInput {
            response_content_disposition: text(wanted),
            ..get("k")
        };
        match world.get_with(input).await {
            Ok(output) => assert!(is_good && output.content_disposition.as_deref() == Some(wanted)),
            Err(fault) => {
                assert!(!is_good, "{wanted}");
                assert_eq!(fault.code, "InvalidArgument");
                assert_eq!(
                    fault.message,
                    "Header value cannot be represented using ISO-8859-1."
                );
            }
        }
    }
}

#[tokio::test]
async fn a_missing_key_is_told_to_those_only_who_may_list() {
    let world = World::with_bucket().await;
    let message = "The specified key does not exist.";
    assert_eq!(
        refused(world.get("k").await),
        (404, "NoSuchKey".into(), message.into())
    );
    assert_eq!(field(world.get("k").await, "Key").as_deref(), Some("k"));
    world.rules.forbidden.lock().unwrap().push("s3:ListBucket");
    assert_eq!(refused(world.get("k").await).0, 403);
}

#[tokio::test]
async fn ranges() {
    let world = World::with_bucket().await;
    world.put("k", "0123456789").await;
    let ranged = |range: &str| api::GetObjectInput {
        range: text(range),
        ..get("k")
    };
    let output = world.get_with(ranged("bytes=2-4")).await.unwrap();
    assert_eq!(output.content_range.as_deref(), Some("bytes 2-4/10"));
    assert_eq!(output.content_length, Some(3));
    assert_eq!(body(output).await.unwrap(), "234");
    let output = world.get_with(ranged("bytes=-3")).await.unwrap();
    assert_eq!(body(output).await.unwrap(), "789");
    let beyond = world.get_with(ranged("bytes=10-12")).await;
    assert_eq!(field(beyond, "ActualObjectSize").as_deref(), Some("10"));
    let beyond = world.get_with(ranged("bytes=10-12")).await;
    let message = "The requested range is not satisfiable";
    assert_eq!(
        refused(beyond),
        (416, "InvalidRange".into(), message.into())
    );
}

#[tokio::test]
async fn large_objects_lie_in_many_chunks() {
    let world = World::with_bucket().await;
    let data = noise(7, 5 * 1024 * 1024 + 17);
    let chunks = Chunked {
        chunks: data.chunks(300_000).map(|c| data.slice_ref(c)).collect(),
        trailer: None,
        hangs: false,
    };
    let input = api::PutObjectInput {
        body: Some(chunks.payload()),
        ..put("large", "")
    };
    world.put_with(input).await.unwrap();
    assert_eq!(world.get("large").await.unwrap(), data);
    for (first, last) in [(0, 0), (1_048_575, 1_048_577), (3_000_000, 5_242_896)] {
        let input = api::GetObjectInput {
            range: Some(format!("bytes={first}-{last}")),
            ..get("large")
        };
        let output = world.get_with(input).await.unwrap();
        assert_eq!(body(output).await.unwrap(), data.slice(first..=last));
    }
    let world = world.crash(1);
    assert_eq!(world.get("large").await.unwrap(), data);
}

#[tokio::test]
async fn data_that_is_not_as_declared_is_refused() {
    let world = World::with_bucket().await;
    let wrong_md5 = api::PutObjectInput {
        content_md5: text("1B2M2Y8AsgTpgAmY7PhCfg=="),
        ..put("k", "data")
    };
    let (status, code, message) = refused(world.put_with(wrong_md5).await);
    assert_eq!((status, code.as_str()), (400, "BadDigest"));
    assert_eq!(
        message,
        "The Content-MD5 you specified did not match what we received."
    );
    let no_md5 = api::PutObjectInput {
        content_md5: text("x"),
        ..put("k", "data")
    };
    assert_eq!(refused(world.put_with(no_md5).await).1, "InvalidDigest");
    let wrong = api::PutObjectInput {
        checksum_crc32: text("AAAAAA=="),
        ..put("k", "data")
    };
    let message = "The CRC32 you specified did not match the calculated checksum.";
    assert_eq!(
        refused(world.put_with(wrong).await),
        (400, "BadDigest".into(), message.into())
    );
    let malformed = api::PutObjectInput {
        checksum_sha256: text("AAAA"),
        ..put("k", "data")
    };
    let message = "Value for x-amz-checksum-sha256 header is invalid.";
    let fault = refused(world.put_with(malformed).await);
    assert_eq!(fault, (400, "InvalidRequest".into(), message.into()));
    let two = api::PutObjectInput {
        checksum_crc32: text("rfPzYw=="),
        checksum_sha1: text("oXxt0D5pPvyLPMHxVVt+aEwZRMo="),
        ..put("k", "data")
    };
    let message =
        "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.";
    let fault = refused(world.put_with(two).await);
    assert_eq!(fault, (400, "InvalidRequest".into(), message.into()));
    assert_eq!(
        refused(world.get("k").await).0,
        404,
        "nothing of it was kept"
    );

    let right = api::PutObjectInput {
        checksum_crc32: text("rfPzYw=="),
        ..put("k", "data")
    };
    let output = world.put_with(right).await.unwrap();
    assert_eq!(output.checksum_crc32.as_deref(), Some("rfPzYw=="));
    assert_eq!(output.checksum_type.as_deref(), Some("FULL_OBJECT"));
}

#[tokio::test]
async fn a_checksum_may_come_behind_the_data() {
    let world = World::with_bucket().await;
    let trailed = |value: &str| api::PutObjectInput {
        checksum_algorithm: text("CRC32"),
        body: Some(
            Chunked {
                chunks: vec!["da".into(), "ta".into()],
                trailer: Some(("x-amz-checksum-crc32", value.to_owned())),
                hangs: false,
            }
            .payload(),
        ),
        ..put("k", "")
    };
    let (_, code, _) = refused(world.put_with(trailed("AAAAAA==")).await);
    assert_eq!(code, "BadDigest");
    assert_eq!(refused(world.get("k").await).0, 404);
    let output = world.put_with(trailed("rfPzYw==")).await.unwrap();
    assert_eq!(output.checksum_crc32.as_deref(), Some("rfPzYw=="));
    assert_eq!(world.get("k").await.unwrap(), "data");
}

#[tokio::test]
async fn the_algorithm_that_an_sdk_names_is_that_of_the_checksum() {
    let world = World::with_bucket().await;
    let missing = "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or \
                   x-amz-trailer headers were found.";
    let invalid = "Value for x-amz-sdk-checksum-algorithm header is invalid.";
    for (named, crc32, trailer, expected) in [
        ("CRC32", None, None, missing),
        ("CRC32", text("rfPzYw=="), None, ""),
        ("SHA256", text("rfPzYw=="), None, invalid),
        ("FOO", None, None, invalid),
        ("SHA256", None, Some("x-amz-checksum-crc32"), invalid),
        ("CRC32", None, Some("x-amz-checksum-crc32"), ""),
    ] {
        let body = Chunked {
            chunks: vec!["data".into()],
            trailer: trailer.map(|name| (name, "rfPzYw==".to_owned())),
            hangs: false,
        };
        let input = api::PutObjectInput {
            checksum_algorithm: text(named),
            checksum_crc32: crc32,
            body: Some(body.payload()),
            ..put("k", "")
        };
        match world.put_with(input).await {
            Ok(_) => assert_eq!(expected, ""),
            Err(fault) => assert_eq!(
                (fault.code.as_ref(), fault.message.as_str()),
                ("InvalidRequest", expected)
            ),
        }
    }
}

#[tokio::test]
async fn encryption_that_s3_does_not_have_is_an_invalid_argument() {
    let world = World::with_bucket().await;
    for (wanted, status, code) in [
        ("foo", 400, "InvalidArgument"),
        ("aws:kms", 501, "NotImplemented"),
        ("aws:kms:dsse", 501, "NotImplemented"),
    ] {
        let input = api::PutObjectInput {
            server_side_encryption: text(wanted),
            ..put("k", "")
        };
        let (found, name, _) = refused(world.put_with(input).await);
        assert_eq!((found, name.as_str()), (status, code), "{wanted}");
    }
}

#[tokio::test]
async fn keys_and_metadata_have_limits() {
    let world = World::with_bucket().await;
    let long = "é".repeat(512);
    world.put(&long, "x").await;
    assert_eq!(world.get(&long).await.unwrap(), "x");
    let (status, code, message) = refused(world.put_with(put(&"k".repeat(1025), "x")).await);
    assert_eq!((status, code.as_str()), (400, "KeyTooLongError"));
    assert_eq!(message, "Your key is too long");
    let metadata = |size: usize| api::PutObjectInput {
        metadata: Some(BTreeMap::from([("m".to_owned(), "x".repeat(size - 1))])),
        ..put("k", "x")
    };
    world.put_with(metadata(2048)).await.unwrap();
    let fault = refused(world.put_with(metadata(2049)).await);
    let message = "Your metadata headers exceed the maximum allowed metadata size";
    assert_eq!(fault, (400, "MetadataTooLarge".into(), message.into()));
}

#[tokio::test]
async fn options_that_are_not_there_are_refused_by_name() {
    let world = World::with_bucket().await;
    let refusals = [
        (
            api::PutObjectInput {
                tagging: text("a=b"),
                ..put("k", "x")
            },
            "x-amz-tagging",
        ),
        (
            api::PutObjectInput {
                storage_class: text("GLACIER"),
                ..put("k", "x")
            },
            "GLACIER",
        ),
        (
            api::PutObjectInput {
                server_side_encryption: text("aws:kms"),
                ..put("k", "x")
            },
            "KMS",
        ),
    ];
    for (input, name) in refusals {
        let (status, code, message) = refused(world.put_with(input).await);
        assert_eq!((status, code.as_str()), (501, "NotImplemented"));
        assert!(message.contains(name), "{message}");
    }
    let public = api::PutObjectInput {
        acl: text("public-read"),
        ..put("k", "x")
    };
    let fault = refused(world.put_with(public).await);
    let message = "The bucket does not allow ACLs";
    assert_eq!(
        fault,
        (400, "AccessControlListNotSupported".into(), message.into())
    );
    assert!(world.keys().await.is_empty());
}

#[tokio::test]
async fn deletion_needs_no_object() {
    let world = World::with_bucket().await;
    world.delete("never was").await;
    world.put("k", "x").await;
    world.delete("k").await;
    assert_eq!(refused(world.get("k").await).1, "NoSuchKey");
}

#[tokio::test]
async fn many_keys_are_deleted_at_once() {
    let world = World::with_bucket().await;
    for key in ["a", "b", "c"] {
        world.put(key, key.to_owned()).await;
    }
    let delete = |keys: &[&str], quiet| api::DeleteObjectsInput {
        bucket: text("bucket"),
        delete: Some(api::Delete {
            objects: Some(
                keys.iter()
                    .map(|key| api::ObjectIdentifier {
                        key: text(key),
                        ..Default::default()
                    })
                    .collect(),
            ),
            quiet: Some(quiet),
        }),
        ..Default::default()
    };
    let output = world
        .call::<api::DeleteObjects>(delete(&["a", "no"], false))
        .await
        .unwrap();
    let deleted = output.deleted.unwrap();
    let deleted: Vec<_> = deleted
        .iter()
        .map(|key| key.key.as_deref().unwrap())
        .collect();
    assert_eq!(deleted, ["a", "no"]);
    assert!(output.errors.unwrap().is_empty());
    let output = world
        .call::<api::DeleteObjects>(delete(&["b"], true))
        .await
        .unwrap();
    assert!(output.deleted.unwrap().is_empty());
    assert_eq!(world.keys().await, ["c"]);
    // Each key is refused by itself.
    world
        .rules
        .forbidden
        .lock()
        .unwrap()
        .push("s3:DeleteObject");
    let output = world
        .call::<api::DeleteObjects>(delete(&["c"], true))
        .await
        .unwrap();
    let errors = output.errors.unwrap();
    assert_eq!(errors[0].code.as_deref(), Some("AccessDenied"));
    assert_eq!(world.keys().await, ["c"]);
    let none = world.call::<api::DeleteObjects>(delete(&[], true)).await;
    assert_eq!(refused(none).1, "MalformedXML");
    let keys = vec!["k"; 1001];
    let many = world.call::<api::DeleteObjects>(delete(&keys, true)).await;
    assert_eq!(refused(many).1, "MalformedXML");
}

#[tokio::test]
async fn copies() {
    let world = World::with_bucket().await;
    world.bucket("other").await;
    let input = api::PutObjectInput {
        content_type: text("text/plain"),
        ..put("a b/ü", "data")
    };
    world.put_with(input).await.unwrap();
    let copy = |source: &str, bucket: &str, key: &str| api::CopyObjectInput {
        bucket: text(bucket),
        key: text(key),
        copy_source: text(source),
        ..Default::default()
    };
    let source = "/bucket/a%20b/%C3%BC";
    let output = world
        .call::<api::CopyObject>(copy(source, "other", "k"))
        .await
        .unwrap();
    let result = output.copy_object_result.unwrap();
    assert_eq!(
        result.e_tag.as_deref(),
        Some("\"8d777f385d3dfec8815d20f7496026dc\"")
    );
    let input = api::GetObjectInput {
        bucket: text("other"),
        ..get("k")
    };
    let output = world.get_with(input).await.unwrap();
    assert_eq!(output.content_type.as_deref(), Some("text/plain"));
    assert_eq!(body(output).await.unwrap(), "data");

    let itself = world
        .call::<api::CopyObject>(copy(source, "bucket", "a b/ü"))
        .await;
    let message = "This copy request is illegal because it is trying to copy an object to itself \
                   without changing the object's metadata, storage class, website redirect \
                   location or encryption attributes.";
    assert_eq!(
        refused(itself),
        (400, "InvalidRequest".into(), message.into())
    );
    let replaced = api::CopyObjectInput {
        metadata_directive: text("REPLACE"),
        content_type: text("text/html"),
        ..copy(source, "bucket", "a b/ü")
    };
    world.call::<api::CopyObject>(replaced).await.unwrap();
    let output = world.get_with(get("a b/ü")).await.unwrap();
    assert_eq!(output.content_type.as_deref(), Some("text/html"));
    assert_eq!(body(output).await.unwrap(), "data");
    for named in [
        api::CopyObjectInput {
            storage_class: text("STANDARD"),
            ..copy(source, "bucket", "a b/ü")
        },
        api::CopyObjectInput {
            server_side_encryption: text("AES256"),
            ..copy(source, "bucket", "a b/ü")
        },
    ] {
        world.call::<api::CopyObject>(named).await.unwrap();
    }
    let unknown = api::CopyObjectInput {
        metadata_directive: text("MERGE"),
        ..copy(source, "other", "k")
    };
    let outcome = world.call::<api::CopyObject>(unknown).await;
    let message = "Unknown metadata directive.";
    assert_eq!(
        refused(outcome),
        (400, "InvalidArgument".into(), message.into())
    );
    let missing = world
        .call::<api::CopyObject>(copy("bucket/none", "other", "k"))
        .await;
    assert_eq!(refused(missing).1, "NoSuchKey");
}

#[tokio::test]
async fn strangers_do_not_say_with_which_headers_they_are_answered() {
    let mut world = World::with_bucket().await;
    world.put("k", "data").await;
    let overridden = || api::GetObjectInput {
        response_content_type: text("text/html"),
        ..get("k")
    };
    let output = world.get_with(overridden()).await.unwrap();
    assert_eq!(output.content_type.as_deref(), Some("text/html"));
    world.caller.principal = plane::Principal::Anonymous;
    let message = "Request specific response headers cannot be used for anonymous GET requests.";
    assert_eq!(
        refused(world.get_with(overridden()).await),
        (400, "InvalidRequest".into(), message.into())
    );
    world.get("k").await.unwrap();
}

#[tokio::test]
async fn who_names_a_version_needs_the_action_for_versions() {
    let world = World::with_bucket().await;
    world.put("k", "data").await;
    let version = || text("null");
    world.rules.forbidden.lock().unwrap().extend([
        "s3:GetObjectVersion",
        "s3:GetObjectVersionTagging",
        "s3:DeleteObjectVersion",
    ]);
    let get = api::GetObjectInput {
        version_id: version(),
        ..get("k")
    };
    let head = api::HeadObjectInput {
        bucket: text("bucket"),
        key: text("k"),
        version_id: version(),
        ..Default::default()
    };
    let copy = api::CopyObjectInput {
        bucket: text("bucket"),
        key: text("copy"),
        copy_source: text("bucket/k?versionId=null"),
        ..Default::default()
    };
    let delete = api::DeleteObjectInput {
        bucket: text("bucket"),
        key: text("k"),
        version_id: version(),
        ..Default::default()
    };
    for refusal in [
        refused(world.get_with(get).await),
        refused(world.call::<api::HeadObject>(head).await),
        refused(world.call::<api::CopyObject>(copy).await),
        refused(world.call::<api::DeleteObject>(delete).await),
    ] {
        assert_eq!(refusal.1, "AccessDenied");
    }
    assert_eq!(world.get("k").await.unwrap(), "data");
}

#[tokio::test]
async fn a_key_of_ones_own_is_refused_also_without_its_algorithm() {
    let world = World::with_bucket().await;
    world.put("k", "v").await;
    for input in [
        api::GetObjectInput {
            sse_customer_key: text("a2V5"),
            ..get("k")
        },
        api::GetObjectInput {
            sse_customer_key_md5: text("a2V5"),
            ..get("k")
        },
    ] {
        let (status, code, message) = refused(world.call::<api::GetObject>(input).await);
        assert_eq!(
            (status, code.as_str()),
            (501, "NotImplemented"),
            "{message}"
        );
    }
}
