//! Reading JSON straight into structures, without a tree in between. Texts without escapes are
//! borrowed from the body until they are stored.

use std::borrow::Cow;

use bytes::{Bytes, BytesMut};

use super::serialization;
use crate::codec::{DEPTH_MAX, Elements, base64};
use crate::schema::{Kind, Location, Shape};
use crate::value::Slot;
use crate::{Fault, Structure, Timestamp};

const STRUCTURE_NOT_EXPECTED: &str = "Start of structure or map found where not expected.";
const LIST_NOT_EXPECTED: &str = "Start of list found where not expected";
const NUMBER_CLASS: &str = "class com.amazon.coral.value.json.numbers.TruncatingBigNumber";

/// Reads a whole document into a structure's members at `location`.
pub(crate) fn document(
    body: &Bytes,
    target: &mut dyn Structure,
    location: Location,
) -> Result<(), Fault> {
    let mut reader = Reader::new(body);
    if reader.peek()? != b'{' {
        return Err(malformed());
    }
    reader.structure(target, location)?;
    reader.done()
}

/// The fault of a body that is not JSON: it carries no message.
fn malformed() -> Fault {
    serialization("")
}

fn cannot(class: &str, kind: &str) -> Fault {
    serialization(format!("{class} can not be converted to {kind}"))
}

/// Most bytes that blobs of one document share: larger ones have memory of their own, so that one
/// that is kept does not keep much else.
const SHARED_BYTES_MAX: usize = 1 << 20;

/// A position in a JSON text.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    elements: Elements,
    /// Room for the blobs to come.
    room: BytesMut,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            depth: 0,
            elements: Elements::default(),
            room: BytesMut::new(),
        }
    }

    /// Refuses anything but white space after the document.
    pub(crate) fn done(&mut self) -> Result<(), Fault> {
        self.space();
        if self.at == self.bytes.len() {
            Ok(())
        } else {
            Err(malformed())
        }
    }

    /// Steps over a whole document, which must be an object.
    pub(crate) fn object(&mut self) -> Result<(), Fault> {
        if self.peek()? != b'{' {
            return Err(malformed());
        }
        self.skip()?;
        self.done()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Result<u8, Fault> {
        self.space();
        self.bytes.get(self.at).copied().ok_or_else(malformed)
    }

    fn expect(&mut self, byte: u8) -> Result<(), Fault> {
        if self.peek()? != byte {
            return Err(malformed());
        }
        self.at += 1;
        Ok(())
    }

    /// Steps over a comma, or over the closing bracket: then there is no further element.
    fn more(&mut self, close: u8, first: bool) -> Result<bool, Fault> {
        let next = self.peek()?;
        if next == close {
            self.at += 1;
            return Ok(false);
        }
        if !first {
            self.expect(b',')?;
        }
        Ok(true)
    }

    fn open(&mut self, bracket: u8) -> Result<(), Fault> {
        self.expect(bracket)?;
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            Err(malformed())
        } else {
            Ok(())
        }
    }

    fn literal(&mut self, text: &str) -> Result<(), Fault> {
        let end = self.at + text.len();
        if self.bytes.get(self.at..end) != Some(text.as_bytes()) {
            return Err(malformed());
        }
        self.at = end;
        Ok(())
    }

    /// The bytes of a string up to its end or first escape, not checked at all; and whether the
    /// end it was. The position is behind them.
    fn raw(&mut self) -> Result<(&'a [u8], bool), Fault> {
        self.expect(b'"')?;
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = memchr::memchr2(b'"', b'\\', rest).ok_or_else(malformed)?;
        let ended = rest.get(length) == Some(&b'"');
        self.at += length + usize::from(ended);
        Ok((rest.get(..length).unwrap_or_default(), ended))
    }

    /// A string, borrowed unless it has escapes.
    fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        let (plain, ended) = self.raw()?;
        let text = checked(plain)?;
        if ended {
            return Ok(Cow::Borrowed(text));
        }
        let mut owned = text.to_owned();
        self.escaped(&mut owned)?;
        Ok(Cow::Owned(owned))
    }

    /// A string in base64. Decoding checks all that has to be checked.
    fn blob(&mut self) -> Result<Bytes, Fault> {
        let start = self.at;
        let (plain, ended) = self.raw()?;
        if ended && let Some(bytes) = self.decoded(plain) {
            return Ok(bytes);
        }
        self.at = start;
        let text = self.string()?;
        Ok(Bytes::from(base64::decode(&text, serialization)?))
    }

    /// What a text in base64 stands for; `None` if it is not base64.
    ///
    /// A document of many blobs has them side by side in memory: one piece instead of hundreds.
    fn decoded(&mut self, plain: &[u8]) -> Option<Bytes> {
        let most = plain.len() / 4 * 3;
        if self.room.capacity() < most {
            let rest = self.bytes.len().saturating_sub(self.at) / 4 * 3;
            let wanted = (most + rest).min(SHARED_BYTES_MAX);
            if rest < most || wanted < most {
                // The last one, or a large one.
                return base64_simd::STANDARD
                    .decode_to_vec(plain)
                    .ok()
                    .map(Bytes::from);
            }
            self.room = BytesMut::with_capacity(wanted);
        }
        // Cleared piece by piece, it is still in the processor's cache when it is written.
        self.room.resize(most, 0);
        let out = base64_simd::Out::from_slice(&mut self.room);
        let decoded = base64_simd::STANDARD.decode(plain, out);
        let length = decoded.ok()?.len();
        let blob = self.room.split_to(length).freeze();
        self.room.clear();
        Some(blob)
    }

    /// The rest of a string, from its first escape on.
    fn escaped(&mut self, out: &mut String) -> Result<(), Fault> {
        loop {
            match self.bytes.get(self.at).ok_or_else(malformed)? {
                b'"' => {
                    self.at += 1;
                    return Ok(());
                }
                b'\\' => {
                    self.at += 1;
                    self.escape(out)?;
                }
                _ => {
                    let rest = self.bytes.get(self.at..).unwrap_or_default();
                    let length = memchr::memchr2(b'"', b'\\', rest).ok_or_else(malformed)?;
                    let plain = rest.get(..length).unwrap_or_default();
                    out.push_str(checked(plain)?);
                    self.at += length;
                }
            }
        }
    }

    fn escape(&mut self, out: &mut String) -> Result<(), Fault> {
        let kind = *self.bytes.get(self.at).ok_or_else(malformed)?;
        self.at += 1;
        out.push(match kind {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => self.unicode()?,
            _ => return Err(malformed()),
        });
        Ok(())
    }

    fn unicode(&mut self) -> Result<char, Fault> {
        let high = self.hex4()?;
        if !(0xd800..0xdc00).contains(&high) {
            // A lone low surrogate has no text form; Java's decoders make it a question mark.
            return Ok(char::from_u32(high).unwrap_or('?'));
        }
        if self.bytes.get(self.at..self.at + 2) != Some(b"\\u") {
            return Ok('?');
        }
        self.at += 2;
        let low = self.hex4()?;
        let paired = (0xdc00..0xe000).contains(&low);
        let code = 0x10000 + ((high - 0xd800) << 10) + low.wrapping_sub(0xdc00);
        Ok(if paired {
            char::from_u32(code).unwrap_or('?')
        } else {
            '?'
        })
    }

    fn hex4(&mut self) -> Result<u32, Fault> {
        let digits = self.bytes.get(self.at..self.at + 4).ok_or_else(malformed)?;
        self.at += 4;
        digits.iter().try_fold(0, |value, digit| {
            char::from(*digit)
                .to_digit(16)
                .map(|digit| value * 16 + digit)
                .ok_or_else(malformed)
        })
    }

    /// The text of a number.
    fn number(&mut self) -> Result<&'a str, Fault> {
        self.space();
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest
            .iter()
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
            .count();
        let text = rest
            .get(..length)
            .and_then(|text| std::str::from_utf8(text).ok());
        let text = text.filter(|text| is_number(text)).ok_or_else(malformed)?;
        self.at += length;
        Ok(text)
    }

    /// Steps over a value of any kind.
    fn skip(&mut self) -> Result<(), Fault> {
        match self.peek()? {
            b'"' => self.string().map(drop),
            b'{' => {
                self.open(b'{')?;
                let mut first = true;
                while self.more(b'}', first)? {
                    first = false;
                    self.string()?;
                    self.expect(b':')?;
                    self.skip()?;
                }
                self.depth -= 1;
                Ok(())
            }
            b'[' => {
                self.open(b'[')?;
                let mut first = true;
                while self.more(b']', first)? {
                    first = false;
                    self.skip()?;
                }
                self.depth -= 1;
                Ok(())
            }
            b't' => self.literal("true"),
            b'f' => self.literal("false"),
            b'n' => self.literal("null"),
            _ => self.number().map(drop),
        }
    }

    /// Reads an object into the members at `location`; others are skipped.
    pub(crate) fn structure(
        &mut self,
        target: &mut dyn Structure,
        location: Location,
    ) -> Result<(), Fault> {
        self.open(b'{')?;
        let schema = target.schema();
        let mut first = true;
        let mut expected = 0;
        while self.more(b'}', first)? {
            first = false;
            let name = self.string()?;
            self.expect(b':')?;
            let Some(index) = schema.find(&name, location, expected) else {
                self.skip()?;
                continue;
            };
            expected = index + 1;
            match (schema.members.get(index), target.slot(index)) {
                (Some(member), Some(slot)) => self.value(slot, member.shape)?,
                _ => self.skip()?,
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a value into its slot; `null` leaves it absent.
    pub(crate) fn value(&mut self, slot: Slot<'_>, shape: &Shape) -> Result<(), Fault> {
        let next = self.peek()?;
        if next == b'n' {
            return self.literal("null");
        }
        match slot {
            Slot::List(_) | Slot::Map(_) | Slot::Structure(_) => self.aggregate(slot, shape, next),
            _ => match next {
                b'{' => Err(serialization(STRUCTURE_NOT_EXPECTED)),
                b'[' => Err(serialization(LIST_NOT_EXPECTED)),
                _ => self.scalar(slot, next),
            },
        }
    }

    fn aggregate(&mut self, slot: Slot<'_>, shape: &Shape, next: u8) -> Result<(), Fault> {
        match (slot, shape.kind, next) {
            (Slot::List(list), Kind::List { item, .. }, b'[') => {
                self.open(b'[')?;
                list.open();
                let mut first = true;
                while self.more(b']', first)? {
                    first = false;
                    self.elements.count()?;
                    list.push(&mut |element| self.value(element, item))?;
                }
                self.depth -= 1;
                Ok(())
            }
            (Slot::Map(map), Kind::Map { value, .. }, b'{') => {
                self.open(b'{')?;
                map.open();
                let mut first = true;
                while self.more(b'}', first)? {
                    first = false;
                    self.elements.count()?;
                    let key = self.string()?.into_owned();
                    self.expect(b':')?;
                    map.put(key, &mut |element| self.value(element, value))?;
                }
                self.depth -= 1;
                Ok(())
            }
            (Slot::Structure(place), Kind::Structure(_), b'{') => {
                self.structure(place.open(), Location::Body)
            }
            (_, _, b'{') => Err(serialization(STRUCTURE_NOT_EXPECTED)),
            (_, _, b'[') => Err(serialization(LIST_NOT_EXPECTED)),
            (_, Kind::List { .. }, _) => Err(serialization("Expected list or null")),
            (_, Kind::Map { .. }, _) => Err(serialization("Expected map or null")),
            _ => Err(serialization("Expected null")),
        }
    }

    fn scalar(&mut self, slot: Slot<'_>, next: u8) -> Result<(), Fault> {
        let kind = match slot {
            Slot::String(_) => "an String",
            Slot::Integer(_) => "an Integer",
            Slot::Long(_) => "an Long",
            Slot::Double(_) => "an Double",
            Slot::Boolean(_) => "an Boolean",
            Slot::Timestamp(_) => "milliseconds since epoch",
            _ => "a Blob",
        };
        match next {
            b'"' => {
                if let Slot::Blob(place) = slot {
                    *place = Some(self.blob()?);
                    return Ok(());
                }
                let text = self.string()?;
                store_text(slot, text, kind)
            }
            b't' | b'f' => {
                let truth = next == b't';
                self.literal(if truth { "true" } else { "false" })?;
                match slot {
                    Slot::Boolean(place) => {
                        *place = Some(truth);
                        Ok(())
                    }
                    _ => Err(cannot("class java.lang.Boolean", kind)),
                }
            }
            _ => {
                let text = self.number()?;
                store_number(slot, text, kind)
            }
        }
    }
}

/// Characters as JSON allows them inside a string without an escape.
fn checked(plain: &[u8]) -> Result<&str, Fault> {
    // Looking at all bytes, without a way out in between, is what compiles to vector code.
    if plain
        .iter()
        .fold(false, |control, byte| control | (*byte < 0x20))
    {
        return Err(malformed());
    }
    std::str::from_utf8(plain).map_err(|_| malformed())
}

fn store_text(slot: Slot<'_>, text: Cow<'_, str>, kind: &str) -> Result<(), Fault> {
    match slot {
        Slot::String(place) => *place = Some(text.into_owned()),
        Slot::Double(place) => {
            *place = Some(match text.as_ref() {
                "NaN" => f64::NAN,
                "Infinity" => f64::INFINITY,
                "-Infinity" => f64::NEG_INFINITY,
                _ => return Err(cannot("class java.lang.String", kind)),
            });
        }
        _ => return Err(cannot("class java.lang.String", kind)),
    }
    Ok(())
}

fn store_number(slot: Slot<'_>, text: &str, kind: &str) -> Result<(), Fault> {
    match slot {
        // Fractions are cut and what does not fit is clamped, as the services do.
        Slot::Integer(place) => {
            let clamped = integer(text).clamp(i64::from(i32::MIN), i64::from(i32::MAX));
            *place = i32::try_from(clamped).ok();
        }
        Slot::Long(place) => *place = Some(integer(text)),
        Slot::Double(place) => *place = Some(text.parse().map_err(|_| malformed())?),
        Slot::Timestamp(place) => {
            let secs: f64 = text.parse().map_err(|_| malformed())?;
            *place = Some(
                Timestamp::from_epoch_seconds(secs).ok_or_else(|| cannot(NUMBER_CLASS, kind))?,
            );
        }
        _ => return Err(cannot(NUMBER_CLASS, kind)),
    }
    Ok(())
}

fn integer(text: &str) -> i64 {
    // A cast from a double rounds toward zero and saturates.
    text.parse()
        .unwrap_or_else(|_| text.parse::<f64>().map_or(0, |value| value.floor() as i64))
}

/// Whether a text is a number by JSON's grammar.
fn is_number(text: &str) -> bool {
    let mut rest = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let digits = |rest: &mut &[u8]| {
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        *rest = rest.get(count..).unwrap_or_default();
        count
    };
    let leading_zero = rest.first() == Some(&b'0');
    let whole = digits(&mut rest);
    if whole == 0 || (leading_zero && whole > 1) {
        return false;
    }
    if let Some(fraction) = rest.strip_prefix(b".") {
        rest = fraction;
        if digits(&mut rest) == 0 {
            return false;
        }
    }
    if let Some(exponent) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) {
        rest = exponent;
        rest = rest
            .strip_prefix(b"+")
            .or_else(|| rest.strip_prefix(b"-"))
            .unwrap_or(rest);
        if digits(&mut rest) == 0 {
            return false;
        }
    }
    rest.is_empty()
}
