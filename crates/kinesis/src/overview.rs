//! What the service knows of its streams, for the engine's status page. Nothing is read from disk.

use plane::{Account, Region};
use serde::Serialize;

use crate::Kinesis;
use crate::progress::Rest;
use crate::sequence::counter_time_ms;
use crate::shard::Shard;
use crate::stream::{ShardState, Stream};

/// A stream.
#[derive(Debug, Clone, Serialize)]
pub struct StreamOverview {
    /// Its ARN.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The account it belongs to.
    pub account: Account,
    /// The region it is in.
    pub region: Region,
    /// `ACTIVE` and so on.
    pub status: &'static str,
    /// How long records are kept, in hours.
    pub retention_hours: u32,
    /// Whether new records are encrypted.
    pub encrypted: bool,
    /// Shards that take records.
    pub open_shards: usize,
    /// Shards that are listed, closed ones included.
    pub total_shards: usize,
    /// Records taken in since the process started, by the shards that are listed.
    pub records: u64,
    /// Their bytes: data and partition keys.
    pub bytes: u64,
    /// Records refused since then because a shard's rate was used up.
    pub throttled: u64,
    /// The shards: the open ones first, then those closed last.
    pub shards: Vec<ShardOverview>,
}

/// A shard.
#[derive(Debug, Clone, Serialize)]
pub struct ShardOverview {
    /// The number in its id.
    #[serde(skip)]
    pub index: u32,
    /// `shardId-000000000000`
    pub id: String,
    /// Whether it takes records.
    pub open: bool,
    /// Ids of the shards that it was made of.
    pub parents: Vec<String>,
    /// Indexes of them.
    #[serde(skip)]
    pub parent_indexes: Vec<u32>,
    /// Records taken in since the process started.
    pub records: u64,
    /// Their bytes: data and partition keys.
    pub bytes: u64,
    /// Records refused since then because its rate was used up.
    pub throttled: u64,
    /// The sequence number of its newest record, if it ever had one.
    pub last_sequence_number: Option<String>,
    /// When that arrived, milliseconds since the epoch.
    pub last_arrival_ms: Option<u64>,
}

/// How far a reader is behind in a shard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Behind {
    /// Records that it has not done.
    pub records: u64,
    /// There may be more of them, from before the process started.
    pub at_least: bool,
    /// How long ago the first of them arrived, in milliseconds.
    pub ms: u64,
}

impl Kinesis {
    /// The streams by ARN, at most `streams_max`, each with at most `shards_max` shards; and how
    /// many streams there are.
    pub fn overview(&self, streams_max: usize, shards_max: usize) -> (Vec<StreamOverview>, usize) {
        let mut streams: Vec<_> = {
            let live = self.live.read();
            let live = live.unwrap_or_else(std::sync::PoisonError::into_inner);
            live.by_id.values().cloned().collect()
        };
        let total = streams.len();
        streams.sort_by(|one, other| one.arn.cmp(&other.arn));
        streams.truncate(streams_max);
        let now_ms = self.clock.now_ms();
        let shown = streams.iter().map(|stream| of(stream, shards_max, now_ms));
        (shown.collect(), total)
    }

    /// How far who reads on from `position` (a counter) is behind in a shard; `None` if there is
    /// no such shard.
    pub fn behind(&self, stream_arn: &str, shard: u32, position: u64) -> Option<Behind> {
        let target = crate::target::Target::of_arn(stream_arn).ok()?;
        let stream = self.find_stream(&target)?;
        let row = stream.row();
        let described = row.shards.get(shard)?;
        let state = stream.shard(shard)?;
        let now_ms = self.clock.now_ms();
        let position = position.max(crate::read::horizon(&row, described, now_ms));
        if position > state.durable() {
            return Some(Behind::default());
        }
        let progress = state.progress();
        // What the process found when it started ends with the counter before `since`.
        let held = progress.since() > described.first;
        let rest = progress.from(position, held);
        Some(rest.map_or_else(Behind::default, |rest| behind(rest, now_ms)))
    }
}

fn behind(rest: Rest, now_ms: u64) -> Behind {
    Behind {
        records: rest.records,
        at_least: rest.at_least,
        ms: now_ms.saturating_sub(counter_time_ms(rest.first)),
    }
}

fn of(stream: &Stream, shards_max: usize, now_ms: u64) -> StreamOverview {
    let row = stream.row();
    let listed = |shard: &&Shard| shard.is_listed(now_ms, row.retention_ms());
    let mut shards: Vec<&Shard> = row.shards.iter().filter(listed).collect();
    // What takes records first; of the others, what was made last.
    shards.sort_by_key(|shard| (!shard.is_open(), std::cmp::Reverse(shard.index)));
    let open_shards = row.shards.open().count();
    if let Some(open) = shards.get_mut(..open_shards) {
        open.sort_by_key(|shard| shard.index);
    }
    let mut overview = StreamOverview {
        arn: stream.arn.clone(),
        name: stream.name.to_string(),
        account: stream.account.clone(),
        region: stream.region.clone(),
        status: row.status.as_str(),
        retention_hours: row.retention_hours,
        encrypted: row.encrypted,
        open_shards,
        total_shards: shards.len(),
        records: 0,
        bytes: 0,
        throttled: 0,
        shards: Vec::new(),
    };
    for shard in shards {
        let Some(state) = stream.shard(shard.index) else {
            continue;
        };
        let shown = of_shard(shard, &state);
        overview.records += shown.records;
        overview.bytes += shown.bytes;
        overview.throttled += shown.throttled;
        if overview.shards.len() < shards_max {
            overview.shards.push(shown);
        }
    }
    overview
}

fn of_shard(shard: &Shard, state: &ShardState) -> ShardOverview {
    let parents = [shard.parent, shard.adjacent_parent];
    let parent_indexes: Vec<u32> = parents.into_iter().flatten().collect();
    let last = state.durable();
    let has_any = last >= shard.first;
    let progress = state.progress();
    ShardOverview {
        index: shard.index,
        id: shard.id().to_string(),
        open: shard.is_open(),
        parents: parent_indexes
            .iter()
            .map(|index| crate::shard_id::ShardId(*index).to_string())
            .collect(),
        parent_indexes,
        records: progress.records,
        bytes: progress.bytes,
        throttled: progress.throttled,
        last_sequence_number: has_any.then(|| shard.sequence_number(last).to_string()),
        last_arrival_ms: has_any.then(|| counter_time_ms(last)),
    }
}
