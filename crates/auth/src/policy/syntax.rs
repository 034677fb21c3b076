//! Small readers shared by the parts of a document.

use serde_json::Value;

/// A string or a list of them. Booleans and numbers count as their text, as AWS has it in
/// conditions.
pub(super) fn strings(value: &Value) -> Option<Vec<String>> {
    let single = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    match value {
        Value::Array(values) => values.iter().map(single).collect(),
        other => single(other).map(|text| vec![text]),
    }
}

/// A string or a list of strings, nothing else.
pub(super) fn only_strings(value: &Value) -> Option<Vec<String>> {
    let single = |value: &Value| value.as_str().map(str::to_owned);
    match value {
        Value::Array(values) => values.iter().map(single).collect(),
        other => single(other).map(|text| vec![text]),
    }
}
