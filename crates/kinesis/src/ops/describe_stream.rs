//! DescribeStream

use model::kinesis::{
    DescribeStream, DescribeStreamInput, DescribeStreamOutput, StreamDescription,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::shard_id::ShardId;
use crate::target::address;
use crate::{Kinesis, describe, faults};

/// Most shards of one answer.
const SHARDS_MAX: usize = 100;

impl Serve<DescribeStream> for Kinesis {
    fn access(&self, call: &Call, input: &DescribeStreamInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:DescribeStream", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeStreamInput,
    ) -> Result<DescribeStreamOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let after = match &input.exclusive_start_shard_id {
            None => None,
            Some(id) => Some(ShardId::parse(id).ok_or_else(|| {
                faults::shard_not_found(id, &target.name, target.account.as_str())
            })?),
        };
        let row = self.stream(&target)?.row();
        let limit = input.limit.and_then(|limit| usize::try_from(limit).ok());
        let limit = limit.unwrap_or(SHARDS_MAX).min(SHARDS_MAX);
        let (now_ms, retention_ms) = (self.clock.now_ms(), row.retention_ms());
        let mut listed = row
            .shards
            .iter()
            .filter(|shard| shard.is_listed(now_ms, retention_ms))
            .filter(|shard| after.is_none_or(|after| shard.index > after.0));
        let shards = listed.by_ref().take(limit).map(describe::shard).collect();
        let has_more = listed.next().is_some();
        let (encryption_type, key_id) = describe::encryption(&row);
        let description = StreamDescription {
            stream_name: Some(row.name.clone()),
            stream_arn: Some(target.arn()),
            stream_status: Some(row.status.as_str().to_owned()),
            stream_mode_details: Some(describe::mode(&row)),
            shards: Some(shards),
            has_more_shards: Some(has_more),
            retention_period_hours: Some(row.retention_hours as i32),
            stream_creation_timestamp: Some(describe::created(&row)),
            enhanced_monitoring: Some(describe::enhanced_monitoring(&row)),
            encryption_type: Some(encryption_type),
            key_id,
        };
        Ok(DescribeStreamOutput {
            stream_description: Some(description),
        })
    }
}
