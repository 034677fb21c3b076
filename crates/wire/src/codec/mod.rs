//! Requests to structures and structures to answers, a codec per protocol.
//!
//! Nothing here knows HTTP types: the caller hands over what it read and gets what it has to send.

mod base64;
mod cbor;
mod document;
mod event_stream;
mod json;
mod query;
mod rest;
mod rest_json;
mod rest_xml;
mod sqs_query;
mod xml;

use std::borrow::Cow;

use bytes::Bytes;

use crate::schema::{Kind, Protocol, ServiceMeta};
use crate::value::Slot;
use crate::{Fault, OperationMeta, Payload, Structure};

pub use query::{check_form, form_pairs};

/// Depth of nesting beyond which a document is refused.
pub(crate) const DEPTH_MAX: usize = 64;

/// Elements of lists and maps, parameters, or elements of XML, beyond which a document is refused: in
/// memory an empty one takes a hundred times what it takes on the wire. The largest that AWS takes
/// are 10,000 parts of an upload, and 1,000 metrics of 150 values with as many counts.
pub(crate) const ELEMENTS_MAX: usize = 350_000;

/// Elements of a document that were kept so far.
#[derive(Debug, Default)]
pub(crate) struct Elements(usize);

impl Elements {
    /// Counts one that is about to be kept.
    ///
    /// # Errors
    /// `SerializationException` for one more than [`ELEMENTS_MAX`].
    pub(crate) fn count(&mut self) -> Result<(), Fault> {
        self.0 += 1;
        match self.0 {
            0..=ELEMENTS_MAX => Ok(()),
            _ => Err(too_many_elements()),
        }
    }
}

/// The fault of a document with more than that.
pub(crate) fn too_many_elements() -> Fault {
    let message = format!("The request has more than {ELEMENTS_MAX} elements.");
    Fault::client("SerializationException", message)
}

/// A request as it arrived.
#[derive(Debug, Clone, Copy)]
pub struct RequestParts<'a> {
    /// The method.
    pub method: &'a str,
    /// The path's labels, percent-decoded, from the router.
    pub labels: &'a [(&'static str, String)],
    /// The query parameters, percent-decoded, in order.
    pub query: &'a [(String, String)],
    /// The headers, names in lower case.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body; empty where the operation's input streams (see [`set_payload`]).
    pub body: &'a Bytes,
}

impl RequestParts<'_> {
    /// The first header of that lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(header, _)| *header == name)
            .map(|(_, value)| *value)
    }
}

/// An answer to be sent.
#[derive(Debug)]
pub struct ReplyParts {
    /// The HTTP status.
    pub status: u16,
    /// The headers, without `content-length`.
    pub headers: Vec<(Cow<'static, str>, String)>,
    /// The body.
    pub body: Payload,
}

impl ReplyParts {
    fn new(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Payload::Empty,
        }
    }

    fn header(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        self.headers.push((name.into(), value.into()));
    }

    fn document(&mut self, content_type: &str, body: Vec<u8>) {
        self.header("content-type", content_type);
        self.body = Payload::Bytes(Bytes::from(body));
    }
}

/// Reads the input of an operation. Constraints are not checked: see [`crate::validate`].
///
/// # Errors
/// The fault that the protocol answers to a request it cannot read, such as
/// `SerializationException`.
pub fn decode(
    protocol: Protocol,
    meta: &'static OperationMeta,
    request: &RequestParts<'_>,
) -> Result<Box<dyn Structure>, Fault> {
    let mut input = (meta.new_input)();
    let target = input.as_mut();
    match protocol {
        Protocol::AwsJson10 | Protocol::AwsJson11 => json::decode(meta, target, request.body)?,
        Protocol::AwsCbor11 => cbor::decode(target, request.body, cbor::Dialect::Aws)
            .map_err(|fault| json::capital_message(meta, fault))?,
        Protocol::RpcV2Cbor => cbor::decode(target, request.body, cbor::Dialect::RpcV2)?,
        Protocol::Query if meta.service == "sqs" => sqs_query::decode(target, request)?,
        Protocol::Query => query::decode(target, request)?,
        Protocol::RestXml => rest_xml::decode(target, request)?,
        Protocol::RestJson => rest_json::decode(target, request)?,
    }
    Ok(input)
}

/// Whether a body is a document of the protocol whose outermost value is an object.
pub fn is_object(protocol: Protocol, body: &Bytes) -> bool {
    match protocol {
        Protocol::AwsCbor11 | Protocol::RpcV2Cbor => cbor::is_map(body),
        _ => json::is_object(body),
    }
}

/// Hands the request's streaming body over to the input's payload member, if it has one.
pub fn set_payload(input: &mut dyn Structure, payload: Payload) {
    if let Some(index) = input.schema().payload
        && let Some(Slot::Stream(place)) = input.slot(index)
    {
        *place = Some(payload);
    }
}

/// Writes the answer of an operation that succeeded.
pub fn encode(
    protocol: Protocol,
    service: &'static ServiceMeta,
    meta: &OperationMeta,
    mut output: Box<dyn Structure>,
    request_id: &str,
) -> ReplyParts {
    let output = output.as_mut();
    let mut reply = ReplyParts::new(meta.http.status);
    match protocol {
        Protocol::AwsJson10 | Protocol::AwsJson11 => {
            request_id_header(&mut reply, service, request_id);
            if meta.has_output {
                reply.header("content-type", json::content_type(protocol));
                reply.body = json::body(output);
            } else {
                // An operation without output answers with no body at all.
                reply.header("content-type", json::content_type(protocol));
            }
        }
        Protocol::AwsCbor11 => {
            request_id_header(&mut reply, service, request_id);
            if meta.has_output {
                reply.header("content-type", cbor::AWS_CONTENT_TYPE);
                reply.body = cbor::body(output, cbor::Dialect::Aws);
            } else {
                reply.header("content-type", cbor::AWS_CONTENT_TYPE);
            }
        }
        Protocol::RpcV2Cbor => {
            request_id_header(&mut reply, service, request_id);
            reply.header("smithy-protocol", "rpc-v2-cbor");
            if meta.has_output {
                reply.header("content-type", cbor::RPC_CONTENT_TYPE);
                reply.body = cbor::body(output, cbor::Dialect::RpcV2);
            }
        }
        Protocol::Query => {
            request_id_header(&mut reply, service, request_id);
            if service.name == "sqs" {
                sqs_query::encode(&mut reply, service, meta, output, request_id);
            } else {
                query::encode(&mut reply, service, meta, output, request_id);
            }
        }
        Protocol::RestXml => rest_xml::encode(&mut reply, service, output, request_id),
        Protocol::RestJson => {
            request_id_header(&mut reply, service, request_id);
            rest_json::encode(&mut reply, output);
        }
    }
    stream_events(protocol, service, output, &mut reply);
    reply
}

/// The body of an operation whose output is an event stream, in protocols that know no payload.
fn stream_events(
    protocol: Protocol,
    service: &'static ServiceMeta,
    output: &mut dyn Structure,
    reply: &mut ReplyParts,
) {
    let schema = output.schema();
    if schema.payload.is_some() {
        return;
    }
    let at = schema
        .members
        .iter()
        .position(|member| matches!(member.shape.kind, Kind::Stream));
    if let Some(index) = at
        && let Some(Slot::Stream(place)) = output.slot(index)
        && let Some(payload) = place.take()
    {
        reply.headers.retain(|(name, _)| name != "content-type");
        reply.header("content-type", event_stream::CONTENT_TYPE);
        reply.body = match payload {
            Payload::Events(events) => Payload::Stream {
                length: None,
                chunks: Box::new(event_stream::Framed::new(protocol, service, output, events)),
            },
            framed => framed,
        };
    }
}

/// Writes the answer of an operation that failed.
pub fn encode_fault(
    protocol: Protocol,
    service: &ServiceMeta,
    fault: &Fault,
    request_id: &str,
) -> ReplyParts {
    let mut reply = ReplyParts::new(status(service, fault));
    match protocol {
        Protocol::AwsJson10 | Protocol::AwsJson11 => {
            request_id_header(&mut reply, service, request_id);
            query_error_header(&mut reply, service, fault);
            reply.document(json::content_type(protocol), json::fault(service, fault));
        }
        Protocol::AwsCbor11 => {
            request_id_header(&mut reply, service, request_id);
            reply.document(cbor::AWS_CONTENT_TYPE, cbor::fault(service, fault));
        }
        Protocol::RpcV2Cbor => {
            request_id_header(&mut reply, service, request_id);
            query_error_header(&mut reply, service, fault);
            reply.header("smithy-protocol", "rpc-v2-cbor");
            reply.document(cbor::RPC_CONTENT_TYPE, cbor::fault(service, fault));
        }
        Protocol::Query => {
            request_id_header(&mut reply, service, request_id);
            query::fault(&mut reply, service, fault, request_id);
        }
        Protocol::RestXml => rest_xml::fault(&mut reply, fault, request_id),
        Protocol::RestJson => {
            request_id_header(&mut reply, service, request_id);
            rest_json::fault(&mut reply, service, fault);
        }
    }
    for (name, value) in &fault.headers {
        reply.header(name.clone(), value.clone());
    }
    reply
}

/// The fault's status; where it has the usual one, what the service's model says.
fn status(service: &ServiceMeta, fault: &Fault) -> u16 {
    match (fault.status, service.error(&fault.code)) {
        (400, Some(error)) => error.status,
        (status, _) => status,
    }
}

fn request_id_header(reply: &mut ReplyParts, service: &ServiceMeta, request_id: &str) {
    reply.header("x-amzn-requestid", request_id);
    if service.name == "kinesis" {
        reply.header("x-amz-id-2", extended_id(request_id));
    }
}

/// The second, opaque identifier of a request: base64 of some 64 to 80 bytes.
pub fn extended_id(request_id: &str) -> String {
    base64_simd::STANDARD.encode_to_string(format!("{request_id:=>32}{request_id:=>40}").as_bytes())
}

/// The name of an error in JSON and CBOR: its shape's.
fn shape_code<'a>(service: &ServiceMeta, fault: &'a Fault) -> &'a str {
    match service.error(&fault.code) {
        Some(error) => error.shape,
        // The one error that front ends make themselves under two names.
        None if service.query_compatible && fault.code == "ValidationError" => {
            "ValidationException"
        }
        None => &fault.code,
    }
}

/// The name of an error in Query and XML.
fn query_code<'a>(service: &ServiceMeta, fault: &'a Fault) -> &'a str {
    service
        .error(&fault.code)
        .map_or(fault.code.as_ref(), |error| error.code)
}

/// `x-amzn-query-error`, by which clients of services that once spoke Query keep their codes.
///
/// See "AWS query compatible" in the Smithy documentation of AWS protocols.
fn query_error_header(reply: &mut ReplyParts, service: &ServiceMeta, fault: &Fault) {
    if service.query_compatible {
        let side = match fault.kind {
            crate::FaultKind::Client => "Sender",
            crate::FaultKind::Server => "Receiver",
        };
        reply.header(
            "x-amzn-query-error",
            format!("{};{side}", query_code(service, fault)),
        );
    }
}
