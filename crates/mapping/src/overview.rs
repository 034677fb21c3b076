//! What the service knows of its mappings, for the engine's status page: the rows and the durable
//! checkpoints. Nothing is read from disk.

use plane::{Account, Region};
use serde::Serialize;

use crate::engine::{checkpoint_key, checkpoint_prefix};
use crate::event::key_hash;
use crate::machine::{Checkpoint, FailingRange, lane_of};
use crate::row::Mapping;
use crate::service::Mappings;

/// A mapping.
#[derive(Debug, Clone, Serialize)]
pub struct MappingOverview {
    /// Its UUID.
    pub uuid: String,
    /// The account it belongs to.
    pub account: Account,
    /// The region it is in.
    pub region: Region,
    /// ARN of the stream.
    pub stream_arn: String,
    /// ARN of the function, with its qualifier if the mapping has one.
    pub function_arn: String,
    /// `Enabled` and so on.
    pub state: &'static str,
    /// `LastProcessingResult`.
    pub last_result: String,
    /// When it was last changed, milliseconds since the epoch.
    pub modified_ms: i64,
    /// Most records of a batch.
    pub batch_size: i32,
    /// Batches of one shard at a time.
    pub parallelization_factor: i32,
    /// Whether it has taken its place in the stream's shards.
    #[serde(skip)]
    pub is_positioned: bool,
    /// Its place in each shard that it has begun.
    #[serde(skip)]
    pub places: Vec<Place>,
}

/// A mapping's place in a shard.
#[derive(Debug, Clone)]
pub struct Place {
    /// The shard's index.
    pub shard: u32,
    /// The counter of the first record that may not be done.
    pub position: u64,
    /// The shard is closed and done.
    pub finished: bool,
    /// The batch that fails, if one does.
    pub failing: Option<Failing>,
}

/// A batch that failed and is tried again.
#[derive(Debug, Clone, Serialize)]
pub struct Failing {
    /// Failed attempts that count against the mapping's retries.
    pub attempts: u32,
    /// When it failed first, milliseconds since the epoch.
    pub since_ms: i64,
    /// When it is tried again, milliseconds since the epoch.
    pub retry_at_ms: i64,
    /// The last invocation's request id, if the function was invoked.
    pub request_id: Option<String>,
    /// `Unhandled` where the function failed as a whole.
    pub function_error: Option<String>,
    /// Why it was given up, once it is: `RetryAttemptsExhausted` or `RecordAgeExceeded`.
    pub given_up: Option<&'static str>,
}

impl Mappings {
    /// The mappings, at most `most`; and how many there are.
    pub fn overview(&self, most: usize) -> (Vec<MappingOverview>, usize) {
        let rows = self.engine.mappings.all();
        let total = rows.len();
        let shown = rows.iter().take(most).map(|(_, row)| self.of(row));
        (shown.collect(), total)
    }

    /// The mapping's place in a record's lane, if it has begun the shard.
    pub(crate) fn place_for(
        &self,
        row: &Mapping,
        shard: u32,
        counter: u64,
        partition_key: &str,
    ) -> Option<Place> {
        let key = checkpoint_key(row.id, shard);
        let checkpoint = self.engine.checkpoints.get(&key)?;
        Some(place_for(&checkpoint, shard, counter, partition_key))
    }

    fn of(&self, row: &Mapping) -> MappingOverview {
        let prefix = checkpoint_prefix(row.id);
        let checkpoints = self.engine.checkpoints.prefix(&prefix);
        let places = checkpoints.iter().filter_map(|(key, checkpoint)| {
            let shard = key.strip_prefix(&prefix)?.parse().ok()?;
            Some(place(shard, checkpoint))
        });
        MappingOverview {
            uuid: row.uuid.clone(),
            account: row.account.clone(),
            region: row.region.clone(),
            stream_arn: row.stream_arn.clone(),
            function_arn: row.settings.function_arn.clone(),
            state: row.state.as_str(),
            last_result: row.last_processing_result.clone(),
            modified_ms: row.last_modified_ms,
            batch_size: row.settings.batch_size,
            parallelization_factor: row.settings.parallelization_factor,
            is_positioned: row.is_positioned,
            places: places.collect(),
        }
    }
}

fn place(shard: u32, checkpoint: &Checkpoint) -> Place {
    let ranges = checkpoint.lanes.iter().flat_map(|lane| &lane.failing);
    Place {
        shard,
        position: checkpoint.next,
        finished: checkpoint.finished,
        failing: ranges
            .max_by_key(|range| range.attempts)
            .map(Failing::of_range),
    }
}

/// The place in the lane of a record, and the batch that fails with this record in it.
fn place_for(checkpoint: &Checkpoint, shard: u32, counter: u64, partition_key: &str) -> Place {
    let hash = key_hash(partition_key);
    let lanes = checkpoint.lanes.iter();
    let lanes = lanes.filter(|lane| lane_of(hash, lane.factor) == lane.lane);
    let mut ranges = lanes.clone().flat_map(|lane| &lane.failing);
    let with_it = ranges.find(|range| (range.first..=range.last).contains(&counter));
    let position = lanes.map(|lane| lane.next).max().unwrap_or(0);
    Place {
        shard,
        position: position.max(checkpoint.next),
        finished: checkpoint.finished,
        failing: with_it.map(Failing::of_range),
    }
}

impl Failing {
    fn of_range(range: &FailingRange) -> Self {
        let invocation = range.invocation.as_ref();
        Self {
            attempts: range.attempts,
            since_ms: range.first_failure_ms,
            retry_at_ms: range.retry_at_ms,
            request_id: invocation.map(|it| it.request_id.clone()),
            function_error: invocation.and_then(|it| it.function_error.clone()),
            given_up: range.verdict.as_ref().map(|it| it.condition.as_str()),
        }
    }
}
