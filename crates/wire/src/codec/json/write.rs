//! Writing JSON.

use crate::schema::{Kind, Location, Member, Shape, TimestampFormat};
use crate::value::View;
use crate::{Structure, Timestamp};

use super::super::base64;

/// Where a JSON text goes.
pub(crate) trait Sink {
    fn push(&mut self, byte: u8);
    fn extend(&mut self, bytes: &[u8]);
    /// Bytes in base64.
    fn base64(&mut self, bytes: &[u8]);
    /// The last byte of the text so far.
    fn last(&self) -> Option<u8>;
}

impl Sink for Vec<u8> {
    fn push(&mut self, byte: u8) {
        self.push(byte);
    }

    fn extend(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }

    fn base64(&mut self, bytes: &[u8]) {
        base64::append(bytes, self);
    }

    fn last(&self) -> Option<u8> {
        self.as_slice().last().copied()
    }
}

/// How long a text would be.
#[derive(Default)]
struct Length {
    bytes: usize,
    last: Option<u8>,
}

impl Sink for Length {
    fn push(&mut self, byte: u8) {
        self.bytes += 1;
        self.last = Some(byte);
    }

    fn extend(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len();
        self.last = bytes.last().copied().or(self.last);
    }

    fn base64(&mut self, bytes: &[u8]) {
        // What comes after it is a quotation mark, whatever the last digit was.
        self.bytes += bytes.len().div_ceil(3) * 4;
    }

    fn last(&self) -> Option<u8> {
        self.last
    }
}

/// The length of a structure's text, in bytes.
pub(crate) fn length(output: &dyn Structure) -> usize {
    let mut out = Writer {
        out: Length::default(),
    };
    structure(&mut out, output, Select::All);
    out.out.bytes
}

/// A growing JSON text.
pub(crate) struct Writer<S = Vec<u8>> {
    out: S,
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
        Self::with_capacity(256)
    }

    /// Room for a text of that length: answers of megabytes are not moved as they grow.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self {
            out: Vec::with_capacity(bytes),
        }
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.out
    }
}

impl<S: Sink> Writer<S> {
    pub(crate) fn into(out: S) -> Self {
        Self { out }
    }

    pub(crate) fn sink(&mut self) -> &mut S {
        &mut self.out
    }

    /// Opens an object or array, after a comma if need be.
    pub(crate) fn begin(&mut self, bracket: u8) {
        self.comma();
        self.out.push(bracket);
    }

    pub(crate) fn end(&mut self, bracket: u8) {
        self.out.push(bracket);
    }

    pub(crate) fn key(&mut self, name: &str) {
        self.string(name);
        self.out.push(b':');
    }

    /// A key that is a member's name: models name nothing with characters that want an escape.
    pub(crate) fn member(&mut self, name: &'static str) {
        self.comma();
        self.out.push(b'"');
        self.out.extend(name.as_bytes());
        self.out.extend(b"\":");
    }

    pub(crate) fn string(&mut self, text: &str) {
        self.comma();
        self.out.push(b'"');
        let bytes = text.as_bytes();
        // Looking at all bytes, without a way out in between, is what compiles to vector code.
        let escapes = bytes
            .iter()
            .fold(false, |found, byte| found | needs_escape(*byte));
        if !escapes {
            self.out.extend(bytes);
            self.out.push(b'"');
            return;
        }
        let mut clean = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if !needs_escape(*byte) {
                continue;
            }
            self.out.extend(bytes.get(clean..at).unwrap_or_default());
            clean = at + 1;
            match byte {
                b'"' => self.out.extend(b"\\\""),
                b'\\' => self.out.extend(b"\\\\"),
                b'\n' => self.out.extend(b"\\n"),
                b'\r' => self.out.extend(b"\\r"),
                b'\t' => self.out.extend(b"\\t"),
                other => self.out.extend(format!("\\u{other:04x}").as_bytes()),
            }
        }
        self.out.extend(bytes.get(clean..).unwrap_or_default());
        self.out.push(b'"');
    }

    fn blob(&mut self, bytes: &[u8]) {
        self.comma();
        self.out.push(b'"');
        self.out.base64(bytes);
        self.out.push(b'"');
    }

    fn raw(&mut self, text: &str) {
        self.comma();
        self.out.extend(text.as_bytes());
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
        if !matches!(self.out.last(), None | Some(b'{' | b'[' | b':' | b',')) {
            self.out.push(b',');
        }
    }
}

fn needs_escape(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

/// Writes a structure as an object.
pub(crate) fn structure<S: Sink>(out: &mut Writer<S>, structure: &dyn Structure, select: Select) {
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
pub(crate) fn value<S: Sink>(
    out: &mut Writer<S>,
    view: View<'_>,
    shape: &Shape,
    member: Option<&Member>,
) {
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
                for element in (0..list.len()).filter_map(|index| list.at(index)) {
                    value(out, element, item, None);
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
