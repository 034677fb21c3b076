//! Writing XML.

use crate::schema::{Kind, Location, Member, Shape, TimestampFormat};
use crate::value::View;
use crate::{Structure, Timestamp};

use super::super::base64;

/// A growing XML text.
pub(crate) struct Writer {
    out: Vec<u8>,
    /// Whether points in time always have three digits of fraction, as S3 writes them.
    pub(crate) millis: bool,
}

impl Writer {
    pub(crate) fn new() -> Self {
        Self {
            out: Vec::with_capacity(512),
            millis: false,
        }
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.out
    }

    pub(crate) fn declaration(&mut self) {
        self.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &str) {
        self.raw("<");
        self.raw(name);
        self.raw(">");
    }

    /// Opens an element that declares a namespace.
    pub(crate) fn open_in(&mut self, name: &str, namespace: Option<&str>) {
        match namespace {
            None => self.open(name),
            Some(address) => {
                self.raw("<");
                self.raw(name);
                self.attribute("xmlns", address);
                self.raw(">");
            }
        }
    }

    pub(crate) fn close(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.text(value);
        self.raw("\"");
    }

    /// Character data, escaped.
    pub(crate) fn text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut clean = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let escape: &[u8] = match byte {
                b'&' => b"&amp;",
                b'<' => b"&lt;",
                b'>' => b"&gt;",
                b'"' => b"&quot;",
                b'\r' => b"&#13;",
                // What XML 1.0 has no form for; references to it are what S3 answers too.
                0..=8 | 11 | 12 | 14..=31 => b"&#",
                _ => continue,
            };
            self.out
                .extend_from_slice(bytes.get(clean..at).unwrap_or_default());
            self.out.extend_from_slice(escape);
            if escape == b"&#" {
                self.out.extend_from_slice(format!("x{byte:X};").as_bytes());
            }
            clean = at + 1;
        }
        self.out
            .extend_from_slice(bytes.get(clean..).unwrap_or_default());
    }

    /// An element with text alone.
    pub(crate) fn leaf(&mut self, name: &str, text: &str) {
        self.open(name);
        self.text(text);
        self.close(name);
    }

    fn timestamp(&mut self, time: Timestamp, format: Option<TimestampFormat>) -> String {
        match format {
            Some(TimestampFormat::EpochSeconds) => time.epoch_seconds(),
            Some(TimestampFormat::HttpDate) => time.http_date(),
            None | Some(TimestampFormat::Iso8601) if self.millis => time.iso8601_millis(),
            None | Some(TimestampFormat::Iso8601) => time.iso8601(),
        }
    }
}

/// Writes the body members of a structure, one element after the other.
pub(crate) fn structure(out: &mut Writer, structure: &dyn Structure) {
    for (index, member) in structure.schema().members.iter().enumerate() {
        if member.location != Location::Body || member.attribute {
            continue;
        }
        if let Some(view) = structure.view(index) {
            value(out, member.wire, view, member.shape, Some(member));
        }
    }
}

/// Writes a value as an element of that name; a flattened list as many of them.
pub(crate) fn value(
    out: &mut Writer,
    name: &str,
    view: View<'_>,
    shape: &Shape,
    member: Option<&Member>,
) {
    let flat_here = member.is_some_and(|member| member.flattened);
    match view {
        View::String(text) => out.leaf(name, text),
        View::Integer(number) => out.leaf(name, &number.to_string()),
        View::Boolean(truth) => out.leaf(name, if truth { "true" } else { "false" }),
        View::Double(number) => out.leaf(name, &double(number)),
        View::Blob(bytes) => {
            out.open(name);
            base64::append(bytes, &mut out.out);
            out.close(name);
        }
        View::Stream(_) => {}
        View::Timestamp(time) => {
            let own = match shape.kind {
                Kind::Timestamp(format) => format,
                _ => None,
            };
            let text = out.timestamp(time, member.and_then(|member| member.timestamp).or(own));
            out.leaf(name, &text);
        }
        View::List(list) => {
            let Kind::List {
                item,
                item_name,
                flattened,
            } = shape.kind
            else {
                return;
            };
            let flattened = flattened || flat_here;
            if !flattened {
                out.open(name);
            }
            for element in (0..list.len()).filter_map(|index| list.at(index)) {
                value(
                    out,
                    if flattened { name } else { item_name },
                    element,
                    item,
                    None,
                );
            }
            if !flattened {
                out.close(name);
            }
        }
        View::Map(map) => {
            let Kind::Map {
                key_name,
                value_name,
                value: inner,
                flattened,
                ..
            } = shape.kind
            else {
                return;
            };
            let flattened = flattened || flat_here;
            let entry = if flattened { name } else { "entry" };
            if !flattened {
                out.open(name);
            }
            for (key, element) in map.entries() {
                out.open(entry);
                out.leaf(key_name, key);
                value(out, value_name, element, inner, None);
                out.close(entry);
            }
            if !flattened {
                out.close(name);
            }
        }
        View::Structure(inner) => {
            start(out, name, inner, member);
            structure(out, inner);
            out.close(name);
        }
    }
}

/// Opens an element with the attributes of its structure.
fn start(out: &mut Writer, name: &str, inner: &dyn Structure, member: Option<&Member>) {
    out.raw("<");
    out.raw(name);
    if let Some((prefix, address)) = member.and_then(|member| member.namespace) {
        if prefix.is_empty() {
            out.attribute("xmlns", address);
        } else {
            out.attribute(&format!("xmlns:{prefix}"), address);
        }
    }
    for (index, member) in inner.schema().members.iter().enumerate() {
        if member.attribute
            && let Some(View::String(text)) = inner.view(index)
        {
            out.attribute(member.wire, text);
        }
    }
    out.raw(">");
}

fn double(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .to_owned()
    } else {
        format!("{number:?}")
    }
}
