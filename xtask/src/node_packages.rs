//! The packages of npm that the pages of the documentation install.

use std::fs;
use std::process::Command;

use crate::process::{output, root, run};

/// Makes sure that `.cache/node` holds what `e2e/node` locks. Without Node.js the tests that need
/// them are skipped, and say so.
pub fn prepare() -> Result<(), String> {
    if output("node", &["--version"]).is_none() || output("npm", &["--version"]).is_none() {
        eprintln!("No Node.js with npm: the pages' JavaScript is not tested.");
        return Ok(());
    }
    let directory = root().join(".cache/node");
    let sources = root().join("e2e/node");
    let lock = sources.join("package-lock.json");
    let wanted =
        fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    // The tests look for this file, and for what is in it.
    let installed = directory.join("package-lock.installed");
    if fs::read_to_string(&installed).ok().as_deref() == Some(wanted.as_str()) {
        return Ok(());
    }
    eprintln!("Installing the pages' JavaScript packages into .cache/node");
    let failed = |error: std::io::Error| format!("{}: {error}", directory.display());
    fs::create_dir_all(&directory).map_err(failed)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(sources.join(name), directory.join(name)).map_err(failed)?;
    }
    run(Command::new("npm")
        .args([
            "ci",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
        ])
        .arg(&directory)
        .current_dir(&directory))?;
    fs::write(&installed, wanted).map_err(failed)
}
