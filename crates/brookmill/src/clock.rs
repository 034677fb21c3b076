//! `brookmill clock`: service time of a running engine, shown and moved forward.

use std::process::ExitCode;
use std::time::Duration;

use wire::Timestamp;

use crate::cli::{ClockAction, ClockOptions};
use crate::output;
use crate::page::{self, Question};
use crate::span;

const PATH: &str = "/_brookmill/clock";
/// The longest that the engine may take to answer: moving is durable first.
const ANSWER_MAX: Duration = Duration::from_secs(30);

/// Shows service time, moved forward before if that is asked for.
///
/// # Errors
/// A sentence that says what is wrong, or why the engine refuses.
pub fn run(options: &ClockOptions) -> Result<ExitCode, String> {
    let body = match &options.action {
        None => None,
        Some(ClockAction::Advance(advance)) => {
            let by_ms = span::parse(&advance.span).filter(|by_ms| *by_ms > 0);
            let by_ms = by_ms.ok_or_else(|| {
                let text = &advance.span;
                format!("{text}: service time only goes forward; {}", span::FORM)
            })?;
            Some(serde_json::json!({ "advance_ms": by_ms }).to_string())
        }
    };
    let answer = page::ask(
        options.port,
        Question {
            method: if body.is_some() { "POST" } else { "GET" },
            path: PATH,
            body: body.as_deref().unwrap_or_default(),
            signed: true,
            patience: ANSWER_MAX,
        },
    )?;
    let said = page::document(&answer)?;
    let number = |name: &str| said.get(name).and_then(serde_json::Value::as_u64);
    let (Some(time_ms), Some(offset_ms)) = (number("time_ms"), number("offset_ms")) else {
        return Err("what answers is no Brookmill".to_owned());
    };
    output::print(format!("{}\n", shown(time_ms, offset_ms)).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// A line about a clock.
fn shown(time_ms: u64, offset_ms: u64) -> String {
    let time = Timestamp::from_millis(i64::try_from(time_ms).unwrap_or(i64::MAX));
    match offset_ms {
        0 => format!("{}, as this machine's clock", time.iso8601()),
        ahead => format!(
            "{}, {} ahead of this machine's clock",
            time.iso8601(),
            span::text(ahead)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_far_it_is_ahead() {
        assert_eq!(
            shown(1_753_920_000_000, 0),
            "2025-07-31T00:00:00Z, as this machine's clock"
        );
        assert_eq!(
            shown(1_753_920_000_000, 90_061_500),
            "2025-07-31T00:00:00Z, 1d1h1m1s ahead of this machine's clock"
        );
    }
}
