//! PutRecords

use std::sync::Arc;

use model::kinesis::{PutRecords, PutRecordsInput, PutRecordsOutput, PutRecordsResultEntry};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::hash_key::HashKey;
use crate::put::{Incoming, Taken};
use crate::record::NewRecord;
use crate::stream::Stream;
use crate::target::{Target, address};
use crate::{Kinesis, faults, metrics};

/// Bytes of all records of a call: data and partition keys.
const CALL_BYTES_MAX: usize = 10 << 20;

/// When a call came in.
pub(super) struct Started {
    /// Service time.
    pub(super) now_ms: u64,
    nanos: u64,
}

impl Kinesis {
    pub(super) fn started(&self) -> Started {
        let nanos = self.store.wall_clock().monotonic_nanos();
        Started {
            now_ms: self.clock.now_ms(),
            nanos,
        }
    }

    pub(super) fn latency_ms(&self, started: &Started) -> f64 {
        let nanos = self.store.wall_clock().monotonic_nanos();
        nanos.saturating_sub(started.nanos) as f64 / 1e6
    }

    /// A stream that takes records: to writers, others are not there.
    pub(super) fn taking_stream(&self, target: &Target) -> Result<Arc<Stream>, Fault> {
        let stream = self.stream(target)?;
        if stream.row().status.takes_records() {
            Ok(stream)
        } else {
            Err(target.not_found())
        }
    }
}

/// Where a record falls.
///
/// # Errors
/// `InvalidArgumentException` for an ExplicitHashKey outside of the space.
pub(super) fn hash_key(partition_key: &str, explicit: Option<String>) -> Result<HashKey, Fault> {
    let Some(explicit) = explicit else {
        return Ok(HashKey::of_partition_key(partition_key));
    };
    HashKey::parse(&explicit).ok_or_else(|| {
        faults::invalid_argument(format!(
            "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. \
             Specified value was {explicit}"
        ))
    })
}

/// Refuses a record that is larger than the stream's may be.
///
/// # Errors
/// `ValidationException`
pub(super) fn check_size(
    record_kib_max: u32,
    record: &NewRecord,
    path: impl FnOnce() -> String,
) -> Result<(), Fault> {
    let max = record_kib_max as usize * 1024;
    if record.len() <= max {
        return Ok(());
    }
    let (length, path) = (record.data.len(), path());
    let message = format!(
        "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim={length} \
         cap={length}]' at '{path}' failed to satisfy constraint: Member must have length less \
         than or equal to {max}"
    );
    Err(Fault::client("ValidationException", message))
}

impl Serve<PutRecords> for Kinesis {
    fn access(&self, call: &Call, input: &PutRecordsInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:PutRecords", call, address!(input))
    }

    async fn run(&self, call: &Call, input: PutRecordsInput) -> Result<PutRecordsOutput, Fault> {
        let started = self.started();
        let target = address!(input).target(&call.caller)?;
        let stream = self.taking_stream(&target)?;
        let record_kib_max = stream.row().record_kib_max;
        let entries = input.records.unwrap_or_default();
        let mut incoming = Vec::with_capacity(entries.len());
        let mut bytes = 0;
        for (place, entry) in entries.into_iter().enumerate() {
            let partition_key = entry.partition_key.unwrap_or_default();
            let hash = hash_key(&partition_key, entry.explicit_hash_key)?;
            let record = NewRecord {
                partition_key,
                data: entry.data.unwrap_or_default(),
            };
            check_size(record_kib_max, &record, || {
                format!("records.{}.member.data", place + 1)
            })?;
            bytes += record.len();
            incoming.push(Incoming { hash, record });
        }
        if bytes > CALL_BYTES_MAX {
            return Err(faults::invalid_argument("Records size exceeds 10 MB limit"));
        }
        let origin = self.producers.origin(&self.store, call, "PutRecords");
        let put = self.put(&stream, origin, &incoming).await?;
        let mut failed = 0;
        let total = put.taken.len();
        let result = |taken| match taken {
            Taken::Stored {
                shard,
                sequence_number,
            } => PutRecordsResultEntry {
                shard_id: Some(shard.to_string()),
                sequence_number: Some(sequence_number),
                ..PutRecordsResultEntry::default()
            },
            Taken::Throttled { shard } => {
                failed += 1;
                let (name, account) = (&target.name, target.account.as_str());
                PutRecordsResultEntry {
                    error_code: Some(faults::THROTTLED.to_owned()),
                    error_message: Some(faults::throttled_message(shard, name, account)),
                    ..PutRecordsResultEntry::default()
                }
            }
        };
        let records: Vec<_> = put.taken.into_iter().map(result).collect();
        let stored = total - failed as usize;
        let success = f64::from(u8::from(stored > 0));
        metrics::tell(
            &*self.metrics,
            &stream,
            started.now_ms,
            &[
                ("PutRecords.Bytes", bytes as f64, "Bytes"),
                (
                    "PutRecords.Latency",
                    self.latency_ms(&started),
                    "Milliseconds",
                ),
                ("PutRecords.Success", success, "Count"),
                ("PutRecords.TotalRecords", total as f64, "Count"),
                ("PutRecords.SuccessfulRecords", stored as f64, "Count"),
                ("PutRecords.FailedRecords", 0.0, "Count"),
                ("PutRecords.ThrottledRecords", f64::from(failed), "Count"),
                (
                    "WriteProvisionedThroughputExceeded",
                    f64::from(failed),
                    "Count",
                ),
            ],
        );
        Ok(PutRecordsOutput {
            failed_record_count: Some(failed),
            records: Some(records),
            encryption_type: put.encrypted.then(|| "KMS".to_owned()),
        })
    }
}
