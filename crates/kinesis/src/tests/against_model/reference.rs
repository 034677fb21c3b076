//! The reference: what Kinesis promises, over plain maps and vectors.
//!
//! Nothing here is fast, shares code with the service, or knows of logs, frames and commits.

use std::collections::BTreeMap;

use md5::{Digest, Md5};

pub const HOUR_MS: u64 = 3_600_000;
const DAY_MS: u64 = 24 * HOUR_MS;

pub const MISSING: &str = "ResourceNotFoundException";
pub const IN_USE: &str = "ResourceInUseException";
pub const INVALID: &str = "InvalidArgumentException";
pub const LIMIT: &str = "LimitExceededException";
pub const EXPIRED: &str = "ExpiredIteratorException";

/// A refusal's code.
pub type Refusal = &'static str;

/// A shard, and a place in its log.
pub type Place = (u32, usize);

#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub key: String,
    pub explicit: Option<u128>,
    pub data: String,
}

impl Entry {
    pub fn hash(&self) -> u128 {
        let of_key = || u128::from_be_bytes(Md5::digest(self.key.as_bytes()).into());
        self.explicit.unwrap_or_else(of_key)
    }
}

/// A call that changes something.
#[derive(Debug, Clone)]
pub enum Op {
    Create(i32),
    Put(Entry),
    PutAll(Vec<Entry>),
    Split(u32, u128),
    Merge(u32, u32),
    Scale(u32),
    /// Increase or decrease.
    Retain(bool, u64),
    Encrypt(bool),
    Register(String),
    Deregister(String),
    Tag(String, String),
    /// Whether consumers are to go with it.
    Delete(bool),
}

/// A change that was answered and is still to be made.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Create(i32),
    Split(u32, u128),
    Merge(u32, u32),
    Scale(u32),
    Retain(u64),
    Encrypt(bool),
    Delete,
}

#[derive(Debug, Clone)]
pub struct Record {
    pub key: String,
    pub data: String,
    pub arrival_ms: u64,
    pub encrypted: bool,
    /// Unknown while nobody was told it.
    pub number: Option<String>,
    pub expired: bool,
}

#[derive(Debug, Clone)]
pub struct Shard {
    pub first: u128,
    pub last: u128,
    pub parents: Vec<u32>,
    pub opened_ms: u64,
    pub closed_ms: Option<u64>,
    /// All records that it ever took.
    pub log: Vec<Record>,
    pub expired: bool,
    /// Its first and last sequence number, as far as they were told.
    pub starts: Option<String>,
    pub ends: Option<String>,
}

impl Shard {
    fn new(first: u128, last: u128, parents: Vec<u32>, opened_ms: u64) -> Self {
        Self {
            first,
            last,
            parents,
            opened_ms,
            closed_ms: None,
            log: Vec::new(),
            expired: false,
            starts: None,
            ends: None,
        }
    }

    pub fn is_open(&self) -> bool {
        self.closed_ms.is_none()
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Progress {
    /// There from this time on.
    Coming(u64),
    There,
    /// Gone at this time.
    Going(u64),
}

#[derive(Debug, Clone)]
pub struct Consumer {
    pub created_s: u64,
    pub progress: Progress,
}

impl Consumer {
    /// When it goes at the earliest: not within the second that its ARN names.
    fn leaves_ms(&self) -> u64 {
        (self.created_s + 1) * 1000
    }
}

#[derive(Debug, Clone)]
pub struct Stream {
    /// Tells streams of one name apart.
    pub life: u64,
    pub created_ms: u64,
    pub active: bool,
    /// What it is on its way to, and when it gets there.
    pub pending: Option<(Change, u64)>,
    pub hours: u64,
    pub encrypted: bool,
    pub tags: BTreeMap<String, String>,
    pub shards: Vec<Shard>,
    pub consumers: BTreeMap<String, Consumer>,
    scaled_ms: Vec<u64>,
    encrypted_ms: Vec<u64>,
    gone_until_ms: u64,
    decrypted_ms: Vec<u64>,
}

#[derive(Debug, Clone)]
pub struct Model {
    pub now_ms: u64,
    /// How long a change takes.
    pub transition_ms: u64,
    pub streams: BTreeMap<&'static str, Stream>,
    lives: u64,
}

/// The space of hash keys, divided evenly; the last part takes what is left over.
pub fn even(count: u32) -> Vec<(u128, u128)> {
    if count == 1 {
        return vec![(0, u128::MAX)];
    }
    // No count of these tests but powers of two divides 2^128.
    let width = u128::MAX / u128::from(count) + u128::from(count.is_power_of_two());
    let ends = (0..count).map(|part| {
        let first = width * u128::from(part);
        let last = if part + 1 == count {
            u128::MAX
        } else {
            first + width - 1
        };
        (first, last)
    });
    ends.collect()
}

fn once_more(times_ms: &mut Vec<u64>, now_ms: u64, most: usize) -> Result<(), Refusal> {
    let within_a_day = times_ms.iter().filter(|at| **at + DAY_MS > now_ms).count();
    if within_a_day >= most {
        return Err(LIMIT);
    }
    times_ms.push(now_ms);
    Ok(())
}

impl Stream {
    pub fn status(&self) -> &'static str {
        match (&self.pending, self.active) {
            (Some((Change::Create(_), _)), _) | (None, false) => "CREATING",
            (Some((Change::Delete, _)), _) => "DELETING",
            (Some(_), _) => "UPDATING",
            (None, true) => "ACTIVE",
        }
    }

    pub fn retention_ms(&self) -> u64 {
        self.hours * HOUR_MS
    }

    /// Nothing is left from before: what is gone does not come back with a longer retention.
    pub fn horizon_ms(&self, now_ms: u64) -> u64 {
        let kept_from_ms = self.gone_until_ms.max(now_ms - self.retention_ms());
        kept_from_ms.max(self.created_ms)
    }

    pub fn shard(&self, index: u32) -> Option<&Shard> {
        let shard = self.shards.get(index as usize);
        shard.filter(|shard| !shard.expired)
    }

    /// Shards that may hold or get records, by index.
    pub fn listed(&self) -> impl Iterator<Item = (u32, &Shard)> {
        let numbered = self.shards.iter().enumerate();
        numbered
            .filter(|(_, shard)| !shard.expired)
            .map(|(index, shard)| (index as u32, shard))
    }

    pub fn open(&self) -> impl Iterator<Item = (u32, &Shard)> {
        self.listed().filter(|(_, shard)| shard.is_open())
    }

    pub fn shard_of(&self, hash: u128) -> u32 {
        let mut holds = self
            .open()
            .filter(|(_, shard)| shard.first <= hash && hash <= shard.last);
        let (index, _) = holds.next().expect("open shards cover the space");
        assert!(holds.next().is_none(), "open shards do not overlap");
        index
    }

    /// What has become too old is gone for good.
    fn age(&mut self, now_ms: u64) {
        let retention_ms = self.retention_ms();
        self.gone_until_ms = self.gone_until_ms.max(now_ms - retention_ms);
        for shard in &mut self.shards {
            let closed = |closed_ms| closed_ms + retention_ms <= now_ms;
            shard.expired |= shard.closed_ms.is_some_and(closed);
            for record in &mut shard.log {
                record.expired |= shard.expired || record.arrival_ms + retention_ms <= now_ms;
            }
        }
    }

    fn take(&mut self, entry: &Entry, now_ms: u64) -> Place {
        let index = self.shard_of(entry.hash());
        let record = Record {
            key: entry.key.clone(),
            data: entry.data.clone(),
            arrival_ms: now_ms,
            encrypted: self.encrypted,
            number: None,
            expired: false,
        };
        let log = &mut self.shards[index as usize].log;
        log.push(record);
        (index, log.len() - 1)
    }

    pub fn close(&mut self, index: u32, now_ms: u64) {
        self.shards[index as usize].closed_ms = Some(now_ms);
    }

    pub fn add(&mut self, first: u128, last: u128, parents: Vec<u32>, now_ms: u64) {
        self.shards.push(Shard::new(first, last, parents, now_ms));
    }

    /// Makes a change; for one of the number of shards, what comes of it has been seen already.
    fn make(&mut self, change: Change, now_ms: u64) {
        self.age(now_ms);
        match change {
            Change::Create(count) => {
                // The shards of a new stream are two seconds older than the stream.
                let opened_ms = (self.created_ms / 1000 - 2) * 1000;
                let ranges = even(count as u32).into_iter();
                self.shards = ranges
                    .map(|(first, last)| Shard::new(first, last, Vec::new(), opened_ms))
                    .collect();
                self.active = true;
            }
            Change::Split(index, key) => {
                let (first, last) = (
                    self.shards[index as usize].first,
                    self.shards[index as usize].last,
                );
                self.close(index, now_ms);
                self.add(first, key - 1, vec![index], now_ms);
                self.add(key, last, vec![index], now_ms);
            }
            Change::Merge(one, other) => {
                let (first, last) = (
                    self.shards[one as usize].first,
                    self.shards[other as usize].last,
                );
                self.close(one, now_ms);
                self.close(other, now_ms);
                self.add(first, last, vec![one, other], now_ms);
            }
            Change::Retain(hours) => self.hours = hours,
            Change::Encrypt(on) => self.encrypted = on,
            Change::Scale(_) | Change::Delete => {}
        }
        self.age(now_ms);
    }
}

impl Model {
    pub fn new(now_ms: u64, transition_ms: u64) -> Self {
        Self {
            now_ms,
            transition_ms,
            streams: BTreeMap::new(),
            lives: 0,
        }
    }

    /// The engine stops and starts: what was noted is due at once.
    pub fn restart(&mut self) {
        let now_ms = self.now_ms;
        for stream in self.streams.values_mut() {
            if let Some((_, due_ms)) = &mut stream.pending {
                *due_ms = now_ms;
            }
            for consumer in stream.consumers.values_mut() {
                let leaves_ms = consumer.leaves_ms();
                match &mut consumer.progress {
                    Progress::Coming(due_ms) => *due_ms = now_ms,
                    Progress::Going(due_ms) => *due_ms = now_ms.max(leaves_ms),
                    Progress::There => {}
                }
            }
        }
    }

    /// Makes what is due. Tells the streams that are scaled, and to how many shards: what the
    /// service makes of them is to be looked at, see [`Stream::scale`].
    pub fn settle(&mut self) -> Vec<(&'static str, u32)> {
        let now_ms = self.now_ms;
        let mut scaled = Vec::new();
        self.streams.retain(|name, stream| {
            stream.age(now_ms);
            if stream
                .pending
                .as_ref()
                .is_some_and(|(_, due_ms)| *due_ms <= now_ms)
            {
                match stream.pending.take() {
                    Some((Change::Delete, _)) => return false,
                    Some((Change::Scale(target), _)) => scaled.push((*name, target)),
                    Some((change, _)) => stream.make(change, now_ms),
                    None => {}
                }
            }
            stream
                .consumers
                .retain(|_, consumer| match consumer.progress {
                    Progress::Going(due_ms) => due_ms > now_ms,
                    Progress::Coming(due_ms) if due_ms <= now_ms => {
                        consumer.progress = Progress::There;
                        true
                    }
                    _ => true,
                });
            true
        });
        scaled
    }

    /// Makes a call, or refuses it. Tells where records went.
    pub fn call(&mut self, name: &'static str, op: &Op) -> Result<Vec<Place>, Refusal> {
        let (now_ms, due_ms) = (self.now_ms, self.now_ms + self.transition_ms);
        if let Op::Create(shards) = op {
            if self.streams.contains_key(name) {
                return Err(IN_USE);
            }
            self.lives += 1;
            let stream = Stream {
                life: self.lives,
                created_ms: now_ms,
                active: false,
                pending: Some((Change::Create(*shards), due_ms)),
                hours: 24,
                encrypted: false,
                tags: BTreeMap::new(),
                shards: Vec::new(),
                consumers: BTreeMap::new(),
                scaled_ms: Vec::new(),
                encrypted_ms: Vec::new(),
                gone_until_ms: 0,
                decrypted_ms: Vec::new(),
            };
            self.streams.insert(name, stream);
            return Ok(Vec::new());
        }
        let stream = self.streams.get_mut(name).ok_or(MISSING)?;
        match op {
            Op::Put(entry) => return stream.put(std::slice::from_ref(entry), now_ms),
            Op::PutAll(entries) => return stream.put(entries, now_ms),
            Op::Tag(..) if !matches!(stream.status(), "ACTIVE" | "UPDATING") => return Err(IN_USE),
            Op::Tag(key, value) => {
                stream.tags.insert(key.clone(), value.clone());
                return Ok(Vec::new());
            }
            Op::Register(consumer) => return stream.register(consumer, now_ms, due_ms),
            Op::Deregister(consumer) => return stream.deregister(consumer, due_ms),
            _ => {}
        }
        let creating = stream.status() == "CREATING" && matches!(op, Op::Delete(_));
        if stream.status() != "ACTIVE" && !creating {
            return Err(IN_USE);
        }
        let change = stream.change(op, now_ms)?;
        stream.pending = Some((change, due_ms));
        Ok(Vec::new())
    }
}

impl Stream {
    fn put(&mut self, entries: &[Entry], now_ms: u64) -> Result<Vec<Place>, Refusal> {
        if !matches!(self.status(), "ACTIVE" | "UPDATING") {
            return Err(MISSING);
        }
        Ok(entries
            .iter()
            .map(|entry| self.take(entry, now_ms))
            .collect())
    }

    fn register(&mut self, name: &str, now_ms: u64, due_ms: u64) -> Result<Vec<Place>, Refusal> {
        if self.consumers.contains_key(name) || self.status() != "ACTIVE" {
            return Err(IN_USE);
        }
        let consumer = Consumer {
            created_s: now_ms / 1000,
            progress: Progress::Coming(due_ms),
        };
        self.consumers.insert(name.to_owned(), consumer);
        Ok(Vec::new())
    }

    fn deregister(&mut self, name: &str, due_ms: u64) -> Result<Vec<Place>, Refusal> {
        let consumer = self.consumers.get_mut(name).ok_or(MISSING)?;
        if !matches!(consumer.progress, Progress::Going(_)) {
            let due_ms = due_ms.max(consumer.leaves_ms());
            consumer.progress = Progress::Going(due_ms);
        }
        Ok(Vec::new())
    }

    /// What an active stream is on its way to.
    fn change(&mut self, op: &Op, now_ms: u64) -> Result<Change, Refusal> {
        match op {
            Op::Split(index, key) => {
                let shard = self.shard(*index).ok_or(MISSING)?;
                let inside = shard.first < key.saturating_sub(1) && *key < shard.last;
                if !shard.is_open() || !inside {
                    return Err(INVALID);
                }
                Ok(Change::Split(*index, *key))
            }
            Op::Merge(one, other) => {
                let lower = self.shard(*one).ok_or(MISSING)?;
                let upper = self.shard(*other).ok_or(MISSING)?;
                let adjacent = lower.last.checked_add(1) == Some(upper.first);
                if !lower.is_open() || !upper.is_open() || !adjacent {
                    return Err(INVALID);
                }
                Ok(Change::Merge(*one, *other))
            }
            Op::Scale(target) => {
                let open = self.open().count() as u32;
                if *target > 2 * open || 2 * target < open {
                    return Err(LIMIT);
                }
                once_more(&mut self.scaled_ms, now_ms, 10)?;
                Ok(Change::Scale(*target))
            }
            Op::Retain(increase, hours) => {
                let wrong_way = if *increase {
                    *hours < self.hours
                } else {
                    *hours > self.hours
                };
                if wrong_way || !(24..=8760).contains(hours) {
                    return Err(INVALID);
                }
                Ok(Change::Retain(*hours))
            }
            Op::Encrypt(on) => {
                let times_ms = if *on {
                    &mut self.encrypted_ms
                } else {
                    &mut self.decrypted_ms
                };
                once_more(times_ms, now_ms, 25)?;
                Ok(Change::Encrypt(*on))
            }
            Op::Delete(enforced) => {
                if !enforced && !self.consumers.is_empty() {
                    return Err(IN_USE);
                }
                Ok(Change::Delete)
            }
            _ => unreachable!("{op:?} changes no active stream alone"),
        }
    }
}
