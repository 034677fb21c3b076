//! The ordered index: byte keys under an owner, in order, over the frames of the objects lane.
//!
//! It is a fold like any other: puts, deletes and releases are made while a frame is being
//! applied. They are kept in memory as a tail and written to a redb file now and then, together
//! with the position they cover; after a crash the frames beyond that position are folded again.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::path::Path;
use std::sync::{Arc, RwLock};

use bytes::Bytes;

use crate::chores::Chores;
use crate::disk::Disk;
use crate::error::Result;
use crate::index_file::IndexFile;
use crate::limits::{ORDERED_INDEX_LAG_BYTES, ORDERED_INDEX_TAIL_BYTES};
use crate::log::{Fold, FoldRegistration, Frame, Lane, Position, Replay};
use crate::sync::{read, write};

/// Owner, big-endian, then the key.
pub(crate) type FullKey = Vec<u8>;
pub(crate) type Changes = BTreeMap<FullKey, Option<Bytes>>;
/// Live bytes per segment.
pub(crate) type Live = HashMap<u32, u64>;

/// A key and its value.
pub type KeyValue = (Bytes, Bytes);

const TAIL_ENTRY_BYTES: usize = 128;

struct Tail {
    /// Made by the frame being applied, not visible before it has been applied wholly.
    staged: Vec<(FullKey, Option<Bytes>)>,
    /// Segment and length of frames the frame being applied makes superfluous.
    released: Vec<(u32, u32)>,
    changes: Changes,
    /// Being written to the file.
    frozen: Option<Arc<Changes>>,
    change_bytes: usize,
    lag_bytes: u64,
    live: Live,
    applied: Position,
    /// What the file covers.
    covered: Position,
}

/// Ordered keys with values. Cheap to clone.
#[derive(Clone)]
pub struct OrderedIndex {
    tail: Arc<RwLock<Tail>>,
    file: Arc<IndexFile>,
    chores: Arc<Chores>,
}

impl std::fmt::Debug for OrderedIndex {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("OrderedIndex")
            .finish_non_exhaustive()
    }
}

fn full_key(owner: u64, key: &[u8]) -> FullKey {
    let mut full = Vec::with_capacity(8 + key.len());
    full.extend_from_slice(&owner.to_be_bytes());
    full.extend_from_slice(key);
    full
}

impl OrderedIndex {
    pub(crate) fn open(disk: Arc<dyn Disk>, dir: &Path, chores: Arc<Chores>) -> Result<Self> {
        let (file, state) = IndexFile::open(disk, dir)?;
        let tail = Tail {
            staged: Vec::new(),
            released: Vec::new(),
            changes: Changes::new(),
            frozen: None,
            change_bytes: 0,
            lag_bytes: 0,
            live: state.live,
            applied: state.covered,
            covered: state.covered,
        };
        Ok(Self {
            tail: Arc::new(RwLock::new(tail)),
            file: Arc::new(file),
            chores,
        })
    }

    /// Sets a key's value. Only from a fold of the objects lane, while it applies a frame; visible
    /// when all folds have applied it.
    pub fn put(&self, owner: u64, key: &[u8], value: impl Into<Bytes>) {
        write(&self.tail)
            .staged
            .push((full_key(owner, key), Some(value.into())));
    }

    /// Removes a key. As [`Self::put`].
    pub fn delete(&self, owner: u64, key: &[u8]) {
        write(&self.tail).staged.push((full_key(owner, key), None));
    }

    /// Says that a frame of the objects lane is not needed any more. Every frame counts as live
    /// when it is applied; `len` is its [`Frame::disk_len`]. As [`Self::put`].
    pub fn release(&self, position: Position, len: u32) {
        write(&self.tail).released.push((position.segment, len));
    }

    /// Bytes of live frames in a segment of the objects lane.
    pub fn live_bytes(&self, segment: u32) -> u64 {
        read(&self.tail).live.get(&segment).copied().unwrap_or(0)
    }

    /// The value of a key.
    pub fn get(&self, owner: u64, key: &[u8]) -> Result<Option<Bytes>> {
        let key = full_key(owner, key);
        {
            let tail = read(&self.tail);
            let frozen = || tail.frozen.as_ref()?.get(&key);
            if let Some(change) = tail.changes.get(&key).or_else(frozen) {
                return Ok(change.clone());
            }
        }
        // A flush writes the file before it lets go of what it has written.
        self.file.get(&key)
    }

    /// At most `limit` keys of an owner with their values, in order, from a bound on.
    pub fn scan(&self, owner: u64, from: Bound<&[u8]>, limit: usize) -> Result<Vec<KeyValue>> {
        let mut found: Vec<KeyValue> = Vec::new();
        let mut from = match from {
            Bound::Included(key) => Bound::Included(full_key(owner, key)),
            Bound::Excluded(key) => Bound::Excluded(full_key(owner, key)),
            Bound::Unbounded => Bound::Included(full_key(owner, &[])),
        };
        let end = match owner.checked_add(1) {
            Some(next) => Bound::Excluded(full_key(next, &[])),
            None => Bound::Unbounded,
        };
        while found.len() < limit {
            let want = limit - found.len();
            let (changes, changes_end) = self.tail_changes(&from, &end, want);
            let rows = self.file.range(&from, &end, want)?;
            let rows_end = if rows.len() < want {
                None
            } else {
                rows.last().map(|r| r.0.clone())
            };
            // Both are complete only up to the nearer of their ends.
            let until = match (changes_end, rows_end) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            let mut merged: BTreeMap<FullKey, Option<Bytes>> = rows
                .into_iter()
                .map(|(key, value)| (key, Some(value)))
                .collect();
            merged.extend(changes);
            for (key, value) in merged {
                let within = until.as_ref().is_none_or(|until| key <= *until);
                if let (true, Some(value)) = (within && found.len() < limit, value) {
                    let key = Bytes::from(key).slice(8..);
                    found.push((key, value));
                }
            }
            match until {
                Some(until) => from = Bound::Excluded(until),
                None => break,
            }
        }
        Ok(found)
    }

    /// Undurable changes in a range; the last key looked at if there were too many.
    fn tail_changes(
        &self,
        from: &Bound<FullKey>,
        end: &Bound<FullKey>,
        want: usize,
    ) -> (Changes, Option<FullKey>) {
        // Deletions hide rows without making up the number wanted.
        let most = want.saturating_mul(2).saturating_add(16);
        let tail = read(&self.tail);
        let take = |changes: &Changes| -> Changes {
            let range = changes.range::<FullKey, _>((from.as_ref(), end.as_ref()));
            range
                .take(most)
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect()
        };
        let cut = |changes: &Changes| {
            if changes.len() < most {
                None
            } else {
                changes.keys().next_back().cloned()
            }
        };
        let newer = take(&tail.changes);
        let mut all = tail
            .frozen
            .as_ref()
            .map(|frozen| take(frozen))
            .unwrap_or_default();
        let until = match (cut(&newer), cut(&all)) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        all.extend(newer);
        if let Some(until) = &until {
            all.retain(|key, _| key <= until);
        }
        (all, until)
    }

    /// Up to where the file on disk covers the objects lane.
    pub fn covered(&self) -> Position {
        read(&self.tail).covered
    }

    /// Writes the tail to the file, durably.
    pub(crate) fn flush(&self) -> Result<()> {
        let (frozen, live, applied) = {
            let mut tail = write(&self.tail);
            if tail.applied <= tail.covered || tail.frozen.is_some() {
                return Ok(());
            }
            let frozen = Arc::new(std::mem::take(&mut tail.changes));
            tail.frozen = Some(Arc::clone(&frozen));
            tail.change_bytes = 0;
            tail.lag_bytes = 0;
            tail.live.retain(|_, bytes| *bytes > 0);
            (frozen, tail.live.clone(), tail.applied)
        };
        let written = self.file.write(&frozen, &live, applied);
        let mut tail = write(&self.tail);
        tail.frozen = None;
        match written {
            Ok(()) => tail.covered = applied,
            Err(_) => {
                // Back under what came since; the log still has it, so nothing is lost.
                let newer = std::mem::take(&mut tail.changes);
                tail.changes = frozen.as_ref().clone();
                tail.changes.extend(newer);
            }
        }
        drop(tail);
        written
    }

    /// The fold that ends each frame. Registered after all others.
    pub(crate) fn registration(&self) -> FoldRegistration {
        FoldRegistration {
            lane: Lane::Objects,
            kinds: 0..=u16::MAX,
            replay: Replay::BeyondOrderedIndex,
            fold: Arc::new(self.clone()),
        }
    }
}

impl Fold for OrderedIndex {
    fn apply(&self, frame: &Frame) {
        let mut tail = write(&self.tail);
        let tail = &mut *tail;
        let len = frame.disk_len();
        *tail.live.entry(frame.position.segment).or_default() += u64::from(len);
        for (segment, len) in tail.released.drain(..) {
            if let Some(live) = tail.live.get_mut(&segment) {
                *live = live.saturating_sub(u64::from(len));
            }
        }
        for (key, value) in tail.staged.drain(..) {
            tail.change_bytes += key.len() + value.as_ref().map_or(0, Bytes::len);
            tail.change_bytes += TAIL_ENTRY_BYTES;
            tail.changes.insert(key, value);
        }
        tail.lag_bytes += u64::from(len);
        tail.applied = frame.position;
        if tail.frozen.is_none()
            && (tail.change_bytes >= ORDERED_INDEX_TAIL_BYTES
                || tail.lag_bytes >= ORDERED_INDEX_LAG_BYTES)
        {
            self.chores.ask();
        }
    }
}
