//! REST-JSON, as Lambda speaks it.

use bytes::Bytes;

use super::json::{self, Reader, Select, Writer, write_structure, write_value};
use super::{ReplyParts, RequestParts, query_code, rest};
use crate::schema::{Location, Member, ServiceMeta};
use crate::value::{Slot, View};
use crate::{Fault, FaultKind, Payload, Structure};

const CONTENT_TYPE: &str = "application/json";

/// The error for a body that is no JSON, as the Lambda API words it.
fn unreadable(fault: Fault) -> Fault {
    if fault.message.is_empty() {
        let message = "Could not parse request body into json: Could not parse payload into json";
        return Fault::client("InvalidRequestContentException", message);
    }
    fault
}

fn refuse(member: &Member, text: &str) -> Fault {
    let message = format!(
        "The value '{text}' of the parameter {} is not valid.",
        member.wire
    );
    Fault::client("InvalidParameterValueException", message)
}

pub(crate) fn decode(target: &mut dyn Structure, request: &RequestParts<'_>) -> Result<(), Fault> {
    rest::decode(target, request, &refuse)?;
    let body = request.body;
    if let Some((index, member)) = rest::payload(target) {
        match target.slot(index) {
            Some(Slot::Blob(place)) => *place = Some(body.clone()),
            Some(Slot::Stream(_)) | None => {}
            Some(slot) if !body.is_empty() => {
                let mut reader = Reader::new(body);
                reader.value(slot, member.shape).map_err(unreadable)?;
                reader.done().map_err(unreadable)?;
            }
            Some(_) => {}
        }
    } else if rest::has_document(target) && !body.is_empty() {
        json::read::document(body, target, Location::Body).map_err(unreadable)?;
    }
    Ok(())
}

pub(crate) fn encode(reply: &mut ReplyParts, output: &mut dyn Structure) {
    rest::encode(output, reply);
    if let Some((index, member)) = rest::payload(output) {
        if let Some(Slot::Stream(place)) = output.slot(index) {
            reply.body = place.take().unwrap_or_default();
            return;
        }
        match output.view(index) {
            Some(View::Blob(bytes)) => {
                reply.header("content-type", CONTENT_TYPE);
                reply.body = Payload::Bytes(bytes.clone());
            }
            Some(view) => {
                let mut out = Writer::new();
                write_value(&mut out, view, member.shape, Some(member));
                reply.document(CONTENT_TYPE, out.finish());
            }
            None => {}
        }
    } else if rest::has_document(output) {
        let mut out = Writer::new();
        write_structure(&mut out, output, Select::BodyOnly);
        reply.document(CONTENT_TYPE, out.finish());
    } else {
        reply.header("content-type", CONTENT_TYPE);
        reply.body = Payload::Bytes(Bytes::new());
    }
}

/// Codes whose message member begins with a capital letter.
///
/// See the error shapes of the AWS Lambda API Reference.
fn capital_message(code: &str) -> bool {
    matches!(
        code,
        "ResourceNotFoundException"
            | "ServiceException"
            | "ResourceInUseException"
            | "ResourceNotReadyException"
            | "InvalidRuntimeException"
            | "InvalidZipFileException"
            | "InvalidSecurityGroupIDException"
            | "InvalidSubnetIDException"
            | "ENILimitReachedException"
            | "SubnetIPAddressLimitReachedException"
            | "CodeSigningConfigNotFoundException"
            | "CodeVerificationFailedException"
            | "InvalidCodeSignatureException"
            | "RecursiveInvocationException"
            | "AccessDeniedException"
    ) || ["KMS", "EC2", "EFS", "SnapStart"]
        .iter()
        .any(|prefix| code.starts_with(prefix))
}

pub(crate) fn fault(reply: &mut ReplyParts, service: &ServiceMeta, fault: &Fault) {
    let code = query_code(service, fault);
    reply.header("x-amzn-errortype", code);
    let mut out = Writer::new();
    out.begin(b'{');
    // Only the service's own errors say whose fault it is; those of its front end do not.
    if service.error(code).is_some() && !fault.fields.iter().any(|(name, _)| name == "Type") {
        out.key("Type");
        out.string(if fault.kind == FaultKind::Client {
            "User"
        } else {
            "Service"
        });
    }
    if !fault.message.is_empty() {
        let usual = if capital_message(code) {
            "Message"
        } else {
            "message"
        };
        out.key(fault.message_member.unwrap_or(usual));
        out.string(&fault.message);
    }
    for (name, value) in &fault.fields {
        out.key(name);
        out.string(value);
    }
    out.end(b'}');
    reply.document(CONTENT_TYPE, out.finish());
}
