//! The service beside a simple reference, through random steps: calls, time that passes, restarts,
//! power cuts, failed syncs and full disks. After each step everything that a client can see must
//! be as the reference says.
//!
//! `KINESIS_SEED=<seed> cargo test -p kinesis --lib against_model` runs one seed, `KINESIS_SEEDS=<count>`
//! so many of them. A seed that fails is shrunk and named with the steps that are left.

mod calls;
mod drive;
mod look;
mod reference;
mod scaled;
mod seen;
mod steps;

use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use tokio::runtime::Builder;

use drive::Run;

/// Seeds of an ordinary run.
const SEEDS: u64 = 28;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn check(seed: u64) -> Result<(), String> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config {
        cases: 1,
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&steps::steps(), |(transition_ms, steps)| {
        let runtime = Builder::new_current_thread().enable_time().build()?;
        let outcome = runtime.block_on(async { Run::new(transition_ms).all(&steps).await });
        outcome.map_err(TestCaseError::fail)
    });
    outcome.map_err(|failure| match failure {
        TestError::Abort(why) => format!("KINESIS_SEED={seed}: {why}"),
        TestError::Fail(why, (transition_ms, steps)) => {
            let steps: String = steps.iter().map(|step| format!("\n  {step:?}")).collect();
            format!("KINESIS_SEED={seed}: {why}\nchanges take {transition_ms} ms; left of the steps:{steps}")
        }
    })
}

#[test]
fn the_service_is_what_the_reference_says() {
    let seeds = match number("KINESIS_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("KINESIS_SEEDS").unwrap_or(SEEDS),
    };
    for seed in seeds {
        if let Err(failure) = check(seed) {
            panic!("{failure}");
        }
    }
}
