//! DescribeLimits

use model::kinesis::{DescribeLimits, DescribeLimitsInput, DescribeLimitsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::capacity::{STREAMS_MAX, is_on_demand};
use crate::lifecycle::open_shards;
use crate::row::key_prefix;

impl Serve<DescribeLimits> for Kinesis {
    fn access(&self, _: &Call, _: &DescribeLimitsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("kinesis:DescribeLimits", "*")])
    }

    async fn run(
        &self,
        call: &Call,
        _: DescribeLimitsInput,
    ) -> Result<DescribeLimitsOutput, Fault> {
        let (account, region) = (&call.caller.account, &call.caller.region);
        let streams = self.rows.prefix(&key_prefix(account, region));
        let open: u32 = streams.iter().map(|(_, row)| open_shards(row)).sum();
        let on_demand = streams.iter().filter(|(_, row)| is_on_demand(row)).count();
        Ok(DescribeLimitsOutput {
            shard_limit: Some(self.shard_limit(region.as_str()) as i32),
            open_shard_count: Some(open as i32),
            on_demand_stream_count: Some(on_demand as i32),
            on_demand_stream_count_limit: Some(STREAMS_MAX as i32),
        })
    }
}
