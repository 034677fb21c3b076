//! Conditional reads and writes.

use std::sync::Arc;

use model::s3 as api;
use wire::{Fault, Timestamp};

use super::world::{START_MS, World, field, get, put, refused, text};

const HELD: &str = "At least one of the pre-conditions you specified did not hold";
/// The MD5 of `data`.
const ETAG: &str = "\"8d777f385d3dfec8815d20f7496026dc\"";

fn if_none_match(key: &str, value: &str) -> api::PutObjectInput {
    api::PutObjectInput {
        if_none_match: text(value),
        ..put(key, "data")
    }
}

fn if_match(key: &str, value: &str) -> api::PutObjectInput {
    api::PutObjectInput {
        if_match: text(value),
        ..put(key, "data")
    }
}

/// Status, code, message and the condition named.
async fn failed(
    world: &World,
    input: impl Fn() -> api::PutObjectInput,
) -> (u16, String, String, Option<String>) {
    let condition = field(world.put_with(input()).await, "Condition");
    let (status, code, message) = refused(world.put_with(input()).await);
    (status, code, message, condition)
}

#[tokio::test]
async fn put_where_nothing_is() {
    let world = World::with_bucket().await;
    world.put_with(if_none_match("k", "*")).await.unwrap();
    let expected = (
        412,
        "PreconditionFailed".into(),
        HELD.into(),
        text("If-None-Match"),
    );
    assert_eq!(failed(&world, || if_none_match("k", "*")).await, expected);
    world.delete("k").await;
    world.put_with(if_none_match("k", "*")).await.unwrap();
    let other = || if_none_match("k", ETAG);
    let (status, code, message) = refused(world.put_with(other()).await);
    assert_eq!((status, code.as_str()), (501, "NotImplemented"));
    assert_eq!(
        message,
        "A header you provided implies functionality that is not implemented"
    );
    let header = field(world.put_with(other()).await, "Header");
    assert_eq!(header.as_deref(), Some("If-None-Match"));
    let said = field(world.put_with(other()).await, "additionalMessage");
    assert_eq!(
        said.as_deref(),
        Some("We don't accept the provided value of If-None-Match")
    );
}

#[tokio::test]
async fn put_over_what_is_known() {
    let world = World::with_bucket().await;
    let (status, code, message) = refused(world.put_with(if_match("k", ETAG)).await);
    assert_eq!((status, code.as_str()), (404, "NoSuchKey"));
    assert_eq!(message, "The specified key does not exist.");
    world.put("k", "other").await;
    let expected = (
        412,
        "PreconditionFailed".into(),
        HELD.into(),
        text("If-Match"),
    );
    assert_eq!(failed(&world, || if_match("k", ETAG)).await, expected);
    world.put("k", "data").await;
    world.put_with(if_match("k", ETAG)).await.unwrap();
    world
        .put_with(if_match("k", ETAG.trim_matches('"')))
        .await
        .unwrap();
    world.delete("k").await;
    assert_eq!(refused(world.put_with(if_match("k", ETAG)).await).0, 404);
    assert_eq!(refused(world.put_with(if_match("k", "*")).await).0, 501);
    let both = api::PutObjectInput {
        if_none_match: text("*"),
        ..if_match("k", ETAG)
    };
    assert_eq!(refused(world.put_with(both).await).0, 501);
}

#[tokio::test]
async fn one_of_many_writers_wins() {
    let world = Arc::new(World::with_bucket().await);
    for round in 0..20 {
        let key = format!("data/{round}.json");
        let writers = (0..64).map(|writer| {
            let (world, key) = (Arc::clone(&world), key.clone());
            tokio::spawn(async move {
                let input = api::PutObjectInput {
                    if_none_match: text("*"),
                    ..put(&key, format!("writer {writer}"))
                };
                world.put_with(input).await.map(|_| writer)
            })
        });
        let mut winners = Vec::new();
        for writer in writers.collect::<Vec<_>>() {
            match writer.await.unwrap() {
                Ok(writer) => winners.push(writer),
                Err(fault) => assert_eq!((fault.status, &*fault.code), (412, "PreconditionFailed")),
            }
        }
        assert_eq!(winners.len(), 1, "{winners:?}");
        let data = world.get(&key).await.unwrap();
        assert_eq!(data, format!("writer {}", winners[0]));
    }
}

#[tokio::test]
async fn a_chain_of_known_etags_loses_no_update() {
    let world = Arc::new(World::with_bucket().await);
    world.put("counter", "0").await;
    let workers = (0..8).map(|_| {
        let world = Arc::clone(&world);
        tokio::spawn(async move {
            for _ in 0..10 {
                loop {
                    let output = world.get_with(get("counter")).await.unwrap();
                    let etag = output.e_tag.clone();
                    let data = super::world::body(output).await.unwrap();
                    let count: u64 = std::str::from_utf8(&data).unwrap().parse().unwrap();
                    let input = api::PutObjectInput {
                        if_match: etag,
                        ..put("counter", (count + 1).to_string())
                    };
                    match world.put_with(input).await {
                        Ok(_) => break,
                        Err(fault) => assert_eq!(fault.status, 412),
                    }
                }
            }
        })
    });
    for worker in workers.collect::<Vec<_>>() {
        worker.await.unwrap();
    }
    assert_eq!(world.get("counter").await.unwrap(), "80");
}

#[tokio::test]
async fn reads() {
    let world = World::with_bucket().await;
    world.put("k", "data").await;
    let then = Timestamp::from_millis(i64::try_from(START_MS).unwrap());
    let before = Timestamp::from_millis(i64::try_from(START_MS).unwrap() - 1000);
    let later = Timestamp::from_millis(i64::try_from(START_MS).unwrap() + 3_600_000);
    let with = |change: &dyn Fn(&mut api::GetObjectInput)| {
        let mut input = get("k");
        change(&mut input);
        input
    };
    type Change<'a> = &'a dyn Fn(&mut api::GetObjectInput);
    let cases: [(Change<'_>, u16); 10] = [
        (&|input| input.if_match = text(ETAG), 200),
        (&|input| input.if_match = text("\"x\""), 412),
        (&|input| input.if_none_match = text(ETAG), 304),
        (&|input| input.if_none_match = text("\"x\""), 200),
        (&|input| input.if_modified_since = Some(then), 304),
        (&|input| input.if_modified_since = Some(before), 200),
        // A date that has yet to come counts for nothing.
        (&|input| input.if_modified_since = Some(later), 200),
        (&|input| input.if_unmodified_since = Some(then), 200),
        (&|input| input.if_unmodified_since = Some(before), 412),
        // The ETag, where one is named, decides alone.
        (
            &|input| {
                input.if_match = text(ETAG);
                input.if_unmodified_since = Some(before);
            },
            200,
        ),
    ];
    for (at, (change, status)) in cases.into_iter().enumerate() {
        let found = world
            .get_with(with(change))
            .await
            .map_or_else(|fault| fault.status, |_| 200);
        assert_eq!(found, status, "case {at}");
    }
    let unchanged = world
        .get_with(with(&|input| input.if_none_match = text(ETAG)))
        .await;
    let headers = unchanged.err().unwrap().headers;
    assert_eq!(headers, [("ETag".into(), ETAG.to_owned())]);
}

#[tokio::test]
async fn copies_name_the_condition_of_the_source() {
    let world = World::with_bucket().await;
    world.put("k", "data").await;
    let copy = || api::CopyObjectInput {
        bucket: text("bucket"),
        key: text("copy"),
        copy_source: text("bucket/k"),
        ..Default::default()
    };
    let then = Timestamp::from_millis(i64::try_from(START_MS).unwrap());
    let before = Timestamp::from_millis(i64::try_from(START_MS).unwrap() - 1000);
    let cases = [
        (
            "If-Match",
            api::CopyObjectInput {
                copy_source_if_match: text("\"x\""),
                ..copy()
            },
        ),
        (
            "If-Unmodified-Since",
            api::CopyObjectInput {
                copy_source_if_unmodified_since: Some(before),
                ..copy()
            },
        ),
        (
            "If-None-Match",
            api::CopyObjectInput {
                copy_source_if_none_match: text(ETAG),
                ..copy()
            },
        ),
        (
            "If-Modified-Since",
            api::CopyObjectInput {
                copy_source_if_modified_since: Some(then),
                ..copy()
            },
        ),
    ];
    for (name, input) in cases {
        let fault: Fault = world.call::<api::CopyObject>(input).await.err().unwrap();
        assert_eq!((fault.status, fault.message.as_str()), (412, HELD));
        let condition = fault.fields.iter().find(|(field, _)| field == "Condition");
        assert_eq!(condition.unwrap().1, format!("x-amz-copy-source-{name}"));
    }
    let later = api::CopyObjectInput {
        copy_source_if_modified_since: Some(Timestamp::from_secs(then.secs() + 3_600)),
        ..copy()
    };
    world.call::<api::CopyObject>(later).await.unwrap();
    world.delete("copy").await;
    let absent = || api::CopyObjectInput {
        if_none_match: text("*"),
        ..copy()
    };
    world.call::<api::CopyObject>(absent()).await.unwrap();
    let present = world.call::<api::CopyObject>(absent()).await;
    assert_eq!(
        field(present, "Condition").as_deref(),
        Some("If-None-Match")
    );
}

#[tokio::test]
async fn deletions() {
    let world = World::with_bucket().await;
    world.put("k", "data").await;
    let delete = |etag: &str| api::DeleteObjectInput {
        bucket: text("bucket"),
        key: text("k"),
        if_match: text(etag),
        ..Default::default()
    };
    let wrong = world.call::<api::DeleteObject>(delete("\"x\"")).await;
    assert_eq!(
        refused(wrong),
        (412, "PreconditionFailed".into(), HELD.into())
    );
    world.call::<api::DeleteObject>(delete(ETAG)).await.unwrap();
    for etag in ["*", ETAG] {
        let gone = world.call::<api::DeleteObject>(delete(etag)).await;
        assert_eq!(refused(gone).1, "NoSuchKey");
    }
    for many in [false, true] {
        world.put("k", "data").await;
        if many {
            let input = api::DeleteObjectsInput {
                bucket: text("bucket"),
                delete: Some(api::Delete {
                    objects: Some(vec![api::ObjectIdentifier {
                        key: text("k"),
                        e_tag: text("*"),
                        ..Default::default()
                    }]),
                    ..Default::default()
                }),
                ..Default::default()
            };
            let output = world.call::<api::DeleteObjects>(input).await.unwrap();
            assert_eq!(output.deleted.unwrap().len(), 1);
        } else {
            world.call::<api::DeleteObject>(delete("*")).await.unwrap();
        }
        assert!(world.keys().await.is_empty());
    }
    let sized = api::DeleteObjectInput {
        if_match: None,
        if_match_size: Some(4),
        ..delete("")
    };
    let fault = world.call::<api::DeleteObject>(sized).await;
    assert_eq!(
        field(fault, "Header").as_deref(),
        Some("x-amz-if-match-size")
    );
}
