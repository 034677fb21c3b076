//! `cargo run --release -p bench`: the engine's own figures, beside their targets.
//!
//! It builds the release binary, starts it on temporary directories, deploys the pipeline through
//! the HTTP API with signed requests, and prints what it measured. It asserts nothing about time:
//! machines differ, and so do the figures of one machine that does something else meanwhile.

mod backlog;
mod connection;
mod directory;
mod engine;
mod figures;
mod functions;
mod kinesis;
mod latency;
mod load;
mod machine;
mod pipeline;
mod processes;
mod report;
mod results;
mod servers;
mod settings;
mod startup;
mod statistics;

use std::path::Path;
use std::process::ExitCode;

use engine::Program;
use settings::Settings;

const USAGE: &str = "\
Usage: cargo run --release -p bench -- [command] [options]

  (no command)  the engine's own figures: starts, memory, put to object
  kinesis       the streams' speed, beside a server that does nothing and beside peers
  backlog       memory and starts with 10 GB of records that nobody has read
  functions     how fast functions start and run, and what the pipeline carries
  report        writes BENCHMARKS.md from what `kinesis`, `backlog` and `functions` have kept

An option that a command does not know prints those that it knows.
";

fn main() -> ExitCode {
    // As a function it is started by an engine that is being measured.
    if let Some(api) = functions::noop::runtime_api() {
        return match functions::noop::serve(&api) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    let mut arguments = std::env::args().skip(1).peekable();
    let command = arguments.next_if(|word| !word.starts_with('-'));
    let result = match command.as_deref() {
        None => Settings::from_arguments(arguments).map(|settings| run(&settings)),
        Some("kinesis") => {
            kinesis::Settings::from_arguments(arguments).map(|settings| kinesis::run(&settings))
        }
        Some("backlog") => {
            backlog::Settings::from_arguments(arguments).map(|settings| backlog::run(&settings))
        }
        Some("functions") => {
            functions::Settings::from_arguments(arguments).map(|settings| functions::run(&settings))
        }
        Some("report") => Ok(report::write(arguments)),
        // Started by `kinesis`.
        Some("noop") => Ok(servers::noop::serve(
            arguments.next().as_deref().map(Path::new),
        )),
        Some(_) => Err(USAGE.to_owned()),
    };
    match result {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(message)) => {
            eprintln!("bench: {message}");
            ExitCode::FAILURE
        }
        Err(usage) => {
            eprint!("{usage}");
            ExitCode::from(2)
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
