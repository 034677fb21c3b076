//! A template's text, JSON or YAML with short forms, as one tree.
//!
//! See "CloudFormation template formats" in the User Guide.

use std::borrow::Cow;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Tag};
use serde_json::{Map, Number, Value};
use wire::Fault;

use crate::faults::{format_error, template_error};
use crate::limits::TEMPLATE_DEPTH;

/// Parses a template; short forms such as `!Sub` become their long ones.
///
/// # Errors
/// `ValidationError` with line and column where the text is no JSON or YAML.
pub(crate) fn parse(body: &str) -> Result<Value, Fault> {
    // Editors of Windows put it there.
    let body = body.strip_prefix('\u{feff}').unwrap_or(body);
    let value = if body.trim_start().starts_with('{') {
        json(body)?
    } else {
        yaml(body)?
    };
    if !value.is_object() {
        return Err(format_error("unsupported structure."));
    }
    Ok(value)
}

fn json(body: &str) -> Result<Value, Fault> {
    let value: Value = serde_json::from_str(body).map_err(|error| {
        format_error(format!(
            "JSON not well-formed. (line {}, column {})",
            error.line(),
            error.column()
        ))
    })?;
    if depth(&value) > TEMPLATE_DEPTH {
        return Err(too_deep());
    }
    Ok(value)
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

fn too_deep() -> Fault {
    format_error(format!(
        "the template nests more than {TEMPLATE_DEPTH} levels."
    ))
}

fn malformed(at: Marker, why: &str) -> Fault {
    let (line, column) = (at.line(), at.col() + 1);
    format_error(format!("YAML not well-formed. (line {line}, column {column}) {why}").trim_end())
}

enum Open {
    Sequence(Vec<Value>, Option<String>),
    Mapping(Map<String, Value>, Option<String>, Option<String>),
}

fn yaml(body: &str) -> Result<Value, Fault> {
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(body) {
        let (event, span) = event.map_err(|error| malformed(*error.marker(), ""))?;
        let at = span.start;
        let finished = match event {
            Event::Alias(_) => {
                return Err(template_error(
                    "YAML aliases are not allowed in CloudFormation templates",
                ));
            }
            Event::DocumentStart(_) if root.is_some() => {
                return Err(malformed(at, "A template is one document."));
            }
            Event::SequenceStart(_, tag) => {
                open.push(Open::Sequence(Vec::new(), short_name(tag, at)?));
                None
            }
            Event::MappingStart(_, tag) => {
                open.push(Open::Mapping(Map::new(), None, short_name(tag, at)?));
                None
            }
            Event::Scalar(text, style, _, tag) => {
                if let Some(Open::Mapping(_, key @ None, _)) = open.last_mut() {
                    // Of two members of one name the last one counts.
                    *key = Some(text.into_owned());
                    continue;
                }
                let forced = tag
                    .as_ref()
                    .is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
                let value = if style == ScalarStyle::Plain && !forced {
                    plain(&text)
                } else {
                    Value::String(text.into_owned())
                };
                Some(long_form(short_name(tag, at)?, value))
            }
            Event::SequenceEnd => match open.pop() {
                Some(Open::Sequence(items, tag)) => Some(long_form(tag, Value::Array(items))),
                _ => return Err(malformed(at, "")),
            },
            Event::MappingEnd => match open.pop() {
                Some(Open::Mapping(members, None, tag)) => {
                    Some(long_form(tag, Value::Object(members)))
                }
                _ => return Err(malformed(at, "")),
            },
            _ => None,
        };
        if open.len() > TEMPLATE_DEPTH {
            return Err(too_deep());
        }
        let Some(value) = finished else { continue };
        match open.last_mut() {
            None => root = Some(value),
            Some(Open::Sequence(items, _)) => items.push(value),
            Some(Open::Mapping(members, key, _)) => match key.take() {
                Some(key) => {
                    members.insert(key, value);
                }
                None => return Err(malformed(at, "A key must be a string.")),
            },
        }
    }
    Ok(root.unwrap_or(Value::Null))
}

/// The function that a short form stands for; tags of YAML itself stand for none.
fn short_name(tag: Option<Cow<'_, Tag>>, at: Marker) -> Result<Option<String>, Fault> {
    const FUNCTIONS: [&str; 17] = [
        "And",
        "Base64",
        "Cidr",
        "Equals",
        "FindInMap",
        "ForEach",
        "GetAZs",
        "GetAtt",
        "If",
        "ImportValue",
        "Join",
        "Length",
        "Not",
        "Or",
        "Select",
        "Split",
        "Sub",
    ];
    let Some(tag) = tag else { return Ok(None) };
    if tag.is_yaml_core_schema() {
        return Ok(None);
    }
    match tag.suffix.as_str() {
        name @ ("Ref" | "Condition") => Ok(Some(name.to_owned())),
        name if FUNCTIONS.contains(&name) || name == "Transform" || name == "ToJsonString" => {
            Ok(Some(format!("Fn::{name}")))
        }
        name => Err(malformed(at, &format!("Unknown tag !{name}."))),
    }
}

fn long_form(function: Option<String>, value: Value) -> Value {
    let Some(function) = function else {
        return value;
    };
    let value = match value {
        Value::String(text) if function == "Fn::GetAtt" => {
            let (resource, attribute) = text.split_once('.').unwrap_or((&text, ""));
            Value::Array(vec![resource.into(), attribute.into()])
        }
        other => other,
    };
    Value::Object(Map::from_iter([(function, value)]))
}

/// A plain scalar under YAML 1.1, as CloudFormation reads it; dates stay strings.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => {
            return Value::Bool(true);
        }
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => {
            return Value::Bool(false);
        }
        _ => {}
    }
    if let Some(number) = whole(text) {
        return Value::Number(number.into());
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let numeric = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'-' | b'+'))
        // An account id with a leading zero and a digit that no octal number has is text.
        && !(digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0."));
    if numeric {
        if let Ok(number) = text.parse::<i64>() {
            return Value::Number(number.into());
        }
        if let Ok(number) = text.parse::<u64>() {
            return Value::Number(number.into());
        }
        // One that no number here holds stays as it is written.
        if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Value::String(text.to_owned());
        }
        if let Some(number) = text.parse().ok().and_then(Number::from_f64) {
            return Value::Number(number);
        }
    }
    Value::String(text.to_owned())
}

/// A whole number as YAML 1.1 writes it where that is not the plain decimal way: octal, as an
/// account id that begins with a zero may seem to be, in another base, grouped, or in sixties.
///
/// See "Integer Language-Independent Type for YAML Version 1.1".
fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let negative = text.starts_with('-');
    let grouped: String = digits.chars().filter(|digit| *digit != '_').collect();
    let based = |digits: &str, base| {
        let fits = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(base));
        fits.then(|| i64::from_str_radix(digits, base).ok())?
    };
    let size = if let Some(hexadecimal) = grouped.strip_prefix("0x") {
        based(hexadecimal, 16)?
    } else if let Some(binary) = grouped.strip_prefix("0b") {
        based(binary, 2)?
    } else if let Some(octal) = digits.strip_prefix('0') {
        based(&octal.replace('_', ""), 8)?
    } else if digits.starts_with(|first: char| first.is_ascii_digit()) && digits.contains(':') {
        let mut parts = grouped.split(':');
        let first = based(parts.next()?, 10)?;
        parts.try_fold(first, |sum, part| {
            let part = based(part, 10).filter(|part| *part < 60)?;
            sum.checked_mul(60)?.checked_add(part)
        })?
    } else if digits.starts_with(|first: char| first.is_ascii_digit()) && digits.contains('_') {
        based(&grouped, 10)?
    } else {
        return None;
    };
    Some(if negative { -size } else { size })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::parse;

    #[test]
    fn a_byte_order_mark_is_passed_over_and_large_numbers_stay() {
        let yaml = parse("\u{feff}A: 9223372036854775808\nB: 98765432109876543210\n").unwrap();
        assert_eq!(
            yaml,
            json!({"A": 9_223_372_036_854_775_808_u64, "B": "98765432109876543210"})
        );
        assert_eq!(parse("\u{feff}{\"A\": 1}").unwrap(), json!({"A": 1}));
    }

    fn refusal(body: &str) -> String {
        parse(body)
            .err()
            .map(|fault| fault.message)
            .unwrap_or_default()
    }

    #[test]
    fn yaml_short_forms_become_long_ones() {
        let body = "
Resources:
  A:
    Type: AWS::Kinesis::Stream
    Properties:
      Name: !Sub '${AWS::StackName}-a'
      ShardCount: 2
      Arn: !GetAtt B.Nested.Arn
      Tags: !If [C, [!Ref B], !Ref AWS::NoValue]
      Body: !Join
        - ''
        - - a
          - !Select [0, !Split [',', 'x,y']]
      Version: 2012-10-17
      Account: 012345678901
      Flag: yes
      Quoted: \"yes\"
      Half: 0.5
";
        let expected = json!({"Resources": {"A": {
            "Type": "AWS::Kinesis::Stream",
            "Properties": {
                "Name": {"Fn::Sub": "${AWS::StackName}-a"},
                "ShardCount": 2,
                "Arn": {"Fn::GetAtt": ["B", "Nested.Arn"]},
                "Tags": {"Fn::If": ["C", [{"Ref": "B"}], {"Ref": "AWS::NoValue"}]},
                "Body": {"Fn::Join": ["", ["a", {"Fn::Select": [0, {"Fn::Split": [",", "x,y"]}]}]]},
                "Version": "2012-10-17",
                "Account": "012345678901",
                "Flag": true,
                "Quoted": "yes",
                "Half": 0.5,
            },
        }}});
        assert_eq!(parse(body).ok(), Some(expected));
    }

    #[test]
    fn malformed_text_is_refused_with_line_and_column() {
        assert_eq!(
            refusal("{\"Resources\": {\"A\": \"B\" \"C\"}}"),
            "Template format error: JSON not well-formed. (line 1, column 25)"
        );
        assert_eq!(
            refusal("Resources:\n  A: [1, 2\n  B: 3\n"),
            "Template format error: YAML not well-formed. (line 3, column 4)"
        );
        assert_eq!(
            refusal("just text"),
            "Template format error: unsupported structure."
        );
        assert_eq!(refusal(""), "Template format error: unsupported structure.");
        assert_eq!(
            refusal("A: &x 1\nB: *x\n"),
            "Template error: YAML aliases are not allowed in CloudFormation templates"
        );
        assert_eq!(
            refusal("A: !Frobnicate x\n"),
            "Template format error: YAML not well-formed. (line 1, column 16) Unknown tag !Frobnicate."
        );
    }

    #[test]
    fn of_members_of_one_name_the_last_counts() {
        let last = json!({"A": {"B": 2}, "C": 3});
        assert_eq!(parse("A: {B: 1}\nC: 3\nA:\n  B: 2\n").unwrap(), last);
        let json = "{\"A\": {\"B\": 1}, \"C\": 3, \"A\": {\"B\": 2}}";
        assert_eq!(parse(json).unwrap(), last);
    }

    #[test]
    fn plain_numbers_are_read_as_yaml_1_1_writes_them() {
        for (text, value) in [
            ("012345670123", json!(1_402_433_619)),
            ("0644", json!(420)),
            ("-017", json!(-15)),
            ("089", json!("089")),
            ("0x1F", json!(31)),
            ("0b101", json!(5)),
            ("1_000", json!(1000)),
            ("1:30", json!(90)),
            ("1:2:3", json!(3723)),
            ("1:60", json!("1:60")),
            ("01:30", json!("01:30")),
            ("0x", json!("0x")),
            ("_1", json!("_1")),
            ("0", json!(0)),
        ] {
            assert_eq!(
                parse(&format!("A: {text}\n")).unwrap(),
                json!({"A": value}),
                "{text}"
            );
            let quoted = parse(&format!("A: '{text}'\n")).unwrap();
            assert_eq!(quoted, json!({"A": text}));
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = format!("A: {}{}", "[".repeat(70), "]".repeat(70));
        assert!(
            refusal(&deep).contains("nests more than"),
            "{}",
            refusal(&deep)
        );
        let deep = format!("{{\"A\":{}{}}}", "[".repeat(70), "]".repeat(70));
        assert!(
            refusal(&deep).contains("nests more than"),
            "{}",
            refusal(&deep)
        );
    }
}
