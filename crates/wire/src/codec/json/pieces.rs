//! Long answers, written while they are sent: what has been written is still in the processor's
//! cache when it is handed to the system, and an answer of megabytes needs no memory of its own.

use bytes::Bytes;

use super::write::{self, Sink, Writer};
use crate::Structure;
use crate::codec::base64;
use crate::schema::Kind;
use crate::value::View;

/// About how much is written at once.
const PIECE_BYTES: usize = 128 << 10;

/// The text of a structure in pieces. Lists among its members are written element by element.
pub(crate) struct Pieces {
    output: Box<dyn Structure>,
    out: Writer<Piece>,
    at: Place,
}

/// What is to be written next.
#[derive(Clone, Copy)]
enum Place {
    Start,
    Member(usize),
    Element { member: usize, index: usize },
    End,
}

/// A piece under way.
struct Piece {
    bytes: Vec<u8>,
    /// The last byte of the piece before.
    earlier: Option<u8>,
}

impl Sink for Piece {
    fn push(&mut self, byte: u8) {
        self.extend(&[byte]);
    }

    fn extend(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn base64(&mut self, bytes: &[u8]) {
        base64::append(bytes, &mut self.bytes);
    }

    fn last(&self) -> Option<u8> {
        self.bytes.as_slice().last().copied().or(self.earlier)
    }
}

impl Pieces {
    pub(crate) fn of(output: Box<dyn Structure>) -> Self {
        let piece = Piece {
            bytes: Vec::new(),
            earlier: None,
        };
        Self {
            output,
            out: Writer::into(piece),
            at: Place::Start,
        }
    }

    /// Writes what comes next, as little of it as can be written apart.
    fn step(&mut self) {
        let Self { output, out, at } = self;
        *at = match *at {
            Place::Start => {
                out.begin(b'{');
                Place::Member(0)
            }
            Place::Member(index) => {
                let schema = output.schema();
                match (schema.members.get(index), output.view(index)) {
                    (None, _) => {
                        out.end(b'}');
                        Place::End
                    }
                    (Some(_), None | Some(View::Stream(_))) => Place::Member(index + 1),
                    (Some(member), Some(View::List(_))) => {
                        out.member(member.wire);
                        out.begin(b'[');
                        Place::Element {
                            member: index,
                            index: 0,
                        }
                    }
                    (Some(member), Some(view)) => {
                        out.member(member.wire);
                        write::value(out, view, member.shape, Some(member));
                        Place::Member(index + 1)
                    }
                }
            }
            Place::Element { member, index } => {
                let shape = output.schema().members.get(member).map(|found| found.shape);
                match (shape.map(|shape| &shape.kind), output.view(member)) {
                    (Some(Kind::List { item, .. }), Some(View::List(list)))
                        if index < list.len() =>
                    {
                        if let Some(element) = list.at(index) {
                            write::value(out, element, item, None);
                        }
                        Place::Element {
                            member,
                            index: index + 1,
                        }
                    }
                    _ => {
                        out.end(b']');
                        Place::Member(member + 1)
                    }
                }
            }
            Place::End => Place::End,
        };
    }
}

impl Iterator for Pieces {
    type Item = Bytes;

    fn next(&mut self) -> Option<Bytes> {
        self.out.sink().bytes.reserve(PIECE_BYTES + PIECE_BYTES / 4);
        while !matches!(self.at, Place::End) && self.out.sink().bytes.len() < PIECE_BYTES {
            self.step();
        }
        let piece = self.out.sink();
        piece.earlier = piece.last();
        let bytes = Bytes::from(std::mem::take(&mut piece.bytes));
        (!bytes.is_empty()).then_some(bytes)
    }
}
