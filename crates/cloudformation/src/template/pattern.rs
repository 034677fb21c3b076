//! `AllowedPattern`: Java's regular expressions, as far as they can be told in those at hand.
//!
//! Looking ahead is understood at the beginning, where such patterns do it; classes of `\p{…}` are
//! those of ASCII. What is not understood is refused by its name, never taken for something else.

use regex_lite::Regex;

/// A pattern that a whole text has to match.
pub(super) struct Pattern {
    whole: Regex,
    /// What the text must, or must not, begin with.
    ahead: Vec<(Regex, bool)>,
}

/// Why a pattern is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It is no regular expression.
    Malformed,
    /// It uses this, which Java has.
    Unsupported(String),
}

impl Pattern {
    pub(super) fn new(pattern: &str) -> Result<Pattern, Unfit> {
        let mut rest = pattern.strip_prefix('^').unwrap_or(pattern);
        let mut ahead = Vec::new();
        while let Some(group) = rest.strip_prefix("(?=").or(rest.strip_prefix("(?!")) {
            let end = closing(group).ok_or(Unfit::Malformed)?;
            let (inner, after) = group.split_at(end);
            let must = rest.starts_with("(?=");
            ahead.push((compile(&format!("^(?:{})", translate(inner)?))?, must));
            rest = after.get(1..).unwrap_or_default();
        }
        // A choice would take the conditions for its first branch alone.
        if ahead.is_empty() {
            rest = pattern;
        } else if has_choice(rest) {
            return Err(Unfit::Unsupported("(?=".to_owned()));
        }
        let whole = compile(&format!("^(?:{})$", translate(rest)?))?;
        Ok(Pattern { whole, ahead })
    }

    pub(super) fn fits(&self, text: &str) -> bool {
        let ahead = |(regex, must): &(Regex, bool)| regex.is_match(text) == *must;
        self.ahead.iter().all(ahead) && self.whole.is_match(text)
    }
}

fn compile(pattern: &str) -> Result<Regex, Unfit> {
    Regex::new(pattern).map_err(|_| Unfit::Malformed)
}

/// Walks a pattern's characters: those that are escaped or in a class are not its structure.
struct Walk<'a> {
    rest: std::iter::Peekable<std::str::CharIndices<'a>>,
    in_class: u32,
}

impl<'a> Walk<'a> {
    fn new(pattern: &'a str) -> Walk<'a> {
        Walk {
            rest: pattern.char_indices().peekable(),
            in_class: 0,
        }
    }
}

impl Iterator for Walk<'_> {
    /// Position, character, and whether it is one of the pattern's structure.
    type Item = (usize, char, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, c) = self.rest.next()?;
        match c {
            '\\' => {
                self.rest.next();
                return Some((at, c, false));
            }
            '[' => self.in_class += 1,
            ']' if self.in_class > 0 => {
                self.in_class -= 1;
                return Some((at, c, false));
            }
            _ => {}
        }
        Some((at, c, self.in_class == 0))
    }
}

/// Where the group ends that a text is the inside of.
fn closing(group: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c, structure) in Walk::new(group) {
        match c {
            '(' if structure => depth += 1,
            ')' if structure && depth == 0 => return Some(at),
            ')' if structure => depth -= 1,
            _ => {}
        }
    }
    None
}

fn has_choice(pattern: &str) -> bool {
    let mut depth = 0_i32;
    Walk::new(pattern).any(|(_, c, structure)| {
        match c {
            '(' if structure => depth += 1,
            ')' if structure => depth -= 1,
            _ => {}
        }
        c == '|' && structure && depth == 0
    })
}

/// Java's classes of ASCII, as ranges.
fn class(name: &str) -> Option<&'static str> {
    Some(match name {
        "Lower" => "a-z",
        "Upper" => "A-Z",
        "ASCII" => "\\x00-\\x7F",
        "Alpha" => "a-zA-Z",
        "Digit" => "0-9",
        "Alnum" => "a-zA-Z0-9",
        "Punct" => "!-/:-@\\[-`{-~",
        "Graph" => "!-~",
        "Print" => " -~",
        "Blank" => " \\t",
        "Cntrl" => "\\x00-\\x1F\\x7F",
        "XDigit" => "0-9a-fA-F",
        "Space" => " \\t\\n\\x0B\\f\\r",
        _ => return None,
    })
}

/// The pattern as it is written here.
fn translate(pattern: &str) -> Result<String, Unfit> {
    let unsupported = |what: &str| Err(Unfit::Unsupported(what.to_owned()));
    let mut translated = String::with_capacity(pattern.len());
    let mut skip_to = 0;
    // Whether what came last is a quantifier, after which `+` makes it possessive.
    let mut quantified = false;
    for (at, c, structure) in Walk::new(pattern) {
        if at < skip_to {
            continue;
        }
        let rest = pattern.get(at..).unwrap_or_default();
        let was_quantified = std::mem::replace(&mut quantified, false);
        if c == '\\' {
            let escaped = rest.get(1..).unwrap_or_default();
            let named = escaped
                .strip_prefix(['p', 'P'])
                .and_then(|name| name.strip_prefix('{'))
                .and_then(|name| name.split_once('}'));
            if let Some((name, _)) = named {
                let is_inside = !structure_at(pattern, at);
                let end = at + "\\p{}".len() + name.len();
                let whole = pattern.get(at..end).unwrap_or_default();
                match (class(name), escaped.starts_with('P'), is_inside) {
                    (Some(ranges), false, true) => translated.push_str(ranges),
                    (Some(ranges), false, false) => translated.push_str(&format!("[{ranges}]")),
                    (Some(ranges), true, false) => translated.push_str(&format!("[^{ranges}]")),
                    _ => return unsupported(whole),
                }
                skip_to = end;
                continue;
            }
            let next = escaped.chars().next();
            match next {
                Some(digit) if digit.is_ascii_digit() && digit != '0' => {
                    return unsupported(&format!("\\{digit}"));
                }
                Some('Q' | 'G' | 'k' | 'R' | 'X' | 'h' | 'H' | 'V') => {
                    return unsupported(&rest.chars().take(2).collect::<String>());
                }
                _ => {}
            }
            translated.push('\\');
            translated.extend(next);
            continue;
        }
        if c == '&' && !structure && rest.starts_with("&&") {
            return unsupported("&&");
        }
        if structure {
            for look in ["(?=", "(?!", "(?<=", "(?<!", "(?>"] {
                if rest.starts_with(look) {
                    return unsupported(look);
                }
            }
            if c == '+' && was_quantified {
                return unsupported("possessive quantifiers");
            }
            // Right after a quantifier `?` makes it reluctant, and nothing may follow.
            quantified = matches!(c, '*' | '+' | '?' | '}') && !was_quantified;
        }
        translated.push(c);
    }
    Ok(translated)
}

fn structure_at(pattern: &str, position: usize) -> bool {
    let before = pattern.get(..position).unwrap_or_default();
    let mut walk = Walk::new(before);
    walk.by_ref().for_each(drop);
    walk.in_class == 0
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Unfit};

    fn fits(pattern: &str, text: &str) -> Result<bool, Unfit> {
        Pattern::new(pattern).map(|pattern| pattern.fits(text))
    }

    #[test]
    fn patterns_of_java() {
        for (pattern, good, bad) in [
            ("[a-z]+", "abc", "abc1"),
            ("^$|^x$", "x", "y"),
            ("(?=.*[a-z])(?=.*[0-9])[a-z0-9]{3,}", "ab1", "abc"),
            ("^(?!admin)[a-z]+$", "user", "administrator"),
            ("^(?=.{3}$).*", "abc", "abcd"),
            ("\\p{Alpha}[\\p{Alnum}_]*", "a1_", "1a"),
            ("\\P{Digit}+", "abc", "a1"),
            ("[\\]\\[(?=]+", "[](?=", "a"),
            ("(?i)yes|no", "YES", "maybe"),
            ("a+?b", "aab", "b"),
            ("[\\p{Punct}]+", "!~[]", "a"),
        ] {
            assert_eq!(fits(pattern, good), Ok(true), "{pattern} {good}");
            assert_eq!(fits(pattern, bad), Ok(false), "{pattern} {bad}");
        }
        for (pattern, what) in [
            ("a++b", "possessive quantifiers"),
            ("a*+b", "possessive quantifiers"),
            ("[a-z]{2}+", "possessive quantifiers"),
            ("a(?=b)b", "(?="),
            ("(?=a)b|c", "(?="),
            ("(?<=a)b", "(?<="),
            ("\\p{L}+", "\\p{L}"),
            ("[\\P{Alpha}]", "\\P{Alpha}"),
            ("(a)\\1", "\\1"),
            ("[a-z&&[^b]]", "&&"),
        ] {
            let outcome = fits(pattern, "x");
            assert_eq!(outcome, Err(Unfit::Unsupported(what.into())), "{pattern}");
        }
        assert_eq!(fits("(a", "a"), Err(Unfit::Malformed));
        assert_eq!(fits("(?=a", "a"), Err(Unfit::Malformed));
    }
}
