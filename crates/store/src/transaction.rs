//! Transactions: changes of rows in several tables as one control frame, and frames of other lanes
//! that go with them.

use std::ops::Bound;
use std::sync::Arc;

use bytes::Bytes;

use crate::error::{Result, StoreError, TransactError};
use crate::limits::ROW_KEY_BYTES_MAX;
use crate::log::{Commit, Fields, FrameDraft, Hook, Lane};
use crate::meta::{self, Meta, Retention};
use crate::sync::lock;
use crate::table::{AnyRow, ErasedTable, Row, RowChange, Table, encode_row, select};

/// Waits until a decided transaction is durable; `failed` says it in the caller's words where the
/// store fails.
///
/// # Errors
/// What it was refused with, and what `failed` says.
pub async fn committed<R, E>(
    decided: Result<(R, Commit), TransactError<E>>,
    failed: impl Fn(&StoreError) -> E,
) -> Result<R, E> {
    let (result, commit) = decided.map_err(|error| error.refusal(&failed))?;
    commit.await.map_err(|error| failed(&error))?;
    Ok(result)
}

/// Changes being decided. Sees every transaction decided before it, durable or not; nobody sees it
/// until it is durable.
pub struct Transaction<'a> {
    meta: &'a Meta,
    now_ms: u64,
    encoded: Vec<u8>,
    changes: Vec<RowChange>,
    before: Vec<Option<AnyRow>>,
    pub(crate) frames: Vec<FrameDraft>,
    pub(crate) on_applied: Vec<Hook>,
    failed: Option<StoreError>,
}

impl std::fmt::Debug for Transaction<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Transaction")
            .field("changes", &self.changes.len())
            .finish()
    }
}

impl<'a> Transaction<'a> {
    pub(crate) fn new(meta: &'a Meta, now_ms: u64) -> Self {
        Self {
            meta,
            now_ms,
            encoded: Vec::new(),
            changes: Vec::new(),
            before: Vec::new(),
            frames: Vec::new(),
            on_applied: Vec::new(),
            failed: None,
        }
    }

    /// Service time of this decision, in milliseconds.
    pub fn now_ms(&self) -> u64 {
        self.now_ms
    }

    /// The row with this key as decided so far.
    pub fn get<V: Row>(&self, table: &Table<V>, key: &str) -> Option<Arc<V>> {
        lock(&table.core.decided).get(key).cloned()
    }

    /// At most `limit` rows as decided so far from a key on, by key, as long as the key pleases
    /// `within`.
    pub fn range<V: Row>(
        &self,
        table: &Table<V>,
        from: Bound<&str>,
        limit: usize,
        within: impl Fn(&str) -> bool,
    ) -> Vec<(Arc<str>, Arc<V>)> {
        select(&lock(&table.core.decided), from, limit, within)
    }

    /// Rows as decided so far whose key starts with the prefix, by key.
    pub fn prefix<V: Row>(&self, table: &Table<V>, prefix: &str) -> Vec<(Arc<str>, Arc<V>)> {
        self.range(table, Bound::Included(prefix), usize::MAX, |key| {
            key.starts_with(prefix)
        })
    }

    /// Puts a row, replacing one with the same key. A row that does not serialise makes the whole
    /// transaction fail.
    pub fn put<V: Row>(&mut self, table: &Table<V>, key: &str, row: V) {
        match encode_row(table.name(), &row) {
            Ok(bytes) => self.change(table, key, Some((Arc::new(row), bytes))),
            Err(error) => self.failed = Some(error),
        }
    }

    /// Deletes the row with this key, if there is one.
    pub fn delete<V: Row>(&mut self, table: &Table<V>, key: &str) {
        if lock(&table.core.decided).contains_key(key) {
            self.change(table, key, None);
        }
    }

    /// An internal id nobody has had before and nobody will have again.
    pub fn next_id(&mut self) -> u64 {
        let rows = self.meta.rows().clone();
        let id = self.get(&rows, meta::NEXT_ID).map_or(1, |next| *next);
        self.put(&rows, meta::NEXT_ID, id.saturating_add(1));
        id
    }

    /// Says how long an owner's frames in the records or telemetry lane are kept. Whole segments
    /// go, once everything in them may; services hide what has expired themselves.
    pub fn retain(&mut self, lane: Lane, owner: u64, retention: Retention) {
        let rows = self.meta.rows().clone();
        self.put(&rows, &meta::retention_key(lane, owner), retention.to_row());
    }

    /// Adds a frame of the objects lane. It is durable no later than this transaction's rows.
    pub fn append_object(&mut self, frame: FrameDraft) {
        self.frames.push(frame);
    }

    /// Has something run in the apply step, once the rows are durable and visible.
    pub fn on_applied(&mut self, hook: impl FnOnce() + Send + 'static) {
        self.on_applied.push(Box::new(hook));
    }

    pub(crate) fn clock_offset(&self) -> u64 {
        self.get(self.meta.rows(), meta::CLOCK_OFFSET)
            .map_or(0, |offset| *offset)
    }

    pub(crate) fn set_clock_offset(&mut self, offset_ms: u64) {
        let rows = self.meta.rows().clone();
        self.put(&rows, meta::CLOCK_OFFSET, offset_ms);
    }

    fn change<V: Row>(&mut self, table: &Table<V>, key: &str, row: Option<(Arc<V>, Vec<u8>)>) {
        if key.len() > ROW_KEY_BYTES_MAX {
            self.failed = Some(StoreError::InvalidBatch {
                reason: "a row's key is too long",
            });
            return;
        }
        encode_change(
            &mut self.encoded,
            table.name(),
            key,
            row.as_ref().map(|row| &*row.1),
        );
        let key: Arc<str> = key.into();
        let row = row.map(|(row, _)| row);
        let before = {
            let mut decided = lock(&table.core.decided);
            match row.clone() {
                Some(row) => decided.insert(Arc::clone(&key), row),
                None => decided.remove(&key),
            }
        };
        self.before.push(before.map(|row| row as AnyRow));
        self.changes.push(RowChange {
            table: Arc::clone(&table.core) as Arc<dyn ErasedTable>,
            key,
            row: row.map(|row| row as AnyRow),
        });
    }

    /// Checks that the transaction can be logged.
    pub(crate) fn check(&mut self) -> Result<()> {
        self.failed.take().map_or(Ok(()), Err)
    }

    /// The payload of the control frame, empty if no row changes.
    pub(crate) fn payload(&self) -> Bytes {
        Bytes::copy_from_slice(&self.encoded)
    }

    /// Keeps the changes in the decided view and gives them out for the durable one.
    pub(crate) fn keep(mut self) -> Vec<RowChange> {
        self.before.clear();
        std::mem::take(&mut self.changes)
    }
}

impl Drop for Transaction<'_> {
    /// A transaction that was not kept (refused, or its code panicked) leaves no trace.
    fn drop(&mut self) {
        let before = std::mem::take(&mut self.before);
        for (change, before) in self.changes.iter().zip(before).rev() {
            change.table.undo(&change.key, before);
        }
    }
}

const CHANGE_PUT: u8 = 1;
const CHANGE_DELETE: u8 = 2;

fn encode_change(out: &mut Vec<u8>, table: &str, key: &str, row: Option<&[u8]>) {
    out.push(if row.is_some() {
        CHANGE_PUT
    } else {
        CHANGE_DELETE
    });
    for bytes in [table.as_bytes(), key.as_bytes(), row.unwrap_or_default()] {
        out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        out.extend_from_slice(bytes);
    }
}

/// Reads the changes of a control frame's payload one by one; `None` if it is malformed.
pub(crate) fn decode_changes(
    payload: &Bytes,
    mut each: impl FnMut(&str, &str, Option<Bytes>),
) -> Option<()> {
    fn text<'a>(fields: &mut Fields<'a>) -> Option<&'a [u8]> {
        let len = fields.u32()? as usize;
        fields.bytes(len)
    }
    let mut fields = Fields(payload);
    while !fields.0.is_empty() {
        let what = fields.u8()?;
        let table = std::str::from_utf8(text(&mut fields)?).ok()?;
        let key = std::str::from_utf8(text(&mut fields)?).ok()?;
        let row = payload.slice_ref(text(&mut fields)?);
        match what {
            CHANGE_PUT => each(table, key, Some(row)),
            CHANGE_DELETE => each(table, key, None),
            _ => return None,
        }
    }
    Some(())
}
