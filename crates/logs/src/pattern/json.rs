//! Conditions on JSON: `{ $.level = "ERROR" && $.n > 5 }`.

use serde_json::Value;

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
}

/// What is asked of a member.
#[derive(Debug)]
pub enum Test {
    /// Equal to a text in which `*` stands for anything.
    Like(String),
    /// Not equal to such a text.
    Unlike(String),
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
            Self::Is(path, test) => test.holds(select(value, path)),
        }
    }
}

fn select<'a>(value: &'a Value, path: &[Step]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Member(name) => value.get(name),
        Step::Element(at) => value.get(at),
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

/// Reads a condition without its braces; `None` if it is malformed.
pub fn parse(text: &str) -> Option<Condition> {
    let mut reader = Reader { rest: text };
    let condition = reader.either()?;
    reader.rest.trim().is_empty().then_some(condition)
}

struct Reader<'a> {
    rest: &'a str,
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

    fn either(&mut self) -> Option<Condition> {
        let mut left = self.both()?;
        while self.eat("||") {
            left = Condition::Or(Box::new(left), Box::new(self.both()?));
        }
        Some(left)
    }

    fn both(&mut self) -> Option<Condition> {
        let mut left = self.single()?;
        while self.eat("&&") {
            left = Condition::And(Box::new(left), Box::new(self.single()?));
        }
        Some(left)
    }

    fn single(&mut self) -> Option<Condition> {
        if self.eat("(") {
            let inner = self.either()?;
            return self.eat(")").then_some(inner);
        }
        if !self.eat("$") {
            return None;
        }
        let path = self.path()?;
        let test = self.test()?;
        Some(Condition::Is(path, test))
    }

    fn path(&mut self) -> Option<Vec<Step>> {
        let mut path = Vec::new();
        loop {
            if let Some(rest) = self.rest.strip_prefix('.') {
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
                    number => Step::Element(number.parse().ok()?),
                };
                path.push(step);
                self.rest = rest;
            } else {
                return (!path.is_empty()).then_some(path);
            }
        }
    }

    fn test(&mut self) -> Option<Test> {
        if self.eat("NOT EXISTS") {
            return Some(Test::Absent);
        }
        if self.eat("IS") {
            return if self.eat("NULL") {
                Some(Test::Null)
            } else if self.eat("TRUE") {
                Some(Test::Boolean(true))
            } else if self.eat("FALSE") {
                Some(Test::Boolean(false))
            } else {
                None
            };
        }
        let relations = [
            ("!=", Relation::Unequal),
            ("<=", Relation::LessOrEqual),
            (">=", Relation::GreaterOrEqual),
            ("=", Relation::Equal),
            ("<", Relation::Less),
            (">", Relation::Greater),
        ];
        let (_, relation) = relations.into_iter().find(|(token, _)| self.eat(token))?;
        let (text, quoted) = self.operand()?;
        match (relation, text.parse::<f64>()) {
            (relation, Ok(number)) if !quoted => Some(Test::Number(relation, number)),
            (Relation::Equal, _) => Some(Test::Like(text)),
            (Relation::Unequal, _) => Some(Test::Unlike(text)),
            _ => None,
        }
    }

    fn operand(&mut self) -> Option<(String, bool)> {
        let rest = self.rest.trim_start();
        if let Some(quoted) = rest.strip_prefix('"') {
            let mut content = String::new();
            let mut letters = quoted.char_indices();
            while let Some((at, letter)) = letters.next() {
                match letter {
                    '\\' => content.push(letters.next()?.1),
                    '"' => {
                        self.rest = quoted.get(at + 1..)?;
                        return Some((content, true));
                    }
                    letter => content.push(letter),
                }
            }
            return None;
        }
        let end = rest
            .find(|letter: char| letter.is_whitespace() || ")&|".contains(letter))
            .unwrap_or(rest.len());
        let (text, rest) = rest.split_at(end);
        self.rest = rest;
        (!text.is_empty()).then(|| (text.to_owned(), false))
    }
}
