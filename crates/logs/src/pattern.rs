//! Filter patterns. See "Filter pattern syntax for metric filters, subscription filters, filter
//! log events, and Live Tail" in the Amazon CloudWatch Logs User Guide.

mod expression;
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
            return Ok(Self::Json(json::parse(inner)?));
        }
        Ok(Self::Terms(terms::parse(trimmed)?))
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

/// What is wrong with a pattern.
#[derive(Debug)]
enum Wrong {
    /// It is not made as patterns are.
    Malformed,
    /// A term has characters that it may not have.
    Characters(String),
}

impl From<Wrong> for Fault {
    fn from(wrong: Wrong) -> Self {
        match wrong {
            Wrong::Malformed => invalid(),
            Wrong::Characters(which) => {
                faults::invalid(format!("Invalid character(s) in term '{which}'"))
            }
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
            ("%^starting|^shutting down%", "shutting down", true),
            ("%^starting|^shutting down%", "not starting", false),
            ("%\\x28\\d{2,4}\\x29%", "a (404)", true),
            ("order_id", "the order_id", true),
            ("ERROR -\"time-out\"", "ERROR time-out", false),
            // Beside other terms, a question mark has no effect.
            ("?ERROR ?ARGUMENTS REQUEST", "[INFO] REQUEST FAILED", true),
            ("?ERROR -Timeout", "INFO", true),
            ("\" \"", "all", true),
            ("{ $.level = \"ERROR\" }", json, true),
            ("{ $.level = ERROR }", json, true),
            ("{ $.a = inf }", r#"{"a":"inf"}"#, true),
            ("{ $.a = NaN }", r#"{"a":"NaN"}"#, true),
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
            ("{ $.level = %^ERR% }", json, true),
            ("{ $.level = %ERR$% }", json, false),
            ("{ $.level != %^ERR% }", json, false),
            ("{ $.level != %^INFO% && $.n = %[0-9]% }", json, true),
            ("{ $.missing != %a% }", json, false),
            ("{ $.a.b[*].c = %x.y% }", json, true),
            ("{ $.a.* = 1 }", json, false),
            ("{ $.* = %ERR.{2}% }", json, true),
            ("{ $.level = \"%ERR%\" }", json, false),
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
            "%%",
            "-",
            "{ $.a = %b }",
            "{ $.a > %b% }",
            "{ $.a = %b% && $.c = %d% && $.e = %f% }",
            "{ $.*.* = 1 }",
        ] {
            assert!(Pattern::parse(pattern).is_err(), "{pattern}");
        }
    }

    #[test]
    fn characters_that_have_to_be_quoted_are_named() {
        for (pattern, which) in [
            ("foo-bar", "-"),
            ("code-42", "-"),
            ("(ERROR)", "("),
            ("ERROR?WARN", "?"),
            ("a \"\"", "\"\""),
            ("?Status: timeout", ":"),
            ("email@example", "@"),
            ("%(a|b)%", "("),
            ("%something!%", "!"),
            ("%caf\u{e9}%", "\u{e9}"),
            ("{ $.a = %(a)% }", "("),
        ] {
            let fault = Pattern::parse(pattern).unwrap_err();
            assert_eq!(fault.code, "InvalidParameterException");
            let message = format!("Invalid character(s) in term '{which}'");
            assert_eq!(fault.message, message, "{pattern}");
        }
    }
}
