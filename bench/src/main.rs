//! `cargo run --release -p bench`: the engine's own figures, beside their targets.
//!
//! It builds the release binary, starts it on temporary directories, deploys the pipeline through
//! the HTTP API with signed requests, and prints what it measured. It asserts nothing about time:
//! machines differ, and so do the figures of one machine that does something else meanwhile.

mod connection;
mod directory;
mod engine;
mod figures;
mod latency;
mod pipeline;
mod settings;
mod startup;

use std::process::ExitCode;

use engine::Program;
use settings::Settings;

fn main() -> ExitCode {
    let settings = match Settings::from_arguments(std::env::args().skip(1)) {
        Ok(settings) => settings,
        Err(usage) => {
            eprint!("{usage}");
            return ExitCode::from(2);
        }
    };
    match run(&settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("bench: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(settings: &Settings) -> Result<(), String> {
    let program = Program::build()?;
    figures::heading("every service up, a fresh directory");
    startup::fresh(&program, settings)?;
    figures::heading("put to object: one record in flight, signed and durable");
    latency::measure(&program, settings)?;
    figures::heading(&format!(
        "every service up, a directory left by kill -9 with {} MB of records and {} objects",
        settings.records_mb, settings.objects
    ));
    startup::left_by_kill(&program, settings)
}
