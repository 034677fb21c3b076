//! ListShards

use std::sync::Arc;

use model::kinesis::{ListShards, ListShardsInput, ListShardsOutput, ShardFilter};
use plane::{Access, Call, Serve};
use serde::{Deserialize, Serialize};
use wire::Fault;

use crate::row::{Status, StreamRow};
use crate::sequence::counter_time_ms;
use crate::shard::Shard;
use crate::shard_id::ShardId;
use crate::stream::Stream;
use crate::target::{Target, address};
use crate::token::PageToken;
use crate::{Kinesis, describe, faults};

/// Most shards of one answer.
const SHARDS_MAX: usize = 1000;

/// Where a listing goes on.
#[derive(Debug, Serialize, Deserialize)]
struct Place {
    stream: u64,
    after: u32,
    which: Which,
}

/// Which shards are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Which {
    /// All that hold or may get records.
    Listed,
    /// Those open at a moment.
    At(u64),
    /// Those open at a moment or later.
    From(u64),
    /// Those that are open.
    Open,
}

fn not_together(member: &str) -> Fault {
    faults::invalid_argument(format!(
        "NextToken and {member} cannot be provided together."
    ))
}

/// The pagination token is too old.
pub(super) fn token_expired() -> Fault {
    Fault::client("ExpiredNextTokenException", "The NextToken has expired.")
}

impl Which {
    /// Reads the filter: which shards, and after which index.
    fn of(
        filter: Option<ShardFilter>,
        row: &StreamRow,
        now_ms: u64,
    ) -> Result<(Self, Option<u32>), Fault> {
        let Some(filter) = filter else {
            return Ok((Self::Listed, None));
        };
        let kind = filter.r#type.unwrap_or_default();
        let unwanted = |member: &str| {
            let message = format!("{member} cannot be provided with ShardFilter type {kind}.");
            Err(faults::invalid_argument(message))
        };
        let needs = |member: &str| {
            faults::invalid_argument(format!("ShardFilter type {kind} requires {member}."))
        };
        if filter.shard_id.is_some() && kind != "AFTER_SHARD_ID" {
            return unwanted("ShardId");
        }
        if filter.timestamp.is_some() && !kind.ends_with("_TIMESTAMP") {
            return unwanted("Timestamp");
        }
        let time_ms = || {
            let time = filter.timestamp.ok_or_else(|| needs("Timestamp"))?;
            Ok::<_, Fault>(u64::try_from(time.millis()).unwrap_or(0))
        };
        let horizon_ms = now_ms
            .saturating_sub(row.retention_ms())
            .max(row.created_ms)
            .max(counter_time_ms(row.floor));
        Ok(match kind.as_str() {
            "AFTER_SHARD_ID" => {
                let text = filter.shard_id.ok_or_else(|| needs("ShardId"))?;
                let id = ShardId::parse(&text).ok_or_else(|| {
                    faults::shard_not_found(&text, &row.name, row.account.as_str())
                })?;
                (Self::Listed, Some(id.0))
            }
            "AT_TRIM_HORIZON" => (Self::At(horizon_ms), None),
            "AT_LATEST" => (Self::Open, None),
            "AT_TIMESTAMP" => (Self::At(time_ms()?.max(horizon_ms)), None),
            "FROM_TIMESTAMP" => (Self::From(time_ms()?), None),
            _ => (Self::Listed, None),
        })
    }

    fn holds(self, shard: &Shard) -> bool {
        let starts_ms = match shard.parent {
            None => shard.created_s * 1000,
            Some(_) => counter_time_ms(shard.first),
        };
        let ends_from = |time_ms| shard.closed.is_none_or(|closed| closed.at_ms >= time_ms);
        match self {
            Self::Listed => true,
            Self::At(time_ms) => starts_ms <= time_ms && ends_from(time_ms),
            Self::From(time_ms) => ends_from(time_ms),
            Self::Open => shard.is_open(),
        }
    }
}

impl Kinesis {
    fn place(&self, text: &str) -> Result<PageToken<Place>, Fault> {
        PageToken::open(&self.tokens, text)
            .ok_or_else(|| faults::invalid_argument("Invalid NextToken."))
    }

    /// The stream and where to start in it.
    fn listing(
        &self,
        call: &Call,
        input: ListShardsInput,
        now_ms: u64,
    ) -> Result<(Arc<Stream>, Option<u32>, Which), Fault> {
        let Some(text) = input.next_token else {
            let target = address!(input).target(&call.caller)?;
            let stream = self.stream(&target)?;
            let row = stream.row();
            if matches!(row.status, Status::Creating | Status::Deleting) {
                let account = target.account.as_str();
                return Err(faults::not_listed(&target.name, account, row.status));
            }
            let created = input.stream_creation_timestamp;
            if created.is_some_and(|time| time.secs() != (row.created_ms / 1000) as i64) {
                return Err(target.not_found());
            }
            let (which, after) = Which::of(input.shard_filter, &row, now_ms)?;
            let start = match &input.exclusive_start_shard_id {
                None => None,
                Some(id) => Some(ShardId::parse(id).ok_or_else(|| {
                    faults::shard_not_found(id, &target.name, target.account.as_str())
                })?),
            };
            let later = after.max(start.map(|id| id.0));
            return Ok((stream, later, which));
        };
        let token = self.place(&text)?;
        if !token.is_alive(now_ms) {
            return Err(token_expired());
        }
        let stream = self.stream_in(token.place.stream, &call.caller.region);
        let stream = stream.ok_or_else(|| faults::invalid_argument("Invalid NextToken."))?;
        Ok((stream, Some(token.place.after), token.place.which))
    }
}

impl Serve<ListShards> for Kinesis {
    fn access(&self, call: &Call, input: &ListShardsInput) -> Result<Vec<Access>, Fault> {
        let named = input.stream_name.is_some() || input.stream_arn.is_some();
        match &input.next_token {
            None if !named => {
                let message = "Either NextToken or StreamName should be provided.";
                Err(faults::invalid_argument(message))
            }
            // The token says all of it. See "NextToken" of "ListShards" in the API Reference.
            Some(_) if input.stream_name.is_some() => Err(not_together("StreamName")),
            Some(_) if input.stream_arn.is_some() => Err(not_together("StreamARN")),
            Some(_) if input.stream_id.is_some() => Err(not_together("StreamId")),
            Some(_) if input.stream_creation_timestamp.is_some() => {
                Err(not_together("StreamCreationTimestamp"))
            }
            Some(_) if input.exclusive_start_shard_id.is_some() => {
                Err(not_together("ExclusiveStartShardId"))
            }
            Some(_) if input.shard_filter.is_some() => Err(not_together("ShardFilter")),
            None => self.access_to("kinesis:ListShards", call, address!(input)),
            Some(text) => {
                let id = self.place(text)?.place.stream;
                let stream = self.stream_in(id, &call.caller.region);
                let stream =
                    stream.ok_or_else(|| faults::invalid_argument("Invalid NextToken."))?;
                let target = Target::of_arn(&stream.arn)?;
                Ok(vec![self.access(
                    "kinesis:ListShards",
                    &call.caller,
                    &target,
                )])
            }
        }
    }

    async fn run(&self, call: &Call, input: ListShardsInput) -> Result<ListShardsOutput, Fault> {
        let now_ms = self.clock.now_ms();
        let limit = input
            .max_results
            .and_then(|limit| usize::try_from(limit).ok());
        let limit = limit.unwrap_or(SHARDS_MAX).min(SHARDS_MAX);
        let (stream, after, which) = self.listing(call, input, now_ms)?;
        let row = stream.row();
        let mut listed = row
            .shards
            .iter()
            .filter(|shard| after.is_none_or(|after| shard.index > after))
            .filter(|shard| shard.is_listed(now_ms, row.retention_ms()) && which.holds(shard));
        let page: Vec<&Shard> = listed.by_ref().take(limit).collect();
        let next_token = match page.last() {
            Some(last) if listed.next().is_some() => {
                let place = Place {
                    stream: stream.id,
                    after: last.index,
                    which,
                };
                PageToken {
                    issued_ms: now_ms,
                    place,
                }
                .seal(&self.tokens, &self.nonces)
            }
            _ => None,
        };
        let shards = page.into_iter().map(describe::shard).collect();
        Ok(ListShardsOutput {
            shards: Some(shards),
            next_token,
        })
    }
}
