//! Building what the demo and the end-to-end tests run.

use std::path::{Path, PathBuf};

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

impl Binaries {
    /// The variables that tell tests where they are.
    pub fn variables(&self) -> [(&str, &Path); 3] {
        [
            ("BROOKMILL_BINARY", &self.brookmill),
            ("BROOKMILL_FUNCTION", &self.function),
            ("BROOKMILL_SENDER", &self.sender),
        ]
    }
}

/// Builds the binaries alone under a profile (`dev` or `release`).
pub fn binaries(profile: &str) -> Result<Binaries, String> {
    let mut command = cargo();
    command.args(["build", "--profile", profile]);
    for package in PACKAGES {
        command.args(["--package", package]);
    }
    run(&mut command)?;
    Ok(built(profile))
}

/// Builds the binaries together with all tests. Of the packages that a command names, cargo gives
/// each dependency all wanted features: built apart, most crates would be compiled again.
pub fn binaries_and_tests() -> Result<Binaries, String> {
    run(cargo().args(["build", "--workspace", "--all-targets"]))?;
    Ok(built("dev"))
}

/// Where cargo puts everything.
pub fn target_directory() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |directory| root().join(directory))
}

/// Where cargo puts them.
fn built(profile: &str) -> Binaries {
    let directory = target_directory().join(if profile == "dev" { "debug" } else { profile });
    Binaries {
        brookmill: directory.join("brookmill"),
        function: directory.join("bootstrap"),
        sender: directory.join("send-mock-data"),
    }
}
