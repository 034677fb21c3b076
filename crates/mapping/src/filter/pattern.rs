//! A pattern, and what it means.

use super::value::Value;

/// All of these must hold.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pattern {
    pub(super) tests: Vec<Test>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    /// A field and what must be so of it.
    Field { name: String, rule: Rule },
    /// `$or`: one of these must hold.
    Any(Vec<Pattern>),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rule {
    /// The field is an object (or an array with such an object in it).
    Within(Pattern),
    /// The field has one of these values.
    OneOf(Vec<Matcher>),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Matcher {
    Text(String),
    Number(String),
    Word(String),
    Prefix(String),
    Suffix(String),
    /// In lower case.
    IgnoreCase(String),
    Numeric(Range),
    Exists(bool),
    /// `anything-but`: none of these.
    Not(Vec<Matcher>),
}

/// Bounds of a number; a bound's flag says that it is in the range itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Range {
    pub(super) bottom: Option<(f64, bool)>,
    pub(super) top: Option<(f64, bool)>,
}

/// What has fields.
pub(super) trait Fields {
    /// Whether a rule holds of a field, there or not.
    fn satisfy(&self, name: &str, rule: &Rule) -> bool;
}

/// Has no fields.
struct Nothing;

impl Fields for Nothing {
    fn satisfy(&self, _: &str, rule: &Rule) -> bool {
        rule.holds(None)
    }
}

impl Fields for Value<'_> {
    fn satisfy(&self, name: &str, rule: &Rule) -> bool {
        self.show_field(name, |value| rule.holds(value))
    }
}

impl Pattern {
    pub(super) fn holds(&self, fields: &dyn Fields) -> bool {
        self.tests.iter().all(|test| match test {
            Test::Field { name, rule } => fields.satisfy(name, rule),
            Test::Any(patterns) => patterns.iter().any(|pattern| pattern.holds(fields)),
        })
    }

    /// Whether it asks for nothing to be there.
    fn is_of_absence(&self) -> bool {
        self.tests.iter().all(|test| match test {
            Test::Field { rule, .. } => match rule {
                Rule::Within(pattern) => pattern.is_of_absence(),
                Rule::OneOf(matchers) => matchers
                    .iter()
                    .all(|matcher| *matcher == Matcher::Exists(false)),
            },
            Test::Any(patterns) => patterns.iter().all(Pattern::is_of_absence),
        })
    }
}

impl Rule {
    /// Whether it holds of a value, or of a field that is not there.
    pub(super) fn holds(&self, value: Option<&Value<'_>>) -> bool {
        let mut found = 0;
        let mut holding = 0;
        match self {
            Self::OneOf(matchers) => {
                if let Some(value) = value {
                    value.each_member(&mut |member| {
                        // Only what ends a path is a value: an object is none.
                        if !matches!(member, Value::Object(_)) {
                            found += 1;
                            holding += usize::from(matchers.iter().any(|it| it.admits(member)));
                        }
                    });
                }
                match found {
                    0 => matchers.contains(&Matcher::Exists(false)),
                    _ => holding > 0,
                }
            }
            Self::Within(pattern) => {
                if let Some(value) = value {
                    value.each_member(&mut |member| {
                        if matches!(member, Value::Object(_)) {
                            found += 1;
                            holding += usize::from(pattern.holds(member));
                        }
                    });
                }
                match found {
                    0 => pattern.holds(&Nothing),
                    // A field that must not be there is in no object of an array; all else that a
                    // pattern asks for is in one and the same.
                    _ if pattern.is_of_absence() => holding == found,
                    _ => holding > 0,
                }
            }
        }
    }
}

impl Matcher {
    fn admits(&self, value: &Value<'_>) -> bool {
        match (self, value) {
            (Self::Exists(exists), _) => *exists,
            (Self::Not(others), _) => !others.iter().any(|other| other.admits(value)),
            (Self::Text(wanted), Value::Text(text)) => wanted == text,
            (Self::Prefix(prefix), Value::Text(text)) => text.starts_with(prefix),
            (Self::Suffix(suffix), Value::Text(text)) => text.ends_with(suffix),
            (Self::IgnoreCase(wanted), Value::Text(text)) => *wanted == text.to_lowercase(),
            (Self::Number(wanted), Value::Number(number)) => wanted == number,
            (Self::Numeric(range), Value::Number(number)) => {
                number.parse().is_ok_and(|number| range.contains(number))
            }
            (Self::Word(wanted), Value::Word(word)) => wanted == word,
            _ => false,
        }
    }
}

/// Numbers are compared within these bounds.
///
/// See "Numeric matching" in the EventBridge User Guide.
pub(super) const NUMBER_MAX: f64 = 5.0e9;

impl Range {
    fn contains(&self, number: f64) -> bool {
        let above = self
            .bottom
            .is_none_or(|(bottom, itself)| number > bottom || itself && number == bottom);
        let below = self
            .top
            .is_none_or(|(top, itself)| number < top || itself && number == top);
        above && below && number.abs() <= NUMBER_MAX
    }
}
