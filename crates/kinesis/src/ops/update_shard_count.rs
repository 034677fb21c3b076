//! UpdateShardCount

use model::kinesis::{UpdateShardCount, UpdateShardCountInput, UpdateShardCountOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::split_shard::check_provisioned;
use crate::row::Pending;
use crate::target::address;
use crate::{Kinesis, faults};

/// Most shards this operation leads to.
const SHARDS_MAX: u32 = 10_000;
/// How often a stream may be scaled within a day.
const TIMES_MAX: usize = 10;

impl Serve<UpdateShardCount> for Kinesis {
    fn access(&self, call: &Call, input: &UpdateShardCountInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:UpdateShardCount", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: UpdateShardCountInput,
    ) -> Result<UpdateShardCountOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let wanted = input
            .target_shard_count
            .and_then(|count| u32::try_from(count).ok());
        let wanted = wanted.unwrap_or_default();
        let current = self
            .begin(&target, |row, tx| {
                check_provisioned(row)?;
                let open = row.shards.open_count();
                let counts =
                    format!("Current open shard count: {open}, Target shard count: {wanted}");
                if wanted > SHARDS_MAX {
                    return Err(faults::limit_exceeded(format!(
                        "Target shard count or number of open shards cannot be greater than \
                         {SHARDS_MAX}. {counts}"
                    )));
                }
                if wanted > open.saturating_mul(2) {
                    return Err(faults::limit_exceeded(format!(
                        "UpdateShardCount cannot scale up over double your current open shard \
                         count. {counts}"
                    )));
                }
                if wanted.saturating_mul(2) < open {
                    return Err(faults::limit_exceeded(format!(
                        "UpdateShardCount cannot scale down below half your current open shard \
                         count. {counts}"
                    )));
                }
                if !self.counts_within_day(&mut row.scaled_ms, tx.now_ms(), TIMES_MAX) {
                    let rest = format!(" {counts}");
                    return Err(faults::daily_limit("UpdateShardCount", TIMES_MAX, &rest));
                }
                self.check_shard_limit(tx, row, wanted.saturating_sub(open))?;
                Ok((Pending::Scale(wanted), open))
            })
            .await?;
        Ok(UpdateShardCountOutput {
            stream_arn: Some(target.arn()),
            stream_name: Some(target.name),
            current_shard_count: Some(current as i32),
            target_shard_count: Some(wanted as i32),
        })
    }
}
