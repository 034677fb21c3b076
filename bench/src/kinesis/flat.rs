//! Whether CPU time and throughput stay the same as a stream grows, and with its shards.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Bench, SHARDS, STREAM, Task};
use crate::load::requests::Format;
use crate::load::{Load, Moment, Outcome, Until};
use crate::machine::Machine;
use crate::results::{self, Part};
use crate::servers::Kind;

const GB: u64 = 1_000_000_000;
/// Numbers of shards that are compared.
const SHARD_COUNTS: [usize; 4] = [1, 16, 100, 1000];
/// GB written to each of them in a run.
const SHARDS_GB: u64 = 2;
/// Longer than 10 GB take at 20 MB/s.
const PATIENCE: Duration = Duration::from_secs(600);
/// Runs of a series, of which the median counts at each place.
const SERIES_RUNS: usize = 3;

/// What the engine took, by what varies.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Series {
    /// What was measured on.
    pub machine: Machine,
    /// GB written before, or shards; with what was measured there.
    pub points: Vec<Point>,
}

/// Runs at one place of a series.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Point {
    /// GB written before, or shards.
    pub at: f64,
    /// The parts measured.
    pub parts: Vec<Part>,
    /// The engine's resident memory at the end, MB.
    pub resident_mb: f64,
}

impl Point {
    fn at(at: f64) -> Self {
        Self {
            at,
            parts: Vec::new(),
            resident_mb: 0.0,
        }
    }

    /// Takes in what happened between two moments of a run.
    fn take(&mut self, from: &Moment, to: &Moment) {
        self.parts.push(Part::between(from, to));
        let resident = to.server.resident as f64 / 1e6;
        self.resident_mb = self.resident_mb.max(resident);
    }
}

/// CPU time and throughput of each GB from an empty stream on.
pub fn growth(bench: &Bench<'_>) -> Result<(), String> {
    let machine = Machine::look(&bench.settings.directory);
    let mut points: Vec<Point> = (0..bench.settings.growth_gb)
        .map(|before| Point::at(before as f64))
        .collect();
    for _ in 0..SERIES_RUNS {
        let outcome = puts(bench, SHARDS, bench.settings.growth_gb, GB)?;
        for (pair, point) in outcome.moments.windows(2).zip(&mut points) {
            if let [from, to] = pair {
                point.take(from, to);
            }
        }
    }
    finish(bench, Task::Growth, Series { machine, points }, "GB before")
}

/// CPU time and throughput by the number of shards.
pub fn shards(bench: &Bench<'_>) -> Result<(), String> {
    let machine = Machine::look(&bench.settings.directory);
    let mut points: Vec<Point> = SHARD_COUNTS
        .iter()
        .map(|count| Point::at(*count as f64))
        .collect();
    for _ in 0..SERIES_RUNS {
        for (count, point) in SHARD_COUNTS.iter().zip(&mut points) {
            let outcome = puts(bench, *count, SHARDS_GB, GB)?;
            if let (Some(from), Some(to)) = (outcome.moments.first(), outcome.moments.last()) {
                point.take(from, to);
            }
        }
    }
    finish(bench, Task::Shards, Series { machine, points }, "shards")
}

fn puts(bench: &Bench<'_>, shards: usize, gigabytes: u64, step: u64) -> Result<Outcome, String> {
    let settings = bench.settings;
    let server = bench
        .programs
        .start(Kind::Brookmill, &settings.directory, None)?;
    server.create_stream(STREAM, shards)?;
    let load = Load {
        address: server.address,
        connections: Task::Growth.connections(),
        threads: settings.threads,
        requests: Task::Growth.puts(Format::Json, settings.signs_live),
        expect: Task::Growth.expect(),
        until: Until::Payload {
            total: gigabytes * GB,
            step,
            patience: PATIENCE,
        },
        warm_up: Duration::ZERO,
    };
    let outcome = load.run(&|| server.cost())?;
    let written = outcome.moments.last().map_or(0, |moment| moment.payload);
    match &outcome.first_error {
        Some(error) => Err(format!("with {shards} shards: {error}")),
        None if written < gigabytes * GB => Err(format!(
            "with {shards} shards: {written} bytes in {} s",
            PATIENCE.as_secs()
        )),
        None => Ok(outcome),
    }
}

fn finish(bench: &Bench<'_>, task: Task, series: Series, what: &str) -> Result<(), String> {
    for point in &series.points {
        println!(
            "  {:>6} {what}: {:>6.2} CPU s/GB {:>8.1} MB/s {:>6.0} MB resident",
            point.at,
            point.cpu_per_gb(),
            point.rate(),
            point.resident_mb
        );
    }
    println!(
        "  CPU s/GB: the highest is {:.1} % above the lowest (target: 10 %)",
        series.unevenness() * 100.0
    );
    results::write(&bench.settings.results, task.name(), &series)
}

impl Point {
    /// The median of CPU seconds for a GB.
    pub fn cpu_per_gb(&self) -> f64 {
        self.median(Part::cpu_per_gb)
    }

    /// The median of MB a second.
    pub fn rate(&self) -> f64 {
        self.median(Part::rate)
    }

    fn median(&self, value: impl Fn(&Part) -> f64) -> f64 {
        crate::statistics::Spread::of(self.parts.iter().map(value))
            .map_or(0.0, |spread| spread.median)
    }
}

impl Series {
    /// How far the highest CPU time lies above the lowest, as a share of the lowest.
    pub fn unevenness(&self) -> f64 {
        let costs = || self.points.iter().map(Point::cpu_per_gb);
        let lowest = costs().fold(f64::MAX, f64::min);
        let highest = costs().fold(0.0, f64::max);
        if lowest > 0.0 && self.points.len() > 1 {
            highest / lowest - 1.0
        } else {
            0.0
        }
    }
}
