//! Patterns of terms: `ERROR -Timeout`, `?WARN ?ERROR`, `"two words"`, `%regular expression%`.

use regex_lite::Regex;

use crate::limits;

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
    /// Whether a text matches.
    pub fn match_text(&self, message: &str) -> bool {
        self.all.iter().all(|term| term.is_in(message))
            && !self.none.iter().any(|term| term.is_in(message))
            && (self.any.is_empty() || self.any.iter().any(|term| term.is_in(message)))
    }
}

/// Reads terms; `None` if they are malformed, or have too many regular expressions.
pub fn parse(text: &str) -> Option<Terms> {
    let mut terms = Terms::default();
    let mut expressions = 0;
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (into, tail) = match rest.chars().next()? {
            '?' => (&mut terms.any, rest.get(1..)?),
            '-' => (&mut terms.none, rest.get(1..)?),
            _ => (&mut terms.all, rest),
        };
        let (term, tail) = one(tail)?;
        expressions += usize::from(matches!(term, Term::Expression(_)));
        if expressions > limits::EXPRESSIONS_MAX {
            return None;
        }
        into.push(term);
        rest = tail.trim_start();
    }
    Some(terms)
}

fn one(text: &str) -> Option<(Term, &str)> {
    if let Some(tail) = text.strip_prefix('"') {
        let mut content = String::new();
        let mut letters = tail.char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '\\' => content.push(letters.next()?.1),
                '"' => return Some((Term::Text(content), tail.get(at + 1..)?)),
                letter => content.push(letter),
            }
        }
        return None;
    }
    if let Some(tail) = text.strip_prefix('%') {
        let (expression, tail) = tail.split_once('%')?;
        return Some((Term::Expression(Regex::new(expression).ok()?), tail));
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (term, tail) = text.split_at(end);
    (!term.is_empty()).then(|| (Term::Text(term.to_owned()), tail))
}
