//! Ratios beside their targets, printed and written.

mod backlogs;
mod functions;
mod page;
mod plot;
mod plots;
mod ratios;
mod scale;

use std::path::{Path, PathBuf};

use crate::backlog::{self, Backlog};
use crate::engine::root;
use crate::functions::{self as measured, Functions};
use crate::kinesis::{FanOut, Series, Task};
use crate::results::{self, Workload};

/// What the report is made of, as far as it was measured.
pub struct Measurements {
    /// Workloads with several servers.
    pub workloads: Vec<Workload>,
    /// Events of enhanced fan-out.
    pub fan_out: Option<FanOut>,
    /// By GB written.
    pub growth: Option<Series>,
    /// By the number of shards.
    pub shards: Option<Series>,
    /// Of each shape of backlog.
    pub backlogs: Vec<Backlog>,
    /// Functions and the pipeline.
    pub functions: Option<Functions>,
}

impl Measurements {
    /// From the files of results.
    ///
    /// # Errors
    /// A file is not as it was written.
    fn read(directory: &Path) -> Result<Self, String> {
        let mut workloads = Vec::new();
        for task in Task::ALL {
            if !matches!(task, Task::FanOut | Task::Growth | Task::Shards) {
                workloads.extend(results::read::<Workload>(directory, task.name())?);
            }
        }
        Ok(Self {
            workloads,
            fan_out: results::read(directory, Task::FanOut.name())?,
            growth: results::read(directory, Task::Growth.name())?,
            shards: results::read(directory, Task::Shards.name())?,
            backlogs: results::read(directory, backlog::NAME)?.unwrap_or_default(),
            functions: results::read(directory, measured::NAME)?,
        })
    }

    /// The workload with this name, if it was measured.
    fn workload(&self, task: Task) -> Option<&Workload> {
        self.workloads.iter().find(|one| one.name == task.name())
    }
}

/// Writes BENCHMARKS.md, and plots and results under docs/bench, from the results kept in a
/// directory: the only argument, `--results PATH`, names it (target/bench-results).
///
/// # Errors
/// The arguments are wrong, nothing was measured, or a file cannot be written.
pub fn write(mut arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let directory = match (arguments.next().as_deref(), arguments.next()) {
        (None, _) => root().join("target/bench-results"),
        (Some("--results"), Some(path)) => PathBuf::from(path),
        _ => return Err("report takes --results PATH and nothing else".to_owned()),
    };
    let found = Measurements::read(&directory)?;
    let is_empty = found.workloads.is_empty() && found.backlogs.is_empty();
    let has_no_series = found.growth.is_none() && found.shards.is_none();
    if is_empty && has_no_series && found.functions.is_none() {
        return Err(format!("no results in {}", directory.display()));
    }
    let kept = root().join("docs/bench");
    for workload in &found.workloads {
        results::write(&kept, &workload.name, workload)?;
    }
    if let Some(fan_out) = &found.fan_out {
        results::write(&kept, Task::FanOut.name(), fan_out)?;
    }
    for (task, series) in [(Task::Growth, &found.growth), (Task::Shards, &found.shards)] {
        if let Some(series) = series {
            results::write(&kept, task.name(), series)?;
        }
    }
    if !found.backlogs.is_empty() {
        results::write(&kept, backlog::NAME, &found.backlogs)?;
    }
    if let Some(functions) = &found.functions {
        results::write(&kept, measured::NAME, functions)?;
    }
    let file = |path: PathBuf, text: String| {
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    };
    for (name, svg) in plots::all(&found) {
        file(kept.join(format!("{name}.svg")), svg)?;
    }
    file(root().join("BENCHMARKS.md"), page::page(&found))
}

/// Prints a workload's medians and its ratios beside their targets.
pub fn print(workload: &Workload) {
    println!();
    for server in &workload.servers {
        let Some(rest) = server.spread(|run| run.rest.rate()) else {
            continue;
        };
        println!(
            "  {:<16} {:>8.1} MB/s ({:.1}–{:.1}), {:>8.1} at first, {:>7.0} calls/s, {:.2} CPU s/GB",
            server.name,
            rest.median,
            rest.min,
            rest.max,
            server.median(|run| run.first.rate()),
            server.median(|run| run.rest.call_rate()),
            server.median(|run| run.rest.cpu_per_gb()),
        );
    }
    for ratio in ratios::of(workload) {
        println!(
            "  {:<58} {:>6.2} × target {:>5.2} ×",
            ratio.name, ratio.value, ratio.target
        );
    }
}
