//! DescribeAccountSettings

use model::kinesis::{
    DescribeAccountSettings, DescribeAccountSettingsInput, DescribeAccountSettingsOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;

impl Serve<DescribeAccountSettings> for Kinesis {
    fn access(&self, _: &Call, _: &DescribeAccountSettingsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("kinesis:DescribeAccountSettings", "*")])
    }

    async fn run(
        &self,
        call: &Call,
        _: DescribeAccountSettingsInput,
    ) -> Result<DescribeAccountSettingsOutput, Fault> {
        let row = self.account(&call.caller.account, &call.caller.region);
        Ok(DescribeAccountSettingsOutput {
            minimum_throughput_billing_commitment: Some(row.describe(self.clock.now_ms())),
        })
    }
}
