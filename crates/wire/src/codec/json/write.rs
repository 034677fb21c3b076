//! Writing JSON.

use bytes::Bytes;

use super::super::document::{Document, Form};
use crate::schema::{Kind, Location, Member, Shape, TimestampFormat};
use crate::value::View;
use crate::{Payload, Structure, Timestamp};

/// A growing JSON text.
pub(crate) struct Writer {
    out: Document,
}

/// Which members of a structure belong into a document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Select {
    /// All of them.
    All,
    /// Those without another place in the HTTP message.
    BodyOnly,
}

impl Writer {
    pub(crate) fn new() -> Self {
        Self {
            out: Document::new(Form::Base64),
        }
    }

    /// The text as a whole.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    /// The text as the body of an answer.
    pub(crate) fn into_payload(self) -> Payload {
        self.out.into_payload()
    }

    fn push(&mut self, byte: u8) {
        self.out.text.push(byte);
    }

    fn extend(&mut self, bytes: &[u8]) {
        self.out.text.extend_from_slice(bytes);
    }

    /// Opens an object or array, after a comma if need be.
    pub(crate) fn begin(&mut self, bracket: u8) {
        self.comma();
        self.push(bracket);
    }

    pub(crate) fn end(&mut self, bracket: u8) {
        self.push(bracket);
    }

    pub(crate) fn key(&mut self, name: &str) {
        self.string(name);
        self.push(b':');
    }

    /// A key that is a member's name: models name nothing with characters that want an escape.
    pub(crate) fn member(&mut self, name: &'static str) {
        self.comma();
        self.push(b'"');
        self.extend(name.as_bytes());
        self.extend(b"\":");
    }

    pub(crate) fn string(&mut self, text: &str) {
        self.comma();
        self.push(b'"');
        let bytes = text.as_bytes();
        // Looking at all bytes, without a way out in between, is what compiles to vector code.
        let escapes = bytes
            .iter()
            .fold(false, |found, byte| found | needs_escape(*byte));
        if !escapes {
            self.extend(bytes);
            self.push(b'"');
            return;
        }
        let mut clean = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if !needs_escape(*byte) {
                continue;
            }
            self.extend(bytes.get(clean..at).unwrap_or_default());
            clean = at + 1;
            match byte {
                b'"' => self.extend(b"\\\""),
                b'\\' => self.extend(b"\\\\"),
                b'\n' => self.extend(b"\\n"),
                b'\r' => self.extend(b"\\r"),
                b'\t' => self.extend(b"\\t"),
                other => self.extend(format!("\\u{other:04x}").as_bytes()),
            }
        }
        self.extend(bytes.get(clean..).unwrap_or_default());
        self.push(b'"');
    }

    fn blob(&mut self, bytes: &Bytes) {
        self.comma();
        self.push(b'"');
        self.out.blob(bytes);
        self.push(b'"');
    }

    fn raw(&mut self, text: &str) {
        self.comma();
        self.extend(text.as_bytes());
    }

    fn double(&mut self, value: f64) {
        if value.is_finite() {
            self.raw(&format!("{value:?}"));
        } else if value.is_nan() {
            self.string("NaN");
        } else {
            self.string(if value > 0.0 { "Infinity" } else { "-Infinity" });
        }
    }

    fn timestamp(&mut self, time: Timestamp, format: Option<TimestampFormat>) {
        match format {
            None | Some(TimestampFormat::EpochSeconds) => self.raw(time.epoch_text().as_str()),
            Some(TimestampFormat::Iso8601) => self.string(&time.iso8601()),
            Some(TimestampFormat::HttpDate) => self.string(&time.http_date()),
        }
    }

    fn comma(&mut self) {
        if !matches!(self.out.text.last(), None | Some(b'{' | b'[' | b':' | b',')) {
            self.push(b',');
        }
    }
}

fn needs_escape(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

/// Writes a structure as an object.
pub(crate) fn structure(out: &mut Writer, structure: &dyn Structure, select: Select) {
    out.begin(b'{');
    for (index, member) in structure.schema().members.iter().enumerate() {
        if select == Select::BodyOnly && member.location != Location::Body {
            continue;
        }
        let Some(view) = structure.view(index) else {
            continue;
        };
        if matches!(view, View::Stream(_)) {
            continue;
        }
        out.member(member.wire);
        value(out, view, member.shape, Some(member));
    }
    out.end(b'}');
}

/// Writes a value.
pub(crate) fn value(out: &mut Writer, view: View<'_>, shape: &Shape, member: Option<&Member>) {
    match view {
        View::String(text) => out.string(text),
        View::Integer(number) => out.raw(&number.to_string()),
        View::Boolean(truth) => out.raw(if truth { "true" } else { "false" }),
        View::Double(number) => out.double(number),
        View::Blob(bytes) => out.blob(bytes),
        View::Stream(_) => out.raw("null"),
        View::Timestamp(time) => {
            let own = match shape.kind {
                Kind::Timestamp(format) => format,
                _ => None,
            };
            out.timestamp(time, member.and_then(|member| member.timestamp).or(own));
        }
        View::List(list) => {
            out.begin(b'[');
            if let Kind::List { item, .. } = shape.kind {
                let start = out.out.text.len();
                for index in 0..list.len() {
                    if let Some(element) = list.at(index) {
                        value(out, element, item, None);
                    }
                    if index == 0 {
                        out.out.expect_more(start, list.len() - 1);
                    }
                }
            }
            out.end(b']');
        }
        View::Map(map) => {
            out.begin(b'{');
            if let Kind::Map { value: shape, .. } = shape.kind {
                for (name, element) in map.entries() {
                    out.key(name);
                    value(out, element, shape, None);
                }
            }
            out.end(b'}');
        }
        View::Structure(inner) => structure(out, inner, Select::All),
    }
}
