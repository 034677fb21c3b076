//! Moving objects out of segments that have little left in them.

use std::collections::HashMap;
use std::ops::Bound;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use store::{Frame, FrameDraft, OrderedIndex, Relocate};

use crate::object::{
    Extent, KIND_DATA, KIND_MOVED, KIND_MOVED_DATA, KIND_PUT, MovedData, Object, Put, decode_moved,
    decode_put, encode_moved, encode_put,
};

/// Keys taken from the index at once.
const WALK_STEP: usize = 256;

/// Moves what objects refer to: the frame that put them, where their data is in it, and data in
/// frames of its own. Parts of uploads stay where they are until there is an object of them.
pub struct Mover {
    index: OrderedIndex,
    owners: Mutex<Owners>,
}

/// Whose the data frames of the segment are that is being moved out of.
#[derive(Default)]
struct Owners {
    segment: u32,
    /// By bucket: the keys of the objects, by the position of the frame.
    keys: HashMap<u64, HashMap<u64, String>>,
}

impl Mover {
    /// A mover of what this index refers to.
    pub fn new(index: OrderedIndex) -> Self {
        Self {
            index,
            owners: Mutex::default(),
        }
    }

    fn object(&self, bucket: u64, key: &str) -> Option<Object> {
        let row = self.index.get(bucket, key.as_bytes()).ok()??;
        Object::from_row(&row).ok()
    }

    fn moved_put(&self, frame: &Frame) -> Option<FrameDraft> {
        let key = decode_put(frame)?.key;
        let mut object = self.object(frame.owner, &key)?;
        let position = frame.position.to_u64();
        let extent = object
            .extents
            .pop_if(|extent| extent.position == position)?;
        let data = slice(frame, extent)?;
        let put = Put {
            key,
            object,
            dropped: Vec::new(),
            from: Some(position),
        };
        Some(FrameDraft {
            kind: KIND_MOVED,
            owner: frame.owner,
            origin: frame.origin,
            parts: encode_put(put, vec![data]).ok()?,
            ..FrameDraft::default()
        })
    }

    fn moved_data(&self, frame: &Frame, key: String) -> Option<FrameDraft> {
        let from = frame.position.to_u64();
        let object = self.object(frame.owner, &key)?;
        let mut extents = object.extents.into_iter();
        let extent = extents.find(|extent| extent.position == from)?;
        Some(FrameDraft {
            kind: KIND_MOVED_DATA,
            owner: frame.owner,
            origin: frame.origin,
            parts: encode_moved(&MovedData { key, from }, slice(frame, extent)?).ok()?,
            ..FrameDraft::default()
        })
    }

    /// The key of the object that a data frame is of. The bucket is walked once for a segment.
    fn owner_of(&self, frame: &Frame) -> Option<String> {
        let segment = frame.position.segment;
        let mut owners = self.owners.lock().unwrap_or_else(PoisonError::into_inner);
        if owners.segment != segment {
            *owners = Owners {
                segment,
                keys: HashMap::new(),
            };
        }
        let keys = owners
            .keys
            .entry(frame.owner)
            .or_insert_with(|| self.keys_in(frame.owner, segment));
        keys.get(&frame.position.to_u64()).cloned()
    }

    /// The keys of the objects of a bucket that have data in a segment, by where it is.
    fn keys_in(&self, bucket: u64, segment: u32) -> HashMap<u64, String> {
        let mut keys = HashMap::new();
        let mut from = Bound::Unbounded;
        loop {
            let start = match &from {
                Bound::Excluded(key) => Bound::Excluded(AsRef::<[u8]>::as_ref(key)),
                _ => Bound::Unbounded,
            };
            let Ok(rows) = self.index.scan(bucket, start, WALK_STEP) else {
                return keys;
            };
            let Some((last, _)) = rows.last() else {
                return keys;
            };
            let next: Bytes = last.clone();
            for (key, row) in &rows {
                let (Ok(object), Ok(key)) = (Object::from_row(row), std::str::from_utf8(key))
                else {
                    continue;
                };
                let here = |extent: &&Extent| extent.at().segment == segment;
                for extent in object.extents.iter().filter(here) {
                    keys.insert(extent.position, key.to_owned());
                }
            }
            from = Bound::Excluded(next);
        }
    }
}

impl Relocate for Mover {
    fn relocate(&self, frame: &Frame) -> Option<FrameDraft> {
        match frame.kind {
            KIND_PUT | KIND_MOVED => self.moved_put(frame),
            KIND_DATA => self.moved_data(frame, self.owner_of(frame)?),
            KIND_MOVED_DATA => self.moved_data(frame, decode_moved(frame)?.0.key),
            _ => None,
        }
    }
}

/// The data of an extent in its frame.
fn slice(frame: &Frame, extent: Extent) -> Option<Bytes> {
    let start = usize::try_from(extent.offset).ok()?;
    let end = start.checked_add(usize::try_from(extent.length).ok()?)?;
    let payload = frame.payload();
    (end <= payload.len()).then(|| payload.slice(start..end))
}
