//! What CloudWatch is told, in the namespace `AWS/Kinesis`.
//!
//! See "Monitor the Amazon Kinesis Data Streams service with Amazon CloudWatch" in the
//! developer guide.

use std::collections::BTreeSet;

use plane::{MetricSample, MetricSink};

use crate::shard_id::ShardId;
use crate::stream::Stream;

/// Every metric that can be counted per shard. Rows refer to their places.
pub const PER_SHARD: [&str; 7] = [
    "IncomingBytes",
    "IncomingRecords",
    "IteratorAgeMilliseconds",
    "OutgoingBytes",
    "OutgoingRecords",
    "ReadProvisionedThroughputExceeded",
    "WriteProvisionedThroughputExceeded",
];

/// The metrics of [`PER_SHARD`] whose bits are set.
pub fn per_shard(bits: u8) -> BTreeSet<String> {
    let places = PER_SHARD.into_iter().enumerate();
    let set = places.filter(|(place, _)| bits >> place & 1 == 1);
    set.map(|(_, name)| name.to_owned()).collect()
}

/// The bits of these among [`PER_SHARD`].
pub fn per_shard_bits(names: &BTreeSet<String>) -> u8 {
    let places = PER_SHARD.into_iter().enumerate();
    let set = places.filter(|(_, name)| names.contains(*name));
    set.fold(0, |bits, (place, _)| bits | 1 << place)
}

/// Records and their bytes: data and partition keys.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counted {
    /// How many.
    pub records: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// One value of a stream's metric: name, value, unit.
pub type Value = (&'static str, f64, &'static str);

/// Tells values of a stream.
pub fn tell(sink: &dyn MetricSink, stream: &Stream, time_ms: u64, values: &[Value]) {
    tell_of(
        sink,
        stream,
        &[("StreamName", &stream.name)],
        time_ms,
        values,
    );
}

/// Tells values of a consumer with enhanced fan-out.
pub fn tell_of_consumer(
    sink: &dyn MetricSink,
    stream: &Stream,
    consumer: &str,
    time_ms: u64,
    values: &[Value],
) {
    let dimensions = [("StreamName", &*stream.name), ("ConsumerName", consumer)];
    tell_of(sink, stream, &dimensions, time_ms, values);
}

/// Tells one value of a shard, if the stream counts that metric per shard.
pub fn tell_of_shard(
    sink: &dyn MetricSink,
    stream: &Stream,
    shard: ShardId,
    time_ms: u64,
    values: &[Value],
) {
    let row = stream.row();
    if row.shard_metrics.is_empty() {
        return;
    }
    let shard = shard.to_string();
    let dimensions = [("StreamName", &*stream.name), ("ShardId", &*shard)];
    for value in values
        .iter()
        .filter(|(name, ..)| row.shard_metrics.contains(*name))
    {
        tell_of(
            sink,
            stream,
            &dimensions,
            time_ms,
            std::slice::from_ref(value),
        );
    }
}

fn tell_of(
    sink: &dyn MetricSink,
    stream: &Stream,
    dimensions: &[(&'static str, &str)],
    time_ms: u64,
    values: &[Value],
) {
    for &(name, value, unit) in values {
        sink.record(MetricSample {
            account: &stream.account,
            region: &stream.region,
            namespace: "AWS/Kinesis",
            name,
            dimensions,
            value,
            unit,
            time_ms: time_ms as i64,
        });
    }
}

/// Tells what a stream took in.
pub fn incoming(
    sink: &dyn MetricSink,
    stream: &Stream,
    shards: impl Iterator<Item = (ShardId, Counted)>,
    time_ms: u64,
) {
    let mut total = Counted::default();
    // Looked up once: a call may be for hundreds of shards.
    let by_shard = !stream.row().shard_metrics.is_empty();
    for (shard, counted) in shards {
        total.records += counted.records;
        total.bytes += counted.bytes;
        if by_shard {
            tell_of_shard(sink, stream, shard, time_ms, &values_in(counted));
        }
    }
    tell(sink, stream, time_ms, &values_in(total));
}

fn values_in(counted: Counted) -> [Value; 2] {
    [
        ("IncomingRecords", counted.records as f64, "Count"),
        ("IncomingBytes", counted.bytes as f64, "Bytes"),
    ]
}

/// Tells what a read of a shard brought.
pub fn read(
    sink: &dyn MetricSink,
    stream: &Stream,
    shard: ShardId,
    counted: Counted,
    age_ms: u64,
    time_ms: u64,
) {
    let (records, bytes, age) = (counted.records as f64, counted.bytes as f64, age_ms as f64);
    tell(
        sink,
        stream,
        time_ms,
        &[
            ("GetRecords.Records", records, "Count"),
            ("GetRecords.Bytes", bytes, "Bytes"),
            ("GetRecords.IteratorAgeMilliseconds", age, "Milliseconds"),
            ("GetRecords.Success", 1.0, "Count"),
        ],
    );
    let values = [
        ("OutgoingRecords", records, "Count"),
        ("OutgoingBytes", bytes, "Bytes"),
        ("IteratorAgeMilliseconds", age, "Milliseconds"),
    ];
    tell_of_shard(sink, stream, shard, time_ms, &values);
}
