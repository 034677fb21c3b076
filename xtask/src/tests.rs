//! `cargo xtask test`: everything there is.

use std::process::Command;

use crate::process::{cargo, root, run};
use crate::{build, node_packages, venv};

/// Runs the unit, property and simulation tests, then the end-to-end tests with real clients.
pub fn run_all(quick: bool) -> Result<(), String> {
    const TESTS: [&str; 3] = ["test", "--workspace", "--all-targets"];
    if quick {
        return run(cargo().args(TESTS).args(["--exclude", "e2e-sdk"]));
    }
    // Checked first, so that nobody waits for a build to learn that Python is missing.
    let python = venv::prepare()?;
    node_packages::prepare()?;
    // Built first, because the tests with the AWS SDK for Rust run them.
    let binaries = build::binaries_and_tests()?;
    run(cargo().args(TESTS).envs(binaries.variables()))?;
    run(Command::new(python.join("python"))
        .args(["-m", "pytest", "-q", "e2e", "pipeline/tests"])
        // A worker a core. A file's tests share engines, and stay together.
        .args(["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"])
        .current_dir(root())
        // So that the wheel's test need not compile most of it again.
        .env("BROOKMILL_WORKSPACE_IS_BUILT", "1")
        .envs(binaries.variables()))
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
