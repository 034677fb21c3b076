//! `cargo xtask deny`: licences, bans and sources of the dependencies.

use std::process::Command;

use crate::process::{cargo, output, root, run};

/// The version that the rules in `deny.toml` are written for.
const VERSION: &str = "0.20.2";

/// Runs cargo-deny, built into `.cache` first if the machine has none.
pub fn run_command() -> Result<(), String> {
    let installed = output("cargo-deny", &["--version"]).is_some();
    let private = root().join(".cache/cargo-deny");
    let program = if installed {
        "cargo-deny".into()
    } else {
        let program = private.join("bin/cargo-deny");
        if !program.exists() {
            eprintln!("Building cargo-deny {VERSION} into .cache, once");
            // It runs for a second: optimising it took longer than all else that is checked.
            run(Command::new("cargo")
                .args([
                    "install",
                    "--quiet",
                    "--debug",
                    "--locked",
                    "cargo-deny",
                    "--version",
                    VERSION,
                ])
                .arg("--root")
                .arg(&private)
                .current_dir(root()))?;
        }
        program
    };
    // It reads the manifests of every target's dependencies, of which a build fetches only its own.
    run(cargo().args(["fetch", "--locked"]).current_dir(root()))?;
    // The advisory database lives on a network that the project's machines do not reach.
    run(Command::new(program)
        .args([
            "--offline",
            "check",
            "--hide-inclusion-graph",
            "licenses",
            "bans",
            "sources",
        ])
        .current_dir(root()))
}
