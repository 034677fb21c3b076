//! Conditions on JSON: `{ $.level = "ERROR" && $.n > 5 }`.

use regex_lite::Regex;
use serde_json::Value;

use super::Wrong;
use super::expression::Expressions;
use super::terms::quoted;

/// Most wildcard selectors of a pattern; a selector has one at most.
const WILDCARDS_MAX: usize = 3;

/// A condition.
#[derive(Debug)]
pub enum Condition {
    /// Both hold.
    And(Box<Condition>, Box<Condition>),
    /// One of both holds.
    Or(Box<Condition>, Box<Condition>),
    /// A member compares so.
    Is(Vec<Step>, Test),
}

/// A step of a selector.
#[derive(Debug)]
pub enum Step {
    /// A member of an object.
    Member(String),
    /// An element of an array.
    Element(usize),
    /// Any member or element.
    Any,
}

/// What is asked of a member.
#[derive(Debug)]
pub enum Test {
    /// Equal to a text in which `*` stands for anything.
    Like(String),
    /// Not equal to such a text.
    Unlike(String),
    /// A regular expression finds something in it.
    Matches(Regex),
    /// A regular expression finds nothing in it.
    Differs(Regex),
    /// Compared with a number.
    Number(Relation, f64),
    /// `IS NULL`
    Null,
    /// `IS TRUE` or `IS FALSE`
    Boolean(bool),
    /// `NOT EXISTS`
    Absent,
}

/// How numbers compare.
#[derive(Debug, Clone, Copy)]
pub enum Relation {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Condition {
    /// Whether a value fulfils it.
    pub fn holds(&self, value: &Value) -> bool {
        match self {
            Self::And(left, right) => left.holds(value) && right.holds(value),
            Self::Or(left, right) => left.holds(value) || right.holds(value),
            Self::Is(path, test) => {
                let found = select(value, path);
                let mut found = found.into_iter().map(Some).peekable();
                match (found.peek().is_some(), test) {
                    (false, test) => test.holds(None),
                    (true, Test::Absent) => false,
                    (true, test) => found.any(|value| test.holds(value)),
                }
            }
        }
    }
}

/// What a path leads to: several values where it has a wildcard.
fn select<'a>(value: &'a Value, path: &[Step]) -> Vec<&'a Value> {
    path.iter().fold(vec![value], |values, step| {
        let within = values.into_iter().flat_map(|value| match (step, value) {
            (Step::Member(name), value) => value.get(name).into_iter().collect(),
            (Step::Element(at), value) => value.get(at).into_iter().collect(),
            (Step::Any, Value::Array(elements)) => elements.iter().collect(),
            (Step::Any, Value::Object(members)) => members.values().collect(),
            (Step::Any, _) => Vec::new(),
        });
        within.collect()
    })
}

impl Test {
    fn holds(&self, value: Option<&Value>) -> bool {
        let text = || match value {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        match self {
            Self::Like(pattern) => text().is_some_and(|text| like(pattern, &text)),
            Self::Unlike(pattern) => text().is_some_and(|text| !like(pattern, &text)),
            Self::Matches(expression) => text().is_some_and(|text| expression.is_match(&text)),
            Self::Differs(expression) => text().is_some_and(|text| !expression.is_match(&text)),
            Self::Number(relation, wanted) => {
                value
                    .and_then(Value::as_f64)
                    .is_some_and(|number| match relation {
                        Relation::Equal => number == *wanted,
                        Relation::Unequal => number != *wanted,
                        Relation::Less => number < *wanted,
                        Relation::LessOrEqual => number <= *wanted,
                        Relation::Greater => number > *wanted,
                        Relation::GreaterOrEqual => number >= *wanted,
                    })
            }
            Self::Null => value.is_some_and(Value::is_null),
            Self::Boolean(wanted) => value.and_then(Value::as_bool) == Some(*wanted),
            Self::Absent => value.is_none(),
        }
    }
}

/// Whether a text is as a pattern in which `*` stands for anything.
fn like(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// Reads a condition without its braces.
pub(super) fn parse(text: &str) -> Result<Condition, Wrong> {
    let mut reader = Reader {
        rest: text,
        expressions: Expressions::default(),
        wildcards: 0,
    };
    let condition = reader.either()?;
    if reader.rest.trim().is_empty() {
        Ok(condition)
    } else {
        Err(Wrong::Malformed)
    }
}

struct Reader<'a> {
    rest: &'a str,
    expressions: Expressions,
    wildcards: usize,
}

/// What a selector is compared with.
enum Operand {
    Text(String),
    Quoted(String),
    Expression(Regex),
}

impl Reader<'_> {
    fn eat(&mut self, token: &str) -> bool {
        match self.rest.trim_start().strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn either(&mut self) -> Result<Condition, Wrong> {
        let mut left = self.both()?;
        while self.eat("||") {
            left = Condition::Or(Box::new(left), Box::new(self.both()?));
        }
        Ok(left)
    }

    fn both(&mut self) -> Result<Condition, Wrong> {
        let mut left = self.single()?;
        while self.eat("&&") {
            left = Condition::And(Box::new(left), Box::new(self.single()?));
        }
        Ok(left)
    }

    fn single(&mut self) -> Result<Condition, Wrong> {
        if self.eat("(") {
            let inner = self.either()?;
            return if self.eat(")") {
                Ok(inner)
            } else {
                Err(Wrong::Malformed)
            };
        }
        if !self.eat("$") {
            return Err(Wrong::Malformed);
        }
        let path = self.path().ok_or(Wrong::Malformed)?;
        let wildcards = path.iter().filter(|step| matches!(step, Step::Any)).count();
        self.wildcards += wildcards;
        if wildcards > 1 || self.wildcards > WILDCARDS_MAX {
            return Err(Wrong::Malformed);
        }
        Ok(Condition::Is(path, self.test()?))
    }

    fn path(&mut self) -> Option<Vec<Step>> {
        let mut path = Vec::new();
        loop {
            if let Some(rest) = self.rest.strip_prefix(".*") {
                path.push(Step::Any);
                self.rest = rest;
            } else if let Some(rest) = self.rest.strip_prefix('.') {
                let end = rest
                    .find(|letter: char| !(letter.is_alphanumeric() || "_-@".contains(letter)))
                    .unwrap_or(rest.len());
                let (name, rest) = rest.split_at(end);
                if name.is_empty() {
                    return None;
                }
                path.push(Step::Member(name.to_owned()));
                self.rest = rest;
            } else if let Some(rest) = self.rest.strip_prefix('[') {
                let (index, rest) = rest.split_once(']')?;
                let step = match index.trim_matches(['"', '\'']) {
                    name if name.len() != index.len() => Step::Member(name.to_owned()),
                    "*" => Step::Any,
                    number => Step::Element(number.parse().ok()?),
                };
                path.push(step);
                self.rest = rest;
            } else {
                return (!path.is_empty()).then_some(path);
            }
        }
    }

    fn test(&mut self) -> Result<Test, Wrong> {
        if self.eat("NOT EXISTS") {
            return Ok(Test::Absent);
        }
        if self.eat("IS") {
            let known = [
                ("NULL", Test::Null),
                ("TRUE", Test::Boolean(true)),
                ("FALSE", Test::Boolean(false)),
            ];
            let found = known.into_iter().find(|(word, _)| self.eat(word));
            return found.map(|(_, test)| test).ok_or(Wrong::Malformed);
        }
        let relations = [
            ("!=", Relation::Unequal),
            ("<=", Relation::LessOrEqual),
            (">=", Relation::GreaterOrEqual),
            ("=", Relation::Equal),
            ("<", Relation::Less),
            (">", Relation::Greater),
        ];
        let found = relations.into_iter().find(|(token, _)| self.eat(token));
        let (_, relation) = found.ok_or(Wrong::Malformed)?;
        let text = match self.operand()? {
            Operand::Expression(expression) => {
                return match relation {
                    Relation::Equal => Ok(Test::Matches(expression)),
                    Relation::Unequal => Ok(Test::Differs(expression)),
                    _ => Err(Wrong::Malformed),
                };
            }
            Operand::Text(text) => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => return Ok(Test::Number(relation, number)),
                _ => text,
            },
            Operand::Quoted(text) => text,
        };
        match relation {
            Relation::Equal => Ok(Test::Like(text)),
            Relation::Unequal => Ok(Test::Unlike(text)),
            _ => Err(Wrong::Malformed),
        }
    }

    fn operand(&mut self) -> Result<Operand, Wrong> {
        let rest = self.rest.trim_start();
        if let Some(tail) = rest.strip_prefix('"') {
            let (content, tail) = quoted(tail).ok_or(Wrong::Malformed)?;
            self.rest = tail;
            return Ok(Operand::Quoted(content));
        }
        if let Some(tail) = rest.strip_prefix('%') {
            let (expression, tail) = self.expressions.take(tail)?;
            self.rest = tail;
            return Ok(Operand::Expression(expression));
        }
        let end = rest
            .find(|letter: char| letter.is_whitespace() || ")&|".contains(letter))
            .unwrap_or(rest.len());
        let (text, rest) = rest.split_at(end);
        self.rest = rest;
        if text.is_empty() {
            return Err(Wrong::Malformed);
        }
        Ok(Operand::Text(text.to_owned()))
    }
}
