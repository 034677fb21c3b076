//! `cargo run --release -p bench -- backlog`: a backlog that nobody reads: what it takes of memory
//! while it grows and while it is read back, and how long a start on it takes.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::connection::{Connection, json as call};
use crate::directory::wait_until_active;
use crate::engine::{Engine, Program, root};
use crate::figures::{against, heading, plain};
use crate::load::requests::{Content, Format, Requests, put_record, put_records};
use crate::load::{Expect, Load, Until};
use crate::machine::Machine;
use crate::processes::Cost;
use crate::results;

const USAGE: &str = "\
Usage: cargo run --release -p bench -- backlog [options]

  --gb N            payload of each backlog, in GB (10)
  --shape NAME      puts500, single or shards1000 (all, one after the other)
  --brookmill PATH  the engine's program (built for release from this checkout)
  --directory PATH  where data directories are made: on a disk, not in memory (target/bench-data)
  --results PATH    where results are kept (target/bench-results)
";

/// As results are called.
pub const NAME: &str = "backlog";
/// Resident memory that no backlog is to exceed, MB.
pub const RESIDENT_MAX_MB: f64 = 150.0;
/// A start is to take no longer, ms.
pub const READY_MAX_MS: f64 = 1000.0;

const STREAM: &str = "backlog";
const RECORD_BYTES: usize = 1024;
/// Longer than any fill takes.
const PATIENCE: Duration = Duration::from_secs(7200);
/// Connections that read back.
const READERS: usize = 4;
/// Written before the second kill, so that that start too finds a segment that was being written.
const TAIL_BYTES: u64 = 40_000_000;

/// How a backlog comes about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// PutRecords of 500 records over 16 shards.
    Puts500,
    /// PutRecord over 16 shards.
    Single,
    /// PutRecords of 500 records over 1,000 shards.
    Shards1000,
}

impl Shape {
    const ALL: [Self; 3] = [Self::Puts500, Self::Single, Self::Shards1000];

    fn name(self) -> &'static str {
        match self {
            Self::Puts500 => "puts500",
            Self::Single => "single",
            Self::Shards1000 => "shards1000",
        }
    }

    fn shards(self) -> usize {
        match self {
            Self::Puts500 | Self::Single => 16,
            Self::Shards1000 => 1000,
        }
    }

    /// Records of a call.
    fn records(self) -> usize {
        match self {
            Self::Single => 1,
            Self::Puts500 | Self::Shards1000 => 500,
        }
    }

    fn connections(self) -> usize {
        match self {
            Self::Single => 256,
            Self::Puts500 | Self::Shards1000 => 16,
        }
    }

    fn requests(self) -> Arc<Requests> {
        let contents: Vec<Content> = match self {
            Self::Single => put_record(4096, STREAM, RECORD_BYTES, Format::Json),
            _ => put_records(64, STREAM, self.records(), RECORD_BYTES, Format::Json),
        };
        Arc::new(Requests::new(contents, false))
    }
}

/// What was measured of one shape.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Backlog {
    /// As it is called on the command line.
    pub shape: String,
    /// What was measured on.
    pub machine: Machine,
    /// Payload, GB.
    pub gigabytes: f64,
    /// Shards of the stream.
    pub shards: usize,
    /// Records of a call.
    pub records: usize,
    /// How long filling took, s.
    pub fill_seconds: f64,
    /// The engine's largest resident memory meanwhile, MB.
    pub fill_peak_mb: f64,
    /// How long it took to read all of it, s.
    pub read_seconds: f64,
    /// The engine's largest resident memory meanwhile, MB.
    pub read_peak_mb: f64,
    /// From exec to the first signed answer after kill -9, ms.
    pub ready_ms: f64,
    /// The same with nothing of the directory in the page cache; none if it could not be emptied.
    pub ready_cold_ms: Option<f64>,
    /// Resident memory after the start, MB.
    pub started_mb: f64,
}

impl Backlog {
    /// The largest resident memory of all.
    pub fn peak_mb(&self) -> f64 {
        self.fill_peak_mb
            .max(self.read_peak_mb)
            .max(self.started_mb)
    }

    /// The slowest start.
    pub fn slowest_ms(&self) -> f64 {
        self.ready_ms.max(self.ready_cold_ms.unwrap_or(0.0))
    }
}

/// What is measured.
pub struct Settings {
    gigabytes: u64,
    shapes: Vec<Shape>,
    brookmill: Option<PathBuf>,
    directory: PathBuf,
    results: PathBuf,
}

impl Settings {
    /// From the command line.
    ///
    /// # Errors
    /// How it is used.
    pub fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let target = root().join("target");
        let mut settings = Self {
            gigabytes: 10,
            shapes: Shape::ALL.to_vec(),
            brookmill: None,
            directory: target.join("bench-data"),
            results: target.join("bench-results"),
        };
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or(USAGE)?;
            match name.as_str() {
                "--gb" => {
                    let number = value.parse().ok().filter(|number| *number > 0);
                    settings.gigabytes = number.ok_or(USAGE)?;
                }
                "--shape" => {
                    let mut all = Shape::ALL.into_iter();
                    let shape = all.find(|shape| shape.name() == value);
                    settings.shapes = vec![shape.ok_or(USAGE)?];
                }
                "--brookmill" => settings.brookmill = Some(value.into()),
                "--directory" => settings.directory = value.into(),
                "--results" => settings.results = value.into(),
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(settings)
    }
}

/// Measures what the settings ask for, prints it, and keeps the results, each in the place of an
/// earlier one of its shape.
///
/// # Errors
/// What kept it from measuring, or what is missing of what was put.
pub fn run(settings: &Settings) -> Result<(), String> {
    let program = match &settings.brookmill {
        Some(path) => Program::at(path),
        None => Program::build()?,
    };
    std::fs::create_dir_all(&settings.directory)
        .map_err(|error| format!("{}: {error}", settings.directory.display()))?;
    for shape in &settings.shapes {
        heading(&format!(
            "{} GB, {} record{} of 1 KiB a call, {} shards",
            settings.gigabytes,
            shape.records(),
            if shape.records() == 1 { "" } else { "s" },
            shape.shards()
        ));
        let measured = measure(&program, settings, *shape)?;
        let mut kept: Vec<Backlog> = results::read(&settings.results, NAME)?.unwrap_or_default();
        kept.retain(|one| one.shape != measured.shape);
        kept.push(measured);
        results::write(&settings.results, NAME, &kept)?;
    }
    Ok(())
}

fn measure(program: &Program, settings: &Settings, shape: Shape) -> Result<Backlog, String> {
    let machine = Machine::look(&settings.directory);
    let data = tempfile::Builder::new()
        .prefix("backlog-")
        .tempdir_in(&settings.directory)
        .map_err(|error| format!("{}: {error}", settings.directory.display()))?;
    let requests = shape.requests();
    let bytes = settings.gigabytes * 1_000_000_000;

    let resident = |mb| against("largest resident memory", mb, RESIDENT_MAX_MB, "MB");
    let engine = program.start(data.path())?;
    create_stream(engine.address, shape.shards())?;
    let begun = Instant::now();
    let calls = fill(&engine, shape, &requests, bytes)?;
    let fill_seconds = begun.elapsed().as_secs_f64();
    let fill_peak_mb = engine.peak_mb();
    plain("filled in", fill_seconds, "s");
    resident(fill_peak_mb);

    engine.forget_peak()?;
    let begun = Instant::now();
    let read = read_all(engine.address, shape.shards())?;
    let read_seconds = begun.elapsed().as_secs_f64();
    let read_peak_mb = engine.peak_mb();
    plain("read from TRIM_HORIZON to the end in", read_seconds, "s");
    resident(read_peak_mb);
    let put = calls * shape.records();
    // Calls that were under way at the end may have been taken.
    let most = put + shape.connections() * shape.records();
    if !(put..=most).contains(&read) {
        return Err(format!("{put} records were acknowledged, {read} are read"));
    }

    drop(engine);
    let engine = program.start(data.path())?;
    let ready_ms = engine.ready.as_secs_f64() * 1000.0;
    let (started_mb, _) = engine.memory_mb();
    against("ready after kill -9", ready_ms, READY_MAX_MS, "ms");
    against("resident memory then", started_mb, RESIDENT_MAX_MB, "MB");
    fill(&engine, shape, &requests, TAIL_BYTES)?;
    drop(engine);
    let ready_cold_ms = match empty_page_cache() {
        Err(error) => {
            println!("  the page cache is not emptied: {error}");
            None
        }
        Ok(()) => {
            let engine = program.start(data.path())?;
            let ready_ms = engine.ready.as_secs_f64() * 1000.0;
            let name = "ready after kill -9, page cache emptied";
            against(name, ready_ms, READY_MAX_MS, "ms");
            Some(ready_ms)
        }
    };
    Ok(Backlog {
        shape: shape.name().to_owned(),
        machine,
        gigabytes: settings.gigabytes as f64,
        shards: shape.shards(),
        records: shape.records(),
        fill_seconds,
        fill_peak_mb,
        read_seconds,
        read_peak_mb,
        ready_ms,
        ready_cold_ms,
        started_mb,
    })
}

fn create_stream(address: SocketAddr, shards: usize) -> Result<(), String> {
    let mut connection = Connection::open(address)?;
    let create = json!({ "StreamName": STREAM, "ShardCount": shards });
    let create = call("kinesis", "Kinesis_20131202.CreateStream", &create);
    connection.exchange(&create)?.good()?;
    wait_until_active(&mut connection, STREAM)
}

/// Gives the number of calls that were answered well.
fn fill(
    engine: &Engine,
    shape: Shape,
    requests: &Arc<Requests>,
    bytes: u64,
) -> Result<usize, String> {
    let load = Load {
        address: engine.address,
        connections: shape.connections(),
        threads: 1,
        requests: Arc::clone(requests),
        expect: match shape {
            Shape::Single => Expect::Good,
            _ => Expect::NoneFailed,
        },
        until: Until::Payload {
            total: bytes,
            step: bytes,
            patience: PATIENCE,
        },
        warm_up: PATIENCE,
    };
    let outcome = load.run(&Cost::default)?;
    if let Some(error) = outcome.first_error {
        return Err(format!("while filling: {error}"));
    }
    let end = outcome.moments.last().copied().unwrap_or_default();
    if end.payload < bytes {
        return Err(format!("of {bytes} bytes {} were put", end.payload));
    }
    usize::try_from(outcome.calls).map_err(|error| error.to_string())
}

/// Reads every shard to its end; gives the number of records.
fn read_all(address: SocketAddr, shards: usize) -> Result<usize, String> {
    let next = AtomicUsize::new(0);
    let reader = || -> Result<usize, String> {
        let mut connection = Connection::open(address)?;
        let mut records = 0;
        loop {
            let shard = next.fetch_add(1, Ordering::Relaxed);
            if shard >= shards {
                return Ok(records);
            }
            records += read_shard(&mut connection, shard)?;
        }
    };
    thread::scope(|scope| {
        let readers: Vec<_> = (0..READERS).map(|_| scope.spawn(reader)).collect();
        let mut records = 0;
        for reader in readers {
            let panicked = |_| Err("a reader panicked".to_owned());
            records += reader.join().unwrap_or_else(panicked)?;
        }
        Ok(records)
    })
}

fn read_shard(connection: &mut Connection, shard: usize) -> Result<usize, String> {
    let ask = json!({
        "StreamName": STREAM,
        "ShardId": format!("shardId-{shard:012}"),
        "ShardIteratorType": "TRIM_HORIZON",
    });
    let ask = call("kinesis", "Kinesis_20131202.GetShardIterator", &ask);
    let answer = connection.exchange(&ask)?.good()?;
    let mut iterator = text_of(&answer, b"\"ShardIterator\":\"")?;
    let mut records = 0;
    loop {
        let get = json!({ "ShardIterator": iterator, "Limit": 10_000 });
        let get = call("kinesis", "Kinesis_20131202.GetRecords", &get);
        let answer = connection.exchange(&get)?.good()?;
        let found = count_of(&answer, b"\"SequenceNumber\":");
        if found == 0 && number_is_zero(&answer) {
            return Ok(records);
        }
        records += found;
        iterator = text_of(&answer, b"\"NextShardIterator\":\"")?;
    }
}

/// How often a member stands in an answer. Parsing 13 GB would take longer than sending them.
fn count_of(answer: &[u8], member: &[u8]) -> usize {
    places(answer, member).count()
}

/// The string behind a member's name.
fn text_of(answer: &[u8], member: &[u8]) -> Result<String, String> {
    let missing = || format!("an answer without {}", String::from_utf8_lossy(member));
    let at = places(answer, member).next().ok_or_else(missing)?;
    let rest = answer.get(at + member.len()..).unwrap_or_default();
    let text = rest.split(|byte| *byte == b'"').next().unwrap_or_default();
    String::from_utf8(text.to_vec()).map_err(|error| error.to_string())
}

fn number_is_zero(answer: &[u8]) -> bool {
    let member = b"\"MillisBehindLatest\":";
    places(answer, member).next().is_some_and(|at| {
        let rest = answer.get(at + member.len()..).unwrap_or_default();
        rest.trim_ascii_start().first() == Some(&b'0')
    })
}

fn places<'a>(answer: &'a [u8], member: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let windows = answer.windows(member.len()).enumerate();
    windows.filter_map(move |(at, window)| (window == member).then_some(at))
}

/// Takes the rights of an administrator.
fn empty_page_cache() -> Result<(), String> {
    rustix::fs::sync();
    std::fs::write(Path::new("/proc/sys/vm/drop_caches"), "3").map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_without_being_parsed() {
        let answer = br#"{"MillisBehindLatest":0,"NextShardIterator":"AAA=","Records":[{"Data":"YQ==","SequenceNumber":"1"},{"Data":"Yg==","SequenceNumber":"2"}]}"#;
        assert_eq!(count_of(answer, b"\"SequenceNumber\":"), 2);
        let next = text_of(answer, b"\"NextShardIterator\":\"");
        assert_eq!(next.as_deref(), Ok("AAA="));
        assert!(number_is_zero(answer));
        assert!(!number_is_zero(b"{\"MillisBehindLatest\":120}"));
        assert!(text_of(b"{}", b"\"NextShardIterator\":\"").is_err());
    }

    #[test]
    fn a_shape_is_chosen_by_name() {
        let parse =
            |words: &[&str]| Settings::from_arguments(words.iter().map(|word| (*word).to_owned()));
        let chosen = parse(&["--gb", "2", "--shape", "single"]).expect("good options");
        assert_eq!(chosen.gigabytes, 2);
        assert!(chosen.shapes == [Shape::Single]);
        assert_eq!(parse(&[]).expect("none needed").shapes.len(), 3);
        for bad in [&["--gb", "0"][..], &["--shape", "round"], &["--gb"]] {
            assert!(parse(bad).is_err(), "{bad:?}");
        }
    }
}
