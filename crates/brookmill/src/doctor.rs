//! `brookmill doctor`: a line for each thing that the engine or its clients need.

use std::process::{Command, ExitCode, Stdio};

use crate::cli::DoctorOptions;
use crate::{aws_cli, port};

/// How a check went.
enum Finding {
    Good(String),
    /// Works without, but something does not.
    Lacking(String),
    Bad(String),
}

/// Prints the findings; fails if something is missing without which the engine does not run.
pub fn run(options: &DoctorOptions) -> ExitCode {
    let checks = [
        ("data directory", data_directory(options)),
        ("port", free_port(options.port)),
        ("functions", confinement()),
        ("python", python()),
        ("aws cli", aws()),
    ];
    let mut code = ExitCode::SUCCESS;
    for (name, findings) in checks {
        for finding in findings {
            let (mark, text) = match finding {
                Finding::Good(text) => ("ok     ", text),
                Finding::Lacking(text) => ("lacking", text),
                Finding::Bad(text) => {
                    code = ExitCode::FAILURE;
                    ("BAD    ", text)
                }
            };
            println!("{mark}  {name:<14}  {text}");
        }
    }
    code
}

fn data_directory(options: &DoctorOptions) -> Vec<Finding> {
    let path = &options.data;
    let shown = path.display();
    if !path.exists() {
        return vec![Finding::Good(format!(
            "{shown} will be made on the first start"
        ))];
    }
    let probe = path.join(".doctor");
    let written = std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe));
    vec![match written {
        Ok(()) => Finding::Good(format!("{shown} can be written")),
        Err(error) => Finding::Bad(format!("{shown} cannot be written: {error}")),
    }]
}

fn free_port(number: u16) -> Vec<Finding> {
    vec![match port::listen([127, 0, 0, 1].into(), number) {
        Ok(_) => Finding::Good(format!("{number} is free")),
        Err(message) => Finding::Lacking(message),
    }]
}

fn confinement() -> Vec<Finding> {
    let support = sandbox::Launcher::new().probe();
    let mut findings = Vec::new();
    match (&support.full, &support.reduced) {
        (Ok(()), _) => findings.push(Finding::Good(
            "confined by namespaces, Landlock and seccomp".to_owned(),
        )),
        (Err(why), Ok(())) => {
            findings.push(Finding::Lacking(format!(
                "{why} Until then: --confinement reduced, which does not hold this:"
            )));
            findings.extend(
                support
                    .reduced_lacks
                    .iter()
                    .map(|lack| Finding::Lacking((*lack).to_owned())),
            );
        }
        (Err(why), Err(reduced)) => findings.push(Finding::Bad(format!("{why} {reduced}"))),
    }
    findings.extend(support.notes.into_iter().map(Finding::Good));
    findings
}

fn python() -> Vec<Finding> {
    let output = Command::new("python3")
        .arg("--version")
        .stdin(Stdio::null())
        .output();
    vec![match output {
        Ok(output) if output.status.success() => {
            Finding::Good(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        }
        _ => Finding::Lacking(
            "no python3: Python functions do not run, others do. On Debian and Ubuntu: apt-get \
             install python3"
                .to_owned(),
        ),
    }]
}

fn aws() -> Vec<Finding> {
    vec![match aws_cli::find() {
        Some(cli) => match cli.warning() {
            Some(warning) => Finding::Lacking(warning),
            None => Finding::Good(cli.name),
        },
        None => Finding::Lacking("no AWS CLI on the path: pip install awscli".to_owned()),
    }]
}
