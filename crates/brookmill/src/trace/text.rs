//! A trace in words, for a terminal.

use std::fmt::Write;

use serde_json::Value;
use wire::Timestamp;

/// Longest line of a function's log that is shown, in characters.
const LINE_CHARS_MAX: usize = 160;

/// The text of a trace's document.
pub(super) fn of(document: &Value) -> String {
    let mut text = String::new();
    let records = items(&document["records"]);
    for object in items(&document["objects"]) {
        of_object(&mut text, object, records);
    }
    for record in records {
        of_record(&mut text, record);
    }
    for note in items(&document["notes"]) {
        line(&mut text, 0, &printable(note.as_str().unwrap_or_default()));
    }
    text
}

fn items(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

fn line(text: &mut String, indent: usize, content: &str) {
    let _ = writeln!(text, "{:indent$}{content}", "");
}

/// What functions and producers wrote may hold anything, also what a terminal takes for a command.
fn printable(text: &str) -> String {
    let shown = text.trim_end().chars();
    let shown = shown.map(|one| if one.is_control() { ' ' } else { one });
    let mut short: String = shown.clone().take(LINE_CHARS_MAX).collect();
    if shown.count() > LINE_CHARS_MAX {
        short.push('…');
    }
    short
}

fn said(value: &Value) -> String {
    match value {
        Value::String(text) => printable(text),
        Value::Null => "-".to_owned(),
        other => other.to_string(),
    }
}

fn time(value: &Value) -> String {
    let at_ms = value.as_i64().unwrap_or(0);
    Timestamp::from_millis(at_ms).iso8601_millis()
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or(0)
}

fn counted(count: u64, one: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    }
}

fn of_record(text: &mut String, record: &Value) {
    let title = match &record["id"] {
        Value::Null => "A record".to_owned(),
        id => format!("Record {}", said(id)),
    };
    let place = format!("{}, {}", said(&record["stream"]), said(&record["shard"]));
    line(text, 0, &format!("{title} in {place}"));
    let field = |text: &mut String, name: &str, content: &str| {
        line(text, 2, &format!("{name:<10}{content}"));
    };
    field(text, "sequence", &said(&record["sequence_number"]));
    let key = said(&record["partition_key"]);
    let encrypted = record["encrypted"] == true;
    field(
        text,
        "data",
        &format!(
            "{}, partition key {key}{}",
            counted(number(&record["bytes"]), "byte"),
            if encrypted { ", encrypted" } else { "" }
        ),
    );
    if let Some(data) = record["data"].as_str() {
        field(text, "", &printable(data));
    }
    field(
        text,
        "put",
        &of_call(&record["call"], &record["arrival_ms"]),
    );
    let mappings = items(&record["mappings"]);
    if mappings.is_empty() {
        line(text, 2, "No event source mapping reads this stream.");
    }
    for mapping in mappings {
        of_mapping(text, mapping);
    }
    text.push('\n');
}

fn of_call(call: &Value, arrival_ms: &Value) -> String {
    let at = time(arrival_ms);
    if call.is_null() {
        return at;
    }
    let records = counted(number(&call["records"]), "record");
    if call["is_by_invocation"] == true {
        let by = match &call["invocation"] {
            Value::Null => "an invocation that no mapping made".to_owned(),
            invocation => format!(
                "{} in its invocation {}",
                said(&invocation["function_arn"]),
                said(&invocation["request_id"])
            ),
        };
        return format!("{at} with {records}, by {by}");
    }
    if call["operation"].is_null() {
        return format!("{at} with {records}");
    }
    let key = match call["access_key"].as_str() {
        None | Some("") => String::new(),
        Some(key) => format!(", key {}", printable(key)),
    };
    // The first product of it: what follows is about its parts.
    let agent = call["user_agent"].as_str().unwrap_or_default();
    let agent = match agent.split_whitespace().next() {
        None => String::new(),
        Some(product) => format!(", {}", printable(product)),
    };
    format!(
        "{at} by {} of {records}, {}{key}, from {}{agent}",
        said(&call["operation"]),
        said(&call["caller"]),
        said(&call["source"])
    )
}

/// How a record stands, in words.
fn fate(mapping: &Value) -> String {
    let known = match mapping["fate"].as_str().unwrap_or_default() {
        "Waiting" => "not delivered yet: the mapping has not come to it",
        "Running" => "the function has it now",
        "Failing" => "the function fails, and will be invoked again",
        "Delivered" => "processed",
        "GivenUp" => "given up",
        "Passed" => {
            "the mapping is behind it without a delivery that is known: its filters left it out, it was \
             too old when it was read, the mapping began later, or it is more than a week ago"
        }
        other => other,
    };
    match mapping["failing"]["retry_at_ms"] {
        Value::Null => known.to_owned(),
        ref at => format!("{known} at {}", time(at)),
    }
}

fn of_mapping(text: &mut String, mapping: &Value) {
    let state = match mapping["state"].as_str() {
        Some("Enabled") | None => String::new(),
        Some(state) => format!(" ({state})"),
    };
    let function = said(&mapping["function"]);
    line(
        text,
        2,
        &format!(
            "→ {function}, mapping {}{state}: {}",
            said(&mapping["uuid"]),
            fate(mapping)
        ),
    );
    for delivery in items(&mapping["deliveries"]) {
        of_delivery(text, 4, delivery);
    }
    if let running @ Value::Object(_) = &mapping["running"] {
        let at = time(&running["began_ms"]);
        let of_batch = place_in_batch(running);
        let attempt = number(&running["attempt"]);
        line(
            text,
            4,
            &format!("{at}  attempt {attempt}, {of_batch}: is running"),
        );
    }
    if mapping["deliveries_are_cut"] == true {
        line(text, 4, "There were more deliveries than are shown.");
    }
}

fn place_in_batch(batch: &Value) -> String {
    match (number(&batch["records"]), &batch["place"]) {
        (1, _) => "alone".to_owned(),
        (records, Value::Null) => format!("in a batch of {records}"),
        (records, place) => format!("{place} of {records}"),
    }
}

fn of_delivery(text: &mut String, indent: usize, delivery: &Value) {
    let outcome = said(&delivery["outcome"]);
    let at = time(&delivery["began_ms"]);
    let of_batch = place_in_batch(&delivery["batch"]);
    let reason = match &delivery["reason"] {
        Value::Null => String::new(),
        reason => format!(": {}", said(reason)),
    };
    let head = match outcome.as_str() {
        "GivenUp" => format!(
            "{at}  given up after {}{reason}, described in {}",
            counted(number(&delivery["attempt"]).saturating_sub(1), "attempt"),
            said(&delivery["failure_record"])
        ),
        "NotDescribed" => format!("{at}  the failure record could not be written{reason}"),
        "NotInvoked" => format!("{at}  not invoked{reason}"),
        outcome => {
            let took = delivery["duration_ms"].as_f64();
            let took = took.map_or(String::new(), |ms| format!(" in {ms:.1} ms"));
            let error = match &delivery["function_error"] {
                Value::Null => String::new(),
                error => format!(" ({})", said(error)),
            };
            let outcome = match outcome.strip_prefix("FailedFrom ") {
                Some(from) if delivery["is_done"] == true => {
                    format!(
                        "processed; the batch failed from record {} on",
                        following(from)
                    )
                }
                Some(from) => format!(
                    "failed: the batch failed from record {} on",
                    following(from)
                ),
                None => outcome.to_lowercase(),
            };
            format!(
                "{at}  attempt {}, {of_batch}: {outcome}{error}{took}{reason}",
                number(&delivery["attempt"])
            )
        }
    };
    line(text, indent, &head);
    if let Some(id) = delivery["request_id"].as_str()
        && delivery["was_invoked"] == true
    {
        line(text, indent + 2, &format!("request  {}", printable(id)));
    }
    let log = &delivery["log"];
    for one in items(&log["lines"]) {
        line(
            text,
            indent + 2,
            &format!("log      {}", said(&one["message"])),
        );
    }
    if log["is_cut"] == true {
        line(text, indent + 2, "log      …");
    }
    let objects = &delivery["objects"];
    let shown = items(&objects["items"]);
    for object in shown {
        line(text, indent + 2, &format!("object   {}", of_change(object)));
    }
    let total = number(&objects["total"]);
    let others = total.saturating_sub(shown.len() as u64);
    if others > 0 {
        let others = counted(others, "other object");
        line(
            text,
            indent + 2,
            &format!("         and {others} of the same invocation"),
        );
    }
}

/// A place in a batch that is counted from 0, counted from 1.
fn following(index: &str) -> u64 {
    index.parse::<u64>().map_or(0, |index| index + 1)
}

fn of_change(change: &Value) -> String {
    let place = format!("s3://{}/{}", said(&change["bucket"]), said(&change["key"]));
    match (&change["size"], change["is_current"] == true) {
        (Value::Null, _) => format!("{place}, deleted"),
        (size, true) => format!("{place}, {}", counted(number(size), "byte")),
        (size, false) => {
            let size = counted(number(size), "byte");
            format!("{place}, {size}, replaced or deleted since")
        }
    }
}

/// The mapping that described one of the records in an object.
fn describing<'a>(place: &str, records: &'a [Value]) -> Option<&'a Value> {
    let mut mappings = records.iter().flat_map(|record| items(&record["mappings"]));
    mappings.find(|mapping| {
        let mut deliveries = items(&mapping["deliveries"]).iter();
        deliveries.any(|delivery| delivery["failure_record"] == place)
    })
}

/// Where its record is told of as well, that tells of the delivery.
fn of_object(text: &mut String, object: &Value, records: &[Value]) {
    let place = format!("s3://{}/{}", said(&object["bucket"]), said(&object["key"]));
    let size = counted(number(&object["size"]), "byte");
    line(text, 0, &format!("Object {place}"));
    let put = format!("{size}, put {}", time(&object["put_ms"]));
    let batch = &object["batch"];
    match (object["is_by_invocation"] == true, batch) {
        (false, _) => {
            let by = match describing(&place, records) {
                Some(mapping) => format!("mapping {}, for what it gave up", said(&mapping["uuid"])),
                None => "a call from outside".to_owned(),
            };
            line(text, 2, &format!("{put} by {by}"));
        }
        (true, Value::Null) => {
            let by = "by an invocation that no mapping is known to have made";
            line(text, 2, &format!("{put} {by}"));
        }
        (true, batch) => {
            let function = said(&batch["function_arn"]);
            let invocation = said(&batch["delivery"]["request_id"]);
            line(text, 2, &format!("{put} by {function}"));
            line(text, 2, &format!("in its invocation {invocation}"));
            let (stream, shard) = (said(&batch["stream_arn"]), said(&batch["shard"]));
            line(
                text,
                2,
                &format!("invoked with records of {stream}, {shard}"),
            );
            if records.is_empty() {
                of_delivery(text, 4, &batch["delivery"]);
            }
        }
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{of, printable};

    #[test]
    fn what_others_wrote_is_no_command_to_the_terminal() {
        assert_eq!(printable("a\u{1b}[2Jb\n"), "a [2Jb");
        assert_eq!(printable(&"x".repeat(500)).chars().count(), 161);
    }

    #[test]
    fn a_record_that_failed_once_is_told_in_order() {
        let delivery = |outcome: &str, done: bool, attempt: u64| {
            json!({
                "outcome": outcome, "is_done": done, "attempt": attempt, "began_ms": 1_000,
                "duration_ms": 12.34, "was_invoked": true, "request_id": "r",
                "function_error": null, "reason": null,
                "batch": {"records": 3, "place": 2},
                "log": {"is_cut": false, "lines": [{"message": "hello\n"}]},
                "objects": {"total": 3, "items": [
                    {"bucket": "b", "key": "data/42.json", "size": 5, "is_current": true}]},
            })
        };
        let document = json!({
            "objects": [],
            "records": [{
                "id": "42", "stream": "s", "shard": "shardId-000000000000", "sequence_number": "49",
                "partition_key": "k", "arrival_ms": 0, "bytes": 9, "encrypted": false,
                "data": "{\"id\":42}",
                "call": {
                    "operation": "PutRecords", "records": 3, "caller": "arn", "access_key": "test",
                    "source": "127.0.0.1", "user_agent": "Boto3", "is_by_invocation": false,
                },
                "mappings": [{
                    "uuid": "u", "function": "f", "state": "Enabled", "fate": "Delivered",
                    "deliveries": [delivery("FailedFrom 1", false, 1), delivery("Succeeded", true, 2)],
                    "deliveries_are_cut": false,
                }],
            }],
            "notes": ["A note."],
        });
        let expected = "\
Record 42 in s, shardId-000000000000
  sequence  49
  data      9 bytes, partition key k
            {\"id\":42}
  put       1970-01-01T00:00:00.000Z by PutRecords of 3 records, arn, key test, from 127.0.0.1, Boto3
  → f, mapping u: processed
    1970-01-01T00:00:01.000Z  attempt 1, 2 of 3: failed: the batch failed from record 2 on in 12.3 ms
      request  r
      log      hello
      object   s3://b/data/42.json, 5 bytes
               and 2 other objects of the same invocation
    1970-01-01T00:00:01.000Z  attempt 2, 2 of 3: succeeded in 12.3 ms
      request  r
      log      hello
      object   s3://b/data/42.json, 5 bytes
               and 2 other objects of the same invocation

A note.
";
        assert_eq!(of(&document), expected);
    }

    #[test]
    fn what_was_given_up_says_where_it_is_described() {
        let object = |key: &str| json!({"bucket": "b", "key": key, "size": 9, "put_ms": 0, "is_by_invocation": false});
        let document = json!({"objects": [object("k"), object("other")], "records": [{
            "id": null, "stream": "s", "shard": "x", "sequence_number": "49", "partition_key": "k",
            "arrival_ms": 0, "bytes": 1, "encrypted": true, "data": null, "call": null,
            "mappings": [{
                "uuid": "u", "function": "f", "state": "Disabled", "fate": "GivenUp",
                "deliveries": [{
                    "outcome": "GivenUp", "attempt": 3, "began_ms": 0, "batch": {"records": 1},
                    "reason": "RetryAttemptsExhausted", "failure_record": "s3://b/k",
                }],
            }],
        }]});
        let text = of(&document);
        let objects = "\
Object s3://b/k
  9 bytes, put 1970-01-01T00:00:00.000Z by mapping u, for what it gave up

Object s3://b/other
  9 bytes, put 1970-01-01T00:00:00.000Z by a call from outside

A record in s, x
";
        assert!(text.starts_with(objects), "{text}");
        assert!(
            text.contains("1 byte, partition key k, encrypted"),
            "{text}"
        );
        assert!(text.contains("mapping u (Disabled): given up\n"), "{text}");
        let described = "given up after 2 attempts: RetryAttemptsExhausted, described in s3://b/k";
        assert!(text.contains(described), "{text}");
    }
}
