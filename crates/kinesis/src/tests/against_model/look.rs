//! Steps that only look: iterators, reads from them, and filtered lists of shards.

use model::kinesis as api;
use wire::Timestamp;

use super::drive::Run;
use super::reference::{EXPIRED, IN_USE, INVALID, MISSING, Shard, Stream};
use super::seen::{index_of, same, same_record, shard_id};
use super::steps::{Filter, Kind, pick_shard};
use crate::testing::text;

/// How long an iterator counts.
const ITERATOR_MS: u64 = 300_000;

/// An iterator as it was given out.
#[derive(Debug)]
pub struct Held {
    text: String,
    name: &'static str,
    life: u64,
    shard: u32,
    /// The place in the shard's log of the first record that it reads.
    from: usize,
    issued_ms: u64,
}

impl Run {
    pub async fn iterator(
        &mut self,
        name: &'static str,
        pick: u32,
        kind: Kind,
        at: u32,
    ) -> Result<(), String> {
        let now_ms = self.model.now_ms;
        let stream = self.model.streams.get(name);
        let index = pick_shard(stream, pick);
        let shard = stream.and_then(|stream| stream.shard(index));
        let mut input = api::GetShardIteratorInput {
            stream_name: text(name),
            shard_id: Some(shard_id(index)),
            ..Default::default()
        };
        let log = shard.map_or(&[][..], |shard| shard.log.as_slice());
        let place = at as usize % log.len().max(1);
        let number = log.get(place).and_then(|record| record.number.clone());
        let (kind, expected) = match (kind, number) {
            (Kind::Latest, _) => ("LATEST", Ok(log.len())),
            (Kind::AtNumber, Some(number)) => {
                input.starting_sequence_number = Some(number);
                ("AT_SEQUENCE_NUMBER", Ok(place))
            }
            (Kind::AfterNumber, Some(number)) => {
                input.starting_sequence_number = Some(number);
                ("AFTER_SEQUENCE_NUMBER", Ok(place + 1))
            }
            (Kind::AtTimestamp, _) => {
                // About a record's arrival, or about now.
                let about_ms = log.get(place).map_or(now_ms, |record| record.arrival_ms);
                let time_ms = about_ms + u64::from(at % 5) - 2;
                input.timestamp = Some(Timestamp::from_millis(time_ms as i64));
                let earlier = log.iter().take_while(|record| record.arrival_ms < time_ms);
                let from = earlier.count();
                (
                    "AT_TIMESTAMP",
                    if time_ms > now_ms {
                        Err(INVALID)
                    } else {
                        Ok(from)
                    },
                )
            }
            _ => ("TRIM_HORIZON", Ok(0)),
        };
        input.shard_iterator_type = text(kind);
        let expected = shard.ok_or(MISSING).and(expected);
        let given = self.world().call::<api::GetShardIterator>(input).await;
        match (given, expected) {
            (Ok(output), Ok(from)) => {
                self.held.push(Held {
                    text: output.shard_iterator.unwrap(),
                    name,
                    life: stream.unwrap().life,
                    shard: index,
                    from,
                    issued_ms: now_ms,
                });
                Ok(())
            }
            (Err(fault), Err(code)) => same("iterator", fault.code.as_ref(), code),
            (given, expected) => Err(format!("{kind}: {given:?}, expected {expected:?}")),
        }
    }

    pub async fn read(&mut self, pick: u32, limit: Option<i32>) -> Result<(), String> {
        if self.held.is_empty() {
            return Ok(());
        }
        let held = self.held.remove(pick as usize % self.held.len());
        let input = api::GetRecordsInput {
            shard_iterator: Some(held.text),
            limit,
            ..Default::default()
        };
        let read = self.world().call::<api::GetRecords>(input).await;
        let now_ms = self.model.now_ms;
        let stream = self.model.streams.get_mut(held.name);
        let stream = stream.filter(|stream| stream.life == held.life);
        let gone = stream
            .as_ref()
            .is_none_or(|stream| stream.shard(held.shard).is_none());
        let refusal = match () {
            () if now_ms - held.issued_ms > ITERATOR_MS => Some(EXPIRED),
            () if gone => Some(MISSING),
            () => None,
        };
        let (output, stream) = match (read, refusal, stream) {
            (Ok(output), None, Some(stream)) => (output, stream),
            (Err(fault), Some(code), _) => return same("read", fault.code.as_ref(), code),
            (read, refusal, _) => return Err(format!("read {read:?}, expected {refusal:?}")),
        };
        let expected_children = children(stream, held.shard);
        let shard = &mut stream.shards[held.shard as usize];
        let closed = !shard.is_open();
        let log = shard.log.iter_mut().enumerate().skip(held.from);
        let mut visible = log.filter(|(_, record)| !record.expired);
        let records = output.records.unwrap();
        let most = limit.map_or(usize::MAX, |limit| limit as usize);
        let mut from = None;
        let mut expected = 0;
        for (place, record) in visible.by_ref().take(most) {
            let seen = records
                .get(expected)
                .ok_or(format!("no record {:?}", record.data))?;
            same_record(record, seen)?;
            expected += 1;
            from = Some(place + 1);
        }
        same("records read", records.len(), expected)?;
        let next = visible.next().map(|(_, record)| record.arrival_ms);
        let behind_ms = output.millis_behind_latest.unwrap() as u64;
        match next {
            Some(arrival_ms) if behind_ms < now_ms - arrival_ms => {
                return Err(format!(
                    "{behind_ms} ms behind, the next came at {arrival_ms}"
                ));
            }
            Some(_) => {}
            None => same("behind", behind_ms, 0)?,
        }
        let ends = closed && next.is_none();
        same("goes on", output.next_shard_iterator.is_some(), !ends)?;
        let told = output.child_shards.map(|children| {
            let children = children.into_iter();
            children
                .map(|child| index_of(&child.shard_id.unwrap()))
                .collect()
        });
        same("children", told, ends.then_some(expected_children))?;
        if let Some(text) = output.next_shard_iterator {
            let behind_all = shard.log.len();
            let from = match (from, next) {
                (Some(from), _) => from,
                (None, _) => behind_all,
            };
            self.held.push(Held {
                text,
                from,
                issued_ms: now_ms,
                ..held
            });
        }
        Ok(())
    }

    pub async fn list(
        &mut self,
        name: &'static str,
        filter: Filter,
        pick: u32,
    ) -> Result<(), String> {
        let Some(stream) = self.model.streams.get(name) else {
            return Ok(());
        };
        let now_ms = self.model.now_ms;
        let horizon_ms = stream.horizon_ms(now_ms);
        let some = stream
            .shards
            .get(pick as usize % stream.shards.len().max(1));
        let about_ms = some.map_or(now_ms, |shard| shard.closed_ms.unwrap_or(shard.opened_ms));
        let time_ms = about_ms + u64::from(pick % 5) - 2;
        let index = pick_shard(Some(stream), pick);
        let mut input = api::ShardFilter::default();
        let timestamp = Some(Timestamp::from_millis(time_ms as i64));
        let at = |shard: &Shard, time_ms: u64| {
            shard.opened_ms <= time_ms
                && shard.closed_ms.is_none_or(|closed_ms| closed_ms >= time_ms)
        };
        let kind = match filter {
            Filter::FromTrimHorizon => "FROM_TRIM_HORIZON",
            Filter::AtTrimHorizon => "AT_TRIM_HORIZON",
            Filter::AtLatest => "AT_LATEST",
            Filter::AtTimestamp => "AT_TIMESTAMP",
            Filter::FromTimestamp => "FROM_TIMESTAMP",
            Filter::AfterShardId => "AFTER_SHARD_ID",
        };
        input.r#type = text(kind);
        match filter {
            Filter::AtTimestamp | Filter::FromTimestamp => input.timestamp = timestamp,
            Filter::AfterShardId => input.shard_id = Some(shard_id(index)),
            _ => {}
        }
        let wanted = stream.listed().filter(|(listed, shard)| match filter {
            Filter::FromTrimHorizon => true,
            Filter::AtTrimHorizon => at(shard, horizon_ms),
            Filter::AtLatest => shard.is_open(),
            Filter::AtTimestamp => at(shard, time_ms.max(horizon_ms)),
            Filter::FromTimestamp => shard.closed_ms.is_none_or(|closed_ms| closed_ms >= time_ms),
            Filter::AfterShardId => *listed > index,
        });
        let wanted: Vec<u32> = wanted.map(|(index, _)| index).collect();
        let input = api::ListShardsInput {
            stream_name: text(name),
            shard_filter: Some(input),
            ..Default::default()
        };
        let listed = self.world().call::<api::ListShards>(input).await;
        match (listed, stream.status()) {
            (Err(fault), "CREATING" | "DELETING") => same("list", fault.code.as_ref(), IN_USE),
            (Ok(output), _) => {
                let shards = output.shards.unwrap().into_iter();
                let seen = shards
                    .map(|shard| index_of(&shard.shard_id.unwrap()))
                    .collect();
                same(&format!("{kind} at {time_ms} after {index}"), seen, wanted)
            }
            (Err(fault), _) => Err(fault.to_string()),
        }
    }
}

fn children(stream: &Stream, parent: u32) -> Vec<u32> {
    let children = stream
        .listed()
        .filter(|(_, shard)| shard.parents.contains(&parent));
    children.map(|(index, _)| index).collect()
}
