//! From exec to the first signed answer, and what an idle engine takes.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::connection::{Connection, Request, json, query, request};
use crate::engine::{Engine, Program};
use crate::figures::{Sample, against, plain};
use crate::settings::Settings;
use crate::{directory, figures};

/// Until an engine without requests is looked at: what a start leaves to do is done every five
/// seconds.
const SETTLE: Duration = Duration::from_secs(8);
/// How long its CPU time is watched.
const WATCH: Duration = Duration::from_secs(3);
/// Starts on the large directory.
const STARTS_LARGE: usize = 10;

/// Prints the figures of a fresh directory.
///
/// # Errors
/// A sentence that says what went wrong.
pub fn fresh(program: &Program, settings: &Settings) -> Result<(), String> {
    let mut starts = Starts::default();
    for _ in 0..settings.starts {
        let data = directory::temporary(settings)?;
        starts.add(&program.start(data.path())?)?;
    }
    starts.print(15.0);
    let data = directory::temporary(settings)?;
    idle(program, data.path())
}

/// Fills a directory, kills the engine, and prints the figures of starting again on it.
///
/// # Errors
/// A sentence that says what went wrong.
pub fn left_by_kill(program: &Program, settings: &Settings) -> Result<(), String> {
    let data = directory::temporary(settings)?;
    let engine = program.start(data.path())?;
    directory::fill(engine.address, settings)?;
    let (all, own) = engine.memory_mb();
    plain("resident at the end of filling", all, "MB");
    plain("  of it not backed by files", own, "MB");
    drop(engine);
    let mut first = None;
    let mut starts = Starts::default();
    for _ in 0..STARTS_LARGE {
        let engine = program.start(data.path())?;
        first.get_or_insert(engine.ready);
        starts.add(&engine)?;
    }
    if let Some(first) = first {
        plain(
            "ready, the first time after kill -9",
            first.as_secs_f64() * 1000.0,
            "ms",
        );
    }
    starts.print(200.0);
    idle(program, data.path())?;
    let engine = program.start(data.path())?;
    directory::check(engine.address, settings)?;
    println!("  every object asked for and the records are there");
    Ok(())
}

/// Durations of several starts.
#[derive(Default)]
struct Starts {
    ready: Vec<Duration>,
    all_services: Vec<Duration>,
    cpu: Vec<Duration>,
}

impl Starts {
    fn add(&mut self, engine: &Engine) -> Result<(), String> {
        let since_ready = Instant::now();
        let mut connection = Connection::open(engine.address)?;
        for request in one_of_each_service() {
            connection.exchange(&request)?.good()?;
        }
        self.ready.push(engine.ready);
        self.all_services.push(engine.ready + since_ready.elapsed());
        self.cpu.push(engine.cpu);
        Ok(())
    }

    fn print(&self, target_ms: f64) {
        let ready = Sample::new(&self.ready);
        figures::against(
            "ready: exec to the first signed answer, p50",
            ready.quantile_ms(0.5),
            target_ms,
            "ms",
        );
        plain("  slowest", ready.quantile_ms(1.0), "ms");
        plain(
            "  CPU until then, p50",
            Sample::new(&self.cpu).quantile_ms(0.5),
            "ms",
        );
        plain(
            "exec until every service has answered, p50",
            Sample::new(&self.all_services).quantile_ms(0.5),
            "ms",
        );
    }
}

/// A signed call to every service.
fn one_of_each_service() -> Vec<Request> {
    let nothing = serde_json::json!({});
    let list =
        |service, action, version| query(service, &[("Action", action), ("Version", version)]);
    vec![
        json("kinesis", "Kinesis_20131202.ListStreams", &nothing),
        json("logs", "Logs_20140328.DescribeLogGroups", &nothing),
        request("lambda", "GET", "/2015-03-31/functions", &[], b""),
        request(
            "lambda",
            "GET",
            "/2015-03-31/event-source-mappings",
            &[],
            b"",
        ),
        request("s3", "GET", "/", &[], b""),
        list("cloudformation", "DescribeStacks", "2010-05-15"),
        list("iam", "ListRoles", "2010-05-08"),
        list("sts", "GetCallerIdentity", "2011-06-15"),
        list("monitoring", "ListMetrics", "2010-08-01"),
    ]
}

fn idle(program: &Program, data: &Path) -> Result<(), String> {
    let engine = program.start(data)?;
    thread::sleep(SETTLE);
    let (all, own) = engine.memory_mb();
    against("resident when idle", all, 15.0, "MB");
    plain("  of it not backed by files", own, "MB");
    let before = engine.cpu_time();
    thread::sleep(WATCH);
    let used = engine.cpu_time().saturating_sub(before);
    plain(
        "CPU when idle",
        used.as_secs_f64() * 1000.0 / WATCH.as_secs_f64(),
        "ms/s",
    );
    Ok(())
}
