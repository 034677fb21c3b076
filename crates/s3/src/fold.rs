//! From frames of the objects lane to rows of the ordered index.

use store::{Fold, Frame, OrderedIndex, Position};

use crate::object::{Extent, KIND_DELETE, KIND_PUT, KIND_RELEASE, Object, decode_put};

/// The fold of objects: the same at start-up and while running.
pub struct ObjectFold {
    index: OrderedIndex,
}

impl ObjectFold {
    /// A fold into this index.
    pub fn new(index: OrderedIndex) -> Self {
        Self { index }
    }

    /// Gives back the space of the object that a key had, but for what its successor shares with
    /// it: a completed upload whose completion is repeated after a crash puts the same data.
    fn release_present(&self, owner: u64, key: &str, kept: &[Extent]) {
        match self.index.get(owner, key.as_bytes()) {
            Ok(Some(row)) => {
                if let Ok(mut object) = Object::from_row(&row) {
                    object.extents.retain(|extent| !kept.contains(extent));
                    self.release(&object.extents);
                }
            }
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "the space of an object could not be released"),
        }
    }

    fn release(&self, extents: &[Extent]) {
        for extent in extents {
            self.index
                .release(Position::from_u64(extent.position), extent.disk);
        }
    }
}

impl Fold for ObjectFold {
    fn apply(&self, frame: &Frame) {
        match frame.kind {
            KIND_PUT => {
                let Some((key, object)) = decode_put(frame) else {
                    tracing::error!(position = %frame.position, "an object's frame is unreadable");
                    return;
                };
                self.release_present(frame.owner, &key, &object.extents);
                self.index.put(frame.owner, key.as_bytes(), object.to_row());
            }
            KIND_DELETE => {
                let key = frame.payload();
                if let Ok(key) = std::str::from_utf8(&key) {
                    self.release_present(frame.owner, key, &[]);
                    self.index.delete(frame.owner, key.as_bytes());
                }
                self.index.release(frame.position, frame.disk_len());
            }
            KIND_RELEASE => {
                if let Ok(extents) = serde_json::from_slice::<Vec<Extent>>(&frame.payload()) {
                    self.release(&extents);
                }
                self.index.release(frame.position, frame.disk_len());
            }
            // Data is live until an object or upload that refers to it goes.
            _ => {}
        }
    }
}
