//! `brookmill`: Kinesis, Lambda, S3, CloudFormation, IAM and CloudWatch on one port, on this
//! machine.

mod aws_cli;
mod cli;
mod clock;
mod completions;
mod cost;
mod demo;
mod doctor;
mod engine;
mod environment;
mod health;
mod lock;
mod manual;
mod open_files;
mod output;
mod page;
mod port;
mod settings;
mod span;
mod top;
mod trace;
mod up;
mod walls;

use std::process::ExitCode;

use clap::Parser;
use cli::{Cli, Command};
use mimalloc::MiMalloc;

/// A call of 500 records is thousands of small allocations, made on one thread and freed on
/// another: with the system's allocator they were a quarter of what a call took.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // A copy of this program that is to become a function's process never comes back from here.
    sandbox::init_main();
    let result = match Cli::parse().command {
        Command::Up(options) => up::run(&options),
        Command::Demo(options) => demo::run(&options),
        Command::Env(options) => environment::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Doctor(options) => doctor::run(&options),
        Command::Aws(options) => aws_cli::run(&options),
        Command::Health(options) => health::run(&options),
        Command::Clock(options) => clock::run(&options),
        Command::Trace(options) => trace::run(&options),
        Command::Top(options) => top::run(&options),
        Command::Cost(options) => cost::run(&options),
        Command::Completions(options) => completions::run(&options),
        Command::Man(options) => manual::run(&options),
    };
    match result {
        Ok(code) => code,
        Err(message) => {
            eprintln!("brookmill: {message}");
            ExitCode::FAILURE
        }
    }
}
