//! A bucket in memory, with the faults and races of a real one.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use pipeline_aws::{Condition, Deadline, Error, Object, PutOutcome};

use crate::decode::decode;
use crate::document::Document;
use crate::position::Position;
use crate::store::Store;

/// What happens to one call.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fault {
    /// Nothing.
    None,
    /// It has no effect, and a put says so with 409.
    Conflict,
    /// It has no effect, and the service is at fault.
    Unavailable,
    /// It takes effect, but its answer is lost.
    EffectThenTimeout,
    /// Somebody deletes the object just before.
    DeletedBefore,
}

#[derive(Default)]
struct State {
    objects: BTreeMap<String, Object>,
    faults: VecDeque<Fault>,
    random: Option<fastrand::Rng>,
    refusing: bool,
    writes: u64,
}

/// The bucket.
#[derive(Default)]
pub(crate) struct Memory {
    state: Mutex<State>,
}

impl Memory {
    /// A bucket whose calls interleave and fail at random.
    pub(crate) fn troubled(seed: u64) -> Self {
        let memory = Memory::default();
        memory.state().random = Some(fastrand::Rng::with_seed(seed));
        memory
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn inject(&self, fault: Fault) {
        self.state().faults.push_back(fault);
    }

    pub(crate) fn refuse(&self, refusing: bool) {
        self.state().refusing = refusing;
    }

    pub(crate) fn calm(&self) {
        self.state().random = None;
    }

    pub(crate) fn set(&self, key: &str, body: &'static [u8]) {
        let object = Object {
            etag: "\"by-hand\"".into(),
            body: Bytes::from_static(body),
        };
        self.state().objects.insert(key.into(), object);
    }

    pub(crate) fn state_of(&self) -> BTreeMap<String, Object> {
        self.state().objects.clone()
    }

    pub(crate) fn body(&self, key: &str) -> Option<Bytes> {
        self.state_of().remove(key).map(|object| object.body)
    }

    pub(crate) fn writes(&self) -> u64 {
        self.state().writes
    }

    async fn trouble(&self) -> Fault {
        let yields = self
            .state()
            .random
            .as_mut()
            .map_or(0, |random| random.u32(0..4));
        for _ in 0..yields {
            tokio::task::yield_now().await;
        }
        let mut state = self.state();
        if let Some(fault) = state.faults.pop_front() {
            return fault;
        }
        match state.random.as_mut().map(|random| random.u32(0..40)) {
            Some(0) => Fault::Conflict,
            Some(1) => Fault::Unavailable,
            Some(2) => Fault::EffectThenTimeout,
            _ => Fault::None,
        }
    }
}

fn denied() -> Error {
    Error::Service {
        status: 403,
        code: "AccessDenied".into(),
        message: "User: arn:aws:sts::111122223333:assumed-role/r/f is not authorized".into(),
    }
}

fn unavailable() -> Error {
    Error::Service {
        status: 503,
        code: "SlowDown".into(),
        message: "Please reduce".into(),
    }
}

fn holds(condition: &Condition, existing: Option<&Object>) -> PutOutcome {
    match (condition, existing) {
        (Condition::None, _) | (Condition::Absent, None) => PutOutcome::Stored,
        (Condition::Absent, Some(_)) => PutOutcome::ConditionFailed,
        (Condition::Unchanged(_), None) => PutOutcome::Gone,
        (Condition::Unchanged(etag), Some(object)) if *etag == object.etag => PutOutcome::Stored,
        (Condition::Unchanged(_), Some(_)) => PutOutcome::ConditionFailed,
    }
}

fn etag(body: &[u8]) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

impl Store for Memory {
    async fn put(
        &self,
        key: &str,
        body: Bytes,
        condition: &Condition,
        _metadata: &[(&str, String)],
        _deadline: Deadline,
    ) -> Result<PutOutcome, Error> {
        let fault = self.trouble().await;
        let mut state = self.state();
        if state.refusing {
            return Err(denied());
        }
        match fault {
            Fault::Conflict => return Ok(PutOutcome::Conflict),
            Fault::Unavailable => return Err(unavailable()),
            Fault::DeletedBefore => drop(state.objects.remove(key)),
            Fault::None | Fault::EffectThenTimeout => {}
        }
        let outcome = holds(condition, state.objects.get(key));
        if outcome == PutOutcome::Stored {
            state.writes += 1;
            state.objects.insert(
                key.into(),
                Object {
                    etag: etag(&body),
                    body,
                },
            );
        }
        match fault {
            Fault::EffectThenTimeout => Err(Error::Timeout),
            _ => Ok(outcome),
        }
    }

    async fn get(&self, key: &str, _deadline: Deadline) -> Result<Option<Object>, Error> {
        let fault = self.trouble().await;
        let mut state = self.state();
        match fault {
            _ if state.refusing => return Err(denied()),
            Fault::Conflict | Fault::Unavailable => return Err(unavailable()),
            Fault::EffectThenTimeout => return Err(Error::Timeout),
            Fault::DeletedBefore => drop(state.objects.remove(key)),
            Fault::None => {}
        }
        Ok(state.objects.get(key).cloned())
    }
}

/// A document of the partition key `key`.
pub(crate) fn document(key: &str, sequence: u64, value: &str) -> Document {
    let decoded = decode(format!("{{\"id\":\"k\",\"value\":\"{value}\"}}").as_bytes()).unwrap();
    let position = Position {
        stream: "s".into(),
        shard: "shardId-000000000000".into(),
        partition_key: key.into(),
        sequence_number: sequence.to_string(),
        arrival_time: "2026-01-01T00:00:00.000Z".into(),
    };
    Document::processed(position, &decoded).unwrap()
}

impl Memory {
    /// ETag and content under `key`.
    pub(crate) fn state_at(&self, key: &str) -> Option<Object> {
        self.state().objects.get(key).cloned()
    }
}
