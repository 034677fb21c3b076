//! MergeShards

use model::kinesis::{MergeShards, MergeShardsInput, MergeShardsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::split_shard::{check_open, check_provisioned, shard_id, shard_of};
use crate::row::Pending;
use crate::target::address;
use crate::{Kinesis, faults};

impl Serve<MergeShards> for Kinesis {
    fn access(&self, call: &Call, input: &MergeShardsInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:MergeShards", call, address!(input))
    }

    async fn run(&self, call: &Call, input: MergeShardsInput) -> Result<MergeShardsOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let one = shard_id(input.shard_to_merge.as_deref(), &target)?;
        let other = shard_id(input.adjacent_shard_to_merge.as_deref(), &target)?;
        self.begin(&target, |row, tx| {
            check_provisioned(row)?;
            let now_ms = tx.now_ms();
            let (lower, upper) = (shard_of(row, one, now_ms)?, shard_of(row, other, now_ms)?);
            check_open(row, lower)?;
            check_open(row, upper)?;
            if !lower.range.is_followed_by(&upper.range) {
                let (name, account) = (&row.name, &row.account);
                return Err(faults::invalid_argument(format!(
                    "Shards {one} and {other} in stream {name} under account {account} are not \
                     an adjacent pair of shards eligible for merging"
                )));
            }
            Ok((Pending::Merge(one.0, other.0), ()))
        })
        .await?;
        Ok(MergeShardsOutput {})
    }
}
