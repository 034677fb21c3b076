//! Event streams: `application/vnd.amazon.eventstream`.
//!
//! See "Event Stream Specification" in the Smithy documentation: each message is a prelude (two
//! lengths and their CRC-32), headers, a payload, and a CRC-32 over all of it. In protocols that
//! know no payload the first message is the initial response.

use bytes::Bytes;
use crc_fast::CrcAlgorithm;

use super::{cbor, json};
use crate::payload::{Chunks, Events, NextChunk};
use crate::schema::{Protocol, ServiceMeta};
use crate::{Fault, Structure};

/// The content type of the whole.
pub(super) const CONTENT_TYPE: &str = "application/vnd.amazon.eventstream";

/// Both lengths, their checksum, and the checksum at the end.
const FRAME_BYTES: usize = 16;
/// Kind of a header whose value is text.
const TEXT: u8 = 7;

fn crc32(bytes: &[u8]) -> [u8; 4] {
    let sum = crc_fast::checksum(CrcAlgorithm::Crc32IsoHdlc, bytes);
    (sum as u32).to_be_bytes()
}

/// One message. Header names are shorter than 256 bytes, values than 64 KiB: they are ours, but
/// for a fault's message, which is cut.
pub(super) fn message(headers: &[(&str, &str)], payload: &[u8]) -> Bytes {
    let mut head = Vec::new();
    for (name, value) in headers {
        let value = value.as_bytes();
        let value = value.get(..usize::from(u16::MAX)).unwrap_or(value);
        head.push(name.len() as u8);
        head.extend_from_slice(name.as_bytes());
        head.push(TEXT);
        head.extend_from_slice(&(value.len() as u16).to_be_bytes());
        head.extend_from_slice(value);
    }
    let length = FRAME_BYTES + head.len() + payload.len();
    let mut out = Vec::with_capacity(length);
    out.extend_from_slice(&(length as u32).to_be_bytes());
    out.extend_from_slice(&(head.len() as u32).to_be_bytes());
    out.extend_from_slice(&crc32(&out));
    out.extend_from_slice(&head);
    out.extend_from_slice(payload);
    out.extend_from_slice(&crc32(&out));
    Bytes::from(out)
}

/// An event stream as the chunks of a body, a message each.
pub(super) struct Framed {
    protocol: Protocol,
    service: &'static ServiceMeta,
    /// The message that comes first.
    initial: Option<Bytes>,
    /// `None` once it has ended.
    events: Option<Box<dyn Events>>,
}

impl Framed {
    /// The stream of an operation whose other output is `output`.
    pub(super) fn new(
        protocol: Protocol,
        service: &'static ServiceMeta,
        output: &dyn Structure,
        events: Box<dyn Events>,
    ) -> Self {
        let mut framed = Self {
            protocol,
            service,
            initial: None,
            events: Some(events),
        };
        framed.initial = Some(framed.event("initial-response", output));
        framed
    }

    fn event(&self, name: &str, body: &dyn Structure) -> Bytes {
        let (content_type, payload) = match self.protocol {
            Protocol::AwsCbor11 => (
                cbor::AWS_CONTENT_TYPE,
                cbor::write(body, cbor::Dialect::Aws),
            ),
            Protocol::RpcV2Cbor => (
                cbor::RPC_CONTENT_TYPE,
                cbor::write(body, cbor::Dialect::RpcV2),
            ),
            _ => ("application/json", json::write(body)),
        };
        let headers = [
            (":event-type", name),
            (":content-type", content_type),
            (":message-type", "event"),
        ];
        message(&headers, &payload)
    }

    /// A fault that the service's model knows is an exception; any other is an error without a
    /// body.
    fn fault(&self, fault: &Fault) -> Bytes {
        let Some(known) = self.service.error(&fault.code) else {
            let headers = [
                (":error-code", fault.code.as_ref()),
                (":error-message", fault.message.as_str()),
                (":message-type", "error"),
            ];
            return message(&headers, &[]);
        };
        let (content_type, payload) = match self.protocol {
            Protocol::AwsCbor11 => (cbor::AWS_CONTENT_TYPE, cbor::fault(self.service, fault)),
            Protocol::RpcV2Cbor => (cbor::RPC_CONTENT_TYPE, cbor::fault(self.service, fault)),
            _ => ("application/json", json::fault(self.service, fault)),
        };
        let headers = [
            (":exception-type", known.shape),
            (":content-type", content_type),
            (":message-type", "exception"),
        ];
        message(&headers, &payload)
    }
}

impl Chunks for Framed {
    fn next(&mut self) -> NextChunk<'_> {
        Box::pin(async move {
            if let Some(initial) = self.initial.take() {
                return Some(Ok(initial));
            }
            match self.events.as_mut()?.next().await {
                Some(Ok(event)) => Some(Ok(self.event(event.name, event.body.as_ref()))),
                Some(Err(fault)) => {
                    self.events = None;
                    Some(Ok(self.fault(&fault)))
                }
                None => {
                    self.events = None;
                    None
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::message;

    /// The messages of the Smithy documentation's "Event Stream Specification" ("Examples"), as
    /// other implementations test against them too.
    #[test]
    fn messages_are_framed_as_documented() {
        let empty = message(&[], &[]);
        assert_eq!(
            &empty[..],
            [
                0x00, 0x00, 0x00, 0x10, 0x00, 0x00, 0x00, 0x00, 0x05, 0xc2, 0x48, 0xeb, 0x7d, 0x98,
                0xc8, 0xff
            ]
        );
        let payload = message(&[], b"{'foo':'bar'}");
        assert_eq!(
            &payload[..],
            [
                0x00, 0x00, 0x00, 0x1d, 0x00, 0x00, 0x00, 0x00, 0xfd, 0x52, 0x8c, 0x5a, 0x7b, 0x27,
                0x66, 0x6f, 0x6f, 0x27, 0x3a, 0x27, 0x62, 0x61, 0x72, 0x27, 0x7d, 0xc3, 0x65, 0x39,
                0x36
            ]
        );
        let headers = message(&[("content-type", "application/json")], b"{'foo':'bar'}");
        assert_eq!(
            &headers[..],
            [
                &[
                    0x00, 0x00, 0x00, 0x3d, 0x00, 0x00, 0x00, 0x20, 0x07, 0xfd, 0x83, 0x96, 0x0c
                ][..],
                b"content-type\x07\x00\x10application/json{'foo':'bar'}",
                &[0x8d, 0x9c, 0x08, 0xb1],
            ]
            .concat()
        );
    }
}
