//! Results as they are kept: a file of JSON for each workload, from which the report is made.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::load::{Moment, Outcome};
use crate::machine::Machine;
use crate::statistics::{Spread, quantile};

/// A workload's results, of one invocation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Workload {
    /// As it is called on the command line.
    pub name: String,
    /// What was measured on.
    pub machine: Machine,
    /// Seconds that a run takes.
    pub seconds: u64,
    /// The most runs of a server.
    pub runs: usize,
    /// Whether requests were signed as they were sent.
    pub signs_live: bool,
    /// Of each server.
    pub servers: Vec<Measured>,
}

/// A server's results.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Measured {
    /// Its name, with the format if that is not JSON.
    pub name: String,
    /// What was installed or built.
    pub version: String,
    /// How it was set.
    pub setting: String,
    /// Its runs.
    pub runs: Vec<Run>,
    /// Why there are fewer runs than asked for.
    pub remark: Option<String>,
}

/// One run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Run {
    /// Its first seconds.
    pub first: Part,
    /// What came after them.
    pub rest: Part,
    /// Half of the requests were answered within that, in ms; after the first seconds.
    pub p50_ms: f64,
    /// 99 of 100 were.
    pub p99_ms: f64,
    /// Answers that do not count.
    pub errors: u64,
    /// What the first of them said.
    pub first_error: Option<String>,
    /// Connections opened again because the server closed them.
    pub reopened: u64,
    /// The server's largest resident memory seen, MB.
    pub resident_mb: f64,
    /// Each second: when, and the payload acknowledged in it, MB/s.
    pub timeline: Vec<(f64, f64)>,
}

/// A part of a run.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Part {
    /// How long it was.
    pub seconds: f64,
    /// Payload acknowledged, MB.
    pub megabytes: f64,
    /// Requests answered well.
    pub calls: u64,
    /// CPU seconds of the server's processes.
    pub server_cpu: f64,
    /// CPU seconds of the client.
    pub client_cpu: f64,
}

impl Part {
    /// What happened between two moments.
    pub fn between(from: &Moment, to: &Moment) -> Self {
        let seconds = |to: std::time::Duration, from| to.saturating_sub(from).as_secs_f64();
        Self {
            seconds: seconds(to.elapsed, from.elapsed),
            megabytes: (to.payload - from.payload) as f64 / 1e6,
            calls: to.calls - from.calls,
            server_cpu: seconds(to.server.cpu, from.server.cpu),
            client_cpu: seconds(to.client_cpu, from.client_cpu),
        }
    }

    /// Payload per second, MB.
    pub fn rate(&self) -> f64 {
        self.megabytes / self.seconds.max(1e-9)
    }

    /// Requests per second.
    pub fn call_rate(&self) -> f64 {
        self.calls as f64 / self.seconds.max(1e-9)
    }

    /// CPU seconds of the server for a GB of payload.
    pub fn cpu_per_gb(&self) -> f64 {
        self.server_cpu / (self.megabytes / 1000.0).max(1e-9)
    }

    /// Processors that the client kept busy.
    pub fn client_share(&self) -> f64 {
        self.client_cpu / self.seconds.max(1e-9)
    }
}

impl Run {
    /// Of a load, cut after its first seconds.
    ///
    /// # Errors
    /// It was too short to be cut.
    pub fn of(outcome: &Outcome, first_seconds: f64) -> Result<Self, String> {
        let moments = &outcome.moments;
        let cut = moments
            .iter()
            .find(|moment| moment.elapsed.as_secs_f64() >= first_seconds - 0.01);
        let (Some(start), Some(cut), Some(end)) = (moments.first(), cut, moments.last()) else {
            return Err("the run ended early".to_owned());
        };
        if end.calls == 0 {
            let error = outcome.first_error.as_deref().unwrap_or_default();
            return Err(format!("not one request was answered well {error}"));
        }
        // A rehearsal may have nothing but its first seconds.
        let from = if cut.elapsed < end.elapsed {
            cut
        } else {
            start
        };
        let resident = moments.iter().map(|moment| moment.server.resident).max();
        let milliseconds = |share| f64::from(quantile(&outcome.latencies, share)) / 1000.0;
        Ok(Self {
            first: Part::between(start, cut),
            rest: Part::between(from, end),
            p50_ms: milliseconds(0.5),
            p99_ms: milliseconds(0.99),
            errors: outcome.errors,
            first_error: outcome.first_error.clone(),
            reopened: outcome.reopened,
            resident_mb: resident.unwrap_or(0) as f64 / 1e6,
            timeline: moments
                .windows(2)
                .filter_map(|pair| match pair {
                    [from, to] => Some((to.elapsed.as_secs_f64(), Part::between(from, to).rate())),
                    _ => None,
                })
                .collect(),
        })
    }
}

impl Workload {
    /// The results of the server with this name, if it was measured.
    pub fn server(&self, name: &str) -> Option<&Measured> {
        let mut servers = self.servers.iter();
        servers.find(|server| server.name == name && !server.runs.is_empty())
    }
}

impl Measured {
    /// The spread of what `value` reads from each run.
    pub fn spread(&self, value: impl Fn(&Run) -> f64) -> Option<Spread> {
        Spread::of(self.runs.iter().map(value))
    }

    /// The median of what `value` reads from each run; 0 without runs.
    pub fn median(&self, value: impl Fn(&Run) -> f64) -> f64 {
        self.spread(value).map_or(0.0, |spread| spread.median)
    }
}

/// Keeps results.
///
/// # Errors
/// What the operating system says.
pub fn write<T: Serialize>(directory: &Path, name: &str, results: &T) -> Result<(), String> {
    let path = directory.join(format!("{name}.json"));
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(directory).map_err(failed)?;
    let text = serde_json::to_string_pretty(results).map_err(|error| error.to_string())?;
    fs::write(&path, text + "\n").map_err(failed)
}
/// Results that were kept; none if there are none of this name.
///
/// # Errors
/// The file is not as it was written.
pub fn read<T: DeserializeOwned>(directory: &Path, name: &str) -> Result<Option<T>, String> {
    let path = directory.join(format!("{name}.json"));
    let Ok(text) = fs::read_to_string(&path) else {
        return Ok(None);
    };
    let parsed = serde_json::from_str(&text);
    parsed
        .map(Some)
        .map_err(|error| format!("{}: {error}", path.display()))
}
