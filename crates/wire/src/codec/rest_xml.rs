//! REST-XML, as S3 speaks it.

use bytes::Bytes;

use super::xml::{
    Element, Writer, parse, read_element, read_structure, write_structure, write_value,
};
use super::{ReplyParts, RequestParts, extended_id, rest};
use crate::schema::{Kind, Location, Member, ServiceMeta};
use crate::value::{Slot, View};
use crate::{Fault, Payload, Structure};

const CONTENT_TYPE: &str = "application/xml";

/// See "Error responses" in the Amazon S3 API Reference.
fn malformed() -> Fault {
    Fault::client(
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published schema",
    )
}

fn refuse(member: &Member, text: &str) -> Fault {
    let message = match (member.wire, member.shape.kind) {
        ("partNumber", _) => {
            "Part number must be an integer between 1 and 10000, inclusive".to_owned()
        }
        (name, Kind::Integer | Kind::Long) => {
            format!("Provided {name} not an integer or within integer range")
        }
        (name, _) => format!("The value of {name} is not valid"),
    };
    Fault::client("InvalidArgument", message)
        .with_field("ArgumentName", member.wire)
        .with_field("ArgumentValue", text)
}

pub(crate) fn decode(target: &mut dyn Structure, request: &RequestParts<'_>) -> Result<(), Fault> {
    rest::decode(target, request, &refuse)?;
    let body = request.body;
    if let Some((index, member)) = rest::payload(target) {
        match target.slot(index) {
            Some(Slot::Stream(_)) | None => {}
            _ if body.is_empty() => {}
            Some(Slot::Blob(place)) => *place = Some(body.clone()),
            Some(Slot::String(place)) => *place = Some(text(body)?.to_owned()),
            Some(slot) => {
                let root = root(body)?;
                if root.name != member.wire {
                    return Err(malformed());
                }
                read_element(&root, slot, member.shape, Some(member), &malformed)?;
            }
        }
    } else if rest::has_document(target) && !body.is_empty() {
        let root = root(body)?;
        read_structure(&root, target, &malformed)?;
    }
    Ok(())
}

/// A document without the control characters that XML 1.0 does not have.
fn root(body: &Bytes) -> Result<Element, Fault> {
    let text = text(body)?;
    let is_foreign = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    if text.bytes().any(is_foreign) {
        return Err(malformed());
    }
    parse(text).map_err(|_| malformed())
}

fn text(body: &Bytes) -> Result<&str, Fault> {
    std::str::from_utf8(body).map_err(|_| malformed())
}

fn identify(reply: &mut ReplyParts, request_id: &str) {
    reply.header("x-amz-request-id", request_id);
    reply.header("x-amz-id-2", extended_id(request_id));
    reply.header("server", "AmazonS3");
}

pub(crate) fn encode(
    reply: &mut ReplyParts,
    service: &ServiceMeta,
    output: &mut dyn Structure,
    request_id: &str,
) {
    identify(reply, request_id);
    rest::encode(output, reply);
    // A part of an object is announced by its range alone.
    if reply.status == 200
        && reply
            .headers
            .iter()
            .any(|(name, _)| name == "content-range")
    {
        reply.status = 206;
    }
    if let Some((index, member)) = rest::payload(output) {
        if let Some(Slot::Stream(place)) = output.slot(index) {
            reply.body = place.take().unwrap_or_default();
            return;
        }
        match output.view(index) {
            Some(View::Blob(bytes)) => reply.body = Payload::Bytes(bytes.clone()),
            Some(View::String(text)) => {
                reply.header("content-type", "application/json");
                reply.body = Payload::Bytes(Bytes::copy_from_slice(text.as_bytes()));
            }
            Some(View::Structure(inner)) => {
                let mut out = begin();
                out.open_in(member.wire, service.xml_namespace);
                write_structure(&mut out, inner);
                out.close(member.wire);
                reply.document(CONTENT_TYPE, out.finish());
            }
            Some(view) => {
                let mut out = begin();
                write_value(&mut out, member.wire, view, member.shape, Some(member));
                reply.document(CONTENT_TYPE, out.finish());
            }
            None => {}
        }
    } else if rest::has_document(output) {
        document(reply, service, output);
    }
}

fn begin() -> Writer {
    let mut out = Writer::new();
    out.millis = true;
    out.declaration();
    out
}

fn document(reply: &mut ReplyParts, service: &ServiceMeta, output: &dyn Structure) {
    let schema = output.schema();
    let mut out = begin();
    out.open_in(schema.xml_name, service.xml_namespace);
    let mut members = schema.members.iter().enumerate();
    let alone = members
        .find(|(_, member)| member.location == Location::Body)
        .filter(|(_, member)| member.wire == schema.xml_name);
    match alone {
        // The document is the member itself: GetBucketLocation.
        Some((index, _)) => {
            if let Some(View::String(text)) = output.view(index) {
                out.text(text);
            }
        }
        None => write_structure(&mut out, output),
    }
    out.close(schema.xml_name);
    reply.document(CONTENT_TYPE, out.finish());
}

pub(crate) fn fault(reply: &mut ReplyParts, fault: &Fault, request_id: &str) {
    identify(reply, request_id);
    if fault.status == 304 {
        return;
    }
    let mut out = begin();
    out.open("Error");
    out.leaf("Code", &fault.code);
    out.leaf("Message", &fault.message);
    for (name, value) in &fault.fields {
        out.leaf(name, value);
    }
    out.leaf("RequestId", request_id);
    out.leaf("HostId", &extended_id(request_id));
    out.close("Error");
    reply.document(CONTENT_TYPE, out.finish());
}
