//! What a codec writes it reads again, and whatever it reads it does not fall over.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use std::sync::OnceLock;

use bytes::Bytes;
use proptest::prelude::*;
use support::fill::{Numbers, fill};
use support::{body, plain};
use wire::OperationMeta;
use wire::codec::{RequestParts, decode, encode};
use wire::schema::{Location, Protocol, ServiceMeta};

type Case = (&'static ServiceMeta, Protocol, &'static OperationMeta);

/// Every generated operation in every protocol of its service.
fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        let mut out = Vec::new();
        for service in model::services() {
            for meta in service
                .operations
                .iter()
                .filter_map(|operation| operation.meta)
            {
                out.extend(
                    service
                        .protocols
                        .iter()
                        .map(|protocol| (*service, *protocol, meta)),
                );
            }
        }
        out
    })
}

/// The operation turned round: its output is what it reads.
fn turned(meta: &'static OperationMeta) -> &'static OperationMeta {
    Box::leak(Box::new(OperationMeta {
        service: meta.service,
        name: meta.name,
        http: meta.http,
        input: meta.output,
        output: meta.output,
        new_input: meta.new_output,
        new_output: meta.new_output,
        result_wrapper: meta.result_wrapper,
        has_output: true,
        checksum_required: false,
    }))
}

fn turned_cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        let readable = |(_, protocol, meta): &&Case| {
            // Answers of Query are XML and its requests forms; the one bare document of S3 and a
            // payload that is a text have forms of their own.
            *protocol != Protocol::Query && meta.name != "GetBucketLocation"
        };
        cases()
            .iter()
            .filter(readable)
            .map(|(s, p, meta)| (*s, *p, turned(meta)))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn answers_are_read_back(at in 0..turned_cases().len(), seed: u64, sparse: bool) {
        let (service, protocol, meta) = turned_cases()[at];
        let mut output = (meta.new_output)();
        fill(output.as_mut(), &mut Numbers(seed), sparse);
        let expected = plain(output.as_ref());
        let reply = encode(protocol, service, meta, output, "id");
        let headers = reply.headers.clone();
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (name.as_ref(), value.as_str())).collect();
        let body = Bytes::from(body(reply));
        let request =
            RequestParts { method: "POST", labels: &[], query: &[], headers: &headers, body: &body };
        let read = decode(protocol, meta, &request).map_err(|fault| {
            TestCaseError::fail(format!("{meta:?} as {protocol:?}: {fault}"))
        })?;
        prop_assert_eq!(plain(read.as_ref()), expected, "{:?} as {:?}", meta, protocol);
    }

    #[test]
    fn any_body_is_read_or_refused(
        at in 0..cases().len(),
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let (_, protocol, meta) = cases()[at];
        let body = Bytes::from(bytes);
        let request =
            RequestParts { method: "POST", labels: &[], query: &[], headers: &[], body: &body };
        let _ = decode(protocol, meta, &request).map(|input| wire::validate(input.as_ref(), meta));
    }

    #[test]
    fn damaged_bodies_are_read_or_refused(
        at in 0..turned_cases().len(),
        seed: u64,
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut: prop::sample::Index,
    ) {
        let (service, protocol, meta) = turned_cases()[at];
        let mut output = (meta.new_output)();
        fill(output.as_mut(), &mut Numbers(seed), true);
        let mut bytes = body(encode(protocol, service, meta, output, "id"));
        if !bytes.is_empty() {
            for (place, byte) in &damage {
                let place = place.index(bytes.len());
                bytes[place] = *byte;
            }
            let length = cut.index(bytes.len() * 2);
            bytes.truncate(length);
        }
        let body = Bytes::from(bytes);
        let request =
            RequestParts { method: "POST", labels: &[], query: &[], headers: &[], body: &body };
        let _ = decode(protocol, meta, &request);
    }

    #[test]
    fn any_text_in_headers_and_parameters_is_read_or_refused(
        at in 0..cases().len(),
        texts in proptest::collection::vec("\\PC{0,12}", 1..5),
    ) {
        let (_, protocol, meta) = cases()[at];
        let text = |index: usize| texts[index % texts.len()].clone();
        let at = |location: Location| {
            let members = meta.input.members.iter().filter(move |m| m.location == location);
            members.enumerate().map(|(index, member)| (member.wire, text(index)))
        };
        let labels: Vec<(&'static str, String)> = at(Location::Label).collect();
        let query: Vec<(String, String)> =
            at(Location::Query).map(|(name, text)| (name.to_owned(), text)).collect();
        let values: Vec<(&str, String)> =
            at(Location::Header).chain(at(Location::PrefixHeaders)).collect();
        let headers: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let request = RequestParts {
            method: meta.http.method,
            labels: &labels,
            query: &query,
            headers: &headers,
            body: &Bytes::new(),
        };
        let _ = decode(protocol, meta, &request).map(|input| wire::validate(input.as_ref(), meta));
    }
}

#[test]
fn deep_nesting_is_refused() {
    for (open, protocol) in [
        (&b"["[..], Protocol::AwsJson11),
        (b"{\"a\":", Protocol::AwsJson11),
    ] {
        let mut bytes = b"{\"Unknown\":".to_vec();
        bytes.extend(open.repeat(100_000));
        let read = support::read_body::<model::kinesis::PutRecord>(protocol, &bytes);
        assert_eq!(
            read.map(|_| ()).map_err(|fault| fault.code),
            Err("SerializationException".into())
        );
    }
    let mut bytes = b"\xa1\x67Unknown".to_vec();
    bytes.extend([0x81; 100_000]);
    let read = support::read_body::<model::kinesis::PutRecord>(Protocol::AwsCbor11, &bytes);
    assert!(read.is_err());
    let xml = "<Delete>".repeat(100_000);
    let read = support::read_rest("s3", "POST", "/b?delete", &[], &xml);
    assert_eq!(
        read.map(|_| ()).map_err(|fault| fault.code),
        Err("MalformedXML".into())
    );
    let form = format!("Parameters{}=1", ".member".repeat(100_000));
    let read =
        support::read_body::<model::cloudformation::CreateStack>(Protocol::Query, form.as_bytes());
    assert!(read.is_err());
}
