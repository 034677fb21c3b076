//! `brookmill top`: what a running engine does, anew each second.

mod rates;
mod screen;
mod terminal;

use std::process::ExitCode;
use std::time::Duration;

use serde_json::Value;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::sleep;

use crate::cli::TopOptions;
use crate::output;
use crate::page::{self, Question};
use terminal::Terminal;

const PATH: &str = "/_brookmill/status";
/// The longest that the engine may take to answer.
const ANSWER_MAX: Duration = Duration::from_secs(10);
/// Columns where no terminal says how many it has.
const COLUMNS: usize = 160;

/// Shows what the engine does, once or until somebody leaves.
///
/// # Errors
/// A sentence if the engine does not answer.
pub fn run(options: &TopOptions) -> Result<ExitCode, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("the runtime does not start: {error}"))?;
    let shown = runtime.block_on(async {
        // Before the terminal is taken: who is told that there is no engine reads it below the command.
        let first = look(options.port).await?;
        let wants_one = options.once || options.json;
        match (!wants_one).then(Terminal::take).flatten() {
            Some(_held) => watch(options, first).await?,
            None => once(options, &first).await?,
        }
        Ok(ExitCode::SUCCESS)
    });
    // Who leaves does not wait for a look that is under way.
    runtime.shutdown_background();
    shown
}

async fn look(port: u16) -> Result<Value, String> {
    let question = Question {
        method: "GET",
        path: PATH,
        body: "",
        signed: true,
        patience: ANSWER_MAX,
    };
    let answer = tokio::task::spawn_blocking(move || page::ask(port, question)).await;
    page::document(&answer.map_err(|error| error.to_string())??)
}

async fn once(options: &TopOptions, first: &Value) -> Result<(), String> {
    sleep(Duration::from_secs(options.interval)).await;
    let frame = rates::between(first, &look(options.port).await?);
    let text = if options.json {
        format!("{frame:#}\n")
    } else {
        screen::lines(&frame, COLUMNS).join("\n") + "\n"
    };
    output::print(text.as_bytes())
}

async fn watch(options: &TopOptions, mut before: Value) -> Result<(), String> {
    let listen = |kind| signal(kind).map_err(|error| format!("signals: {error}"));
    let mut ended = [
        listen(SignalKind::terminate())?,
        listen(SignalKind::hangup())?,
        listen(SignalKind::interrupt())?,
    ];
    let [terminate, hangup, interrupt] = &mut ended;
    let mut resized = listen(SignalKind::window_change())?;
    let mut leaving = terminal::leaving();
    let mut frame = rates::between(&before, &before);
    let mut problem = None;
    loop {
        show(&frame, problem.as_deref());
        let next = async {
            sleep(Duration::from_secs(options.interval)).await;
            look(options.port).await
        };
        tokio::pin!(next);
        let looked = loop {
            tokio::select! {
                looked = &mut next => break looked,
                _ = resized.recv() => show(&frame, problem.as_deref()),
                _ = leaving.recv() => return Ok(()),
                _ = terminate.recv() => return Ok(()),
                _ = hangup.recv() => return Ok(()),
                _ = interrupt.recv() => return Ok(()),
            }
        };
        match looked {
            Ok(now) => {
                frame = rates::between(&before, &now);
                before = now;
                problem = None;
            }
            // It may be started again: what was seen last stays.
            Err(message) => problem = Some(message),
        }
    }
}

fn show(frame: &Value, problem: Option<&str>) {
    let (columns, _) = Terminal::size();
    let mut lines = screen::lines(frame, columns);
    if let Some(problem) = problem {
        let problem: String = problem.chars().take(columns).collect();
        lines.insert(1.min(lines.len()), problem);
    }
    lines.push(String::new());
    lines.push("q leaves".chars().take(columns).collect());
    Terminal::show(&lines);
}
