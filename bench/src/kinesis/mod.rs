//! `cargo run --release -p bench -- kinesis`: the streams' speed, beside a server that does nothing
//! and beside other implementations.
//!
//! Servers take turns, so that whatever else the machine does meets all of them alike.

mod fan_out;
mod flat;
mod reading;
mod settings;
mod workload;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub use fan_out::FanOut;
pub use flat::Series;
pub use settings::Settings;
pub use workload::Task;
use workload::{Contestant, SHARDS, STREAM};

use crate::load::requests::Requests;
use crate::load::{Load, Until};
use crate::machine::Machine;
use crate::report;
use crate::results::{self, Measured, Part, Run, Workload};
use crate::servers::{Kind, Programs, peers};

/// They are reported apart from the rest.
pub const FIRST_SECONDS: f64 = 3.0;

/// Measures what the settings ask for, prints it, and keeps the results.
///
/// # Errors
/// What kept it from measuring at all; a server that fails is a remark in the results.
pub fn run(settings: &Settings) -> Result<(), String> {
    let wants_peers = settings.servers.iter().any(|kind| kind.is_peer());
    if wants_peers
        && !settings.is_offline
        && let Err(message) = peers::install(&settings.peers)
    {
        println!("{message}");
    }
    let programs = Programs::find(settings.brookmill.as_deref(), &settings.peers)?;
    std::fs::create_dir_all(&settings.directory)
        .map_err(|error| format!("{}: {error}", settings.directory.display()))?;
    let bench = Bench {
        settings,
        programs,
        answer: settings.directory.join("answer.json"),
    };
    let mut failed = Vec::new();
    for task in &settings.tasks {
        println!("\n{}", task.name());
        let measured = match task {
            Task::FanOut => fan_out::measure(&bench),
            Task::Growth => flat::growth(&bench),
            Task::Shards => flat::shards(&bench),
            _ => bench.workload(*task),
        };
        // One that fails does not keep the others from being measured.
        if let Err(message) = measured {
            println!("  not measured: {message}");
            failed.push(task.name());
        }
    }
    // It is there only if reads were measured.
    let _ = std::fs::remove_file(&bench.answer);
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("not measured: {}", failed.join(", ")))
    }
}

/// What the workloads share.
struct Bench<'a> {
    settings: &'a Settings,
    programs: Programs,
    /// The engine's answer that the server which does nothing sends.
    answer: PathBuf,
}

/// A contestant with what came of it so far.
struct Entry {
    contestant: Contestant,
    requests: Option<Arc<Requests>>,
    measured: Measured,
    /// It failed, or is too slow to be run again.
    is_out: bool,
}

impl Bench<'_> {
    fn workload(&self, task: Task) -> Result<(), String> {
        let machine = Machine::look(&self.settings.directory);
        let mut entries: Vec<Entry> = task
            .contestants(&self.settings.servers)
            .into_iter()
            .map(|contestant| Entry {
                contestant,
                requests: None,
                measured: self.describe(contestant),
                is_out: false,
            })
            .collect();
        for round in 0..self.settings.runs {
            for entry in entries.iter_mut().filter(|entry| !entry.is_out) {
                match self.once(task, entry) {
                    Ok(run) => {
                        print_run(&entry.measured.name, round, &run);
                        entry.measured.runs.push(run);
                    }
                    Err(message) => {
                        println!("  {:<16} run {}: {message}", entry.measured.name, round + 1);
                        entry.measured.remark = Some(message);
                        entry.is_out = true;
                    }
                }
            }
            if round + 1 >= self.settings.slow_runs {
                retire_slow(&mut entries, round + 1);
            }
        }
        let workload = Workload {
            name: task.name().to_owned(),
            machine,
            seconds: self.length(task).as_secs(),
            runs: self.settings.runs,
            signs_live: self.settings.signs_live,
            servers: entries.into_iter().map(|entry| entry.measured).collect(),
        };
        results::write(&self.settings.results, task.name(), &workload)?;
        report::print(&workload);
        Ok(())
    }

    /// One connection needs no half minute to show how long a request takes.
    fn length(&self, task: Task) -> Duration {
        match task {
            Task::Latency => (self.settings.length / 3).max(Duration::from_secs(1)),
            _ => self.settings.length,
        }
    }

    fn describe(&self, contestant: Contestant) -> Measured {
        Measured {
            name: contestant.name(),
            version: match contestant.kind {
                Kind::Brookmill | Kind::Noop => env!("CARGO_PKG_VERSION").to_owned(),
                peer => peers::version(peer, &self.settings.peers),
            },
            setting: peers::setting(contestant.kind).to_owned(),
            runs: Vec::new(),
            remark: None,
        }
    }

    /// One run of one server, from an empty directory.
    fn once(&self, task: Task, entry: &mut Entry) -> Result<Run, String> {
        let Contestant { kind, format } = entry.contestant;
        let signs_live = self.settings.signs_live;
        let reads = task == Task::GetRecords;
        let answer = (reads && kind == Kind::Noop).then_some(self.answer.as_path());
        // Before the start: the server reads that file.
        let requests = match (&entry.requests, answer) {
            (Some(requests), _) => requests.clone(),
            (None, Some(answer)) => reading::pretended(answer, signs_live)?,
            (None, None) if !reads => task.puts(format, signs_live),
            // They are made from what the server says.
            (None, None) => Arc::new(Requests::new(Vec::new(), false)),
        };
        let server = self
            .programs
            .start(kind, &self.settings.directory, answer)?;
        let requests = if reads && kind != Kind::Noop {
            let keep = (kind == Kind::Brookmill).then_some(self.answer.as_path());
            reading::prepare(&server, signs_live, keep)?
        } else {
            server.create_stream(STREAM, SHARDS)?;
            entry.requests = Some(requests.clone());
            requests
        };
        let load = Load {
            address: server.address,
            connections: task.connections(),
            threads: self.settings.threads,
            requests,
            expect: task.expect(),
            until: Until::Elapsed(self.length(task)),
            warm_up: Duration::from_secs_f64(FIRST_SECONDS).min(self.length(task) / 2),
        };
        let outcome = load.run(&|| server.cost());
        let outcome = outcome.map_err(|error| format!("{error} {}", server.last_words()))?;
        Run::of(&outcome, FIRST_SECONDS)
    }
}

/// Peers that do less than half of the fastest one cannot be the fastest: their further runs are
/// left out, so that the measurement ends in time.
fn retire_slow(entries: &mut [Entry], runs: usize) {
    let rate = |entry: &Entry| entry.measured.median(|run| run.rest.rate());
    let peers = entries
        .iter()
        .filter(|entry| entry.contestant.kind.is_peer());
    let fastest = peers.map(rate).fold(0.0, f64::max);
    for entry in entries {
        if entry.contestant.kind.is_peer() && !entry.is_out && rate(entry) < fastest / 2.0 {
            entry.is_out = true;
            entry.measured.remark = Some(format!(
                "less than half of the fastest peer: {runs} run{} only",
                if runs == 1 { "" } else { "s" }
            ));
        }
    }
}

fn print_run(name: &str, round: usize, run: &Run) {
    let Part { seconds, .. } = run.rest;
    println!(
        "  {name:<16} run {}: {:>8.1} MB/s ({:>8.1} at first) {:>9.0} calls/s {:>7.2} CPU s/GB, \
         p50 {:.2} ms p99 {:.2} ms, client {:.2} CPU, {:.0} MB resident{}",
        round + 1,
        run.rest.rate(),
        run.first.rate(),
        run.rest.call_rate(),
        run.rest.cpu_per_gb(),
        run.p50_ms,
        run.p99_ms,
        run.rest.client_share(),
        run.resident_mb,
        if run.errors == 0 {
            String::new()
        } else {
            let first = run.first_error.as_deref().unwrap_or_default();
            format!(", {} ERRORS in {seconds:.0} s: {first}", run.errors)
        }
    );
}
