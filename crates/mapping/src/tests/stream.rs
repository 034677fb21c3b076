//! The model of Kinesis: one stream, with one consumer.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use model::kinesis::{
    DescribeStream, DescribeStreamInput, DescribeStreamOutput, DescribeStreamSummary,
    DescribeStreamSummaryInput, DescribeStreamSummaryOutput, SequenceNumberRange,
    StreamDescription, StreamDescriptionSummary,
};
use plane::{
    Access, BoxFuture, Call, Caller, ReadShard, Serve, ShardDescription, ShardPushes, ShardRead,
    ShardRecord, ShardStart,
};
use tokio::sync::watch;
use wire::{Fault, Timestamp};

use super::neighbours::{Rights, STREAM};

#[derive(Default)]
struct Shard {
    parents: Vec<u32>,
    closed: bool,
    expired: bool,
    records: Vec<ShardRecord>,
}

#[derive(Default)]
struct Stream {
    shards: Vec<Shard>,
    created_ms: i64,
    counter: u64,
    exists: bool,
    retention_hours: i32,
}

impl Stream {
    fn listed(&self) -> impl Iterator<Item = ShardDescription> {
        let shards = self.shards.iter().enumerate();
        let listed = shards.filter(|(_, shard)| !shard.expired);
        listed.map(|(index, shard)| ShardDescription {
            index: index as u32,
            id: shard_id(index as u32),
            parents: shard.parents.clone(),
            closed: shard.closed,
        })
    }
}

fn shard_id(index: u32) -> String {
    format!("shardId-{index:012}")
}

/// The consumer of the stream.
pub(super) const CONSUMER: &str =
    "arn:aws:kinesis:us-east-1:111122223333:stream/orders/consumer/billing:1700000000";

/// The stream `orders`.
pub(super) struct Kinesis {
    stream: Arc<Mutex<Stream>>,
    /// How often the consumer subscribed; who is behind the last count has lost its subscription.
    pub(super) subscriptions: Arc<watch::Sender<u64>>,
    /// Reads that asked.
    pub(super) asked: Mutex<u64>,
    changes: Mutex<Option<watch::Sender<u64>>>,
    rights: Arc<Rights>,
}

impl Kinesis {
    pub(super) fn new(rights: Arc<Rights>, shards: usize) -> Self {
        let kinesis = Self {
            stream: Arc::default(),
            subscriptions: Arc::new(watch::Sender::new(0)),
            asked: Mutex::new(0),
            changes: Mutex::new(None),
            rights,
        };
        kinesis.create(shards, 1_000_000);
        kinesis
    }

    pub(super) fn create(&self, shards: usize, created_ms: i64) {
        *self.stream.lock().unwrap() = Stream {
            shards: (0..shards).map(|_| Shard::default()).collect(),
            created_ms,
            counter: 0,
            exists: true,
            retention_hours: 24,
        };
        *self.changes.lock().unwrap() = Some(watch::Sender::new(0));
    }

    /// The shard and its records are no longer kept.
    pub(super) fn expire(&self, shard: usize) {
        self.stream.lock().unwrap().shards[shard].expired = true;
        self.notify();
    }

    pub(super) fn retain(&self, hours: i32) {
        self.stream.lock().unwrap().retention_hours = hours;
    }

    pub(super) fn delete(&self) {
        self.stream.lock().unwrap().exists = false;
        *self.changes.lock().unwrap() = None;
    }

    pub(super) fn put(&self, shard: usize, arrival_ms: i64, data: &[&str]) {
        let mut stream = self.stream.lock().unwrap();
        for data in data {
            stream.counter += 1;
            let counter = stream.counter;
            stream.shards[shard].records.push(ShardRecord {
                counter,
                sequence_number: format!("49{counter:054}"),
                partition_key: (*data).into(),
                data: Bytes::copy_from_slice(data.as_bytes()),
                arrival_ms,
            });
        }
        drop(stream);
        self.notify();
    }

    pub(super) fn records(&self, shard: usize) -> Vec<ShardRecord> {
        self.stream.lock().unwrap().shards[shard].records.clone()
    }

    pub(super) fn split(&self, shard: usize) {
        let mut stream = self.stream.lock().unwrap();
        stream.shards[shard].closed = true;
        for _ in 0..2 {
            let parents = vec![shard as u32];
            stream.shards.push(Shard {
                parents,
                ..Shard::default()
            });
        }
        drop(stream);
        self.notify();
    }

    fn notify(&self) {
        if let Some(changes) = &*self.changes.lock().unwrap() {
            changes.send_modify(|version| *version += 1);
        }
    }

    fn permits(&self, caller: &Caller, action: &str, stream_arn: &str) -> Result<(), Fault> {
        self.rights.check(caller, action)?;
        let stream = self.stream.lock().unwrap();
        if stream_arn == STREAM && stream.exists {
            return Ok(());
        }
        Err(Fault::client("ResourceNotFoundException", "no such stream"))
    }
}

impl ReadShard for Kinesis {
    fn check(&self, action: &'static str, caller: &Caller, _: &str) -> Result<(), Fault> {
        self.rights.check(caller, action)
    }

    fn shards(&self, caller: &Caller, stream_arn: &str) -> Result<Vec<ShardDescription>, Fault> {
        self.permits(caller, "kinesis:ListShards", stream_arn)?;
        let stream = self.stream.lock().unwrap();
        Ok(stream.listed().collect())
    }

    fn resolve(
        &self,
        caller: &Caller,
        stream_arn: &str,
        shard: u32,
        start: ShardStart,
    ) -> Result<u64, Fault> {
        self.permits(caller, "kinesis:GetShardIterator", stream_arn)?;
        let stream = self.stream.lock().unwrap();
        let records = &stream.shards[shard as usize].records;
        Ok(match start {
            ShardStart::TrimHorizon => 0,
            ShardStart::Latest => records.last().map_or(0, |record| record.counter + 1),
            ShardStart::AtTimestamp(at_ms) => records
                .iter()
                .find(|record| record.arrival_ms >= at_ms)
                .map_or(stream.counter + 1, |record| record.counter),
        })
    }

    fn read<'a>(
        &'a self,
        caller: &'a Caller,
        stream_arn: &'a str,
        shard: u32,
        from: u64,
        max_records: usize,
        _: usize,
    ) -> BoxFuture<'a, Result<ShardRead, Fault>> {
        Box::pin(async move {
            self.permits(caller, "kinesis:GetRecords", stream_arn)?;
            *self.asked.lock().unwrap() += 1;
            read(&self.stream.lock().unwrap(), shard, from, max_records)
        })
    }

    fn subscribe(
        &self,
        caller: &Caller,
        consumer_arn: &str,
        shard: u32,
    ) -> Result<Box<dyn ShardPushes>, Fault> {
        self.check_consumer(consumer_arn)?;
        self.permits(caller, "kinesis:SubscribeToShard", STREAM)?;
        self.subscriptions.send_modify(|count| *count += 1);
        let mut lost = self.subscriptions.subscribe();
        lost.mark_unchanged();
        Ok(Box::new(Subscription {
            stream: self.stream.clone(),
            shard,
            changes: self.watch(STREAM)?,
            lost,
        }))
    }

    fn check_consumer(&self, consumer_arn: &str) -> Result<(), Fault> {
        match consumer_arn {
            CONSUMER => Ok(()),
            _ => Err(Fault::client(
                "ResourceNotFoundException",
                "no such consumer",
            )),
        }
    }

    fn watch(&self, stream_arn: &str) -> Result<watch::Receiver<u64>, Fault> {
        match &*self.changes.lock().unwrap() {
            Some(changes) if stream_arn == STREAM => Ok(changes.subscribe()),
            _ => Err(Fault::client("ResourceNotFoundException", "no such stream")),
        }
    }
}

fn read(stream: &Stream, shard: u32, from: u64, max_records: usize) -> Result<ShardRead, Fault> {
    let shard = &stream.shards[shard as usize];
    if shard.expired {
        return Err(Fault::client("ResourceNotFoundException", "no such shard"));
    }
    let records: Vec<_> = shard
        .records
        .iter()
        .filter(|record| record.counter >= from)
        .take(max_records)
        .cloned()
        .collect();
    let next = records.last().map_or(from, |record| record.counter + 1);
    let is_behind = shard.records.iter().any(|record| record.counter >= next);
    Ok(ShardRead {
        records,
        next,
        finished: shard.closed && !is_behind,
        behind_ms: i64::from(is_behind),
    })
}

/// A subscription for one shard of a stream, which the next one for it takes over.
struct Subscription {
    stream: Arc<Mutex<Stream>>,
    shard: u32,
    changes: watch::Receiver<u64>,
    lost: watch::Receiver<u64>,
}

impl ShardPushes for Subscription {
    fn next(&mut self, from: u64) -> BoxFuture<'_, Option<Result<ShardRead, Fault>>> {
        Box::pin(async move {
            loop {
                self.changes.borrow_and_update();
                if self.lost.has_changed().unwrap() {
                    let fault = Fault::client("ResourceInUseException", "taken over");
                    return Some(Err(fault));
                }
                let read = read(&self.stream.lock().unwrap(), self.shard, from, 100);
                match read {
                    Ok(read) if read.records.is_empty() && !read.finished => {}
                    other => return Some(other),
                }
                tokio::select! {
                    _ = self.lost.changed() => {
                        let fault = Fault::client("ResourceInUseException", "taken over");
                        return Some(Err(fault));
                    }
                    changed = self.changes.changed() => if changed.is_err() {
                        let fault = Fault::client("ResourceNotFoundException", "no such stream");
                        return Some(Err(fault));
                    },
                    // A beat.
                    () = tokio::time::sleep(Duration::from_millis(20)) => {
                        return Some(Ok(ShardRead {
                            records: Vec::new(),
                            next: from,
                            finished: false,
                            behind_ms: 0,
                        }));
                    }
                }
            }
        })
    }
}

impl Serve<DescribeStream> for Kinesis {
    fn access(&self, _: &Call, input: &DescribeStreamInput) -> Result<Vec<Access>, Fault> {
        let arn = input.stream_arn.clone().unwrap_or_default();
        Ok(vec![Access::new("kinesis:DescribeStream", arn)])
    }

    /// One shard a page.
    async fn run(
        &self,
        _: &Call,
        input: DescribeStreamInput,
    ) -> Result<DescribeStreamOutput, Fault> {
        let stream = self.stream.lock().unwrap();
        let mut listed: Vec<_> = stream.listed().collect();
        if let Some(after) = input.exclusive_start_shard_id {
            listed.retain(|shard| shard.id > after);
        }
        let has_more = listed.len() > 1;
        listed.truncate(1);
        let describe = |shard: ShardDescription| model::kinesis::Shard {
            shard_id: Some(shard.id),
            parent_shard_id: shard.parents.first().map(|index| shard_id(*index)),
            sequence_number_range: Some(SequenceNumberRange {
                starting_sequence_number: Some("1".to_owned()),
                ending_sequence_number: shard.closed.then(|| "2".to_owned()),
            }),
            ..model::kinesis::Shard::default()
        };
        Ok(DescribeStreamOutput {
            stream_description: Some(StreamDescription {
                retention_period_hours: Some(stream.retention_hours),
                stream_creation_timestamp: Some(Timestamp::from_millis(stream.created_ms)),
                shards: Some(listed.into_iter().map(describe).collect()),
                has_more_shards: Some(has_more),
                ..StreamDescription::default()
            }),
        })
    }
}

impl Serve<DescribeStreamSummary> for Kinesis {
    fn access(&self, _: &Call, input: &DescribeStreamSummaryInput) -> Result<Vec<Access>, Fault> {
        let arn = input.stream_arn.clone().unwrap_or_default();
        Ok(vec![Access::new("kinesis:DescribeStreamSummary", arn)])
    }

    async fn run(
        &self,
        _: &Call,
        _: DescribeStreamSummaryInput,
    ) -> Result<DescribeStreamSummaryOutput, Fault> {
        let stream = self.stream.lock().unwrap();
        Ok(DescribeStreamSummaryOutput {
            stream_description_summary: Some(StreamDescriptionSummary {
                retention_period_hours: Some(stream.retention_hours),
                stream_creation_timestamp: Some(Timestamp::from_millis(stream.created_ms)),
                ..StreamDescriptionSummary::default()
            }),
        })
    }
}
