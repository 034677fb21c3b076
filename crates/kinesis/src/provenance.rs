//! Records found again, and the calls that brought them: for who traces them.

use bytes::Bytes;
use serde::Serialize;
use store::log::Lane;

use crate::Kinesis;
use crate::producers::{self, Producer};
use crate::read::{self, ReadFailure, ReadRequest};
use crate::row::StreamRow;
use crate::sequence::{Parsed, SequenceNumber, counter_at, counter_time_ms};
use crate::shard::Shard;
use crate::shard_id::ShardId;
use crate::stream::Stream;

/// Records read at a time.
const STEP_RECORDS: usize = 10_000;
/// Bytes read at a time.
const STEP_BYTES: usize = 16 * 1024 * 1024;
/// The first stretch of time that a search goes back over, in milliseconds; each further one reaches
/// ten times as far.
const FIRST_STRETCH_MS: u64 = 60_000;

/// A record and where it lies.
#[derive(Debug, Clone)]
pub struct FoundRecord {
    /// The stream's ARN.
    pub stream_arn: String,
    /// The stream's name.
    pub stream: String,
    /// The shard's index.
    pub shard: u32,
    /// `shardId-000000000000`
    pub shard_id: String,
    /// The sequence number.
    pub sequence_number: String,
    /// The counter within the shard.
    pub counter: u64,
    /// The partition key.
    pub partition_key: String,
    /// The data.
    pub data: Bytes,
    /// When it arrived, milliseconds since the epoch.
    pub arrival_ms: u64,
    /// Whether it lies there encrypted.
    pub encrypted: bool,
}

/// The call that brought a record.
#[derive(Debug, Clone, Serialize)]
pub struct PutCall {
    /// When it was decided, milliseconds since the epoch.
    pub at_ms: u64,
    /// How many records it brought, into all shards; those that were throttled are not counted.
    pub records: u64,
    /// Who made it, if that is known.
    #[serde(flatten)]
    pub producer: Option<Producer>,
    /// The invocation that made it, if one did.
    #[serde(skip)]
    pub invocation: Option<u64>,
}

/// Why a record is not found.
#[derive(Debug)]
pub enum NotFound {
    /// There is no stream of this name.
    NoStream,
    /// It is no sequence number.
    NoSequenceNumber,
    /// The stream has no such shard; or the sequence number is not of this one.
    NoShard,
    /// It arrived at this time and is kept no longer.
    Expired {
        /// The stream's name.
        stream: String,
        /// How long the stream keeps records, in hours.
        kept_hours: u32,
        /// When it arrived, milliseconds since the epoch.
        arrival_ms: u64,
    },
    /// No record of the shard has it.
    NoRecord,
    /// The log could not be read.
    Failed(String),
}

impl From<ReadFailure> for NotFound {
    fn from(failure: ReadFailure) -> Self {
        Self::Failed(failure.to_string())
    }
}

/// How far a search went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Searched {
    /// Records looked at.
    pub records: u64,
    /// Their bytes: data and partition keys.
    pub bytes: u64,
    /// It has looked at all records from this time on, milliseconds since the epoch; 0 if it has
    /// looked at all there are.
    pub since_ms: u64,
}

/// What a search may take.
#[derive(Debug, Clone, Copy)]
pub struct SearchBounds {
    /// Most records to look at.
    pub records: u64,
    /// About the most bytes to read.
    pub bytes: u64,
    /// Most records to find.
    pub found: usize,
}

impl Kinesis {
    pub(crate) fn streams_named(&self, name: Option<&str>) -> Vec<std::sync::Arc<Stream>> {
        let live = self.live.read();
        let live = live.unwrap_or_else(std::sync::PoisonError::into_inner);
        let wanted = |stream: &&std::sync::Arc<Stream>| {
            name.is_none_or(|name| *stream.name == *name || stream.arn == name)
        };
        let mut streams: Vec<_> = live.by_id.values().filter(wanted).cloned().collect();
        streams.sort_by(|one, other| one.arn.cmp(&other.arn));
        streams
    }

    /// The record with a sequence number, in the stream of this name or ARN, or in any. Reads the disk.
    ///
    /// # Errors
    /// [`NotFound`].
    pub fn record_at(
        &self,
        stream: Option<&str>,
        shard: Option<&str>,
        sequence: &str,
    ) -> Result<FoundRecord, NotFound> {
        let streams = self.streams_named(stream);
        if streams.is_empty() {
            return Err(NotFound::NoStream);
        }
        let Some(Parsed::Current(number)) = SequenceNumber::parse(sequence) else {
            return Err(NotFound::NoSequenceNumber);
        };
        let named = shard.is_none_or(|shard| {
            let suffix = shard.rsplit('-').next().unwrap_or_default();
            suffix.parse::<u32>() == Ok(number.shard)
        });
        if !named {
            return Err(NotFound::NoShard);
        }
        let mut why = NotFound::NoShard;
        for stream in &streams {
            match self.record_in(stream, number) {
                Ok(found) => return Ok(found),
                Err(NotFound::NoShard) => {}
                Err(other) => why = other,
            }
        }
        Err(why)
    }

    fn record_in(&self, stream: &Stream, number: SequenceNumber) -> Result<FoundRecord, NotFound> {
        let row = stream.row();
        let shard = row.shards.get(number.shard);
        let shard = shard.filter(|shard| shard.created_s == number.shard_created_s);
        let shard = shard.ok_or(NotFound::NoShard)?;
        let now_ms = self.clock.now_ms();
        if number.counter < read::horizon(&row, shard, now_ms) && number.counter >= shard.first {
            return Err(NotFound::Expired {
                stream: stream.name.to_string(),
                kept_hours: row.retention_hours,
                arrival_ms: counter_time_ms(number.counter),
            });
        }
        let request = ReadRequest {
            from: number.counter,
            records_max: 1,
            bytes_max: 1,
            now_ms,
        };
        let read = read::read(&self.log, stream, &row, shard, request)?;
        let first = read.records.into_iter().next();
        let first = first.filter(|record| record.stored.counter == number.counter);
        first
            .map(|record| found(stream, shard, record))
            .ok_or(NotFound::NoRecord)
    }

    /// The newest records, in the stream of this name or ARN or in all, that `wanted` says yes to,
    /// newest first; and how far the search went. Reads the disk.
    ///
    /// # Errors
    /// [`NotFound::NoStream`], [`NotFound::Failed`].
    pub fn search(
        &self,
        stream: Option<&str>,
        bounds: SearchBounds,
        wanted: impl Fn(&[u8]) -> bool,
    ) -> Result<(Vec<FoundRecord>, Searched), NotFound> {
        let streams = self.streams_named(stream);
        if streams.is_empty() && stream.is_some() {
            return Err(NotFound::NoStream);
        }
        let now_ms = self.clock.now_ms();
        let rows: Vec<_> = streams.iter().map(|one| (one, one.row())).collect();
        let shards: Vec<(&Stream, &StreamRow, &Shard)> = rows
            .iter()
            .flat_map(|(stream, row)| row.shards.iter().map(|shard| (&***stream, &**row, shard)))
            .collect();
        let oldest = |(_, row, shard): &(&Stream, &StreamRow, &Shard)| {
            counter_time_ms(read::horizon(row, shard, now_ms))
        };
        let oldest_ms = shards.iter().map(oldest).min().unwrap_or(now_ms);
        let mut searched = Searched::default();
        let mut all = Vec::new();
        let (mut until, mut stretch_ms) = (u64::MAX, FIRST_STRETCH_MS);
        loop {
            let since_ms = now_ms.saturating_sub(stretch_ms).max(oldest_ms);
            let since = counter_at(since_ms);
            let mut of_stretch = Vec::new();
            for (stream, row, shard) in &shards {
                let mut request = ReadRequest {
                    from: since,
                    records_max: STEP_RECORDS,
                    bytes_max: STEP_BYTES,
                    now_ms,
                };
                while request.from < until {
                    let read = read::read(&self.log, stream, row, shard, request)?;
                    if read.next <= request.from {
                        break;
                    }
                    request.from = read.next;
                    for record in read.records {
                        let stored = &record.stored;
                        if stored.counter >= until {
                            break;
                        }
                        if searched.records >= bounds.records || searched.bytes >= bounds.bytes {
                            // What of this stretch was not looked at may hold more.
                            searched.since_ms = counter_time_ms(until).min(now_ms);
                            all.extend(newest_first(of_stretch));
                            all.truncate(bounds.found);
                            return Ok((all, searched));
                        }
                        searched.records += 1;
                        searched.bytes += (stored.data.len() + stored.partition_key.len()) as u64;
                        if wanted(&stored.data) {
                            of_stretch.push(found(stream, shard, record));
                        }
                    }
                }
            }
            all.extend(newest_first(of_stretch));
            if since_ms <= oldest_ms || all.len() > bounds.found {
                searched.since_ms = if since_ms <= oldest_ms { 0 } else { since_ms };
                all.truncate(bounds.found);
                return Ok((all, searched));
            }
            (until, stretch_ms) = (since, stretch_ms.saturating_mul(10));
        }
    }

    /// The call that brought a record; `None` if its frame is gone by now. Reads the disk.
    pub fn put_call(&self, record: &FoundRecord) -> Option<PutCall> {
        let streams = self.streams_named(Some(&record.stream_arn));
        let id = streams.first()?.id;
        let frame = self
            .log
            .find(Lane::Records, id, record.shard, record.counter)
            .ok()??;
        let records = frame.runs.iter().map(|run| run.last - run.first + 1).sum();
        Some(PutCall {
            at_ms: frame.time_ms,
            records,
            producer: self.producers.of(frame.origin),
            invocation: producers::invocation(frame.origin),
        })
    }
}

fn newest_first(mut records: Vec<FoundRecord>) -> Vec<FoundRecord> {
    records.sort_by_key(|record| std::cmp::Reverse(record.counter));
    records
}

fn found(stream: &Stream, shard: &Shard, record: read::ReadRecord) -> FoundRecord {
    let stored = record.stored;
    FoundRecord {
        stream_arn: stream.arn.clone(),
        stream: stream.name.to_string(),
        shard: shard.index,
        shard_id: ShardId(shard.index).to_string(),
        sequence_number: shard.sequence_number(stored.counter).to_string(),
        counter: stored.counter,
        partition_key: stored.partition_key,
        data: stored.data,
        arrival_ms: counter_time_ms(stored.counter),
        encrypted: record.encrypted,
    }
}
