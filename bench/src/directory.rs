//! Data directories: temporary ones, and a large one.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::connection::{self, Connection, request};
use crate::figures::plain;
use crate::settings::Settings;

const STREAM: &str = "large";
const BUCKET: &str = "large-bucket";
const SHARDS: usize = 4;
/// Records in a call, and the bytes of each.
const RECORDS: usize = 500;
const RECORD_BYTES: usize = 2000;
const OBJECT_BYTES: usize = 300;
const CLIENTS: usize = 16;

/// A directory that is removed when it is dropped.
///
/// # Errors
/// What the operating system says.
pub fn temporary(settings: &Settings) -> Result<TempDir, String> {
    tempfile::Builder::new()
        .prefix("brookmill-bench-")
        .tempdir_in(&settings.directory)
        .map_err(|error| format!("{}: {error}", settings.directory.display()))
}

/// Puts records and objects.
///
/// # Errors
/// The first refusal.
pub fn fill(address: SocketAddr, settings: &Settings) -> Result<(), String> {
    let mut connection = Connection::open(address)?;
    let create = json!({ "StreamName": STREAM, "ShardCount": SHARDS });
    connection
        .exchange(&connection::json(
            "kinesis",
            "Kinesis_20131202.CreateStream",
            &create,
        ))?
        .good()?;
    connection
        .exchange(&request("s3", "PUT", &format!("/{BUCKET}"), &[], b""))?
        .good()?;
    wait_until_active(&mut connection, STREAM)?;
    let calls = (settings.records_mb * 1_000_000).div_ceil(RECORDS * RECORD_BYTES);
    let begun = Instant::now();
    in_parallel(address, calls, 4, &|connection, call| {
        put_records(connection, call)
    })?;
    let megabytes = (calls * RECORDS * RECORD_BYTES) as f64 / 1e6;
    plain(
        "PutRecords while filling, 500 × 2 KB",
        megabytes / begun.elapsed().as_secs_f64(),
        "MB/s",
    );
    let begun = Instant::now();
    in_parallel(address, settings.objects, CLIENTS, &|connection, number| {
        let put = request("s3", "PUT", &path(number), &[], &content(number));
        connection.exchange(&put)?.good().map(|_| ())
    })?;
    plain(
        "PutObject while filling, 300 B, 16 clients",
        settings.objects as f64 / begun.elapsed().as_secs_f64(),
        "/s",
    );
    Ok(())
}

/// Reads some of it back.
///
/// # Errors
/// What is missing or different.
pub fn check(address: SocketAddr, settings: &Settings) -> Result<(), String> {
    let mut connection = Connection::open(address)?;
    let step = (settings.objects / 1000).max(1);
    for number in (0..settings.objects)
        .step_by(step)
        .chain([settings.objects - 1])
    {
        let found = connection
            .exchange(&request("s3", "GET", &path(number), &[], b""))?
            .good()?;
        if found != content(number) {
            return Err(format!("object {number} has other content than was put"));
        }
    }
    for shard in 0..SHARDS {
        let shard = format!("shardId-{shard:012}");
        for kind in ["TRIM_HORIZON", "LATEST"] {
            let ask = json!({ "StreamName": STREAM, "ShardId": shard, "ShardIteratorType": kind });
            let ask = connection::json("kinesis", "Kinesis_20131202.GetShardIterator", &ask);
            let answer = parsed(&connection.exchange(&ask)?.good()?)?;
            let get = json!({ "ShardIterator": answer.get("ShardIterator"), "Limit": 10 });
            let get = connection::json("kinesis", "Kinesis_20131202.GetRecords", &get);
            let answer = parsed(&connection.exchange(&get)?.good()?)?;
            let count = answer
                .get("Records")
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            if kind == "TRIM_HORIZON" && count == 0 {
                return Err(format!("{shard} has no records"));
            }
        }
    }
    Ok(())
}

/// Waits until a stream takes records.
///
/// # Errors
/// A refusal, or it never does.
pub fn wait_until_active(connection: &mut Connection, stream: &str) -> Result<(), String> {
    let deadline = Instant::now() + Duration::from_secs(60);
    let ask = json!({ "StreamName": stream });
    while Instant::now() < deadline {
        let request = connection::json("kinesis", "Kinesis_20131202.DescribeStreamSummary", &ask);
        let answer = parsed(&connection.exchange(&request)?.good()?)?;
        let status = answer.pointer("/StreamDescriptionSummary/StreamStatus");
        if status.and_then(Value::as_str) == Some("ACTIVE") {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(5));
    }
    Err(format!("the stream {stream} does not become active"))
}

fn parsed(body: &[u8]) -> Result<Value, String> {
    serde_json::from_slice(body).map_err(|error| format!("an answer that is no JSON: {error}"))
}

fn path(number: usize) -> String {
    format!(
        "/{BUCKET}/data/{:02x}/object-{number:07}.json",
        number % 256
    )
}

/// Different for each object, and the same again for the same.
fn content(number: usize) -> Vec<u8> {
    let mut content = format!("{{\"id\":{number},\"text\":\"").into_bytes();
    content.resize(
        OBJECT_BYTES - 2,
        b'a' + u8::try_from(number % 26).unwrap_or(0),
    );
    content.extend_from_slice(b"\"}");
    content
}

fn put_records(connection: &mut Connection, call: usize) -> Result<(), String> {
    let mut data = vec![0_u8; RECORD_BYTES];
    // Bytes that do not repeat soon, from a linear congruence.
    let mut state = call as u64 + 1;
    for byte in &mut data {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        *byte = state.to_le_bytes()[7];
    }
    let data = base64_simd::STANDARD.encode_to_string(&data);
    let records: Vec<Value> = (0..RECORDS)
        .map(|record| json!({ "Data": data, "PartitionKey": format!("{call}-{record}") }))
        .collect();
    let put = json!({ "StreamName": STREAM, "Records": records });
    let put = connection::json("kinesis", "Kinesis_20131202.PutRecords", &put);
    let answer = parsed(&connection.exchange(&put)?.good()?)?;
    match answer.get("FailedRecordCount").and_then(Value::as_u64) {
        Some(0) => Ok(()),
        _ => Err(format!("records were refused: {answer}")),
    }
}

/// Runs numbered pieces of work on several connections.
fn in_parallel(
    address: SocketAddr,
    count: usize,
    clients: usize,
    work: &(dyn Fn(&mut Connection, usize) -> Result<(), String> + Sync),
) -> Result<(), String> {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let clients: Vec<_> = (0..clients)
            .map(|_| {
                scope.spawn(|| -> Result<(), String> {
                    let mut connection = Connection::open(address)?;
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= count {
                            return Ok(());
                        }
                        work(&mut connection, number)?;
                    }
                })
            })
            .collect();
        clients.into_iter().try_for_each(|client| {
            client
                .join()
                .map_err(|_| "a client panicked".to_owned())
                .and_then(|result| result)
        })
    })
}
