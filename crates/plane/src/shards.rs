//! Reading a stream's shards from inside the engine. Implemented by Kinesis.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::watch;
use wire::Fault;

use crate::{BoxFuture, Caller};

/// A shard as its readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShardDescription {
    /// Index of the shard: the number in its id.
    pub index: u32,
    /// `shardId-000000000000`
    pub id: String,
    /// Indexes of the parents that are still listed.
    pub parents: Vec<u32>,
    /// The shard takes no more records; its last ones may still have to be read.
    pub closed: bool,
}

/// Where to begin in a shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShardStart {
    /// With the oldest record kept.
    TrimHorizon,
    /// After the newest record.
    Latest,
    /// With the first record that arrived at or after this time, milliseconds since the epoch.
    AtTimestamp(i64),
}

/// A record as it lies in a shard.
#[derive(Debug, Clone)]
pub struct ShardRecord {
    /// Counter of the record in its shard: grows with each record, with gaps allowed.
    pub counter: u64,
    /// The sequence number that clients see.
    pub sequence_number: String,
    /// The partition key.
    pub partition_key: Arc<str>,
    /// The data.
    pub data: Bytes,
    /// Arrival, milliseconds since the epoch.
    pub arrival_ms: i64,
}

/// What one read brought.
#[derive(Debug, Clone)]
pub struct ShardRead {
    /// The records, in order.
    pub records: Vec<ShardRecord>,
    /// The counter to read on from.
    pub next: u64,
    /// The shard is closed and nothing lies behind `next`.
    pub finished: bool,
    /// How far `next` lies behind the tip, in milliseconds.
    pub behind_ms: i64,
}

/// Reads shards as a caller whose rights count. These reads do not count against the limits
/// that consumers share, unless Kinesis was opened to count them; then they wait for their turn.
pub trait ReadShard: Send + Sync {
    /// Refuses what a caller may not do on a stream, or on a consumer of one. Its tags and its
    /// resource policy count.
    ///
    /// # Errors
    /// `AccessDeniedException`, `InvalidArgumentException` if it is the ARN of neither.
    fn check(&self, action: &'static str, caller: &Caller, arn: &str) -> Result<(), Fault>;

    /// The shards of a stream that are listed now. Needs `kinesis:ListShards`.
    ///
    /// # Errors
    /// Kinesis' own: `ResourceNotFoundException`, `AccessDeniedException`.
    fn shards(&self, caller: &Caller, stream_arn: &str) -> Result<Vec<ShardDescription>, Fault>;

    /// The counter at which to begin. Needs `kinesis:GetShardIterator`.
    ///
    /// # Errors
    /// As [`ReadShard::shards`].
    fn resolve(
        &self,
        caller: &Caller,
        stream_arn: &str,
        shard: u32,
        start: ShardStart,
    ) -> Result<u64, Fault>;

    /// Records from a counter on (the first kept one after it where it was trimmed), at most
    /// `max_records` and about `max_bytes` of data, at once and possibly none. Needs
    /// `kinesis:GetRecords`.
    ///
    /// # Errors
    /// As [`ReadShard::shards`], and `InternalFailure` if the disk fails.
    fn read<'a>(
        &'a self,
        caller: &'a Caller,
        stream_arn: &'a str,
        shard: u32,
        from: u64,
        max_records: usize,
        max_bytes: usize,
    ) -> BoxFuture<'a, Result<ShardRead, Fault>>;

    /// Subscribes a consumer to a shard, as `SubscribeToShard` does: who had its subscription loses
    /// it. Needs `kinesis:SubscribeToShard` on the consumer.
    ///
    /// # Errors
    /// Kinesis' own: `ResourceNotFoundException`, `AccessDeniedException`, `ResourceInUseException`
    /// where the consumer is not active or has subscribed a moment ago.
    fn subscribe(
        &self,
        caller: &Caller,
        consumer_arn: &str,
        shard: u32,
    ) -> Result<Box<dyn ShardPushes>, Fault>;

    /// Refuses if there is no such consumer.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `InvalidArgumentException` if it is no consumer's ARN.
    fn check_consumer(&self, consumer_arn: &str) -> Result<(), Fault>;

    /// Changes whenever records become readable in the stream or its shards change.
    ///
    /// # Errors
    /// `ResourceNotFoundException` if there is no such stream.
    fn watch(&self, stream_arn: &str) -> Result<watch::Receiver<u64>, Fault>;
}

/// A subscription of a consumer to a shard, until it is dropped.
pub trait ShardPushes: Send {
    /// Records from a counter on, as soon as there are any; also none now and then. Nothing at all
    /// when the subscription is over, which is the case after five minutes.
    ///
    /// A future that is dropped has taken nothing.
    fn next(&mut self, from: u64) -> BoxFuture<'_, Option<Result<ShardRead, Fault>>>;
}
