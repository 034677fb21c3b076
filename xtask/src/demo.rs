//! `cargo demo`: from a fresh clone to objects in the bucket.

use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::build;
use crate::process::root;

/// Builds everything and hands over to `brookmill demo`.
pub fn run(arguments: &[String]) -> Result<(), String> {
    if !cfg!(target_os = "linux") {
        return Err("Brookmill runs on Linux; elsewhere use a Linux VM or WSL2.".to_owned());
    }
    let data = root().join("target").join("brookmill-demo");
    let built = root().join("target/release/brookmill").exists();
    let duration = if built {
        "a few seconds"
    } else {
        "a few minutes, most of it compiling"
    };
    println!(
        "Brookmill demo: builds the engine, the function and the sender, then runs records from \
         a Kinesis stream through a Lambda function into a bucket. Takes {duration}. Everything \
         it writes is in {}.",
        data.display()
    );
    let binaries = build::binaries("release")?;
    let error = Command::new(&binaries.brookmill)
        .arg("demo")
        .arg("--data")
        .arg(&data)
        .arg("--function")
        .arg(&binaries.function)
        .arg("--sender")
        .arg(&binaries.sender)
        .arg("--template")
        .arg(root().join("pipeline/kinesis-lambda-s3-template.json"))
        .args(arguments)
        .exec();
    Err(format!(
        "{} could not be started: {error}",
        binaries.brookmill.display()
    ))
}
