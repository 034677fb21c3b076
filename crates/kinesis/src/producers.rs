//! Who put which records: each caller is a row, and its id the origin of its calls' frames.
//!
//! That costs a call no more than a look into a map. The row of a new caller is decided before its
//! first records are, and so is durable no later than they are.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{PoisonError, RwLock};

use plane::{Call, Caller, Origin, Source};
use serde::{Deserialize, Serialize};
use store::{Store, StoreError, Table};

/// Callers that are told apart. Calls of more have no known producer.
const PRODUCERS_MAX: usize = 1_000;
/// What is kept of a `User-Agent`, in bytes.
const USER_AGENT_BYTES_MAX: usize = 200;
/// Set in an origin that is a producer. Invocations' origins are below it for some millions of years.
const PRODUCER_BIT: u64 = 1 << 63;

/// A caller that puts records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Producer {
    /// `PutRecord` or `PutRecords`.
    pub operation: String,
    /// The caller's ARN.
    pub caller: String,
    /// The access key's id; empty inside the engine.
    pub access_key: String,
    /// Where the calls come from: an IP address, or a service of the engine.
    pub source: String,
    /// The client's `User-Agent`.
    pub user_agent: Option<String>,
}

/// The callers, by what they are.
#[derive(Debug)]
pub(crate) struct Producers {
    rows: Table<Producer>,
    /// By a hash of what is told of the caller.
    known: RwLock<HashMap<u64, u64>>,
    hasher: RandomState,
}

fn row_key(id: u64) -> String {
    format!("{id:016x}")
}

fn kept(user_agent: Option<&str>) -> Option<&str> {
    let text = user_agent?;
    let mut end = text.len().min(USER_AGENT_BYTES_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end)
}

fn source(caller: &Caller) -> &str {
    match &caller.source {
        Source::Address(text) | Source::Service(text) => text,
    }
}

impl Producers {
    pub(crate) fn open(store: &Store) -> Result<Self, StoreError> {
        let rows: Table<Producer> = store.table("kinesis.producers")?;
        let hasher = RandomState::new();
        let known = rows.all().into_iter().filter_map(|(key, row)| {
            let id = u64::from_str_radix(&key, 16).ok()?;
            let agent = row.user_agent.as_deref();
            let told = (
                &*row.operation,
                &*row.caller,
                &*row.access_key,
                &*row.source,
            );
            Some((hasher.hash_one((told, agent)), id))
        });
        Ok(Self {
            known: RwLock::new(known.collect()),
            rows,
            hasher,
        })
    }

    /// What the frame of a call is stored under.
    pub(crate) fn origin(&self, store: &Store, call: &Call, operation: &str) -> Origin {
        let caller = &call.caller;
        if caller.origin != Origin::OUTSIDE {
            return caller.origin;
        }
        let arn = caller.arn();
        let agent = kept(caller.user_agent.as_deref());
        let told = (operation, &*arn, &*caller.access_key, source(caller));
        let hash = self.hasher.hash_one((told, agent));
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(id) = known.get(&hash) {
            return Origin(PRODUCER_BIT | id);
        }
        drop(known);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(id) = known.get(&hash) {
            return Origin(PRODUCER_BIT | id);
        }
        if known.len() >= PRODUCERS_MAX {
            return Origin::OUTSIDE;
        }
        let producer = Producer {
            operation: operation.to_owned(),
            caller: arn.clone(),
            access_key: caller.access_key.clone(),
            source: source(caller).to_owned(),
            user_agent: agent.map(str::to_owned),
        };
        // Nobody waits for it: what is committed with the first records is before them on disk.
        let decided = store.transact(|transaction| {
            let id = transaction.next_id();
            transaction.put(&self.rows, &row_key(id), producer);
            Ok::<_, StoreError>(id)
        });
        match decided {
            Ok((id, _)) => {
                known.insert(hash, id);
                Origin(PRODUCER_BIT | id)
            }
            Err(_) => Origin::OUTSIDE,
        }
    }

    /// The producer that an origin is, if it is one.
    pub(crate) fn of(&self, origin: u64) -> Option<Producer> {
        let id = origin & !PRODUCER_BIT;
        let row = self.rows.get(&row_key(id)).filter(|_| origin != id)?;
        Some(Producer::clone(&row))
    }
}

/// The invocation that an origin is, if it is one.
pub(crate) fn invocation(origin: u64) -> Option<u64> {
    (origin != 0 && origin & PRODUCER_BIT == 0).then_some(origin)
}
