//! GetRecords

use std::sync::Arc;

use model::kinesis::{GetRecords, GetRecordsInput, GetRecordsOutput};
use plane::{Access, Call, Region, Serve};
use wire::Fault;

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

/// A point in time as the service writes it: `Thu Jan 22 01:22:02 UTC 2015`.
fn date(time_ms: u64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let seconds = time_ms / 1000;
    let days = seconds / 86_400;
    // Howard Hinnant's "civil_from_days", over years that begin in March.
    let shifted = days + 719_468;
    let (era, of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 2
    } else {
        shifted_month - 10
    };
    let year = year_of_era + era * 400 + u64::from(month < 2);
    let name =
        |names: &[&'static str], index: u64| names.get(index as usize).copied().unwrap_or_default();
    format!(
        "{} {} {day:02} {:02}:{:02}:{:02} UTC {year}",
        name(&DAYS, days % 7),
        name(&MONTHS, month),
        seconds / 3600 % 24,
        seconds / 60 % 60,
        seconds % 60,
    )
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

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_written_as_the_service_writes_them() {
        assert_eq!(date(1_421_889_722_000), "Thu Jan 22 01:22:02 UTC 2015");
        assert_eq!(date(0), "Thu Jan 01 00:00:00 UTC 1970");
        assert_eq!(date(951_782_399_999), "Mon Feb 28 23:59:59 UTC 2000");
        assert_eq!(date(951_782_400_000), "Tue Feb 29 00:00:00 UTC 2000");
        assert_eq!(date(1_798_761_599_000), "Thu Dec 31 23:59:59 UTC 2026");
    }
}
