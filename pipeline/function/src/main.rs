//! The function as Lambda starts it.

use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use kinesis_lambda_s3_function::batch::{ANSWER_RESERVE, Invocation, process};
use kinesis_lambda_s3_function::event::{BatchResponse, KinesisEvent};
use kinesis_lambda_s3_function::instant::iso8601;
use kinesis_lambda_s3_function::log::{Level, Line};
use kinesis_lambda_s3_function::settings::{Settings, SettingsError};
use lambda_runtime::{Error, LambdaEvent, service_fn};
use pipeline_aws::{Deadline, S3};
use serde_json::json;

/// A bucket that does not answer must not use up the INIT phase, which Lambda ends after 10 s.
const WARM_UP_MAX: Duration = Duration::from_secs(3);

// One thread: a function of this memory has less than one CPU, and the work is waiting.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let (settings, store) = match start() {
        Ok(started) => started,
        Err(error) => {
            log(
                None,
                &Line::new(
                    Level::Error,
                    "cannot start",
                    json!({"error": error.to_string()}),
                ),
            );
            return ExitCode::FAILURE;
        }
    };
    warm_up(&settings, &store).await;
    let (settings, store) = (&settings, &store);
    let handler = service_fn(|event: LambdaEvent<KinesisEvent>| handle(settings, store, event));
    match lambda_runtime::run(handler).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log(
                None,
                &Line::new(Level::Error, "stopped", json!({"error": error.to_string()})),
            );
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(Settings, S3), SettingsError> {
    let variable = |name: &str| std::env::var(name).ok();
    let settings = Settings::read(variable)?;
    let store = settings.store(variable)?;
    Ok((settings, store))
}

/// Opens the first connection while Lambda still gives the INIT phase a full CPU.
async fn warm_up(settings: &Settings, store: &S3) {
    let begin = Instant::now();
    let answer = store.head_bucket(Deadline::after(WARM_UP_MAX)).await;
    let mut fields = json!({
        "bucket": settings.bucket,
        "failurePrefix": settings.failure_prefix,
        "warmUpMs": millis(begin.elapsed()),
    });
    let (level, message) = match answer {
        Ok(()) => (Level::Info, "ready"),
        Err(error) => {
            // No reason to stop: the records are reported one by one, with AWS's own words.
            fields["error"] = json!(error.to_string());
            (
                Level::Warn,
                "ready, but the bucket refuses or does not answer",
            )
        }
    };
    log(None, &Line::new(level, message, fields));
}

async fn handle(
    settings: &Settings,
    store: &S3,
    event: LambdaEvent<KinesisEvent>,
) -> Result<BatchResponse, Error> {
    let begin = Instant::now();
    let (event, context) = event.into_parts();
    let now = epoch_millis();
    let left = Duration::from_millis(context.deadline.saturating_sub(now));
    let invocation = Invocation {
        deadline: Deadline::after(left.saturating_sub(ANSWER_RESERVE)),
        metadata: vec![
            ("processed-at", iso8601(now)),
            ("request-id", context.request_id.clone()),
        ],
    };
    let origin = event
        .records
        .first()
        .map(|record| (record.stream().to_owned(), record.shard().to_owned()));
    let mut outcome = process(store, settings, event.records, &invocation).await;
    if let Some(summary) = outcome.lines.last_mut() {
        if let Some((stream, shard)) = origin {
            summary.fields.insert("stream".to_owned(), json!(stream));
            summary.fields.insert("shard".to_owned(), json!(shard));
        }
        summary
            .fields
            .insert("durationMs".to_owned(), json!(millis(begin.elapsed())));
    }
    for line in &outcome.lines {
        log(Some(&context.request_id), line);
    }
    Ok(outcome.response)
}

fn log(request_id: Option<&str>, line: &Line) {
    line.write(&iso8601(epoch_millis()), request_id);
}

fn epoch_millis() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

fn millis(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 1_000_000.0).round() / 1000.0
}
