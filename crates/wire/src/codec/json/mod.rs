//! AWS JSON 1.0 and 1.1, and the documents inside REST-JSON.

pub(crate) mod read;
mod write;

use bytes::Bytes;

use crate::schema::{Location, Protocol, ServiceMeta};
use crate::{Fault, OperationMeta, Payload, Structure};

pub(crate) use read::Reader;
pub(crate) use write::{Select, Writer, structure as write_structure, value as write_value};

use super::shape_code;

/// The content type of a JSON protocol.
pub(crate) fn content_type(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::AwsJson10 => "application/x-amz-json-1.0",
        _ => "application/x-amz-json-1.1",
    }
}

/// A request that is no JSON object, or a value of the wrong kind.
pub(crate) fn serialization(message: impl Into<String>) -> Fault {
    Fault::client("SerializationException", message)
}

pub(crate) fn decode(
    meta: &OperationMeta,
    target: &mut dyn Structure,
    body: &Bytes,
) -> Result<(), Fault> {
    read::document(body, target, Location::Body).map_err(|fault| capital_message(meta, fault))
}

/// Whether a body is JSON, and an object.
pub(crate) fn is_object(body: &Bytes) -> bool {
    Reader::new(body).object().is_ok()
}

/// Kinesis begins the name of this one message with a capital letter.
pub(crate) fn capital_message(meta: &OperationMeta, fault: Fault) -> Fault {
    if meta.service == "kinesis" {
        fault.with_message_member("Message")
    } else {
        fault
    }
}

fn writer(output: &dyn Structure) -> Writer {
    let mut out = Writer::new();
    write_structure(&mut out, output, Select::All);
    out
}

pub(crate) fn write(output: &dyn Structure) -> Vec<u8> {
    writer(output).finish()
}

/// The body of an answer.
pub(crate) fn body(output: &dyn Structure) -> Payload {
    writer(output).into_payload()
}

/// The error document of AWS JSON.
pub(crate) fn fault(service: &ServiceMeta, fault: &Fault) -> Vec<u8> {
    let mut out = Writer::new();
    out.begin(b'{');
    // CloudWatch and SQS answer with qualified shape names; the others with plain ones.
    let code = shape_code(service, fault);
    out.key("__type");
    if service.query_compatible {
        out.string(&format!("{}#{code}", qualifier(service)));
    } else {
        out.string(code);
    }
    if !fault.message.is_empty() {
        out.key(fault.message_member.unwrap_or("message"));
        out.string(&fault.message);
    }
    for (name, value) in &fault.fields {
        out.key(name);
        out.string(value);
    }
    out.end(b'}');
    out.finish()
}

/// `com.amazonaws.cloudwatch.v2010_08_01`, `com.amazonaws.sqs`.
fn qualifier(service: &ServiceMeta) -> String {
    if service.name == "sqs" {
        return "com.amazonaws.sqs".to_owned();
    }
    let name = if service.name == "monitoring" {
        "cloudwatch"
    } else {
        service.name
    };
    format!(
        "com.amazonaws.{name}.v{}",
        service.api_version.replace('-', "_")
    )
}
