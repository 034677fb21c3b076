//! A request cannot take much more memory than its own bytes do, however empty its elements are.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use model::{cloudwatch, kinesis, s3};
use support::read_body;
use wire::schema::Protocol;
use wire::{Fault, Operation};

/// More than any request of AWS' has, in fewer bytes than some of them.
const MANY: usize = 1_000_000;
/// As many as the largest of them have.
const MOST: usize = 300_000;

fn code<O: Operation>(protocol: Protocol, body: &[u8]) -> Option<String> {
    let read: Result<O::Input, Fault> = read_body::<O>(protocol, body);
    read.err().map(|fault| fault.code.into_owned())
}

fn repeated(before: &[u8], element: &[u8], count: usize, after: &[u8]) -> Vec<u8> {
    [before, &element.repeat(count), after].concat()
}

fn records(count: usize) -> Vec<u8> {
    repeated(b"{\"Records\":[", b"{},", count, b"{}]}")
}

fn records_in_cbor(count: u32) -> Vec<u8> {
    let head = [b"\xa1\x67Records\x9a".as_slice(), &count.to_be_bytes()].concat();
    repeated(&head, b"\xa0", count as usize, b"")
}

#[test]
fn documents_of_too_many_elements_are_refused() {
    let refused = Some("SerializationException".to_owned());
    for (count, expected) in [(MOST, None), (MANY, refused.clone())] {
        assert_eq!(
            code::<kinesis::PutRecords>(Protocol::AwsJson11, &records(count)),
            expected
        );
        let cbor = records_in_cbor(u32::try_from(count).expect("fits"));
        assert_eq!(
            code::<kinesis::PutRecords>(Protocol::AwsCbor11, &cbor),
            expected
        );
        let form = repeated(b"Action=ListMetrics", b"&a", count, b"");
        assert_eq!(
            code::<cloudwatch::ListMetrics>(Protocol::Query, &form),
            expected
        );
    }
    // Names of many parts are as many places in memory.
    let parts = ".a".repeat(50);
    let deep = repeated(
        b"Action=ListMetrics",
        format!("&a{parts}").as_bytes(),
        40_000,
        b"",
    );
    assert_eq!(
        code::<cloudwatch::ListMetrics>(Protocol::Query, &deep),
        refused
    );
    let tags = repeated(
        b"{\"StreamName\":\"s\",\"Tags\":{",
        b"\"\":\"\",",
        MANY,
        b"\"\":\"\"}}",
    );
    assert_eq!(
        code::<kinesis::AddTagsToStream>(Protocol::AwsJson11, &tags),
        refused
    );
}

#[test]
fn xml_of_too_many_elements_or_attributes_is_malformed() {
    let refused = Some("MalformedXML".to_owned());
    let objects = |count| {
        repeated(
            b"<Delete>",
            b"<Object><Key>k</Key></Object>",
            count,
            b"</Delete>",
        )
    };
    assert_eq!(
        code::<s3::DeleteObjects>(Protocol::RestXml, &objects(1000)),
        None
    );
    assert_eq!(
        code::<s3::DeleteObjects>(Protocol::RestXml, &objects(MANY)),
        refused
    );
    // Compared each with each, so many would take hours.
    let attributes: String = (0..MANY).map(|number| format!(" a{number}=''")).collect();
    let attributes = format!("<Delete{attributes}></Delete>");
    assert_eq!(
        code::<s3::DeleteObjects>(Protocol::RestXml, attributes.as_bytes()),
        refused
    );
}

#[test]
fn refusals_show_the_beginning_of_what_is_too_long() {
    let input = read_body::<kinesis::PutRecords>(Protocol::AwsJson11, &records(MOST));
    let input = input.expect("within the bounds");
    let fault = wire::validate(&input, kinesis::PutRecords::META).expect_err("too many");
    assert!(
        fault
            .message
            .contains("Value '[PutRecordsRequestEntry(data=null, ")
    );
    assert!(
        fault
            .message
            .contains("at 'records' failed to satisfy constraint")
    );
    assert!(fault.message.len() < 2 << 20, "{}", fault.message.len());
}
