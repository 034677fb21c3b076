//! GetRecords

use std::sync::Arc;

use model::kinesis::{GetRecords, GetRecordsInput, GetRecordsOutput};
use plane::{Access, Call, Region, Serve};
use wire::{Fault, Timestamp};

use crate::read::{ReadOutcome, ReadRequest};
use crate::reader::listed_shard;
use crate::row::StreamRow;
use crate::shard::Shard;
use crate::shard_id::ShardId;
use crate::stream::Stream;
use crate::target::Target;
use crate::token::{LIFE_MS, ShardIterator};
use crate::{Kinesis, describe, faults, metrics};

/// Most records of one answer.
const RECORDS_MAX: usize = 10_000;
/// Most bytes of one answer.
const BYTES_MAX: usize = 10 << 20;

/// A point in time as the service writes it.
fn date(time_ms: u64) -> String {
    Timestamp::from_millis(time_ms as i64).java_date()
}

impl Kinesis {
    fn iterator(&self, input: &GetRecordsInput, region: &Region) -> Result<ShardIterator, Fault> {
        if input.stream_id.is_some() {
            return Err(faults::unsupported("StreamId"));
        }
        let text = input.shard_iterator.as_deref().unwrap_or_default();
        let iterator = ShardIterator::open(&self.tokens, text);
        // Each region knows its own iterators only.
        let here = |iterator: &ShardIterator| {
            let stream = self.stream_by_id(iterator.stream);
            stream.is_none_or(|stream| stream.region == *region)
        };
        let iterator = iterator.filter(here);
        iterator.ok_or_else(|| faults::invalid_argument("Invalid ShardIterator."))
    }

    fn answer(
        &self,
        stream: &Stream,
        row: &StreamRow,
        shard: &Shard,
        outcome: ReadOutcome,
        now_ms: u64,
    ) -> GetRecordsOutput {
        let (next, finished, behind_ms) = (outcome.next, outcome.finished, outcome.behind_ms);
        let records = describe::records(shard, outcome);
        let iterator = ShardIterator {
            stream: stream.id,
            name: row.name.clone(),
            shard: shard.index,
            from: next,
            issued_ms: now_ms,
        };
        GetRecordsOutput {
            records: Some(records),
            next_shard_iterator: (!finished).then(|| iterator.seal(&self.tokens, &self.nonces)),
            millis_behind_latest: Some(behind_ms as i64),
            child_shards: finished.then(|| describe::child_shards(row, shard)),
        }
    }
}

impl Serve<GetRecords> for Kinesis {
    fn access(&self, call: &Call, input: &GetRecordsInput) -> Result<Vec<Access>, Fault> {
        let iterator = self.iterator(input, &call.caller.region)?;
        let target = match self.stream_by_id(iterator.stream) {
            Some(stream) => Target::of_arn(&stream.arn)?,
            None => Target::named(&call.caller, &iterator.name),
        };
        if input
            .stream_arn
            .as_ref()
            .is_some_and(|arn| *arn != target.arn())
        {
            let message = "StreamARN and ShardIterator name different streams.";
            return Err(faults::invalid_argument(message));
        }
        Ok(vec![self.access(
            "kinesis:GetRecords",
            &call.caller,
            &target,
        )])
    }

    async fn run(&self, call: &Call, input: GetRecordsInput) -> Result<GetRecordsOutput, Fault> {
        let started = self.started();
        let now_ms = started.now_ms;
        let iterator = self.iterator(&input, &call.caller.region)?;
        if now_ms.saturating_sub(iterator.issued_ms) > LIFE_MS {
            return Err(Fault::client(
                "ExpiredIteratorException",
                format!(
                    "Iterator expired. The iterator was created at time {} while right now it is \
                     {} which is further in the future than the tolerated delay of {LIFE_MS} \
                     milliseconds.",
                    date(iterator.issued_ms),
                    date(now_ms),
                ),
            ));
        }
        let id = ShardId(iterator.shard);
        let missing =
            || faults::shard_does_not_exist(id, &iterator.name, call.caller.account.as_str());
        let stream: Arc<Stream> = self.stream_by_id(iterator.stream).ok_or_else(missing)?;
        let row = stream.row();
        let shard = listed_shard(&row, id, now_ms)?;
        let state = stream.shard(shard.index).ok_or_else(missing)?;
        let enforce = self.limits_throughput(&stream);
        let admitted = !enforce || state.meter().admit_read(now_ms);
        let exceeded = f64::from(u8::from(!admitted));
        let exceeded = [("ReadProvisionedThroughputExceeded", exceeded, "Count")];
        metrics::tell(&*self.metrics, &stream, now_ms, &exceeded);
        if !admitted {
            metrics::tell_of_shard(&*self.metrics, &stream, id, now_ms, &exceeded);
            let failed = [("GetRecords.Success", 0.0, "Count")];
            metrics::tell(&*self.metrics, &stream, now_ms, &failed);
            let account = stream.account.as_str();
            return Err(faults::read_throttled(id, &stream.name, account));
        }
        let limit = input.limit.and_then(|limit| usize::try_from(limit).ok());
        let request = ReadRequest {
            from: iterator.from,
            records_max: limit.unwrap_or(RECORDS_MAX).min(RECORDS_MAX),
            bytes_max: BYTES_MAX,
            now_ms,
        };
        let outcome = self.read_shard(&stream, &row, shard, request).await?;
        if enforce {
            state.meter().charge_read(now_ms, outcome.bytes);
        }
        self.count_read(&stream, id, &outcome, now_ms);
        let latency = [(
            "GetRecords.Latency",
            self.latency_ms(&started),
            "Milliseconds",
        )];
        metrics::tell(&*self.metrics, &stream, now_ms, &latency);
        Ok(self.answer(&stream, &row, shard, outcome, now_ms))
    }
}
