//! The ordered index's file: redb over the disk seam.

use std::io;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use redb::{
    Database, Durability, ReadableDatabase, ReadableTable, StorageBackend, TableDefinition,
    TableError,
};

use crate::disk::{Disk, DiskFile, OpenMode, SyncSite};
use crate::error::{Result, StoreError};
use crate::limits::ORDERED_INDEX_CACHE_BYTES;
use crate::log::{Lane, Position};
use crate::ordered_index::{Changes, FullKey, Live};
use crate::sync::lock;

const ROWS: TableDefinition<'_, &[u8], &[u8]> = TableDefinition::new("rows");
const LIVE: TableDefinition<'_, u32, u64> = TableDefinition::new("live");
const COVERED: TableDefinition<'_, (), u64> = TableDefinition::new("covered");

const FILE: &str = "objects.index";

#[derive(Debug)]
struct Backend(Arc<dyn DiskFile>);

impl StorageBackend for Backend {
    fn len(&self) -> Result<u64, io::Error> {
        self.0.size()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> Result<(), io::Error> {
        self.0.read_exact_at(out, offset)
    }

    fn set_len(&self, len: u64) -> Result<(), io::Error> {
        self.0.set_size(len)
    }

    fn sync_data(&self) -> Result<(), io::Error> {
        self.0.sync_data(SyncSite::Index)
    }

    fn write(&self, offset: u64, data: &[u8]) -> Result<(), io::Error> {
        self.0.write_all_at(data, offset)
    }
}

/// What the file said when it was opened.
pub(crate) struct IndexState {
    pub(crate) covered: Position,
    pub(crate) live: Live,
}

pub(crate) struct IndexFile {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    /// Made at the first flush: a store without objects has no file.
    database: Mutex<Option<Arc<Database>>>,
}

impl IndexFile {
    pub(crate) fn open(disk: Arc<dyn Disk>, dir: &Path) -> Result<(Self, IndexState)> {
        let file = Self {
            disk,
            dir: dir.to_owned(),
            database: Mutex::new(None),
        };
        let mut state = IndexState {
            covered: Position::start(Lane::Objects),
            live: Live::new(),
        };
        let listed = file
            .disk
            .list(dir)
            .map_err(|error| StoreError::io("listing", error))?;
        if listed.contains(&file.path()) {
            file.vouch_again()?;
            let database = file.database()?;
            let transaction = database.begin_read().map_err(failure)?;
            match transaction.open_table(COVERED) {
                Ok(table) => {
                    if let Some(covered) = table.get(()).map_err(failure)? {
                        state.covered = Position::from_u64(covered.value());
                    }
                    let live = transaction.open_table(LIVE).map_err(failure)?;
                    for entry in live.iter().map_err(failure)? {
                        let (segment, bytes) = entry.map_err(failure)?;
                        state.live.insert(segment.value(), bytes.value());
                    }
                }
                Err(TableError::TableDoesNotExist(_)) => {}
                Err(error) => return Err(failure(error)),
            }
        }
        Ok((file, state))
    }

    /// Makes the file and its name durable: both may have been found in a cache, left there by a
    /// process that died before it had synced them. Segments go by what the file says.
    fn vouch_again(&self) -> Result<()> {
        let failed = |error| StoreError::io("syncing the ordered index", error);
        let found = self.disk.open(&self.path(), OpenMode::Write);
        let synced = found.and_then(|found| found.sync_data(SyncSite::Index));
        synced
            .and_then(|()| self.disk.sync_dir(&self.dir, SyncSite::IndexDirectory))
            .map_err(failed)
    }

    fn path(&self) -> PathBuf {
        self.dir.join(FILE)
    }

    fn opened(&self) -> Option<Arc<Database>> {
        lock(&self.database).clone()
    }

    /// The database, opened or made.
    fn database(&self) -> Result<Arc<Database>> {
        let mut slot = lock(&self.database);
        if let Some(database) = slot.as_ref() {
            return Ok(Arc::clone(database));
        }
        let failed = |error| StoreError::io("making the ordered index", error);
        let listed = self.disk.list(&self.dir).map_err(failed)?;
        let database = if listed.contains(&self.path()) {
            build(
                self.disk
                    .open(&self.path(), OpenMode::Write)
                    .map_err(failed)?,
            )?
        } else {
            // Made aside: under its name there is never a file that is not a whole database.
            let aside = self.dir.join("objects.index.new");
            let file = self.disk.open(&aside, OpenMode::Create).map_err(failed)?;
            file.set_size(0).map_err(failed)?;
            let database = build(file)?;
            self.disk.rename(&aside, &self.path()).map_err(failed)?;
            let synced = self.disk.sync_dir(&self.dir, SyncSite::IndexDirectory);
            synced.map_err(failed)?;
            database
        };
        Ok(Arc::clone(slot.insert(Arc::new(database))))
    }

    pub(crate) fn get(&self, key: &[u8]) -> Result<Option<Bytes>> {
        let Some(database) = self.opened() else {
            return Ok(None);
        };
        let transaction = database.begin_read().map_err(failure)?;
        let rows = match transaction.open_table(ROWS) {
            Ok(rows) => rows,
            Err(TableError::TableDoesNotExist(_)) => return Ok(None),
            Err(error) => return Err(failure(error)),
        };
        let value = rows.get(key).map_err(failure)?;
        Ok(value.map(|value| Bytes::copy_from_slice(value.value())))
    }

    pub(crate) fn range(
        &self,
        from: &Bound<FullKey>,
        end: &Bound<FullKey>,
        limit: usize,
    ) -> Result<Vec<(FullKey, Bytes)>> {
        let Some(database) = self.opened() else {
            return Ok(Vec::new());
        };
        let transaction = database.begin_read().map_err(failure)?;
        let rows = match transaction.open_table(ROWS) {
            Ok(rows) => rows,
            Err(TableError::TableDoesNotExist(_)) => return Ok(Vec::new()),
            Err(error) => return Err(failure(error)),
        };
        let bounds = (
            from.as_ref().map(|key| key.as_slice()),
            end.as_ref().map(|key| key.as_slice()),
        );
        let range = rows.range::<&[u8]>(bounds).map_err(failure)?;
        let mut found = Vec::new();
        for row in range.take(limit) {
            let (key, value) = row.map_err(failure)?;
            found.push((key.value().to_vec(), Bytes::copy_from_slice(value.value())));
        }
        Ok(found)
    }

    /// Writes changes, live bytes and the position they cover as one durable commit.
    pub(crate) fn write(&self, changes: &Changes, live: &Live, covered: Position) -> Result<()> {
        let written = self
            .database()
            .and_then(|database| write_to(&database, changes, live, covered).map_err(failure));
        if written.is_err() {
            // After an I/O error a database answers nothing any more; the next flush opens it anew.
            *lock(&self.database) = None;
        }
        written
    }
}

fn build(file: Arc<dyn DiskFile>) -> Result<Database> {
    Database::builder()
        .set_cache_size(ORDERED_INDEX_CACHE_BYTES)
        .create_with_backend(Backend(file))
        .map_err(failure)
}

/// The index does not cover what has been given back of the log. What was moved out of there, and
/// that something older was deleted, it alone knows.
pub(crate) fn behind() -> StoreError {
    let reason = "it is missing, or older than the log, of which segments have been given back since: \
                  what was in them is known to this file alone. Put back a copy of the whole data \
                  directory";
    StoreError::corrupt(FILE, 0, reason)
}

/// What a failure of the database means.
fn failure(error: impl Into<redb::Error>) -> StoreError {
    let corrupt = |reason: String| {
        let reason = format!(
            "{reason}; put back a copy of the whole data directory, or remove the file: the log \
             makes it anew at the start if nothing of it has been given back yet"
        );
        StoreError::corrupt(FILE, 0, reason)
    };
    match error.into() {
        redb::Error::Io(error) => match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => corrupt(error.to_string()),
            _ => StoreError::io(FILE, error),
        },
        redb::Error::Corrupted(reason) => corrupt(reason),
        error => StoreError::Index(error.to_string().into()),
    }
}

fn write_to(
    database: &Database,
    changes: &Changes,
    live: &Live,
    covered: Position,
) -> Result<(), redb::Error> {
    let mut transaction = database.begin_write()?;
    transaction.set_durability(Durability::Immediate)?;
    transaction.set_quick_repair(true);
    {
        let mut rows = transaction.open_table(ROWS)?;
        for (key, value) in changes {
            match value {
                Some(value) => rows.insert(key.as_slice(), value.as_ref())?,
                None => rows.remove(key.as_slice())?,
            };
        }
        let mut table = transaction.open_table(LIVE)?;
        table.retain(|segment, _| live.contains_key(&segment))?;
        for (segment, bytes) in live {
            table.insert(segment, bytes)?;
        }
        transaction
            .open_table(COVERED)?
            .insert((), covered.to_u64())?;
    }
    transaction.commit()?;
    Ok(())
}
