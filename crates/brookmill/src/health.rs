//! `brookmill health`: whether an engine answers, for containers and scripts that have no `curl`.

use std::process::ExitCode;
use std::time::Duration;

use crate::cli::HealthOptions;
use crate::output;
use crate::page::{self, Answer, Question};

/// The longest that the engine may take to answer. It does not touch the disk for it.
const ANSWER_MAX: Duration = Duration::from_secs(5);

/// Prints what the engine says of itself.
///
/// # Errors
/// A sentence if nobody answers, or somebody else does.
pub fn run(options: &HealthOptions) -> Result<ExitCode, String> {
    output::print(format!("{}\n", of(options.port)?).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// What the engine on a port of this machine says of itself.
///
/// # Errors
/// A sentence if nobody answers, or somebody else does.
pub fn of(port: u16) -> Result<String, String> {
    let question = Question {
        method: "GET",
        path: "/_brookmill/health",
        body: "",
        signed: false,
        patience: ANSWER_MAX,
    };
    let answer = page::ask(port, question)?;
    if !is_healthy(&answer) {
        return Err(format!("what answers on 127.0.0.1:{port} is no Brookmill"));
    }
    Ok(answer.body)
}

/// Whether it is an engine's answer that says that it runs.
fn is_healthy(answer: &Answer) -> bool {
    let said: Option<serde_json::Value> = serde_json::from_str(&answer.body).ok();
    answer.status == 200 && said.is_some_and(|said| said["status"] == "running")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_running_engine_is_healthy() {
        let says = |status, body: &str| {
            is_healthy(&Answer {
                status,
                body: body.to_owned(),
            })
        };
        assert!(says(200, "{\"status\":\"running\"}"));
        for (status, body) in [
            (200, "{\"status\":\"stopping\"}"),
            (503, "{\"status\":\"running\"}"),
            (200, "<html>"),
            (200, ""),
        ] {
            assert!(!says(status, body), "{status} {body}");
        }
    }
}
