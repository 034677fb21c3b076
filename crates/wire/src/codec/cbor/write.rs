//! Writing CBOR (RFC 8949), lengths always definite.

use super::super::document::{Document, Form};
use super::Dialect;
use crate::value::View;
use crate::{Payload, Structure, Timestamp};

pub(super) struct Writer {
    out: Document,
    dialect: Dialect,
}

impl Writer {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self {
            out: Document::new(Form::Raw),
            dialect,
        }
    }

    /// The document as a whole.
    pub(super) fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    /// The document as the body of an answer.
    pub(super) fn into_payload(self) -> Payload {
        self.out.into_payload()
    }

    fn push(&mut self, byte: u8) {
        self.out.text.push(byte);
    }

    fn extend(&mut self, bytes: &[u8]) {
        self.out.text.extend_from_slice(bytes);
    }

    /// A major type with its argument, in the shortest form.
    fn head(&mut self, major: u8, argument: u64) {
        let major = major << 5;
        if let Ok(small) = u8::try_from(argument) {
            if small < 24 {
                self.push(major | small);
            } else {
                self.extend(&[major | 24, small]);
            }
        } else if let Ok(short) = u16::try_from(argument) {
            self.push(major | 25);
            self.extend(&short.to_be_bytes());
        } else if let Ok(word) = u32::try_from(argument) {
            self.push(major | 26);
            self.extend(&word.to_be_bytes());
        } else {
            self.push(major | 27);
            self.extend(&argument.to_be_bytes());
        }
    }

    fn integer(&mut self, value: i64) {
        match u64::try_from(value) {
            Ok(value) => self.head(0, value),
            Err(_) => self.head(1, value.unsigned_abs() - 1),
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.head(3, text.len() as u64);
        self.extend(text.as_bytes());
    }

    pub(super) fn map(&mut self, entries: usize) {
        self.head(5, entries as u64);
    }

    fn double(&mut self, value: f64) {
        self.push(0xfb);
        self.extend(&value.to_be_bytes());
    }

    fn timestamp(&mut self, time: Timestamp) {
        self.head(6, 1);
        match self.dialect {
            Dialect::Aws => self.integer(time.millis()),
            Dialect::RpcV2 if time.millis().rem_euclid(1000) == 0 => self.integer(time.secs()),
            Dialect::RpcV2 => self.double(time.millis() as f64 / 1000.0),
        }
    }

    pub(super) fn structure(&mut self, structure: &dyn Structure) {
        let members = structure.schema().members;
        let present = |index: usize| {
            structure
                .view(index)
                .filter(|view| !matches!(view, View::Stream(_)))
        };
        self.map(
            (0..members.len())
                .filter(|index| present(*index).is_some())
                .count(),
        );
        for (index, member) in members.iter().enumerate() {
            if let Some(view) = present(index) {
                self.text(member.wire);
                self.value(view);
            }
        }
    }

    fn value(&mut self, view: View<'_>) {
        match view {
            View::String(text) => self.text(text),
            View::Integer(value) => self.integer(value),
            View::Boolean(truth) => self.push(if truth { 0xf5 } else { 0xf4 }),
            View::Double(value) => self.double(value),
            View::Blob(bytes) => {
                self.head(2, bytes.len() as u64);
                self.out.blob(bytes);
            }
            View::Stream(_) => self.push(0xf6),
            View::Timestamp(time) => self.timestamp(time),
            View::List(list) => {
                self.head(4, list.len() as u64);
                let start = self.out.text.len();
                for index in 0..list.len() {
                    match list.at(index) {
                        Some(element) => self.value(element),
                        None => self.push(0xf6),
                    }
                    if index == 0 {
                        self.out.expect_more(start, list.len() - 1);
                    }
                }
            }
            View::Map(map) => {
                self.map(map.len());
                for (name, element) in map.entries() {
                    self.text(name);
                    self.value(element);
                }
            }
            View::Structure(inner) => self.structure(inner),
        }
    }
}
