//! Copies: of objects of other regions, and of parts of uploads.

use model::s3 as api;
use plane::{Caller, Region};

use super::world::{World, noise, refused, text};

const PART: usize = 5 * 1024 * 1024;

fn part_copy(id: &str, number: i32, range: Option<&str>) -> api::UploadPartCopyInput {
    api::UploadPartCopyInput {
        bucket: text("bucket"),
        key: text("copy"),
        upload_id: text(id),
        part_number: Some(number),
        copy_source: text("/bucket/a%20b"),
        copy_source_range: range.map(str::to_owned),
        ..Default::default()
    }
}

async fn copy_part(world: &World, input: api::UploadPartCopyInput) -> api::CompletedPart {
    let part_number = input.part_number;
    let output = world.call::<api::UploadPartCopy>(input).await.unwrap();
    let made = output.copy_part_result.unwrap();
    assert!(made.last_modified.is_some());
    api::CompletedPart {
        e_tag: made.e_tag,
        part_number,
        checksum_crc32: made.checksum_crc32,
        ..Default::default()
    }
}

#[tokio::test]
async fn objects_are_copied_from_buckets_of_other_regions() {
    let world = World::with_bucket().await;
    let input = api::CreateBucketInput {
        bucket: text("west"),
        create_bucket_configuration: Some(api::CreateBucketConfiguration {
            location_constraint: text("us-west-2"),
            ..Default::default()
        }),
        ..Default::default()
    };
    world.call::<api::CreateBucket>(input).await.unwrap();
    let west = Caller {
        region: Region::new("us-west-2"),
        ..world.caller.clone()
    };
    let input = api::PutObjectInput {
        bucket: text("west"),
        ..super::world::put("k", "data")
    };
    let put = world.door.call::<api::PutObject>(&west, "request", input);
    put.await.unwrap();
    let input = api::CopyObjectInput {
        bucket: text("bucket"),
        key: text("k"),
        copy_source: text("west/k"),
        ..Default::default()
    };
    world.call::<api::CopyObject>(input).await.unwrap();
    assert_eq!(world.get("k").await.unwrap(), "data");
}

#[tokio::test]
async fn parts_are_copied_of_objects_and_of_ranges_of_them() {
    let world = World::with_bucket().await;
    let data = noise(1, 3 * PART / 2);
    world.put("a b", data.clone()).await;
    for algorithm in [None, Some("CRC32")] {
        let id = world.begin("copy", algorithm, None).await;
        let range = format!("bytes=0-{}", PART - 1);
        let first = copy_part(&world, part_copy(&id, 1, Some(&range))).await;
        assert_eq!(first.checksum_crc32.is_some(), algorithm.is_some());
        let range = format!("bytes={PART}-{}", data.len() - 1);
        let second = copy_part(&world, part_copy(&id, 2, Some(&range))).await;
        let whole = copy_part(&world, part_copy(&id, 2, None)).await;
        assert_ne!(second.e_tag, whole.e_tag);
        let again = copy_part(&world, part_copy(&id, 2, Some(&range))).await;
        assert_eq!(second.e_tag, again.e_tag);
        let parts = vec![first, second];
        world.complete("copy", &id, parts).await.unwrap();
        assert_eq!(world.get("copy").await.unwrap(), data);
        world.delete("copy").await;
    }
}

#[tokio::test]
async fn copies_of_parts_are_refused_as_by_s3() {
    let world = World::with_bucket().await;
    world.put("a b", "12345").await;
    let id = world.begin("copy", None, None).await;
    let wrong_source = api::UploadPartCopyInput {
        copy_source: text("bucket/none"),
        ..part_copy(&id, 1, None)
    };
    let wrong_etag = api::UploadPartCopyInput {
        copy_source_if_match: text("\"0\""),
        ..part_copy(&id, 1, None)
    };
    for (input, status, code) in [
        (part_copy(&id, 0, None), 400, "InvalidArgument"),
        (part_copy(&id, 1, Some("bytes=0-5")), 400, "InvalidArgument"),
        (part_copy("none", 1, None), 404, "NoSuchUpload"),
        (wrong_source, 404, "NoSuchKey"),
        (wrong_etag, 412, "PreconditionFailed"),
    ] {
        let (found, said, _) = refused(world.call::<api::UploadPartCopy>(input).await);
        assert_eq!((found, &*said), (status, code));
    }
    world.rules.forbidden.lock().unwrap().push("s3:GetObject");
    let input = part_copy(&id, 1, None);
    let (_, code, action) = refused(world.call::<api::UploadPartCopy>(input).await);
    assert_eq!((&*code, &*action), ("AccessDenied", "s3:GetObject"));
}

#[tokio::test]
async fn objects_have_no_tags() {
    let world = World::with_bucket().await;
    world.put("k", "data").await;
    let tags_of = |key| {
        world.call::<api::GetObjectTagging>(api::GetObjectTaggingInput {
            bucket: text("bucket"),
            key: text(key),
            ..Default::default()
        })
    };
    assert_eq!(tags_of("k").await.unwrap().tag_set, Some(Vec::new()));
    assert_eq!(refused(tags_of("none").await).1, "NoSuchKey");
}
