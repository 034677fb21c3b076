//! Filter patterns. See "Filter pattern syntax for metric filters, subscription filters, filter
//! log events, and Live Tail" in the Amazon CloudWatch Logs User Guide.

mod json;
mod terms;

use wire::Fault;

use crate::{faults, limits};

/// A filter pattern, ready to be matched.
#[derive(Debug)]
pub enum Pattern {
    /// Matches everything.
    All,
    /// Terms of a text.
    Terms(terms::Terms),
    /// A condition on the members of a JSON object.
    Json(json::Condition),
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// `InvalidParameterException`: `Invalid filter pattern`, or naming what is not supported.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        if text.len() > limits::PATTERN_MAX {
            return Err(invalid());
        }
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Ok(Self::All);
        }
        if trimmed.starts_with('[') {
            return Err(faults::not_supported(
                "filterPattern with space-delimited fields",
            ));
        }
        if let Some(inner) = trimmed.strip_prefix('{') {
            let inner = inner.strip_suffix('}').ok_or_else(invalid)?;
            return json::parse(inner).map(Self::Json).ok_or_else(invalid);
        }
        terms::parse(trimmed).map(Self::Terms).ok_or_else(invalid)
    }

    /// Whether a message matches.
    pub fn matches(&self, message: &str) -> bool {
        match self {
            Self::All => true,
            Self::Terms(terms) => terms.match_text(message),
            Self::Json(condition) => serde_json::from_str(message.trim())
                .is_ok_and(|value: serde_json::Value| condition.holds(&value)),
        }
    }
}

fn invalid() -> Fault {
    faults::invalid("Invalid filter pattern")
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn patterns() {
        let json = r#"{"level":"ERROR","n":7,"ok":true,"none":null,"a":{"b":[{"c":"x y"}]}}"#;
        for (pattern, message, expected) in [
            ("", "anything", true),
            ("ERROR", "an ERROR here", true),
            ("ERROR", "an error here", false),
            ("ERROR Exception", "Exception after ERROR", true),
            ("ERROR Exception", "ERROR alone", false),
            ("?ERROR ?WARN", "a WARN", true),
            ("?ERROR ?WARN", "an INFO", false),
            ("ERROR -Timeout", "ERROR Timeout", false),
            ("ERROR -Timeout", "ERROR other", true),
            ("\"two words\"", "in two words", true),
            ("\"two words\"", "words two", false),
            ("%AUTH.*[0-9]+%", "AUTHORIZED 42", true),
            ("%AUTH.*[0-9]+%", "AUTHORIZED", false),
            ("%A.T% %[0-9]%", "AUTHORIZED 4", true),
            ("{ $.level = \"ERROR\" }", json, true),
            ("{ $.level = ERROR }", json, true),
            ("{ $.level = \"ERR*\" }", json, true),
            ("{ $.level != \"ERROR\" }", json, false),
            ("{ $.n > 5 && $.n <= 7 }", json, true),
            ("{ $.n < 5 || $.level = \"ERROR\" }", json, true),
            ("{ ($.n < 5) || ($.ok IS TRUE) }", json, true),
            ("{ $.none IS NULL }", json, true),
            ("{ $.missing NOT EXISTS }", json, true),
            ("{ $.n NOT EXISTS }", json, false),
            ("{ $.a.b[0].c = \"x y\" }", json, true),
            ("{ $.n = 7 }", "not json", false),
        ] {
            let parsed = Pattern::parse(pattern).unwrap();
            assert_eq!(parsed.matches(message), expected, "{pattern} on {message}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for pattern in [
            "{ $.a = }",
            "{ $.a",
            "\"open",
            "[ip, user]",
            "{ a = 1 }",
            "%open",
            "%a% %b% %c%",
        ] {
            assert!(Pattern::parse(pattern).is_err(), "{pattern}");
        }
    }
}
