//! Log lines: one JSON object each, with the names that Lambda's own JSON log format has.

use std::io::Write;

use serde_json::{Map, Value, json};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// As it should be.
    Info,
    /// Somebody should look at it some time.
    Warn,
    /// Something is not done.
    Error,
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Level::Info => "INFO",
            Level::Warn => "WARN",
            Level::Error => "ERROR",
        }
    }
}

/// One log line, without its time.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// How bad it is.
    pub level: Level,
    /// What happened, always in the same words.
    pub message: &'static str,
    /// What it happened to.
    pub fields: Map<String, Value>,
}

impl Line {
    /// A line with `fields`, which must be a JSON object.
    pub fn new(level: Level, message: &'static str, fields: Value) -> Self {
        let fields = match fields {
            Value::Object(fields) => fields,
            other => Map::from_iter([("value".to_owned(), other)]),
        };
        Line {
            level,
            message,
            fields,
        }
    }

    /// The line as text.
    pub fn text(&self, timestamp: &str, request_id: Option<&str>) -> String {
        let mut line = Map::new();
        line.insert("timestamp".to_owned(), json!(timestamp));
        line.insert("level".to_owned(), json!(self.level.name()));
        line.insert("message".to_owned(), json!(self.message));
        if let Some(request_id) = request_id {
            line.insert("requestId".to_owned(), json!(request_id));
        }
        line.extend(self.fields.clone());
        Value::Object(line).to_string()
    }

    /// Writes the line where Lambda collects them. A log that cannot be written is no reason to
    /// fail.
    pub fn write(&self, timestamp: &str, request_id: Option<&str>) {
        let text = self.text(timestamp, request_id) + "\n";
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_object_on_one_line() {
        let line = Line::new(Level::Warn, "record put aside", json!({"reason": "a\nb"}));
        assert_eq!(
            line.text("2026-01-01T00:00:00.000Z", Some("r")),
            concat!(
                r#"{"timestamp":"2026-01-01T00:00:00.000Z","level":"WARN","#,
                r#""message":"record put aside","requestId":"r","reason":"a\nb"}"#
            )
        );
    }
}
