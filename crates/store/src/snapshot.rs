//! Snapshots of tables: written aside, synced, renamed; then the log they replace is dropped.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use crc_fast::{CrcAlgorithm, Digest};

use crate::disk::{Disk, OpenMode, SyncSite};
use crate::error::{Result, StoreError};
use crate::log::{Fields, Position};
use crate::table::{FrozenTable, RawRows, Tables};

const MAGIC: u64 = u64::from_le_bytes(*b"bmilltab");
const VERSION: u32 = 1;
const WRITE_BYTES: usize = 256 << 10;

fn final_path(dir: &Path, table: &str) -> PathBuf {
    dir.join(format!("{table}.table"))
}

/// Appends to a file in large pieces and keeps the checksum.
struct Writer<'a> {
    file: &'a dyn crate::disk::DiskFile,
    buffer: Vec<u8>,
    at: u64,
    digest: Digest,
}

impl Writer<'_> {
    fn put(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.digest.update(bytes);
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= WRITE_BYTES {
            self.flush()
        } else {
            Ok(())
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.write_all_at(&self.buffer, self.at)?;
        self.at += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }
}

/// Writes one table's snapshot under its final name. The directory is not synced yet.
pub(crate) fn write_table(
    disk: &dyn Disk,
    dir: &Path,
    name: &str,
    at: Position,
    table: &dyn FrozenTable,
) -> Result<()> {
    let failed = |error| StoreError::io(format!("writing the snapshot of table {name}"), error);
    let aside = dir.join(format!("{name}.new"));
    let file = disk.open(&aside, OpenMode::Create).map_err(failed)?;
    file.set_size(0).map_err(failed)?;
    let digest = Digest::new(CrcAlgorithm::Crc64Nvme);
    let mut writer = Writer {
        file: &*file,
        buffer: Vec::new(),
        at: 0,
        digest,
    };
    let mut header = Vec::new();
    header.extend_from_slice(&MAGIC.to_le_bytes());
    header.extend_from_slice(&VERSION.to_le_bytes());
    header.extend_from_slice(&at.to_u64().to_le_bytes());
    header.extend_from_slice(&table.row_count().to_le_bytes());
    writer.put(&header).map_err(failed)?;
    table.write_rows(&mut |key, row| {
        for bytes in [key.as_bytes(), row] {
            writer
                .put(&(bytes.len() as u32).to_le_bytes())
                .map_err(failed)?;
            writer.put(bytes).map_err(failed)?;
        }
        Ok(())
    })?;
    let check = writer.digest.finalize();
    writer.put(&check.to_le_bytes()).map_err(failed)?;
    writer.flush().map_err(failed)?;
    file.sync_data(SyncSite::Snapshot).map_err(failed)?;
    disk.rename(&aside, &final_path(dir, name)).map_err(failed)
}

/// Reads all snapshots into the tables; removes those never finished.
pub(crate) fn read_tables(disk: &dyn Disk, dir: &Path, tables: &Tables) -> Result<()> {
    let listed = disk
        .list(dir)
        .map_err(|error| StoreError::io("listing snapshots", error))?;
    for path in listed {
        let Some(file_name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if file_name.ends_with(".new") {
            let gone = disk.remove(&path);
            gone.map_err(|error| StoreError::io("removing an unfinished snapshot", error))?;
        }
        let Some(name) = file_name.strip_suffix(".table") else {
            continue;
        };
        let failed = |error| StoreError::io(format!("reading {file_name}"), error);
        let file = disk.open(&path, OpenMode::Read).map_err(failed)?;
        let mut bytes = vec![0; file.size().map_err(failed)? as usize];
        file.read_exact_at(&mut bytes, 0).map_err(failed)?;
        let (at, rows) = parse(&Bytes::from(bytes))
            .ok_or_else(|| StoreError::corrupt(file_name, 0, "snapshot of a table"))?;
        tables.restore(name.into(), at, rows);
    }
    Ok(())
}

fn parse(bytes: &Bytes) -> Option<(Position, RawRows)> {
    let (covered, check) = bytes.split_at_checked(bytes.len().checked_sub(8)?)?;
    let mut digest = Digest::new(CrcAlgorithm::Crc64Nvme);
    digest.update(covered);
    if digest.finalize().to_le_bytes() != check {
        return None;
    }
    let mut fields = Fields(covered);
    let (magic, version) = (fields.u64()?, fields.u32()?);
    if magic != MAGIC || version != VERSION {
        return None;
    }
    let (at, count) = (Position::from_u64(fields.u64()?), fields.u64()?);
    let mut rows = RawRows::new();
    for _ in 0..count {
        let len = fields.u32()? as usize;
        let key: Arc<str> = std::str::from_utf8(fields.bytes(len)?).ok()?.into();
        let len = fields.u32()? as usize;
        rows.insert(key, Bytes::copy_from_slice(fields.bytes(len)?));
    }
    fields.0.is_empty().then_some((at, rows))
}

/// Snapshots every table that changed since its last snapshot. Gives the position before which the
/// control lane is no longer needed.
pub(crate) fn write_changed(disk: &dyn Disk, dir: &Path, tables: &Tables) -> Result<Position> {
    let (at, frozen) = tables.freeze_changed();
    let names: Vec<Arc<str>> = frozen.iter().map(|(name, _)| Arc::clone(name)).collect();
    let written = frozen
        .iter()
        .try_for_each(|(name, table)| write_table(disk, dir, name, at, table.as_ref()))
        .and_then(|()| {
            let synced = disk.sync_dir(dir, SyncSite::SnapshotDirectory);
            synced.map_err(|error| StoreError::io("syncing the snapshots' directory", error))
        });
    match written {
        Ok(()) => Ok(at),
        Err(error) => {
            tables.snapshot_failed(&names);
            Err(error)
        }
    }
}
