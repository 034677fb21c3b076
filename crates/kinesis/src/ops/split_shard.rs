//! SplitShard

use model::kinesis::{SplitShard, SplitShardInput, SplitShardOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::hash_key::HashKey;
use crate::row::{Mode, Pending, StreamRow};
use crate::shard::Shard;
use crate::shard_id::ShardId;
use crate::target::{Target, address};
use crate::{Kinesis, faults};

/// Reads a shard's id.
pub(super) fn shard_id(raw: Option<&str>, target: &Target) -> Result<ShardId, Fault> {
    let raw = raw.unwrap_or_default();
    ShardId::parse(raw)
        .ok_or_else(|| faults::shard_not_found(raw, &target.name, target.account.as_str()))
}

/// A shard of the row, as resharding is told if it is not there. One that has expired is not,
/// also where the row still has it.
pub(super) fn shard_of(row: &StreamRow, id: ShardId, now_ms: u64) -> Result<&Shard, Fault> {
    let missing = || faults::shard_not_found(&id.to_string(), &row.name, row.account.as_str());
    let listed = |shard: &&Shard| shard.is_listed(now_ms, row.retention_ms());
    row.shards.get(id.0).filter(listed).ok_or_else(missing)
}

/// Refuses a stream whose shards follow its traffic.
pub(super) fn check_provisioned(row: &StreamRow) -> Result<(), Fault> {
    match row.mode {
        Mode::Provisioned => Ok(()),
        Mode::OnDemand => Err(faults::on_demand(&row.name, row.account.as_str())),
    }
}

/// Refuses a shard that has been split or merged.
pub(super) fn check_open(row: &StreamRow, shard: &Shard) -> Result<(), Fault> {
    if shard.is_open() {
        return Ok(());
    }
    let (id, name, account) = (shard.id(), &row.name, &row.account);
    Err(faults::invalid_argument(format!(
        "Shard {id} in stream {name} under account {account} has already been merged or split, \
         and thus is not eligible for merging or splitting."
    )))
}

impl Serve<SplitShard> for Kinesis {
    fn access(&self, call: &Call, input: &SplitShardInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:SplitShard", call, address!(input))
    }

    async fn run(&self, call: &Call, input: SplitShardInput) -> Result<SplitShardOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let id = shard_id(input.shard_to_split.as_deref(), &target)?;
        let text = input.new_starting_hash_key.unwrap_or_default();
        self.begin(&target, |row, tx| {
            check_provisioned(row)?;
            let shard = shard_of(row, id, tx.now_ms())?;
            check_open(row, shard)?;
            self.check_shard_limit(tx, row, 1)?;
            let range = shard.range;
            let key = HashKey::parse(&text).filter(|key| {
                range.start.0.checked_add(1).is_some_and(|low| key.0 > low) && *key < range.end
            });
            let Some(key) = key else {
                let (name, account) = (&row.name, &row.account);
                let (start, end) = (range.start, range.end);
                return Err(faults::invalid_argument(format!(
                    "NewStartingHashKey {text} used in SplitShard() on shard {id} in stream \
                     {name} under account {account} is not both greater than one plus the \
                     shard's StartingHashKey {start} and less than the shard's EndingHashKey \
                     {end}."
                )));
            };
            Ok((Pending::Split(id.0, key), ()))
        })
        .await?;
        Ok(SplitShardOutput {})
    }
}
