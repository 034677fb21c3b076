//! `bench functions`: how fast functions are started and invoked, and how much the pipeline carries.

mod calls;
mod ceiling;
mod invocations;
pub mod noop;
mod settings;
mod throughput;

use serde::{Deserialize, Serialize};

pub use invocations::Invocations;
pub use settings::Settings;
pub use throughput::Throughput;

use crate::engine::Program;
use crate::figures::heading;
use crate::latency::{self, Landing};
use crate::machine::Machine;
use crate::results;
use crate::statistics::Spread;

/// As the results are called.
pub const NAME: &str = "functions";

/// What was measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Functions {
    /// On what.
    pub machine: Machine,
    /// Invocations.
    pub invocations: Invocations,
    /// Records one after the other, from put to object.
    pub landing: Landing,
    /// Objects a second that the function could store if storing were nothing.
    pub ceiling: Spread,
    /// The pipeline.
    pub pipeline: Throughput,
}

/// A figure beside its target.
pub struct Target {
    /// What it is.
    pub name: &'static str,
    /// What came out.
    pub value: f64,
    /// What was promised.
    pub wanted: f64,
    /// Of both.
    pub unit: &'static str,
    /// Whether more is better.
    pub at_least: bool,
    /// What AWS has published, or others have measured there.
    pub on_aws: &'static str,
}

impl Target {
    /// Whether the promise is kept.
    pub fn is_met(&self) -> bool {
        if self.at_least {
            self.value >= self.wanted
        } else {
            self.value < self.wanted
        }
    }
}

impl Functions {
    /// The figures that have a target.
    pub fn targets(&self) -> Vec<Target> {
        let invocations = &self.invocations;
        let below = |name, value, wanted, on_aws| Target {
            name,
            value,
            wanted,
            unit: "ms",
            at_least: false,
            on_aws,
        };
        let at_least = |name, value, wanted, unit, on_aws| Target {
            name,
            value,
            wanted,
            unit,
            at_least: true,
            on_aws,
        };
        vec![
            below(
                "Warm invocation, p50, the whole call",
                invocations.warm_p50_ms,
                0.3,
                "",
            ),
            below(
                "Cold start in Rust to the first `/next`, median",
                invocations.rust_init_ms.median,
                10.0,
                "16 ms",
            ),
            below(
                "Cold start in Python, median",
                invocations.python_init_ms.median,
                60.0,
                "76 ms",
            ),
            below(
                "Put to object, one record in flight, p50",
                self.landing.landed_p50_ms,
                3.0,
                "627 ms, 49 ms with fan-out, to the function alone",
            ),
            below(
                "Put to object, p99",
                self.landing.landed_p99_ms,
                15.0,
                "1,580 ms, 109 ms with fan-out, to the function alone",
            ),
            below(
                "Put to invocation above the commit, p50: less than from the put's answer to the object",
                self.landing.after_p50_ms,
                2.0,
                "",
            ),
            at_least(
                "Invocations of a function that does nothing",
                invocations.rate.median,
                10_000.0,
                "a second",
                "10 for each environment",
            ),
            at_least(
                "Objects through the pipeline",
                self.pipeline.rate.median,
                3_000.0,
                "a second",
                "3,500 puts to a prefix",
            ),
            at_least(
                "Of the function's own ceiling",
                self.pipeline.rate.median / self.ceiling.median * 100.0,
                60.0,
                "%",
                "",
            ),
        ]
    }
}

/// Measures, prints, and keeps the results.
///
/// # Errors
/// A sentence that says what went wrong.
pub fn run(settings: &Settings) -> Result<(), String> {
    let program = match &settings.built {
        Some(directory) => Program::in_directory(directory),
        None => Program::build()?,
    };
    let machine = Machine::look(&settings.directory);
    heading("functions that do nothing");
    let invocations = invocations::measure(&program, settings)?;
    print(&invocations);
    heading("put to object: one record in flight, signed and durable");
    let landing = {
        let data = settings.data_directory()?;
        let engine = program.start_with(data.path(), &[])?;
        latency::land(&engine, &program, settings.singles)?
    };
    println!(
        "  landed p50 {:.2} ms, p99 {:.2} ms; answered p50 {:.2} ms; after the answer p50 {:.2} ms",
        landing.landed_p50_ms, landing.landed_p99_ms, landing.answered_p50_ms, landing.after_p50_ms
    );
    heading("the pipeline's function, 8 of it, against a server that does nothing");
    let ceiling = ceiling::measure(&program, settings)?;
    println!("  {} objects/s", spread(&ceiling));
    heading("the pipeline: 8 shards, limits on, records of 1 KiB, an object each, durable");
    let pipeline = throughput::measure(&program, settings)?;
    println!(
        "  {} objects/s, {:.0} µs of CPU time an object",
        spread(&pipeline.rate),
        pipeline.cpu_us
    );
    let found = Functions {
        machine,
        invocations,
        landing,
        ceiling,
        pipeline,
    };
    heading("targets");
    for target in found.targets() {
        println!(
            "  {:<50} {:>9.2} {:<9} target {:>8.1} {}",
            target.name,
            target.value,
            target.unit,
            target.wanted,
            if target.is_met() { "" } else { " missed" }
        );
    }
    results::write(&settings.results, NAME, &found)
}

fn print(found: &Invocations) {
    println!(
        "  warm, one after the other: p50 {:.3} ms, p99 {:.3} ms",
        found.warm_p50_ms, found.warm_p99_ms
    );
    println!(
        "  cold, Rust: to the first /next {} ms, the whole call {} ms",
        spread(&found.rust_init_ms),
        spread(&found.rust_cold_ms)
    );
    println!(
        "  cold, Python: to the first /next {} ms, the whole call {} ms",
        spread(&found.python_init_ms),
        spread(&found.python_cold_ms)
    );
    println!(
        "  as many as possible: {} a second, {:.0} µs of CPU time each",
        spread(&found.rate),
        found.cpu_us
    );
}

fn spread(spread: &Spread) -> String {
    format!("{:.2} ({:.2}–{:.2})", spread.median, spread.min, spread.max)
}
