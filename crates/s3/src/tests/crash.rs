//! Power cuts: what was acknowledged is there with its bytes, and nothing old comes back.

use std::collections::BTreeMap;

use bytes::Bytes;
use store::{Rng, SeededRng};

use super::world::{World, noise, put};

/// What a key may hold: the last acknowledged, and what was asked for after that.
#[derive(Default)]
struct Key {
    acknowledged: Option<Bytes>,
    asked: Vec<Option<Bytes>>,
}

impl Key {
    fn acknowledge(&mut self, data: Option<Bytes>) {
        self.acknowledged = data;
        self.asked.clear();
    }

    fn may_be(&self, found: &Option<Bytes>) -> bool {
        *found == self.acknowledged || self.asked.contains(found)
    }
}

async fn act(world: &World, model: &mut BTreeMap<String, Key>, rng: &SeededRng) {
    let name = format!("data/{}", rng.below(6));
    let key = model.entry(name.clone()).or_default();
    let size = [0, 100, 100, 5_000, 5_000, 50_000, 50_000, 1_100_000][rng.below(8) as usize];
    let data = noise(rng.next_u64(), size);
    match rng.below(6) {
        0 => {
            key.asked.push(None);
            let input = model::s3::DeleteObjectInput {
                bucket: super::world::text("bucket"),
                key: Some(name),
                ..Default::default()
            };
            if world.call::<model::s3::DeleteObject>(input).await.is_ok() {
                key.acknowledge(None);
            }
        }
        1 => {
            // A completion may have worked without an answer; it is asked for again later.
            let input = model::s3::CreateMultipartUploadInput {
                bucket: super::world::text("bucket"),
                key: Some(name.clone()),
                ..Default::default()
            };
            let Ok(begun) = world.call::<model::s3::CreateMultipartUpload>(input).await else {
                return;
            };
            let id = begun.upload_id.unwrap();
            let input = model::s3::UploadPartInput {
                bucket: super::world::text("bucket"),
                key: Some(name.clone()),
                upload_id: Some(id.clone()),
                part_number: Some(3),
                body: Some(wire::Payload::Bytes(data.clone())),
                ..Default::default()
            };
            let Ok(part) = world.call::<model::s3::UploadPart>(input).await else {
                return;
            };
            key.asked.push(Some(data.clone()));
            let part = model::s3::CompletedPart {
                e_tag: part.e_tag,
                part_number: Some(3),
                ..Default::default()
            };
            if world.complete(&name, &id, vec![part]).await.is_ok() {
                key.acknowledge(Some(data));
            }
        }
        _ => {
            key.asked.push(Some(data.clone()));
            if world.put_with(put(&name, data.clone())).await.is_ok() {
                key.acknowledge(Some(data));
            }
        }
    }
}

#[tokio::test]
async fn acknowledged_objects_survive_with_their_bytes() {
    for seed in 0..50 {
        let rng = SeededRng::new(seed);
        let mut world = World::with_bucket().await;
        let mut model = BTreeMap::new();
        for life in 0..3 {
            if rng.below(2) == 0 {
                world.disk.stop_after(rng.below(40));
            }
            for _ in 0..rng.below(20) {
                act(&world, &mut model, &rng).await;
                if rng.below(8) == 0 {
                    let _ = world.store.housekeep();
                }
            }
            world = world.crash(rng.next_u64());
            let mut present = Vec::new();
            for (name, key) in &mut model {
                let found = match world.get(name).await {
                    Ok(data) => Some(data),
                    Err(fault) => {
                        assert_eq!(fault.status, 404, "seed {seed}, life {life}: {fault}");
                        None
                    }
                };
                assert!(
                    key.may_be(&found),
                    "seed {seed}, life {life}: {name} is another"
                );
                present.extend(found.is_some().then(|| name.clone()));
                key.acknowledge(found);
            }
            assert_eq!(world.keys().await, present, "seed {seed}, life {life}");
        }
    }
}

#[tokio::test]
async fn a_completion_cut_off_is_whole_and_can_be_asked_for_again() {
    let (mut done, mut undone) = (0, 0);
    for seed in 0..60 {
        let world = World::with_bucket().await;
        world.put("k", "before").await;
        let id = world.begin("k", None, None).await;
        let part = world.part("k", &id, 1, noise(seed, 20_000)).await;
        let spare = world.part("k", &id, 2, noise(seed + 1, 20_000)).await;
        world.disk.stop_after(seed % 5);
        let _ = world.complete("k", &id, vec![part.clone()]).await;
        let world = world.crash(seed);
        match world.get("k").await.unwrap() {
            data if data == "before" => {
                undone += 1;
                let again = world.complete("k", &id, vec![part]).await;
                assert!(again.is_ok(), "seed {seed}: {again:?}");
            }
            data => {
                done += 1;
                assert_eq!(data, noise(seed, 20_000));
                if seed % 2 == 0 {
                    world.complete("k", &id, vec![part]).await.unwrap();
                }
            }
        }
        // Nobody can take the object's data away through an upload that is over.
        assert!(world.abort("k", &id).await.is_err());
        assert!(world.complete("k", &id, vec![spare]).await.is_err());
        assert_eq!(
            world.get("k").await.unwrap(),
            noise(seed, 20_000),
            "seed {seed}"
        );
        let alone = world.live().await;
        world.put("k", noise(9, 20_000)).await;
        assert!(
            world.live().await < alone + 1_000,
            "seed {seed}: space was not given back"
        );
        let world = world.crash(seed + 1);
        assert_eq!(world.get("k").await.unwrap(), noise(9, 20_000));
        assert!(world.abort("k", &id).await.is_err());
    }
    assert!(done > 0 && undone > 0, "{done} done, {undone} undone");
}
