//! Pages of keys.

use model::s3 as api;

use super::world::{World, noise, refused, text};

fn v2() -> api::ListObjectsV2Input {
    api::ListObjectsV2Input {
        bucket: text("bucket"),
        ..Default::default()
    }
}

fn keys(contents: Option<Vec<api::Object>>) -> Vec<String> {
    contents
        .unwrap_or_default()
        .into_iter()
        .map(|object| object.key.unwrap())
        .collect()
}

fn groups(prefixes: Option<Vec<api::CommonPrefix>>) -> Vec<String> {
    prefixes
        .unwrap_or_default()
        .into_iter()
        .map(|group| group.prefix.unwrap())
        .collect()
}

const KEYS: [&str; 6] = ["a", "data/1", "data/10", "data/2", "data/x/1", "z ü"];

async fn world() -> World {
    let world = World::with_bucket().await;
    for key in KEYS {
        world.put(key, noise(1, 10)).await;
    }
    world
}

#[tokio::test]
async fn version_two() {
    let world = world().await;
    let all = world.call::<api::ListObjectsV2>(v2()).await.unwrap();
    assert_eq!(
        (all.key_count, all.max_keys, all.is_truncated),
        (Some(6), Some(1000), Some(false))
    );
    let first = all.contents.as_ref().unwrap()[0].clone();
    assert_eq!(
        (first.size, first.storage_class.as_deref()),
        (Some(10), Some("STANDARD"))
    );
    assert_eq!(first.checksum_type.as_deref(), Some("FULL_OBJECT"));
    assert!(first.owner.is_none());
    assert_eq!(keys(all.contents), KEYS);

    let grouped = api::ListObjectsV2Input {
        prefix: text("data/"),
        delimiter: text("/"),
        ..v2()
    };
    let grouped = world.call::<api::ListObjectsV2>(grouped).await.unwrap();
    assert_eq!(grouped.key_count, Some(4));
    assert_eq!(keys(grouped.contents), ["data/1", "data/10", "data/2"]);
    assert_eq!(groups(grouped.common_prefixes), ["data/x/"]);

    // Pages of two; where to begin counts for the first one alone.
    let mut found = Vec::new();
    let mut token = None;
    loop {
        let page = api::ListObjectsV2Input {
            start_after: text("a"),
            max_keys: Some(2),
            continuation_token: token.clone(),
            ..v2()
        };
        let page = world.call::<api::ListObjectsV2>(page).await.unwrap();
        assert_eq!(
            page.is_truncated,
            Some(page.next_continuation_token.is_some())
        );
        token = page.next_continuation_token;
        found.push(keys(page.contents).len());
        if token.is_none() {
            break;
        }
    }
    assert_eq!(found, [2, 2, 1]);
    let encoded = api::ListObjectsV2Input {
        prefix: text("z"),
        encoding_type: text("url"),
        ..v2()
    };
    let encoded = world.call::<api::ListObjectsV2>(encoded).await.unwrap();
    assert_eq!(keys(encoded.contents), ["z%20%C3%BC"]);
    let none = api::ListObjectsV2Input {
        max_keys: Some(0),
        ..v2()
    };
    let none = world.call::<api::ListObjectsV2>(none).await.unwrap();
    assert_eq!((none.key_count, none.is_truncated), (Some(0), Some(false)));
}

#[tokio::test]
async fn version_one() {
    let world = world().await;
    let v1 = |marker: Option<&str>| api::ListObjectsInput {
        bucket: text("bucket"),
        delimiter: text("/"),
        max_keys: Some(2),
        marker: marker.map(str::to_owned),
        ..Default::default()
    };
    let page = world.call::<api::ListObjects>(v1(None)).await.unwrap();
    assert_eq!(keys(page.contents), ["a"]);
    assert_eq!(groups(page.common_prefixes), ["data/"]);
    assert_eq!(page.is_truncated, Some(true));
    assert_eq!(page.next_marker.as_deref(), Some("data/"));
    let page = world
        .call::<api::ListObjects>(v1(Some("data/")))
        .await
        .unwrap();
    assert_eq!(keys(page.contents), ["z ü"]);
    assert_eq!((page.is_truncated, page.next_marker), (Some(false), None));
}

#[tokio::test]
async fn refusals() {
    let world = world().await;
    let token = api::ListObjectsV2Input {
        continuation_token: text("no token"),
        ..v2()
    };
    let message = "The continuation token provided is incorrect";
    let fault = refused(world.call::<api::ListObjectsV2>(token).await);
    assert_eq!(fault, (400, "InvalidArgument".into(), message.into()));
    let encoding = api::ListObjectsV2Input {
        encoding_type: text("value"),
        ..v2()
    };
    let message = "Invalid Encoding Method specified in Request";
    let fault = refused(world.call::<api::ListObjectsV2>(encoding).await);
    assert_eq!(fault, (400, "InvalidArgument".into(), message.into()));
}

#[tokio::test]
async fn uploads_under_way() {
    let world = World::with_bucket().await;
    let one = world.begin("k", None, None).await;
    world.clock.pass(1);
    let two = world.begin("k", None, None).await;
    let other = world.begin("a", None, None).await;
    let list = || api::ListMultipartUploadsInput {
        bucket: text("bucket"),
        ..Default::default()
    };
    let output = world
        .call::<api::ListMultipartUploads>(list())
        .await
        .unwrap();
    let uploads = output.uploads.unwrap();
    let found: Vec<_> = uploads
        .iter()
        .map(|u| (u.key.as_deref().unwrap(), u.upload_id.as_deref().unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            ("a", other.as_str()),
            ("k", one.as_str()),
            ("k", two.as_str())
        ]
    );
    let initiator = uploads[0].initiator.clone().unwrap();
    assert_eq!(initiator.id, uploads[0].owner.clone().unwrap().id);
    assert!(initiator.display_name.is_some());
    // The markers of the last page are there too, empty where it has no uploads.
    assert_eq!(output.key_marker.as_deref(), Some(""));
    assert_eq!(output.prefix, None);
    assert_eq!(output.next_key_marker.as_deref(), Some("k"));
    assert_eq!(output.next_upload_id_marker, Some(two.clone()));
    let last = api::ListMultipartUploadsInput {
        key_marker: text("k k"),
        encoding_type: text("url"),
        ..list()
    };
    let output = world.call::<api::ListMultipartUploads>(last).await.unwrap();
    assert_eq!(output.key_marker.as_deref(), Some("k%20k"));
    assert_eq!(output.next_key_marker.as_deref(), Some(""));
    assert_eq!(output.next_upload_id_marker.as_deref(), Some(""));
    let wrong = api::ListMultipartUploadsInput {
        key_marker: text("a"),
        upload_id_marker: Some(two),
        ..list()
    };
    let wrong = world.call::<api::ListMultipartUploads>(wrong).await;
    let message = "Invalid uploadId marker";
    assert_eq!(
        refused(wrong),
        (400, "InvalidArgument".into(), message.into())
    );
}
