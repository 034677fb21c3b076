//! Space is given back: live bytes are those of what is there.

use model::s3 as api;

use super::world::{World, noise, text};

const SMALL: usize = 10_000;
const LARGE: usize = 3 * 1024 * 1024;

#[tokio::test]
async fn overwriting_and_deleting_give_space_back() {
    for size in [0, SMALL, LARGE] {
        let world = World::with_bucket().await;
        world.put("k", noise(1, size)).await;
        let one = world.live().await;
        assert!(one >= size as u64);
        for version in 2..5 {
            world.put("k", noise(version, size)).await;
            assert_eq!(
                world.live().await,
                one,
                "after version {version} of {size} bytes"
            );
        }
        world.delete("k").await;
        assert_eq!(world.live().await, 0);
        world.delete("k").await;
        assert_eq!(world.live().await, 0);
    }
}

#[tokio::test]
async fn what_is_left_of_a_segment_is_moved() {
    let mut world = World::with_bucket().await;
    let stays = ["a", "b", "c"];
    for (seed, key) in stays.into_iter().enumerate() {
        world.put(key, noise(seed as u64, SMALL)).await;
        // The rest of its segment is overwritten again and again.
        for version in 0..60 {
            world.put("churn", noise(version, 10 * SMALL)).await;
        }
    }
    let output = world.get_with(super::world::get("a")).await.unwrap();
    let (etag, modified) = (output.e_tag, output.last_modified);
    world.clock.pass(60_000);
    let before = world.disk.used_bytes();
    for life in 0..3 {
        for _ in 0..6 {
            world.store.housekeep().unwrap();
            world.live().await;
        }
        for (seed, key) in stays.into_iter().enumerate() {
            assert_eq!(world.get(key).await.unwrap(), noise(seed as u64, SMALL));
        }
        assert_eq!(world.get("churn").await.unwrap(), noise(59, 10 * SMALL));
        world = world.crash(life);
    }
    let used = world.disk.used_bytes();
    assert!(used * 2 < before, "{used} of {before} bytes are still used");
    let output = world.get_with(super::world::get("a")).await.unwrap();
    assert_eq!((output.e_tag, output.last_modified), (etag, modified));
}

#[tokio::test]
async fn refused_data_gives_space_back() {
    let world = World::with_bucket().await;
    world.put("k", "x").await;
    let before = world.live().await;
    let input = api::PutObjectInput {
        if_none_match: text("*"),
        ..super::world::put("k", noise(1, LARGE))
    };
    world.put_with(input).await.err().unwrap();
    let input = api::PutObjectInput {
        checksum_crc32: text("AAAAAA=="),
        ..super::world::put("k", noise(1, LARGE))
    };
    world.put_with(input).await.err().unwrap();
    assert_eq!(world.live().await, before);
}

#[tokio::test]
async fn uploads_give_space_back() {
    let world = World::with_bucket().await;
    let part_bytes = 5 * 1024 * 1024;
    // Aborted.
    let id = world.begin("k", None, None).await;
    world.part("k", &id, 1, noise(1, part_bytes)).await;
    world.part("k", &id, 2, noise(2, SMALL)).await;
    assert!(world.live().await > part_bytes as u64);
    world.abort("k", &id).await.unwrap();
    assert_eq!(world.live().await, 0);
    // Replaced parts, and parts that the completion does not name.
    let id = world.begin("k", None, None).await;
    world.part("k", &id, 1, noise(1, SMALL)).await;
    let one = world.live().await;
    let replaced = world.part("k", &id, 1, noise(2, SMALL)).await;
    assert_eq!(world.live().await, one);
    world.part("k", &id, 9, noise(9, part_bytes)).await;
    world.complete("k", &id, vec![replaced]).await.unwrap();
    assert_eq!(world.live().await, one);
    assert_eq!(world.get("k").await.unwrap(), noise(2, SMALL));
    world.delete("k").await;
    assert_eq!(world.live().await, 0);
    // Of a bucket that goes.
    let id = world.begin("k", None, None).await;
    world.part("k", &id, 1, noise(1, SMALL)).await;
    let input = api::DeleteBucketInput {
        bucket: text("bucket"),
        ..Default::default()
    };
    world.call::<api::DeleteBucket>(input).await.unwrap();
    assert_eq!(world.live().await, 0);
}

/// Objects of which most is overwritten again and again around a few that stay, and the bytes that
/// the disk has then.
async fn churned(world: &World, stays: &[&str], bytes: usize) -> u64 {
    for (seed, key) in stays.iter().enumerate() {
        world.put(key, noise(seed as u64, bytes)).await;
        for version in 0..4 {
            world.put("churn", noise(version, LARGE)).await;
        }
    }
    world.clock.pass(60_000);
    world.disk.used_bytes()
}

#[tokio::test]
async fn data_in_frames_of_its_own_is_moved_too() {
    let mut world = World::with_bucket().await;
    let (stays, bytes) = (["a", "b", "c"], LARGE / 2);
    let before = churned(&world, &stays, bytes).await;
    for life in 0..3 {
        for _ in 0..8 {
            world.store.housekeep().unwrap();
            world.live().await;
        }
        for (seed, key) in stays.into_iter().enumerate() {
            assert_eq!(world.get(key).await.unwrap(), noise(seed as u64, bytes));
        }
        assert_eq!(world.get("churn").await.unwrap(), noise(3, LARGE));
        world = world.crash(life);
    }
    let used = world.disk.used_bytes();
    assert!(used * 2 < before, "{used} of {before} bytes are still used");
    for key in stays.into_iter().chain(["churn"]) {
        world.delete(key).await;
    }
    assert_eq!(world.live().await, 0);
}

#[tokio::test]
async fn what_is_read_may_be_moved_meanwhile() {
    let world = World::with_bucket().await;
    world.put("a", noise(0, LARGE / 2)).await;
    let output = world.get_with(super::world::get("a")).await.unwrap();
    for version in 0..8 {
        world.put("churn", noise(version, LARGE)).await;
    }
    world.clock.pass(60_000);
    for _ in 0..8 {
        world.store.housekeep().unwrap();
        world.live().await;
    }
    assert_eq!(world.store.ordered_index().live_bytes(1), 0);
    assert_eq!(
        super::world::body(output).await.unwrap(),
        noise(0, LARGE / 2)
    );
}
