//! aws-chunked bodies, decoded as they arrive.
//!
//! "Signature calculations for the authorization header: transferring payload in multiple chunks"
//! and "… including trailing headers", Amazon S3 API Reference.

use std::mem;

use sha2::{Digest, Sha256};
use wire::hex;

use super::key::equal_in_constant_time;
use super::{BodyFault, EMPTY_SHA256, SigningKey, sha256};

const LINE_BYTES_MAX: usize = 4_096;
const TRAILERS_MAX: usize = 16;
const SIGNED_CHUNK_BYTES_MIN: u64 = 8_192;
const TRAILER_SIGNATURE: &str = "x-amz-trailer-signature";

/// What signs the chunks: each signature covers the one before it.
#[derive(Clone, Debug)]
pub struct ChunkSigning {
    /// The request's signing key.
    pub key: SigningKey,
    /// The request's time, `20150830T123600Z`.
    pub timestamp: String,
    /// The credential scope's text.
    pub scope: String,
    /// At first the request's own signature, then that of the last chunk.
    pub previous_signature: String,
}

impl ChunkSigning {
    /// The signature of the next chunk, whose SHA-256 this is; it becomes the previous one.
    pub fn sign_chunk(&mut self, chunk_hash: &[u8; 32]) -> String {
        let text = format!(
            "AWS4-HMAC-SHA256-PAYLOAD\n{}\n{}\n{}\n{EMPTY_SHA256}\n{}",
            self.timestamp,
            self.scope,
            self.previous_signature,
            hex::encode(chunk_hash)
        );
        self.previous_signature = self.key.sign(&text);
        self.previous_signature.clone()
    }

    /// The signature of the trailers, written `name:value\n` each.
    #[must_use]
    pub fn sign_trailers(&self, trailers: &[(String, String)]) -> String {
        let canonical: String = trailers.iter().map(|(n, v)| format!("{n}:{v}\n")).collect();
        let text = format!(
            "AWS4-HMAC-SHA256-TRAILER\n{}\n{}\n{}\n{}",
            self.timestamp,
            self.scope,
            self.previous_signature,
            hex::encode(&sha256(canonical.as_bytes()))
        );
        self.key.sign(&text)
    }
}

#[derive(Debug)]
enum State {
    /// In the line before a chunk.
    Size,
    /// In a chunk's data, with so many bytes to come.
    Data(u64),
    /// In the line break after a chunk's data.
    Break,
    /// Among the trailers.
    Trailers,
    /// After everything that matters.
    Done,
}

/// Takes chunks out of their framing, checking length and signatures. Memory: one line, the
/// trailers, one hash.
#[derive(Debug)]
pub struct ChunkDecoder {
    state: State,
    line: Vec<u8>,
    signing: Option<ChunkSigning>,
    hasher: Sha256,
    chunk_signature: String,
    chunk_number: u64,
    chunk_size: u64,
    left: u64,
    has_trailers: bool,
    announced: Vec<String>,
    trailers: Vec<(String, String)>,
    trailers_verified: bool,
}

impl ChunkDecoder {
    /// A decoder for content of `decoded_length` bytes. `signing` is there if chunks are signed;
    /// `announced` are the names of the trailers the request promised, lower case.
    #[must_use]
    pub fn new(
        signing: Option<ChunkSigning>,
        decoded_length: u64,
        has_trailers: bool,
        announced: Vec<String>,
    ) -> ChunkDecoder {
        ChunkDecoder {
            state: State::Size,
            line: Vec::new(),
            trailers_verified: signing.is_none() || !has_trailers,
            signing,
            hasher: Sha256::new(),
            chunk_signature: String::new(),
            chunk_number: 0,
            chunk_size: 0,
            left: decoded_length,
            has_trailers,
            announced,
            trailers: Vec::new(),
        }
    }

    /// As [`super::BodyVerifier::next`].
    ///
    /// # Errors
    /// The framing or a signature is wrong.
    pub fn next<'a>(&mut self, input: &mut &'a [u8]) -> Result<Option<&'a [u8]>, BodyFault> {
        loop {
            match self.state {
                State::Data(remaining) => {
                    if input.is_empty() {
                        return Ok(None);
                    }
                    let wanted = usize::try_from(remaining).unwrap_or(usize::MAX);
                    let (piece, rest) = input.split_at(wanted.min(input.len()));
                    *input = rest;
                    if self.signing.is_some() {
                        self.hasher.update(piece);
                    }
                    let remaining = remaining - piece.len() as u64;
                    if remaining > 0 {
                        self.state = State::Data(remaining);
                    } else {
                        self.check_chunk()?;
                        self.state = State::Break;
                    }
                    return Ok(Some(piece));
                }
                State::Size | State::Break | State::Trailers | State::Done => {
                    let Some(line) = self.take_line(input)? else {
                        return Ok(None);
                    };
                    self.take(&line)?;
                }
            }
        }
    }

    /// The trailers, once the body has ended.
    ///
    /// # Errors
    /// The last chunk, part of the content, or an announced trailer is missing.
    pub fn finish(mut self) -> Result<Vec<(String, String)>, BodyFault> {
        if !self.line.is_empty() {
            // A body may end without its last line break.
            let line = mem::take(&mut self.line);
            self.take(&line)?;
        }
        let ended = match self.state {
            State::Done => true,
            // Some clients leave out the empty line at the very end.
            State::Trailers => self.trailers_verified,
            State::Size | State::Data(_) | State::Break => false,
        };
        if !ended || self.left > 0 {
            return Err(BodyFault::Incomplete);
        }
        let all_there = self
            .announced
            .iter()
            .all(|a| self.trailers.iter().any(|(n, _)| n == a));
        if !all_there || !self.trailers_verified {
            return Err(BodyFault::Trailer);
        }
        Ok(self.trailers)
    }

    /// The next whole line, without its break.
    fn take_line(&mut self, input: &mut &[u8]) -> Result<Option<Vec<u8>>, BodyFault> {
        let end = input.iter().position(|b| *b == b'\n');
        let (part, rest) = input.split_at(end.map_or(input.len(), |at| at + 1));
        *input = rest;
        if self.line.len() + part.len() > LINE_BYTES_MAX {
            return Err(BodyFault::Incomplete);
        }
        self.line.extend_from_slice(part);
        if end.is_none() {
            return Ok(None);
        }
        let mut line = mem::take(&mut self.line);
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(Some(line))
    }

    fn take(&mut self, line: &[u8]) -> Result<(), BodyFault> {
        match self.state {
            State::Size => self.begin_chunk(line),
            State::Break if line.is_empty() => {
                self.state = State::Size;
                Ok(())
            }
            State::Trailers => self.take_trailer(line),
            State::Done if line.is_empty() => Ok(()),
            State::Break | State::Done | State::Data(_) => Err(BodyFault::Incomplete),
        }
    }

    fn begin_chunk(&mut self, line: &[u8]) -> Result<(), BodyFault> {
        let line = std::str::from_utf8(line).map_err(|_| BodyFault::Incomplete)?;
        let (size, extension) = line.split_once(';').unwrap_or((line, ""));
        let size = size.trim();
        if size.is_empty() || size.len() > 16 || !size.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(BodyFault::Incomplete);
        }
        let size = u64::from_str_radix(size, 16).map_err(|_| BodyFault::Incomplete)?;
        self.chunk_signature = extension
            .trim()
            .strip_prefix("chunk-signature=")
            .unwrap_or("")
            .to_owned();
        if self.signing.is_some() && self.chunk_signature.is_empty() {
            return Err(BodyFault::ChunkSignature);
        }
        self.hasher = Sha256::new();
        if size == 0 {
            self.check_chunk()?;
            self.state = if self.has_trailers {
                State::Trailers
            } else {
                State::Done
            };
            return Ok(());
        }
        let previous_is_small = self.chunk_number > 0 && self.chunk_size < SIGNED_CHUNK_BYTES_MIN;
        if self.signing.is_some() && previous_is_small {
            return Err(BodyFault::SmallChunk {
                number: self.chunk_number,
                size: self.chunk_size,
            });
        }
        self.left = self.left.checked_sub(size).ok_or(BodyFault::Incomplete)?;
        self.chunk_number += 1;
        self.chunk_size = size;
        self.state = State::Data(size);
        Ok(())
    }

    fn check_chunk(&mut self) -> Result<(), BodyFault> {
        let Some(signing) = &mut self.signing else {
            return Ok(());
        };
        let hash: [u8; 32] = mem::take(&mut self.hasher).finalize().into();
        let expected = signing.sign_chunk(&hash);
        if equal_in_constant_time(expected.as_bytes(), self.chunk_signature.as_bytes()) {
            Ok(())
        } else {
            Err(BodyFault::ChunkSignature)
        }
    }

    fn take_trailer(&mut self, line: &[u8]) -> Result<(), BodyFault> {
        if line.is_empty() {
            // Before the signature an empty line only separates; without one it ends the body.
            if self.trailers_verified {
                self.state = State::Done;
            }
            return Ok(());
        }
        let text = std::str::from_utf8(line).map_err(|_| BodyFault::Trailer)?;
        let (name, value) = text.split_once(':').ok_or(BodyFault::Trailer)?;
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().to_owned());
        match &self.signing {
            Some(signing) if name == TRAILER_SIGNATURE => {
                let expected = signing.sign_trailers(&self.trailers);
                if !equal_in_constant_time(expected.as_bytes(), value.as_bytes()) {
                    return Err(BodyFault::ChunkSignature);
                }
                self.trailers_verified = true;
                self.state = State::Done;
                Ok(())
            }
            // Nobody asked for signatures to be checked.
            None if name == TRAILER_SIGNATURE => Ok(()),
            _ => {
                let known = self.announced.contains(&name);
                let seen = self.trailers.iter().any(|(n, _)| *n == name);
                if !known || seen || self.trailers.len() >= TRAILERS_MAX {
                    return Err(BodyFault::Trailer);
                }
                self.trailers.push((name, value));
                Ok(())
            }
        }
    }
}
