//! What has been decided about keys and is not yet durable.
//!
//! Conditional writes are judged by what is decided, in the order of decision: of many writers
//! that demand an absent key, one wins. Reads see what is durable.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use wire::Fault;

const SHARDS: usize = 64;

#[derive(Default)]
struct Shard {
    pending: HashMap<(u64, String), Pending>,
}

struct Pending {
    /// The newest decided ETag; `None` for a deletion.
    etag: Option<String>,
    ticket: u64,
}

/// The decisions under way, by key.
pub struct Decisions {
    hasher: RandomState,
    shards: Vec<Mutex<Shard>>,
    /// Buckets that are gone. Written with all shards locked, read with one.
    closed: RwLock<HashSet<u64>>,
    tickets: AtomicU64,
}

impl Decisions {
    /// Nothing under way.
    pub fn new() -> Arc<Self> {
        let shards = (0..SHARDS).map(|_| Mutex::default()).collect();
        Arc::new(Self {
            hasher: RandomState::new(),
            shards,
            closed: RwLock::default(),
            tickets: AtomicU64::new(0),
        })
    }

    fn shard(&self, bucket: u64, key: &str) -> MutexGuard<'_, Shard> {
        let hash = self.hasher.hash_one((bucket, key));
        let at = usize::try_from(hash % SHARDS as u64).unwrap_or(0);
        self.shards[at]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Decides one write of a key. `durable` is the ETag of the durable object, asked only where
    /// nothing is under way; `judge` says no; `append` puts the write into the log, and sees to it
    /// that [`Decisions::settled`] is told its ticket when it is durable. `etag` is what the key
    /// then has.
    ///
    /// # Errors
    /// What `judge` and `append` say, and `None` if the bucket is being deleted.
    pub fn decide<T>(
        &self,
        bucket: u64,
        key: &str,
        etag: Option<String>,
        durable: impl FnOnce() -> Result<Option<String>, Fault>,
        judge: impl FnOnce(Option<&str>) -> Result<(), Fault>,
        append: impl FnOnce(u64) -> Result<T, Fault>,
    ) -> Result<T, Option<Fault>> {
        let mut shard = self.shard(bucket, key);
        let closed = self.closed.read().unwrap_or_else(PoisonError::into_inner);
        if closed.contains(&bucket) {
            return Err(None);
        }
        drop(closed);
        let id = (bucket, key.to_owned());
        match shard.pending.get(&id) {
            Some(pending) => judge(pending.etag.as_deref())?,
            None => judge(durable()?.as_deref())?,
        }
        let ticket = self.tickets.fetch_add(1, Ordering::Relaxed);
        let result = append(ticket)?;
        shard.pending.insert(id, Pending { etag, ticket });
        Ok(result)
    }

    /// The write with this ticket is durable and applied.
    pub fn settled(&self, bucket: u64, key: &str, ticket: u64) {
        let mut shard = self.shard(bucket, key);
        let id = (bucket, key.to_owned());
        if shard
            .pending
            .get(&id)
            .is_some_and(|pending| pending.ticket <= ticket)
        {
            shard.pending.remove(&id);
        }
    }

    /// Closes a bucket for writes if `decide` agrees, which is told whether objects are under
    /// way into it.
    ///
    /// # Errors
    /// What `decide` says.
    pub fn close<T>(
        &self,
        bucket: u64,
        decide: impl FnOnce(bool) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let shards: Vec<_> = self
            .shards
            .iter()
            .map(|shard| shard.lock().unwrap_or_else(PoisonError::into_inner))
            .collect();
        let busy = shards.iter().any(|shard| {
            shard
                .pending
                .iter()
                .any(|((owner, _), pending)| *owner == bucket && pending.etag.is_some())
        });
        let result = decide(busy)?;
        let mut closed = self.closed.write().unwrap_or_else(PoisonError::into_inner);
        closed.insert(bucket);
        Ok(result)
    }
}
