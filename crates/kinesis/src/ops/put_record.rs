//! PutRecord

use model::kinesis::{PutRecord, PutRecordInput, PutRecordOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::put::{Incoming, Taken};
use crate::record::NewRecord;
use crate::sequence::{Parsed, SequenceNumber};
use crate::target::{Target, address};
use crate::{Kinesis, faults, metrics};

/// Refuses a number that is none, or is of a time to come.
fn check_ordering(number: &str, target: &Target, now_ms: u64) -> Result<(), Fault> {
    let time_s = match SequenceNumber::parse(number) {
        Some(Parsed::Current(number)) => Some(number.time_s),
        Some(Parsed::Old { time_s, .. }) => Some(time_s.unwrap_or(0)),
        Some(Parsed::VersionThree) => return Err(Fault::server("InternalFailure", "")),
        None => None,
    };
    if time_s.is_some_and(|time_s| time_s <= now_ms / 1000) {
        return Ok(());
    }
    let (name, account) = (&target.name, &target.account);
    Err(faults::invalid_argument(format!(
        "ExclusiveMinimumSequenceNumber {number} used in PutRecord on stream {name} under \
         account {account} is invalid."
    )))
}

impl Serve<PutRecord> for Kinesis {
    fn access(&self, call: &Call, input: &PutRecordInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:PutRecord", call, address!(input))
    }

    async fn run(&self, call: &Call, input: PutRecordInput) -> Result<PutRecordOutput, Fault> {
        let started = self.started();
        let target = address!(input).target(&call.caller)?;
        let stream = self.taking_stream(&target)?;
        let partition_key = input.partition_key.unwrap_or_default();
        let hash = super::put_records::hash_key(&partition_key, input.explicit_hash_key)?;
        if let Some(number) = &input.sequence_number_for_ordering {
            check_ordering(number, &target, started.now_ms)?;
        }
        let data = input.data.unwrap_or_default();
        let record = NewRecord {
            partition_key,
            data,
        };
        let record_kib_max = stream.row().record_kib_max;
        super::put_records::check_size(record_kib_max, &record, || "data".to_owned())?;
        let bytes = record.len() as f64;
        let origin = self.producers.origin(&self.store, call, "PutRecord");
        let put = self
            .put(&stream, origin, &[Incoming { hash, record }])
            .await?;
        let outcome = match put.taken.into_iter().next() {
            Some(Taken::Stored {
                shard,
                sequence_number,
            }) => Ok(PutRecordOutput {
                shard_id: Some(shard.to_string()),
                sequence_number: Some(sequence_number),
                encryption_type: put.encrypted.then(|| "KMS".to_owned()),
            }),
            Some(Taken::Throttled { shard }) => Err(faults::throttled(
                shard,
                &target.name,
                target.account.as_str(),
            )),
            None => Err(faults::internal(&"a record has no outcome")),
        };
        let success = f64::from(u8::from(outcome.is_ok()));
        metrics::tell(
            &*self.metrics,
            &stream,
            started.now_ms,
            &[
                ("PutRecord.Bytes", bytes, "Bytes"),
                (
                    "PutRecord.Latency",
                    self.latency_ms(&started),
                    "Milliseconds",
                ),
                ("PutRecord.Success", success, "Count"),
                ("WriteProvisionedThroughputExceeded", 1.0 - success, "Count"),
            ],
        );
        outcome
    }
}
