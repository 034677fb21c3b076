//! How many objects the buckets hold and which came last, for the engine's status page.
//!
//! What changes is counted in the fold while the engine runs. What was there before is counted by
//! one walk over the index, when somebody asks for the first time: an engine that nobody watches
//! pays nothing for it. A walk during which objects came or went is done again once it is quiet.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::ops::Bound;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use plane::{Account, Region};
use serde::{Deserialize, Serialize};
use store::OrderedIndex;

use crate::S3;

/// Objects of a bucket that a walk counts at most.
const WALK_MAX: u64 = 200_000;
/// Keys taken from the index at once.
const WALK_STEP: usize = 1_000;
/// Folders of a bucket that are counted apart; beyond it none are shown.
const FOLDERS_MAX: usize = 16;
/// Objects remembered as the newest of a bucket.
const NEWEST_MAX: usize = 8;
/// A bucket is quiet if nothing came or went for so long, in milliseconds: what was decided
/// before that is in the index.
const QUIET_MS: i64 = 250;

/// A bucket.
#[derive(Debug, Clone, Serialize)]
pub struct BucketOverview {
    /// Its name.
    pub name: String,
    /// Who owns it.
    pub account: Account,
    /// Where it is.
    pub region: Region,
    /// Objects in it.
    pub objects: u64,
    /// Bytes of them.
    pub bytes: u64,
    /// There are more than were counted.
    pub at_least: bool,
    /// Puts since the process started, those that replaced an object included.
    pub puts: u64,
    /// Bytes of those.
    pub put_bytes: u64,
    /// Deletions since the process started.
    pub deletes: u64,
    /// Objects by the part of the key up to its first slash. Empty if there are many.
    pub folders: Vec<Folder>,
    /// The objects put last, newest first.
    pub newest: Vec<Newest>,
}

/// The objects whose keys begin so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Folder {
    /// Up to the first slash and with it; empty for keys without one.
    pub prefix: String,
    /// How many.
    pub objects: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// An object put lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Newest {
    /// Its key.
    pub key: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was put, milliseconds since the epoch.
    pub modified_ms: i64,
}

/// Of a row of the index, what is counted.
#[derive(Deserialize)]
struct Row {
    #[serde(rename = "s")]
    size: u64,
    #[serde(rename = "t", default)]
    modified_ms: i64,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    objects: i64,
    bytes: i64,
}

impl Count {
    fn add(&mut self, objects: i64, bytes: i64) {
        self.objects += objects;
        self.bytes += bytes;
    }
}

/// Objects in all and by folder.
#[derive(Debug, Clone, Default)]
struct Counts {
    all: Count,
    folders: BTreeMap<String, Count>,
    /// There were more folders than are counted.
    many: bool,
}

impl Counts {
    fn add(&mut self, key: &str, objects: i64, bytes: i64) {
        self.all.add(objects, bytes);
        let folder = key.find('/').and_then(|at| key.get(..=at)).unwrap_or("");
        if let Some(count) = self.folders.get_mut(folder) {
            count.add(objects, bytes);
        } else if self.folders.len() < FOLDERS_MAX {
            let mut count = Count::default();
            count.add(objects, bytes);
            self.folders.insert(folder.to_owned(), count);
        } else {
            self.many = true;
        }
    }

    fn plus(&self, other: &Self, sign: i64) -> Self {
        let mut sum = self.clone();
        sum.all
            .add(sign * other.all.objects, sign * other.all.bytes);
        sum.many |= other.many;
        for (folder, count) in &other.folders {
            let known = sum.folders.entry(folder.clone()).or_default();
            known.add(sign * count.objects, sign * count.bytes);
        }
        sum.many |= sum.folders.len() > FOLDERS_MAX;
        sum
    }
}

/// What a walk found.
#[derive(Debug, Clone, Default)]
struct Base {
    counts: Counts,
    /// Whether nothing came or went meanwhile.
    exact: bool,
    /// The walk ended before the bucket did.
    at_least: bool,
}

#[derive(Debug, Default)]
struct Tally {
    puts: u64,
    put_bytes: u64,
    deletes: u64,
    changed_ms: i64,
    /// What came and went since the process started.
    since: Counts,
    /// What was there before.
    base: Option<Base>,
    /// Newest first.
    newest: VecDeque<Newest>,
}

impl Tally {
    fn changes(&self) -> u64 {
        self.puts + self.deletes
    }

    fn note(&mut self, one: Newest) {
        self.newest.retain(|known| known.key != one.key);
        let at = self
            .newest
            .partition_point(|known| known.modified_ms > one.modified_ms);
        self.newest.insert(at, one);
        self.newest.truncate(NEWEST_MAX);
    }
}

/// The tallies of all buckets, by their ids.
#[derive(Default)]
pub(crate) struct Tallies {
    running: AtomicBool,
    buckets: Mutex<HashMap<u64, Tally>>,
}

impl Tallies {
    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Tally>> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the log holds has been folded: from here on changes are counted.
    pub fn run(&self) {
        self.running.store(true, Ordering::Relaxed);
    }

    /// An object was put, over one of this size if there was one.
    pub fn put(&self, bucket: u64, one: Newest, replaced: Option<u64>) {
        if !self.running.load(Ordering::Relaxed) {
            return;
        }
        let mut buckets = self.lock();
        let tally = buckets.entry(bucket).or_default();
        tally.puts += 1;
        tally.put_bytes += one.size;
        tally.changed_ms = one.modified_ms;
        let objects = i64::from(replaced.is_none());
        let bytes = signed(one.size) - signed(replaced.unwrap_or(0));
        tally.since.add(&one.key, objects, bytes);
        tally.note(one);
    }

    /// An object of this size was deleted.
    pub fn delete(&self, bucket: u64, key: &str, size: u64, time_ms: i64) {
        if !self.running.load(Ordering::Relaxed) {
            return;
        }
        let mut buckets = self.lock();
        let tally = buckets.entry(bucket).or_default();
        tally.deletes += 1;
        tally.changed_ms = time_ms;
        tally.since.add(key, -1, -signed(size));
        tally.newest.retain(|known| known.key != key);
    }

    /// Counts what lies in a bucket, unless it is known or would only be a guess once more.
    fn walk(&self, index: &OrderedIndex, bucket: u64, now_ms: i64) {
        let (changes, before) = {
            let mut buckets = self.lock();
            let tally = buckets.entry(bucket).or_default();
            let quiet = now_ms.saturating_sub(tally.changed_ms) > QUIET_MS;
            match &tally.base {
                Some(base) if base.exact || !quiet => return,
                _ => {}
            }
            (tally.changes(), quiet)
        };
        let mut found = Tally::default();
        let mut at_least = false;
        let mut from: Option<Vec<u8>> = None;
        loop {
            let bound = from.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
            let Ok(rows) = index.scan(bucket, bound, WALK_STEP) else {
                return;
            };
            for (key, row) in &rows {
                let (Ok(key), Ok(row)) =
                    (std::str::from_utf8(key), serde_json::from_slice::<Row>(row))
                else {
                    continue;
                };
                found.since.add(key, 1, signed(row.size));
                let is_newer = found.newest.len() < NEWEST_MAX
                    || found
                        .newest
                        .back()
                        .is_some_and(|last| last.modified_ms < row.modified_ms);
                if is_newer {
                    found.note(Newest {
                        key: key.to_owned(),
                        size: row.size,
                        modified_ms: row.modified_ms,
                    });
                }
            }
            if rows.len() < WALK_STEP {
                break;
            }
            if found.since.all.objects >= signed(WALK_MAX) {
                at_least = true;
                break;
            }
            from = rows.last().map(|(key, _)| key.to_vec());
        }
        let mut buckets = self.lock();
        let tally = buckets.entry(bucket).or_default();
        tally.base = Some(Base {
            counts: found.since.plus(&tally.since, -1),
            exact: before && tally.changes() == changes,
            at_least,
        });
        for one in found.newest {
            if tally.newest.iter().all(|known| known.key != one.key) {
                tally.note(one);
            }
        }
    }
}

fn signed(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

impl S3 {
    /// The buckets by name, at most `most`, and how many there are. May read the disk when it is
    /// called for the first time, so it is called on a thread that may wait.
    pub fn overview(&self, most: usize) -> (Vec<BucketOverview>, usize) {
        let rows = self.buckets.all();
        let total = rows.len();
        let now_ms = i64::try_from(self.store.service_clock().now_ms()).unwrap_or(i64::MAX);
        self.tallies
            .lock()
            .retain(|id, _| rows.iter().any(|(_, row)| row.id == *id));
        let mut shown = Vec::new();
        for (name, row) in rows.iter().take(most) {
            self.tallies
                .walk(self.store.ordered_index(), row.id, now_ms);
            let mut buckets = self.tallies.lock();
            let tally = buckets.entry(row.id).or_default();
            let base = tally.base.clone().unwrap_or_default();
            let counts = base.counts.plus(&tally.since, 1);
            let folders = counts.folders.iter().filter(|(_, count)| count.objects > 0);
            let folder = |(prefix, count): (&String, &Count)| Folder {
                prefix: prefix.clone(),
                objects: unsigned(count.objects),
                bytes: unsigned(count.bytes),
            };
            let known = !counts.many && !base.at_least;
            shown.push(BucketOverview {
                name: name.to_string(),
                account: row.account.clone(),
                region: row.region.clone(),
                objects: unsigned(counts.all.objects),
                bytes: unsigned(counts.all.bytes),
                at_least: base.at_least,
                puts: tally.puts,
                put_bytes: tally.put_bytes,
                deletes: tally.deletes,
                folders: if known {
                    folders.map(folder).collect()
                } else {
                    Vec::new()
                },
                newest: tally.newest.iter().cloned().collect(),
            });
        }
        (shown, total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn newest(key: &str, size: u64, modified_ms: i64) -> Newest {
        Newest {
            key: key.to_owned(),
            size,
            modified_ms,
        }
    }

    #[test]
    fn what_replaces_an_object_adds_none() {
        let tallies = Tallies::default();
        tallies.put(1, newest("before/1", 9, 1), None);
        tallies.run();
        tallies.put(1, newest("data/1", 10, 2), None);
        tallies.put(1, newest("data/1", 30, 3), Some(10));
        tallies.put(1, newest("failed/2", 5, 4), None);
        tallies.put(1, newest("top", 1, 5), None);
        tallies.delete(1, "failed/2", 5, 6);
        let buckets = tallies.lock();
        let tally = buckets.get(&1).unwrap();
        assert_eq!((tally.puts, tally.deletes, tally.put_bytes), (4, 1, 46));
        let (objects, bytes) = (tally.since.all.objects, tally.since.all.bytes);
        assert_eq!((objects, bytes), (2, 31));
        let data = tally.since.folders.get("data/").unwrap();
        assert_eq!((data.objects, data.bytes), (1, 30));
        let keys: Vec<&str> = tally.newest.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys, ["top", "data/1"]);
    }

    #[test]
    fn folders_and_the_newest_have_bounds() {
        let tallies = Tallies::default();
        tallies.run();
        for number in 0..100 {
            tallies.put(1, newest(&format!("{number}/x"), 1, number), None);
        }
        let buckets = tallies.lock();
        let tally = buckets.get(&1).unwrap();
        assert_eq!(tally.since.all.objects, 100);
        assert!(tally.since.many && tally.since.folders.len() == FOLDERS_MAX);
        assert_eq!(tally.newest.len(), NEWEST_MAX);
        assert_eq!(tally.newest.front().unwrap().key, "99/x");
    }
}
