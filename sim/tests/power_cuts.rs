//! The whole engine, and power cuts on it.

use sim::{Run, run};
use store::SyncSite;

fn one(seed: u64, skip: Option<SyncSite>) -> Result<sim::Outcome, String> {
    run(Run {
        seed,
        skip,
        loud: false,
    })
}

/// A number from the environment.
fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn nothing_acknowledged_is_ever_lost() {
    let mut lives = 0;
    let mut cut_short = 0;
    let mut records = 0;
    for seed in 0..number("SIM_SEEDS").unwrap_or(1_000) {
        match one(seed, None) {
            Ok(outcome) => {
                lives += outcome.lives;
                cut_short += outcome.cut_short;
                records += outcome.records;
            }
            Err(lost) => panic!("seed {seed}: {lost}"),
        }
    }
    println!("{lives} lives, {cut_short} of them cut short, {records} records");
    assert!(cut_short > 0 && records > 0, "the runs show nothing");
}

#[test]
fn one_seed() {
    let seed = number("SIM_SEED").unwrap_or(0);
    let outcome = run(Run {
        seed,
        skip: None,
        loud: true,
    });
    println!("seed {seed}: {outcome:?}");
    outcome.unwrap();
}
