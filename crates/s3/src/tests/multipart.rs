//! Uploads in parts.

use model::s3 as api;

use super::world::{World, complete, get, noise, refused, text};

const PART: usize = 5 * 1024 * 1024;

#[tokio::test]
async fn parts_become_one_object() {
    let world = World::with_bucket().await;
    let id = world.begin("k", None, None).await;
    let (one, two) = (noise(1, PART), noise(2, 1000));
    let second = world.part("k", &id, 2, two.clone()).await;
    let first = world.part("k", &id, 1, one.clone()).await;
    let input = api::ListPartsInput {
        bucket: text("bucket"),
        key: text("k"),
        upload_id: text(&id),
        ..Default::default()
    };
    let listed = world
        .call::<api::ListParts>(input)
        .await
        .unwrap()
        .parts
        .unwrap();
    let sizes: Vec<_> = listed
        .iter()
        .map(|part| (part.part_number, part.size))
        .collect();
    assert_eq!(sizes, [(Some(1), Some(PART as i64)), (Some(2), Some(1000))]);
    assert_eq!(
        refused(world.get("k").await).0,
        404,
        "not before it is completed"
    );
    let parts = vec![first, second];
    let output = world.complete("k", &id, parts.clone()).await.unwrap();
    assert!(output.e_tag.as_deref().unwrap().ends_with("-2\""));
    assert_eq!(output.checksum_type.as_deref(), Some("FULL_OBJECT"));
    assert!(output.checksum_crc64nvme.is_some());
    assert_eq!(world.get("k").await.unwrap(), [one, two].concat());

    // Who did not hear the answer may ask again; anybody else hears that there is no upload.
    let again = world.complete("k", &id, parts.clone()).await.unwrap();
    assert_eq!(again.e_tag, output.e_tag);
    let other = world.complete("k", &id, parts[..1].to_vec()).await;
    let message = "The specified upload does not exist. The upload ID may be invalid, or the \
                   upload may have been aborted or completed.";
    assert_eq!(refused(other), (404, "NoSuchUpload".into(), message.into()));
    world.put("k", "new").await;
    assert_eq!(
        refused(world.complete("k", &id, parts).await).1,
        "NoSuchUpload"
    );
    assert_eq!(refused(world.abort("k", &id).await).1, "NoSuchUpload");
    assert_eq!(world.get("k").await.unwrap(), "new");
}

#[tokio::test]
async fn refusals_of_completion_leave_the_upload() {
    let world = World::with_bucket().await;
    let id = world.begin("k", None, None).await;
    let small = world.part("k", &id, 1, noise(1, 1000)).await;
    let last = world.part("k", &id, 2, noise(2, 1000)).await;
    let both = || vec![small.clone(), last.clone()];
    let fault = world.complete("k", &id, both()).await.err().unwrap();
    assert_eq!((fault.status, &*fault.code), (400, "EntityTooSmall"));
    assert_eq!(
        fault.message,
        "Your proposed upload is smaller than the minimum allowed size"
    );
    let names: Vec<_> = fault
        .fields
        .iter()
        .map(|(name, _)| name.to_string())
        .collect();
    assert_eq!(
        names,
        ["ETag", "PartNumber", "MinSizeAllowed", "ProposedSize"]
    );
    let fault = refused(
        world
            .complete("k", &id, vec![last.clone(), small.clone()])
            .await,
    );
    let message =
        "The list of parts was not in ascending order. Parts must be ordered by part number.";
    assert_eq!(fault, (400, "InvalidPartOrder".into(), message.into()));
    let wrong = api::CompletedPart {
        e_tag: text("\"00000000000000000000000000000000\""),
        ..small.clone()
    };
    let (status, code, _) = refused(world.complete("k", &id, vec![wrong]).await);
    assert_eq!((status, code.as_str()), (400, "InvalidPart"));
    let missing = api::CompletedPart {
        part_number: Some(7),
        ..small.clone()
    };
    assert_eq!(
        refused(world.complete("k", &id, vec![missing]).await).1,
        "InvalidPart"
    );
    assert_eq!(
        refused(world.complete("k", &id, vec![]).await).1,
        "MalformedXML"
    );
    assert_eq!(
        refused(world.complete("other", &id, both()).await).1,
        "NoSuchUpload"
    );
    world.complete("k", &id, vec![last]).await.unwrap();
    assert_eq!(world.get("k").await.unwrap(), noise(2, 1000));
}

#[tokio::test]
async fn part_numbers_and_uploads_are_checked() {
    let world = World::with_bucket().await;
    let id = world.begin("k", None, None).await;
    let part = |number: i32, id: &str| api::UploadPartInput {
        bucket: text("bucket"),
        key: text("k"),
        upload_id: text(id),
        part_number: Some(number),
        ..Default::default()
    };
    for number in [0, 10_001] {
        let (status, code, message) =
            refused(world.call::<api::UploadPart>(part(number, &id)).await);
        assert_eq!((status, code.as_str()), (400, "InvalidArgument"));
        assert_eq!(
            message,
            "Part number must be an integer between 1 and 10000, inclusive"
        );
    }
    assert_eq!(
        refused(world.call::<api::UploadPart>(part(1, "no")).await).1,
        "NoSuchUpload"
    );
    world.abort("k", &id).await.unwrap();
    assert_eq!(
        refused(world.call::<api::UploadPart>(part(1, &id)).await).1,
        "NoSuchUpload"
    );
    assert_eq!(refused(world.abort("k", &id).await).1, "NoSuchUpload");
}

#[tokio::test]
async fn checksums_are_composite_or_over_the_whole() {
    let world = World::with_bucket().await;
    let data = noise(1, 1000);
    for (algorithm, kind, composite) in [
        ("CRC32", None, true),
        ("CRC32", Some("FULL_OBJECT"), false),
        ("SHA256", Some("COMPOSITE"), true),
        ("CRC64NVME", None, false),
    ] {
        let id = world.begin("k", Some(algorithm), kind).await;
        let part = world.part("k", &id, 1, data.clone()).await;
        let output = world.complete("k", &id, vec![part]).await.unwrap();
        let value = match algorithm {
            "CRC32" => output.checksum_crc32,
            "SHA256" => output.checksum_sha256,
            _ => output.checksum_crc64nvme,
        };
        let value = value.unwrap();
        assert_eq!(
            value.ends_with("-1"),
            composite,
            "{algorithm} {kind:?}: {value}"
        );
        let expected = if composite {
            "COMPOSITE"
        } else {
            "FULL_OBJECT"
        };
        assert_eq!(output.checksum_type.as_deref(), Some(expected));
        if !composite {
            // Over the whole, it is that of the same data put at once.
            let given = |of: &str| (of == algorithm).then(|| value.clone());
            let input = api::PutObjectInput {
                checksum_algorithm: text(algorithm),
                checksum_crc32: given("CRC32"),
                checksum_crc64nvme: given("CRC64NVME"),
                ..super::world::put("whole", data.clone())
            };
            world.put_with(input).await.unwrap();
        }
    }
    for (algorithm, kind) in [("CRC64NVME", "COMPOSITE"), ("SHA256", "FULL_OBJECT")] {
        let input = api::CreateMultipartUploadInput {
            bucket: text("bucket"),
            key: text("k"),
            checksum_algorithm: text(algorithm),
            checksum_type: text(kind),
            ..Default::default()
        };
        let (_, code, _) = refused(world.call::<api::CreateMultipartUpload>(input).await);
        assert_eq!(code, "InvalidRequest", "{algorithm} {kind}");
    }
}

#[tokio::test]
async fn a_page_of_parts_says_who_began_and_where_it_ends() {
    let mut world = World::with_bucket().await;
    world.caller.principal = plane::Principal::User {
        name: "ann".to_owned(),
        id: "AIDA".to_owned(),
        path: "/".to_owned(),
    };
    let id = world.begin("k", Some("SHA256"), None).await;
    world.caller.principal = plane::Principal::Root;
    let list = async |world: &World| {
        let input = api::ListPartsInput {
            bucket: text("bucket"),
            key: text("k"),
            upload_id: text(&id),
            ..Default::default()
        };
        world.call::<api::ListParts>(input).await.unwrap()
    };
    let empty = list(&world).await;
    assert_eq!(empty.next_part_number_marker, Some(0));
    world.part("k", &id, 3, noise(1, 10)).await;
    let listed = list(&world).await;
    assert_eq!(listed.next_part_number_marker, Some(3));
    assert_eq!(listed.checksum_type.as_deref(), Some("COMPOSITE"));
    let initiator = listed.initiator.unwrap();
    assert_eq!(
        initiator.id.as_deref(),
        Some("arn:aws:iam::111122223333:user/ann")
    );
    assert_eq!(initiator.display_name.as_deref(), Some("ann"));
}

#[tokio::test]
async fn a_completion_names_the_checksums_that_the_upload_has() {
    let world = World::with_bucket().await;
    let id = world.begin("k", Some("CRC32"), None).await;
    let part = world.part("k", &id, 1, noise(1, 1000)).await;
    let bare = api::CompletedPart {
        checksum_crc32: None,
        ..part.clone()
    };
    let message = "The upload was created using a crc32 checksum. The complete request must \
                   include the checksum for each part. It was missing for part 1 in the request.";
    assert_eq!(
        refused(world.complete("k", &id, vec![bare.clone()]).await),
        (400, "InvalidRequest".into(), message.into())
    );
    for wrong in [
        api::CompletedPart {
            checksum_crc32: text("AAAAAA=="),
            ..part.clone()
        },
        api::CompletedPart {
            checksum_crc64nvme: text("AAAAAAAAAAA="),
            ..bare.clone()
        },
    ] {
        let outcome = world.complete("k", &id, vec![wrong]).await;
        assert_eq!(refused(outcome).1, "InvalidPart");
    }
    let of_type =
        |id: &str, kind: &str, part: &api::CompletedPart| api::CompleteMultipartUploadInput {
            checksum_type: text(kind),
            ..complete("k", id, vec![part.clone()])
        };
    let outcome = world
        .call::<api::CompleteMultipartUpload>(of_type(&id, "FULL_OBJECT", &part))
        .await;
    let message = "The upload was created using the COMPOSITE checksum mode. The complete request \
                   must use the same checksum mode.";
    assert_eq!(
        refused(outcome),
        (400, "InvalidRequest".into(), message.into())
    );
    world
        .call::<api::CompleteMultipartUpload>(of_type(&id, "COMPOSITE", &part))
        .await
        .unwrap();

    let id = world.begin("k", Some("CRC32"), Some("FULL_OBJECT")).await;
    let part = world.part("k", &id, 1, noise(1, 1000)).await;
    let bare = api::CompletedPart {
        checksum_crc32: None,
        ..part
    };
    let outcome = world
        .call::<api::CompleteMultipartUpload>(of_type(&id, "COMPOSITE", &bare))
        .await;
    assert_eq!(refused(outcome).1, "InvalidRequest");
    // Over the whole, the parts' own checksums need not be named.
    world
        .call::<api::CompleteMultipartUpload>(of_type(&id, "FULL_OBJECT", &bare))
        .await
        .unwrap();
    let input = api::CreateMultipartUploadInput {
        bucket: text("bucket"),
        key: text("k"),
        checksum_algorithm: text("CRC32"),
        checksum_type: text("PARTIAL"),
        ..Default::default()
    };
    let outcome = world.call::<api::CreateMultipartUpload>(input).await;
    assert_eq!(
        refused(outcome).2,
        "Value for x-amz-checksum-type header is invalid."
    );
}

#[tokio::test]
async fn completion_under_conditions() {
    let world = World::with_bucket().await;
    let id = world.begin("k", None, None).await;
    let part = world.part("k", &id, 1, noise(1, 1000)).await;
    let with = |none: Option<&str>, matched: Option<&str>| api::CompleteMultipartUploadInput {
        if_none_match: none.map(str::to_owned),
        if_match: matched.map(str::to_owned),
        ..complete("k", &id, vec![part.clone()])
    };
    let missing = world
        .call::<api::CompleteMultipartUpload>(with(None, Some("\"x\"")))
        .await;
    assert_eq!(refused(missing).1, "NoSuchKey");
    world.clock.pass(1);
    let etag = world.put("k", "present").await.e_tag;
    let present = world
        .call::<api::CompleteMultipartUpload>(with(Some("*"), None))
        .await;
    assert_eq!(refused(present).1, "PreconditionFailed");
    // What is there now came while the upload was under way.
    let meanwhile = world
        .call::<api::CompleteMultipartUpload>(with(None, etag.as_deref()))
        .await;
    let message = "The conditional request cannot succeed due to a conflicting operation against \
                   this resource.";
    assert_eq!(
        refused(meanwhile),
        (409, "ConditionalRequestConflict".into(), message.into())
    );
    world.clock.pass(1);
    let id = world.begin("k", None, None).await;
    let part = world.part("k", &id, 1, noise(1, 1000)).await;
    let wrong = api::CompleteMultipartUploadInput {
        if_match: text("\"x\""),
        ..complete("k", &id, vec![part.clone()])
    };
    let wrong = world.call::<api::CompleteMultipartUpload>(wrong).await;
    assert_eq!(refused(wrong).1, "PreconditionFailed");
    let right = api::CompleteMultipartUploadInput {
        if_match: etag,
        ..complete("k", &id, vec![part])
    };
    world
        .call::<api::CompleteMultipartUpload>(right)
        .await
        .unwrap();
    let output = world.get_with(get("k")).await.unwrap();
    assert_eq!(output.content_length, Some(1000));
}

/// "409 ConditionalRequestConflict if a conflicting operation occurs during the upload":
/// CompleteMultipartUpload in the Amazon S3 API Reference.
#[tokio::test]
async fn completion_after_the_key_was_deleted_meanwhile() {
    let mut world = World::with_bucket().await;
    for (none, matches) in [(text("*"), false), (None, true)] {
        let etag = world.put("k", "data").await.e_tag;
        world.clock.pass(1);
        let id = world.begin("k", None, None).await;
        let other = world.begin("other", None, None).await;
        world.delete("k").await;
        world = world.crash(1);
        let part = world.part("k", &id, 1, noise(1, 1000)).await;
        let conditional = api::CompleteMultipartUploadInput {
            if_none_match: none.clone(),
            if_match: etag.filter(|_| matches),
            ..complete("k", &id, vec![part.clone()])
        };
        let late = world
            .call::<api::CompleteMultipartUpload>(conditional)
            .await;
        let (status, code, _) = refused(late);
        assert_eq!((status, code.as_str()), (409, "ConditionalRequestConflict"));
        world.complete("k", &id, vec![part]).await.unwrap();
        let part = world.part("other", &other, 1, noise(1, 1000)).await;
        let conditional = api::CompleteMultipartUploadInput {
            if_none_match: text("*"),
            ..complete("other", &other, vec![part])
        };
        let free = world
            .call::<api::CompleteMultipartUpload>(conditional)
            .await;
        free.unwrap();
        world.delete("other").await;
    }
}

#[tokio::test]
async fn where_a_completed_object_is_is_a_url() {
    let world = World::with_bucket().await;
    let id = world.begin("a b/ä", None, None).await;
    let part = world.part("a b/ä", &id, 1, noise(1, 10)).await;
    let made = world.complete("a b/ä", &id, vec![part]).await.unwrap();
    assert_eq!(
        made.location.as_deref(),
        Some("https://bucket.s3.us-east-1.amazonaws.com/a%20b%2F%C3%A4")
    );
}

#[tokio::test]
async fn a_completion_and_an_abort_at_once_are_one_of_the_two() {
    for round in 0..20 {
        let world = std::sync::Arc::new(World::with_bucket().await);
        let id = world.begin("k", None, None).await;
        let part = world.part("k", &id, 1, noise(round, 1000)).await;
        let completing = {
            let (world, id) = (world.clone(), id.clone());
            tokio::spawn(async move { world.complete("k", &id, vec![part]).await.is_ok() })
        };
        let aborted = world.abort("k", &id).await.is_ok();
        let completed = completing.await.unwrap();
        assert!(
            completed != aborted,
            "completed {completed}, aborted {aborted}"
        );
        match world.get("k").await {
            Ok(data) => assert!(completed && data == noise(round, 1000)),
            Err(fault) => assert!(aborted && fault.status == 404),
        }
        assert_eq!(world.live().await > 0, completed);
    }
}
