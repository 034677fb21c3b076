//! The private Python environment that the end-to-end tests' clients live in.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::process::{output, root, run};

const INSTALL_PYTHON: &str = "\
The end-to-end tests drive the engine with Boto3 and the AWS CLI and need Python 3.9 or later with
its venv module. On Debian and Ubuntu: apt-get install python3 python3-venv";

/// Makes sure that the environment exists and holds `e2e/requirements.txt`; answers its `bin`.
pub fn prepare() -> Result<PathBuf, String> {
    let check = "import sys, venv, ensurepip; print(sys.version_info >= (3, 9))";
    if output("python3", &["-c", check]).as_deref() != Some("True") {
        return Err(INSTALL_PYTHON.to_owned());
    }
    let directory = root().join(".cache/venv");
    let requirements = root().join("e2e/requirements.txt");
    let wanted = fs::read_to_string(&requirements)
        .map_err(|error| format!("{}: {error}", requirements.display()))?;
    let installed = directory.join("requirements.installed");
    if fs::read_to_string(&installed).ok().as_deref() != Some(wanted.as_str()) {
        eprintln!("Installing the tests' Python packages into .cache/venv");
        run(Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&directory))?;
        run(Command::new(directory.join("bin/pip"))
            .args([
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
            ])
            .arg(&requirements))?;
        fs::write(&installed, wanted)
            .map_err(|error| format!("{}: {error}", installed.display()))?;
    }
    Ok(directory.join("bin"))
}
