//! A record: where it lies, who put it, what each mapping did with it.

use kinesis::FoundRecord;
use mapping::{History, Traced};
use serde_json::{Value, json};
use wire::Fault;

use super::deliveries::{Marks, of_delivery};
use super::{Trace, first_chars, identity, with};

/// Characters of the data that are shown.
const DATA_CHARS_MAX: usize = 256;

impl Trace<'_> {
    /// A record as the document has it.
    pub(super) fn of_record(&mut self, record: &FoundRecord) -> Result<Value, Fault> {
        let services = self.services;
        let histories = services
            .mappings
            .histories(&Traced {
                stream_arn: &record.stream_arn,
                shard: record.shard,
                counter: record.counter,
                sequence_number: &record.sequence_number,
                partition_key: &record.partition_key,
                arrival_ms: record.arrival_ms,
            })
            .map_err(|error| Fault::server("InternalFailure", error.to_string()))?;
        let marks = Marks {
            id: identity::id_of(&record.data),
            sequence_number: record.sequence_number.clone(),
        };
        let mut mappings = Vec::new();
        for history in &histories {
            mappings.push(self.of_history(history, &marks)?);
        }
        let json = identity::json_of(&record.data);
        let text = std::str::from_utf8(&json).or_else(|_| std::str::from_utf8(&record.data));
        let shown = text.ok().map(|text| first_chars(text, DATA_CHARS_MAX));
        let (text, is_cut) = shown.map_or((None, false), |(text, is_cut)| (Some(text), is_cut));
        Ok(json!({
            "id": marks.id,
            "stream": record.stream,
            "stream_arn": record.stream_arn,
            "shard": record.shard_id,
            "sequence_number": record.sequence_number,
            "partition_key": record.partition_key,
            "arrival_ms": record.arrival_ms,
            "bytes": record.data.len(),
            "encrypted": record.encrypted,
            "data": text,
            "data_is_cut": is_cut,
            "call": self.of_call(record)?,
            "mappings": mappings,
        }))
    }

    fn of_call(&self, record: &FoundRecord) -> Result<Option<Value>, Fault> {
        let Some(call) = self.services.kinesis.put_call(record) else {
            return Ok(None);
        };
        let invocation = match call.invocation {
            Some(origin) => self.services.mappings.batch_of(origin, call.at_ms),
            None => Ok(None),
        };
        let invocation =
            invocation.map_err(|error| Fault::server("InternalFailure", error.to_string()))?;
        let invocation = invocation.map(|batch| {
            json!({ "function_arn": batch.function_arn, "request_id": batch.told.delivery.request_id })
        });
        let told = serde_json::to_value(&call).unwrap_or_default();
        let is_by_invocation = call.invocation.is_some();
        Ok(Some(with(
            told,
            json!({ "is_by_invocation": is_by_invocation, "invocation": invocation }),
        )))
    }

    fn of_history(&mut self, history: &History, marks: &Marks) -> Result<Value, Fault> {
        let told: Vec<_> = history.told.iter().collect();
        let written = self.written(&history.function_arn, &told)?;
        let deliveries: Vec<Value> = told
            .iter()
            .map(|told| of_delivery(told, &written, Some(marks)))
            .collect();
        let name = history.function_arn.split(':').nth(6).unwrap_or_default();
        Ok(json!({
            "uuid": history.uuid,
            "function_arn": history.function_arn,
            "function": name,
            "state": history.state,
            "fate": history.fate,
            "running": history.running,
            "failing": history.failing,
            "deliveries": deliveries,
            "deliveries_are_cut": history.is_cut,
        }))
    }
}
