//! Bodies on their way in: read whole within a limit, or streamed through their verification.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use auth::sigv4::BodyVerifier;
use bytes::{Bytes, BytesMut};
use http::Version;
use http::header::EXPECT;
use http::request::Parts;
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming};
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
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

/// Memory that the bodies of one environment's requests may take at once. A function's own is limited,
/// and it shall not take the engine's instead.
const ENVIRONMENT_BYTES_MAX: usize = 256 << 20;
/// The unit that it is counted in; shorter bodies are not.
const ROOM_BYTES: usize = 64 << 10;

/// Room for bodies.
#[derive(Clone)]
pub struct Room(Option<Arc<Semaphore>>);

/// Room that is taken, until it is dropped.
pub struct Taken {
    _room: Option<OwnedSemaphorePermit>,
}

impl Room {
    /// Of the main port: as much as is asked for.
    pub fn of_main() -> Self {
        Self(None)
    }

    /// Of another environment.
    pub fn of_environment() -> Self {
        let units = ENVIRONMENT_BYTES_MAX / ROOM_BYTES;
        Self(Some(Arc::new(Semaphore::new(units))))
    }

    /// Takes room for a body; `None` if there is not enough now.
    pub fn take(&self, bytes: usize) -> Option<Taken> {
        let Some(room) = &self.0 else {
            return Some(Taken { _room: None });
        };
        let units = u32::try_from(bytes / ROOM_BYTES).ok()?;
        let taken = room.clone().try_acquire_many_owned(units).ok()?;
        Some(Taken { _room: Some(taken) })
    }
}

/// The refusal of a body that there is no room for.
pub fn no_room() -> Fault {
    let message = "The function sends more at once than there is room for.";
    Fault::server("ServiceUnavailable", message).with_status(503)
}

/// Bodies shorter than this are not worth keeping memory for.
const POOLED_BYTES_MIN: usize = 64 << 10;
/// Longer ones are too rare.
const POOLED_BYTES_MAX: usize = 1 << 20;
/// What the pool keeps at most.
const POOLED_BUFFERS_MAX: usize = 8;
/// Capacities are multiples of it, so that bodies of about the same length fit.
const POOLED_STEP_BYTES: usize = 64 << 10;

/// Memory that bodies were in, for those to come: memory fresh from the system costs a large body
/// as much as reading it does.
#[derive(Debug, Default)]
pub struct Pool {
    idle: Mutex<Vec<BytesMut>>,
}

impl Pool {
    fn take(&self, length: usize) -> BytesMut {
        if !(POOLED_BYTES_MIN..=POOLED_BYTES_MAX).contains(&length) {
            return BytesMut::with_capacity(length);
        }
        let pooled = self.idle().pop();
        pooled
            .filter(|buffer| buffer.capacity() >= length)
            .unwrap_or_else(|| BytesMut::with_capacity(length.next_multiple_of(POOLED_STEP_BYTES)))
    }

    /// Takes a body's memory back, unless something still refers to it.
    pub fn give_back(&self, body: Bytes) {
        if body.len() < POOLED_BYTES_MIN {
            return;
        }
        let Ok(mut buffer) = body.try_into_mut() else {
            return;
        };
        buffer.clear();
        let fits = buffer.capacity() <= POOLED_BYTES_MAX;
        let mut idle = self.idle();
        if fits && idle.len() < POOLED_BUFFERS_MAX {
            idle.push(buffer);
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<BytesMut>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Most bytes that are still read of a body that is refused.
const UNWANTED_BYTES_MAX: usize = 1 << 30;

/// A body on its way in. If it is dropped before its end, because the request is refused, what is
/// sent of it all the same is read, so that who sends all before reading anything gets to read why.
pub struct Arriving {
    body: Option<Incoming>,
    /// The client sends it only once it is told to, which reading does.
    is_held_back: bool,
}

impl Arriving {
    /// A request's body, of which nothing has been read.
    pub fn of(parts: &Parts, body: Incoming) -> Self {
        Self {
            body: Some(body),
            is_held_back: is_held_back(parts),
        }
    }

    async fn frame(&mut self) -> Option<Result<Frame<Bytes>, hyper::Error>> {
        self.is_held_back = false;
        self.body.as_mut()?.frame().await
    }

    /// The most bytes that are to come and are taken.
    pub fn most(&self, limit: usize) -> usize {
        let most = self.body.as_ref().and_then(|body| body.size_hint().upper());
        most.and_then(|most| usize::try_from(most).ok())
            .map_or(limit, |most| most.min(limit))
    }

    /// The least number of bytes that are to come.
    fn expected(&self) -> usize {
        let least = self
            .body
            .as_ref()
            .map_or(0, |body| body.size_hint().lower());
        usize::try_from(least).unwrap_or(usize::MAX)
    }
}

/// Whether a client waits to be told to send its body.
pub fn is_held_back(parts: &Parts) -> bool {
    parts.version <= Version::HTTP_11 && parts.headers.contains_key(EXPECT)
}

impl Drop for Arriving {
    fn drop(&mut self) {
        let unread = self.body.take().filter(|body| !body.is_end_stream());
        let Some(mut body) = unread.filter(|_| !self.is_held_back) else {
            return;
        };
        let Ok(runtime) = Handle::try_current() else {
            return;
        };
        runtime.spawn(async move {
            let mut left = UNWANTED_BYTES_MAX;
            while let Some(Ok(frame)) = body.frame().await {
                let length = frame.data_ref().map_or(0, Bytes::len);
                match left.checked_sub(length) {
                    Some(rest) => left = rest,
                    None => return,
                }
            }
        });
    }
}

/// Reads a whole body of at most `limit` bytes.
///
/// # Errors
/// [`ReadError`].
pub async fn read(mut body: Arriving, limit: usize, pool: &Pool) -> Result<Bytes, ReadError> {
    if body.expected() > limit {
        return Err(ReadError::TooLarge);
    }
    match collect(&mut body, limit, pool).await? {
        (whole, None) => Ok(whole),
        (_, Some(_)) => Err(ReadError::TooLarge),
    }
}

/// Reads a whole body and keeps no more of it than its first `limit` bytes: whoever sends all of it
/// before reading anything gets to read the answer, too.
///
/// # Errors
/// [`ReadError::Broken`].
pub async fn read_beginning(
    mut body: Arriving,
    limit: usize,
    pool: &Pool,
) -> Result<Bytes, ReadError> {
    let (beginning, rest) = collect(&mut body, limit, pool).await?;
    let Some(rest) = rest else {
        return Ok(beginning);
    };
    let room = limit.saturating_sub(beginning.len());
    let kept = [beginning.as_ref(), rest.get(..room).unwrap_or_default()].concat();
    while let Some(frame) = body.frame().await {
        frame.map_err(|_| ReadError::Broken)?;
    }
    Ok(Bytes::from(kept))
}

/// Reads a body as long as it stays within the limit; else with the piece that does not.
async fn collect(
    body: &mut Arriving,
    limit: usize,
    pool: &Pool,
) -> Result<(Bytes, Option<Bytes>), ReadError> {
    let expected = body.expected().min(limit);
    let mut first: Option<Bytes> = None;
    let mut whole = BytesMut::new();
    let mut rest = None;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| ReadError::Broken)?.into_data() else {
            continue;
        };
        let before = whole.len() + first.as_ref().map_or(0, Bytes::len);
        if before + data.len() > limit {
            rest = Some(data);
            break;
        }
        if let Some(earlier) = first.take() {
            whole = pool.take(expected.max(earlier.len() + data.len()));
            whole.extend_from_slice(&earlier);
            whole.extend_from_slice(&data);
        } else if whole.is_empty() {
            first = Some(data);
        } else {
            whole.extend_from_slice(&data);
        }
    }
    Ok((first.unwrap_or_else(|| whole.freeze()), rest))
}

/// An object's data on its way in. Its end is given on only once the signature over it has been
/// found right.
pub struct Upload {
    body: Arriving,
    pending: Bytes,
    verifier: Option<BodyVerifier>,
    announced: Vec<String>,
    trailers: Vec<(String, String)>,
}

impl Upload {
    /// Data of `body`, through its verification; `announced` are the names of its trailers.
    pub fn new(body: Arriving, verifier: BodyVerifier, announced: Vec<String>) -> Self {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(pool: &Pool, length: usize) -> Bytes {
        let mut buffer = pool.take(length);
        buffer.resize(length, 1);
        buffer.freeze()
    }

    #[test]
    fn memory_is_used_again_once_nothing_refers_to_it() {
        let pool = Pool::default();
        let body = filled(&pool, 700_000);
        let place = body.as_ptr();
        let part = body.slice(10..20);
        pool.give_back(body.clone());
        assert!(pool.idle().is_empty(), "a part of it is in use");
        drop(part);
        pool.give_back(body);
        let again = filled(&pool, 690_000);
        assert_eq!(again.as_ptr(), place);
        assert!(pool.idle().is_empty());
    }

    #[test]
    fn environments_have_room_of_their_own() {
        let (one, other) = (Room::of_environment(), Room::of_environment());
        let half = ENVIRONMENT_BYTES_MAX / 2;
        let held = [one.take(half), one.take(half - 1), one.take(1000)];
        assert!(held.iter().all(Option::is_some));
        assert!(one.take(ROOM_BYTES).is_some() && one.take(2 * ROOM_BYTES).is_none());
        assert!(other.take(ENVIRONMENT_BYTES_MAX).is_some());
        assert!(Room::of_main().take(usize::MAX).is_some());
        drop(held);
        assert!(one.take(ENVIRONMENT_BYTES_MAX).is_some());
    }

    #[test]
    fn the_pool_stays_small() {
        let pool = Pool::default();
        let bodies: Vec<Bytes> = (0..20).map(|_| filled(&pool, 100_000)).collect();
        for body in bodies {
            pool.give_back(body);
        }
        pool.give_back(filled(&pool, POOLED_BYTES_MAX + 1));
        pool.give_back(filled(&pool, 10));
        assert_eq!(pool.idle().len(), POOLED_BUFFERS_MAX);
        let longer = filled(&pool, 500_000);
        assert_eq!(longer.len(), 500_000);
    }
}
