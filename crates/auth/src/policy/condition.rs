//! The `Condition` block of a statement.

use serde_json::{Map, Value};

use super::context::Request;
use super::document::PolicyFault;
use super::operator::{self, Expected, parse_bool};
use super::syntax::strings;

/// One operator applied to one key: `"StringLike": {"s3:prefix": ["a", "b"]}`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition {
    /// The operator as the document writes it.
    pub(super) operator: String,
    /// The condition key.
    pub(super) key: String,
    test: Test,
}

#[derive(Clone, Debug, PartialEq)]
enum Test {
    /// `Null`: whether the key must be absent; any of the values may hold.
    Null(Vec<bool>),
    Values {
        expected: Vec<Expected>,
        negated: bool,
        if_exists: bool,
        set: Option<Set>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    All,
    Any,
}

impl Condition {
    /// Whether it holds for the values alone that it names, none of them with a wildcard, a
    /// variable or a wide range of addresses.
    pub(super) fn names_fixed_values(&self) -> bool {
        match &self.test {
            Test::Null(_) => false,
            Test::Values {
                expected,
                negated,
                if_exists,
                set,
            } => {
                // The absence of the key fulfils the others.
                !negated
                    && !if_exists
                    && *set != Some(Set::All)
                    && !expected.is_empty()
                    && expected.iter().all(Expected::is_fixed)
            }
        }
    }

    /// Whether the request fulfils the condition.
    pub(super) fn holds(&self, request: &Request<'_>) -> bool {
        let found = request.values(&self.key);
        let (expected, negated, if_exists, set) = match &self.test {
            Test::Null(absent) => return absent.contains(&found.is_none()),
            Test::Values {
                expected,
                negated,
                if_exists,
                set,
            } => (expected, *negated, *if_exists, *set),
        };
        let Some(found) = found else {
            return match set {
                Some(Set::All) => true,
                Some(Set::Any) => if_exists,
                None => negated || if_exists,
            };
        };
        let is_expected = |value: &str| expected.iter().any(|e| e.matches(value, request));
        match set {
            Some(Set::All) => found.iter().all(|v| is_expected(v) != negated),
            Some(Set::Any) => found.iter().any(|v| is_expected(v) != negated),
            None => found.iter().any(|v| is_expected(v)) != negated,
        }
    }
}

/// Reads a `Condition` block.
pub(super) fn parse(block: &Value, variables: bool) -> Result<Vec<Condition>, PolicyFault> {
    let operators = block.as_object().ok_or(PolicyFault::Syntax)?;
    let mut conditions = Vec::new();
    for (operator, keys) in operators {
        let keys: &Map<String, Value> = keys.as_object().ok_or(PolicyFault::Syntax)?;
        for (key, values) in keys {
            let values = strings(values).ok_or(PolicyFault::Syntax)?;
            let test = parse_test(operator, &values, variables).ok_or(PolicyFault::Syntax)?;
            conditions.push(Condition {
                operator: operator.clone(),
                key: key.clone(),
                test,
            });
        }
        if keys.is_empty() && parse_test(operator, &[], variables).is_none() {
            return Err(PolicyFault::Syntax);
        }
    }
    Ok(conditions)
}

fn parse_test(operator: &str, values: &[String], variables: bool) -> Option<Test> {
    if operator == "Null" {
        return values
            .iter()
            .map(|v| parse_bool(v))
            .collect::<Option<_>>()
            .map(Test::Null);
    }
    let (set, rest) = if let Some(rest) = operator.strip_prefix("ForAllValues:") {
        (Some(Set::All), rest)
    } else if let Some(rest) = operator.strip_prefix("ForAnyValue:") {
        (Some(Set::Any), rest)
    } else {
        (None, operator)
    };
    let (rest, if_exists) = match rest.strip_suffix("IfExists") {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let (comparison, negated) = operator::parse(rest)?;
    let expected = values
        .iter()
        .map(|value| Expected::parse(comparison, value, variables))
        .collect::<Option<_>>()?;
    Some(Test::Values {
        expected,
        negated,
        if_exists,
        set,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Context, Principal};

    fn holds(block: &str, context: &Context) -> bool {
        let principal = Principal::user("111122223333", "/", "ann", "AIDA1");
        let request = Request {
            principal: &principal,
            action: "s3:ListBucket",
            resource: "arn:aws:s3:::b",
            resource_account: None,
            context,
        };
        let block: Value = serde_json::from_str(block).expect("JSON");
        parse(&block, true)
            .expect("condition")
            .iter()
            .all(|c| c.holds(&request))
    }

    #[test]
    fn operators_on_one_value() {
        let context = Context::new()
            .with("s3:prefix", "home/ann")
            .with("aws:SourceIp", "203.0.113.7")
            .with("aws:SecureTransport", "true")
            .with("s3:max-keys", "10")
            .with("aws:CurrentTime", "2026-01-02T00:00:00Z")
            .with("aws:SourceArn", "arn:aws:s3:::b")
            .with("k:bytes", "aGk=");
        for (block, expected) in [
            (r#"{"StringEquals":{"s3:prefix":"home/ann"}}"#, true),
            (
                r#"{"StringEquals":{"S3:Prefix":["x","home/${aws:username}"]}}"#,
                true,
            ),
            (r#"{"StringEquals":{"s3:prefix":"home/*"}}"#, false),
            (r#"{"StringLike":{"s3:prefix":"home/*"}}"#, true),
            (r#"{"StringNotLike":{"s3:prefix":["a*","home/*"]}}"#, false),
            (
                r#"{"StringEqualsIgnoreCase":{"s3:prefix":"HOME/ANN"}}"#,
                true,
            ),
            (r#"{"StringNotEquals":{"s3:prefix":"x"}}"#, true),
            (r#"{"NumericLessThanEquals":{"s3:max-keys":10}}"#, true),
            (r#"{"NumericGreaterThan":{"s3:max-keys":"9.5"}}"#, true),
            (r#"{"NumericNotEquals":{"s3:max-keys":"10"}}"#, false),
            (
                r#"{"DateGreaterThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"}}"#,
                true,
            ),
            (
                r#"{"DateLessThan":{"aws:CurrentTime":"2026-01-01"}}"#,
                false,
            ),
            (r#"{"Bool":{"aws:SecureTransport":true}}"#, true),
            (r#"{"Bool":{"aws:SecureTransport":"false"}}"#, false),
            (r#"{"BinaryEquals":{"k:bytes":"aGk="}}"#, true),
            (r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#, true),
            (
                r#"{"IpAddress":{"aws:SourceIp":["2001:db8::/32","10.0.0.0/8"]}}"#,
                false,
            ),
            (r#"{"NotIpAddress":{"aws:SourceIp":"203.0.113.7"}}"#, false),
            (r#"{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}"#, true),
            (r#"{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::*"}}"#, true),
            (r#"{"ArnEquals":{"aws:SourceArn":"arn:aws:s3:::?"}}"#, true),
            (
                r#"{"ArnNotLike":{"aws:SourceArn":"arn:aws:s3:*:*:b"}}"#,
                false,
            ),
            (r#"{"Null":{"s3:prefix":"false"}}"#, true),
            (r#"{"Null":{"s3:delimiter":"true"}}"#, true),
            (
                r#"{"StringEquals":{"s3:prefix":"home/ann"},"Bool":{"aws:SecureTransport":"false"}}"#,
                false,
            ),
            (
                r#"{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}"#,
                true,
            ),
        ] {
            assert_eq!(holds(block, &context), expected, "{block}");
        }
    }

    #[test]
    fn absent_keys() {
        for (block, expected) in [
            (r#"{"StringEquals":{"a:b":"x"}}"#, false),
            (r#"{"StringNotEquals":{"a:b":"x"}}"#, true),
            (r#"{"StringEqualsIfExists":{"a:b":"x"}}"#, true),
            (r#"{"ForAllValues:StringEquals":{"a:b":"x"}}"#, true),
            (r#"{"ForAnyValue:StringEquals":{"a:b":"x"}}"#, false),
            (r#"{"Null":{"a:b":"false"}}"#, false),
            (r#"{"NumericLessThan":{"a:b":"1"}}"#, false),
            (r#"{"ArnLikeIfExists":{"a:b":"arn:aws:s3:::x"}}"#, true),
        ] {
            assert_eq!(holds(block, &Context::new()), expected, "{block}");
        }
    }

    #[test]
    fn sets_of_values() {
        let mut context = Context::new();
        context.set_all("aws:TagKeys", vec!["a".into(), "b".into()]);
        for (block, expected) in [
            (
                r#"{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b","c"]}}"#,
                true,
            ),
            (
                r#"{"ForAllValues:StringEquals":{"aws:TagKeys":["a"]}}"#,
                false,
            ),
            (
                r#"{"ForAnyValue:StringEquals":{"aws:TagKeys":["a"]}}"#,
                true,
            ),
            (
                r#"{"ForAnyValue:StringEquals":{"aws:TagKeys":["c"]}}"#,
                false,
            ),
            (
                r#"{"ForAllValues:StringNotEquals":{"aws:TagKeys":["c"]}}"#,
                true,
            ),
            (
                r#"{"ForAnyValue:StringNotEquals":{"aws:TagKeys":["a"]}}"#,
                true,
            ),
        ] {
            assert_eq!(holds(block, &context), expected, "{block}");
        }
    }

    #[test]
    fn unknown_operators_are_refused() {
        for block in [
            r#"{"StringEqual":{"a":"b"}}"#,
            r#"{"ForSome:StringEquals":{"a":"b"}}"#,
            r#"{"IpAddress":{"aws:SourceIp":"300.0.0.1"}}"#,
            r#"{"NumericEquals":{"a":"ten"}}"#,
            r#"{"StringEquals":"x"}"#,
            r#"[]"#,
        ] {
            let block: Value = serde_json::from_str(block).expect("JSON");
            assert_eq!(parse(&block, true), Err(PolicyFault::Syntax), "{block}");
        }
    }
}
