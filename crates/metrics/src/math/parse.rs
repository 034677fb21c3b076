//! From text to a tree.

use crate::limits;

/// A metric math expression.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expression {
    Number(f64),
    Text(String),
    /// Another query, by its id.
    Id(String),
    Negative(Box<Expression>),
    Binary(Operator, Box<Expression>, Box<Expression>),
    Call(String, Vec<Expression>),
    /// Several time series in brackets.
    Array(Vec<Expression>),
}

impl Expression {
    /// The ids that it refers to.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids = Vec::new();
        let mut parts = vec![self];
        while let Some(part) = parts.pop() {
            match part {
                Self::Number(_) | Self::Text(_) => {}
                Self::Id(id) => ids.push(id.as_str()),
                Self::Negative(operand) => parts.push(operand),
                Self::Binary(_, left, right) => parts.extend([&**left, &**right]),
                Self::Call(_, elements) | Self::Array(elements) => parts.extend(elements),
            }
        }
        ids
    }
}

/// What stands between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(f64),
    Text(String),
    Name(String),
    Operator(Operator),
    Open,
    Close,
    OpenArray,
    CloseArray,
    Comma,
}

/// Reads an expression.
///
/// # Errors
/// What is wrong with it, in words.
pub(crate) fn parse(text: &str) -> Result<Expression, String> {
    if text.chars().count() > limits::EXPRESSION_CHARS_MAX {
        return Err(format!(
            "longer than {} characters",
            limits::EXPRESSION_CHARS_MAX
        ));
    }
    let tokens = tokens(text)?;
    let mut parser = Parser {
        tokens,
        at: 0,
        depth: 0,
    };
    let expression = parser.binary(0)?;
    match parser.peek() {
        None => Ok(expression),
        Some(token) => Err(format!("unexpected {}", shown(token))),
    }
}

fn shown(token: &Token) -> String {
    match token {
        Token::Number(number) => number.to_string(),
        Token::Text(text) => format!("\"{text}\""),
        Token::Name(name) => format!("'{name}'"),
        Token::Operator(operator) => format!("operator {operator:?}"),
        Token::Open => "'('".to_owned(),
        Token::Close => "')'".to_owned(),
        Token::OpenArray => "'['".to_owned(),
        Token::CloseArray => "']'".to_owned(),
        Token::Comma => "','".to_owned(),
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            '[' => (Token::OpenArray, 1),
            ']' => (Token::CloseArray, 1),
            ',' => (Token::Comma, 1),
            '"' | '\'' => {
                let inner = rest.get(1..).unwrap_or_default();
                let end = inner.find(first).ok_or("a text without end")?;
                (
                    Token::Text(inner.get(..end).unwrap_or_default().to_owned()),
                    end + 2,
                )
            }
            '0'..='9' | '.' => number(rest)?,
            'a'..='z' | 'A'..='Z' | '_' => {
                let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
                let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
                let name = rest.get(..end).unwrap_or_default();
                let token = match name {
                    "AND" => Token::Operator(Operator::And),
                    "OR" => Token::Operator(Operator::Or),
                    _ => Token::Name(name.to_owned()),
                };
                (token, end)
            }
            _ => operator(rest).ok_or_else(|| format!("unexpected character '{first}'"))?,
        };
        tokens.push(token);
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    Ok(tokens)
}

fn number(rest: &str) -> Result<(Token, usize), String> {
    let digits = |text: &str| {
        text.bytes()
            .take_while(|b| b.is_ascii_digit() || *b == b'.')
            .count()
    };
    let mut length = digits(rest);
    let exponent = rest.get(length..).unwrap_or_default();
    if let Some(after) = exponent.strip_prefix(['e', 'E']) {
        let signs = usize::from(after.starts_with(['+', '-']));
        let more = digits(after.get(signs..).unwrap_or_default());
        if more > 0 {
            length += 1 + signs + more;
        }
    }
    let text = rest.get(..length).unwrap_or_default();
    let number = text
        .parse()
        .map_err(|_| format!("'{text}' is not a number"))?;
    Ok((Token::Number(number), length))
}

fn operator(rest: &str) -> Option<(Token, usize)> {
    const OPERATORS: [(&str, Operator); 13] = [
        ("<=", Operator::LessOrEqual),
        (">=", Operator::GreaterOrEqual),
        ("==", Operator::Equal),
        ("!=", Operator::NotEqual),
        ("&&", Operator::And),
        ("||", Operator::Or),
        ("<", Operator::Less),
        (">", Operator::Greater),
        ("+", Operator::Add),
        ("-", Operator::Subtract),
        ("*", Operator::Multiply),
        ("/", Operator::Divide),
        ("^", Operator::Power),
    ];
    let (text, operator) = OPERATORS.iter().find(|(text, _)| rest.starts_with(text))?;
    Some((Token::Operator(*operator), text.len()))
}

fn rank(operator: Operator) -> u8 {
    match operator {
        Operator::Or => 1,
        Operator::And => 2,
        Operator::Less
        | Operator::LessOrEqual
        | Operator::Greater
        | Operator::GreaterOrEqual
        | Operator::Equal
        | Operator::NotEqual => 3,
        Operator::Add | Operator::Subtract => 4,
        Operator::Multiply | Operator::Divide => 5,
        Operator::Power => 6,
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn take(&mut self, wanted: &Token) -> bool {
        let there = self.peek() == Some(wanted);
        self.at += usize::from(there);
        there
    }

    /// Operands joined by operators of at least this rank.
    fn binary(&mut self, least: u8) -> Result<Expression, String> {
        self.depth += 1;
        if self.depth > limits::EXPRESSION_DEPTH_MAX {
            return Err("nested too deeply".to_owned());
        }
        let mut left = self.unary()?;
        while let Some(Token::Operator(operator)) = self.peek() {
            let operator = *operator;
            if rank(operator) <= least {
                break;
            }
            self.at += 1;
            let right = self.binary(rank(operator))?;
            left = Expression::Binary(operator, Box::new(left), Box::new(right));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn unary(&mut self) -> Result<Expression, String> {
        let mut negative = false;
        while self.take(&Token::Operator(Operator::Subtract)) {
            negative = !negative;
        }
        let operand = self.operand()?;
        Ok(if negative {
            Expression::Negative(Box::new(operand))
        } else {
            operand
        })
    }

    fn operand(&mut self) -> Result<Expression, String> {
        match self.next() {
            Some(Token::Number(number)) => Ok(Expression::Number(number)),
            Some(Token::Text(text)) => Ok(Expression::Text(text)),
            Some(Token::Name(name)) => {
                if !self.take(&Token::Open) {
                    return Ok(Expression::Id(name));
                }
                if self.take(&Token::Close) {
                    return Ok(Expression::Call(name, Vec::new()));
                }
                let arguments = self.listed(&Token::Close)?;
                Ok(Expression::Call(name, arguments))
            }
            Some(Token::OpenArray) => Ok(Expression::Array(self.listed(&Token::CloseArray)?)),
            Some(Token::Open) => {
                let inner = self.binary(0)?;
                if self.take(&Token::Close) {
                    Ok(inner)
                } else {
                    Err("')' is missing".to_owned())
                }
            }
            Some(token) => Err(format!("unexpected {}", shown(&token))),
            None => Err("it ends too early".to_owned()),
        }
    }

    /// Expressions between commas, up to what closes them.
    fn listed(&mut self, close: &Token) -> Result<Vec<Expression>, String> {
        let mut listed = Vec::new();
        loop {
            listed.push(self.binary(0)?);
            if self.take(close) {
                return Ok(listed);
            }
            if !self.take(&Token::Comma) {
                return Err(format!("{} is missing", shown(close)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_bind_as_usual() {
        let parsed = |text: &str| parse(text).unwrap();
        assert_eq!(parsed("a+b*c"), parsed("a+(b*c)"));
        assert_eq!(parsed("a-b-c"), parsed("(a-b)-c"));
        assert_eq!(
            parsed("a < 1 AND b > 2 OR c"),
            parsed("((a<1) && (b>2)) || c")
        );
        assert_eq!(parsed("-a*2e3"), parsed("(-a)*2000"));
        assert_eq!(
            parsed("SUM(METRICS(\"m\"))"),
            Expression::Call(
                "SUM".to_owned(),
                vec![Expression::Call(
                    "METRICS".to_owned(),
                    vec![Expression::Text("m".to_owned())]
                )]
            )
        );
    }

    #[test]
    fn nonsense_is_refused_and_nothing_overflows() {
        for text in [
            "", "a+", "(a", "a b", "SUM(a", "1..2", "a % b", "\"open", "f(,)", "[", "[a", "[]",
            "[a,]", "[a)", "a]",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(parse(&"(".repeat(2_000)).is_err());
        assert!(parse(&"[".repeat(2_000)).is_err());
        assert!(parse(&"a+".repeat(3_000)).is_err());
    }
}
