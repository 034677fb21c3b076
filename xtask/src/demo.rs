//! `cargo demo`: from a fresh clone to objects in the bucket.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::build;
use crate::process::root;

/// The port of the engine where none is named.
const USUAL_PORT: &str = "4566";

const USAGE: &str = "\
Usage: cargo demo [options of `brookmill demo`]

Builds the engine, the function and the sender, and runs the pipeline once.

  --exit             ends when all records have landed; otherwise the engine keeps running
  --count <number>   records to send, 1000 where none is named
  --port <number>    port of the engine, 4566 where none is named; 0 takes a free one
";

/// Builds everything and hands over to `brookmill demo`.
pub fn run(arguments: &[String]) -> Result<(), String> {
    if arguments
        .iter()
        .any(|word| word == "--help" || word == "-h")
    {
        print!("{USAGE}");
        return Ok(());
    }
    if !cfg!(target_os = "linux") {
        return Err("Brookmill runs on Linux; elsewhere use a Linux VM or WSL2.".to_owned());
    }
    // Nobody shall wait for a build to learn this.
    check_port(arguments)?;
    let data = root().join("target").join("brookmill-demo");
    let data = from_here(&data);
    let duration = if build::target_directory().join("release/brookmill").exists() {
        "What has changed is compiled again."
    } else {
        "The first build takes a few minutes (3 on 2 idle cores)."
    };
    println!(
        "Brookmill demo: random records go from a Kinesis stream through a Lambda function\n\
         into a bucket, all on this machine. All data is in {}.\n\
         Building the engine, the function and the sender. {duration}",
        data.display()
    );
    let binaries = build::binaries("release")?;
    let error = Command::new(&binaries.brookmill)
        .arg("demo")
        .arg("--data")
        .arg(data)
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

/// A path as it is written from here.
fn from_here(path: &Path) -> &Path {
    std::env::current_dir()
        .ok()
        .and_then(|here| path.strip_prefix(here).ok())
        .unwrap_or(path)
}

/// Says at once that the port is taken. Who has it, the engine would tell after the build.
fn check_port(arguments: &[String]) -> Result<(), String> {
    let wanted = port(arguments, std::env::var("BROOKMILL_PORT").ok());
    // What is no port, the engine's own command line refuses in its own words.
    let Ok(number) = wanted.parse::<u16>() else {
        return Ok(());
    };
    match TcpListener::bind((Ipv4Addr::LOCALHOST, number)) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(format!(
            "Port {number} is taken, perhaps by an engine that still runs. Stop it, or let the \
             demo take a free port: cargo demo --port 0"
        )),
        _ => Ok(()),
    }
}

/// The port that the engine would take.
fn port(arguments: &[String], variable: Option<String>) -> String {
    let mut words = arguments.iter();
    let mut named = None;
    while let Some(word) = words.next() {
        if word == "--port" {
            named = words.next().cloned();
        } else if let Some(number) = word.strip_prefix("--port=") {
            named = Some(number.to_owned());
        }
    }
    named.or(variable).unwrap_or_else(|| USUAL_PORT.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{check_port, port};

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_port_is_the_one_that_the_engine_takes() {
        assert_eq!(port(&[], None), "4566");
        assert_eq!(port(&[], Some("1".to_owned())), "1");
        assert_eq!(port(&words("--exit --port 2"), Some("1".to_owned())), "2");
        assert_eq!(port(&words("--port=3 --exit"), None), "3");
    }

    #[test]
    fn a_taken_port_is_told_before_anything_is_built() {
        let held = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let number = held.local_addr().unwrap().port();
        let refused = check_port(&words(&format!("--port {number}"))).unwrap_err();
        assert!(
            refused.contains(&format!("Port {number} is taken")),
            "{refused}"
        );
        assert_eq!(check_port(&words("--port 0")), Ok(()));
        assert_eq!(check_port(&words("--port many")), Ok(()));
    }
}
