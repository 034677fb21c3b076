//! From the first byte of PutRecord to the first sight of the object.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::connection::{self, Connection, request};
use crate::engine::Program;
use crate::figures::{Sample, against, plain};
use crate::settings::Settings;
use crate::{directory, pipeline};

/// Sent before anything is counted, so that the function runs and its connections are open.
const WARM_UP: usize = 20;
const PATIENCE: Duration = Duration::from_secs(30);

/// Prints the figures.
///
/// # Errors
/// A sentence that says what went wrong.
pub fn measure(program: &Program, settings: &Settings) -> Result<(), String> {
    let data = directory::temporary(settings)?;
    let engine = program.start(data.path())?;
    pipeline::deploy(engine.address, program)?;
    let mut puts = Connection::open(engine.address)?;
    let mut gets = Connection::open(engine.address)?;
    for number in 0..WARM_UP {
        one_record(&mut puts, &mut gets, &format!("warm-{number}"))?;
    }
    let mut answered = Vec::with_capacity(settings.samples);
    let mut landed = Vec::with_capacity(settings.samples);
    for number in 0..settings.samples {
        let taken = one_record(&mut puts, &mut gets, &format!("sample-{number}"))?;
        answered.push(taken.answered);
        landed.push(taken.landed);
    }
    let (answered, landed) = (Sample::new(&answered), Sample::new(&landed));
    against("put to object, p50", landed.quantile_ms(0.5), 5.0, "ms");
    against("put to object, p99", landed.quantile_ms(0.99), 30.0, "ms");
    plain("  slowest", landed.quantile_ms(1.0), "ms");
    plain("PutRecord answered, p50", answered.quantile_ms(0.5), "ms");
    plain("PutRecord answered, p99", answered.quantile_ms(0.99), "ms");
    let (all, own) = engine.memory_mb();
    plain(
        "resident then, the function's process not counted",
        all,
        "MB",
    );
    plain("  of it not backed by files", own, "MB");
    Ok(())
}

/// How long one record took, from the first byte of its PutRecord.
struct Taken {
    answered: Duration,
    landed: Duration,
}

fn one_record(puts: &mut Connection, gets: &mut Connection, id: &str) -> Result<Taken, String> {
    let record = json!({ "id": id, "city": "Ghent", "temperature": 17.5 }).to_string();
    let put = json!({
        "StreamName": pipeline::STREAM,
        "PartitionKey": id,
        "Data": base64_simd::STANDARD.encode_to_string(record.as_bytes()),
    });
    let put = connection::json("kinesis", "Kinesis_20131202.PutRecord", &put);
    // Signed before the clock runs: what is measured is the engine.
    let get = request(
        "s3",
        "GET",
        &format!("/{}/data/{id}.json", pipeline::BUCKET),
        &[],
        b"",
    );
    let begun = Instant::now();
    puts.exchange(&put)?.good()?;
    let answered = begun.elapsed();
    loop {
        let answer = gets.exchange(&get)?;
        if answer.status == 200 {
            return Ok(Taken {
                answered,
                landed: begun.elapsed(),
            });
        }
        if answer.status != 404 || begun.elapsed() > PATIENCE {
            answer.good()?;
        }
    }
}
