//! `cargo xtask test`: everything there is.

use std::process::Command;

use crate::process::{cargo, root, run};
use crate::{build, venv};

/// Runs the unit, property and simulation tests, then the end-to-end tests with real clients.
pub fn run_all(quick: bool) -> Result<(), String> {
    // Checked first, so that nobody waits for a build to learn that Python is missing.
    let python = if quick { None } else { Some(venv::prepare()?) };
    run(cargo().args(["test", "--workspace", "--all-targets"]))?;
    let Some(bin) = python else { return Ok(()) };
    let binaries = build::binaries("dev")?;
    run(Command::new(bin.join("python"))
        .args(["-m", "pytest", "-q", "e2e", "pipeline/tests"])
        .current_dir(root())
        .env("BROOKMILL_BINARY", &binaries.brookmill)
        .env("BROOKMILL_FUNCTION", &binaries.function)
        .env("BROOKMILL_SENDER", &binaries.sender))
}

/// The command line's entry.
pub fn run_command(arguments: &[String]) -> Result<(), String> {
    match arguments {
        [] => run_all(false),
        [flag] if flag == "--quick" => run_all(true),
        other => Err(format!(
            "cargo xtask test: unknown arguments: {}",
            other.join(" ")
        )),
    }
}
