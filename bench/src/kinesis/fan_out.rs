//! Enhanced fan-out: from the first byte of PutRecord to its event at a subscriber.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::workload::{RECORD_BYTES, STREAM, Task};
use super::{Bench, results};
use crate::connection::{self, Connection, signed_head};
use crate::load::answer::Parser;
use crate::machine::Machine;
use crate::servers::{Kind, Server};
use crate::statistics::quantile;

/// Records sent one after the other and counted; as many as a tenth of them before that are not.
const SAMPLES: usize = 2000;
/// Longer than any event takes.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long events took, in ms.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FanOut {
    /// What was measured on.
    pub machine: Machine,
    /// Records counted.
    pub samples: usize,
    /// From the first byte of PutRecord to its event, for half of them at most.
    pub event_p50_ms: f64,
    /// For 99 of 100.
    pub event_p99_ms: f64,
    /// From the first byte of PutRecord to its answer.
    pub answer_p50_ms: f64,
}

/// What arrived on the subscription, and when.
struct Arrived {
    at: Instant,
    bytes: Vec<u8>,
}

/// Sends records one after the other, each when the one before has arrived.
///
/// # Errors
/// What the engine refuses, or an event that does not come.
pub fn measure(bench: &Bench<'_>) -> Result<(), String> {
    let machine = Machine::look(&bench.settings.directory);
    let programs = &bench.programs;
    let server = programs.start(Kind::Brookmill, &bench.settings.directory, None)?;
    server.create_stream(STREAM, 1)?;
    let mut puts = Connection::open(server.address)?;
    let consumer = register(&server, &mut puts)?;
    let (sender, events) = mpsc::channel();
    let subscription = subscribe(&server, &consumer)?;
    let closing = subscription
        .try_clone()
        .map_err(|error| error.to_string())?;
    let reading = thread::spawn(move || listen(subscription, &sender));
    let measured = send(&mut puts, &events);
    // The reading ends with the connection. Fails only if the engine has closed it.
    let _ = closing.shutdown(std::net::Shutdown::Both);
    let heard = reading
        .join()
        .unwrap_or_else(|_| Err("the reading panicked".to_owned()));
    // If events did not come the subscription knows why.
    let (mut until_event, mut until_answer) = match (measured, heard) {
        (Ok(measured), _) => measured,
        (Err(missing), Ok(())) => return Err(missing),
        (Err(missing), Err(reason)) => return Err(format!("{missing}: {reason}")),
    };
    until_event.sort_unstable();
    until_answer.sort_unstable();
    let milliseconds = |sorted: &[u32], share| f64::from(quantile(sorted, share)) / 1000.0;
    let found = FanOut {
        machine,
        samples: until_event.len(),
        event_p50_ms: milliseconds(&until_event, 0.5),
        event_p99_ms: milliseconds(&until_event, 0.99),
        answer_p50_ms: milliseconds(&until_answer, 0.5),
    };
    println!(
        "  put to event of {} records: p50 {:.2} ms (target: 10 ms), p99 {:.2} ms; put to answer: \
         p50 {:.2} ms",
        found.samples, found.event_p50_ms, found.event_p99_ms, found.answer_p50_ms
    );
    results::write(&bench.settings.results, Task::FanOut.name(), &found)
}

/// Registers a consumer and waits until it may subscribe; its ARN.
fn register(server: &Server, connection: &mut Connection) -> Result<String, String> {
    let ask = json!({ "StreamName": STREAM });
    let stream = server.call(connection, "DescribeStreamSummary", &ask)?;
    let arn = stream.pointer("/StreamDescriptionSummary/StreamARN");
    let ask = json!({ "StreamARN": arn, "ConsumerName": "bench" });
    let made = server.call(connection, "RegisterStreamConsumer", &ask)?;
    let arn = made
        .pointer("/Consumer/ConsumerARN")
        .and_then(Value::as_str);
    let arn = arn.ok_or("a consumer without an ARN")?.to_owned();
    let ask = json!({ "ConsumerARN": arn });
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        let found = server.call(connection, "DescribeStreamConsumer", &ask)?;
        let status = found.pointer("/ConsumerDescription/ConsumerStatus");
        if status.and_then(Value::as_str) == Some("ACTIVE") {
            return Ok(arn);
        }
        thread::sleep(Duration::from_millis(5));
    }
    Err("the consumer does not become active".to_owned())
}

fn subscribe(server: &Server, consumer: &str) -> Result<TcpStream, String> {
    let body = json!({
        "ConsumerARN": consumer,
        "ShardId": "shardId-000000000000",
        "StartingPosition": { "Type": "LATEST" },
    })
    .to_string();
    let headers = [
        ("content-type", "application/x-amz-json-1.1"),
        ("x-amz-target", "Kinesis_20131202.SubscribeToShard"),
    ];
    let mut request = signed_head("kinesis", "POST", "/", &headers, body.as_bytes());
    request.extend_from_slice(body.as_bytes());
    let open = || -> std::io::Result<TcpStream> {
        let mut stream = TcpStream::connect(server.address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(&request)?;
        Ok(stream)
    };
    open().map_err(|error| format!("subscribing: {error}"))
}

/// Hands on what arrives until the connection ends or nobody wants it any more.
fn listen(mut subscription: TcpStream, sender: &mpsc::Sender<Arrived>) -> Result<(), String> {
    let mut parser = Parser::new(true);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = subscription
            .read(&mut buffer)
            .map_err(|error| format!("the subscription broke: {error}"))?;
        let at = Instant::now();
        if read == 0 {
            return parser.end();
        }
        parser.feed(buffer.get(..read).unwrap_or_default())?;
        let bytes = std::mem::take(&mut parser.content);
        // The head comes before all content.
        if !bytes.is_empty() && parser.status != 200 {
            let text = String::from_utf8_lossy(&bytes);
            return Err(format!(
                "SubscribeToShard answers {}: {text}",
                parser.status
            ));
        }
        if sender.send(Arrived { at, bytes }).is_err() {
            return Ok(());
        }
    }
}

/// Microseconds until the events and until the answers.
fn send(
    puts: &mut Connection,
    events: &mpsc::Receiver<Arrived>,
) -> Result<(Vec<u32>, Vec<u32>), String> {
    // The subscription holds from its first event on, which may be an empty one.
    events
        .recv_timeout(PATIENCE)
        .map_err(|_| "the subscription says nothing".to_owned())?;
    let microseconds = |taken: Duration| u32::try_from(taken.as_micros()).unwrap_or(u32::MAX);
    let data = base64_simd::STANDARD.encode_to_string(vec![b'd'; RECORD_BYTES]);
    let (mut until_event, mut until_answer) = (Vec::new(), Vec::new());
    for number in 0..SAMPLES + SAMPLES / 10 {
        let key = format!("record-{number}-of-many");
        let record = json!({ "StreamName": STREAM, "PartitionKey": key, "Data": data });
        let request = connection::json("kinesis", "Kinesis_20131202.PutRecord", &record);
        let begun = Instant::now();
        puts.exchange(&request)?.good()?;
        let answered = begun.elapsed();
        let mut seen: Vec<u8> = Vec::new();
        let arrived = loop {
            let event = events
                .recv_timeout(PATIENCE)
                .map_err(|_| format!("no event of {key}"))?;
            seen.extend_from_slice(&event.bytes);
            if memchr::memmem::find(&seen, key.as_bytes()).is_some() {
                break event.at;
            }
        };
        if number >= SAMPLES / 10 {
            until_event.push(microseconds(arrived.duration_since(begun)));
            until_answer.push(microseconds(answered));
        }
    }
    Ok((until_event, until_answer))
}
