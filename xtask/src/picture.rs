//! `cargo xtask picture`: what `cargo demo --exit` prints, as a picture of a terminal.
//!
//! The picture is text in SVG. No line in it is invented: what does not fit is left out, and a
//! mark says so.

mod ansi;
mod cut;
mod svg;

use std::fs;
use std::process::{Command, Stdio};

use crate::process::root;

const USAGE: &str = "\
Usage: cargo xtask picture [--from FILE] [--to FILE]

Runs `cargo demo --exit` and draws what it prints as docs/demo.svg.

  --from FILE   draws recorded output instead
  --to FILE     writes another file
";
/// What is typed to get the output; the first line of the picture.
const COMMAND: &str = "cargo demo --exit";

/// Draws the picture.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let mut from = None;
    let mut to = root().join("docs/demo.svg");
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let value = words.next();
        match (word.as_str(), value) {
            ("--from", Some(file)) => from = Some(file),
            ("--to", Some(file)) => to = file.into(),
            _ => return Err(USAGE.to_owned()),
        }
    }
    let output = match from {
        Some(file) => fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?,
        None => record()?,
    };
    let home = root().display().to_string();
    if output.contains(&home) {
        return Err(format!("The output names {home}: record it from there."));
    }
    let lines = cut::telling(&output);
    if lines.is_empty() {
        return Err("There is nothing to draw: the output is empty.".to_owned());
    }
    fs::write(&to, svg::draw(COMMAND, &lines)).map_err(|error| format!("{}: {error}", to.display()))
}

/// Runs the demo as a newcomer does: on an empty data directory.
fn record() -> Result<String, String> {
    let data = root().join("target/brookmill-demo");
    if data.exists() {
        return Err(
            "target/brookmill-demo is there from an earlier demo, and the picture shows a first \
             run: remove it or move it away."
                .to_owned(),
        );
    }
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let demo = Command::new(program)
        .args(["demo", "--exit"])
        .current_dir(root())
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("the demo could not be started: {error}"))?;
    if !demo.status.success() {
        return Err(format!("the demo failed: {}", demo.status));
    }
    Ok(String::from_utf8_lossy(&demo.stdout).into_owned())
}
