//! What patterns say of records: by table, and for any record.

use std::time::{Duration, Instant};

use bytes::Bytes;
use plane::ShardRecord;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{Candidate, Filters, InvalidPattern};
use crate::event::EventSource;

fn source() -> EventSource {
    EventSource {
        arn: "arn:aws:kinesis:us-east-2:123456789012:stream/lambda-stream".to_owned(),
        region: "us-east-2".to_owned(),
        role_arn: "arn:aws:iam::123456789012:role/lambda-role".to_owned(),
        shard_id: "shardId-000000000006".to_owned(),
    }
}

fn record(data: &[u8]) -> ShardRecord {
    ShardRecord {
        counter: 7,
        sequence_number: "49590338271490256608559692538361571095921575989136588898".to_owned(),
        partition_key: "1".into(),
        data: Bytes::copy_from_slice(data),
        arrival_ms: 1_545_084_650_987,
    }
}

fn filters(patterns: &[&str]) -> Filters {
    let patterns: Vec<String> = patterns.iter().map(|text| (*text).to_owned()).collect();
    Filters::compile(&patterns).unwrap()
}

fn admits(pattern: &str, data: &[u8]) -> bool {
    filters(&[pattern]).admit(&Candidate::new(&source(), &record(data)))
}

/// Whether a pattern for the data holds of it.
fn holds(pattern: &str, data: &str) -> bool {
    admits(&format!(r#"{{"data":{pattern}}}"#), data.as_bytes())
}

#[test]
fn the_operators_of_the_developer_guide() {
    // "Control which events Lambda sends to your function", Filter rule syntax: the table's rules, in
    // its order, each with data that it is of and data that it is not of.
    for (pattern, yes, no) in [
        (
            r#"{"UserID":[null]}"#,
            r#"{"UserID":null}"#,
            r#"{"UserID":"null"}"#,
        ),
        (
            r#"{"LastName":[""]}"#,
            r#"{"LastName":""}"#,
            r#"{"LastName":" "}"#,
        ),
        (
            r#"{"Name":["Alice"]}"#,
            r#"{"Name":"Alice"}"#,
            r#"{"Name":"alice"}"#,
        ),
        (
            r#"{"Name":[{"equals-ignore-case":"alice"}]}"#,
            r#"{"Name":"ALICE"}"#,
            r#"{"Name":"Alic"}"#,
        ),
        (
            r#"{"Location":["New York"],"Day":["Monday"]}"#,
            r#"{"Location":"New York","Day":"Monday","x":1}"#,
            r#"{"Location":"New York","Day":"Sunday"}"#,
        ),
        (
            r#"{"PaymentType":["Credit","Debit"]}"#,
            r#"{"PaymentType":"Debit"}"#,
            r#"{"PaymentType":"Cash"}"#,
        ),
        (
            r#"{"$or":[{"Location":["New York"]},{"Day":["Monday"]}]}"#,
            r#"{"Location":"Boston","Day":"Monday"}"#,
            r#"{"Location":"Boston","Day":"Sunday"}"#,
        ),
        (
            r#"{"Weather":[{"anything-but":["Raining"]}]}"#,
            r#"{"Weather":"Sunny"}"#,
            r#"{"Weather":"Raining"}"#,
        ),
        (
            r#"{"Price":[{"numeric":["=",100]}]}"#,
            r#"{"Price":1.0e2}"#,
            r#"{"Price":"100"}"#,
        ),
        (
            r#"{"Price":[{"numeric":[">",10,"<=",20]}]}"#,
            r#"{"Price":20}"#,
            r#"{"Price":10}"#,
        ),
        (
            r#"{"ProductName":[{"exists":true}]}"#,
            r#"{"ProductName":null}"#,
            r#"{"Product":1}"#,
        ),
        (
            r#"{"ProductName":[{"exists":false}]}"#,
            r#"{"Product":1}"#,
            r#"{"ProductName":false}"#,
        ),
        (
            r#"{"Region":[{"prefix":"us-"}]}"#,
            r#"{"Region":"us-east-1"}"#,
            r#"{"Region":"eu-us-1"}"#,
        ),
        (
            r#"{"FileName":[{"suffix":".png"}]}"#,
            r#"{"FileName":"a.png"}"#,
            r#"{"FileName":"a.png.gz"}"#,
        ),
    ] {
        assert!(holds(pattern, yes), "{pattern} of {yes}");
        assert!(!holds(pattern, no), "{pattern} of {no}");
    }
}

#[test]
fn numbers_are_equal_by_their_text() {
    // As above, the note below the table.
    for (number, is_equal) in [("300", true), ("300.0", false), ("3.0e2", false)] {
        let data = format!(r#"{{"n":{number}}}"#);
        assert_eq!(holds(r#"{"n":[300]}"#, &data), is_equal, "{number}");
        assert!(holds(r#"{"n":[{"numeric":["=",300]}]}"#, &data), "{number}");
    }
    assert!(!holds(r#"{"n":[300]}"#, r#"{"n":"300"}"#));
}

#[test]
fn exists_looks_at_leaves_only() {
    // As above, the note below the table.
    let person = r#"{"person":{"name":"John Doe","age":30,"address":{"street":"123 Main St"}}}"#;
    assert!(!holds(
        r#"{"person":{"address":[{"exists":true}]}}"#,
        person
    ));
    assert!(holds(
        r#"{"person":{"address":[{"exists":false}]}}"#,
        person
    ));
    assert!(holds(
        r#"{"person":{"address":{"street":[{"exists":true}]}}}"#,
        person
    ));
    assert!(holds(
        r#"{"person":{"address":{"city":[{"exists":false}]}}}"#,
        person
    ));
    assert!(holds(
        r#"{"nobody":{"address":{"city":[{"exists":false}]}}}"#,
        person
    ));
    assert!(!holds(
        r#"{"nobody":{"name":[{"anything-but":"x"}]}}"#,
        person
    ));
}

#[test]
fn what_anything_but_excludes() {
    // "Anything-but matching" in the EventBridge User Guide.
    for (but, admitted, excluded) in [
        (r#""a""#, r#""b""#, r#""a""#),
        (r#"["a","b"]"#, r#""c""#, r#""b""#),
        ("5", "6", "5"),
        ("[5,6]", r#""5""#, "6"),
        (r#"{"prefix":"init"}"#, r#""reinit""#, r#""initial""#),
        (r#"{"prefix":["a","b"]}"#, r#""c""#, r#""bc""#),
        (r#"{"suffix":".txt"}"#, r#"".txt.gz""#, r#""a.txt""#),
        (r#"{"equals-ignore-case":"Up"}"#, r#""u""#, r#""uP""#),
        (
            r#"{"equals-ignore-case":["up","down"]}"#,
            "null",
            r#""DOWN""#,
        ),
    ] {
        let pattern = format!(r#"{{"s":[{{"anything-but":{but}}}]}}"#);
        assert!(holds(&pattern, &format!(r#"{{"s":{admitted}}}"#)), "{but}");
        assert!(!holds(&pattern, &format!(r#"{{"s":{excluded}}}"#)), "{but}");
        assert!(
            !holds(&pattern, r#"{"other":"z"}"#),
            "a field must be there"
        );
    }
}

#[test]
fn ranges_have_their_bounds() {
    for (range, yes, no) in [
        (r#"[">",0]"#, vec!["0.1", "1"], vec!["0", "-1"]),
        (r#"[">=",0]"#, vec!["0", "-0"], vec!["-0.1"]),
        (r#"["<",0]"#, vec!["-1"], vec!["0"]),
        (r#"["<=",0]"#, vec!["0"], vec!["1"]),
        (r#"[">=",1,"<",2]"#, vec!["1", "1.9e0"], vec!["2", "0.9"]),
        (r#"["=",-1.5]"#, vec!["-1.50"], vec!["1.5"]),
        // "Numeric matching" in the EventBridge User Guide: up to five thousand millions.
        (
            r#"[">",0,"<=",5.0e9]"#,
            vec!["5000000000"],
            vec!["5000000001"],
        ),
        (r#"[">",0]"#, vec!["5000000000"], vec!["5000000001"]),
    ] {
        let pattern = format!(r#"{{"n":[{{"numeric":{range}}}]}}"#);
        for number in yes {
            assert!(
                holds(&pattern, &format!(r#"{{"n":{number}}}"#)),
                "{range} {number}"
            );
        }
        for number in no {
            assert!(
                !holds(&pattern, &format!(r#"{{"n":{number}}}"#)),
                "{range} {number}"
            );
        }
    }
}

#[test]
fn arrays_match_by_any_member_and_objects_in_them_as_a_whole() {
    // "Arrays in event patterns" in the EventBridge User Guide, and its event-ruler: what a pattern
    // asks for is in one and the same object.
    assert!(holds(r#"{"a":["x"]}"#, r#"{"a":["w",["x"]]}"#));
    assert!(!holds(r#"{"a":["x"]}"#, r#"{"a":[]}"#));
    assert!(holds(r#"{"a":[{"exists":false}]}"#, r#"{"a":[]}"#));
    assert!(holds(
        r#"{"a":[{"anything-but":"x"}]}"#,
        r#"{"a":["x","y"]}"#
    ));
    let people = r#"{"people":[{"first":"A","last":"X"},{"first":"B","last":"Y","age":3}]}"#;
    assert!(holds(r#"{"people":{"first":["B"],"last":["Y"]}}"#, people));
    assert!(!holds(r#"{"people":{"first":["A"],"last":["Y"]}}"#, people));
    assert!(holds(
        r#"{"people":{"first":["A"],"age":[{"exists":false}]}}"#,
        people
    ));
    assert!(!holds(
        r#"{"people":{"first":["B"],"age":[{"exists":false}]}}"#,
        people
    ));
    assert!(!holds(r#"{"people":{"age":[{"exists":false}]}}"#, people));
    assert!(holds(r#"{"n":[1]}"#, r#"[{"n":2},{"n":1}]"#));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(!holds(r#"{"n":[1]}"#, &deep));
}

#[test]
fn choices_stand_beside_fields_and_in_each_other() {
    let pattern = r#"{"a":[1],"$or":[{"b":[1]},{"c":{"$or":[{"d":[1]},{"e":[1]}]}}]}"#;
    assert!(holds(pattern, r#"{"a":1,"b":1}"#));
    assert!(holds(pattern, r#"{"a":1,"c":{"e":1}}"#));
    assert!(!holds(pattern, r#"{"a":1,"c":{"f":1}}"#));
    assert!(!holds(pattern, r#"{"b":1}"#));
    let pattern = r#"{"$or":[{"partitionKey":["2"]},{"data":{"a":[1]}}]}"#;
    assert!(admits(pattern, br#"{"a":1}"#));
    assert!(!admits(pattern, br#"{"a":2}"#));
}

#[test]
fn metadata_are_the_records_fields() {
    // "Using event filtering with a Kinesis event source": the sample record.
    let sequence = "49590338271490256608559692538361571095921575989136588898";
    let id = format!("shardId-000000000006:{sequence}");
    for (field, value) in [
        ("kinesisSchemaVersion", json!("1.0")),
        ("partitionKey", json!("1")),
        ("sequenceNumber", json!(sequence)),
        ("approximateArrivalTimestamp", json!(1_545_084_650.987)),
        ("eventSource", json!("aws:kinesis")),
        ("eventVersion", json!("1.0")),
        ("eventID", json!(id)),
        ("eventName", json!("aws:kinesis:record")),
        (
            "invokeIdentityArn",
            json!("arn:aws:iam::123456789012:role/lambda-role"),
        ),
        ("awsRegion", json!("us-east-2")),
        (
            "eventSourceARN",
            json!("arn:aws:kinesis:us-east-2:123456789012:stream/lambda-stream"),
        ),
    ] {
        let pattern = json!({ field: [value] }).to_string();
        assert!(admits(&pattern, b"any data"), "{pattern}");
        let pattern = json!({ field: ["other"] }).to_string();
        assert!(!admits(&pattern, b"any data"), "{pattern}");
    }
    let recent = r#"{"approximateArrivalTimestamp":[{"numeric":[">",1545084650]}]}"#;
    assert!(admits(recent, b""));
    assert!(admits(r#"{"nothing":[{"exists":false}]}"#, b""));
}

#[test]
fn data_and_its_pattern_have_the_same_form() {
    // "Using event filtering with a Kinesis event source", Properly filtering Kinesis messages.
    let json = br#"{"City":"Seattle"}"#;
    let for_json = r#"{"data":{"City":["Seattle"]}}"#;
    let for_text = r#"{"data":[{"prefix":"{"},"plain"]}"#;
    let for_neither = r#"{"partitionKey":["1"]}"#;
    for (pattern, data, is_admitted) in [
        (for_json, &json[..], true),
        (for_text, &json[..], false),
        (for_neither, &json[..], true),
        (for_json, b"plain", false),
        (r#"{"data":{"City":[{"exists":false}]}}"#, b"plain", false),
        (for_text, b"plain", true),
        (for_text, b"{plain", true),
        (for_text, b"other", false),
        (for_neither, b"plain", true),
        (for_json, b"\xff\xfe", false),
        (r#"{"data":[{"exists":true}]}"#, b"\xff\xfe", false),
        (for_neither, b"\xff\xfe", true),
        (for_json, br#"{"City":"Seattle"} "#, true),
        (for_json, br#"{"City":"Seattle"}}"#, false),
        (r#"{"data":["12"]}"#, b"12", true),
    ] {
        let data_text = String::from_utf8_lossy(data);
        assert_eq!(
            admits(pattern, data),
            is_admitted,
            "{pattern} of {data_text}"
        );
    }
}

#[test]
fn one_pattern_is_enough_and_none_lets_all_through() {
    let record = record(br#"{"n":2}"#);
    let source = source();
    let candidate = Candidate::new(&source, &record);
    assert!(filters(&[]).admit(&candidate));
    let one = r#"{"data":{"n":[1]}}"#;
    let two = r#"{"data":{"n":[2]}}"#;
    assert!(!filters(&[one]).admit(&candidate));
    assert!(filters(&[one, two]).admit(&candidate));
}

#[test]
fn what_is_no_pattern() {
    // What event-ruler's compiler refuses, and what Lambda's list of operators does not have.
    for text in [
        "",
        "not JSON",
        "[]",
        "\"data\"",
        "{}",
        r#"{"eventName":"INSERT"}"#,
        r#"{"data":{"a":1}}"#,
        r#"{"data":{"a":null}}"#,
        r#"{"data":{}}"#,
        r#"{"data":[]}"#,
        r#"{"a":[["x"]]}"#,
        r#"{"a":[{}]}"#,
        r#"{"a":[{"prefix":"x","suffix":"y"}]}"#,
        r#"{"a":[{"prefix":1}]}"#,
        r#"{"a":[{"suffix":["x"]}]}"#,
        r#"{"a":[{"equals-ignore-case":null}]}"#,
        r#"{"a":[{"exists":"true"}]}"#,
        r#"{"a":[{"exists":null}]}"#,
        r#"{"a":[{"starts-with":"x"}]}"#,
        r#"{"a":[{"wildcard":"x*"}]}"#,
        r#"{"a":[{"cidr":"10.0.0.0/24"}]}"#,
        r#"{"a":[{"anything-but":null}]}"#,
        r#"{"a":[{"anything-but":true}]}"#,
        r#"{"a":[{"anything-but":[]}]}"#,
        r#"{"a":[{"anything-but":["x",1]}]}"#,
        r#"{"a":[{"anything-but":[null]}]}"#,
        r#"{"a":[{"anything-but":[{"prefix":"x"}]}]}"#,
        r#"{"a":[{"anything-but":{"prefix":""}}]}"#,
        r#"{"a":[{"anything-but":{"prefix":[]}}]}"#,
        r#"{"a":[{"anything-but":{"numeric":["=",1]}}]}"#,
        r#"{"a":[{"numeric":"="}]}"#,
        r#"{"a":[{"numeric":[]}]}"#,
        r#"{"a":[{"numeric":["="]}]}"#,
        r#"{"a":[{"numeric":["=","1"]}]}"#,
        r#"{"a":[{"numeric":["==",1]}]}"#,
        r#"{"a":[{"numeric":["=",1,"<",2]}]}"#,
        r#"{"a":[{"numeric":["<",2,">",1]}]}"#,
        r#"{"a":[{"numeric":[">",1,">",2]}]}"#,
        r#"{"a":[{"numeric":[">",2,"<",1]}]}"#,
        r#"{"a":[{"numeric":[">",1,"<",1]}]}"#,
        r#"{"a":[{"numeric":[">",1,"<"]}]}"#,
        r#"{"a":[{"numeric":[">",1,"<",2,"=",1]}]}"#,
        r#"{"a":[{"numeric":[">",5000000001]}]}"#,
        r#"{"$or":{"a":[1]}}"#,
        r#"{"$or":[]}"#,
        r#"{"$or":[{"a":[1]}]}"#,
        r#"{"$or":[{"a":[1]},"b"]}"#,
        r#"{"$or":[{"a":[1]},{}]}"#,
        r#"{"$or":[{"a":[1]},{"prefix":["x"]}]}"#,
    ] {
        let compiled = Filters::compile(&[text.to_owned()]);
        assert_eq!(compiled, Err(InvalidPattern), "{text}");
    }
    for (depth, is_pattern) in [(100, true), (101, false), (800, false)] {
        let deep = format!("{}[1]{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
        assert_eq!(Filters::compile(&[deep]).is_ok(), is_pattern, "{depth}");
    }
}

/// A leaf of a record.
fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-1_000_i64..1_000).prop_map(Value::from),
        "[a-cA-C\"\\\\ü]{0,3}".prop_map(Value::from),
    ]
}

fn object_of(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::collection::btree_map("[a-d]", inner, 1..4)
        .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>()))
}

/// Objects in objects, with leaves.
fn tree() -> impl Strategy<Value = Value> {
    object_of(leaf().prop_recursive(3, 24, 4, object_of))
}

/// The pattern that asks for every leaf of a record; `ask` turns a leaf into an array of a pattern.
fn pattern_of(value: &Value, ask: &dyn Fn(&Value) -> Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), pattern_of(value, ask)))
            .collect(),
        leaf => ask(leaf),
    }
}

fn holds_of(pattern: &Value, data: &Value) -> bool {
    holds(&pattern.to_string(), &data.to_string())
}

proptest! {
    #[test]
    fn a_record_is_what_it_says(data in tree()) {
        prop_assert!(holds_of(&pattern_of(&data, &|leaf| json!([leaf])), &data));
        let there = pattern_of(&data, &|_| json!([{"exists": true}]));
        prop_assert!(holds_of(&there, &data));
        let absent = pattern_of(&data, &|_| json!([{"exists": false}]));
        prop_assert!(!holds_of(&absent, &data));
    }

    #[test]
    fn a_record_in_an_array_is_still_there(data in tree(), others in prop::collection::vec(tree(), 0..3)) {
        let pattern = pattern_of(&data, &|leaf| json!([leaf]));
        let mut all = others;
        all.push(json!([data]));
        prop_assert!(holds_of(&pattern, &Value::Array(all)));
    }

    #[test]
    fn of_a_leaf_anything_but_is_the_opposite(wanted in "[ab]{0,2}", seen in leaf()) {
        let data = json!({ "a": seen });
        let is_equal = holds_of(&json!({ "a": [wanted] }), &data);
        let but = holds_of(&json!({ "a": [{ "anything-but": wanted }] }), &data);
        prop_assert_ne!(is_equal, but);
        prop_assert_eq!(is_equal, seen == wanted);
    }

    #[test]
    fn choices_are_their_parts(one in tree(), two in tree(), data in tree()) {
        let asks = |value: &Value| pattern_of(value, &|leaf| json!([leaf]));
        let (one, two) = (asks(&one), asks(&two));
        let either = holds_of(&one, &data) || holds_of(&two, &data);
        prop_assert_eq!(holds_of(&json!({ "$or": [one, two] }), &data), either);
    }

    #[test]
    fn ranges_are_comparisons(number in -1_000_i64..1_000, low in -1_000_i64..0, high in 1_i64..1_000) {
        let pattern = json!({ "n": [{ "numeric": [">=", low, "<", high] }] });
        let is_in = (low..high).contains(&number);
        prop_assert_eq!(holds_of(&pattern, &json!({ "n": number })), is_in);
    }

    #[test]
    fn no_text_and_no_bytes_are_too_much(pattern in "[{}\\[\\]\",:a$or ]{0,40}", data in any::<Vec<u8>>()) {
        if let Ok(filters) = Filters::compile(&[pattern]) {
            filters.admit(&Candidate::new(&source(), &record(&data)));
        }
    }
}

#[test]
fn a_record_as_deep_as_patterns_and_arrays_reach_is_read_to_its_end() {
    let depth = 99;
    let nested = |open: &str, middle: &str, close: &str| {
        format!("{}{middle}{}", open.repeat(depth), close.repeat(depth))
    };
    let pattern = nested(r#"{"a":"#, r#"["x"]"#, "}");
    let (open, close) = ("[".repeat(8), "]".repeat(8));
    let record = |x: &str| nested(&format!(r#"{open}{{"a":"#), x, &format!("}}{close}"));
    assert!(holds(&pattern, &record(r#""x""#)));
    assert!(!holds(&pattern, &record(r#""y""#)));
}

/// The shortest of a few times that something takes.
fn shortest(mut what: impl FnMut()) -> Duration {
    let times = (0..3).map(|_| {
        let begin = Instant::now();
        what();
        begin.elapsed()
    });
    times.min().unwrap_or_default()
}

#[test]
fn alternatives_read_a_large_record_once() {
    let members: Vec<String> = (0..20_000).map(|n| format!(r#""z{n}":{n}"#)).collect();
    let data = format!(r#"{{"a":{{"b":{{{}}}}}}}"#, members.join(","));
    let time = |alternatives: usize| {
        let alternatives: Vec<String> = (0..alternatives)
            .map(|n| format!(r#"{{"a":{{"b":{{"k{n}":[1]}}}}}}"#))
            .collect();
        let pattern = format!(r#"{{"data":{{"$or":[{}]}}}}"#, alternatives.join(","));
        let (filters, record) = (filters(&[&pattern]), record(data.as_bytes()));
        shortest(|| assert!(!filters.admit(&Candidate::new(&source(), &record))))
    };
    let (few, many) = (time(2), time(120));
    assert!(many < few * 10, "{few:?} for 2, {many:?} for 120");
}
