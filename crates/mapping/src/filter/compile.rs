//! From text to pattern. What is refused is what EventBridge refuses, and operators that Lambda's own
//! list does not have (`wildcard`, `cidr`).

use super::InvalidPattern;
use super::pattern::{Matcher, NUMBER_MAX, Pattern, Range, Rule, Test};
use super::value::{Member, Value};

type Compiled<T> = Result<T, InvalidPattern>;

/// The field's name that stands for a choice between patterns.
const OR: &str = "$or";

/// Names that no field inside a choice may have.
///
/// See "Matching complex" in the EventBridge User Guide.
const OPERATORS: [&str; 6] = [
    "prefix",
    "suffix",
    "equals-ignore-case",
    "anything-but",
    "numeric",
    "exists",
];

/// A pattern's objects are at most this deep in each other: what follows a pattern calls itself.
const DEPTH_MAX: usize = 100;

/// # Errors
/// [`InvalidPattern`] if the text is none.
pub(super) fn pattern(text: &str) -> Compiled<Pattern> {
    object(Value::parse(text), false, DEPTH_MAX)
}

fn object(value: Option<Value<'_>>, is_choice: bool, depth: usize) -> Compiled<Pattern> {
    let depth = depth.checked_sub(1).ok_or(InvalidPattern)?;
    let Some(Value::Object(members)) = value else {
        return Err(InvalidPattern);
    };
    if members.is_empty() {
        return Err(InvalidPattern);
    }
    let tests = members.iter().map(|(name, member)| {
        let value = member.read();
        if name == OR {
            return choice(value, depth);
        }
        if is_choice && OPERATORS.contains(&name.as_str()) {
            return Err(InvalidPattern);
        }
        let rule = match value {
            Some(Value::Array(items)) => Rule::OneOf(matchers(&items)?),
            other => Rule::Within(object(other, is_choice, depth)?),
        };
        let name = name.clone();
        Ok(Test::Field { name, rule })
    });
    Ok(Pattern {
        tests: tests.collect::<Compiled<_>>()?,
    })
}

fn choice(value: Option<Value<'_>>, depth: usize) -> Compiled<Test> {
    match value {
        Some(Value::Array(items)) if items.len() >= 2 => {
            let patterns = items.iter().map(|item| object(item.read(), true, depth));
            Ok(Test::Any(patterns.collect::<Compiled<_>>()?))
        }
        _ => Err(InvalidPattern),
    }
}

fn matchers(items: &[Member<'_>]) -> Compiled<Vec<Matcher>> {
    if items.is_empty() {
        return Err(InvalidPattern);
    }
    let matchers = items.iter().map(|item| match item.read() {
        Some(Value::Text(text)) => Ok(Matcher::Text(text.into_owned())),
        Some(Value::Number(number)) => Ok(Matcher::Number(number.into_owned())),
        Some(Value::Word(word)) => Ok(Matcher::Word(word.to_owned())),
        Some(Value::Object(members)) => match members.iter().next() {
            Some((operator, operand)) if members.len() == 1 => {
                let operand = operand.read().ok_or(InvalidPattern)?;
                matcher(operator, operand)
            }
            _ => Err(InvalidPattern),
        },
        Some(Value::Array(_)) | None => Err(InvalidPattern),
    });
    matchers.collect()
}

fn matcher(operator: &str, operand: Value<'_>) -> Compiled<Matcher> {
    match (operator, operand) {
        ("exists", Value::Word("true")) => Ok(Matcher::Exists(true)),
        ("exists", Value::Word("false")) => Ok(Matcher::Exists(false)),
        ("numeric", Value::Array(terms)) => numeric(&terms).map(Matcher::Numeric),
        ("anything-but", operand) => anything_but(operand).map(Matcher::Not),
        (operator, Value::Text(text)) => of_text(operator, text.into_owned()),
        _ => Err(InvalidPattern),
    }
}

fn of_text(operator: &str, text: String) -> Compiled<Matcher> {
    match operator {
        "prefix" => Ok(Matcher::Prefix(text)),
        "suffix" => Ok(Matcher::Suffix(text)),
        "equals-ignore-case" => Ok(Matcher::IgnoreCase(text.to_lowercase())),
        _ => Err(InvalidPattern),
    }
}

/// What is excluded: a text or number, a list of either, or an operator over texts.
fn anything_but(operand: Value<'_>) -> Compiled<Vec<Matcher>> {
    match operand {
        Value::Text(text) => Ok(vec![Matcher::Text(text.into_owned())]),
        Value::Number(number) => Ok(vec![Matcher::Number(number.into_owned())]),
        Value::Array(items) => {
            let excluded = matchers(&items)?;
            let texts = excluded.iter().all(|it| matches!(it, Matcher::Text(_)));
            let numbers = excluded.iter().all(|it| matches!(it, Matcher::Number(_)));
            (texts || numbers).then_some(excluded).ok_or(InvalidPattern)
        }
        Value::Object(members) => {
            let (operator, operand) = members.iter().next().ok_or(InvalidPattern)?;
            if members.len() > 1 {
                return Err(InvalidPattern);
            }
            let texts = match operand.read() {
                Some(Value::Text(text)) => vec![text.into_owned()],
                Some(Value::Array(items)) => items.iter().map(text_of).collect::<Compiled<_>>()?,
                _ => return Err(InvalidPattern),
            };
            // An empty prefix or suffix would exclude everything.
            if texts.is_empty()
                || operator != "equals-ignore-case" && texts.contains(&String::new())
            {
                return Err(InvalidPattern);
            }
            let excluded = texts.into_iter().map(|text| of_text(operator, text));
            excluded.collect()
        }
        Value::Word(_) => Err(InvalidPattern),
    }
}

fn text_of(member: &Member<'_>) -> Compiled<String> {
    match member.read() {
        Some(Value::Text(text)) => Ok(text.into_owned()),
        _ => Err(InvalidPattern),
    }
}

/// `["=", n]`, `[">", n]`, `["<=", n]` or a bottom and a top, in this order.
fn numeric(terms: &[Member<'_>]) -> Compiled<Range> {
    let operator = |index: usize| terms.get(index).map_or(Err(InvalidPattern), text_of);
    let number = |index: usize| match terms.get(index).and_then(Member::read) {
        Some(Value::Number(number)) => match number.parse::<f64>() {
            Ok(number) if number.abs() <= NUMBER_MAX => Ok(number),
            _ => Err(InvalidPattern),
        },
        _ => Err(InvalidPattern),
    };
    let top = |index: usize| match operator(index)?.as_str() {
        "<" => Ok((number(index + 1)?, false)),
        "<=" => Ok((number(index + 1)?, true)),
        _ => Err(InvalidPattern),
    };
    let bottom = match operator(0)?.as_str() {
        "=" if terms.len() == 2 => {
            let itself = Some((number(1)?, true));
            return Ok(Range {
                bottom: itself,
                top: itself,
            });
        }
        ">" => (number(1)?, false),
        ">=" => (number(1)?, true),
        _ if terms.len() == 2 => {
            return Ok(Range {
                bottom: None,
                top: Some(top(0)?),
            });
        }
        _ => return Err(InvalidPattern),
    };
    let top = match terms.len() {
        2 => None,
        4 => Some(top(2)?),
        _ => return Err(InvalidPattern),
    };
    match top {
        Some((top, _)) if top <= bottom.0 => Err(InvalidPattern),
        _ => Ok(Range {
            bottom: Some(bottom),
            top,
        }),
    }
}
