//! Wildcard patterns with policy variables.

use super::context::Request;

/// A pattern taken apart once, when its policy is parsed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pattern {
    /// Nothing but itself.
    Exact(String),
    /// With wildcards, without variables.
    Glob(Vec<Glob>),
    /// With variables, whose values only the request has.
    Template(Vec<Token>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Literal(String),
    /// `*`
    AnyRun,
    /// `?`
    AnyOne,
    /// `${name}` or `${name, 'default'}`
    Variable {
        name: String,
        default: Option<String>,
    },
}

/// What a text may contain besides itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Syntax {
    /// `*` and `?` are wildcards.
    pub(super) wildcards: bool,
    /// `${…}` are variables: only in documents of version 2012-10-17.
    pub(super) variables: bool,
}

impl Pattern {
    pub(super) fn parse(text: &str, syntax: Syntax) -> Pattern {
        let mut tokens = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let variable = rest
                .strip_prefix("${")
                .filter(|_| syntax.variables)
                .and_then(|inside| inside.split_once('}'));
            if let Some((inside, after)) = variable {
                rest = after;
                match inside.trim() {
                    character @ ("*" | "?" | "$") => literal.push_str(character),
                    name => {
                        flush(&mut literal, &mut tokens);
                        tokens.push(parse_variable(name));
                    }
                }
                continue;
            }
            rest = rest.get(next.len_utf8()..).unwrap_or("");
            match next {
                '*' if syntax.wildcards => {
                    flush(&mut literal, &mut tokens);
                    if tokens.last() != Some(&Token::AnyRun) {
                        tokens.push(Token::AnyRun);
                    }
                }
                '?' if syntax.wildcards => {
                    flush(&mut literal, &mut tokens);
                    tokens.push(Token::AnyOne);
                }
                other => literal.push(other),
            }
        }
        flush(&mut literal, &mut tokens);
        match tokens.as_slice() {
            [] => Pattern::Exact(String::new()),
            [Token::Literal(text)] => Pattern::Exact(text.clone()),
            parts if parts.iter().any(|t| matches!(t, Token::Variable { .. })) => {
                Pattern::Template(tokens)
            }
            parts => Pattern::Glob(parts.iter().flat_map(|t| glob_of(t, "")).collect()),
        }
    }

    /// Whether it means one text, with nothing in it that is a wildcard elsewhere.
    pub(super) fn is_fixed(&self) -> bool {
        matches!(self, Pattern::Exact(text) if !text.contains(['*', '?']))
    }

    /// Whether the pattern is a single `*`.
    pub(super) fn is_everything(&self) -> bool {
        matches!(self, Pattern::Glob(glob) if *glob == [Glob::AnyRun])
    }

    /// Whether the pattern ends in `*`.
    pub(super) fn is_open_ended(&self) -> bool {
        match self {
            Pattern::Exact(_) => false,
            Pattern::Glob(glob) => glob.last() == Some(&Glob::AnyRun),
            Pattern::Template(tokens) => tokens.last() == Some(&Token::AnyRun),
        }
    }

    /// Whether `text` matches. A variable without value matches nothing; wildcards inside a
    /// variable's value are ordinary characters.
    pub(super) fn matches(&self, text: &str, request: &Request<'_>, ignore_case: bool) -> bool {
        match self {
            Pattern::Exact(exact) if ignore_case => exact.eq_ignore_ascii_case(text),
            Pattern::Exact(exact) => exact == text,
            Pattern::Glob(glob) => glob_matches(glob, text, ignore_case),
            Pattern::Template(tokens) => {
                resolve(tokens, request).is_some_and(|glob| glob_matches(&glob, text, ignore_case))
            }
        }
    }
}

/// Whether a text is as a pattern with `*` and `?` says. It takes time proportional to the lengths
/// of both, however many wildcards there are.
#[must_use]
pub fn is_like(pattern: &str, text: &str) -> bool {
    let syntax = Syntax {
        wildcards: true,
        variables: false,
    };
    match Pattern::parse(pattern, syntax) {
        Pattern::Exact(exact) => exact == text,
        Pattern::Glob(glob) => glob_matches(&glob, text, false),
        // Nothing is a variable here.
        Pattern::Template(_) => false,
    }
}

fn resolve(tokens: &[Token], request: &Request<'_>) -> Option<Vec<Glob>> {
    let mut glob = Vec::new();
    for token in tokens {
        let value = match token {
            Token::Variable { name, default } => request
                .single(name)
                .map(std::borrow::Cow::into_owned)
                .or_else(|| default.clone())?,
            Token::Literal(_) | Token::AnyRun | Token::AnyOne => String::new(),
        };
        glob.extend(glob_of(token, &value));
    }
    Some(glob)
}

/// The token as matched; `value` is that of a variable.
fn glob_of(token: &Token, value: &str) -> Vec<Glob> {
    match token {
        Token::Literal(text) => text.chars().map(Glob::Char).collect(),
        Token::Variable { .. } => value.chars().map(Glob::Char).collect(),
        Token::AnyRun => vec![Glob::AnyRun],
        Token::AnyOne => vec![Glob::AnyOne],
    }
}

fn flush(literal: &mut String, tokens: &mut Vec<Token>) {
    if !literal.is_empty() {
        tokens.push(Token::Literal(std::mem::take(literal)));
    }
}

fn parse_variable(inside: &str) -> Token {
    let Some((name, default)) = inside.split_once(',') else {
        return Token::Variable {
            name: inside.to_owned(),
            default: None,
        };
    };
    let default = default.trim().trim_matches('\'').to_owned();
    Token::Variable {
        name: name.trim().to_owned(),
        default: Some(default),
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Glob {
    Char(char),
    AnyRun,
    AnyOne,
}

/// Matches in time proportional to pattern × text: on a mismatch only the last `*` is extended.
fn glob_matches(glob: &[Glob], text: &str, ignore_case: bool) -> bool {
    let same = |a: char, b: char| a == b || (ignore_case && a.eq_ignore_ascii_case(&b));
    let mut rest = text.chars();
    let mut at = 0;
    let mut retry: Option<(usize, std::str::Chars<'_>)> = None;
    loop {
        let mut ahead = rest.clone();
        let step = match (glob.get(at), ahead.next()) {
            (Some(Glob::AnyRun), _) => {
                at += 1;
                retry = Some((at, rest.clone()));
                continue;
            }
            (None, None) => return true,
            (Some(Glob::AnyOne), Some(_)) => true,
            (Some(Glob::Char(expected)), Some(found)) => same(*expected, found),
            (Some(_), None) | (None, Some(_)) => false,
        };
        if step {
            at += 1;
            rest = ahead;
            continue;
        }
        let Some((after_star, from)) = &mut retry else {
            return false;
        };
        if from.next().is_none() {
            return false;
        }
        at = *after_star;
        rest = from.clone();
    }
}

/// A pattern for ARNs: the first five parts are matched each for itself, so that a wildcard in
/// one does not swallow a colon; the last part may hold colons and slashes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ArnPattern {
    parts: Vec<Pattern>,
}

impl ArnPattern {
    pub(super) fn parse(text: &str, variables: bool) -> ArnPattern {
        let syntax = Syntax {
            wildcards: true,
            variables,
        };
        ArnPattern {
            parts: split_arn(text)
                .map(|part| Pattern::parse(part, syntax))
                .collect(),
        }
    }

    pub(super) fn is_fixed(&self) -> bool {
        self.parts.iter().all(Pattern::is_fixed)
    }

    pub(super) fn is_everything(&self) -> bool {
        matches!(self.parts.as_slice(), [only] if only.is_everything())
    }

    pub(super) fn matches(&self, arn: &str, request: &Request<'_>) -> bool {
        if self.is_everything() {
            return true;
        }
        let mut rest = arn;
        for (index, pattern) in self.parts.iter().enumerate() {
            let is_last = index + 1 == self.parts.len();
            if is_last {
                // Fewer parts than an ARN has: only an open end covers the remaining ones.
                let whole = index >= 5 || !rest.contains(':') || pattern.is_open_ended();
                return whole && pattern.matches(rest, request, false);
            }
            let Some((part, after)) = rest.split_once(':') else {
                return false;
            };
            if !pattern.matches(part, request, false) {
                return false;
            }
            rest = after;
        }
        false
    }
}

/// The up to six parts of an ARN; colons inside `${…}` separate nothing.
fn split_arn(text: &str) -> impl Iterator<Item = &str> {
    let mut parts = Vec::new();
    let (mut from, mut depth) = (0, 0_usize);
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ':' if depth == 0 && parts.len() < 5 => {
                parts.push(text.get(from..at).unwrap_or(""));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(from..).unwrap_or(""));
    parts.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Context, Principal};

    const WILD: Syntax = Syntax {
        wildcards: true,
        variables: true,
    };

    fn with_user<T>(run: impl FnOnce(&Request<'_>) -> T) -> T {
        let principal = Principal::user("111122223333", "/", "a*a", "AIDA1");
        let context = Context::new();
        run(&Request {
            principal: &principal,
            action: "s3:GetObject",
            resource: "*",
            resource_account: None,
            context: &context,
        })
    }

    fn glob(pattern: &str, text: &str) -> bool {
        with_user(|r| Pattern::parse(pattern, WILD).matches(text, r, false))
    }

    #[test]
    fn wildcards() {
        for (pattern, text) in [
            ("*", ""),
            ("a*c", "abbc"),
            ("a?c", "abc"),
            ("*a*b", "xaxab"),
            ("", ""),
            ("a**b", "ab"),
            ("?é", "xé"),
        ] {
            assert!(glob(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("a?c", "ac"),
            ("a*c", "abcd"),
            ("", "a"),
            ("?", ""),
            ("A", "a"),
        ] {
            assert!(!glob(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn many_stars_end_soon() {
        assert!(!glob(&"a*".repeat(60), &"a".repeat(59)));
        assert!(!glob(&format!("{}b", "*a".repeat(40)), &"a".repeat(10_000)));
    }

    #[test]
    fn variables_are_literal_and_escapes_work() {
        assert!(glob("home/${aws:username}/x", "home/a*a/x"));
        assert!(!glob("home/${aws:username}/x", "home/aba/x"));
        assert!(!glob("${aws:PrincipalTag/team}", ""));
        assert!(glob("${aws:PrincipalTag/team, 'none'}", "none"));
        assert!(glob("${*}${?}${$}", "*?$"));
        assert!(!glob("${*}", "x"));
        assert!(glob("${unclosed", "${unclosed"));
    }

    #[test]
    fn arn_parts_are_matched_each_for_itself() {
        let arn = |pattern: &str, text: &str| {
            with_user(|r| ArnPattern::parse(pattern, true).matches(text, r))
        };
        let stream = "arn:aws:kinesis:us-east-1:111122223333:stream/a";
        for pattern in [
            "*",
            "arn:aws:kinesis:*:*:stream/*",
            "arn:aws:kinesis:*:111122223333:stream/?",
            "arn:aws:kinesis:*",
        ] {
            assert!(arn(pattern, stream), "{pattern}");
        }
        for pattern in [
            "arn:aws:kinesis:*:stream/a",
            "arn:*:stream/a",
            "arn:aws:s3:::*",
            "arn:aws:kinesis:us-east-1:111122223333:stream/A",
        ] {
            assert!(!arn(pattern, stream), "{pattern}");
        }
        assert!(arn("arn:aws:s3:::b/*", "arn:aws:s3:::b/x/y:z"));
        assert!(!arn("arn:aws:s3:::b", "arn:aws:s3:::b/x"));
        assert!(arn("arn:aws:s3:::b/${aws:username}", "arn:aws:s3:::b/a*a"));
    }
}
