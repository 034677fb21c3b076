//! Thousands of seeds: streams that reshard, functions that fail, crashes that forget everything
//! but the durable checkpoints. What must hold is written in [`world`] beside what it checks.

mod random;
mod world;

use random::Random;
use world::World;

fn run(seed: u64) {
    let mut world = World::new(Random::new(seed));
    for _ in 0..world.chaos_steps() {
        world.chaos();
    }
    world.settle();
}

#[test]
fn invariants_hold_for_thousands_of_seeds() {
    for seed in 0..4_000 {
        let outcome = std::panic::catch_unwind(|| run(seed));
        assert!(outcome.is_ok(), "seed {seed}");
    }
}
