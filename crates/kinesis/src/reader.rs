//! Reads from inside the engine: what event source mappings use.

use std::sync::Arc;
use std::time::Duration;

use plane::{
    BoxFuture, Caller, ReadShard, ShardDescription, ShardPushes, ShardRead, ShardRecord, ShardStart,
};
use tokio::sync::watch;
use wire::Fault;

use crate::consumer_target::ConsumerTarget;
use crate::metrics::{self, Counted};
use crate::read::{self, ReadFailure, ReadOutcome, ReadRequest};
use crate::row::{Status, StreamRow};
use crate::sequence::{SequenceTexts, counter_at, counter_time_ms};
use crate::shard::Shard;
use crate::shard_id::ShardId;
use crate::stream::Stream;
use crate::target::Target;
use crate::{Kinesis, faults};

/// Records this young are expected in memory; reading them keeps no thread waiting for a disk.
const RECENT: Duration = Duration::from_secs(2);

/// How soon a read that waits for its shard's rate asks again.
const TURN_MS: u64 = 50;

impl Kinesis {
    /// Reads a shard, on a thread that may wait where the disk is likely to be asked.
    ///
    /// # Errors
    /// `InternalFailure` if the disk fails.
    pub(crate) async fn read_shard(
        &self,
        stream: &Arc<Stream>,
        row: &Arc<StreamRow>,
        shard: &Shard,
        request: ReadRequest,
    ) -> Result<ReadOutcome, Fault> {
        let age_ms = request.now_ms.saturating_sub(counter_time_ms(request.from));
        let nothing = stream
            .shard(shard.index)
            .is_some_and(|s| s.durable() < request.from);
        let outcome = if nothing || u128::from(age_ms) < RECENT.as_millis() {
            read::read(&self.log, stream, row, shard, request)
        } else {
            // Never closed.
            let _turn = self.disk_reads.acquire().await;
            let (log, stream, row) = (self.log.clone(), Arc::clone(stream), Arc::clone(row));
            let shard = shard.clone();
            let work = move || read::read(&log, &stream, &row, &shard, request);
            let joined = self.runtime.spawn_blocking(work).await;
            joined.map_err(|error| faults::internal(&error))?
        };
        outcome.map_err(|failure: ReadFailure| faults::internal(&failure))
    }

    /// Tells CloudWatch what a read brought.
    pub(crate) fn count_read(
        &self,
        stream: &Stream,
        shard: ShardId,
        outcome: &ReadOutcome,
        now_ms: u64,
    ) {
        let counted = Counted {
            records: outcome.records.len() as u64,
            bytes: outcome.bytes as u64,
        };
        metrics::read(
            &*self.metrics,
            stream,
            shard,
            counted,
            outcome.behind_ms,
            now_ms,
        );
    }

    /// The stream, once a read from inside may look at the shard, and whether the read counts.
    /// Pollers that AWS refuses try again until they are let through; these wait for it.
    ///
    /// # Errors
    /// As [`Kinesis::authorized`].
    async fn turn(
        &self,
        caller: &Caller,
        stream_arn: &str,
        shard: u32,
    ) -> Result<(Arc<Stream>, Arc<StreamRow>, bool), Fault> {
        loop {
            let (stream, row) = self.authorized("kinesis:GetRecords", caller, stream_arn)?;
            let now_ms = self.clock.now_ms();
            let counted = self.options.limits.mapping_reads && self.limits_throughput(&stream);
            let state = stream.shard(shard).filter(|_| counted);
            if state.is_none_or(|state| state.meter().admit_read(now_ms)) {
                return Ok((stream, row, counted));
            }
            self.clock.sleep_until(now_ms + TURN_MS).await;
        }
    }

    fn authorized(
        &self,
        action: &'static str,
        caller: &Caller,
        stream_arn: &str,
    ) -> Result<(Arc<Stream>, Arc<StreamRow>), Fault> {
        let target = Target::of_arn(stream_arn)?;
        self.door
            .authorize(caller, &self.access(action, caller, &target))?;
        let stream = self.stream(&target)?;
        let row = stream.row();
        if row.status == Status::Creating {
            return Err(target.not_found());
        }
        Ok((stream, row))
    }
}

/// A shard by its index, as readers are told if it is not there.
///
/// # Errors
/// `ResourceNotFoundException`
pub fn listed_shard(row: &StreamRow, shard: ShardId, now_ms: u64) -> Result<&Shard, Fault> {
    let listed = |shard: &&Shard| shard.is_listed(now_ms, row.retention_ms());
    row.shards
        .get(shard.0)
        .filter(listed)
        .ok_or_else(|| faults::shard_does_not_exist(shard, &row.name, row.account.as_str()))
}

impl ReadShard for Kinesis {
    fn check(&self, action: &'static str, caller: &Caller, arn: &str) -> Result<(), Fault> {
        let access = if arn.contains("/consumer/") {
            self.consumer_access(action, caller, &ConsumerTarget::of_arn(arn)?)
        } else {
            self.access(action, caller, &Target::of_arn(arn)?)
        };
        self.door.authorize(caller, &access)
    }

    fn shards(&self, caller: &Caller, stream_arn: &str) -> Result<Vec<ShardDescription>, Fault> {
        let (_, row) = self.authorized("kinesis:ListShards", caller, stream_arn)?;
        let (now_ms, retention_ms) = (self.clock.now_ms(), row.retention_ms());
        let listed = |shard: &&Shard| shard.is_listed(now_ms, retention_ms);
        let describe = |shard: &Shard| {
            let parents = [shard.parent, shard.adjacent_parent];
            let parents = parents.into_iter().flatten();
            let kept = |index: &u32| row.shards.get(*index).filter(listed).is_some();
            ShardDescription {
                index: shard.index,
                id: shard.id().to_string(),
                parents: parents.filter(kept).collect(),
                closed: !shard.is_open(),
            }
        };
        Ok(row.shards.iter().filter(listed).map(describe).collect())
    }

    fn resolve(
        &self,
        caller: &Caller,
        stream_arn: &str,
        shard: u32,
        start: ShardStart,
    ) -> Result<u64, Fault> {
        let (stream, row) = self.authorized("kinesis:GetShardIterator", caller, stream_arn)?;
        let now_ms = self.clock.now_ms();
        let shard = listed_shard(&row, ShardId(shard), now_ms)?;
        let horizon = read::horizon(&row, shard, now_ms);
        Ok(match start {
            ShardStart::TrimHorizon => horizon,
            ShardStart::Latest => stream
                .shard(shard.index)
                .map_or(shard.first, |state| read::tip(shard, &state))
                .max(horizon),
            ShardStart::AtTimestamp(time_ms) => {
                counter_at(u64::try_from(time_ms).unwrap_or(0)).max(horizon)
            }
        })
    }

    fn read<'a>(
        &'a self,
        caller: &'a Caller,
        stream_arn: &'a str,
        shard: u32,
        from: u64,
        max_records: usize,
        max_bytes: usize,
    ) -> BoxFuture<'a, Result<ShardRead, Fault>> {
        Box::pin(async move {
            let (stream, row, counted) = self.turn(caller, stream_arn, shard).await?;
            let now_ms = self.clock.now_ms();
            let shard = listed_shard(&row, ShardId(shard), now_ms)?;
            let request = ReadRequest {
                from,
                records_max: max_records,
                bytes_max: max_bytes,
                now_ms,
            };
            let outcome = self.read_shard(&stream, &row, shard, request).await?;
            if let Some(state) = stream.shard(shard.index).filter(|_| counted) {
                state.meter().charge_read(now_ms, outcome.bytes);
            }
            self.count_read(&stream, shard.id(), &outcome, now_ms);
            Ok(shard_read(shard, outcome))
        })
    }

    fn subscribe(
        &self,
        caller: &Caller,
        consumer_arn: &str,
        shard: u32,
    ) -> Result<Box<dyn ShardPushes>, Fault> {
        let target = ConsumerTarget::of_arn(consumer_arn)?;
        let access = self.consumer_access("kinesis:SubscribeToShard", caller, &target);
        self.door.authorize(caller, &access)?;
        let subscription = self.subscribe_at(&target, ShardId(shard), |shard, state, _| {
            Ok(read::tip(shard, state))
        })?;
        Ok(Box::new(subscription))
    }

    fn check_consumer(&self, consumer_arn: &str) -> Result<(), Fault> {
        self.consumer(&ConsumerTarget::of_arn(consumer_arn)?)
            .map(|_| ())
    }

    fn watch(&self, stream_arn: &str) -> Result<watch::Receiver<u64>, Fault> {
        let target = Target::of_arn(stream_arn)?;
        Ok(self.stream(&target)?.watch())
    }
}

/// What was read, as readers inside the engine get it.
pub fn shard_read(shard: &Shard, outcome: ReadOutcome) -> ShardRead {
    let texts = sequence_numbers(shard, &outcome);
    let records = outcome.records.into_iter().zip(texts);
    let records = records.map(|(record, sequence_number)| ShardRecord {
        counter: record.stored.counter,
        sequence_number,
        partition_key: record.stored.partition_key.into(),
        data: record.stored.data,
        arrival_ms: counter_time_ms(record.stored.counter) as i64,
    });
    ShardRead {
        records: records.collect(),
        next: outcome.next,
        finished: outcome.finished,
        behind_ms: outcome.behind_ms as i64,
    }
}

/// The sequence numbers of the records that were read.
pub fn sequence_numbers(shard: &Shard, outcome: &ReadOutcome) -> Vec<String> {
    let counters = outcome.records.iter().map(|record| record.stored.counter);
    let mut texts: Option<(u64, SequenceTexts)> = None;
    let mut numbers = Vec::with_capacity(outcome.records.len());
    for counter in counters {
        let (next, mut following) = match texts.take() {
            Some((next, following)) if next == counter => (next, following),
            _ => (counter, SequenceTexts::from(shard.sequence_number(counter))),
        };
        numbers.extend(following.next());
        texts = Some((next + 1, following));
    }
    numbers
}
