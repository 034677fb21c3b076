//! Requests and answers as text, for tests of the wire forms.
#![allow(dead_code, reason = "each test binary uses its part")]

pub mod fill;

use bytes::Bytes;
use wire::codec::{ReplyParts, RequestParts, decode, encode, encode_fault};
use wire::schema::{Protocol, ServiceMeta};
use wire::{Fault, Operation, OperationMeta, Payload, Structure};

/// Identifier of every answer here.
pub const REQUEST_ID: &str = "c6104cbe-af31-11e0-8154-cbc7ccf896c7";

/// A request with only a body.
pub fn read_body<O: Operation>(protocol: Protocol, body: &[u8]) -> Result<O::Input, Fault> {
    let body = Bytes::copy_from_slice(body);
    let request = RequestParts {
        method: "POST",
        labels: &[],
        query: &[],
        headers: &[],
        body: &body,
    };
    decode(protocol, O::META, &request).map(|input| input.downcast().expect("the input's type"))
}

/// A request of a REST service, routed as the gateway does.
pub fn read_rest(
    service: &str,
    method: &str,
    uri: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Result<(&'static OperationMeta, Box<dyn Structure>), Fault> {
    let service = model::service(service).expect("a service");
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let query = wire::codec::form_pairs(query.as_bytes());
    let has = |name: &str| headers.iter().any(|(header, _)| *header == name);
    let (operation, labels) =
        model::route_rest(service, method, path, &query, &has).expect("a route");
    let meta = operation
        .meta
        .unwrap_or_else(|| panic!("{} is not generated", operation.name));
    let protocol = service.protocols[0];
    let body = Bytes::copy_from_slice(body.as_bytes());
    let request = RequestParts {
        method,
        labels: &labels,
        query: &query,
        headers,
        body: &body,
    };
    Ok((meta, decode(protocol, meta, &request)?))
}

/// The answer to an operation that succeeded.
pub fn reply<O: Operation>(protocol: Protocol, output: O::Output) -> ReplyParts {
    let service = service_of(O::META);
    encode(protocol, service, O::META, Box::new(output), REQUEST_ID)
}

/// The answer to an operation that failed.
pub fn refusal(service: &str, protocol: Protocol, fault: &Fault) -> ReplyParts {
    let service = model::service(service).expect("a service");
    encode_fault(protocol, service, fault, REQUEST_ID)
}

/// The operation's service.
pub fn service_of(meta: &OperationMeta) -> &'static ServiceMeta {
    model::service(meta.service).expect("a service")
}

/// The body of an answer.
pub fn body(reply: ReplyParts) -> Vec<u8> {
    match reply.body {
        Payload::Empty => Vec::new(),
        Payload::Bytes(bytes) => bytes.to_vec(),
        Payload::Made { length, pieces } => {
            let pieces: Vec<Bytes> = pieces.collect();
            let whole = pieces.concat();
            assert_eq!(whole.len() as u64, length, "as announced");
            assert!(pieces.iter().all(|piece| !piece.is_empty()));
            whole
        }
        Payload::Stream { .. } | Payload::Events(_) => panic!("the body streams"),
    }
}

/// The body of an answer as text.
pub fn text(reply: ReplyParts) -> String {
    String::from_utf8(body(reply)).expect("text")
}

/// The value of a header.
pub fn header(reply: &ReplyParts, name: &str) -> Option<String> {
    let found = reply.headers.iter().find(|(header, _)| header == name);
    found.map(|(_, value)| value.clone())
}

/// A structure as plain JSON under the model's names: blobs in base64, times in epoch seconds.
pub fn plain(structure: &dyn Structure) -> serde_json::Value {
    let schema = structure.schema();
    let members = schema
        .members
        .iter()
        .enumerate()
        .filter_map(|(index, member)| {
            Some((member.name.to_owned(), plain_value(structure.view(index)?)))
        });
    serde_json::Value::Object(members.collect())
}

fn plain_value(view: wire::value::View<'_>) -> serde_json::Value {
    use wire::value::View;
    match view {
        View::String(text) => text.into(),
        View::Integer(value) => value.into(),
        View::Boolean(value) => value.into(),
        View::Double(value) => value.into(),
        View::Blob(bytes) => base64_simd::STANDARD.encode_to_string(bytes).into(),
        View::Stream(_) => serde_json::Value::Null,
        View::Timestamp(time) => (time.millis() as f64 / 1000.0).into(),
        View::List(list) => (0..list.len())
            .filter_map(|index| list.at(index))
            .map(plain_value)
            .collect(),
        View::Map(map) => serde_json::Value::Object(
            map.entries()
                .map(|(key, value)| (key.to_owned(), plain_value(value)))
                .collect(),
        ),
        View::Structure(inner) => plain(inner),
    }
}
