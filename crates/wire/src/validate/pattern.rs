//! The patterns of the models, which are Java's regular expressions and match a text as a whole.

use regex_lite::Regex;

use crate::schema::Shape;

/// Stands for any letter, digit or separator beyond ASCII, in patterns and in texts.
const LETTER: char = '\u{e000}';
/// Stands for [`LETTER`] itself where a text has it.
const OTHER: char = '\u{e001}';

/// A pattern, compiled.
#[derive(Debug)]
pub(crate) enum Pattern {
    /// Characters of a set, of ASCII alone: `[a-z]+` or `[a-z]*`.
    Set {
        /// Which ASCII characters.
        set: Box<[bool; 128]>,
        /// Whether the empty text fits.
        empty: bool,
    },
    /// `0|([1-9]\d{0,n})`: a decimal number of at most that many digits.
    Number {
        /// Digits at most.
        digits: usize,
    },
    /// Anything else.
    Regex {
        /// The expression, anchored at both ends.
        regex: Regex,
        /// Whether it speaks of Unicode's classes, so that [`LETTER`] stands for them.
        unicode: bool,
        /// What the text must not begin with.
        not_prefix: Option<&'static str>,
        /// What the text must not end with.
        not_suffix: Option<&'static str>,
        /// Whether the text must not be a number.
        not_number: bool,
    },
}

/// Whether a text fits the pattern of a shape: always the same one for the same shape.
pub(crate) fn fits(shape: &'static Shape, pattern: &'static str, text: &str) -> bool {
    let compiled = shape.compiled.get_or_init(|| compile(pattern));
    // A test compiles the pattern of every shape, so that none is missing here.
    compiled.as_ref().is_none_or(|pattern| pattern.fits(text))
}

pub(crate) fn compile(pattern: &str) -> Option<Pattern> {
    if let Some(digits) = number(pattern) {
        return Some(Pattern::Number { digits });
    }
    if let Some(simple) = simple_set(pattern) {
        return Some(simple);
    }
    // regex-lite has no look-around; the models use it in these three ways only.
    let (pattern, not_prefix) = match pattern.strip_prefix("(^(?!(system\\x2e)))") {
        Some(rest) => (rest, Some("system.")),
        None => (pattern, None),
    };
    let (pattern, not_suffix) = match pattern.strip_suffix("(?<!\\.)") {
        Some(rest) => (rest, Some(".")),
        None => (pattern, None),
    };
    let (pattern, not_number) = match pattern.strip_prefix("(?!^[0-9]+$)") {
        Some(rest) => (rest, true),
        None => (pattern, false),
    };
    let unicode = pattern.contains("\\p{L}");
    let pattern = pattern
        .replace("\\p{L}", &format!("a-zA-Z{LETTER}"))
        .replace("\\p{Z}", " ")
        .replace("\\p{N}", "0-9");
    let regex = Regex::new(&format!("^(?:{pattern})$")).ok()?;
    Some(Pattern::Regex {
        regex,
        unicode,
        not_prefix,
        not_suffix,
        not_number,
    })
}

fn number(pattern: &str) -> Option<usize> {
    let digits = pattern.strip_prefix("0|([1-9]\\d{0,")?.strip_suffix("})")?;
    digits.parse::<usize>().ok().map(|digits| digits + 1)
}

/// A single class of ASCII characters that repeats.
fn simple_set(pattern: &str) -> Option<Pattern> {
    let inner = pattern.strip_prefix('[')?;
    let (inner, empty) = match inner.strip_suffix("]+") {
        Some(inner) => (inner, false),
        None => (inner.strip_suffix("]*")?, true),
    };
    if inner.starts_with('^') || inner.contains(['\\', '[', ']', '&']) || !inner.is_ascii() {
        return None;
    }
    let mut set = Box::new([false; 128]);
    let bytes = inner.as_bytes();
    let mut at = 0;
    while let Some(&low) = bytes.get(at) {
        let high = match (bytes.get(at + 1), bytes.get(at + 2)) {
            (Some(b'-'), Some(&high)) => {
                at += 3;
                high
            }
            _ => {
                at += 1;
                low
            }
        };
        for byte in low..=high {
            if let Some(place) = set.get_mut(usize::from(byte)) {
                *place = true;
            }
        }
    }
    Some(Pattern::Set { set, empty })
}

impl Pattern {
    pub(crate) fn fits(&self, text: &str) -> bool {
        match self {
            Self::Set { set, empty } => {
                (*empty || !text.is_empty())
                    && text
                        .bytes()
                        .all(|byte| set.get(usize::from(byte)).copied().unwrap_or(false))
            }
            Self::Number { digits } => {
                text == "0"
                    || (text.len() <= *digits
                        && !text.is_empty()
                        && !text.starts_with('0')
                        && text.bytes().all(|byte| byte.is_ascii_digit()))
            }
            Self::Regex {
                regex,
                unicode,
                not_prefix,
                not_suffix,
                not_number,
            } => {
                if not_prefix.is_some_and(|prefix| text.starts_with(prefix))
                    || not_suffix.is_some_and(|suffix| text.ends_with(suffix))
                    || (*not_number && text.bytes().all(|byte| byte.is_ascii_digit()))
                {
                    return false;
                }
                if *unicode && !text.is_ascii() {
                    regex.is_match(&text.chars().map(stand_in).collect::<String>())
                } else {
                    regex.is_match(text)
                }
            }
        }
    }
}

fn stand_in(letter: char) -> char {
    if letter == LETTER {
        OTHER
    } else if letter.is_ascii() {
        letter
    } else if letter.is_alphanumeric() || (letter.is_whitespace() && letter != '\u{85}') {
        LETTER
    } else {
        letter
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, compile};

    fn check(pattern: &str, fitting: &[&str], others: &[&str]) {
        let compiled = compile(pattern).expect("a pattern");
        for text in fitting {
            assert!(compiled.fits(text), "{pattern}: {text}");
        }
        for text in others {
            assert!(!compiled.fits(text), "{pattern}: {text}");
        }
    }

    #[test]
    fn sets_and_numbers_take_the_short_way() {
        assert!(matches!(
            compile("[a-zA-Z0-9_.-]+"),
            Some(Pattern::Set { empty: false, .. })
        ));
        check(
            "[a-zA-Z0-9_.-]+",
            &["a", "A-b_c.9"],
            &["", "a b", "é", "a/b"],
        );
        check("[0-9-]*", &["", "-", "1-2"], &["a"]);
        assert!(matches!(
            compile("0|([1-9]\\d{0,38})"),
            Some(Pattern::Number { digits: 39 })
        ));
        let longest = "9".repeat(39);
        let longer = "9".repeat(40);
        check(
            "0|([1-9]\\d{0,38})",
            &["0", "1", &longest],
            &["", "00", "01", "-1", &longer],
        );
    }

    #[test]
    fn alternatives_are_anchored_as_a_whole() {
        check("a|bc", &["a", "bc"], &["ac", "abc", "b"]);
    }

    #[test]
    fn unicode_classes_and_look_around_of_the_models() {
        check(
            "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$",
            &["Überweisung 1", "日本", "a\u{a0}b", "x@y=z"],
            &["", "a#b", "😀", "\u{e000}"],
        );
        check("[0-9A-Za-z\\.\\-_]*(?<!\\.)", &["", "a.b"], &["a."]);
        check(
            "(^(?!(system\\x2e)))(^[_a-zA-Z0-9])([^$]*)",
            &["abc"],
            &["system.a", "$"],
        );
        check(
            "(?!^[0-9]+$)([a-zA-Z0-9-_]+)",
            &["live", "1a", "a1", "-", "_"],
            &["", "1", "17", "a b", "$LATEST"],
        );
    }
}
