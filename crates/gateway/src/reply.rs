//! Answers on their way out.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use http_body::{Body, Frame, SizeHint};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use tokio::sync::mpsc;
use wire::{Fault, Payload};

use crate::texts;

/// The body of every answer.
pub type ReplyBody = UnsyncBoxBody<Bytes, Fault>;

/// A body held in memory.
pub fn full(bytes: Bytes) -> ReplyBody {
    Full::new(bytes)
        .map_err(|never: Infallible| match never {})
        .boxed_unsync()
}

/// A body on its way out, read ahead by one chunk: an object's data, or an event stream. A failure
/// in the middle cuts the connection, so that the client sees a truncated body and not a shorter
/// object.
struct Streamed {
    chunks: mpsc::Receiver<Result<Bytes, Fault>>,
    left: Option<u64>,
}

impl Body for Streamed {
    type Data = Bytes;
    type Error = Fault;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Fault>>> {
        let polled = self.chunks.poll_recv(context);
        if let Poll::Ready(Some(Ok(chunk))) = &polled {
            let length = chunk.len() as u64;
            self.left = self.left.map(|left| left.saturating_sub(length));
        }
        polled.map(|next| next.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.left
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// A body that is written as fast as it is sent.
struct Made {
    pieces: Box<dyn Iterator<Item = Bytes> + Send>,
    left: u64,
}

impl Body for Made {
    type Data = Bytes;
    type Error = Fault;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Fault>>> {
        let piece = self.pieces.next();
        let length = piece.as_ref().map_or(0, Bytes::len) as u64;
        self.left = self.left.saturating_sub(length);
        Poll::Ready(piece.map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

fn payload_body(payload: Payload) -> ReplyBody {
    match payload {
        // The codec frames events; none get here.
        Payload::Empty | Payload::Events(_) => full(Bytes::new()),
        Payload::Bytes(bytes) => full(bytes),
        Payload::Made { length, pieces } => Made {
            pieces,
            left: length,
        }
        .boxed_unsync(),
        Payload::Stream { length, mut chunks } => {
            let (sender, receiver) = mpsc::channel(1);
            tokio::spawn(async move {
                loop {
                    // Who has hung up is noticed also where nothing is there to be sent.
                    let next = tokio::select! {
                        next = chunks.next() => next,
                        () = sender.closed() => break,
                    };
                    let Some(chunk) = next else { break };
                    if sender.send(chunk).await.is_err() {
                        break;
                    }
                }
            });
            Streamed {
                chunks: receiver,
                left: length,
            }
            .boxed_unsync()
        }
    }
}

/// An answer of a codec as hyper sends it. `head` answers carry the body's length without the
/// body.
pub fn response(parts: wire::codec::ReplyParts, head: bool) -> Response<ReplyBody> {
    let length = parts.body.length();
    let body = if head {
        full(Bytes::new())
    } else {
        payload_body(parts.body)
    };
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(parts.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    for (name, value) in parts.headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        let value = HeaderValue::from_bytes(&texts::bytes(&value));
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    if head
        && !headers.contains_key(CONTENT_LENGTH)
        && let Some(length) = length.filter(|length| *length > 0)
    {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    response
}
