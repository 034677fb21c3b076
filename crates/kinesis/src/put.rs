//! Taking records in: route, limit, order, commit.
//!
//! Only the order is decided under the stream's lock: counters are given out and the frame is
//! queued. Hashing, laying out and encrypting come before it, waiting for the disk after it.

use std::ops::Range;
use std::sync::Arc;

use plane::Origin;
use store::log::{AppendBatch, Commit, FrameDraft, Lane, Run, SegmentSet};
use wire::Fault;

use crate::Kinesis;
use crate::faults;
use crate::hash_key::HashKey;
use crate::metrics::{self, Counted};
use crate::record::{self, NewRecord};
use crate::sequence::{CallNumbers, counter_at, counter_time_ms};
use crate::shard_id::ShardId;
use crate::stream::{Routes, Stream};

/// A record on its way in.
#[derive(Debug)]
pub struct Incoming {
    /// Where it falls.
    pub hash: HashKey,
    /// The record.
    pub record: NewRecord,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It is durable.
    Stored {
        /// The shard that took it.
        shard: ShardId,
        /// Its sequence number.
        sequence_number: String,
    },
    /// The shard's rate is used up.
    Throttled {
        /// The shard it falls into.
        shard: ShardId,
    },
}

/// What became of a call's records, in their order.
#[derive(Debug)]
pub struct PutOutcome {
    /// One per record.
    pub taken: Vec<Taken>,
    /// Whether the records were encrypted.
    pub encrypted: bool,
}

/// Bits of a record's place in its call, of which there are 500 at most.
const PLACE_BITS: u32 = 32;

/// The records that were let through, by shard.
struct Grouped {
    /// Their places in the call, those of a shard together.
    places: Vec<usize>,
    groups: Vec<Group>,
}

/// Records of one shard.
struct Group {
    /// The shard's place in the routes.
    route: usize,
    /// Where their places in the call are.
    range: Range<usize>,
    bytes: u64,
}

impl Grouped {
    fn places(&self, group: &Group) -> &[usize] {
        self.places.get(group.range.clone()).unwrap_or_default()
    }
}

struct Decided {
    commit: Commit,
    /// What is to be answered once that has come.
    taken: Vec<Taken>,
}

impl Kinesis {
    /// Puts records into a stream, in order per shard, and waits until they are durable.
    ///
    /// # Errors
    /// `ResourceNotFoundException` if the stream goes meanwhile; `InternalFailure` if the log takes
    /// nothing.
    pub(crate) async fn put(
        &self,
        stream: &Arc<Stream>,
        origin: Origin,
        incoming: &[Incoming],
    ) -> Result<PutOutcome, Fault> {
        let mut routes = stream.routes();
        let mut throttled = self.throttled(stream, &routes, incoming);
        self.count_throttled(stream, &throttled);
        loop {
            let grouped = group(&routes, incoming, &throttled);
            if grouped.groups.is_empty() {
                let taken = throttled.into_iter().flatten();
                let taken = taken.map(|shard| Taken::Throttled { shard }).collect();
                return Ok(PutOutcome {
                    taken,
                    encrypted: routes.key.is_some(),
                });
            }
            let decided = self
                .decide(stream, &routes, origin, incoming, &grouped, &mut throttled)
                .await?;
            let Some(Decided { commit, taken }) = decided else {
                // Shards split or merged meanwhile. What was let through stays let through.
                routes = stream.routes();
                continue;
            };
            commit.await.map_err(|error| faults::store(&error))?;
            let encrypted = routes.key.is_some();
            return Ok(PutOutcome { taken, encrypted });
        }
    }

    /// For each record, the shard whose rate it exceeds, if it does.
    fn throttled(
        &self,
        stream: &Stream,
        routes: &Routes,
        incoming: &[Incoming],
    ) -> Vec<Option<ShardId>> {
        if !self.limits_throughput(stream) {
            return vec![None; incoming.len()];
        }
        let now_ms = self.clock.now_ms();
        let exceeds = |incoming: &Incoming| {
            let shard = routes.shard(routes.find(incoming.hash))?;
            let admitted = shard.meter().admit_write(now_ms, incoming.record.len());
            (!admitted).then(|| shard.id())
        };
        incoming.iter().map(exceeds).collect()
    }

    fn count_throttled(&self, stream: &Stream, throttled: &[Option<ShardId>]) {
        let now_ms = self.clock.now_ms();
        for shard in throttled.iter().flatten() {
            if let Some(state) = stream.shard(shard.0) {
                state.progress().throttled += 1;
            }
            let exceeded = [("WriteProvisionedThroughputExceeded", 1.0, "Count")];
            metrics::tell_of_shard(&*self.metrics, stream, *shard, now_ms, &exceeded);
        }
    }

    /// Lays the records out and queues them; `None` if the routes are no longer those.
    async fn decide(
        &self,
        stream: &Arc<Stream>,
        routes: &Arc<Routes>,
        origin: Origin,
        incoming: &[Incoming],
        grouped: &Grouped,
        throttled: &mut [Option<ShardId>],
    ) -> Result<Option<Decided>, Fault> {
        let Grouped { places, groups } = grouped;
        let records: Vec<&NewRecord> = places
            .iter()
            .filter_map(|place| incoming.get(*place))
            .map(|i| &i.record)
            .collect();
        let mut parts = record::encode(&records, groups.iter().map(|group| group.range.len()));
        let (mut key_id, mut nonce) = (0, [0; crate::keys::NONCE_BYTES]);
        if let Some(key) = &routes.key {
            (key_id, nonce) = (key.number, self.nonces.next());
            let sealed = key.seal(&nonce, &parts);
            parts = vec![sealed.ok_or_else(|| faults::internal(&"a frame is too long to seal"))?];
        }
        let mut frame = FrameDraft {
            kind: record::KIND,
            owner: stream.id,
            origin: origin.0,
            key_id,
            nonce,
            set: SegmentSet::of_retention_ms(stream.row().retention_ms()),
            runs: Vec::with_capacity(groups.len()),
            parts,
            on_applied: None,
        };
        let room = frame.disk_len() + groups.len() * size_of::<Run>();
        let reservation = self.log.reserve(Lane::Records, room).await;
        let reservation = reservation.map_err(|error| faults::store(&error))?;

        let deciding = stream.deciding();
        if !stream.routes_are(routes) {
            return Ok(None);
        }
        // A stream that is gone has nobody left to say how long its records are kept.
        if !stream.row().status.takes_records() {
            let account = stream.account.as_str();
            return Err(faults::stream_not_found(&stream.name, account));
        }
        let floor = counter_at(self.clock.now_ms());
        let mut shown = Vec::with_capacity(groups.len());
        for group in groups {
            let shard = routes.shard(group.route).ok_or_else(|| {
                faults::internal(&format!("{} has no shard for a record", stream.arn))
            })?;
            let count = group.range.len() as u64;
            let (first, last) = shard.decide(count, floor);
            let time_ms = counter_time_ms(last);
            frame.runs.push(Run {
                part: shard.index,
                first,
                last,
                time_ms,
            });
            let counted = Counted {
                records: count,
                bytes: group.bytes,
            };
            shown.push((group.route, counted));
        }
        let runs = frame.runs.clone();
        let (applied, sink) = (Arc::clone(stream), Arc::clone(&self.metrics));
        let applied_routes = Arc::clone(routes);
        frame.on_applied = Some(Box::new(move |frame| {
            for (run, (route, counted)) in frame.runs.iter().zip(&shown) {
                if let Some(shard) = applied_routes.shard(*route) {
                    shard.show(run.last);
                    let (records, bytes) = (counted.records, counted.bytes);
                    shard.progress().add(run.last, records, bytes);
                }
            }
            applied.wake();
            let parts = frame.runs.iter().map(|run| ShardId(run.part));
            let counted = parts.zip(shown.iter().map(|(_, counted)| *counted));
            metrics::incoming(&*sink, &applied, counted, frame.time_ms);
        }));
        let batch = AppendBatch::one(Lane::Records, frame).reserved(reservation);
        let appended = self
            .log
            .try_append(batch)
            .map_err(|error| faults::store(&error))?;
        drop(deciding);
        // While the shards are at hand, and the disk is at work.
        let taken = outcomes(incoming.len(), routes, grouped, &runs, throttled);
        Ok(Some(Decided {
            commit: appended.commit,
            taken,
        }))
    }
}

/// Sorts the records that were let through by shard, in their order.
fn group(routes: &Routes, incoming: &[Incoming], throttled: &[Option<ShardId>]) -> Grouped {
    // Shard and place in one number each: the more shards there are, the more comparing counts.
    let mut routed: Vec<u64> = Vec::with_capacity(incoming.len());
    for (place, (incoming, throttled)) in incoming.iter().zip(throttled).enumerate() {
        if throttled.is_none() {
            routed.push((routes.find(incoming.hash) as u64) << PLACE_BITS | place as u64);
        }
    }
    routed.sort_unstable();
    let route = |routed: u64| (routed >> PLACE_BITS) as usize;
    let place = |routed: u64| (routed & ((1 << PLACE_BITS) - 1)) as usize;
    let length = |routed: u64| {
        incoming
            .get(place(routed))
            .map_or(0, |i| i.record.len() as u64)
    };
    let mut groups: Vec<Group> = Vec::with_capacity(routed.len().min(routes.len()));
    let mut start = 0;
    for chunk in routed.chunk_by(|one, other| route(*one) == route(*other)) {
        let range = start..start + chunk.len();
        start = range.end;
        groups.push(Group {
            route: chunk.first().map_or(0, |first| route(*first)),
            range,
            bytes: chunk.iter().map(|routed| length(*routed)).sum(),
        });
    }
    let places = routed.into_iter().map(place).collect();
    Grouped { places, groups }
}

fn outcomes(
    count: usize,
    routes: &Routes,
    grouped: &Grouped,
    runs: &[Run],
    throttled: &mut [Option<ShardId>],
) -> Vec<Taken> {
    let mut call = CallNumbers::default();
    let mut texts: Vec<Option<(ShardId, String)>> = vec![None; count];
    for (group, run) in grouped.groups.iter().zip(runs) {
        let Some(shard) = routes.shard(group.route) else {
            continue;
        };
        let places = grouped.places(group);
        for (place, text) in places.iter().zip(call.texts(&shard.numbers, run.first)) {
            if let Some(slot) = texts.get_mut(*place) {
                *slot = Some((shard.id(), text));
            }
        }
    }
    let taken = texts
        .into_iter()
        .zip(throttled)
        .filter_map(|(text, throttled)| {
            let stored = text.map(|(shard, sequence_number)| Taken::Stored {
                shard,
                sequence_number,
            });
            stored.or_else(|| throttled.take().map(|shard| Taken::Throttled { shard }))
        });
    taken.collect()
}
