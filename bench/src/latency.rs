//! From the first byte of PutRecord to the first sight of the object.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::connection::{self, Connection, request};
use crate::engine::{Engine, Program};
use crate::figures::{Sample, against, plain};
use crate::settings::Settings;
use crate::{directory, pipeline};

/// Sent before anything is counted, so that the function runs and its connections are open.
const WARM_UP: usize = 20;
const PATIENCE: Duration = Duration::from_secs(30);

/// How long records took, in ms.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Landing {
    /// Records counted.
    pub samples: usize,
    /// From the first byte of PutRecord to its answer, for half of them at most.
    pub answered_p50_ms: f64,
    /// For 99 of 100.
    pub answered_p99_ms: f64,
    /// From the first byte of PutRecord to the first sight of the object.
    pub landed_p50_ms: f64,
    /// For 99 of 100.
    pub landed_p99_ms: f64,
    /// For all.
    pub landed_max_ms: f64,
    /// From the answer, when the record is durable, to the object: invoking is a part of it.
    pub after_p50_ms: f64,
}

/// Prints the figures.
///
/// # Errors
/// A sentence that says what went wrong.
pub fn measure(program: &Program, settings: &Settings) -> Result<(), String> {
    let data = directory::temporary(settings)?;
    let engine = program.start(data.path())?;
    let landing = land(&engine, program, settings.samples)?;
    against("put to object, p50", landing.landed_p50_ms, 5.0, "ms");
    against("put to object, p99", landing.landed_p99_ms, 30.0, "ms");
    plain("  slowest", landing.landed_max_ms, "ms");
    plain("PutRecord answered, p50", landing.answered_p50_ms, "ms");
    plain("PutRecord answered, p99", landing.answered_p99_ms, "ms");
    let (all, own) = engine.memory_mb();
    plain(
        "resident then, the function's process not counted",
        all,
        "MB",
    );
    plain("  of it not backed by files", own, "MB");
    Ok(())
}

/// Deploys the pipeline and sends records one after the other, each when the one before has landed.
///
/// # Errors
/// A sentence that says what went wrong.
pub fn land(engine: &Engine, program: &Program, samples: usize) -> Result<Landing, String> {
    pipeline::deploy(engine.address, program, 1)?;
    let mut puts = Connection::open(engine.address)?;
    let mut gets = Connection::open(engine.address)?;
    for number in 0..WARM_UP {
        one_record(&mut puts, &mut gets, &format!("warm-{number}"))?;
    }
    let mut answered = Vec::with_capacity(samples);
    let mut landed = Vec::with_capacity(samples);
    let mut after = Vec::with_capacity(samples);
    for number in 0..samples {
        let taken = one_record(&mut puts, &mut gets, &format!("sample-{number}"))?;
        answered.push(taken.answered);
        landed.push(taken.landed);
        after.push(taken.landed.saturating_sub(taken.answered));
    }
    let (answered, landed) = (Sample::new(&answered), Sample::new(&landed));
    Ok(Landing {
        samples,
        answered_p50_ms: answered.quantile_ms(0.5),
        answered_p99_ms: answered.quantile_ms(0.99),
        landed_p50_ms: landed.quantile_ms(0.5),
        landed_p99_ms: landed.quantile_ms(0.99),
        landed_max_ms: landed.quantile_ms(1.0),
        after_p50_ms: Sample::new(&after).quantile_ms(0.5),
    })
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
