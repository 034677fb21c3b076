//! A stream at work: what calls need of it without asking the tables.
//!
//! Two states of the stream are kept apart. *Decided* are routes and counters: what puts go by.
//! *Durable* are the row and the counters that readers see; both change in the log's apply step.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use arc_swap::{ArcSwap, ArcSwapOption};
use auth::Policy;
use plane::{Account, Region};
use store::log::{Lane, Log};
use tokio::sync::watch;

use crate::hash_key::HashKey;
use crate::keys::{FrameKey, SealingKey};
use crate::policy;
use crate::progress::Progress;
use crate::row::{self, StreamRow};
use crate::sequence::ShardNumbers;
use crate::shard::Shard;
use crate::shard_id::ShardId;
use crate::throughput::ShardMeter;

/// A shard's counters and limits.
#[derive(Debug)]
pub struct ShardState {
    /// Its index.
    pub index: u32,
    /// What its records' sequence numbers have in common.
    pub numbers: ShardNumbers,
    decided: AtomicU64,
    durable: AtomicU64,
    meter: Mutex<ShardMeter>,
    progress: Mutex<Progress>,
}

impl ShardState {
    fn new(shard: &Shard, held: Option<u64>, now_ms: u64) -> Self {
        let ended = shard.closed.map_or(0, |closed| closed.last);
        let last = held
            .unwrap_or(0)
            .max(shard.first.saturating_sub(1))
            .max(ended);
        Self {
            index: shard.index,
            numbers: ShardNumbers::new(shard.created_s, shard.index),
            decided: AtomicU64::new(last),
            durable: AtomicU64::new(last),
            meter: Mutex::new(ShardMeter::new(now_ms)),
            progress: Mutex::new(Progress::after(last)),
        }
    }

    /// The shard's id.
    pub fn id(&self) -> ShardId {
        ShardId(self.index)
    }

    /// The last counter given out.
    pub fn decided(&self) -> u64 {
        self.decided.load(Ordering::Acquire)
    }

    /// Gives out `count` counters, none before `floor`, and tells the first and the last. Only
    /// for who holds [`Stream::deciding`].
    pub fn decide(&self, count: u64, floor: u64) -> (u64, u64) {
        let first = (self.decided() + 1).max(floor);
        let last = first + count.saturating_sub(1);
        self.decided.store(last, Ordering::Release);
        (first, last)
    }

    /// The last counter whose record readers may see.
    pub fn durable(&self) -> u64 {
        self.durable.load(Ordering::Acquire)
    }

    /// Shows readers the records up to a counter.
    pub fn show(&self, last: u64) {
        self.durable.fetch_max(last, Ordering::AcqRel);
    }

    /// What it has taken in since the process started.
    pub fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The shard's limits.
    pub fn meter(&self) -> MutexGuard<'_, ShardMeter> {
        self.meter.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where records go.
#[derive(Debug, Default)]
pub struct Routes {
    /// The open shards and where their ranges start, in order.
    open: Vec<(HashKey, Arc<ShardState>)>,
    /// What records are encrypted with.
    pub key: Option<FrameKey>,
}

impl Routes {
    /// The place in [`Routes::shard`] of the shard that takes this key.
    pub fn find(&self, key: HashKey) -> usize {
        // Where it is if all ranges are as long.
        let even = ((key.0 >> 64) * self.open.len() as u128) >> 64;
        let even = usize::try_from(even).unwrap_or(usize::MAX);
        if let [(start, _), rest @ ..] = self.open.get(even..).unwrap_or_default()
            && *start <= key
            && rest.first().is_none_or(|(next, _)| key < *next)
        {
            return even;
        }
        self.open
            .partition_point(|(start, _)| *start <= key)
            .saturating_sub(1)
    }

    /// How many open shards there are.
    pub fn len(&self) -> usize {
        self.open.len()
    }

    /// The open shard at a place.
    pub fn shard(&self, place: usize) -> Option<&Arc<ShardState>> {
        self.open.get(place).map(|(_, shard)| shard)
    }
}

/// A stream.
#[derive(Debug)]
pub struct Stream {
    /// Internal id, never given twice; owner of its frames.
    pub id: u64,
    /// Its key in the table.
    pub key: String,
    /// The account it belongs to.
    pub account: Account,
    /// The region it is in.
    pub region: Region,
    /// Its name.
    pub name: Arc<str>,
    /// Its ARN.
    pub arn: String,
    row: ArcSwap<StreamRow>,
    policy: ArcSwapOption<Policy>,
    /// What the tag about its limits says: 0 for nothing.
    limited: AtomicU8,
    deciding: Mutex<()>,
    routes: ArcSwap<Routes>,
    shards: RwLock<BTreeMap<u32, Arc<ShardState>>>,
    keys: RwLock<Vec<FrameKey>>,
    changed: watch::Sender<u64>,
}

impl Stream {
    /// A stream as its row and the log say it is.
    pub fn new(row: Arc<StreamRow>, log: &Log, wrapping: &SealingKey, now_ms: u64) -> Self {
        let stream = Self {
            id: row.id,
            key: row.key(),
            account: row.account.clone(),
            region: row.region.clone(),
            name: row.name.as_str().into(),
            arn: row::arn(&row.account, &row.region, &row.name),
            row: ArcSwap::new(Arc::clone(&row)),
            policy: ArcSwapOption::new(policy::of_stream(&row)),
            limited: AtomicU8::new(limited_tag(&row)),
            deciding: Mutex::new(()),
            routes: ArcSwap::default(),
            shards: RwLock::default(),
            keys: RwLock::default(),
            changed: watch::Sender::new(0),
        };
        for shard in row.shards.iter() {
            let held = log
                .bounds(Lane::Records, row.id, shard.index)
                .map(|bounds| bounds.last);
            stream.known_shard(shard, held, now_ms);
        }
        stream.route(&row, wrapping, now_ms);
        stream
    }

    /// The durable row.
    pub fn row(&self) -> Arc<StreamRow> {
        self.row.load_full()
    }

    /// The durable row's resource policy, ready to be evaluated.
    pub fn policy(&self) -> Option<Arc<Policy>> {
        self.policy.load_full()
    }

    /// Whether its owner says by a tag that its limits hold or do not.
    pub fn limited(&self) -> Option<bool> {
        match self.limited.load(Ordering::Relaxed) {
            LIMITED => Some(true),
            UNLIMITED => Some(false),
            _ => None,
        }
    }

    /// Makes a row the durable one.
    pub fn show(&self, row: Arc<StreamRow>, now_ms: u64) {
        for shard in row.shards.iter() {
            let state = self.known_shard(shard, None, now_ms);
            // All that was decided about a shard before its end is durable, or has failed.
            if let Some(closed) = shard.closed {
                state.show(closed.last);
            }
        }
        // Later shards than the row knows may have been decided already.
        let kept = |index: u32| index >= row.shards.next_index() || row.shards.get(index).is_some();
        write(&self.shards).retain(|index, _| kept(*index));
        let before = self.row.load_full();
        let put = (&row.policy, &row.policy_principals);
        if put != (&before.policy, &before.policy_principals) {
            self.policy.store(policy::of_stream(&row));
        }
        self.limited.store(limited_tag(&row), Ordering::Relaxed);
        self.row.store(row);
        self.wake();
    }

    /// Tells readers to look again.
    pub fn wake(&self) {
        self.changed
            .send_modify(|count| *count = count.wrapping_add(1));
    }

    /// Changes whenever there is something new to read.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Who holds this decides counters and routes. Taken before the tables' own lock, never
    /// while holding it.
    pub fn deciding(&self) -> MutexGuard<'_, ()> {
        self.deciding.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where records go now.
    pub fn routes(&self) -> Arc<Routes> {
        self.routes.load_full()
    }

    /// Whether these are still the routes. Certain for who holds [`Stream::deciding`].
    pub fn routes_are(&self, routes: &Arc<Routes>) -> bool {
        Arc::ptr_eq(&self.routes.load(), routes)
    }

    /// Routes records as a decided row says. Only for who holds [`Stream::deciding`].
    pub fn route(&self, row: &StreamRow, wrapping: &SealingKey, now_ms: u64) {
        for key in &row.keys {
            if self.frame_key(key.number).is_none() {
                match key.unwrap(wrapping, row.id) {
                    Some(key) => write(&self.keys).push(key),
                    None => tracing::error!(
                        stream = %self.arn,
                        key = key.number,
                        "a stream's key does not open with this root key"
                    ),
                }
            }
        }
        let mut open: Vec<_> = row
            .shards
            .open()
            .map(|shard| (shard.range.start, self.known_shard(shard, None, now_ms)))
            .collect();
        open.sort_by_key(|(start, _)| *start);
        let key = row.keys.last().filter(|_| row.encrypted);
        let key = key.and_then(|key| self.frame_key(key.number));
        // A stream whose key is lost takes nothing rather than storing it in the clear.
        let open = if row.encrypted && key.is_none() {
            Vec::new()
        } else {
            open
        };
        self.routes.store(Arc::new(Routes { open, key }));
    }

    /// A shard's counters and limits.
    pub fn shard(&self, index: u32) -> Option<Arc<ShardState>> {
        self.shards
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&index)
            .cloned()
    }

    /// One of the keys that records may be encrypted with.
    pub fn frame_key(&self, number: u32) -> Option<FrameKey> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        keys.iter().find(|key| key.number == number).cloned()
    }

    /// A shard's state, made if it is not there. What decides and what shows a row come here in
    /// either order.
    fn known_shard(&self, shard: &Shard, held: Option<u64>, now_ms: u64) -> Arc<ShardState> {
        let mut shards = write(&self.shards);
        let make = || Arc::new(ShardState::new(shard, held, now_ms));
        Arc::clone(shards.entry(shard.index).or_insert_with(make))
    }
}

const LIMITED: u8 = 1;
const UNLIMITED: u8 = 2;

/// See [`crate::LIMITS_TAG`].
fn limited_tag(row: &StreamRow) -> u8 {
    match row.tags.get(crate::LIMITS_TAG).map(String::as_str) {
        Some("on") => LIMITED,
        Some("off") => UNLIMITED,
        _ => 0,
    }
}

fn write<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shard::Shards;

    fn routes(starts: impl IntoIterator<Item = u128>) -> Routes {
        let shards = Shards::even(1, 0, 0);
        let shard = shards.iter().next().unwrap();
        let state = Arc::new(ShardState::new(shard, None, 0));
        let open = starts.into_iter();
        Routes {
            open: open
                .map(|start| (HashKey(start), Arc::clone(&state)))
                .collect(),
            key: None,
        }
    }

    #[test]
    fn every_key_has_its_shard_whatever_the_ranges() {
        let even = |count: u128| (0..count).map(move |place| u128::MAX / count * place);
        let halved = std::iter::once(0).chain((0..100).rev().map(|bits| u128::MAX >> (bits + 1)));
        for starts in [
            even(1).collect(),
            even(3).collect(),
            even(1000).collect(),
            halved.collect::<Vec<_>>(),
            vec![0, 1, u128::MAX],
        ] {
            let routes = routes(starts.clone());
            for (place, start) in starts.iter().enumerate() {
                assert_eq!(routes.find(HashKey(*start)), place);
                if let Some(before) = start.checked_sub(1) {
                    assert_eq!(routes.find(HashKey(before)), place - 1);
                }
            }
            assert_eq!(routes.find(HashKey::MAX), starts.len() - 1);
        }
    }
}
