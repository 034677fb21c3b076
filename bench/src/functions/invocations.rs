//! Invocations of functions that do nothing: warm, cold, and as many as there can be.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::calls::{Code, Lambda, invoke};
use super::settings::Settings;
use crate::engine::{Engine, Program};
use crate::load::requests::{Content, Requests};
use crate::load::{Expect, Load, Until};
use crate::pipeline;
use crate::results::Part;
use crate::statistics::Spread;

/// Functions in Rust, here the bench itself, and in Python.
const RUST: &str = "provided.al2023";
const PYTHON: &str = "python3.13";
const HANDLER: &[u8] = b"def handler(event, context):\n    return None\n";
/// Sent before anything is counted.
const WARM_UP: usize = 200;
/// Environments at once, where as many invocations as possible are wanted.
const CONNECTIONS: usize = 32;

/// What was measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Invocations {
    /// Warm invocations, one after the other, counted.
    pub samples: usize,
    /// From the first byte of Invoke to the last of its answer, for half of them at most, in ms.
    pub warm_p50_ms: f64,
    /// For 99 of 100.
    pub warm_p99_ms: f64,
    /// `Init Duration` of the report: from the start of the process to its first `/next`, in ms.
    pub rust_init_ms: Spread,
    /// From Invoke to its answer with that start in it.
    pub rust_cold_ms: Spread,
    /// As `rust_init_ms`, in Python.
    pub python_init_ms: Spread,
    /// As `rust_cold_ms`, in Python.
    pub python_cold_ms: Spread,
    /// Invocations a second over all connections: a run each.
    pub rate: Spread,
    /// CPU time of the engine and the functions for an invocation, in microseconds.
    pub cpu_us: f64,
}

/// Measures all of it.
///
/// # Errors
/// A refusal, or a function that fails.
pub fn measure(program: &Program, settings: &Settings) -> Result<Invocations, String> {
    let data = settings.data_directory()?;
    let engine = program.start_with(data.path(), &["--runtime-fallback", "nearest"])?;
    let mut lambda = Lambda::open(engine.address)?;
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let rust = Code {
        runtime: RUST,
        archive: pipeline::bootstrap(&own)?,
    };
    let python = Code {
        runtime: PYTHON,
        archive: pipeline::archive("index.py", HANDLER)?,
    };
    lambda.create("rust", &rust)?;
    lambda.create("python", &python)?;
    let (warm_p50_ms, warm_p99_ms) = warm(&mut lambda, settings)?;
    let (rust_init_ms, rust_cold_ms) = cold(&mut lambda, "rust", settings.starts)?;
    let (python_init_ms, python_cold_ms) = cold(&mut lambda, "python", settings.starts)?;
    let mut rates = Vec::new();
    let mut cpu = Vec::new();
    for _ in 0..settings.runs {
        let part = as_many_as_possible(&engine, settings)?;
        rates.push(part.call_rate());
        cpu.push(part.server_cpu / part.calls.max(1) as f64 * 1e6);
    }
    let spread = |values: Vec<f64>| Spread::of(values).ok_or("nothing was measured");
    Ok(Invocations {
        samples: settings.samples,
        warm_p50_ms,
        warm_p99_ms,
        rust_init_ms,
        rust_cold_ms,
        python_init_ms,
        python_cold_ms,
        rate: spread(rates)?,
        cpu_us: spread(cpu)?.median,
    })
}

fn warm(lambda: &mut Lambda, settings: &Settings) -> Result<(f64, f64), String> {
    let mut taken = Vec::with_capacity(settings.samples);
    for number in 0..WARM_UP + settings.samples {
        let call = invoke("rust", false);
        let begun = Instant::now();
        lambda.exchange(&call)?.good()?;
        if number >= WARM_UP {
            taken.push(begun.elapsed());
        }
    }
    let sample = crate::figures::Sample::new(&taken);
    Ok((sample.quantile_ms(0.5), sample.quantile_ms(0.99)))
}

/// Starts a function anew time after time: what the report says of its start, and the whole call.
fn cold(lambda: &mut Lambda, name: &str, starts: usize) -> Result<(Spread, Spread), String> {
    let (mut inits, mut whole) = (Vec::new(), Vec::new());
    for number in 0..starts {
        lambda.renew(name, number)?;
        let call = invoke(name, true);
        let begun = Instant::now();
        let answer = lambda.exchange(&call)?;
        whole.push(begun.elapsed().as_secs_f64() * 1000.0);
        inits.push(init_ms(&answer.log).ok_or_else(|| format!("{name}: no start is reported"))?);
        answer.good()?;
    }
    let spread = |values: Vec<f64>| Spread::of(values).ok_or("nothing was started");
    Ok((spread(inits)?, spread(whole)?))
}

/// The `Init Duration` in the end of a log.
fn init_ms(log: &str) -> Option<f64> {
    let text = base64_simd::STANDARD.decode_to_vec(log).ok()?;
    let text = String::from_utf8(text).ok()?;
    let (_, after) = text.split_once("Init Duration: ")?;
    after.split_once(" ms")?.0.parse().ok()
}

fn as_many_as_possible(engine: &Engine, settings: &Settings) -> Result<Part, String> {
    let load = Load {
        address: engine.address,
        connections: CONNECTIONS,
        threads: 1,
        requests: Arc::new(Requests::new(vec![Content::invoke("rust", b"{}")], false)),
        expect: Expect::Good,
        until: Until::Elapsed(settings.length),
        warm_up: Duration::from_secs(1),
    };
    let outcome = load.run(&|| engine.cost())?;
    if let Some(error) = &outcome.first_error {
        return Err(format!("an invocation failed: {error}"));
    }
    // The first second starts the environments.
    match (outcome.moments.get(1), outcome.moments.last()) {
        (Some(from), Some(to)) if to.calls > from.calls => Ok(Part::between(from, to)),
        _ => Err("the run ended early".to_owned()),
    }
}
