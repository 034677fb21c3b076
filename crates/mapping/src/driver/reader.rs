//! Reading a shard, as the execution role: asking for records, or being pushed them.

use std::sync::Arc;

use plane::{ShardPushes, ShardRead, ShardRecord};
use tokio::sync::{Mutex, watch};
use wire::Fault;

use super::pace::Pace;
use super::{Live, stream};
use crate::engine::Engine;
use crate::event::{EventSource, key_hash};
use crate::filter::{Candidate, Filters};
use crate::machine::{Event, Record};

type Handle = Arc<ShardRecord>;

/// A read that waits for records.
pub(super) struct Reader {
    pub(super) engine: Arc<Engine>,
    pub(super) live: watch::Receiver<Arc<Live>>,
    pub(super) index: u32,
    pub(super) shard_id: String,
    pub(super) max_records: usize,
    pub(super) max_bytes: usize,
    /// When to answer although there is nothing, service time.
    pub(super) until_ms: Option<i64>,
    pub(super) pushes: Pushes,
    pub(super) pace: Pace,
}

/// The shard's subscription of the mapping's consumer, while there is one.
pub(super) type Pushes = Arc<Mutex<Option<Box<dyn ShardPushes>>>>;

impl Reader {
    pub(super) async fn read(&self, from: u64, changes: watch::Receiver<u64>) -> Event<Handle> {
        let live = self.live.borrow().clone();
        let read = match live.mapping.consumer_arn.as_deref() {
            Some(consumer_arn) => self.be_pushed(from, &live, consumer_arn).await,
            None => return self.ask(from, changes).await,
        };
        read.unwrap_or_else(|problem| {
            self.engine.note_result(&live.mapping.key(), &problem);
            Event::ReadFailed
        })
    }

    /// What the consumer's subscription gives next, now and then nothing.
    async fn be_pushed(
        &self,
        from: u64,
        live: &Live,
        consumer_arn: &str,
    ) -> Result<Event<Handle>, String> {
        let mut held = self.pushes.lock().await;
        loop {
            let pushes = match &mut *held {
                Some(pushes) => pushes,
                none => {
                    let caller = stream::reader(&self.engine, live)?;
                    let shards = &self.engine.services.shards;
                    match shards.subscribe(&caller, consumer_arn, self.index) {
                        Ok(pushes) => none.insert(pushes),
                        Err(fault) => return self.refused(from, live, &fault).await,
                    }
                }
            };
            match pushes.next(from).await {
                Some(Ok(read)) => return self.taken(read).await,
                Some(Err(fault)) => {
                    *held = None;
                    return self.refused(from, live, &fault).await;
                }
                // Its five minutes are over.
                None => *held = None,
            }
        }
    }

    /// A refusal in words, or the end of a shard that has expired.
    async fn refused(
        &self,
        from: u64,
        live: &Live,
        fault: &Fault,
    ) -> Result<Event<Handle>, String> {
        let mapping = &live.mapping;
        let caller = stream::reader(&self.engine, live)?;
        if !stream::has_expired(&self.engine, &caller, mapping, self.index).await {
            return Err(stream::problem(mapping.source(), fault));
        }
        tracing::warn!(
            mapping = mapping.uuid,
            shard = self.shard_id,
            "the shard expired before all of it was read"
        );
        Ok(Event::Records {
            records: Vec::new(),
            filtered: 0,
            next: from,
            drained: true,
        })
    }

    async fn ask(&self, from: u64, mut changes: watch::Receiver<u64>) -> Event<Handle> {
        loop {
            while let Some(next_ms) = self.pace.waits_until(self.engine.now_ms()) {
                tokio::select! {
                    () = self.engine.sleep_until(next_ms) => {}
                    () = gone(&mut changes) => return Event::ReadFailed,
                }
            }
            changes.borrow_and_update();
            let looked_ms = self.engine.now_ms();
            let read = self.read_once(from).await;
            if changes.has_changed().is_err() {
                // The stream is gone: what was read may be of another that has its name.
                return Event::ReadFailed;
            }
            match read {
                Ok(Some(event)) => return event,
                Ok(None) => {}
                Err(problem) => {
                    let key = self.live.borrow().mapping.key();
                    self.engine.note_result(&key, &problem);
                    return Event::ReadFailed;
                }
            }
            let is_late = self.until_ms.is_some_and(|until_ms| looked_ms >= until_ms);
            if is_late {
                return nothing(from);
            }
            if !self.pace.is_pushed() {
                continue;
            }
            tokio::select! {
                () = self.wait() => {}
                changed = changes.changed() => if changed.is_err() {
                    // The stream is gone: the next read says so, after a pause.
                    return Event::ReadFailed;
                },
            }
        }
    }

    /// Waits for the time at which to answer, if there is one.
    async fn wait(&self) {
        match self.until_ms {
            Some(until_ms) => self.engine.sleep_until(until_ms).await,
            None => std::future::pending().await,
        }
    }

    /// What is there now; `None` if nothing is.
    async fn read_once(&self, from: u64) -> Result<Option<Event<Handle>>, String> {
        let live = self.live.borrow().clone();
        let mapping = &live.mapping;
        let caller = stream::reader(&self.engine, &live)?;
        let stream_arn = &mapping.stream_arn;
        let shards = &self.engine.services.shards;
        let read = shards.read(
            &caller,
            stream_arn,
            self.index,
            from,
            self.max_records,
            self.max_bytes,
        );
        let looked_ms = self.engine.now_ms();
        let read = read.await;
        self.pace.looked(looked_ms, read.as_ref().ok());
        let read = match read {
            Ok(read) => read,
            Err(fault) => return self.refused(from, &live, &fault).await.map(Some),
        };
        if read.records.is_empty() && !read.finished && read.next <= from {
            return Ok(None);
        }
        self.taken(read).await.map(Some)
    }

    /// The records that the function is to see, by the patterns of this moment.
    async fn taken(&self, read: ShardRead) -> Result<Event<Handle>, String> {
        let live = self.live.borrow().clone();
        let mapping = &live.mapping;
        let function = self.engine.function(mapping, &live.settings);
        let role_arn = function.map_or_else(String::new, |function| function.role_arn);
        let source = Arc::new(mapping.event_source(role_arn, &self.shard_id));
        let polled = read.records.len();
        let admitted = match live.settings.filters.is_empty() {
            true => read.records,
            false => self.admitted(read.records, live, source.clone()).await?,
        };
        let records: Vec<_> = admitted
            .into_iter()
            .map(|record| Record {
                counter: record.counter,
                arrival_ms: record.arrival_ms,
                event_bytes: source.record_bytes(&record) as u64,
                key_hash: key_hash(&record.partition_key),
                handle: Arc::new(record),
            })
            .collect();
        Ok(Event::Records {
            filtered: polled - records.len(),
            records,
            next: read.next,
            drained: read.finished,
        })
    }

    /// The records that the patterns admit. What takes long takes it where nobody else waits, and
    /// not everywhere at once.
    async fn admitted(
        &self,
        mut records: Vec<ShardRecord>,
        live: Arc<Live>,
        source: Arc<EventSource>,
    ) -> Result<Vec<ShardRecord>, String> {
        let filters = match &live.filters {
            Ok(filters) => filters,
            Err(invalid) => return Err(format!("PROBLEM: {invalid}")),
        };
        let admit = move |filters: &Filters, records: &mut Vec<ShardRecord>| {
            records.retain(|record| filters.admit(&Candidate::new(&source, record)));
        };
        if !filters.take_long(records.iter().map(|record| record.data.len()).sum()) {
            admit(filters, &mut records);
            return Ok(records);
        }
        // Never closed.
        let turn = self.engine.filtering.clone().acquire_owned().await;
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            if let Ok(filters) = &live.filters {
                admit(filters, &mut records);
            }
            records
        });
        work.await.map_err(|error| format!("PROBLEM: {error}"))
    }
}

/// Resolves when the stream is no longer there.
async fn gone(changes: &mut watch::Receiver<u64>) {
    while changes.changed().await.is_ok() {}
}

/// No records, up to now.
fn nothing(next: u64) -> Event<Handle> {
    Event::Records {
        records: Vec::new(),
        filtered: 0,
        next,
        drained: false,
    }
}
