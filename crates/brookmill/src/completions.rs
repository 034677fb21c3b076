//! `brookmill completions`: what a shell needs to complete the command line.

use std::process::ExitCode;

use clap::CommandFactory;

use crate::cli::{Cli, CompletionsOptions};
use crate::output;

/// Prints the script.
///
/// # Errors
/// What the operating system says of standard output.
pub fn run(options: &CompletionsOptions) -> Result<ExitCode, String> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), "brookmill", &mut script);
    output::print(&script)?;
    Ok(ExitCode::SUCCESS)
}
