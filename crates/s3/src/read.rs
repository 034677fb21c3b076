//! Objects' data on its way out.

use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use store::{Log, OrderedIndex};
use wire::{Chunks, Fault, Payload};

use crate::faults;
use crate::object::{Extent, Object};
use crate::range::ByteRange;

/// Where an object is looked up again: what is read may be moved meanwhile.
pub struct Place {
    /// The index.
    pub index: OrderedIndex,
    /// The bucket's internal id.
    pub bucket: u64,
    /// The object's key.
    pub key: String,
}

/// A range of an object's data, read frame by frame.
struct Reader {
    log: Log,
    place: Option<Place>,
    etag: String,
    modified_ms: i64,
    extents: Vec<Extent>,
    /// The extent that is next.
    at: usize,
    skip: u64,
    left: u64,
}

impl Reader {
    async fn advance(&mut self) -> Option<Result<Bytes, Fault>> {
        while self.left > 0 {
            let Some(extent) = self.extents.get(self.at).copied() else {
                return Some(Err(damaged("its data is shorter than its size")));
            };
            let length = u64::from(extent.length);
            if self.skip >= length {
                self.skip -= length;
                self.at += 1;
                continue;
            }
            let log = self.log.clone();
            // The frame may have to come from the disk.
            let frame = match tokio::task::spawn_blocking(move || log.read_frame(extent.at())).await
            {
                Ok(Ok(frame)) => frame,
                Ok(Err(_)) if self.has_moved() => continue,
                Ok(Err(error)) => return Some(Err(faults::store(&error))),
                Err(_) => return Some(Err(damaged("its reader stopped"))),
            };
            let from = u64::from(extent.offset) + self.skip;
            let count = (length - self.skip).min(self.left);
            self.at += 1;
            self.skip = 0;
            self.left -= count;
            return Some(
                slice(&frame.parts, from, count).ok_or_else(|| damaged("a frame is short")),
            );
        }
        None
    }

    /// Whether what is next lies elsewhere by now; it is read from there then.
    fn has_moved(&mut self) -> bool {
        let Some(place) = &self.place else {
            return false;
        };
        let row = place.index.get(place.bucket, place.key.as_bytes());
        let present = row
            .ok()
            .flatten()
            .and_then(|row| Object::from_row(&row).ok());
        let is_same = |present: &Object| {
            (&present.etag, present.modified_ms) == (&self.etag, self.modified_ms)
                && present.extents.get(self.at) != self.extents.get(self.at)
        };
        match present.filter(is_same) {
            Some(present) => {
                self.extents = present.extents;
                true
            }
            None => false,
        }
    }
}

impl Chunks for Reader {
    fn next(&mut self) -> Pin<Box<dyn Future<Output = Option<Result<Bytes, Fault>>> + Send + '_>> {
        Box::pin(self.advance())
    }
}

fn damaged(why: &str) -> Fault {
    tracing::error!(why, "an object cannot be read");
    Fault::server(
        "InternalError",
        "We encountered an internal error. Please try again.",
    )
}

/// Bytes of a frame's payload, which may lie in several pieces.
fn slice(parts: &[Bytes], from: u64, count: u64) -> Option<Bytes> {
    let mut skip = usize::try_from(from).ok()?;
    let mut left = usize::try_from(count).ok()?;
    let mut whole: Option<Bytes> = None;
    let mut joined = Vec::new();
    for part in parts {
        if left == 0 {
            break;
        }
        if skip >= part.len() {
            skip -= part.len();
            continue;
        }
        let take = (part.len() - skip).min(left);
        let piece = part.slice(skip..skip + take);
        skip = 0;
        left -= take;
        match whole.take() {
            None if joined.is_empty() => whole = Some(piece),
            None => joined.extend_from_slice(&piece),
            Some(first) => {
                joined.reserve(first.len() + take + left);
                joined.extend_from_slice(&first);
                joined.extend_from_slice(&piece);
            }
        }
    }
    if left > 0 {
        return None;
    }
    Some(whole.unwrap_or_else(|| Bytes::from(joined)))
}

/// The data of an object, or a range of it. Small objects come in one piece.
///
/// # Errors
/// `InternalError` if the disk fails.
pub async fn data(
    log: &Log,
    place: Option<Place>,
    object: &Object,
    range: Option<ByteRange>,
) -> Result<Payload, Fault> {
    let (skip, left) = match range {
        Some(range) => (range.first, range.length()),
        None => (0, object.size),
    };
    let single = object.extents.len() <= 1;
    let mut reader = Reader {
        log: log.clone(),
        place,
        etag: object.etag.clone(),
        modified_ms: object.modified_ms,
        extents: object.extents.clone(),
        at: 0,
        skip,
        left,
    };
    if single {
        return match reader.advance().await {
            None => Ok(Payload::Empty),
            Some(bytes) => Ok(Payload::Bytes(bytes?)),
        };
    }
    Ok(Payload::Stream {
        length: Some(left),
        chunks: Box::new(reader),
    })
}

#[cfg(test)]
mod tests {
    use super::slice;
    use bytes::Bytes;

    #[test]
    fn slices_across_pieces() {
        let parts = [
            Bytes::from_static(b"head"),
            Bytes::from_static(b"012"),
            Bytes::from_static(b"3456"),
        ];
        assert_eq!(slice(&parts, 4, 7).as_deref(), Some(&b"0123456"[..]));
        assert_eq!(slice(&parts, 5, 3).as_deref(), Some(&b"123"[..]));
        assert_eq!(slice(&parts, 7, 2).as_deref(), Some(&b"34"[..]));
        assert_eq!(slice(&parts, 9, 3), None);
    }
}
