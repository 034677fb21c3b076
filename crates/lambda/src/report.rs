//! What an invocation came to: the payload its caller gets, and its lines in the log.
//!
//! Payloads and lines follow "Understanding Lambda function errors" and "Log and monitor
//! functions" in the AWS Lambda Developer Guide.

use bytes::Bytes;
use sandbox::Exit;
use wire::Timestamp;

use crate::runtime_state::{Answer, InitError, TOO_LARGE, too_large_payload};

/// How an invocation ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// With a result.
    Response(Bytes),
    /// With an error of the function's own, or of its runtime's.
    Error {
        kind: Option<String>,
        payload: Bytes,
    },
    /// With a result that is too large.
    TooLarge,
    /// Not before its time was over.
    TimedOut,
    /// With the end of the process.
    Exited(Exit),
    /// The program could not be started: what Lambda says about it.
    InvalidEntrypoint(String),
}

impl From<Answer> for Outcome {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Response(payload) => Self::Response(payload),
            Answer::Error { kind, payload } => Self::Error { kind, payload },
            Answer::TooLarge => Self::TooLarge,
        }
    }
}

impl From<InitError> for Outcome {
    fn from(error: InitError) -> Self {
        Self::Error {
            kind: error.kind,
            payload: error.payload,
        }
    }
}

impl Outcome {
    /// Whether the function failed.
    pub(crate) fn is_error(&self) -> bool {
        !matches!(self, Self::Response(_))
    }

    /// Whether the environment can take another invocation afterwards.
    pub(crate) fn leaves_environment(&self) -> bool {
        matches!(
            self,
            Self::Response(_) | Self::Error { .. } | Self::TooLarge
        )
    }

    /// The payload of the answer.
    pub(crate) fn payload(&self, request_id: &str, timeout_s: u32) -> Bytes {
        let described = |kind: &str, message: String| {
            let kind = serde_json::Value::from(kind);
            let message = serde_json::Value::from(message);
            Bytes::from(format!(
                "{{\"errorType\":{kind},\"errorMessage\":{message}}}"
            ))
        };
        match self {
            Self::Response(payload) | Self::Error { payload, .. } => payload.clone(),
            Self::TooLarge => too_large_payload(),
            Self::TimedOut => {
                let seconds = f64::from(timeout_s);
                let message = format!(
                    "RequestId: {request_id} Error: Task timed out after {seconds:.2} seconds"
                );
                described("Sandbox.Timedout", message)
            }
            Self::Exited(exit) => {
                let message = format!("RequestId: {request_id} Error: {}", exit_message(*exit));
                described(exit_kind(*exit), message)
            }
            Self::InvalidEntrypoint(reason) => {
                let message = format!("RequestId: {request_id} Error: {reason}");
                described(INVALID_ENTRYPOINT, message)
            }
        }
    }

    /// The type of an error, of whichever kind.
    pub(crate) fn error_kind(&self) -> Option<&str> {
        match self {
            Self::Error { kind, .. } => kind.as_deref(),
            other => other.status().and_then(|(_, kind)| kind),
        }
    }

    /// Status and error type in the report line, for failures the function did not report.
    fn status(&self) -> Option<(&'static str, Option<&str>)> {
        match self {
            Self::Response(_) | Self::Error { .. } => None,
            Self::TooLarge => Some(("error", Some(TOO_LARGE))),
            Self::TimedOut => Some(("timeout", None)),
            Self::Exited(exit) => Some(("error", Some(exit_kind(*exit)))),
            Self::InvalidEntrypoint(_) => Some(("error", Some(INVALID_ENTRYPOINT))),
        }
    }
}

const INVALID_ENTRYPOINT: &str = "Runtime.InvalidEntrypoint";

fn exit_kind(exit: Exit) -> &'static str {
    match exit {
        Exit::OutOfMemory => "Runtime.OutOfMemory",
        _ => "Runtime.ExitError",
    }
}

fn exit_message(exit: Exit) -> String {
    match exit {
        Exit::Code(0) => "Runtime exited without providing a reason".to_owned(),
        Exit::Code(code) => format!("Runtime exited with error: exit status {code}"),
        Exit::Signal(signal) => format!("Runtime exited with error: signal: {}", name(signal)),
        Exit::OutOfMemory | Exit::Killed => "Runtime exited with error: signal: killed".to_owned(),
    }
}

/// Signals as Lambda's messages name them.
fn name(signal: i32) -> String {
    match signal {
        4 => "illegal instruction".to_owned(),
        6 => "aborted".to_owned(),
        7 => "bus error".to_owned(),
        8 => "floating point exception".to_owned(),
        9 => "killed".to_owned(),
        11 => "segmentation fault".to_owned(),
        13 => "broken pipe".to_owned(),
        15 => "terminated".to_owned(),
        other => format!("signal {other}"),
    }
}

/// What the report line of an invocation says.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) request_id: String,
    pub(crate) outcome: Outcome,
    pub(crate) duration_ms: f64,
    /// For the first invocation of an environment.
    pub(crate) init_ms: Option<f64>,
    pub(crate) memory_mb: u32,
    pub(crate) timeout_s: u32,
    /// Largest memory use in bytes, if it was asked for before the process was ended.
    pub(crate) peak: Option<u64>,
    /// It ended with its function's initialisation.
    pub(crate) init_failed: bool,
}

impl Report {
    /// The line that tells of an end which the function did not report itself.
    pub(crate) fn failure_line(&self, now_ms: u64) -> Option<String> {
        let id = &self.request_id;
        let ended =
            |message: &str, kind: &str| format!("RequestId: {id} Error: {message}\n{kind}\n");
        match &self.outcome {
            Outcome::TimedOut => {
                let now = Timestamp::from_millis(i64::try_from(now_ms).unwrap_or(i64::MAX));
                let (time, seconds) = (now.iso8601_millis(), f64::from(self.timeout_s));
                Some(format!(
                    "{time} {id} Task timed out after {seconds:.2} seconds\n"
                ))
            }
            Outcome::Exited(exit) => Some(ended(&exit_message(*exit), exit_kind(*exit))),
            Outcome::InvalidEntrypoint(reason) => Some(ended(reason, INVALID_ENTRYPOINT)),
            _ => None,
        }
    }

    /// What is billed: initialisation too, in whole milliseconds.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast of a float saturates, and no span here is negative"
    )]
    pub(crate) fn billed_ms(&self) -> u64 {
        (self.duration_ms + self.init_ms.unwrap_or_default()).ceil() as u64
    }

    /// The largest memory use, in MB. The walls measure pages a moment after they are there; no
    /// function has more than it is given.
    pub(crate) fn peak_mb(&self, peak_bytes: u64) -> u64 {
        peak_bytes.div_ceil(1 << 20).min(self.memory_mb.into())
    }

    /// The last line.
    pub(crate) fn line(&self, peak_bytes: u64) -> String {
        use std::fmt::Write;
        let id = &self.request_id;
        let billed = self.billed_ms();
        let peak_mb = self.peak_mb(peak_bytes);
        let mut line = format!(
            "REPORT RequestId: {id}\tDuration: {:.2} ms\tBilled Duration: {billed} ms\tMemory \
             Size: {} MB\tMax Memory Used: {peak_mb} MB\t",
            self.duration_ms, self.memory_mb
        );
        if let Some(init) = self.init_ms {
            let _ = write!(line, "Init Duration: {init:.2} ms\t");
        }
        let init_failed = || {
            self.init_failed
                .then(|| ("error", self.outcome.error_kind()))
        };
        if let Some((status, kind)) = self.outcome.status().or_else(init_failed) {
            let _ = write!(line, "Status: {status}");
            if let Some(kind) = kind {
                let _ = write!(line, "\tError Type: {kind}");
            }
        }
        line.push('\n');
        line
    }
}

/// The line a failed initialisation leaves.
pub(crate) fn init_report(phase: &str, init_ms: f64, outcome: &Outcome) -> String {
    let status = outcome.status().map_or("error", |(status, _)| status);
    let mut line =
        format!("INIT_REPORT Init Duration: {init_ms:.2} ms\tPhase: {phase}\tStatus: {status}");
    if let Some(kind) = outcome.error_kind() {
        line.push_str("\tError Type: ");
        line.push_str(kind);
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(outcome: &Outcome) -> String {
        String::from_utf8(outcome.payload("r-1", 3).to_vec()).unwrap()
    }

    #[test]
    fn payloads_are_lambdas() {
        assert_eq!(
            text(&Outcome::TimedOut),
            r#"{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: r-1 Error: Task timed out after 3.00 seconds"}"#
        );
        assert_eq!(
            text(&Outcome::Exited(Exit::Code(0))),
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: r-1 Error: Runtime exited without providing a reason"}"#
        );
        assert_eq!(
            text(&Outcome::Exited(Exit::Code(127))),
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: r-1 Error: Runtime exited with error: exit status 127"}"#
        );
        assert_eq!(
            text(&Outcome::Exited(Exit::Signal(9))),
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: r-1 Error: Runtime exited with error: signal: killed"}"#
        );
        assert_eq!(
            text(&Outcome::TooLarge),
            r#"{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).","errorType":"Function.ResponseSizeTooLarge"}"#
        );
    }

    #[test]
    fn report_lines_are_lambdas() {
        let mut report = Report {
            request_id: "r-1".into(),
            outcome: Outcome::Response(Bytes::new()),
            duration_ms: 1.44,
            init_ms: Some(18.45),
            memory_mb: 128,
            timeout_s: 3,
            peak: None,
            init_failed: false,
        };
        assert_eq!(
            report.line(36 << 20),
            "REPORT RequestId: r-1\tDuration: 1.44 ms\tBilled Duration: 20 ms\tMemory Size: 128 \
             MB\tMax Memory Used: 36 MB\tInit Duration: 18.45 ms\t\n"
        );
        assert!(report.line(146 << 20).contains("Max Memory Used: 128 MB"));
        report.init_ms = None;
        report.outcome = Outcome::TimedOut;
        assert!(
            report
                .line(1)
                .ends_with("Max Memory Used: 1 MB\tStatus: timeout\n")
        );
        assert_eq!(
            report.failure_line(0).unwrap(),
            "1970-01-01T00:00:00.000Z r-1 Task timed out after 3.00 seconds\n"
        );
        report.outcome = Outcome::Exited(Exit::Code(106));
        assert_eq!(
            report.failure_line(0).unwrap(),
            "RequestId: r-1 Error: Runtime exited with error: exit status 106\nRuntime.ExitError\n"
        );
        report.outcome = Outcome::Error {
            kind: Some("Runtime.ImportModuleError".to_owned()),
            payload: Bytes::new(),
        };
        assert!(report.line(1).ends_with(" 1 MB\t\n"));
        report.init_failed = true;
        assert!(
            report
                .line(1)
                .ends_with(" 1 MB\tStatus: error\tError Type: Runtime.ImportModuleError\n")
        );
        report.outcome = Outcome::Exited(Exit::Code(106));
        assert_eq!(
            init_report("init", 9999.12, &Outcome::TimedOut),
            "INIT_REPORT Init Duration: 9999.12 ms\tPhase: init\tStatus: timeout\n"
        );
        assert_eq!(
            init_report("invoke", 19.27, &report.outcome),
            "INIT_REPORT Init Duration: 19.27 ms\tPhase: invoke\tStatus: error\tError Type: \
             Runtime.ExitError\n"
        );
    }
}
