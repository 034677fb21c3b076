//! `brookmill demo`: the whole pipeline once, from an empty directory to objects in the bucket.

mod invitation;
mod package;
mod report;
mod steps;

use std::process::ExitCode;
use std::time::Instant;

use crate::cli::DemoOptions;
use crate::engine::Engine;
use crate::output::line;
use crate::settings::Settings;
use crate::{port, up, walls};
use steps::Steps;

/// The names of the pipeline's parts, those of its documentation.
pub const STACK: &str = "KinesisLambdaS3Stack";
/// The stream.
pub const STREAM: &str = "kinesis-stream-hw-03";
/// The bucket, which exists before the stack does.
pub const BUCKET: &str = "s3-bucket-assignment-01";
/// The function's archive in the bucket.
pub const CODE_KEY: &str = "kinesis-lambda-s3-function.zip";

/// Runs the demo.
///
/// # Errors
/// A sentence that says which step failed and why.
pub fn run(options: &DemoOptions) -> Result<ExitCode, String> {
    up::log_to_stderr();
    let settings = Settings::from_options(&options.up)?;
    let listener = port::listen(settings.address, settings.port)?;
    // Without functions the first record would be waited for in vain.
    walls::check(settings.confinement)?;
    up::runtime()?.block_on(async {
        let started = Instant::now();
        let engine = Engine::start(settings.clone(), listener).await?;
        let address = engine.address();
        step(&format!(
            "engine on http://{address}, ready in {} ms, data in {}",
            started.elapsed().as_millis(),
            settings.data.display()
        ));
        let steps = Steps::new(&engine, &settings);
        let outcome = pipeline(&steps, options).await;
        let lost = match outcome {
            Ok(lost) => lost,
            Err(message) => {
                engine.stop().await?;
                return Err(message);
            }
        };
        if options.exit {
            engine.stop().await?;
            return Ok(if lost == 0 {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
        invitation::show(address.port(), &settings.region, &options.sender);
        up::interrupted().await?;
        engine.stop().await?;
        Ok(ExitCode::SUCCESS)
    })
}

async fn pipeline(steps: &Steps, options: &DemoOptions) -> Result<u64, String> {
    let made = steps.make_bucket().await?;
    step(&format!(
        "bucket {BUCKET} {}",
        if made { "made" } else { "is there from before" }
    ));
    let archive = package::zip(&options.function)?;
    let size = archive.len();
    steps.upload_function(archive).await?;
    step(&format!(
        "function uploaded as s3://{BUCKET}/{CODE_KEY}, {} KiB",
        size / 1024
    ));
    let template = std::fs::read_to_string(&options.template)
        .map_err(|error| format!("{}: {error}", options.template.display()))?;
    let begun = Instant::now();
    let done = steps.deploy(template).await?;
    step(&format!(
        "stack {STACK} {done} in {} ms",
        begun.elapsed().as_millis()
    ));
    let counted = steps.counted().await?;
    let first = steps.first_record().await?;
    step(&format!(
        "first record in the stream, {:.1} ms later its object s3://{BUCKET}/{}:",
        first.latency.as_secs_f64() * 1000.0,
        first.key
    ));
    line(format_args!("{}\n", first.content.trim_end()));
    step(&format!(
        "sending {} records and waiting for their objects",
        options.count
    ));
    let sent = steps.send(&options.sender, options.count).await?;
    let lost = report::summary(&sent)?;
    report::events(&steps.stack_events().await?);
    report::log_lines(&steps.log_lines(first.put_at).await?);
    report::metrics(&steps.metrics(counted + f64::from(options.count)).await?);
    Ok(lost)
}

fn step(text: &str) {
    line(format_args!("▸ {text}"));
}
