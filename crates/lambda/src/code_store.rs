//! Where archives of code are kept, and where they are unpacked.
//!
//! Archives are durable: written aside, synced, renamed, before a function that names them is.
//! What is unpacked is a cache of this process: it is never trusted after a restart, as nothing
//! of it was synced.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use store::{Disk, OpenMode, SyncSite};

use crate::bootstraps::Bootstraps;
use crate::interpreters::{Interpreter, Language};
use crate::package;

type Cell = Arc<Mutex<Option<PathBuf>>>;

/// Archives and their unpacked forms.
#[derive(Debug)]
pub(crate) struct CodeStore {
    disk: Arc<dyn Disk>,
    archives: PathBuf,
    /// Whether the names of `archives` and of the directory above are known to be durable.
    is_rooted: AtomicBool,
    stops: AtomicBool,
    /// This process's own directory of unpacked code.
    unpacked: PathBuf,
    bootstraps: Bootstraps,
    /// One cell per archive: whoever needs it first unpacks it, others wait.
    cells: Mutex<HashMap<String, Cell>>,
    /// Who runs or is about to run an archive's code.
    leases: Mutex<HashMap<String, Leases>>,
}

#[derive(Debug, Default)]
struct Leases {
    count: usize,
    /// Whether the archive is to be removed when the last one ends.
    doomed: bool,
}

/// Keeps an archive and its unpacked form from being removed, for as long as it lives.
#[derive(Debug)]
pub(crate) struct Lease {
    store: Arc<CodeStore>,
    key: String,
}

impl Drop for Lease {
    fn drop(&mut self) {
        let mut leases = self.store.lock_leases();
        let Some(held) = leases.get_mut(&self.key) else {
            return;
        };
        held.count = held.count.saturating_sub(1);
        if held.count > 0 {
            return;
        }
        let doomed = held.doomed;
        leases.remove(&self.key);
        drop(leases);
        if doomed {
            let (store, key) = (self.store.clone(), std::mem::take(&mut self.key));
            let remove = move || store.remove(&key);
            match tokio::runtime::Handle::try_current() {
                Ok(runtime) => drop(runtime.spawn_blocking(remove)),
                Err(_) => remove(),
            }
        }
    }
}

impl CodeStore {
    /// Opens the store below the data directory. `session` names this process's unpacked code;
    /// that of earlier ones is removed in the background.
    pub(crate) fn open(disk: Arc<dyn Disk>, directory: &Path, session: &str) -> io::Result<Self> {
        let archives = directory.join("code");
        disk.create_dir_all(&archives)?;
        // Sandboxes are told absolute places without `..`, whatever the data directory was called.
        // A pretended disk has made none that could be looked up.
        let own = fs::canonicalize(directory).or_else(|_| std::path::absolute(directory))?;
        let all_unpacked = own.join("unpacked");
        let unpacked = all_unpacked.join(session);
        let old: Vec<PathBuf> = fs::read_dir(&all_unpacked)
            .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
            .unwrap_or_default();
        if !old.is_empty() {
            std::thread::Builder::new()
                .name("lambda-sweep".to_owned())
                .spawn(move || {
                    for path in old {
                        // Tried again at the next start.
                        let _ = package::remove(&path);
                    }
                })?;
        }
        Ok(Self {
            disk,
            archives,
            is_rooted: AtomicBool::new(false),
            stops: AtomicBool::new(false),
            bootstraps: Bootstraps::new(&unpacked),
            unpacked,
            cells: Mutex::default(),
            leases: Mutex::default(),
        })
    }

    fn path(&self, key: &str) -> PathBuf {
        self.archives.join(format!("{key}.zip"))
    }

    /// Stores an archive durably. Blocks.
    pub(crate) fn put(&self, key: &str, zip: &[u8]) -> io::Result<()> {
        if !self.is_rooted.load(Ordering::Acquire) {
            // Not at start-up, which it would slow down: only what is stored needs it.
            for directory in self.archives.ancestors().skip(1).take(2) {
                self.disk.sync_dir(directory, SyncSite::SegmentDirectory)?;
            }
            self.is_rooted.store(true, Ordering::Release);
        }
        let aside = self.archives.join(format!("{key}.tmp"));
        let written = self.write_aside(&aside, zip);
        if written.is_err() {
            // On a disk that is full it would take what room there is.
            let _ = self.disk.remove(&aside);
        }
        written?;
        self.disk.rename(&aside, &self.path(key))?;
        self.disk
            .sync_dir(&self.archives, SyncSite::SegmentDirectory)
    }

    fn write_aside(&self, aside: &Path, zip: &[u8]) -> io::Result<()> {
        let file = self.disk.open(aside, OpenMode::Create)?;
        file.set_size(zip.len() as u64)?;
        file.write_all_at(zip, 0)?;
        file.sync_data(SyncSite::Commit)
    }

    /// Reads an archive. Blocks.
    pub(crate) fn get(&self, key: &str) -> io::Result<Bytes> {
        let file = self.disk.open(&self.path(key), OpenMode::Read)?;
        let size = usize::try_from(file.size()?).map_err(io::Error::other)?;
        if size > package::ZIPPED_BYTES_MAX {
            return Err(io::Error::other(
                "the stored archive is longer than any that was accepted",
            ));
        }
        let mut zip = vec![0; size];
        file.read_exact_at(&mut zip, 0)?;
        Ok(Bytes::from(zip))
    }

    fn lock_leases(&self) -> MutexGuard<'_, HashMap<String, Leases>> {
        self.leases.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps an archive until the lease ends. It may have been removed before: whoever leases
    /// looks afterwards whether a function still names it.
    pub(crate) fn lease(self: &Arc<Self>, key: &str) -> Lease {
        self.lock_leases().entry(key.to_owned()).or_default().count += 1;
        Lease {
            store: self.clone(),
            key: key.to_owned(),
        }
    }

    /// Removes an archive that no function names any more, and its unpacked form: at once, or
    /// when nobody runs it any more. Blocks.
    pub(crate) fn remove(&self, key: &str) {
        if let Some(held) = self.lock_leases().get_mut(key) {
            held.doomed = true;
            return;
        }
        self.cells
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(key);
        // What is left behind is found by `sweep` at the next start.
        let _ = self.disk.remove(&self.path(key));
        let _ = package::remove(&self.unpacked.join(key));
    }

    /// Removes every archive but these. At start-up: what a crash left between an upload and the
    /// row that names it. Blocks.
    pub(crate) fn sweep(&self, named: impl Fn(&str) -> bool) {
        for path in self.disk.list(&self.archives).unwrap_or_default() {
            let key = path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned());
            let kept = path.extension().is_some_and(|kind| kind == "zip")
                && key.is_some_and(|key| named(&key));
            if !kept {
                let _ = self.disk.remove(&path);
            }
        }
    }

    /// Has nothing be unpacked any more, what is being unpacked included.
    pub(crate) fn stop(&self) {
        self.stops.store(true, Ordering::Relaxed);
    }

    /// The directory an archive is unpacked in; unpacks it the first time. Blocks.
    pub(crate) fn unpacked(&self, key: &str) -> io::Result<PathBuf> {
        let cell = {
            let mut cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
            cells.entry(key.to_owned()).or_default().clone()
        };
        let mut place = cell.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = place.as_ref() {
            return Ok(place.clone());
        }
        let directory = self.unpacked.join(key);
        let aside = self.unpacked.join(format!("{key}.tmp"));
        self.make_unpacked()?;
        let _ = package::remove(&aside);
        package::unpack(&self.get(key)?, &aside, &self.stops)?;
        fs::rename(&aside, &directory)?;
        *place = Some(directory.clone());
        Ok(directory)
    }

    /// Makes this process's directory of unpacked code. Functions of the reduced tier walk there
    /// under users of their own, so it is open to all, and so is the one above it.
    fn make_unpacked(&self) -> io::Result<()> {
        fs::create_dir_all(&self.unpacked)?;
        for directory in self.unpacked.ancestors().take(2) {
            fs::set_permissions(directory, fs::Permissions::from_mode(0o755))?;
        }
        Ok(())
    }

    /// The directory of a language's runtime, and the name of the file in it that is run. Blocks.
    pub(crate) fn runtime(
        &self,
        language: Language,
        interpreter: &Interpreter,
    ) -> io::Result<(PathBuf, &'static str)> {
        self.make_unpacked()?;
        self.bootstraps.of(language, interpreter)
    }
}

impl Drop for CodeStore {
    fn drop(&mut self) {
        let _ = package::remove(&self.unpacked);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::tests::zip_of;
    use store::OsDisk;

    #[test]
    fn archives_come_back_and_are_swept() {
        let directory = tempfile::tempdir().unwrap();
        let open = |session| CodeStore::open(Arc::new(OsDisk), directory.path(), session).unwrap();
        let store = open("one");
        let zip = zip_of(&[("index.py", 0o644, b"x = 1")]);
        store.put("a", &zip).unwrap();
        store.put("b", &zip).unwrap();
        let place = store.unpacked("a").unwrap();
        assert_eq!(fs::read(place.join("index.py")).unwrap(), b"x = 1");
        drop(store);
        let store = open("two");
        store.sweep(|key| key == "b");
        assert!(store.get("a").is_err());
        assert_eq!(store.get("b").unwrap(), zip);
        store.remove("b");
        assert!(store.unpacked("b").is_err());
    }

    #[test]
    fn code_has_an_absolute_place_however_the_directory_is_called() {
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir(directory.path().join("x")).unwrap();
        let called = directory.path().join("x/../data/lambda");
        let store = CodeStore::open(Arc::new(OsDisk), &called, "one").unwrap();
        let zip = zip_of(&[("index.py", 0o644, b"x = 1")]);
        store.put("a", &zip).unwrap();
        let place = store.unpacked("a").unwrap();
        let real = fs::canonicalize(directory.path()).unwrap();
        assert_eq!(place, real.join("data/lambda/unpacked/one/a"));
    }

    #[test]
    fn what_somebody_runs_is_removed_afterwards() {
        let directory = tempfile::tempdir().unwrap();
        let store = CodeStore::open(Arc::new(OsDisk), directory.path(), "one").unwrap();
        let store = Arc::new(store);
        store
            .put("a", &zip_of(&[("index.py", 0o644, b"x = 1")]))
            .unwrap();
        let (first, second) = (store.lease("a"), store.lease("a"));
        let place = store.unpacked("a").unwrap();
        store.remove("a");
        drop(first);
        assert!(place.join("index.py").exists() && store.get("a").is_ok());
        drop(second);
        assert!(!place.exists() && store.get("a").is_err());
    }

    #[test]
    fn an_archive_that_finds_no_room_leaves_nothing() {
        let disk = Arc::new(store::sim::SimDisk::new());
        let directory = tempfile::tempdir().unwrap();
        let codes = CodeStore::open(disk.clone(), directory.path(), "s").unwrap();
        disk.set_capacity(Some(1_000));
        assert!(codes.put("a", &[1; 5_000]).is_err());
        let left = disk.list(&directory.path().join("code")).unwrap();
        assert!(left.is_empty(), "{left:?}");
    }

    /// Stores an archive, cuts the power, and says whether the archive is still whole.
    fn survives(seed: u64, skipped: Option<SyncSite>) -> bool {
        let disk = Arc::new(store::sim::SimDisk::new());
        let directory = tempfile::tempdir().unwrap();
        let open = || CodeStore::open(disk.clone(), directory.path(), "s").unwrap();
        disk.sync_dir(directory.path(), SyncSite::SegmentDirectory)
            .unwrap_or_default();
        let codes = open();
        if let Some(site) = skipped {
            disk.skip_syncs(site);
        }
        let zip: Vec<u8> = (0..5000u32).map(|n| n as u8).collect();
        codes.put("a", &zip).unwrap();
        drop(codes);
        disk.crash(seed);
        open().get("a").is_ok_and(|read| read == zip)
    }

    #[test]
    fn an_accepted_archive_survives_a_power_cut() {
        for seed in 0..200 {
            assert!(survives(seed, None), "seed {seed}");
        }
        for site in [SyncSite::Commit, SyncSite::SegmentDirectory] {
            assert!(
                (0..200).any(|seed| !survives(seed, Some(site))),
                "{site:?} is not needed"
            );
        }
    }
}
