//! The power is cut at any moment, thousands of times. What was acknowledged, or shown, is there
//! afterwards; nothing is there by half; and leaving out any one kind of sync is noticed.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use store::sim::SimDisk;
use store::{
    AppendBatch, Begun, Commit, FrameDraft, Lane, Log, OrderedIndex, Retention, Rng, SeededRng,
    SegmentSet, Store, StoreError, SyncSite, Table, VirtualClock,
};
use support::*;

const DAY_MS: u64 = 86_400_000;
const KEYS: u64 = 12;
const LIVES: u64 = 4;

/// What a key was set to, in the order of decision; `None` for deleted.
#[derive(Default)]
struct History {
    versions: Vec<Option<u64>>,
    /// Versions before this one must not be seen any more.
    acknowledged: usize,
}

impl History {
    fn check(&mut self, what: &str, seen: Option<u64>) -> Result<(), String> {
        let allowed = self.versions.get(self.acknowledged..).unwrap_or_default();
        match allowed.iter().position(|version| *version == seen) {
            Some(_) => {
                // What has been shown must stay.
                self.versions = vec![seen];
                self.acknowledged = 0;
                Ok(())
            }
            None if self.versions.is_empty() && seen.is_none() => Ok(()),
            None => Err(format!("{what}: {seen:?} seen, allowed {allowed:?}")),
        }
    }
}

#[derive(Clone, Copy)]
enum Done {
    Row(u64, usize),
    Object(u64, usize),
    Record(u64, u64),
}

/// The records of an owner, in several sets of segments.
#[derive(Default)]
struct Records {
    /// Last number decided, and last number acknowledged.
    decided: u64,
    acknowledged: u64,
    /// Numbers that a power cut took from among those never acknowledged: those behind them lay
    /// in another set.
    lost: BTreeSet<u64>,
}

impl Records {
    /// Takes in what there is.
    fn settle(&mut self, seen: &[u64]) -> Result<(), String> {
        let last = seen.last().copied().unwrap_or(0).max(self.acknowledged);
        if last > self.decided {
            return Err(format!("{last} was never decided"));
        }
        let missing = (1..=last).filter(|number| !seen.contains(number));
        let missing: BTreeSet<u64> = missing.collect();
        let mut news = missing.symmetric_difference(&self.lost);
        if let Some(number) = news.find(|number| **number <= self.acknowledged) {
            return Err(format!("{number} is lost, or back"));
        }
        (self.decided, self.acknowledged, self.lost) = (last, last, missing);
        Ok(())
    }
}

#[derive(Default)]
struct Model {
    rows: BTreeMap<u64, History>,
    objects: BTreeMap<u64, History>,
    records: BTreeMap<u64, Records>,
    version: u64,
    highest_id: u64,
}

struct Life {
    store: Store,
    left: Table<u64>,
    right: Table<u64>,
    waiting: Vec<(Commit, Done)>,
    /// Written, in this order, and not synced.
    begun: VecDeque<Begun>,
}

impl Life {
    fn step(&mut self) -> Result<(), StoreError> {
        for round in self.begun.drain(..) {
            round.finish()?;
        }
        self.store.step().map(drop)
    }
}

fn body(owner: u64, number: u64) -> Vec<u8> {
    let rng = SeededRng::new(owner << 32 | number);
    let mut bytes = vec![0; rng.below(900) as usize];
    rng.fill_bytes(&mut bytes);
    bytes
}

impl Model {
    fn act(&mut self, life: &mut Life, rng: &SeededRng) -> Result<(), StoreError> {
        self.version += 1;
        let (version, key) = (self.version, rng.below(KEYS));
        let deletes = rng.below(4) == 0;
        match rng.below(10) {
            0..=2 => {
                let value = (!deletes).then_some(version);
                let (id, commit) = life.store.transact(|tx| {
                    for table in [&life.left, &life.right] {
                        match value {
                            Some(value) => tx.put(table, &key.to_string(), value),
                            None => tx.delete(table, &key.to_string()),
                        }
                    }
                    Ok::<_, StoreError>(tx.next_id())
                })?;
                let history = self.rows.entry(key).or_insert_with(History::fresh);
                history.versions.push(value);
                assert!(id > 0);
                life.waiting
                    .push((commit, Done::Row(key, history.versions.len() - 1)));
            }
            3..=5 => {
                let history = self.objects.entry(key).or_insert_with(History::fresh);
                let kind = if deletes { KIND_DELETE } else { KIND_PUT };
                let mut bytes = version.to_le_bytes().to_vec();
                bytes.resize(8 + rng.below(2500) as usize, 7);
                let batch = AppendBatch::one(Lane::Objects, object(kind, key, &bytes));
                let commit = life.store.log().try_append(batch)?.commit;
                history.versions.push((!deletes).then_some(version));
                life.waiting
                    .push((commit, Done::Object(key, history.versions.len() - 1)));
            }
            6..=8 => {
                let owner = key % 3;
                let records = self.records.entry(owner).or_default();
                let number = records.decided + 1;
                let set = [1, 2, 9][rng.below(3) as usize] * DAY_MS;
                let frame = FrameDraft {
                    set: SegmentSet::of_retention_ms(set),
                    ..record(owner, 0, number, number, body(owner, number))
                };
                let batch = AppendBatch::one(Lane::Records, frame);
                let commit = life.store.log().try_append(batch)?.commit;
                records.decided = number;
                life.waiting.push((commit, Done::Record(owner, number)));
            }
            _ => match rng.below(3) {
                0 => life.store.housekeep()?,
                1 => life.store.snapshot()?,
                _ => {}
            },
        }
        match rng.below(9) {
            0 | 1 => life.step()?,
            2 | 3 => life.begun.extend(life.store.begin()?),
            4 => life.begun.pop_front().map_or(Ok(()), Begun::finish)?,
            _ => {}
        }
        Ok(())
    }

    fn hear(&mut self, life: &mut Life) {
        for (mut commit, done) in std::mem::take(&mut life.waiting) {
            match commit.try_outcome() {
                None => life.waiting.push((commit, done)),
                Some(Err(_)) => {}
                Some(Ok(_)) => match done {
                    Done::Row(key, at) => self.rows.get_mut(&key).unwrap().acknowledge(at),
                    Done::Object(key, at) => self.objects.get_mut(&key).unwrap().acknowledge(at),
                    Done::Record(owner, number) => {
                        self.records.get_mut(&owner).unwrap().acknowledged = number;
                    }
                },
            }
        }
    }

    fn check(&mut self, life: &Life) -> Result<(), String> {
        for key in 0..KEYS {
            let get = |table: &Table<u64>| table.get(&key.to_string()).map(|row| *row);
            let (left, right) = (get(&life.left), get(&life.right));
            if left != right {
                return Err(format!("row {key} by half: {left:?} {right:?}"));
            }
            let history = self.rows.entry(key).or_insert_with(History::fresh);
            history.check(&format!("row {key}"), left)?;
            let seen = object_version(life.store.ordered_index(), life.store.log(), key)?;
            let history = self.objects.entry(key).or_insert_with(History::fresh);
            history.check(&format!("object {key}"), seen)?;
        }
        for (owner, records) in &mut self.records {
            let mut seen = Vec::new();
            for frame in life.store.log().scan(Lane::Records, *owner, 0, 0) {
                let frame = frame.map_err(|error| error.to_string())?;
                let number = frame.runs[0].first;
                if frame.payload() != body(*owner, number) {
                    return Err(format!("record {number} of {owner} is another"));
                }
                seen.push(number);
            }
            if !seen.is_sorted_by(|one, other| one < other) {
                return Err(format!("records of {owner} out of order: {seen:?}"));
            }
            let settled = records.settle(&seen);
            settled.map_err(|reason| format!("of {owner}, {reason}"))?;
        }
        let id = life.store.transact(|tx| Ok::<_, StoreError>(tx.next_id()));
        let (id, mut commit) = id.map_err(|error| error.to_string())?;
        life.store.step().map_err(|error| error.to_string())?;
        if id <= self.highest_id {
            return Err(format!("id {id} was given before"));
        }
        if let Some(Ok(_)) = commit.try_outcome() {
            self.highest_id = id;
        }
        Ok(())
    }
}

impl History {
    fn fresh() -> Self {
        Self {
            versions: vec![None],
            acknowledged: 0,
        }
    }

    fn acknowledge(&mut self, at: usize) {
        self.acknowledged = self.acknowledged.max(at);
    }
}

fn object_version(index: &OrderedIndex, log: &Log, key: u64) -> Result<Option<u64>, String> {
    let value = index
        .get(BUCKET, &key.to_be_bytes())
        .map_err(|error| error.to_string())?;
    let Some(value) = value else { return Ok(None) };
    let frame = log.read_frame(position_and_len(&value).0);
    let payload = put_payload(&*frame.map_err(|error| format!("object {key}: {error}"))?);
    Ok(Some(u64::from_le_bytes(payload[8..16].try_into().unwrap())))
}

fn live(disk: &SimDisk, clock: &Arc<VirtualClock>) -> Result<Life, String> {
    let open = || {
        let store = open(disk, clock)?;
        let (left, right) = (store.table("test.left")?, store.table("test.right")?);
        Ok(Life {
            store,
            left,
            right,
            waiting: Vec::new(),
            begun: VecDeque::new(),
        })
    };
    open().map_err(|error: StoreError| format!("does not open: {error}"))
}

/// Some lives of one store, each ended by an accident. `Err` says what was lost.
fn run(seed: u64, skip: Option<SyncSite>) -> Result<(), String> {
    let rng = SeededRng::new(seed);
    let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(1_000)));
    skip.into_iter().for_each(|site| disk.skip_syncs(site));
    let mut model = Model::default();
    for _ in 0..LIVES {
        let mut life = live(&disk, &clock)?;
        model.check(&life)?;
        if rng.below(2) == 0 {
            disk.stop_after(rng.below(150));
        }
        for _ in 0..rng.below(160) {
            let outcome = model.act(&mut life, &rng);
            model.hear(&mut life);
            if outcome.is_err() {
                break;
            }
        }
        drop(life);
        if rng.below(3) == 0 {
            // The process dies first; the next one is caught while it recovers, or after it has
            // shown what it found.
            disk.kill();
            let caught = rng.below(2) == 0;
            if caught {
                disk.stop_after(rng.below(12));
            }
            if let Ok(life) = live(&disk, &clock) {
                match model.check(&life) {
                    Err(_) if caught => {}
                    outcome => outcome?,
                }
            }
        }
        disk.crash(rng.next_u64());
    }
    model.check(&live(&disk, &clock)?)
}

#[test]
fn nothing_acknowledged_is_ever_lost() {
    // More by hand: BROOKMILL_SEEDS=100000.
    let seeds = std::env::var("BROOKMILL_SEEDS")
        .ok()
        .and_then(|seeds| seeds.parse().ok());
    for seed in 0..seeds.unwrap_or(200) {
        if let Err(lost) = run(seed, None) {
            panic!("seed {seed}: {lost}");
        }
    }
}

fn notices(site: SyncSite) {
    let noticed = (0..300).find_map(|seed| run(seed, Some(site)).err());
    assert!(noticed.is_some(), "nothing is lost without {site:?}");
}

#[test]
fn a_missing_sync_of_commits_is_noticed() {
    notices(SyncSite::Commit);
}

#[test]
fn a_missing_sync_of_new_directories_is_noticed() {
    notices(SyncSite::Directory);
}

#[test]
fn a_missing_sync_of_seals_is_noticed() {
    notices(SyncSite::Seal);
}

#[test]
fn a_missing_sync_of_new_segments_names_is_noticed() {
    notices(SyncSite::SegmentDirectory);
}

/// A process dies between writing a commit and syncing it; the power goes while the next one
/// recovers. Says whether the one after that finds damage.
fn cut_while_recovering(seed: u64, skip: Option<SyncSite>) -> Result<(), String> {
    let rng = SeededRng::new(seed);
    let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(1_000)));
    skip.into_iter().for_each(|site| disk.skip_syncs(site));
    let life = live(&disk, &clock)?;
    append(&life.store, Lane::Records, record(1, 0, 1, 1, body(1, 1)));
    life.store.step().map_err(|error| error.to_string())?;
    append(
        &life.store,
        Lane::Records,
        record(1, 0, 2, 2, vec![2; 3000]),
    );
    disk.stop_after(1);
    assert!(life.store.step().is_err(), "written, not synced");
    drop(life);
    disk.kill();
    disk.stop_after(rng.below(16));
    drop(live(&disk, &clock));
    disk.crash(rng.next_u64());
    let life = live(&disk, &clock)?;
    let frames: Vec<_> = life.store.log().scan(Lane::Records, 1, 0, 0).collect();
    assert!(!frames.is_empty(), "the first was acknowledged");
    frames
        .into_iter()
        .try_for_each(|frame| frame.map(drop).map_err(|error| error.to_string()))
}

/// A row and a record that belongs to it are committed at once, and the power goes, or the process
/// dies, after every change of the disk. A record without its row would come to light when another
/// row gets the same key.
#[test]
fn no_record_is_there_before_its_row() {
    let mut whole = 0;
    for (changes, is_power_cut) in (0..12).flat_map(|changes| [(changes, false), (changes, true)]) {
        let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(1_000)));
        let life = live(&disk, &clock).unwrap();
        let table = life.store.table::<String>("test.owners").unwrap();
        let decided = life.store.transact(|tx| {
            tx.put(&table, "owner", "1".to_owned());
            Ok::<_, StoreError>(())
        });
        drop(decided.unwrap());
        append(&life.store, Lane::Records, record(1, 0, 1, 1, body(1, 1)));
        disk.stop_after(changes);
        let _ = life.store.step();
        drop((life, table));
        match is_power_cut {
            true => disk.crash(changes),
            false => disk.kill(),
        }
        let life = live(&disk, &clock).unwrap();
        let table = life.store.table::<String>("test.owners").unwrap();
        let has_record = life.store.log().bounds(Lane::Records, 1, 0).is_some();
        let has_row = table.get("owner").is_some();
        assert!(has_row || !has_record, "after {changes} changes");
        whole += u32::from(has_row && has_record);
    }
    assert!(whole > 0, "some run must end after both");
}

#[test]
fn a_missing_sync_of_recovered_frames_is_noticed() {
    for seed in 0..300 {
        cut_while_recovering(seed, None).unwrap();
    }
    let site = Some(SyncSite::Recovery);
    assert!((0..300).any(|seed| cut_while_recovering(seed, site).is_err()));
}

#[test]
fn a_missing_sync_of_snapshots_is_noticed() {
    notices(SyncSite::Snapshot);
}

#[test]
fn a_missing_sync_of_snapshots_names_is_noticed() {
    notices(SyncSite::SnapshotDirectory);
}

#[test]
fn a_missing_sync_of_the_index_is_noticed() {
    notices(SyncSite::Index);
}

#[test]
fn a_missing_sync_of_the_indexs_name_is_noticed() {
    notices(SyncSite::IndexDirectory);
}

/// An owner is forgotten, its segments go, and so does the memory of it; then the power is cut.
/// Says whether anything of it came back.
fn forget(seed: u64, skip: Option<SyncSite>) -> Result<(), String> {
    let (disk, clock) = (SimDisk::new(), Arc::new(VirtualClock::new(1_000)));
    skip.into_iter().for_each(|site| disk.skip_syncs(site));
    let life = live(&disk, &clock)?;
    for number in 1..20 {
        append(
            &life.store,
            Lane::Records,
            record(1, 0, number, 1, vec![1; 3000]),
        );
        life.store.step().unwrap();
    }
    for number in 1..20 {
        append(
            &life.store,
            Lane::Records,
            record(2, 0, number, 1, vec![2; 3000]),
        );
        life.store.step().unwrap();
    }
    let forget = life.store.transact(|tx| {
        tx.retain(Lane::Records, 1, Retention::Forget);
        Ok::<_, StoreError>(())
    });
    finish(&life.store, forget.unwrap().1).unwrap();
    let before = life.store.log().bounds(Lane::Records, 1, 0).unwrap();
    life.store.housekeep().unwrap();
    life.store.step().unwrap();
    let after = life.store.log().bounds(Lane::Records, 1, 0);
    assert_ne!(after, Some(before));
    drop(life);
    disk.crash(seed);
    let life = live(&disk, &clock)?;
    if life.store.log().bounds(Lane::Records, 1, 0) == after {
        Ok(())
    } else {
        Err("what was forgotten is back".to_owned())
    }
}

#[test]
fn a_missing_sync_of_removals_is_noticed() {
    for seed in 0..50 {
        forget(seed, None).unwrap();
    }
    assert!((0..50).any(|seed| forget(seed, Some(SyncSite::Removal)).is_err()));
}
