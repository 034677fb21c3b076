//! Bodies on their way in: read whole within a limit, or streamed through their verification.

use std::future::Future;
use std::pin::Pin;

use auth::sigv4::BodyVerifier;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};
use wire::{Chunks, Fault};

use crate::authenticate::body_fault;

/// Why a body was not read.
#[derive(Debug)]
pub enum ReadError {
    /// It is longer than the limit.
    TooLarge,
    /// The client went away or sent nonsense.
    Broken,
}

/// Reads a whole body of at most `limit` bytes.
///
/// # Errors
/// [`ReadError`].
pub async fn read(mut body: Incoming, limit: usize) -> Result<Bytes, ReadError> {
    let expected = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if expected > limit {
        return Err(ReadError::TooLarge);
    }
    let mut first: Option<Bytes> = None;
    let mut whole = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| ReadError::Broken)?.into_data() else {
            continue;
        };
        let before = whole.len() + first.as_ref().map_or(0, Bytes::len);
        if before + data.len() > limit {
            return Err(ReadError::TooLarge);
        }
        if let Some(earlier) = first.take() {
            whole.reserve(expected.max(earlier.len() + data.len()));
            whole.extend_from_slice(&earlier);
            whole.extend_from_slice(&data);
        } else if whole.is_empty() {
            first = Some(data);
        } else {
            whole.extend_from_slice(&data);
        }
    }
    Ok(first.unwrap_or_else(|| whole.freeze()))
}

/// An object's data on its way in. Its end is given on only once the signature over it has been
/// found right.
pub struct Upload {
    body: Incoming,
    pending: Bytes,
    verifier: Option<BodyVerifier>,
    announced: Vec<String>,
    trailers: Vec<(String, String)>,
}

impl Upload {
    /// Data of `body`, through its verification; `announced` are the names of its trailers.
    pub fn new(body: Incoming, verifier: BodyVerifier, announced: Vec<String>) -> Self {
        Self {
            body,
            pending: Bytes::new(),
            verifier: Some(verifier),
            announced,
            trailers: Vec::new(),
        }
    }

    fn fail(&mut self, fault: Fault) -> Option<Result<Bytes, Fault>> {
        self.verifier = None;
        self.pending = Bytes::new();
        Some(Err(fault))
    }

    async fn advance(&mut self) -> Option<Result<Bytes, Fault>> {
        loop {
            let verifier = self.verifier.as_mut()?;
            let whole = self.pending.clone();
            let mut rest: &[u8] = &whole;
            match verifier.next(&mut rest) {
                Ok(Some(piece)) if !piece.is_empty() => {
                    let piece = whole.slice_ref(piece);
                    self.pending = whole.slice_ref(rest);
                    return Some(Ok(piece));
                }
                Ok(Some(_)) => {
                    self.pending = whole.slice_ref(rest);
                    continue;
                }
                Ok(None) => self.pending = Bytes::new(),
                Err(fault) => return self.fail(body_fault(&fault)),
            }
            match self.body.frame().await {
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        self.pending = data;
                    }
                }
                Some(Err(_)) => return self.fail(incomplete()),
                None => {
                    let finished = self.verifier.take()?.finish();
                    return match finished {
                        Ok(received) => {
                            self.trailers = received.trailers;
                            None
                        }
                        Err(fault) => Some(Err(body_fault(&fault))),
                    };
                }
            }
        }
    }
}

fn incomplete() -> Fault {
    Fault::client(
        "IncompleteBody",
        "You did not provide the number of bytes specified by the Content-Length HTTP header",
    )
}

impl Chunks for Upload {
    fn next(&mut self) -> Pin<Box<dyn Future<Output = Option<Result<Bytes, Fault>>> + Send + '_>> {
        Box::pin(self.advance())
    }

    fn announced_trailers(&self) -> Vec<String> {
        self.announced.clone()
    }

    fn trailers(&self) -> Vec<(String, String)> {
        self.trailers.clone()
    }
}
