//! Bodies that may be too large to hold, or that come to be while they are sent: object data of
//! S3, event streams.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;

use crate::{Fault, Structure};

/// A chunk on its way; `None` at the body's end.
pub type NextChunk<'a> = Pin<Box<dyn Future<Output = Option<Result<Bytes, Fault>>> + Send + 'a>>;

/// A source of body chunks. `None` is the end; an error ends it too.
pub trait Chunks: Send {
    /// The next chunk, of any non-zero size.
    fn next(&mut self) -> NextChunk<'_>;

    /// Names of the trailing headers that the request announced (lower case).
    fn announced_trailers(&self) -> Vec<String> {
        Vec::new()
    }

    /// Trailing headers that came after the last chunk (lower-case names): checksums of
    /// `aws-chunked` bodies. Empty until the end was reached.
    fn trailers(&self) -> Vec<(String, String)> {
        Vec::new()
    }
}

/// An event on its way out.
#[derive(Debug)]
pub struct Event {
    /// Its name in the model: the member of the event stream's union.
    pub name: &'static str,
    /// What it says.
    pub body: Box<dyn Structure>,
}

/// An event on its way; `None` at the stream's end.
pub type NextEvent<'a> = Pin<Box<dyn Future<Output = Option<Result<Event, Fault>>> + Send + 'a>>;

/// A source of events, as a service gives it out; the codec of the caller's protocol frames them.
/// `None` is the end; a fault ends it too, and is told in the stream.
pub trait Events: Send {
    /// The next event. May be dropped before it resolves, and loses nothing then.
    fn next(&mut self) -> NextEvent<'_>;
}

/// A body: held whole, or streamed with a length that is known beforehand where the client said.
#[derive(Default)]
pub enum Payload {
    /// No body.
    #[default]
    Empty,
    /// A body held in memory.
    Bytes(Bytes),
    /// A body that arrives or leaves in chunks.
    Stream {
        /// Bytes in all, if known.
        length: Option<u64>,
        /// Where the chunks come from.
        chunks: Box<dyn Chunks>,
    },
    /// A body that is made while it is sent, without waiting for anything. Of answers only.
    Made {
        /// Bytes in all.
        length: u64,
        /// None is empty.
        pieces: Box<dyn Iterator<Item = Bytes> + Send>,
    },
    /// Events that are yet to be framed. Bodies of requests are never these.
    Events(Box<dyn Events>),
}

impl Payload {
    /// Length in bytes, if known.
    pub fn length(&self) -> Option<u64> {
        match self {
            Self::Empty => Some(0),
            Self::Bytes(bytes) => Some(bytes.len() as u64),
            Self::Stream { length, .. } => *length,
            Self::Made { length, .. } => Some(*length),
            Self::Events(_) => None,
        }
    }

    /// The next chunk of the body; `None` at its end.
    ///
    /// # Errors
    /// The client's or the disk's failure while the body was under way.
    pub async fn next(&mut self) -> Option<Result<Bytes, Fault>> {
        match self {
            Self::Empty => None,
            Self::Bytes(bytes) if bytes.is_empty() => None,
            Self::Bytes(bytes) => Some(Ok(std::mem::take(bytes))),
            Self::Stream { chunks, .. } => chunks.next().await,
            Self::Made { pieces, .. } => pieces.next().map(Ok),
            Self::Events(_) => None,
        }
    }

    /// Names of the trailing headers that a streamed body announces.
    pub fn announced_trailers(&self) -> Vec<String> {
        match self {
            Self::Empty | Self::Bytes(_) | Self::Made { .. } | Self::Events(_) => Vec::new(),
            Self::Stream { chunks, .. } => chunks.announced_trailers(),
        }
    }

    /// Trailing headers of a streamed body, once its end was reached.
    pub fn trailers(&self) -> Vec<(String, String)> {
        match self {
            Self::Empty | Self::Bytes(_) | Self::Made { .. } | Self::Events(_) => Vec::new(),
            Self::Stream { chunks, .. } => chunks.trailers(),
        }
    }

    /// The whole body, refused with `too_large` where it exceeds `limit` bytes.
    ///
    /// # Errors
    /// `too_large`, or what reading the body failed with.
    pub async fn collect(mut self, limit: usize, too_large: Fault) -> Result<Bytes, Fault> {
        if self.length().is_some_and(|length| length > limit as u64) {
            return Err(too_large);
        }
        let mut whole: Vec<u8> = Vec::new();
        let mut first: Option<Bytes> = None;
        while let Some(chunk) = self.next().await {
            let chunk = chunk?;
            let before = whole.len() + first.as_ref().map_or(0, Bytes::len);
            if before + chunk.len() > limit {
                return Err(too_large);
            }
            match first.take() {
                None if whole.is_empty() => first = Some(chunk),
                None => whole.extend_from_slice(&chunk),
                Some(earlier) => {
                    whole.extend_from_slice(&earlier);
                    whole.extend_from_slice(&chunk);
                }
            }
        }
        Ok(first.unwrap_or_else(|| Bytes::from(whole)))
    }
}

impl From<Bytes> for Payload {
    fn from(bytes: Bytes) -> Self {
        Self::Bytes(bytes)
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length() {
            Some(length) => write!(f, "Payload({length} bytes)"),
            None => f.write_str("Payload(of unknown length)"),
        }
    }
}
