//! What the client finds in streams.

use std::collections::BTreeMap;

use model::kinesis as api;

use crate::client::{Client, told};
use crate::expectation::{History, Sent};
use crate::streams::{LIFE, NAMES, text};

/// How long a change may take, in milliseconds of service time.
const PATIENCE_MS: u64 = 60_000;

/// What is found of a key: content and sequence number.
type Found = BTreeMap<String, Vec<(String, String)>>;

impl Client<'_> {
    /// Compares the streams that there are with what was acknowledged.
    ///
    /// # Errors
    /// What is lost.
    pub async fn look_at_streams(&self) -> Result<(), String> {
        for name in NAMES {
            let summary = self.settled(name).await?;
            let life = match &summary {
                Some(_) => Some(self.tagged(name).await?),
                None => None,
            };
            {
                let mut told = self.told();
                let history = told.names.entry(name.to_owned()).or_default();
                if !history.may_be(life.as_deref()) {
                    return Err(format!("{name} is {life:?}, not of {history:?}"));
                }
                history.settle(life.clone());
            }
            if let (Some(summary), Some(life)) = (summary, life) {
                self.look_at_summary(&summary, &life)?;
                self.look_at_records(name).await?;
            }
        }
        Ok(())
    }

    /// The stream once no change is under way; `None` if there is none.
    async fn settled(&self, name: &str) -> Result<Option<api::StreamDescriptionSummary>, String> {
        let mut waited_ms = 0;
        while let Some(summary) = self.summary(name).await? {
            if summary.stream_status.as_deref() == Some("ACTIVE") {
                return Ok(Some(summary));
            }
            if waited_ms >= PATIENCE_MS {
                return Err(format!("{name} stays {:?}", summary.stream_status));
            }
            waited_ms += 100;
            self.engine.sleep(100).await;
        }
        Ok(None)
    }

    /// Whether the stream is there and no change is under way.
    ///
    /// # Errors
    /// A refusal that nothing explains.
    pub async fn is_active(&self, name: &str) -> Result<bool, String> {
        let summary = self.summary(name).await?;
        let status = summary.and_then(|summary| summary.stream_status);
        Ok(status.as_deref() == Some("ACTIVE"))
    }

    async fn summary(&self, name: &str) -> Result<Option<api::StreamDescriptionSummary>, String> {
        let input = api::DescribeStreamSummaryInput {
            stream_name: text(name),
            ..Default::default()
        };
        match self.engine.call::<api::DescribeStreamSummary>(input).await {
            Ok(output) => Ok(output.stream_description_summary),
            Err(fault) if fault.code == "ResourceNotFoundException" => Ok(None),
            // Asked too often: whoever waits asks again.
            Err(fault) if fault.code == "LimitExceededException" => Ok(Some(Default::default())),
            Err(fault) => Err(told(&fault)),
        }
    }

    async fn tagged(&self, name: &str) -> Result<String, String> {
        let input = api::ListTagsForStreamInput {
            stream_name: text(name),
            ..Default::default()
        };
        let output = self.engine.call::<api::ListTagsForStream>(input).await;
        let tags = output
            .map_err(|fault| told(&fault))?
            .tags
            .unwrap_or_default();
        let life = tags
            .into_iter()
            .find(|tag| tag.key.as_deref() == Some(LIFE));
        life.and_then(|tag| tag.value)
            .ok_or_else(|| format!("{name} has lost its tags"))
    }

    fn look_at_summary(
        &self,
        summary: &api::StreamDescriptionSummary,
        life: &str,
    ) -> Result<(), String> {
        let mut told = self.told();
        let stream = told.streams.entry(life.to_owned()).or_default();
        let hours = summary
            .retention_period_hours
            .map(|hours| hours.to_string());
        let open = summary.open_shard_count.map(|count| count.to_string());
        let looks: [(&str, &mut History, Option<String>); 3] = [
            ("retention", &mut stream.hours, hours),
            (
                "encryption",
                &mut stream.encryption,
                summary.encryption_type.clone(),
            ),
            ("open shards", &mut stream.open, open),
        ];
        for (what, history, found) in looks {
            if !history.may_be(found.as_deref()) {
                return Err(format!("{life}: {what}: {found:?}, not of {history:?}"));
            }
            history.settle(found);
        }
        Ok(())
    }

    /// Compares the records of the stream that has this name: all that were acknowledged are
    /// there, once, in order, under their numbers; those of other calls wholly or not at all.
    ///
    /// # Errors
    /// What is lost, or there beside it.
    pub async fn look_at_records(&self, name: &str) -> Result<(), String> {
        let certain = self.told().names.get(name).and_then(History::certain);
        let Some(life) = certain else {
            return Ok(());
        };
        let mut found = self.records(name).await?;
        let mut told = self.told();
        let stream = told.streams.entry(life.clone()).or_default();
        let mut calls: BTreeMap<u64, (u64, u64)> = BTreeMap::new();
        for (key, sent) in &mut stream.records {
            let mut seen = found.remove(key).unwrap_or_default().into_iter().peekable();
            let mut kept: Vec<Sent> = Vec::new();
            for mut sent in std::mem::take(sent) {
                let is_next = seen.next_if(|(content, _)| *content == sent.content);
                let call = calls.entry(sent.call).or_default();
                let Some((_, number)) = is_next else {
                    if sent.number.is_some() {
                        return Err(format!("{life}: {key}: {sent:?} is lost"));
                    }
                    call.1 += 1;
                    continue;
                };
                call.0 += 1;
                if sent.number.as_ref().is_some_and(|told| *told != number) {
                    return Err(format!("{life}: {key}: {sent:?} has the number {number}"));
                }
                sent.number = Some(number);
                kept.push(sent);
            }
            if let Some(more) = seen.next() {
                return Err(format!("{life}: {key}: {more:?} is not of {kept:?}"));
            }
            *sent = kept;
        }
        if let Some((call, counts)) = calls
            .iter()
            .find(|(_, counts)| counts.0 > 0 && counts.1 > 0)
        {
            return Err(format!(
                "{life}: of call {call} there are, and are not: {counts:?}"
            ));
        }
        match found.pop_first() {
            Some((key, records)) => Err(format!("{life}: nobody has sent {key} {records:?}")),
            None => Ok(()),
        }
    }

    /// All records of a stream, parents before children. Its shards must fit together.
    async fn records(&self, name: &str) -> Result<Found, String> {
        let input = api::ListShardsInput {
            stream_name: text(name),
            ..Default::default()
        };
        let output = self.engine.call::<api::ListShards>(input).await;
        let shards = match output {
            Ok(output) => output.shards.unwrap_or_default(),
            // It is being made.
            Err(fault) if fault.code == "ResourceInUseException" => return Ok(Found::new()),
            // It has gone since.
            Err(fault) if fault.code == "ResourceNotFoundException" => return Ok(Found::new()),
            Err(fault) => return Err(told(&fault)),
        };
        fit_together(&shards)?;
        let mut found = Found::new();
        for shard in shards {
            let id = shard.shard_id.clone().unwrap_or_default();
            let records = self.records_of(name, &id).await?;
            let numbers: Vec<_> = records
                .iter()
                .map(|record| &record.sequence_number)
                .collect();
            if !numbers.is_sorted() {
                return Err(format!("{name}: {id}: numbers do not rise: {numbers:?}"));
            }
            for record in records {
                let data = record.data.unwrap_or_default();
                let content = String::from_utf8_lossy(&data).into_owned();
                let key = record.partition_key.unwrap_or_default();
                let number = record.sequence_number.unwrap_or_default();
                found.entry(key).or_default().push((content, number));
            }
        }
        Ok(found)
    }

    async fn records_of(&self, name: &str, shard: &str) -> Result<Vec<api::Record>, String> {
        let input = api::GetShardIteratorInput {
            stream_name: text(name),
            shard_id: text(shard),
            shard_iterator_type: text("TRIM_HORIZON"),
            ..Default::default()
        };
        let output = self.engine.call::<api::GetShardIterator>(input).await;
        let mut iterator = output.map_err(|fault| told(&fault))?.shard_iterator;
        let mut found = Vec::new();
        loop {
            let input = api::GetRecordsInput {
                shard_iterator: iterator,
                ..Default::default()
            };
            let output = self.engine.call::<api::GetRecords>(input).await;
            let output = output.map_err(|fault| told(&fault))?;
            let records = output.records.unwrap_or_default();
            let more = !records.is_empty();
            found.extend(records);
            match output.next_shard_iterator {
                Some(next) if more => iterator = Some(next),
                _ => return Ok(found),
            }
        }
    }
}

/// Open shards divide the space of hash keys among them; whoever has a parent comes after it.
fn fit_together(shards: &[api::Shard]) -> Result<(), String> {
    let bound =
        |bound: &Option<String>| bound.as_ref().and_then(|bound| bound.parse::<u128>().ok());
    let is_open = |shard: &&api::Shard| {
        let numbers = shard.sequence_number_range.as_ref();
        numbers.is_some_and(|numbers| numbers.ending_sequence_number.is_none())
    };
    let ranges = shards
        .iter()
        .filter(is_open)
        .filter_map(|shard| shard.hash_key_range.as_ref());
    let mut ranges: Vec<_> = ranges
        .map(|range| {
            (
                bound(&range.starting_hash_key),
                bound(&range.ending_hash_key),
            )
        })
        .collect();
    ranges.sort_unstable();
    let mut next = Some(0);
    for (first, last) in &ranges {
        if next.is_none() || *first != next {
            return Err(format!("open shards do not divide the space: {ranges:?}"));
        }
        next = last.and_then(|last| last.checked_add(1));
    }
    if next.is_some() {
        return Err(format!("open shards do not cover the space: {ranges:?}"));
    }
    for shard in shards {
        let parents = [&shard.parent_shard_id, &shard.adjacent_parent_shard_id];
        let before = parents.into_iter().flatten().all(|parent| {
            let parent = shards
                .iter()
                .find(|shard| shard.shard_id.as_ref() == Some(parent));
            parent.is_some_and(|parent| !is_open(&parent) && parent.shard_id < shard.shard_id)
        });
        if !before {
            return Err(format!(
                "a shard's parents are not closed before it: {shard:?}"
            ));
        }
    }
    Ok(())
}
