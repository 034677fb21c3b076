//! Which records a mapping's function sees: `FilterCriteria`.
//!
//! A record passes if one pattern holds of it, or if there are no patterns. A pattern is JSON in the
//! form of the record: its objects name fields, its arrays say which values a field may have.
//!
//! See "Control which events Lambda sends to your function" and "Using event filtering with a Kinesis
//! event source" in the Lambda Developer Guide.

mod compile;
mod pattern;
mod record;
#[cfg(test)]
mod tests;
mod value;

use std::fmt;

pub(crate) use record::Candidate;

use pattern::Pattern;

/// Most filters of a mapping, unless the quota is raised.
///
/// See "Lambda quotas" in the Lambda Developer Guide.
pub const FILTERS_MAX: usize = 5;

/// Patterns' bytes by records' bytes that are held against each other at once: a few milliseconds at
/// the worst.
const AT_ONCE_MAX: usize = 8 << 20;

/// The text is no pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct InvalidPattern;

impl fmt::Display for InvalidPattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Invalid filter pattern definition.")
    }
}

/// Patterns, ready to be held against records.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Filters {
    patterns: Vec<Pattern>,
    /// Length of the patterns' texts.
    length: usize,
}

impl Filters {
    /// # Errors
    /// [`InvalidPattern`] if one of the texts is none.
    pub(crate) fn compile(patterns: &[String]) -> Result<Self, InvalidPattern> {
        let length = patterns.iter().map(String::len).sum();
        let patterns = patterns.iter().map(|text| compile::pattern(text));
        Ok(Self {
            patterns: patterns.collect::<Result<_, _>>()?,
            length,
        })
    }

    /// Whether holding the patterns against records with so much data may take so long that others
    /// would notice.
    pub(crate) fn take_long(&self, bytes: usize) -> bool {
        bytes.saturating_mul(self.length) > AT_ONCE_MAX
    }

    /// Whether the function sees the record.
    pub(crate) fn admit(&self, record: &Candidate<'_>) -> bool {
        self.patterns.is_empty() || self.patterns.iter().any(|pattern| pattern.holds(record))
    }
}
