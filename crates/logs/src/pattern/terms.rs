//! Patterns of terms: `ERROR -Timeout`, `?WARN ?ERROR`, `"two words"`, `%regular expression%`.
//! Unquoted terms are letters, digits and underscores.

use regex_lite::Regex;

use super::Wrong;
use super::expression::Expressions;

/// A term.
#[derive(Debug)]
enum Term {
    Text(String),
    Expression(Regex),
}

impl Term {
    fn is_in(&self, message: &str) -> bool {
        match self {
            Self::Text(text) => message.contains(text.as_str()),
            Self::Expression(expression) => expression.is_match(message),
        }
    }
}

/// Terms that a text must have, must not have, and of which it must have one.
#[derive(Debug, Default)]
pub struct Terms {
    all: Vec<Term>,
    none: Vec<Term>,
    any: Vec<Term>,
}

impl Terms {
    /// Whether a text matches. Beside other terms, those of which one is wanted count for nothing.
    pub fn match_text(&self, message: &str) -> bool {
        let is_choice = self.all.is_empty() && self.none.is_empty() && !self.any.is_empty();
        if is_choice {
            return self.any.iter().any(|term| term.is_in(message));
        }
        self.all.iter().all(|term| term.is_in(message))
            && !self.none.iter().any(|term| term.is_in(message))
    }
}

/// Reads terms.
pub(super) fn parse(text: &str) -> Result<Terms, Wrong> {
    let mut terms = Terms::default();
    let mut expressions = Expressions::default();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (into, tail) = match first {
            '?' => (&mut terms.any, rest.get(1..)),
            '-' => (&mut terms.none, rest.get(1..)),
            _ => (&mut terms.all, Some(rest)),
        };
        let (term, tail) = one(tail.unwrap_or_default(), &mut expressions)?;
        into.push(term);
        rest = tail.trim_start();
    }
    Ok(terms)
}

fn one<'a>(text: &'a str, expressions: &mut Expressions) -> Result<(Term, &'a str), Wrong> {
    if let Some(tail) = text.strip_prefix('"') {
        let (content, tail) = quoted(tail).ok_or(Wrong::Malformed)?;
        return match content.as_str() {
            "" => Err(Wrong::Characters("\"\"".to_owned())),
            // Blanks alone are in everything.
            blank if blank.trim().is_empty() => Ok((Term::Text(String::new()), tail)),
            _ => Ok((Term::Text(content), tail)),
        };
    }
    if let Some(tail) = text.strip_prefix('%') {
        let (expression, tail) = expressions.take(tail)?;
        return Ok((Term::Expression(expression), tail));
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (term, tail) = text.split_at(end);
    let is_allowed = |letter: char| letter.is_alphanumeric() || letter == '_';
    match term.chars().find(|letter| !is_allowed(*letter)) {
        Some(other) => Err(Wrong::Characters(other.to_string())),
        None if term.is_empty() => Err(Wrong::Malformed),
        None => Ok((Term::Text(term.to_owned()), tail)),
    }
}

/// What stands before the next quotation mark that is not escaped, and what comes after it.
pub(super) fn quoted(text: &str) -> Option<(String, &str)> {
    let mut content = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => content.push(letters.next()?.1),
            '"' => return Some((content, text.get(at + 1..)?)),
            letter => content.push(letter),
        }
    }
    None
}
