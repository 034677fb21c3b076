//! Which invocation wrote which object.

use plane::Origin;

use super::world::{START_MS, World, noise};

#[tokio::test]
async fn an_invocations_objects_are_found_by_their_time_also_replaced_and_deleted_ones() {
    let mut world = World::with_bucket().await;
    let outside = world.caller.origin;
    world.put("outside", noise(0, 10)).await;
    world.caller.origin = Origin(7);
    world.put("stays", noise(1, 10)).await;
    world.put("replaced", noise(2, 10)).await;
    world.put("large", noise(3, 3 * 1024 * 1024)).await;
    world.caller.origin = Origin(8);
    world.put("others", noise(4, 10)).await;
    world.caller.origin = Origin(7);
    world.delete("outside").await;
    world.clock.pass(60_000);
    world.caller.origin = outside;
    world.put("replaced", noise(5, 10)).await;
    for life in 0..2 {
        let s3 = world.s3.clone();
        let changes = |from: u64, until: u64| {
            let (changes, is_whole) = s3.changes_by(&[7], from, until, 100).unwrap();
            assert!(is_whole);
            let told = changes.into_iter().map(|one| {
                assert_eq!((&*one.bucket, one.origin), ("bucket", 7));
                (one.key, one.size, one.is_current)
            });
            told.collect::<Vec<_>>()
        };
        let put = |key: &str, size, is_current| (key.to_owned(), Some(size), is_current);
        let expected = [
            put("stays", 10, true),
            put("replaced", 10, false),
            put("large", 3 * 1024 * 1024, true),
            ("outside".to_owned(), None, true),
        ];
        assert_eq!(changes(START_MS, START_MS), expected);
        assert_eq!(changes(0, u64::MAX), expected);
        assert_eq!(changes(START_MS + 1, u64::MAX), []);
        assert_eq!(changes(0, START_MS - 1), []);

        let found = s3.objects_at(None, "stays").unwrap().remove(0);
        assert_eq!((&*found.bucket, found.origin), ("bucket", 7));
        assert_eq!(found.content.unwrap(), noise(1, 10));
        let found = s3.objects_at(Some("bucket"), "replaced").unwrap().remove(0);
        assert_eq!((found.origin, found.modified_ms), (0, START_MS + 60_000));
        assert!(s3.objects_at(None, "outside").unwrap().is_empty());
        let refused = s3.objects_at(Some("other"), "stays").unwrap_err();
        assert_eq!(refused.code, "NoSuchBucket");
        world = world.crash(life);
    }
}

#[tokio::test]
async fn what_may_be_missing_is_said() {
    let mut world = World::with_bucket().await;
    world.caller.origin = Origin(7);
    world.put("stays", noise(1, 10_000)).await;
    for version in 0..100 {
        world.put("churn", noise(version, 100_000)).await;
    }
    world.clock.pass(60_000);
    for _ in 0..6 {
        world.store.housekeep().unwrap();
        world.live().await;
    }
    let (changes, is_whole) = world.s3.changes_by(&[7], 0, START_MS, 1_000).unwrap();
    // Its segment is gone, and it was moved to where its time is not looked for.
    assert!(!is_whole && changes.iter().all(|change| change.key != "stays"));
    let found = world.s3.objects_at(None, "stays").unwrap().remove(0);
    assert_eq!((found.origin, found.modified_ms), (7, START_MS));
}
