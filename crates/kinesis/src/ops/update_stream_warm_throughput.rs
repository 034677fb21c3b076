//! UpdateStreamWarmThroughput

use model::kinesis::{
    UpdateStreamWarmThroughput, UpdateStreamWarmThroughputInput, UpdateStreamWarmThroughputOutput,
    WarmThroughputObject,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::row::Pending;
use crate::target::address;

impl Serve<UpdateStreamWarmThroughput> for Kinesis {
    fn access(
        &self,
        call: &Call,
        input: &UpdateStreamWarmThroughputInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:UpdateStreamWarmThroughput", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: UpdateStreamWarmThroughputInput,
    ) -> Result<UpdateStreamWarmThroughputOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let wanted = input.warm_throughput_mibps;
        let warm_throughput = self
            .begin(&target, |row, tx| {
                let warm = self.checked_warmth(tx, &target, row.mode, wanted)?;
                let warm = warm.unwrap_or_default();
                let shown = WarmThroughputObject {
                    target_mibps: Some(warm as i32),
                    current_mibps: Some(row.shards.open_count() as i32),
                };
                Ok((Pending::Warm(warm), shown))
            })
            .await?;
        Ok(UpdateStreamWarmThroughputOutput {
            stream_arn: Some(target.arn()),
            stream_name: Some(target.name),
            warm_throughput: Some(warm_throughput),
        })
    }
}
