//! Documents whose longer blobs stay where they are until they are sent: answers of megabytes are
//! made while they leave, and what has been made is still in the processor's cache when it is
//! handed to the system.

use bytes::Bytes;

use super::base64;
use crate::Payload;

/// Longer answers are made while they are sent.
const WHOLE_BYTES_MAX: usize = 512 << 10;
/// About how much is made at once.
const PIECE_BYTES: usize = 128 << 10;
/// As many bytes of a blob are written at once; a multiple of three, for base64's sake.
const BLOB_BYTES: usize = PIECE_BYTES / 4 * 3;
/// Shorter blobs are written into the text at once.
const LONG_BYTES: usize = 256;

/// Most that is reserved for the rest of a list by its first element.
const ROOM_MAX: usize = 4 << 20;

/// How bytes are written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// In standard base64 with padding.
    Base64,
    /// As they are.
    Raw,
}

impl Form {
    fn length(self, bytes: usize) -> usize {
        match self {
            Self::Base64 => bytes.div_ceil(3) * 4,
            Self::Raw => bytes,
        }
    }

    fn append(self, bytes: &[u8], out: &mut Vec<u8>) {
        match self {
            Self::Base64 => base64::append(bytes, out),
            Self::Raw => out.extend_from_slice(bytes),
        }
    }
}

/// A growing document.
pub(super) struct Document {
    /// The document but for its longer blobs.
    pub(super) text: Vec<u8>,
    form: Form,
    blobs: Vec<Blob>,
    /// What the blobs come to, as they are written.
    blobs_length: usize,
}

/// A blob that is yet to be written.
struct Blob {
    /// Where in the text it belongs.
    at: usize,
    bytes: Bytes,
}

impl Document {
    pub(super) fn new(form: Form) -> Self {
        Self {
            text: Vec::with_capacity(256),
            form,
            blobs: Vec::new(),
            blobs_length: 0,
        }
    }

    pub(super) fn blob(&mut self, bytes: &Bytes) {
        if bytes.len() < LONG_BYTES {
            self.form.append(bytes, &mut self.text);
            return;
        }
        self.blobs_length += self.form.length(bytes.len());
        self.blobs.push(Blob {
            at: self.text.len(),
            bytes: bytes.clone(),
        });
    }

    /// Makes room for the rest of a list of which one element has been written, from `start` on.
    pub(super) fn expect_more(&mut self, start: usize, elements: usize) {
        let element = self.text.len().saturating_sub(start);
        self.text
            .reserve(element.saturating_mul(elements).min(ROOM_MAX));
    }

    fn length(&self) -> usize {
        self.text.len() + self.blobs_length
    }

    /// The document as a whole.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        if self.blobs.is_empty() {
            return self.text;
        }
        let mut whole = Vec::with_capacity(self.length());
        let mut written = 0;
        for blob in &self.blobs {
            whole.extend_from_slice(self.text.get(written..blob.at).unwrap_or_default());
            self.form.append(&blob.bytes, &mut whole);
            written = blob.at;
        }
        whole.extend_from_slice(self.text.get(written..).unwrap_or_default());
        whole
    }

    /// The document as the body of an answer.
    pub(super) fn into_payload(self) -> Payload {
        let length = self.length();
        if length <= WHOLE_BYTES_MAX {
            return Payload::Bytes(self.into_bytes().into());
        }
        let pieces = Pieces {
            text: self.text.into(),
            written: 0,
            form: self.form,
            blobs: self.blobs.into_iter(),
            blob: None,
        };
        Payload::Made {
            length: length as u64,
            pieces: Box::new(pieces),
        }
    }
}

/// A long document, piece by piece.
struct Pieces {
    text: Bytes,
    /// How much of the text has been written.
    written: usize,
    form: Form,
    blobs: std::vec::IntoIter<Blob>,
    /// What is left of the blob that comes next.
    blob: Option<Bytes>,
}

impl Pieces {
    /// Writes some more up to the end of the last blob; `None` behind it.
    fn step(&mut self, piece: &mut Vec<u8>) -> Option<()> {
        let mut bytes = match self.blob.take() {
            Some(rest) => rest,
            None => {
                let Blob { at, bytes } = self.blobs.next()?;
                let text = self.text.get(self.written..at);
                piece.extend_from_slice(text.unwrap_or_default());
                self.written = at;
                bytes
            }
        };
        let now = bytes.split_to(bytes.len().min(BLOB_BYTES));
        self.form.append(&now, piece);
        self.blob = (!bytes.is_empty()).then_some(bytes);
        Some(())
    }
}

impl Iterator for Pieces {
    type Item = Bytes;

    fn next(&mut self) -> Option<Bytes> {
        if self.blob.is_none() && self.blobs.len() == 0 {
            let rest = self.text.split_off(self.written);
            self.text.clear();
            self.written = 0;
            return (!rest.is_empty()).then_some(rest);
        }
        let mut piece = Vec::with_capacity(PIECE_BYTES + PIECE_BYTES / 4);
        while piece.len() < PIECE_BYTES && self.step(&mut piece).is_some() {}
        Some(piece.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(form: Form, blobs: &[usize]) -> Document {
        let mut document = Document::new(form);
        for (index, length) in blobs.iter().enumerate() {
            document
                .text
                .extend_from_slice(format!("<{index}:").as_bytes());
            let bytes: Vec<u8> = (0..*length).map(|at| (at * 31 + index) as u8).collect();
            document.blob(&bytes.into());
            document.text.push(b'>');
        }
        document
    }

    /// What a document should be, written plainly.
    fn plain(form: Form, blobs: &[usize]) -> Vec<u8> {
        let mut whole = Vec::new();
        for (index, length) in blobs.iter().enumerate() {
            let bytes: Vec<u8> = (0..*length).map(|at| (at * 31 + index) as u8).collect();
            whole.extend_from_slice(format!("<{index}:").as_bytes());
            match form {
                Form::Base64 => {
                    whole.extend(base64_simd::STANDARD.encode_to_string(&bytes).bytes())
                }
                Form::Raw => whole.extend(bytes),
            }
            whole.push(b'>');
        }
        whole
    }

    #[test]
    fn pieces_and_the_whole_are_the_document() {
        let many: Vec<usize> = (0..2000).collect();
        let cases: [&[usize]; 6] = [
            &[],
            &[0],
            &[LONG_BYTES - 1, LONG_BYTES, LONG_BYTES + 1],
            // Long enough to be made while it is sent.
            &[3 << 20],
            &[1, (1 << 20) + 1, 0, BLOB_BYTES, 2 * BLOB_BYTES, 5],
            &many,
        ];
        for form in [Form::Base64, Form::Raw] {
            for blobs in cases {
                let expected = plain(form, blobs);
                assert_eq!(document(form, blobs).into_bytes(), expected);
                let made: Vec<u8> = match document(form, blobs).into_payload() {
                    Payload::Made { length, pieces } => {
                        assert_eq!(length, expected.len() as u64);
                        let pieces: Vec<Bytes> = pieces.collect();
                        assert!(pieces.iter().all(|piece| !piece.is_empty()));
                        assert!(pieces.iter().all(|piece| piece.len() <= 2 * PIECE_BYTES));
                        pieces.concat()
                    }
                    Payload::Bytes(bytes) => {
                        assert!(expected.len() <= WHOLE_BYTES_MAX);
                        bytes.to_vec()
                    }
                    other => panic!("{other:?}"),
                };
                assert_eq!(made, expected);
            }
        }
    }

    #[test]
    fn a_long_text_without_blobs_is_sent_as_it_lies() {
        let mut document = Document::new(Form::Base64);
        document.text = vec![b'x'; WHOLE_BYTES_MAX + 1];
        let at = document.text.as_ptr();
        let Payload::Made { pieces, .. } = document.into_payload() else {
            panic!("long documents are made");
        };
        let pieces: Vec<Bytes> = pieces.collect();
        let [piece] = pieces.as_slice() else {
            panic!("one piece");
        };
        assert_eq!((piece.as_ptr(), piece.len()), (at, WHOLE_BYTES_MAX + 1));
    }
}
