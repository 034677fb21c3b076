//! Invocations that are under way, for who traces a record. What has ended is in the log.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use plane::ShardRecord;
use serde::Serialize;

/// An invocation that is under way with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Running {
    /// Which attempt it is, from 1 on.
    pub attempt: u32,
    /// When it began, milliseconds of service time since the epoch.
    pub began_ms: i64,
    /// Records of its batch.
    pub records: usize,
    /// The record's place among them, from 1 on.
    pub place: usize,
}

/// One of them.
pub(crate) struct Invocation {
    pub(crate) mapping: u64,
    /// Attempts before it.
    pub(crate) attempt: u32,
    pub(crate) began_ms: i64,
    pub(crate) records: Arc<[Arc<ShardRecord>]>,
}

#[derive(Default)]
struct All {
    by_number: HashMap<u64, Invocation>,
    last: u64,
}

/// All of them.
#[derive(Default)]
pub(crate) struct UnderWay(Mutex<All>);

/// Notes the end of an invocation when it is dropped, however that comes.
pub(crate) struct Ending<'a> {
    of: &'a UnderWay,
    number: u64,
}

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.of.lock().by_number.remove(&self.number);
    }
}

impl UnderWay {
    fn lock(&self) -> MutexGuard<'_, All> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes an invocation until what is answered is dropped.
    pub(crate) fn begin(&self, invocation: Invocation) -> Ending<'_> {
        let mut all = self.lock();
        all.last += 1;
        let number = all.last;
        all.by_number.insert(number, invocation);
        Ending { of: self, number }
    }

    /// The invocation that has a record, told by its sequence number.
    pub(crate) fn find(&self, mapping: u64, sequence_number: &str) -> Option<Running> {
        let all = self.lock();
        let mut of_mapping = all.by_number.values().filter(|it| it.mapping == mapping);
        of_mapping.find_map(|invocation| {
            let mut records = invocation.records.iter();
            let place = records.position(|record| record.sequence_number == sequence_number)?;
            Some(Running {
                attempt: invocation.attempt.saturating_add(1),
                began_ms: invocation.began_ms,
                records: invocation.records.len(),
                place: place + 1,
            })
        })
    }
}
