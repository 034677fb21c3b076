//! What of Kinesis is measured, and for how long.

use std::path::PathBuf;
use std::time::Duration;

use super::workload::Task;
use crate::engine::root;
use crate::servers::Kind;

const USAGE: &str = "\
Usage: cargo run --release -p bench -- kinesis [options]

  --only NAMES      workloads, with commas between them: put-records, put-record, get-records,
                    latency, fan-out, growth, shards (all)
  --servers NAMES   brookmill, noop, ferrokinesis, kinesalite, kinesis-mock, moto (all)
  --seconds N       of a run (30)
  --runs N          of each server; the median counts (5)
  --slow-runs N     of peers that do less than half of the fastest peer in the first round (1)
  --growth-gb N     written to one engine by growth (10)
  --sign-live       sign each request as it is sent, not beforehand
  --threads N       threads of the client (1)
  --brookmill PATH  the engine's program (built for release from this checkout)
  --peers PATH      where peers are installed (target/bench-peers)
  --offline         install nothing
  --directory PATH  where data directories are made: on a disk, not in memory (target/bench-data)
  --results PATH    where results are kept (target/bench-results)
";

/// What of Kinesis is measured, and for how long.
pub struct Settings {
    /// The workloads.
    pub tasks: Vec<Task>,
    /// The servers.
    pub servers: Vec<Kind>,
    /// How long a run takes.
    pub length: Duration,
    /// Runs of each server.
    pub runs: usize,
    /// Runs of slow peers.
    pub slow_runs: usize,
    /// GB written by growth.
    pub growth_gb: u64,
    /// Whether each request is signed as it is sent.
    pub signs_live: bool,
    /// Threads of the client.
    pub threads: usize,
    /// The engine's program, if it is not to be built.
    pub brookmill: Option<PathBuf>,
    /// Where the peers are.
    pub peers: PathBuf,
    /// Whether nothing is installed.
    pub is_offline: bool,
    /// Where data directories are made.
    pub directory: PathBuf,
    /// Where results are kept.
    pub results: PathBuf,
}

impl Settings {
    /// From the command line.
    ///
    /// # Errors
    /// How it is used.
    pub fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let target = root().join("target");
        let mut settings = Self {
            tasks: Task::ALL.to_vec(),
            servers: Kind::ALL.to_vec(),
            length: Duration::from_secs(30),
            runs: 5,
            slow_runs: 1,
            growth_gb: 10,
            signs_live: false,
            threads: 1,
            brookmill: None,
            peers: target.join("bench-peers"),
            is_offline: false,
            directory: target.join("bench-data"),
            results: target.join("bench-results"),
        };
        while let Some(name) = arguments.next() {
            match name.as_str() {
                "--sign-live" => settings.signs_live = true,
                "--offline" => settings.is_offline = true,
                _ => {
                    let value = arguments.next().ok_or(USAGE)?;
                    settings.set(&name, &value).ok_or(USAGE)?;
                }
            }
        }
        Ok(settings)
    }

    fn set(&mut self, name: &str, value: &str) -> Option<()> {
        let number = || value.parse::<usize>().ok().filter(|number| *number > 0);
        match name {
            "--only" => self.tasks = named(value, &Task::ALL, Task::name)?,
            "--servers" => self.servers = named(value, &Kind::ALL, Kind::name)?,
            "--seconds" => self.length = Duration::from_secs(number()? as u64),
            "--runs" => self.runs = number()?,
            "--slow-runs" => self.slow_runs = number()?,
            "--growth-gb" => self.growth_gb = number()? as u64,
            "--threads" => self.threads = number()?,
            "--brookmill" => self.brookmill = Some(value.into()),
            "--peers" => self.peers = value.into(),
            "--directory" => self.directory = value.into(),
            "--results" => self.results = value.into(),
            _ => return None,
        }
        Some(())
    }
}

/// Those of `all` that are named, in the order of `all`; none if a name is unknown.
fn named<T: Copy>(names: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Option<Vec<T>> {
    let wanted: Vec<&str> = names.split(',').collect();
    let is_known = |wanted: &&str| all.iter().any(|one| name(*one) == *wanted);
    if !wanted.iter().all(is_known) {
        return None;
    }
    let chosen = all.iter().copied();
    Some(chosen.filter(|one| wanted.contains(&name(*one))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_chosen_by_name_and_unknown_names_refused() {
        let parse =
            |words: &[&str]| Settings::from_arguments(words.iter().map(|word| (*word).to_owned()));
        let chosen = parse(&[
            "--only",
            "put-record,put-records",
            "--runs",
            "2",
            "--offline",
        ]);
        let chosen = chosen.expect("good options");
        assert_eq!(chosen.tasks, [Task::PutRecords, Task::PutRecord]);
        assert_eq!((chosen.runs, chosen.is_offline), (2, true));
        assert_eq!(chosen.servers.len(), Kind::ALL.len());
        for bad in [
            &["--only", "put"][..],
            &["--runs", "0"],
            &["--runs"],
            &["--fast", "1"],
        ] {
            assert!(parse(bad).is_err(), "{bad:?}");
        }
    }
}
