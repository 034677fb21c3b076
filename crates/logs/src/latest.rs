//! The log lines that functions wrote last, in memory, for the engine's status page.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use plane::{Account, LogEvent, Region};
use serde::Serialize;

use crate::Logs;

/// Lines kept.
const LINES_MAX: usize = 50;
/// Bytes of a line that are kept.
const LINE_BYTES_MAX: usize = 2_048;

/// A line of a function's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LatestLine {
    /// Rises by one with each line since the process started.
    pub number: u64,
    /// The account of its log group.
    pub account: Account,
    /// The region of its log group.
    pub region: Region,
    /// The log group.
    pub group: String,
    /// The log stream.
    pub stream: String,
    /// When it was written, milliseconds since the epoch.
    pub time_ms: i64,
    /// The text, without the line break at its end.
    pub message: String,
    /// Whether the text goes on.
    pub cut: bool,
}

#[derive(Default)]
struct Lines {
    kept: VecDeque<LatestLine>,
    number: u64,
}

/// See the module.
#[derive(Default)]
pub(crate) struct Latest(Mutex<Lines>);

impl Latest {
    /// Takes in lines that a log stream was given.
    pub fn add(
        &self,
        account: &Account,
        region: &Region,
        group: &str,
        stream: &str,
        events: &[LogEvent],
    ) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = events.len().saturating_sub(LINES_MAX);
        lines.number += passed as u64;
        for event in events.iter().skip(passed) {
            let text = event.message.trim_end_matches(['\n', '\r']);
            let end = text.floor_char_boundary(LINE_BYTES_MAX);
            let message = text.get(..end).unwrap_or(text).to_owned();
            lines.number += 1;
            let line = LatestLine {
                number: lines.number,
                account: account.clone(),
                region: region.clone(),
                group: group.to_owned(),
                stream: stream.to_owned(),
                time_ms: event.time_ms,
                cut: message.len() < text.len(),
                message,
            };
            lines.kept.push_back(line);
        }
        while lines.kept.len() > LINES_MAX {
            lines.kept.pop_front();
        }
    }
}

impl Logs {
    /// The lines that functions wrote last since the process started, oldest first, and how many
    /// they wrote in all.
    pub fn latest(&self) -> (Vec<LatestLine>, u64) {
        let lines = self.latest.0.lock();
        let lines = lines.unwrap_or_else(PoisonError::into_inner);
        (lines.kept.iter().cloned().collect(), lines.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plane::Origin;

    fn event(message: String) -> LogEvent {
        LogEvent {
            time_ms: 1,
            message,
            origin: Origin::OUTSIDE,
        }
    }

    #[test]
    fn lines_are_few_and_short() {
        let latest = Latest::default();
        let (account, region) = (Account::new("000000000000"), Region::new("us-east-1"));
        let add = |events: &[LogEvent]| latest.add(&account, &region, "g", "s", events);
        add(&[event("first\r\n".to_owned())]);
        let many: Vec<LogEvent> = (0..60).map(|number| event(format!("{number}"))).collect();
        add(&many);
        add(&[event("é".repeat(2_000))]);
        let lines = latest.0.lock().unwrap();
        assert_eq!(lines.kept.len(), LINES_MAX);
        assert_eq!(lines.number, 62);
        let last = lines.kept.back().unwrap();
        assert!(last.cut && last.message.len() == LINE_BYTES_MAX && last.number == 62);
        let next = lines.kept.iter().rev().nth(1).unwrap();
        assert_eq!((next.message.as_str(), next.cut), ("59", false));
    }
}
