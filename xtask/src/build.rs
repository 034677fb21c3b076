//! Building what the demo and the end-to-end tests run.

use std::path::PathBuf;

use crate::process::{cargo, root, run};

/// The packages whose binaries make up the pipeline and its engine.
const PACKAGES: [&str; 3] = ["brookmill", "kinesis-lambda-s3-function", "send-mock-data"];

/// The binaries, built.
pub struct Binaries {
    /// The engine.
    pub brookmill: PathBuf,
    /// The function: `bootstrap`.
    pub function: PathBuf,
    /// The sender.
    pub sender: PathBuf,
}

/// Builds the binaries under a profile (`dev` or `release`).
pub fn binaries(profile: &str) -> Result<Binaries, String> {
    let mut command = cargo();
    command.args(["build", "--profile", profile]);
    for package in PACKAGES {
        command.args(["--package", package]);
    }
    run(&mut command)?;
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |directory| root().join(directory));
    let directory = target.join(if profile == "dev" { "debug" } else { profile });
    Ok(Binaries {
        brookmill: directory.join("brookmill"),
        function: directory.join("bootstrap"),
        sender: directory.join("send-mock-data"),
    })
}
