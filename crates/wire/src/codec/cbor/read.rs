//! Reading CBOR straight into structures.

use std::borrow::Cow;

use bytes::Bytes;
use minicbor::Decoder;
use minicbor::data::Type;
use minicbor::decode::Error;

use super::Dialect;
use crate::codec::{DEPTH_MAX, Elements};
use crate::schema::{Kind, Location, Shape};
use crate::value::Slot;
use crate::{Fault, Structure, Timestamp};

/// Integers above this are milliseconds, below it seconds: as seconds it lies in the year 5138,
/// as milliseconds in 1973.
const SECONDS_MAX: i64 = 100_000_000_000;

fn serialization(message: impl Into<String>) -> Fault {
    Fault::client("SerializationException", message)
}

fn malformed(_: Error) -> Fault {
    serialization("")
}

pub(super) fn document(
    target: &mut dyn Structure,
    body: &Bytes,
    dialect: Dialect,
) -> Result<(), Fault> {
    let mut reader = Reader {
        body,
        input: Decoder::new(body),
        dialect,
        depth: 0,
        elements: Elements::default(),
    };
    if !matches!(reader.kind()?, Type::Map | Type::MapIndef) {
        return Err(serialization(""));
    }
    reader.structure(target)?;
    if reader.input.position() == body.len() {
        Ok(())
    } else {
        Err(serialization(""))
    }
}

struct Reader<'a> {
    body: &'a Bytes,
    input: Decoder<'a>,
    dialect: Dialect,
    depth: usize,
    elements: Elements,
}

impl<'a> Reader<'a> {
    fn kind(&self) -> Result<Type, Fault> {
        self.input.datatype().map_err(malformed)
    }

    /// Whether an array or map of that length, now `done` elements in, goes on.
    fn more(&mut self, length: Option<u64>, done: u64) -> Result<bool, Fault> {
        match length {
            Some(length) => Ok(done < length),
            None if self.kind()? == Type::Break => {
                self.input.skip().map_err(malformed)?;
                Ok(false)
            }
            None => Ok(true),
        }
    }

    fn enter(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            Err(serialization(""))
        } else {
            Ok(())
        }
    }

    /// A text, borrowed unless it comes in pieces.
    fn text(&mut self) -> Result<Cow<'a, str>, Fault> {
        if self.kind()? == Type::String {
            return self.input.str().map(Cow::Borrowed).map_err(malformed);
        }
        let mut text = String::new();
        for part in self.input.str_iter().map_err(malformed)? {
            text.push_str(part.map_err(malformed)?);
        }
        Ok(Cow::Owned(text))
    }

    fn structure(&mut self, target: &mut dyn Structure) -> Result<(), Fault> {
        self.enter()?;
        let schema = target.schema();
        let length = self.input.map().map_err(malformed)?;
        let (mut done, mut expected) = (0, 0);
        while self.more(length, done)? {
            done += 1;
            let name = self.text()?;
            let known = schema.find(&name, Location::Body, expected);
            expected = known.map_or(expected, |index| index + 1);
            let found = known.and_then(|index| Some((schema.members.get(index)?, index)));
            match found.and_then(|(member, index)| Some((member, target.slot(index)?))) {
                Some((member, slot)) => self.value(slot, member.shape)?,
                None => self.input.skip().map_err(malformed)?,
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn value(&mut self, slot: Slot<'_>, shape: &Shape) -> Result<(), Fault> {
        let kind = self.kind()?;
        if matches!(kind, Type::Null | Type::Undefined) {
            return self.input.skip().map_err(malformed);
        }
        match (slot, kind) {
            (Slot::String(place), Type::String | Type::StringIndef) => {
                *place = Some(self.text()?.into_owned())
            }
            (Slot::Boolean(place), Type::Bool) => {
                *place = Some(self.input.bool().map_err(malformed)?);
            }
            (Slot::Blob(place), Type::Bytes) => {
                let bytes = self.input.bytes().map_err(malformed)?;
                // The body is shared rather than copied.
                *place = Some(self.body.slice_ref(bytes));
            }
            (Slot::Blob(place), Type::BytesIndef) => {
                let mut whole = Vec::new();
                for part in self.input.bytes_iter().map_err(malformed)? {
                    whole.extend_from_slice(part.map_err(malformed)?);
                }
                *place = Some(Bytes::from(whole));
            }
            (Slot::Integer(place), kind) if is_number(kind) => {
                let value = self
                    .integer(kind)?
                    .clamp(i64::from(i32::MIN), i64::from(i32::MAX));
                *place = i32::try_from(value).ok();
            }
            (Slot::Long(place), kind) if is_number(kind) => *place = Some(self.integer(kind)?),
            (Slot::Double(place), kind) if is_number(kind) => *place = Some(self.double(kind)?),
            (Slot::Timestamp(place), kind) => *place = Some(self.timestamp(kind)?),
            (Slot::List(list), Type::Array | Type::ArrayIndef) => {
                let Kind::List { item, .. } = shape.kind else {
                    return Err(serialization(""));
                };
                self.enter()?;
                list.open();
                let length = self.input.array().map_err(malformed)?;
                let mut done = 0;
                while self.more(length, done)? {
                    done += 1;
                    self.elements.count()?;
                    list.push(&mut |element| self.value(element, item))?;
                }
                self.depth -= 1;
            }
            (Slot::Map(map), Type::Map | Type::MapIndef) => {
                let Kind::Map { value, .. } = shape.kind else {
                    return Err(serialization(""));
                };
                self.enter()?;
                map.open();
                let length = self.input.map().map_err(malformed)?;
                let mut done = 0;
                while self.more(length, done)? {
                    done += 1;
                    self.elements.count()?;
                    let key = self.text()?.into_owned();
                    map.put(key, &mut |element| self.value(element, value))?;
                }
                self.depth -= 1;
            }
            (Slot::Structure(place), Type::Map | Type::MapIndef) => self.structure(place.open())?,
            (_, kind) => {
                let found = kind_name(kind);
                return Err(serialization(format!(
                    "{found} can not be converted to {}",
                    expected_name(shape)
                )));
            }
        }
        Ok(())
    }

    fn integer(&mut self, kind: Type) -> Result<i64, Fault> {
        if matches!(kind, Type::F16 | Type::F32 | Type::F64) {
            // A cast from a double rounds toward zero and saturates.
            return Ok(self.double(kind)?.floor() as i64);
        }
        let value = i128::from(self.input.int().map_err(malformed)?);
        let clamped = value.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
        i64::try_from(clamped).map_err(|_| serialization(""))
    }

    fn double(&mut self, kind: Type) -> Result<f64, Fault> {
        match kind {
            Type::F16 => self.half(),
            Type::F32 => self.input.f32().map(f64::from).map_err(malformed),
            Type::F64 => self.input.f64().map_err(malformed),
            other => self.integer(other).map(|value| value as f64),
        }
    }

    /// A number of half precision: sign, five bits of exponent, ten of fraction.
    fn half(&mut self) -> Result<f64, Fault> {
        let at = self.input.position();
        let bits = match self.body.get(at + 1..at + 3) {
            Some([high, low]) => u16::from_be_bytes([*high, *low]),
            _ => return Err(serialization("")),
        };
        self.input.set_position(at + 3);
        let fraction = f64::from(bits & 0x3ff);
        let magnitude = match (bits >> 10) & 0x1f {
            0 => fraction * 2f64.powi(-24),
            31 if fraction == 0.0 => f64::INFINITY,
            31 => f64::NAN,
            exponent => (1.0 + fraction / 1024.0) * 2f64.powi(i32::from(exponent) - 15),
        };
        Ok(if bits & 0x8000 == 0 {
            magnitude
        } else {
            -magnitude
        })
    }

    fn timestamp(&mut self, kind: Type) -> Result<Timestamp, Fault> {
        let kind = if kind == Type::Tag {
            let tag = self.input.tag().map_err(malformed)?;
            if tag.as_u64() != 1 {
                return Err(serialization(""));
            }
            self.kind()?
        } else {
            kind
        };
        let bad = || {
            serialization(format!(
                "{} can not be converted to milliseconds since epoch",
                kind_name(kind)
            ))
        };
        if !is_number(kind) {
            return Err(bad());
        }
        if matches!(kind, Type::F16 | Type::F32 | Type::F64) {
            return Timestamp::from_epoch_seconds(self.double(kind)?).ok_or_else(bad);
        }
        let value = self.integer(kind)?;
        Ok(match self.dialect {
            Dialect::Aws if value.unsigned_abs() > SECONDS_MAX.unsigned_abs() => {
                Timestamp::from_millis(value)
            }
            _ => Timestamp::from_secs(value),
        })
    }
}

fn is_number(kind: Type) -> bool {
    matches!(
        kind,
        Type::U8
            | Type::U16
            | Type::U32
            | Type::U64
            | Type::I8
            | Type::I16
            | Type::I32
            | Type::I64
            | Type::Int
            | Type::F16
            | Type::F32
            | Type::F64
    )
}

fn kind_name(kind: Type) -> &'static str {
    match kind {
        Type::Bool => "class java.lang.Boolean",
        Type::String | Type::StringIndef => "class java.lang.String",
        Type::Bytes | Type::BytesIndef => "class java.nio.HeapByteBuffer",
        Type::Array | Type::ArrayIndef => "A list",
        Type::Map | Type::MapIndef => "A map",
        Type::F16 | Type::F32 | Type::F64 => "class java.lang.Double",
        _ => "class java.lang.Integer",
    }
}

fn expected_name(shape: &Shape) -> &'static str {
    match shape.kind {
        Kind::String => "an String",
        Kind::Integer => "an Integer",
        Kind::Long => "an Long",
        Kind::Boolean => "an Boolean",
        Kind::Double => "an Double",
        Kind::Timestamp(_) => "milliseconds since epoch",
        Kind::List { .. } => "a list",
        Kind::Map { .. } => "a map",
        Kind::Structure(_) => "a structure",
        Kind::Blob | Kind::Stream => "a Blob",
    }
}
