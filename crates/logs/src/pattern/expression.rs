//! Regular expressions between percent signs, as terms and in conditions on JSON. See "Supported
//! regular expressions (regex) syntax" in the Amazon CloudWatch Logs User Guide.

use regex_lite::Regex;

use super::Wrong;
use crate::limits;

/// What an expression may consist of beside letters and digits of ASCII.
const SYMBOLS: &str = ":_#=@/;,- ^$?[]{}|\\*+.";

/// Counts the expressions of a pattern.
#[derive(Debug, Default)]
pub(super) struct Expressions(usize);

impl Expressions {
    /// Takes an expression off the beginning of a text that follows a percent sign: the
    /// expression, and what comes after the next one.
    pub fn take<'a>(&mut self, text: &'a str) -> Result<(Regex, &'a str), Wrong> {
        let (expression, tail) = text.split_once('%').ok_or(Wrong::Malformed)?;
        let is_allowed = |letter: char| letter.is_ascii_alphanumeric() || SYMBOLS.contains(letter);
        if let Some(other) = expression.chars().find(|letter| !is_allowed(*letter)) {
            return Err(Wrong::Characters(other.to_string()));
        }
        self.0 += 1;
        if expression.is_empty() || self.0 > limits::EXPRESSIONS_MAX {
            return Err(Wrong::Malformed);
        }
        let regex = Regex::new(expression).map_err(|_| Wrong::Malformed)?;
        Ok((regex, tail))
    }
}
