//! Power cuts: events that PutLogEvents acknowledged are there, in order and once.

use store::{Rng as _, SeededRng};

use super::world::{World, events_of};

#[tokio::test]
async fn acknowledged_events_survive() {
    for seed in 0..60 {
        let rng = SeededRng::new(seed);
        let mut world = World::with_stream().await;
        let mut kept: Vec<String> = Vec::new();
        let mut next = 0;
        for life in 0..3 {
            if rng.below(2) == 0 {
                world.disk.stop_after(rng.below(30));
            }
            let mut asked = Vec::new();
            for _ in 0..rng.below(20) {
                let batch: Vec<String> = (0..1 + rng.below(3))
                    .map(|n| format!("{} {}", next, n))
                    .collect();
                next += 1;
                let now = world.now();
                let events: Vec<_> = batch.iter().map(|m| (now, m.as_str())).collect();
                let put = events_of("stream", &events);
                let done = world.call::<model::logs::PutLogEvents>(put).await.is_ok();
                if done {
                    assert!(asked.is_empty(), "nothing is acknowledged after a failure");
                    kept.extend(batch);
                } else {
                    asked.extend(batch);
                }
                world.clock.pass(1);
            }
            world = world.crash(rng.next_u64());
            let found = world.all("stream").await;
            assert!(
                found.starts_with(&kept),
                "seed {seed}, life {life}: {found:?}, {kept:?}"
            );
            assert!(
                asked.starts_with(&found[kept.len()..]),
                "seed {seed}, life {life}"
            );
            kept = found;
        }
    }
}
