//! The mission: 8 shards within AWS's limits, records of 1 KiB, an object of each, all durable.

use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::settings::Settings;
use crate::connection::{self, Connection, request};
use crate::engine::Program;
use crate::pipeline;
use crate::processes::Cost;
use crate::statistics::Spread;

/// Shards of the stream.
pub const SHARDS: usize = 8;
/// Bytes of a record's data.
pub const RECORD_BYTES: usize = 1024;
/// Records of a call for each shard.
const OF_A_SHARD: usize = 50;
/// Records of a call.
const OF_A_CALL: usize = SHARDS * OF_A_SHARD;
/// One call after the other: 800 records a second in each shard, of which AWS takes 1,000.
const PACE: Duration = Duration::from_micros(62_500);
/// How often it is looked how many objects there are.
const LOOK: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(300);

/// What came of the runs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Throughput {
    /// Records of each run.
    pub records: usize,
    /// Objects a second, from the first byte of the first put to the last object.
    pub rate: Spread,
    /// CPU time of the engine and the functions for an object, in microseconds.
    pub cpu_us: f64,
    /// Of the last run: when, and how many objects there were.
    pub landed: Vec<(f64, u64)>,
}

/// The data of the record with this number.
pub fn data(number: usize) -> String {
    let begin =
        format!("{{\"id\":\"{number}\",\"city\":\"Ghent\",\"temperature\":17.5,\"note\":\"");
    let note = RECORD_BYTES.saturating_sub(begin.len() + 2);
    format!("{begin}{:x<note$}\"}}", "")
}

/// Sends a run's records, and waits for all objects.
///
/// # Errors
/// A refusal, or objects that do not come.
pub fn measure(program: &Program, settings: &Settings) -> Result<Throughput, String> {
    let (mut rates, mut cpu, mut landed) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..settings.runs {
        let data = settings.data_directory()?;
        let engine = program.start_with(data.path(), &[])?;
        pipeline::deploy(engine.address, program, SHARDS)?;
        // The functions run, and their connections are open.
        let mut puts = Connection::open(engine.address)?;
        let warm = call(0);
        put(&mut puts, &warm)?;
        let mut looks = Connection::open(engine.address)?;
        until(
            &mut looks,
            OF_A_CALL as u64,
            &mut Vec::new(),
            Instant::now(),
        )?;

        let before = engine.cost();
        let begun = Instant::now();
        let wanted = settings.records.next_multiple_of(OF_A_CALL);
        let feeding = feed(engine.address, wanted / OF_A_CALL);
        landed.clear();
        let all = (OF_A_CALL + wanted) as u64;
        let waited = until(&mut looks, all, &mut landed, begun);
        let taken = begun.elapsed().as_secs_f64();
        feeding.recv().map_err(|_| "the sender panicked")??;
        waited?;
        let used = |cost: Cost| cost.cpu.as_secs_f64();
        rates.push(wanted as f64 / taken);
        cpu.push((used(engine.cost()) - used(before)) / wanted as f64 * 1e6);
    }
    let spread = |values: Vec<f64>| Spread::of(values).ok_or("nothing was measured");
    Ok(Throughput {
        records: settings.records,
        rate: spread(rates)?,
        cpu_us: spread(cpu)?.median,
        landed,
    })
}

/// The call with this number, signed as of now: as many records for each shard.
fn call(number: usize) -> connection::Request {
    let records: Vec<Value> = (0..OF_A_CALL)
        .map(|place| {
            let record = number * OF_A_CALL + place;
            let shard = (place % SHARDS) as u128;
            let hash = (u128::MAX / SHARDS as u128) * shard + (u128::MAX / SHARDS as u128) / 2;
            json!({
                "PartitionKey": record.to_string(),
                "ExplicitHashKey": hash.to_string(),
                "Data": base64_simd::STANDARD.encode_to_string(data(record).as_bytes()),
            })
        })
        .collect();
    let body = json!({ "StreamName": pipeline::STREAM, "Records": records });
    connection::json("kinesis", "Kinesis_20131202.PutRecords", &body)
}

fn put(connection: &mut Connection, call: &connection::Request) -> Result<(), String> {
    let answer = connection.exchange(call)?.good()?;
    let answer: Value = serde_json::from_slice(&answer).map_err(|error| error.to_string())?;
    match answer.get("FailedRecordCount").and_then(Value::as_u64) {
        Some(0) => Ok(()),
        other => Err(format!(
            "of a call within the limits {other:?} records failed"
        )),
    }
}

/// Sends calls at their pace, from a thread of its own.
fn feed(address: SocketAddr, calls: usize) -> mpsc::Receiver<Result<(), String>> {
    let (done, outcome) = mpsc::channel();
    thread::spawn(move || {
        let sent = || -> Result<(), String> {
            let mut connection = Connection::open(address)?;
            let begun = Instant::now();
            for number in 1..=calls {
                let ready = call(number);
                let due = PACE * u32::try_from(number - 1).unwrap_or(u32::MAX);
                thread::sleep(due.saturating_sub(begun.elapsed()));
                put(&mut connection, &ready)?;
            }
            Ok(())
        };
        // Nobody listens any more where something else failed.
        let _ = done.send(sent());
    });
    outcome
}

/// Looks until there are so many objects in the bucket beside the function's archive.
fn until(
    connection: &mut Connection,
    wanted: u64,
    seen: &mut Vec<(f64, u64)>,
    begun: Instant,
) -> Result<(), String> {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        let ask = request("s3", "GET", "/_brookmill/status", &[], b"");
        let answer = connection.exchange(&ask)?.good()?;
        let status: Value = serde_json::from_slice(&answer).map_err(|error| error.to_string())?;
        let objects = status.pointer("/buckets/items/0/objects");
        let objects = objects.and_then(Value::as_u64).unwrap_or(0);
        let objects = objects.saturating_sub(1);
        if seen.last().is_none_or(|(_, last)| *last != objects) {
            seen.push((begun.elapsed().as_secs_f64(), objects));
        }
        if objects >= wanted {
            return Ok(());
        }
        thread::sleep(LOOK);
    }
    let landed = seen.last().map_or(0, |(_, objects)| *objects);
    Err(format!("{landed} of {wanted} objects landed"))
}
