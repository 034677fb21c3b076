//! CBOR, in the two dialects that AWS speaks: Kinesis' twin of AWS JSON, and Smithy RPC v2.

mod read;
mod write;

use bytes::Bytes;

use crate::schema::ServiceMeta;
use crate::{Fault, Payload, Structure};

use super::shape_code;
use write::Writer;

pub(crate) const AWS_CONTENT_TYPE: &str = "application/x-amz-cbor-1.1";
pub(crate) const RPC_CONTENT_TYPE: &str = "application/cbor";

/// What tells the two apart: points in time are milliseconds in the older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// `application/x-amz-cbor-1.1`.
    Aws,
    /// Smithy RPC v2 CBOR.
    RpcV2,
}

pub(crate) fn decode(
    target: &mut dyn Structure,
    body: &Bytes,
    dialect: Dialect,
) -> Result<(), Fault> {
    // RPC v2 lets an operation without members come without a body.
    if body.is_empty() && dialect == Dialect::RpcV2 {
        return Ok(());
    }
    read::document(target, body, dialect)
}

/// Whether a body begins as a map does.
pub(crate) fn is_map(body: &[u8]) -> bool {
    body.first().is_some_and(|head| head >> 5 == 5)
}

fn writer(output: &dyn Structure, dialect: Dialect) -> Writer {
    let mut out = Writer::new(dialect);
    out.structure(output);
    out
}

pub(crate) fn write(output: &dyn Structure, dialect: Dialect) -> Vec<u8> {
    writer(output, dialect).finish()
}

/// The body of an answer.
pub(crate) fn body(output: &dyn Structure, dialect: Dialect) -> Payload {
    writer(output, dialect).into_payload()
}

pub(crate) fn fault(service: &ServiceMeta, fault: &Fault) -> Vec<u8> {
    let mut out = Writer::new(Dialect::RpcV2);
    let message = usize::from(!fault.message.is_empty());
    out.map(1 + message + fault.fields.len());
    out.text("__type");
    let code = shape_code(service, fault);
    if service.query_compatible {
        out.text(&format!("com.amazonaws.cloudwatch#{code}"));
    } else {
        out.text(code);
    }
    if message == 1 {
        out.text(fault.message_member.unwrap_or("message"));
        out.text(&fault.message);
    }
    for (name, value) in &fault.fields {
        out.text(name);
        out.text(value);
    }
    out.finish()
}
