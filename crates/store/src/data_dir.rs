//! The data directory: a format version, and generations, of which one is current.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disk::{Disk, DiskLock, OpenMode, SyncSite, create_dir_durably};
use crate::error::{Result, StoreError};

/// The format this build writes, and the newest it reads.
pub const FORMAT: u32 = 3;
/// The formats before. What they wrote is read where it lies; a directory becomes one of
/// [`FORMAT`] when it is opened.
const EARLIER_FORMATS: [u32; 2] = [1, 2];
const FORMAT_FILE: &str = "FORMAT";
const CURRENT_FILE: &str = "CURRENT";
const GENERATION_PREFIX: &str = "generation-";

/// An open data directory. While it lives, nobody else can open it.
#[derive(Debug)]
pub struct DataDir {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    generation: u64,
    _lock: Box<dyn DiskLock>,
}

fn generation_name(generation: u64) -> String {
    format!("{GENERATION_PREFIX}{generation:010}")
}

fn name_of(path: &Path) -> &str {
    let name = path.file_name();
    name.and_then(|name| name.to_str()).unwrap_or_default()
}

fn io(what: &str) -> impl Fn(std::io::Error) -> StoreError + '_ {
    move |error| StoreError::io(what, error)
}

impl DataDir {
    /// Opens a data directory, making it if need be, and removes what a reset left behind.
    /// `Locked` if another process has it, `Format` if a newer build wrote it.
    pub fn open(disk: Arc<dyn Disk>, path: &Path) -> Result<Self> {
        create_dir_durably(disk.as_ref(), path).map_err(io("making the data directory"))?;
        let locked = disk.lock(path).map_err(io("locking the data directory"))?;
        let lock = locked.ok_or_else(|| StoreError::Locked {
            path: path.display().to_string(),
        })?;
        let mut dir = Self {
            disk,
            path: path.to_owned(),
            generation: 0,
            _lock: lock,
        };
        let found = dir.read(FORMAT_FILE)?;
        let number = found.as_ref().map(|found| found.trim().parse::<u32>());
        match number {
            // Whoever wrote it may have died before it had synced the name.
            Some(Ok(FORMAT)) => dir.sync()?,
            None => dir.write_format()?,
            // Before anything of this format is written: an earlier build must not open it then.
            Some(Ok(number)) if EARLIER_FORMATS.contains(&number) => dir.write_format()?,
            Some(_) => {
                let found = found.unwrap_or_default().trim().to_owned();
                return Err(StoreError::Format {
                    found,
                    known: FORMAT,
                });
            }
        }
        match dir.read(CURRENT_FILE)? {
            None => {
                dir.check_unused()?;
                dir.make_current(1)?;
            }
            Some(current) => {
                let number = current.trim().strip_prefix(GENERATION_PREFIX);
                let number = number.and_then(|number| number.parse().ok());
                dir.generation = number
                    .ok_or_else(|| StoreError::corrupt(CURRENT_FILE, 0, "not a generation"))?;
                dir.check_current()?;
                // It may have been read from a cache, left there by a process that died before
                // it had synced the name.
                dir.sync()?;
            }
        }
        dir.remove_others();
        Ok(dir)
    }

    /// That the generation in `CURRENT` is there: without it the others are not left-overs.
    fn check_current(&self) -> Result<()> {
        let current = self.generation_path();
        if self.generations()?.contains(&current) {
            return Ok(());
        }
        let name = generation_name(self.generation);
        Err(StoreError::Generation {
            reason: format!("{CURRENT_FILE} names {name}, which is not there"),
        })
    }

    /// That no generation holds anything: without `CURRENT` there are only those, still empty, of
    /// a first start that did not finish.
    fn check_unused(&self) -> Result<()> {
        for path in self.generations()? {
            let held = self.disk.list(&path).map_err(io("listing a generation"))?;
            if !held.is_empty() {
                let reason = format!("{} is there without {CURRENT_FILE}", path.display());
                return Err(StoreError::Generation { reason });
            }
        }
        Ok(())
    }

    fn generations(&self) -> Result<Vec<PathBuf>> {
        let listed = self.disk.list(&self.path);
        let mut listed = listed.map_err(io("listing the data directory"))?;
        listed.retain(|path| name_of(path).starts_with(GENERATION_PREFIX));
        Ok(listed)
    }

    /// Where the current generation's store is.
    pub fn generation_path(&self) -> PathBuf {
        self.path.join(generation_name(self.generation))
    }

    /// Makes a new, empty generation current, by one rename: after a crash either the old one is
    /// whole or the new one is current. The old one's store must be closed; its files are removed.
    pub fn reset(&mut self) -> Result<PathBuf> {
        self.make_current(self.generation.saturating_add(1))?;
        self.remove_others();
        Ok(self.generation_path())
    }

    fn make_current(&mut self, generation: u64) -> Result<()> {
        let name = generation_name(generation);
        let path = self.path.join(&name);
        // One of this number may be left from a reset that did not finish.
        if self.generations()?.contains(&path) {
            self.disk
                .remove_dir_all(&path)
                .map_err(io("removing a generation"))?;
        }
        self.disk
            .create_dir_all(&path)
            .map_err(io("making a generation"))?;
        // The name must not reach the disk before what it names.
        self.sync()?;
        self.write_aside(CURRENT_FILE, &format!("{name}\n"))?;
        self.sync()?;
        self.generation = generation;
        Ok(())
    }

    fn write_format(&self) -> Result<()> {
        self.write_aside(FORMAT_FILE, &format!("{FORMAT}\n"))?;
        self.sync()
    }

    fn sync(&self) -> Result<()> {
        let synced = self
            .disk
            .sync_dir(&self.path, SyncSite::GenerationDirectory);
        synced.map_err(io("syncing the data directory"))
    }

    fn write_aside(&self, name: &str, content: &str) -> Result<()> {
        let aside = self.path.join(format!("{name}.new"));
        let written = (|| {
            let file = self.disk.open(&aside, OpenMode::Create)?;
            file.set_size(0)?;
            file.write_all_at(content.as_bytes(), 0)?;
            file.sync_data(SyncSite::Generation)?;
            self.disk.rename(&aside, &self.path.join(name))
        })();
        written.map_err(io("writing the data directory's files"))
    }

    fn read(&self, name: &str) -> Result<Option<String>> {
        let file = match self.disk.open(&self.path.join(name), OpenMode::Read) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::io(format!("opening {name}"), error)),
        };
        let failed = |error| StoreError::io(format!("reading {name}"), error);
        let mut bytes = vec![0; file.size().map_err(failed)?.min(4096) as usize];
        file.read_exact_at(&mut bytes, 0).map_err(failed)?;
        String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| StoreError::corrupt(name, 0, "not text"))
    }

    /// Removes generations that are not current. What cannot be removed stays for the next time.
    fn remove_others(&self) {
        let current = self.generation_path();
        for path in self.generations().unwrap_or_default() {
            if path != current
                && let Err(error) = self.disk.remove_dir_all(&path)
            {
                let name = name_of(&path);
                tracing::warn!(%error, name, "an old generation could not be removed");
            }
        }
    }
}
