//! What a function's answer means.

use std::sync::Arc;

use serde_json::Value;
use serde_json::value::RawValue;

use super::event::Outcome;

/// The lane of a partition key's hash under a parallelization factor.
#[must_use]
pub fn lane_of(key_hash: u64, factor: u16) -> u16 {
    // A remainder of a u16 fits one.
    (key_hash % u64::from(factor.max(1))) as u16
}

/// Reads a function's answer. `position` tells the index in the batch of a sequence number.
///
/// With item failures reported, AWS takes `null`, nothing, an empty string, object or list, and
/// an empty or missing `batchItemFailures` for success, and everything it cannot read or whose
/// identifiers it does not find in the batch for a failure of the whole batch.
///
/// See "Configuring partial batch response with Kinesis Data Streams and Lambda" in the Lambda
/// Developer Guide.
pub fn interpret(
    report_item_failures: bool,
    function_error: bool,
    payload: &[u8],
    position: impl Fn(&str) -> Option<usize>,
) -> Outcome {
    if function_error {
        return Outcome::Failed;
    }
    if !report_item_failures || payload.iter().all(u8::is_ascii_whitespace) {
        return Outcome::Succeeded;
    }
    let answer = match serde_json::from_slice::<Value>(payload) {
        Ok(answer) => answer,
        Err(_) => return Outcome::Failed,
    };
    let failures = match &answer {
        Value::Null => return Outcome::Succeeded,
        Value::String(text) if text.is_empty() => return Outcome::Succeeded,
        Value::Array(list) if list.is_empty() => return Outcome::Succeeded,
        Value::Object(members) => match members.get("batchItemFailures") {
            None | Some(Value::Null) => return Outcome::Succeeded,
            Some(Value::Array(failures)) => failures,
            Some(_) => return Outcome::Failed,
        },
        _ => return Outcome::Failed,
    };
    let mut first: Option<usize> = None;
    for failure in failures {
        let index = failure
            .get("itemIdentifier")
            .and_then(Value::as_str)
            .and_then(&position);
        match index {
            Some(index) => first = Some(first.map_or(index, |earlier| earlier.min(index))),
            None => return Outcome::Failed,
        }
    }
    first.map_or(Outcome::Succeeded, Outcome::FailedFrom)
}

/// The state in a function's answer, as JSON: its member `state`, if it has one.
///
/// See "Implementing stateful Kinesis Data Streams processing in Lambda" in the Lambda Developer
/// Guide.
#[must_use]
pub fn state_of(payload: &[u8]) -> Option<Arc<str>> {
    #[derive(serde::Deserialize)]
    struct Answer<'a> {
        #[serde(borrow)]
        state: Option<&'a RawValue>,
    }
    let answer = serde_json::from_slice::<Answer<'_>>(payload).ok()?;
    Some(Arc::from(answer.state?.get()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(payload: &str) -> Outcome {
        interpret(true, false, payload.as_bytes(), |identifier| {
            ["s1", "s2", "s3"]
                .iter()
                .position(|known| *known == identifier)
        })
    }

    #[test]
    fn answers_that_aws_takes_for_success() {
        for payload in [
            "",
            " ",
            "null",
            "\"\"",
            "[]",
            "{}",
            r#"{"batchItemFailures":[]}"#,
            r#"{"batchItemFailures":null}"#,
            r#"{"statusCode":200}"#,
        ] {
            assert_eq!(read(payload), Outcome::Succeeded, "{payload}");
        }
    }

    #[test]
    fn answers_that_aws_takes_for_failure_of_the_whole_batch() {
        for payload in [
            r#"{"batchItemFailures":[{"itemIdentifier":""}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":null}]}"#,
            r#"{"batchItemFailures":[{"foo":"s1"}]}"#,
            r#"{"batchItemFailures":[{"foo":null}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":"unknown"}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":"s2"},{"itemIdentifier":"unknown"}]}"#,
            r#"{"batchItemFailures":["s1"]}"#,
            r#"{"batchItemFailures":"s1"}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":1}]}"#,
            "not JSON",
            "\"text\"",
            "[1]",
            "true",
            "1",
        ] {
            assert_eq!(read(payload), Outcome::Failed, "{payload}");
        }
    }

    #[test]
    fn a_state_is_what_the_answer_has_by_that_name() {
        for (payload, state) in [
            (
                r#"{"state":{"1":282, "2":715}}"#,
                Some(r#"{"1":282, "2":715}"#),
            ),
            (r#"{"batchItemFailures":[],"state":{}}"#, Some("{}")),
            (r#"{"state":null}"#, None),
            ("{}", None),
            ("null", None),
            ("", None),
            (r#""state""#, None),
        ] {
            assert_eq!(state_of(payload.as_bytes()).as_deref(), state, "{payload}");
        }
    }

    #[test]
    fn the_lowest_identifier_counts() {
        assert_eq!(
            read(r#"{"batchItemFailures":[{"itemIdentifier":"s3"},{"itemIdentifier":"s2"}]}"#),
            Outcome::FailedFrom(1)
        );
        assert_eq!(
            read(r#"{"batchItemFailures":[{"itemIdentifier":"s1"}]}"#),
            Outcome::FailedFrom(0)
        );
    }

    #[test]
    fn without_the_option_only_a_function_error_fails() {
        let nowhere = |_: &str| None;
        let failure = br#"{"batchItemFailures":[{"itemIdentifier":""}]}"#;
        assert_eq!(
            interpret(false, false, failure, nowhere),
            Outcome::Succeeded
        );
        assert_eq!(
            interpret(false, false, b"not JSON", nowhere),
            Outcome::Succeeded
        );
        assert_eq!(interpret(false, true, b"{}", nowhere), Outcome::Failed);
        assert_eq!(interpret(true, true, b"{}", nowhere), Outcome::Failed);
    }
}
