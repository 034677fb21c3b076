//! The lines that Lambda itself writes into a function's log, as text or as JSON.
//!
//! See "Log and monitor functions", "Log-level filtering" and "Lambda Telemetry API Event schema
//! reference" in the AWS Lambda Developer Guide.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use wire::Timestamp;

use crate::report::{Outcome, Report, init_report};
use crate::row::FunctionRow;
use crate::runtimes;

/// How detailed a line is, the most detailed first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Level {
    Trace,
    Debug,
    Info,
    Warn,
    Error,
    Fatal,
}

impl Level {
    /// Reads a name in either case.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name.to_ascii_uppercase().as_str() {
            "TRACE" => Some(Self::Trace),
            "DEBUG" => Some(Self::Debug),
            "INFO" => Some(Self::Info),
            "WARN" | "WARNING" => Some(Self::Warn),
            "ERROR" => Some(Self::Error),
            "FATAL" | "CRITICAL" => Some(Self::Fatal),
            _ => None,
        }
    }

    /// As settings and variables have it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Trace => "TRACE",
            Self::Debug => "DEBUG",
            Self::Info => "INFO",
            Self::Warn => "WARN",
            Self::Error => "ERROR",
            Self::Fatal => "FATAL",
        }
    }

    /// The level of a line of the function's: what JSON says of itself if it says when, else INFO.
    pub(crate) fn of_line(line: &str) -> Self {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Line {
            level: Value,
            log_level: Value,
            timestamp: Value,
            time: Value,
        }
        if !line.starts_with('{') {
            return Self::Info;
        }
        let line: Line = serde_json::from_str(line).unwrap_or_default();
        let is_dated = [&line.timestamp, &line.time]
            .into_iter()
            .any(|time| time.as_str().is_some_and(is_rfc3339));
        let level = line.level.as_str().or(line.log_level.as_str());
        let level = level.filter(|_| is_dated).and_then(Self::parse);
        level.unwrap_or(Self::Info)
    }
}

/// Whether a time is one of RFC 3339: to the second at least, with its offset.
fn is_rfc3339(text: &str) -> bool {
    let byte = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at));
    let has_time = matches!(byte(Some(10)), Some(b'T' | b't' | b' '));
    let has_offset =
        text.ends_with(['Z', 'z']) || matches!(byte(text.len().checked_sub(6)), Some(b'+' | b'-'));
    has_time && has_offset && Timestamp::parse_iso8601(text).is_some()
}

/// The settings of a log in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct JsonLog {
    /// Least level of the function's own lines.
    pub(crate) application: Level,
    /// Least level of Lambda's lines.
    pub(crate) system: Level,
}

/// What Lambda's lines are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    /// Of this level and above.
    Json(Level),
}

/// When a function initialises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Before its first invocation.
    Init,
    /// Within an invocation.
    Invoke,
}

impl Phase {
    fn name(self) -> &'static str {
        match self {
            Self::Init => "init",
            Self::Invoke => "invoke",
        }
    }
}

impl Format {
    pub(crate) fn of(settings: Option<JsonLog>) -> Self {
        settings.map_or(Self::Text, |json| Self::Json(json.system))
    }

    fn event(self, level: Level, kind: &str, record: &Value, now_ms: u64) -> Option<String> {
        let Self::Json(least) = self else { return None };
        let time = Timestamp::from_millis(i64::try_from(now_ms).unwrap_or(i64::MAX));
        let time = time.iso8601_millis();
        let event =
            format!("{{\"time\":\"{time}\",\"type\":\"platform.{kind}\",\"record\":{record}}}\n");
        (level >= least).then_some(event)
    }

    /// Initialisation begins.
    pub(crate) fn init_start(self, row: &FunctionRow, now_ms: u64) -> Option<String> {
        let version = format!("{}.v1", runtimes::name_in_log(&row.settings.runtime));
        let arn = row.configuration().runtime_version_config;
        let arn = arn
            .and_then(|config| config.runtime_version_arn)
            .unwrap_or_default();
        if self == Self::Text {
            return Some(format!(
                "INIT_START Runtime Version: {version}\tRuntime Version ARN: {arn}\n"
            ));
        }
        let record = json!({
            "initializationType": "on-demand",
            "phase": "init",
            "runtimeVersion": version,
            "runtimeVersionArn": arn,
            "functionName": row.name,
            "functionVersion": row.version,
        });
        self.event(Level::Info, "initStart", &record, now_ms)
    }

    /// Initialisation has failed.
    pub(crate) fn init_failed(
        self,
        phase: Phase,
        init_ms: f64,
        outcome: &Outcome,
        now_ms: u64,
    ) -> Option<String> {
        if self == Self::Text {
            return Some(init_report(phase.name(), init_ms, outcome));
        }
        let mut record = json!({
            "initializationType": "on-demand",
            "phase": phase.name(),
            "status": status(outcome),
            "metrics": {"durationMs": rounded(init_ms)},
        });
        add_error(&mut record, outcome);
        self.event(Level::Warn, "initReport", &record, now_ms)
    }

    /// Initialisation has succeeded.
    pub(crate) fn init_done(self, init_ms: f64, now_ms: u64) -> Option<String> {
        let record = json!({
            "initializationType": "on-demand",
            "phase": "init",
            "status": "success",
            "metrics": {"durationMs": rounded(init_ms)},
        });
        self.event(Level::Debug, "initReport", &record, now_ms)
    }

    /// An invocation begins.
    pub(crate) fn start(self, request_id: &str, version: &str, now_ms: u64) -> Option<String> {
        if self == Self::Text {
            return Some(format!(
                "START RequestId: {request_id} Version: {version}\n"
            ));
        }
        let record = json!({"requestId": request_id, "version": version});
        self.event(Level::Info, "start", &record, now_ms)
    }

    /// An invocation has ended.
    pub(crate) fn end(self, report: &Report, peak_bytes: u64, now_ms: u64) -> Vec<String> {
        let id = &report.request_id;
        if self == Self::Text {
            let mut lines: Vec<String> = report.failure_line(now_ms).into_iter().collect();
            lines.push(format!("END RequestId: {id}\n"));
            lines.push(report.line(peak_bytes));
            return lines;
        }
        let status = status(&report.outcome);
        let failed = report.outcome.is_error();
        let level = |success| if failed { Level::Warn } else { success };
        let duration = rounded(report.duration_ms);
        let produced = match &report.outcome {
            Outcome::Response(payload) => payload.len(),
            _ => 0,
        };
        let mut done = json!({
            "requestId": id,
            "status": status,
            "metrics": {"durationMs": duration, "producedBytes": produced},
        });
        add_error(&mut done, &report.outcome);
        let mut metrics = Map::from_iter([
            ("durationMs".to_owned(), duration),
            ("billedDurationMs".to_owned(), report.billed_ms().into()),
            ("memorySizeMB".to_owned(), report.memory_mb.into()),
            (
                "maxMemoryUsedMB".to_owned(),
                report.peak_mb(peak_bytes).into(),
            ),
        ]);
        if let Some(init_ms) = report.init_ms {
            metrics.insert("initDurationMs".to_owned(), rounded(init_ms));
        }
        let mut whole = json!({"requestId": id, "status": status, "metrics": metrics});
        add_error(&mut whole, &report.outcome);
        let done = self.event(level(Level::Debug), "runtimeDone", &done, now_ms);
        let whole = self.event(level(Level::Info), "report", &whole, now_ms);
        done.into_iter().chain(whole).collect()
    }
}

fn status(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Response(_) => "success",
        Outcome::TimedOut => "timeout",
        _ => "error",
    }
}

fn add_error(record: &mut Value, outcome: &Outcome) {
    if let (Some(record), Some(kind)) = (record.as_object_mut(), outcome.error_kind()) {
        record.insert("errorType".to_owned(), kind.into());
    }
}

/// Milliseconds with three decimals.
fn rounded(ms: f64) -> Value {
    ((ms * 1000.0).round() / 1000.0).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use bytes::Bytes;

    fn report(outcome: Outcome) -> Report {
        Report {
            request_id: "r".into(),
            outcome,
            duration_ms: 1.23456,
            init_ms: Some(2.0),
            memory_mb: 128,
            timeout_s: 3,
            peak: None,
            init_failed: false,
        }
    }

    #[test]
    fn lines_in_json_are_filtered_by_level() {
        let lines = |level, outcome| Format::Json(level).end(&report(outcome), 1 << 20, 0);
        let good = || Outcome::Response(Bytes::from_static(b"12"));
        let all = lines(Level::Debug, good());
        let prefix = "{\"time\":\"1970-01-01T00:00:00.000Z\",\"type\":\"platform.";
        assert!(
            all.iter()
                .all(|line| line.starts_with(prefix) && line.ends_with("}\n"))
        );
        let record = |line: &str| serde_json::from_str::<Value>(line).unwrap()["record"].clone();
        let done = json!({
            "requestId": "r",
            "status": "success",
            "metrics": {"durationMs": 1.235, "producedBytes": 2},
        });
        assert_eq!(record(&all[0]), done);
        let whole = json!({
            "requestId": "r",
            "status": "success",
            "metrics": {
                "durationMs": 1.235,
                "billedDurationMs": 4,
                "memorySizeMB": 128,
                "maxMemoryUsedMB": 1,
                "initDurationMs": 2.0,
            },
        });
        assert_eq!(record(&all[1]), whole);
        assert_eq!(lines(Level::Info, good()), all[1..]);
        assert!(lines(Level::Warn, good()).is_empty());
        assert_eq!(lines(Level::Warn, Outcome::TimedOut).len(), 2);
        assert_eq!(Format::Json(Level::Warn).start("r", "1", 0), None);
    }

    #[test]
    fn a_line_says_its_level_or_is_of_info() {
        let dated = |level: &str, key: &str, time: &str| {
            Level::of_line(&format!("{{{level},\"{key}\":\"{time}\"}}\n"))
        };
        let (debug, now) = ("\"level\":\"debug\"", "2024-11-02T16:51:31.587199Z");
        assert_eq!(dated(debug, "timestamp", now), Level::Debug);
        assert_eq!(
            dated(debug, "time", "2024-11-02T16:51:31+01:00"),
            Level::Debug
        );
        let both = "\"level\":\"ERROR\",\"log_level\":\"of its own\"";
        assert_eq!(dated(both, "time", now), Level::Error);
        let other = "\"log_level\":\"ERROR\"";
        assert_eq!(dated(other, "time", now), Level::Error);
        assert_eq!(dated("\"level\":7", "time", now), Level::Info);
        // What does not say when, in this format, is of INFO whatever it says of itself.
        for time in ["2024-11-02", "2024-11-02T16:51:31", "1730566291", ""] {
            assert_eq!(dated(debug, "time", time), Level::Info, "{time}");
        }
        assert_eq!(Level::of_line("{\"level\":\"ERROR\"}\n"), Level::Info);
        assert_eq!(Level::of_line("ERROR\n"), Level::Info);
    }
}
