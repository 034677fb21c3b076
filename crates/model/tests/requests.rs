//! Requests as botocore writes them are read to what botocore was given, for every operation in
//! every protocol that botocore speaks to it.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use bytes::Bytes;
use serde_json::Value;
use support::plain;
use wire::codec::{RequestParts, decode, form_pairs};
use wire::schema::Protocol;

fn protocol(service: &str, name: &str) -> Protocol {
    match name {
        "json" if service == "monitoring" => Protocol::AwsJson10,
        "json" => Protocol::AwsJson11,
        "query" => Protocol::Query,
        "smithy-rpc-v2-cbor" => Protocol::RpcV2Cbor,
        "rest-json" => Protocol::RestJson,
        "rest-xml" => Protocol::RestXml,
        other => panic!("protocol {other}"),
    }
}

#[test]
fn every_request_of_botocore_is_read_to_its_parameters() {
    let lines = include_str!("golden/requests.jsonl").lines();
    let mut count = 0;
    for line in lines {
        let case: Value = serde_json::from_str(line).expect("a case");
        let text = |key: &str| case[key].as_str().unwrap_or_else(|| panic!("{key}"));
        let (service, name) = (text("service"), text("operation"));
        let about = format!("{service}:{name} as {}", text("protocol"));
        let protocol = protocol(service, text("protocol"));
        let headers: Vec<(&str, &str)> = case["headers"]
            .as_object()
            .expect("headers")
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str().expect("text")))
            .collect();
        let (path, query) = text("uri").split_once('?').unwrap_or((text("uri"), ""));
        let query = form_pairs(query.as_bytes());
        let mut labels = Vec::new();
        if matches!(protocol, Protocol::RestXml | Protocol::RestJson) {
            let service = model::service(service).expect("a service");
            let has = |name: &str| headers.iter().any(|(header, _)| *header == name);
            let (found, parts) =
                model::route_rest(service, text("method"), path, &query, &has).expect(&about);
            assert_eq!(found.name, name, "{about}");
            labels = parts;
        }
        let body = base64_simd::STANDARD
            .decode_to_vec(text("body").as_bytes())
            .expect("base64");
        let body = Bytes::from(body);
        let request = RequestParts {
            method: text("method"),
            labels: &labels,
            query: &query,
            headers: &headers,
            body: &body,
        };
        let meta = model::find(service, name)
            .and_then(|found| found.meta)
            .expect(&about);
        let input =
            decode(protocol, meta, &request).unwrap_or_else(|fault| panic!("{about}: {fault}"));
        assert_eq!(plain(input.as_ref()), case["input"], "{about}");
        count += 1;
    }
    assert!(count > 230, "only {count} cases");
}
