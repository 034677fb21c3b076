//! DescribeStreamSummary

use model::kinesis::{
    DescribeStreamSummary, DescribeStreamSummaryInput, DescribeStreamSummaryOutput,
    StreamDescriptionSummary,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::target::address;
use crate::{Kinesis, describe};

impl Serve<DescribeStreamSummary> for Kinesis {
    fn access(
        &self,
        call: &Call,
        input: &DescribeStreamSummaryInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:DescribeStreamSummary", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeStreamSummaryInput,
    ) -> Result<DescribeStreamSummaryOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let row = self.stream(&target)?.row();
        let (encryption_type, key_id) = describe::encryption(&row);
        let summary = StreamDescriptionSummary {
            stream_name: Some(row.name.clone()),
            stream_arn: Some(target.arn()),
            stream_status: Some(row.status.as_str().to_owned()),
            stream_mode_details: Some(describe::mode(&row)),
            retention_period_hours: Some(row.retention_hours as i32),
            stream_creation_timestamp: Some(describe::created(&row)),
            enhanced_monitoring: Some(describe::enhanced_monitoring(&row)),
            encryption_type: Some(encryption_type),
            key_id,
            open_shard_count: Some(row.shards.open_count() as i32),
            consumer_count: Some(self.consumers_of(&target).len() as i32),
            max_record_size_in_kib: Some(row.record_kib_max as i32),
            warm_throughput: self.warm_throughput(&row, self.clock.now_ms()),
            ..StreamDescriptionSummary::default()
        };
        Ok(DescribeStreamSummaryOutput {
            stream_description_summary: Some(summary),
        })
    }
}
