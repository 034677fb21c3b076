//! `brookmill trace`: what happened to a record.

mod text;

use std::process::ExitCode;
use std::time::Duration;

use crate::cli::TraceOptions;
use crate::output;
use crate::page::{self, Question};

const PATH: &str = "/_brookmill/trace";
/// The longest that the engine may take to answer: it may go through half a gigabyte of records.
const ANSWER_MAX: Duration = Duration::from_secs(60);

/// Prints what the engine knows of a record.
///
/// # Errors
/// A sentence that says why nothing is found, and what to do.
pub fn run(options: &TraceOptions) -> Result<ExitCode, String> {
    let asked = serde_json::json!({
        "id": options.id,
        "sequence": options.sequence,
        "object": options.object,
        "stream": options.stream,
        "shard": options.shard,
    });
    let question = Question {
        method: "POST",
        path: PATH,
        body: &asked.to_string(),
        signed: true,
        patience: ANSWER_MAX,
    };
    let answer = page::ask(options.port, question)?;
    let document = page::document(&answer)?;
    let shown = if options.json {
        format!("{document:#}\n")
    } else {
        text::of(&document)
    };
    output::print(shown.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
