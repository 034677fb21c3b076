//! The ceiling of the pipeline: the function's own loop of PutObject, against a server that does
//! nothing, with batches from a Runtime API that does nothing else.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::settings::Settings;
use super::throughput::{SHARDS, data};
use crate::engine::Program;
use crate::servers::{Kind, Programs};
use crate::statistics::Spread;

/// The template's BatchSize.
const BATCH: usize = 100;
const ARN: &str = "arn:aws:lambda:us-east-1:000000000000:function:ceiling";
/// Before anything is counted.
const WARM_UP: Duration = Duration::from_secs(1);

#[derive(Default)]
struct Counters {
    objects: AtomicU64,
    next: AtomicU64,
    stop: AtomicBool,
}

/// A function's process, killed when it is dropped.
struct Function(Child);

impl Drop for Function {
    fn drop(&mut self) {
        // Fails only if it is gone.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Objects a second that as many functions as the stream has shards would store, if storing were
/// nothing: a run each.
///
/// # Errors
/// A function that does not start, or that reports failures.
pub fn measure(program: &Program, settings: &Settings) -> Result<Spread, String> {
    let programs = Programs {
        brookmill: std::path::PathBuf::new(),
        own: std::env::current_exe().map_err(|error| error.to_string())?,
        peers: std::path::PathBuf::new(),
    };
    let mut rates = Vec::new();
    for _ in 0..settings.runs {
        let server = programs.start(Kind::Noop, &settings.directory, None)?;
        rates.push(run(program, server.address, settings.length)?);
    }
    Spread::of(rates).ok_or_else(|| "nothing was measured".to_owned())
}

fn run(program: &Program, store: SocketAddr, length: Duration) -> Result<f64, String> {
    let failed = |error: std::io::Error| format!("the Runtime API: {error}");
    let listener = TcpListener::bind("127.0.0.1:0").map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let counters = Arc::new(Counters::default());
    let for_api = Arc::clone(&counters);
    thread::spawn(move || {
        for stream in listener.incoming().take(SHARDS) {
            let Ok(stream) = stream else { return };
            let counters = Arc::clone(&for_api);
            // It ends with its function.
            thread::spawn(move || serve(stream, &counters));
        }
    });
    let functions: Vec<Function> = (0..SHARDS)
        .map(|_| start(program, address, store))
        .collect::<Result<_, _>>()?;
    thread::sleep(WARM_UP);
    let before = counters.objects.load(Ordering::Relaxed);
    thread::sleep(length);
    let stored = counters.objects.load(Ordering::Relaxed) - before;
    counters.stop.store(true, Ordering::Relaxed);
    drop(functions);
    if stored == 0 {
        return Err("the functions stored nothing".to_owned());
    }
    Ok(stored as f64 / length.as_secs_f64())
}

fn start(program: &Program, api: SocketAddr, store: SocketAddr) -> Result<Function, String> {
    let child = Command::new(&program.function)
        .env_clear()
        .envs([
            ("AWS_LAMBDA_RUNTIME_API", api.to_string()),
            ("AWS_ENDPOINT_URL", format!("http://{store}")),
            ("AWS_REGION", "us-east-1".to_owned()),
            ("AWS_ACCESS_KEY_ID", "test".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "test".to_owned()),
            ("AWS_LAMBDA_FUNCTION_NAME", "ceiling".to_owned()),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST".to_owned()),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256".to_owned()),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "ceiling".to_owned()),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "ceiling".to_owned()),
            ("BUCKET_NAME", "ceiling-bucket".to_owned()),
            ("FAILURE_PREFIX", "failed/".to_owned()),
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| format!("{}: {error}", program.function.display()))?;
    Ok(Function(child))
}

/// The Runtime API for one function: a batch whenever it asks, its answers counted.
fn serve(stream: TcpStream, counters: &Counters) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut connection = BufReader::with_capacity(1 << 16, stream);
    let mut content = Vec::new();
    while !counters.stop.load(Ordering::Relaxed) {
        let mut first = String::new();
        connection
            .read_line(&mut first)
            .ok()
            .filter(|read| *read > 0)?;
        let mut length = 0;
        let mut line = String::new();
        loop {
            line.clear();
            connection.read_line(&mut line).ok()?;
            let Some((name, value)) = line.trim_end().split_once(':') else {
                break;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().ok()?;
            }
        }
        content.resize(length, 0);
        connection.read_exact(&mut content).ok()?;
        if first.starts_with("GET ") {
            let number = counters.next.fetch_add(BATCH as u64, Ordering::Relaxed);
            let event = event(usize::try_from(number).unwrap_or(0));
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\
                 lambda-runtime-aws-request-id: {number}\r\n\
                 lambda-runtime-deadline-ms: {}\r\n\
                 lambda-runtime-invoked-function-arn: {ARN}\r\n\
                 content-length: {}\r\n\r\n",
                now_ms() + 60_000,
                event.len()
            );
            connection.get_mut().write_all(head.as_bytes()).ok()?;
            connection.get_mut().write_all(event.as_bytes()).ok()?;
        } else {
            let failures = memchr::memmem::find(&content, b"itemIdentifier").is_some();
            if first.contains("/response") && !failures {
                counters.objects.fetch_add(BATCH as u64, Ordering::Relaxed);
            }
            let answer = b"HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n";
            connection.get_mut().write_all(answer).ok()?;
        }
    }
    Some(())
}

/// A batch of records, the first of which has this number.
fn event(number: usize) -> String {
    let records: Vec<String> = (number..number + BATCH)
        .map(|number| {
            let data = base64_simd::STANDARD.encode_to_string(data(number).as_bytes());
            format!(
                "{{\"kinesis\":{{\"kinesisSchemaVersion\":\"1.0\",\"partitionKey\":\"{number}\",\
                 \"sequenceNumber\":\"{:056}\",\"data\":\"{data}\",\
                 \"approximateArrivalTimestamp\":{}.001}},\"eventSource\":\"aws:kinesis\",\
                 \"eventID\":\"shardId-000000000000:{number:056}\",\
                 \"eventSourceARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/ceiling\"}}",
                number,
                now_ms() / 1_000
            )
        })
        .collect();
    format!("{{\"Records\":[{}]}}", records.join(","))
}

fn now_ms() -> u128 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |elapsed| elapsed.as_millis())
}
