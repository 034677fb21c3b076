//! Kinesis on the wire: the examples of the Amazon Kinesis Data Streams API Reference, and the
//! service's errors for what it cannot read or does not accept.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use bytes::Bytes;
use model::kinesis as k;
use support::{body, header, read_body, refusal, reply, text};
use wire::schema::Protocol;
use wire::{Fault, Operation, Timestamp};

fn read<O: Operation>(text: &str) -> Result<O::Input, Fault> {
    read_body::<O>(Protocol::AwsJson11, text.as_bytes())
}

// https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
#[test]
fn put_record_of_the_reference() {
    let input = read::<k::PutRecord>(
        r#"{
  "StreamName": "exampleStreamName",
  "Data": "XzxkYXRhPl8x",
  "PartitionKey": "partitionKey"
}"#,
    )
    .expect("an input");
    assert_eq!(
        input,
        k::PutRecordInput {
            stream_name: Some("exampleStreamName".to_owned()),
            data: Some(Bytes::from_static(b"_<data>_1")),
            partition_key: Some("partitionKey".to_owned()),
            ..Default::default()
        }
    );
    let output = k::PutRecordOutput {
        sequence_number: Some("21269319989653637946712965403778482177".to_owned()),
        shard_id: Some("shardId-000000000001".to_owned()),
        encryption_type: None,
    };
    let reply = reply::<k::PutRecord>(Protocol::AwsJson11, output);
    assert_eq!(reply.status, 200);
    assert_eq!(
        header(&reply, "content-type").as_deref(),
        Some("application/x-amz-json-1.1")
    );
    assert_eq!(
        text(reply),
        r#"{"ShardId":"shardId-000000000001","SequenceNumber":"21269319989653637946712965403778482177"}"#
    );
}

// https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
#[test]
fn put_records_of_the_reference() {
    let example = r#"{
    "Records": [
        {"Data": "XzxkYXRhPl8w", "PartitionKey": "partitionKey1"},
        {"Data": "AbceddeRFfg12asd", "PartitionKey": "partitionKey1"},
        {"Data": "KFpcd98*7nd1", "PartitionKey": "partitionKey3"}
    ],
    "StreamName": "myStream"
}"#;
    // The reference's third record is not base64.
    assert_eq!(
        read::<k::PutRecords>(example).map_err(|fault| fault.message),
        Err(
            "'KFpcd98*7nd1' can not be converted to a Blob: Invalid Base64 character: '*'"
                .to_owned()
        )
    );
    let input = read::<k::PutRecords>(&example.replace('*', "/")).expect("an input");
    assert_eq!(input.records.map(|records| records.len()), Some(3));
    let failed = k::PutRecordsResultEntry {
        error_code: Some("InternalFailure".to_owned()),
        error_message: Some("Internal service failure.".to_owned()),
        ..Default::default()
    };
    let output = k::PutRecordsOutput {
        failed_record_count: Some(1),
        records: Some(vec![failed]),
        encryption_type: None,
    };
    assert_eq!(
        text(reply::<k::PutRecords>(Protocol::AwsJson11, output)),
        r#"{"FailedRecordCount":1,"Records":[{"ErrorCode":"InternalFailure","ErrorMessage":"Internal service failure."}]}"#
    );
}

#[test]
fn times_are_seconds_in_json_and_milliseconds_in_cbor() {
    // The time of the sample record in "Using AWS Lambda with Amazon Kinesis".
    let record = k::Record {
        approximate_arrival_timestamp: Some(Timestamp::from_millis(1_545_084_650_987)),
        data: Some(Bytes::from_static(b"_<data>_1")),
        ..Default::default()
    };
    let output = || k::GetRecordsOutput {
        records: Some(vec![record.clone()]),
        ..Default::default()
    };
    assert_eq!(
        text(reply::<k::GetRecords>(Protocol::AwsJson11, output())),
        r#"{"Records":[{"ApproximateArrivalTimestamp":1545084650.987,"Data":"XzxkYXRhPl8x"}]}"#
    );
    let reply = reply::<k::GetRecords>(Protocol::AwsCbor11, output());
    assert_eq!(
        header(&reply, "content-type").as_deref(),
        Some("application/x-amz-cbor-1.1")
    );
    let mut expected = Vec::new();
    expected.extend_from_slice(b"\xa1\x67Records\x81\xa2\x78\x1bApproximateArrivalTimestamp");
    expected.extend_from_slice(b"\xc1\x1b\x00\x00\x01\x67\xbe\x38\xc5\xeb");
    expected.extend_from_slice(b"\x64Data\x49_<data>_1");
    // RFC 8949: map, text, array, tag 1, 64-bit integer, byte string.
    assert_eq!(body(reply), expected);
}

#[test]
fn cbor_of_other_writers_is_read() {
    // Indefinite lengths and chunked strings, as Java's writer makes them.
    let mut bytes = b"\xbf\x6aStreamName\x7f\x62my\x66Stream\xff".to_vec();
    bytes.extend_from_slice(b"\x64Data\x5f\x42ab\x41c\xff\x6cPartitionKey\x61p");
    bytes.extend_from_slice(b"\x65Other\x9f\x01\xf6\xff\xff");
    let input = read_body::<k::PutRecord>(Protocol::AwsCbor11, &bytes).expect("an input");
    assert_eq!(input.stream_name.as_deref(), Some("myStream"));
    assert_eq!(input.data.as_deref(), Some(&b"abc"[..]));
    assert_eq!(input.partition_key.as_deref(), Some("p"));
    let mut bytes = b"\xa1\x69Timestamp\xc1\x1b".to_vec();
    bytes.extend_from_slice(&1_545_084_650_987_u64.to_be_bytes());
    let input = read_body::<k::GetShardIterator>(Protocol::AwsCbor11, &bytes).expect("an input");
    assert_eq!(
        input.timestamp,
        Some(Timestamp::from_millis(1_545_084_650_987))
    );
}

#[test]
fn an_operation_without_output_answers_with_no_body() {
    let reply = reply::<k::CreateStream>(Protocol::AwsJson11, k::CreateStreamOutput {});
    assert_eq!(reply.status, 200);
    assert_eq!(text(reply), "");
}

#[test]
fn errors_name_their_type() {
    let fault = Fault::client(
        "ResourceNotFoundException",
        "Stream wrong-stream-name under account 111122223333 not found.",
    );
    let answer = refusal("kinesis", Protocol::AwsJson11, &fault);
    assert_eq!(answer.status, 400);
    assert_eq!(
        text(answer),
        r#"{"__type":"ResourceNotFoundException","message":"Stream wrong-stream-name under account 111122223333 not found."}"#
    );
    let answer = refusal(
        "kinesis",
        Protocol::AwsCbor11,
        &Fault::client("InternalFailure", "x"),
    );
    assert_eq!(
        body(answer),
        b"\xa2\x66__type\x6fInternalFailure\x67message\x61x"
    );
}

#[track_caller]
fn unreadable<O: Operation>(body: &str, message: &str) {
    let fault = read::<O>(body).map(|_| ()).expect_err("not readable");
    assert_eq!(
        (fault.code.as_ref(), fault.message.as_str()),
        ("SerializationException", message)
    );
    let shown = text(refusal("kinesis", Protocol::AwsJson11, &fault));
    let value: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!(value["__type"], "SerializationException");
    if message.is_empty() {
        assert_eq!(value.as_object().map(serde_json::Map::len), Some(1));
    } else {
        assert_eq!(value["Message"], message);
    }
}

#[test]
fn what_is_not_the_right_kind_of_value() {
    for body in [
        "",
        "[]",
        "\"a\"",
        "{",
        "{\"StreamName\":\"a\"",
        "{}x",
        "{\"a\":01}",
        "{\"a\":\"\u{1}\"}",
    ] {
        unreadable::<k::PutRecord>(body, "");
    }
    let number = "class com.amazon.coral.value.json.numbers.TruncatingBigNumber";
    let cases = [
        (r#"{"StreamName":1}"#, format!("{number} can not be converted to an String")),
        (
            r#"{"StreamName":true}"#,
            "class java.lang.Boolean can not be converted to an String".to_owned(),
        ),
        (
            r#"{"StreamName":{}}"#,
            "Start of structure or map found where not expected.".to_owned(),
        ),
        (r#"{"StreamName":[]}"#, "Start of list found where not expected".to_owned()),
        (r#"{"Data":1}"#, format!("{number} can not be converted to a Blob")),
        (
            r#"{"Data":"YQ"}"#,
            "'YQ' can not be converted to a Blob: Base64 encoded length is expected a multiple of \
             4 bytes but found: 2"
                .to_owned(),
        ),
        (
            r#"{"Data":"YR=="}"#,
            "'YR==' can not be converted to a Blob: Invalid last non-pad Base64 character dectected"
                .to_owned(),
        ),
    ];
    for (body, message) in cases {
        unreadable::<k::PutRecord>(body, &message);
    }
    unreadable::<k::CreateStream>(
        r#"{"ShardCount":"1"}"#,
        "class java.lang.String can not be converted to an Integer",
    );
    unreadable::<k::PutRecords>(r#"{"Records":"a"}"#, "Expected list or null");
    unreadable::<k::PutRecords>(r#"{"Records":[1]}"#, "Expected null");
    unreadable::<k::AddTagsToStream>(r#"{"Tags":1}"#, "Expected map or null");
    unreadable::<k::GetShardIterator>(
        r#"{"Timestamp":"now"}"#,
        "class java.lang.String can not be converted to milliseconds since epoch",
    );
}

#[test]
fn unknown_members_and_nulls_are_overlooked_and_numbers_bent() {
    let input = read::<k::CreateStream>(
        r#"{"Other":{"a":[1,"\u00e9\ud83d\ude00",{"b":null}]},"StreamName":null,"ShardCount":2.9}"#,
    )
    .expect("an input");
    assert_eq!(
        input,
        k::CreateStreamInput {
            shard_count: Some(2),
            ..Default::default()
        }
    );
    let input =
        read::<k::CreateStream>(r#"{"ShardCount":1e99,"StreamName":"\u0061\/\"\ud83d\ude00"}"#)
            .expect("an input");
    let twice = r#"{"TagKeys":["a","b"],"TagKeys":["c"],"StreamName":"\/"}"#;
    let tags = read::<k::RemoveTagsFromStream>(twice).expect("an input");
    assert_eq!(tags.tag_keys, Some(vec!["c".to_owned()]));
    assert_eq!(input.shard_count, Some(i32::MAX));
    assert_eq!(input.stream_name.as_deref(), Some("a/\"😀"));
}

#[track_caller]
fn invalid<O: Operation>(body: &str, message: &str) {
    let input = read::<O>(body).expect("readable");
    let fault = wire::validate(&input, O::META).expect_err("not valid");
    assert_eq!(
        (fault.code.as_ref(), fault.message.as_str()),
        ("ValidationException", message)
    );
    assert_eq!(fault.status, 400);
}

#[test]
fn constraints_in_the_order_and_words_of_the_service() {
    invalid::<k::PutRecord>(
        "{}",
        "2 validation errors detected: Value null at 'partitionKey' failed to satisfy constraint: \
         Member must not be null; Value null at 'data' failed to satisfy constraint: Member must \
         not be null",
    );
    invalid::<k::CreateStream>(
        r#"{"StreamName":""}"#,
        "2 validation errors detected: Value '' at 'streamName' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at \
         'streamName' failed to satisfy constraint: Member must have length greater than or equal \
         to 1",
    );
    invalid::<k::GetRecords>(
        r#"{"ShardIterator":"a","Limit":10001}"#,
        "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: \
         Member must have value less than or equal to 10000",
    );
    invalid::<k::GetShardIterator>(
        r#"{"StreamName":"s","ShardId":"0","ShardIteratorType":"FIRST"}"#,
        "1 validation error detected: Value 'FIRST' at 'shardIteratorType' failed to satisfy \
         constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, \
         AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]",
    );
    invalid::<k::PutRecords>(
        r#"{"StreamName":"s","Records":[{"Data":"","PartitionKey":"a"},{"Data":"YQ==","PartitionKey":""}]}"#,
        "1 validation error detected: Value '' at 'records.2.member.partitionKey' failed to \
         satisfy constraint: Member must have length greater than or equal to 1",
    );
    invalid::<k::PutRecords>(
        r#"{"StreamName":"s","Records":[]}"#,
        "1 validation error detected: Value '[]' at 'records' failed to satisfy constraint: \
         Member must have length greater than or equal to 1",
    );
    invalid::<k::RemoveTagsFromStream>(
        r#"{"StreamName":"s","TagKeys":["a",""]}"#,
        "1 validation error detected: Value '[a, ]' at 'tagKeys' failed to satisfy constraint: \
         Member must satisfy constraint: [Member must have length less than or equal to 128, \
         Member must have length greater than or equal to 1]",
    );
    let long = "v".repeat(257);
    invalid::<k::AddTagsToStream>(
        &format!(r#"{{"StreamName":"s","Tags":{{"":"{long}"}}}}"#),
        &format!(
            "2 validation errors detected: Value '{{={long}}}' at 'tags' failed to satisfy \
             constraint: Map keys must satisfy constraint: [Member must have length less than or \
             equal to 128, Member must have length greater than or equal to 1]; Value \
             '{{={long}}}' at 'tags' failed to satisfy constraint: Map value must satisfy \
             constraint: [Member must have length less than or equal to 256, Member must have \
             length greater than or equal to 0]"
        ),
    );
}

#[test]
fn at_most_ten_violations_are_listed() {
    let entry = r#"{"PartitionKey":"a"}"#;
    let records = [entry; 12].join(",");
    let body = format!(r#"{{"StreamName":"s","Records":[{records}]}}"#);
    let input = read::<k::PutRecords>(&body).expect("readable");
    let fault = wire::validate(&input, k::PutRecords::META).expect_err("not valid");
    assert!(
        fault.message.starts_with("10 validation errors detected: "),
        "{}",
        fault.message
    );
    assert!(
        fault.message.contains("'records.10.member.data'"),
        "{}",
        fault.message
    );
    assert!(
        !fault.message.contains("'records.11.member.data'"),
        "{}",
        fault.message
    );
}

#[test]
fn keys_are_measured_in_code_points() {
    let key = "é".repeat(256);
    let body = format!(r#"{{"StreamName":"s","Data":"","PartitionKey":"{key}"}}"#);
    let input = read::<k::PutRecord>(&body).expect("readable");
    assert_eq!(wire::validate(&input, k::PutRecord::META), Ok(()));
}

#[test]
fn diagnostics_hold_no_secrets_and_no_data() {
    let input = read::<k::PutRecord>(r#"{"StreamName":"s","Data":"YWJj"}"#).expect("readable");
    assert_eq!(
        format!("{input:?}"),
        r#"PutRecordInput { StreamName: "s", Data: (3 bytes) }"#
    );
    let key = model::iam::AccessKey {
        access_key_id: Some("AKIAIOSFODNN7EXAMPLE".to_owned()),
        secret_access_key: Some("wJalrXUtnFEMI".to_owned()),
        ..Default::default()
    };
    assert_eq!(
        format!("{key:?}"),
        r#"AccessKey { AccessKeyId: "AKIAIOSFODNN7EXAMPLE", SecretAccessKey: (secret) }"#
    );
}

// Blobs of one document share memory as long as they are small; that must not show.
#[test]
fn blobs_of_one_document_keep_apart() {
    let lengths = [
        1,
        2,
        3,
        0,
        1_024,
        1 << 20,
        5,
        (1 << 20) + 1,
        700,
        1 << 19,
        1 << 19,
        9,
    ];
    let data: Vec<Vec<u8>> = lengths
        .iter()
        .enumerate()
        .map(|(place, length)| vec![place as u8; *length])
        .collect();
    let records: Vec<String> = data
        .iter()
        .map(|data| {
            let data = base64_simd::STANDARD.encode_to_string(data);
            format!(r#"{{"Data":"{data}","PartitionKey":"k"}}"#)
        })
        .collect();
    let text = format!(r#"{{"Records":[{}],"StreamName":"s"}}"#, records.join(","));
    let input = read::<k::PutRecords>(&text).expect("an input");
    let read_back: Vec<Bytes> = input
        .records
        .expect("records")
        .into_iter()
        .map(|entry| entry.data.expect("data"))
        .collect();
    assert_eq!(read_back, data);

    let bad = text.replacen("CAgI", "CA*I", 1);
    let fault = read::<k::PutRecords>(&bad).expect_err("not base64");
    assert_eq!(fault.code, "SerializationException");
    assert!(
        fault.message.ends_with("Invalid Base64 character: '*'"),
        "{}",
        fault.message.len()
    );
}

#[test]
fn long_answers_are_written_in_pieces() {
    let record = |place: usize| k::Record {
        sequence_number: Some(place.to_string()),
        approximate_arrival_timestamp: Some(Timestamp::from_millis(
            1_700_000_000_001 + place as i64 % 900,
        )),
        data: Some(Bytes::from(vec![place as u8; place * 37 % 4_000])),
        partition_key: Some(format!("\"key\\ \u{1}ß{place}")),
        encryption_type: place.is_multiple_of(3).then(|| "KMS".to_owned()),
    };
    for count in [0, 1, 100, 1_000] {
        let mut records: Vec<k::Record> = (0..count).map(record).collect();
        if count == 1 {
            // One element that is longer than a piece.
            records[0].data = Some(Bytes::from(vec![7; 3 << 20]));
        }
        let output = k::GetRecordsOutput {
            records: Some(records),
            next_shard_iterator: Some("next".to_owned()),
            millis_behind_latest: Some(count as i64),
            child_shards: None,
        };
        let expected = support::plain(&output);
        let reply = reply::<k::GetRecords>(Protocol::AwsJson11, output);
        let is_made = matches!(reply.body, wire::Payload::Made { .. });
        assert_eq!(is_made, [1, 1_000].contains(&count), "{count}");
        let text = body(reply);
        let read: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
        assert_eq!(read, expected, "{count}");
    }
}
