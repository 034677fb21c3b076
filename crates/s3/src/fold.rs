//! From frames of the objects lane to rows of the ordered index.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use store::{Fold, Frame, OrderedIndex, Position};

use crate::object::{
    Extent, KIND_DELETE, KIND_MOVED, KIND_MOVED_DATA, KIND_PUT, KIND_RELEASE, Object, decode_moved,
    decode_put,
};
use crate::tally::{Newest, Tallies};

/// The fold of objects: the same at start-up and while running.
pub struct ObjectFold {
    index: OrderedIndex,
    completed: Arc<Completed>,
    tallies: Arc<Tallies>,
}

/// Uploads whose objects the fold has seen at start-up. A completion puts the object first and
/// its rows go with the same commit; if the power went between the two, the rows are still there
/// and must go before anybody uses them.
#[derive(Default)]
pub struct Completed {
    seen: Mutex<Vec<String>>,
    running: AtomicBool,
}

impl Completed {
    fn add(&self, upload: String) {
        if !self.running.load(Ordering::Relaxed) {
            self.lock().push(upload);
        }
    }

    /// The uploads seen so far. No more are remembered from here on.
    pub fn take(&self) -> Vec<String> {
        self.running.store(true, Ordering::Relaxed);
        std::mem::take(&mut self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ObjectFold {
    /// A fold into this index.
    pub fn new(index: OrderedIndex, completed: Arc<Completed>, tallies: Arc<Tallies>) -> Self {
        Self {
            index,
            completed,
            tallies,
        }
    }

    /// Gives back the space of the object that a key had; answers its size if there was one.
    fn release_present(&self, owner: u64, key: &str) -> Option<u64> {
        match self.index.get(owner, key.as_bytes()) {
            Ok(Some(row)) => {
                let object = Object::from_row(&row).ok()?;
                self.release(&object.extents);
                Some(object.size)
            }
            Ok(None) => None,
            Err(error) => {
                tracing::error!(%error, "the space of an object could not be released");
                None
            }
        }
    }

    /// Points a key to where data of it was moved; says whether it still had that data.
    fn move_present(&self, owner: u64, key: &str, from: u64, to: Extent) -> bool {
        let row = self.index.get(owner, key.as_bytes()).ok().flatten();
        let Some(mut present) = row.and_then(|row| Object::from_row(&row).ok()) else {
            return false;
        };
        let mut extents = present.extents.iter_mut();
        let Some(moved) = extents.find(|extent| extent.position == from) else {
            return false;
        };
        // Other data of it may have been moved since this was read.
        let left = std::mem::replace(moved, to);
        self.release(&[left]);
        self.index.put(owner, key.as_bytes(), present.to_row());
        true
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
                let Some(put) = decode_put(frame) else {
                    tracing::error!(position = %frame.position, "an object's frame is unreadable");
                    return;
                };
                let (key, object) = (put.key, put.object);
                let replaced = self.release_present(frame.owner, &key);
                self.release(&put.dropped);
                let here = frame.position.to_u64();
                if object.extents.iter().all(|extent| extent.position != here) {
                    // Nothing of its data is in this frame, which the index replaces.
                    self.index.release(frame.position, frame.disk_len());
                }
                self.index.put(frame.owner, key.as_bytes(), object.to_row());
                let newest = Newest {
                    key,
                    size: object.size,
                    modified_ms: object.modified_ms,
                };
                self.tallies.put(frame.owner, newest, replaced);
                if let Some(upload) = object.upload {
                    self.completed.add(upload);
                }
            }
            KIND_MOVED => {
                let is_moved = decode_put(frame).is_some_and(|put| {
                    let to = put.object.extents.last().copied();
                    to.zip(put.from).is_some_and(|(to, from)| {
                        self.move_present(frame.owner, &put.key, from, to)
                    })
                });
                if !is_moved {
                    self.index.release(frame.position, frame.disk_len());
                }
            }
            KIND_MOVED_DATA => {
                let is_moved = decode_moved(frame).is_some_and(|(moved, to)| {
                    self.move_present(frame.owner, &moved.key, moved.from, to)
                });
                if !is_moved {
                    self.index.release(frame.position, frame.disk_len());
                }
            }
            KIND_DELETE => {
                let key = frame.payload();
                if let Ok(key) = std::str::from_utf8(&key) {
                    if let Some(size) = self.release_present(frame.owner, key) {
                        let time_ms = i64::try_from(frame.time_ms).unwrap_or(i64::MAX);
                        self.tallies.delete(frame.owner, key, size, time_ms);
                    }
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
