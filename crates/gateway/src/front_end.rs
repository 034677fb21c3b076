//! What Kinesis' front end answers before it asks who calls: to other methods and content types, to
//! empty bodies, to unknown operations. And the headers by which it lets web pages call.

use bytes::Bytes;
use http::header::{
    ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, CONTENT_TYPE, ORIGIN,
};
use http::{HeaderMap, Method};
use wire::codec::{self, ReplyParts};
use wire::schema::{Protocol, ServiceMeta};
use wire::{Fault, Payload};

use crate::route::{self, Request};

/// How long browsers may keep the answer to a preflight, in seconds.
const PREFLIGHT_SECONDS: &str = "172800";
const EXPOSED: &str = "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,\
    x-amzn-ErrorMessage,Date";

/// What a content type makes of a request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `application/x-amz-json-1.1` or `application/x-amz-cbor-1.1`.
    Spoken,
    /// `application/json`, of a protocol that is no longer spoken.
    Retired,
    /// Any other, or none.
    Other,
}

fn kind(headers: &HeaderMap) -> Kind {
    let text = text(headers, CONTENT_TYPE.as_str()).unwrap_or_default();
    match text.split(';').next().unwrap_or_default().trim() {
        "application/x-amz-json-1.1" | "application/x-amz-cbor-1.1" => Kind::Spoken,
        "application/json" => Kind::Retired,
        _ => Kind::Other,
    }
}

/// The answer to a preflight of a web page whose origin is allowed; `None` for other requests.
/// Paths do not matter to Kinesis, but beside `/` they are S3's unless the page is going to send a
/// target.
pub(crate) fn preflight(
    method: &Method,
    path: &str,
    headers: &HeaderMap,
    request_id: &str,
) -> Option<ReplyParts> {
    if method != Method::OPTIONS || !headers.contains_key(ORIGIN) {
        return None;
    }
    let asked = text(headers, ACCESS_CONTROL_REQUEST_HEADERS.as_str());
    let names_target = asked.is_some_and(|names| {
        names
            .split(',')
            .any(|name| name.trim().eq_ignore_ascii_case("x-amz-target"))
    });
    if path != "/" && !names_target {
        return None;
    }
    let mut reply = ReplyParts {
        status: 200,
        headers: vec![
            ("x-amzn-requestid".into(), request_id.to_owned()),
            ("access-control-allow-origin".into(), "*".to_owned()),
        ],
        body: Payload::Empty,
    };
    let methods = text(headers, ACCESS_CONTROL_REQUEST_METHOD.as_str());
    for (name, value) in [
        ("access-control-allow-headers", asked),
        ("access-control-allow-methods", methods),
        ("access-control-max-age", Some(PREFLIGHT_SECONDS)),
    ] {
        let value = value.map(|value| (name.into(), value.to_owned()));
        reply.headers.extend(value);
    }
    Some(reply)
}

/// Adds what lets a page of an allowed origin see an answer.
pub(crate) fn show_to_pages(reply: &mut ReplyParts) {
    let headers = [
        ("access-control-allow-origin", "*"),
        ("access-control-expose-headers", EXPOSED),
    ];
    reply
        .headers
        .extend(headers.map(|(name, value)| (name.into(), value.to_owned())));
}

/// The refusal of a request that does not get as far as its signature.
pub(crate) fn refusal(
    request: &Request<'_>,
    service: &'static ServiceMeta,
    protocol: Protocol,
    body: &Bytes,
    request_id: &str,
) -> Option<ReplyParts> {
    let undetermined = || {
        let message = "Unable to determine service/operation name to be authorized";
        xml_fault(403, "AccessDeniedException", message, request_id)
    };
    if request.method != Method::POST {
        return Some(undetermined());
    }
    let target = text(request.headers, "x-amz-target").unwrap_or_default();
    let is_known = route::operation(request, service, protocol).is_ok();
    let kind = kind(request.headers);
    if kind == Kind::Spoken {
        let code = match (is_known, body.is_empty()) {
            (true, false) => return None,
            (true, true) => "SerializationException",
            (false, false) if !codec::is_object(protocol, body) => "SerializationException",
            (false, _) => "UnknownOperationException",
        };
        let fault = Fault::client(code, "");
        return Some(codec::encode_fault(protocol, service, &fault, request_id));
    }
    if body.is_empty() {
        let code = match is_known {
            true => "SerializationException",
            false => "UnknownOperationException",
        };
        let fault = Fault::client(code, "");
        let protocol = Protocol::AwsCbor11;
        return Some(codec::encode_fault(protocol, service, &fault, request_id));
    }
    if kind == Kind::Retired {
        let (status, code) = match codec::is_object(Protocol::AwsJson11, body) {
            true => (404, "UnknownOperationException"),
            false => (400, "SerializationException"),
        };
        let body = format!(
            "{{\"Output\":{{\"__type\":\"com.amazon.coral.service#{code}\"}},\"Version\":\"1.0\"}}"
        );
        let mut reply = plain(status, body, request_id);
        let content_type = "application/json".to_owned();
        reply.headers.push(("content-type".into(), content_type));
        return Some(reply);
    }
    let Some((prefix, name)) = target.split_once('.').filter(|(_, name)| !name.is_empty()) else {
        return Some(undetermined());
    };
    if service.target_prefix != Some(prefix) {
        let message =
            format!("No authorization strategy was found for service: {prefix}, operation: {name}");
        let code = "UnrecognizedClientException";
        return Some(xml_fault(403, code, &message, request_id));
    }
    Some(match is_known {
        true => plain(404, "<UnknownOperationException/>\n".to_owned(), request_id),
        false => plain(500, "<InternalFailure/>\n".to_owned(), request_id),
    })
}

/// A refusal of a caller, unless the body is worse: that is looked at first.
pub(crate) fn body_first(protocol: Protocol, body: &Bytes, fault: Fault) -> Fault {
    if codec::is_object(protocol, body) {
        fault
    } else {
        Fault::client("SerializationException", "")
    }
}

fn plain(status: u16, body: String, request_id: &str) -> ReplyParts {
    ReplyParts {
        status,
        headers: vec![
            ("x-amzn-requestid".into(), request_id.to_owned()),
            ("x-amz-id-2".into(), codec::extended_id(request_id)),
        ],
        body: Payload::Bytes(Bytes::from(body)),
    }
}

/// The frame of errors without a protocol: it has no content type. What stands in it of the
/// request is a header's text, escaped.
fn xml_fault(status: u16, code: &str, message: &str, request_id: &str) -> ReplyParts {
    let message = message
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let body = format!("<{code}>\n  <Message>{message}</Message>\n</{code}>\n");
    plain(status, body, request_id)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
