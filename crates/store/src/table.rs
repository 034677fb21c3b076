//! Tables: rows by string key, journaled in the control lane, snapshotted aside.
//!
//! Each table has two views. *Decided* is what transactions see: every row as of the last
//! transaction that was let through, durable or not. *Durable* is what everybody else sees.

use std::any::Any;
use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::{Arc, Mutex, RwLock};

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::watch;

use crate::error::{Result, StoreError};
use crate::limits::TABLE_NAME_BYTES_MAX;
use crate::log::{Lane, Position};
use crate::sync::{lock, read, write};

/// What a row type must be.
pub trait Row: Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<V: Serialize + DeserializeOwned + Send + Sync + 'static> Row for V {}

type Rows<V> = BTreeMap<Arc<str>, Arc<V>>;
pub(crate) type AnyRow = Arc<dyn Any + Send + Sync>;

pub(crate) struct TableCore<V> {
    name: Arc<str>,
    pub(crate) decided: Mutex<Rows<V>>,
    durable: RwLock<Rows<V>>,
    version: watch::Sender<u64>,
}

/// A table of rows of type `V`. Cheap to clone.
pub struct Table<V> {
    pub(crate) core: Arc<TableCore<V>>,
}

impl<V> Clone for Table<V> {
    fn clone(&self) -> Self {
        Self {
            core: Arc::clone(&self.core),
        }
    }
}

impl<V> std::fmt::Debug for Table<V> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_tuple("Table")
            .field(&self.core.name)
            .finish()
    }
}

impl<V: Row> Table<V> {
    /// The table's name.
    pub fn name(&self) -> &str {
        &self.core.name
    }

    /// The durable row with this key.
    pub fn get(&self, key: &str) -> Option<Arc<V>> {
        read(&self.core.durable).get(key).cloned()
    }

    /// How many durable rows there are.
    pub fn len(&self) -> usize {
        read(&self.core.durable).len()
    }

    /// Whether there is no durable row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All durable rows, by key.
    pub fn all(&self) -> Vec<(Arc<str>, Arc<V>)> {
        self.range(Bound::Unbounded, usize::MAX, |_| true)
    }

    /// Durable rows whose key starts with the prefix, by key.
    pub fn prefix(&self, prefix: &str) -> Vec<(Arc<str>, Arc<V>)> {
        self.range(Bound::Included(prefix), usize::MAX, |key| {
            key.starts_with(prefix)
        })
    }

    /// At most `limit` durable rows from a key on, by key, as long as the key pleases `within`.
    pub fn range(
        &self,
        from: Bound<&str>,
        limit: usize,
        within: impl Fn(&str) -> bool,
    ) -> Vec<(Arc<str>, Arc<V>)> {
        select(&read(&self.core.durable), from, limit, within)
    }

    /// Changes whenever durable rows have changed; the number means nothing else.
    pub fn subscribe(&self) -> watch::Receiver<u64> {
        self.core.version.subscribe()
    }
}

pub(crate) fn select<V>(
    rows: &Rows<V>,
    from: Bound<&str>,
    limit: usize,
    within: impl Fn(&str) -> bool,
) -> Vec<(Arc<str>, Arc<V>)> {
    rows.range::<str, _>((from, Bound::Unbounded))
        .take_while(|(key, _)| within(key))
        .take(limit)
        .map(|(key, row)| (Arc::clone(key), Arc::clone(row)))
        .collect()
}

/// A durable row on its way into a snapshot.
pub(crate) type RowWriter<'a> = dyn FnMut(&str, &[u8]) -> Result<()> + 'a;

/// A table without its row type.
pub(crate) trait ErasedTable: Send + Sync {
    fn name(&self) -> &Arc<str>;
    /// Takes a decided change into the durable view.
    fn apply(&self, key: &Arc<str>, row: Option<AnyRow>);
    /// Wakes subscribers.
    fn notify(&self);
    /// A copy of the durable view, to be written out without holding anything up.
    fn freeze(&self) -> Box<dyn FrozenTable>;
    /// Puts back what a transaction that failed had changed in the decided view.
    fn undo(&self, key: &Arc<str>, before: Option<AnyRow>);
    fn as_any(self: Arc<Self>) -> Arc<dyn Any + Send + Sync>;
}

/// A frozen table and its name.
pub(crate) type FrozenNamed = (Arc<str>, Box<dyn FrozenTable>);

/// A table's rows at one moment.
pub(crate) trait FrozenTable: Send {
    fn row_count(&self) -> u64;
    fn write_rows(&self, writer: &mut RowWriter<'_>) -> Result<()>;
}

struct FrozenRows<V> {
    name: Arc<str>,
    rows: Rows<V>,
}

pub(crate) fn encode_row<V: Serialize>(table: &str, row: &V) -> Result<Vec<u8>> {
    serde_json::to_vec(row).map_err(|error| StoreError::Row {
        table: table.to_owned(),
        reason: error.to_string(),
    })
}

impl<V: Row> FrozenTable for FrozenRows<V> {
    fn row_count(&self) -> u64 {
        self.rows.len() as u64
    }

    fn write_rows(&self, writer: &mut RowWriter<'_>) -> Result<()> {
        for (key, row) in &self.rows {
            writer(key, &encode_row(&self.name, row.as_ref())?)?;
        }
        Ok(())
    }
}

fn set<V>(rows: &mut Rows<V>, key: &Arc<str>, row: Option<Arc<V>>) {
    match row {
        Some(row) => rows.insert(Arc::clone(key), row),
        None => rows.remove(key),
    };
}

impl<V: Row> ErasedTable for TableCore<V> {
    fn name(&self) -> &Arc<str> {
        &self.name
    }

    fn apply(&self, key: &Arc<str>, row: Option<AnyRow>) {
        let row = row.and_then(|row| row.downcast::<V>().ok());
        set(&mut write(&self.durable), key, row);
    }

    fn notify(&self) {
        self.version
            .send_modify(|version| *version = version.wrapping_add(1));
    }

    fn freeze(&self) -> Box<dyn FrozenTable> {
        let rows = read(&self.durable).clone();
        Box::new(FrozenRows {
            name: Arc::clone(&self.name),
            rows,
        })
    }

    fn undo(&self, key: &Arc<str>, before: Option<AnyRow>) {
        let before = before.and_then(|row| row.downcast::<V>().ok());
        set(&mut lock(&self.decided), key, before);
    }

    fn as_any(self: Arc<Self>) -> Arc<dyn Any + Send + Sync> {
        self
    }
}

pub(crate) type RawRows = BTreeMap<Arc<str>, Bytes>;

struct FrozenRaw(RawRows);

impl FrozenTable for FrozenRaw {
    fn row_count(&self) -> u64 {
        self.0.len() as u64
    }

    fn write_rows(&self, writer: &mut RowWriter<'_>) -> Result<()> {
        self.0.iter().try_for_each(|(key, row)| writer(key, row))
    }
}

enum Rowset {
    /// As read back; nobody has said yet what the rows are.
    Raw(RawRows),
    Typed(Arc<dyn ErasedTable>),
}

struct Slot {
    rowset: Rowset,
    /// Rows changed by control frames after this position are not in the snapshot on disk.
    snapshot_at: Position,
    changed: bool,
}

impl Slot {
    fn new(rowset: Rowset) -> Self {
        Self {
            rowset,
            snapshot_at: Position::start(Lane::Control),
            changed: false,
        }
    }
}

/// One change of one row, decided and on its way to being durable.
pub(crate) struct RowChange {
    pub(crate) table: Arc<dyn ErasedTable>,
    pub(crate) key: Arc<str>,
    pub(crate) row: Option<AnyRow>,
}

/// All tables of a store.
pub(crate) struct Tables {
    slots: Mutex<HashMap<Arc<str>, Slot>>,
    /// The last control frame in the durable views. Held while a frame is being taken in, so that
    /// a snapshot never sees half of one.
    applied: RwLock<Position>,
}

impl Tables {
    pub(crate) fn new() -> Self {
        Self {
            slots: Mutex::new(HashMap::new()),
            applied: RwLock::new(Position::start(Lane::Control)),
        }
    }

    /// The table with this name, made if need be.
    pub(crate) fn table<V: Row>(&self, name: &str) -> Result<Table<V>> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        if name.is_empty() || name.len() > TABLE_NAME_BYTES_MAX || !name.bytes().all(plain) {
            return Err(StoreError::InvalidBatch {
                reason: "not a table name",
            });
        }
        let mut slots = lock(&self.slots);
        let name: Arc<str> = name.into();
        let slot = slots
            .entry(Arc::clone(&name))
            .or_insert_with(|| Slot::new(Rowset::Raw(RawRows::new())));
        let raw = match &slot.rowset {
            Rowset::Typed(table) => {
                let core = Arc::clone(table).as_any().downcast::<TableCore<V>>();
                let wrong = |_| StoreError::TableType {
                    table: name.to_string(),
                };
                return core.map(|core| Table { core }).map_err(wrong);
            }
            Rowset::Raw(raw) => raw,
        };
        let mut rows = Rows::<V>::new();
        for (key, bytes) in raw {
            let row = serde_json::from_slice(bytes).map_err(|error| StoreError::Row {
                table: name.to_string(),
                reason: format!("{key}: {error}"),
            })?;
            rows.insert(Arc::clone(key), Arc::new(row));
        }
        let core = Arc::new(TableCore {
            name,
            decided: Mutex::new(rows.clone()),
            durable: RwLock::new(rows),
            version: watch::Sender::new(0),
        });
        slot.rowset = Rowset::Typed(Arc::clone(&core) as Arc<dyn ErasedTable>);
        Ok(Table { core })
    }

    /// Takes a snapshot read at start-up.
    pub(crate) fn restore(&self, name: Arc<str>, at: Position, rows: RawRows) {
        let mut slot = Slot::new(Rowset::Raw(rows));
        slot.snapshot_at = at;
        lock(&self.slots).insert(name, slot);
    }

    /// Takes one change read back from a control frame at start-up.
    pub(crate) fn replay(&self, at: Position, name: &str, key: &str, row: Option<Bytes>) {
        let mut slots = lock(&self.slots);
        let slot = slots
            .entry(name.into())
            .or_insert_with(|| Slot::new(Rowset::Raw(RawRows::new())));
        if at <= slot.snapshot_at {
            return;
        }
        slot.changed = true;
        if let Rowset::Raw(rows) = &mut slot.rowset {
            match row {
                Some(row) => rows.insert(key.into(), row),
                None => rows.remove(key),
            };
        }
    }

    /// Says up to where the control lane has been taken in at start-up.
    pub(crate) fn replayed(&self, at: Position) {
        let mut applied = write(&self.applied);
        *applied = (*applied).max(at);
    }

    /// Takes the changes of one durable control frame into the durable views.
    pub(crate) fn apply(&self, at: Position, changes: &[RowChange]) {
        let mut applied = write(&self.applied);
        let mut touched: Vec<&Arc<dyn ErasedTable>> = Vec::new();
        for change in changes {
            change.table.apply(&change.key, change.row.clone());
            if !touched
                .iter()
                .any(|table| table.name() == change.table.name())
            {
                touched.push(&change.table);
            }
        }
        {
            let mut slots = lock(&self.slots);
            for table in &touched {
                if let Some(slot) = slots.get_mut(table.name()) {
                    slot.changed = true;
                }
            }
        }
        *applied = at;
        drop(applied);
        for table in touched {
            table.notify();
        }
    }

    /// Copies of all tables that changed since their snapshot, and the position they stand at.
    pub(crate) fn freeze_changed(&self) -> (Position, Vec<FrozenNamed>) {
        let applied = read(&self.applied);
        let mut slots = lock(&self.slots);
        let mut frozen: Vec<FrozenNamed> = Vec::new();
        for (name, slot) in slots.iter_mut().filter(|(_, slot)| slot.changed) {
            slot.changed = false;
            let rows = match &slot.rowset {
                Rowset::Raw(rows) => Box::new(FrozenRaw(rows.clone())),
                Rowset::Typed(table) => table.freeze(),
            };
            frozen.push((Arc::clone(name), rows));
        }
        frozen.sort_by(|one, other| one.0.cmp(&other.0));
        (*applied, frozen)
    }

    /// Marks tables whose snapshot could not be written, so that they are tried again.
    pub(crate) fn snapshot_failed(&self, names: &[Arc<str>]) {
        let mut slots = lock(&self.slots);
        for name in names {
            if let Some(slot) = slots.get_mut(name) {
                slot.changed = true;
            }
        }
    }
}
