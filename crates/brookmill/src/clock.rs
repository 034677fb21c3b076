//! `brookmill clock`: service time of a running engine, shown and moved forward.

use std::process::ExitCode;
use std::time::Duration;

use wire::Timestamp;

use crate::cli::{ClockAction, ClockOptions};
use crate::output;
use crate::page::{self, Question};

const PATH: &str = "/_brookmill/clock";
/// The longest that the engine may take to answer: moving is durable first.
const ANSWER_MAX: Duration = Duration::from_secs(30);
const UNITS: [(char, u64); 4] = [
    ('d', 86_400_000),
    ('h', 3_600_000),
    ('m', 60_000),
    ('s', 1_000),
];

/// Shows service time, moved forward before if that is asked for.
///
/// # Errors
/// A sentence that says what is wrong, or why the engine refuses.
pub fn run(options: &ClockOptions) -> Result<ExitCode, String> {
    let body = match &options.action {
        None => None,
        Some(ClockAction::Advance(advance)) => {
            let by_ms = milliseconds(&advance.span)?;
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
    let said: Option<serde_json::Value> = serde_json::from_str(&answer.body).ok();
    let said = said.unwrap_or_default();
    if answer.status != 200 {
        let message = said.get("message").and_then(|message| message.as_str());
        let message = message.unwrap_or("what answers is no Brookmill");
        return Err(message.to_owned());
    }
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
            span(ahead)
        ),
    }
}

/// A span as it is written on the command line, to the second.
pub fn span(milliseconds: u64) -> String {
    let mut left = milliseconds;
    let mut text = String::new();
    for (unit, unit_ms) in UNITS {
        if left >= unit_ms {
            text.push_str(&format!("{}{unit}", left / unit_ms));
            left %= unit_ms;
        }
    }
    if text.is_empty() {
        "0s".to_owned()
    } else {
        text
    }
}

/// The milliseconds of a span: numbers, each with its unit.
///
/// # Errors
/// A sentence that says how spans are written.
fn milliseconds(text: &str) -> Result<u64, String> {
    let wrong = || {
        format!(
            "{text}: service time only goes forward, by a number with its unit: 90s, 6m, 24h, 7d \
             or 1h30m"
        )
    };
    let mut total: u64 = 0;
    let mut number = String::new();
    for character in text.chars() {
        if character.is_ascii_digit() {
            number.push(character);
            continue;
        }
        let unit = UNITS.iter().find(|(unit, _)| *unit == character);
        let (_, unit_ms) = unit.ok_or_else(wrong)?;
        let count: u64 = number.parse().map_err(|_| wrong())?;
        let more = count.checked_mul(*unit_ms).ok_or_else(wrong)?;
        total = total.checked_add(more).ok_or_else(wrong)?;
        number.clear();
    }
    if total == 0 || !number.is_empty() {
        return Err(wrong());
    }
    Ok(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_have_units_and_go_forward() {
        assert_eq!(milliseconds("90s"), Ok(90_000));
        assert_eq!(milliseconds("6m"), Ok(360_000));
        assert_eq!(milliseconds("24h"), Ok(86_400_000));
        assert_eq!(milliseconds("1d1h30m"), Ok(86_400_000 + 5_400_000));
        for wrong in [
            "",
            "6",
            "0s",
            "-6m",
            "6 m",
            "m",
            "6M",
            "6m5",
            "1.5h",
            "99999999999999999999d",
            "999999999999d",
        ] {
            let refused = milliseconds(wrong).unwrap_err();
            assert!(refused.contains("only goes forward"), "{wrong}");
        }
    }

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
