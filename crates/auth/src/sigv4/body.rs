//! Bodies on their way in: passed through, hashed, or taken out of aws-chunked framing.

use sha2::{Digest, Sha256};
use wire::hex;

use super::key::equal_in_constant_time;
use super::{ChunkDecoder, ChunkSigning, Payload, Presented, SigningKey};
use crate::fault::{AuthFault, FaultData};
use crate::time::format_basic;

/// Why a body is refused. All are S3's: the other services' bodies are covered by the request's
/// own signature.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BodyFault {
    /// The whole body's hash or a chunk's signature is wrong.
    Auth(Box<AuthFault>),
    /// A chunk's or the trailers' signature is wrong.
    ChunkSignature,
    /// The body ended early, ran over its declared length, or its framing is broken.
    Incomplete,
    /// A signed chunk that is not the last one is under 8 KiB.
    SmallChunk {
        /// Its number, from 1.
        number: u64,
        /// Its size, bytes.
        size: u64,
    },
    /// The trailers are not well-formed or not those announced.
    Trailer,
}

impl BodyFault {
    /// The failure in S3's words.
    #[must_use]
    pub fn render(&self) -> FaultData {
        let (code, status, message) = match self {
            BodyFault::Auth(fault) => return fault.render(crate::fault::FaultStyle::S3),
            BodyFault::ChunkSignature => (
                "SignatureDoesNotMatch",
                403,
                "The request signature we calculated does not match the signature you provided. \
                 Check your key and signing method.",
            ),
            BodyFault::Incomplete => (
                "IncompleteBody",
                400,
                "The request body terminated unexpectedly",
            ),
            BodyFault::SmallChunk { .. } => (
                "InvalidChunkSizeError",
                403,
                "Only the last chunk is allowed to have a size less than 8192 bytes",
            ),
            BodyFault::Trailer => (
                "MalformedTrailerError",
                400,
                "The request contained trailing data that was not well-formed or did not conform \
                 to our published schema.",
            ),
        };
        let extra = match self {
            BodyFault::SmallChunk { number, size } => {
                vec![
                    ("Chunk", number.to_string()),
                    ("BadChunkSize", size.to_string()),
                ]
            }
            _ => Vec::new(),
        };
        FaultData {
            code,
            message: message.into(),
            status,
            extra,
        }
    }
}

/// What is known of a body after its end.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReceivedBody {
    /// Bytes of content, framing not counted.
    pub length: u64,
    /// Trailing headers, names in lower case.
    pub trailers: Vec<(String, String)>,
}

/// Takes a body's bytes as they arrive and gives its content on.
///
/// What [`BodyVerifier::next`] gives is provisional: a signature stands after the data it covers.
/// Keep nothing before [`BodyVerifier::finish`] has said yes.
#[derive(Debug)]
pub struct BodyVerifier {
    kind: Kind,
    length: u64,
}

#[derive(Debug)]
enum Kind {
    Plain,
    Hashed { declared: [u8; 32], hasher: Sha256 },
    Chunked(Box<ChunkDecoder>),
}

fn framed(
    presented: &Presented,
    signing: Option<ChunkSigning>,
    has_trailers: bool,
) -> Result<Kind, AuthFault> {
    let length = presented
        .decoded_length
        .ok_or(AuthFault::MissingDecodedLength)?;
    let trailers = if has_trailers {
        presented.trailers.clone()
    } else {
        Vec::new()
    };
    Ok(Kind::Chunked(Box::new(ChunkDecoder::new(
        signing,
        length,
        has_trailers,
        trailers,
    ))))
}

impl BodyVerifier {
    /// A verifier that lets everything pass: for requests without signature.
    #[must_use]
    pub fn unsigned() -> BodyVerifier {
        BodyVerifier {
            kind: Kind::Plain,
            length: 0,
        }
    }

    /// A verifier that takes a body out of its framing and checks nothing else: for servers that
    /// are told not to check signatures.
    ///
    /// # Errors
    /// [`AuthFault::MissingDecodedLength`].
    pub fn framing_only(presented: &Presented) -> Result<BodyVerifier, AuthFault> {
        let kind = match presented.payload {
            Payload::Computed | Payload::Unsigned | Payload::Declared(_) => Kind::Plain,
            Payload::StreamingSigned { trailer } => framed(presented, None, trailer)?,
            Payload::StreamingUnsignedTrailer => framed(presented, None, true)?,
        };
        Ok(BodyVerifier { kind, length: 0 })
    }

    pub(super) fn new(
        presented: &Presented,
        key: &SigningKey,
        seed_signature: &str,
    ) -> Result<BodyVerifier, AuthFault> {
        let signing = || ChunkSigning {
            key: key.clone(),
            timestamp: format_basic(presented.timestamp),
            scope: presented.scope.text(),
            previous_signature: seed_signature.to_owned(),
        };
        let kind = match presented.payload {
            Payload::Computed | Payload::Unsigned => Kind::Plain,
            Payload::Declared(declared) => Kind::Hashed {
                declared,
                hasher: Sha256::new(),
            },
            Payload::StreamingSigned { trailer } => framed(presented, Some(signing()), trailer)?,
            Payload::StreamingUnsignedTrailer => framed(presented, None, true)?,
        };
        Ok(BodyVerifier { kind, length: 0 })
    }

    /// Whether the body is in aws-chunked framing.
    #[must_use]
    pub fn is_chunked(&self) -> bool {
        matches!(self.kind, Kind::Chunked(_))
    }

    /// Takes the next piece of content from the front of `input` and shortens `input` by what
    /// was read. `None` when `input` is used up.
    ///
    /// # Errors
    /// The framing or a chunk's signature is wrong. The body is lost then.
    pub fn next<'a>(&mut self, input: &mut &'a [u8]) -> Result<Option<&'a [u8]>, BodyFault> {
        let piece = match &mut self.kind {
            Kind::Chunked(decoder) => decoder.next(input)?,
            Kind::Plain | Kind::Hashed { .. } if input.is_empty() => None,
            Kind::Plain => Some(std::mem::take(input)),
            Kind::Hashed { hasher, .. } => {
                hasher.update(&**input);
                Some(std::mem::take(input))
            }
        };
        self.length += piece.map_or(0, |p| p.len() as u64);
        Ok(piece)
    }

    /// Call at the end of the body: only now its content is verified.
    ///
    /// # Errors
    /// The body ended early, its hash is wrong, or its trailers are not those announced.
    pub fn finish(self) -> Result<ReceivedBody, BodyFault> {
        let trailers = match self.kind {
            Kind::Plain => Vec::new(),
            Kind::Hashed { declared, hasher } => {
                let computed: [u8; 32] = hasher.finalize().into();
                if !equal_in_constant_time(&declared, &computed) {
                    return Err(BodyFault::Auth(Box::new(AuthFault::ContentHashMismatch {
                        declared: hex::encode(&declared),
                        computed: hex::encode(&computed),
                    })));
                }
                Vec::new()
            }
            Kind::Chunked(decoder) => decoder.finish()?,
        };
        Ok(ReceivedBody {
            length: self.length,
            trailers,
        })
    }
}
