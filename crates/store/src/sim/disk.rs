//! The pretended disk.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, IoSlice};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use super::file::{Content, Fate};
use crate::disk::{Disk, DiskFile, DiskLock, OpenMode, SyncSite, are_blocks};
use crate::rng::SeededRng;
use crate::sync::lock;

type Inode = u64;

/// The root and what is right under it.
const MOUNT_DEPTH: usize = 2;

/// A change of a directory that was not synced yet.
#[derive(Debug, Clone)]
enum Entry {
    Create(PathBuf, Inode),
    Rename(PathBuf, PathBuf, Inode),
    Remove(PathBuf),
    MakeDir(PathBuf),
}

impl Entry {
    fn is_in(&self, dir: &Path) -> bool {
        match self {
            Self::Create(path, _) | Self::Remove(path) | Self::MakeDir(path) => {
                path.parent() == Some(dir)
            }
            Self::Rename(from, to, _) => from.parent() == Some(dir) || to.parent() == Some(dir),
        }
    }

    fn settle(self, names: &mut BTreeMap<PathBuf, Inode>, dirs: &mut BTreeSet<PathBuf>) {
        match self {
            Self::Create(path, inode) => {
                names.insert(path, inode);
            }
            Self::Rename(from, to, inode) => {
                names.remove(&from);
                names.insert(to, inode);
            }
            Self::Remove(path) => {
                names.remove(&path);
            }
            Self::MakeDir(path) => {
                dirs.insert(path);
            }
        }
    }
}

#[derive(Debug, Default)]
struct State {
    /// Raised by every crash: handles of before are dead.
    life: u64,
    dirs: BTreeSet<PathBuf>,
    durable_dirs: BTreeSet<PathBuf>,
    names: BTreeMap<PathBuf, Inode>,
    durable_names: BTreeMap<PathBuf, Inode>,
    unsynced: Vec<Entry>,
    contents: HashMap<Inode, Content>,
    next_inode: Inode,
    locks: BTreeSet<PathBuf>,
    skipped: BTreeSet<SyncSite>,
    syncs: BTreeMap<SyncSite, u64>,
    fail_syncs: BTreeMap<SyncSite, u64>,
    stop_after: Option<u64>,
    capacity: Option<u64>,
    /// What is not to be kept in memory, in the order of being told.
    forgotten: Vec<Inode>,
}

/// A disk in memory. Files, their lengths and all names are durable only when synced; directories
/// right under the root are mount points and always there. Removing a whole directory is durable
/// at once.
#[derive(Debug, Clone, Default)]
pub struct SimDisk {
    state: Arc<Mutex<State>>,
    /// The life of the process that sees it; none for a test, which outlives them all.
    life: Option<u64>,
}

#[derive(Debug)]
struct SimFile {
    state: Arc<Mutex<State>>,
    inode: Inode,
    life: u64,
}

#[derive(Debug)]
struct SimLock {
    state: Arc<Mutex<State>>,
    path: PathBuf,
    life: u64,
}

impl DiskLock for SimLock {}

impl Drop for SimLock {
    fn drop(&mut self) {
        let mut state = lock(&self.state);
        if state.life == self.life {
            state.locks.remove(&self.path);
        }
    }
}

fn power_is_off() -> io::Error {
    io::Error::other("the power is off")
}

impl State {
    /// Counts a change of the disk; fails once the power is off.
    fn change(&mut self) -> io::Result<()> {
        match &mut self.stop_after {
            None => Ok(()),
            Some(0) => Err(power_is_off()),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
        }
    }

    /// Whether a sync at this site is to be done, left out, or fails.
    fn sync(&mut self, site: SyncSite) -> io::Result<SyncOutcome> {
        self.change()?;
        *self.syncs.entry(site).or_default() += 1;
        if let Some(left) = self.fail_syncs.get_mut(&site) {
            if *left == 0 {
                self.fail_syncs.remove(&site);
                return Ok(SyncOutcome::Fail);
            }
            *left -= 1;
        }
        let skipped = self.skipped.contains(&site);
        Ok(if skipped {
            SyncOutcome::Skip
        } else {
            SyncOutcome::Do
        })
    }

    fn used(&self) -> u64 {
        let inodes: BTreeSet<Inode> = self.names.values().copied().collect();
        let sizes = inodes.iter().filter_map(|inode| self.contents.get(inode));
        sizes.map(|content| content.seen.len() as u64).sum()
    }

    fn check_room(&self, more: u64) -> io::Result<()> {
        match self.capacity {
            Some(capacity) if more > 0 && self.used() + more > capacity => {
                Err(io::ErrorKind::StorageFull.into())
            }
            _ => Ok(()),
        }
    }

    fn begin_life(&mut self) {
        self.life += 1;
        self.locks.clear();
        self.stop_after = None;
        self.fail_syncs.clear();
    }
}

enum SyncOutcome {
    Do,
    Skip,
    Fail,
}

impl SimDisk {
    /// An empty disk.
    pub fn new() -> Self {
        Self::default()
    }

    /// The disk as a process sees it that is started now: when that has been killed or the power
    /// has gone, what is left of its threads changes nothing any more.
    pub fn mounted(&self) -> Arc<dyn Disk> {
        let life = lock(&self.state).life;
        Arc::new(Self {
            state: Arc::clone(&self.state),
            life: Some(life),
        })
    }

    fn state(&self) -> io::Result<MutexGuard<'_, State>> {
        let state = lock(&self.state);
        match self.life {
            Some(life) if life != state.life => Err(power_is_off()),
            _ => Ok(state),
        }
    }

    /// Cuts the power: of what was not synced, the seed decides what is left, sector by sector and
    /// name by name. Open files and locks are dead.
    pub fn crash(&self, seed: u64) {
        let rng = SeededRng::new(seed);
        let mut state = lock(&self.state);
        let state = &mut *state;
        let fate = Fate::draw(&rng);
        for entry in std::mem::take(&mut state.unsynced) {
            if fate.keeps(&rng) {
                entry.settle(&mut state.durable_names, &mut state.durable_dirs);
            }
        }
        // What is in a directory that is gone is gone.
        let dirs = &mut state.durable_dirs;
        let whole = |path: &Path, dirs: &BTreeSet<PathBuf>| {
            path.ancestors().skip(1).all(|dir| dirs.contains(dir))
        };
        *dirs = dirs
            .iter()
            .filter(|dir| whole(dir, dirs))
            .cloned()
            .collect();
        state.durable_names.retain(|path, _| whole(path, dirs));
        state.dirs = dirs.clone();
        state.names = state.durable_names.clone();
        let mut inodes: Vec<Inode> = state.contents.keys().copied().collect();
        inodes.sort_unstable();
        for inode in inodes {
            if let Some(content) = state.contents.get_mut(&inode) {
                content.crash(&rng);
            }
        }
        state.begin_life();
    }

    /// Kills the process, not the machine: what was written stays in the cache, synced or not.
    pub fn kill(&self) {
        lock(&self.state).begin_life();
    }

    /// Leaves out every sync of this kind from now on.
    pub fn skip_syncs(&self, site: SyncSite) {
        lock(&self.state).skipped.insert(site);
    }

    /// Lets `after` syncs of this kind pass and the next one fail.
    pub fn fail_sync(&self, site: SyncSite, after: u64) {
        lock(&self.state).fail_syncs.insert(site, after);
    }

    /// Lets `changes` writes, syncs and directory changes pass; everything after them fails, as if
    /// the power had gone. [`SimDisk::crash`] brings it back.
    pub fn stop_after(&self, changes: u64) {
        lock(&self.state).stop_after = Some(changes);
    }

    /// Bounds the summed length of all files; `None` for no bound.
    pub fn set_capacity(&self, bytes: Option<u64>) {
        lock(&self.state).capacity = bytes;
    }

    /// How often each kind of sync was asked for.
    pub fn syncs(&self) -> BTreeMap<SyncSite, u64> {
        lock(&self.state).syncs.clone()
    }

    /// Summed length of all files.
    pub fn used_bytes(&self) -> u64 {
        lock(&self.state).used()
    }

    /// The files of which nothing is to be kept in memory, in the order of being told.
    pub fn forgotten(&self) -> Vec<PathBuf> {
        let state = lock(&self.state);
        let named = |inode: &Inode| {
            let found = state.names.iter().find(|(_, named)| *named == inode);
            found.map(|(path, _)| path.clone())
        };
        state.forgotten.iter().filter_map(named).collect()
    }

    /// Changes a byte behind everybody's back: bit rot.
    pub fn flip(&self, path: &Path, offset: usize) {
        let mut state = lock(&self.state);
        let inode = state.names.get(path).copied();
        if let Some(content) = inode.and_then(|inode| state.contents.get_mut(&inode))
            && let Some(byte) = content.seen.get(offset).copied()
        {
            content.write(&[byte ^ 0x40], offset);
            content.sync();
        }
    }
}

impl SimFile {
    fn with<T>(&self, act: impl FnOnce(&mut State, Inode) -> io::Result<T>) -> io::Result<T> {
        let mut state = lock(&self.state);
        if state.life != self.life {
            return Err(power_is_off());
        }
        act(&mut state, self.inode)
    }
}

fn content(state: &mut State, inode: Inode) -> io::Result<&mut Content> {
    state
        .contents
        .get_mut(&inode)
        .ok_or_else(|| io::ErrorKind::NotFound.into())
}

impl DiskFile for SimFile {
    fn read_exact_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        self.with(|state, inode| {
            let content = content(state, inode)?;
            let start = offset as usize;
            let from = content.seen.get(start..start.saturating_add(buffer.len()));
            let from = from.ok_or(io::ErrorKind::UnexpectedEof)?;
            buffer.copy_from_slice(from);
            Ok(())
        })
    }

    fn write_all_at(&self, data: &[u8], offset: u64) -> io::Result<()> {
        self.with(|state, inode| {
            state.change()?;
            let size = content(state, inode)?.seen.len() as u64;
            state.check_room((offset + data.len() as u64).saturating_sub(size))?;
            content(state, inode)?.write(data, offset as usize);
            Ok(())
        })
    }

    fn write_all_vectored_at(&self, slices: &[IoSlice<'_>], offset: u64) -> io::Result<()> {
        let whole: Vec<u8> = slices
            .iter()
            .flat_map(|slice| slice.iter().copied())
            .collect();
        self.write_all_at(&whole, offset)
    }

    fn write_blocks_at(&self, blocks: &[u8], offset: u64) -> io::Result<()> {
        if !are_blocks(blocks, offset) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        self.write_all_at(blocks, offset)
    }

    fn sync_data(&self, site: SyncSite) -> io::Result<()> {
        self.with(|state, inode| {
            let outcome = state.sync(site)?;
            let rng = SeededRng::new(state.syncs.values().sum());
            let content = content(state, inode)?;
            match outcome {
                SyncOutcome::Skip => {}
                SyncOutcome::Do => content.sync(),
                SyncOutcome::Fail => {
                    content.fail_sync(&rng);
                    return Err(io::Error::other("the sync failed"));
                }
            }
            Ok(())
        })
    }

    fn size(&self) -> io::Result<u64> {
        self.with(|state, inode| Ok(content(state, inode)?.seen.len() as u64))
    }

    fn set_size(&self, size: u64) -> io::Result<()> {
        self.with(|state, inode| {
            state.change()?;
            let old = content(state, inode)?.seen.len() as u64;
            state.check_room(size.saturating_sub(old))?;
            content(state, inode)?.set_size(size as usize);
            Ok(())
        })
    }

    fn forget_cached(&self) {
        lock(&self.state).forgotten.push(self.inode);
    }

    fn preallocate(&self, size: u64) -> io::Result<()> {
        let old = self.size()?;
        self.set_size(size.max(old))
    }
}

impl Disk for SimDisk {
    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state()?;
        let mut missing: Vec<&Path> = path
            .ancestors()
            .filter(|dir| !state.dirs.contains(*dir))
            .collect();
        missing.reverse();
        for dir in missing {
            state.change()?;
            state.dirs.insert(dir.to_owned());
            if dir.ancestors().count() <= MOUNT_DEPTH {
                state.durable_dirs.insert(dir.to_owned());
            } else {
                state.unsynced.push(Entry::MakeDir(dir.to_owned()));
            }
        }
        Ok(())
    }

    fn open(&self, path: &Path, mode: OpenMode) -> io::Result<Arc<dyn DiskFile>> {
        let mut state = self.state()?;
        let inode = match (state.names.get(path).copied(), mode) {
            (Some(_), OpenMode::CreateNew) => return Err(io::ErrorKind::AlreadyExists.into()),
            (Some(inode), _) => inode,
            (None, OpenMode::Read | OpenMode::Write) => {
                return Err(io::ErrorKind::NotFound.into());
            }
            (None, OpenMode::CreateNew | OpenMode::Create) => {
                if !path.parent().is_some_and(|dir| state.dirs.contains(dir)) {
                    return Err(io::ErrorKind::NotFound.into());
                }
                state.change()?;
                let inode = state.next_inode;
                state.next_inode += 1;
                state.contents.insert(inode, Content::default());
                state.names.insert(path.to_owned(), inode);
                state.unsynced.push(Entry::Create(path.to_owned(), inode));
                inode
            }
        };
        let (life, shared) = (state.life, Arc::clone(&self.state));
        Ok(Arc::new(SimFile {
            state: shared,
            inode,
            life,
        }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state()?;
        state.change()?;
        let inode = state.names.remove(from).ok_or(io::ErrorKind::NotFound)?;
        state.names.insert(to.to_owned(), inode);
        state
            .unsynced
            .push(Entry::Rename(from.to_owned(), to.to_owned(), inode));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state()?;
        state.change()?;
        state.names.remove(path).ok_or(io::ErrorKind::NotFound)?;
        state.unsynced.push(Entry::Remove(path.to_owned()));
        Ok(())
    }

    fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state()?;
        state.change()?;
        state.dirs.retain(|dir| !dir.starts_with(path));
        state.durable_dirs.retain(|dir| !dir.starts_with(path));
        state.names.retain(|name, _| !name.starts_with(path));
        state
            .durable_names
            .retain(|name, _| !name.starts_with(path));
        state.unsynced.retain(|entry| match entry {
            Entry::Create(name, _)
            | Entry::Remove(name)
            | Entry::Rename(_, name, _)
            | Entry::MakeDir(name) => !name.starts_with(path),
        });
        Ok(())
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        let state = self.state()?;
        if !state.dirs.contains(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let all = state.names.keys().chain(&state.dirs);
        let mut entries: Vec<PathBuf> = all
            .filter(|entry| entry.parent() == Some(path))
            .cloned()
            .collect();
        entries.sort();
        Ok(entries)
    }

    fn sync_dir(&self, path: &Path, site: SyncSite) -> io::Result<()> {
        let mut state = self.state()?;
        match state.sync(site)? {
            SyncOutcome::Skip => return Ok(()),
            SyncOutcome::Fail => return Err(io::Error::other("the sync failed")),
            SyncOutcome::Do => {}
        }
        let state = &mut *state;
        for entry in std::mem::take(&mut state.unsynced) {
            if entry.is_in(path) {
                entry.settle(&mut state.durable_names, &mut state.durable_dirs);
            } else {
                state.unsynced.push(entry);
            }
        }
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn DiskLock>>> {
        let mut state = self.state()?;
        if !state.locks.insert(path.to_owned()) {
            return Ok(None);
        }
        let (life, shared) = (state.life, Arc::clone(&self.state));
        Ok(Some(Box::new(SimLock {
            state: shared,
            path: path.to_owned(),
            life,
        })))
    }
}
